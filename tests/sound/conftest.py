"""A way to the fake sound card that is let go of when a test ends."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from practice.sound.portaudio import PortAudio
from sound.fake_sounddevice import FakeCard

LIMIT = 20.0
"""Seconds before a wait gives up."""

Ways = Callable[[FakeCard], PortAudio]


def until(holds: Callable[[], object]) -> None:
    """Wait for another thread to get there."""
    for _ in range(round(LIMIT / 0.005)):
        if holds():
            return
        Event().wait(0.005)
    raise AssertionError("it never came to that")


@pytest.fixture
def way_to() -> Iterator[Ways]:
    """PortAudio's one thread, with this card at its end."""
    made: list[PortAudio] = []

    def make(card: FakeCard) -> PortAudio:
        made.append(PortAudio(lambda: card))
        return made[-1]

    yield make
    for portaudio in made:
        portaudio.leave()
