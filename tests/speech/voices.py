"""Sounds made of arithmetic: a voice that says "da da da", and what is not a voice."""

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
Sound = NDArray[np.float64]

VOWELS = ((700, 1200, 2500), (400, 1900, 2600), (450, 900, 2400), (300, 2200, 2900), (550, 1700, 2500))  # Hz


def silence(seconds: float) -> Sound:
    """Nothing at all."""
    return np.zeros(round(seconds * RATE))


def hiss(seconds: float, *, level_db: float, seed: int = 1) -> Sound:
    """The quiet of a room: pink noise."""
    count = round(seconds * RATE)
    rng = np.random.default_rng(seed)
    hz = np.fft.rfftfreq(count, 1 / RATE)
    spectrum = (rng.standard_normal(len(hz)) + 1j * rng.standard_normal(len(hz))) / np.sqrt(
        np.maximum(hz, 20)
    )
    noise = np.fft.irfft(spectrum, count)
    return np.asarray(noise / np.sqrt(np.mean(noise**2)) * 10 ** (level_db / 20))


def syllable(number: int, *, seconds: float = 0.2) -> Sound:
    """A short burst, then a vowel of about 110 Hz through three resonances; ends in a closure."""
    count = round(seconds * RATE)
    t = np.arange(count) / RATE
    phase = np.cumsum(115 - 15 * t + 6 * np.sin(number)) / RATE
    source = np.diff(np.floor(phase), prepend=0.0)
    sound = np.zeros(count)
    for centre, gain in zip(VOWELS[number % len(VOWELS)], (1.0, 0.6, 0.3), strict=True):
        ring = np.exp(-np.pi * 90 * t[:800]) * np.sin(2 * np.pi * centre * t[:800])
        sound += gain * np.convolve(source, ring)[:count]
    burst = np.random.default_rng(number).standard_normal(count) * np.exp(-t * 250) * 0.25
    loudness = np.interp(t / seconds, [0, 0.1, 0.25, 0.6, 0.85, 1], [0, 0.15, 1, 0.9, 0.1, 0])
    return np.asarray((sound / np.abs(sound).max() * loudness + burst) * 0.3)


def phrase(syllables: int, *, first: int = 0, seconds: float = 0.2) -> Sound:
    """So many syllables without a pause."""
    return np.concatenate([syllable(first + i, seconds=seconds) for i in range(syllables)])
