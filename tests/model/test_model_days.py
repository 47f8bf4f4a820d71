"""Days and moments read back from facts, whoever wrote them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from practice.model.days import as_kept, day_of, happened, moment_of
from practice.model.stamp import Stamp


def test_a_day_and_a_moment_are_read_as_they_were_kept() -> None:
    """The two forms that the program writes."""
    assert day_of("2026-03-02") == date(2026, 3, 2)
    assert moment_of("2026-03-02T18:00:00.000Z") == datetime(2026, 3, 2, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "20th November", "0001-01-01", "9999-12-20", "2026-02-30", "２０２６-03-02"]
)
def test_what_is_no_day_is_none(text: str) -> None:
    """Three months after the last day of all time is a traceback."""
    assert day_of(text) is None


@pytest.mark.parametrize(
    "text",
    ["", "never", "2026-03-02", "2026-03-02T18:00:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59Z"],
)
def test_what_is_no_moment_with_its_offset_is_none(text: str) -> None:
    """A moment without an offset cannot be compared, and one at the end of time cannot be moved."""
    assert moment_of(text) is None


def test_a_moment_is_kept_as_its_instant() -> None:
    """Texts of moments are compared as they stand, so there is one way to write them."""
    there = datetime(2026, 3, 2, 20, 0, tzinfo=timezone(timedelta(hours=2)))
    kept = as_kept(there)

    assert kept == "2026-03-02T18:00:00.000Z"
    assert moment_of(kept) == there
    assert as_kept(there.astimezone(UTC)) == kept


@pytest.mark.parametrize(
    ("at", "day", "moment"),
    [
        ("2026-03-02T18:00:00.000Z", "2026-03-02", datetime(2026, 3, 2, 18, tzinfo=UTC)),
        ("2026-03-03T15:59:00.000Z", "2026-03-02", datetime(2026, 3, 3, 15, 59, tzinfo=UTC)),
        ("2026-03-01T15:00:00.000Z", "2026-03-02", datetime(2026, 3, 1, 15, tzinfo=UTC)),
        ("2027-03-02T18:00:00.000Z", "2026-03-02", datetime(2026, 3, 3, tzinfo=UTC)),
        ("2026-03-02T18:00:00.000Z", "9999-12-31", datetime(2026, 3, 2, 18, tzinfo=UTC)),
    ],
)
def test_a_moment_beyond_its_day_is_the_end_of_that_day(at: str, day: str, moment: datetime) -> None:
    """After a clock was put back moments tell the order; anywhere on earth a real one lies within its day."""
    assert happened(Stamp("id", at, day)) == moment
