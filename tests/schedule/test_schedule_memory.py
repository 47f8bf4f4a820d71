"""What is remembered comes back in time, and nothing sleeps past the interview."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.schedule.memory import (
    NO_DATE_CAP,
    Grade,
    Memory,
    Recall,
    due_on,
    grade_of,
    longest_rest,
    ready,
    remembered,
)

DAY = date(2026, 3, 2)
days = st.dates(date(2024, 1, 1), date(2034, 1, 1))
grades = st.sampled_from(Grade)
recalls = st.lists(st.builds(Recall, days, grades), max_size=12).map(
    lambda many: sorted(many, key=lambda each: each.day)
)


def rests(*grades: Grade) -> list[int]:
    """Days to the next recall, each on the day it is due."""
    day, found = DAY, []
    memory: Memory | None = None
    for grade in grades:
        memory = remembered([Recall(day, grade)], memory)
        assert memory is not None
        found.append(memory.interval)
        day += timedelta(days=memory.interval)
    return found


def test_good_recalls_rest_longer_and_longer() -> None:
    """The figures of py-fsrs 6 without steps inside a day."""
    assert rests(*[Grade.GOOD] * 6) == [2, 11, 46, 163, 497, 1346]
    assert rests(*[Grade.HARD] * 6) == [1, 3, 7, 12, 18, 25]


@pytest.mark.parametrize(
    ("share", "first_s", "peeked", "grade"),
    [
        (1.0, 3.0, False, Grade.EASY),
        (1.0, 5.1, False, Grade.GOOD),
        (1.0, None, False, Grade.GOOD),
        (0.8, 1.0, False, Grade.GOOD),
        (0.79, 1.0, False, Grade.HARD),
        (0.5, 1.0, False, Grade.HARD),
        (0.49, 1.0, False, Grade.AGAIN),
        (1.0, 1.0, True, Grade.AGAIN),
    ],
)
def test_the_grade_follows_from_what_came_and_how_soon(
    share: float, first_s: float | None, peeked: bool, grade: Grade
) -> None:
    """Nobody is asked whether it was hard."""
    assert grade_of(share, first_s=first_s, peeked=peeked) is grade


@given(recalls, st.integers(0, 12))
def test_what_was_worked_out_before_need_not_be_worked_out_again(many: list[Recall], cut: int) -> None:
    """A memory that was put by goes on exactly as if every recall were replayed."""
    first, rest = many[:cut], many[cut:]

    assert remembered(rest, remembered(first)) == remembered(many)


@given(recalls.filter(bool), days, st.integers(1, 400))
def test_nothing_falls_asleep_past_the_interview(many: list[Recall], start: date, left: int) -> None:
    """Whatever the grades were: it comes back before, and at the latest on the eve."""
    memory = remembered(many)
    assert memory is not None
    today = max(start, memory.last)
    interview = today + timedelta(days=left)
    eve = interview - timedelta(days=1)
    due = due_on(memory, today=today, interview=interview)

    assert memory.last < due
    assert memory.last >= eve or due <= eve
    assert (due - memory.last).days <= longest_rest(memory.last, interview)


@given(recalls.filter(bool), st.integers(0, 60), st.integers(0, 60), st.integers(1, 90))
def test_a_day_once_announced_does_not_move(many: list[Recall], one: int, two: int, left: int) -> None:
    """`practice due` and the drills of the day itself say the same, whenever they are asked."""
    memory = remembered(many)
    assert memory is not None
    interview = memory.last + timedelta(days=max(one, two) + left)
    first, second = (
        due_on(memory, today=memory.last + timedelta(days=days), interview=interview) for days in (one, two)
    )

    assert first == second


def test_an_interview_that_is_over_holds_nothing_short() -> None:
    """The day after it, memories rest as long as they can."""
    memory = Memory(30.0, 5.0, DAY, 30)
    interview = DAY + timedelta(days=3)

    assert due_on(memory, today=interview, interview=interview) == DAY + timedelta(days=1)
    assert due_on(memory, today=interview + timedelta(days=1), interview=interview) == DAY + timedelta(
        days=30
    )


def test_a_story_is_ready_after_two_good_days_apart_and_one_telling() -> None:
    """Twice well on one evening is not kept yet, and what was never said aloud is not told."""

    def after(*many: tuple[int, Grade]) -> Memory | None:
        return remembered([Recall(DAY + timedelta(days=day), grade) for day, grade in many])

    apart = after((0, Grade.GOOD), (1, Grade.AGAIN), (2, Grade.EASY))

    assert ready(apart, told=True)
    assert not ready(apart, told=False)
    assert not ready(after((0, Grade.GOOD), (1, Grade.GOOD)), told=True)
    assert not ready(after((0, Grade.GOOD), (2, Grade.HARD), (5, Grade.AGAIN)), told=True)
    assert not ready(after((0, Grade.GOOD)), told=True)
    assert not ready(None, told=True)


def test_without_a_date_everything_comes_back_within_weeks() -> None:
    """A first answer may be asked for at any time."""
    memory = Memory(1000.0, 5.0, DAY, 1000)

    assert due_on(memory, today=DAY, interview=None) == DAY + timedelta(days=NO_DATE_CAP)
    assert longest_rest(DAY, DAY - timedelta(days=1)) == NO_DATE_CAP
    assert longest_rest(DAY, DAY + timedelta(days=21)) == 7
    assert longest_rest(DAY, DAY) == 1
