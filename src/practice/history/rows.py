"""Entries out: rows as the values they were kept from.

Whatever has not the form that the model asks for is a ValueError.
"""

import json
import sqlite3
from typing import TypeVar

from practice.history.tables import whole_day, whole_moment
from practice.model.answer import Ended, FollowUp, Given, Notes, Voice
from practice.model.delivery import Delivery
from practice.model.facts import (
    Answered,
    Baseline,
    Draft,
    HowEnded,
    Levelled,
    Moment,
    Part,
    ReviewPart,
    RoundEntry,
    RoundStarted,
    Seen,
)
from practice.model.kinds import Competency, QuestionType
from practice.model.record import from_record
from practice.model.stamp import Stamp

Value = TypeVar("Value")


def entry(row: sqlite3.Row) -> RoundEntry:
    """A round with its number and what has been worked out about it."""
    how = row["how"]
    return RoundEntry(
        number=row["number"],
        started=RoundStarted(
            stamp=_stamp(row),
            recipe=row["recipe"],
            title=row["title"],
            seed=int(row["seed"]),
            voice=Voice(row["voice"]),
            plan=row["plan"],
            again_of=row["again_of"],
        ),
        ended=None if how is None else HowEnded(how),
        answers=row["answers"],
        waiting=row["waiting"],
    )


def plan(row: sqlite3.Row) -> str:
    """A round's plan alone."""
    text: str = row["plan"]
    return text


def moment(row: sqlite3.Row) -> Moment:
    """One event of a round."""
    return Moment(_stamp(row), row["round_id"], row["n"], row["elapsed"], row["event"])


def answered(row: sqlite3.Row) -> Answered:
    """An answer, word for word."""
    return Answered(
        stamp=_stamp(row),
        round_id=row["round_id"],
        question=row["question"],
        text_version=row["text_version"],
        type=QuestionType(row["type"]),
        competency=_competency(row),
        scored=bool(row["scored"]),
        voice=Voice(row["voice"]),
        given=Given(
            item=row["item"],
            part=row["part"],
            take=row["take"],
            asked=row["asked"],
            ended=Ended(row["ended"]),
            prepared_s=row["prepared_s"],
            answered_s=row["answered_s"],
            words=row["words"],
            follow_up=_from_json(FollowUp, row["follow_up"]),
            expected=row["expected"],
            notes=_from_json(Notes, row["notes"]) or Notes(),
        ),
        delivery=_from_json(Delivery, row["delivery"]),
    )


def review_part(row: sqlite3.Row) -> ReviewPart:
    """One step of a review."""
    return ReviewPart(
        _stamp(row), row["answer_id"], Part(row["part"]), row["point"], row["text"], row["level"]
    )


def levelled(row: sqlite3.Row) -> Levelled:
    """A level, with what its answer was evidence of: by place, as there are thousands."""
    answer_id, question, competency, day, at, level = row
    return Levelled(answer_id, question, _named(competency), whole_day(day), at, level)


def seen(row: sqlite3.Row) -> Seen:
    """A question, and when it was asked."""
    question, last_day, times = row
    return Seen(question, whole_day(last_day), times)


def mark(row: sqlite3.Row) -> str:
    """Which answer and which part of a review are the newest."""
    text: str = row["mark"]
    return text


def baseline(row: sqlite3.Row) -> Baseline:
    """A calm paragraph, as it was measured."""
    return Baseline(_stamp(row), row["device"], from_record(Delivery, json.loads(row["delivery"])))


def draft(row: sqlite3.Row) -> Draft:
    """A round's working copy."""
    notes = _from_json(Notes, row["notes"]) or Notes()
    return Draft(row["after"], row["elapsed"], row["words"], notes)


def _stamp(row: sqlite3.Row) -> Stamp:
    return Stamp(row["id"], whole_moment(row["at"]), whole_day(row["day"]))


def _competency(row: sqlite3.Row) -> Competency | None:
    return _named(row["competency"])


def _named(name: str | None) -> Competency | None:
    return None if name is None else Competency(name)


def _from_json(shape: type[Value], text: str | None) -> Value | None:
    return None if text is None else from_record(shape, json.loads(text))
