"""How much was practised: the gentle goal of interviews, and the days out of the last fourteen."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from practice.model.nerves import Breathed
from practice.nerves.attempts import Tried
from practice.nerves.rungs import LOWEST

DOSE = 9
DAYS = 14
INTERVIEW_ANSWERS = 3
"""A round with so many answers is counted as an interview, and so are as many single questions."""


def interviews_practised(tried: Sequence[Tried], answers: Mapping[str, int]) -> int:
    """How many interviews were practised; `answers` are those of each finished round, by its id.

    A round with three answers is one. Of the rungs with a single question three finished in one sitting
    are one: about as much is said in them. An afternoon with a real person is one.
    """
    rounds = sum(given >= INTERVIEW_ANSWERS for given in answers.values())
    single: dict[str, int] = {}
    elsewhere = 0
    for each in tried:
        if each.finished and each.rung > LOWEST and answers.get(each.round, 0) < INTERVIEW_ANSWERS:
            if each.round:
                single[each.sitting] = single.get(each.sitting, 0) + 1
            else:
                elsewhere += 1
    return rounds + elsewhere + sum(number // INTERVIEW_ANSWERS for number in single.values())


def dose_in_words(interviews: int) -> str:
    """The gentle goal."""
    if interviews >= DOSE:
        return f"Interviews practised so far: {interviews}."
    return f"Interviews practised so far: {interviews} of {DOSE}."


def practice_days(breathed: Iterable[Breathed], tried: Iterable[Tried], rounds: Iterable[str]) -> set[str]:
    """The days on which something was breathed or dared, with those of rounds and drills."""
    days = {fact.stamp.day for fact in breathed} | {each.day for each in tried if each.begun}
    return days.union(rounds)


def days_in_words(days: Iterable[str], today: date) -> str:
    """On how many of the last fourteen days there was practice. A day off costs nothing."""
    first = today - timedelta(days=DAYS - 1)
    practised = {day for day in days if first.isoformat() <= day <= today.isoformat()}
    return f"You practised on {len(practised)} of the last {DAYS} days."
