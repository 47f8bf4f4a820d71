"""A breath on the full screen: a shape that widens and narrows, a word, and how long it lasts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, cos, pi, sqrt

from practice.model.breathing import BreathPart
from practice.model.pace import reading
from practice.nerves.course import Breath
from practice.nerves.words import CAUTIONS, glyph, label
from practice.screens.frame import SHORT, heading
from practice.screens.keys import Act, Place
from practice.screens.scene import Unwritten
from practice.screens.style import styled
from practice.screens.text import Line, fit, indented, width_of, wrap
from practice.sittings.nerves.breathing import Breathing

FRAME = 1 / 12
"""Seconds between two frames; to a calm eye more of them look the same."""

WIDEST = 26
"""Columns from the middle of the shape to its edge, with full lungs."""

TALLEST = 9
"""Rows of the shape."""

TOPPED = 4
"""Columns on either side that a top-up adds to full lungs."""

ROUND = 0.6
"""How blunt the ends of the shape are, in rows."""

NOTE = 64
"""Columns of the words beside the exercise."""


SENTENCE = re.compile(r"(?<=[.?!]) ")
PART = re.compile(r"(?<=[,;:]) ")
CLAUSE = re.compile(r"[,:;] ")


@dataclass(frozen=True, slots=True)
class Look:
    """How one part of a breath is drawn; each can be told from the others without colour, on a still."""

    stroke: str
    left: str
    right: str


LOOKS = {
    BreathPart.IN: Look("━", "◂", "▸"),
    BreathPart.TOP_UP: Look("━", "+", "+"),
    BreathPart.HOLD: Look("═", "│", "│"),
    BreathPart.OUT: Look("─", "▸", "◂"),
    BreathPart.REST: Look("·", " ", " "),
}


def breath_lines(breath: Breath | None, width: int, rows: int) -> list[Line]:
    """The shape with its word under it, always the same number of rows; empty ones when it is over.

    Everything comes from the breath alone, so that no frame can be ahead of another.
    """
    rows = max(1, rows)
    tall = _tall(rows)
    if breath is None:
        return [[] for _ in range(_height(rows))]
    shape = _shape(breath, width, tall) if tall else []
    gap: list[Line] = [[]] if _height(rows) > tall + 1 else []
    return [*shape, *gap, word_line(breath, width)]


def word_line(breath: Breath, width: int) -> Line:
    """What to do, and for how many seconds more."""
    seconds = max(1, ceil(breath.left_s - 0.01))
    return centred(f"{glyph(breath.part)} {label(breath.part)}  {seconds}", width, style="breath.word")


def brief(text: str, width: int) -> str:
    """The text where it fits, else its first sentence, else what that begins with."""
    sentence = text.partition(". ")[0]
    return next((each for each in (text, sentence) if width_of(each) <= width), CLAUSE.split(sentence)[0])


def turned_over(texts: Sequence[str], width: int, rows: int) -> list[list[str]]:
    """The texts as pages of so many rows: whole sentences, or parts of one that is longer than a page."""
    pages: list[list[str]] = []
    for text in texts:
        page = ""
        for sentence in SENTENCE.split(text):
            fits = len(wrap(sentence, width)) <= rows
            for piece in [sentence] if fits else PART.split(sentence):
                longer = f"{page} {piece}".strip()
                if page and len(wrap(longer, width)) > rows:
                    pages += _sliced(wrap(page, width), rows)
                    longer = piece
                page = longer
        pages += _sliced(wrap(page, width), rows)
    return pages


def _sliced(lines: list[str], rows: int) -> list[list[str]]:
    return [lines[first : first + rows] for first in range(0, len(lines), rows)]


def centred(text: str, width: int, *, style: str) -> Line:
    """One row with the text in its middle."""
    shown = fit(text, width)
    return [("", " " * ((width - width_of(shown)) // 2)), (styled(style), shown)]


def fullness(breath: Breath) -> float:
    """How full the lungs are, 0 to 1: slow at both ends, and exactly there when the part ends."""
    eased = (1 - cos(pi * breath.fraction)) / 2
    match breath.part:
        case BreathPart.IN:
            return eased
        case BreathPart.OUT:
            return 1 - eased
        case BreathPart.TOP_UP | BreathPart.HOLD:
            return 1.0
        case BreathPart.REST:
            return 0.0


def _tall(rows: int) -> int:
    """Rows of the shape: an odd number, with one row left for the word."""
    return max(0, min(TALLEST, rows - 1 if rows % 2 == 0 else rows - 2, rows - 1))


def _height(rows: int) -> int:
    tall = _tall(rows)
    return min(rows, tall + 2) if tall else 1


def _shape(breath: Breath, width: int, tall: int) -> list[Line]:
    """As wide as the lungs are full, widest in the middle; the middle row has signs at its ends."""
    look = LOOKS[breath.part]
    middle = tall // 2
    most = max(1, min(WIDEST, width // 2 - TOPPED - 3))
    wide = max(1, round(fullness(breath) * most))
    topped = _topped(breath)
    lines: list[Line] = []
    for row in range(tall):
        half = _half(abs(row - middle), wide, wide / most * middle)
        if not half:
            lines.append([])
            continue
        stroke = look.stroke * half
        if breath.part is BreathPart.REST:
            stroke = "· " if row == middle else ""
        side = "·" * topped
        text = f"{side}{stroke}{stroke}{side}"
        if row == middle:
            text = f"{look.left} {text} {look.right}"
        lines.append([("", " " * ((width - len(text)) // 2)), (styled("breath"), text)])
    return lines


def _topped(breath: Breath) -> int:
    if breath.part is not BreathPart.TOP_UP:
        return 0
    return max(1, round(TOPPED * (1 - cos(pi * breath.fraction)) / 2))


def _half(off: int, wide: int, tall: float) -> int:
    """Columns from the middle to the edge, so many rows off the middle."""
    share = 1 - (off / (tall + ROUND)) ** 2
    return round(wide * sqrt(share)) if share > 0 else 0


@dataclass(frozen=True, slots=True)
class Moment:
    """What one frame shows."""

    breath: Breath | None
    left_s: float
    paused: bool
    remark: str


class BreathingScene(Unwritten):
    """Shows an exercise until it is over."""

    def __init__(
        self, breathing: Breathing, *, finished: Callable[[], None], leave: Callable[[], None]
    ) -> None:
        self._breathing = breathing
        self._finished = finished
        self._leave = leave
        self._seen: object = None
        self._drawn: list[Line] = []
        self._wrapped_to = 0
        self._wrapped_rows: list[str] = []
        self._paged_to = (0, 0)
        self._pages: list[list[str]] = []
        self._begun = False
        self._moment = self._look()

    @property
    def place(self) -> Place:
        """Which keys hold."""
        return Place.BREATHE

    def explained(self, width: int) -> list[Line]:
        """What to be careful about; the breath goes on behind it."""
        return [line for claim in CAUTIONS for line in indented(claim.text, width, first="  - ")]

    def shown(self) -> None:
        """The first inhale begins with the first frame that is seen."""
        if not self._begun:
            self._begun = True
            self._breathing.begin()

    def draw(self, width: int, rows: int) -> list[Line]:
        """One frame, of the moment of the last pulse or key; made anew only when it would look different."""
        moment = self._moment
        shape = breath_lines(moment.breath, width, self._room(width, rows))
        seen = (width, rows, shape, reading(_upwards(moment.left_s)), moment.paused, moment.remark)
        if seen != self._seen:
            self._seen = seen
            self._drawn = self._frame(width, rows, shape)
        return self._drawn

    def _frame(self, width: int, rows: int, shape: list[Line]) -> list[Line]:
        moment = self._moment
        top = self._top(width, rows)
        if moment.paused:
            shape = [
                *shape[:-1],
                centred(brief("‖ Paused: space goes on", width), width, style="breath.word"),
            ]
        room = rows - len(top) - len(shape)
        note = self._note(width, max(0, room - 1) if room > 2 else room)
        spare = max(0, room - len(note))
        above = spare // 2 if len(note) < 4 else spare // 3
        below = min(spare - above, 2)
        return [*top, *([[]] * above), *shape, *([[]] * below), *note][:rows]

    def _top(self, width: int, rows: int) -> list[Line]:
        """What it is and how long it goes on; on very few rows only the breath."""
        if rows < 3:
            return []
        left = f"{reading(_upwards(self._moment.left_s))} left"
        lines = heading(fit(self._breathing.title, max(0, width - len(left) - 5)), left, width)
        return lines[: 1 if rows <= SHORT else None]

    def _room(self, width: int, rows: int) -> int:
        """Rows for the breath: what the words leave, but never less than it needs to be seen."""
        body = rows - (0 if rows < 3 else 1 if rows <= SHORT else 2)
        words = len(self._wrapped(width))
        least = min(body, 2 if body < 5 else 4)
        gaps = 0 if body < 8 else 3
        return max(least, min(TALLEST + 2, body - words - gaps))

    def _wrapped(self, width: int) -> list[str]:
        """All of the words, with an empty row between two paragraphs."""
        if width != self._wrapped_to:
            self._wrapped_to = width
            rows: list[str] = []
            for text in self._breathing.words:
                rows += [*([""] if rows else []), *wrap(text, min(NOTE, width - 2))]
            self._wrapped_rows = rows
        return self._wrapped_rows

    def _note(self, width: int, rows: int) -> list[Line]:
        """What a key has just changed; else the words, of which each breath turns over what does not fit.

        Always as many rows, so that the breath above them stays where it is.
        """
        moment = self._moment
        if rows < 1:
            return []
        pages = self._paged(width, rows)
        tall = max(len(page) for page in pages)
        words = pages[(moment.breath.number - 1) % len(pages) if moment.breath else 0]
        margin = " " * max(1, (width - min(NOTE, width - 2)) // 2)
        if moment.remark:
            shown = [centred(brief(moment.remark, width), width, style="aside")]
        elif tall == 1:
            shown = [centred(words[0], width, style="aside")]
        else:
            shown = [[("", margin), (styled("aside"), row)] for row in words]
        return [*shown, *([[]] * (tall - len(shown)))]

    def _paged(self, width: int, rows: int) -> list[list[str]]:
        """The words as they are turned over: on one page where there is room for all of them."""
        if (width, rows) != self._paged_to:
            self._paged_to = (width, rows)
            words = self._wrapped(width)
            apart = turned_over(self._breathing.words, min(NOTE, width - 2), rows)
            self._pages = [words] if len(words) <= rows else apart
        return self._pages

    def _look(self, *, ahead: float = 0.0) -> Moment:
        breathing = self._breathing
        left = max(0.0, breathing.left_s - ahead)
        return Moment(breathing.breath(ahead=ahead), left, breathing.still, breathing.remark)

    # -- time --------------------------------------------------------------------------------------

    def wait(self) -> float:
        """Seconds to the next frame, or to the end of this part of the breath."""
        return max(0.0, min(FRAME, self.change()))

    def change(self) -> float:
        """Seconds until this part of the breath is over."""
        return self._breathing.boundary()

    def foresee(self) -> None:
        """The first frame of the part that comes; after the last one, an empty one."""
        self._moment = self._look(ahead=self.change() + 1e-6)

    def rings(self) -> int:
        """How often the bell rings now."""
        return self._breathing.rings()

    def pulse(self) -> None:
        """Another frame; it may be over."""
        self._breathing.tick()
        if self._breathing.over:
            self._finished()
        else:
            self._moment = self._look()

    # -- keys --------------------------------------------------------------------------------------

    def act(self, act: Act, key: str) -> None:  # noqa: ARG002  # a Scene is told the key too
        """Stand still, go on, breathe longer or shorter, tones, leave."""
        match act:
            case Act.PAUSE:
                self._breathing.hold_on()
            case Act.LONGER:
                self._breathing.slower()
            case Act.SHORTER:
                self._breathing.faster()
            case Act.TONES:
                self._breathing.toggle_tones()
            case Act.BACK:
                self._leave()
                return
            case _:
                return
        self._moment = self._look()

    def pause(self) -> None:
        """The breath stands still while the program is put aside."""
        self._breathing.pause()

    def go_on(self) -> None:
        """The program is back."""
        self._breathing.go_on()

    def put_away(self) -> None:
        """The person leaves."""
        self._breathing.put_away()


def _upwards(seconds: float) -> float:
    """Whole seconds that are not over yet."""
    return ceil(seconds - 0.01)
