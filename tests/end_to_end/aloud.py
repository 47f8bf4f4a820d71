"""A round answered aloud: a short recipe, microphones without hardware, the way through on the screen."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np

from end_to_end.program import PRACTICE, Terminal, surroundings
from end_to_end.typist import ENTER, SETTLING
from fifo_microphone import BLOCK, PIPE, RATE, FifoMicrophone, Samples
from speech.voices import hiss, phrase, silence

if sys.platform != "linux":
    raise RuntimeError("the microphone without hardware is Linux's")

ROUND = (*PRACTICE, "mock", "spoken", "--mic", "--seed", "3")

RECIPE = """\
schema: interview-rounds/1
rounds:
  - id: spoken
    title: "Spoken round"
    format: video
    minutes: 5
    summary: "Two questions, for tests."
    rules: {clock: count-up, stop_at: none, think_s: 60, skip: 1}
    panel:
      - {id: host, role: "Team leader", manner: friendly, name: "Amira"}
    phases:
      - {id: both, kind: ask, by: host, pick: fixed,
         ids: [tell-me-about-yourself, sixty-second-pitch], answer_s: 60, probes: 0}
"""
SETTINGS = """\
[live]
lamp = true
"""

HASTE = 9
BLOCK_BYTES = BLOCK * 4

FULL = 2**15
"""Steps of a 16-bit sample on either side of zero."""


def clip() -> Samples:
    """Four seconds: a phrase, a pause of 0.8 s, another phrase."""
    talk = np.concatenate([silence(0.3), phrase(7), silence(0.8), phrase(6, first=3), silence(0.3)])
    return on_grid(talk + hiss(len(talk) / RATE, level_db=-66))


def reading() -> Samples:
    """A bit less than half a minute of phrases: enough for a calm reading."""
    phrases = [part for n in range(14) for part in (phrase(8, first=n), silence(0.3))]
    talk = np.concatenate([silence(0.3), *phrases])
    return on_grid(talk + hiss(len(talk) / RATE, level_db=-66))


def on_grid(sound: "np.ndarray[Any, Any]") -> Samples:  # of any floats
    """As a converter of 16 bits gives it, so that nothing changes when it is written to a file."""
    return np.asarray(np.rint(sound * FULL) / FULL, np.float32)


class SixteenBitMicrophone(FifoMicrophone):
    """Like most real ones; its room is on the same grid as what is spoken."""

    def __init__(self, folder: Path, *, named: bool = False) -> None:
        super().__init__(folder, named=named)
        self._room = on_grid(self._room)


class HastyMicrophone(SixteenBitMicrophone):
    """Brings nine seconds of sound in each one: nothing in the program may care how fast sound comes."""

    def _next(self, place: int) -> tuple[Samples, Event | None, int]:
        blocks = []
        ended = None
        for _ in range(HASTE):
            block, done, place = super()._next(place)
            blocks.append(block)
            ended = ended or done
        return np.concatenate(blocks), ended, place

    def _write(self, block: bytes) -> bool:
        return all(super(HastyMicrophone, self)._write(part) for part in _in_parts(block))


def _in_parts(block: bytes) -> Iterator[bytes]:
    """No write may be larger than the pipe."""
    most = PIPE // BLOCK_BYTES * BLOCK_BYTES
    return (block[at : at + most] for at in range(0, len(block), most))


def home_in(folder: Path, settings: str = SETTINGS) -> Path:
    """A home with the short round and these settings."""
    home = folder / "home"
    (home / "banks").mkdir(parents=True)
    (home / "tmp").mkdir()
    (home / "banks" / "spoken.yaml").write_text(RECIPE)
    (home / "config.toml").write_text(settings)
    return home


def spoken_round(
    home: Path,
    sound: Mapping[str, str],
    *words: str,
    command: Sequence[str] = ROUND,
    **more: str,
) -> Terminal:
    """The program on the full screen, with this sound system."""
    env = surroundings(home, TMPDIR=str(home / "tmp"), **sound, **more)
    return Terminal([*command, *words], env)


def to_ready(terminal: Terminal) -> None:
    """Past the introduction, to the time to think before the first question."""
    terminal.wait_for("Enter begins")
    terminal.settle()
    terminal.send(ENTER)
    terminal.wait_for("Enter starts your answer")


def begin_to_speak(terminal: Terminal, question: int = 1) -> None:
    """From the time to think into the answer."""
    terminal.wait_for(f"Question {question} of 2.*Enter starts your answer")
    terminal.listen(SETTLING)
    terminal.send(ENTER)
    terminal.wait_for("Answer aloud")


def end_answer(terminal: Terminal) -> None:
    """Enter says that it is done."""
    terminal.listen(SETTLING)
    terminal.send(ENTER)


def to_the_end(terminal: Terminal) -> str:
    """From the second question, answered without a word, to the end of the program; its last page."""
    begin_to_speak(terminal, 2)
    end_answer(terminal)
    terminal.wait_for("That was the round.*later")
    said = terminal.text()
    terminal.send("n")
    assert terminal.end() == 0
    assert terminal.whole() == []
    return said


def answers(home: Path) -> list[dict[str, Any]]:
    """The answers of the first round, as `practice rounds show` gives them."""
    shown = practice(home, "rounds", "show", "1", "--json")
    found: list[dict[str, Any]] = json.loads(shown)["answers"]
    return found


def practice(home: Path, *words: str, **more: str) -> str:
    """What a command that must succeed prints."""
    run = subprocess.run(
        [*PRACTICE, *words],
        env=surroundings(home, **more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stderr == ""
    return run.stdout
