"""A voice made of arithmetic, of which everything is known: pauses, syllables, loudness, noise."""

import numpy as np
import pytest

from practice.model.delivery import length
from practice.speech.ear import Ear, measure
from speech.voices import RATE, Sound, hiss, phrase, silence

PAUSES = (0.3, 0.6, 1.1, 2.0)  # seconds


def talk(*, level_db: float, seconds: float = 0.2) -> Sound:
    """Phrases of ten syllables with the pauses between them, in a room this loud."""
    parts = [silence(1.0), phrase(10, seconds=seconds)]
    for i, pause in enumerate(PAUSES):
        parts += [silence(pause), phrase(10, first=i + 1, seconds=seconds)]
    sound = np.concatenate([*parts, silence(1.0)])
    return np.asarray(sound + hiss(len(sound) / RATE, level_db=level_db))


@pytest.mark.parametrize("level_db", [-75, -55, -45])
@pytest.mark.parametrize("seconds", [0.16, 0.2, 0.25])
def test_pauses_and_syllables_are_found(level_db: float, seconds: float) -> None:
    """Fast or slow, in a quiet room or beside a fan."""
    said = measure(talk(level_db=level_db, seconds=seconds), RATE).delivery

    assert [length(p) for p in said.pauses] == pytest.approx(PAUSES, abs=0.08)
    assert said.syllables == pytest.approx(50, abs=3)
    assert said.onset == pytest.approx(1.0, abs=0.06)
    assert not said.too_noisy


@pytest.mark.parametrize("rate", [8_000, 11_025, 22_050, 44_100, 48_000, 96_000])
def test_the_rate_of_the_sound_card_does_not_matter(rate: int) -> None:
    """The same voice on any card, a telephone's 8 kHz among them."""
    plain = talk(level_db=-60)
    at = np.arange(round(len(plain) * rate / RATE)) * RATE / rate
    said = measure(np.interp(at, np.arange(len(plain)), plain), rate).delivery

    assert [length(p) for p in said.pauses] == pytest.approx(PAUSES, abs=0.08)
    assert said.syllables == pytest.approx(50, abs=4)


@pytest.mark.parametrize("true_db", [5, 10, 20, 30])
def test_how_far_speech_stands_above_the_noise(true_db: float) -> None:
    """It decides whether anything else may be said, so it must be near the truth."""
    clean = talk(level_db=-120)
    voice = np.concatenate([clean[RATE : 3 * RATE], clean[-3 * RATE : -RATE]])
    level = 10 * np.log10(np.mean(voice**2))
    said = measure(clean + hiss(len(clean) / RATE, level_db=level - true_db), RATE).delivery

    assert said.snr_db == pytest.approx(true_db, abs=3)


def test_speech_under_the_noise_is_too_noisy_or_not_heard() -> None:
    """Better nothing than a number made of noise."""
    clean = talk(level_db=-120)
    level = 10 * np.log10(np.mean(clean[RATE : 3 * RATE] ** 2))
    said = measure(clean + hiss(len(clean) / RATE, level_db=level + 6), RATE).delivery

    assert said.too_noisy or said.speech is None


def test_what_is_heard_live_agrees_with_what_is_measured_in_the_end() -> None:
    """Nothing said in the middle of an answer may be taken back after it."""
    sound = talk(level_db=-55)
    whole = measure(sound, RATE).delivery
    ear = Ear(RATE)
    wrong = asked = 0
    for at in range(0, len(sound), RATE // 10):
        ear.hear(sound[at : at + RATE // 10])
        now = ear.hearing()
        if now.speaking is None:
            continue
        asked += 1
        inside = any(a + 0.2 < now.heard_s < b for a, b in whole.silences)  # closures are not yet pauses
        outside = all(now.heard_s < a or now.heard_s > b + 0.1 for a, b in whole.silences)
        during = whole.speech is not None and whole.speech[0] + 0.1 < now.heard_s < whole.speech[1]
        wrong += bool(during and ((inside and now.speaking) or (outside and not now.speaking)))

    assert asked > 100
    assert wrong / asked < 0.03


def test_the_present_silence_is_counted_from_the_last_word() -> None:
    """Shown against "pauses are fine up to here": it must not begin late."""
    ear = Ear(RATE)
    sound = np.concatenate([silence(1.0), phrase(15), silence(2.0)])
    ear.hear(sound + hiss(len(sound) / RATE, level_db=-60))
    now = ear.hearing()

    assert now.speaking is False
    assert now.quiet_s == pytest.approx(2.0, abs=0.1)


def test_there_is_a_pace_after_some_seconds_of_speech() -> None:
    """A pace of two syllables would jump about."""
    ear = Ear(RATE)
    noise = hiss(2.0, level_db=-60)
    ear.hear(np.concatenate([silence(0.5), phrase(5), silence(0.5)]) + noise)
    assert ear.hearing().pace is None

    ear.hear(phrase(50) + hiss(10.0, level_db=-60))
    assert ear.hearing().pace == pytest.approx(5.0, abs=0.4)


def test_clipping_is_said_while_it_lasts() -> None:
    """One may move back a little before the answer is spoilt."""
    ear = Ear(RATE)
    ear.hear(np.clip(phrase(5) * 20, -1, 1))
    assert ear.hearing().clipping

    ear.hear(hiss(1.5, level_db=-60))
    assert not ear.hearing().clipping
