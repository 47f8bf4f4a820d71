"""Facts: what happened, each with an identity of its own, added to history and never edited."""

from dataclasses import dataclass
from enum import StrEnum

from practice.model.answer import Given, Notes, Voice
from practice.model.delivery import Delivery
from practice.model.kinds import Competency, QuestionType
from practice.model.stamp import Stamp


@dataclass(frozen=True, slots=True)
class RoundStarted:
    """A round began. `plan` is its whole plan as JSON: a round can be read when its bank is gone.

    `again_of` is the id of the answer that this short round repeats, or empty.
    """

    stamp: Stamp
    recipe: str
    title: str
    seed: int
    voice: Voice
    plan: str
    again_of: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """The `n`-th event (from 0) that moved a round on, as JSON, at `elapsed` seconds of its clock.

    Played back in order, a round's moments give exactly the state it was left in.
    """

    stamp: Stamp
    round_id: str
    n: int
    elapsed: float
    event: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, kept the moment it ended. `question` is the key, `asked` is in `given`, word for word."""

    stamp: Stamp
    round_id: str
    question: str
    text_version: int
    type: QuestionType
    competency: Competency | None
    scored: bool
    voice: Voice
    given: Given
    delivery: Delivery | None = None


class HowEnded(StrEnum):
    """Why a round is over."""

    FINISHED = "finished"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class RoundEnded:
    """A round is over; without this fact it can be resumed."""

    stamp: Stamp
    round_id: str
    how: HowEnded


class Part(StrEnum):
    """The small steps of a review."""

    STRENGTH = "strength"
    TICK = "tick"
    NO_TICK = "no-tick"
    LEVEL = "level"
    OVERRULE = "overrule"
    MODEL_SEEN = "model-seen"
    DIFFERENCE = "difference"
    CHANGE = "change"
    CLOSED = "closed"
    BLIND = "blind"


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """One step of reviewing one answer.

    `point` is the listen-for id of a tick; `text` the person's own words (a strength, the evidence of
    a tick, why a cap is overruled, the difference, the change); `level` 1 to 5 for LEVEL and BLIND.
    """

    stamp: Stamp
    answer_id: str
    part: Part
    point: str = ""
    text: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """A calm paragraph was read aloud into `device`, to compare later answers with.

    What was measured is kept, the sound is not.
    """

    stamp: Stamp
    device: str
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class Draft:
    """What is being written just now in an unfinished round: a working copy, not a fact.

    `after` is how many moments the round had then: the draft belongs to that place and to no other.
    """

    after: int
    elapsed: float
    words: str
    notes: Notes = Notes()


@dataclass(frozen=True, slots=True)
class RoundEntry:
    """A line of the list of rounds; `number` counts from 1, the oldest first."""

    number: int
    started: RoundStarted
    ended: HowEnded | None
    answers: int
    """Questions answered: follow-ups, earlier takes and skipped ones are not counted."""
    waiting: int
    """Of those, scored answers whose review is not closed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """When a question was last asked (practice day) and how often in all; a retake is no new asking."""

    question: str
    last_day: str
    times: int


@dataclass(frozen=True, slots=True)
class Levelled:
    """A level (1 to 5) that the person gave an answer, and what the answer was evidence of.

    `day` and `at` are when the level was given.
    """

    answer_id: str
    question: str
    competency: Competency | None
    day: str
    at: str
    level: int
