"""Your inner clock: how far from the wanted length you stop when there is no clock to see."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from practice.model.drills import Drilled, DrillKind

ENOUGH_TAKES = 5
"""Fewer takes than this say nothing about a person."""

LAST_TAKES = 10
"""Only so many of the newest count: an inner clock can be set."""

NOTICEABLE_S = 5
"""Seconds; a usual difference under this is called even."""


@dataclass(frozen=True, slots=True)
class InnerClock:
    """`late_s` is the median difference in seconds (negative: stopped too early); half of the takes lie
    within `spread_s` of it."""

    takes: int
    late_s: float = 0.0
    spread_s: float = 0.0


def inner_clock(drilled: Sequence[Drilled]) -> InnerClock:
    """Of the last takes that were timed, in the order of keeping; other drills are passed over."""
    late = [
        fact.number - fact.wanted
        for fact in drilled
        if fact.kind is DrillKind.STOP and fact.number is not None and fact.wanted is not None
    ][-LAST_TAKES:]
    if not late:
        return InnerClock(0)
    middle = median(late)
    return InnerClock(len(late), middle, median(abs(each - middle) for each in late))


def inner_clock_sentence(clock: InnerClock) -> str:
    """One plain sentence, or what is still missing for one."""
    if clock.takes < ENOUGH_TAKES:
        return f"{clock.takes} of {ENOUGH_TAKES} takes: too few to say how your inner clock goes."
    spread = f"half of the takes lie within {_seconds(clock.spread_s)} of that"
    off = round(abs(clock.late_s))
    if off < NOTICEABLE_S:
        return f"Over your last {clock.takes} takes your inner clock is about right; {spread}."
    side = "late" if clock.late_s > 0 else "early"
    return f"Over your last {clock.takes} takes you stop about {_seconds(off)} {side}; {spread}."


def short_clock_sentence(clock: InnerClock) -> str:
    """The same in few words, for beside other things; empty while there are too few takes."""
    if clock.takes < ENOUGH_TAKES:
        return ""
    off = round(abs(clock.late_s))
    side = "late" if clock.late_s > 0 else "early"
    how = "is about right" if off < NOTICEABLE_S else f"stops about {_seconds(off)} {side}"
    return f"Your inner clock {how} ({clock.takes} takes)."


def _seconds(seconds: float) -> str:
    return f"{max(1, round(seconds))} s"
