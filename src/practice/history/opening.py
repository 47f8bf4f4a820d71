"""Opening a history: looked at without a write first, made when there is none, brought up to date."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path, PurePath

from practice.history import trouble
from practice.history.sealing import rinse
from practice.history.store import SqliteHistory
from practice.history.trouble import in_words
from practice.history.versions import APPLICATION, NEWEST, bring_up_to_date, shipped, version_of

PATIENCE = 5.0  # seconds to wait for another program that is writing; its transactions take milliseconds

CHECK_UP_TO = 64 * 2**20  # bytes; see `open_history`

_NEEDS = (3, 37)  # strict tables

_MEANS_SOMETHING = str.maketrans({"%": "%25", "?": "%3f", "#": "%23"})  # to SQLite, in a URI


def open_history(path: Path, *, patience: float = PATIENCE, check_up_to: int = CHECK_UP_TO) -> SqliteHistory:
    """The history in this file, ready to be read and written; a new one where there is none.

    Missing folders are made with mode 0700 and the file with 0600. A file that is damaged, newer than
    the program, or not a history is left byte for byte as it is. Raises HistoryError.

    The whole file is checked each time, because a check costs less than a millisecond a megabyte and
    damage is best found while a backup is still near. A file of more than 64 MB (years of daily practice)
    is checked only when its last session was not closed cleanly: what breaks a file is an interruption,
    and SQLite still reports a broken page when it meets one. (`quick_check`: that an index agrees with
    its table, and that a word has not changed its letters, it does not see.)
    """
    if sqlite3.sqlite_version_info < _NEEDS:
        raise trouble.too_old(path, has=sqlite3.sqlite_version, needs="3.37")
    with in_words(path):
        _prepare(path)
        version = _look(path, patience=patience, check_up_to=check_up_to)
        left_over = _size(_wal(path)) > 0
        db = connect(path, mode="rw", patience=patience)
        try:
            _set_up(db, version=version)
            if left_over:
                rinse(db)  # a program was killed, perhaps between burning something and emptying the WAL
        except BaseException:
            db.close()
            raise
    return SqliteHistory(db, path)


def connect(path: Path, *, mode: str, patience: float = PATIENCE) -> sqlite3.Connection:
    """A connection without transactions of its own; `mode` is `ro` or `rw`, and neither makes a file."""
    db = sqlite3.connect(
        address(path.absolute(), mode=mode), uri=True, timeout=patience, isolation_level=None
    )
    db.row_factory = sqlite3.Row
    db.text_factory = _text
    return db


def address(path: PurePath, *, mode: str) -> str:
    """An absolute path as a URI for SQLite.

    Unlike that of `as_uri` it names no host: SQLite refuses `file://server/share/...` and takes
    `file:////server/share/...` for the same file on a network drive.
    """
    name = path.as_posix().translate(_MEANS_SOMETHING)
    root = "" if name.startswith("/") else "/"  # before `C:`
    return f"file://{root}{name}?mode={mode}"


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogatepass")


def _prepare(path: Path) -> None:
    """After this there is a file, perhaps an empty one.

    A file that is there is never opened here: closing it would let go of every lock that SQLite holds on
    it in this process.
    """
    rest = _size(_wal(path))  # before the history itself, which another program may be making just now
    if rest and not _size(path):
        raise trouble.bereft(path)
    if path.exists():
        if not path.is_file():
            raise trouble.not_a_file(path)
        if _size(path) == 1:  # SQLite takes such a file for an empty one
            raise trouble.no_database(path)
        return
    for folder in reversed(path.absolute().parents):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
        elif not folder.is_dir():
            raise trouble.not_a_folder(path, folder)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _look(path: Path, *, patience: float, check_up_to: int) -> int:
    """The version of the file, which is sound and ours; 0 when it is empty. Writes nothing to it."""
    left_open = _size(_wal(path)) > 0  # by a program that was killed, or that has it open just now
    try:
        with closing(connect(path, mode="ro", patience=patience)) as db:
            return _judge(db, path, left_open=left_open, check_up_to=check_up_to)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
    # A program was killed while it wrote without a WAL (on a network drive, or making the file): what it
    # had begun must be undone before anything can be read, and only a connection that may write does that.
    with closing(connect(path, mode="rw", patience=patience)) as db:
        return _judge(db, path, left_open=True, check_up_to=check_up_to)


def _judge(db: sqlite3.Connection, path: Path, *, left_open: bool, check_up_to: int) -> int:
    version = version_of(db)
    application: int = db.execute("pragma application_id").fetchone()[0]
    if version == 0 and not db.execute("select 1 from sqlite_schema").fetchone():
        return 0
    if application != APPLICATION:
        raise trouble.not_ours(path)
    if version > NEWEST:
        raise trouble.newer(path, version=version, newest=NEWEST)
    if not left_open and _size(path) % db.execute("pragma page_size").fetchone()[0]:
        raise trouble.damaged(path, "it ends in the middle of a page")  # SQLite would read zeros there
    if left_open or _size(path) <= check_up_to:
        finding: str = db.execute("pragma quick_check(1)").fetchone()[0]
        if finding != "ok":
            raise trouble.damaged(path, " ".join(finding.split()))
    return version


def _set_up(db: sqlite3.Connection, *, version: int) -> None:
    db.execute("pragma journal_mode = wal")  # where a drive cannot do this, SQLite stays with a journal
    db.execute("pragma synchronous = full")  # what was kept survives a power cut, not only a kill
    db.execute("pragma secure_delete = on")  # what is burnt leaves zeros behind, not words
    if version < NEWEST:
        bring_up_to_date(db, shipped())
    db.execute("pragma foreign_keys = on")  # not earlier: a migration may rebuild tables
    # SQLite opens what may not be written all the same, for reading, and even begins a transaction on it.
    # This changes nothing, and fails now instead of after the first answer.
    db.execute("delete from draft where false")


def _wal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")


def _size(path: Path) -> int:
    """0 for a file that is missing, and for what is no file."""
    return path.stat().st_size if path.is_file() else 0
