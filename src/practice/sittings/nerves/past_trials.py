"""Trials as history has them: their ways, their rounds, and the one that goes on."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice.model.nerves import Rated, TrialBegun, TrialEnded, TrialRound
from practice.nerves.trial import Finding, RoundRated, Ways, finding, rounds_of, ways_of
from practice.sittings.ports import World


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial as history has it."""

    begun: TrialBegun
    ways: Ways
    rounds: Sequence[RoundRated]

    @property
    def finding(self) -> Finding:
        """What it says at present."""
        return finding(self.rounds, self.ways)


def trials(world: World) -> list[Trial]:
    """All that this version can read, oldest first."""
    rounds, ratings = world.history.every(TrialRound), world.history.every(Rated)
    return [
        Trial(begun, ways, rounds_of(begun, rounds, ratings))
        for begun in world.history.every(TrialBegun)
        if (ways := ways_of(begun))
    ]


def _ended(world: World) -> set[str]:
    return {fact.trial for fact in world.history.every(TrialEnded)}


def running(world: World) -> Trial | None:
    """The newest that was not ended."""
    over = _ended(world)
    return next((each for each in reversed(trials(world)) if each.begun.stamp.id not in over), None)


def as_it_is(world: World, before: Trial) -> Trial:
    """The same trial, with what was kept since."""
    return next(each for each in trials(world) if each.begun.stamp.id == before.begun.stamp.id)
