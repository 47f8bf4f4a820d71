"""How far the figures are off, for `practice/speech/trust.py`: `python training/margins.py FOLDER...`.

The folders hold wav and json as `development.py` makes them. Nine out of ten errors are smaller than what
is printed.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import soundfile as sf

from practice.model.delivery import PAUSE, Stretch, length
from practice.speech.ear import measure
from practice.speech.measured import Measured

SHARE = 90  # per cent of the errors
LENGTHS = (10.0, 15.0, 20.0, 30.0)  # seconds of speech that syllables are counted over

Truth = dict[str, Any]


def clips(folders: list[Path]) -> Iterator[tuple[str, Measured, Truth]]:
    """Speaker, what was measured, what is true."""
    for folder in folders:
        for wav in sorted(folder.glob("*.wav")):
            sound, rate = sf.read(wav, dtype="int16")
            truth = json.loads(wav.with_suffix(".json").read_text("utf-8"))
            yield truth.get("speaker") or wav.stem.rsplit("_", 1)[0], measure(sound, rate), truth


def same(pause: Stretch, found: tuple[Stretch, ...]) -> Stretch | None:
    """The found pause that is this one."""
    for a, b in found:
        if min(b, pause[1]) - max(a, pause[0]) > 0.5 * length(pause):
            return a, b
    return None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    args = parser.parse_args()
    edges: list[float] = []
    counts: list[tuple[int, int]] = []
    ratios: dict[str, list[tuple[float, float]]] = defaultdict(list)  # seconds of span, found / true
    for speaker, measured, truth in clips(args.folders):
        said = measured.delivery
        if "pauses" in truth["scored_for"]:
            true = [(a, b) for a, b in truth["silences"] if b - a >= PAUSE]
            counts.append((len(said.pauses), len(true)))
            for pause in true:
                if found := same(pause, said.silences):
                    edges += [abs(found[0] - pause[0]), abs(found[1] - pause[1])]
        if "nuclei" in truth["scored_for"]:
            middles = np.array([(a + b) / 2 for a, b in truth["nuclei"]])
            found_at = np.array(measured.nuclei)
            for seconds in LENGTHS:
                for start in np.arange(said.speech[0] if said.speech else 0, said.heard_s - seconds, seconds):
                    inside = [np.sum((m >= start) & (m < start + seconds)) for m in (found_at, middles)]
                    if inside[1] >= 8:
                        ratios[speaker].append((seconds, float(inside[0] / inside[1])))
        elif "syllables" in truth["scored_for"] and truth["syllables"] >= 8:
            ratios[speaker].append((round(said.span), said.syllables / truth["syllables"]))
    near, far = np.percentile(edges, (50, SHARE))
    print(f"edge of a pause: {far:.3f} s, median {near:.3f} s, of {len(edges)}")
    off = [abs(a - b) / max(1, b) for a, b in counts]
    print(f"pauses: {np.percentile(off, SHARE):.2f} of them, mean {np.mean(off):.2f}, of {len(off)} clips")
    means = {speaker: float(np.mean([r for _, r in counted])) for speaker, counted in ratios.items()}
    for low, high in pairwise((0, *(s + 2 for s in LENGTHS), 60)):
        chosen = [(s, r) for s, counted in ratios.items() for t, r in counted if low <= t < high]
        if not chosen:
            continue
        other = np.percentile([abs(r - 1) for _, r in chosen], SHARE)
        own = [abs(r / means[s] - 1) for s, r in chosen if len(ratios[s]) > 2]
        line = f"syllables over {low:.0f} to {high:.0f} s: another voice {other:.3f} of {len(chosen)}"
        print(line + (f", the same voice {np.percentile(own, SHARE):.3f} of {len(own)}" if own else ""))
    voices = list(means.values())
    print(f"a voice's own mean: {np.mean(voices):.3f}, spread {np.std(voices):.3f}, of {len(voices)}")


if __name__ == "__main__":
    main()
