"""The text field under the body: one editing buffer, and how many rows and columns it has."""

from collections.abc import Callable

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.layout import (
    ConditionalContainer,
    Dimension,
    FormattedTextControl,
    HSplit,
    VSplit,
    Window,
)

from practice.model.printing import clean
from practice.screens.frame import label_before
from practice.screens.scene import Field
from practice.screens.style import styled
from practice.screens.text import LONGEST, width_of
from practice.screens.writing import MoreMargin, WritingControl, place_in, position_in, rows_of

LEAST = 3
"""Rows of a field that grows."""

ROOMY = 16
"""From so many rows on, the field has an empty row above it."""

LEFT = 2
"""Columns before the words."""


class TextField:
    """Holds what is written in the scene's field; a field of another name begins anew."""

    def __init__(
        self,
        *,
        field: Callable[[], Field | None],
        size: Callable[[], tuple[int, int]],
        wrote: Callable[[str], None],
    ) -> None:
        self._field = field
        self._size = size
        self._wrote = wrote
        self._name = ""
        self._loading = False
        self._moved_to: tuple[int, int] | None = None
        self._buffer = Buffer(multiline=True, on_text_changed=self._changed)
        self._control = WritingControl(self._buffer)
        self.window = Window(
            self._control,
            height=self._height,
            width=lambda: Dimension.exact(self._columns()),
            right_margins=[MoreMargin(lambda: self._grows)],
        )

    @property
    def text(self) -> str:
        """What is written so far."""
        return self._buffer.text

    @property
    def least_rows(self) -> int:
        """Rows without which one cannot write here, with the empty one above."""
        field = self._field()
        if field is None:
            return 0
        _, rows = self._size()
        space = int(self._has_room())
        if field.ample:
            return max(LEAST + space, rows * 2 // 5)
        return space + (LEAST if field.grows else self._text_rows())

    def container(self, *, shown: Callable[[], bool]) -> ConditionalContainer:
        """The words before the field and the field; `shown` while there is one to write in."""
        label = Window(
            FormattedTextControl(lambda: [(styled("label"), self._label())]),
            width=lambda: Dimension.exact(width_of(self._label())),
            dont_extend_width=True,
        )
        spacer = ConditionalContainer(Window(height=1), Condition(self._has_room))
        line = VSplit([Window(width=LEFT), label, self.window, Window()], window_too_small=Window())
        return ConditionalContainer(HSplit([spacer, line], window_too_small=Window()), Condition(shown))

    def sync(self) -> None:
        """A new field begins with its own text and the cursor at its end."""
        field = self._field()
        name = field.name if field else ""
        if name == self._name:
            return
        self._name = name
        self._loading = True
        self._buffer.reset()
        if field:
            self._buffer.text = tidied(field.text)
            self._buffer.cursor_position = len(self._buffer.text)
        self._loading = False

    def new_line(self) -> None:
        """A line end at the cursor."""
        self._buffer.insert_text("\n")

    def paste(self, text: str) -> None:
        """Words from elsewhere, all at once; a line end among them is only a line end."""
        self._buffer.save_to_undo_stack()
        self._buffer.insert_text(tidied(text))

    def move(self, rows: int) -> None:
        """The cursor so many rows down, or up; like every editor, it comes back to its column."""
        laid_out = rows_of(self.text, self._control.width)
        at, column = place_in(laid_out, self._buffer.cursor_position)
        if self._moved_to is not None and self._moved_to[0] == self._buffer.cursor_position:
            column = self._moved_to[1]
        to = max(0, min(len(laid_out) - 1, at + rows))
        self._buffer.cursor_position = position_in(laid_out, to, column)
        self._moved_to = self._buffer.cursor_position, column

    def move_page(self, direction: int) -> None:
        """The cursor up (-1) or down (1) by the rows that are seen."""
        seen = self.window.render_info
        self.move(direction * max(1, seen.window_height - 1 if seen else 1))

    def _changed(self, _: Buffer) -> None:
        self._moved_to = None
        if not self._loading:
            self._wrote(self._buffer.text)

    @property
    def _grows(self) -> bool:
        field = self._field()
        return field is not None and field.grows

    def _has_room(self) -> bool:
        """Space for an empty row between the body and the field."""
        return self._size()[1] > ROOMY

    def _label(self) -> str:
        field = self._field()
        columns, _ = self._size()
        return label_before(field.label, columns - LEFT) if field and field.label else ""

    def _columns(self) -> int:
        """Columns of the text to write, no wider than running text anywhere else, and of its arrows."""
        columns, _ = self._size()
        return max(2, min(columns, LONGEST + self._grows) - LEFT - width_of(self._label()))

    def _height(self) -> Dimension:
        if self._grows:
            _, rows = self._size()
            return Dimension(min=1, preferred=rows)  # what the body and the footer leave
        return Dimension.exact(self._text_rows())

    def _text_rows(self) -> int:
        """Rows of the text as it wraps, at most a third of the screen."""
        _, rows = self._size()
        return max(1, min(len(rows_of(self.text, self._columns() - 1)), rows // 3))


def tidied(text: str) -> str:
    """The text with one kind of line end, a space for a tab, and nothing that drives a terminal."""
    lines = f"{text}|".splitlines()  # with the sign, a line end at the end stays one
    return clean("\n".join(lines)[:-1].replace("\t", " "))
