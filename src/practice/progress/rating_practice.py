"""How your ratings of sample answers compare with the levels that two readers agreed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from practice.model.drills import Drilled, DrillKind

ENOUGH_RATINGS = 5
"""Fewer ratings than this say nothing about a person."""

NOTICEABLE = 0.25
"""A mean difference under a quarter of a level is called even."""


@dataclass(frozen=True, slots=True)
class RatingPractice:
    """How many samples were rated, the mean difference from their keys, and its spread.

    Positive `kindness`: the person's level was the higher one.
    """

    ratings: int
    kindness: float = 0.0
    spread: float = 0.0


def rating_practice(drilled: Sequence[Drilled]) -> RatingPractice:
    """From the first rating of each sample: later its key may only be remembered."""
    first: dict[str, float] = {}
    for fact in drilled:
        if fact.kind is DrillKind.RATE and fact.number is not None and fact.wanted is not None:
            first.setdefault(fact.about, fact.number - fact.wanted)
    if not first:
        return RatingPractice(0)
    kind = list(first.values())
    return RatingPractice(len(kind), fmean(kind), stdev(kind) if len(kind) > 1 else 0.0)


def rating_sentence(practice: RatingPractice) -> str:
    """One plain sentence, or what is still missing for one."""
    if practice.ratings < ENOUGH_RATINGS:
        return (
            f"{practice.ratings} of {ENOUGH_RATINGS} sample answers rated: too few to see which way you lean."
        )
    spread = f"(spread {practice.spread:.1f})"
    amount = abs(practice.kindness)
    if amount < NOTICEABLE:
        return f"Over {practice.ratings} sample answers your levels lean to neither side of the key {spread}."
    side = "above" if practice.kindness > 0 else "below"
    return (
        f"Over {practice.ratings} sample answers your levels lie about {amount:.1f} {side} the key {spread}."
    )
