"""What a task could be: one for each cause that something speaks for, and never in anybody else's words."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from practice.applications.plan import (
    BOOST_DAYS,
    DRILLED,
    MOST_OPEN,
    State,
    Task,
    competency,
    open_tasks,
    taken,
)
from practice.model.jobs import HEARD, Cause, MirrorPart, PieceSorted
from practice.model.kinds import Competency, in_words

LOW = 2
"""A look in the mirror at this level or below is worth a task."""

TASK_CAUSES = (Cause.RESEARCH, Cause.ANSWER, Cause.NERVES, Cause.SKILL, Cause.CV)
"""The causes that open a task, in the order in which they are shown."""

DAYS = {
    Cause.RESEARCH: 3,
    Cause.ANSWER: BOOST_DAYS - 1,
    Cause.NERVES: 14,
    Cause.SKILL: 28,
    Cause.CV: 7,
    Cause.OWN: 14,
}
"""How many days a task is given unless the person says another day."""

KINDS = {
    Cause.RESEARCH: "a research sheet about a company: 20 minutes",
    Cause.ANSWER: "answers, in the drills for two weeks",
    Cause.NERVES: "the ladder, one rung after another",
    Cause.SKILL: "the smallest proof of a skill: something made",
    Cause.CV: "the CV check: five looks",
    Cause.OWN: "your own",
}
"""What each task comes to, in a few words."""

NO_TASK = {
    Cause.FIT: "Fit or timing is no task: nothing about you has to be mended for it.",
    Cause.UNKNOWABLE: "What nobody outside can know is no task. It can stay as it is.",
}
"""What is said of a cause that opens none."""

PROOF = "Something that can be shown, as small as it may be. Not a course: what was made in one will do."


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of one job: feedback that has its place, own looks (1 to 5), what was seen oneself.

    `asked` are the keys of the questions that were asked there, each with what it measures.
    """

    job: str
    employer: str
    pieces: Sequence[PieceSorted] = ()
    looks: Mapping[MirrorPart, int] = field(default_factory=dict)
    seen: frozenset[Cause] = frozenset()
    asked: Sequence[tuple[str, Competency | None]] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A task that could be set. `why` is empty where nothing speaks for it: it can be chosen all the same."""

    job: str
    cause: Cause
    words: str
    by: date
    why: str = ""
    competency: Competency | None = None
    questions: tuple[str, ...] = ()


LOOKS = {
    MirrorPart.RESEARCH: Cause.RESEARCH,
    MirrorPart.EXPERIENCE: Cause.SKILL,
    MirrorPart.ANSWERS: Cause.ANSWER,
    MirrorPart.NERVES: Cause.NERVES,
}
"""Which look of the mirror is about which cause. Rapport and fit open no task."""


def propose(found: Found, there: Sequence[Task], *, today: date) -> tuple[Proposal, ...]:
    """A task for each cause that something speaks for and that has none yet, most spoken for first.

    What the person sees otherwise is parked, and opens none. There are no proposals beyond the room there is.
    """
    room = MOST_OPEN - len(open_tasks(there))
    waiting = [each for each in could_be(found, there, today=today) if each.why]
    dropped = {task.cause for task in there if task.job == found.job and task.state is State.DROPPED}
    return tuple(each for each in waiting if each.cause not in dropped)[: max(room, 0)]


def could_be(found: Found, there: Sequence[Task], *, today: date) -> tuple[Proposal, ...]:
    """A task for each cause that has none for this job: those that something speaks for come first."""
    counted = _heard(found)
    free = [cause for cause in TASK_CAUSES if cause not in taken(there, found.job)]
    free.sort(key=lambda cause: (-counted[cause], cause not in found.seen, not _low(found, cause)))
    reasoned = [_proposal(found, cause, counted[cause], today) for cause in free]
    return tuple(sorted(reasoned, key=lambda each: not each.why))


def said_kindly(found: Found) -> tuple[str, ...]:
    """A sentence for each cause that was named and opens no task."""
    named = {piece.cause for piece in found.pieces if piece.standing in HEARD}
    return tuple(words for cause, words in NO_TASK.items() if cause in named)


def own_day(cause: Cause, today: date) -> date:
    """The day that a task of this kind is given unless the person says another."""
    return today + timedelta(days=DAYS[cause])


def task_words(cause: Cause, employer: str, about: Competency | None) -> str:
    """What a task reads like before the person changes it. Nothing that anybody said is in it."""
    it = in_words(about) if about else ""
    match cause:
        case Cause.RESEARCH:
            return f"Research sheet: {employer}" if employer else "Research sheet"
        case Cause.ANSWER:
            return f"Practise answers about {it}" if it else "Practise the questions they asked"
        case Cause.NERVES:
            return "Go up the ladder, one rung after another"
        case Cause.SKILL:
            return (
                f"Make something small that shows {it}" if it else "Make something small that shows the skill"
            )
        case Cause.CV:
            return "Go through the CV with the five looks"
        case _:
            return ""


def questions_about(
    asked: Sequence[tuple[str, Competency | None]], about: Competency | None
) -> tuple[str, ...]:
    """Of the questions that were asked, those about this; where there is none, all of them."""
    of = [key for key, measured in asked if about is not None and measured is about]
    return tuple(dict.fromkeys(of or [key for key, _ in asked]))


def _heard(found: Found) -> Counter[Cause]:
    return Counter(piece.cause for piece in found.pieces if piece.standing in HEARD)


def _low(found: Found, cause: Cause) -> bool:
    return any(found.looks.get(part, LOW + 1) <= LOW for part, of in LOOKS.items() if of is cause)


def _proposal(found: Found, cause: Cause, heard: int, today: date) -> Proposal:
    about = _about(found, cause)
    questions = questions_about(found.asked, about) if cause is Cause.ANSWER else ()
    return Proposal(
        found.job,
        cause,
        task_words(cause, found.employer, about),
        own_day(cause, today),
        _why(found, cause, heard),
        about,
        questions,
    )


def _about(found: Found, cause: Cause) -> Competency | None:
    """What the pieces of this cause are about most often."""
    if cause not in DRILLED:
        return None
    named = Counter(
        about
        for piece in found.pieces
        if piece.cause is cause
        and piece.standing in HEARD
        and (about := competency(piece.competency)) is not None
    )
    return named.most_common(1)[0][0] if named else None


def _why(found: Found, cause: Cause, heard: int) -> str:
    """Who speaks for it, and never with what words."""
    reasons = []
    if heard:
        reasons.append("one piece of feedback" if heard == 1 else f"{heard} pieces of feedback")
    if cause in found.seen:
        reasons.append("what you have seen yourself")
    if _low(found, cause):
        reasons.append("your look in the mirror")
    return " and ".join(reasons)
