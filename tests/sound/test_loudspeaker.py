"""The loudspeaker on a sound card moved by hand: tones in time or not at all, recordings to their end."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np
import pytest
import soundfile

from conftest import FakeClock
from practice.sound.bell import BLOCK, LATE
from practice.sound.cues import cue
from practice.sound.loudspeaker import OPENING, STUCK, SoundLoudspeaker
from practice.sound.portaudio import PortAudio
from sound.conftest import LIMIT, Ways, until
from sound.fake_sounddevice import INVALID_RATE, FakeCard, FakeStream, PortAudioError, row

RATE = 48_000
BLOCK_OF = round(RATE * BLOCK)
HEARD = 0.001

Make = Callable[..., SoundLoudspeaker]


@pytest.fixture
def clock() -> FakeClock:
    """Moved by hand."""
    return FakeClock()


@pytest.fixture
def sounding(way_to: Ways, clock: FakeClock) -> Iterator[Make]:
    """A loudspeaker on this card, closed in the end."""
    made: list[SoundLoudspeaker] = []

    def make(card: FakeCard) -> SoundLoudspeaker:
        made.append(SoundLoudspeaker(way_to(card), elapsed=clock.elapsed))
        return made[-1]

    yield make
    for loudspeaker in made:
        loudspeaker.close()


def awake(loudspeaker: SoundLoudspeaker, card: FakeCard) -> FakeStream:
    """Its stream, once tones can be heard."""
    loudspeaker.wake()
    return stream_of(card, loudspeaker)


def stream_of(card: FakeCard, loudspeaker: SoundLoudspeaker) -> FakeStream:
    """The next stream that is started."""
    assert card.started.wait(LIMIT)
    card.started.clear()
    until(lambda: loudspeaker._portaudio.within(LIMIT, lambda _: True))  # and its opening is over
    return card.open[-1]


def heard(stream: FakeStream, seconds: float) -> Any:
    """What it plays in so many seconds, in blocks."""
    blocks = [stream.take(BLOCK_OF)[0] for _ in range(round(seconds / BLOCK))]
    return np.concatenate(blocks)


def recording(folder: Path, seconds: float = 0.5, rate: int = 16_000, *, channels: int = 1) -> Path:
    """A file like those that are kept: a steady level."""
    path = folder / "one.flac"
    soundfile.write(path, np.full((round(seconds * rate), channels), 0.25), rate)
    return path


def test_a_tone_sounds_with_the_next_block(sounding: Make) -> None:
    """Whole, from its first sample on: the stream is open already."""
    card = FakeCard()
    loudspeaker = sounding(card)
    stream = awake(loudspeaker, card)
    before = heard(stream, 0.1)
    asked = loudspeaker.cue("in")
    tone = cue("in", RATE)

    assert asked
    assert not before.any()
    assert np.array_equal(heard(stream, 1.0)[: len(tone)], tone)
    assert not heard(stream, 0.1).any()
    assert loudspeaker.trouble() == ""


def test_two_tones_at_once_are_mixed(sounding: Make) -> None:
    """Neither cuts the other off."""
    card = FakeCard()
    loudspeaker = sounding(card)
    stream = awake(loudspeaker, card)
    loudspeaker.cue("out")
    first = heard(stream, 0.1)
    loudspeaker.cue("end")
    rest = heard(stream, 1.0)
    out, end = (np.pad(cue(name, RATE), (0, RATE))[:RATE] for name in ("out", "end"))

    assert np.array_equal(first, out[: len(first)])
    assert np.allclose(rest[: RATE // 2], out[len(first) :][: RATE // 2] + end[: RATE // 2])


def test_nothing_is_loaded_before_the_first_tone() -> None:
    """Most people breathe without."""
    loads: list[int] = []
    loudspeaker = SoundLoudspeaker(PortAudio(lambda: loads.append(1)), elapsed=FakeClock().elapsed)
    loudspeaker.stop()
    loudspeaker.close()

    assert not loads
    assert not loudspeaker.playing()
    assert loudspeaker.trouble() == ""


def test_without_a_loudspeaker_a_tone_says_so_at_once(sounding: Make) -> None:
    """Then the terminal rings its bell."""
    card = FakeCard(default=(-1, -1))
    card.devices = ()
    loudspeaker = sounding(card)
    loudspeaker.wake()
    until(loudspeaker.trouble)

    assert not loudspeaker.cue("in")
    assert loudspeaker.trouble().startswith("This computer shows no loudspeaker. ")


def test_a_loudspeaker_that_is_missing_is_looked_for_only_when_it_is_woken(sounding: Make) -> None:
    """Looking takes a tenth of a second, and a breath has a tone every few."""
    card = FakeCard()
    there, card.devices = card.devices, ()
    loudspeaker = sounding(card)
    loudspeaker.wake()
    until(loudspeaker.trouble)
    looked = card.refreshed
    silent = [loudspeaker.cue("in") for _ in range(5)]
    again = card.refreshed
    card.devices = there
    awake(loudspeaker, card)

    assert silent == [False] * 5
    assert again == looked
    assert loudspeaker.cue("in")


def test_a_tone_that_would_be_late_is_not_heard(sounding: Make, clock: FakeClock) -> None:
    """The device opened slowly, and the breath has moved on; the next one is in time."""
    card = FakeCard()
    loudspeaker = sounding(card)
    first = loudspeaker.cue("in")
    stream = stream_of(card, loudspeaker)
    clock.advance(LATE + 0.01)
    silent = heard(stream, 0.2)
    loudspeaker.cue("in")

    assert first
    assert not silent.any()
    assert heard(stream, 0.2).any()


def test_a_device_that_freezes_while_it_is_opened_is_given_up(clock: FakeClock) -> None:
    """And nobody has waited for it."""
    frozen = Event()
    portaudio = PortAudio(lambda: frozen.wait(LIMIT))
    loudspeaker = SoundLoudspeaker(portaudio, elapsed=clock.elapsed)
    early = loudspeaker.cue("in")
    clock.advance(OPENING + 0.1)
    late = loudspeaker.cue("out")
    said = loudspeaker.trouble()
    frozen.set()
    portaudio.leave()

    assert (early, late) == (True, False)
    assert said.startswith("The sound system of this computer does not answer. ")


def test_a_device_that_freezes_later_is_given_up_and_may_come_back(sounding: Make, clock: FakeClock) -> None:
    """What was asked for in between is never heard."""
    card = FakeCard()
    loudspeaker = sounding(card)
    stream = awake(loudspeaker, card)
    loudspeaker.cue("in")
    clock.advance(STUCK + 0.1)
    frozen = [loudspeaker.cue("out"), loudspeaker.cue("in")]
    thawed = heard(stream, 0.5)
    after = loudspeaker.cue("out")

    assert frozen == [False, False]
    assert not thawed.any()
    assert after
    assert heard(stream, 0.5).any()


def test_unplugged_in_the_middle_is_silence_and_the_next_device_is_found(sounding: Make) -> None:
    """Headphones come out; the tones go on where the system plays now."""
    card = FakeCard()
    loudspeaker = sounding(card)
    stream = awake(loudspeaker, card)
    stream.end()
    lost = loudspeaker.cue("in")
    again = stream_of(card, loudspeaker)

    assert not lost
    assert again is not stream
    assert card.open == [again]
    assert loudspeaker.cue("out")


def test_stopping_fades_within_one_block(sounding: Make) -> None:
    """Ctrl-Z in the middle of a tone: silence, without a click."""
    card = FakeCard()
    loudspeaker = sounding(card)
    stream = awake(loudspeaker, card)
    loudspeaker.cue("in")
    tone = heard(stream, 0.1)
    loudspeaker.stop()
    fading = heard(stream, BLOCK)

    assert np.abs(fading).max() < np.abs(tone).max()
    assert np.abs(fading[-5:]).max() < HEARD
    assert not heard(stream, 0.5).any()
    assert loudspeaker.cue("out")


def test_closing_lets_the_device_go(sounding: Make) -> None:
    """Others may want it; a later tone opens it again."""
    card = FakeCard()
    loudspeaker = sounding(card)
    awake(loudspeaker, card)
    loudspeaker.close()
    after = list(card.open)
    awake(loudspeaker, card)

    assert after == []
    assert len(card.open) == 1


def test_a_device_that_has_no_single_channel_gets_the_tone_on_both(way_to: Ways, clock: FakeClock) -> None:
    """As some cards without a sound server in between."""

    class Stereo(FakeCard):
        def RawOutputStream(self, **wishes: Any) -> FakeStream:  # noqa: N802  # sounddevice calls it so
            if wishes["channels"] == 1:
                raise PortAudioError("Invalid number of channels", INVALID_RATE - 1)
            return super().RawOutputStream(**wishes)

    card = Stereo(row("Line out", outputs=2, rate=float(RATE)), default=(-1, 0))
    loudspeaker = SoundLoudspeaker(way_to(card), elapsed=clock.elapsed)
    stream = awake(loudspeaker, card)
    loudspeaker.cue("in")
    out = bytearray(BLOCK_OF * 2 * 4)
    stream.wishes["callback"](memoryview(out), BLOCK_OF, None, None)
    left, right = np.frombuffer(bytes(out), np.float32).reshape(-1, 2).T
    loudspeaker.close()

    assert np.array_equal(left, cue("in", RATE)[:BLOCK_OF])
    assert np.array_equal(left, right)


def test_a_recording_is_played_to_its_end(sounding: Make, tmp_path: Path) -> None:
    """At its own rate, its channels mixed into one."""
    card = FakeCard()
    loudspeaker = sounding(card)
    loudspeaker.play(recording(tmp_path, channels=2))
    during = loudspeaker.playing()
    stream = stream_of(card, loudspeaker)
    loud, more = 0, True
    while more:
        out, more = stream.take(160)
        loud += int(np.count_nonzero(out))
    stream.end()
    until(lambda: not loudspeaker.playing())

    assert during
    assert stream.wishes["samplerate"] == 16_000
    assert loud == 8_000
    assert loudspeaker.trouble() == ""


def test_a_second_recording_ends_the_first(sounding: Make, tmp_path: Path) -> None:
    """Never two at once."""
    card = FakeCard()
    loudspeaker = sounding(card)
    path = recording(tmp_path)
    loudspeaker.play(path)
    first = stream_of(card, loudspeaker)
    loudspeaker.play(path)
    second = stream_of(card, loudspeaker)

    assert first.aborted
    assert card.open == [second]


def test_stopping_a_recording_is_silence_at_once(sounding: Make, tmp_path: Path) -> None:
    """One key, and nobody else in the room has to hear it."""
    card = FakeCard()
    loudspeaker = sounding(card)
    loudspeaker.play(recording(tmp_path))
    stream = stream_of(card, loudspeaker)
    stream.take(8000)
    loudspeaker.stop()
    out, more = stream.take(80)

    assert not out.any()
    assert not more
    assert not loudspeaker.playing()
    until(lambda: not card.open)


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "there is no such file"), (b"", "this file is empty"), (b"words", "not sound that can be read")],
)
def test_a_recording_that_cannot_be_played_is_a_sentence(
    sounding: Make, tmp_path: Path, content: bytes | None, said: str
) -> None:
    """It may have been deleted after its days were over."""
    path = tmp_path / "gone.flac"
    if content is not None:
        path.write_bytes(content)
    loudspeaker = sounding(FakeCard())
    loudspeaker.play(path)
    until(loudspeaker.trouble)

    assert said in loudspeaker.trouble()
    until(lambda: not loudspeaker.playing())


def test_a_name_that_is_no_tone_is_silence(sounding: Make) -> None:
    """No verb of the loudspeaker raises."""
    assert not sounding(FakeCard()).cue("gong")
