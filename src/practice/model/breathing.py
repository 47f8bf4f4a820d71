"""Breathing patterns: what a breath is made of, and how long each part of it takes."""

from dataclasses import dataclass
from enum import StrEnum


class BreathPart(StrEnum):
    """What the breath does. HOLD is with full lungs, REST with empty ones."""

    IN = "in"
    TOP_UP = "top-up"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"


HOLDS = frozenset({BreathPart.HOLD, BreathPart.REST})
"""Parts in which nothing moves: off until the person turns them on."""


@dataclass(frozen=True, slots=True)
class BreathPhase:
    """One part of a breath and its length in seconds."""

    part: BreathPart
    seconds: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """A way to breathe. All times are seconds.

    `ramp_from` are the lengths the phases begin with (empty: no ramp), which grow to their own within
    `ramp_s`. `default_s` is how long it lasts when nobody says, `longest_s` the most. `most_cycles` limits
    it further. `without_holds` is the id of what is breathed instead while holds are off.
    """

    id: str
    title: str
    phases: tuple[BreathPhase, ...]
    default_s: float
    longest_s: float
    ramp_from: tuple[float, ...] = ()
    ramp_s: float = 0.0
    most_cycles: int | None = None
    without_holds: str = ""
    own: bool = False

    @property
    def cycle_s(self) -> float:
        """One whole breath."""
        return sum(phase.seconds for phase in self.phases)

    @property
    def holds(self) -> bool:
        """Whether the breath is held anywhere in it."""
        return any(phase.part in HOLDS for phase in self.phases)
