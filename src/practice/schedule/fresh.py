"""Which old answer to look at again without its level: after a rest, each once, the oldest first."""

from collections.abc import Sequence
from datetime import date

from practice.model.facts import Levelled

REST_DAYS = 2
"""An answer rests at least so many practice days before it is levelled blind."""


def due_blind(levels: Sequence[Levelled], blind: Sequence[Levelled], *, today: date) -> tuple[Levelled, ...]:
    """Answers whose level is old enough and that were never levelled blind, oldest first."""
    done = {entry.answer_id for entry in blind}
    return tuple(
        entry
        for entry in levels
        if entry.answer_id not in done and (today - date.fromisoformat(entry.day)).days >= REST_DAYS
    )
