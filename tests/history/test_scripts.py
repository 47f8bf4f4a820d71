"""Scripts for somebody else on a real disk: private, whole, and never written over."""

import stat
import sys
from pathlib import Path

import pytest

from practice.history.scripts import keep_script
from practice.history.trouble import HistoryError


def test_only_the_person_may_read_a_script(tmp_path: Path) -> None:
    """What they are practising for is theirs."""
    path = keep_script(tmp_path / "own" / "scripts", "friend", "1. Why here?\n")

    assert path.read_text(encoding="utf-8") == "1. Why here?\n"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_script_that_is_there_stays(tmp_path: Path) -> None:
    """It may have been sent, so that the next one has a number."""
    names = [keep_script(tmp_path, "friend", text).name for text in "abc"]

    assert names == ["friend.txt", "friend-2.txt", "friend-3.txt"]
    assert (tmp_path / "friend.txt").read_text(encoding="utf-8") == "a"


def test_a_folder_that_cannot_be_is_named(tmp_path: Path) -> None:
    """Another file has its name."""
    (tmp_path / "scripts").write_text("in the way", encoding="utf-8")

    with pytest.raises(HistoryError, match="could not be kept as a file"):
        keep_script(tmp_path / "scripts", "friend", "a")


def test_of_a_script_that_cannot_be_written_no_half_is_left(tmp_path: Path) -> None:
    """A friend must not be sent a part of it."""
    with pytest.raises(UnicodeEncodeError):
        keep_script(tmp_path, "friend", "half \udc80")

    assert not list(tmp_path.iterdir())
