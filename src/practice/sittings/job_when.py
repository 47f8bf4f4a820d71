"""Days and times of an application as people write them: also of days that were, and of other zones."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.when import NoTime, day_of, moment_of, time_of

if TYPE_CHECKING:  # names only
    from practice.sittings.ports import Clock

DAYS = "write it such as 2026-11-26, '26 November' or 'thursday'"
YEARS = range(1970, 2200)
"""Years in which somebody may have an interview; near the ends of all time nothing can be reckoned."""

_LATER = re.compile(
    r"in (?P<count>an?|one|[0-9]{1,2}) (?P<unit>day|week|month|year)s?( from now)?", re.IGNORECASE
)
_MONTHS_IN = {"month": 1, "year": 12}
_TIME_LIKE = re.compile(r"\d{1,2}[:.h]\d{1,2}\S*")

WEEK = timedelta(days=7)
DAY = timedelta(days=1)


class NoDay(Trouble):
    """Words that name no day, no zone, or a time that is never on the clock."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A moment with its offset, and a word on it where the clocks change; empty mostly."""

    moment: datetime
    notice: str = ""


def day_to_come(text: str, today: date) -> date:
    """A day; without a year the next there is; also `in 6 months`. Raises NoDay."""
    return _some_day(text, day_of(clean(text), today) or days_later(clean(text), today))


def days_later(text: str, today: date) -> date | None:
    """`in 3 days`, `in a week`, `in 6 months`, `in a year`; None when it is none of these."""
    found = _LATER.fullmatch(text.strip())
    if found is None:
        return None
    count = int(found["count"]) if found["count"].isdigit() else 1
    unit = found["unit"].casefold()
    if unit in _MONTHS_IN:
        from practice.applications.touches import months_after

        return months_after(today, count * _MONTHS_IN[unit])
    return today + count * (WEEK if unit == "week" else DAY)


def day_that_was(text: str, today: date) -> date:
    """A day; without a year the last there was, today with it. Raises NoDay."""
    said = clean(text).strip().lower()
    if said in ("today", "yesterday"):
        return today - DAY * (said == "yesterday")
    found = day_of(said, today)
    for earlier in (WEEK, timedelta(days=365)):
        last = day_of(said, today - earlier) if said != "tomorrow" else None
        if last is not None and last <= today:
            return last
    day = _some_day(text, found)
    raise NoDay(f"{day.isoformat()} is still to come", mend="give the day on which it was")


def _some_day(text: str, day: date | None) -> date:
    if day is None:
        raise NoDay(f"'{clean(text)}' is no day there is", mend=DAYS)
    return day


def moment_meant(text: str, clock: Clock, *, zone: str = "") -> Meant:
    """A day and a time in a zone such as Europe/London, or here. Raises Trouble.

    A time that the clocks leave out is refused. Of one that comes twice the first is meant, and that is said.
    """
    there = zone_named(zone) if zone.strip() else None
    place = f" in {zone.strip()}" if there else ""
    wall = _WallClock(clock, there)
    found = _moment(clean(text), wall)
    if wall.written is None:  # so many minutes from now: there is no doubt
        return Meant(found)
    written = wall.written
    if (shown := found.replace(tzinfo=None)) != written:
        raise NoDay(
            f"{_shown(written)} is never on the clock{place}: the clocks go forward then",
            mend=f"ask which time is meant; it could be {_shown(shown)}",
        )
    if _comes_twice(wall, written):
        return Meant(
            found,
            f"The clocks go back then, and {written:%H:%M} comes twice{place}. The first is meant; for the "
            f"second, enter {_shown(_second(wall, written))} in the zone UTC.",
        )
    return Meant(found)


def _moment(text: str, wall: Clock) -> datetime:
    """A moment, also one of yesterday: an interview may be entered when it is over. Raises Trouble.

    Where only the day or only the time is none, it is said which.
    """
    today = wall.now().date()
    first, _, last = text.strip().rpartition(" ")
    if text.strip().casefold().startswith("yesterday "):
        text = f"{today - DAY} {text.strip()[len('yesterday ') :]}"
    try:
        return moment_of(text, wall)
    except NoTime as trouble:
        if first and time_of(last) is not None and any(sign.isdigit() for sign in first):
            raise NoDay(f"'{first}' is no day there is", mend=DAYS) from None
        if day_of(first, today) is not None and _TIME_LIKE.fullmatch(last):
            raise NoTime(f"'{last}' is no time of day", mend="write a time such as 14:30") from None
        raise trouble


def zone_named(name: str) -> tzinfo:
    """The zone of this name. Raises NoDay with a near one."""
    from difflib import get_close_matches
    from zoneinfo import ZoneInfo, available_timezones

    wanted = clean(name).strip()
    there = available_timezones()
    by_key = {_zone_key(each): each for each in sorted(there)}
    exact = by_key.get(_zone_key(wanted))
    if exact is not None:
        return ZoneInfo(exact)
    if not there:  # Windows has no table of its own
        raise NoDay(
            "this computer has no table of time zones",
            mend="write the time as it is here, without --zone, or install the Python package 'tzdata'",
        )
    places = {_zone_key(each.rsplit("/", 1)[-1]): each for each in sorted(there, reverse=True)}
    places.update({_zone_key(each.rsplit("/", 1)[-1]): each for each in sorted(there) if "/" in each})
    key = _zone_key(wanted)
    near = [places[key]] if key in places else []
    for names in (by_key, places):
        near += [names[each] for each in get_close_matches(key, list(names), 1, 0.7)]
    mend = f"did you mean {near[0]}?" if near else "write a region and a city, such as Europe/London"
    raise NoDay(f"'{wanted}' is no time zone that is known here", mend=mend)


def here(clock: Clock, moment: datetime) -> datetime:
    """The same instant as the clocks here show it on that day."""
    instant = moment.astimezone(UTC).replace(tzinfo=None)
    before, after = (clock.local(instant + shift).utcoffset() or timedelta() for shift in (-DAY, DAY))
    wall = clock.local(instant + before)
    offset = before if wall.astimezone(UTC).replace(tzinfo=None) == instant else after
    local = clock.local(instant + offset)
    return (
        local if local.astimezone(UTC).replace(tzinfo=None) == instant else moment.astimezone(_fixed(offset))
    )


def _fixed(offset: timedelta) -> tzinfo:
    from datetime import timezone

    return timezone(offset)


@dataclass
class _WallClock:
    """The clock of another place (or of this one) that remembers which wall time it was asked about."""

    clock: Clock
    zone: tzinfo | None
    written: datetime | None = field(default=None)

    def elapsed(self) -> float:
        return self.clock.elapsed()

    def now(self) -> datetime:
        now = self.clock.now()
        return now.astimezone(self.zone) if self.zone else now

    def today(self) -> date:
        return self.clock.today()

    def local(self, wall: datetime) -> datetime:
        if wall.year not in YEARS:
            raise NoDay(f"the year {wall.year} is not meant", mend=DAYS)
        self.written = wall
        return self.at(wall)

    def at(self, wall: datetime) -> datetime:
        """With the offset of that day; a time that is left out is as much later."""
        if self.zone is None:
            found = self.clock.local(wall)
            left_out = wall - found.replace(tzinfo=None)  # some systems take it for earlier
            return self.clock.local(wall + left_out) if left_out > timedelta() else found
        return wall.replace(tzinfo=self.zone).astimezone(UTC).astimezone(self.zone)


def _comes_twice(wall: _WallClock, written: datetime) -> bool:
    """The clocks go back within the day, and had not when it is first so late, and have when it is again."""
    back = _goes_back(wall, written)
    return back > timedelta() and wall.at(written).utcoffset() != wall.at(written + back).utcoffset()


def _goes_back(wall: _WallClock, written: datetime) -> timedelta:
    offset = wall.at(written).utcoffset() or timedelta()
    return offset - (wall.at(written + DAY).utcoffset() or timedelta())


def _second(wall: _WallClock, written: datetime) -> datetime:
    return wall.at(written).astimezone(UTC) + _goes_back(wall, written)


def _shown(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


def _zone_key(name: str) -> str:
    return "_".join(name.casefold().replace("_", " ").split())
