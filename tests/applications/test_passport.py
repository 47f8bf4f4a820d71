"""The passport: four things, each there or told how to get it, and a page of what has changed."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product

import pytest

from practice.applications.changed import Levels, Practised, around, levels_in_words, practised_in_words
from practice.applications.passport import Changed, Known, Visa, as_text, is_open, lines, parts
from practice.applications.plan import Task
from practice.model.facts import Levelled
from practice.model.jobs import Cause
from practice.model.kinds import Competency

TODAY = date(2026, 9, 4)
OPEN = Known(TODAY, TODAY, "the recruiter", opened=1, done=1, practised_at_all=True)


def missing(known: Known) -> list[Visa]:
    return [line.visa for line in lines(known) if not line.there]


def words(known: Known, visa: Visa) -> str:
    return next(line.words for line in lines(known) if line.visa is visa)


@pytest.mark.parametrize("there", list(product((True, False), repeat=4)))
def test_it_opens_only_when_all_four_are_there(there: tuple[bool, bool, bool, bool]) -> None:
    """Nothing stands for anything else."""
    day, read, task, practised = there
    known = Known(
        TODAY,
        TODAY if day else None,
        opened=int(read),
        done=int(task),
        practised_at_all=practised,
    )

    assert is_open(known) == all(there)
    assert missing(known) == [visa for visa, is_there in zip(Visa, there, strict=True) if not is_there]


def test_the_day_counts_from_its_morning() -> None:
    """Nobody is held up by a day more."""
    assert is_open(OPEN)
    assert missing(replace(OPEN, today=TODAY - timedelta(days=1))) == [Visa.DAY]
    assert words(replace(OPEN, today=TODAY - timedelta(days=1)), Visa.DAY).endswith("That is tomorrow.")


def test_one_envelope_that_is_closed_is_feedback_to_read() -> None:
    """However many were opened, and whatever was said before it came."""
    assert missing(replace(OPEN, sealed=1)) == [Visa.FEEDBACK]
    assert missing(replace(OPEN, sealed=1, none_came=True)) == [Visa.FEEDBACK]
    assert missing(replace(OPEN, opened=0)) == [Visa.FEEDBACK]
    assert missing(replace(OPEN, opened=0, none_came=True)) == []
    assert missing(replace(OPEN, opened=0, burnt=1)) == []


def test_each_competency_that_is_named_is_practised_again() -> None:
    """The one that is not is named."""
    named = (Competency.PLANNING, Competency.PROBLEM_SOLVING)
    half = replace(OPEN, named=named, practised=frozenset({Competency.PLANNING}))
    whole = replace(OPEN, named=named, practised=frozenset(named))

    assert missing(half) == [Visa.PRACTICE]
    assert "problem solving, not yet" in words(half, Visa.PRACTICE)
    assert words(whole, Visa.PRACTICE) == "Practised again since: planning and problem solving."


# -- levels beside each other ----------------------------------------------------------------------


def levelled(day: str, level: int, about: Competency = Competency.PLANNING) -> Levelled:
    return Levelled("a", "core/q", about, day, f"{day}T10:00:00.000Z", level)


def test_levels_are_parted_by_the_moment() -> None:
    """Those of the day itself are before, as nobody knows its hour; another competency is none of them."""
    given = [
        levelled("2026-03-02", 2),
        levelled("2026-03-03", 3),
        levelled("2026-03-03", 5, Competency.TEAMWORK),
    ]

    assert around(given, Competency.PLANNING, "2026-03-02") == Levels(Competency.PLANNING, (2,), (3,))
    assert around(given, Competency.PLANNING, "2026-03-02T10:00:00.000Z").since == (2, 3)
    assert around(given, Competency.PLANNING, "2026-03-02T10:00:00.001Z").since == (3,)


@pytest.mark.parametrize(
    ("before", "since", "said"),
    [
        ((), (), "Your levels for planning: none yet."),
        (
            (2,),
            (),
            "Your levels for planning: before 2 (one answer); since none. "
            "With fewer than 3 on a side they cannot be compared.",
        ),
        (
            (2, 2, 2),
            (5, 5),
            "Your levels for planning: before 2, 2, 2 (3 answers); since 5, 5 (2 answers). "
            "With fewer than 3 on a side they cannot be compared.",
        ),
        (
            (2, 3, 3),
            (3, 3, 3),
            "Your levels for planning: before 2, 3, 3 (3 answers); since 3, 3, 3 (3 answers). "
            "About the same: the middle one is 3 since, and was 3 before.",
        ),
        (
            (3, 3, 3),
            (2, 2, 4),
            "Your levels for planning: before 3, 3, 3 (3 answers); since 2, 2, 4 (3 answers). "
            "Lower: the middle one is 2 since, and was 3 before.",
        ),
        (
            (1, 2, 2, 2, 2, 2),
            (4, 4, 3),
            "Your levels for planning: before 2, 2, 2, 2, 2 (6 answers, the last 5 shown); "
            "since 4, 4, 3 (3 answers). Higher: the middle one is 4 since, and was 2 before.",
        ),
    ],
)
def test_numbers_stand_beside_each_other_and_are_compared_only_when_there_are_enough(
    before: tuple[int, ...], since: tuple[int, ...], said: str
) -> None:
    """Nobody is told that they improved by two answers."""
    assert levels_in_words(Levels(Competency.PLANNING, before, since)) == said


def test_what_was_practised_is_a_count_and_no_praise() -> None:
    """One and many, and nothing."""
    assert practised_in_words(Practised()) == "nothing yet"
    assert practised_in_words(Practised(1, 1)) == "one drill and one answer"
    assert practised_in_words(Practised(answers=4)) == "4 answers"


# -- the page --------------------------------------------------------------------------------------


def task(cause: Cause, came_of: str = "", **written: str) -> Task:
    return Task(
        "t", "job", cause, f"Do {cause}", "", "", "", came_of=came_of, closed_on="2026-08-01", written=written
    )


def test_the_page_has_only_what_there_is() -> None:
    """An empty heading would say that something is missing."""
    assert parts(Changed("2026-03-01")) == ()
    assert as_text("Northwind", Changed("2026-03-01")) == "Northwind, since 2026-03-01"


def test_without_a_level_since_there_is_no_change_to_tell() -> None:
    """`None yet` is nothing that anybody takes along to a second try."""
    before = Levels(Competency.PLANNING, (2, 3))
    since = Levels(Competency.PLANNING, (), (4,))

    assert parts(Changed("2026-03-01", levels=(before, Levels(Competency.TEAMWORK)))) == ()
    assert [part.heading for part in parts(Changed("2026-03-01", levels=(since,)))] == ["Answers"]


def test_a_proof_is_told_as_what_was_made() -> None:
    """In the words of its end, else in those on the way; without any it is a task like others."""
    ended = Changed(
        "2026-03-01",
        (
            task(Cause.SKILL, "A map"),
            task(Cause.SKILL, made="A table"),
            task(Cause.SKILL),
            task(Cause.CV, "One page"),
        ),
    )
    made, rest = parts(ended)

    assert made.rows == ("Do skill: A map", "Do skill: A table")
    assert rest.rows == ("Do skill (2026-08-01)", "Do cv (2026-08-01): One page")
