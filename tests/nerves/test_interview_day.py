"""On interview day nothing new is breathed."""

from datetime import date

import pytest

from practice.model.nerves import Breathed
from practice.model.stamp import Stamp
from practice.nerves.interview_day import for_the_day, led, practised_on
from practice.nerves.patterns import BOX, EASE, SIGH, TRAIN
from practice.nerves.routine import NINETY, TEN

TODAY = date(2026, 3, 5)


def breathed(day: int, *, pattern: str = "train", seconds: float = 300.0, finished: bool = True) -> Breathed:
    """An exercise on a day of March."""
    return Breathed(
        Stamp(f"b{day}", f"2026-03-{day:02d}T09:00:00Z", f"2026-03-{day:02d}"), pattern, seconds, finished
    )


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ([], 0),
        ([breathed(1), breathed(1), breathed(2)], 2),
        ([breathed(1), breathed(5)], 1),
        ([breathed(1, pattern="ease")], 0),
        ([breathed(1, seconds=20, finished=False), breathed(2, seconds=90, finished=False)], 1),
        ([breathed(1, seconds=30)], 1),
    ],
)
def test_days_before_are_counted_and_today_is_not(facts: list[Breathed], days: int) -> None:
    """Three times this morning is not three days; three sighs to their end are practice."""
    assert practised_on("train", facts, before=TODAY) == days


def test_three_days_make_a_pattern_ones_own() -> None:
    """Until then it is the slow breath that needs least practice."""
    assert for_the_day(TRAIN, [breathed(1), breathed(2)], TODAY) is EASE
    assert for_the_day(TRAIN, [breathed(1), breathed(2), breathed(4)], TODAY) is TRAIN


def test_no_breath_is_held_in_a_routine() -> None:
    """Also where holds are turned on: they cost attention just before an interview."""
    assert led(TEN, BOX, [], today=TODAY, on_the_day=False).patterns["ease"] is EASE


def test_a_few_breaths_are_those_of_the_routine() -> None:
    """Only the minutes of breathing are the person's own choice."""
    found = led(NINETY, TRAIN, [], today=TODAY, on_the_day=False)

    assert found.patterns == {"sighs": SIGH, "breaths": EASE}
    assert not found.left_out


def test_sighs_that_are_new_give_way_to_slow_breaths() -> None:
    """The same breath twice is one step, and it says what it is."""
    found = led(NINETY, EASE, [], today=TODAY, on_the_day=True)

    assert found.patterns == {"breaths": EASE}
    assert [(step.title, step.seconds, step.breaths) for step in found.routine.steps][:2] == [
        ("Slow breaths", 60.0, 6),
        ("Say it aloud", 20.0, 0),
    ]
    assert found.routine.seconds == NINETY.seconds
    assert found.left_out
