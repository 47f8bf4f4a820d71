"""Breathing in a real terminal: it opens on the exercise, survives what terminals do, and lets go at once."""

import re
import shutil
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

if sys.platform == "win32":
    pytest.skip("a terminal of one's own and signals are needed", allow_module_level=True)

from end_to_end.program import PRACTICE, Terminal, surroundings
from practice.history.opening import open_history
from practice.model.nerves import Breathed

CALM = (*PRACTICE, "calm", "ease", "--minutes", "5")
OUT, LEAVE = "▼ Breathe out", "q leave"
IN = r"▲ Breathe in +(\d)"
ENOUGH = r"▼ Breathe out +2"
"""More than five seconds in: less is not kept as an exercise."""

LEFT = re.compile(r"(\d+):(\d\d) left")
COLOUR = re.compile(rb"\x1b\[[0-9;]*\b(3[0-9]|4[0-9]|9[0-7]|10[0-7])\b[0-9;]*m")


@pytest.fixture
def breathing(tmp_path: Path) -> Iterator[Terminal]:
    """The full screen, in the first breath."""
    with Terminal(CALM, surroundings(tmp_path)) as terminal:
        terminal.wait_for(IN)
        yield terminal


def left(terminal: Terminal) -> int:
    """Seconds that are left of all, as the screen says."""
    minutes, seconds = terminal.wait_for(LEFT.pattern).groups()
    return 60 * int(minutes) + int(seconds)


def breathed(home: Path) -> list[Breathed]:
    """What the history holds of breathing."""
    with closing(open_history(home / "history.db")) as history:
        return list(history.every(Breathed))


def test_it_opens_on_the_exercise_and_leads_in_and_out(breathing: Terminal) -> None:
    """No menu, no question, nothing to press first; the sign and the word change together."""
    first = breathing.text()
    breathing.wait_for(OUT)

    assert "Ease" in first
    assert LEAVE in first
    assert "▲ Breathe in" not in breathing.text()


def test_q_leaves_at_once_with_a_whole_terminal_and_all_kept(tmp_path: Path) -> None:
    """In the middle of a breath; the terminal is as it was, to the last flag."""
    with Terminal(CALM, surroundings(tmp_path)) as terminal:
        before = termios.tcgetattr(terminal.slave)
        terminal.wait_for(ENOUGH)
        terminal.send("q")

        assert terminal.end() == 0
        assert terminal.whole() == []
        assert termios.tcgetattr(terminal.slave) == before
    (kept,) = breathed(tmp_path)
    assert (kept.pattern, kept.finished) == ("ease", False)
    assert 2 < kept.seconds < 300


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_to_end_gives_the_terminal_back(
    breathing: Terminal, number: signal.Signals, status: int, tmp_path: Path
) -> None:
    """Shutting down, closing the window: what was breathed is kept all the same."""
    breathing.wait_for(ENOUGH)
    breathing.signal(number)

    assert breathing.end() == status
    assert breathing.whole() == []
    assert [kept.pattern for kept in breathed(tmp_path)] == ["ease"]


def test_it_follows_the_size_of_the_terminal(breathing: Terminal) -> None:
    """Down to 34x8 and back in the middle of a breath: the word stays in sight, nothing is smeared."""
    breathing.resize(34, 8)
    breathing.wait_for(rf"left.*{OUT}.*q")
    breathing.settle()
    small = breathing.rows()
    breathing.resize(80, 24)
    breathing.wait_for(rf"Ease.*{IN}.*{LEAVE}")
    breathing.settle()
    large = breathing.rows()

    assert len(small) == 8
    assert sum("Breathe" in row for row in small) == 1
    assert len(large) == 24
    assert sum("▲ Breathe in" in row for row in large) == 1


def test_space_stands_still_and_goes_on_in_the_same_breath(breathing: Terminal) -> None:
    """Somebody rings at the door; nothing of the time is lost."""
    breathing.send(" ")
    breathing.wait_for("[Pp]aused")
    before = left(breathing)
    breathing.listen(2.5)
    still = left(breathing)
    breathing.send(" ")
    breathing.wait_for(IN)

    assert still == before
    assert before - left(breathing) <= 1


def test_ctrl_z_and_fg_go_on_in_the_same_breath(tmp_path: Path) -> None:
    """A real shell holds the job; meanwhile the terminal is the shell's and the breath stands still."""
    shell = shutil.which("bash") or "/bin/sh"
    env = surroundings(tmp_path, PS1="ready> ", ENV="", PRACTICE=" ".join(CALM))
    options = ["--norc", "--noprofile"] if shell.endswith("bash") else []
    with Terminal([shell, *options, "-i"], env) as terminal:
        terminal.wait_for("ready>")
        terminal.send("$PRACTICE\r")
        terminal.wait_for(OUT)
        before = left(terminal)
        terminal.send("\x1a")
        terminal.wait_for("Stopped")
        stopped = terminal.whole()
        terminal.listen(6.0)
        terminal.send("fg\r")
        terminal.wait_for(OUT)
        after = left(terminal)
        terminal.send("q")
        terminal.wait_for(r"ready>$")

        assert "the alternate screen is still shown" not in stopped
        assert "the cursor is hidden" not in stopped
        assert before - after <= 2
        assert "the alternate screen is still shown" not in terminal.whole()
        assert "the cursor is hidden" not in terminal.whole()


def test_a_process_that_was_stopped_goes_on_in_the_same_breath(breathing: Terminal) -> None:
    """Nobody told the program, as when a laptop sleeps: that time is not breathed."""
    breathing.wait_for(OUT)
    before = left(breathing)
    breathing.signal(signal.SIGSTOP)
    breathing.listen(6.0)
    breathing.signal(signal.SIGCONT)
    breathing.wait_for(rf"left.*{OUT}")
    breathing.listen(0.5)

    assert before - left(breathing) <= 2


def test_no_color_means_no_colour(tmp_path: Path) -> None:
    """Signs and words carry everything."""
    with Terminal(CALM, surroundings(tmp_path, NO_COLOR="1")) as terminal:
        terminal.wait_for(OUT)
        terminal.send("q")
        terminal.end()

        assert COLOUR.search(terminal.heard) is None


def test_a_screen_reader_gets_one_line_for_each_part(tmp_path: Path) -> None:
    """No escape sequence, no line written over; q and Enter leave."""
    with Terminal([*CALM, "--plain"], surroundings(tmp_path)) as terminal:
        terminal.wait_for(r"Breathe in, 3 seconds\. Breathe out, 4 seconds\. Breathe in, 3 seconds\.")
        terminal.send("q\n")

        assert terminal.end() == 0
        assert b"\x1b" not in terminal.heard
    assert [kept.pattern for kept in breathed(tmp_path)] == ["ease"]


def with_tones(home: Path) -> Path:
    """A home in which tones are on."""
    home.mkdir()
    (home / "config.toml").write_text("[calm]\ntones = true\n")
    return home


def bursts(heard: NDArray[np.float32], rate: int) -> int:
    """How many sounds there are with silence between them."""
    loud = np.flatnonzero(np.abs(heard) > 0.002)
    return int(len(loud) > 0) + int(np.count_nonzero(np.diff(loud) > 0.02 * rate))


@pytest.mark.skipif(sys.platform != "linux" or Path("/dev/snd").exists(), reason="this computer can sound")
def test_where_no_tone_can_sound_the_bell_rings_once_for_in_and_twice_for_out(tmp_path: Path) -> None:
    """On a server, over a slow line: the terminal at the person's own end can still be heard."""
    config = tmp_path / "plain.conf"
    config.write_text("</usr/share/alsa/alsa.conf>\n")
    home = with_tones(tmp_path / "home")
    with Terminal(CALM, surroundings(home, ALSA_CONFIG_PATH=str(config))) as terminal:
        rung = []
        for shown in (IN, OUT, IN, OUT):
            before = terminal.heard.count(b"\a")
            terminal.wait_for(shown)
            terminal.listen(0.3)
            rung.append(terminal.heard.count(b"\a") - before)
        terminal.send("q")
        terminal.end()

    assert rung[1:] == [2, 1, 2]  # at the very first the device was still being looked for


def test_with_tones_in_is_heard_once_and_out_twice(tmp_path: Path) -> None:
    """From the settings to the loudspeaker, and no bell beside them."""
    if sys.platform != "linux":
        pytest.skip("this PulseAudio is Linux's")
    from sound.real import pulse
    from sound.real.pulse import RATE, PulseServer

    if reason := pulse.missing():
        pytest.skip(reason)
    folder = tmp_path / "server"
    folder.mkdir()
    home = with_tones(tmp_path / "home")
    with (
        PulseServer(folder) as server,
        Terminal(CALM, {**surroundings(home), **server.env, "HOME": str(home)}) as terminal,
    ):
        counts = []
        terminal.wait_for(IN)
        terminal.listen(1.5)
        for shown in (OUT, IN, OUT):
            before = len(server.heard())
            terminal.wait_for(shown)
            terminal.listen(1.5)
            counts.append(bursts(server.heard()[before:], RATE))
        bells = terminal.heard.count(b"\a")
        terminal.send("q")
        status = terminal.end()

    assert counts == [2, 1, 2]
    assert bells == 0
    assert status == 0


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_in_plain_lines_too_a_signal_keeps_what_was_breathed(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    """Lines have no screen to give back, but the same things to keep."""
    with Terminal((*CALM, "--plain"), surroundings(tmp_path)) as terminal:
        terminal.wait_for("out, 5 seconds|out, 4 seconds|out, 6 seconds")
        terminal.listen(3.0)
        terminal.signal(number)

        assert terminal.end() == status
    assert [kept.pattern for kept in breathed(tmp_path)] == ["ease"]
