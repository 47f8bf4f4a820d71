"""A node as the value its kind describes; everything that does not fit goes to the findings."""

import re
from dataclasses import dataclass
from typing import Any

from practice.banks.kinds import (
    Anything,
    Choice,
    Counted,
    Exactly,
    Field,
    Kind,
    Levels,
    Listed,
    Shape,
    Shapes,
    Slug,
    Whole,
    Words,
)
from practice.banks.nodes import Block, List, Node, Text
from practice.banks.problems import Findings
from practice.banks.signs import STAND_IN, printable
from practice.banks.singles import FIELD_CUTOFF, near, read_choice, read_single, refuse_word
from practice.model.question import Anchor

# `Any` below is the value of some kind: the table of fields pairs each kind with the type it is read into.

FAR_TOO_LONG = 5
"""A text this many times over its limit is an error, no longer only a warning."""

_WHITE = re.compile("[ \t\r\n\u00a0]+")
_PARAGRAPHS = re.compile("\n[ \t]*\n\\s*")


@dataclass(frozen=True, slots=True)
class Filled:
    """The fields of a block that could be read, and the line each stands on, by target name."""

    line: int
    values: dict[str, Any]
    lines: dict[str, int]
    complete: bool

    def line_of(self, name: str) -> int:
        """Where this field stands, or the block when it is not given."""
        return self.lines.get(name, self.line)


def inside(name: str, where: str) -> str:
    """`probe 2 of question 4`; the file itself goes without saying."""
    return name if where == "the file" else f"{name} of {where}"


def fill(
    shape: Shape,
    node: Node,
    where: str,
    findings: Findings,
    *,
    raw: frozenset[str] = frozenset(),
) -> Filled | None:
    """The fields of a block, or None when the node is no block.

    The fields named in `raw` are not read: their value is their node.
    """
    if not isinstance(node, Block):
        if not (isinstance(node, Text) and STAND_IN in node.value):
            is_what = "a list" if isinstance(node, List) else "a single value"
            what = f"{where} should be a list of 'name: value' lines, but is {is_what}"
            findings.error(node.line, what, "indent 'name: value' lines under it")
        return None
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    first: dict[str, int] = {}
    for key, value in node.pairs:
        name = key.value
        if name in first:
            _twice(key, first[name], where, findings)
            continue
        first[name] = key.line
        field = shape.by_name.get(name)
        if field is None:
            _unknown(key, shape, where, findings)
            continue
        lines[field.target] = value.line or key.line
        made = value if name in raw else read(field.kind, value, name, where, findings)
        if made is not None:
            values[field.target] = made
    missing = [field.name for field in shape.required if field.name not in first]
    for name in missing:
        findings.error(node.line, f"{where} has no '{name}'", f"add a '{name}:' line")
    complete = not missing and all(_has(field, values) for field in shape.required)
    return Filled(node.line, values, lines, complete)


def _has(field: Field, values: dict[str, Any]) -> bool:
    return field.target in values or isinstance(field.kind, Exactly)


def _twice(key: Text, first: int, where: str, findings: Findings) -> None:
    name = printable(key.value, 60)
    what = (
        f"'{name}' is given twice in {where} (first on line {first}); YAML would silently keep only the last"
    )
    findings.error(key.line, what, "delete one of the two")


def _unknown(key: Text, shape: Shape, where: str, findings: Findings) -> None:
    known = (name for name in shape.by_name if name != "x")
    guess = "" if findings.full else near(key.value, known, FIELD_CUTOFF)
    notes = ", or put private notes under 'x:'" if "x" in shape.by_name else ""
    mend = f"did you mean '{guess}'?" if guess else f"remove it{notes}"
    findings.error(key.line, f"unknown field '{printable(key.value, 60)}' in {where}", mend)


def read(kind: Kind, node: Node, name: str, where: str, findings: Findings) -> Any:
    """The value of one field, or None when there is none to be had (the reason is in the findings)."""
    if isinstance(kind, Anything) or (isinstance(node, Text) and STAND_IN in node.value):
        return None  # private, or refused and reported before
    match kind:
        case Words():
            return _words(kind, node, name, where, findings)
        case Listed():
            return _listed(kind, node, name, where, findings)
        case Shape():
            return _shape(kind, node, inside(name, where), findings)
        case Shapes():
            return _shapes(kind, node, inside(name, where), findings)
        case Levels():
            return _levels(kind, node, name, where, findings)
        case Counted():
            return _counted(kind, node, name, where, findings)
    text = _single(node, name, where, findings)
    return None if text is None else read_single(kind, text, name, where, findings)


def _single(node: Node, name: str, where: str, findings: Findings) -> Text | None:
    """The node when it is one value that is not empty."""
    if not isinstance(node, Text):
        is_what = "a list" if isinstance(node, List) else "a block of fields"
        quotes = "put the text in double quotes (it starts with '[' or '{')"
        mend = quotes if node.flow else "write one piece of text here"
        findings.error(node.line, f"{inside(name, where)} should be text, but is {is_what}", mend)
        return None
    nothing = not node.value.strip() or (not node.quoted and node.value in ("~", "null"))
    if nothing:
        findings.error(node.line, f"{inside(name, where)} is empty", "write it, or delete the line")
        return None
    return node


def _words(kind: Words, node: Node, name: str, where: str, findings: Findings) -> str | None:
    if isinstance(node, Text) and node.cut:
        _cut_off(node, name, findings)
        return None
    found = _single(node, name, where, findings)
    if found is None:
        return None
    text = _spaced(found.value, paragraphs=kind.paragraphs)
    if len(text) > kind.most:
        what = f"{inside(name, where)} is {len(text)} characters; more than {kind.most} will not fit a screen"
        if len(text) > FAR_TOO_LONG * kind.most:
            findings.error(found.line, what, "shorten it")
            return None
        findings.warn(found.line, what, "shorten it")
    return text


def _cut_off(text: Text, name: str, findings: Findings) -> None:
    cut = printable(text.cut, 60)
    left = f"only '{printable(text.value, 60)}'" if text.value else "nothing"
    what = f"{name} is cut off: YAML treats '{cut}' as a comment, leaving {left}"
    findings.error(text.line, what, "put the whole text in double quotes")


def _spaced(text: str, *, paragraphs: bool) -> str:
    """Runs of white space as one space; with `paragraphs`, empty lines stay."""
    if not paragraphs:
        return _WHITE.sub(" ", text).strip(" ")
    parts = (_WHITE.sub(" ", part).strip(" ") for part in _PARAGRAPHS.split(text.strip()))
    return "\n\n".join(part for part in parts if part)


def _listed(kind: Listed, node: Node, name: str, where: str, findings: Findings) -> tuple[Any, ...] | None:
    if not isinstance(node, List):
        findings.error(
            node.line, f"{inside(name, where)} should be a list", "start each item on its own line with '- '"
        )
        return None
    number = len(node.items)
    if kind.advice and not kind.least <= number <= kind.most:
        findings.warn(node.line, f"{number} {kind.called or name}", kind.advice)
    if number > kind.most * 10:
        what = f"{inside(name, where)} has {number} items"
        findings.error(node.line, what, f"write at most {kind.most}")
        return None
    made = []
    for place, item in enumerate(node.items, 1):
        value = _item(kind, item, place, where, findings)
        if value is not None:
            made.append(value)
    return tuple(made)


def _item(kind: Listed, node: Node, place: int, where: str, findings: Findings) -> Any:
    match kind.each:
        case Choice() | Slug():
            return read(kind.each, node, kind.item, where, findings)
        case _:
            return read(kind.each, node, f"{kind.item} {place}", where, findings)


def _shape(shape: Shape, node: Node, where: str, findings: Findings) -> Any:
    """The value a block is made into; None when anything in it was wrong."""
    before = findings.errors
    if shape.key and isinstance(node, Text):
        text = read(shape.by_name[shape.key].kind, node, where, "the file", findings)
        return None if text is None else shape.make(**{shape.key: text})
    filled = fill(shape, node, shape.called or where, findings)
    if filled is None or findings.errors > before or not filled.complete:
        return None
    return shape.make(**filled.values)


def _shapes(kind: Shapes, node: Node, where: str, findings: Findings) -> Any:
    if not isinstance(node, Block):
        return _shape(next(iter(kind.shapes.values())), node, where, findings)
    for key, value in node.pairs:
        if key.value == kind.by and isinstance(value, Text) and STAND_IN not in value.value:
            if value.value in kind.shapes:
                return _shape(kind.shapes[value.value], node, where, findings)
            refuse_word(value, kind.by, kind.shapes, findings)
            return None
    findings.error(node.line, f"{where} has no '{kind.by}'", f"add a '{kind.by}:' line")
    return None


def _levels(kind: Levels, node: Node, name: str, where: str, findings: Findings) -> tuple[Anchor, ...] | None:
    if not isinstance(node, Block):
        findings.error(node.line, f"{name} should be lines '1:' to '5:'", "write 1:, 3: and 5: at least")
        return None
    first: dict[str, int] = {}
    anchors = []
    for key, value in node.pairs:
        if key.value in first:
            _twice(key, first[key.value], inside(name, where), findings)
            continue
        first[key.value] = key.line
        if key.value not in ("1", "2", "3", "4", "5"):
            what = f"anchor level '{printable(key.value, 60)}' is not 1 to 5"
            findings.error(key.line, what, "use 1 (weak) to 5 (outstanding)")
            continue
        text = read(Words(kind.most), value, f"anchor {key.value}", where, findings)
        if text is not None:
            anchors.append(Anchor(int(key.value), text))
    for level in kind.needed:
        if str(level) not in first:
            what = f"anchors have no level {level}"
            findings.error(node.line, what, "give at least levels 1, 3 and 5")
    return tuple(sorted(anchors, key=lambda anchor: anchor.level))


def _counted(kind: Counted, node: Node, name: str, where: str, findings: Findings) -> tuple[Any, ...] | None:
    if not isinstance(node, Block):
        what = f"{inside(name, where)} should be lines such as 'behavioural: 2'"
        findings.error(node.line, what, "write one line 'type: number' for each")
        return None
    first: dict[str, int] = {}
    counts = []
    for key, value in node.pairs:
        if key.value in first:
            _twice(key, first[key.value], inside(name, where), findings)
            continue
        first[key.value] = key.line
        word = read_choice(Choice(kind.of), key, "type", findings)
        number = read(Whole(1, kind.high), value, key.value, where, findings)
        if word is not None and number is not None:
            counts.append((word, number))
    return tuple(counts)
