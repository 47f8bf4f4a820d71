"""The sound that the speech benchmark measures: speech with pauses over a quiet room, the same every time.

    python benchmarks/speech_sound.py speech OUT.wav MINUTES    made, in 16 kHz mono
    python benchmarks/speech_sound.py taken OUT.wav MINUTES IN  of a file, repeated or cut
    python benchmarks/speech_sound.py hour OUT.flac IN.wav      an hour of it, written a block at a time

espeak-ng speaks where it is installed; elsewhere pulses in syllables take its place, which cost a measure
as much work. Each is run in a process of its own: what a process has once held counts in the peak of those
that it starts.
"""

import shutil
import subprocess
import sys
import tempfile
import wave
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from practice.speech.resampling import RATE, Resampler, Samples

HOUR = 3600  # seconds
BLOCK = 1 << 16  # samples written at a time
SEED = 1
ROOM = 10 ** (-60 / 20)  # of full scale: noise under everything
SPEECH = 10 ** (-26 / 20)  # of full scale, root mean square
PAUSES = (0.25, 1.5)  # seconds
VOICES = ("en-us", "en-gb+f2", "en-us+m3", "en-gb+f4")
WORDS_A_MINUTE = ("140", "165", "190")
SENTENCES = (
    "In my last job I looked after the billing system, which nobody else wanted to touch.",
    "We had two weeks, four people, and a customer who called every morning.",
    "So the first thing I did was to write down what we knew and what we only believed.",
    "It turned out that half of the errors came from a single report.",
    "I talked to the woman who had built it, and she showed me where it broke.",
    "Then we agreed on three steps, and I took the one that could go wrong.",
    "To be honest, the second week was harder than I had thought it would be.",
    "On Thursday evening the numbers matched for the first time.",
    "What I would do differently is to ask for help on the second day, not on the ninth.",
    "Since then we have had one failure in eleven months, and it mended itself.",
)


def main(words: list[str]) -> None:
    """Make what the words say."""
    match words:
        case ["speech", out, minutes]:
            said = "sentences of espeak-ng" if shutil.which("espeak-ng") else "vowels made of pulses"
            print(f"the sound: {said}, pauses of {PAUSES[0]:g} to {PAUSES[1]:g} s, a quiet room")
            _write(Path(out), _spoken(round(float(minutes) * 60 * RATE)))
        case ["taken", out, minutes, given]:
            print(f"the sound: {Path(given).name}, repeated or cut")
            _write(Path(out), np.resize(_taken(Path(given)), round(float(minutes) * 60 * RATE)))
        case ["hour", out, given]:
            _write_hour(Path(out), Path(given))
        case _:
            raise SystemExit(__doc__)


def _spoken(count: int) -> Samples:
    """Sentences and pauses, until there are as many samples as that."""
    rng = Random(SEED)
    noise = np.random.default_rng(SEED)
    sayings = list(_sentences() if shutil.which("espeak-ng") else _syllables(rng))
    parts: list[Samples] = []
    length = 0
    while length < count:
        rng.shuffle(sayings)
        for said in sayings:
            parts += [np.zeros(round(rng.uniform(*PAUSES) * RATE), np.float32), said]
            length += len(parts[-2]) + len(said)
    sound = np.concatenate(parts)[:count]
    return np.asarray(sound + noise.normal(0, ROOM, count), np.float32)


def _sentences() -> Iterator[Samples]:
    """Every sentence by every voice at every pace."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "said.wav"
        for voice, pace, sentence in product(VOICES, WORDS_A_MINUTE, SENTENCES):
            command = ["espeak-ng", "-v", voice, "-s", pace, "-w", str(path), sentence]
            subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
            with wave.open(str(path)) as file:
                sound = np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32)
                yield _levelled(_at_our_rate(sound, file.getframerate()))


def _syllables(rng: Random) -> Iterator[Samples]:
    """As many stretches of pulses that open and close like vowels, about four a second."""
    for _ in range(len(VOICES) * len(WORDS_A_MINUTE) * len(SENTENCES)):
        parts = []
        pitch = rng.uniform(90, 220)  # Hz
        for _ in range(rng.randint(6, 24)):
            pitch = min(240.0, max(80.0, pitch * rng.uniform(0.94, 1.05)))
            time = np.arange(round(rng.uniform(0.16, 0.32) * RATE)) / RATE
            formants = [rng.uniform(300, 800), rng.uniform(900, 2300), rng.uniform(2400, 3200)]
            tones = np.arange(1, int(4000 / pitch))[:, None] * pitch
            shape = sum(1 / (1 + ((tones - centre) / 120) ** 2) for centre in formants)
            vowel = (shape * np.sin(2 * np.pi * tones * time)).sum(axis=0)
            parts.append(vowel * np.hanning(len(time)))
        yield _levelled(np.concatenate(parts).astype(np.float32))


def _levelled(sound: Samples) -> Samples:
    return np.asarray(sound * (SPEECH / np.sqrt(np.mean(sound**2))), np.float32)


def _taken(path: Path) -> Samples:
    """The whole of a file, in 16 kHz mono."""
    given, rate = import_module("soundfile").read(path, dtype="float32", always_2d=True)
    return _at_our_rate(given.mean(axis=1, dtype=np.float32), rate)


def _at_our_rate(sound: NDArray[np.float32], rate: float) -> Samples:
    resampler = Resampler(rate)
    return np.concatenate([resampler.take(np.asarray(sound, np.float32)), resampler.rest()])


def _write(path: Path, sound: Samples) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(np.rint(np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())


def _write_hour(out: Path, given: Path) -> None:
    left = HOUR * RATE
    with (
        wave.open(str(given)) as source,
        import_module("soundfile").SoundFile(out, "w", RATE, 1, "PCM_16", format="FLAC") as file,
    ):
        while left:
            block = np.frombuffer(source.readframes(min(BLOCK, left)), "<i2")
            if len(block):
                file.write(block)
                left -= len(block)
            else:
                source.rewind()


if __name__ == "__main__":
    main(sys.argv[1:])
