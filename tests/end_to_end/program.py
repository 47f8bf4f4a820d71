"""A run of the program: in a terminal of its own, or on pipes. Waiting always has a limit."""

import codecs
import fcntl
import os
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen
from time import perf_counter
from types import TracebackType
from typing import Self, TypeVar

import pyte

PRACTICE = (sys.executable, "-m", "practice")

LIMIT = 30.0
"""Seconds before a wait gives up: a wait usually ends in milliseconds, and a busy machine is no failure."""

_LOOK = 0.05  # seconds between two looks at whether the program still runs
_STILL = 0.02  # seconds without output after which a screen counts as drawn
_ALTERNATE_SCREEN = 1049 << 5  # pyte keeps private modes shifted

if sys.platform == "win32":
    raise RuntimeError("a terminal of one's own and signals are needed")

Found = TypeVar("Found")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background of a shell, everything below would ignore Ctrl-C, too.
    signal.signal(signal.SIGINT, signal.default_int_handler)


class Unmet(AssertionError):
    """What was waited for did not come; the message shows what was there instead."""


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """The environment of a run: nothing of the machine's own but where programs are."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "PRACTICE_HOME": str(home),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PROMPT_TOOLKIT_NO_CPR": "1",  # nobody answers cursor-position requests here
        **more,
    }


class Running:
    """A program at work. Its output is read whenever something is waited for."""

    def __init__(self, process: "Popen[bytes]", *, source: int, sink: int) -> None:
        self.process = process
        self.heard = bytearray()
        self._source = source
        self._sink = sink
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the program if it still runs, and let go of everything."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()

    def send(self, text: str) -> None:
        """Type this."""
        os.write(self._sink, text.encode())

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(number)

    def read(self, within: float) -> bool:
        """Take in what comes next; False when nothing came in so many seconds."""
        if self._closed or not select.select([self._source], [], [], max(0.0, within))[0]:
            return False
        try:
            data = os.read(self._source, 65536)
        except OSError:  # how Linux says that nobody holds the other end
            data = b""
        self._closed = not data
        self.heard += data
        self.hear(data)
        return bool(data)

    def listen(self, seconds: float) -> None:
        """Take in whatever comes in so many seconds."""
        until = perf_counter() + seconds
        while (left := until - perf_counter()) > 0 and not self._closed:
            self.read(left)

    def wait_until(self, look: Callable[[], Found | None], wanted: str, *, within: float = LIMIT) -> Found:
        """What `look` finds, as soon as it finds something. Raises Unmet with what was there instead."""
        until = perf_counter() + within
        while True:
            found = look()
            if found is not None:
                return found
            ended = self.process.poll() is not None
            if not self.read(0.0 if ended else _LOOK) and (ended or perf_counter() > until):
                if (found := look()) is not None:
                    return found
                how = f"the program ended with {self.process.returncode}" if ended else f"waited {within:g} s"
                raise Unmet(f"no {wanted} ({how}); there is:\n{self.picture()}")

    def wait_for(self, pattern: str, *, within: float = LIMIT) -> "re.Match[str]":
        """The first place in the text that fits the pattern; runs of white space count as one space."""
        return self.wait_until(lambda: re.search(pattern, self.text()), repr(pattern), within=within)

    def end(self, *, within: float = LIMIT) -> int:
        """The exit status, when the program has ended; everything it wrote is then heard."""
        self.wait_until(self.process.poll, "end of the program", within=within)
        while self.read(0.0):
            pass
        return self.process.returncode

    def kill(self) -> None:
        """kill -9, and everything the program wrote before is heard."""
        self.process.kill()
        self.process.wait()
        while self.read(0.0):
            pass

    def hear(self, data: bytes) -> None:
        """Some output has come."""
        raise NotImplementedError

    def text(self) -> str:
        """What there is to read now, with single spaces."""
        raise NotImplementedError

    def picture(self) -> str:
        """What there is to read now, as it stands."""
        raise NotImplementedError


class Piped(Running):
    """A program with its input and output on pipes. `text` is what came since the last line went in."""

    def __init__(self, words: Sequence[str], env: Mapping[str, str], *, cwd: Path | None = None) -> None:
        process = Popen(words, stdin=PIPE, stdout=PIPE, stderr=STDOUT, env=dict(env), cwd=cwd)
        assert process.stdin
        assert process.stdout
        super().__init__(process, source=process.stdout.fileno(), sink=process.stdin.fileno())
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._words = ""
        self._all = ""

    def line(self, text: str) -> None:
        """One line in; what was said before is not looked at again."""
        self._words = ""
        self.send(f"{text}\n")

    def close(self) -> None:
        super().close()
        for end in (self.process.stdin, self.process.stdout):
            assert end
            end.close()

    def hear(self, data: bytes) -> None:
        new = self._decoder.decode(data)
        self._words += new
        self._all += new

    def text(self) -> str:
        return " ".join(self._words.split())

    def picture(self) -> str:
        return self._all


class Terminal(Running):
    """A program in a terminal of its own, as its session's leader."""

    def __init__(
        self,
        words: Sequence[str],
        env: Mapping[str, str],
        *,
        size: tuple[int, int] = (80, 24),
        on: "Terminal | None" = None,
        drawn: bool = True,
        cwd: Path | None = None,
    ) -> None:
        """A new terminal, or the one that another program has left behind (`on`).

        One that is not `drawn` only listens, which takes less time.
        """
        self._drawn = drawn
        if on is None:
            self._master, self.slave = os.openpty()
            self.screen = pyte.Screen(*size)
            self._resize_device(*size)
        else:
            self._master, self.slave, self.screen = os.dup(on._master), os.dup(on.slave), on.screen
            self.screen.erase_in_display(2)  # so that nothing old is taken for something new
            termios.tcflush(self.slave, termios.TCIFLUSH)
        self._stream = pyte.ByteStream(self.screen)
        process = Popen(
            words,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env=dict(env),
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_take_terminal,
        )
        super().__init__(process, source=self._master, sink=self._master)

    def close(self) -> None:
        super().close()
        os.close(self._master)
        os.close(self.slave)

    def hear(self, data: bytes) -> None:
        if self._drawn:
            self._stream.feed(data)

    def settle(self) -> None:
        """Until a moment passes in which nothing more is drawn."""
        while self.read(_STILL):
            pass

    def rows(self) -> list[str]:
        """The rows of the screen, without the spaces at their ends."""
        return [row.rstrip() for row in self.screen.display]

    def text(self) -> str:
        return " ".join(" ".join(self.screen.display).split())

    def picture(self) -> str:
        rule = "+" + "-" * self.screen.columns + "+"
        return "\n".join([rule, *(f"|{row}|" for row in self.screen.display), rule])

    def resize(self, columns: int, rows: int) -> None:
        """Another size; the system tells the program."""
        self.screen.resize(rows, columns)
        self._resize_device(columns, rows)

    def _resize_device(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def whole(self) -> list[str]:
        """What a shell would find wrong with the terminal; empty when it is whole."""
        flags_in, flags_out, _, local, *_ = termios.tcgetattr(self.slave)
        found = {
            "the alternate screen is still shown": _ALTERNATE_SCREEN in self.screen.mode,
            "the cursor is hidden": self.screen.cursor.hidden,
            "nothing typed is shown (no echo)": not local & termios.ECHO,
            "no whole lines are read (no icanon)": not local & termios.ICANON,
            "Ctrl-C makes no signal (no isig)": not local & termios.ISIG,
            "Enter is no line end (no icrnl)": not flags_in & termios.ICRNL,
            "lines come as stairs (no opost)": not flags_out & termios.OPOST,
        }
        return [wrong for wrong, is_so in found.items() if is_so]


def _take_terminal() -> None:
    """The new session's terminal is the one its input is on."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
