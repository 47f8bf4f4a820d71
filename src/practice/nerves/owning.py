"""When a rung is the person's own, and at which one they stand: the attempts read from the first on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from practice.nerves.attempts import FINISHED, PASSED_OVER, YES, Tried
from practice.nerves.rungs import LOWEST, TIMED

UNLIKELY = 25
LOW_PEAK = 40
DOWN_BY = 30
"""Percent by which a peak is lower than the first one at a rung, as the secondary sign: a convention."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where the person stands. `own`: which rungs are theirs, and with which attempt each became so.

    `at` is the rung of the newest attempt that was no visit: the person's own choice moves it.
    """

    tried: tuple[Tried, ...]
    own: Mapping[int, int]
    at: int

    def visit(self, place: int) -> bool:
        """That attempt was at a rung that was theirs before."""
        return self.own.get(self.tried[place].rung, place) < place

    @property
    def done(self) -> tuple[int, ...]:
        """Those of their rungs that they have really taken, the lowest first."""
        taken = (rung for rung, place in self.own.items() if self.tried[place].ended != PASSED_OVER)
        return tuple(sorted(taken))


def own_rungs(tried: Sequence[Tried]) -> frozenset[int]:
    """The rungs that have gone well often enough. Once a rung is the person's own it stays so."""
    return frozenset(ladder_of(tried).own)


def standing(tried: Sequence[Tried]) -> int:
    """The rung that the person is at."""
    return ladder_of(tried).at


def ladder_of(tried: Sequence[Tried]) -> Ladder:
    """The attempts read from the first to the last: what became the person's own, and where they are now."""
    counted = tuple(each for each in tried if each.begun or each.ended == PASSED_OVER)
    own: dict[int, int] = {}
    at = LOWEST
    for place, each in enumerate(counted):
        if each.rung in own:
            continue
        at = each.rung
        if _becomes_own(counted[: place + 1], each.rung):
            own[each.rung] = place
    return Ladder(counted, own, at)


def _becomes_own(tried: Sequence[Tried], rung: int) -> bool:
    """It went well in two sittings, on different days and with different questions.

    The clock is the exception: one finished attempt is enough, or the word to leave it out.
    """
    here = [each for each in tried if each.rung == rung]
    if rung == TIMED:
        return any(each.ended in (FINISHED, PASSED_OVER) for each in here)
    # A sitting is judged by its last finished attempt: nerves may rise at the second before they fall,
    # so that neither the first attempt nor the best one would say how the sitting came out.
    last = {each.sitting: each for each in here if each.finished}
    good = [each for each in last.values() if went_well(each, here)]
    return any(_apart(one, other) for one in good for other in good)


def _apart(one: Tried, other: Tried) -> bool:
    """On different days, with different questions; in front of a real person the questions are not known."""
    known = one.questions and other.questions
    return one.day != other.day and not (known and one.questions == other.questions)


def went_well(each: Tried, here: Sequence[Tried]) -> bool:
    """Finished without the safety aid, and a sign that the fear gave way.

    The aid counts only when the person says that it was used: the round itself takes it away. That it was
    left out is asked of the secondary sign, too: a low peak that leans on the aid shows nothing.
    """
    if not each.finished or each.aid == YES:
        return False
    return _expects_less(each, here) or each.bearable or _peaks_less(each, here)


def _expects_less(each: Tried, here: Sequence[Tried]) -> bool:
    """For next time it seems unlikely, or half as likely as when the person first stood at this rung."""
    if each.next_time is None:
        return False
    first = next((other.likelihood for other in here if other.likelihood is not None), None)
    return each.next_time <= UNLIKELY or (first is not None and each.next_time <= first / 2)


def _peaks_less(each: Tried, here: Sequence[Tried]) -> bool:
    """The secondary sign: the peak was low, or well below the first one at this rung."""
    if each.peak is None:
        return False
    first = next((other for other in here if other.peak is not None), each)
    later = first.peak is not None and 100 * each.peak <= (100 - DOWN_BY) * first.peak
    return each.peak <= LOW_PEAK or later
