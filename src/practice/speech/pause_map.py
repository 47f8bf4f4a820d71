"""An answer drawn over time: where there was speech, where a pause, where a likely filler.

A long answer is drawn on several lines, as music is, so that a column never stands for so much time
that a pause over a second could be lost in it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor

from practice.model.delivery import Delivery, Stretch, length
from practice.model.pace import reading
from practice.speech.telling import can_be_told, lasting, long_pauses

SPEECH, BOTH, PAUSE, FILLER, RULE = "█", "▓", "·", "~", "─"

FINEST_S = 0.1
"""Seconds a column stands for at least: a short answer is not blown up."""

COARSEST_S = 1.5
"""Seconds a column stands for at most."""

LINE_STEP_S = 5
"""Lines of an answer that needs several begin at whole fives of seconds."""

MARKS_S = (1, 2, 5, 10, 15, 20, 30, 60, 120)
"""Round distances for the marks of time."""

ROOM = 9
"""Columns that a mark of time needs, a stretch of rule included."""

NAMED = 3
"""Pauses that are named in words."""


def pause_map(delivery: Delivery, width: int) -> tuple[str, ...]:
    """Rows no wider than `width`; none at all when there is no speech to draw."""
    if not can_be_told(delivery) or width < 1:
        return ()
    return tuple(row for line in _lines(delivery, width) for row in _drawn(delivery, line))


def map_key(delivery: Delivery, width: int) -> str:
    """What the signs of the map mean, as far as there is room for it."""
    drawn = "".join(pause_map(delivery, width))
    named = ((SPEECH, "speech"), (PAUSE, "pause"), (FILLER, "likely filler"), (BOTH, "both"))
    signs = [f"{sign} {name}" for sign, name in named if sign in drawn]
    while signs and len("  ".join(signs)) > width:
        del signs[-1]
    return "  ".join(signs)


def pauses_in_words(delivery: Delivery) -> str:
    """The longest pauses and when they began, for lines of text; empty when they cannot be told."""
    if not can_be_told(delivery):
        return ""
    ranked = _by_length(delivery.pauses)[:NAMED]
    if not ranked:
        return "no pauses"
    named = ", ".join(f"{lasting(length(pause))} at {reading(pause[0])}" for pause in ranked)
    return f"longest pauses: {named}" if len(ranked) > 1 else f"one pause: {named}"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the map: from when, how many columns, and the seconds of each."""

    start: float
    columns: int
    column_s: float

    def column(self, at: float) -> int:
        """The column of a moment, whether or not it lies on this line."""
        return floor((at - self.start) / self.column_s)

    def holds(self, at: float) -> bool:
        """The moment lies on this line."""
        return 0 <= self.column(at) < self.columns

    def shares(self, stretches: Iterable[Stretch]) -> list[float]:
        """How much of each column the stretches fill, 0 to 1."""
        filled = [0.0] * self.columns
        for start, end in stretches:
            for column in range(max(0, self.column(start)), min(self.columns, self.column(end) + 1)):
                left = self.start + column * self.column_s
                inside = min(end, left + self.column_s) - max(start, left)
                filled[column] += max(0.0, inside) / self.column_s
        return filled


def _lines(delivery: Delivery, width: int) -> Iterator[_Line]:
    heard = delivery.heard_s
    count = ceil(heard / (width * COARSEST_S))
    if count == 1:
        column_s = max(FINEST_S, heard / width)
        yield _Line(0.0, min(width, max(1, round(heard / column_s))), column_s)
        return
    line_s = LINE_STEP_S * ceil(heard / count / LINE_STEP_S)
    column_s = line_s / width
    start = 0.0
    while start < heard:
        yield _Line(start, min(width, max(1, ceil((heard - start) / column_s))), column_s)
        start += line_s


def _drawn(delivery: Delivery, line: _Line) -> Iterator[str]:
    """Fillers and lengths of pauses have a row only where there are some."""
    yield from filter(None, [_fillers(delivery, line)])
    yield _track(delivery, line)
    yield from filter(None, [_lengths(delivery, line)])
    yield _times(line)


def _track(delivery: Delivery, line: _Line) -> str:
    """Each column shows what fills most of it; then whatever found no column is given one."""
    paused = line.shares(delivery.pauses)
    spoken = line.shares(delivery.runs)
    signs = [
        " " if pause + speech < 0.5 else PAUSE if pause > speech else SPEECH
        for pause, speech in zip(paused, spoken, strict=True)
    ]
    _give_room(signs, line, delivery.runs, wanted=SPEECH, given=BOTH)
    _give_room(signs, line, delivery.pauses, wanted=PAUSE, given=BOTH)
    _give_room(signs, line, long_pauses(delivery), wanted=PAUSE, given=PAUSE)
    return "".join(signs).rstrip()


def _give_room(
    signs: list[str], line: _Line, stretches: Iterable[Stretch], *, wanted: str, given: str
) -> None:
    """A stretch without a column that shows it gets the one it fills most."""
    for stretch in stretches:
        middle = (stretch[0] + stretch[1]) / 2
        if not line.holds(middle):
            continue
        filled = line.shares([stretch])
        mine = [column for column, part in enumerate(filled) if part]
        if not any(signs[column] == wanted for column in mine):
            signs[max(mine, key=filled.__getitem__, default=line.column(middle))] = given


def _fillers(delivery: Delivery, line: _Line) -> str:
    row = [" "] * line.columns
    for start, end in delivery.fillers:
        if line.holds((start + end) / 2):
            row[line.column((start + end) / 2)] = FILLER
    return "".join(row).rstrip()


def _lengths(delivery: Delivery, line: _Line) -> str:
    """Under each long pause its length, the longest first; where two would touch, the shorter gives way."""
    row = [" "] * line.columns
    for pause in _by_length(long_pauses(delivery)):
        middle = (pause[0] + pause[1]) / 2
        label = lasting(length(pause))
        if not line.holds(middle) or len(label) > line.columns:
            continue
        at = min(max(0, line.column(middle) - len(label) // 2), line.columns - len(label))
        if not "".join(row[max(0, at - 2) : at + len(label) + 2]).strip():
            row[at : at + len(label)] = label
    return "".join(row).rstrip()


def _times(line: _Line) -> str:
    """A rule with the time written in where it is."""
    row = [RULE] * line.columns
    step = next((step for step in MARKS_S if step / line.column_s >= ROOM), None)
    marks = [line.start]
    if step is not None:
        mark = (line.start // step + 1) * step
        while line.holds(mark):
            if line.column(mark) >= ROOM // 2 + 2:
                marks.append(mark)
            mark += step
    for mark in marks:
        at, label = line.column(mark), reading(mark)
        if at + len(label) <= line.columns:
            row[at : at + len(label)] = label
    return "".join(row)


def _by_length(pauses: Iterable[Stretch]) -> list[Stretch]:
    return sorted(pauses, key=lambda pause: (-round(length(pause), 1), pause[0]))
