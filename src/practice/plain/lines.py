"""Lines of text in and out: a terminal, a screen reader, a pipe or a file, all alike."""

import codecs
import os
import sys
import textwrap
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Protocol

from practice.model.printing import clean

WIDTH = 80

NOTICE = 0.2
"""Seconds after which Ctrl-C is noticed at the latest.

A signal does not wake a long wait on every system, and nowhere when it comes just before the wait begins.
"""


class EndOfInput(Exception):
    """There are no more lines: the person stops here."""


class Lines(Protocol):
    """One line in at a time, any number out. `live`: somebody sits there, it is no file."""

    @property
    def live(self) -> bool:
        """Somebody types these lines just now."""

    def read(self, wait: float | None) -> str | None:
        """The next line without its end; None when `wait` seconds pass first (None: no limit).

        Raises EndOfInput when there will be none.
        """

    def pause(self, seconds: float) -> None:
        """Let so many seconds pass without reading; lines typed meanwhile stay for the next prompt."""

    def say(self, text: str) -> None:
        """A paragraph out, wrapped; control characters are left out."""

    def prompt(self, text: str) -> None:
        """What a line is wanted for, without a line end."""


class StandardLines:
    """Standard input and output; `elapsed` is a clock that never jumps.

    A thread reads raw bytes, so that a wait can have a limit on every system; it never holds the lock
    of a buffered stream, which would hang the program's end.
    """

    def __init__(self, elapsed: Callable[[], float]) -> None:
        self._elapsed = elapsed
        self._lines: SimpleQueue[str | None] = SimpleQueue()
        self._ended = False
        self._started = False

    @property
    def live(self) -> bool:
        """See Lines."""
        return sys.stdin.isatty()

    def read(self, wait: float | None) -> str | None:
        """See Lines."""
        if self._ended:
            raise EndOfInput
        if not self._started:
            self._started = True
            Thread(target=self._listen, daemon=True, name="lines").start()
        try:
            line = self._next(wait)
        except Empty:
            return None
        if line is None:
            self._ended = True
            raise EndOfInput
        if not sys.stdin.isatty():
            print(clean(line))  # a pipe echoes nothing: the transcript shows what was answered
        return line

    def _next(self, wait: float | None) -> str | None:
        end = None if wait is None else self._elapsed() + wait
        while end is None or end - self._elapsed() > NOTICE:
            with suppress(Empty):
                return self._lines.get(timeout=NOTICE)
        return self._lines.get(timeout=max(0.0, end - self._elapsed()))

    def pause(self, seconds: float) -> None:
        """See Lines."""
        end, never = self._elapsed() + seconds, Event()
        while (left := end - self._elapsed()) > 0:
            never.wait(min(NOTICE, left))

    def say(self, text: str) -> None:
        """See Lines."""
        print(wrapped(text, self._width()), flush=True)

    def prompt(self, text: str) -> None:
        """See Lines."""
        print(clean(text), end=" ", flush=True)

    def _width(self) -> int:
        try:
            return min(WIDTH, os.get_terminal_size(sys.stdout.fileno()).columns)
        except (OSError, ValueError):
            return WIDTH

    def _listen(self) -> None:
        decoder = codecs.getincrementaldecoder(_encoding())(errors="replace")
        pending = ""
        # A terminal that goes away is the same as the end of input. 0 is a descriptor, not a path.
        with suppress(OSError), open(0, "rb", buffering=0, closefd=False) as raw:
            while chunk := raw.read(65536):
                pending += decoder.decode(chunk)
                *whole, pending = pending.split("\n")
                for line in whole:
                    self._lines.put(line.removesuffix("\r"))
        if pending:
            self._lines.put(pending.removesuffix("\r"))
        self._lines.put(None)


def _encoding() -> str:
    """A console on Windows speaks UTF-8 when read raw; elsewhere standard input knows its own."""
    if sys.platform == "win32" and sys.stdin.isatty():
        return "utf-8"
    return sys.stdin.encoding or "utf-8"


def wrapped(text: str, width: int) -> str:
    """Paragraph lines no longer than the width, words whole: half a command cannot be copied."""
    lines = clean(text.replace("\t", " ")).split("\n")
    return "\n".join(textwrap.fill(line, max(width, 20), break_on_hyphens=False) for line in lines)
