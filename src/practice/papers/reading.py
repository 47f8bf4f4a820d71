"""Files that the person names: an advert as text, a CV as its digest."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from practice.papers import trouble

MOST_BYTES = 1_000_000
"""A longer advert is not one."""
MOST_TEMPLATE = 64_000

_MARK = b"\xef\xbb\xbf"
"""What some editors begin a file with."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")

_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "a document of an older Word"),
    (b"{\\rtf", "an RTF document"),
    (b"<!doctype html", "a web page"),
    (b"<html", "a web page"),
)
_ZIPPED = {".docx": "a Word document", ".odt": "a text document", ".pages": "a Pages document"}
_SIGNS = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f]")
"""Control signs; the end of a line on a mainframe (0x85) is left for `splitlines`."""


def text_of(path: Path) -> str:
    """Its words: lines end in one way, and signs that could drive a terminal are gone. Raises PaperError."""
    with _opened(path, named=True) as file:
        data = file.read(MOST_BYTES + 1)
    if what := _format(data, path):
        raise trouble.other_format(path, what)
    if len(data) > MOST_BYTES:
        raise trouble.too_large(path, MOST_BYTES)
    text = _decoded(data)
    if text is None:
        raise trouble.no_text(path)
    return _SIGNS.sub("", _ended_alike(text))


def template_of(path: Path) -> str:
    """A template, which must be UTF-8: one that is read wrongly would be sent wrongly. Raises PaperError."""
    with _opened(path) as file:
        data = file.read(MOST_TEMPLATE + 1)
    if len(data) > MOST_TEMPLATE:
        raise trouble.bad_template(path, "the template is too large to be one")
    try:
        return _ended_alike(data.removeprefix(_MARK).decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise trouble.bad_template(path, f"line {line} is not UTF-8 text") from None


def digest_of(path: Path) -> str:
    """SHA-256 in hexadecimal digits; the file itself is kept nowhere. Raises PaperError."""
    with _opened(path, named=True) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def home_written_out(path: Path) -> Path:
    """Without a `~` at its start: on a page no shell does that. Raises PaperError."""
    try:
        return path.expanduser()
    except RuntimeError as error:
        raise trouble.no_user(path) from error


def _as_meant(path: Path) -> Path:
    """A file that is dropped on a terminal comes in quotation marks."""
    text = str(path).strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    meant = home_written_out(Path(text))
    return path if not meant.exists() and path.exists() else meant


@contextmanager
def _opened(path: Path, *, named: bool = False) -> Iterator[BufferedReader]:
    """The file, whatever the system says about it as a sentence. Raises PaperError."""
    try:
        path = _as_meant(path) if named else path
        if path.exists() and not path.is_file():
            raise trouble.not_a_file(path)
        with path.open("rb") as file:
            yield file
    except OSError as error:
        raise trouble.unreadable(path, error) from error
    except ValueError as error:  # a NUL in the name
        raise trouble.missing(path) from error


def _format(data: bytes, path: Path) -> str:
    """What it is, when only its own program reads it."""
    begins = data.removeprefix(_MARK).lstrip()[:1024].lower()
    for sign, what in _FORMATS:
        if begins.startswith(sign.lower()):
            return what
    if data.startswith(b"PK\x03\x04"):
        return _ZIPPED.get(path.suffix.lower(), "a packed file")
    return ""


def _decoded(data: bytes) -> str | None:
    """By the ways that text is written on today's computers and yesterday's Windows; None when by none."""
    if data.startswith(_UTF_16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            return None
    if b"\x00" in data:
        return None
    try:
        return data.removeprefix(_MARK).decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return None if _SIGNS.search(text) else text


def _ended_alike(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
