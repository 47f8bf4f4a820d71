"""One program that leads the breath, watched in a terminal of its own: when it says what, and what it costs.

A label counts from the moment at which the bytes that first show it were read; they are drawn afterwards.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Self

if sys.platform != "linux":
    raise SystemExit("terminals and /proc are needed")

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from end_to_end.program import Terminal, Unmet, surroundings
from practice.model.breathing import BreathPart
from practice.nerves.course import course
from practice.nerves.patterns import EASE
from practice.nerves.words import glyph, label

STARTING = 40.0
"""Seconds in which the first label must come; some programs count down to it."""

ENDING = 15.0
"""Seconds beyond the promise after which a program is ended."""

EAGER = -10
"""Priority of the watching, where the system allows it: not its own waiting is to be measured."""

BEGUN = """\
import sys, time
from practice.sittings.nerves.breathing import Breathing

begin = Breathing.begin

def begun(self):
    begin(self)
    with open({told!r}, "w") as file:
        file.write(repr(time.monotonic() - self.now()))

Breathing.begin = begun
from practice.cli.main import run
sys.exit(run())
"""
"""The program as it is; only the moment of the first inhale, by its own clock, is written down."""


BARE = """\
import os, time
begin = time.monotonic()
with open({told!r}, "w") as file:
    file.write(repr(begin))
for number, due in enumerate({dues!r}):
    time.sleep(max(0.0, begin + due - time.monotonic()))
    os.write(1, b"Breathe in.\\n" if number % 2 == 0 else b"Breathe out.\\n")
time.sleep(max(0.0, begin + {seconds!r} - time.monotonic()))
os.write(1, b"That was all.\\n")
"""
"""Sleeps and writes, nothing else: as exact as this machine and this way of measuring are."""


@dataclass(frozen=True, slots=True)
class Label:
    """What was shown, and when, in seconds on the monotonic clock."""

    name: str
    at: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds that went by (or the moment), seconds of a processor, bytes sent to the terminal."""

    at: float = 0.0
    cpu_s: float = 0.0
    sent: int = 0


@dataclass(slots=True)
class Seen:
    """What one program did, on its way from the first label to its end."""

    labels: list[Label] = field(default_factory=list)
    promised: list[float] = field(default_factory=list)
    """When each label should have come, in seconds from `zero`."""
    zero: float = 0.0
    """When it began, by its own clock where it can be asked; else when its first label came."""
    ended: float | None = None
    """Seconds from `zero` to its end, if it was awaited, and `end` as promised."""
    end: float = 0.0
    cost: Cost = Cost()

    @property
    def lateness(self) -> list[float]:
        """Seconds by which each label came late."""
        return [shown.at - self.zero - due for shown, due in zip(self.labels, self.promised, strict=True)]


class Watched(Terminal):
    """Remembers the moment of each label that differs from the one before, taken before it is drawn."""

    def __init__(
        self,
        words: Sequence[str],
        env: dict[str, str],
        look: Callable[[Watched, bytes], str | None],
        *,
        drawn: bool = True,
    ) -> None:
        self.labels: list[Label] = []
        self.came = 0.0
        self._look = look
        super().__init__(words, env, drawn=drawn)

    def __enter__(self) -> Self:
        return self

    def hear(self, data: bytes) -> None:
        """Some output has come."""
        at = monotonic()
        super().hear(data)
        self.came = at
        name = self._look(self, data)
        if name is not None and not (self.labels and self.labels[-1].name == name):
            self.labels.append(Label(name, at))

    def watch(self, until: Callable[[], bool]) -> Cost:
        """Read on until this holds or the program has ended; what that took, as last seen."""
        first = last = self._cost() or Cost(monotonic(), 0.0, 0)
        while not until() and self.process.poll() is None:
            self.read(0.05)
            if monotonic() - last.at > 0.5:
                last = self._cost() or last
        last = self._cost() or last
        return Cost(last.at - first.at, last.cpu_s - first.cpu_s, last.sent - first.sent)

    def _cost(self) -> Cost | None:
        """Until now; None when the program is gone."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        cpu_s = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
        return Cost(monotonic(), cpu_s, len(self.heard))


def practice(seconds: float, home: Path, *, plain: bool) -> Seen:
    """`practice calm` with its usual pattern."""
    told = home / "began"
    words = [sys.executable, "-c", BEGUN.format(told=str(told)), "calm", "ease"]
    words += ["--minutes", f"{seconds / 60:g}", *(["--plain"] if plain else [])]
    return _by_the_course(words, seconds, home, told, drawn=not plain)


def bare(seconds: float, home: Path) -> Seen:
    """The same course, led by a loop that does nothing else."""
    told = home / "began"
    planned = course(EASE, seconds)
    dues = (0.0, *planned.ends[:-1])
    words = [sys.executable, "-c", BARE.format(told=str(told), dues=dues, seconds=planned.seconds)]
    return _by_the_course(words, seconds, home, told, drawn=False)


def _by_the_course(words: Sequence[str], seconds: float, home: Path, told: Path, *, drawn: bool) -> Seen:
    planned = course(EASE, seconds)
    seen = Seen(end=planned.seconds)
    over = b"That was "
    look = _on_screen if drawn else _in_lines
    with Watched(words, surroundings(home), look, drawn=drawn) as terminal:
        _watched(terminal, seen, planned.seconds, lambda: over in terminal.heard)
        seen.zero = float(told.read_text())
        if over in terminal.heard:
            seen.ended = terminal.came - seen.zero
    seen.promised = [0.0, *planned.ends[:-1]]
    wanted = [label(part) for part in planned.parts]
    if [shown.name for shown in seen.labels] != wanted:
        raise Unmet(f"{len(seen.labels)} labels instead of {len(wanted)}: {seen.labels[-3:]}")
    return seen


def breathe_cli(seconds: float, home: Path, program: Path) -> Seen:
    """breathe-cli at the same lengths, without sound; it counts whole minutes."""
    minutes = max(1, round(seconds / 60))
    words = [str(program), "--duration", f"{minutes}", "--ratio", "4-6", "--no-sound", "--no-log"]
    seen = Seen(end=60.0 * minutes)
    with Watched(words, surroundings(home), _in_colour, drawn=False) as terminal:
        over = b"Session summary"
        _watched(terminal, seen, 60.0 * minutes, lambda: over in terminal.heard)
        seen.zero = seen.labels[0].at
        if over in terminal.heard:
            seen.ended = terminal.came - seen.zero
    for number in range(len(seen.labels)):
        seen.promised.append(10.0 * (number // 2) + 4.0 * (number % 2))
    return seen


def nafas(seconds: float, home: Path, program: Path) -> Seen:
    """nafas, five seconds in and five out; what each of its lines says is its promise."""
    seen = Seen()
    with Watched(
        [str(program), "--silent", "--skip-intro"], surroundings(home), _inhale, drawn=False
    ) as terminal:
        _choose(terminal, rb"(\d+)- Coherent")
        _choose(terminal, rb"(\d+)- Advanced")
        _watched(
            terminal, seen, seconds, lambda: bool(seen.labels) and monotonic() - seen.labels[0].at > seconds
        )
        seen.zero = seen.labels[0].at
        said = [float(each) for each in re.findall(rb"(?:In|Ex)hale for ([\d.]+) seconds", terminal.heard)]
    due = 0.0
    for length in said[: len(seen.labels)]:
        seen.promised.append(due)
        due += length
    return seen


def _choose(terminal: Watched, line: bytes) -> None:
    """The number that stands before this in a menu."""
    found = terminal.wait_until(lambda: re.search(line, terminal.heard), "menu")
    terminal.listen(0.5)
    terminal.send(f"{found[1].decode()}\n")


def _watched(terminal: Watched, seen: Seen, seconds: float, over: Callable[[], bool]) -> None:
    """From the first label to the end, or well beyond the promised one."""
    seen.labels = terminal.labels
    limit = monotonic() + STARTING
    with _eager():
        terminal.watch(lambda: bool(seen.labels) or monotonic() > limit)
        if not seen.labels:
            raise Unmet(f"no label:\n{bytes(terminal.heard[-2000:])!r}")
        limit = monotonic() + seconds + ENDING
        seen.cost = terminal.watch(lambda: over() or monotonic() > limit)


@contextmanager
def _eager() -> Iterator[None]:
    try:
        os.setpriority(os.PRIO_PROCESS, 0, EAGER)
    except OSError:
        yield
        return
    try:
        yield
    finally:
        os.setpriority(os.PRIO_PROCESS, 0, 0)


def _on_screen(terminal: Watched, _data: bytes) -> str | None:
    shown = " ".join(terminal.screen.display)
    return next((label(part) for part in BreathPart if f"{glyph(part)} {label(part)}" in shown), None)


def _in_lines(_terminal: Watched, data: bytes) -> str | None:
    found = re.findall(rb"(?m)^(?:Breathe )?([Ii]n|[Oo]ut)[.,]", data)
    return f"Breathe {found[-1].decode().lower()}" if found else None


def _in_colour(_terminal: Watched, data: bytes) -> str | None:
    found = re.findall(rb"\x1b\[\d+m(IN|OUT)\x1b", data)
    return found[-1].decode() if found else None


def _inhale(_terminal: Watched, data: bytes) -> str | None:
    found = re.findall(rb"- (Inhale|Exhale) for", data)
    return found[-1].decode() if found else None
