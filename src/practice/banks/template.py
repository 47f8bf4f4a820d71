"""A new bank to fill in: every field with what it is for, made from the table of fields."""

import textwrap

from practice.banks.fields import BANK_FILE
from practice.banks.kinds import Field, Listed, Shape
from practice.banks.reference import value_words

WIDTH = 100

_HEAD = """\
# A question bank. Lines that begin with # are notes and can go; a field that stands in such a line is
# optional: take the # away to use it. `practice banks check` on this file says whether all is well.
"""


def template(bank_id: str = "my-questions", *, extras: bool = False) -> str:
    """YAML of a bank with one question; it checks without a remark. With `extras`, optional fields are on."""
    lines = _block(BANK_FILE, "", extras=extras)
    text = "\n".join([_HEAD, *lines]) + "\n"
    return text.replace("id: my-questions\n", f"id: {bank_id}\n", 1)


def _block(shape: Shape, pad: str, *, extras: bool) -> list[str]:
    lines: list[str] = []
    for field in shape.fields:
        lines += _note(field.doc, pad)
        lines += _field(field, pad, extras=extras)
    return lines


def _note(doc: str, pad: str) -> list[str]:
    return textwrap.wrap(doc, WIDTH - len(pad), initial_indent=f"{pad}# ", subsequent_indent=f"{pad}# ")


def _field(field: Field, pad: str, *, extras: bool) -> list[str]:
    kind = field.kind
    if field.required and isinstance(kind, Shape):
        return [f"{pad}{field.name}:", *_block(kind, f"{pad}  ", extras=extras), ""]
    if field.required and isinstance(kind, Listed) and isinstance(kind.each, Shape):
        return [f"{pad}{field.name}:", "", *_item(kind.each, pad, extras=extras)]
    if not field.example:
        return [f"{pad}# {field.name}: <{value_words(kind)}>"]
    written = f"{field.name}:{'' if field.example.startswith(chr(10)) else ' '}{field.example}"
    mark = "# " if field.extra and not extras else ""
    return [f"{pad}{mark}{line}" for line in written.splitlines()]


def _item(shape: Shape, pad: str, *, extras: bool) -> list[str]:
    """The block of one list item: its first field carries the dash."""
    lines = _block(shape, f"{pad}    ", extras=extras)
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[first] = f"{pad}  - {lines[first].lstrip()}"
    return lines
