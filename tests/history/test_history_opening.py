"""A history is made where there is none, private; where none can be made, a sentence says so."""

import os
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from conftest import without_rights
from practice.history.opening import address, open_history
from practice.history.trouble import HistoryError
from practice.model.answer import Voice
from practice.model.facts import (
    RoundStarted,
)
from practice.model.stamp import Stamp

START = RoundStarted(
    Stamp("round", "2026-03-01T10:00:00.000Z", "2026-03-01"), "quick", "Quick", 7, Voice.TYPED, "{}"
)


def refused(path: Path) -> HistoryError:
    """Opening must fail, name the file and say what to do."""
    with pytest.raises(HistoryError) as caught:
        open_history(path, patience=0.01)

    assert str(path) in caught.value.sentence
    assert caught.value.mend
    return caught.value


def test_a_new_history_is_empty_and_ready(tmp_path: Path) -> None:
    """The first start asks for nothing."""
    history = open_history(tmp_path / "new" / "folder" / "history.db")
    empty = history.rounds()
    history.keep(START)
    kept = history.rounds()
    history.close()

    assert empty == ()
    assert len(kept) == 1


def test_an_empty_file_is_a_new_history(tmp_path: Path) -> None:
    """A program killed between making the file and filling it leaves one."""
    path = tmp_path / "history.db"
    path.touch()
    history = open_history(path)
    history.keep(START)
    kept = history.rounds()
    history.close()

    assert len(kept) == 1


def test_an_empty_database_is_a_new_history(tmp_path: Path) -> None:
    """The same a moment later: the first page is there, the tables are not."""
    path = tmp_path / "history.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("pragma journal_mode = wal")
    history = open_history(path)
    history.keep(START)
    kept = history.rounds()
    history.close()

    assert len(kept) == 1


@pytest.mark.parametrize("name", ["a b#c?d%20e&f='g'.db", "история.db", "~"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    """SQLite is given a URI, in which half of these signs mean something."""
    if sys.platform == "win32":
        name = name.replace("?", "")  # not allowed in a name there
    open_history(tmp_path / name / name).close()

    assert [each.name for each in tmp_path.rglob("*")] == [name, name]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/a b/100%?.db"), "file:///home/a b/100%25%3f.db"),
        (PureWindowsPath(r"C:\Users\Ana\history#1.db"), "file:///C:/Users/Ana/history%231.db"),
        (PureWindowsPath(r"\\server\share\it's é.db"), "file:////server/share/it's é.db"),
    ],
)
def test_sqlite_is_given_no_host(path: PurePath, uri: str) -> None:
    """It refuses `file://server/...`, and a home folder on a network drive would have no history."""
    assert address(path, mode="rw") == f"{uri}?mode=rw"


@pytest.mark.skipif(sys.platform == "win32", reason="there such a path is a network drive")
def test_sqlite_takes_a_path_with_two_slashes(tmp_path: Path) -> None:
    """What `//server/share` becomes is a path to SQLite, with nothing before it."""
    open_history(tmp_path / "history.db").close()
    uri = address(PureWindowsPath(f"/{tmp_path}/history.db"), mode="ro")
    with closing(sqlite3.connect(uri, uri=True)) as db:
        tables = db.execute("select count(*) from sqlite_schema").fetchone()[0]

    assert uri.startswith("file:////")
    assert tables


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has access lists, not modes; its folder is private"
)
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    """Even for a person whose files are open to all; the folders above are made private as well."""
    old = os.umask(0)
    try:
        history = open_history(tmp_path / "share" / "practice" / "history.db")
    finally:
        os.umask(old)
    history.keep(START)
    modes = {
        each.relative_to(tmp_path).as_posix(): stat.S_IMODE(each.stat().st_mode)
        for each in tmp_path.rglob("*")
    }
    history.close()

    assert modes == {
        "share": 0o700,
        "share/practice": 0o700,
        "share/practice/history.db": 0o600,
        "share/practice/history.db-wal": 0o600,
        "share/practice/history.db-shm": 0o600,
    }


def test_a_folder_in_its_place_is_refused(tmp_path: Path) -> None:
    """SQLite only says that it cannot open it."""
    (tmp_path / "history.db").mkdir()

    assert "not a file" in refused(tmp_path / "history.db").sentence


@pytest.mark.parametrize("below", ["history.db", "practice/history.db"])
def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path, below: str) -> None:
    """As for the administrator, too: rights do not help here."""
    (tmp_path / "share").write_text("a file")

    assert f"{tmp_path / 'share'} is not a folder" in refused(tmp_path / "share" / below).sentence
    assert (tmp_path / "share").read_text() == "a file"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a /proc, where nobody may make a file")
@pytest.mark.parametrize("below", ["history.db", "practice/history.db"])
def test_a_drive_that_takes_no_files_is_a_sentence(below: str) -> None:
    """A real drive of this kind, on which even the administrator cannot write."""
    error = refused(Path("/proc") / below)

    assert "cannot be opened or made here" in error.sentence
    assert "PRACTICE_HOME" in error.mend


@pytest.mark.parametrize("mode", [0o555, 0o000])
def test_a_folder_that_may_not_be_written_is_a_sentence(open_folder: Path, mode: int) -> None:
    """Before the first question, not after the first answer."""
    folder = open_folder / "practice"
    folder.mkdir()
    folder.chmod(mode)
    with without_rights(), pytest.raises(HistoryError, match="may not be written") as caught:
        open_history(folder / "history.db")
    folder.chmod(0o700)

    assert str(folder / "history.db") in caught.value.sentence
    assert "yours to write" in caught.value.mend
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("file", [0o444, 0o400, 0o000])
@pytest.mark.parametrize("folder", [0o555, 0o777])
def test_a_history_that_may_not_be_written_is_a_sentence(open_folder: Path, folder: int, file: int) -> None:
    """SQLite would open some of these for reading, and refuse the first answer."""
    path = open_folder / "practice" / "history.db"
    open_history(path).close()
    before = path.read_bytes()
    path.chmod(file)
    path.parent.chmod(folder)
    with without_rights(), pytest.raises(HistoryError) as caught:
        open_history(path, patience=0.01)
    path.parent.chmod(0o700)
    path.chmod(0o600)

    assert str(path) in caught.value.sentence
    assert "yours to" in caught.value.mend
    assert path.read_bytes() == before
