"""The matrix drawn for a width: a row for each competency, a column for each story, and the same in words."""

from collections.abc import Mapping

from practice.model.kinds import Competency, in_words
from practice.stories.cover import Mark, Matrix

SIGNS = {Mark.MAIN: "M", Mark.ALSO: "a", Mark.NONE: "."}
KEY = "M main, a also, . not"
COLUMN = 3
SHORTEST = 8
"""Columns a competency's name is cut down to at most."""


def drawn(table: Matrix, weights: Mapping[Competency, float], width: int) -> tuple[str, ...]:
    """Rows no wider than `width`; stories that do not fit beside each other come in a table below."""
    names = {each: _name(each, weights) for each in table.competencies}
    label = min(max(map(len, names.values()), default=0), max(SHORTEST, width - 4 * COLUMN))
    fit = max(1, (width - label) // COLUMN)
    rows: list[str] = []
    for first in range(0, len(table.stories), fit):
        part = table.stories[first : first + fit]
        numbers = "".join(f"{first + n:>{COLUMN}}" for n in range(1, len(part) + 1))
        rows += ["", f"{'':{label}}{numbers}"] if rows else [f"{'':{label}}{numbers}"]
        for each in table.competencies:
            marks = "".join(f"{SIGNS[table.mark(story, each)]:>{COLUMN}}" for story in part)
            rows.append(f"{names[each][:label]:{label}}{marks}")
    return (*rows, KEY)


def _name(competency: Competency, weights: Mapping[Competency, float]) -> str:
    weight = weights.get(competency)
    return f"{f'{weight:.0f} ' if weight else ''}{in_words(competency)}"


def told(table: Matrix, weights: Mapping[Competency, float]) -> str:
    """A sentence for each competency, the most wanted first."""
    return "\n".join(_said(table, each, weights) for each in table.competencies)


def _said(table: Matrix, competency: Competency, weights: Mapping[Competency, float]) -> str:
    by_mark = {
        mark: [story.title for story in table.stories if table.mark(story, competency) is mark]
        for mark in Mark
    }
    parts = [f"{mark.value} {', '.join(by_mark[mark])}" for mark in (Mark.MAIN, Mark.ALSO) if by_mark[mark]]
    weight = weights.get(competency)
    asked = f" (asked for, {weight:.0f} of 3)" if weight else ""
    name = in_words(competency).capitalize()
    return f"{name}{asked}: {'; '.join(parts) or 'no story'}."
