"""A speaker's own sound drawn out: pitch-synchronous overlap-add over the periods of a vowel."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
from level import HOP, band, periodicity, runs
from numpy.typing import NDArray
from utterance import RATE, Samples

STEADY = 0.75  # periodicity of a frame that may be drawn out
GLIDE = 2.5  # dB between the bands at the ends of what is held
BANDS = ((120, 400), (400, 700), (700, 1100), (1100, 1600), (1600, 2300), (2300, 3300), (3300, 5000))  # Hz


@dataclass(frozen=True, slots=True)
class Periods:
    """The marks of a voiced stretch, one a period, and the recording they lie in."""

    samples: Samples
    marks: NDArray[np.int64]

    def grain(self, at: int) -> tuple[Samples, int]:
        """Two periods round a mark under a window, and where the mark lies in them."""
        before = int(self.marks[at] - self.marks[at - 1]) if at else int(self.marks[1] - self.marks[0])
        last = at == len(self.marks) - 1
        after = before if last else int(self.marks[at + 1] - self.marks[at])
        first, end = int(self.marks[at]) - before, int(self.marks[at]) + after
        shape = np.concatenate((np.hanning(2 * before + 1)[:before], np.hanning(2 * after + 1)[after + 1 :]))
        block = self.samples[max(first, 0) : end]
        return block * shape[: len(block)], before

    @property
    def pitch(self) -> float:
        """Hz."""
        return RATE / float(np.median(np.diff(self.marks)))


def marked(samples: Samples, first: int, end: int, pitch: Samples) -> Periods | None:
    """Marks at the peaks of the periods between two samples; None where there are fewer than four."""
    if end - first < 0.03 * RATE:
        return None
    period = RATE / float(pitch[min(first // HOP, len(pitch) - 1)])
    at = first + int(np.argmax(samples[first : first + round(period)]))
    marks = [at]
    while True:
        period = RATE / float(pitch[min(at // HOP, len(pitch) - 1)])
        low, high = at + round(0.82 * period), at + round(1.18 * period)
        if high >= end:
            break
        at = low + int(np.argmax(samples[low:high]))
        marks.append(at)
    return Periods(samples, np.array(marks)) if len(marks) >= 4 else None


Pulse = tuple[float, tuple[tuple[int, int, float], ...]]


def spoken(periods: Sequence[Periods], pulses: Sequence[Pulse]) -> Samples:
    """Pulse after pulse: its pitch in Hz, and which marks of which stretches sound in it how loud."""
    length = round(sum(RATE / hz for hz, _ in pulses))
    lead = RATE // 50
    out = np.zeros(length + 4 * lead)
    at = float(lead)
    for hz, sounds in pulses:
        for which, mark, loudness in sounds:
            block, middle = periods[which].grain(mark)
            first = round(at) - middle
            if first >= 0 and first + len(block) <= len(out):
                out[first : first + len(block)] += block * loudness
        at += RATE / hz
    return out[lead : lead + length]


def walk(periods: Periods, count: int, rng: Random) -> list[int]:
    """Marks of a held vowel: forwards and backwards through it, never twice in the same order."""
    out: list[int] = []
    last = len(periods.marks) - 2
    at, step = rng.randint(1, last), 1
    for _ in range(count):
        out.append(at)
        if not 1 <= at + step <= last or rng.random() < 0.08:
            step = -step
        at = min(max(at + step, 1), last)
    return out


def pitches(seconds: float, contour: Callable[[float], float], rng: Random) -> list[float]:
    """The pitch of each pulse, with jitter."""
    out: list[float] = []
    time = 0.0
    while time < seconds:
        out.append(contour(time / seconds) * (1 + rng.gauss(0, 0.006)))
        time += 1 / out[-1]
    return out


def stretched(
    periods: Periods, seconds: float, contour: Callable[[float, float], float], rng: Random
) -> Samples:
    """The stretch from its first mark to its last, drawn out in order; `contour` bends its own pitch."""
    own = RATE / np.diff(periods.marks, append=2 * periods.marks[-1] - periods.marks[-2])
    pulses: list[Pulse] = []
    time = 0.0
    while time < seconds:
        place = time / seconds * (len(periods.marks) - 1)
        at = min(len(periods.marks) - 1, max(0, round(place + rng.gauss(0, 0.4))))
        hz = contour(time / seconds, float(own[at])) * (1 + rng.gauss(0, 0.005))
        pulses.append((hz, ((0, at, 1 + rng.gauss(0, 0.03)),)))
        time += 1 / hz
    return spoken([periods], pulses)


@dataclass(frozen=True, slots=True)
class Palette:
    """What a speaker has to make fillers of: central vowels, nasals, and the pitch they speak at."""

    vowels: tuple[Periods, ...]
    nasals: tuple[Periods, ...]
    pitch: float
    level: float  # of the vowels, root mean square


def palette(recordings: Sequence[Samples]) -> Palette | None:
    """The speaker's most central steady vowels and most nasal stretches; None where there are too few."""
    shapes: list[Samples] = []
    found: list[tuple[float, float, Periods]] = []
    scanned = []
    for samples in recordings:
        bands = np.stack([band(samples, low, high) for low, high in BANDS], axis=1)
        even, pitch = periodicity(samples)
        level = bands.max(axis=1)
        shape = bands - bands.mean(axis=1, keepdims=True)
        voiced = (even[: len(level)] > STEADY) & (level > np.percentile(level, 95) - 16)
        change = np.abs(np.diff(shape, axis=0, prepend=shape[:1])).mean(axis=1)
        scanned.append((samples, bands, shape, pitch, voiced, change))
        shapes.append(shape[voiced & (level > np.percentile(level, 95) - 9)])
    middle = np.concatenate(shapes).mean(axis=0)
    pitches: list[float] = []
    for samples, bands, shape, pitch, voiced, change in scanned:
        pitches += pitch[: len(voiced)][voiced].tolist()
        for first, end in runs(voiced & (change < 1.6)):
            if end - first < 9:  # 45 ms
                continue
            if end - first > 16:  # the middle 80 ms: what is held must not glide
                first, end = (first + end) // 2 - 8, (first + end) // 2 + 8
            if np.abs(shape[first] - shape[end - 1]).mean() > GLIDE:
                continue
            periods = marked(samples, first * HOP, end * HOP, pitch)
            if periods is None:
                continue
            own = shape[first:end].mean(axis=0)
            dark = bands[first:end, 0].mean() - np.max(bands[first:end, 1:], axis=1).mean()
            found.append((float(np.abs(own - middle).mean()), float(dark), periods))
    if len(found) < 8:
        return None
    central = sorted(found, key=lambda one: one[0] + (8 if one[1] > 9 else 0))[: max(5, len(found) // 7)]
    nasal = sorted((one for one in found if one[1] > 8), key=lambda one: -one[1])[: max(4, len(found) // 12)]
    loudness = [rms(one) for _, _, one in central]
    return Palette(
        tuple(one for _, _, one in central), tuple(one for _, _, one in nasal), float(np.median(pitches)),
        float(np.median(loudness)),
    )  # fmt: skip


def rms(periods: Periods) -> float:
    block = periods.samples[periods.marks[0] : periods.marks[-1]]
    return float(np.sqrt(np.mean(block**2)))
