"""Broken, empty, clipped, silent: whatever comes, something true is said of it, without a warning."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from practice.model.delivery import length
from practice.speech.ear import Ear, measure
from practice.speech.measured import Measured
from practice.speech.textgrid import text
from speech.voices import hiss, phrase, silence

TALK = np.concatenate([silence(0.7), phrase(6), silence(0.5), phrase(7, first=2), silence(0.4)])
TALK = (TALK + hiss(len(TALK) / 16_000, level_db=-60)).astype(np.float32)


def holds_together(measured: Measured) -> None:
    """What is true of every measure."""
    said = measured.delivery
    edges = [t for pause in said.silences for t in pause]
    first, last = said.speech or (0.0, 0.0)
    assert 0 <= first <= last <= said.heard_s + 1e-9
    assert [first, *edges, last] == sorted([first, *edges, last])
    assert all(length(p) >= 0.2 for p in said.silences)
    assert said.syllables == len(measured.nuclei)
    assert all(first <= t <= last for t in measured.nuclei)
    assert all(first <= (a + b) / 2 <= last and a < b for a, b in said.fillers)
    assert 0 <= said.clipped <= 1
    assert 0 <= said.faulty_s <= said.heard_s + 1e-9
    assert text(measured).endswith("\n")


@given(
    arrays.arrays(
        st.sampled_from([np.float32, np.float64]),
        st.integers(0, 3_000),
        elements=st.floats(width=32, allow_nan=True, allow_infinity=True),
        fill=st.just(0.0),
    ),
    st.sampled_from([8_000, 16_000, 44_100, 192_000]),
)
@settings(max_examples=60, deadline=None)
def test_any_numbers_at_all_can_be_heard(samples: np.ndarray, rate: float) -> None:
    """Drivers deliver NaN, infinity and numbers of any size; none of them may end a round."""
    ear = Ear(rate)
    ear.hear(samples)
    ear.hearing()

    holds_together(ear.measured())


@given(st.integers(0, 2**32 - 1), st.floats(-60, 20), st.floats(0, 0.3))
@settings(max_examples=20, deadline=None)
def test_speech_damaged_anyhow_holds_together(seed: int, gain_db: float, lost: float) -> None:
    """Clipped, soft, full of holes: the parts still fit each other."""
    rng = np.random.default_rng(seed)
    sound = np.clip(TALK * 10 ** (gain_db / 20), -1, 1)
    sound[rng.random(len(sound)) < lost] = np.nan

    holds_together(measure(sound, 16_000))


@pytest.mark.parametrize("count", [0, 1, 2, 159, 160, 161, 400, 8_000])
def test_a_little_sound_is_as_good_as_any(count: int) -> None:
    """Somebody presses the key twice."""
    measured = measure(np.full(count, 0.01, np.float32), 16_000)

    holds_together(measured)
    assert measured.delivery.heard_s == count / 16_000
    assert measured.delivery.speech is None


def test_nothing_but_zeros_is_a_microphone_that_is_kept_closed() -> None:
    """macOS delivers zeros when the permission is refused: no silence of a person is so perfect."""
    assert measure(np.zeros(16_000, np.int16), 16_000).delivery.silent
    assert not measure(hiss(1.0, level_db=-80), 16_000).delivery.silent
    assert not measure(np.zeros(0), 16_000).delivery.silent


def test_broken_numbers_are_lost_time_and_no_silence_of_a_closed_microphone() -> None:
    """What was not delivered is counted, so that it can be said."""
    sound = TALK.copy()
    sound[16_000:24_000] = np.nan

    assert measure(sound, 16_000).delivery.faulty_s == pytest.approx(0.5)
    assert not measure(np.full(16_000, np.nan), 16_000).delivery.silent


def test_a_pause_made_of_lost_sound_is_no_pause() -> None:
    """Nobody may be told of a silence that the cable made."""
    sound = np.concatenate([silence(0.5), phrase(20), silence(0.5)])
    sound += hiss(len(sound) / 16_000, level_db=-60)
    sound[32_000:40_000] = np.nan

    assert measure(sound, 16_000).delivery.silences == ()


def test_clipping_is_the_share_of_samples_at_the_ceiling() -> None:
    """Said before the answer is wasted."""
    assert measure(np.clip(TALK * 30, -1, 1), 16_000).delivery.clipped > 0.01
    assert measure(TALK, 16_000).delivery.clipped == 0


def test_a_shift_of_the_zero_line_changes_nothing() -> None:
    """Cheap sound cards add a constant."""
    plain, shifted = measure(TALK, 16_000), measure(TALK + np.float32(0.2), 16_000)

    assert shifted.delivery.syllables == pytest.approx(plain.delivery.syllables, abs=1)
    assert len(shifted.delivery.pauses) == len(plain.delivery.pauses)
