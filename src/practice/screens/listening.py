"""Listening on the full screen: what to read aloud, and whether the microphone hears it."""

from collections.abc import Callable, Iterator

from practice.model.pace import reading
from practice.screens.frame import SHORT, heading
from practice.screens.hearing import hearing_lines
from practice.screens.keys import Act, Place
from practice.screens.pages import MORE, paragraph
from practice.screens.scene import Unwritten
from practice.screens.style import styled
from practice.screens.text import Line, apart, indented
from practice.sittings.rounds.listening import Listening


class ListeningScene(Unwritten):
    """Shows the text and the level until it is over."""

    def __init__(
        self, listening: Listening, *, finished: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        self._listening = listening
        self._finished = finished
        self._leave = leave
        self._top = 0
        self._page = 1
        listening.begin()

    @property
    def place(self) -> Place:
        """Which keys hold."""
        return Place.HEARD

    def explained(self, width: int) -> list[Line]:  # noqa: ARG002  # a Scene is told the width
        """The page that comes after explains what was heard."""
        return []

    def draw(self, width: int, rows: int) -> list[Line]:
        """The text first: where there is little room, what is heard gives way to it, and the rest scrolls."""
        listening = self._listening
        tight = rows <= SHORT
        top = heading(listening.title, "", width)[: 1 if tight else None]
        body: list[Line] = []
        for para in listening.body:
            body += [*([] if tight else [[]]), *paragraph(para, width)]
        for below in self._below(width):
            room = max(1, rows - len(top) - len(below))
            if len(body) <= room:
                self._top = 0
                return top + body + below
        self._page = max(1, room - 1)
        self._top = max(0, min(self._top, len(body) - self._page))
        seen = body[self._top : self._top + self._page]
        more = MORE if self._top + self._page < len(body) else ""
        return [*top, *seen, apart("", more, width, left_style="", right_style=styled("key")), *below]

    def _below(self, width: int) -> Iterator[list[Line]]:
        """What stands under the text, from all of it to the least."""
        listening = self._listening
        heard = listening.hearing()
        clock = reading(heard.heard_s) if listening.left is None else reading(listening.left + 0.99)
        label = "so far" if listening.left is None else "left"
        time: Line = [("", "  "), (styled("clock"), clock), ("", f" {label}")]
        bar = hearing_lines(heard, width)
        now = indented(listening.now, width, style=styled("aside"))
        yield [[], time, *bar, [], *now]
        yield [time, *bar, *now]
        yield [time, *bar]
        yield [time, *bar[:1]]

    def act(self, act: Act, key: str) -> None:  # noqa: ARG002  # a Scene is told the key too
        """End it, leave it, or scroll the text."""
        match act:
            case Act.GO:
                self._listening.end()
                self._finished()
            case Act.BACK:
                self._leave()
            case Act.UP:
                self._top -= 1
            case Act.DOWN:
                self._top += 1
            case Act.PAGE_UP:
                self._top -= self._page
            case Act.PAGE_DOWN:
                self._top += self._page
            case _:
                pass

    def pulse(self) -> None:
        """It may be over by itself."""
        self._listening.tick()
        if self._listening.over:
            self._finished()

    def pause(self) -> None:
        """Nobody listens while the program is put aside."""
        self._listening.pause()

    def go_on(self) -> None:
        """The program is back."""
        self._listening.go_on()

    def put_away(self) -> None:
        """Nobody listens any more."""
        self._listening.put_away()
