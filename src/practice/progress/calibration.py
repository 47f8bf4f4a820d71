"""How your own levels compare with the same answers levelled blind, days later."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from practice.model.facts import Levelled

ENOUGH_PAIRS = 5
"""Fewer pairs than this say nothing about a person."""
NOTICEABLE = 0.25
"""A mean difference under a quarter of a level is called even."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How many pairs were compared, the mean difference, and its spread.

    Positive `kindness`: what the person said of themselves was the higher one.
    """

    pairs: int
    kindness: float
    spread: float


def calibrate(levels: Sequence[Levelled], blind: Sequence[Levelled]) -> Calibration:
    """Positive `kindness`: the level given at the time was the higher one."""
    later = {entry.answer_id: entry.level for entry in blind}
    return over([entry.level - later[entry.answer_id] for entry in levels if entry.answer_id in later])


def over(differences: Sequence[float]) -> Calibration:
    """The same of any differences between what a person said of themselves and what it is set beside."""
    if not differences:
        return Calibration(0, 0.0, 0.0)
    count = len(differences)
    mean = sum(differences) / count
    squares = sum((difference - mean) ** 2 for difference in differences)
    return Calibration(count, mean, sqrt(squares / (count - 1)) if count > 1 else 0.0)


def calibration_sentence(calibration: Calibration) -> str:
    """One plain sentence, or what is still missing for one."""
    if calibration.pairs < ENOUGH_PAIRS:
        return f"{calibration.pairs} of {ENOUGH_PAIRS} answers levelled twice: too few to say anything yet."
    amount = abs(calibration.kindness)
    if amount < NOTICEABLE:
        return f"Over {calibration.pairs} answers your own levels hold up: no lean to either side."
    side = "kind to yourself" if calibration.kindness > 0 else "hard on yourself"
    return (
        f"Over {calibration.pairs} answers you are about {amount:.1f} of a level {side} "
        f"(spread {calibration.spread:.1f})."
    )
