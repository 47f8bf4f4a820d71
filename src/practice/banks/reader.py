"""A question bank from its tree: every good question, and a problem for each thing that is not."""

import re
from dataclasses import replace
from typing import Any

from practice.banks.fields import BANK_FILE, MOST_QUESTIONS, QUESTION
from practice.banks.kinds import Shape
from practice.banks.nodes import Block, List, Node, Text
from practice.banks.overlap import twins
from practice.banks.problems import Findings, count
from practice.banks.question_rules import check_question
from practice.banks.reading import Filled, fill
from practice.banks.readings import Reading
from practice.model.pace import PACES
from practice.model.question import Bank, Question

# `Any` below is a field's value; the table of fields pairs it with its type.

FEWEST_CLAIMED = 3
"""Questions on a competency that a bank says it covers."""

PROGRAM = "interview-practice"
"""The name the program is installed under."""

_WHILE_READING = frozenset({"min_app", "competencies", "defaults"})
"""Fields of the heading that only the reader needs."""


def read_bank(root: Block, findings: Findings) -> Reading:
    """The bank with all its good questions; no bank when its heading cannot be used."""
    heading, nodes = opened(root, BANK_FILE, findings)
    values: dict[str, Any] = heading.values if heading else {}
    reader = _Questions(values, findings)
    for place, node in enumerate(nodes, 1):
        reader.add(node, place)
    reader.check_together()
    bank = None
    if heading is not None and heading.complete:
        _check_age(heading, findings)
        _check_claims(heading, reader.questions, findings)
        kept = {name: value for name, value in values.items() if name not in _WHILE_READING}
        bank = Bank(questions=tuple(reader.questions), **kept)
    return Reading(bank=bank, found=len(reader.lines))


def opened(root: Block, shape: Shape, findings: Findings) -> tuple[Filled | None, tuple[Node, ...]]:
    """The heading and the nodes of the questions of a bank or translation file."""
    top = fill(shape, root, "the file", findings, raw=frozenset({"bank", "questions"}))
    assert top is not None, "a block has fields"
    heading = None
    bank = shape.by_name["bank"].kind
    if "bank" in top.values and isinstance(bank, Shape):
        heading = fill(bank, top.values["bank"], "the bank", findings)
    if "questions" not in top.values:
        return heading, ()
    return heading, entries(top.values["questions"], "question", MOST_QUESTIONS, findings)


def entries(node: Node, noun: str, most: int, findings: Findings) -> tuple[Node, ...]:
    """The items of a list of questions or rounds; it must hold something, and at most `most`."""
    if (isinstance(node, Text) and not node.value) or (isinstance(node, List) and not node.items):
        owner = "bank" if noun == "question" else "file"
        findings.error(node.line, f"the {owner} has no {noun}s", "add at least one")
        return ()
    if not isinstance(node, List):
        findings.error(node.line, f"{noun}s should be a list", "start each item on its own line with '- '")
        return ()
    if len(node.items) > most:
        what = f"{len(node.items):,} {noun}s are too many for one file"
        findings.error(node.line, what, f"split it into files of at most {most:,}")
    return node.items[:most]


class _Questions:
    """The questions of one bank as they are read."""

    def __init__(self, heading: dict[str, Any], findings: Findings) -> None:
        self.questions: list[Question] = []
        self.lines: dict[str, int] = {}
        self._bank: str = heading.get("id", "")
        self._language: str = heading.get("language", "")
        self._defaults: dict[str, Any] = heading.get("defaults") or {}
        self._findings = findings
        self._entries: dict[str, Filled] = {}

    def add(self, node: Node, place: int) -> None:
        """Read one question; it is kept only when nothing in it is wrong."""
        before = self._findings.errors
        entry = fill_entry(QUESTION, node, place, self.lines, self._findings)
        if entry is None:
            return
        entry = self._with_times(entry)
        check_question(entry, self._language, self._findings)
        if self._findings.errors == before and entry.complete and is_sound(node):
            question = Question(bank=self._bank, line=entry.line, **entry.values)
            self.questions.append(question)
            self._entries[question.id] = entry

    def _with_times(self, entry: Filled) -> Filled:
        """What the question leaves out: from the bank's defaults, then from its type."""
        usual = dict(self._defaults)
        if "type" in entry.values:
            pace = PACES[entry.values["type"]]
            usual = {"prepare_s": pace.prepare_s, "answer_s": pace.answer_s, **usual}
        return replace(entry, values={**usual, **entry.values})

    def check_together(self) -> None:
        """What only shows when all questions are there."""
        asked = [question for question in self.questions if not question.retired]
        for twin in twins([question.text for question in asked]):
            later, earlier = asked[twin.later], asked[twin.earlier]
            line = self._entries[later.id].line_of("text")
            warn_twin(
                later, line, earlier, f"line {self._entries[earlier.id].line_of('text')}", self._findings
            )
        for question in self.questions:
            if question.replaced_by and question.replaced_by not in self.lines:
                line = self._entries[question.id].line_of("replaced_by")
                what = f"replaced_by '{question.replaced_by}' is no question of this bank"
                self._findings.warn(line, what, "write the id of the question that took its place")


def warn_twin(later: Question, line: int, earlier: Question, where: str, findings: Findings) -> None:
    """Two questions use nearly the same words."""
    what = f"'{later.id}' asks nearly the same as '{earlier.id}' ({where})"
    findings.warn(line, what, "drop one of them, or make it one of the other's 'variants'")


def fill_entry(
    shape: Shape,
    node: Node,
    place: int,
    lines: dict[str, int],
    findings: Findings,
) -> Filled | None:
    """The fields of one question; an id that is in `lines` already is an error, a new one is added."""
    entry = fill(shape, node, f"question {place}", findings)
    if entry is None or "id" not in entry.values:
        return entry
    name = entry.values["id"]
    if name in lines:
        what = f"id '{name}' is already used on line {lines[name]}"
        findings.error(entry.line_of("id"), what, "ids must differ: people's history hangs on them")
    lines.setdefault(name, entry.line_of("id"))
    return entry


def is_sound(node: Node) -> bool:
    """Whether nothing in this block was refused while the file was parsed."""
    return isinstance(node, Block) and node.sound


def _check_claims(heading: Filled, questions: list[Question], findings: Findings) -> None:
    for competency in heading.values.get("competencies", ()):
        number = sum(question.competency is competency for question in questions)
        if number < FEWEST_CLAIMED:
            what = f"the bank claims to cover {competency} but has {count(number, 'question')} on it"
            line = heading.line_of("competencies")
            findings.warn(line, what, f"write at least {FEWEST_CLAIMED}, or take it out of 'competencies'")


def _check_age(heading: Filled, findings: Findings) -> None:
    """Whether this program is as new as the bank asks for."""
    wanted: str = heading.values.get("min_app", "")
    if not wanted:
        return
    from importlib import metadata  # slow to load, and hardly any bank says it

    try:
        own = metadata.version(PROGRAM)
    except metadata.PackageNotFoundError:
        return
    if _numbers(wanted) > _numbers(own):
        what = f"the bank asks for version {wanted} of the program, and this is {own}"
        findings.warn(heading.line_of("min_app"), what, "update the program")


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall("[0-9]{1,9}", version)]
