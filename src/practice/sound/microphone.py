"""The open microphone: a stream that runs from question to question, and a tap that is open in answers only.

Opening takes up to two seconds, in which the first words would be lost; so the stream stays open for the
whole round. While nobody answers, what comes in is dropped where it arrives: it is neither copied nor kept.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeAlias

from practice.sound.devices import Device, found, listed
from practice.sound.portaudio import PortAudio, SoundDevice
from practice.sound.trouble import SoundError, no_answer, of_device

if TYPE_CHECKING:
    from practice.model.trouble import Trouble

RATE = 16_000
"""Samples a second: all that the measures need. A device that cannot is opened at its own rate."""

BLOCK = 0.02
"""Seconds of sound handed over at a time."""

OPENING = 3.0
"""Seconds after which a device that is being opened is said not to answer."""

CLOSING = 1.0
"""Seconds that closing is waited for."""

REFUSED_FORMATS = frozenset({-9997, -9998, -9994})
"""PortAudio's codes for a rate, a number of channels and a sample format that the device does not have."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the samples of a stream lie: 32-bit floats, channel beside channel."""

    rate: float
    channels: int


@dataclass(frozen=True, slots=True)
class Block:
    """A bit of sound. `overflow`: some was lost just before it."""

    form: Form
    samples: bytes
    overflow: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """The device has ended the stream by itself."""


@dataclass(frozen=True, slots=True)
class Pause:
    """The program is put aside: what comes from here on is not wanted."""


@dataclass(frozen=True, slots=True)
class GoOn:
    """The program is back."""


Tap: TypeAlias = "SimpleQueue[Block | Lost | Pause | GoOn | None]"
"""Where the sound of one answer flows; None is its end."""


class Stream:
    """One opened stream. Its callbacks run on a thread of the sound system: they copy, and nothing else."""

    def __init__(
        self, library: SoundDevice, device: Device, form: Form, *, tap: Callable[[], Tap | None]
    ) -> None:
        """Opens and starts; for PortAudio's own thread. `tap` tells where sound flows, None for nowhere."""
        self.form = form
        self.blocks = 0
        self.lost = False
        self._tap = tap
        self._closing = False
        self._stream = library.RawInputStream(
            device=device.index,
            samplerate=form.rate,
            channels=form.channels,
            dtype="float32",
            blocksize=round(form.rate * BLOCK),
            callback=self._came,
            finished_callback=self._ended,
        )
        try:
            self._stream.start()
        except Exception:
            self.close()
            raise

    def close(self) -> None:
        """For PortAudio's own thread, too; with a frozen sound server it never comes back."""
        self._closing = True
        with suppress(Exception):
            self._stream.abort()
        with suppress(Exception):
            self._stream.close()

    def _came(self, samples: Any, _frames: int, _time: Any, status: Any) -> None:  # cffi's, without types
        self.blocks += 1
        tap = self._tap()
        if tap is not None:  # the memory is used again for the next block
            tap.put(Block(self.form, bytes(samples), bool(status.input_overflow)))

    def _ended(self) -> None:
        self.lost = True
        tap = self._tap()
        if tap is not None and not self._closing:
            tap.put(Lost())


class Microphone:
    """A device by name, opened in the background. Every verb returns at once, but `close` (bounded)."""

    def __init__(self, portaudio: PortAudio, name: str, *, elapsed: Callable[[], float]) -> None:
        self.name = name
        self._portaudio = portaudio
        self._elapsed = elapsed
        self._opening: Future[Stream] | None = None
        self._asked_at = 0.0
        self._tap: Tap | None = None

    def open(self) -> None:
        """Begin to open, unless it is open or being opened. A stream that has ended is opened anew."""
        if self._opening is None or (self._opening.done() and not self._alive()):
            self.renew()

    def renew(self) -> None:
        """Let the present stream go and open another, as soon as the one before is out of the way."""
        if self._opening is not None and not self._opening.done():
            return
        before = self._stream()
        self._asked_at = self._elapsed()
        self._opening = self._portaudio.soon(lambda library: self._open(library, before))

    def listen(self, tap: Tap | None) -> None:
        """Let what comes in from now on flow here; None: drop it."""
        self._tap = tap

    def flowing(self) -> bool:
        """A stream is open and sound has come from it."""
        stream = self._stream()
        return stream is not None and stream.blocks > 0 and not stream.lost

    def blocks(self) -> int:
        """How many blocks the present stream has brought."""
        stream = self._stream()
        return stream.blocks if stream is not None else 0

    def opening(self) -> bool:
        """It is still being opened."""
        return self._opening is not None and not self._opening.done()

    def trouble(self) -> Trouble | None:
        """Why there is no stream, when there is none and one was asked for."""
        if self._opening is None:
            return None
        if not self._opening.done():
            return no_answer() if self._elapsed() - self._asked_at > OPENING else None
        error = self._opening.exception()
        if error is None or isinstance(error, SoundError):
            return error
        return of_device(error, self.name, kind="microphone")

    def close(self) -> None:
        """Let the device go."""
        opening, self._opening, self._tap = self._opening, None, None
        if opening is None:
            return

        def close(_library: SoundDevice) -> None:
            if opening.exception() is None:
                self._closed(opening.result())

        with suppress(Exception):
            self._portaudio.within(CLOSING, close)

    # -- on PortAudio's thread -----------------------------------------------------------------------

    def _open(self, library: SoundDevice, before: Stream | None) -> Stream:
        if before is not None:
            self._closed(before)
        self._portaudio.refresh(library)
        device = found(listed(library).inputs, self.name, kind="input")
        stream = _opened(library, device, tap=lambda: self._tap)
        self._portaudio.streams += 1
        return stream

    def _closed(self, stream: Stream) -> None:
        stream.close()
        self._portaudio.streams -= 1

    # -- anywhere ------------------------------------------------------------------------------------

    def _stream(self) -> Stream | None:
        opening = self._opening
        if opening is None or not opening.done() or opening.exception() is not None:
            return None
        return opening.result()

    def _alive(self) -> bool:
        stream = self._stream()
        return stream is not None and not stream.lost


def _opened(library: SoundDevice, device: Device, *, tap: Callable[[], Tap | None]) -> Stream:
    """In the form that costs least, or else in one that the device has of itself."""
    forms = (Form(RATE, 1), Form(device.rate, 1), Form(device.rate, device.channels))
    for form in forms[:-1]:
        try:
            return Stream(library, device, form, tap=tap)
        except library.PortAudioError as error:
            if error.args[1:2] and error.args[1] in REFUSED_FORMATS:
                continue
            raise
    return Stream(library, device, forms[-1], tap=tap)
