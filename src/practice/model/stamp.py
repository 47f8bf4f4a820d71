"""When something happened, and which of all facts it is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stamp:
    """A globally unique id, the UTC instant (ISO 8601, ends in Z) and the practice day (YYYY-MM-DD)."""

    id: str
    at: str
    day: str
