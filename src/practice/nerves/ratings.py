"""Nerves as a person rates them, 0 to 100: the questions, the fixed marks, and what a typed reply means."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from practice.model.nerves import RatedAt

HIGHEST = 100

ANCHORS: tuple[tuple[int, str], ...] = (
    (0, "not at all"),
    (25, "a little"),
    (50, "clearly; I can go on"),
    (75, "very; hard to think"),
    (100, "the most I can imagine"),
)
"""What the numbers mean. One rating can be compared with another only while these words stay as they are."""

QUESTIONS: Mapping[RatedAt, str] = MappingProxyType(
    {
        RatedAt.BEFORE: "How nervous are you right now?",
        RatedAt.EXPECTED: "How nervous will it get?",
        RatedAt.PEAK: "How nervous did it get?",
        RatedAt.END: "How nervous are you now?",
    }
)
"""One question for each moment, always in these words, for the same reason."""

ROOMY = 44
"""Columns from which each mark has a row of its own."""

_TYPED = re.compile(
    r"(?:about|around|maybe|~)?\s*(?P<minus>[-\u2212])?\s*(?P<whole>[0-9]+)(?:[.,](?P<part>[0-9]+))?\s*"
    r"(?:%|(?:/|(?:out\s+)?of\b)\s*(?P<most>[0-9]+))?\s*[,;:.]?\s*(?P<word>.*)",
    re.IGNORECASE | re.DOTALL,
)

_WORD_FIRST = re.compile(
    r"(?P<word>\D*[^\W\d])(?:\s*[,;:=]\s*|\s+[-\u2013\u2014]\s+|\s+)(?P<rest>[-\u2212]?\d.*)", re.DOTALL
)
_ABOUT = re.compile(r"\s*\b(?:about|around|maybe)$", re.IGNORECASE)
_ANOTHER = re.compile(r"\W*(?:(?:to|or|till|until)\b\W*)?\d", re.IGNORECASE)
"""A second number: somebody would like to say a span."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reply means: a level and perhaps a word, or why it is neither; nothing at all when skipped."""

    level: int | None = None
    word: str = ""
    why: str = ""


def read_rating(reply: str, *, highest: int = HIGHEST, word: bool = False) -> Reading:
    """A typed rating, such as "40" or "40/100"; where a `word` is welcome, "40 restless", "restless 40"."""
    said = reply.strip()
    if not said:
        return Reading()
    if word and not _TYPED.fullmatch(said) and (first := _WORD_FIRST.fullmatch(said)):
        read = read_rating(first["rest"], highest=highest, word=True)
        own = " ".join(f"{_ABOUT.sub('', first['word'])} {read.word}".split())
        return read if read.why else replace(read, word=own)
    usual = highest * 2 // 5
    found = _TYPED.fullmatch(said)
    if found is None or (found["most"] and found["most"] != str(highest)):
        return Reading(why=f"A number from 0 to {highest} is needed here, such as {usual}. Enter skips it.")
    own = " ".join(found["word"].split())
    if own and (not word or _ANOTHER.match(own)):
        return Reading(why=f"One number from 0 to {highest}, please, such as {usual}. Enter skips it.")
    above = len(found["whole"].lstrip("0")) > len(str(highest))
    level = highest + 1 if above else int(found["whole"]) + ((found["part"] or "0")[0] >= "5")
    if found["minus"] and level:
        return Reading(why="That is below 0, which is the least there is. Enter skips it.")
    if level > highest:
        return Reading(why=f"That is above {highest}, which is the most there is. Enter skips it.")
    return Reading(level, own)


def anchor_rows(width: int) -> tuple[str, ...]:
    """The marks one below the other, or one after the other where there is little room."""
    if width >= ROOMY:
        return tuple(f"{level:>3}  {words}" for level, words in ANCHORS)
    rows = [""]
    for word in anchors_in_words().split(" "):
        longer = f"{rows[-1]} {word}".strip()
        rows = [*rows[:-1], longer] if len(longer) <= width else [*rows, word]
    return tuple(rows)


def anchors_in_words() -> str:
    """The marks as one sentence, for lines of text."""
    return "; ".join(f"{level} {words.replace(';', ',')}" for level, words in ANCHORS) + "."
