"""What the YAML parser complains of, in plain words by cause, with the line that needs mending."""

import re

import yaml

from practice.banks.source import Source

COLON = "the text has a colon followed by a space: put the whole text in double quotes"
SIGN = (
    "the text starts with a sign that means something in YAML "
    "(one of * & @ ` % [ { ? | ! > -): put it in double quotes"
)
QUOTE = "close it with the same sign; a quotation mark inside the text needs the other kind around it"
CHECK = "check the indentation and quotes of this line and the one above"

_FIELD_NAME = re.compile("^[ \t]*(?:- +)*[\\w-]+$")
_TAB_INDENT = re.compile("^ *\t")
_WIDE_INDENT = re.compile("^[ \t]*[\u00a0\u2000-\u200a\u202f\u3000]")
_SIGN_START = re.compile("^ *(?:- +)*(?:[\\w-]+: +)?(?:- +)*([*&@`%\\[{?|!>-])")
_BULLET_TEXT = re.compile("^ *(?:- +)*[\\w-]+: +-")


class Unreadable(Exception):
    """The text is not YAML from `line` on."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.mend = mend


def unreadable(error: yaml.MarkedYAMLError, source: Source, *, quote_line: int) -> Unreadable:
    """The parser's error as a person would put it.

    `quote_line` is where the last quoted text began, if it went over several lines: an end that was
    forgotten is found by the parser only at the next quotation mark.
    """
    words = error.problem or ""
    context = error.context or ""
    mark = error.problem_mark or error.context_mark
    at = mark.line + 1 if mark else 1
    began = error.context_mark.line + 1 if error.context_mark else at
    column = mark.column if mark else 0
    line = source.line(at)
    if "quoted scalar" in context and "end of stream" in words:
        return _told(began, "the quotation mark opened here is never closed", QUOTE)
    if "quoted scalar" in context and "document" in words:
        return _told(began, "the quotation mark opened here is never closed", QUOTE)
    if "escape" in words:
        mend = "a backslash means something in double quotes: write \\\\, or use single quotes"
        return _told(at, "the backslash here is followed by nothing YAML knows", mend)
    if _TAB_INDENT.match(line) or "tab character" in words:
        return _told(at, "a tab stands where only spaces may", "a tab is used to indent: use spaces")
    for number in (at, at - 1):
        if _WIDE_INDENT.match(source.line(number)):
            mend = "an unusual space is used to indent: use plain spaces"
            return _told(number, "an unusual space stands where only plain spaces may", mend)
    if "mapping values are not allowed" in words:
        plain_name = _FIELD_NAME.match(line[:column])
        return _told(at, "mapping values are not allowed here", CHECK if plain_name else COLON)
    if quote_line and quote_line < at:
        return _told(quote_line, "the quotation mark opened here is closed only lines later", QUOTE)
    if "flow" in context:
        sign = "[" if "sequence" in context else "{"
        return _told(began, f"the '{sign}' opened here is not closed as it should be", SIGN)
    if "simple key" in context:
        return _told(began, "a ':' is missing", "write 'name: value', or check the quotes and indentation")
    if _BULLET_TEXT.match(line) and "entries are not allowed" in words:
        return _told(at, "a list cannot start on the line of its name", SIGN)
    sign_start = _SIGN_START.match(line)
    if sign_start and (sign_start[1] != "-"):
        return _told(at, f"the text after '{sign_start[1]}' does not fit", SIGN)
    if "did not find expected" in words or "expected <block end>" in words:
        return _told(at, "this line does not fit to the ones above it", CHECK)
    return _told(at, words or "the text is not YAML", CHECK)


def _told(line: int, what: str, mend: str) -> Unreadable:
    return Unreadable(line, f"this file cannot be read: {what}", mend)
