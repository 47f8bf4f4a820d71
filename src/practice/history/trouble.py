"""What can go wrong with the history, each as one sentence for the person who can mend it."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from practice.model.trouble import Trouble


class HistoryError(Trouble):
    """The history cannot be read or written."""


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turns what SQLite and the system say about this file into a HistoryError; bugs pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        trouble = _of_sqlite(path, error)
        if trouble is None:
            raise
        raise trouble from error
    except OSError as error:
        raise _of_system(path, error) from error


def damaged(path: Path, detail: str) -> HistoryError:
    """`detail` is the finding, for whoever tries to rescue the file."""
    return HistoryError(
        f"{path}: the history is damaged ({detail}); practice leaves it as it is",
        mend="put a backup in its place, or move it away to begin a new history; "
        "`sqlite3 OLD .recover | sqlite3 NEW` rescues what can still be read",
    )


def not_ours(path: Path) -> HistoryError:
    """A database, but of another program."""
    return HistoryError(
        f"{path}: this database belongs to another program; practice leaves it as it is",
        mend="move it somewhere else, and a new history begins; or give another folder in PRACTICE_HOME",
    )


def no_database(path: Path) -> HistoryError:
    """Some other file, or one whose first bytes are broken."""
    return HistoryError(
        f"{path}: this is not a history, or its beginning is damaged; practice leaves it as it is",
        mend="put a backup in its place, or move it away to begin a new history",
    )


def newer(path: Path, *, version: int, newest: int) -> HistoryError:
    """Written by a program that knows more than this one."""
    return HistoryError(
        f"{path}: the history has version {version}, and this program knows versions up to {newest}",
        mend="install the newest practice; this one leaves the history as it is",
    )


def bereft(path: Path) -> HistoryError:
    """The file is gone or empty, and what was kept last is still beside it."""
    return HistoryError(
        f"{path}: the history is missing or empty, but {path.name}-wal beside it still holds a part of it",
        mend=f"put the history back in its place; or move {path.name}-wal away too, to begin a new one",
    )


def not_a_file(path: Path) -> HistoryError:
    """A folder, or a device."""
    return HistoryError(
        f"{path}: the history should be here, but this is not a file",
        mend="move it away, or give another folder in PRACTICE_HOME",
    )


def not_a_folder(path: Path, folder: Path) -> HistoryError:
    """A file where one of its folders should be."""
    return HistoryError(
        f"{path}: the history cannot be made here, because {folder} is not a folder",
        mend="move that file away, or give another folder in PRACTICE_HOME",
    )


def elsewhere() -> HistoryError:
    """Two windows play one round, and this one has fallen behind."""
    return HistoryError(
        "this round is open in another window and went on there, so this step was not kept",
        mend="go on in the other window, or close it and resume the round here",
    )


def too_old(path: Path, *, has: str, needs: str) -> HistoryError:
    """The SQLite that came with this Python."""
    return HistoryError(
        f"{path}: this Python comes with SQLite {has}, and the history needs {needs} or newer",
        mend="use a newer Python, for example from python.org",
    )


def _of_sqlite(path: Path, error: sqlite3.Error) -> HistoryError | None:
    """None for what only a programmer can mend."""
    code = getattr(error, "sqlite_errorcode", 0)  # errors of the Python module itself have none
    match code & 0xFF:  # the low byte is the kind, the rest is detail
        case sqlite3.SQLITE_CONSTRAINT if "moment.n" in str(error):
            return elsewhere()
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED | sqlite3.SQLITE_PROTOCOL:
            return HistoryError(
                f"{path}: another program is writing to the history and does not let go of it",
                mend="close other windows of practice and whatever else has the file open, then try again",
            )
        case sqlite3.SQLITE_FULL:
            return _full(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _not_writable(path)
        case sqlite3.SQLITE_IOERR:
            return HistoryError(
                f"{path}: the disk refused to read or write the history ({error.sqlite_errorname})",
                mend="look after the disk (space, quota, cable) and try again; "
                "what was kept before is still in the file",
            )
        case sqlite3.SQLITE_CANTOPEN:
            return HistoryError(
                f"{path}: the history, or a file it needs beside it, cannot be opened",
                mend="make the file and its folder yours to read and write, "
                "or give another folder in PRACTICE_HOME",
            )
        case sqlite3.SQLITE_NOTADB:
            return no_database(path)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path, str(error))
        case _:
            return None


def _of_system(path: Path, error: OSError) -> HistoryError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return _full(path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _not_writable(path)
        case _:
            return HistoryError(
                f"{path}: the history cannot be opened or made here ({error.strerror})",
                mend="give another folder in PRACTICE_HOME",
            )


def _full(path: Path) -> HistoryError:
    return HistoryError(
        f"{path}: the disk is full, so this was not kept",
        mend="free some space and try again; everything kept before is safe",
    )


def _not_writable(path: Path) -> HistoryError:
    return HistoryError(
        f"{path}: the history may not be written",
        mend="make the file and its folder yours to write, or give another folder in PRACTICE_HOME",
    )
