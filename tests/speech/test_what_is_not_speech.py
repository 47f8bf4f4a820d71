"""Breath, keys, fans, rumble and tones are not speech, with nobody speaking and between words."""

from collections.abc import Callable

import numpy as np
import pytest

from practice.speech.ear import measure
from speech.voices import RATE, Sound, hiss, phrase, silence


def breath(rng: np.random.Generator) -> Sound:
    noise = np.convolve(rng.standard_normal(9_600), (0.25, 0.75, 1, 0.75, 0.25), mode="same")
    return np.asarray(noise / np.abs(noise).max() * np.hanning(9_600) * 0.03)


def key(rng: np.random.Generator) -> Sound:
    t = np.arange(1_600) / RATE
    return np.asarray(rng.standard_normal(1_600) * np.exp(-t * 150) * 0.1)


def tone(rng: np.random.Generator) -> Sound:
    t = np.arange(8_000) / RATE
    return np.asarray(0.1 * np.sin(2 * np.pi * 1_000 * t) * np.hanning(8_000))


def door(rng: np.random.Generator) -> Sound:
    t = np.arange(4_800) / RATE
    return np.asarray(0.3 * np.sin(2 * np.pi * 60 * t) * np.exp(-t * 20))


SOUNDS = [breath, key, tone, door]
Making = Callable[[np.random.Generator], Sound]


def scattered(make: Making, seconds: float) -> Sound:
    """The sound every 0.8 s in a quiet room."""
    rng = np.random.default_rng(7)
    room = hiss(seconds, level_db=-65)
    for at in np.arange(0.4, seconds - 1, 0.8):
        extra = make(rng)
        room[round(at * RATE) : round(at * RATE) + len(extra)] += extra
    return room


@pytest.mark.parametrize("make", SOUNDS)
def test_nobody_speaks_where_there_is_only(make: Making) -> None:
    """An answer that was never given must not get a speech rate."""
    said = measure(scattered(make, 12.0), RATE).delivery

    assert said.syllables <= 1
    assert said.speech is None or said.phonation < 0.3


@pytest.mark.parametrize("level_db", [-70, -40, -15])
def test_steady_noise_is_nobody(level_db: float) -> None:
    """A fan may be as loud as it likes."""
    assert measure(hiss(10.0, level_db=level_db), RATE).delivery.speech is None


def test_rumble_louder_than_the_voice_changes_nothing() -> None:
    """A laptop on a desk: everything under 80 Hz is the desk."""
    talk = np.concatenate([silence(1), phrase(8), silence(0.7), phrase(8, first=3), silence(1)])
    talk += hiss(len(talk) / RATE, level_db=-60)
    rumble = np.sin(2 * np.pi * 31 * np.arange(len(talk)) / RATE) * 0.3

    plain, rumbling = measure(talk, RATE).delivery, measure(talk + rumble, RATE).delivery
    assert rumbling.syllables == pytest.approx(plain.syllables, abs=1)
    assert len(rumbling.pauses) == len(plain.pauses) == 1


@pytest.mark.parametrize("make", SOUNDS)
def test_a_pause_stays_a_pause_with(make: Making) -> None:
    """People breathe in and touch keys where they pause; it is then that it must not be called speech."""
    rng = np.random.default_rng(3)
    talk = np.concatenate([silence(1), phrase(10), silence(1.4), phrase(10, first=3), silence(1)])
    talk += hiss(len(talk) / RATE, level_db=-60)
    extra = make(rng)
    talk[round(3.6 * RATE) : round(3.6 * RATE) + len(extra)] += extra

    [pause] = measure(talk, RATE).delivery.pauses
    assert pause == pytest.approx((3.0, 4.4), abs=0.1)
