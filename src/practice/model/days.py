"""Days and moments as facts name them, read back; what another program has put there may be none."""

from datetime import UTC, date, datetime

YEARS = range(1900, 2201)
"""Years that somebody may mean; near the ends of all time nothing can be reckoned."""


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


def as_kept(moment: datetime) -> str:
    """The instant as facts have it: UTC, to the millisecond, with a Z behind it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
