"""A calendar as other programs read it: the right hour in every zone, and the words as they were."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from papers.calendar_text import ics_events, lengths, lines, starts, vobject_events
from practice.model.paper import Appointment
from practice.papers.calendars import MAKER, calendar, is_ours
from practice.papers.folder import PaperFolder
from practice.papers.trouble import PaperError

CHANGED = datetime(2026, 11, 20, 9, 5, 7, tzinfo=UTC)
PANEL = Appointment(
    "a3" * 16,
    "Panel interview, Northwind",
    datetime(2026, 11, 26, 14, 30, tzinfo=ZoneInfo("Europe/Berlin")),
    45,
    CHANGED,
    "12 Market Street; second floor",
    "R. Ode, recruiter\nBring: the plan",
)

many = settings(derandomize=True, deadline=None, max_examples=200)

WORDS = st.text(st.characters(codec="utf-8"), max_size=200)
SAFE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Zl", "Zp"]), max_size=200)

ZONES = [
    "Europe/Berlin",
    "Europe/London",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",  # half an hour of summer time
    "Africa/Casablanca",  # its clocks change for Ramadan
    "Asia/Kathmandu",
    "Pacific/Chatham",
    "UTC",
]


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """Of this century, and of the clock on the wall of any zone."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    return draw(st.datetimes(timezones=st.just(zone))).replace(year=draw(st.integers(2001, 2099)))


def local(appointment: Appointment, zone: str) -> str:
    """What somebody in that zone sees in their calendar."""
    return f"{starts(calendar([appointment]))[0].astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


def test_two_parsers_open_it_and_agree() -> None:
    """Neither is the one it was written with."""
    data = calendar([PANEL])

    assert starts(data) == [datetime(2026, 11, 26, 13, 30, tzinfo=UTC)]
    assert lengths(data) == [timedelta(minutes=45)]
    (vevent,), (event,) = vobject_events(data), ics_events(data)
    assert vevent.summary.value == event.name == PANEL.title
    assert vevent.location.value == event.location == PANEL.where
    assert vevent.description.value == event.description == PANEL.notes
    assert vevent.uid.value == event.uid


def test_it_reminds_a_day_and_an_hour_before() -> None:
    """The day for the trial at the evening before, the hour for the way there."""
    data = calendar([PANEL])
    (vevent,), (event,) = vobject_events(data), ics_events(data)

    assert [alarm.trigger.value for alarm in vevent.valarm_list] == [-timedelta(days=1), -timedelta(hours=1)]
    assert sorted(alarm.trigger for alarm in event.alarms) == [-timedelta(days=1), -timedelta(hours=1)]
    assert {alarm.action.value for alarm in vevent.valarm_list} == {"DISPLAY"}


def test_it_has_what_the_standard_asks_for() -> None:
    """RFC 5545, 3.6 and 3.6.1; and shared calendars show no more than that the hour is taken."""
    found = lines(calendar([PANEL]))

    assert found[0] == "BEGIN:VCALENDAR"
    assert f"PRODID:{MAKER}" in found
    assert "VERSION:2.0" in found
    assert "X-WR-CALNAME:Interviews" in found
    assert "DTSTAMP:20261120T090507Z" in found
    assert "LAST-MODIFIED:20261120T090507Z" in found
    assert "DTSTART:20261126T133000Z" in found
    assert "DTEND:20261126T141500Z" in found
    assert "CLASS:PRIVATE" in found
    assert found[-1] == "END:VCALENDAR"


def test_the_same_interview_is_the_same_entry_and_the_newer_one_wins() -> None:
    """A calendar that takes the file a second time moves the entry, and shows it once."""
    first = vobject_events(calendar([PANEL]))[0]
    moved = replace(PANEL, starts=PANEL.starts + timedelta(days=1), changed=CHANGED + timedelta(seconds=1))
    second = vobject_events(calendar([moved]))[0]
    other = vobject_events(calendar([replace(PANEL, id="another")]))[0]

    assert first.uid.value == second.uid.value != other.uid.value
    assert int(first.sequence.value) < int(second.sequence.value) < 2**31


def test_what_was_called_off_is_cancelled_where_it_stands_already() -> None:
    """A file in which an entry is only missing takes nothing out of a calendar; and nobody is reminded."""
    first = vobject_events(calendar([PANEL]))[0]
    data = calendar([replace(PANEL, cancelled=True, changed=CHANGED + timedelta(seconds=1))])
    (vevent,), (event,) = vobject_events(data), ics_events(data)

    assert vevent.status.value == event.status == "CANCELLED"
    assert vevent.uid.value == first.uid.value
    assert int(vevent.sequence.value) > int(first.sequence.value)
    assert starts(data) == [datetime(2026, 11, 26, 13, 30, tzinfo=UTC)]
    assert "TRANSP:TRANSPARENT" in lines(data)  # the hour is free again
    assert not event.alarms
    assert "valarm" not in vevent.contents


def test_what_takes_place_has_no_such_mark() -> None:
    """The word alone would hide it in some programs."""
    assert not [line for line in lines(calendar([PANEL])) if line.startswith(("STATUS", "TRANSP"))]


def around_changes(zone: str) -> list[datetime]:
    """A quarter to ten on the days around each change of the clocks in 2027, and one day of each month."""
    first = datetime(2027, 1, 1, 9, 45, tzinfo=ZoneInfo(zone))
    days = [first + timedelta(days=n) for n in range(365)]
    changes = [
        n for n in range(1, 365) if days[n].utcoffset() != days[n - 1].utcoffset() or days[n].day == 15
    ]
    return [days[n] for n in sorted({n + near for n in changes for near in (-2, -1, 0, 1)})]


@pytest.mark.parametrize("zone", ZONES)
def test_the_hour_is_right_before_and_after_the_clocks_change(zone: str) -> None:
    """In both directions, and where they change by half an hour or for Ramadan."""
    days = around_changes(zone)
    data = calendar([replace(PANEL, id=str(day), starts=day) for day in days])
    shown = [f"{start.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}" for start in starts(data)]

    assert shown == [f"{day:%Y-%m-%d} 09:45" for day in days]


def test_an_hour_that_comes_twice_is_the_one_that_was_meant() -> None:
    """When the clocks go back, half past two is there twice."""
    once = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    twice = once.replace(fold=1)
    found = starts(calendar([replace(PANEL, starts=once), replace(PANEL, id="b", starts=twice)]))

    assert found == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]


def test_an_interview_over_the_change_of_the_clocks_is_as_long_as_it_is() -> None:
    """Ninety minutes are ninety minutes, whatever the clock on the wall says at their end."""
    night = replace(PANEL, starts=datetime(2027, 3, 28, 1, 30, tzinfo=ZoneInfo("Europe/Berlin")), minutes=90)

    assert lengths(calendar([night])) == [timedelta(minutes=90)]
    assert local(night, "Europe/Berlin") == "2027-03-28 01:30"


def test_whoever_travels_sees_the_hour_of_the_place_they_are_in() -> None:
    """It is an instant; New York had its change of the clocks already, Berlin not."""
    call = replace(PANEL, starts=datetime(2027, 3, 20, 15, 0, tzinfo=ZoneInfo("Europe/Berlin")))

    assert local(call, "America/New_York") == "2027-03-20 10:00"
    assert local(call, "Asia/Kathmandu") == "2027-03-20 19:45"


@many
@given(moments(), st.integers(1, 600))
def test_any_moment_in_any_zone_comes_out_as_it_went_in(moment: datetime, minutes: int) -> None:
    """To the second."""
    data = calendar([replace(PANEL, starts=moment, minutes=minutes)])

    assert starts(data) == [moment.astimezone(UTC).replace(microsecond=0)]
    assert lengths(data) == [timedelta(minutes=minutes)]


@many
@given(SAFE, SAFE, st.lists(SAFE, max_size=4))
@example("C:\\New\\notes; a, b\\", "\\n", ["\\,", "\\;", "END:VEVENT", " x"])
@example("Grüße " * 30, "👩‍🔬" * 40, ["," * 200])
def test_words_come_out_as_they_went_in(title: str, where: str, notes: list[str]) -> None:
    """Whatever signs of the format they have in them."""
    data = calendar([replace(PANEL, title=title, where=where, notes="\n".join(notes))])
    (event,) = vobject_events(data)
    told = "\n".join(line.rstrip() for line in notes).strip().replace("\ufeff", "")

    assert event.summary.value == (title.replace("\ufeff", "").strip() or "Interviews")
    assert getattr(event, "location", event.summary).value == (
        where.replace("\ufeff", "").strip() or event.summary.value
    )
    assert (event.description.value if "description" in event.contents else "") == told


@many
@given(WORDS, WORDS, WORDS, WORDS)
@example("a\r\nATTENDEE:mailto:x@example.org", "b\x85END:VEVENT", "c\u2028X:1", "d\r\nUID:e")
@example("\x00\x1b[2J", "\x0b", "\x0c\x1c", "")
def test_no_words_can_become_a_line_of_their_own(title: str, where: str, notes: str, name: str) -> None:
    """A title that is pasted from somewhere must not invite anybody."""
    data = calendar([replace(PANEL, id=name, title=title, where=where, notes=notes)])
    found = [line.partition(":")[0] for line in lines(data)]

    assert found.count("BEGIN") == found.count("END") == 4
    assert set(found) <= {
        *("BEGIN", "END", "PRODID", "VERSION", "X-WR-CALNAME", "UID", "DTSTAMP", "LAST-MODIFIED"),
        *("SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "CLASS"),
        *("ACTION", "TRIGGER"),
    }
    assert len(data.decode().splitlines()) == data.count(b"\r\n")
    assert len(vobject_events(data)) == len(ics_events(data)) == 1


@pytest.mark.parametrize("minutes", [0, -5])
def test_an_interview_of_unknown_length_is_a_moment(minutes: int) -> None:
    """An end before its start would be refused by other programs."""
    data = calendar([replace(PANEL, minutes=minutes)])

    assert "dtend" not in vobject_events(data)[0].contents
    assert ics_events(data)[0].begin.datetime == PANEL.starts


def test_a_day_that_no_calendar_has_is_told() -> None:
    """A slip of the hand in the year."""
    late = replace(PANEL, starts=datetime(9999, 12, 31, 23, 30, tzinfo=ZoneInfo("America/New_York")))

    with pytest.raises(PaperError, match="'Panel interview, Northwind' is on a day that no calendar has"):
        calendar([late])


def test_the_order_is_that_of_the_times() -> None:
    """The same interviews are the same file."""
    later = replace(PANEL, id="b", starts=PANEL.starts + timedelta(hours=2))

    assert calendar([later, PANEL]) == calendar([PANEL, later])
    assert is_ours(calendar([PANEL, later]))


def test_a_calendar_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    """An interview that was dropped is no longer in it."""
    papers = PaperFolder(tmp_path)
    other = replace(PANEL, id="b", title="Final interview")
    papers.save_calendar([PANEL, other])
    path = papers.save_calendar([other])

    assert path == tmp_path / "interviews.ics"
    assert [event.summary.value for event in vobject_events(path.read_bytes())] == ["Final interview"]
    assert [each.name for each in tmp_path.iterdir()] == ["interviews.ics"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"my notes",
        calendar([PANEL]).replace(MAKER.encode(), b"-//Somebody//Calendar//EN"),
        calendar([PANEL]).replace(b"PRODID:", b"X-WAS:"),
        b"notes about " + calendar([PANEL]),
    ],
)
def test_a_file_of_somebody_else_stays(tmp_path: Path, content: bytes) -> None:
    """Also a calendar of ours that another program has made its own: there is more in it by now."""
    path = tmp_path / "mine.ics"
    path.write_bytes(content)

    with pytest.raises(PaperError, match="was not written by practice, so it was left as it is"):
        PaperFolder(tmp_path).save_calendar([PANEL], path)

    assert path.read_bytes() == content


def test_a_calendar_without_entries_is_not_written(tmp_path: Path) -> None:
    """It would be none; and the one that is there may be all that the person has."""
    with pytest.raises(PaperError, match="no interview with a day and a time yet"):
        PaperFolder(tmp_path).save_calendar([])

    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_calendar(tmp_path: Path) -> None:
    """And one that is not there is not made for a name with a slip in it."""
    with pytest.raises(PaperError, match="this is a folder"):
        PaperFolder(tmp_path).save_calendar([PANEL], tmp_path)
    with pytest.raises(PaperError, match=r"the folder .*missing is not there, so this was not saved"):
        PaperFolder(tmp_path).save_calendar([PANEL], tmp_path / "missing" / "a.ics")
