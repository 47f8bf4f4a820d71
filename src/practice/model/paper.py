"""What is written for other programs: a letter, and an entry of a calendar."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as a mail program shows it; `to` is an address, or empty."""

    subject: str
    body: str
    to: str = ""


@dataclass(frozen=True, slots=True)
class Appointment:
    """An entry of a calendar. `starts` and `changed` have an offset; the same `id` is the same entry.

    One that is `cancelled` takes the entry of its id off where it stands already.
    """

    id: str
    title: str
    starts: datetime
    minutes: int
    changed: datetime
    where: str = ""
    notes: str = ""
    cancelled: bool = False
