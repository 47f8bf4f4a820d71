"""The table of fields as Markdown, for the documentation."""

from collections.abc import Sequence

from practice.banks import fields, round_fields, story_fields
from practice.banks.kinds import (
    Anything,
    Choice,
    Counted,
    Exactly,
    Field,
    Flag,
    Kind,
    Levels,
    Listed,
    Number,
    Pattern,
    Seconds,
    Shape,
    Shapes,
    Slug,
    Whole,
    Words,
)

_Sections = Sequence[tuple[str, Shape]]

_BANKS_AND_ROUNDS: _Sections = (
    ("A bank file", fields.BANK_FILE),
    ("`bank`", fields.BANK),
    ("`bank.defaults`", fields.DEFAULTS),
    ("A question", fields.QUESTION),
    ("A point of `listen_for`", fields.POINT),
    ("A probe", fields.PROBE),
    ("A model answer", fields.MODEL_ANSWER),
    ("`source`", fields.SOURCE),
    ("A translation: `bank`", fields.TRANSLATED_BANK),
    ("A translation: one question", fields.TRANSLATED_QUESTION),
    ("A rounds file", round_fields.ROUNDS_FILE),
    ("A round", round_fields.ROUND),
    ("One of the `panel`", round_fields.PANELIST),
    ("`rules`", round_fields.RULES),
    *((f"A phase of `kind: {kind}`", shape) for kind, shape in round_fields.PHASES.shapes.items()),
)

_STORIES: _Sections = (
    ("The file", story_fields.STORY_FILE),
    ("A story", story_fields.STORY),
    ("A beat", story_fields.BEAT),
    ("`competencies`", story_fields.COMPETENCIES),
)


def reference() -> list[str]:
    """Lines of Markdown: a table of fields for each kind of block in banks and rounds files."""
    return _tables(_BANKS_AND_ROUNDS)


def story_reference() -> list[str]:
    """The same for the file of the person's own stories."""
    return _tables(_STORIES)


def _tables(sections: _Sections) -> list[str]:
    lines: list[str] = []
    for title, shape in sections:
        lines += [f"### {title}", ""]
        if shape.key:
            lines += [f"May also be written as its `{shape.key}` alone.", ""]
        lines += ["| field | value | must be there | what it is for |", "|---|---|---|---|"]
        lines += [_row(field) for field in shape.fields]
        lines.append("")
    return lines[:-1]


def _row(field: Field) -> str:
    must = "yes" if field.required else ""
    cells = (f"`{field.name}`", value_words(field.kind), must, field.doc)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def value_words(kind: Kind) -> str:
    """What may be written for a kind, in words."""
    match kind:
        case Words():
            return f"text, at most {kind.most} characters"
        case Slug():
            return "small letters, digits, single hyphens"
        case Pattern():
            return kind.hint.removeprefix("use ").removeprefix("write ")
        case Choice():
            return ", ".join(str(member) for member in kind.of)
        case Exactly():
            return f"`{kind.word}`"
        case Seconds():
            return f"{kind.low} to {kind.high} seconds: `90`, `90s`, `2m`"
        case Whole():
            return f"a whole number, {kind.low} to {kind.high}"
        case Number():
            return f"a number, {kind.low:g} to {kind.high:g}"
        case Flag():
            return "true or false"
        case Anything():
            return "anything"
        case Levels():
            return f"lines `1:` to `5:`, each a text of at most {kind.most} characters"
        case Counted():
            return "lines `type: number`"
        case Listed():
            return _list_words(kind)
        case Shape():
            return "a block of fields"
        case Shapes():
            return f"a block of fields, by its `{kind.by}`"


def _list_words(kind: Listed) -> str:
    many = f"{kind.least} to {kind.most}" if kind.least else f"at most {kind.most}"
    if isinstance(kind.each, Shapes):
        return f"a list of {many} blocks"
    if isinstance(kind.each, Shape):
        return f"a list of {many} blocks: {', '.join(field.name for field in kind.each.fields)}"
    return f"a list of {many}: {value_words(kind.each)}"
