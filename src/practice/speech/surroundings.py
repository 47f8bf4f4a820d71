"""How loud the room and the speaker are, band by band: what every level is held against.

The floor of a band is a low percentile of the seconds around a moment, so that a fan that starts becomes
floor within seconds. The speaker's level is a high percentile of the frames that stand out of the floor,
over everything heard. Both are read from counts of half decibels: exact, and the same in any order.
"""

from collections import deque
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from practice.speech.bands import BANDS, STEP_DB, Floats, Levels

Counts = NDArray[np.int64]  # (BANDS, 256): how often each level came

BLOCK = 100  # frames: 1 s
AROUND = 11  # blocks that say what the floor of the middle one is
LOW_SHARE = 0.05
HIGH_SHARE = 0.90
OUTSTANDING = 9.0 / STEP_DB  # over the floor, bands averaged; the peaks of steady noise lie under it
FEW = 10  # frames that stand out; with fewer there is nobody to take the level of
PRESUMED = 25.0 / STEP_DB  # speaker over floor while nobody has spoken
FAINTEST = 35.0 / STEP_DB  # under the speaker; in a very quiet room a dying breath is heard, not meant
DECADES = 20.0 / STEP_DB  # the network's unit
COARSE = 16  # levels in a step
TOGETHER = 16  # blocks worked on at once
_OFFSETS = np.arange(BANDS) * 256


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Floors of consecutive blocks, the first of which begins at frame `start`, and the speaker's level."""

    start: int
    floors: Floats  # (blocks, BANDS)
    speaker: Floats  # (BANDS,)

    def inputs(self, levels: Levels, start: int, stop: int) -> Floats:
        """Frames start to stop against floor and speaker, as the network wants them.

        Frames outside `levels` repeat its first or last one.
        """
        at = np.arange(start, stop)
        taken = levels.take(at, axis=0, mode="clip").astype(np.float32)
        place = np.clip((at + 0.5 - self.start) / BLOCK - 0.5, 0, len(self.floors) - 1)
        before = place.astype(np.int64)
        after = np.minimum(before + 1, len(self.floors) - 1)
        part = (place - before).astype(np.float32)[:, None]
        floor = self.floors.take(before, axis=0) * (1 - part) + self.floors.take(after, axis=0) * part
        np.maximum(floor, self.speaker - np.float32(FAINTEST), out=floor)
        np.maximum(taken, floor, out=taken)
        out = np.empty((stop - start, 2 * BANDS), np.float32)
        np.clip((taken - floor) / DECADES, -0.5, 3.0, out=out[:, :BANDS])
        np.clip((taken - self.speaker) / DECADES, -2.5, 0.5, out=out[:, BANDS:])
        return out


def counts(levels: Levels) -> Counts:
    """How often each level came in each band."""
    return np.bincount((levels + _OFFSETS).ravel(), minlength=BANDS * 256).reshape(BANDS, 256)


def percentile(counted: Counts, share: float) -> Floats:
    """The level under which this share of the frames lies; digital silence is left out.

    For each row of counts. First the step of levels is looked for, then the level in it.
    """
    heard = counted.reshape(-1, 256).copy()
    heard[:, 0] = 0
    each = np.arange(len(heard))
    many = np.add.reduceat(heard.ravel(), np.arange(0, heard.size, COARSE)).reshape(len(heard), -1)
    total = many.cumsum(axis=1)
    wanted = np.maximum(1, share * total[:, -1:])
    step = (total >= wanted).argmax(axis=1)
    before = (total - many)[each, step, None]
    within = heard.reshape(len(heard), -1, COARSE)[each, step].cumsum(axis=1)
    level = step * COARSE + (before + within >= wanted).argmax(axis=1)
    return np.asarray(level.reshape(counted.shape[:-1]), np.float32)


def outstanding(levels: Levels, floors: Floats) -> Counts:
    """Counts of the frames that stand well out of the floor; one floor for all, or one for each frame."""
    over = levels.astype(np.float32) @ np.ones(BANDS, np.float32) - floors.sum(axis=-1)
    return counts(levels[over > OUTSTANDING * BANDS])


def speaker(stood_out: Counts, floor: Floats) -> Floats:
    """The level of strong speech in each band."""
    if stood_out[0].sum() < FEW:
        return np.asarray(floor + np.float32(PRESUMED), np.float32)
    return percentile(stood_out, HIGH_SHARE)


def survey(levels: Levels) -> Surroundings:
    """The surroundings of everything heard."""
    blocks = max(1, len(levels) // BLOCK)  # what is left over belongs to the last one
    edges = [i * BLOCK for i in range(blocks)] + [len(levels)]
    floors = np.zeros((blocks, BANDS), np.float32)
    stood_out = np.zeros((BANDS, 256), np.int64)
    around = np.zeros((BANDS, 256), np.int64)
    counted: deque[Counts] = deque()  # block by block, what is in `around`
    high = 0  # the blocks counted so far
    for start in range(0, blocks, TOGETHER):
        now = range(start, min(blocks, start + TOGETHER))
        arounds = np.empty((len(now), BANDS, 256), np.int64)
        for i in now:
            first = min(max(0, i - AROUND // 2), max(0, blocks - AROUND))
            last = min(blocks, first + AROUND)
            while high < last:
                counted.append(counts(levels[edges[high] : edges[high + 1]]))
                around += counted[-1]
                high += 1
            while len(counted) > last - first:
                around -= counted.popleft()
            arounds[i - start] = around
        floors[now.start : now.stop] = percentile(arounds, LOW_SHARE)
        frames = levels[edges[now.start] : edges[now.stop]]
        block = np.minimum(np.arange(len(frames)) // BLOCK, len(now) - 1)
        stood_out += outstanding(frames, floors[now.start : now.stop][block])
    return Surroundings(0, floors, speaker(stood_out, floors.min(axis=0)))
