"""flite's voices: `-psdur` prints every segment with its end."""

import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import soundfile  # type: ignore[import-untyped]
from chain import Piece, chained, synthetic
from sentences import english
from utterance import Missing, Phone, Samples, Utterance, resampled

LICENCE = "BSD-like (Carnegie Mellon University)"
VOICES = ("kal16", "awb", "rms", "slt")
VOWELS = frozenset("aa ae ah ao aw ax axr eh er ey ih iy ow oy uh uw ay el em en".split())
FILLERS = ("uh", "um", "er", "erm", "uhm", "uhhh", "ummm")


def say(voice: str, text: str, *, stretch: float, pitch: float, folder: Path) -> tuple[Samples, list[Phone]]:
    wav = folder / "said.wav"
    done = subprocess.run(
        ["flite", "-voice", voice, "-psdur", "--setf", f"duration_stretch={stretch:.3f}",
         "--setf", f"int_f0_target_mean={pitch:.1f}", "-t", text, "-o", str(wav)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    ends = [(name, float(end)) for name, _, end in (word.rpartition(":") for word in done.stdout.split())]
    phones = [
        Phone(name, start, end, nucleus=name in VOWELS, silent=name == "pau")
        for (_, start), (name, end) in pairwise([("", 0.0), *ends])
    ]
    samples, rate = soundfile.read(wav)
    return resampled(samples, rate), phones


def utterances(rng: Random) -> Iterator[Utterance]:
    """Four men's and women's voices of unlike make, slow to fast."""
    if shutil.which("flite") is None:
        raise Missing("flite is not installed: apt install flite")
    texts = english(rng)
    pitches = {"kal16": 105.0, "awb": 120.0, "rms": 100.0, "slt": 170.0}
    with TemporaryDirectory() as name:
        folder = Path(name)
        for voice in VOICES:
            for number in range(18):
                stretch, pitch = rng.uniform(0.75, 1.45), pitches[voice] * rng.uniform(0.85, 1.2)
                pieces: list[Piece] = []
                for text in (next(texts), next(texts)):
                    if rng.random() < 0.3:
                        slow = stretch * rng.uniform(1.2, 2.2)
                        filler = say(
                            voice, rng.choice(FILLERS), stretch=slow, pitch=pitch * 0.9, folder=folder
                        )
                        pieces.append(synthetic(*filler, filler=True))
                    pieces.append(synthetic(*say(voice, text, stretch=stretch, pitch=pitch, folder=folder)))
                yield chained(
                    pieces,
                    rng,
                    name=f"{number:02d}",
                    speaker=voice,
                    lang="en",
                    kind="synthetic",
                    licence=LICENCE,
                )
