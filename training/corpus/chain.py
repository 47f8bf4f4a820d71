"""Spoken pieces joined by silences of drawn lengths, their truth moved along."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Literal

import numpy as np
from level import tightened
from utterance import GAP, RATE, Phone, Samples, Span, Utterance, joined, moved, truth_of

EDGE = 0.04  # seconds of a piece kept on either side of its speech
GRAIN = RATE // 10


@dataclass(frozen=True, slots=True)
class Piece:
    """Samples with their truth; `filler` says that all of it is one filled pause."""

    samples: Samples
    speech: tuple[Span, ...]
    nuclei: tuple[Span, ...] | None
    filler: bool = False


def synthetic(samples: Samples, phones: Sequence[Phone], *, filler: bool = False) -> Piece:
    """A piece from a synthesizer's segments; the edges of speech are where it sounds."""
    speech, nuclei = truth_of(phones)
    return Piece(samples, tightened(samples, speech), nuclei, filler)


def cut(piece: Piece) -> Piece:
    """The piece from just before its speech to just after it, faded at both ends."""
    first = max(0, round((piece.speech[0][0] - EDGE) * RATE))
    last = min(len(piece.samples), round((piece.speech[-1][1] + EDGE) * RATE))
    samples = piece.samples[first:last].copy()
    ramp = min(round(EDGE * RATE / 2), len(samples) // 2)
    samples[:ramp] *= np.linspace(0, 1, ramp)
    samples[len(samples) - ramp :] *= np.linspace(1, 0, ramp)
    inside = (piece.speech[0][0], piece.speech[-1][1])
    nuclei = None if piece.nuclei is None else moved(within(piece.nuclei, *inside), -first / RATE)
    return Piece(samples, moved(piece.speech, -first / RATE), nuclei, piece.filler)


def within(spans: Sequence[Span], first: float, last: float) -> tuple[Span, ...]:
    cropped = ((max(start, first), min(end, last)) for start, end in spans)
    return tuple((start, end) for start, end in cropped if end - start > 0.01)


def room(pieces: Sequence[Piece]) -> Samples:
    """The stretches without speech of the recordings, end to end: what their silence sounds like."""
    quiet: list[Samples] = []
    for piece in pieces:
        ends = [0.0, *(edge for span in piece.speech for edge in span), len(piece.samples) / RATE]
        for start, end in zip(ends[::2], ends[1::2], strict=True):
            if end - start > 0.14:
                quiet.append(piece.samples[round((start + 0.05) * RATE) : round((end - 0.05) * RATE)])
    # The quietest third: what is left of a breath or a door in there must not be laid under everything.
    quiet.sort(key=lambda block: float(np.sqrt(np.mean(block**2))))
    return np.concatenate(quiet[: max(1, len(quiet) // 3)]) if quiet else np.zeros(0)


def tone(source: Samples, length: int, rng: Random) -> Samples:
    """As much silence of the room as asked for: short grains of it drawn at random and overlapped."""
    out = np.zeros(length + 2 * GRAIN)
    if len(source) < GRAIN // 2:
        return out[:length]
    grain = min(GRAIN, len(source))
    shape = np.sqrt(np.hanning(grain))  # powers add up in noise, so that the level stays even
    for at in range(0, length + GRAIN, grain // 2):
        take = rng.randrange(len(source) - grain + 1)
        block = source[take : take + grain][:: rng.choice((1, -1))]
        end = min(at + grain, len(out))
        out[at:end] += (block * shape)[: end - at]
    return out[grain : grain + length]


def pause(rng: Random, *, filler: bool) -> float:
    """Seconds of silence between two pieces; about a filler it is often next to none."""
    if filler and rng.random() < 0.45:
        return rng.uniform(0.0, 0.07)
    return min(rng.lognormvariate(-1.05, 0.65), 2.2)


def chained(
    pieces: Sequence[Piece], rng: Random, *, name: str, speaker: str, lang: str,
    kind: Literal["real", "synthetic"], licence: str,
) -> Utterance:  # fmt: skip
    """The pieces in a row with silence before, between and after; peak at half of full scale."""
    background = room(pieces) if kind == "real" else np.zeros(0)
    starts: list[float] = []
    parts: list[Piece] = []
    at = rng.uniform(0.1, 0.6)
    for piece in pieces:
        if not piece.speech:
            continue
        part = cut(piece)
        if parts:
            at += pause(rng, filler=piece.filler or parts[-1].filler)
        # `at` is where the speech begins, whatever stands before it in the piece.
        starts.append(at - part.speech[0][0])
        at += part.speech[-1][1] - part.speech[0][0]
        parts.append(part)
    whole = tone(background, round((at + rng.uniform(0.1, 0.6)) * RATE) + GRAIN, rng)
    speech: list[Span] = []
    nuclei: list[Span] = []
    fillers: list[Span] = []
    for start, part in zip(starts, parts, strict=True):
        first = max(0, round(start * RATE))
        whole[first : first + len(part.samples)] += part.samples[: len(whole) - first]
        spoken = moved(part.speech, first / RATE)
        speech += spoken
        nuclei += moved(part.nuclei or (), first / RATE)
        if part.filler:
            fillers.append((spoken[0][0], spoken[-1][1]))
    whole *= 0.5 / max(float(np.abs(whole).max()), 1e-9)
    known = all(part.nuclei is not None for part in parts)
    return Utterance(
        name, speaker, lang, kind, licence, whole, joined(speech, gap=GAP), tuple(nuclei) if known else None,
        tuple(fillers),
    )  # fmt: skip
