"""What has changed since a moment: how often something was practised, and levels before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from practice.model.facts import Levelled
from practice.model.kinds import Competency, in_words

ENOUGH = 3
"""Levels on each side that it takes to compare them."""

CLEAR = 1
"""Levels by which the middle ones differ, to be called higher or lower."""

SHOWN = 5
"""Levels shown on each side, the newest."""


@dataclass(frozen=True, slots=True)
class Practised:
    """How often since a moment: drills, and answers in rounds."""

    drills: int = 0
    answers: int = 0

    def __bool__(self) -> bool:
        return bool(self.drills or self.answers)


@dataclass(frozen=True, slots=True)
class Levels:
    """The person's own levels of one competency before a moment and since, oldest first."""

    competency: Competency
    before: tuple[int, ...] = ()
    since: tuple[int, ...] = ()

    @property
    def comparable(self) -> bool:
        """Enough of them on each side."""
        return min(len(self.before), len(self.since)) >= ENOUGH


def is_since(at: str, day: str, *, moment: str) -> bool:
    """Whether what has this instant and this practice day comes after another instant (UTC), or after a day.

    What was done on the day itself is before it: at which hour of it the news came, nobody knows.
    """
    return day > moment if len(moment) == len("2026-03-02") else at >= moment


def around(levels: Iterable[Levelled], about: Competency, moment: str) -> Levels:
    """Levels as they were given before an instant (UTC, ISO 8601) or a day, and since."""
    before: list[int] = []
    since: list[int] = []
    for each in levels:
        if each.competency is about:
            (since if is_since(each.at, each.day, moment=moment) else before).append(each.level)
    return Levels(about, tuple(before), tuple(since))


def practised_in_words(practised: Practised) -> str:
    """How often, without a word on whether that is much."""
    parts = []
    if practised.drills:
        parts.append("one drill" if practised.drills == 1 else f"{practised.drills} drills")
    if practised.answers:
        parts.append("one answer" if practised.answers == 1 else f"{practised.answers} answers")
    return " and ".join(parts) or "nothing yet"


def levels_in_words(levels: Levels) -> str:
    """Beside each other, with how many; compared only where there are enough."""
    name = in_words(levels.competency)
    if not levels.before and not levels.since:
        return f"Your levels for {name}: none yet."
    before, since = _row(levels.before), _row(levels.since)
    return f"Your levels for {name}: before {before}; since {since}. {_compared(levels)}"


def _row(levels: Sequence[int]) -> str:
    if not levels:
        return "none"
    shown = levels[-SHOWN:]
    count = "one answer" if len(levels) == 1 else f"{len(levels)} answers"
    last = f", the last {SHOWN} shown" if len(levels) > SHOWN else ""
    return f"{', '.join(map(str, shown))} ({count}{last})"


def _compared(levels: Levels) -> str:
    if not levels.comparable:
        return f"With fewer than {ENOUGH} on a side they cannot be compared."
    before, since = median(levels.before[-SHOWN:]), median(levels.since[-SHOWN:])
    middle = f"the middle one is {since:g} since, and was {before:g} before"
    if abs(since - before) < CLEAR:
        return f"About the same: {middle}."
    return f"{'Higher' if since > before else 'Lower'}: {middle}."
