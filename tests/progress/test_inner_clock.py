"""What a person's stops say about their inner clock, and from when on they say anything."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.stamp import Stamp
from practice.progress.inner_clock import (
    ENOUGH_TAKES,
    LAST_TAKES,
    InnerClock,
    inner_clock,
    inner_clock_sentence,
)

SECONDS = st.lists(st.floats(0, 300), max_size=30)


def stops(*seconds: float | None, kind: DrillKind = DrillKind.STOP) -> list[Drilled]:
    """Takes that ended after so many seconds, beside 90."""
    stamp = Stamp("a", "2026-03-02T18:00:00.000Z", "2026-03-02")
    return [Drilled(stamp, "s", kind, "core/q", Outcome.DONE, "", each, 90.0) for each in seconds]


def told(seconds: Sequence[float]) -> str:
    """The sentence for these takes."""
    return inner_clock_sentence(inner_clock(stops(*seconds)))


def test_it_is_the_usual_difference_and_how_far_half_of_the_takes_lie_from_it() -> None:
    """One take that went wrong moves neither."""
    found = inner_clock(stops(75, 70, 80, 72, 300))

    assert found == InnerClock(5, -15, 5)


@pytest.mark.parametrize(
    ("seconds", "sentence"),
    [
        ((), "0 of 5 takes: too few to say how your inner clock goes."),
        ((60, 60, 60, 60), "4 of 5 takes: too few to say how your inner clock goes."),
        (
            (75, 70, 80, 72, 78),
            "Over your last 5 takes you stop about 15 s early; half of the takes lie within 3 s of that.",
        ),
        (
            (110, 110, 110, 110, 110),
            "Over your last 5 takes you stop about 20 s late; half of the takes lie within 1 s of that.",
        ),
        (
            (80, 88, 92, 94, 120),
            "Over your last 5 takes your inner clock is about right; "
            "half of the takes lie within 4 s of that.",
        ),
    ],
)
def test_it_is_told_in_one_sentence_from_five_takes_on(seconds: Sequence[float], sentence: str) -> None:
    """Four takes say nothing about anybody."""
    assert told(seconds) == sentence


def test_only_timed_stops_count() -> None:
    """Neither a take whose end nobody saw nor another drill says anything of it."""
    others = [*stops(None, None), *stops(30, 60, 180, kind=DrillKind.TAKES)]

    assert inner_clock([*others, *stops(100)]) == InnerClock(1, 10, 0)


def test_the_newest_takes_count() -> None:
    """Whoever has learnt it is not told for ever how it once was."""
    found = inner_clock(stops(*[20.0] * 30, *[90.0] * LAST_TAKES))

    assert found == InnerClock(LAST_TAKES, 0, 0)


@given(SECONDS)
def test_the_difference_lies_among_the_takes(seconds: list[float]) -> None:
    """The figure is never one that no take comes near to, and fewer than five say nothing."""
    found = inner_clock(stops(*seconds))
    last = seconds[-LAST_TAKES:]

    assert found.takes == len(last)
    assert found.spread_s >= 0
    if last:
        assert min(last) - 90 <= found.late_s <= max(last) - 90
    near = sum(abs(each - 90 - found.late_s) <= found.spread_s + 1e-6 for each in last)
    assert 2 * near >= len(last)
    assert ("too few" in told(seconds)) == (len(last) < ENOUGH_TAKES)
