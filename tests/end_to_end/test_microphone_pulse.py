"""The whole program on a sound server that is killed, frozen, or started late."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("this PulseAudio is Linux's", allow_module_level=True)

import soundfile

from end_to_end.aloud import answers, begin_to_speak, clip, end_answer, home_in, spoken_round, to_ready
from end_to_end.program import Terminal
from fifo_microphone import RATE
from sound.real import pulse
from sound.real.pulse import PulseServer

if reason := pulse.missing():
    pytest.skip(reason, allow_module_level=True)

STOPPED = "! The microphone has stopped; what was heard before is kept"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with the short round."""
    return home_in(tmp_path)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PulseServer]:
    """One that is gone in the end."""
    folder = tmp_path / "server"
    folder.mkdir()
    with PulseServer(folder) as made:
        yield made


@pytest.fixture
def wav(tmp_path: Path) -> Path:
    """What is spoken."""
    path = tmp_path / "clip.wav"
    soundfile.write(path, clip(), RATE)
    return path


def heard_some(terminal: Terminal, server: PulseServer, wav: Path, question: int = 1) -> None:
    """Into an answer, in which a clip is spoken."""
    begin_to_speak(terminal, question)
    terminal.wait_for("· (pause|listening)")
    server.speak(wav)
    terminal.wait_for("· pause: that is fine")


def test_a_server_that_is_killed_and_back_costs_one_answer(
    home: Path, server: PulseServer, wav: Path
) -> None:
    """As when the microphone is pulled out and plugged in again; and what the sound system prints about it
    stands in the log, not across the screen."""
    with spoken_round(home, server.env) as terminal:
        to_ready(terminal)
        heard_some(terminal, server, wav)
        server.kill()
        terminal.wait_for(STOPPED)
        terminal.settle()
        picture = terminal.text()
        end_answer(terminal)
        terminal.wait_for(f"Question 2 of 2.*{STOPPED}")
        server.start()
        heard_some(terminal, server, wav, 2)
        end_answer(terminal)
        terminal.wait_for("That was the round.*later")
        terminal.send("n")

        assert terminal.end() == 0
        assert terminal.whole() == []
    first, second = answers(home)
    printed = (home / "cache" / "sound.log").read_bytes().split(b"\n")

    assert 9 <= first["delivery"]["syllables"] <= 17  # of thirteen
    assert 9 <= second["delivery"]["syllables"] <= 17
    assert any(printed)
    assert [line for line in printed if line and line in terminal.heard] == []
    assert picture.startswith("Spoken round Question 1 of 2 ──")
    assert picture.endswith("Enter done s skip ? keys q stop")


@pytest.mark.parametrize("leave", ["Enter", "Ctrl-C"])
def test_a_frozen_server_hangs_nobody(home: Path, server: PulseServer, wav: Path, leave: str) -> None:
    """It answers nothing, not even that it is to stop."""
    with spoken_round(home, server.env) as terminal:
        to_ready(terminal)
        heard_some(terminal, server, wav)
        server.freeze()
        terminal.wait_for(STOPPED)
        if leave == "Enter":
            end_answer(terminal)
            begin_to_speak(terminal, 2)
            terminal.wait_for("! The sound system of this computer does not answer")
            end_answer(terminal)
            terminal.wait_for("That was the round.*later")
            terminal.send("n")
        else:
            terminal.send("\x03")

        assert terminal.end() == (0 if leave == "Enter" else 130)
        assert terminal.whole() == []
    if leave == "Enter":
        assert answers(home)[0]["delivery"]["syllables"] >= 9
        assert answers(home)[1]["delivery"] is None


def test_a_server_that_starts_late_is_not_listened_through(home: Path, server: PulseServer) -> None:
    """The first page said that nobody listens; what turns up later is for the next round."""
    server.kill()
    with spoken_round(home, server.env) as terminal:
        terminal.wait_for("The round goes on without.*Enter begins")
        to_ready(terminal)
        server.start()
        begin_to_speak(terminal)
        end_answer(terminal)
        begin_to_speak(terminal, 2)
        end_answer(terminal)
        terminal.wait_for("That was the round.*later")
        terminal.send("n")

        assert terminal.end() == 0
    assert [each["delivery"] for each in answers(home)] == [None, None]


def test_a_server_frozen_before_the_start_keeps_nobody_waiting(home: Path, server: PulseServer) -> None:
    """Even loading the library hangs then; the first screen and the round do not wait for it."""
    server.freeze()
    with spoken_round(home, server.env) as terminal:
        terminal.wait_for("The sound system of this computer does not answer.*goes on without.*Enter begins")
        to_ready(terminal)
        begin_to_speak(terminal)
        end_answer(terminal)
        begin_to_speak(terminal, 2)
        end_answer(terminal)
        terminal.wait_for("That was the round.*later")
        terminal.send("n")

        assert terminal.end() == 0
    assert [each["delivery"] for each in answers(home)] == [None, None]
