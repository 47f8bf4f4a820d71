"""The five steps after a rejection: how far each has come, and which one comes next."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

ASK_WITHIN = timedelta(days=7)
"""So long after the news it is still usual to ask (docs/evidence.md, "Asking for feedback")."""


class Step(StrEnum):
    """In the order in which they are offered; nobody has to keep to it."""

    STRIDE = "stride"
    FEEDBACK = "feedback"
    MIRROR = "mirror"
    PLAN = "plan"
    REACH = "reach"


TITLES = {
    Step.STRIDE: "take it in your stride",
    Step.FEEDBACK: "ask for feedback, and put it by under seal",
    Step.MIRROR: "look in the mirror, then open the envelope",
    Step.PLAN: "improve your chances",
    Step.REACH: "reach for the stars",
}


@dataclass(frozen=True, slots=True)
class SoFar:
    """What has been done after the news about one job.

    `news` is the day of it, `resting` whether the day of rest is not over, `met` whether anybody there spoke
    with the person. `asked` and `chased` are the days on which feedback was asked for and asked for again,
    `remind` whether the days for the one reminder are there; `none_came` is what the person has said.
    `begun` is whether an envelope was not handed in. `envelopes` are feedback under seal, `opened` those that
    were opened, `sorted` those of which every piece has its place.
    """

    news: date
    resting: bool
    met: bool = True
    letters: int = 0
    asked: str = ""
    chased: str = ""
    remind: bool = False
    none_came: bool = False
    begun: bool = False
    envelopes: int = 0
    opened: int = 0
    sorted: int = 0
    mirror_begun: bool = False
    mirror_done: bool = False
    tasks_open: int = 0
    tasks_done: int = 0
    wants_again: str = ""


def next_step(so_far: SoFar, *, today: date) -> Step:
    """The one that is offered first."""
    if so_far.resting:
        return Step.STRIDE
    if so_far.begun or so_far.remind:
        return Step.FEEDBACK
    unasked = so_far.met and not (so_far.asked or so_far.envelopes or so_far.none_came)
    if unasked and today - so_far.news <= ASK_WITHIN:
        return Step.FEEDBACK
    if not so_far.mirror_done or so_far.sorted < so_far.envelopes:
        return Step.MIRROR
    if not so_far.tasks_open and not so_far.tasks_done:
        return Step.PLAN
    return Step.PLAN if so_far.tasks_open and so_far.wants_again else Step.REACH


def standing(step: Step, so_far: SoFar) -> str:
    """How far a step has come, in a few words; empty when it has not begun."""
    match step:
        case Step.STRIDE:
            return "resting" if so_far.resting else _count(so_far.letters, "letter", "under seal")
        case Step.FEEDBACK:
            return _feedback(so_far)
        case Step.MIRROR:
            return _mirror(so_far)
        case Step.PLAN:
            parts = (_count(so_far.tasks_open, "task", "open"), _count(so_far.tasks_done, "task", "done"))
            return ", ".join(part for part in parts if part)
        case Step.REACH:
            wants = {"yes": "you would like to try again", "no": "you do not want to try again"}
            return wants.get(so_far.wants_again, "")


def _feedback(so_far: SoFar) -> str:
    if so_far.begun:
        return "an envelope is begun"
    if so_far.envelopes:
        waiting = so_far.envelopes - so_far.opened
        return "sealed" if waiting else "opened"
    if so_far.none_came:
        return "none came"
    if so_far.chased:
        return f"asked again on {so_far.chased}"
    reminder = "; time for the one reminder" if so_far.remind else ""
    return f"asked on {so_far.asked}{reminder}" if so_far.asked else ""


def _mirror(so_far: SoFar) -> str:
    if so_far.opened:
        return "opened and sorted" if so_far.sorted >= so_far.opened else "opened, not sorted yet"
    return "written" if so_far.mirror_done else "begun" if so_far.mirror_begun else ""


def _count(count: int, noun: str, state: str) -> str:
    if not count:
        return ""
    return f"one {noun} {state}" if count == 1 else f"{count} {noun}s {state}"
