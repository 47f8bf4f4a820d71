"""What is heard at this moment: the measure of the last half minute, kept up as the sound comes in.

The network looks half a second ahead, so what is younger than that is worked out anew each time and what is
older is settled. Nothing here has a part in what is measured at the end.
"""

import numpy as np

from practice.model.delivery import PAUSE, Hearing, Stretch
from practice.speech import decisions, loudness
from practice.speech.bands import BANDS, CHUNK, FRAME, Floats, Levels, powers
from practice.speech.network import FILLER, HEADS, NUCLEUS, SLAB, SPEECH, trained
from practice.speech.surroundings import (
    AROUND,
    BLOCK,
    LOW_SHARE,
    Counts,
    Surroundings,
    counts,
    outstanding,
    percentile,
    speaker,
)
from practice.speech.tones import voices

RECENT = 3_000  # frames: 30 s, looked at once a second for pace and noise
NOW = 300  # frames: 3 s, looked at each time
UNSETTLED = 60  # frames
STRETCH = 3 * SLAB  # frames run at a time: what is new or unsettled, and the network's reach
BEGINNING = 1.0  # seconds before which nothing is said
LEVEL = 10  # frames: the last tenth of a second
HUSHED = 0.15  # seconds; a shorter silence may still be a closure
TELLING = 5.0  # seconds of phonation before there is a pace


class Live:
    """Follows one answer."""

    def __init__(self) -> None:
        self._settled = np.zeros((0, HEADS), np.float32)  # chances, the last RECENT of them
        self._frames = 0  # settled so far, forgotten ones included
        self._blocks = 0
        self._stood_out: Counts = np.zeros((BANDS, 256), np.int64)
        self._around: Surroundings | None = None
        self._last_word: float | None = None
        self._judged = 0  # seconds at which the next two were last looked at
        self._too_noisy = False
        self._pace: float | None = None

    def hearing(self, chunks: list[Levels], rest: Levels, heard: float, *, clipping: bool) -> Hearing:
        """What the levels so far say of this moment; `chunks` only ever grows."""
        total = len(chunks) * CHUNK + len(rest)
        if not total:
            return Hearing()
        first = max(0, min(self._frames, total - RECENT) // CHUNK - 2)  # with what the network looks back at
        levels = np.concatenate([*chunks[first:], rest])
        start = first * CHUNK
        level = loudness.decibels(float(powers(levels[-LEVEL:]).mean()))
        if heard < BEGINNING:
            return Hearing(heard_s=heard, level_db=level, clipping=clipping)
        if self._around is None or total // BLOCK != self._blocks:
            self._look_around(chunks, levels)
        chances = self._chances(levels, start, total)
        now = chances[-NOW:]
        _, spoken = _decided(now)
        while spoken and not voices(spoken[-1:], levels[-len(now) :]):
            spoken.pop()
        if spoken:
            self._last_word = (total - len(now)) * FRAME + spoken[-1][1]
        if total // BLOCK != self._judged:
            self._judged = total // BLOCK
            moments, spoken = _decided(chances)
            spoken = voices(spoken, levels[-len(chances) :])
            self._pace = _pace(moments, spoken)
            self._too_noisy = loudness.of(levels[-len(chances) :], spoken).too_noisy
        if self._too_noisy:
            return Hearing(heard_s=heard, level_db=level, clipping=clipping)
        quiet = heard - (self._last_word or 0.0)
        speaking = self._last_word is not None and quiet < HUSHED
        return Hearing(
            heard_s=heard,
            level_db=level,
            clipping=clipping,
            speaking=speaking,
            quiet_s=0.0 if speaking else quiet,
            pace=self._pace,
        )

    def _look_around(self, chunks: list[Levels], levels: Levels) -> None:
        """Floors and the speaker's level, once a second."""
        each = BLOCK // CHUNK
        while (self._blocks + 1) * BLOCK <= len(chunks) * CHUNK:
            self._blocks += 1
            recent = np.concatenate(chunks[max(0, self._blocks - AROUND) * each : self._blocks * each])
            floor = percentile(counts(recent), LOW_SHARE)
            self._stood_out += outstanding(recent[-BLOCK:], floor)
            self._around = Surroundings(0, floor[None], speaker(self._stood_out, floor))
        if self._around is None:
            floor = percentile(counts(levels), LOW_SHARE)
            self._around = Surroundings(0, floor[None], speaker(outstanding(levels, floor), floor))

    def _chances(self, levels: Levels, start: int, total: int) -> Floats:
        """Of the recent frames; those old enough become settled."""
        around = self._around
        assert around is not None
        fresh = trained().run(
            lambda a, b: around.inputs(levels, a - start, b - start), self._frames, total, stretch=STRETCH
        )
        chances = np.concatenate([self._settled, fresh])
        done = max(0, total - UNSETTLED - self._frames)
        if done:
            self._settled = chances[: len(self._settled) + done][-RECENT:].copy()
            self._frames += done
        return chances[-RECENT:]


def _decided(chances: Floats) -> tuple[list[float], list[Stretch]]:
    """Vowels and stretches of sound like speech, in seconds after the first of these chances."""
    moments = decisions.nuclei(chances[:, NUCLEUS])
    talking = np.maximum(chances[:, SPEECH], chances[:, FILLER])
    fillers = decisions.fillers(chances[:, FILLER])
    return moments, decisions.speech(talking, moments, len(chances) * FRAME, fillers)


def _pace(moments: list[float], spoken: list[Stretch]) -> float | None:
    """Syllables a second of phonation, once there is enough of it."""
    if not spoken:
        return None
    pauses = sum(b - a for a, b in decisions.silences(spoken) if b - a >= PAUSE)
    phonation = spoken[-1][1] - spoken[0][0] - pauses
    if phonation < TELLING:
        return None
    return len(decisions.inside(moments, spoken)) / phonation
