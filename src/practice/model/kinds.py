"""The kinds and names of the trade: types of question, competencies, levels, gaps."""

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


def in_words(competency: Competency) -> str:
    """As running text has it: `problem solving`."""
    return competency.value.replace("-", " ")


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
