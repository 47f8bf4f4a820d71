"""One file of bytes, whatever it holds: read, checked, and never an exception."""

from dataclasses import dataclass, replace

from practice.banks import fields, round_fields
from practice.banks.nodes import Block, Node, Text
from practice.banks.problems import Findings, Problem
from practice.banks.reader import read_bank
from practice.banks.readings import Reading
from practice.banks.recovery import readable_tree
from practice.banks.rounds_reader import read_rounds
from practice.banks.signs import printable
from practice.banks.singles import FIELD_CUTOFF, near
from practice.banks.source import decode
from practice.banks.translation_reader import read_translation

_FOREIGN = "if it is yours, add that line; to begin a bank from a list of questions: practice banks new"


@dataclass(frozen=True, slots=True)
class Checked:
    """A reading with its problems, sorted by line."""

    reading: Reading
    problems: tuple[Problem, ...]


def read_document(data: bytes) -> Checked:
    """What a bank, translation or rounds file holds, and everything that is wrong with it."""
    findings = Findings()
    reading = examine(data, findings)
    reading = replace(reading, errors=findings.errors, warnings=findings.warnings)
    return Checked(reading, findings.by_line())


def examine(data: bytes, findings: Findings) -> Reading:
    """The good part of a file; its problems go to `findings` and are not counted in the reading yet."""
    source = decode(data, findings)
    if source is None:
        return Reading()
    before = findings.errors
    root = readable_tree(source, findings)
    if not isinstance(root, Block):
        if root is not None or findings.errors == before:
            _not_ours(root, findings)
        return Reading()
    schema = _schema(root)
    if schema is None:
        findings.error(
            1, f"this is YAML, but not a bank of ours (no 'schema: {fields.SCHEMA}' line)", _FOREIGN
        )
        return Reading()
    if schema.value == round_fields.SCHEMA:
        return read_rounds(root, findings)
    if schema.value == fields.SCHEMA:
        return read_translation(root, findings) if _is_translation(root) else read_bank(root, findings)
    what = f"schema '{printable(schema.value, 60)}' is not one this program reads"
    findings.error(schema.line, what, _schema_mend(schema.value))
    return Reading()


def _not_ours(root: Node | None, findings: Findings) -> None:
    if root is None or (isinstance(root, Text) and not root.value):
        findings.error(1, "the file is empty", "copy the example bank and change it")
        return
    findings.error(1, f"this is YAML, but not a bank of ours (no 'schema: {fields.SCHEMA}' line)", _FOREIGN)


def _schema(root: Block) -> Text | None:
    for key, value in root.pairs:
        if key.value == "schema" and isinstance(value, Text):
            return value
    return None


def _is_translation(root: Block) -> bool:
    for key, value in root.pairs:
        if key.value == "bank" and isinstance(value, Block):
            return any(field.value == "translations_of" for field, _ in value.pairs)
    return False


def _schema_mend(written: str) -> str:
    name, _, number = written.partition("/")
    known = (fields.SCHEMA, round_fields.SCHEMA)
    if any(name == own.partition("/")[0] for own in known) and number.isdecimal() and int(number[:9]) > 1:
        return "update the program"
    return f"write 'schema: {near(written, known, FIELD_CUTOFF) or fields.SCHEMA}'"
