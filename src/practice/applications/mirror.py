"""The mirror: what the person has seen themselves, written down before anybody else's words are read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from practice.model.jobs import Cause, MirrorPart, MirrorSaid, Standing

LEVELS = range(1, 6)


@dataclass(frozen=True, slots=True)
class Look:
    """One look into the mirror. `anchors` say what was seen at levels 1, 3 and 5; a strength has none."""

    part: MirrorPart
    title: str
    question: str
    anchors: tuple[str, str, str] | None = None
    instance: str = ""


STRENGTHS = (
    Look(MirrorPart.FIRST_STRENGTH, "First strength", "What did you do well? One thing, however small."),
    Look(MirrorPart.SECOND_STRENGTH, "Second strength", "And a second thing that you did well?"),
)

SIX = (
    Look(
        MirrorPart.RESEARCH,
        "Research",
        "What you knew of them and of the work",
        (
            "I could not say what they do, or why I came.",
            "I knew what they do, and named one thing.",
            "I spoke of something only they do, and asked about it.",
        ),
        "Where did it show? One question or one moment.",
    ),
    Look(
        MirrorPart.EXPERIENCE,
        "Experience and skills",
        "What they asked for, and what you could tell of it",
        (
            "They asked for something that I could tell nothing of.",
            "I told of something near it; they had to ask for the link.",
            "For each thing they asked for, I told of a time when I did it.",
        ),
        "Which thing that they asked for?",
    ),
    Look(
        MirrorPart.ANSWERS,
        "Answers",
        "How your answers were built",
        (
            "Most stayed general, or did not come to an end.",
            "About half told of one time, what I did, and how it ended.",
            "Nearly all told of one time, what I did, and how it ended.",
        ),
        "Which answer? The question is enough.",
    ),
    Look(
        MirrorPart.NERVES,
        "Nerves",
        "What your nerves let you say",
        (
            "I lost the thread, and much was left unsaid.",
            "I lost the thread once or twice, and found it again.",
            "Nervous or not, I said what I wanted to say.",
        ),
        "At which moment?",
    ),
    Look(
        MirrorPart.RAPPORT,
        "Rapport",
        "How you and they talked with each other",
        (
            "They asked, I answered, and that was all.",
            "Now and then it became a talk.",
            "We asked each other things, and came back to what was said.",
        ),
        "At which moment?",
    ),
    Look(
        MirrorPart.FIT,
        "Fit and timing",
        "What they looked for and what you look for: work, hours, place, pay, start",
        (
            "It was not what I look for, or I was not what they described.",
            "Part of it met, and part did not.",
            "All that I know of met on both sides.",
        ),
        "Which part met, or did not?",
    ),
)

LOOKS = (*STRENGTHS, *SIX)
"""In the order in which they are asked."""

CAUSE_WORDS = {
    Cause.RESEARCH: "what I knew of them",
    Cause.ANSWER: "an answer",
    Cause.SKILL: "a skill, or experience",
    Cause.CV: "the CV",
    Cause.NERVES: "nerves",
    Cause.FIT: "fit or timing",
    Cause.UNKNOWABLE: "nobody outside can know",
    Cause.OWN: "a wish of my own",
}

STANDING_WORDS = {
    Standing.KNEW: "I knew it",
    Standing.NEW: "new to me",
    Standing.OTHERWISE: "I see it otherwise: park it",
    Standing.LEFT_OUT: "leave it out",
}

PARKING = "To park a piece is no reply to it, and nothing has to come of it."


def anchor(look: Look, level: int) -> str:
    """What was seen at this level, in words."""
    assert look.anchors is not None, "a look with levels"
    first, middle, last = look.anchors
    return {1: first, 2: "between 1 and 3", 3: middle, 4: "between 3 and 5", 5: last}[level]


def newest(said: Iterable[MirrorSaid], job_id: str) -> Mapping[MirrorPart, MirrorSaid]:
    """What was said of each part last."""
    return {each.part: each for each in sorted(said, key=_at) if each.job == job_id}


def _at(said: MirrorSaid) -> str:
    return said.stamp.at


def open_looks(said: Mapping[MirrorPart, MirrorSaid]) -> tuple[Look, ...]:
    """Those that are still to come. A level whose instance was not asked for yet is one of them."""
    later = [n for n, look in enumerate(LOOKS) if look.part in said]
    begun = later[-1] if later else None
    return tuple(
        look
        for n, look in enumerate(LOOKS)
        if look.part not in said or (n == begun and is_half(said[look.part]) and MirrorPart.DONE not in said)
    )


def is_half(said: MirrorSaid) -> bool:
    """A level without its instance."""
    return said.level is not None and not said.text


def is_empty(said: Mapping[MirrorPart, MirrorSaid]) -> bool:
    """Everything that was asked was left open."""
    return not any(each.text or each.level for part, each in said.items() if part is not MirrorPart.DONE)
