"""The banks and recipes of two folders."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from practice.banks.library import Library
from practice.sittings.ports import Banks

BANK = """\
schema: interview-bank/1
bank: {id: small, title: TITLE, version: 1.0.0, language: en, licence: CC0-1.0, summary: S}
questions:
  - {id: why, type: motivation, text: Why this work?}
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    (shipped / "small.yaml").write_text(BANK.replace("TITLE", "Shipped"))
    return shipped, own, tmp_path / "cache"


Folders = tuple[Path, Path, Path]


def test_the_library_is_what_a_sitting_asks_for(folders: Folders) -> None:
    """The port and the edge fit."""
    banks: Banks = Library(*folders)

    assert [bank.id for bank in banks.banks()] == ["small"]


def test_nothing_is_read_before_it_is_asked_for(folders: Folders) -> None:
    """Building the world must not cost a file."""
    library = Library(*folders)
    (folders[0] / "small.yaml").write_text(BANK.replace("TITLE", "Later"))

    assert library.banks()[0].title == "Later"


def test_a_bank_knows_where_it_is_from(folders: Folders) -> None:
    """The path serves messages, `shipped` the lists."""
    (bank,) = Library(*folders).banks()

    assert (bank.path, bank.shipped) == (str(folders[0] / "small.yaml"), True)


def test_ones_own_bank_wins_and_says_so(folders: Folders) -> None:
    """A copy that is changed must not vanish behind the shipped bank, nor the other way round unseen."""
    (folders[1] / "mine.yml").write_text(BANK.replace("TITLE", "Own"))
    library = Library(*folders)

    assert [(bank.title, bank.shipped) for bank in library.banks()] == [("Own", False)]
    assert library.notices() == ["bank 'small': your own mine.yml is used instead of the shipped one"]


def test_of_two_own_banks_with_one_id_the_first_is_used(folders: Folders) -> None:
    """And both files are named."""
    (folders[1] / "a.yaml").write_text(BANK.replace("id: small", "id: mine"))
    (folders[1] / "b.yaml").write_text(BANK.replace("id: small", "id: mine"))

    assert Library(*folders).notices() == ["bank 'mine' is in a.yaml and b.yaml; the first is used"]


def test_rounds_are_told_from_banks_by_their_schema(folders: Folders, round_file: Callable[..., str]) -> None:
    """One folder holds both, whatever the files are called."""
    (folders[1] / "anything.yaml").write_text(round_file())
    (folders[0] / "rounds.yaml").write_text(round_file(("Short", "Shipped")))
    library = Library(*folders)

    assert [(recipe.id, recipe.title, recipe.shipped) for recipe in library.recipes()] == [
        ("short", "Short", False)
    ]
    assert library.notices() == ["round 'short': your own anything.yaml is used instead of the shipped one"]


def test_what_is_left_out_is_told_in_one_line_a_file(folders: Folders) -> None:
    """With the command that says more; the good questions are there."""
    (folders[1] / "mine.yaml").write_text(BANK.replace("id: small", "id: mine") + "  - {id: b}\n")
    library = Library(*folders)

    assert [bank.id for bank in library.banks()] == ["small", "mine"]
    assert library.notices() == [
        "mine.yaml has 2 errors, something in it is left out: "
        f"`practice banks check {folders[1] / 'mine.yaml'}` says why"
    ]


def test_a_file_that_is_no_bank_is_left_out_whole(folders: Folders) -> None:
    """Notes of another program may lie in the folder."""
    (folders[1] / "notes.yaml").write_text("- shopping\n")
    (folders[1] / "readme.txt").write_text("not looked at")
    (folders[1] / ".hidden.yaml").write_text("not looked at: {")
    library = Library(*folders)

    assert library.notices() == [
        f"notes.yaml has 1 error, it is left out: `practice banks check {folders[1] / 'notes.yaml'}` says why"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_a_file_name_cannot_control_the_terminal(folders: Folders) -> None:
    """Names come from outside too."""
    (folders[1] / "a\x1b[2Jb.yaml").write_text("- shopping\n")

    assert all(notice.isprintable() for notice in Library(*folders).notices())


def test_a_folder_that_is_not_there_is_empty(folders: Folders, tmp_path: Path) -> None:
    """Nobody has banks of their own on the first day; shipped ones must be there."""
    shipped, _, cache = folders

    assert Library(shipped, tmp_path / "none", cache).notices() == []
    assert Library(tmp_path / "none", tmp_path / "none", cache).notices() == [
        "the shipped banks are missing: install the program again"
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own there")
def test_a_link_to_nothing_is_passed_over(folders: Folders) -> None:
    """It is no file."""
    (folders[1] / "gone.yaml").symlink_to(folders[1] / "nowhere.yaml")

    assert Library(*folders).notices() == []
