"""Text laid out in columns: wrapped at words, measured as a terminal measures it."""

from collections.abc import Iterable

from prompt_toolkit.utils import get_cwidth

from practice.model.printing import clean

Line = list[tuple[str, str]]
"""One row: pieces of (style, text)."""

LONGEST = 76
"""Columns of running text; longer rows are hard to read."""


def width_of(text: str) -> int:
    """Columns on the screen; wide characters take two."""
    return sum(get_cwidth(sign) for sign in text)


def fit(text: str, width: int) -> str:
    """The text cut to the width, with two dots where something is missing."""
    if width_of(text) <= width:
        return text
    kept = ""
    for sign in text:
        if width_of(kept) + get_cwidth(sign) > width - 2:
            break
        kept += sign
    return f"{kept}.." if width > 4 else kept


def wrap(text: str, width: int) -> list[str]:
    """Rows no wider than `width`, broken at spaces; a word that is too long is cut."""
    width = max(width, 4)
    rows: list[str] = []
    for paragraph in clean(text).split("\n"):
        rows += _wrap_one(paragraph.split(), width)
    return rows


def _wrap_one(words: list[str], width: int) -> list[str]:
    rows: list[str] = []
    row = ""
    for word in _short_enough(words, width):
        joined = f"{row} {word}" if row else word
        if width_of(joined) <= width:
            row = joined
        else:
            rows.append(row)
            row = word
    return [*rows, row]


def _short_enough(words: Iterable[str], width: int) -> Iterable[str]:
    for word in words:
        rest = word
        while width_of(rest) > width:
            piece = ""
            for sign in rest:
                if width_of(piece) + get_cwidth(sign) > width:
                    break
                piece += sign
            yield piece
            rest = rest[len(piece) :]
        yield rest


def indented(
    text: str, width: int, *, style: str = "", first: str = "  ", rest: str | None = None
) -> list[Line]:
    """A wrapped paragraph with its margin."""
    rest = " " * width_of(first) if rest is None else rest
    room = min(width, LONGEST) - max(width_of(first), width_of(rest))
    rows = wrap(text, room)
    return [[("", first if number == 0 else rest), (style, row)] for number, row in enumerate(rows)]


def apart(left: str, right: str, width: int, *, left_style: str, right_style: str) -> Line:
    """Left and right on one row; the right side gives way first."""
    gap = width - width_of(left) - width_of(right)
    if gap < 2:
        return [(left_style, fit(left, width))]
    return [(left_style, left), ("", " " * gap), (right_style, right)]
