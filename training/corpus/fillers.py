"""Filled pauses made from each speaker's own voice, and drawn-out vowels in words that are none."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random

import numpy as np
from chain import Piece, room, tone
from level import HOP, periodicity, runs
from utterance import GAP, RATE, Missing, Samples, Span, Utterance, gaps, joined, load
from voice import Palette, Pulse, marked, palette, pitches, rms, spoken, stretched, walk

CORPUS = "CORPUS_OUT"  # the corpus so far: its voices are what this is made of
SHARES = {
    "prompts": 24,
    "clips": 12,
    "volunteers": 4,
    "flite": 3,
    "festival": 2,
    "neural": 8,
}  # utterances a speaker
SHORTEST, LONGEST = 0.2, 0.7  # seconds


def utterances(rng: Random) -> Iterator[Utterance]:
    """For every voice a few of its utterances again, now with fillers or drawn-out vowels in them."""
    corpus = Path(os.environ.get(CORPUS, "/nowhere"))
    if not (corpus / "index.json").exists():
        raise Missing(f"no corpus yet to take voices from: name its folder in ${CORPUS}")
    for source, share in SHARES.items():
        every = sorted(load(corpus, source=source), key=lambda one: (one.speaker, one.name))
        for _, own in groupby(every, key=lambda one: one.speaker):
            known = list(own)
            colours = palette([one.samples for one in known[:12]])
            if colours is None:
                continue
            rng.shuffle(known)
            chosen = (known * share)[:share] if source == "clips" else known[:share]
            for number, one in enumerate(chosen):
                made = replace(one, name=f"{source}_{number:02d}_{one.name}")
                if number % 4 == 3 or not gaps(made.speech):
                    yield drawn_out(made, rng)
                else:
                    yield with_fillers(drawn_out(made, rng) if rng.random() < 0.4 else made, colours, rng)


def filler(colours: Palette, rng: Random) -> tuple[Samples, float]:
    """One "uh" or "um" of the speaker, and how many seconds of it are vowel."""
    periods = [rng.choice(colours.vowels), rng.choice(colours.vowels)]
    seconds = min(max(rng.lognormvariate(-1.05, 0.38), SHORTEST), LONGEST)
    nasal = bool(colours.nasals) and rng.random() < 0.5
    vowel = seconds * (rng.uniform(0.35, 0.7) if nasal else 1.0)
    base = colours.pitch * 2 ** (rng.uniform(-3.5, 1.0) / 12)
    fall, bend, wave = rng.gauss(-1.2, 1.2), rng.gauss(0, 0.5), rng.uniform(0, 6.28)

    def contour(place: float) -> float:
        """Falling a little as a rule, never quite straight."""
        return float(base * 2 ** ((fall * (place - 0.5) + bend * np.sin(wave + 5 * place)) / 12))

    tune = pitches(seconds, contour, rng)
    if nasal:
        periods.append(rng.choice(colours.nasals))
    marks = [walk(one, len(tune), rng) for one in periods]
    even = [rms(periods[0]) / max(rms(one), 1e-6) for one in periods]
    # The tongue is not still either: the sound glides from one of the speaker's vowels to another.
    glide = rng.uniform(0, 1) if rng.random() < 0.6 else 0.0
    closing, softer = rng.uniform(0.02, 0.05), rng.uniform(0.4, 0.75)
    pulses: list[Pulse] = []
    time = 0.0
    for number, hz in enumerate(tune):
        murmur = min(max((time - vowel) / closing + 0.5, 0.0), 1.0) if nasal else 0.0
        second = glide * time / seconds
        shares = ((1 - murmur) * (1 - second), (1 - murmur) * second, murmur * softer)
        flicker = 1 + rng.gauss(0, 0.04)
        sounds = tuple(
            (which, marks[which][number], shares[which] * even[which] * flicker)
            for which in range(len(periods))
        )
        pulses.append((hz, sounds))
        time += 1 / hz
    sound = spoken(periods, pulses)
    shape = envelope(len(sound), rng)
    return sound * shape * rng.uniform(0.45, 1.0) * colours.level / max(rms(periods[0]), 1e-6), vowel


def envelope(length: int, rng: Random) -> Samples:
    """A soft or a hard onset, a slow wave, a dying end."""
    place = np.arange(length) / RATE
    attack, release = rng.uniform(0.008, 0.07), rng.uniform(0.03, 0.16)
    wave = 1 + rng.uniform(0, 0.18) * np.sin(2 * np.pi * rng.uniform(1, 5) * place + rng.uniform(0, 6))
    slope = np.linspace(1, rng.uniform(0.55, 1.15), length)
    shape: Samples = (
        np.minimum(place / attack, 1) * np.minimum((length / RATE - place) / release, 1) * wave * slope
    )
    return shape


def with_fillers(one: Utterance, colours: Palette, rng: Random) -> Utterance:
    """The utterance with a filler in some of its pauses: in the middle, before a word, after one."""
    quiet = room([Piece(one.samples, one.speech, None)])
    places = [gap for gap in gaps(one.speech) if gap[1] - gap[0] >= 0.06]
    chosen = sorted(rng.sample(places, min(len(places), rng.randint(1, 4))), reverse=True)
    for gap in chosen:
        sound, vowel = filler(colours, rng)
        margins = [rng.uniform(0.08, 0.5), rng.uniform(0.08, 0.6)]
        where = rng.choice(("middle", "before", "after", "both"))
        if where in {"after", "both"}:
            margins[0] = rng.uniform(0.0, 0.06)
        if where in {"before", "both"}:
            margins[1] = rng.uniform(0.0, 0.06)
        at = gap[0] + 0.02 if where == "after" else gap[1] - 0.02 if where == "before" else sum(gap) / 2
        block = tone(quiet, round((sum(margins)) * RATE) + len(sound), rng)
        first = round(margins[0] * RATE)
        block[first : first + len(sound)] += sound
        one = inserted(one, at, block, (margins[0], margins[0] + len(sound) / RATE), vowel)
    return one


def inserted(one: Utterance, at: float, block: Samples, sound: Span, vowel: float) -> Utterance:
    """The utterance with a block of time put in at a moment of silence, a filler in the block."""
    cut = round(at * RATE)
    seconds = len(block) / RATE
    ramp = min(80, cut, len(one.samples) - cut)  # 5 ms: the two rooms are alike, but not to the sample
    samples = np.concatenate((one.samples[:cut], block, one.samples[cut:]))
    for edge in (cut, cut + len(block)):
        samples[edge - ramp : edge] *= np.linspace(1, 0.5, ramp)
        samples[edge : edge + ramp] *= np.linspace(0.5, 1, ramp)
    here = (at + sound[0], at + sound[1])
    speech = joined([*later(one.speech, at, seconds), here], gap=GAP)
    nuclei = None
    if one.nuclei is not None:
        nuclei = tuple(sorted([*later(one.nuclei, at, seconds), (here[0], here[0] + vowel)]))
    fillers = tuple(sorted([*later(one.fillers, at, seconds), here]))
    return replace(one, samples=samples, speech=speech, nuclei=nuclei, fillers=fillers)


def later(spans: Sequence[Span], at: float, by: float) -> list[Span]:
    """The spans, those after the moment moved; one that holds it grows."""
    return [(start + (by if start >= at else 0), end + (by if end > at else 0)) for start, end in spans]


def drawn_out(one: Utterance, rng: Random) -> Utterance:
    """The utterance with some vowels of its words much longer: spoken, sung, or trailing off."""
    even, pitch = periodicity(one.samples)
    spans = list(one.nuclei) if one.nuclei is not None else steady(even)
    spans = [span for span in spans if not any(a < span[1] and b > span[0] for a, b in one.fillers)]
    last = {max((span for span in spans if span[1] <= end + 0.01), default=None) for _, end in one.speech}
    chosen = [span for span in spans if rng.random() < (0.3 if span in last else 0.07)]
    for start, end in sorted(chosen, reverse=True)[:5]:
        margin = 0.15 * (end - start)
        periods = marked(one.samples, round((start + margin) * RATE), round((end - margin) * RATE), pitch)
        if periods is None or even[round((start + end) / 2 * 200)] < 0.6:
            continue
        length = len(periods.marks) / periods.pitch
        seconds = min(max(length * rng.uniform(2, 5), 0.16), 0.75)
        sung, rise, speed = rng.random() < 0.3, rng.gauss(-1, 2.0), rng.uniform(4.5, 6.5)
        note = periods.pitch * 2 ** (rng.uniform(-2, 3) / 12)

        def contour(
            place: float, own: float, sung: bool = sung, rise: float = rise, speed: float = speed,
            note: float = note, seconds: float = seconds,
        ) -> float:  # fmt: skip
            if sung:
                return float(note * 2 ** (0.5 * np.sin(2 * np.pi * speed * place * seconds) / 12))
            return float(own * 2 ** (rise * place / 12))

        sound = stretched(periods, seconds, contour, rng)
        one = replaced(one, int(periods.marks[0]), int(periods.marks[-1]), sound)
    return one


def steady(even: Samples) -> list[Span]:
    """Voiced stretches of a vowel's length, where nobody knows the vowels."""
    return [
        (first * HOP / RATE, end * HOP / RATE) for first, end in runs(even > 0.85) if 12 <= end - first <= 50
    ]


def replaced(one: Utterance, first: int, end: int, sound: Samples) -> Utterance:
    """The utterance with longer samples between two marks, faded into what stands there."""
    ramp = min(96, (end - first) // 2, len(sound) // 2)
    block = sound.copy()
    up = np.linspace(0, 1, ramp)
    block[:ramp] = block[:ramp] * up + one.samples[first : first + ramp] * (1 - up)
    block[len(block) - ramp :] = block[len(block) - ramp :] * (1 - up) + one.samples[end - ramp : end] * up
    samples = np.concatenate((one.samples[:first], block, one.samples[end:]))
    grown = (len(block) - (end - first)) / RATE
    at = (first + end) / 2 / RATE
    return replace(
        one,
        samples=samples,
        speech=tuple(later(one.speech, at, grown)),
        nuclei=None if one.nuclei is None else tuple(later(one.nuclei, at, grown)),
        fillers=tuple(later(one.fillers, at, grown)),
    )
