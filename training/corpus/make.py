"""The whole corpus, source by source: python make.py OUT [SOURCE ...]."""

import importlib
import json
import os
import sys
from pathlib import Path
from random import Random

import noises
from fillers import CORPUS
from utterance import Missing, save

# The fillers come last: they are made of the voices of the others.
SOURCES = ("espeak", "flite", "festival", "neural", "prompts", "clips", "volunteers", "fillers")
NOISES = "noises"


def make(into: Path, name: str) -> str:
    """Write one source anew; the sentence says how much there is of it, or what is missing."""
    index = into / "index.json"
    source = importlib.import_module(name)
    new: list[dict[str, object]] = []
    try:
        for one in source.utterances(Random(name)):
            new.append(save(one, into, source=name))
    except Missing as missing:
        return f"{name}: skipped. {missing}"
    lines = json.loads(index.read_text("utf-8")) if index.exists() else []
    others = [line for line in lines if line["source"] != name]
    index.write_text(json.dumps(others + new, indent=0), "utf-8")
    minutes = sum(float(str(line["seconds"])) for line in new) / 60
    speakers = len({line["speaker"] for line in new})
    return f"{name}: {len(new)} utterances, {speakers} speakers, {minutes:.1f} minutes"


def main() -> None:
    into = Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    os.environ[CORPUS] = str(into)
    for name in sys.argv[2:] or (*SOURCES, NOISES):
        sys.stdout.write((noises.make(into) if name == NOISES else make(into, name)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
