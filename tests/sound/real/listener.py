"""The recorder in a process of its own, told what to do by lines, telling what it has as lines of JSON.

    python listener.py [--device NAME] [--keep FOLDER [--largest BYTES]] [--echo FILE] [--loudness]

`wake`, `start LABEL`, `hearing`, `ready`, `loaded`, `stop` and `close` are answered each with one line. With
--echo the ear writes down what it hears; with --loudness it is one that only knows loud from quiet.
"""

import argparse
import json
import resource
import sys
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from time import perf_counter
from typing import Any

from practice.sound.listening import Ear
from practice.sound.portaudio import PortAudio
from practice.sound.recorder import SoundRecorder, ear
from practice.sound.standard_error import errors_to


class EchoingEar:
    """An ear, and the samples it was given on disk, so that both can be compared."""

    def __init__(self, inner: Ear, echo: Path) -> None:
        self._ear = inner
        self._echo = echo.open("wb")
        self.hearing = self._ear.hearing
        self.measured = self._ear.measured

    def hear(self, samples: Any) -> None:
        """The next block."""
        self._echo.write(samples.tobytes())
        self._echo.flush()
        self._ear.hear(samples)


def main() -> None:
    """Until the end of the lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--device", default="")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--echo", type=Path)
    parser.add_argument("--loudness", action="store_true", help="an ear that only knows loud from quiet")
    parser.add_argument("--largest", type=int, help="bytes that a file may have")
    parser.add_argument("--log", type=Path, help="where standard error goes")
    options = parser.parse_args()
    if options.largest is not None and sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.largest, options.largest))

    def listening_ear(rate: float) -> Ear:
        inner = _loudness_ear(rate) if options.loudness else ear(rate)
        return EchoingEar(inner, options.echo) if options.echo else inner

    recorder = SoundRecorder(
        PortAudio(), elapsed=perf_counter, device=options.device, keep=options.keep, ear=listening_ear
    )
    with errors_to(options.log) if options.log else nullcontext():
        for line in sys.stdin:
            print(json.dumps(_told(recorder, line.split())), flush=True)


def _loudness_ear(rate: float) -> Ear:
    from sound.loudness_ear import LoudnessEar  # loads numpy

    return LoudnessEar(rate)


def _told(recorder: SoundRecorder, words: list[str]) -> object:
    match words:
        case ["wake"]:
            recorder.wake()
        case ["start", label]:
            recorder.start(label)
        case ["hearing"]:
            hearing = recorder.hearing()
            return asdict(hearing) if hearing else None
        case ["ready"]:
            return recorder.ready()
        case ["loaded"]:
            return sorted({"numpy", "sounddevice", "soundfile"} & set(sys.modules))
        case ["stop"]:
            delivery = recorder.stop()
            return asdict(delivery) if delivery else None
        case ["close"]:
            recorder.close()
        case _:
            raise SystemExit(f"unknown: {words}")
    return None


if __name__ == "__main__":
    main()
