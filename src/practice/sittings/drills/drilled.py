"""What the small drills share: their names, what they are about, and how they are kept."""

from collections.abc import Sequence

from practice.model.answer import Ended
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled
from practice.model.facts import Answered
from practice.model.page import Choice
from practice.model.question import Question
from practice.model.story import Share, Story
from practice.model.trouble import Trouble
from practice.schedule.drills import DrillItem
from practice.sittings.ports import World

NAMES = {
    DrillKind.ASKING: "Really asking",
    DrillKind.WHICH: "Which story",
    DrillKind.BEATS: "Beats",
    DrillKind.FIRST: "First sentence",
    DrillKind.NUMBERS: "Numbers",
    DrillKind.WE_TO_I: "We to I",
    DrillKind.STOP: "Stop at 90",
    DrillKind.BRIDGE: "Bridge",
    DrillKind.RATE: "Rate this",
    DrillKind.PROBE: "One follow-up",
    DrillKind.THEIR_TURN: "Their turn",
    DrillKind.TAKES: "Answer ladder",
    DrillKind.SILENCE: "Silence",
    DrillKind.TELL: "Telling a story",
}
"""What each is called on a page."""

LEAVE_OUT = Choice("l", "leave this one out")
LEAVE_OUT_LINE = "Enter alone leaves it out."
LAST_ROUNDS = 60
"""Rounds of the past searched for an answer; what is drilled with is of the last days."""

FORGOTTEN_S = 300.0
"""Seconds after which a time says nothing: the person had gone away."""


class DrillError(Trouble):
    """A drill about something that is not there any more, or one that cannot be done so."""


def keep_drilled(
    world: World,
    item: DrillItem,
    sitting: str,
    outcome: Outcome,
    *,
    words: str = "",
    number: float | None = None,
    wanted: float | None = None,
    recalled: Recalled | None = None,
) -> Outcome:
    """One drill, on the disk when this returns; words that cannot be kept go with the Trouble.

    What was `recalled` in it is kept with it, or neither is.
    """
    fact = Drilled(world.stamp(), sitting, item.kind, item.about, outcome, words, number, wanted)
    try:
        world.history.keep(*([fact] if recalled is None else [recalled, fact]))
    except Trouble as trouble:
        trouble.unsaved = trouble.unsaved or words
        raise
    return outcome


def left_out(world: World, item: DrillItem, sitting: str) -> Outcome:
    """The person wanted another one. That is kept too: it need not come back at once."""
    return keep_drilled(world, item, sitting, Outcome.SKIPPED)


def seconds_of(world: World, since: float) -> float | None:
    """Seconds since a moment of the clock; None when nobody can have been at it all the time."""
    seconds = round(world.clock.elapsed() - since, 1)
    return seconds if seconds <= FORGOTTEN_S else None


def stories_to_tell(world: World) -> Sequence[Story]:
    """Those that may be drilled; none while their file cannot be read, which the first page has said."""
    try:
        return [story for story in world.stories.all() if story.share is not Share.PRIVATE]
    except Trouble:
        return ()


def question_of(world: World, key: str) -> Question:
    """The question with this key."""
    name = key.partition("/")[0]
    for bank in world.banks.banks():
        if bank.id == name:
            for question in bank.questions:
                if question.key == key:
                    return question
    raise DrillError(
        f"there is no question '{key}' in the banks", mend="`practice banks check` says what was left out"
    )


def recent_answer(world: World, key: str, *, typed: bool) -> Answered | None:
    """The newest answer to this question that was not skipped; with `typed`, one that has words."""
    for entry in reversed(world.history.rounds(last=LAST_ROUNDS)):
        for answered in reversed(world.history.answers(entry.started.stamp.id)):
            given = answered.given
            fits = answered.question == key and given.part == 0 and given.ended is not Ended.SKIPPED
            if fits and (given.words or not typed):
                return answered
    return None
