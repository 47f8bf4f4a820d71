"""Permissive clips with known truth: three English readers and a speech, aligned; one man by hand."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import soundfile  # type: ignore[import-untyped]
from aligned import align, truth, words_of
from utterance import Missing, Samples, Span, Utterance, resampled

FOLDER = "CORPUS_CLIPS"
SAID = {
    "lj_LJ001-0001": "Printing, in the only sense with which we are at present concerned, differs from most"
    " if not from all the arts and crafts represented in the Exhibition",
    "lj_LJ001-0002": "in being comparatively modern.",
    "lj_LJ001-0004": "produced the block books, which were the immediate predecessors of the true"
    " printed book,",
    "lj_LJ001-0007": "the earliest book printed with movable types, the Gutenberg, or forty two line"
    " Bible of about fourteen fifty five,",
    "librivox_0870": "and mister john dashwood had then leisure to consider how much there might be"
    " prudently in his power to do for them",
    "jfk": "And so my fellow Americans ask not what your country can do for you ask what you can do for"
    " your country",
}


def utterances(rng: Random) -> Iterator[Utterance]:  # noqa: ARG001  # nothing here is drawn
    """Whatever of the clips can be believed."""
    folder = Path(os.environ.get(FOLDER, "/nowhere"))
    if not folder.is_dir():
        raise Missing(f"no permissive clips: name their folder in ${FOLDER}")
    for sheet in sorted(folder.glob("*.json")):
        known = json.loads(sheet.read_text("utf-8"))
        samples, rate = soundfile.read(sheet.with_suffix(".wav"))
        samples = resampled(samples, rate)
        if sheet.stem in SAID:
            found = truth(samples, SAID[sheet.stem])
            speech, nuclei = found or by_aligner(samples, SAID[sheet.stem])
        elif known.get("nuclei") and known["speaker"] == "mm":
            speech, nuclei = (
                between(known["span"], known["silences"]),
                tuple((a, b) for a, b in known["nuclei"]),
            )
        else:
            continue
        if len(nuclei) != known["syllables"]:
            continue
        fillers = tuple((start, end) for start, end, what in known.get("fillers", ()) if what != "hm")
        yield Utterance(
            sheet.stem, known["speaker"], "en", "real", known["licence"], samples, speech, nuclei, fillers
        )


def between(span: list[float], silences: list[list[float]]) -> tuple[Span, ...]:
    """Speech, from the silences inside it."""
    edges = [span[0], *(edge for silence in silences for edge in silence), span[1]]
    return tuple((start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start)


def by_aligner(samples: Samples, text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """For a recording too noisy for the rule of level: the aligner's own silences."""
    phones = align(samples, words_of(text) or [])
    if phones is None:
        raise ValueError(f"these words are not in the recording: {text}")
    silent = [[one.start, one.end] for one in phones if one.silent and one.end - one.start >= 0.05]
    spoken = [one for one in phones if not one.silent]
    inner = [one for one in silent if spoken[0].start < one[0] < spoken[-1].end]
    return between([spoken[0].start, spoken[-1].end], inner), tuple(
        (one.start, one.end) for one in phones if one.nucleus
    )
