"""A training clip: one speaker's utterances, bent, with pauses between, in a room, and what is true of it."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import sounds
from numpy.random import Generator
from numpy.typing import NDArray
from scipy import signal
from sounds import RATE, Sound, Tempo, db, rms

FRAME = 0.01  # seconds
HEARD, HISS = 30.0, 38.0  # dB under loud speech at which its ends are lost, under 4 kHz and over it
SHORT, NEAR = 0.07, 0.13  # seconds: of a vowel, and from the middle of one to that of the next
STRESS = 2.5  # times what other frames count for
FADED = 0.12  # seconds; more of a label is not taken away
_EAR = (
    signal.butter(3, (120, 4000), "bandpass", fs=RATE, output="sos"),
    signal.butter(3, (4000, 7900), "bandpass", fs=RATE, output="sos"),
)
Spans = NDArray[np.float64]  # (n, 2) seconds


@dataclass(frozen=True, slots=True)
class Utterance:
    """Speech with its truth; `nuclei` is None when nobody knows them."""

    samples: Sound
    speech: Spans
    nuclei: Spans | None
    fillers: Spans


@dataclass(frozen=True, slots=True)
class Clip:
    """Sound, and for each 10 ms what is true: nan is unknown."""

    samples: NDArray[np.int16]
    speech: Sound
    nucleus: Sound
    filler: Sound
    weight: Sound
    utterance: Utterance  # the same truth as spans, for scoring


@dataclass(frozen=True, slots=True)
class Manner:
    """How far a clip may stray from the recording; training strays far, a development clip little."""

    tempo: bool = True
    size: bool = True
    path: bool = True
    events: float = 0.65  # share of clips with sounds that come and go
    snr: tuple[float, float] = (2.0, 45.0)
    level: tuple[float, float] = (-50.0, -3.0)
    joins: tuple[float, float] = (0.12, 2.2)


@lru_cache(maxsize=6000)
def read(path: Path) -> Utterance:
    """An utterance of the corpus."""
    with np.load(path) as kept:

        def spans(name: str) -> Spans:
            return np.asarray(kept[name], float).reshape(-1, 2)

        samples = kept["samples"]
        nuclei = spans("nuclei") if "nuclei" in kept else None
        return Utterance(samples, audible(samples, spans("speech")), nuclei, spans("fillers"))


def audible(samples: NDArray[np.int16], speech: Spans) -> Spans:
    """Stretches of speech without the fading ends that nobody hears in a room.

    Labels of very quiet recordings follow a dying vowel far down; people who mark speech by ear and eye
    stop some 30 dB under its loud parts, a little later for hiss.
    """
    if not len(speech):
        return speech
    sound = samples.astype(np.float64)
    window = np.ones(320) / 320
    low, high = (
        10 * np.log10(np.convolve(signal.sosfilt(band, sound) ** 2, window, mode="same")[80::160] + 1e-3)
        for band in _EAR
    )
    inside = cover(speech, len(low)) > 0.5
    loud = np.percentile(np.maximum(low, high)[inside], 95) if inside.any() else 0.0
    heard = (low > loud - HEARD) | (high > loud - HISS)
    trimmed = []
    for start, stop in speech:
        first = round(start / FRAME)
        at = np.flatnonzero(heard[first : round(stop / FRAME)])
        if len(at):
            start = min(max(start, (first + at[0]) * FRAME), start + FADED)
            stop = max(min(stop, (first + at[-1] + 1) * FRAME), stop - FADED)
        trimmed.append((start, stop))
    return np.array(trimmed)


def speakers(corpus: Path) -> dict[str, list[Path]]:
    """Every speaker's utterances."""
    made: dict[str, list[Path]] = {}
    for path in sorted(corpus.glob("*/*/*.npz")):
        source, speaker, _ = path.relative_to(corpus).parts
        if source != "noise":
            made.setdefault(f"{source}/{speaker}", []).append(path)
    return made


def room_tone(samples: Sound, count: int) -> Sound:
    """The quietest tenth of a second, looped there and back."""
    window = 1600
    if len(samples) < 2 * window or not count:
        return np.zeros(count)
    energy = np.concatenate([[0.0], np.cumsum(samples**2)])[::160]
    power = (energy[window // 160 :] - energy[: -(window // 160)]) / window
    at = int(np.argmin(power + 1e3 * (power < 1e-12))) * 160
    piece = samples[at : at + window]
    loop = np.concatenate([piece, piece[::-1]])
    return np.tile(loop, count // len(loop) + 1)[:count]


def _tempo(utterance: Utterance, rng: Generator) -> Tempo:
    """Slower or faster, all of it or the vowels here and there."""
    length = len(utterance.samples) / RATE
    rate = rng.choice(
        [1.0, rng.uniform(0.62, 1.0), rng.uniform(1.0, 1.5), rng.uniform(1.3, 2.3)], p=[0.25, 0.35, 0.2, 0.2]
    )
    marks, factors = [0.0], []
    drawn = []
    if utterance.nuclei is not None and rng.random() < 0.3:  # drawn-out vowels, which are not fillers
        drawn += [(a, b, rng.uniform(1.5, 3.5)) for a, b in utterance.nuclei if rng.random() < 0.1]
    if rng.random() < 0.5:  # people who think hold an "um" for a second and more
        drawn += [(a, b, rng.uniform(1.0, 2.8)) for a, b in utterance.fillers]
    for a, b, factor in sorted(drawn):
        if a > marks[-1] and b > a:
            marks += [float(a), float(b)]
            factors += [rate, rate * factor]
    marks.append(max(length, marks[-1] + 1e-3))
    factors.append(rate)
    before = np.array(marks)
    return Tempo(before, np.concatenate([[0.0], np.cumsum(np.diff(before) * factors)]))


def bent(utterance: Utterance, rng: Generator, manner: Manner) -> Utterance:
    """The utterance by a bigger or smaller speaker, slower or faster."""
    samples = utterance.samples.astype(np.float64) / 32768
    speech, nuclei, fillers = utterance.speech, utterance.nuclei, utterance.fillers
    if manner.size and rng.random() < 0.6:
        down = int(rng.integers(15, 28))
        samples = signal.resample_poly(samples, 20, down)
        factor = 20 / down
        speech, fillers = speech * factor, fillers * factor
        nuclei = None if nuclei is None else nuclei * factor
    if manner.tempo and rng.random() < 0.6:
        tempo = _tempo(Utterance(samples, speech, nuclei, fillers), rng)
        if len(tempo.before) > 2 or abs(tempo.after[-1] - tempo.before[-1]) > 0.02:
            samples = sounds.stretched(samples, tempo)
            speech, fillers = tempo.of(speech), tempo.of(fillers)
            nuclei = None if nuclei is None else tempo.of(nuclei)
    return Utterance(samples, speech, nuclei, fillers)


def lively(utterance: Utterance, rng: Generator) -> Utterance:
    """Levels that wander and fall away at the ends, and the breath that goes on where a voice stops."""
    samples, count = utterance.samples.copy(), len(utterance.samples)
    seconds = count / RATE
    marks = np.linspace(0, seconds, max(2, int(seconds * 2)))
    gain = np.interp(np.arange(count) / RATE, marks, rng.normal(0, rng.uniform(0, 3), len(marks)))
    starts, stops = utterance.speech[:, 0], utterance.speech[:, 1]
    spoken = rms(samples[np.abs(samples) > 1e-3]) if (np.abs(samples) > 1e-3).any() else rms(samples)
    t = np.arange(count) / RATE
    falling, depth = rng.uniform(0.1, 0.6), rng.uniform(0, 12)
    breathy, tail_db = rng.random() < 0.6, rng.uniform(-55, -28)
    for start, stop in zip(starts, stops, strict=True):
        if rng.random() < 0.5:
            gain -= depth * np.clip((t - stop + falling) / falling, 0, 1) * (t <= stop)
        if breathy and rng.random() < 0.7:
            at, length = int(stop * RATE), int(rng.uniform(0.03, 0.25) * RATE)
            room = samples[at : at + length]
            fade = np.exp(-np.arange(len(room)) / RATE * rng.uniform(10, 60))
            if len(room):
                room += (
                    sounds.shaped(max(64, len(room)), rng)[: len(room)]
                    * fade
                    * spoken
                    * db(tail_db + rng.normal(0, 4))
                )
        if breathy and rng.random() < 0.3:
            length = int(rng.uniform(0.02, 0.2) * RATE)
            at = max(0, int(start * RATE) - length)
            room = samples[at : int(start * RATE)]
            if len(room):
                rise = np.linspace(0, 1, len(room)) ** 2
                room += (
                    sounds.shaped(max(64, len(room)), rng)[: len(room)]
                    * rise
                    * spoken
                    * db(tail_db + rng.normal(0, 4))
                )
    return Utterance(samples * db_curve(gain), utterance.speech, utterance.nuclei, utterance.fillers)


def db_curve(gain: Sound) -> Sound:
    """Decibels as factors."""
    return np.asarray(10 ** (gain / 20))


def joined(
    parts: list[Utterance], seconds: float, rng: Generator, manner: Manner
) -> tuple[Utterance, NDArray[np.bool_]]:
    """Utterances one after another with pauses between; and which samples have no known nuclei."""
    pieces: list[Sound] = []
    speech, nuclei, fillers = [], [], []
    unknown = []
    at = 0
    gap = rng.exponential(0.5) if rng.random() < 0.8 else rng.uniform(0, 4)
    for part in parts:
        tone = room_tone(part.samples, int(gap * RATE))
        pieces.append(tone)
        at += len(tone)
        margin = rng.uniform(0.02, 0.07)  # half of the shortest join, so that breath is heard
        first = max(0.0, float(part.speech[0, 0]) - margin) if len(part.speech) else 0.0
        last = float(part.speech[-1, 1]) + margin if len(part.speech) else len(part.samples) / RATE
        low, high = int(first * RATE), min(len(part.samples), int(last * RATE))
        shift = (at - low) / RATE
        piece = part.samples[low:high].copy()
        fade = min(160, len(piece) // 2)
        if fade:
            piece[:fade] *= np.linspace(0, 1, fade)
            piece[-fade:] *= np.linspace(1, 0, fade)
        pieces.append(piece)
        speech.append(part.speech + shift)
        fillers.append(part.fillers + shift)
        if part.nuclei is None:
            unknown.append((at, at + len(piece)))
        else:
            nuclei.append(part.nuclei + shift)
        at += len(piece)
        gap = max(0.0, np.exp(rng.uniform(np.log(manner.joins[0]), np.log(manner.joins[1]))) - 2 * margin)
        if at > seconds * RATE:
            break
    count = int(seconds * RATE)
    sound = np.concatenate([*pieces, room_tone(parts[0].samples, max(0, count - at))])[:count]
    masked = np.zeros(count, bool)
    for a, b in unknown:
        masked[a:b] = True

    def inside(spans: list[Spans]) -> Spans:
        every = np.concatenate([np.zeros((0, 2)), *spans])
        return np.asarray(np.clip(every[every[:, 0] < seconds], 0, seconds))

    return Utterance(sound, inside(speech), inside(nuclei), inside(fillers)), masked


def cover(spans: Spans, frames: int) -> Sound:
    """How much of each frame the spans cover, 0 to 1."""
    edges = np.arange(frames + 1) * FRAME
    total = np.zeros(frames + 1)
    for a, b in spans:
        total += np.clip(edges, a, b) - a
    return np.asarray(np.clip(np.diff(total) / FRAME, 0, 1))


def tents(spans: Spans, frames: int) -> Sound:
    """1 in the middle of a vowel, nearly nothing at its ends, so that two vowels in a row are two."""
    middle = (np.arange(frames) + 0.5) * FRAME
    made = np.zeros(frames)
    for a, b in spans:
        low, high = int(a / FRAME), min(frames, int(np.ceil(b / FRAME)))
        half = max((b - a) / 2, FRAME / 2)
        value = 1 - 0.95 * np.abs(middle[low:high] - (a + b) / 2) / half
        made[low:high] = np.maximum(made[low:high], np.clip(value, 0, 1))
        made[min(frames - 1, int((a + b) / 2 / FRAME))] = 1.0
    return made


def weights(spans: Spans, frames: int) -> Sound:
    """What the frames of a clip count for: more in short vowels and between two that are near each other."""
    made = np.ones(frames)
    for a, b in spans:
        if b - a < SHORT:
            made[max(0, int(a / FRAME) - 1) : int(b / FRAME) + 2] = STRESS
    middles = spans.mean(axis=1) if len(spans) else np.zeros(0)
    for a, b in pairwise(middles.tolist()):
        if b - a < NEAR:
            made[int(a / FRAME) : int(b / FRAME) + 1] = STRESS
    return made


def clip(
    parts: list[Utterance],
    babble: list[Utterance],
    rng: Generator,
    *,
    seconds: float,
    manner: Manner,
    noises: list[Path] | None = None,
) -> Clip:
    """One training clip."""
    parts = [bent(p, rng, manner) for p in parts]
    if manner.path:
        parts = [lively(p, rng) if rng.random() < 0.6 else p for p in parts]
    loud = rng.uniform(0, 5)
    parts = [Utterance(p.samples * db(rng.normal(0, loud / 2)), p.speech, p.nuclei, p.fillers) for p in parts]
    truth, masked = joined(parts, seconds, rng, manner)
    sound, count = truth.samples, len(truth.samples)
    frames = round(seconds / FRAME)
    active = cover(truth.speech, frames) > 0.5
    spoken = sound[np.repeat(active, 160)[:count]]
    level = rms(spoken) if len(spoken) else rms(sound) + 1e-3
    if manner.path and rng.random() < 0.35:
        sound = sounds.reverberated(sound, rng)
    if rng.random() < manner.events:
        for _ in range(int(rng.integers(1, 10))):
            if noises and rng.random() < 0.4:
                with np.load(noises[int(rng.integers(len(noises)))]) as kept:
                    whole = kept["samples"]
                at = int(rng.integers(0, max(1, len(whole) - RATE)))
                extra = whole[at : at + int(rng.uniform(0.1, 1.5) * RATE)].astype(float)
                extra = extra / (np.abs(extra).max() + 1e-9)
                fade = min(400, len(extra) // 2)
                extra[:fade] *= np.linspace(0, 1, fade)
                extra[len(extra) - fade :] *= np.linspace(1, 0, fade)
            else:
                extra = sounds.event(rng)
            at = int(rng.integers(0, max(1, count - 800)))
            room = sound[at : at + len(extra)]
            room += extra[: len(room)] * level * db(rng.uniform(-30, 6))
    snr = rng.uniform(*manner.snr)
    if rng.random() < 0.1 and manner.path:  # a noise that starts or stops
        change = np.repeat(
            np.where(np.arange(frames) > rng.integers(frames), 1.0, db(-rng.uniform(5, 25))), 160
        )[:count]
        sound = sound + sounds.steady(count, rng) * level * db(-snr) * (
            change if rng.random() < 0.5 else change[::-1]
        )
    else:
        sound = sound + sounds.steady(count, rng) * level * db(-snr)
    if manner.path and rng.random() < 0.15:
        sound = sound + sounds.hum(count, rng) * level * db(-rng.uniform(5, 35))
    if manner.path and rng.random() < 0.25:
        sound = sound + sounds.rumble(count, rng) * level * db(rng.uniform(-20, 12))
    if babble and rng.random() < 0.2:
        crowd = np.zeros(count)
        for voice in babble:
            start = int(rng.integers(0, max(1, len(voice.samples) - RATE)))
            crowd += np.resize(voice.samples[start:].astype(float) / 32768, count)
        sound = sound + crowd / rms(crowd) * level * db(-rng.uniform(8, 30))
    if manner.path:
        if rng.random() < 0.7:
            sound = sounds.coloured_path(sound, rng)
        if rng.random() < 0.12:
            sound = sounds.levelled(sound, rng)
        if rng.random() < 0.07:
            sound = sounds.companded(sound)
    gain = db(rng.uniform(*manner.level)) / (np.abs(sound).max() + 1e-9)
    if manner.path and rng.random() < 0.07:
        gain *= db(rng.uniform(3, 25))  # clipped
    if manner.path and rng.random() < 0.05:
        sound = sound + rng.uniform(-0.2, 0.2) / gain
    final = np.clip(np.round(sound * gain * 32767), -32768, 32767).astype(np.int16)
    vowels = truth.nuclei if truth.nuclei is not None else np.zeros((0, 2))
    nucleus = tents(vowels, frames)
    nucleus[masked[::160][:frames]] = np.nan
    speech, filler = cover(truth.speech, frames), cover(truth.fillers, frames)
    return Clip(final, speech, nucleus, filler, weights(vowels, frames), truth)
