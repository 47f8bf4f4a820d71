"""How much each competency needs practice: gap, uncertainty and staleness, by importance.

The formula is a design choice of this program (docs/decisions/what-is-scheduled-how.md).
"""

from collections.abc import Mapping, Sequence
from datetime import date
from math import log2, sqrt

from practice.model.facts import Levelled
from practice.model.kinds import Competency

PRIOR = 2.5
TARGET = 4.0
NEWEST_FIRST = (0.4, 0.25, 0.15, 0.1, 0.1)
"""Weights of the last five levels; what five would not fill goes to the prior."""
NEVER_DAYS = 30
"""A competency never levelled counts as this many days old."""


def needs(
    levels: Sequence[Levelled], *, today: date, weights: Mapping[Competency, float] | None = None
) -> dict[Competency, float]:
    """Every competency's priority; higher needs practice more. `levels` oldest first."""
    return {
        competency: (weights or {}).get(competency, 1.0)
        * _need([level for level in levels if level.competency is competency], today)
        for competency in Competency
    }


def mean_level(levels: Sequence[Levelled]) -> float:
    """The weighted mean of the last five (oldest first), leaning on the prior while there are fewer."""
    newest = [entry.level for entry in reversed(levels)][: len(NEWEST_FIRST)]
    known = sum(weight * level for weight, level in zip(NEWEST_FIRST, newest, strict=False))
    return known + PRIOR * sum(NEWEST_FIRST[len(newest) :])


def _need(levels: Sequence[Levelled], today: date) -> float:
    days = (today - date.fromisoformat(levels[-1].day)).days if levels else NEVER_DAYS
    gap = (TARGET - mean_level(levels)) / 4
    uncertainty = 1 / sqrt(1 + len(levels))
    return gap + 0.5 * uncertainty + 0.15 * log2(1 + max(days, 0))
