"""The file as it is first written: every setting as it holds without a file, each with what it does."""

import json
import textwrap

from practice.settings.fields import GROUPS, OWN_PATTERN, Group, Kind, OneOf, Value, Whole, any_of

WIDTH = 79

_HEAD = """\
# The settings of practice. Change what stands after a =, save, and start the
# program again. true means yes, false means no; names stand between quotation
# marks. Lines that begin with # are notes. Delete this file, and everything is
# as it was at first.
"""


EXAMPLE = """\
[patterns.evening]
breath = "in 4, out 7"
minutes = 5
title = "Evening"
"""
"""What a pattern of one's own looks like."""


def template() -> str:
    """The whole file."""
    return "\n".join([_HEAD, *map(section, GROUPS), _example()])


def _example() -> str:
    """The same as a note, so that it holds for nobody who has not asked for it."""
    lines = _note(f"[{OWN_PATTERN.name}] {OWN_PATTERN.doc}")
    for setting in OWN_PATTERN.settings:
        lines += _note(f"{setting.name}: {setting.doc}")
    return "\n".join([*lines, "# For example, each line without its #:", "#", *_noted(EXAMPLE), ""])


def section(group: Group) -> str:
    """One group of it, ending in a line end."""
    lines = [f"[{group.name}]", *_note(group.doc)]
    for setting in group.settings:
        limits = limits_of(setting.kind)
        lines += ["", *_note(f"{setting.doc} {limits}".rstrip())]
        lines.append(f"{setting.name} = {written(group.default(setting))}")
    return "\n".join([*lines, ""])


def limits_of(kind: Kind) -> str:
    """What a note adds for numbers and choices; the value itself shows what else a kind may be."""
    match kind:
        case Whole(low, high):
            return f"From {low} to {high}."
        case OneOf(choices):
            return f"Write {any_of(choices)}."
        case _:
            return ""


def written(value: Value) -> str:
    """A value in TOML; for one without control signs that is its JSON."""
    return json.dumps(value, ensure_ascii=False)


def _noted(text: str) -> list[str]:
    return [f"# {line}" for line in text.splitlines()]


def _note(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ")
