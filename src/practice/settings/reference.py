"""The table of settings as Markdown, for the documentation."""

from practice.settings.fields import GROUPS, Flag, Group, Kind, Setting, Whole, Words
from practice.settings.template import template, written


def reference() -> list[str]:
    """Lines of Markdown: a table for each group, and the file as it is first written."""
    lines: list[str] = []
    for group in GROUPS:
        lines += [f"## `[{group.name}]`", "", group.doc, ""]
        lines += ["| setting | may be | at first | what it does |", "|---|---|---|---|"]
        lines += [_row(group, setting) for setting in group.settings]
        lines.append("")
    return [*lines, "## The whole file", "", "```toml", template().rstrip("\n"), "```"]


def _row(group: Group, setting: Setting) -> str:
    cells = (
        f"`{setting.name}`",
        _may_be(setting.kind),
        f"`{written(group.default(setting))}`",
        setting.doc,
    )
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _may_be(kind: Kind) -> str:
    match kind:
        case Flag():
            return "`true` or `false`"
        case Whole(low, high):
            return f"a whole number, {low} to {high}"
        case Words(most):
            return f'text between `"`, at most {most} characters'
