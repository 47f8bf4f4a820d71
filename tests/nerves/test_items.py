"""The five weekly statements."""

from datetime import date

import pytest

from practice.model.nerves import ItemRated
from practice.model.stamp import Stamp
from practice.nerves.items import HIGHEST, ITEMS, UNTESTED, are_due, compared, explanation


def rated(item: int, level: int, day: str = "2026-03-02", sitting: str = "s") -> ItemRated:
    """One statement rated on a day."""
    return ItemRated(
        Stamp(f"{sitting}-{item}-{level}", f"{day}T18:00:00Z", day), f"{sitting} {day}", item, level
    )


def test_there_are_five_and_two_are_the_other_way_round() -> None:
    """Somebody who only ever agrees says nothing by it."""
    assert [item.number for item in ITEMS] == [1, 2, 3, 4, 5]
    assert [item.number for item in ITEMS if item.reversed_] == [4, 5]


@pytest.mark.parametrize(
    ("today", "due"),
    [
        (date(2026, 3, 2), False),
        (date(2026, 3, 8), False),
        (date(2026, 3, 9), True),
        (date(2026, 5, 1), True),
    ],
)
def test_they_are_due_a_week_after_the_last_time(today: date, due: bool) -> None:
    """Asked more often they would be one more form."""
    assert are_due([rated(1, 5)], nerves_sittings=1, today=today) is due


def test_a_damaged_day_does_not_stop_the_page() -> None:
    """It counts as never rated, and the others count as before."""
    today = date(2026, 3, 9)

    assert are_due([rated(1, 5, "no day")], nerves_sittings=1, today=today)
    assert not are_due([rated(1, 5, "no day"), rated(2, 5, "2026-03-08")], nerves_sittings=1, today=today)


def test_they_are_not_asked_before_nerves_were_practised() -> None:
    """Somebody who came for a mock interview is not met with five questions about fear."""
    assert not are_due([], nerves_sittings=0, today=date(2026, 3, 2))
    assert are_due([], nerves_sittings=1, today=date(2026, 3, 2))


def test_each_stands_alone_the_first_time_beside_the_latest() -> None:
    """There is no sum: what would it be a sum of?"""
    found = compared([rated(1, 8), rated(2, 3), rated(1, 7, "2026-03-09"), rated(1, 4, "2026-03-16")])

    assert [(each.item.number, each.first, each.latest) for each in found] == [(1, 8, 4), (2, 3, 3)]
    assert found[0].said.endswith("First 8, on 2026-03-02; 4 on 2026-03-16")
    assert found[1].said.endswith("3, on 2026-03-02")


def test_of_two_ratings_in_one_sitting_the_newer_counts() -> None:
    """A slip of the finger can be mended by rating again."""
    assert compared([rated(1, 10), rated(1, 1)])[0].latest == 1


def test_it_is_said_what_a_number_means_and_that_nobody_has_tested_them() -> None:
    """A scale looks like science; this one is five sentences of ours."""
    said = " ".join((*explanation(), UNTESTED.text))

    assert f"{HIGHEST} completely true" in said
    assert "For statements 4 and 5 more is easier" in said
    assert "nobody has tested them" in said
