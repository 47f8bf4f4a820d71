"""Files that the person names: words are read, all else is one sentence."""

import hashlib
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.papers.folder import PaperFolder
from practice.papers.trouble import PaperError

ADVERT = "Data analyst – Northwind\n\nYou like numbers, and “why” is your first word.\n"


@pytest.fixture
def papers(tmp_path: Path) -> PaperFolder:
    return PaperFolder(tmp_path / "data")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_an_advert_is_read_however_it_was_saved(papers: PaperFolder, tmp_path: Path, encoding: str) -> None:
    """Old editors on Windows still write the ways of thirty years ago."""
    path = tmp_path / "advert.txt"
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    path.write_bytes(mark + ADVERT.replace("\n", "\r\n").encode(encoding))

    assert papers.text_of(path) == ADVERT


def test_signs_that_could_drive_a_terminal_are_gone(papers: PaperFolder, tmp_path: Path) -> None:
    """The advert is shown again and again."""
    path = tmp_path / "advert.txt"
    path.write_bytes(b"one\x1b[2J\ttwo\rthree\x07\n")

    assert papers.text_of(path) == "one[2J\ttwo\nthree\n"


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.binary(max_size=300))
def test_any_file_is_words_or_one_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Never a traceback, and never a sign that is no word."""
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(data)
    try:
        text = PaperFolder(path.parent).text_of(path)
    except PaperError as error:
        text = error.told

    assert not {"\x1b", "\r", "\x00"} & set(text)
    text.encode()


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("advert.pdf", b"%PDF-1.7\n%\xe2\xe3", "this is a PDF"),
        ("advert.txt", b"\n%PDF-1.7\n", "this is a PDF"),
        ("advert.docx", b"PK\x03\x04\x14\x00", "this is a Word document"),
        ("advert.odt", b"PK\x03\x04\x14\x00", "this is a text document"),
        ("advert.zip", b"PK\x03\x04\x14\x00", "this is a packed file"),
        ("advert.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "this is a document of an older Word"),
        ("advert.rtf", b"{\\rtf1\\ansi Data analyst}", "this is an RTF document"),
        ("advert.html", b"<!DOCTYPE html>\n<p>Data analyst", "this is a web page"),
        ("advert.pdf", b"%PDF-1.7\n" + b"x" * 2_000_000, "this is a PDF"),
        ("advert.png", b"\x89PNG\r\n\x1a\n\x00\x00", "this is not a file of text"),
        ("advert.txt", b"\xff\xfe\x00\xd8", "this is not a file of text"),
        ("advert.txt", b"\x81\x8d\x01", "this is not a file of text"),
        ("advert.txt", b"word " * 200_001, "the file is larger than 1 MB"),
    ],
)
def test_what_is_not_plain_text_says_to_paste(
    papers: PaperFolder, tmp_path: Path, name: str, data: bytes, what: str
) -> None:
    """Most adverts come as a PDF or a page; their words can be copied all the same."""
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(PaperError, match=what) as caught:
        papers.text_of(path)

    assert "copy the text, and paste it here" in caught.value.mend


def test_exactly_one_megabyte_is_read(papers: PaperFolder, tmp_path: Path) -> None:
    """The limit is what the sentence says it is."""
    path = tmp_path / "advert.txt"
    path.write_bytes(b"a" * 1_000_000)

    assert len(papers.text_of(path)) == 1_000_000


def test_what_is_not_there_is_told(papers: PaperFolder, tmp_path: Path) -> None:
    """With the name as it was looked for."""
    for path in (
        tmp_path / "none.txt",
        tmp_path / "none" / "at-all.txt",
        tmp_path / "a\0b",
        tmp_path / ("x" * 400),
    ):
        with pytest.raises(PaperError):
            papers.text_of(path)
        with pytest.raises(PaperError):
            papers.digest_of(path)
    with pytest.raises(PaperError, match=r"none\.txt: there is no such file"):
        papers.text_of(tmp_path / "none.txt")
    with pytest.raises(PaperError, match="this is a folder"):
        papers.text_of(tmp_path)
    with pytest.raises(PaperError, match="no such user"):
        papers.text_of(Path("~nobody-of-this-name/advert.txt"))


@pytest.mark.skipif(sys.platform == "win32", reason="pipes are no files there")
def test_a_pipe_is_not_waited_for(papers: PaperFolder, tmp_path: Path) -> None:
    """Nobody may ever write into it."""
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")

    with pytest.raises(PaperError, match="this is not a file"):
        papers.text_of(tmp_path / "pipe")


def test_a_file_that_was_dropped_on_the_terminal_is_found(papers: PaperFolder, tmp_path: Path) -> None:
    """Terminals put quotation marks around names with spaces, and a space behind them."""
    path = tmp_path / "my advert.txt"
    path.write_text(ADVERT, encoding="utf-8")

    assert papers.text_of(Path(f"'{path}' ")) == ADVERT
    assert papers.text_of(Path(f'"{path}"')) == ADVERT


def test_a_name_in_quotation_marks_is_a_name_too(
    papers: PaperFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a file really is called so, it is that file."""
    monkeypatch.chdir(tmp_path)
    Path("'advert'").write_text(ADVERT, encoding="utf-8")

    assert papers.text_of(Path("'advert'")) == ADVERT


def test_home_is_written_as_a_tilde(
    papers: PaperFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a page no shell writes it out."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    (tmp_path / "advert.txt").write_text(ADVERT, encoding="utf-8")

    assert papers.text_of(Path("~/advert.txt")) == ADVERT


def test_a_name_that_could_drive_a_terminal_is_shown_without_that(papers: PaperFolder) -> None:
    """It may have been pasted."""
    with pytest.raises(PaperError) as caught:
        papers.text_of(Path("\x1b[2Jadvert\n.txt"))

    assert caught.value.sentence == "[2Jadvert .txt: there is no such file"


def test_the_digest_of_a_cv_is_that_of_its_bytes(papers: PaperFolder, tmp_path: Path) -> None:
    """Of any format: so that one knows later which version was sent."""
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF-1.7\x00" * 300_000)

    assert papers.digest_of(path) == hashlib.sha256(path.read_bytes()).hexdigest()
