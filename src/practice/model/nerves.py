"""Facts about nerves: what was breathed, rated, planned and dared. Kept like every other fact."""

from dataclasses import dataclass
from enum import StrEnum

from practice.model.stamp import Stamp


@dataclass(frozen=True, slots=True)
class Breathed:
    """A breathing exercise was done for so many seconds; `finished`: to its promised end.

    `pattern` is its id; `routine` the id of the routine it was a part of, or empty.
    """

    stamp: Stamp
    pattern: str
    seconds: float
    finished: bool
    routine: str = ""


class RatedAt(StrEnum):
    """The moment a rating is about."""

    BEFORE = "before"
    EXPECTED = "expected"
    PEAK = "peak"
    END = "end"


class Occasion(StrEnum):
    """During what it was rated; ratings are compared only within one occasion."""

    CALM = "calm"
    ROUTINE = "routine"
    LADDER = "ladder"
    TRIAL = "trial"


@dataclass(frozen=True, slots=True)
class Rated:
    """Nerves as the person rates them, 0 to 100, at one moment of one occasion.

    `about` is the id of what it belongs to (an exercise, a routine, an attempt, a trial round), so that
    before and end find each other. `word` is the person's own word for it, if one was given.
    """

    stamp: Stamp
    occasion: Occasion
    moment: RatedAt
    level: int
    about: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class ItemRated:
    """One of the five weekly items (1 to 5), rated 0 to 10; `sitting` joins those of one week."""

    stamp: Stamp
    sitting: str
    item: int
    level: int


@dataclass(frozen=True, slots=True)
class IfThen:
    """An if-then plan: when `cue`, then `response`. The newest fact of a `plan` counts.

    `dropped`: the person has given it up.
    """

    stamp: Stamp
    plan: str
    cue: str
    response: str
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """The then-part of a plan was typed from memory, word for word as typed."""

    stamp: Stamp
    plan: str
    typed: str
    recalled: bool


@dataclass(frozen=True, slots=True)
class Interview:
    """A real interview: `starts` is ISO 8601 with an offset. The newest fact of an interview counts.

    `interview` is its id, the same in each fact about it; in the oldest ones, where it is empty, the name
    stands for it. `job` is the id of the job it is for, or empty. `dropped`: it will not take place, or was
    entered by mistake.
    """

    stamp: Stamp
    name: str
    starts: str
    dropped: bool = False
    job: str = ""
    interview: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt at a rung of the exposure ladder began. `sitting` joins the attempts of one sitting.

    `rung` counts from 1; `advised` is the rung the program would have chosen; `steadied`: the person
    breathed before it.
    """

    stamp: Stamp
    sitting: str
    rung: int
    advised: int
    steadied: bool


class AttemptPart(StrEnum):
    """What is said of an attempt, before it and after."""

    FEARED = "feared"
    """What the person is most afraid of, in their words."""
    LIKELIHOOD = "likelihood"
    """How likely that is, 0 to 100, before."""
    OUTSIDER = "outsider"
    """How somebody else would see it, in the person's words."""
    ROUND = "round"
    """The id of the round that was played."""
    SCRIPT = "script"
    """Where the script for somebody else is, once it was made; empty when it could not be kept as a file."""
    ENDED = "ended"
    """`finished` (said when the pages after it are over), `aborted`, `dropped` where it will not take place,
    or `passed-over` where a rung was left out with a word."""
    AID = "aid"
    """`yes` or `no`: whether the rung's safety aid was used after all."""
    HAPPENED = "happened"
    """`yes`, `partly` or `no`."""
    COPED = "coped"
    """`yes` or `no`: whether the person coped with it, where it happened."""
    NEXT_TIME = "next-time"
    """How likely it would be next time, 0 to 100."""
    SURPRISED = "surprised"
    LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class AttemptSaid:
    """One thing said of one attempt: a number, or words."""

    stamp: Stamp
    attempt: str
    part: AttemptPart
    text: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class TrialBegun:
    """A personal trial began: which ways it compares, and the seed of its order. `arms` are their ids."""

    stamp: Stamp
    seed: int
    arms: str
    """Joined by spaces."""


@dataclass(frozen=True, slots=True)
class TrialRound:
    """The `n`-th round (from 1) of a trial, and the way that was drawn for it, shown as it began."""

    stamp: Stamp
    trial: str
    n: int
    arm: str


@dataclass(frozen=True, slots=True)
class TrialEnded:
    """The person has ended a trial; the newest trial without this goes on."""

    stamp: Stamp
    trial: str


NervesFact = (
    Breathed
    | Rated
    | ItemRated
    | IfThen
    | Rehearsed
    | Interview
    | Attempt
    | AttemptSaid
    | TrialBegun
    | TrialRound
    | TrialEnded
)
