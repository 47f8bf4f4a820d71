"""The one full-screen application: shows the present scene, passes keys on, gives the terminal back."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from prompt_toolkit.application import Application, get_app_session, run_in_terminal
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import (
    Dimension,
    FormattedTextControl,
    HSplit,
    Layout,
    Window,
)
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from practice.model.page import Left, Page
from practice.screens import keys
from practice.screens.frame import footer, help_lines
from practice.screens.keys import Act, Place
from practice.screens.pages import PageScene
from practice.screens.pulse import Pulse, PunctualOutput
from practice.screens.scene import Opening, Scene, Timed
from practice.screens.style import RULES
from practice.screens.text import Line
from practice.screens.text_field import TextField
from practice.sittings.script import Sitting

if TYPE_CHECKING:
    from practice.sittings.nerves.breathing import Breathing
    from practice.sittings.nerves.countdown import Countdown
    from practice.sittings.rounds.listening import Listening
    from practice.sittings.rounds.playing import Playing

BETWEEN_RINGS = 0.25
"""Seconds between two rings of the bell; at once a terminal makes one of them."""

ESCAPE = 0.05
"""Seconds to wait whether an Escape begins a longer sequence."""

HELD = 0.12
"""Seconds under which two Enters are a key held down; keyboards repeat about thirty times a second."""

HANGUPS = {"SIGTERM": 143, "SIGHUP": 129}


class Stage:
    """Runs one sitting on the full screen."""

    def __init__(self, sitting: Sitting[object]) -> None:
        self._sitting = sitting
        self._pages = 0
        self._scene: Scene
        self._helping = False
        self._help_top = 0
        self._went_at = 0.0
        self._drawn: object = None
        self._field = TextField(
            field=lambda: self._scene.field, size=self._size, wrote=lambda text: self._scene.write(text)
        )
        output = PunctualOutput(get_app_session().output)
        self.app: Application[int] = Application(
            output=cast(Output, output),
            layout=self._layout(),
            key_bindings=self._bindings(),
            style=Style.from_dict(RULES),
            full_screen=True,
            mouse_support=False,
        )
        self.app.after_render += self._rendered
        self._pulse = Pulse(output, scene=lambda: self._scene, look=self.look, draw=self.app.invalidate)
        self.app.ttimeoutlen = ESCAPE
        self.app.timeoutlen = ESCAPE

    async def run(self) -> int:
        """Show the sitting until it ends; the exit status. The terminal is given back whatever happens."""
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(self._failed)
        handled = _leave_on_hangup(loop, self)
        try:
            if not self._advance():
                return 0
            return await self.app.run_async(pre_run=self._begin, set_exception_handler=False)
        finally:
            self._pulse.stop()
            for number in handled:
                loop.remove_signal_handler(number)

    def leave(self, status: int) -> None:
        """Put away what is half written and end."""
        self._scene.put_away()
        if not self.app.is_done:
            self.app.exit(result=status)

    # -- the sitting -------------------------------------------------------------------------------

    def _advance(self, reply: str | None = None, *, left: bool = False) -> bool:
        """The next page or round; False when the sitting is over."""
        try:
            if left:
                shown = self._sitting.throw(Left())
            else:
                shown = next(self._sitting) if reply is None else self._sitting.send(reply)
        except (StopIteration, Left):
            return False
        self._show(shown)
        return True

    def _show(self, shown: "Page | Playing | Listening | Breathing | Countdown") -> None:
        self._pages += 1
        if isinstance(shown, Page):
            self._scene = PageScene(shown, number=self._pages, reply=self._replied, leave=self._left)
        else:
            self._scene = _scene_of(shown, finished=self._played, leave=self._left)

    def _replied(self, reply: str) -> None:
        self._end_unless(self._advance(reply))

    def _played(self) -> None:
        self._end_unless(self._advance(""))

    def _left(self) -> None:
        self._scene.put_away()
        self._end_unless(self._advance(left=True))

    def _end_unless(self, more: bool) -> None:
        if not more and not self.app.is_done:
            self.app.exit(result=0)

    # -- time --------------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._sync_field()
        self._pulse.plan()

    def look(self) -> None:
        """Tick the scene and redraw only when it would look different."""
        if self.app.is_done:
            return
        self._scene.pulse()
        if self.app.is_done:  # that was its end
            return
        self._sync_field()
        if self._looks() != self._drawn:
            self.app.invalidate()
        if isinstance(self._scene, Timed):
            self._ring(self._scene.rings())
        self._pulse.plan()

    def _rendered(self, _: object) -> None:
        if isinstance(self._scene, Opening):
            self._scene.shown()

    def _ring(self, times: int) -> None:
        if times and not self.app.is_done:
            self.app.output.bell()
            asyncio.get_running_loop().call_later(BETWEEN_RINGS, self._ring, times - 1)

    def _failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """An error in a key, a draw or the pulse ends the program; it does not wait for Enter."""
        error = context.get("exception")
        if not self.app.is_done:
            reason = error if isinstance(error, BaseException) else RuntimeError(str(context.get("message")))
            with suppress(Exception):
                self._scene.put_away()
            with suppress(Exception):
                self.app.exit(exception=reason)

    # -- drawing -----------------------------------------------------------------------------------

    def _layout(self) -> Layout:
        text = FormattedTextControl(self._body_text, focusable=True, show_cursor=False)
        self._body_window = Window(text, height=self._body_height, always_hide_cursor=True)
        field = self._field.container(shown=lambda: self._writing)
        rest = Window(height=Dimension(min=0, weight=1))
        foot = Window(FormattedTextControl(self._footer_text), height=Dimension(min=1, max=1))
        return Layout(HSplit([self._body_window, field, rest, foot], window_too_small=Window()))

    @property
    def _writing(self) -> bool:
        return self._scene.field is not None and not self._helping

    def _size(self) -> tuple[int, int]:
        size = self.app.output.get_size()
        return size.columns, size.rows

    def _body_rows(self) -> int:
        """Rows the body may take: all but the footer and the least the field needs."""
        _, rows = self._size()
        if not self._writing:
            return max(1, rows - 1)
        return max(1, rows - 1 - min(self._field.least_rows, max(1, rows - 4)))

    def _body_lines(self) -> list[Line]:
        columns, _ = self._size()
        rows = self._body_rows()
        if self._helping:
            return self._help(columns)[self._help_top :][:rows]
        return self._scene.draw(columns, rows)[:rows]

    def _help(self, columns: int) -> list[Line]:
        scene = self._scene
        return help_lines(scene.place, columns, explained=scene.explained(columns))

    def _body_height(self) -> Dimension:
        return Dimension.exact(len(self._body_lines()))

    def _body_text(self) -> StyleAndTextTuples:
        lines = self._body_lines()
        self._drawn = self._looks_with(lines)  # a moment later the scene may look different already
        pieces: StyleAndTextTuples = []
        for number, line in enumerate(lines):
            if number:
                pieces.append(("", "\n"))
            pieces += line
        return pieces

    def _looks(self) -> object:
        return self._looks_with(self._body_lines())

    def _looks_with(self, lines: list[Line]) -> object:
        return self._size(), lines, self._scene.place, self._helping

    def _footer_text(self) -> StyleAndTextTuples:
        columns, _ = self._size()
        hidden = self._hidden_in_help(columns) if self._helping else self._scene.hidden_acts
        return list(footer(self._place(), columns, leave_out=hidden))

    def _hidden_in_help(self, columns: int) -> frozenset[Act]:
        """At the end of the list there is no more of it."""
        more = self._help_top + self._body_rows() < len(self._help(columns))
        return frozenset() if more else frozenset({Act.PAGE_DOWN})

    # -- keys --------------------------------------------------------------------------------------

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for name in keys.names():
            sequence = name.split(",")

            def active(name: str = name) -> bool:
                return self._act(name) is not None

            def pressed(event: KeyPressEvent, name: str = name) -> None:  # noqa: ARG001
                self._press(name)

            bindings.add(*sequence, filter=Condition(active), eager=name != "escape")(pressed)

        @bindings.add(Keys.Any, filter=Condition(lambda: not self._writing))
        def _other(event: KeyPressEvent) -> None:
            if not self._helping:
                self._scene.press(event.data)
                self._after_key()

        @bindings.add(Keys.BracketedPaste, filter=Condition(lambda: self._writing))
        def _pasted(event: KeyPressEvent) -> None:
            self._field.paste(event.data)
            self._after_key()

        return bindings

    def _place(self) -> Place:
        return Place.HELP if self._helping else self._scene.place

    def _act(self, name: str) -> Act | None:
        return keys.act_of(self._place(), name)

    def _press(self, name: str) -> None:
        act = self._act(name)
        match act:
            case None:
                return
            case Act.QUIT:
                self.leave(130)
            case Act.SUSPEND:
                if sys.platform != "win32":
                    self.app.create_background_task(self._put_aside())
            case Act.GO if self._held_down():
                pass
            case Act.HELP:
                self._helping, self._help_top = not self._helping, 0
            case Act.UP | Act.DOWN | Act.PAGE_UP | Act.PAGE_DOWN if self._helping:
                self._scroll_help(act)
            case Act.NEWLINE:
                self._field.new_line()
            case Act.UP | Act.DOWN if self._scene.place in keys.LONG_TEXT:
                self._field.move(-1 if act is Act.UP else 1)
            case Act.PAGE_UP | Act.PAGE_DOWN if self._idle(act):
                self._field.move_page(-1 if act is Act.PAGE_UP else 1)
            case _:
                self._scene.act(act, name)
        self._after_key()

    def _idle(self, act: Act) -> bool:
        """Beside a text to write, the keys that page the body page the text where all of the body is seen."""
        return self._scene.place is Place.TEXT and act in self._scene.hidden_acts

    def _held_down(self) -> bool:
        """A key repeats by itself over nothing written: nobody has read the page, and it is no reply."""
        now = asyncio.get_running_loop().time()
        empty = self._scene.place in (Place.WRITE, Place.TEXT) and not self._field.text
        held = now - self._went_at < HELD
        self._went_at = now
        return held and empty

    async def _put_aside(self) -> None:
        """Stop the process as a shell's job, with the terminal given back and the clock standing still.

        `kill` returns when the job goes on, or at once where nothing can take it up again.
        """
        self._scene.pause()
        try:
            await run_in_terminal(_stop_this_job)
        finally:
            self._scene.go_on()

    def _scroll_help(self, act: Act) -> None:
        columns, _ = self._size()
        rows = self._body_rows()
        step = 1 if act in (Act.UP, Act.DOWN) else rows
        by = step if act in (Act.DOWN, Act.PAGE_DOWN) else -step
        last = max(0, len(self._help(columns)) - rows)
        self._help_top = max(0, min(last, self._help_top + by))

    def _after_key(self) -> None:
        self._sync_field()
        self.app.invalidate()
        if isinstance(self._scene, Timed) and not self.app.is_done:
            self._pulse.plan()  # the key may have moved what comes next

    def _sync_field(self) -> None:
        """A new field begins with its own text; what is written goes to it or to nowhere."""
        self._field.sync()
        wanted = self._field.window if self._writing else self._body_window
        if not self.app.layout.has_focus(wanted):
            self.app.layout.focus(wanted)


def _scene_of(
    shown: "Playing | Listening | Breathing | Countdown",
    *,
    finished: Callable[[], None],
    leave: Callable[[], None],
) -> Scene:
    """The scene of what takes its time; nothing waits for what another one needs."""
    from practice.sittings.rounds.listening import Listening

    if isinstance(shown, Listening):
        from practice.screens.listening import ListeningScene

        return ListeningScene(shown, finished=finished, leave=leave)
    from practice.sittings.rounds.playing import Playing

    if isinstance(shown, Playing):
        from practice.screens.rounds import RoundScene

        return RoundScene(shown, finished=finished, leave=leave)
    from practice.sittings.nerves.breathing import Breathing

    if isinstance(shown, Breathing):
        from practice.screens.breathing import BreathingScene

        return BreathingScene(shown, finished=finished, leave=leave)
    from practice.screens.countdown import CountdownScene

    return CountdownScene(shown, finished=finished, leave=leave)


def _leave_on_hangup(loop: asyncio.AbstractEventLoop, stage: Stage) -> list[int]:
    """SIGTERM and SIGHUP leave as Ctrl-C does, so that the terminal is given back."""
    if sys.platform == "win32":
        return []
    handled = []
    for name, status in HANGUPS.items():
        number = getattr(signal, name)
        loop.add_signal_handler(number, stage.leave, status)
        handled.append(number)
    return handled


def _stop_this_job() -> None:
    if sys.platform != "win32":
        os.kill(os.getpid(), signal.SIGTSTP)
