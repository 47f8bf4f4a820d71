"""When a rung is the person's own, and at which one they stand: the attempts read from the first on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from practice.nerves.attempts import FINISHED, PASSED_OVER, YES, Tried
from practice.nerves.rungs import LOWEST, TIMED

UNLIKELY = 25
LOW_PEAK = 40
DOWN_BY = 30
"""Percent by which a peak is lower than the first one at a rung, as the secondary sign: a convention."""


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where the person stands. `own`: which rungs are theirs, and with which attempt each became so.

    `at` is the rung of the newest attempt that was no visit: the person's own choice moves it. `good` has
    of each rung the attempts with which a sitting went well.
    """

    tried: tuple[Tried, ...]
    own: Mapping[int, int]
    at: int
    good: Mapping[int, Sequence[Tried]]

    def visit(self, place: int) -> bool:
        """That attempt was at a rung that was theirs before."""
        return self.own.get(self.tried[place].rung, place) < place

    def left_out(self, rung: int) -> bool:
        """It is theirs by a word only."""
        return rung in self.own and self.tried[self.own[rung]].ended == PASSED_OVER

    @property
    def done(self) -> tuple[int, ...]:
        """Those of their rungs that they have really taken, the lowest first."""
        return tuple(sorted(rung for rung in self.own if not self.left_out(rung)))


@dataclass(slots=True)
class _Rung:
    """One rung while the attempts are read: its first figures, and its good attempts by their sitting."""

    likelihoods: dict[str, int] = field(default_factory=dict)
    """How likely each fear was the first time it was written down here."""
    peak: int | None = None
    good: dict[str, Tried] = field(default_factory=dict)

    def read(self, each: Tried) -> None:
        """One more attempt. A sitting is judged by its last finished one.

        Nerves may rise at the second attempt before they fall, so that neither the first attempt nor the
        best one would say how the sitting came out.
        """
        if each.likelihood is not None:
            self.likelihoods.setdefault(_fear(each), each.likelihood)
        if self.peak is None:
            self.peak = each.peak
        if each.finished:
            self.good.pop(each.sitting, None)
            if self._went_well(each):
                self.good[each.sitting] = each

    def _went_well(self, each: Tried) -> bool:
        """Finished without the safety aid, and a sign that the fear gave way.

        The aid counts only when the person says that it was used: the round itself takes it away. That it
        was left out is asked of the secondary sign, too: a low peak that leans on the aid shows nothing.
        """
        return each.aid != YES and (self._expects_less(each) or each.bearable or self._peaks_less(each))

    def _expects_less(self, each: Tried) -> bool:
        """For next time it seems half as likely as before, or unlikely and no likelier than before.

        Before: in this attempt, or the first time that the same fear was written down at this rung. Another
        fear is no measure for this one.
        """
        if each.next_time is None:
            return False
        first = self.likelihoods.get(_fear(each)) if each.feared else each.likelihood
        halved = first is not None and each.next_time <= first / 2
        unlikely = each.next_time <= UNLIKELY and (
            each.likelihood is None or each.next_time <= each.likelihood
        )
        return halved or unlikely

    def _peaks_less(self, each: Tried) -> bool:
        """The secondary sign: the peak was low, or well below the first one at this rung."""
        if each.peak is None:
            return False
        return each.peak <= LOW_PEAK or (
            self.peak is not None and 100 * each.peak <= (100 - DOWN_BY) * self.peak
        )


def ladder_of(tried: Iterable[Tried]) -> Ladder:
    """The attempts read from the first to the last: what became the person's own, and where they are now."""
    counted = tuple(each for each in tried if each.begun or each.ended == PASSED_OVER)
    rungs: dict[int, _Rung] = {}
    own: dict[int, int] = {}
    at = LOWEST
    for place, each in enumerate(counted):
        rung = rungs.setdefault(each.rung, _Rung())
        rung.read(each)
        if each.rung in own:  # what is theirs stays theirs
            continue
        at = each.rung
        if _becomes_own(each, rung.good):
            own[at] = place
    return Ladder(counted, own, at, {number: tuple(rung.good.values()) for number, rung in rungs.items()})


def _becomes_own(each: Tried, good: Mapping[str, Tried]) -> bool:
    """With this attempt it went well in two sittings, on different days and with different questions.

    The clock is the exception: one finished attempt is enough, or the word to leave it out.
    """
    if each.rung == TIMED:
        return each.ended in (FINISHED, PASSED_OVER)
    return good.get(each.sitting) is each and any(_apart(each, other) for other in good.values())


def _apart(one: Tried, other: Tried) -> bool:
    """On different days, and most of the questions were others.

    In front of a real person they are not known.
    """
    same = len(one.questions & other.questions)
    fewest = min(len(one.questions), len(other.questions))
    return one.day != other.day and (not fewest or 2 * same < fewest)


def _fear(each: Tried) -> str:
    """A fear, however it is spaced and spelt in capitals."""
    return " ".join(each.feared.casefold().split())
