"""The terminal is given back whatever ends the program, and it follows what the terminal can do."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a terminal of one's own and signals are needed", allow_module_level=True)

from end_to_end.program import PRACTICE, Terminal, surroundings
from end_to_end.typist import begin_to_answer, to_the_first_question

ROUND = (*PRACTICE, "mock", "quick", "--typed", "--seed", "3")
COLOUR = re.compile(rb"\x1b\[[0-9;]*\b(3[0-9]|4[0-9]|9[0-7]|10[0-7])\b[0-9;]*m")


def in_an_answer(terminal: Terminal) -> None:
    """Go to the first answer and write a few words."""
    to_the_first_question(terminal)
    begin_to_answer(terminal)
    terminal.send("half a sentence")
    terminal.wait_for("half a sentence")


@pytest.fixture
def answering(tmp_path: Path) -> Iterator[Terminal]:
    """The full screen, with half a sentence written."""
    with Terminal(ROUND, surroundings(tmp_path)) as terminal:
        in_an_answer(terminal)
        yield terminal


def kept_words(home: Path) -> str:
    """What the field holds when the round is taken up again."""
    with Terminal([*PRACTICE, "mock", "--resume"], surroundings(home)) as terminal:
        terminal.wait_for("Write as you would say it")
        terminal.settle()
        return terminal.text()


def test_ctrl_c_leaves_at_once_with_a_whole_terminal(answering: Terminal) -> None:
    """It asks nothing, and its exit status is the one shells know."""
    answering.send("\x03")

    assert answering.end() == 130
    assert answering.whole() == []


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_gives_the_terminal_back(
    answering: Terminal, number: signal.Signals, status: int, tmp_path: Path
) -> None:
    """Shutting down, closing the window, a broken connection: and the half sentence is on disk."""
    answering.signal(number)

    assert answering.end() == status
    assert answering.whole() == []
    assert "half a sentence" in kept_words(tmp_path)


def test_ctrl_z_gives_the_terminal_back_and_fg_the_round(tmp_path: Path) -> None:
    """A real shell holds the job; while it is stopped, the terminal is the shell's."""
    shell = shutil.which("bash") or "/bin/sh"
    env = surroundings(tmp_path, PS1="ready> ", ENV="", PRACTICE=" ".join(ROUND))
    options = ["--norc", "--noprofile"] if shell.endswith("bash") else []
    with Terminal([shell, *options, "-i"], env) as terminal:
        terminal.wait_for("ready>")
        terminal.send("$PRACTICE\r")
        in_an_answer(terminal)
        terminal.send("\x1a")
        terminal.wait_for(r"Stopped")
        stopped = terminal.whole()
        terminal.send("fg\r")
        terminal.wait_for("half a sentence")
        terminal.send(" and the rest")
        terminal.wait_for("half a sentence and the rest")
        terminal.send("\x03")
        terminal.wait_for(r"ready>$")
        terminal.send("echo status $?\r")
        terminal.wait_for(r"status 130 ready>$")

        assert "the alternate screen is still shown" not in stopped
        assert "the cursor is hidden" not in stopped
        assert "the alternate screen is still shown" not in terminal.whole()
        assert "the cursor is hidden" not in terminal.whole()


def test_a_round_follows_the_size_of_the_terminal(answering: Terminal) -> None:
    """The question, the words and the way on stay in sight at 40x10, and all comes back at 80x24."""
    answering.resize(40, 10)
    answering.wait_for(r"Question 1 of 4.*half a sentence.*Enter done")
    small = answering.text()
    answering.resize(80, 24)
    answering.wait_for(r"Quick round Question 1 of 4.*Amira, team leader.*half a sentence.*Enter done")
    answering.send(" more")
    answering.wait_for("half a sentence more")

    assert "who you are and what you do" in small
    assert answering.process.poll() is None


def test_no_color_means_no_colour(tmp_path: Path) -> None:
    """Bold and reverse stay; only colours go."""
    with Terminal([*PRACTICE], surroundings(tmp_path, NO_COLOR="1")) as plain:
        plain.wait_for("Your choice")
        plain.send("q")
        plain.end()
    with Terminal([*PRACTICE], surroundings(tmp_path)) as colourful:
        colourful.wait_for("Your choice")
        colourful.send("q")
        colourful.end()

    assert COLOUR.search(plain.heard) is None
    assert COLOUR.search(colourful.heard)  # so that the line above can be trusted


@pytest.mark.parametrize("surrounding", [{"TERM": "dumb"}, {"ACCESSIBLE": "1"}])
def test_a_terminal_that_cannot_redraw_gets_lines(surrounding: dict[str, str], tmp_path: Path) -> None:
    """No escape sequence at all: a screen reader or a teletype has to do with plain text."""
    with Terminal([*PRACTICE], surroundings(tmp_path, **surrounding)) as terminal:
        terminal.wait_for(r"Your choice \(.*\) \[d\]:")
        terminal.send("q\n")

        assert terminal.end() == 0
        assert b"\x1b" not in terminal.heard


def test_ctrl_c_in_plain_mode_says_what_is_kept(tmp_path: Path) -> None:
    """The same way out as on the full screen; a wait with a limit does not put it off."""
    with Terminal([*ROUND, "--plain"], surroundings(tmp_path)) as terminal:
        terminal.wait_for(r"begins your answer, too\.$")
        terminal.send("\x03")

        assert terminal.end(within=8) == 130
        assert "What you handed in is kept" in terminal.text()
        assert "Traceback" not in terminal.text()


@pytest.mark.parametrize(
    "words",
    [
        ["rounds"],
        ["rounds", "--json"],
        ["rounds", "show", "1", "--json"],
        ["banks", "show", "core-behavioural"],
        ["mock", "quick", "--typed"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_a_reader_that_has_had_enough_is_no_error(words: list[str], tmp_path: Path) -> None:
    """`practice rounds | head -1`: whoever closed the pipe knows why."""
    env = surroundings(tmp_path)
    for _ in range(2):
        subprocess.run(
            [*ROUND, "--plain"], env=env, stdin=subprocess.DEVNULL, capture_output=True, check=True
        )
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run(
        [*PRACTICE, *words],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)

    assert run.stderr == ""
    assert run.returncode == 0


@pytest.mark.parametrize("closed", ["<&-", ">&-", "<&- >&-", "2>&-", "<&- >&- 2>&-"])
def test_a_stream_that_is_closed_is_an_empty_one(closed: str, tmp_path: Path) -> None:
    """As started by a job scheduler: nothing to read, nobody to tell, and the history is not its output."""
    env = surroundings(tmp_path)
    command = f'"$@" {closed}'
    run = subprocess.run(
        ["/bin/sh", "-c", command, "sh", *ROUND],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    listed = subprocess.run([*PRACTICE, "rounds"], env=env, capture_output=True, text=True, check=True)

    assert run.stderr == ""
    assert run.returncode == 0
    assert "Quick round: 0 answers, not finished" in listed.stdout
