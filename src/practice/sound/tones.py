"""Playing: a stream that is opened for one sound, never runs dry, and falls silent at once when told to."""

from __future__ import annotations

from concurrent.futures import Future
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, Any

from practice.sound.devices import found, listed
from practice.sound.portaudio import PortAudio, SoundDevice
from practice.sound.trouble import SoundError, of_device

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from practice.model.trouble import Trouble

HEAD = 0.1
"""Seconds of silence before a sound: a device that starts swallows up to 0.03 s (measured), some more."""

TAIL = 0.2
"""Seconds of silence, beyond the latency, after a sound: the stream's end would cut its last part off."""

SAMPLE = 4
"""Bytes of a 32-bit float."""

PATIENCE = 3.0
"""Seconds beyond its length after which a sound counts as stuck."""


class Playback:
    """One sound, from when it was asked for. Made by Player."""

    def __init__(self, samples: bytes, rate: float) -> None:
        self.over = Event()
        """It has been played, was stopped, or could not be."""
        self.trouble: Trouble | None = None
        self.seconds = len(samples) / SAMPLE / rate
        self.rate = rate
        self.stream: SoundDevice = None
        self._library: SoundDevice = None
        self._samples = samples
        self._place = 0
        self._tail = 0
        self._hushed = False

    def hush(self) -> None:
        """Nothing more is given to the device."""
        self._hushed = True

    @property
    def hushed(self) -> bool:
        """Somebody has stopped it."""
        return self._hushed

    def ready(self, library: SoundDevice, stream: SoundDevice) -> None:
        """For PortAudio's thread, before the stream starts."""
        self.stream = stream
        self._library = library
        self._tail = round((stream.latency + TAIL) * self.rate) * SAMPLE

    def fill(self, out: Any, _frames: int, _time: Any, _status: Any) -> None:  # cffi's, without types
        """The callback: the next bit of the sound, or silence."""
        size = len(out)
        given = b"" if self._hushed else self._samples[self._place : self._place + size]
        out[: len(given)] = given
        out[len(given) :] = bytes(size - len(given))
        self._place += size
        if self._hushed:
            raise self._library.CallbackAbort
        if self._place >= len(self._samples) + self._tail:
            raise self._library.CallbackStop


class Player:
    """Plays through the system's own loudspeaker. One sound at a time: a new one ends the one before."""

    def __init__(self, portaudio: PortAudio) -> None:
        self._portaudio = portaudio
        self._present: Playback | None = None

    def play(self, samples: NDArray[np.float32], rate: float) -> Playback:
        """Begin to play (one channel, -1 to 1), as soon as the device is open; returns at once."""
        import numpy as np

        self.stop()
        whole = np.concatenate([np.zeros(round(HEAD * rate)), samples])
        playback = Playback(whole.astype(np.float32).tobytes(), rate)
        self._present = playback
        opened = self._portaudio.soon(lambda library: self._open(library, playback))
        opened.add_done_callback(lambda future: _failed(playback, future))
        return playback

    def stop(self) -> None:
        """Silence, at once; nothing waits for it."""
        playback, self._present = self._present, None
        if playback is not None and not playback.over.is_set():
            playback.hush()
            self._portaudio.soon(lambda _: self._close(playback))

    def wait(self, playback: Playback) -> None:
        """Until it is over and its device let go, or stuck."""
        if not playback.over.wait(playback.seconds + PATIENCE) and playback.trouble is None:
            playback.trouble = SoundError(
                "the loudspeaker does not take any sound", mend="look at the sound settings of the system"
            )
        playback.hush()
        self._portaudio.soon(lambda _: self._close(playback))

    # -- on PortAudio's thread -----------------------------------------------------------------------

    def _open(self, library: SoundDevice, playback: Playback) -> None:
        if playback.hushed:
            playback.over.set()
            return
        self._portaudio.refresh(library)
        device = found(listed(library).outputs, "", kind="output")
        stream = library.RawOutputStream(
            device=device.index,
            samplerate=playback.rate,
            channels=1,
            dtype="float32",
            latency="high",
            callback=playback.fill,
            finished_callback=playback.over.set,
        )
        self._portaudio.streams += 1
        playback.ready(library, stream)
        stream.start()

    def _close(self, playback: Playback) -> None:
        stream, playback.stream = playback.stream, None
        if stream is not None:
            for end in (stream.abort, stream.close):
                with suppress(Exception):
                    end()
            self._portaudio.streams -= 1
        playback.over.set()


def _failed(playback: Playback, future: Future[None]) -> None:
    error = None if future.cancelled() else future.exception()
    if error is not None:
        if not isinstance(error, SoundError):
            error = of_device(error, "", kind="loudspeaker")
        playback.trouble = error
        playback.over.set()
