"""The moment of joining, by two clocks: one that never jumps, and the one on the wall.

Seconds are counted on the first. Where the wall clock has moved away from it (a laptop slept, a clock was
set), the moment moves with the wall clock.
"""

from datetime import UTC, datetime, timedelta
from math import ceil

from practice.model.pace import reading
from practice.sittings.ports import Clock

JUMP = 1.0
"""Seconds between the two clocks under which nothing has happened; a clock is set right in small steps."""


class Joining:
    """How long it is until one joins an interview that `starts` then, or the end of a routine."""

    def __init__(self, clock: Clock, starts: datetime | None) -> None:
        self._clock = clock
        self._starts = starts
        self._at: datetime | None = None
        self._at_s = 0.0

    @property
    def left_s(self) -> float:
        """Seconds until joining; less than 0 after it."""
        return self._at_s - self._clock.elapsed()

    @property
    def shown(self) -> str:
        """The time until joining, as a clock shows it."""
        whole = max(0, ceil(self.left_s - 0.01))
        return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}" if whole >= 3600 else reading(whole)

    @property
    def at(self) -> datetime | None:
        """The moment of joining as the place of the interview has it, to the second; None without one."""
        if self._at is None or self._starts is None:
            return None
        at = self._at.astimezone(self._starts.tzinfo) + timedelta(seconds=0.5)
        return at.replace(microsecond=0)

    @property
    def early_s(self) -> float:
        """So many seconds before the start one joins."""
        if self._at is None or self._starts is None:
            return 0.0
        return (self._starts.astimezone(UTC) - self._at).total_seconds()

    def to_start_s(self) -> float:
        """Seconds until the interview starts; 0 without one."""
        return 0.0 if self._starts is None else (self._starts.astimezone(UTC) - self._now()).total_seconds()

    def join_in(self, seconds: float) -> None:
        """One joins in so many seconds."""
        self._at_s = self._clock.elapsed() + seconds
        if self._starts is not None:
            self._at = self._now() + timedelta(seconds=seconds)

    def follow(self) -> float:
        """Compare the clocks: by how many seconds the moment is later now; 0 when they agree."""
        if self._at is None:
            return 0.0
        at_s = self._clock.elapsed() + (self._at - self._now()).total_seconds()
        later = at_s - self._at_s
        if abs(later) < JUMP:
            return 0.0
        self._at_s = at_s
        return later

    def _now(self) -> datetime:
        """In UTC: the difference of two times of one zone is otherwise that of what the wall shows."""
        return self._clock.now().astimezone(UTC)
