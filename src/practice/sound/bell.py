"""The bell: a stream that stays open and silent, so that a tone sounds the moment it is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from practice.sound.cues import CUES, cue
from practice.sound.devices import Device
from practice.sound.microphone import REFUSED_FORMATS
from practice.sound.portaudio import SoundDevice

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BLOCK = 0.01
"""Seconds of sound asked for at a time."""

LATENCY = 0.08
"""Seconds of sound that the device is given ahead. With 0.05 tones tear on a sound server that is idle, with
0.06 on a busy machine (measured with PulseAudio)."""

LATE = 0.5
"""Seconds after which a tone is dropped: it would lead the breath astray. Opening takes half of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A tone somebody wants to hear, and the moment."""

    name: str
    at: float


Waiting: TypeAlias = "deque[Asked]"
"""Tones asked for that the device has not taken yet."""


class Bell:
    """One opened stream. Its callbacks run on a thread of the sound system: they copy, and nothing else."""

    def __init__(
        self,
        library: SoundDevice,
        device: Device,
        waiting: Waiting,
        *,
        elapsed: Callable[[], float],
        tones: Mapping[str, NDArray[np.float32]],
        channels: int,
    ) -> None:
        """Opens and starts; for PortAudio's own thread."""
        self.lost = False
        self._waiting = waiting
        self._elapsed = elapsed
        self._tones = tones
        self._channels = channels
        self._sounding: list[NDArray[np.float32]] = []
        self._hushes = 0
        self._hushed = 0
        self._stream = library.RawOutputStream(
            device=device.index,
            samplerate=device.rate,
            channels=channels,
            dtype="float32",
            blocksize=round(device.rate * BLOCK),
            latency=LATENCY,
            callback=self._fill,
            finished_callback=self._ended,
        )
        try:
            self._stream.start()
        except Exception:
            self.close()
            raise

    def hush(self) -> None:
        """Silence with the next block."""
        self._hushes += 1

    def close(self) -> None:
        """For PortAudio's own thread, too; with a frozen sound server it never comes back."""
        for end in (self._stream.abort, self._stream.close):
            with suppress(Exception):
                end()

    def _fill(self, out: Any, frames: int, _time: Any, _status: Any) -> None:  # cffi's, without types
        hushes = self._hushes
        hushed, self._hushed = hushes != self._hushed, hushes
        if not hushed:
            self._take()
        out[:] = self._mixed(frames, hushed=hushed) if self._sounding else bytes(len(out))

    def _mixed(self, frames: int, *, hushed: bool) -> bytes:
        import numpy as np

        mixed = np.zeros(frames, np.float32)
        for sound in self._sounding:
            mixed[: len(sound)] += sound[:frames]
        if hushed:  # cut off, it would click
            mixed *= np.linspace(1.0, 0.0, frames, dtype=np.float32)
        self._sounding = [] if hushed else [rest for sound in self._sounding if len(rest := sound[frames:])]
        return np.repeat(mixed, self._channels).tobytes()

    def _take(self) -> None:
        while self._waiting:
            asked = self._waiting.popleft()
            if self._elapsed() - asked.at <= LATE:
                self._sounding.append(self._tones[asked.name])

    def _ended(self) -> None:
        self.lost = True


def opened(library: SoundDevice, device: Device, waiting: Waiting, *, elapsed: Callable[[], float]) -> Bell:
    """On this device, at its own rate; with one channel, or else as many as it insists on."""
    tones = {name: cue(name, device.rate) for name in CUES}
    for channels in (1, 2):
        try:
            return Bell(library, device, waiting, elapsed=elapsed, tones=tones, channels=channels)
        except library.PortAudioError as error:
            if not (error.args[1:2] and error.args[1] in REFUSED_FORMATS):
                raise
    return Bell(library, device, waiting, elapsed=elapsed, tones=tones, channels=device.channels)
