"""A file's bytes as text that is safe to parse: the right size, UTF-8, nothing hidden in it."""

import re
from dataclasses import dataclass

from practice.banks import signs
from practice.banks.files import MOST_BYTES
from practice.banks.problems import Findings

BOM = b"\xef\xbb\xbf"
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
UTF_32 = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")

_LINE = re.compile("\r\n|\r|\n")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_SAVE_AS = "save the file as UTF-8 (in most editors: 'Save as', then the encoding)"


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text and its lines, free of refused characters.

    If `hidden`, stand-ins mark where some were.
    """

    text: str
    lines: tuple[str, ...]
    hidden: bool = False

    def line(self, number: int) -> str:
        """The line with this 1-based number; empty beyond the ends."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""


def decode(data: bytes, findings: Findings) -> Source | None:
    """The text of a file, or None when no sense can be made of it; what is wrong goes to `findings`."""
    if len(data) > MOST_BYTES:
        findings.error(1, "the file is larger than 2 MB", "split it into several banks")
        return None
    if data.startswith((*UTF_32, *UTF_16)):
        findings.error(1, "the file is UTF-16 or UTF-32 text, not UTF-8", _SAVE_AS)
        return None
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        number = len(_LINE.split(data[: error.start].decode("utf-8", "replace")))
        found = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        findings.error(number, f"this file cannot be read: {found}", _SAVE_AS)
        return None
    lines = _LINE.split(text)
    hidden = signs.find_refused(text.replace("\r\n", "\n").replace("\t", " ")) is not None
    if hidden:
        lines = [_checked(line, number, findings) for number, line in enumerate(lines, 1)]
        text = "\n".join(lines)
    # libyaml compares every %TAG with every other, so that a file full of them takes minutes.
    directive = _DIRECTIVE.search(text)
    if directive:
        findings.error(
            len(_LINE.split(text[: directive.start()])),
            "this file cannot be read: a line starts with '%', which gives orders to YAML",
            "delete the line, or put the text in double quotes and indent it",
        )
        return None
    return Source(text, tuple(lines), hidden)


def _checked(line: str, number: int, findings: Findings) -> str:
    found = signs.find_refused(line)
    if not found:
        return line
    sign = "a hidden character" if findings.full else signs.name(found[0])
    what = f"there is {sign} in this line, at character {found.start() + 1}"
    findings.error(number, what, "delete it, and write the text again by hand if need be")
    return signs.clean(line)
