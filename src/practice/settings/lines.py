"""On which line of a TOML text each name stands, which the parser of Python does not tell.

The text is parsed again, statement by statement, so that nothing here can take it otherwise than the parser.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Key = tuple[str, ...]

_LONGEST = 4_000
"""Characters; no setting is written over more, and trying out where one ends takes time squared."""

_DEEPEST = 3
"""Names in a row, as in patterns.evening.breath."""


@dataclass(frozen=True, slots=True)
class _Statement:
    """A heading, a setting, a note or a blank line, from its first line to its last.

    `found` is what it says, with the names of its heading above it; None when it is no TOML.
    """

    first: int
    last: int
    found: dict[str, Any] | None
    heading: bool = False
    headed: bool = False


def lines_of(text: str) -> dict[Key, int]:
    """The line (from 1) on which each group, each setting and each setting below one first stands.

    What comes after a statement that is broken, or absurdly long, is left out.
    """
    lines: dict[Key, int] = {}
    for statement in _statements(text):
        for key in _keys(statement.found or {}):
            lines.setdefault(key, statement.first)
    return lines


def broken_line(text: str) -> int | None:
    """The line on which the first statement begins that is no TOML; None when each by itself is."""
    return next((statement.first for statement in _statements(text) if statement.found is None), None)


def end_of_group(text: str, name: str) -> int | None:
    """The line of the last setting below `[name]`, or of the heading itself; None where there is none."""
    end = None
    for statement in _statements(text):
        below = (statement.found or {}).get(name)
        if isinstance(below, dict) and (statement.heading or (statement.headed and below)):
            end = statement.last
    return end


def _statements(text: str) -> Iterator[_Statement]:
    """One after another; a broken one is the last."""
    above = statement = ""
    first = 1
    for number, line in enumerate(text.split("\n"), 1):
        statement += f"{line}\n"
        if len(statement) > _LONGEST:
            break
        heading = statement.lstrip().startswith("[")
        try:
            found = tomllib.loads(statement if heading else above + statement)
        except (ValueError, RecursionError):
            continue  # perhaps the statement goes on
        yield _Statement(first, number, found, heading, bool(above))
        above = statement if heading else above
        statement, first = "", number + 1
    if statement:
        yield _Statement(first, first, None)


def _keys(document: dict[str, Any], above: Key = ()) -> Iterator[Key]:
    for name, value in document.items():
        key = (*above, name)
        yield key
        if isinstance(value, dict) and len(key) < _DEEPEST:
            yield from _keys(value, key)
