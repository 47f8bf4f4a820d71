"""Real voices in Debian's packages: where their files lie, who speaks, under which licence."""

import gzip
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import soundfile  # type: ignore[import-untyped]
from utterance import Missing, Samples, resampled

UNPACKED = "CORPUS_PACKAGES"  # a folder of unpacked packages (dpkg -x), for what need not be installed


@dataclass(frozen=True, slots=True)
class Voice:
    """A folder of short recordings of one speaker, or of one language's volunteers."""

    package: str
    folder: str  # below the root
    pattern: str
    speaker: str
    lang: str
    licence: str


def roots() -> Iterator[Path]:
    yield Path("/")
    unpacked = os.environ.get(UNPACKED)
    if unpacked:
        yield from sorted(Path(unpacked).iterdir())


def files(voice: Voice) -> list[Path]:
    """The voice's recordings in the order of their names."""
    for root in roots():
        found = sorted((root / voice.folder).glob(voice.pattern))
        if found:
            return found
    raise Missing(
        f"{voice.package} is not installed: apt install {voice.package}, or unpack it below ${UNPACKED}"
    )


@cache
def transcript(lang: str) -> dict[str, str]:
    """The words of the prompts by their names; the sheet opens with comments and a byte order mark."""
    name = f"usr/share/doc/asterisk-core-sounds-{lang}/core-sounds-{lang}.txt.gz"
    for root in roots():
        if (root / name).exists():
            lines = gzip.decompress((root / name).read_bytes()).decode("utf-8", "replace").splitlines()
            pairs = (line.partition(":") for line in lines if not line.startswith((";", "\ufeff")))
            return {key.strip(): text.strip() for key, _, text in pairs if text.strip()}
    return {}


def decoded(path: Path) -> Samples:
    """The recording as mono at 16 kHz."""
    if path.suffix != ".g722":
        samples, rate = soundfile.read(path, always_2d=True)
        return resampled(samples.mean(axis=1), rate)
    done = subprocess.run(
        ["ffmpeg", "-v", "error", "-f", "g722", "-i", str(path), "-f", "s16le", "-"],
        check=True,
        capture_output=True,
    )
    return np.frombuffer(done.stdout, np.int16).astype(float) / 32768
