"""Levels in bands, the floor of a room and the level of a speaker: what every decision is made of."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.speech.bands import BANDS, CENTRES, HOP, Bands, Levels, powers
from practice.speech.lost import Lost, heard
from practice.speech.surroundings import counts, percentile, survey
from speech.voices import RATE, Sound, hiss, phrase, silence


def levels_of(sound: Sound) -> Levels:
    bands = Bands()
    chunks = bands.take(sound.astype(np.float32))
    return np.concatenate([*chunks, bands.rest(np.zeros(0, np.float32))])


def tone(hz: float, seconds: float = 1.0) -> Sound:
    return np.asarray(0.5 * np.sin(2 * np.pi * hz * np.arange(round(seconds * RATE)) / RATE))


@pytest.mark.parametrize("hz", [150, 440, 1_000, 3_000, 7_000])
def test_a_tone_is_loudest_in_its_own_band(hz: float) -> None:
    """A wrong band would be a wrong vowel."""
    loudest = levels_of(tone(hz))[50].argmax()

    assert loudest == np.abs(CENTRES - hz).argmin()


def test_the_power_of_the_bands_is_the_power_of_the_sound() -> None:
    """Levels and signal-to-noise ratios are taken from it."""
    assert powers(levels_of(tone(1_000)))[20:80].mean() == pytest.approx(0.125, rel=0.05)


def test_rumble_has_no_say() -> None:
    """A desk shakes at 30 Hz, louder than any voice; only the two lowest bands of all feel a little of it."""
    steady = slice(10, -10)

    assert levels_of(tone(30))[steady, 2:].max() + 2 * 50 < levels_of(tone(1_000))[steady].max()


@pytest.mark.parametrize("count", [0, 1, 159, 160, 1_600, 8_000, 8_123])
def test_there_is_a_frame_for_each_whole_hundredth(count: int) -> None:
    """Times are frames; one too many would be a time after the end."""
    assert len(levels_of(np.full(count, 0.1))) == count // HOP


@given(st.lists(st.integers(0, 255), min_size=1, max_size=400), st.floats(0.01, 0.99))
@settings(max_examples=50, deadline=None)
def test_a_percentile_from_counts_is_the_sorted_one(values: list[int], share: float) -> None:
    """Counting is only a faster way to sort."""
    levels = np.repeat(np.array(values, np.uint8)[:, None], BANDS, axis=1)
    sounding = sorted(v for v in values if v)
    place = max(1, int(np.ceil(share * len(sounding) - 1e-9)))
    wanted = sounding[place - 1] if sounding else 0

    assert percentile(counts(levels), share)[0] == wanted


def test_a_fan_that_starts_becomes_the_floor() -> None:
    """Ten seconds on, it is part of the room."""
    quiet, loud = hiss(20.0, level_db=-70), hiss(20.0, level_db=-40, seed=2)
    floors = survey(levels_of(np.concatenate([quiet, loud]))).floors.mean(axis=1) / 2

    assert floors[30] - floors[5] == pytest.approx(30, abs=3)


def test_the_speaker_is_who_stands_out_however_seldom() -> None:
    """Four seconds of speech in a minute of thinking."""
    sound = np.concatenate([silence(30), phrase(20), silence(26)])
    sound += hiss(len(sound) / RATE, level_db=-65)
    around = survey(levels_of(sound))

    assert (around.speaker - around.floors.mean(axis=0)).mean() / 2 > 25


@given(st.lists(st.booleans(), min_size=1, max_size=60), st.integers(1, 700))
@settings(max_examples=40, deadline=None)
def test_lost_sound_is_the_same_however_it_came(broken: list[bool], cut: int) -> None:
    """Blocks of the sound card end anywhere."""
    samples = np.repeat(np.array(broken), 97)
    whole, cut_up = Lost(16_000), Lost(16_000)
    whole.note(samples, 0)
    for at in range(0, len(samples), cut):
        cut_up.note(samples[at : at + cut], at)

    assert cut_up.stretches() == whole.stretches()
    assert cut_up.samples == whole.samples == samples.sum()


@pytest.mark.parametrize(
    ("lost", "kept"),
    [
        ([], True),
        ([(1.0, 1.1)], True),
        ([(1.0, 2.0)], False),
        ([(0.0, 0.9), (2.1, 3.0)], True),
        ([(1.1, 1.9)], False),
    ],
)
def test_a_silence_that_was_mostly_lost_is_not_known(lost: list[tuple[float, float]], kept: bool) -> None:
    """Half of it at least must have been heard."""
    assert (heard([(1.0, 2.0)], lost) == [(1.0, 2.0)]) is kept
