"""Facts in: each fact, and the draft, as the one statement that keeps it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from practice.history import queries
from practice.history.sealing import cover
from practice.history.tables import columns, table
from practice.model.answer import Notes
from practice.model.facts import (
    Answered,
    Baseline,
    Draft,
    Moment,
    ReviewPart,
    RoundEnded,
    RoundStarted,
)
from practice.model.record import to_record
from practice.model.stamp import Stamp

if TYPE_CHECKING:
    from practice.model.fact import Fact

Cell = str | int | float | None
Statement = tuple[str, tuple[bytes | int | float | None, ...]]


def insertion(fact: Fact) -> Statement:
    """The statement that adds this fact."""
    match fact:
        case RoundStarted():
            return _insert("round", _round_row(fact))
        case Moment():
            return _insert("moment", _moment_row(fact))
        case Answered():
            return _insert("answer", _answer_row(fact))
        case RoundEnded():
            return _insert("round_end", _round_end_row(fact))
        case ReviewPart():
            return _insert("review", _review_row(fact))
        case Baseline():
            return _insert("baseline", _baseline_row(fact))
        case _:
            return _insert(table(type(fact)), _row(fact.stamp, **columns(fact)))


def replacement(round_id: str, draft: Draft | None) -> Statement:
    """The statement that makes this the round's only draft."""
    if draft is None:
        return "delete from draft where round_id = cast(? as text)", (_bytes(round_id),)
    row: dict[str, Cell] = {
        "round_id": round_id,
        "after": draft.after,
        "elapsed": draft.elapsed,
        "words": draft.words,
        "notes": _noted(draft.notes),
    }
    return _insert("draft", row, verb="insert or replace")


def sealing(seal_id: str, words: str) -> Statement:
    """The statement that puts these words under this seal, covered."""
    return queries.SEAL, (_bytes(seal_id), *cover(words))


def _insert(table: str, row: dict[str, Cell], *, verb: str = "insert") -> Statement:
    """Text goes in as bytes, because Python's binding of text refuses a lone surrogate."""
    marks = ", ".join("cast(? as text)" if isinstance(cell, str) else "?" for cell in row.values())
    cells = tuple([_bytes(cell) if isinstance(cell, str) else cell for cell in row.values()])
    names = ", ".join(f'"{name}"' for name in row)  # `on` and `by` are words of SQL, too
    return f"{verb} into {table} ({names}) values ({marks})", cells


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _row(stamp: Stamp, **columns: Cell) -> dict[str, Cell]:
    return {"id": stamp.id, "at": stamp.at, "day": stamp.day, **columns}


def _round_row(fact: RoundStarted) -> dict[str, Cell]:
    return _row(
        fact.stamp,
        recipe=fact.recipe,
        title=fact.title,
        seed=str(fact.seed),
        voice=fact.voice.value,
        again_of=fact.again_of,
        plan=fact.plan,
    )


def _moment_row(fact: Moment) -> dict[str, Cell]:
    return _row(
        fact.stamp,
        round_id=fact.round_id,
        n=fact.n,
        elapsed=fact.elapsed,
        event=fact.event,
    )


def _answer_row(fact: Answered) -> dict[str, Cell]:
    given = fact.given
    return _row(
        fact.stamp,
        round_id=fact.round_id,
        question=fact.question,
        text_version=fact.text_version,
        type=fact.type.value,
        competency=None if fact.competency is None else fact.competency.value,
        scored=int(fact.scored),
        voice=fact.voice.value,
        item=given.item,
        part=given.part,
        take=given.take,
        asked=given.asked,
        ended=given.ended.value,
        prepared_s=given.prepared_s,
        answered_s=given.answered_s,
        expected=given.expected,
        words=given.words,
        notes=_noted(given.notes),
        follow_up=_json(given.follow_up),
        delivery=_json(fact.delivery),
    )


def _round_end_row(fact: RoundEnded) -> dict[str, Cell]:
    return _row(fact.stamp, round_id=fact.round_id, how=fact.how.value)


def _review_row(fact: ReviewPart) -> dict[str, Cell]:
    return _row(
        fact.stamp,
        answer_id=fact.answer_id,
        part=fact.part.value,
        point=fact.point,
        text=fact.text,
        level=fact.level,
    )


def _baseline_row(fact: Baseline) -> dict[str, Cell]:
    return _row(fact.stamp, device=fact.device, delivery=_json(fact.delivery))


def _noted(notes: Notes) -> str | None:
    return None if notes == Notes() else _json(notes)


def _json(value: object) -> str | None:
    return None if value is None else json.dumps(to_record(value, whole=True), ensure_ascii=False)
