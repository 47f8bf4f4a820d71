"""What a rater listens for and what each level shows, where a question does not say so itself.

The wording is this program's own; the scale follows docs/evidence.md, "anchored scales".
"""

from practice.model.kinds import QuestionType
from practice.model.question import Anchor, Point, Question

_STORY = (
    Point("specific", "One real occasion: when, where, with whom"),
    Point("own-part", "Your own part: 'I', and not only 'we'"),
    Point("action", "What you did or said, step by step"),
    Point("reasoning", "Why you chose that and not something else"),
    Point("result", "How it ended, so that somebody else could check it"),
    Point("learned", "What you have done differently since"),
)
_DILEMMA = (
    Point("clarify", "What you would find out first"),
    Point("options", "At least two ways, and why one wins"),
    Point("people", "Who needs to know, and when"),
    Point("result", "What you would make sure had happened by the end"),
)
_REASON = (
    Point("from-them", "One thing that is true of this job or place and not of every other"),
    Point("from-you", "One thing about you that fits it, with an instance"),
    Point("link", "The two joined in one sentence"),
)
_INSTANCE = (
    Point("answer", "A straight answer in the first sentence"),
    Point("instance", "One instance that shows it"),
    Point("relevance", "Why it matters for this work"),
)
_OWN_QUESTION = (
    Point("open", "Open: it cannot be answered with yes or no"),
    Point("theirs", "About their work, and not on their web page"),
    Point("one", "One question at a time"),
)
_POINTS = {
    QuestionType.BEHAVIOURAL: _STORY,
    QuestionType.VALUES: _STORY,
    QuestionType.SITUATIONAL: _DILEMMA,
    QuestionType.CASE: _DILEMMA,
    QuestionType.MOTIVATION: _REASON,
    QuestionType.BACKGROUND: _REASON,
    QuestionType.ASK_THEM: _OWN_QUESTION,
}

_STORY_SCALE = (
    "No real occasion, or mainly what others did wrong.",
    "A real occasion, but your own part in it stays unclear.",
    "One occasion, your own action, and how it ended.",
    "Also the obstacle or the reasoning, and a result that was checked.",
    "Also what changed in you, and where you have used it again.",
)
_STORY_OF_ANOTHER = (
    "No real occasion, or mainly what others did wrong.",
    "A real occasion, but the person's own part in it stays unclear.",
    "One occasion, the person's own action, and how it ended.",
    "Also the obstacle or the reasoning, and a result that was checked.",
    "Also what changed in the person, and where they have used it again.",
)
_DILEMMA_SCALE = (
    "No action, or one that does harm.",
    "The right instinct, handed on to somebody else.",
    "Sensible first steps in a sensible order.",
    "Also options weighed, and the people who must know informed.",
    "Also what follows from it, and how to stop it coming back.",
)
_REASON_SCALE = (
    "Could be said of any job, by anybody.",
    "One true reason, and nothing about them.",
    "A reason from the job and a reason from you.",
    "Also evidence: something you did, read or made.",
    "Also what you would do first there.",
)
_INSTANCE_SCALE = (
    "No answer to what was asked.",
    "An answer without an instance.",
    "A straight answer with one instance.",
    "Also what it meant for others, or what you do about it.",
    "Also what it would mean in this job.",
)
_SCALES = {
    QuestionType.BEHAVIOURAL: _STORY_SCALE,
    QuestionType.VALUES: _STORY_SCALE,
    QuestionType.SITUATIONAL: _DILEMMA_SCALE,
    QuestionType.CASE: _DILEMMA_SCALE,
    QuestionType.MOTIVATION: _REASON_SCALE,
    QuestionType.BACKGROUND: _REASON_SCALE,
}


ADDS = "Also "
"""How a level begins that asks for all of the one below it too."""


def _in_full(scale: tuple[str, ...], level: int) -> str:
    """With what it adds to: whoever looks at one level does not see the others."""
    first = level
    while scale[first - 1].startswith(ADDS):
        first -= 1
    return " ".join(scale[first - 1 : level])


SOMEBODY_ELSES = tuple(Anchor(level, _in_full(_STORY_OF_ANOTHER, level)) for level in range(1, 6))
"""What each level of a story shows, of an answer that is not the reader's own."""


def points_for(question: Question) -> tuple[Point, ...]:
    """What to tick: the question's own points, or the general ones of its type."""
    return question.listen_for or _POINTS.get(question.type, _INSTANCE)


def anchor_for(question: Question, level: int) -> str:
    """What level 1 to 5 shows: the question's own words, or the general scale of its type.

    A level that a bank leaves out lies between its neighbours, and says so. It is true of every higher
    answer too, for whoever says no to it walks down.
    """
    own = {anchor.level: anchor.text for anchor in question.anchors}
    if level in own:
        return own[level]
    lower = max((each for each in own if each < level), default=None)
    upper = min((each for each in own if each > level), default=None)
    if lower is None or upper is None:
        return _in_full(_SCALES.get(question.type, _INSTANCE_SCALE), level)
    return f"More than this: {own[lower]}\nAnd at least a part of this: {own[upper]}"
