"""kill -9 and what comes after it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a terminal of one's own and signals are needed", allow_module_level=True)

from end_to_end.program import PRACTICE, Piped, Terminal, surroundings
from end_to_end.typist import begin_to_answer, to_the_first_question

KILL = Path(__file__).with_name("kill.py")


def test_nothing_acknowledged_is_lost_when_the_program_is_killed() -> None:
    """A dozen of the two hundred moments that the script tries when it is run by hand."""
    run = subprocess.run(
        [sys.executable, str(KILL), "--times", "12"], capture_output=True, text=True, check=False
    )

    assert re.search(r"^kills: 12 .*^lost = 0$", run.stdout, re.S | re.M), run.stdout + run.stderr
    assert run.returncode == 0


ROUND = ("mock", "quick", "--typed", "--seed", "3")
STRICT = ("mock", "one-way-video-15", "--typed", "--seed", "3", "--prepare", "20s", "--plain")
RESUME = (*PRACTICE, "mock", "--resume")


@pytest.fixture
def getting_ready(tmp_path: Path) -> Iterator[Terminal]:
    """The full screen, at the time to think before the first answer."""
    with Terminal([*PRACTICE, *ROUND], surroundings(tmp_path)) as terminal:
        to_the_first_question(terminal)
        yield terminal


def write_note(terminal: Terminal, note: str) -> None:
    terminal.send("\t")
    terminal.wait_for("Story:")
    terminal.send(note)
    terminal.wait_for(note)


def taken_up(home: Path, *, answering: bool = False) -> str:
    """The screen on which the round goes on, killed again once it has been read."""
    with Terminal(RESUME, surroundings(home)) as terminal:
        terminal.wait_for("Question 1 of 4")
        terminal.settle()
        if answering:
            begin_to_answer(terminal)
            terminal.settle()
        return terminal.text()


def test_what_was_written_a_moment_ago_is_still_in_the_field(getting_ready: Terminal, tmp_path: Path) -> None:
    """A working copy is saved every second: at most what was being typed just then is gone."""
    begin_to_answer(getting_ready)
    getting_ready.send("half a sentence")
    getting_ready.wait_for("0:02 so far")
    getting_ready.kill()

    assert "half a sentence" in taken_up(tmp_path)


def test_a_note_is_kept_before_the_next_one_is_asked_for(getting_ready: Terminal, tmp_path: Path) -> None:
    """The next field on the screen says that this one is done."""
    write_note(getting_ready, "the flood in March")
    getting_ready.send("\r")
    getting_ready.wait_for("Three cues:")
    getting_ready.kill()

    assert "the flood in March" in taken_up(tmp_path)


def test_a_note_outlives_a_second_kill(getting_ready: Terminal, tmp_path: Path) -> None:
    """Taken up, gone on, killed again: the note was written before all of that."""
    write_note(getting_ready, "the flood in March")
    getting_ready.listen(2)
    getting_ready.kill()
    answering = taken_up(tmp_path, answering=True)

    assert "the flood in March" in answering
    assert "the flood in March" in taken_up(tmp_path)


def test_half_an_answer_outlives_a_look_in_plain_mode(getting_ready: Terminal, tmp_path: Path) -> None:
    """Who takes a round up in the other face and leaves it again has lost nothing."""
    begin_to_answer(getting_ready)
    getting_ready.send("half a sentence")
    getting_ready.wait_for("0:02 so far")
    getting_ready.kill()
    with Piped([*RESUME, "--plain"], surroundings(tmp_path)) as plain:
        plain.wait_for(r">$")
        plain.kill()

    assert "half a sentence" in taken_up(tmp_path)


def test_a_note_in_lines_is_kept_once_it_is_noted(tmp_path: Path) -> None:
    """Where the preparation runs by itself a note has no next phase: "Noted." is the acknowledgement."""
    with Terminal([*PRACTICE, *STRICT], surroundings(tmp_path)) as plain:
        plain.wait_for("when you are ready")
        plain.send("\r")
        plain.wait_for("kept as your note")
        plain.send("the flood in March\r")
        plain.wait_for("Noted")
        plain.kill()
    with Terminal(RESUME, surroundings(tmp_path)) as terminal:
        assert terminal.wait_for("Story: the flood in March")
