"""The text field: an editing buffer drawn with whole words on each row.

prompt_toolkit breaks rows inside words; here the rows are laid out first and each becomes a line of its own.
"""

from dataclasses import dataclass

from prompt_toolkit.buffer import Buffer
from prompt_toolkit.data_structures import Point
from prompt_toolkit.layout.controls import BufferControl, UIContent

from practice.screens.text import width_of


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
    rows: list[Row] = []
    begin = 0
    while width_of(line[begin:].rstrip(" ")) > width:
        end = begin
        used = 0
        while end < len(line) and (used := used + width_of(line[end])) <= width:
            end += 1
        space = line.rfind(" ", begin, end + 1)
        cut = space + 1 if space > begin else max(end, begin + 1)
        while cut < len(line) and line[cut] == " ":
            cut += 1
        rows.append(Row(start + begin, line[begin:cut]))
        begin = cut
    return [*rows, Row(start + begin, line[begin:])]


def place_in(rows: list[Row], cursor: int) -> tuple[int, int]:
    """Row and column of a position in the text."""
    number = max(index for index, row in enumerate(rows) if row.start <= cursor)
    row = rows[number]
    return number, width_of(row.text[: cursor - row.start])


class WritingControl(BufferControl):
    """An editing control whose rows end between words."""

    def __init__(self, buffer: Buffer) -> None:
        super().__init__(buffer)

    def create_content(self, width: int, height: int, preview_search: bool = False) -> UIContent:  # noqa: ARG002
        """The rows of the buffer's text, and the cursor among them."""
        document = self.buffer.document
        rows = rows_of(document.text, width - 1)
        at, column = place_in(rows, document.cursor_position)
        return UIContent(
            get_line=lambda number: [("", rows[number].text), ("", " ")],
            line_count=len(rows),
            cursor_position=Point(x=min(column, width - 1), y=at),
            show_cursor=True,
        )
