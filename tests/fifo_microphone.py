"""A microphone without hardware: ALSA reads it from a FIFO that plays clips, silence, or worse.

PortAudio, sounddevice and the program are the real ones; only libportaudio2 is needed, no daemon. In tests:

    with FifoMicrophone(folder) as microphone:
        subprocess.Popen(command, env={**os.environ, **microphone.env})
        microphone.play(samples)

By hand, for a whole round in a terminal, with clips spoken into it one after another:

    python tests/fifo_microphone.py clip.wav... -- practice mock quick --mic

Lines into the control FIFO (`--control PATH`) say what happens: `play 2` (the second clip), `room` (a quiet
room, and the end of whatever went before), `zeros`, `nan`, `freeze` and `thaw`. Without `--gap` a clip is
played only when a line says so.

What was found by breaking it: the FIFO must have a writer before PortAudio starts, one write must be one
block of the program's own size and form and at most 4,096 bytes, and a small pipe keeps it prompt.
"""

import argparse
import fcntl
import os
import select
import signal
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Mapping, Sequence
from ctypes.util import find_library
from pathlib import Path
from threading import Condition, Event, Thread
from time import perf_counter
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

if sys.platform != "linux":
    raise RuntimeError("ALSA is Linux's")

Samples = NDArray[np.float32]

RATE = 16_000
BLOCK = 320
"""Samples in one write: what the recorder asks for, 20 ms."""

ROOM_DB = -66.0
"""Level of a quiet room: a real microphone is never at zero."""

PIPE = 4096
CATCHING_UP = 0.2
"""Seconds that are made up for when the machine was busy; after a freeze more than that is gone."""

NAMED = "desk_microphone"
"""A second name of the same microphone, to choose it by."""

CONFIG = """\
</usr/share/alsa/alsa.conf>
pcm.!default {{ type asym
  capture.pcm {{ type file slave.pcm "null" file "/dev/null" infile "{microphone}" format "raw" }}
  playback.pcm {{ type file slave.pcm "null" file "/dev/null" format "raw" }} }}
"""
NAMED_CONFIG = """\
pcm.{name} {{ type asym
  capture.pcm {{ type file slave.pcm "null" file "/dev/null" infile "{microphone}" format "raw" }}
  playback.pcm {{ type file slave.pcm "null" file "/dev/null" format "raw" }}
  hint {{ show on description "A microphone for tests" }} }}
"""


class FifoMicrophone:
    """Feeds its FIFO with one block every 20 ms for as long as it is entered.

    `env` is what a child process must have in its environment before it loads sounddevice.
    """

    def __init__(self, folder: Path, *, named: bool = False) -> None:
        self._path = folder / "microphone"
        config = folder / "asound.conf"
        os.mkfifo(self._path)
        text = CONFIG + (NAMED_CONFIG if named else "")
        config.write_text(text.format(microphone=self._path, name=NAMED))
        self.env = {"ALSA_CONFIG_PATH": str(config)}
        self._end = os.open(self._path, os.O_RDWR)  # both ends: opening must not wait for a reader
        fcntl.fcntl(self._end, fcntl.F_SETPIPE_SZ, PIPE)
        os.set_blocking(self._end, False)
        self._room = _room()
        self._changed = Condition()
        self._clips: deque[tuple[Samples, Event]] = deque()
        self._fill: Samples | None = None
        self._frozen = False
        self._left = False
        self._feeder = Thread(target=self._feed, name="feeder", daemon=True)

    def __enter__(self) -> Self:
        self._feeder.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._left = True
            self._changed.notify_all()
        self._feeder.join()
        os.close(self._end)

    def play(self, samples: Samples) -> Event:
        """Speak this (16 kHz, one channel) after what is still being spoken; set when it has been."""
        whole = -len(samples) % BLOCK
        clip = np.concatenate([samples, np.zeros(whole, np.float32)]).astype(np.float32)
        done = Event()
        with self._changed:
            self._clips.append((clip, done))
        return done

    def room(self) -> None:
        """A quiet room, and nobody speaks any more."""
        self._be(None)

    def zeros(self) -> None:
        """What a system sends that keeps the microphone closed."""
        self._be(np.zeros(BLOCK, np.float32))

    def nan(self) -> None:
        """No numbers, as a broken driver sends."""
        self._be(np.full(BLOCK, np.nan, np.float32))

    def freeze(self) -> None:
        """Nothing comes any more; who reads, waits for ever."""
        self._hold(frozen=True)

    def thaw(self) -> None:
        """It goes on where it stood."""
        self._hold(frozen=False)

    def _be(self, fill: Samples | None) -> None:
        with self._changed:
            self._fill = fill
            for _, done in self._clips:
                done.set()
            self._clips.clear()

    def _hold(self, *, frozen: bool) -> None:
        with self._changed:
            self._frozen = frozen
            self._changed.notify_all()

    def _feed(self) -> None:
        """Block after block in real time, by the clock: waits are never added up."""
        due = perf_counter()
        place = 0
        while True:
            with self._changed:
                wait = due - perf_counter()
                while not self._left and (self._frozen or wait > 0):
                    self._changed.wait(None if self._frozen else wait)
                    wait = due - perf_counter()
                if self._left:
                    return
                block, done, place = self._next(place)
            if not self._write(block.tobytes()):
                return
            if done is not None:
                done.set()
            due = max(due + BLOCK / RATE, perf_counter() - CATCHING_UP)

    def _write(self, block: bytes) -> bool:
        """As soon as there is room; a clip waits for somebody to hear it. False when all is over."""
        while not self._left:
            try:
                os.write(self._end, block)
            except BlockingIOError:
                select.select([], [self._end], [], 0.1)
            else:
                return True
        return False

    def _next(self, place: int) -> tuple[Samples, Event | None, int]:
        """The block, whose clip it ends, and where the next one begins."""
        if self._clips:
            clip, done = self._clips[0]
            block = clip[place : place + BLOCK]
            if place + BLOCK < len(clip):
                return block, None, place + BLOCK
            self._clips.popleft()
            return block, done, 0
        if self._fill is not None:
            return self._fill, None, 0
        start = place % (len(self._room) - BLOCK)
        return self._room[start : start + BLOCK], None, 0


def _room() -> Samples:
    """Ten seconds of quiet noise, the same in every run."""
    noise = np.random.default_rng(1).standard_normal(10 * RATE)
    return np.asarray(10 ** (ROOM_DB / 20) * noise, np.float32)


def read_clip(path: Path) -> Samples:
    """A sound file as the microphone would hear it: one channel, 16 kHz."""
    import soundfile

    sound, rate = soundfile.read(path, dtype="float32", always_2d=True)
    mono = sound.mean(axis=1)
    if rate == RATE:
        return np.asarray(mono, np.float32)
    at = np.arange(int(len(mono) * RATE / rate)) * rate / RATE
    return np.asarray(np.interp(at, np.arange(len(mono)), mono), np.float32)


def missing() -> str:
    """Why there can be no such microphone here; empty when there can."""
    return "" if find_library("portaudio") else "PortAudio is not installed (apt install libportaudio2)"


# -- by hand ----------------------------------------------------------------------------------------


def main(argv: Sequence[str]) -> int:
    """Runs a command with this microphone; its exit status."""
    words, command = _split(argv)
    parser = argparse.ArgumentParser(usage="fifo_microphone.py [options] CLIP... -- COMMAND...")
    parser.add_argument("clips", nargs="+", type=Path)
    parser.add_argument("--gap", type=float, help="seconds of a quiet room before each clip")
    parser.add_argument("--control", type=Path, help="make a FIFO here, and do what its lines say")
    options = parser.parse_args(words)
    clips = [read_clip(path) for path in options.clips]
    with tempfile.TemporaryDirectory() as folder, FifoMicrophone(Path(folder), named=True) as microphone:
        if options.gap is not None:
            for clip in clips:
                microphone.play(np.concatenate([_room()[: int(options.gap * RATE)], clip]))
        if options.control is not None:
            os.mkfifo(options.control, 0o600)
            Thread(target=_obey, args=(options.control, microphone, clips), daemon=True).start()
        try:
            return _run(command, {**os.environ, **microphone.env})
        finally:
            if options.control is not None:
                options.control.unlink(missing_ok=True)


def _run(command: Sequence[str], env: Mapping[str, str]) -> int:
    """In the foreground: Ctrl-C and Ctrl-Z are the command's, and the shell sees it stop."""
    signal.signal(
        signal.SIGINT, lambda _number, _frame: None
    )  # a handler is not inherited, ignoring would be
    process = subprocess.Popen(command, env=env)
    while True:
        _, status = os.waitpid(process.pid, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode
        os.kill(os.getpid(), signal.SIGSTOP)  # both go on with `fg`


def _split(argv: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    if "--" not in argv:
        raise SystemExit("fifo_microphone.py: write the command after `--`")
    at = argv.index("--")
    return argv[:at], argv[at + 1 :]


def _obey(control: Path, microphone: FifoMicrophone, clips: Sequence[Samples]) -> None:
    verbs = {
        "room": microphone.room,
        "zeros": microphone.zeros,
        "nan": microphone.nan,
        "freeze": microphone.freeze,
        "thaw": microphone.thaw,
    }
    while True:
        with control.open() as lines:
            for line in lines:
                match line.split():
                    case ["play", number] if number.isdecimal() and 0 < int(number) <= len(clips):
                        microphone.play(clips[int(number) - 1])
                    case [verb] if verb in verbs:
                        verbs[verb]()
                    case _:
                        pass


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
