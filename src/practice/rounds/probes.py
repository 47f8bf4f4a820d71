"""Follow-ups: which one to ask, chosen by what the answer lacked, with the reason said."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from practice.model.answer import FollowUp
from practice.model.kinds import TELLS_A_STORY, Gap, QuestionType
from practice.model.pace import Zone, spoken_seconds
from practice.model.question import Probe, Question
from practice.model.wording import Wording, read_wording

ENOUGH_WORDS = 25
"""Fewer words than this are too short to look for gaps in."""

GENERAL = {
    Gap.NO_OCCASION: "Take one time it really happened. When was that?",
    Gap.NO_OWN_PART: "Which part of that was yours?",
    Gap.NO_ACTION: "What did you do first? What did you say?",
    Gap.NO_REASONING: "What else did you consider, and why not that?",
    Gap.NO_RESULT: "What happened in the end, and how do you know?",
    Gap.NO_LEARNING: "What would you do differently, and have you since?",
    Gap.TOO_SMOOTH: "What was the hardest moment in it?",
    Gap.TOO_LONG: "If you had to say it in one sentence: what was the outcome?",
    Gap.TOO_SHORT: "Could you say a little more: what happened, step by step?",
}

GENERAL_ON_A_VIEW = {
    Gap.TOO_LONG: "If you had to say it in one sentence: what is the main point?",
    Gap.TOO_SHORT: "Could you say a little more about that?",
}
"""For questions that ask for no story: nothing happened in the end."""

REASONS = {
    Gap.NO_OCCASION: "it spoke of what you usually or would do, and named no one time",
    Gap.NO_OWN_PART: "it said 'we' more often than 'I'",
    Gap.NO_ACTION: "it had no sentence of the kind 'I did', 'I asked', 'I wrote'",
    Gap.NO_REASONING: "it had no word of a choice or a reason, such as 'because' or 'instead'",
    Gap.NO_RESULT: "it had no word of a result, such as 'in the end', and no figure",
    Gap.NO_LEARNING: "it had no word of what you took from it",
    Gap.TOO_SMOOTH: "nothing in it was hard or went wrong",
    Gap.TOO_LONG: "it was longer than such an answer usually is",
    Gap.TOO_SHORT: "it was shorter than such an answer usually is",
}

OF_LENGTH = (Gap.TOO_LONG, Gap.TOO_SHORT)

NOT_TICKED = "looking back, you found no evidence of it the first time"
"""The reason where ticks and not words are what is known."""

TICK_GAPS = {
    Gap.NO_OCCASION: ("specific", "occasion", "instance", "example"),
    Gap.NO_OWN_PART: ("own-part", "own-action", "own-share", "own-work", "own"),
    Gap.NO_ACTION: ("action", "steps", "first-steps", "did"),
    Gap.NO_REASONING: ("reason", "reasoning", "options", "choice", "why"),
    Gap.NO_RESULT: ("result", "outcome"),
    Gap.NO_LEARNING: ("learned", "learnt", "lesson", "learning", "next-time"),
}
"""The listen-for ids that stand for each gap; a point without a tick opens it."""

_IN_A_STORY = (
    Gap.NO_OCCASION,
    Gap.NO_OWN_PART,
    Gap.NO_ACTION,
    Gap.NO_RESULT,
    Gap.NO_REASONING,
    Gap.NO_LEARNING,
    Gap.TOO_SMOOTH,
)
LOOKED_FOR = {
    QuestionType.BEHAVIOURAL: _IN_A_STORY,
    QuestionType.VALUES: (Gap.NO_OCCASION, Gap.NO_OWN_PART, Gap.TOO_SMOOTH),
    QuestionType.STRENGTHS: (Gap.NO_OCCASION,),
    QuestionType.SELF_ASSESSMENT: (Gap.NO_OCCASION,),
    QuestionType.SITUATIONAL: (Gap.NO_REASONING,),
    QuestionType.CASE: (Gap.NO_REASONING,),
}
"""What may be missed in an answer of each type, the most telling first."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of an answer: its words if typed, its ticks if reviewed, and always its seconds."""

    seconds: float
    words: str | None = None
    ticks: frozenset[str] | None = None


def choose_probe(
    question: Question, evidence: Evidence, *, zone: Zone, before: Collection[str] = ()
) -> FollowUp | None:
    """The next follow-up and its reason, or None when nothing is left to ask.

    Typed words speak for themselves; otherwise the ticks of a review do, and otherwise the clock. `before`
    holds the texts already asked. The same evidence always gives the same follow-up.
    """
    for gap, why in _gaps(question, evidence, zone):
        texts = [probe.text for probe in question.probes if probe.when is gap] or [_general(question, gap)]
        for text in texts:
            if text not in before:
                return FollowUp(text, f"asked because {why}", gap)
    for probe in _open_probes(question):
        if probe.text not in before:
            return FollowUp(probe.text, "a usual follow-up to this question", probe.when)
    return None


def _general(question: Question, gap: Gap) -> str:
    if question.type not in TELLS_A_STORY and gap in GENERAL_ON_A_VIEW:
        return GENERAL_ON_A_VIEW[gap]
    return GENERAL[gap]


def _looked_for(question: Question) -> list[Gap]:
    """What matters in this type of question, then whatever else its own follow-ups are for."""
    gaps = [*LOOKED_FOR.get(question.type, ()), *(probe.when for probe in question.probes if probe.when)]
    return list(dict.fromkeys(gaps))


def _open_probes(question: Question) -> Iterator[Probe]:
    """The question's own follow-ups, those for any answer first."""
    yield from (probe for probe in question.probes if probe.when is None)
    yield from (probe for probe in question.probes if probe.when in (Gap.TOO_SMOOTH, Gap.NO_LEARNING))


def _gaps(question: Question, evidence: Evidence, zone: Zone) -> Iterator[tuple[Gap, str]]:
    """What the answer lacked and how that is known, the most telling first."""
    hurried = evidence.ticks is not None  # once again in less time: its length says nothing
    if evidence.words is not None:
        wording = read_wording(evidence.words)
        # Too few words to know the language by; letters beyond English ones make it another.
        few = wording.words < ENOUGH_WORDS and evidence.words.isascii()
        if wording.english or few:
            for gap in _gaps_in_words(question, wording, zone):
                if not (hurried and gap in OF_LENGTH):
                    yield gap, REASONS[gap]
            return
    if evidence.ticks is not None:
        yield from ((gap, NOT_TICKED) for gap in _gaps_in_ticks(question, evidence.ticks))
    else:
        yield from ((gap, REASONS[gap]) for gap in _gaps_in_time(evidence.seconds, zone))


def _gaps_in_time(seconds: float, zone: Zone) -> Iterator[Gap]:
    if seconds > zone.high_s:
        yield Gap.TOO_LONG
    elif seconds < zone.low_s:
        yield Gap.TOO_SHORT


def _gaps_in_ticks(question: Question, ticks: frozenset[str]) -> Iterator[Gap]:
    """A gap opens when none of the points that stand for it has a tick."""
    own = {point.id for point in question.listen_for}
    for gap in _looked_for(question):
        points = set(TICK_GAPS.get(gap, ()))
        if own:
            points &= own
        if points and not points & ticks:
            yield gap


def _gaps_in_words(question: Question, wording: Wording, zone: Zone) -> Iterator[Gap]:
    if wording.words < ENOUGH_WORDS:
        yield Gap.TOO_SHORT
        return
    seconds = spoken_seconds(wording.words)
    if seconds > zone.high_s:
        yield Gap.TOO_LONG
    told = question.type in TELLS_A_STORY  # elsewhere "I would ring her" is an action too
    lacks = {
        Gap.NO_OCCASION: wording.occasion == 0 and wording.hypothetical > 0,
        Gap.NO_OWN_PART: wording.shared > wording.own,
        Gap.NO_ACTION: wording.action == 0 and (told or wording.own == 0),
        Gap.NO_REASONING: wording.reasoning == 0,
        Gap.NO_RESULT: wording.result == 0 and wording.numbers == 0,
        Gap.NO_LEARNING: wording.learning == 0,
        Gap.TOO_SMOOTH: wording.hardship == 0,
        Gap.TOO_LONG: False,
        Gap.TOO_SHORT: False,
    }
    yield from (gap for gap in _looked_for(question) if lacks[gap])
    if seconds < zone.low_s:
        yield Gap.TOO_SHORT
