"""What a plan of the person's own brings forward for a while, and how far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from practice.model.kinds import Competency

RAISE = 1.0
"""What a plan adds to the weight of its competency; a weight is 3 at the most."""

REST_DAYS = 2
"""A question of a plan comes back after so many days, and not after a week."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One task of a plan: a competency that is practised more, questions that come before others, or both.

    `plan` says whose it is, such as "your plan for Northwind".
    """

    plan: str
    competency: Competency | None = None
    questions: frozenset[str] = frozenset()

    @property
    def why(self) -> str:
        """The reason for a question, in a sentence."""
        return f"It is in {self.plan}."


def raised(planned: Iterable[Planned]) -> dict[Competency, str]:
    """The competencies that are practised more, each with the reason; two plans raise it no further."""
    found: dict[Competency, str] = {}
    for each in planned:
        if each.competency is not None:
            found.setdefault(each.competency, each.why)
    return found


def forward(planned: Iterable[Planned]) -> dict[str, Planned]:
    """The questions that come before others, by their keys."""
    found: dict[str, Planned] = {}
    for each in planned:
        for key in sorted(each.questions):
            found.setdefault(key, each)
    return found


def rested(last: date | None, today: date) -> bool:
    """A question of a plan may be asked again. A day that has not come yet, by a wrong clock, is none."""
    return last is None or not 0 <= (today - last).days < REST_DAYS
