"""Facts that lie flat: each kind has a table, and each field a column of the same name."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields
from datetime import MAXYEAR, MINYEAR, date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from practice.model.record import from_record

if TYPE_CHECKING:
    from practice.model.fact import FlatFact

Cell = str | int | float | None
Kind = TypeVar("Kind", bound="FlatFact")

TABLES = {
    "Breathed": "breathing",
    "Rated": "rating",
    "ItemRated": "item_rating",
    "IfThen": "if_then",
    "Rehearsed": "rehearsal",
    "Interview": "interview",
    "Attempt": "attempt",
    "AttemptSaid": "attempt_said",
    "TrialBegun": "trial",
    "TrialRound": "trial_round",
    "TrialEnded": "trial_end",
    "Drilled": "drill",
    "Recalled": "recall",
    "Wanted": "wanted",
    "JobAdded": "job",
    "JobSaid": "job_said",
    "JobEnded": "job_end",
    "InterviewSaid": "interview_said",
    "Sealed": "seal",
    "SealSaid": "seal_said",
    "AfterSaid": "after_said",
    "MirrorSaid": "mirror_said",
    "PieceSorted": "piece",
    "TaskSet": "task",
    "TaskSaid": "task_said",
    "Drafted": "letter",
    "LetterSaid": "letter_said",
}
"""The table of each kind, by the name of its class: to keep a round, no other class need be loaded."""

OF_ROUNDS = ("round", "moment", "answer", "round_end", "review", "baseline")
"""The tables of facts that do not lie flat."""

NESTED = frozenset(
    {
        ("round", "plan"),
        ("moment", "event"),
        ("answer", "notes"),
        ("answer", "follow_up"),
        ("answer", "delivery"),
        ("baseline", "delivery"),
        ("draft", "notes"),
    }
)
"""Columns that hold JSON."""


@cache
def whole_day(text: str) -> str:
    """A practice day as it is kept, YYYY-MM-DD; ValueError for anything else."""
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError(f"{text!r} is no day")
    return text


def whole_moment(text: str) -> str:
    """An instant as it is kept, with its offset and away from the ends of all time; else ValueError."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None or not MINYEAR < moment.year < MAXYEAR:
        raise ValueError(f"{text!r} is no instant")
    return text


def table(kind: type[object]) -> str:
    """Where the facts of this kind are."""
    return TABLES[kind.__name__]


def columns(fact: FlatFact) -> dict[str, Cell]:
    """The columns of this fact beyond those of its stamp."""
    return {field.name: _cell(getattr(fact, field.name)) for field in fields(fact) if field.name != "stamp"}


def fact(kind: type[Kind], row: sqlite3.Row) -> Kind:
    """The fact that was kept as this row. ValueError when it has not the form that the model asks for.

    Words that should be a day are handed on as they stand: whoever reckons with them asks `day_of`.
    """
    stamp = {"id": row["id"], "at": whole_moment(row["at"]), "day": whole_day(row["day"])}
    record: dict[str, object] = {"stamp": stamp}
    for field in fields(kind):
        if field.name != "stamp":
            cell = row[field.name]
            record[field.name] = bool(cell) if field.type in (bool, "bool") else cell
    return from_record(kind, record)


def placed(kind: type[Kind], row: sqlite3.Row) -> tuple[int, Kind]:
    """The fact with its place in the order of keeping."""
    return row["seq"], fact(kind, row)


def open_row(table: str, row: sqlite3.Row) -> dict[str, object]:
    """The columns of any row, as other programs want them. ValueError when it has not its form."""
    return {name: _nested(row[name]) if (table, name) in NESTED else row[name] for name in row.keys()}  # noqa: SIM118  # a row is no mapping


def _nested(cell: str | None) -> object:
    return None if cell is None else json.loads(cell)


def _cell(value: str | int | float | Enum | None) -> Cell:
    if isinstance(value, Enum):
        word: str = value.value
        return word
    return int(value) if isinstance(value, bool) else value
