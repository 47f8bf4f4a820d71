"""How much each competency needs practice: gap, uncertainty and staleness, by importance.

The formula is a design choice of this program (docs/decisions/what-is-scheduled-how.md).
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2, sqrt

from practice.model.facts import Levelled
from practice.model.kinds import Competency
from practice.schedule.planned import RAISE

PRIOR = 2.5
TARGET = 4.0
NEWEST_FIRST = (0.4, 0.25, 0.15, 0.1, 0.1)
"""Weights of the last five levels; what five would not fill goes to the prior."""
NEVER_DAYS = 30
"""A competency never levelled nor drilled counts as this many days old."""
MOST_WEIGHT = 3.0
"""A plan raises no weight above this."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a competency stands: `levels` so many in all, `days` since the last of them or the last drill.

    `touched` is the day of that; None: there was neither, and `days` is only what it counts as.
    `weight` is what the job asks for; what a plan adds to it is in the need alone.
    """

    need: float
    mean: float
    levels: int
    days: int
    weight: float
    last_level: date | None
    touched: date | None


def needs(
    levels: Sequence[Levelled],
    *,
    today: date,
    weights: Mapping[Competency, float] | None = None,
    planned: Container[Competency] = (),
) -> dict[Competency, float]:
    """Every competency's priority; higher needs practice more. `levels` oldest first."""
    found = standings(levels, today=today, weights=weights, planned=planned)
    return {competency: standing.need for competency, standing in found.items()}


def standings(
    levels: Sequence[Levelled],
    *,
    today: date,
    weights: Mapping[Competency, float] | None = None,
    drilled: Mapping[Competency, date] | None = None,
    planned: Container[Competency] = (),
) -> dict[Competency, Standing]:
    """Every competency's priority with what it comes from. A drill gives no level, but ends a silence.

    Those that a plan practises more weigh more for as long.
    """
    of: dict[Competency, list[Levelled]] = {competency: [] for competency in Competency}
    for level in levels:
        if level.competency is not None:
            of[level.competency].append(level)
    return {
        competency: _standing(
            given,
            today,
            (weights or {}).get(competency, 1.0),
            (drilled or {}).get(competency),
            planned=competency in planned,
        )
        for competency, given in of.items()
    }


def mean_level(levels: Sequence[Levelled]) -> float:
    """The weighted mean of the last five (oldest first), leaning on the prior while there are fewer."""
    newest = [entry.level for entry in levels[-len(NEWEST_FIRST) :]][::-1]
    known = sum(weight * level for weight, level in zip(NEWEST_FIRST, newest, strict=False))
    return known + PRIOR * sum(NEWEST_FIRST[len(newest) :])


def _standing(
    levels: Sequence[Levelled], today: date, weight: float, drilled: date | None, *, planned: bool
) -> Standing:
    last_level = date.fromisoformat(levels[-1].day) if levels else None
    touched = max((day for day in (last_level, drilled) if day is not None), default=None)
    days = NEVER_DAYS if touched is None else max((today - touched).days, 0)
    mean = mean_level(levels)
    gap = (TARGET - mean) / 4
    uncertainty = 1 / sqrt(1 + len(levels))
    raised = min(weight + RAISE, MOST_WEIGHT) if planned else weight
    need = raised * (gap + 0.5 * uncertainty + 0.15 * log2(1 + days))
    return Standing(need, mean, len(levels), days, weight, last_level, touched)
