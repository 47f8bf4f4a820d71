"""Interviews as a calendar that any calendar program opens."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import Alarm, Calendar, Event, vText

from practice.model.paper import Appointment
from practice.papers import trouble

MAKER = "-//practice//Interview practice//EN"
NAME = "Interviews"
REMINDERS = (timedelta(days=-1), timedelta(hours=-1))

_OURS = UUID("9c5e21b0-6d0c-4a3e-8f8e-2b4f6c1f7a55")
"""Made once by chance, so that the same interview has the same name in every calendar."""
_BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
_CONTROL = re.compile("[\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufeff]")


class Words(vText):
    """Text escaped by RFC 5545, 3.3.11.

    The library's own takes a backslash and an N, as in the name of a folder, for the end of a line.
    """

    __slots__ = ()

    def to_ical(self) -> bytes:
        """See the class."""
        escaped = re.sub(r"([\\;,])", r"\\\1", str(self))
        return escaped.replace("\n", "\\n").encode()


def calendar(appointments: Iterable[Appointment]) -> bytes:
    """All of them, in the order of their times. Raises PaperError when one is beyond what calendars hold.

    Times are instants: whatever rules for summer time the other program has, it shows the right hour.
    """
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    made.add("x-wr-calname", Words(NAME), encode=False)
    for appointment in sorted(appointments, key=lambda each: (each.starts, each.id)):
        made.add_component(_event(appointment))
    data: bytes = made.to_ical()
    return data


def is_ours(data: bytes) -> bool:
    """Whether the program wrote the file that begins so, and no other has since."""
    return data.startswith(b"BEGIN:VCALENDAR") and f"PRODID:{MAKER}".encode() in data.splitlines()


def _event(appointment: Appointment) -> Event:
    title = _tidy(appointment.title).replace("\n", " ") or NAME
    try:
        starts, changed = _instant(appointment.starts), _instant(appointment.changed)
        ends = starts + timedelta(minutes=max(appointment.minutes, 0))
    except OverflowError as error:
        raise trouble.beyond_calendars(title) from error
    event = Event()
    event.add("uid", str(uuid5(_OURS, appointment.id)))
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("sequence", max(0, int((changed - _BEGINNING).total_seconds())))  # a later one replaces this
    event.add("dtstart", starts)
    if ends > starts:
        event.add("dtend", ends)
    event.add("summary", Words(title), encode=False)
    if where := _tidy(appointment.where).replace("\n", ", "):
        event.add("location", Words(where), encode=False)
    if notes := _tidy(appointment.notes):
        event.add("description", Words(notes), encode=False)
    event.add("class", "PRIVATE")  # whoever shares the calendar sees that the hour is taken, not for what
    if appointment.cancelled:
        event.add("status", "CANCELLED")
        event.add("transp", "TRANSPARENT")  # the hour is free again
        return event
    for before in REMINDERS:
        event.add_component(_alarm(before, title))
    return event


def _alarm(before: timedelta, title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", Words(title), encode=False)
    return alarm


def _instant(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _tidy(text: str) -> str:
    """Without control signs, its lines ended in one way: some programs end a line at every sign that may."""
    lines = _CONTROL.sub("", "\n".join(text.splitlines()))
    return "\n".join(line.rstrip() for line in lines.split("\n")).strip()
