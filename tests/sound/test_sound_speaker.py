"""The speaker, with a voice that is a script and a sound card moved by hand."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from practice.sound.speaker import SoundSpeaker
from practice.sound.tones import Player
from practice.sound.voices import Voice
from sound.conftest import LIMIT, Ways, until
from sound.fake_sounddevice import FakeCard, FakeStream

RATE = 8000
SPEAK = """\
import sys, wave
words = sys.stdin.buffer.read()
with wave.open(sys.argv[1], "wb") as wav:
    wav.setparams((1, 2, 8000, 0, "NONE", ""))
    wav.writeframes(bytes([0, 64]) * 80 * len(words))
"""
"""A voice: ten milliseconds of a steady level for each letter."""

Make = Callable[..., SoundSpeaker]


def voice_of(script: str) -> Voice:
    """A voice that this script is."""
    return Voice(sys.executable, lambda wav: (sys.executable, "-c", script, str(wav)))


@pytest.fixture
def speaking(way_to: Ways) -> Iterator[Make]:
    """A speaker on this card, closed in the end."""
    made: list[SoundSpeaker] = []

    def make(card: FakeCard, script: str = SPEAK) -> SoundSpeaker:
        made.append(SoundSpeaker(Player(way_to(card)), voice_of(script)))
        return made[-1]

    yield make
    for speaker in made:
        speaker.close()


def stream_of(card: FakeCard) -> FakeStream:
    """The next stream that is started."""
    assert card.started.wait(LIMIT)
    card.started.clear()
    return card.open[-1]


def play_out(stream: FakeStream) -> float:
    """Let it play to its end; how many seconds of it were sound."""
    loud, more = 0, True
    while more:
        out, more = stream.take(80)
        loud += int(np.count_nonzero(out))
    stream.end()
    return loud / RATE


def test_words_are_heard_and_then_it_is_over(speaking: Make) -> None:
    """Whole: nothing of the beginning or the end is cut off."""
    card = FakeCard()
    speaker = speaking(card)
    speaker.say("Tell me about yourself.")
    during = speaker.speaking()
    heard = play_out(stream_of(card))
    until(lambda: not speaker.speaking())

    assert during
    assert heard == pytest.approx(0.23)
    until(lambda: not card.open)
    assert speaker.trouble() == ""


def test_a_second_text_waits_until_the_first_is_silent(speaking: Make) -> None:
    """Never two voices at once."""
    card = FakeCard()
    speaker = speaking(card)
    speaker.say("First.")
    first = stream_of(card)
    speaker.say("Second, longer.")
    second = stream_of(card)

    assert first.aborted
    assert card.open == [second]
    assert play_out(second) == pytest.approx(0.15)


def test_hushing_is_silence_at_once(speaking: Make) -> None:
    """One key, and the person can think."""
    card = FakeCard()
    speaker = speaking(card)
    speaker.say("A long text.")
    stream = stream_of(card)
    stream.take(800)
    speaker.hush()
    out, more = stream.take(80)

    assert not out.any()
    assert not more
    assert not speaker.speaking()
    until(lambda: stream.aborted and not card.open)


def test_hushing_before_anything_is_heard_keeps_it_silent(speaking: Make) -> None:
    """The voice is ended while it still makes its file."""
    card = FakeCard()
    speaker = speaking(card, "import sys; sys.stdin.read(); import threading; threading.Event().wait(60)")
    speaker.say("Words.")
    speaker.hush()
    speaker.close()

    assert not speaker.speaking()
    assert not card.started.is_set()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("import sys; sys.exit('no such voice')", "does not speak (no such voice). Look at"),
        ("", "does not speak. Look at"),
        ("import sys; open(sys.argv[1], 'w').write('x')", "does not speak (Format not recognised.). Look at"),
    ],
)
def test_a_voice_that_fails_is_a_sentence(speaking: Make, script: str, said: str) -> None:
    """And the question stays on the screen."""
    speaker = speaking(FakeCard(), script)
    speaker.say("Words.")
    until(speaker.trouble)

    assert said in speaker.trouble()
    assert not speaker.speaking()


def test_a_program_that_is_gone_is_a_sentence(way_to: Ways) -> None:
    """It was there when the round began."""
    voice = Voice("/gone/voice", lambda wav: ("/gone/voice", str(wav)))
    speaker = SoundSpeaker(Player(way_to(FakeCard())), voice)
    speaker.say("Words.")
    until(speaker.trouble)

    assert speaker.trouble().startswith("The voice voice does not speak (No such file or directory). ")


def test_without_a_loudspeaker_there_is_a_sentence(speaking: Make) -> None:
    """Or without headphones."""
    card = FakeCard(default=(-1, -1))
    card.devices = ()
    speaker = speaking(card)
    speaker.say("Words.")
    until(speaker.trouble)

    assert speaker.trouble().startswith("This computer shows no loudspeaker. ")
    assert not speaker.speaking()


def test_without_a_voice_every_verb_is_safe(way_to: Ways) -> None:
    """The sentence says what to install, once; the rest is silence."""
    speaker = SoundSpeaker(Player(way_to(FakeCard())), None)
    speaker.say("Words.")
    speaker.hush()
    speaker.close()

    assert not speaker.speaking()
    assert speaker.trouble().startswith("This computer has no voice. ")


def test_an_empty_text_says_nothing(speaking: Make) -> None:
    """Some interviewers just look."""
    card = FakeCard()
    speaker = speaking(card)
    speaker.say(" \n")

    assert not speaker.speaking()


def test_words_reach_the_voice_as_they_are(speaking: Make, tmp_path: Path) -> None:
    """On its input: no shell, no option, no loss of letters."""
    seen = tmp_path / "seen"
    script = f"import sys; open({str(seen)!r}, 'wb').write(sys.stdin.buffer.read())\n"
    speaker = speaking(FakeCard(), script)
    speaker.say("-w x $(id) `id` „Größe“ 面接")
    until(speaker.trouble)

    assert seen.read_bytes().decode() == "-w x $(id) `id` „Größe“ 面接"
