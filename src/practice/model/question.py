"""Questions: what an interviewer asks, and what a listener would notice in the answer."""

from dataclasses import dataclass
from enum import StrEnum


class QuestionType(StrEnum):
    """The twelve kinds of interview question; the kind decides timing and the frame of a good answer."""

    BEHAVIOURAL = "behavioural"
    SITUATIONAL = "situational"
    BACKGROUND = "background"
    MOTIVATION = "motivation"
    STRENGTHS = "strengths"
    SELF_ASSESSMENT = "self-assessment"
    JOB_KNOWLEDGE = "job-knowledge"
    CASE = "case"
    VALUES = "values"
    CURVEBALL = "curveball"
    ASK_THEM = "ask-them"
    LOGISTICS = "logistics"


class Competency(StrEnum):
    """What an answer is evidence of."""

    COMMUNICATION = "communication"
    TEAMWORK = "teamwork"
    LEADERSHIP = "leadership"
    PROBLEM_SOLVING = "problem-solving"
    DECISION_MAKING = "decision-making"
    PLANNING = "planning"
    DELIVERY = "delivery"
    ADAPTABILITY = "adaptability"
    RESILIENCE = "resilience"
    INITIATIVE = "initiative"
    CUSTOMER_FOCUS = "customer-focus"
    INTEGRITY = "integrity"
    LEARNING = "learning"
    INFLUENCE = "influence"
    INCLUSION = "inclusion"
    SELF_AWARENESS = "self-awareness"
    MOTIVATION = "motivation"
    JOB_KNOWLEDGE = "job-knowledge"


class Level(StrEnum):
    """The seniority a question expects."""

    ANY = "any"
    ENTRY = "entry"
    MID = "mid"
    SENIOR = "senior"
    LEAD = "lead"


class Gap(StrEnum):
    """What an answer lacked; a probe is chosen by it."""

    NO_OCCASION = "no-occasion"
    NO_OWN_PART = "no-own-part"
    NO_ACTION = "no-action"
    NO_REASONING = "no-reasoning"
    NO_RESULT = "no-result"
    NO_LEARNING = "no-learning"
    TOO_SMOOTH = "too-smooth"
    TOO_LONG = "too-long"
    TOO_SHORT = "too-short"


class SourceKind(StrEnum):
    """Where a question's wording comes from."""

    ORIGINAL = "original"
    ADAPTED = "adapted"
    IMPORTED = "imported"


NEEDS_COMPETENCY = frozenset(
    {
        QuestionType.BEHAVIOURAL,
        QuestionType.SITUATIONAL,
        QuestionType.STRENGTHS,
        QuestionType.VALUES,
        QuestionType.JOB_KNOWLEDGE,
        QuestionType.CASE,
    }
)
"""The types whose questions measure one competency and must name it."""


TELLS_A_STORY = frozenset({QuestionType.BEHAVIOURAL, QuestionType.VALUES})
"""The types that ask for something that happened; only there is a follow-up about its end in place."""


@dataclass(frozen=True, slots=True)
class Point:
    """One idea unit a rater listens for; `id` keeps ticks comparable when the wording changes."""

    id: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up; `when` names the gap it is for, `None` fits any answer."""

    text: str
    when: Gap | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an answer of this level (1 to 5) shows."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A sample answer and the level (1 to 5) it was written for; `seconds` spoken, if known."""

    level: int
    text: str
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Whose words a question uses, and under which licence."""

    kind: SourceKind = SourceKind.ORIGINAL
    origin: str = ""
    licence: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a bank. Its identity is `key`, never its wording.

    `prepare_s` and `answer_s` are whole seconds with every default already applied.
    `listen_for`, `anchors` and `probes` hold only what the bank says; the general ones are added by
    whoever needs them. `line` is the 1-based line in the bank's file, for messages.
    """

    bank: str
    id: str
    text: str
    type: QuestionType
    competency: Competency | None = None
    also: tuple[Competency, ...] = ()
    level: Level = Level.ANY
    roles: tuple[str, ...] = ()
    prepare_s: int = 30
    answer_s: int = 120
    variants: tuple[str, ...] = ()
    why_asked: str = ""
    listen_for: tuple[Point, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    probes: tuple[Probe, ...] = ()
    red_flags: tuple[str, ...] = ()
    green_flags: tuple[str, ...] = ()
    model_answers: tuple[ModelAnswer, ...] = ()
    say_instead: str = ""
    tags: tuple[str, ...] = ()
    source: Source = Source()
    text_version: int = 1
    retired: bool = False
    replaced_by: str = ""
    line: int = 0

    @property
    def key(self) -> str:
        """The identity that history hangs on."""
        return f"{self.bank}/{self.id}"


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank as read: its heading and the questions that passed every check."""

    id: str
    title: str
    summary: str
    version: str
    language: str
    licence: str
    questions: tuple[Question, ...]
    authors: tuple[str, ...] = ()
    homepage: str = ""
    translation_of: str = ""
    path: str = ""
    shipped: bool = False
