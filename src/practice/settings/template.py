"""The file as it is first written: every setting as it holds without a file, each with what it does."""

import json
import textwrap

from practice.settings.fields import GROUPS, Group, Kind, Value, Whole

WIDTH = 79

_HEAD = """\
# The settings of practice. Change what stands after a =, save, and start the
# program again. true means yes, false means no; names stand between quotation
# marks. Lines that begin with # are notes. Delete this file, and everything is
# as it was at first.
"""


def template() -> str:
    """The whole file."""
    return "\n".join([_HEAD, *map(section, GROUPS)])


def section(group: Group) -> str:
    """One group of it, ending in a line end."""
    lines = [f"[{group.name}]", *_note(group.doc)]
    for setting in group.settings:
        limits = limits_of(setting.kind)
        lines += ["", *_note(f"{setting.doc} {limits}".rstrip())]
        lines.append(f"{setting.name} = {written(group.default(setting))}")
    return "\n".join([*lines, ""])


def limits_of(kind: Kind) -> str:
    """What a note adds for a number; the value itself shows what else a kind may be."""
    return f"From {kind.low} to {kind.high}." if isinstance(kind, Whole) else ""


def written(value: Value) -> str:
    """A value in TOML; for one without control signs that is its JSON."""
    return json.dumps(value, ensure_ascii=False)


def _note(text: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent="# ", subsequent_indent="# ")
