"""Days and times of applications: days that were, other zones, nights on which the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import FakeClock
from practice.model.trouble import Trouble
from practice.sittings.job_when import NoDay, day_that_was, day_to_come, here, moment_meant, zone_named

MONDAY = date(2026, 3, 2)
BERLIN = ZoneInfo("Europe/Berlin")


def in_berlin() -> FakeClock:
    return FakeClock(zone=BERLIN)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-03-02"),
        ("Yesterday", "2026-03-01"),
        ("thursday", "2026-02-26"),
        ("monday", "2026-03-02"),
        ("26 February", "2026-02-26"),
        ("3 March", "2025-03-03"),
        ("2025-11-26", "2025-11-26"),
        ("1.3.2026", "2026-03-01"),
    ],
)
def test_a_day_that_was_is_the_last_one(said: str, day: str) -> None:
    """News came on Thursday: the one that is behind us."""
    assert day_that_was(said, MONDAY).isoformat() == day


@pytest.mark.parametrize("said", ["tomorrow", "2026-03-03", "2027-01-01"])
def test_news_does_not_come_from_the_future(said: str) -> None:
    """A year mistyped is said, not kept."""
    with pytest.raises(NoDay, match="still to come"):
        day_that_was(said, MONDAY)


@pytest.mark.parametrize("said", ["2026-02-30", "soon", "", "13/13", "\x1b[2J", "31 April"])
def test_a_day_that_is_none_is_said(said: str) -> None:
    """With what to write instead, and nothing in it that drives the terminal."""
    for read in (day_that_was, day_to_come):
        with pytest.raises(NoDay) as caught:
            read(said, MONDAY)

        assert "2026-11-26" in caught.value.mend
        assert "\x1b" not in caught.value.sentence


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(0, 364))
def test_a_day_and_a_month_alone_come_back_as_they_were(today: date, ago: int) -> None:
    """Whichever day of the last year it was."""
    day = today - timedelta(days=ago)

    assert day_that_was(f"{day:%d %B}", today) == day


def test_a_time_of_another_place_is_an_instant_of_there() -> None:
    """The invitation says London; the clock on the wall is another."""
    meant = moment_meant("2026-03-05 14:30", in_berlin(), zone="Europe/London")

    assert meant.moment.isoformat() == "2026-03-05T14:30:00+00:00"
    assert here(in_berlin(), meant.moment).isoformat() == "2026-03-05T15:30:00+01:00"
    assert not meant.notice


def test_tomorrow_is_the_day_of_that_place() -> None:
    """At six in the evening in London it is Tuesday already in Auckland."""
    meant = moment_meant("tomorrow 9:00", FakeClock(), zone="Pacific/Auckland")

    assert meant.moment.isoformat() == "2026-03-04T09:00:00+13:00"


@pytest.mark.parametrize(
    ("name", "zone"),
    [("europe/london", "Europe/London"), ("America/New York", "America/New_York"), ("utc", "UTC")],
)
def test_a_zone_is_known_however_it_is_written(name: str, zone: str) -> None:
    """Capitals and spaces are nobody's business."""
    assert str(zone_named(name)) == zone


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("Europe/Londn", "did you mean Europe/London?"),
        ("London", "did you mean Europe/London?"),
        ("berlin", "did you mean Europe/Berlin?"),
        ("xyzzy", "write a region and a city, such as Europe/London"),
        ("../../etc/passwd", "write a region and a city, such as Europe/London"),
    ],
)
def test_an_unknown_zone_is_answered_with_a_near_one(name: str, mend: str) -> None:
    """One sentence and what to do."""
    with pytest.raises(NoDay) as caught:
        moment_meant("2026-03-05 14:30", FakeClock(), zone=name)

    assert "is no time zone that is known here" in caught.value.sentence
    assert caught.value.mend == mend


@pytest.mark.parametrize("zone", ["", "Europe/Berlin"])
def test_a_time_that_the_clocks_leave_out_is_refused(zone: str) -> None:
    """Whoever wrote it meant another one, and must ask which."""
    with pytest.raises(NoDay, match="2026-03-29 02:30 is never on the clock") as caught:
        moment_meant("2026-03-29 02:30", in_berlin(), zone=zone)

    assert "2026-03-29 03:30" in caught.value.mend


@pytest.mark.parametrize("zone", ["", "Europe/Berlin"])
def test_of_a_time_that_comes_twice_the_first_is_meant_and_said(zone: str) -> None:
    """And how the second is written."""
    meant = moment_meant("2026-10-25 02:30", in_berlin(), zone=zone)

    assert meant.moment.astimezone(UTC).isoformat() == "2026-10-25T00:30:00+00:00"
    assert "02:30 comes twice" in meant.notice
    assert "enter 2026-10-25 01:30 in the zone UTC" in meant.notice
    second = moment_meant("2026-10-25 01:30", in_berlin(), zone="UTC").moment
    assert here(in_berlin(), second).isoformat() == "2026-10-25T02:30:00+01:00"


@pytest.mark.parametrize(
    "said", ["2026-10-25 01:59", "2026-10-25 03:00", "2026-10-24 02:30", "2026-03-29 03:00"]
)
@pytest.mark.parametrize("zone", ["", "Europe/Berlin"])
def test_the_hours_around_a_change_are_usual(said: str, zone: str) -> None:
    """No word about clocks where there is no doubt."""
    assert not moment_meant(said, in_berlin(), zone=zone).notice


def test_a_time_from_now_is_in_no_doubt() -> None:
    """Also in the night of the change."""
    clock = FakeClock(datetime(2026, 10, 25, 0, 10, tzinfo=UTC), zone=BERLIN)

    assert moment_meant("in 20 minutes", clock).moment == clock.now() + timedelta(minutes=20)


@pytest.mark.parametrize(
    "said", ["thursday", "soon 14:30", "2026-02-30 14:30", "25:00", "", "9999-12-31 23:30", "0001-01-01 0:30"]
)
def test_what_is_no_moment_is_said(said: str) -> None:
    """In a sentence, in any zone."""
    for zone in ("", "Europe/London"):
        with pytest.raises(Trouble) as caught:
            moment_meant(said, FakeClock(), zone=zone)

        assert caught.value.mend


@given(st.integers(0, 2 * 365 * 24 * 60))
def test_every_instant_is_shown_as_the_clocks_here_have_it(minutes: int) -> None:
    """In summer, in winter, and in the hours between."""
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)

    assert here(in_berlin(), moment).replace(tzinfo=None) == moment.astimezone(BERLIN).replace(tzinfo=None)
    assert here(in_berlin(), moment) == moment


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("2026-11-31 10:00", "'2026-11-31' is no day there is"),
        ("31.11. 10:00", "'31.11.' is no day there is"),
        ("friday 25:00", "'25:00' is no time of day"),
        ("soon", "is no day with a time"),
    ],
)
def test_it_is_said_which_of_the_two_is_wrong(said: str, why: str) -> None:
    """The 31st of November was a slip; the time was right."""
    with pytest.raises(Trouble, match=why):
        moment_meant(said, FakeClock())


def test_an_interview_of_yesterday_can_be_entered() -> None:
    """Somebody enters it when it is over, to look back at it."""
    assert moment_meant("yesterday 14:30", FakeClock()).moment == datetime(2026, 3, 1, 14, 30, tzinfo=UTC)


class _Earlier(FakeClock):
    """A system that takes a time that is left out for an hour earlier, as some do."""

    def local(self, wall: datetime) -> datetime:
        found = super().local(wall)
        return found - timedelta(hours=2) if found.replace(tzinfo=None) > wall else found


def test_for_a_time_that_is_left_out_a_later_one_is_offered() -> None:
    """Whatever the system makes of it: nobody comes too late by an hour."""
    with pytest.raises(NoDay) as caught:
        moment_meant("2026-03-29 02:30", _Earlier(zone=BERLIN))

    assert "it could be 2026-03-29 03:30" in (caught.value.mend or "")


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("in 3 days", "2026-03-05"),
        ("In a week", "2026-03-09"),
        ("in 6 months", "2026-09-02"),
        ("in a year", "2027-03-02"),
    ],
)
def test_a_day_can_be_said_by_how_far_away_it_is(said: str, day: str) -> None:
    """Apply again in six months, they said."""
    assert day_to_come(said, MONDAY).isoformat() == day
