"""Times of day and dates as people write them."""

import re
from datetime import date, datetime, time, timedelta

from practice.model.trouble import Trouble
from practice.sittings.ports import Clock

LATE = timedelta(hours=1)
"""A time that has passed by no more than this is still meant: somebody is late."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")

TIMES = "write a time such as 14:30 or 2:30pm"
MOMENTS = "write a day and a time, such as '2026-11-26 14:30', 'thursday 14:30' or 'tomorrow 9:00'"


class NoTime(Trouble):
    """Words that name no time."""


def next_at(text: str, clock: Clock) -> datetime:
    """The next time it is so late, or the last one where that is less than an hour ago. Raises NoTime."""
    meant = time_of(text)
    if meant is None:
        raise NoTime(f"'{text}' is no time of day", mend=TIMES)
    now = clock.now()
    days = (now.date() + timedelta(days=shift) for shift in (-1, 0, 1, 2))
    moments = (clock.local(datetime.combine(day, meant)) for day in days)
    return next(moment for moment in moments if moment > now - LATE)


def moment_of(text: str, clock: Clock) -> datetime:
    """A day and a time. Raises NoTime."""
    words = text.strip().replace("T", " ").rsplit(" ", 1)
    meant = time_of(words[-1])
    day = day_of(words[0] if len(words) > 1 else "today", clock.now().date())
    if meant is None or day is None:
        raise NoTime(f"'{text}' is no day with a time", mend=MOMENTS)
    return clock.local(datetime.combine(day, meant))


def time_of(text: str) -> time | None:
    """`14:30`, `14.30`, `9`, `2:30pm`; None when it is no time of day."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return time(hour, minute) if hour < 24 and minute < 60 else None


def day_of(text: str, today: date) -> date | None:
    """`2026-11-26`, `26.11.2026`, `today`, `tomorrow` or a day of the week, which is the next one."""
    said = text.strip().lower()
    if said in ("today", "tomorrow"):
        return today + timedelta(days=said == "tomorrow")
    names = [day for day in WEEKDAYS if len(said) >= 3 and day.startswith(said)]
    if names:
        return today + timedelta(days=(WEEKDAYS.index(names[0]) - today.weekday() - 1) % 7 + 1)
    try:
        if found := _ISO.fullmatch(said):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _DOTTED.fullmatch(said):
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:  # the 31st of February
        return None
    return None
