"""How loud the speech is, and how far it stands above the noise: power in speech against power beside it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from practice.model.delivery import Stretch
from practice.speech.bands import FRAME, LOWEST_DB, Floats, Levels, powers
from practice.speech.median import median

BESIDE = 0.10  # seconds kept away from speech: echo and breath are not the room's noise
ENOUGH = 20  # frames beside speech that make a noise level
QUIETEST = 0.05  # share of all frames that stands for the noise without them
AT_ONCE = 6_000  # frames worked on at a time, which keeps an hour in little memory
TOO_NOISY_DB = 3.0  # under it one syllable in ten is lost, and soon one pause in five: training/README.md
BEST_DB = 80.0  # more cannot be told from 16 bits


@dataclass(frozen=True, slots=True)
class Loudness:
    """Levels in dB under full scale; None where there was nothing to take them of."""

    level_db: float | None
    spread_db: float | None
    snr_db: float | None

    @property
    def too_noisy(self) -> bool:
        """Pauses and syllables can no longer be told from the noise."""
        return self.snr_db is not None and self.snr_db < TOO_NOISY_DB


def decibels(power: float) -> float:
    """A mean square as a level, never under what a frame can hold."""
    return max(LOWEST_DB, 10 * float(np.log10(max(power, 1e-20))))


def of(levels: Levels, spoken: list[Stretch]) -> Loudness:
    """The loudness of speech in these stretches."""
    if not spoken or not len(levels):
        return Loudness(None, None, None)
    parts = [powers(levels[at : at + AT_ONCE]) for at in range(0, len(levels), AT_ONCE)]
    power: Floats = np.concatenate(parts)
    voice = _marked(spoken, len(power), 0.0)
    beside = ~_marked(spoken, len(power), BESIDE)
    if not voice.any():
        return Loudness(None, None, None)
    said = power[voice]
    noise = median(power[beside]) if beside.sum() >= ENOUGH else float(np.quantile(power, QUIETEST))
    voiced = float(said.mean(dtype=np.float64))
    low, high = np.quantile(said, (0.1, 0.9)).tolist()
    return Loudness(
        level_db=decibels(voiced),
        spread_db=decibels(high) - decibels(low),
        snr_db=min(BEST_DB, decibels(max(voiced - noise, voiced * 1e-3)) - decibels(noise)),
    )


def _marked(spoken: list[Stretch], frames: int, margin: float) -> NDArray[np.bool_]:
    marked = np.zeros(frames, bool)
    for start, stop in spoken:
        marked[max(0, round((start - margin) / FRAME)) : round((stop + margin) / FRAME)] = True
    return marked
