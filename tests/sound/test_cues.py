"""The tones that lead a breath: told apart with closed eyes, and gentle."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from practice.model.breathing import BreathPart
from practice.sound.cues import CUES, LEVEL, cue

RATE = 48_000
SMOOTH = 240
"""Samples over which loudness is looked at: 5 ms."""

every = pytest.mark.parametrize("name", CUES)


def loudness(name: str) -> NDArray[np.float64]:
    """The mean square of each 5 ms, with silence on both sides."""
    sound = np.concatenate([np.zeros(SMOOTH), cue(name, RATE), np.zeros(2 * SMOOTH)])
    whole = len(sound) // SMOOTH * SMOOTH
    return np.asarray(np.mean(sound[:whole].reshape(-1, SMOOTH).astype(np.float64) ** 2, axis=1))


def bursts(name: str) -> int:
    """How many times it begins to sound; a dip to a hundredth of its power lies between two."""
    loud = loudness(name) > loudness(name).max() / 100
    return int(np.count_nonzero(np.diff(loud.astype(int)) == 1))


def spectrum(name: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Frequencies, and the power at each."""
    sound = cue(name, RATE)
    power = np.abs(np.fft.rfft(sound, RATE)) ** 2
    return np.arange(len(power), dtype=np.float64), np.asarray(power, np.float64)


def pitch(name: str) -> float:
    """The strongest frequency."""
    frequencies, power = spectrum(name)
    return float(frequencies[np.argmax(power)])


def test_each_part_of_a_breath_and_its_end_have_a_tone() -> None:
    """With closed eyes nothing else says what to do."""
    assert set(CUES) == {*BreathPart, "end"}


def test_in_is_one_tone_out_two_and_the_end_three() -> None:
    """Counting works where pitches are hard to tell apart."""
    assert [bursts(name) for name in ("in", "top-up", "hold", "out", "rest", "end")] == [1, 1, 1, 2, 1, 3]


def test_no_two_are_alike() -> None:
    """One is longer, or higher, or has more tones."""
    heard = {name: (bursts(name), round(pitch(name) / 50), len(cue(name, RATE)) > RATE / 10) for name in CUES}

    assert all(heard[one] != heard[other] for one, other in combinations(CUES, 2))


@every
def test_a_tone_is_short_and_in_the_middle_of_a_voice(name: str) -> None:
    """Shrill is the commonest complaint about such tones."""
    assert len(cue(name, RATE)) / RATE < 0.6
    assert 300 <= pitch(name) <= 700


@every
def test_a_tone_is_quiet(name: str) -> None:
    """A tenth of the loudest there is, or less."""
    assert np.abs(cue(name, RATE)).max() <= LEVEL * 1.0001


@every
def test_a_tone_has_no_click(name: str) -> None:
    """It starts and ends in silence, and next to nothing of it is high."""
    sound = cue(name, RATE)
    frequencies, power = spectrum(name)

    assert np.abs(sound[:5]).max() < 0.0001
    assert np.abs(sound[-5:]).max() < 0.0001
    assert power[frequencies > 4000].sum() < 1e-6 * power.sum()


@pytest.mark.parametrize("rate", [8000, 16_000, 44_100, 96_000, 192_000])
def test_a_tone_is_the_same_at_every_rate(rate: int) -> None:
    """Devices differ."""
    other = cue("in", rate)
    at = np.arange(len(other)) / rate
    same = np.interp(at, np.arange(len(cue("in", 192_000))) / 192_000, cue("in", 192_000))

    assert np.abs(other - same).max() < 0.002
