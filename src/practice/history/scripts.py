"""Scripts for somebody else, as files that only the person may read."""

from pathlib import Path

from practice.disk.whole import make_folder, write_new
from practice.history.trouble import HistoryError

ENDING = ".txt"


def keep_script(folder: Path, name: str, text: str) -> Path:
    """Where it is now. One that is there already may have been sent, so that it stays and this is another.

    Raises HistoryError.
    """
    number = 1
    while True:
        path = folder / f"{name if number == 1 else f'{name}-{number}'}{ENDING}"
        try:
            make_folder(folder)
            write_new(path, text.encode())
        except FileExistsError as error:
            if not folder.is_dir():
                raise _cannot(path, error) from error
            number += 1
        except OSError as error:
            raise _cannot(path, error) from error
        else:
            return path


def _cannot(path: Path, error: OSError) -> HistoryError:
    return HistoryError(f"{path}: the script could not be kept as a file ({error.strerror or error})")
