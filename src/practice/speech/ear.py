"""Ear: listens to one answer, and says what it measured, at any moment.

Sound comes in blocks of any length and is kept only as levels, 32 bytes for 10 ms. What is measured at the
end is worked out from those levels, so it cannot depend on how the sound was cut. What is said meanwhile
comes from the same code, run over the last seconds.
"""

import numpy as np
from numpy.typing import NDArray

from practice.model.delivery import KEPT_PAUSE, Delivery, Hearing, Stretch, length
from practice.speech import decisions, lost, loudness
from practice.speech.bands import BANDS, Bands, Levels
from practice.speech.live import Live
from practice.speech.lost import Lost
from practice.speech.measured import Measured
from practice.speech.memory import keep_freed_memory
from practice.speech.network import FILLER, NUCLEUS, SPEECH, trained
from practice.speech.resampling import HIGHEST, LOWEST, Resampler, Samples
from practice.speech.surroundings import survey
from practice.speech.tones import voices

CEILING = 0.9995  # of full scale
RECENTLY = 1.0  # seconds for which clipping is still said
AT_ONCE = 65_536  # samples worked on at a time, however many come
LOUDEST = 8.0  # times full scale; what is louder is a broken number, not a sound


class SpeechError(ValueError):
    """Sound that cannot be listened to: in one sentence why."""


class Ear:
    """Listens to one answer: samples in, a Delivery out. Live and whole-file use are the same."""

    def __init__(self, rate: float) -> None:
        if not LOWEST <= rate <= HIGHEST:
            raise SpeechError(
                f"a sampling rate of {rate:g} Hz cannot be measured: it takes 8000 to 192000 Hz"
            )
        keep_freed_memory()
        self._rate = rate
        self._resampler = Resampler(rate)
        self._bands = Bands()
        self._chunks: list[Levels] = []
        self._count = self._clipped = 0
        self._lost = Lost(rate)
        self._first: float | None = None
        self._changed = False
        self._clipped_at: int | None = None
        self._live = Live()

    def hear(self, samples: NDArray[np.generic]) -> None:
        """Take a block of samples in: floats up to 1, or whole numbers; mono, or a column a channel."""
        given = np.asarray(samples)
        if given.ndim not in (1, 2) or given.dtype.kind not in "fi" or 0 in given.shape[1:]:
            raise SpeechError("sound must be numbers, one row a moment and one column a channel")
        for at in range(0, len(given), AT_ONCE):
            self._take(self._mono(given[at : at + AT_ONCE]))

    def _take(self, block: Samples) -> None:
        self._count += len(block)
        self._chunks += self._bands.take(self._resampler.take(block))

    def hearing(self) -> Hearing:
        """What is heard at this moment."""
        clipping = self._clipped_at is not None and self._count - self._clipped_at < self._rate * RECENTLY
        return self._live.hearing(self._chunks, self._rest(), self._heard, clipping=clipping)

    def measured(self) -> Measured:
        """Everything heard so far, measured as a whole. May be asked again, with more sound in between."""
        levels = np.concatenate([np.zeros((0, BANDS), np.uint8), *self._chunks, self._rest()])
        if self.silent or not len(levels):
            return self._decided(levels, [], [], [])
        around = survey(levels)
        chances = trained().run(lambda a, b: around.inputs(levels, a, b), 0, len(levels))
        moments = decisions.nuclei(chances[:, NUCLEUS])
        fillers = decisions.fillers(chances[:, FILLER])
        talking = np.maximum(chances[:, SPEECH], chances[:, FILLER])  # an "um" is no silence
        spoken = voices(decisions.speech(talking, moments, self._heard, fillers), levels)
        return self._decided(levels, spoken, moments, fillers)

    def _decided(
        self, levels: Levels, spoken: list[Stretch], moments: list[float], fillers: list[Stretch]
    ) -> Measured:
        nuclei = tuple(decisions.inside(moments, spoken))
        silences = lost.heard(decisions.silences(spoken), self._lost.stretches())
        heard = loudness.of(levels, spoken)
        delivery = Delivery(
            heard_s=self._heard,
            speech=(spoken[0][0], spoken[-1][1]) if spoken else None,
            silences=tuple(silence for silence in silences if length(silence) >= KEPT_PAUSE),
            syllables=len(nuclei),
            fillers=tuple(f for f in fillers if decisions.inside([sum(f) / 2], spoken)),
            level_db=heard.level_db,
            level_spread_db=heard.spread_db,
            snr_db=heard.snr_db,
            clipped=self._clipped / self._count if self._count else 0.0,
            faulty_s=self._lost.samples / self._rate,
            silent=self.silent,
            too_noisy=heard.too_noisy,
        )
        return Measured(delivery, nuclei)

    @property
    def silent(self) -> bool:
        """Every sample that came whole is the same: no microphone that is open does that."""
        return self._first is not None and not self._changed

    @property
    def _heard(self) -> float:
        return self._count / self._rate

    def _rest(self) -> Levels:
        return self._bands.rest(self._resampler.rest())

    def _mono(self, given: NDArray[np.generic]) -> Samples:
        """One channel of plain floats; broken numbers become silence, and are counted."""
        if given.dtype.kind == "i":
            sound = given.astype(np.float32) * np.float32(2.0 ** (1 - 8 * given.dtype.itemsize))
        else:
            with np.errstate(over="ignore"):
                sound = given.astype(np.float32, copy=False)
        if sound.ndim == 2:
            with np.errstate(over="ignore", invalid="ignore"):
                sound = sound.mean(axis=1) if sound.shape[1] > 1 else sound[:, 0]
        low, high = float(sound.min()), float(sound.max())
        if low > -CEILING and high < CEILING:  # as nearly always, and not so where there is no number
            if not self._changed:
                self._first = low if self._first is None else self._first
                self._changed = not low == high == self._first
            return sound
        whole = sound
        broken = ~np.isfinite(sound)
        if broken.any():
            self._lost.note(broken, self._count)
            whole, sound = sound[~broken], np.where(broken, np.float32(0), sound)
        if not self._changed and len(whole):
            self._first = float(whole[0]) if self._first is None else self._first
            self._changed = bool((whole != self._first).any())
        sound = np.asarray(np.clip(sound, -LOUDEST, LOUDEST), np.float32)
        clipped = np.flatnonzero(np.abs(sound) >= CEILING)
        if len(clipped):
            self._clipped += len(clipped)
            self._clipped_at = self._count + int(clipped[-1])
        return sound


def measure(samples: NDArray[np.generic], rate: float) -> Measured:
    """A whole sound, measured."""
    ear = Ear(rate)
    ear.hear(samples)
    return ear.measured()
