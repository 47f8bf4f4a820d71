"""Any rate becomes 16 kHz: the tone stays, what cannot be kept goes, and no cut is heard."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.speech.resampling import Resampler

RATES = [8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000, 44_099.7, 37_800]


def tone(hz: float, rate: float, seconds: float = 0.5) -> np.ndarray:
    moments = np.arange(round(seconds * rate)) / rate
    return np.asarray(np.sin(2 * np.pi * hz * moments), np.float32)


def resampled(sound: np.ndarray, rate: float) -> np.ndarray:
    resampler = Resampler(rate)
    return np.concatenate([resampler.take(sound), resampler.rest()])


@pytest.mark.parametrize("rate", RATES)
def test_a_tone_keeps_its_pitch_and_its_moment(rate: float) -> None:
    """Pauses are timed to hundredths of a second: a shift by the filter would move every one of them."""
    made = resampled(tone(1_000, rate), rate)

    wanted = tone(1_000, 16_000)
    assert abs(len(made) - len(wanted)) <= 1
    assert np.abs(made[200:7_800] - wanted[200:7_800]).max() < 0.01


@pytest.mark.parametrize("rate", [44_100, 48_000, 192_000])
def test_what_lies_above_8_khz_does_not_fold_down(rate: float) -> None:
    """A whistle of a lamp at 12 kHz must not become a voice at 4 kHz."""
    made = resampled(tone(12_000, rate), rate)

    assert np.abs(made[200:7_800]).max() < 1e-3


@given(st.sampled_from(RATES), st.lists(st.integers(1, 3_000), max_size=30), st.integers(0, 2**32 - 1))
@settings(max_examples=40, deadline=None)
def test_however_it_is_cut_the_same_comes_out(rate: float, cuts: list[int], seed: int) -> None:
    """To the last bit: a microphone and a file of the same sound must not differ."""
    sound = np.random.default_rng(seed).standard_normal(sum(cuts)).astype(np.float32)
    resampler = Resampler(rate)
    edges = np.cumsum([0, *cuts])
    pieces = [resampler.take(sound[a:b]) for a, b in pairwise(edges)]

    assert np.array_equal(np.concatenate([*pieces, resampler.rest()]), resampled(sound, rate))


@pytest.mark.parametrize("rate", [8_000, 48_000])
def test_asking_for_the_rest_changes_nothing(rate: float) -> None:
    """The screen asks ten times a second, in the middle of the sound."""
    sound = tone(300, rate)
    resampler = Resampler(rate)
    first = resampler.take(sound[:1_111])
    resampler.rest()
    second = resampler.take(sound[1_111:])

    assert np.array_equal(np.concatenate([first, second, resampler.rest()]), resampled(sound, rate))
