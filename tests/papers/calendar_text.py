"""A calendar read by two parsers that are not the one it was written with, and by the rules of RFC 5545."""

from datetime import datetime, timedelta

import ics
import vobject


def lines(data: bytes) -> list[str]:
    """The content lines, unfolded; each physical line is as short as the RFC has it."""
    assert data.endswith(b"\r\n")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    return data.decode("utf-8").removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def vobject_events(data: bytes) -> list[vobject.base.Component]:
    """As vobject reads them, which checks what an event must have."""
    calendar = vobject.readOne(data.decode("utf-8"))
    calendar.validate(raiseException=True)
    return list(calendar.vevent_list)


def ics_events(data: bytes) -> list[ics.Event]:
    """As ics reads them, the earliest first."""
    return sorted(ics.Calendar(data.decode("utf-8")).events)


def starts(data: bytes) -> list[datetime]:
    """On which both agree."""
    found: list[datetime] = [event.dtstart.value for event in vobject_events(data)]

    assert [event.begin.datetime for event in ics_events(data)] == sorted(found)
    return found


def lengths(data: bytes) -> list[timedelta]:
    """On which both agree."""
    found: list[timedelta] = [event.dtend.value - event.dtstart.value for event in vobject_events(data)]

    assert [event.duration for event in ics_events(data)] == found
    return found
