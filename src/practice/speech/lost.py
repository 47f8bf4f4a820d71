"""Where sound got lost: stretches of broken numbers, in which nobody knows whether anybody spoke."""

import numpy as np
from numpy.typing import NDArray

from practice.model.delivery import Stretch, length
from practice.speech.bands import FRAME

MOSTLY = 0.5  # of a frame broken: the frame is lost
LEAST = 0.2  # seconds of a silence that were really heard, or nobody knows


class Lost:
    """Counts broken samples, frame by frame, however they are brought."""

    def __init__(self, rate: float) -> None:
        self.samples = 0
        self._frame = rate * FRAME  # samples
        self._now, self._in_it = -1, 0  # the latest frame with broken samples, and how many
        self._stretches: list[tuple[int, int]] = []  # frames

    def note(self, broken: NDArray[np.bool_], start: int) -> None:
        """Which samples of a block that begins at sample `start` are broken."""
        at = np.flatnonzero(broken)
        self.samples += len(at)
        frames, counts = np.unique(((at + start) // self._frame).astype(np.int64), return_counts=True)
        for frame, count in zip(frames.tolist(), counts.tolist(), strict=True):
            if frame != self._now:
                self._stretches = self._with_now()
                self._now, self._in_it = frame, 0
            self._in_it += count

    def _with_now(self) -> list[tuple[int, int]]:
        if self._in_it < MOSTLY * self._frame:
            return self._stretches
        if self._stretches and self._stretches[-1][1] == self._now:
            self._stretches[-1] = self._stretches[-1][0], self._now + 1
        else:
            self._stretches.append((self._now, self._now + 1))
        self._in_it = 0
        return self._stretches

    def stretches(self) -> list[Stretch]:
        """Lost time, in seconds."""
        noted = list(self._stretches)
        if self._in_it >= MOSTLY * self._frame:
            noted.append((self._now, self._now + 1))
        return [(a * FRAME, b * FRAME) for a, b in noted]


def heard(silences: list[Stretch], lost: list[Stretch]) -> list[Stretch]:
    """The silences that were really heard, and not mostly lost."""
    kept = []
    for silence in silences:
        missing = sum(max(0.0, min(silence[1], b) - max(silence[0], a)) for a, b in lost)
        if not missing or (length(silence) - missing >= LEAST and missing < MOSTLY * length(silence)):
            kept.append(silence)
    return kept
