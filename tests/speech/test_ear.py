"""One implementation for a microphone and a file: however the sound is cut, the same is measured."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.speech.ear import Ear, SpeechError, measure
from practice.speech.measured import Measured
from speech.voices import hiss, phrase, silence

TALK = np.concatenate([silence(0.7), phrase(6), silence(0.5), phrase(7, first=2), silence(0.4)])
TALK = (TALK + hiss(len(TALK) / 16_000, level_db=-60)).astype(np.float32)


def in_blocks(sound: np.ndarray, rate: float, cuts: list[int]) -> Measured:
    """As a microphone would bring it; the screen asks in between."""
    ear = Ear(rate)
    lengths = itertools.cycle(cuts)
    at = 0
    while at < len(sound):
        block = next(lengths)
        ear.hear(sound[at : at + block])
        at += block
        if block % 7 == 0:
            ear.hearing()
        if block % 97 == 0:
            ear.measured()
    return ear.measured()


@given(
    cuts=st.lists(st.integers(1, 20_000), min_size=1, max_size=12),
    rate=st.sampled_from([8_000, 16_000, 22_050, 44_100, 48_000]),
    start=st.integers(0, 30_000),
)
@settings(max_examples=25, deadline=None)
def test_a_stream_cut_anyhow_measures_what_the_whole_does(cuts: list[int], rate: float, start: int) -> None:
    """To the last bit: what a round kept and what `measure` says of its file are one thing."""
    if sum(cuts) / len(cuts) < 200:  # so many tiny blocks would only take long
        cuts = [*cuts, 20_000]
    sound = TALK[start:]

    assert in_blocks(sound, rate, cuts) == measure(sound, rate)


@given(st.lists(st.integers(1, 20_000), min_size=1, max_size=6), st.integers(0, 2**32 - 1))
@settings(max_examples=15, deadline=None)
def test_whole_numbers_and_channels_are_cut_as_safely(cuts: list[int], seed: int) -> None:
    """Sound cards give 16-bit numbers in two channels."""
    sound = np.random.default_rng(seed).integers(-32_768, 32_767, (40_000, 2), dtype=np.int16)

    assert in_blocks(sound, 44_100, cuts) == measure(sound, 44_100)


def test_asking_twice_gives_the_same() -> None:
    """Measuring is looking, not taking away."""
    ear = Ear(16_000)
    ear.hear(TALK)

    assert ear.measured() == ear.measured()


def test_sixteen_bits_and_floats_say_the_same() -> None:
    """A file kept as FLAC gives the figures of the round."""
    whole = np.round(TALK * 32_767).astype(np.int16)

    assert measure(whole, 16_000) == measure(whole.astype(np.float32) / 32_768, 16_000)


def test_loudness_of_the_microphone_does_not_matter() -> None:
    """Nobody sets the gain twice the same."""
    loud, soft = (measure(TALK * gain, 16_000).delivery for gain in (2.0, 0.05))

    assert soft.syllables == pytest.approx(loud.syllables, abs=1)
    assert len(soft.pauses) == len(loud.pauses)


@pytest.mark.parametrize("rate", [0, -1, 7_999, 192_001, float("nan"), float("inf")])
def test_an_impossible_rate_is_said_in_a_sentence(rate: float) -> None:
    """A damaged header must not look like a fast talker."""
    with pytest.raises(SpeechError, match="8000 to 192000 Hz"):
        Ear(rate)


@pytest.mark.parametrize(
    "samples",
    [
        np.zeros((2, 2, 2)),
        np.array(1.0),
        np.array(["a"]),
        np.zeros((5, 0)),
        np.zeros(5, complex),
        np.zeros(5, bool),
    ],
)
def test_what_is_not_sound_is_said_in_a_sentence(samples: np.ndarray) -> None:
    """The mistake of a programmer, said where it was made."""
    with pytest.raises(SpeechError, match="one row a moment"):
        Ear(16_000).hear(samples)
