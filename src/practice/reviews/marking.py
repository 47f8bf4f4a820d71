"""Marking small drills: what can be told from a text or a choice alone, and never a judgement of a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from practice.model.kinds import Competency
from practice.model.question import Question
from practice.model.wording import read_wording, words_of

CHOICES = 4
HEADLINE_WORDS = 12
"""What a first sentence should not exceed."""

LOOKS_LIKE = {
    Competency.COMMUNICATION: "influence teamwork customer-focus inclusion self-awareness",
    Competency.TEAMWORK: "communication inclusion leadership influence delivery",
    Competency.LEADERSHIP: "influence decision-making teamwork initiative delivery",
    Competency.PROBLEM_SOLVING: "decision-making initiative planning adaptability job-knowledge",
    Competency.DECISION_MAKING: "problem-solving leadership integrity planning initiative",
    Competency.PLANNING: "delivery decision-making adaptability problem-solving initiative",
    Competency.DELIVERY: "planning resilience initiative customer-focus teamwork",
    Competency.ADAPTABILITY: "resilience learning problem-solving planning initiative",
    Competency.RESILIENCE: "adaptability self-awareness delivery motivation learning",
    Competency.INITIATIVE: "motivation leadership problem-solving delivery learning",
    Competency.CUSTOMER_FOCUS: "communication problem-solving delivery integrity adaptability",
    Competency.INTEGRITY: "decision-making self-awareness inclusion resilience leadership",
    Competency.LEARNING: "self-awareness adaptability job-knowledge initiative motivation",
    Competency.INFLUENCE: "communication leadership customer-focus teamwork initiative",
    Competency.INCLUSION: "teamwork communication integrity customer-focus self-awareness",
    Competency.SELF_AWARENESS: "learning integrity resilience communication motivation",
    Competency.MOTIVATION: "initiative resilience learning self-awareness job-knowledge",
    Competency.JOB_KNOWLEDGE: "problem-solving learning planning motivation delivery",
}
"""What each could be taken for: a wrong choice that nobody would make teaches nothing."""


def four_of(question: Question, rng: Random) -> tuple[Competency, ...]:
    """The competency that the question asks for among three it could be taken for, in any order.

    What it measures beside is not among the wrong ones.
    """
    assert question.competency is not None
    true = (question.competency, *question.also)
    near = [Competency(name) for name in LOOKS_LIKE[question.competency].split()]
    wrong = [each for each in near if each not in true]
    rng.shuffle(wrong)
    far = [each for each in Competency if each not in true and each not in near]
    rng.shuffle(far)
    options = [question.competency, *[*wrong, *far][: CHOICES - 1]]
    rng.shuffle(options)
    return tuple(options)


# -- words that were typed ---------------------------------------------------------------------


def length_of(text: str) -> int:
    """Words and figures in it."""
    return len(words_of(text))


_NUMBER_WORDS = re.compile(
    r"""(?<![\w'’])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen
        |sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety
        |hundreds?|thousands?|millions?|dozens?|half|halved|twice|doubled?|third\ of|quarter\ of)(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_SAID = "(?:said|says|told|wrote|thanked|called|praised|confirmed|agreed|admitted|noted|e-?mailed)"
_NOBODY = "(?:I|He|She|We|They|It|You|Nobody|Everybody|Who|That|This|What)(?![\\w-])"
_NAME = rf"(?!{_NOBODY})[A-ZÀ-ÖØ-Þ][\w'’-]*"
_OWNED = "(?:[Mm]y|[Oo]ur|[Tt]he|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?|[Oo]ne)"
_ROLE = rf"{_OWNED}(?:\ (?!{_NOBODY}|(?:he|she|we|they)\ )[\w'’-]+){{1,4}}?"
_WITNESS = re.compile(
    rf"(?<![\w'’])(?:{_NAME}(?:\ {_NAME})?|{_ROLE})\ (?:(?:later|then|also|herself|himself)\ )?{_SAID}(?!\w)"
)
_QUOTED = re.compile(
    r"""
    "[^"\n]+?\s[^"\n]+" | “[^”\n]+?\s[^”\n]+” | «[^»\n]+?\s[^»\n]+» | „[^“”\n]+?\s[^“”\n]+[“”]
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """What lets somebody else check a result."""

    number: bool
    witness: bool

    @property
    def any(self) -> bool:
        """One of them is enough."""
        return self.number or self.witness


def shown_in(text: str) -> Shown:
    """Whether a number is in it, in figures or in words, or what a named person or role said."""
    number = any(sign.isdecimal() for sign in text) or bool(_NUMBER_WORDS.search(text))
    return Shown(number, bool(_WITNESS.search(text) or _QUOTED.search(text)))


@dataclass(frozen=True, slots=True)
class Persons:
    """How often a text says I and how often we."""

    own: int
    shared: int


def persons_in(text: str) -> Persons:
    """The counts, as a review of typed answers has them."""
    wording = read_wording(text)
    return Persons(wording.own, wording.shared)


def sentences_of(text: str) -> list[str]:
    """Its sentences, roughly: at signs that end one, and at line ends."""
    return [piece.strip() for piece in re.split(r"(?<=[.!?])\s+|[\r\n]+", text) if piece.strip()]


def sentence_with_we(text: str) -> str:
    """The sentence that says we most often beyond I, the first of such; empty when none says it."""
    found = [(persons_in(sentence), sentence) for sentence in sentences_of(text)]
    shared = [(counts.shared - counts.own, sentence) for counts, sentence in found if counts.shared]
    return max(shared, key=lambda each: each[0])[1] if shared else ""


def result_sentence(text: str) -> str:
    """The last sentence that speaks of how it ended, or else the last one; empty for an empty text."""
    sentences = sentences_of(text)
    ends = [sentence for sentence in sentences if read_wording(sentence).result]
    return (ends or sentences or [""])[-1]


# -- their turn --------------------------------------------------------------------------------

STAGES = {
    "ask-first-interview": "a first interview",
    "ask-second-interview": "a second interview",
    "ask-final-round": "the final round",
    "ask-after-offer": "the offer has come",
}
"""Where a question of your own belongs, by its tag, in the order in which these come."""

TURN_CHOICES = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """A stage and questions to choose from; `best` is None where the banks cannot say which is best."""

    stage: str
    options: tuple[Question, ...]
    best: Question | None


def stage_of(question: Question) -> str | None:
    """The tag of its stage; None where it has none, or fits any."""
    return next((tag for tag in question.tags if tag in STAGES), None)


def as_asked(question: Question) -> str:
    """The candidate's own question, out of the best answer that the bank has; empty without one.

    Alone: what leads to it in the answer is about somebody else's own case.
    """
    for model in sorted(question.model_answers, key=lambda model: -model.level):
        asked, sign, _ = model.text.partition("?")
        if sign:
            return f"{sentences_of(asked)[-1]}?" if asked.strip() else ""
    return ""


def turn_of(question: Question, all_of_them: Sequence[Question], rng: Random) -> Turn:
    """Three questions at the stage of this one, of which only one belongs there.

    Where the tags do not tell, three at any stage and no best one; where there are fewer, those.
    """
    usable = [each for each in all_of_them if as_asked(each)]
    stage = stage_of(question)
    here = [each for each in usable if stage_of(each) == stage]
    if stage is not None and here:
        best = question if question in here else rng.choice(here)
        order = list(STAGES)
        elsewhere = [(other, each) for each in usable if (other := stage_of(each)) not in (None, stage)]
        rng.shuffle(elsewhere)
        elsewhere.sort(key=lambda pair: -abs(order.index(pair[0] or stage) - order.index(stage)))
        wrong = [each for _, each in elsewhere[: TURN_CHOICES - 1]]
        if len(wrong) == TURN_CHOICES - 1:
            options = [best, *wrong]
            rng.shuffle(options)
            return Turn(STAGES[stage], tuple(options), best)
    rest = [each for each in usable if each != question]
    rng.shuffle(rest)
    options = ([question] if question in usable else []) + rest
    options = options[:TURN_CHOICES]
    rng.shuffle(options)
    return Turn(STAGES[stage or rng.choice(list(STAGES))], tuple(options), None)
