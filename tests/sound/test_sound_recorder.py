"""The recorder, with a sound card moved by hand."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from conftest import FakeClock
from practice.sound.microphone import RATE
from practice.sound.portaudio import PortAudio
from practice.sound.recorder import SoundRecorder
from practice.sound.trouble import SoundError
from sound.conftest import Ways, until
from sound.fake_sounddevice import FakeCard, FakeStream, row
from sound.loudness_ear import LoudnessEar

BLOCK = 320

QUIET = np.full(BLOCK, 0.001, np.float32)
LOUD = np.full(BLOCK, 0.5, np.float32)

Make = Callable[..., SoundRecorder]


@pytest.fixture
def recording(way_to: Ways, clock: FakeClock) -> Iterator[Make]:
    """A recorder on this card, closed in the end."""
    made: list[SoundRecorder] = []

    def make(card: FakeCard, **more: Any) -> SoundRecorder:
        wishes: dict[str, Any] = {"ear": LoudnessEar, **more}
        made.append(SoundRecorder(way_to(card), elapsed=clock.elapsed, **wishes))
        return made[-1]

    yield make
    for recorder in made:
        recorder.close()


def awake(recorder: SoundRecorder, card: FakeCard) -> FakeStream:
    """The stream, with sound coming in."""
    recorder.wake()
    until(lambda: card.started.is_set())
    stream = card.open[-1]
    stream.bring(QUIET)
    until(recorder.ready)
    return stream


def test_an_answer_is_what_comes_between_start_and_stop(recording: Make) -> None:
    """What is said before and after is nobody's business: it is dropped where it arrives."""
    card = FakeCard()
    recorder = recording(card)
    stream = awake(recorder, card)
    stream.bring(LOUD)
    recorder.start("one")
    for block in (QUIET, LOUD, LOUD, QUIET):
        stream.bring(block)
    delivery = recorder.stop()
    stream.bring(LOUD)

    assert delivery is not None
    assert delivery.heard_s == pytest.approx(0.08)
    assert delivery.speech == pytest.approx((0.02, 0.06 - 1 / RATE))
    assert delivery.faulty_s == 0


def test_the_stream_stays_open_from_answer_to_answer(recording: Make) -> None:
    """Opening takes up to two seconds, in which the first words would be lost."""
    card = FakeCard()
    recorder = recording(card)
    stream = awake(recorder, card)
    for label in ("one", "two"):
        recorder.start(label)
        stream.bring(LOUD)
        assert recorder.stop() is not None

    assert card.open == [stream]
    recorder.close()
    assert card.open == []


def test_an_answer_that_began_before_the_device_was_open_keeps_its_clock(
    recording: Make, clock: FakeClock
) -> None:
    """The first word after 1.5 seconds must not become one after half a second."""
    card = FakeCard()
    recorder = recording(card)
    recorder.start("one")
    until(lambda: card.started.is_set())
    clock.advance(1.02)
    stream = card.open[-1]
    for block in (QUIET, LOUD, QUIET):
        stream.bring(block)
    delivery = recorder.stop()

    assert delivery is not None
    assert delivery.onset == pytest.approx(1.02)
    assert delivery.heard_s == pytest.approx(1.06)
    assert delivery.faulty_s == pytest.approx(1.0)


def test_a_device_that_had_stopped_before_an_answer_is_opened_again_in_it(
    recording: Make, clock: FakeClock
) -> None:
    """Nothing is lost by that as long as nothing was heard, and the answer keeps its clock."""
    card = FakeCard()
    recorder = recording(card)
    stream = awake(recorder, card)
    card.started.clear()
    recorder.start("one")
    until(card.started.is_set)
    clock.advance(2.02)
    card.open[-1].bring(LOUD)
    delivery = recorder.stop()

    assert card.open != [stream]
    assert delivery is not None
    assert delivery.onset == pytest.approx(2.0)
    assert delivery.faulty_s == pytest.approx(2.0)


def test_lost_samples_are_counted(recording: Make) -> None:
    """A measure with holes in it says so."""
    card = FakeCard()
    recorder = recording(card)
    stream = awake(recorder, card)
    recorder.start("one")
    stream.bring(LOUD)
    stream.bring(LOUD, overflow=True)
    stream.bring(LOUD, overflow=True)
    delivery = recorder.stop()

    assert delivery is not None
    assert delivery.faulty_s == pytest.approx(0.04)


def test_a_device_that_is_pulled_out_ends_nothing(recording: Make, clock: FakeClock) -> None:
    """What was heard is kept, a sentence says what happened, and the next answer looks for it again."""
    card = FakeCard()
    recorder = recording(card)
    stream = awake(recorder, card)
    recorder.start("one")
    stream.bring(LOUD)
    stream.end()
    until(lambda: (hearing := recorder.hearing()) and hearing.trouble)
    hearing = recorder.hearing()
    clock.advance(5)
    delivery = recorder.stop()
    card.started.clear()
    recorder.start("two")
    until(lambda: card.started.is_set())
    card.open[-1].bring(LOUD)
    second = recorder.stop()

    assert hearing is not None
    assert hearing.trouble.startswith("The microphone has stopped; what was heard before is kept")
    assert delivery is not None
    assert delivery.heard_s == pytest.approx(0.02)
    assert delivery.faulty_s == pytest.approx(5.0)
    assert second is not None
    assert card.open != [stream]


def test_a_device_without_our_rate_is_heard_at_its_own(recording: Make) -> None:
    """Not every system changes rates."""
    card = FakeCard(rates=lambda rate: rate == 48_000)
    recorder = recording(card)
    stream = awake(recorder, card)
    recorder.start("one")
    stream.bring(np.full(960, 0.5))
    delivery = recorder.stop()

    assert stream.wishes["samplerate"] == 48_000
    assert stream.wishes["blocksize"] == 960
    assert delivery is not None
    assert delivery.heard_s == pytest.approx(0.02)


def test_a_fault_in_the_measure_does_not_cost_the_sound(recording: Make, tmp_path: Path) -> None:
    """A bug becomes a sentence; the round goes on, and what the person asked to keep is kept."""

    class DeafEar(LoudnessEar):
        def hear(self, samples: Any) -> None:
            raise ZeroDivisionError("division by zero")

    card = FakeCard()
    recorder = recording(card, ear=DeafEar, keep=tmp_path)
    stream = awake(recorder, card)
    recorder.start("one")
    stream.bring(LOUD)
    until(lambda: (hearing := recorder.hearing()) and hearing.trouble)
    hearing = recorder.hearing()
    delivery = recorder.stop()
    recorder.close()

    assert hearing is not None
    assert "could not be measured (ZeroDivisionError: division by zero)" in hearing.trouble
    assert delivery is None
    assert (tmp_path / "one.flac").stat().st_size > 0


@pytest.mark.parametrize(("folder", "name"), [("", ""), ("", "one"), ("sound", "")])
def test_nothing_is_kept_unless_it_was_asked_for(
    recording: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, name: str
) -> None:
    """The promise on the first page: a folder alone is not asking, each answer must be given a name."""
    monkeypatch.chdir(tmp_path)
    card = FakeCard()
    recorder = recording(card, keep=tmp_path / folder if folder else None)
    stream = awake(recorder, card)
    recorder.start(name)
    stream.bring(LOUD)
    recorder.stop()
    recorder.close()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (SoundError("PortAudio is missing", mend="install it"), "PortAudio is missing. Install it."),
        (RuntimeError("weird"), "The microphone cannot be opened (weird). "),
    ],
)
def test_a_microphone_that_cannot_be_had_is_a_sentence(clock: FakeClock, error: Exception, said: str) -> None:
    """And every verb is safe without one."""

    def load() -> FakeCard:
        raise error

    portaudio = PortAudio(load)
    recorder = SoundRecorder(portaudio, elapsed=clock.elapsed, ear=LoudnessEar)
    before = recorder.hearing()
    recorder.wake()
    until(recorder.hearing)
    waiting = recorder.hearing()
    recorder.start("one")
    until(lambda: (hearing := recorder.hearing()) and hearing.trouble)
    during = recorder.hearing()
    delivery = recorder.stop()
    recorder.close()
    portaudio.leave()

    assert before is None
    assert waiting is not None
    assert waiting.trouble.startswith(said)
    assert during is not None
    assert during.trouble.startswith(said)
    assert delivery is None


def test_a_microphone_that_is_not_there_names_those_that_are(recording: Make) -> None:
    """Whatever the settings say, the round goes on without."""
    card = FakeCard(row("Desk microphone", inputs=1), row("Boxes", outputs=2))
    recorder = recording(card, device="webcam")
    recorder.wake()
    until(recorder.hearing)
    hearing = recorder.hearing()

    assert hearing is not None
    assert hearing.trouble == "No microphone is called 'webcam'. There is: 'Desk microphone'."


def test_stopping_and_closing_without_a_start_is_harmless(recording: Make) -> None:
    """A round without spoken answers does just that."""
    card = FakeCard()
    recorder = recording(card)

    assert recorder.stop() is None
    recorder.close()
    assert not card.started.is_set()


def test_two_channels_are_given_to_the_ear_side_by_side(recording: Make) -> None:
    """Taking them one after another would halve every pitch and double every time."""
    shapes: list[tuple[int, ...]] = []

    class ShapeEar(LoudnessEar):
        def hear(self, samples: Any) -> None:
            shapes.append(samples.shape)

    def refuse_all_but_both(**wishes: Any) -> FakeStream:
        if wishes["channels"] == 1:
            raise card.PortAudioError("Invalid number of channels", -9998)
        return FakeCard.RawInputStream(card, **wishes)

    card = FakeCard(row("Headset", inputs=2))
    card.RawInputStream = refuse_all_but_both  # type: ignore[method-assign]  # this card has no single one
    recorder = recording(card, ear=ShapeEar)
    recorder.start("one")
    until(lambda: card.started.is_set())
    card.open[-1].bring(np.zeros(2 * 960))
    recorder.stop()

    assert shapes == [(960, 2)]


def test_while_put_aside_nothing_is_heard_and_the_device_is_let_go(recording: Make, clock: FakeClock) -> None:
    """What is said after Ctrl-Z is nobody's business, and no backlog of it may wait in an open stream."""
    card = FakeCard()
    recorder = recording(card)
    before = awake(recorder, card)
    recorder.start("one")
    for block in (QUIET, LOUD):
        before.bring(block)
    recorder.pause()

    assert card.open == []
    before.bring(LOUD)
    clock.advance(60)
    card.started.clear()
    recorder.go_on()
    until(lambda: card.started.is_set())
    clock.advance(0.5)
    after = card.open[-1]
    for block in (LOUD, QUIET):
        after.bring(block)
    delivery = recorder.stop()

    assert delivery is not None
    assert delivery.heard_s == pytest.approx(0.08)
    assert delivery.faulty_s == pytest.approx(0.48)  # from the return to the first sound


def test_an_answer_can_end_while_it_is_put_aside(recording: Make) -> None:
    """The program may be told to end before it comes back."""
    card = FakeCard()
    recorder = recording(card)
    stream = awake(recorder, card)
    recorder.start("one")
    stream.bring(LOUD)
    recorder.pause()

    assert recorder.stop() is not None
