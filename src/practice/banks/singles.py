"""One text as the value its kind describes: an id, a word of a set, seconds, a number."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from practice.banks.fields import slug_of
from practice.banks.kinds import (
    SLUG,
    Choice,
    Exactly,
    Flag,
    Kind,
    Number,
    Pattern,
    Seconds,
    Slug,
    Whole,
)
from practice.banks.nodes import Text
from practice.banks.problems import Findings
from practice.banks.signs import printable

# `Any` below is the value of some kind: the table of fields pairs each kind with the type it is read into.

FIELD_CUTOFF = 0.6
VALUE_CUTOFF = 0.5
MOST_GUESSED = 60
"""Characters of a wrong word that a near one is looked for; comparing longer ones takes too long."""

MOST_NAME = 100
"""Characters of an id."""

_SLUG = re.compile(SLUG)
_SECONDS = re.compile("([0-9]{1,6})(s|m)?")
_CLOCK = re.compile("([0-9]{1,3}):([0-5][0-9])")
_WHOLE = re.compile("[0-9]{1,9}")
_NUMBER = re.compile("[0-9]{1,9}(?:\\.[0-9]{1,9})?")


def near(word: str, known: Iterable[str], cutoff: float) -> str:
    """The most similar known word, or nothing."""
    if len(word) > MOST_GUESSED:
        return ""
    plain = word.lower().replace("_", "-").replace(" ", "-")
    by_plain = {name.replace("_", "-"): name for name in known}
    found = get_close_matches(plain, by_plain, 1, cutoff)
    return by_plain[found[0]] if found else ""


def read_single(kind: Kind, text: Text, name: str, where: str, findings: Findings) -> Any:
    """The value of a text that is there, or None when it does not fit."""
    match kind:
        case Slug():
            return _slug(text, name, findings)
        case Choice():
            return read_choice(kind, text, name, findings)
        case Seconds():
            return _seconds(kind, text, name, findings)
        case Pattern():
            return _pattern(kind, text, name, where, findings)
        case Whole():
            return _whole(kind, text, name, findings)
        case Number():
            return _number(kind, text, name, findings)
        case Flag():
            return _flag(text, name, findings)
        case Exactly():
            return _exactly(kind, text, name, findings)
        case _:
            raise AssertionError(f"unreachable: {kind!r}")


def _slug(text: Text, name: str, findings: Findings) -> str | None:
    if len(text.value) <= MOST_NAME and _SLUG.fullmatch(text.value):
        return text.value
    what = f"{name} '{printable(text.value, 60)}' may only have small letters, digits and single hyphens"
    if len(text.value) > MOST_NAME:
        what = f"{name} '{printable(text.value, 60)}' is longer than {MOST_NAME} characters"
    findings.error(text.line, what, f"write '{slug_of(text.value[:60])}'")
    return None


def _pattern(kind: Pattern, text: Text, name: str, where: str, findings: Findings) -> str | None:
    if len(text.value) <= MOST_NAME and re.fullmatch(kind.pattern, text.value):
        return text.value
    owner = where.removeprefix("the ")
    findings.error(text.line, f"{owner} {name} '{printable(text.value, 60)}' is not valid", kind.hint)
    return None


def read_choice(kind: Choice, text: Text, name: str, findings: Findings) -> Any:
    """The member of the set, or None; the mend names the likeliest and all."""
    try:
        return kind.of(text.value)
    except ValueError:
        refuse_word(text, name, [str(member) for member in kind.of], findings)
        return None


def refuse_word(text: Text, name: str, known: Iterable[str], findings: Findings) -> None:
    """A word that is none of the known ones."""
    known = list(known)
    guess = "" if findings.full else near(text.value, known, VALUE_CUTOFF)
    mend = f"choose one of: {', '.join(known)}"
    what = f"{name} '{printable(text.value, 60)}' is not known"
    findings.error(text.line, what, f"did you mean '{guess}'? {mend}" if guess else mend)


def _seconds(kind: Seconds, text: Text, name: str, findings: Findings) -> int | None:
    clock = _CLOCK.fullmatch(text.value)
    if clock:
        seconds = int(clock[1]) * 60 + int(clock[2])
        findings.error(text.line, f"{name}: '{text.value}' is ambiguous in YAML", f"write seconds: {seconds}")
        return None
    found = _SECONDS.fullmatch(text.value)
    if not found:
        what = f"{name}: '{printable(text.value, 60)}' is not a number of seconds"
        findings.error(text.line, what, "write a whole number such as 90")
        return None
    seconds = int(found[1]) * (60 if found[2] == "m" else 1)
    if kind.low <= seconds <= kind.high:
        return seconds
    mend = f"use {kind.low} to {kind.high} seconds"
    if not found[2] and seconds < kind.low <= seconds * 60 <= kind.high:
        mend = f"seconds, not minutes: did you mean {seconds * 60}?"
    findings.error(text.line, f"{name} is {seconds} s", mend)
    return None


def _whole(kind: Whole, text: Text, name: str, findings: Findings) -> int | None:
    if _WHOLE.fullmatch(text.value) and kind.low <= int(text.value) <= kind.high:
        return int(text.value)
    what = f"{name}: '{printable(text.value, 60)}' is not a whole number from {kind.low} to {kind.high}"
    findings.error(text.line, what, f"write a whole number such as {kind.low}")
    return None


def _number(kind: Number, text: Text, name: str, findings: Findings) -> float | None:
    if _NUMBER.fullmatch(text.value) and kind.low <= float(text.value) <= kind.high:
        return float(text.value)
    what = f"{name}: '{printable(text.value, 60)}' is not a number from {kind.low:g} to {kind.high:g}"
    findings.error(text.line, what, "write a number such as 1.5")
    return None


def _flag(text: Text, name: str, findings: Findings) -> bool | None:
    if text.value in ("true", "false"):
        return text.value == "true"
    what = f"{name}: '{printable(text.value, 60)}' is neither true nor false"
    findings.error(text.line, what, "write true or false")
    return None


def _exactly(kind: Exactly, text: Text, name: str, findings: Findings) -> object:
    if text.value == kind.word:
        return kind.gives
    findings.error(text.line, f"{name} '{printable(text.value, 60)}' is not known", f"write '{kind.word}'")
    return None
