"""The text field: an editing buffer drawn with whole words on each row.

prompt_toolkit breaks rows inside words; here the rows are laid out first and each becomes a line of its own.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout.containers import WindowRenderInfo
from prompt_toolkit.layout.controls import BufferControl, UIContent
from prompt_toolkit.layout.margins import Margin
from prompt_toolkit.utils import get_cwidth

from practice.screens.style import styled
from practice.screens.text import width_of

ONE = {(False, False): " ", (True, False): "↑", (False, True): "↓", (True, True): "↕"}
"""What stands beside a text with more of it above, or below."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where in the text it begins, and its characters."""

    start: int
    text: str


def rows_of(text: str, width: int) -> list[Row]:
    """The text in rows no wider than `width`, broken after spaces; a space at the end may hang over.

    Joined again (with a line end where the text has one) the rows are the text.
    """
    rows: list[Row] = []
    start = 0
    for line in text.split("\n"):
        rows += _rows_of_line(line, start, max(width, 2))
        start += len(line) + 1
    return rows


def _rows_of_line(line: str, start: int, width: int) -> list[Row]:
    """Each character is looked at once: a pasted page may be a single line."""
    rows: list[Row] = []
    begin = 0
    whole = len(line.rstrip(" "))
    while (end := _reach(line, begin, whole, width)) < whole:
        space = line.rfind(" ", begin, end + 1)
        cut = space + 1 if space > begin else max(end, begin + 1)
        while cut < len(line) and line[cut] == " ":
            cut += 1
        rows.append(Row(start + begin, line[begin:cut]))
        begin = cut
    return [*rows, Row(start + begin, line[begin:])]


def _reach(line: str, begin: int, whole: int, width: int) -> int:
    """Where a row that begins there is full."""
    end = begin
    used = 0
    while end < whole and (used := used + get_cwidth(line[end])) <= width:
        end += 1
    return end


def place_in(rows: list[Row], cursor: int) -> tuple[int, int]:
    """Row and column of a position in the text."""
    number = bisect_right(rows, cursor, key=lambda row: row.start) - 1
    row = rows[number]
    return number, width_of(row.text[: cursor - row.start])


def position_in(rows: list[Row], number: int, column: int) -> int:
    """The position in the text that is nearest to a column of a row."""
    row = rows[number]
    last = len(row.text)
    if number + 1 < len(rows) and rows[number + 1].start == row.start + last:
        last -= 1  # after its last character the next row begins
    return row.start + _reach(row.text, 0, last, column)


class WritingControl(BufferControl):
    """An editing control whose rows end between words."""

    def __init__(self, buffer: Buffer) -> None:
        super().__init__(buffer)
        self._laid_out: tuple[str, int] | None = None
        self._rows: list[Row] = []
        self.width = 1
        """Columns of its rows when it was drawn last."""

    def create_content(self, width: int, height: int, preview_search: bool = False) -> UIContent:  # noqa: ARG002
        """The rows of the buffer's text, and the cursor among them."""
        document = self.buffer.document
        self.width = width - 1
        if self._laid_out != (document.text, self.width):
            self._laid_out = document.text, self.width
            self._rows = rows_of(document.text, self.width)
        rows = self._rows
        at, column = place_in(rows, document.cursor_position)
        return UIContent(
            get_line=lambda number: [("", rows[number].text), ("", " ")],
            line_count=len(rows),
            cursor_position=Point(x=min(column, width - 1), y=at),
            show_cursor=True,
        )


class MoreMargin(Margin):
    """A column that says whether there is more of the text above or below what is seen."""

    def __init__(self, shown: Callable[[], bool]) -> None:
        self._shown = shown

    def get_width(self, get_ui_content: Callable[[], UIContent]) -> int:  # noqa: ARG002
        """One column, where the field can be longer than what is seen of it."""
        return int(self._shown())

    def create_margin(
        self,
        window_render_info: WindowRenderInfo,
        width: int,  # noqa: ARG002
        height: int,
    ) -> StyleAndTextTuples:
        """An arrow in the first row, the last row, or both."""
        above = window_render_info.vertical_scroll > 0
        below = window_render_info.vertical_scroll + height < window_render_info.content_height
        if height == 1:
            return [(styled("key"), ONE[above, below])]
        first, last = ONE[above, False], ONE[False, below]
        return [(styled("key"), "\n".join([first, *" " * (height - 2), last]))]
