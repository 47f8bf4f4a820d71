"""A sound card moved by hand, with the part of sounddevice's interface that the program uses."""

from collections.abc import Callable
from threading import Event
from types import SimpleNamespace
from typing import Any

import numpy as np

INVALID_RATE = -9997


class PortAudioError(Exception):
    """A sentence and a code, as sounddevice has it."""


class CallbackStop(Exception):
    """Raised in a callback: play what is there, then end."""


class CallbackAbort(Exception):
    """Raised in a callback: end at once."""


def row(name: str, *, inputs: int = 0, outputs: int = 0, rate: float = 48_000.0, host: int = 0) -> Any:
    """A device as PortAudio lists it."""
    return {
        "name": name,
        "hostapi": host,
        "max_input_channels": inputs,
        "max_output_channels": outputs,
        "default_samplerate": rate,
    }


class FakeStream:
    """One stream. `bring` and `take` are what its callback would do in real time."""

    def __init__(self, card: "FakeCard", wishes: dict[str, Any]) -> None:
        self.card = card
        self.wishes = wishes
        self.latency = 0.1
        self.ended = False
        self.aborted = False

    def start(self) -> None:
        """Nothing comes before the test brings it."""
        self.card.started.set()

    def bring(self, samples: Any, *, overflow: bool = False) -> None:
        """Sound has come in."""
        block = np.asarray(samples, np.float32)
        status = SimpleNamespace(input_overflow=overflow)
        self.wishes["callback"](block.tobytes(), len(block), None, status)

    def take(self, frames: int) -> Any:
        """Sound that goes out, and whether there is more."""
        out = bytearray(frames * 4)
        more = True
        try:
            self.wishes["callback"](memoryview(out), frames, None, None)
        except (CallbackStop, CallbackAbort):
            more = False
        return np.frombuffer(bytes(out), np.float32), more

    def end(self) -> None:
        """The device has gone."""
        self.ended = True
        self.wishes["finished_callback"]()

    def abort(self) -> None:
        """At once."""
        self.aborted = True
        self.wishes["finished_callback"]()

    def close(self) -> None:
        """It is gone."""
        self.card.open.remove(self)


class FakeCard:
    """Stands for the module. `rates`: those its microphones have; others are refused, as PortAudio does."""

    PortAudioError = PortAudioError
    CallbackStop = CallbackStop
    CallbackAbort = CallbackAbort

    def __init__(
        self,
        *devices: Any,
        default: tuple[int, int] = (0, 1),
        rates: Callable[[float], bool] = lambda _: True,
    ) -> None:
        self.devices = devices or (row("Desk microphone", inputs=1), row("Headset", inputs=2, outputs=2))
        self.default = SimpleNamespace(device=default)
        self.open: list[FakeStream] = []
        self.started = Event()
        self.refreshed = 0
        self._rates = rates

    def query_devices(self) -> Any:
        """All of them."""
        return self.devices

    def query_hostapis(self) -> Any:
        """Two sound systems, as on Windows; the first one has the defaults."""
        there = list(range(len(self.devices)))
        first = {"devices": there, "default_input_device": 0, "default_output_device": 0}
        return ({**first}, {**first, "default_input_device": -1, "default_output_device": -1})

    def RawInputStream(self, **wishes: Any) -> FakeStream:  # noqa: N802  # sounddevice calls it so
        """A stream, unless the rate is refused."""
        if not self._rates(wishes["samplerate"]):
            raise PortAudioError("Error opening RawInputStream: Invalid sample rate", INVALID_RATE)
        stream = FakeStream(self, wishes)
        self.open.append(stream)
        return stream

    def RawOutputStream(self, **wishes: Any) -> FakeStream:  # noqa: N802  # sounddevice calls it so
        """A stream."""
        stream = FakeStream(self, wishes)
        self.open.append(stream)
        return stream

    def _terminate(self) -> None:
        self.refreshed += 1

    def _initialize(self) -> None:
        pass
