"""Round recipes: the blueprint of a mock interview."""

from dataclasses import dataclass
from enum import StrEnum

from practice.model.kinds import Competency, Level, QuestionType


class Format(StrEnum):
    """Where and how the interview happens."""

    PHONE = "phone"
    ONE_WAY = "one-way"
    VIDEO = "video"
    IN_PERSON = "in-person"
    PANEL = "panel"


class Pressure(StrEnum):
    """The wording and pacing of the interviewer, and nothing else."""

    GENTLE = "gentle"
    NORMAL = "normal"
    STERN = "stern"


class Manner(StrEnum):
    """How one interviewer comes across."""

    FRIENDLY = "friendly"
    WARM = "warm"
    CURIOUS = "curious"
    NEUTRAL = "neutral"
    BRISK = "brisk"


class ClockFace(StrEnum):
    """What the person sees of the time."""

    COUNT_UP = "count-up"
    COUNT_DOWN = "count-down"
    HIDDEN = "hidden"


class StopAt(StrEnum):
    """Whether the clock may end an answer. Silence never does."""

    NONE = "none"
    TARGET = "target"
    LIMIT = "limit"


class Preparing(StrEnum):
    """Whether preparation must be waited out."""

    STRICT = "strict"
    MAY_START = "may-start"


class Pick(StrEnum):
    """How the questions of a phase are chosen."""

    FIXED = "fixed"
    DUE = "due"
    WEAK = "weak"
    SPREAD = "spread"
    MIX = "mix"
    RANDOM = "random"


ROTATE = "rotate"
"""The value of `by` that lets the panel take turns."""


@dataclass(frozen=True, slots=True)
class Panelist:
    """One interviewer. Without a name in the recipe, the round gives one."""

    id: str
    role: str
    manner: Manner = Manner.NEUTRAL
    name: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for every question of the round; times in seconds.

    Without `thanks` nobody acknowledges an answer. `blank_s` is how long the person says nothing, on
    purpose, in the middle of one answer.
    """

    clock: ClockFace = ClockFace.COUNT_UP
    stop_at: StopAt = StopAt.NONE
    limit_factor: float = 1.5
    prepare: Preparing = Preparing.MAY_START
    think_s: int = 8
    skip: int = 0
    retakes: int = 0
    see_next: bool = False
    notes: bool = True
    silence_s: int = 0
    interrupts: int = 0
    thanks: bool = True
    blank_s: int = 0


@dataclass(frozen=True, slots=True)
class Calm:
    """A quiet minute before it begins."""

    id: str
    seconds: int
    optional: bool = True
    outside_clock: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """An interviewer says something that needs no answer."""

    id: str
    text: str
    seconds: int
    by: str = ""
    optional: bool = False
    outside_clock: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Questions from the banks. `None` leaves a time or a number to the question's type.

    With a `card` the words of a model answer lie in front of the person, to be read aloud.
    """

    id: str
    pick: Pick
    count: int = 1
    by: str = ""
    ids: tuple[str, ...] = ()
    types: tuple[QuestionType, ...] = ()
    mix: tuple[tuple[QuestionType, int], ...] = ()
    competencies: tuple[Competency, ...] = ()
    level: Level | None = None
    banks: tuple[str, ...] = ()
    distinct: bool = False
    prepare_s: int | None = None
    answer_s: int | None = None
    probes: int | None = None
    probe_answer_s: int = 40
    scored: bool = True
    card: bool = False
    optional: bool = False
    outside_clock: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A pause between two parts."""

    id: str
    seconds: int
    optional: bool = False
    outside_clock: bool = False


@dataclass(frozen=True, slots=True)
class TheirTurn:
    """The person asks: so many questions, each with a time to ask and a time to listen."""

    id: str
    count: int
    answer_s: int = 30
    reply_s: int = 45
    by: str = ""
    optional: bool = False
    outside_clock: bool = False


@dataclass(frozen=True, slots=True)
class LookBack:
    """The review after the round."""

    id: str
    optional: bool = False
    outside_clock: bool = True


RecipePhase = Calm | Say | Ask | Break | TheirTurn | LookBack


@dataclass(frozen=True, slots=True)
class Recipe:
    """One kind of mock interview; `minutes` is its planned length."""

    id: str
    title: str
    format: Format
    minutes: int
    phases: tuple[RecipePhase, ...]
    summary: str = ""
    pressure: Pressure = Pressure.NORMAL
    rules: Rules = Rules()
    panel: tuple[Panelist, ...] = ()
    line: int = 0
    path: str = ""
    shipped: bool = False
