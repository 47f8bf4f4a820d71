"""What a breathing pattern may be, so that following it makes nobody dizzy."""

from collections import Counter
from itertools import pairwise
from types import MappingProxyType

from practice.model.breathing import HOLDS, BreathPart, Pattern

SHORTEST_CYCLE = 7.0  # seconds; faster than that is not slow breathing
LONGEST_CYCLE = 30.0  # seconds; two breaths a minute
LONGEST_HOLD = 7.0  # seconds

SHORTEST = MappingProxyType(
    {
        BreathPart.IN: 2.0,
        BreathPart.TOP_UP: 0.5,
        BreathPart.HOLD: 1.0,
        BreathPart.OUT: 2.0,
        BreathPart.REST: 1.0,
    }
)
LONGEST = MappingProxyType(
    {
        BreathPart.IN: 10.0,
        BreathPart.TOP_UP: 3.0,
        BreathPart.HOLD: LONGEST_HOLD,
        BreathPart.OUT: 15.0,
        BreathPart.REST: LONGEST_HOLD,
    }
)
"""Seconds of one part of a breath."""

SHORTEST_S = 30.0  # seconds of a whole exercise that nobody has asked for otherwise
LONGEST_S = 1200.0
LONGEST_WITH_HOLDS_S = 300.0

ORDER = tuple(BreathPart)
"""The order of a breath; each part at most once."""

_ORDER_MEND = "the parts of a breath are in, top-up, hold, out and rest, in this order, each once at most"


def problem(pattern: Pattern) -> tuple[str, str] | None:
    """The first rule that the pattern breaks, and how to mend it; None for a good one.

    The first reads on after a name for the pattern: "holds for 9 seconds, and 7 are the most".
    """
    return _shape(pattern) or _lengths(pattern) or _ramp(pattern) or _times(pattern)


def longest_s(*, holds: bool) -> float:
    """How long an exercise may last, in seconds."""
    return LONGEST_WITH_HOLDS_S if holds else LONGEST_S


def in_seconds(seconds: float) -> str:
    """Seconds as a sentence has them."""
    return f"{seconds:g} second{'' if seconds == 1 else 's'}"


def _shape(pattern: Pattern) -> tuple[str, str] | None:
    parts = [phase.part for phase in pattern.phases]
    for part in (BreathPart.IN, BreathPart.OUT):
        if part not in parts:
            return f"has no '{part}'", 'a breath has at least an in and an out, such as "in 4, out 6"'
    if twice := next((part for part, count in Counter(parts).items() if count > 1), None):
        return f"has '{twice}' more than once", _ORDER_MEND
    for before, after in pairwise(parts):
        if ORDER.index(before) > ORDER.index(after):
            return f"has '{after}' after '{before}'", _ORDER_MEND
    return None


def _lengths(pattern: Pattern) -> tuple[str, str] | None:
    for phase in pattern.phases:
        low, high = SHORTEST[phase.part], LONGEST[phase.part]
        if phase.part in HOLDS and phase.seconds > high:
            what = f"holds the breath for {in_seconds(phase.seconds)}, and {high:g} are the most"
            return what, f"write '{phase.part}' with {high:g} or less"
        if not low <= phase.seconds <= high:
            what = f"has '{phase.part}' for {in_seconds(phase.seconds)}"
            return what, f"'{phase.part}' can take from {low:g} to {in_seconds(high)}"
    cycle = round(pattern.cycle_s, 6)  # tenths do not add up to whole seconds in every computer
    if cycle < SHORTEST_CYCLE:
        what = f"takes {in_seconds(cycle)} for a whole breath, and {SHORTEST_CYCLE:g} are the least"
        return what, "make the out-breath longer"
    if cycle > LONGEST_CYCLE:
        what = f"takes {in_seconds(cycle)} for a whole breath, and {LONGEST_CYCLE:g} are the most"
        return what, "make its parts shorter"
    return None


def _ramp(pattern: Pattern) -> tuple[str, str] | None:
    if not pattern.ramp_from:
        return None
    own = [phase.seconds for phase in pattern.phases]
    if len(own) != len(pattern.ramp_from):
        return "begins with another number of parts than it has", "give each part a length to begin with"
    if any(not 0 < start <= seconds for start, seconds in zip(pattern.ramp_from, own, strict=True)):
        return "begins with parts that are longer than its own", "let each part begin shorter, or as it is"
    if pattern.ramp_s <= 0:
        return "grows in no time", "give it a minute to grow"
    return None


def _times(pattern: Pattern) -> tuple[str, str] | None:
    most = longest_s(holds=pattern.holds)
    if max(pattern.default_s, pattern.longest_s) > most:
        held = " with a hold in it" if pattern.holds else ""
        return f"lasts more than {most / 60:g} minutes{held}", f"let it last {most / 60:g} minutes or less"
    if not SHORTEST_S <= pattern.default_s <= pattern.longest_s:
        return "lasts less than it can, or more", f"let it last from {SHORTEST_S:g} seconds to its longest"
    if pattern.most_cycles is not None and pattern.most_cycles < 1:
        return "allows no breath at all", "let it have one breath at least"
    return None
