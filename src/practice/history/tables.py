"""Facts that lie flat: each kind has a table, and each field a column of the same name."""

import sqlite3
from dataclasses import fields
from enum import Enum
from typing import Any, TypeVar

from practice.model import drills, nerves
from practice.model.facts import FlatFact
from practice.model.record import from_record

Cell = str | int | float | None
Kind = TypeVar("Kind", bound=FlatFact)

TABLES: dict[Any, str] = {  # by class; the type of a class of one of many kinds cannot be written
    nerves.Breathed: "breathing",
    nerves.Rated: "rating",
    nerves.ItemRated: "item_rating",
    nerves.IfThen: "if_then",
    nerves.Rehearsed: "rehearsal",
    nerves.Interview: "interview",
    nerves.Attempt: "attempt",
    nerves.AttemptSaid: "attempt_said",
    nerves.TrialBegun: "trial",
    nerves.TrialRound: "trial_round",
    nerves.TrialEnded: "trial_end",
    drills.Drilled: "drill",
    drills.Recalled: "recall",
    drills.Wanted: "wanted",
}


def columns(fact: FlatFact) -> dict[str, Cell]:
    """The columns of this fact beyond those of its stamp."""
    return {field.name: _cell(getattr(fact, field.name)) for field in fields(fact) if field.name != "stamp"}


def fact(kind: type[Kind], row: sqlite3.Row) -> Kind:
    """The fact that was kept as this row. ValueError when it has not the form that the model asks for."""
    record: dict[str, object] = {"stamp": {"id": row["id"], "at": row["at"], "day": row["day"]}}
    for field in fields(kind):
        if field.name != "stamp":
            cell = row[field.name]
            record[field.name] = bool(cell) if field.type is bool else cell
    return from_record(kind, record)


def _cell(value: str | int | float | Enum | None) -> Cell:
    if isinstance(value, Enum):
        word: str = value.value
        return word
    return int(value) if isinstance(value, bool) else value
