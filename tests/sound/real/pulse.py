"""A PulseAudio server of our own: it can be killed and frozen, and what is played can be recorded back.

Its one device, `vmic`, is a loudspeaker whose monitor is the microphone. Runs as root and without D-Bus.
"""

import os
import shutil
import signal
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

if sys.platform != "linux":
    raise RuntimeError("this PulseAudio is Linux's")

RATE = 48_000
LIMIT = 20.0
CONFIG = """\
</usr/share/alsa/alsa.conf>
pcm.!default { type pulse }
ctl.!default { type pulse }
"""
PLUGIN = "libasound_module_pcm_pulse.so"


def missing() -> str:
    """What has to be installed first; empty when all is there."""
    if not find_library("portaudio"):
        return "PortAudio is not installed (apt install libportaudio2)"
    if not all(map(shutil.which, ("pulseaudio", "paplay", "parec", "pactl"))):
        return "PulseAudio is not installed (apt install pulseaudio pulseaudio-utils)"
    if not any(Path("/usr/lib").glob(f"*/alsa-lib/{PLUGIN}")):
        return "ALSA does not know PulseAudio (apt install libasound2-plugins)"
    return ""


class PulseServer:
    """Runs while it is entered, and leaves nothing behind."""

    def __init__(self, folder: Path) -> None:
        config = folder / "asound.conf"
        config.write_text(CONFIG)
        own = {"PULSE_RUNTIME_PATH": folder / "pulse", "XDG_RUNTIME_DIR": folder / "xdg", "HOME": folder}
        for name in ("pulse", "xdg"):
            (folder / name).mkdir(mode=0o700)
        self.env = {**{name: str(path) for name, path in own.items()}, "ALSA_CONFIG_PATH": str(config)}
        self._all = {**os.environ, **self.env}
        self._server: subprocess.Popen[bytes] | None = None
        self._log = folder / "pulse.log"
        self._recorder: subprocess.Popen[bytes] | None = None
        self._heard = bytearray()
        self._reader: Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()

    def start(self) -> None:
        """As a process of ours, with a recorder on it: else its first sound comes late."""
        self._server = subprocess.Popen(
            (
                *("pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                *("--disallow-exit=yes", f"--log-target=file:{self._log}"),
                *("-L", "module-native-protocol-unix"),
                *("-L", f"module-null-sink sink_name=vmic rate={RATE} channels=1"),
            ),
            env=self._all,
            stderr=subprocess.DEVNULL,
        )
        until = perf_counter() + LIMIT
        while subprocess.run(("pactl", "info"), env=self._all, capture_output=True, check=False).returncode:
            if perf_counter() > until:
                raise AssertionError(f"PulseAudio does not start: {self._log.read_text()}")
            Event().wait(0.05)
        self._record()

    def kill(self) -> None:
        """The server is gone, as when the device is pulled out."""
        for process in (self._server, self._recorder):
            if process is not None:
                process.kill()  # wakes a frozen one, too
                process.wait()
        if self._reader is not None:
            self._reader.join(LIMIT)
        if self._recorder is not None and self._recorder.stdout is not None:
            self._recorder.stdout.close()
        self._server = self._recorder = self._reader = None

    def freeze(self) -> None:
        """It neither answers nor ends."""
        assert self._server
        self._server.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """It goes on."""
        assert self._server
        self._server.send_signal(signal.SIGCONT)

    def speak(self, wav: Path) -> None:
        """Into the microphone, from the beginning to the end."""
        command = ("paplay", "--device=vmic", str(wav))
        subprocess.run(command, env=self._all, check=True, timeout=LIMIT + 60)

    def heard(self) -> NDArray[np.float32]:
        """Everything that was to be heard since the start, at 48 kHz."""
        whole = bytes(self._heard)
        return np.frombuffer(whole[: len(whole) // 4 * 4], np.float32)

    def hear_more(self, seconds: float) -> None:
        """Until so much more has been heard."""
        wanted = len(self._heard) + round(seconds * RATE) * 4
        until = perf_counter() + seconds + LIMIT
        while len(self._heard) < wanted:
            if perf_counter() > until:
                raise AssertionError("nothing more comes from PulseAudio")
            Event().wait(0.02)

    def _record(self) -> None:
        words = ("parec", "--latency-msec=20", "-d", "vmic.monitor", f"--rate={RATE}", "--channels=1")
        self._recorder = subprocess.Popen(
            (*words, "--format=float32le", "--raw"),
            env=self._all,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._heard.clear()
        self._reader = Thread(target=self._read, args=(self._recorder,), daemon=True)
        self._reader.start()
        until = perf_counter() + LIMIT
        while not self._heard:
            if perf_counter() > until:
                raise AssertionError("nothing comes from PulseAudio")
            Event().wait(0.02)

    def _read(self, recorder: "subprocess.Popen[bytes]") -> None:
        assert recorder.stdout
        while came := os.read(recorder.stdout.fileno(), 65536):
            self._heard += came
