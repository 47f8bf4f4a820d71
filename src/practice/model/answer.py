"""Answers: what was asked, what was said or typed, and how long it took."""

from dataclasses import dataclass
from enum import StrEnum

from practice.model.kinds import Gap


class Voice(StrEnum):
    """How the person answers."""

    ALOUD = "aloud"
    TYPED = "typed"


class Ended(StrEnum):
    """What ended an answer. There is no entry for silence, on purpose."""

    DONE = "done"
    TIME = "time"
    INTERRUPTED = "interrupted"
    SKIPPED = "skipped"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Notes:
    """What the person jotted down while preparing."""

    story: str = ""
    cues: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A probe as it was asked, and why: `reason` is shown in the review."""

    text: str
    reason: str
    gap: Gap | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """One answer as the round saw it end; seconds on the round's own clock.

    `item` counts the round's items from 0; `part` is 0 for the question itself and 1, 2, ... for its
    follow-ups; `words` is what was typed, word for word, or None when spoken.
    """

    item: int
    part: int
    take: int
    asked: str
    ended: Ended
    prepared_s: float
    answered_s: float
    words: str | None = None
    follow_up: FollowUp | None = None
    expected: int | None = None
    notes: Notes = Notes()
