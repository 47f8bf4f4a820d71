"""Development clips of speakers the network never heard: `python training/development.py CORPUS OUT`.

Each is half a minute of one speaker, sentences joined by room tone with pauses of 0.15 to 2 s, as wav and
json in the form of the comparison clips, so that one scorer reads both.
"""

import argparse
import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import clips
import numpy as np
import soundfile as sf
from sounds import RATE
from train import MEASURED_ON, SYNTHETIC, kept_back

SECONDS = 30.0
PLAIN = clips.Manner(tempo=False, size=False, path=False, events=0.0, snr=(32.0, 50.0), joins=(0.15, 2.0))


def truth_of(clip: clips.Clip, kind: str) -> dict[str, object]:
    """What the scorer wants to know."""
    spans = clip.utterance.speech
    gaps = [[round(a, 4), round(b, 4)] for (_, a), (b, _) in pairwise(spans) if b - a >= 0.05]
    aims = ["pauses"]
    fillers = [[*map(float, f), "um"] for f in clip.utterance.fillers]
    known = not np.isnan(clip.nucleus).any()
    if known and not fillers:
        aims += ["noise", "syllables", "nuclei", "rate", "articulation"]
    aims.append("fillers semi-synthetic" if fillers else "false alarms")
    vowels = clip.utterance.nuclei if clip.utterance.nuclei is not None else np.zeros((0, 2))
    return {
        "set": kind,
        "scored_for": aims,
        "duration_s": len(clip.samples) / RATE,
        "span": [float(spans[0, 0]), float(spans[-1, 1])],
        "silences": gaps,
        "syllables": len(vowels),
        "nuclei": vowels.tolist(),
        "fillers": fillers,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--each", type=int, default=2, help="clips a speaker")
    parser.add_argument("--synthetic", type=int, default=3, help="synthetic speakers a source")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    people = {n: p for n, p in clips.speakers(args.corpus).items() if kept_back(n)}
    seen: dict[str, int] = {}
    for name in sorted(people):
        if name.startswith(f"{MEASURED_ON}/"):
            continue
        source, speaker = name.split("/", 1)
        seen[source] = seen.get(source, 0) + 1
        if source in SYNTHETIC and seen[source] > args.synthetic:
            continue
        rng = np.random.default_rng(len(name))
        paths = people[name]
        for i in range(args.each):
            parts = [clips.read(p) for p in rng.permutation(np.array(paths, object))[:14]]
            with_fillers = [p for p in parts if len(p.fillers)]
            without = [p for p in parts if not len(p.fillers)]
            parts = (with_fillers if i % 2 and with_fillers else without) or parts
            made = clips.clip(parts, [], rng, seconds=SECONDS, manner=replace(PLAIN))
            stop = int((made.utterance.speech[-1, 1] + 0.3) * RATE)
            made = replace(made, samples=made.samples[:stop])
            stem = args.out / f"{source}_{speaker}_{i}".replace("/", "-")
            sf.write(stem.with_suffix(".wav"), made.samples, RATE)
            stem.with_suffix(".json").write_text(json.dumps(truth_of(made, source)), "utf-8")


if __name__ == "__main__":
    main()
