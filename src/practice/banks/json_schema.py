"""The table of fields as JSON Schema 2020-12, so that editors complete and check while one writes."""

from typing import Any

from practice.banks import fields, round_fields
from practice.banks.kinds import (
    SLUG,
    Anything,
    Choice,
    Counted,
    Exactly,
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

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]  # a JSON object: its values are whatever the dialect allows


def bank_schema() -> Schema:
    """The schema of `interview-bank/1`: a bank, or a translation of one."""
    is_translation = {
        "required": ["bank"],
        "properties": {"bank": {"required": ["translations_of"]}},
    }
    return {
        "$schema": DIALECT,
        "title": fields.SCHEMA,
        "description": "A bank of interview questions, or the translation of one.",
        "if": is_translation,
        "then": _of(fields.TRANSLATION_FILE),
        "else": _of(fields.BANK_FILE),
    }


def rounds_schema() -> Schema:
    """The schema of `interview-rounds/1`."""
    return {
        "$schema": DIALECT,
        "title": round_fields.SCHEMA,
        "description": "Recipes of mock interviews.",
        **_of(round_fields.ROUNDS_FILE),
    }


def _of(kind: Kind) -> Schema:
    match kind:
        case Words():
            return {"type": "string", "minLength": 1, "maxLength": kind.most}
        case Slug():
            return {"type": "string", "pattern": f"^{SLUG}$", "maxLength": 100}
        case Pattern():
            return {"type": "string", "pattern": f"^{kind.pattern}$"}
        case Choice():
            return {"enum": [str(member) for member in kind.of]}
        case Exactly():
            return {"const": kind.word}
        case Seconds():
            number = {"type": "integer", "minimum": kind.low, "maximum": kind.high}
            return {"anyOf": [number, {"type": "string", "pattern": "^[0-9]{1,6}[sm]?$"}]}
        case Whole():
            return {"type": "integer", "minimum": kind.low, "maximum": kind.high}
        case Number():
            return {"type": "number", "minimum": kind.low, "maximum": kind.high}
        case Flag():
            return {"type": "boolean"}
        case Anything():
            return {}
        case Levels():
            level = _of(Words(kind.most))
            return {
                "type": "object",
                "properties": {str(number): level for number in range(1, 6)},
                "required": [str(number) for number in kind.needed],
                "additionalProperties": False,
            }
        case Counted():
            number = {"type": "integer", "minimum": 1, "maximum": kind.high}
            return {
                "type": "object",
                "properties": {str(m): number for m in kind.of},
                "additionalProperties": False,
            }
        case Listed():
            return _list(kind)
        case Shape():
            return _block(kind)
        case Shapes():
            return {"oneOf": [_block(shape) for shape in kind.shapes.values()]}


def _list(kind: Listed) -> Schema:
    schema: Schema = {"type": "array", "items": _of(kind.each), "maxItems": kind.most}
    if kind.least:
        schema["minItems"] = kind.least
    return schema


def _block(shape: Shape) -> Schema:
    block: Schema = {
        "type": "object",
        "properties": {field.name: {"description": field.doc, **_of(field.kind)} for field in shape.fields},
        "required": [field.name for field in shape.required],
        "additionalProperties": False,
    }
    if shape.key:
        return {"anyOf": [_of(shape.by_name[shape.key].kind), block]}
    return block
