"""A terminal in memory: key bytes in, and the drawn text out as a person would see it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from io import StringIO

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from practice.screens.stage import Stage
from practice.sittings.script import Sitting

PATIENCE = 10.0
"""Seconds to wait for a text; a loaded machine is slow, a wrong program never gets there."""

ENTER, ESCAPE, TAB, CTRL_C, CTRL_N, F1 = "\r", "\x1b", "\t", "\x03", "\x0e", "\x1bOP"
UP, DOWN, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b[6~"


class Wire(StringIO):
    """Where the program writes; every write may have changed the screen."""

    def __init__(self, stream: pyte.Stream) -> None:
        super().__init__()
        self._stream = stream
        self.changed = asyncio.Event()

    def write(self, data: str) -> int:
        self._stream.feed(data)
        self.changed.set()
        return len(data)

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        raise OSError("a terminal in memory has no descriptor")


class Terminal:
    """What is on the screen, and the keyboard."""

    def __init__(self, columns: int, rows: int, keyboard: PipeInput) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._keyboard = keyboard
        self.wire = Wire(pyte.Stream(self._screen))
        self.size = Size(rows=rows, columns=columns)
        self.output = Vt100_Output(self.wire, lambda: self.size, enable_cpr=False)
        self.stage: Stage | None = None
        self.running: asyncio.Task[int] | None = None

    @property
    def text(self) -> str:
        """The whole screen, row by row."""
        return "\n".join(row.rstrip() for row in self._screen.display)

    def press(self, *keys: str) -> None:
        """Send key bytes."""
        for key in keys:
            self._keyboard.send_text(key)

    def resize(self, columns: int, rows: int) -> None:
        """Another size, as from a window's corner. (The public way is a poll every half second.)"""
        self.size = Size(rows=rows, columns=columns)
        self._screen.resize(rows, columns)
        assert self.stage is not None
        self.stage.app._on_resize()

    async def see(self, wanted: str) -> str:
        """Wait until a text is on the screen and return the screen."""
        return await self.until(lambda text: wanted in _joined(text), f"{wanted!r} on the screen")

    async def until(self, holds: Callable[[str], bool], what: str) -> str:
        """Wait until something holds of the screen's text."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not holds(self.text):
                    await self._change()
        except TimeoutError:
            raise AssertionError(f"waited in vain for {what}; the screen is:\n{self.text}") from None
        return self.text

    async def _change(self) -> None:
        """Until the program writes, or ends with an error."""
        self.wire.changed.clear()
        change = asyncio.create_task(self.wire.changed.wait())
        assert self.running is not None
        await asyncio.wait({change, self.running}, return_when=asyncio.FIRST_COMPLETED)
        if self.running.done():
            change.cancel()
            self.running.result()
            raise AssertionError(f"the program has ended; the screen is:\n{self.text}")

    async def end(self) -> int:
        """Wait for the program to end; its exit status."""
        assert self.running is not None
        async with asyncio.timeout(PATIENCE):
            return await self.running


def _joined(text: str) -> str:
    """The screen as running text, so that a wrapped sentence is found."""
    return f"{text}\n{' '.join(text.split())}"


@asynccontextmanager
async def showing(sitting: Sitting[object], columns: int = 80, rows: int = 24) -> AsyncIterator[Terminal]:
    """A sitting on a terminal in memory; it is ended when the block ends."""
    with create_pipe_input() as keyboard:
        terminal = Terminal(columns, rows, keyboard)
        with create_app_session(input=keyboard, output=terminal.output):
            terminal.stage = Stage(sitting)
            terminal.running = asyncio.create_task(terminal.stage.run())
            try:
                yield terminal
            finally:
                if not terminal.running.done():
                    terminal.running.cancel()
                    await asyncio.wait({terminal.running})
