"""Blind re-scoring: an old answer is levelled again without its score; the difference is calibration."""

from dataclasses import dataclass, replace

from practice.model.facts import Answered
from practice.model.page import YES_NO, Page, Para, Tone, Wanted, choice_of
from practice.model.question import Question
from practice.reviews.loop import START_LEVEL, next_level
from practice.reviews.points import anchor_for


@dataclass(frozen=True, slots=True)
class Blind:
    """The walk over the anchors for one old typed answer; `words` are those of its follow-ups, too."""

    answered: Answered
    question: Question
    words: str
    tried: tuple[int, ...] = (START_LEVEL,)


def blind_page(blind: Blind) -> Page:
    """The old answer and the anchor on the table; the level it once had is not shown."""
    return Page(
        "An old answer, seen fresh",
        (
            Para(blind.answered.given.asked, Tone.QUESTION),
            Para(f"Level {blind.tried[-1]} of 5", Tone.HEADING),
            Para(anchor_for(blind.question, blind.tried[-1])),
            Para("What you wrote", Tone.HEADING, again=len(blind.tried) > 1),
            Para(blind.words, Tone.QUOTE, again=len(blind.tried) > 1),
        ),
        "Is all of this true of this answer?",
        Wanted.CHOICE,
        YES_NO,
        step=f"Given on {blind.answered.stamp.day}",
    )


def take_blind(blind: Blind, reply: str) -> tuple[Blind | None, int | None, str]:
    """The walk goes on (a new Blind), ends (a level), or the reply did not fit (why)."""
    chosen = choice_of(blind_page(blind), reply)
    if chosen is None:
        return blind, None, "Type y if all of it is true of the answer, or n."
    following, level = next_level(blind.tried[-1], chosen == "y", tried=blind.tried)
    if following is None:
        return None, level, ""
    return replace(blind, tried=(*blind.tried, following)), None, ""
