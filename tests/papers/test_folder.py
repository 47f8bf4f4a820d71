"""Letters and templates on a real disk: private, whole, and never written over."""

import stat
import sys
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conftest import without_rights
from practice.model.jobs import LetterKind
from practice.model.paper import Letter
from practice.papers.folder import PaperFolder
from practice.papers.names import file_name
from practice.papers.trouble import PaperError

LETTER = Letter("Thank you", "Dear Ms Ode,\n\nThank you.\n", "ode@example.org")
THANKS = "Subject: Thank you\n\nDear {who},\n"


@pytest.fixture
def papers(tmp_path: Path) -> PaperFolder:
    """With one shipped template of the test's own."""
    (tmp_path / "shipped").mkdir()
    (tmp_path / "shipped" / "thanks.txt").write_text(THANKS, encoding="utf-8")
    return PaperFolder(tmp_path / "own" / "data", shipped=tmp_path / "shipped")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_person_may_read_a_letter(papers: PaperFolder, tmp_path: Path) -> None:
    """What they write to whom is theirs."""
    path = papers.save_letter("thanks-northwind", LETTER, ending="eml")

    assert path == tmp_path / "own" / "data" / "letters" / "thanks-northwind.eml"
    assert message_from_bytes(path.read_bytes(), policy=default)["To"] == "ode@example.org"
    if sys.platform != "win32":
        assert mode(path) == 0o600
        assert [mode(folder) for folder in list(path.parents)[:3]] == [0o700] * 3


def test_a_letter_that_is_there_stays(papers: PaperFolder) -> None:
    """It may have been sent, so that the next one has a number."""
    paths = [papers.save_letter("thanks", Letter("", words), ending="txt") for words in "abc"]

    assert [path.name for path in paths] == ["thanks.txt", "thanks-2.txt", "thanks-3.txt"]
    assert paths[0].read_text(encoding="utf-8") == "Subject: \n\na\n"
    assert papers.save_letter("thanks", LETTER, ending="eml").name == "thanks.eml"


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text())
@example("../../etc/passwd")
@example("C:\\Windows\\x")
@example("CON")
@example("com1")
@example(".hidden")
@example("name.\n")
@example("ä" * 300)
def test_any_name_is_the_name_of_one_file(words: str) -> None:
    """On every system, and in no other folder."""
    name = file_name(words)

    assert name == Path(name).name
    assert 0 < len(name.encode()) <= 100
    assert not name.startswith((".", "-"))
    assert name.upper() not in ("CON", "PRN", "AUX", "NUL", "COM1")
    assert not set(name) & set('<>:"/\\|?*\n. ')


@pytest.mark.parametrize("words", ["COM1", "com¹", "Com²", "COM³", "lpt9", "LPT¹", "nul", "Aux"])
def test_no_device_is_opened_for_a_file(words: str) -> None:
    """Windows has some whose digit stands above the line."""
    assert file_name(words) == f"letter-{words}"


def test_a_name_stays_what_it_says() -> None:
    """The person looks for it in their folder."""
    assert file_name("thanks Müller & Söhne, 2026-11-26") == "thanks-Müller-Söhne-2026-11-26"
    assert file_name("...") == "letter"


@pytest.mark.parametrize("ending", ["eml", "txt"])
def test_a_folder_that_cannot_be_is_named(papers: PaperFolder, tmp_path: Path, ending: str) -> None:
    """Another file has its name; the letter is still on the screen."""
    data = tmp_path / "own" / "data"
    data.mkdir(parents=True)
    (data / "letters").write_text("in the way", encoding="utf-8")

    with pytest.raises(PaperError, match="letters: this cannot be saved here"):
        papers.save_letter("thanks", LETTER, ending=ending)


def test_a_folder_that_may_not_be_written_is_told(open_folder: Path) -> None:
    """A stick that is write-protected, a folder of somebody else."""
    with without_rights(), pytest.raises(PaperError, match="you may not write here"):
        PaperFolder(open_folder / "data").save_letter("thanks", LETTER, ending="eml")


def test_the_shipped_template_is_used_until_there_is_an_own_one(papers: PaperFolder) -> None:
    """Nothing is written before the person wants to change it."""
    assert papers.template(LetterKind.THANKS) == THANKS
    assert not papers.templates.exists()


def test_an_own_template_begins_as_a_copy_and_wins(papers: PaperFolder) -> None:
    """It is theirs from then on."""
    path = papers.own_template(LetterKind.THANKS)

    assert path == papers.templates / "thanks.txt"
    assert path.read_text(encoding="utf-8") == THANKS
    if sys.platform != "win32":
        assert (mode(path), mode(path.parent)) == (0o600, 0o700)

    path.write_bytes("\ufeffSubject: Danke\r\n\r\nGrüße\r\n".encode())

    assert papers.own_template(LetterKind.THANKS) == path
    assert papers.template(LetterKind.THANKS) == "Subject: Danke\n\nGrüße\n"
    assert papers.shipped_template(LetterKind.THANKS) == THANKS


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"Subject: x\n\nGr\xfc\xdfe\n", "line 3 is not UTF-8 text"),
        ("Subject: x\n".encode("utf-16"), "line 1 is not UTF-8 text"),
        (b"x" * 64_001, "too large"),
    ],
)
def test_an_own_template_that_cannot_be_read_is_told(papers: PaperFolder, data: bytes, what: str) -> None:
    """The shipped one in its place would not be what they wrote."""
    papers.own_template(LetterKind.THANKS).write_bytes(data)

    with pytest.raises(PaperError, match=what) as caught:
        papers.template(LetterKind.THANKS)

    assert "save the file as UTF-8" in caught.value.mend


def test_a_folder_with_the_name_of_a_template_is_told(papers: PaperFolder) -> None:
    """It is what the person put there, and no template."""
    (papers.templates / "thanks.txt").mkdir(parents=True)

    with pytest.raises(PaperError, match="this is a folder"):
        papers.template(LetterKind.THANKS)


def test_every_kind_of_letter_has_a_shipped_template(tmp_path: Path) -> None:
    """Each begins with its subject, and can be made the person's own."""
    papers = PaperFolder(tmp_path)

    for kind in LetterKind:
        text = papers.template(kind)
        assert text.startswith("Subject: ")
        assert papers.own_template(kind).read_text(encoding="utf-8") == text
