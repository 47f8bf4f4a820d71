"""The table of settings as Markdown, for the documentation."""

import re

from practice.model.breathing import BreathPart
from practice.nerves.rules import LONGEST, LONGEST_CYCLE, SHORTEST, SHORTEST_CYCLE, longest_s
from practice.nerves.words import label
from practice.settings.fields import (
    GROUPS,
    OWN_PATTERN,
    Flag,
    Group,
    Kind,
    OneOf,
    Setting,
    Whole,
    Words,
    any_of,
)
from practice.settings.template import EXAMPLE, template, written


def reference() -> list[str]:
    """Lines of Markdown: a table for each group, and the file as it is first written."""
    lines: list[str] = []
    for group in GROUPS:
        lines += [f"## `[{group.name}]`", "", group.doc, ""]
        lines += ["| setting | may be | at first | what it does |", "|---|---|---|---|"]
        lines += [_row(group, setting) for setting in group.settings]
        lines.append("")
    lines += [f"## `[{OWN_PATTERN.name}]`", "", OWN_PATTERN.doc, ""]
    lines += ["| setting | may be | what it does |", "|---|---|---|"]
    lines += [_cells(f"`{each.name}`", _may_be(each.kind), each.doc) for each in OWN_PATTERN.settings]
    lines += ["", "For example:", "", "```toml", EXAMPLE.rstrip("\n"), "```", ""]
    lines += [*_rules(), ""]
    return [*lines, "## The whole file", "", "```toml", template().rstrip("\n"), "```"]


def _row(group: Group, setting: Setting) -> str:
    at_first = f"`{written(group.default(setting))}`"
    return _cells(f"`{setting.name}`", _may_be(setting.kind), at_first, setting.doc)


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _may_be(kind: Kind) -> str:
    match kind:
        case Flag():
            return "`true` or `false`"
        case Whole(low, high):
            return f"a whole number, {low} to {high}"
        case Words(most):
            return f'text between `"`, at most {most} characters'
        case OneOf(choices):
            return re.sub('"[^"]+"', r"`\g<0>`", any_of(choices))


def _rules() -> list[str]:
    """What a pattern of one's own may be."""
    parts = [f"| `{part}` | {SHORTEST[part]:g} | {LONGEST[part]:g} | {label(part)} |" for part in BreathPart]
    return [
        "| part | least seconds | most seconds | on the screen |",
        "|---|---|---|---|",
        *parts,
        "",
        f"A whole breath takes from {SHORTEST_CYCLE:g} to {LONGEST_CYCLE:g} seconds.",
        f"A pattern lasts at most {longest_s(holds=False) / 60:g} minutes,"
        f" and one with a hold or a rest at most {longest_s(holds=True) / 60:g}.",
        "It begins a little faster, and grows to its own seconds within the first minute.",
        "While holds are off, it is breathed without its holds and rests.",
    ]
