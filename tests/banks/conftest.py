"""What the tests of the banks read: small files written here, and the problems they bring to light."""

from collections.abc import Callable
from pathlib import Path

import pytest

from practice.banks.document import read_document
from practice.model.question import Bank
from practice.model.recipe import Recipe

HEADING = """\
schema: interview-bank/1
bank:
  id: small
  title: Small
  version: 1.0.0
  language: en
  licence: CC0-1.0
  summary: A bank for tests.
questions:
"""
HEADING_LINES = 9

ROUND = """\
schema: interview-rounds/1
rounds:
  - id: short
    title: Short
    format: video
    minutes: 5
    panel: [{id: ana, role: Manager, name: Ana}, {id: ben, role: Colleague}]
    phases:
      - {id: talk, kind: ask, pick: weak, count: 2, types: [motivation], by: ana}
"""


def told(text: str | bytes) -> list[str]:
    """Each problem as `line severity: what | mend`."""
    data = text.encode() if isinstance(text, str) else text
    return [f"{p.line} {p.severity}: {p.what} | {p.mend}" for p in read_document(data).problems]


@pytest.fixture
def problems() -> Callable[[str | bytes], list[str]]:
    """Everything said about a file."""
    return told


@pytest.fixture
def asked() -> Callable[[str], list[str]]:
    """Everything said about a bank with these questions, lines counted from their first."""

    def check(questions: str) -> list[str]:
        lines = []
        for said in told(HEADING + questions):
            line, _, rest = said.partition(" ")
            lines.append(f"{int(line) - HEADING_LINES} {rest}")
        return lines

    return check


@pytest.fixture
def bank() -> Callable[[str], Bank]:
    """The bank with these questions, without what is wrong in them."""

    def read(questions: str) -> Bank:
        found = read_document((HEADING + questions).encode()).reading.bank
        assert found is not None
        return found

    return read


@pytest.fixture
def round_file() -> Callable[..., str]:
    """A file with one round in which pieces of text were replaced."""

    def change(*changes: tuple[str, str]) -> str:
        text = ROUND
        for before, after in changes:
            assert before in text
            text = text.replace(before, after)
        return text

    return change


@pytest.fixture
def recipes() -> Callable[[str], tuple[Recipe, ...]]:
    """The recipes of a rounds file."""
    return lambda text: read_document(text.encode()).reading.recipes


@pytest.fixture
def shipped() -> Path:
    """The folder of the banks that come with the program."""
    return Path(__file__).parents[2] / "question_banks"
