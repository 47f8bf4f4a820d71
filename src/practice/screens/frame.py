"""What every screen shares: the heading, the footer, the list of keys."""

from practice.model.printing import clean
from practice.screens.keys import Act, Key, Place, keys_in
from practice.screens.style import styled
from practice.screens.text import Line, apart, fit, indented, width_of

SHORT = 12
"""Rows up to which a heading is one row and no row is left empty."""


LEAST_TEXT = 6
"""Columns that the words before a line to write leave for it."""

EXPLAINED = {Place.BREATHE: "Good to know"}
"""What stands over the explanation, where it is not of figures."""


def heading(left: str, right: str, width: int) -> list[Line]:
    """The title row and a rule under it."""
    row = apart(
        f" {fit(clean(left), width - 2)}",
        f"{clean(right)} ",
        width,
        left_style=styled("title"),
        right_style=styled("place"),
    )
    return [row, [(styled("rule"), "─" * width)]]


def footer(place: Place, width: int, *, leave_out: frozenset[Act] = frozenset()) -> Line:
    """As many keys as fit; back and help are the last to go."""
    shown = [key for key in keys_in(place) if key.brief and key.act not in leave_out]
    order = {Act.GO: 0, Act.BACK: 1, Act.HELP: 2}
    by_weight = sorted(shown, key=lambda key: order.get(key.act, 3))
    room = width - 1
    kept: set[Key] = set()
    for key in by_weight:
        need = width_of(f"{key.shown} {key.brief}") + (3 if kept else 0)
        if need <= room:
            kept.add(key)
            room -= need
    line: Line = [("", " ")]
    for key in (key for key in shown if key in kept):
        if len(line) > 1:
            line.append(("", "   "))
        line.append((styled("footer.key"), key.shown))
        line.append((styled("footer"), f" {key.brief}"))
    return line


def label_before(label: str, width: int) -> str:
    """The words before a line to write; on a narrow screen fewer of them, and whole ones."""
    room = width - LEAST_TEXT
    if width_of(label) <= room:
        return label
    words = label.partition(",")[0].rstrip(": ").split()
    while len(words) > 1 and width_of(" ".join(words)) > room - 2:
        words.pop()
    return f"{fit(' '.join(words), max(0, room - 2))}: "


def help_lines(place: Place, width: int, *, explained: list[Line]) -> list[Line]:
    """What the screen means, where there is something to explain, and the keys that hold at this place."""
    lines: list[Line] = []
    if explained:
        lines += [*heading(EXPLAINED.get(place, "What the figures mean"), "", width), [], *explained]
    lines += heading("Keys", place.value, width)
    lines.append([])
    for key in keys_in(place):
        rows = indented(key.does, width, first=f"  {key.shown:<10}")
        rows[0][0] = (styled("key"), rows[0][0][1])
        lines += rows
    return lines
