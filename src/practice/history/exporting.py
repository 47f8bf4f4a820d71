"""A copy of the person's own data to take away: a new zip file that only they may read."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from practice.model.trouble import Trouble

ENDING = ".zip"
FOR_OWNER = 0o600
BLOCK = 2**20

_FIRST_YEAR, _LAST_YEAR = 1980, 2107  # what a zip file can say


class ExportError(Trouble):
    """The file could not be written; what there was before is as it was."""


def target(path: Path) -> Path:
    """The file that is to be written, written out. Raises ExportError where it cannot be."""
    try:
        path = path.expanduser()
        if path.suffix.lower() != ENDING:
            raise ExportError(
                f"{path}: the export is a zip file", mend=f"give it a name that ends in {ENDING}"
            )
        if path.is_symlink() or path.exists():
            raise _there(path)
        if not path.absolute().parent.is_dir():
            raise ExportError(
                f"{path}: there is no folder {path.parent}", mend="make it, or give the name of another"
            )
    except (OSError, ValueError, RuntimeError) as error:  # a name too long, with NUL, or of no user
        raise _cannot(path, error) from error
    return path


def own_files(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, Path]]:
    """The files of these names in a folder, and all in its folders of these names, by name.

    What a link leads to counts as the file; a link to a folder does not.
    """
    for name in names:
        path = folder / name
        if path.is_file():
            yield name, path
        elif path.is_dir():
            for inside, folders, files in os.walk(path, onerror=_raise):
                folders.sort()
                for file in sorted(files):
                    found = Path(inside, file)
                    if found.is_file():
                        yield found.relative_to(folder).as_posix(), found


def write_archive(
    path: Path,
    texts: Sequence[tuple[str, Iterable[str]]],
    files: Iterable[tuple[str, Path]],
    *,
    now: datetime,
) -> tuple[Sequence[int], int]:
    """Write these texts (as lines) and copies of these files into a new zip file.

    How many lines each of the texts had, and how many files there were.

    All of it, or no file: a file that is there already is never touched. Raises ExportError.
    """
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), FOR_OWNER)
    except FileExistsError as error:
        raise _there(path) from error
    except (OSError, ValueError) as error:
        raise _cannot(path, error) from error
    try:
        with os.fdopen(handle, "w+b") as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
            written = [_add_text(archive, _entry(name, now), lines) for name, lines in texts]
            copied = sum(_add_file(archive, name, source) for name, source in files)
    except BaseException as error:
        with suppress(OSError):
            path.unlink()
        if isinstance(error, OSError):
            raise _cannot(Path(error.filename or path), error) from error
        raise
    return written, copied


def _add_text(archive: ZipFile, entry: ZipInfo, lines: Iterable[str]) -> int:
    count = 0
    with archive.open(entry, "w", force_zip64=True) as into:
        for line in lines:
            into.write(f"{line}\n".encode(errors="replace"))
            count += 1
    return count


def _add_file(archive: ZipFile, name: str, source: Path) -> int:
    changed = datetime.fromtimestamp(source.stat().st_mtime).astimezone()
    with source.open("rb") as content, archive.open(_entry(name, changed), "w", force_zip64=True) as into:
        while block := content.read(BLOCK):
            into.write(block)
    return 1


def _entry(name: str, changed: datetime) -> ZipInfo:
    year = min(max(changed.year, _FIRST_YEAR), _LAST_YEAR)
    sayable = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    entry = ZipInfo(sayable, (year, *changed.timetuple()[1:6]))
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = FOR_OWNER << 16
    return entry


def _raise(error: OSError) -> None:
    raise error


def _there(path: Path) -> ExportError:
    return ExportError(f"{path}: this is there already, and stays as it is", mend="give another name")


def _cannot(path: Path, error: Exception) -> ExportError:
    why = getattr(error, "strerror", None) or error
    return ExportError(
        f"{path}: the export cannot be written ({why})", mend="nothing was changed; try another place"
    )
