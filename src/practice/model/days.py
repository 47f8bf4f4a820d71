"""Days and moments as facts name them, read back; what another program has put there may be none."""

from datetime import UTC, date, datetime, time, timedelta

from practice.model.stamp import Stamp

YEARS = range(1900, 2201)
"""Years that somebody may mean; near the ends of all time nothing can be reckoned."""

ELSEWHERE = timedelta(hours=16)
"""A practice day ends at 04:00, at most twelve hours behind UTC."""


def day_of(text: str) -> date | None:
    """The day that these words are (YYYY-MM-DD); None when they are none."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year in YEARS else None


def moment_of(text: str) -> datetime | None:
    """The moment, with its offset, that these words are (ISO 8601); None when they are none."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is not None and found.year in YEARS else None


def happened(stamp: Stamp) -> datetime:
    """The moment of a fact, for reckoning with the clock.

    Where a clock was put back, moments only tell the order of facts (`World.stamp`). One that lies beyond its
    practice day, anywhere on earth, is taken for the midnight (UTC) at the end of that day.
    """
    at, day = datetime.fromisoformat(stamp.at), day_of(stamp.day)
    if day is None:
        return at
    end = datetime.combine(day + timedelta(days=1), time(), UTC)
    return end if at > end + ELSEWHERE else at


def as_kept(moment: datetime) -> str:
    """The instant as facts have it: UTC, to the millisecond, with a Z behind it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
