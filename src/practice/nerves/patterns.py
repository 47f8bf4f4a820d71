"""The shipped ways to breathe, and what is breathed of one while holds are off."""

from collections.abc import Sequence
from dataclasses import replace

from practice.model.breathing import HOLDS, BreathPart, BreathPhase, Pattern
from practice.nerves.rules import SHORTEST_CYCLE

RAMP = 60.0
"""Seconds in which a pattern grows to its own lengths: nobody breathes slowly from one breath to the next."""

EASE = Pattern(
    "ease",
    "Ease",
    (BreathPhase(BreathPart.IN, 4.0), BreathPhase(BreathPart.OUT, 6.0)),
    default_s=300.0,
    longest_s=1200.0,
    ramp_from=(3.0, 4.0),
    ramp_s=RAMP,
)

TRAIN = Pattern(
    "train",
    "Train",
    (BreathPhase(BreathPart.IN, 5.0), BreathPhase(BreathPart.OUT, 5.0)),
    default_s=600.0,
    longest_s=1200.0,
    ramp_from=(3.5, 3.5),
    ramp_s=RAMP,
)

SIGH = Pattern(
    "sigh",
    "Sigh",
    (
        BreathPhase(BreathPart.IN, 2.0),
        BreathPhase(BreathPart.TOP_UP, 1.0),
        BreathPhase(BreathPart.OUT, 7.0),
    ),
    default_s=300.0,
    longest_s=300.0,
    ramp_from=(2.0, 1.0, 4.0),
    ramp_s=RAMP,
)

BOX = Pattern(
    "box",
    "Box",
    (
        BreathPhase(BreathPart.IN, 4.0),
        BreathPhase(BreathPart.HOLD, 4.0),
        BreathPhase(BreathPart.OUT, 4.0),
        BreathPhase(BreathPart.REST, 4.0),
    ),
    default_s=180.0,
    longest_s=300.0,
    ramp_from=(3.0, 3.0, 3.0, 3.0),
    ramp_s=RAMP,
    without_holds=EASE.id,
)

FOUR_SEVEN_EIGHT = Pattern(  # without a ramp: its four breaths would be over before they are the real ones
    "4-7-8",
    "4-7-8",
    (
        BreathPhase(BreathPart.IN, 4.0),
        BreathPhase(BreathPart.HOLD, 7.0),
        BreathPhase(BreathPart.OUT, 8.0),
    ),
    default_s=76.0,
    longest_s=76.0,
    most_cycles=4,
    without_holds=EASE.id,
)

SHIPPED = (EASE, TRAIN, SIGH, BOX, FOUR_SEVEN_EIGHT)


def find(patterns: Sequence[Pattern], name: str) -> Pattern | None:
    """The pattern of this id, however it is capitalised."""
    wanted = name.strip().lower()
    return next((pattern for pattern in patterns if pattern.id == wanted), None)


def allowed(pattern: Pattern, *, holds: bool, shipped: Sequence[Pattern] = SHIPPED) -> Pattern:
    """What is breathed when this pattern was asked for; never one with holds while they are off.

    A pattern that names no other to be breathed instead keeps its own id and leaves its holds out.
    """
    if holds or not pattern.holds:
        return pattern
    instead = find(shipped, pattern.without_holds)
    if instead is not None and not instead.holds:
        return instead
    return _without_holds(pattern)


def _without_holds(pattern: Pattern) -> Pattern:
    """The same with its holds left out; should it become too fast, the out-breath takes what is missing."""
    moving = [phase for phase in pattern.phases if phase.part not in HOLDS]
    missing = max(0.0, SHORTEST_CYCLE - sum(phase.seconds for phase in moving))
    phases = tuple(
        replace(phase, seconds=phase.seconds + (missing if phase.part is BreathPart.OUT else 0.0))
        for phase in moving
    )
    ramp = tuple(
        start
        for phase, start in zip(pattern.phases, pattern.ramp_from, strict=False)
        if phase.part not in HOLDS
    )
    return replace(pattern, title=f"{pattern.title}, without holds", phases=phases, ramp_from=ramp)
