"""The minutes before an interview on the full screen: the time until joining, and one step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from practice.screens.breathing import FRAME, breath_lines
from practice.screens.frame import SHORT, heading
from practice.screens.keys import Act, Place
from practice.screens.pages import MORE
from practice.screens.scene import Field
from practice.screens.style import styled
from practice.screens.text import Line, apart, fit, indented, width_of
from practice.sittings.nerves.breathing import HELD
from practice.sittings.nerves.countdown import Countdown
from practice.sittings.nerves.countdown_stage import Stage

LEAST_BREATH, SEEN_BREATH, MOST_BREATH = 2, 7, 11
"""Rows of the drawing of a breath: the fewest, so many before there are spare words, and the most."""

LABEL = "0 to 100 and a word: "
SHORT_LABEL = "0-100: "
WORD_LABEL = "One word: "
ROOMY = 44

CUT_OFF = 3.0
"""Seconds after a step that ended over half a word in which a letter is the rest of it, and no key."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How much of it is shown; where there is less room, less."""

    spare: bool
    step: bool
    coming: bool
    gaps: bool


LAYOUTS = (
    Layout(spare=True, step=True, coming=True, gaps=True),
    Layout(spare=True, step=True, coming=True, gaps=False),
    Layout(spare=False, step=True, coming=True, gaps=False),
    Layout(spare=False, step=False, coming=True, gaps=False),
    Layout(spare=False, step=False, coming=False, gaps=False),
)
"""From all of it to the least. The time until joining is in all of them."""


@dataclass(frozen=True, slots=True)
class MadeFor:
    """What the words on the screen go by; as long as it is the same, so are they."""

    width: int
    room: int
    shown: object
    may_go_on: bool
    notice: str
    breathing: bool
    top: int


@dataclass(frozen=True, slots=True)
class Body:
    """Rows above the breath, how many there are for it, and rows below."""

    above: tuple[Line, ...]
    breath_rows: int
    below: tuple[Line, ...]
    gap: bool = False


class CountdownScene:
    """Shows a countdown, and then that it is time to join, until the person goes."""

    def __init__(
        self, countdown: Countdown, *, finished: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        self._countdown = countdown
        self._finished = finished
        self._leave = leave
        self._typed = ""
        self._hint = ""
        self._top = 0
        self._page = 1
        self._width = 80
        self._shown: object = None
        self._made_for: MadeFor | None = None
        self._made = Body((), 0, ())
        self._skipped_at = float("inf")
        self._cut_off_at = float("inf")
        countdown.begin()
        self._step_changed()

    @property
    def place(self) -> Place:
        """Which keys hold: letters are none where a number or a word is asked for."""
        return Place.COUNTDOWN_RATING if self._writing else Place.COUNTDOWN

    @property
    def _writing(self) -> bool:
        return self._countdown.rated or self._countdown.named

    @property
    def field(self) -> Field | None:
        """A line for a number or a word, in the steps that ask for one."""
        if not self._writing:
            return None
        label = LABEL if self._width >= ROOMY else SHORT_LABEL
        return Field(f"rating {self._countdown.number}", label if self._countdown.rated else WORD_LABEL)

    @property
    def hidden_acts(self) -> frozenset[Act]:
        """Enter is for a number or a word, or at the very end."""
        hidden = set()
        if not (self._writing or self._countdown.over):
            hidden.add(Act.GO)
        if not self._countdown.may_go_on:
            hidden.add(Act.SKIP)
        if not self._countdown.may_go_back:
            hidden.add(Act.AGAIN)
        return frozenset(hidden)

    def explained(self, width: int) -> list[Line]:  # noqa: ARG002  # a Scene is told the width
        """There are no figures; the time goes on behind the keys."""
        return []

    # -- drawing -----------------------------------------------------------------------------------

    def draw(self, width: int, rows: int) -> list[Line]:
        """The time until joining always; the step with as much around it as there is room for."""
        self._width = width
        self._step_changed()
        top = self._heading(width, rows)
        body = self._body(width, max(1, rows - len(top)))
        breath = self._breath(width, body.breath_rows, gap=body.gap)
        return [*top, *body.above, *breath, *body.below]

    def _body(self, width: int, room: int) -> Body:
        """The words around the breath; made anew only when they change, as a breath is drawn often."""
        countdown = self._countdown
        wanted = MadeFor(
            width, room, self._shown, countdown.may_go_on, self._notice(), countdown.breathing, self._top
        )
        if wanted != self._made_for:
            self._made = self._make(width, room)
            self._made_for = replace(
                wanted, top=self._top
            )  # it may have been further down than there is text
        return self._made

    def _make(self, width: int, room: int) -> Body:
        for layout in LAYOUTS:
            least = (SEEN_BREATH if layout.spare else LEAST_BREATH) if self._countdown.breathing else 0
            words, coming = self._words(width, layout), self._coming(width, layout)
            between = room - len(words) - len(coming)
            if between >= least:
                self._top = 0
                return Body(tuple(words), between if least else 0, tuple(coming), gap=layout.gaps)
        least = LEAST_BREATH if self._countdown.breathing else 0
        words = self._words(width, LAYOUTS[-1])
        self._page = max(1, room - least - 1)
        self._top = max(0, min(self._top, len(words) - self._page))
        seen = words[self._top : self._top + self._page]
        more = MORE if self._top + self._page < len(words) else ""
        turn = apart("", f"{more} ", width, left_style="", right_style=styled("key"))
        return Body((), least, (*seen, turn))

    def _heading(self, width: int, rows: int) -> list[Line]:
        countdown = self._countdown
        left = f"You join in {countdown.clock}"
        if countdown.over:
            left = "Done" if countdown.rehearsal else "You join now"
        room = max(0, width - width_of(left) - 5)
        short = width_of(countdown.title) > room and countdown.short_title
        title = fit(short or countdown.title, room)
        return heading(left, title, width)[: 1 if rows <= SHORT else None]

    def _words(self, width: int, layout: Layout) -> list[Line]:
        countdown = self._countdown
        lines: list[Line] = []
        if layout.step:
            lines += [*self._gap(layout), self._step_line(width), *self._gap(layout)]
        notice = self._notice()
        if notice:
            lines += indented(notice, width, style=styled("notice"), first="! ")
        sayings = [each for each in countdown.sayings if layout.spare or not each.spare]
        style = styled("question") if countdown.over else ""
        for number, saying in enumerate(sayings):
            lines += [*(self._gap(layout) if number else []), *indented(saying.text, width, style=style)]
        return lines

    def _notice(self) -> str:
        countdown = self._countdown
        return self._hint or countdown.why or (countdown.notice if countdown.number <= 1 else "")

    def _step_line(self, width: int) -> Line:
        countdown = self._countdown
        where = f"{countdown.number} of {len(countdown.routine.steps)} " if countdown.step else ""
        return apart(
            f"  {countdown.heading}",
            where,
            width,
            left_style=styled("heading"),
            right_style=styled("place"),
        )

    def _coming(self, width: int, layout: Layout) -> list[Line]:
        if not layout.coming or not self._countdown.coming:
            return []
        return [*self._gap(layout), [(styled("aside"), f"  {fit(self._countdown.coming, width - 2)}")]]

    def _breath(self, width: int, rows: int, *, gap: bool) -> list[Line]:
        """In the middle of the rows there are for it."""
        if not rows:
            return []
        drawn = breath_lines(self._countdown.breath, width, max(1, min(MOST_BREATH, rows - gap)))
        above = max(0, rows - len(drawn)) // 2
        below = max(0, rows - len(drawn) - above)
        return [*([[]] * above), *drawn, *([[]] * below)]

    @staticmethod
    def _gap(layout: Layout) -> list[Line]:
        return [[]] if layout.gaps else []

    def _step_changed(self) -> None:
        here = (self._countdown.stage, self._countdown.number)
        if here != self._shown:
            self._shown = here
            self._cut_off_at = self._countdown.left_s if self._typed else float("inf")
            self._top, self._hint, self._typed = 0, "", ""

    # -- time --------------------------------------------------------------------------------------

    def wait(self) -> float:
        """Seconds until something looks different: a frame of the breath, a second of the clock, a step."""
        return max(0.0, min(self._changes()))

    def _changes(self) -> Iterator[float]:
        countdown = self._countdown
        yield countdown.boundary()
        yield countdown.left_s % 1.0 or 1.0
        if countdown.breathing:
            yield FRAME

    def rings(self) -> int:
        """How often the bell rings now."""
        return self._countdown.rings()

    def pulse(self) -> None:
        """Another step may be due. At its end it stays: somebody may be looking for the link just then."""
        self._countdown.tick()
        self._step_changed()

    # -- keys --------------------------------------------------------------------------------------

    def act(self, act: Act, key: str) -> None:
        """The next step, a number handed in, or out."""
        self._step_changed()
        if len(key) == 1 and self._cut_off():
            return
        number = self._countdown.number
        self._do(act)
        if self._countdown.number != number:  # a key has ended the step, so no word was cut off
            self._typed = ""

    def _do(self, act: Act) -> None:
        match act:
            case Act.GO if self._countdown.over:
                self._finished()
            case Act.GO:
                self._countdown.hand_in(self._typed)
            case Act.SKIP if self._held_down():
                pass
            case Act.SKIP if self._countdown.may_go_on:
                self._countdown.next()
            case Act.SKIP if self._countdown.stage is Stage.WAITING:
                self._hint = "It is early for that: the routine begins by itself."
            case Act.AGAIN:
                self._countdown.back()
            case Act.PAGE_DOWN | Act.PAGE_UP:
                self._top += self._page if act is Act.PAGE_DOWN else -self._page
            case Act.BACK if self._countdown.over:
                self._finished()
            case Act.BACK:
                self._leave()
            case _:
                pass

    def _cut_off(self) -> bool:
        """The step has just ended by itself while somebody was typing."""
        return 0.0 <= self._cut_off_at - self._countdown.left_s < CUT_OFF

    def _held_down(self) -> bool:
        """A key that is held repeats by itself, and would skip all of it."""
        now = self._countdown.left_s
        held = self._skipped_at - now < HELD
        self._skipped_at = now
        return held

    def press(self, key: str) -> None:
        """Other keys mean nothing here."""

    def write(self, text: str) -> None:
        """A number or a word so far."""
        self._typed = text
        self._countdown.write(text)

    def pause(self) -> None:
        """The program is put aside; the time goes on."""
        self._countdown.pause()

    def go_on(self) -> None:
        """The program is back."""
        self._countdown.go_on()

    def put_away(self) -> None:
        """The person leaves; what was breathed and rated is kept."""
        self._countdown.put_away()
