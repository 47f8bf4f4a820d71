"""The pulse: when a scene is looked at again, so that what it shows changes at the very moment it should."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

from prompt_toolkit.output import Output

from practice.screens.scene import Foreseen, Scene, Timed

PULSE = 0.1
"""Seconds between two looks at a scene that does not say when it changes."""

AHEAD = 0.015
"""Seconds before a change in which its frame is drawn: drawing takes 3, on a busy machine up to 10 ms."""

NEAR = 0.006
"""Seconds before a change from which on the program stays awake for it: a timer is rounded up to a
millisecond, and whoever wakes on a busy machine may wait four more for a turn."""

NAP = 0.0005
"""Seconds of sleep at a time while it does, so that being awake costs next to nothing."""

MOST = 2 * AHEAD
"""Seconds for which a frame may be withheld: a timer comes a little early on some systems."""


class PunctualOutput:
    """The terminal, for which a frame can be drawn early and shown later: it differs only in `flush`."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._kept = False

    def __getattr__(self, name: str) -> Any:  # whatever an Output can do
        return getattr(self._output, name)

    def flush(self) -> None:
        """Show what was drawn, unless it is kept for its moment."""
        if not self._kept:
            self._output.flush()

    def keep(self) -> None:
        """Nothing is shown from now on."""
        self._kept = True

    def release(self) -> None:
        """What was kept is shown now."""
        if self._kept:
            self._kept = False
            self._output.flush()


class Pulse:
    """Calls `look` for every frame; a change that can be foreseen is drawn ahead and shown in time."""

    def __init__(
        self,
        output: PunctualOutput,
        *,
        scene: Callable[[], Scene],
        look: Callable[[], None],
        draw: Callable[[], None],
    ) -> None:
        self._output = output
        self._scene = scene
        self._look = look
        self._draw = draw
        self._next: asyncio.TimerHandle | None = None
        self._never = threading.Event()  # waiting for it, with a limit, is sleeping

    def plan(self) -> None:
        """Look again in time; what was planned before holds no longer."""
        self.stop()
        scene = self._scene()
        wait = scene.wait() if isinstance(scene, Timed) else PULSE
        if isinstance(scene, Foreseen) and AHEAD < (change := scene.change()) <= wait + AHEAD:
            self._in(change - AHEAD, self._prepare)
        else:
            self._in(wait, self._look)

    def stop(self) -> None:
        """No more looks."""
        if self._next is not None:
            self._next.cancel()
            self._next = None
        self._output.release()

    def _in(self, seconds: float, what: Callable[[], None]) -> None:
        self._next = asyncio.get_running_loop().call_later(max(0.0, seconds), what)

    def _prepare(self) -> None:
        """Draw what comes, and keep it.

        Where the machine stood still for a moment, the change may have passed: `change` then means the
        next one, which is seconds away, and what there is now has to be seen at once.
        """
        scene = self._scene()
        assert isinstance(scene, Foreseen), "only such a scene has a change to prepare"
        loop = asyncio.get_running_loop()
        change = scene.change()
        if change > MOST:
            self._look()
            return
        due = loop.time() + change  # settled before the drawing, which may take longer than that
        scene.foresee()
        self._output.keep()
        self._draw()
        self._next = loop.call_at(due - NEAR, self._show, due)

    def _show(self, due: float) -> None:
        """Show at this moment what was kept for it."""
        loop = asyncio.get_running_loop()
        while (left := due - loop.time()) > 0:
            self._never.wait(min(left, NAP))
        self._output.release()
        self._look()
