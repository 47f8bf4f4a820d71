"""Times of day and dates as people write them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import FakeClock
from practice.sittings.when import NoTime, day_of, moment_of, next_at, time_of

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("9", time(9)),
        ("09:05", time(9, 5)),
        ("2:30pm", time(14, 30)),
        ("2:30 PM", time(14, 30)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("0:00", time(0)),
        ("1230", time(12, 30)),
        ("930", time(9, 30)),
        ("at 14:30", time(14, 30)),
        ("At 9", time(9)),
        ("noon", time(12)),
        ("2460", None),
        ("24:00", None),
        ("14:60", None),
        ("13pm", None),
        ("0am", None),
        ("half past two", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, meant: time | None) -> None:
    """Nobody looks up a format seven minutes before an interview."""
    assert time_of(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-26", date(2026, 11, 26)),
        ("26.11.2026", date(2026, 11, 26)),
        ("today", date(2026, 3, 2)),
        ("Tomorrow", date(2026, 3, 3)),
        ("thursday", date(2026, 3, 5)),
        ("thu", date(2026, 3, 5)),
        ("monday", date(2026, 3, 9)),
        ("next Tuesday", date(2026, 3, 3)),
        ("on thursday", date(2026, 3, 5)),
        ("25.11.", date(2026, 11, 25)),
        ("25.11", date(2026, 11, 25)),
        ("1.2.", date(2027, 2, 1)),
        ("2 March", date(2026, 3, 2)),
        ("1 March", date(2027, 3, 1)),
        ("25 November 2026", date(2026, 11, 25)),
        ("26th of november", date(2026, 11, 26)),
        ("Nov 26", date(2026, 11, 26)),
        ("Nov. 26, 2027", date(2027, 11, 26)),
        ("Thu 26 Nov", date(2026, 11, 26)),
        ("Wed 26 Nov", None),
        ("29 Feb", date(2028, 2, 29)),
        ("31 Feb", None),
        ("26 Nob", None),
        ("2026-02-31", None),
        ("t", None),
        ("soon", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, meant: date | None) -> None:
    """On a Monday, `monday` is the one to come; without a year it is the next such day."""
    assert day_of(text, date(2026, 3, 2)) == meant


@pytest.mark.parametrize(
    ("now", "text", "day", "hours_left"),
    [
        (datetime(2026, 3, 2, 9, 0, tzinfo=UTC), "14:30", 2, 5.5),
        (datetime(2026, 3, 2, 14, 45, tzinfo=UTC), "14:30", 2, -0.25),
        (datetime(2026, 3, 2, 16, 0, tzinfo=UTC), "14:30", 3, 22.5),
        (datetime(2026, 3, 2, 23, 55, tzinfo=UTC), "0:05", 3, 1 / 6),
        (datetime(2026, 3, 2, 0, 10, tzinfo=UTC), "23:50", 1, -1 / 3),
    ],
)
def test_the_next_one_is_meant_unless_it_has_just_passed(
    now: datetime, text: str, day: int, hours_left: float
) -> None:
    """Whoever is a quarter of an hour late means today."""
    found = next_at(text, FakeClock(now))

    assert found.day == day
    assert (found - now).total_seconds() == pytest.approx(hours_left * 3600)


def test_the_night_of_the_clock_change_is_an_hour_shorter() -> None:
    """Instants are compared, not the digits of two clocks."""
    clock = FakeClock(datetime(2026, 3, 28, 22, 30, tzinfo=UTC), zone=BERLIN)

    assert (next_at("8:00", clock) - clock.now()).total_seconds() == 7.5 * 3600
    assert moment_of("2026-10-25 9:00", clock).isoformat() == "2026-10-25T09:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Thursday 14:30", "2026-03-05T14:30:00+00:00"),
        ("TUESDAY 9", "2026-03-03T09:00:00+00:00"),
        ("Today 23:00", "2026-03-02T23:00:00+00:00"),
        ("Tomorrow 9:00", "2026-03-03T09:00:00+00:00"),
        ("thursday 2:30 pm", "2026-03-05T14:30:00+00:00"),
        ("Thu  2 P.M.", "2026-03-05T14:00:00+00:00"),
        ("2:30 pm", "2026-03-02T14:30:00+00:00"),
        ("14:30", "2026-03-02T14:30:00+00:00"),
        ("2026-11-26T14:30", "2026-11-26T14:30:00+00:00"),
        ("2026-11-26t14:30", "2026-11-26T14:30:00+00:00"),
        ("26.11.2026 9.30 am", "2026-11-26T09:30:00+00:00"),
        ("tomorrow at 14:30", "2026-03-03T14:30:00+00:00"),
        ("tomorrow noon", "2026-03-03T12:00:00+00:00"),
        ("at noon", "2026-03-02T12:00:00+00:00"),
        ("25.11. 9:00", "2026-11-25T09:00:00+00:00"),
        ("25 November 2026 14:30", "2026-11-25T14:30:00+00:00"),
        ("Nov 26 14:30", "2026-11-26T14:30:00+00:00"),
        ("Nov 26, 1430", "2026-11-26T14:30:00+00:00"),
        ("wed 2:30 pm", "2026-03-04T14:30:00+00:00"),
        ("next tuesday 3pm", "2026-03-03T15:00:00+00:00"),
        ("in 7 minutes", "2026-03-02T18:07:00+00:00"),
    ],
)
def test_a_day_with_a_time_is_read_as_people_write_it(text: str, meant: str) -> None:
    """Capitals, and a space before am or pm, are how most people write; machines put a T between."""
    assert moment_of(text, FakeClock()).isoformat() == meant


@pytest.mark.parametrize(
    ("text", "minutes"), [("7 min", 7), ("in 7 minutes", 7), ("in 7", 7), ("7m", 7), ("in 90 min.", 90)]
)
def test_a_time_from_now_is_read(text: str, minutes: int) -> None:
    """Seven minutes before, that is what somebody has in mind."""
    clock = FakeClock()

    assert next_at(text, clock) - clock.now() == timedelta(minutes=minutes)


@pytest.mark.parametrize("text", ["friday", "Nov 26", "9 nov 2026", "2026-11-26", "26.11.2026", "tomorrow"])
def test_a_day_alone_is_asked_for_its_time(text: str) -> None:
    """It is half of what is needed; neither the 26th nor a year is a time of day."""
    with pytest.raises(NoTime, match="what time") as refused:
        moment_of(text, FakeClock())

    assert f"{text} 14:30" in refused.value.mend


@pytest.mark.parametrize("text", ["soon", "14:30 2026-11-26", "friday", "", "2026-13-01 9:00"])
def test_what_names_no_moment_is_told_with_an_example(text: str) -> None:
    """One sentence, and how to write it."""
    with pytest.raises(NoTime) as refused:
        moment_of(text, FakeClock())

    assert "14:30" in refused.value.mend


@given(st.text(max_size=20))
def test_whatever_is_written_no_traceback_comes(text: str) -> None:
    """A time, or a sentence."""
    clock = FakeClock()
    for read in (next_at, moment_of):
        try:
            assert read(text, clock).tzinfo is not None
        except NoTime:
            continue
