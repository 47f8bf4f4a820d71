"""A page on the full screen: read, choose, write a line or a text."""

from collections.abc import Callable

from practice.model.page import Page, Para, Picture, Tone, Wanted, choice_of, misfit
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.screens.frame import SHORT, heading
from practice.screens.keys import Act, Place
from practice.screens.scene import Field
from practice.screens.style import styled
from practice.screens.text import LONGEST, Line, apart, fit, indented

PLACES = {
    Wanted.NOTHING: Place.READ,
    Wanted.CHOICE: Place.CHOOSE,
    Wanted.LINE: Place.WRITE,
    Wanted.TEXT: Place.TEXT,
}
LISTED = (Tone.ITEM, Tone.ROW)
"""Paragraphs without an empty row between them."""
MORE = "more: PgDn"

LEAST_PICTURE = 10
"""Columns under which nothing can be drawn."""

LEAST_BODY = 3
"""Rows the body keeps before the choices scroll with it."""

KEEP_EACH = 10
"""Looks between two times that a text being written is kept; a page is looked at ten times a second."""

AGAIN = "Going back once more leaves without them."


class PageScene:
    """Shows a page until there is a reply to it."""

    def __init__(
        self, page: Page, *, number: int, reply: Callable[[str], None], leave: Callable[[], None]
    ) -> None:
        self._page = page
        self._number = number
        self._reply = reply
        self._leave = leave
        self._text = page.value
        self._unkept = page.is_refused
        self._warned = False
        self._looks = KEEP_EACH
        self._hint = ""
        self._top = 0
        self._rows = 1
        self._length = 1
        keys = [choice.key for choice in page.choices]
        self._marked = keys.index(page.default) if page.default in keys else None
        self._follow = self._marked is not None

    @property
    def place(self) -> Place:
        """Which keys hold."""
        return PLACES[self._page.wanted]

    @property
    def field(self) -> Field | None:
        """A line or a text to write, where the page wants one."""
        match self._page.wanted:
            case Wanted.LINE:
                return Field(self._name, f"{self._page.prompt}: ", self._page.value)
            case Wanted.TEXT:
                return Field(self._name, "", self._page.value, grows=True, ample=True)
            case _:
                return None

    @property
    def _name(self) -> str:
        return f"page {self._number}"

    @property
    def hidden_acts(self) -> frozenset[Act]:
        """Without a marked choice Enter chooses nothing; beside a text, what is seen whole is not paged."""
        if self._page.wanted is Wanted.CHOICE and self._marked is None:
            return frozenset({Act.GO})
        if self._page.wanted is Wanted.TEXT and self._length <= self._rows:
            return frozenset({Act.PAGE_UP, Act.PAGE_DOWN})
        return frozenset()

    def draw(self, width: int, rows: int) -> list[Line]:
        """The heading and the choices stay; what is between them scrolls."""
        tight = rows <= SHORT
        top = self._top_rows(width, tight=tight)
        body = self._body(width, tight=tight)
        choices, marked_row = self._choices(width, tight=tight)
        if len(choices) > rows - len(top) - (2 if tight else LEAST_BODY):
            marked_row = None if marked_row is None else marked_row + len(body)
            body, choices = body + choices, []
        room = max(1, rows - len(top) - len(choices))
        self._rows = room if len(body) <= room else max(1, room - 1)  # a row is for saying that there is more
        self._length = len(body)
        if self._follow and marked_row is not None and not choices:
            self._top = min(max(self._top, marked_row - self._rows + 1), marked_row)
        self._top = max(0, min(self._top, len(body) - self._rows))
        seen = body[self._top : self._top + self._rows]
        if self._more:
            seen.append(apart("", f"{MORE} ", width, left_style="", right_style=styled("key")))
        return top + seen + choices

    @property
    def _more(self) -> bool:
        """Some of the body is below what is seen."""
        return self._top + self._rows < self._length

    def _top_rows(self, width: int, *, tight: bool) -> list[Line]:
        page = self._page
        if tight:
            return heading(page.step or page.title, "", width)[:1]
        top = heading(page.title, page.step, width)
        if page.step and not any(page.step in text for _, text in top[0]):
            top.insert(1, [(styled("place"), f" {fit(page.step, width - 2)}")])
        return top

    def _body(self, width: int, *, tight: bool) -> list[Line]:
        page = self._page
        lines: list[Line] = []
        if page.done and not (page.why or self._hint):
            lines += indented(page.done, width, style=styled("label"))
        for notice in filter(None, (page.why, self._hint)):
            lines += indented(notice, width, style=styled("notice"), first="! ")
        before: Tone | None = None
        for part in page.body:
            tone = None if isinstance(part, Picture) else part.tone
            listed = tone in LISTED and before in (*LISTED, Tone.HEADING)
            if not tight and not listed:
                lines.append([])
            lines += picture(part, width) if isinstance(part, Picture) else paragraph(part, width)
            before = tone
        if page.explained:
            lines += [] if tight else [[]]
            lines += indented(f"? says {page.explains}.", width, style=styled("aside"))
        if page.prompt and page.wanted is Wanted.NOTHING:
            lines += [] if tight else [[]]
            lines += indented(page.prompt, width, style=styled("label"))
        return lines

    def _choices(self, width: int, *, tight: bool) -> tuple[list[Line], int | None]:
        """The choices with what they are for, and the row of the marked one; or what a text is for."""
        page = self._page
        lines: list[Line] = [] if tight else [[]]
        if page.wanted is Wanted.TEXT and page.prompt:
            asked = f"{fit(page.prompt, width - 5)}:" if tight else f"{page.prompt}:"
            return [*lines, *indented(asked, width, style=styled("label"))], None
        if not page.choices:
            return [], None
        lines += indented(page.prompt, width, style=styled("label"))
        marked_row = None
        for number, choice in enumerate(page.choices):
            marked = number == self._marked
            if marked:
                marked_row = len(lines)
            first = f"{'>' if marked else ' '} {choice.key}  "
            rows = indented(choice.label, width, first=first)
            rows[0][0] = (styled("key"), first)
            lines += rows
        return lines, marked_row

    def explained(self, width: int) -> list[Line]:
        """What the figures of the page mean."""
        return [line for para in self._page.explained for line in (*paragraph(para, width), [])]

    def act(self, act: Act, key: str) -> None:  # noqa: ARG002  # a Scene is told the key too
        """Go on, move, or go back."""
        match act:
            case Act.GO:
                self._go()
            case Act.UP | Act.DOWN if self._page.wanted is Wanted.CHOICE:
                self._mark(-1 if act is Act.UP else 1)
            case Act.UP | Act.DOWN | Act.PAGE_UP | Act.PAGE_DOWN:
                self._scroll(act)
            case Act.BACK:
                self._back()
            case _:
                pass

    def _back(self) -> None:
        if choice_of(self._page, "q") == "q":
            self._reply("q")
        elif not self._stays():
            self._leave()

    def _stays(self) -> bool:
        """What goes under seal could not be kept: that is said once, and going back again leaves it."""
        if not (self._page.sealed and self._unkept):
            return False
        if self._warned:
            self._unkept = False
            return False
        self._warned, self._top = True, 0
        self.pause()
        return self._unkept

    def _go(self) -> None:
        match self._page.wanted:
            case Wanted.NOTHING | Wanted.CHOICE if self._more and self._marked is None:
                self._scroll(Act.PAGE_DOWN)
            case Wanted.NOTHING:
                self._reply("")
            case Wanted.LINE | Wanted.TEXT:
                self._hand_in()
            case Wanted.CHOICE if self._marked is not None:
                self._reply(self._page.choices[self._marked].key)
            case Wanted.CHOICE:
                self._hint = misfit(self._page, "")
                self._top = 0

    def _hand_in(self) -> None:
        try:
            self._reply(self._text)
        except Trouble as trouble:
            self._hand_back(trouble)
            raise

    def _hand_back(self, trouble: Trouble) -> None:
        """The words are shown with the trouble, unless they were to go under seal."""
        if not self._page.sealed:
            trouble.unsaved = trouble.unsaved or self._text

    def _mark(self, by: int) -> None:
        last = len(self._page.choices) - 1
        start = -1 if self._marked is None else self._marked
        self._marked = max(0, min(last, start + by))
        self._follow = True

    def _scroll(self, act: Act) -> None:
        step = max(1, self._rows - 1) if act in (Act.PAGE_UP, Act.PAGE_DOWN) else 1
        down = act in (Act.DOWN, Act.PAGE_DOWN)
        self._follow = False
        self._top = max(0, min(self._top + (step if down else -step), self._length - self._rows))

    def press(self, key: str) -> None:
        """A choice by its key."""
        if self._page.wanted is Wanted.CHOICE and choice_of(self._page, key) and key.strip():
            self._reply(key)

    def write(self, text: str) -> None:
        """The line or text so far."""
        self._text = text
        self._unkept, self._warned = True, False

    def pulse(self) -> None:
        """Keep a text that has changed, at most about once a second."""
        self._looks += 1
        if self._unkept and self._looks > KEEP_EACH:
            self._looks = 0
            self.pause()

    def put_away(self) -> None:
        """Keep a text as it is; anything else of a page is kept when it is handed in."""
        if self._unkept and self._page.keep is not None:
            try:
                self._page.keep(self._text)
            except Trouble as trouble:
                self._hand_back(trouble)
                raise
        self._unkept = False

    def pause(self) -> None:
        """Keep a text as it is; when that fails, say so and try again."""
        try:
            self.put_away()
        except Trouble as trouble:
            self._unkept, self._hint = True, f"Your words are not on the disk yet. {trouble.told}"
            if self._warned:
                self._hint += f" {AGAIN}"
        else:
            self._hint = ""

    def go_on(self) -> None:
        """A page has no clock."""


def picture(drawn: Picture, width: int) -> list[Line]:
    """Its rows, with the margin of a paragraph on both sides."""
    room = max(LEAST_PICTURE, min(width, LONGEST + 2) - 4)
    return [[("", "  "), ("", fit(clean(row), width - 2))] for row in drawn.draw(room)]


def paragraph(para: Para, width: int) -> list[Line]:
    """A paragraph as its tone asks."""
    match para.tone:
        case Tone.ITEM:
            return indented(para.text, width, first="  - ", rest="    ")
        case Tone.ROW:
            return indented(para.text, width, rest="     ")
        case Tone.QUOTE:
            return indented(para.text, width, style=styled("quote"), first="  │ ", rest="  │ ")
        case Tone.QUESTION:
            return indented(para.text, width, style=styled("question"))
        case Tone.HEADING:
            return indented(para.text, width, style=styled("heading"))
        case Tone.ASIDE:
            return indented(para.text, width, style=styled("aside"))
        case Tone.PLAIN:
            return indented(para.text, width)
