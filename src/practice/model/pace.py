"""How long each kind of question usually takes: conventions, shown as zones and never as deadlines."""

from dataclasses import dataclass
from types import MappingProxyType

from practice.model.kinds import QuestionType

WORDS_PER_MINUTE = 140
"""Speaking pace used to turn written words into an estimate of seconds (docs/evidence.md, pace)."""


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: one-way preparation, live thinking pause, target, green zone; and how many probes follow."""

    prepare_s: int
    think_s: int
    answer_s: int
    low_s: int
    high_s: int
    probes: int


PACES = MappingProxyType(
    {
        QuestionType.BEHAVIOURAL: Pace(30, 10, 120, 75, 150, 2),
        QuestionType.SITUATIONAL: Pace(45, 10, 120, 60, 150, 1),
        QuestionType.BACKGROUND: Pace(15, 3, 90, 60, 120, 1),
        QuestionType.MOTIVATION: Pace(20, 5, 75, 45, 105, 1),
        QuestionType.STRENGTHS: Pace(10, 3, 60, 40, 90, 0),
        QuestionType.SELF_ASSESSMENT: Pace(20, 5, 75, 45, 105, 1),
        QuestionType.JOB_KNOWLEDGE: Pace(30, 10, 120, 45, 180, 2),
        QuestionType.CASE: Pace(120, 60, 300, 180, 600, 2),
        QuestionType.VALUES: Pace(20, 5, 90, 45, 120, 1),
        QuestionType.CURVEBALL: Pace(20, 10, 60, 30, 90, 0),
        QuestionType.ASK_THEM: Pace(15, 0, 30, 10, 45, 0),
        QuestionType.LOGISTICS: Pace(5, 0, 30, 10, 60, 0),
    }
)


@dataclass(frozen=True, slots=True)
class Zone:
    """The green zone of one answer, in seconds: shorter leaves things out, longer leaves them no room."""

    low_s: int
    high_s: int


def green_zone(kind: QuestionType, answer_s: int) -> Zone:
    """The type's zone, scaled to this question's own target."""
    pace = PACES[kind]
    share = answer_s / pace.answer_s
    return Zone(round(pace.low_s * share), round(pace.high_s * share))


def spoken_seconds(words: int) -> int:
    """About how long so many written words take to say."""
    return round(words / WORDS_PER_MINUTE * 60)


def reading(seconds: float) -> str:
    """Whole minutes and seconds."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02d}"
