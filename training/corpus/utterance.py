"""One utterance with its truth: speech, syllable nuclei, filled pauses."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

RATE = 16_000  # Hz
GAP = 0.05  # seconds; a shorter silence between two phones is articulation and stays speech

Samples = NDArray[np.float64]  # full scale is 1
Span = tuple[float, float]  # seconds


class Missing(Exception):
    """A source that is not installed here: one sentence that says what to install."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One segment of a synthesizer or an aligner."""

    name: str
    start: float
    end: float
    nucleus: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """Samples at 16 kHz with their truth in seconds; `nuclei` is None where nobody knows them."""

    name: str
    speaker: str
    lang: str
    kind: Literal["real", "synthetic"]
    licence: str
    samples: Samples
    speech: tuple[Span, ...]
    nuclei: tuple[Span, ...] | None
    fillers: tuple[Span, ...] = ()

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE


def joined(spans: Iterable[Span], *, gap: float = GAP) -> tuple[Span, ...]:
    """The spans in order, those less than `gap` apart made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start - out[-1][1] < gap:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def gaps(spans: Sequence[Span]) -> tuple[Span, ...]:
    """What lies between the spans."""
    return tuple((left[1], right[0]) for left, right in pairwise(spans))


def moved(spans: Iterable[Span], by: float) -> tuple[Span, ...]:
    return tuple((start + by, end + by) for start, end in spans)


def truth_of(phones: Sequence[Phone]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Speech and nuclei of a row of segments."""
    speech = joined((one.start, one.end) for one in phones if not one.silent)
    return speech, tuple((one.start, one.end) for one in phones if one.nucleus)


def resampled(samples: Samples, rate: int) -> Samples:
    """The samples at 16 kHz, band-limited by cutting the spectrum."""
    if rate == RATE or not len(samples):
        return samples
    length = round(len(samples) * RATE / rate)
    # The spectrum takes the ends for neighbours: a margin of zeros keeps a click off both of them.
    margin = rate // 100
    padded = np.pad(samples, margin)
    wanted = round(len(padded) * RATE / rate)
    spectrum = np.fft.rfft(padded)
    kept = np.zeros(wanted // 2 + 1, complex)
    both = min(len(kept), len(spectrum))
    kept[:both] = spectrum[:both]
    out: Samples = np.fft.irfft(kept, wanted) * (wanted / len(padded))
    start = round(margin * RATE / rate)
    return out[start : start + length]


def written(samples: Samples) -> NDArray[np.int16]:
    return np.clip(np.round(samples * 32767), -32768, 32767).astype(np.int16)


def save(one: Utterance, into: Path, *, source: str) -> dict[str, object]:
    """Write the utterance and give its line of the index."""
    folder = into / source / one.speaker
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{one.name}.npz"
    known: dict[str, NDArray[np.float64]] = {}
    if one.nuclei is not None:
        known["nuclei"] = np.array(one.nuclei, float).reshape(-1, 2)
    np.savez(
        path,
        samples=written(one.samples),
        speech=np.array(one.speech, float).reshape(-1, 2),
        fillers=np.array(one.fillers, float).reshape(-1, 2),
        kind=np.array(one.kind),
        speaker=np.array(one.speaker),
        lang=np.array(one.lang),
        **known,  # type: ignore[arg-type]  # the stub takes any keyword for its own switch
    )
    return {
        "path": str(path.relative_to(into)),
        "source": source,
        "speaker": one.speaker,
        "lang": one.lang,
        "kind": one.kind,
        "seconds": round(one.seconds, 3),
        "has_nuclei": one.nuclei is not None,
        "fillers": len(one.fillers),
        "licence": one.licence,
    }


def load(into: Path, *, source: str) -> Iterator[Utterance]:
    """Every utterance that `save` wrote for the source."""
    index = json.loads((into / "index.json").read_text("utf-8"))
    for line in index:
        if line["source"] == source:
            with np.load(into / line["path"]) as held:
                nuclei = held["nuclei"] if "nuclei" in held.files else None
                yield Utterance(
                    name=Path(line["path"]).stem,
                    speaker=line["speaker"],
                    lang=line["lang"],
                    kind=line["kind"],
                    licence=line["licence"],
                    samples=held["samples"].astype(float) / 32767,
                    speech=spans_of(held["speech"]),
                    nuclei=None if nuclei is None else spans_of(nuclei),
                    fillers=spans_of(held["fillers"]),
                )


def spans_of(rows: NDArray[np.float64]) -> tuple[Span, ...]:
    return tuple((float(start), float(end)) for start, end in rows)
