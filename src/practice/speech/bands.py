"""Sound as an ear takes it in: the power in 32 mel bands, every 10 ms, in half decibels.

A frame is 25 ms long around its own 10 ms. The bands begin at 80 Hz, so that rumble has no say. One
byte a band keeps an hour in 12 MB, and makes every later count of levels exact.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from practice.speech.resampling import RATE, Samples

Levels = NDArray[np.uint8]  # (frames, BANDS); level in dB under full scale = value / 2 - 115
Floats = NDArray[np.float32]

HOP = 160  # samples: 10 ms
FRAME = HOP / RATE  # seconds
WINDOW = 400  # samples: 25 ms
FFT = 512
LEAD = (WINDOW - HOP) // 2  # samples that a frame's window starts before its own 10 ms
BANDS = 32
LOW, HIGH = 80.0, 7_900.0  # Hz
LOWEST_DB = -115.0  # what 0 stands for, well under the last bit of 16
STEP_DB = 0.5
CHUNK = 50  # frames made at a time, always: the same sums whatever blocks the sound came in
SPAN = (CHUNK - 1) * HOP + WINDOW  # samples under one chunk


def _filters() -> tuple[Floats, NDArray[np.float64]]:
    mel = np.linspace(2595 * np.log10(1 + LOW / 700), 2595 * np.log10(1 + HIGH / 700), BANDS + 2)
    hz = 700 * (10 ** (mel / 2595) - 1)
    bins = np.arange(FFT // 2 + 1)[:, None] * (RATE / FFT)
    rising = (bins - hz[:-2]) / (hz[1:-1] - hz[:-2])
    falling = (hz[2:] - bins) / (hz[2:] - hz[1:-1])
    return np.maximum(0, np.minimum(rising, falling)).astype(np.float32), hz[1:-1]


_SHAPE = np.hanning(WINDOW + 1)[:-1].astype(np.float32)
_SHAPES = np.zeros((CHUNK, FFT), np.float32)  # one for each, or numpy goes row by row
_SHAPES[:, :WINDOW] = _SHAPE
_FILTERS, CENTRES = _filters()
_FILTERS = (_FILTERS * np.float32(2 / (FFT * np.sum(_SHAPE.astype(np.float64) ** 2)))).astype(np.float32)
_TINY = np.float32(10 ** (LOWEST_DB / 10))
_SCALE = np.float32(10 / np.log(10) / STEP_DB)
_POWERS = (10 ** ((np.arange(256) * STEP_DB + LOWEST_DB) / 10)).astype(np.float32)
_POWERS[0] = 0.0


class Bands:
    """Samples in, levels out, chunk by chunk."""

    def __init__(self) -> None:
        self._held = np.zeros(0, np.float32)
        self._came = 0
        self._windowed = np.zeros((CHUNK, FFT), np.float32)  # behind each window it stays 0

    def take(self, samples: Samples) -> list[Levels]:
        """The chunks that these samples complete."""
        if not len(samples):
            return []
        if not self._came:  # before the first sample lies more of the same: no click out of nothing
            samples = np.concatenate([np.full(LEAD, samples[0], np.float32), samples])
            self._came -= LEAD
        self._came += len(samples)
        held = np.concatenate([self._held, samples])
        made = []
        at = 0
        while at + SPAN <= len(held):
            made.append(self._chunk(held[at : at + SPAN]))
            at += CHUNK * HOP
        self._held = held[at:].copy() if at else held
        return made

    def rest(self, samples: Samples) -> Levels:
        """The frames still held back, as if the sound ended after these samples. Changes nothing."""
        first = not self._came
        held = np.concatenate([self._held, samples])
        if not len(held):
            return np.zeros((0, BANDS), np.uint8)
        if first:
            held = np.concatenate([np.full(LEAD, held[0], np.float32), held])
        frames = (len(held) - LEAD) // HOP
        held = np.concatenate([held, np.full(2 * SPAN, held[-1], np.float32)])
        starts = range(0, frames * HOP, CHUNK * HOP)
        made = [self._chunk(held[at : at + SPAN]) for at in starts]
        return np.concatenate([np.zeros((0, BANDS), np.uint8), *made])[:frames]

    def _chunk(self, samples: Samples) -> Levels:
        """Levels of CHUNK frames from just the samples they need."""
        frames = as_strided(samples, (CHUNK, WINDOW), (HOP * samples.itemsize, samples.itemsize))
        self._windowed[:, :WINDOW] = frames
        self._windowed *= _SHAPES
        spectrum = np.fft.rfft(self._windowed, axis=1)
        power = np.square(spectrum.real)
        power += np.square(spectrum.imag)
        halves = power.astype(np.float32, copy=False).reshape(2, CHUNK // 2, -1)  # so they stay on one core
        steps = (halves @ _FILTERS).reshape(CHUNK, BANDS)
        steps += _TINY
        np.log(steps, out=steps)
        steps *= _SCALE
        steps -= np.float32(LOWEST_DB / STEP_DB)
        np.rint(steps, out=steps)
        return np.clip(steps, 0, 255, out=steps).astype(np.uint8)


def band_powers(levels: Levels) -> Floats:
    """Mean square of the sound in each frame and band; bands together, a full-scale square wave is near 1."""
    return np.asarray(_POWERS.take(levels), np.float32)


def powers(levels: Levels) -> Floats:
    """The same, bands together."""
    return np.asarray(band_powers(levels).sum(axis=1), np.float32)
