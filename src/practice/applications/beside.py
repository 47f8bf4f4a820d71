"""What stands beside a look into the mirror: numbers that the person gave themselves, and no verdict."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from practice.model.facts import Levelled
from practice.model.jobs import InterviewPart, InterviewSaid
from practice.model.kinds import Competency, in_words
from practice.model.nerves import Occasion, Rated, RatedAt

LOOKED_BACK = timedelta(days=30)
"""What is older says little about the interviews that are meant."""

LAST = 3

OCCASION_WORDS = {
    Occasion.CALM: "With breathing",
    Occasion.ROUTINE: "With a routine",
    Occasion.LADDER: "On the ladder",
    Occasion.TRIAL: "In a trial",
}


def levels(given: Iterable[Levelled], asked_for: Collection[Competency], today: date) -> tuple[str, ...]:
    """A line for each competency the job asks for (where it says none, for each there is)."""
    since = (today - LOOKED_BACK).isoformat()
    found: dict[Competency, list[int]] = {}
    for each in sorted(given, key=lambda one: one.at):
        if each.competency is not None and each.day >= since:
            found.setdefault(each.competency, []).append(each.level)
    return tuple(
        f"{in_words(competency).capitalize()}, in your reviews of 30 days: {_spread(found[competency])}."
        for competency in (asked_for or Competency)
        if competency in found
    )


def _spread(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"one answer, level {numbers[0]}"
    low, high = min(numbers), max(numbers)
    spread = f"all level {low}" if low == high else f"levels {low} to {high}"
    newest = ", ".join(str(each) for each in numbers[-LAST:])
    return f"{len(numbers)} answers, {spread}" + (f", the newest {newest}" if low != high else "")


def nerves(said: Iterable[InterviewSaid], interviews: Mapping[str, str]) -> tuple[str, ...]:
    """A line for each interview (its id, and what it is called) whose nerves were rated."""
    rated: dict[str, dict[InterviewPart, int]] = {each: {} for each in interviews}
    for each in sorted(said, key=lambda one: one.stamp.at):
        if each.interview in rated and each.level is not None and each.part in MOMENTS:
            rated[each.interview][each.part] = each.level
    return tuple(f"{name}: {_rated(rated[id])}." for id, name in interviews.items() if rated[id])


def _rated(moments: Mapping[InterviewPart, int]) -> str:
    return ", ".join(f"{word} {moments[part]}" for part, word in MOMENTS.items() if part in moments)


MOMENTS = {
    InterviewPart.BEFORE: "nerves before it",
    InterviewPart.PEAK: "at most",
    InterviewPart.AFTER: "after it",
}


def practised(rated: Iterable[Rated], today: date) -> tuple[str, ...]:
    """A line for each occasion of practice at which nerves at most were rated; never one beside another."""
    since = (today - LOOKED_BACK).isoformat()
    found: dict[Occasion, list[int]] = {}
    for each in sorted(rated, key=lambda one: one.stamp.at):
        if each.moment is RatedAt.PEAK and each.stamp.day >= since:
            found.setdefault(each.occasion, []).append(each.level)
    return tuple(
        f"{OCCASION_WORDS[occasion]}, in 30 days, at most: {', '.join(map(str, numbers[-LAST:]))}."
        for occasion, numbers in found.items()
    )
