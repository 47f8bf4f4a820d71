"""Scripts for somebody else, as files that only the person may read."""

import os
from contextlib import suppress
from pathlib import Path

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
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_new(path, text)
        except FileExistsError as error:
            if not folder.is_dir():
                raise _cannot(path, error) from error
            number += 1
        except OSError as error:
            raise _cannot(path, error) from error
        else:
            return path


def _write_new(path: Path, text: str) -> None:
    """All of it, or no file."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _cannot(path: Path, error: OSError) -> HistoryError:
    return HistoryError(f"{path}: the script could not be kept as a file ({error.strerror or error})")
