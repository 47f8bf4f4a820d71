"""PortAudio's one thread: calls in turn, and nobody waits for ever."""

from collections.abc import Callable
from threading import Event, Thread, current_thread

import pytest

from practice.sound.portaudio import PortAudio
from practice.sound.trouble import SoundError
from sound.conftest import Ways
from sound.fake_sounddevice import FakeCard


def test_nothing_is_loaded_before_somebody_asks() -> None:
    """Loading can hang for 40 seconds, and most runs of the program need no sound."""
    loaded = []

    PortAudio(lambda: loaded.append(1)).leave()

    assert not loaded


def test_all_calls_are_made_on_one_thread_in_turn(way_to: Ways) -> None:
    """PortAudio is not made for several."""
    portaudio = way_to(FakeCard())
    seen: list[tuple[int, Thread]] = []

    def note(number: int) -> Callable[[object], None]:
        return lambda _: seen.append((number, current_thread()))

    made = [portaudio.soon(note(number)) for number in range(20)]
    for future in made:
        future.result(5)

    assert [n for n, _ in seen] == list(range(20))
    assert len({thread for _, thread in seen}) == 1


def test_who_asks_a_frozen_sound_system_gets_a_sentence(way_to: Ways) -> None:
    """And when it comes back, it goes on."""
    portaudio, thawed = way_to(FakeCard()), Event()
    stuck = portaudio.soon(lambda _: thawed.wait(30))
    with pytest.raises(SoundError, match="does not answer"):
        portaudio.within(0.01, lambda _: 1)
    thawed.set()

    assert stuck.result(5)
    assert portaudio.within(5, lambda _: 2) == 2


def test_leaving_a_frozen_sound_system_takes_a_second_at_most() -> None:
    """Python itself must be able to end."""
    never = Event()
    portaudio = PortAudio(FakeCard)
    portaudio.soon(lambda _: never.wait(30))
    portaudio.leave()

    assert not never.is_set()
    never.set()


def test_a_library_that_was_missing_is_looked_for_again(way_to: Ways) -> None:
    """It may be installed while the program waits."""
    there = [SoundError("missing"), None]

    def load() -> FakeCard:
        if (trouble := there.pop(0)) is not None:
            raise trouble
        return FakeCard()

    portaudio = PortAudio(load)
    with pytest.raises(SoundError, match="missing"):
        portaudio.within(5, lambda _: 1)

    assert portaudio.within(5, lambda _: 1) == 1
    portaudio.leave()


def test_after_leaving_nothing_is_done_any_more() -> None:
    """Whoever comes late gets an answer, too."""
    portaudio = PortAudio(FakeCard)
    portaudio.leave()
    portaudio.leave()

    with pytest.raises(SoundError):
        portaudio.within(5, lambda _: 1)


def test_a_list_is_not_made_anew_while_a_stream_is_open(way_to: Ways) -> None:
    """Starting PortAudio again ends every stream: a recording would be gone."""
    card = FakeCard()
    portaudio = way_to(card)
    portaudio.within(5, lambda library: portaudio.refresh(library))
    portaudio.streams = 1
    portaudio.within(5, lambda library: portaudio.refresh(library))

    assert card.refreshed == 1
