"""Times of day and dates as people write them."""

import re
from datetime import date, datetime, time, timedelta

from practice.model.days import YEARS
from practice.model.trouble import Trouble
from practice.sittings.ports import Clock

LATE = timedelta(hours=1)
"""A time that has passed by no more than this is still meant: somebody is late."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
LEAP = 8
"""Years after which even the 29th of February has come again, in 2100 too."""

_TIME = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))? ?(am|pm|a\.m\.|p\.m\.)?|(noon)", re.IGNORECASE)
_AT_THE_END = re.compile(rf"(?:^|\s)(?:at\s+)?(?P<time>{_TIME.pattern})$", re.IGNORECASE)
_SOON = re.compile(
    r"(?:in\s+(?P<alone>\d{1,3})|(?:in\s+)?(?P<minutes>\d{1,3})\s*(?:m|mins?|minutes?)\.?)", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?<=\d)T(?=\d)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})(?:\.\s?(\d{4})?)?")
_LED = re.compile(r"(?:on|next|this)\s+", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?([a-z]{3,})\.?(?:,?\s+(20\d\d))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(20\d\d))?")

TIMES = "write a time such as 14:30 or 2:30pm, or 'in 7 minutes'"
MOMENTS = "write a day and a time, such as '26 November 14:30', 'thursday 14:30' or 'tomorrow 9:00'"


class NoTime(Trouble):
    """Words that name no time."""


def next_at(text: str, clock: Clock) -> datetime:
    """The next time it is so late, or the last one where that is less than an hour ago. Raises NoTime.

    Also a time from now, such as "in 7 minutes".
    """
    if (soon := _soon(text, clock)) is not None:
        return soon
    meant = time_of(text)
    if meant is None:
        raise NoTime(f"'{text}' is no time of day", mend=TIMES)
    now = clock.now()
    days = (now.date() + timedelta(days=shift) for shift in (-1, 0, 1, 2))
    moments = (clock.local(datetime.combine(day, meant)) for day in days)
    return next(moment for moment in moments if moment > now - LATE)


def _soon(text: str, clock: Clock) -> datetime | None:
    found = _SOON.fullmatch(text.strip())
    return clock.now() + timedelta(minutes=int(found["alone"] or found["minutes"])) if found else None


def moment_of(text: str, clock: Clock) -> datetime:
    """A day and a time. Raises NoTime."""
    if (soon := _soon(text, clock)) is not None:
        return soon
    today = clock.now().date()
    words = " ".join(_BETWEEN.sub(" ", text).split())
    if day_of(words, today) is not None and time_of(words) is None:
        said = words.rstrip(" ,.")
        raise NoTime(
            f"'{text}' is a day: what time?", mend=f"write the time behind it, such as '{said} 14:30'"
        )
    found = _AT_THE_END.search(words)
    meant = time_of(found["time"]) if found else None
    day = day_of(words[: found.start()].rstrip(" ,") or "today", today) if found else None
    if meant is None or day is None:
        raise NoTime(f"'{text}' is no day with a time", mend=MOMENTS)
    return clock.local(datetime.combine(day, meant))


def time_of(text: str) -> time | None:
    """`14:30`, `14.30`, `1430`, `9`, `2:30pm`, `noon`, `at 9`; None when it is no time of day."""
    found = _TIME.fullmatch(re.sub(r"^at\s+", "", text.strip(), flags=re.IGNORECASE))
    if found is None:
        return None
    if found[4]:
        return time(12)
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return time(hour, minute) if hour < 24 and minute < 60 else None


def day_of(text: str, today: date) -> date | None:
    """`2026-11-26`, `26.11.2026`, `26 November`, `today`, `tomorrow` or a day of the week.

    Without a year, and as a day of the week, it is the next one.
    """
    said = _LED.sub("", text.strip().lower(), count=1) if _LED.match(text.strip()) else text.strip().lower()
    if said in ("today", "tomorrow"):
        return today + timedelta(days=said == "tomorrow")
    first, _, rest = said.partition(" ")
    weekday = _named(first.rstrip(",."), WEEKDAYS)
    if weekday is not None and not rest:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if weekday is not None:
        day = _date(rest, today)
        return day if day is not None and day.weekday() == weekday else None
    return _date(said, today)


def _date(said: str, today: date) -> date | None:
    """A day with its month, and perhaps its year."""
    if found := _ISO.fullmatch(said):
        return _next(found[1], int(found[2]), int(found[3]), today)
    if found := _DOTTED.fullmatch(said):
        return _next(found[3], int(found[2]), int(found[1]), today)
    if found := _DAY_FIRST.fullmatch(said):
        month = _named(found[2], MONTHS)
        return None if month is None else _next(found[3], month + 1, int(found[1]), today)
    if found := _MONTH_FIRST.fullmatch(said):
        month = _named(found[1], MONTHS)
        return None if month is None else _next(found[3], month + 1, int(found[2]), today)
    return None


def _next(year: str | None, month: int, day: int, today: date) -> date | None:
    """That day of that year; without one the next there is. None for the 31st of February."""
    if year and int(year) not in YEARS:
        return None
    for each in [int(year)] if year else range(today.year, min(today.year + LEAP, 9999) + 1):
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _named(said: str, names: tuple[str, ...]) -> int | None:
    """Which of the names begins so; three letters are enough."""
    return next((n for n, name in enumerate(names) if len(said) >= 3 and name.startswith(said)), None)
