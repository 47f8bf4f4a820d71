"""What there is at a glance: a round in one line, and what waits. Home shows this before more loads."""

import json
from datetime import datetime, timedelta

from practice.model.facts import Answered, HowEnded, RoundEnded, RoundEntry
from practice.model.nerves import Interview
from practice.schedule.fresh import due_blind
from practice.sittings.ports import World

MOST_LOOKED_AT = 200
"""Old answers searched for one that was typed."""

SILENCE = "silence"
"""The id of the rounds of silence training; each has one question, and no middle to go on from."""

SILENCE_TAKES = timedelta(minutes=10)
"""After so long nobody is in the middle of one, in no window."""


def to_go_on_with(world: World) -> RoundEntry | None:
    """The newest unfinished round. A silence is passed over, and closed once nobody can be in it."""
    while (entry := world.history.unfinished()) is not None and entry.started.recipe == SILENCE:
        if not _long_ago(world, entry):
            return _behind_silences(world)
        world.history.keep(RoundEnded(world.stamp(), entry.started.stamp.id, HowEnded.SET_ASIDE))
    return entry


def _long_ago(world: World, entry: RoundEntry) -> bool:
    try:
        begun = datetime.fromisoformat(entry.started.stamp.at)
        ahead = begun - world.clock.now()
        if ahead > SILENCE_TAKES and entry.started.stamp.day == world.clock.today().isoformat():
            return False  # the clock was put back; of today's, nobody knows how long ago it began
        return abs(ahead) > SILENCE_TAKES
    except (ValueError, TypeError):  # a moment that was damaged, or has no zone
        return True


def _behind_silences(world: World) -> RoundEntry | None:
    open_ones = (
        entry
        for entry in reversed(world.history.rounds())
        if entry.ended is None and not entry.started.again_of and entry.started.recipe != SILENCE
    )
    return next(open_ones, None)


def round_line(entry: RoundEntry) -> str:
    """One round in one line."""
    if entry.started.again_of:
        return f"{entry.number}. {entry.started.stamp.day}  {entry.started.title}"
    if entry.ended is None:
        state = "not finished"
    elif entry.ended is HowEnded.SET_ASIDE:
        state = "set aside"
    elif entry.waiting:
        state = f"{entry.waiting} to look back on"
    elif not entry.answers or not _scored(entry):
        state = "finished"
    else:
        state = "looked back on"
    count = "1 answer" if entry.answers == 1 else f"{entry.answers} answers"
    return f"{entry.number}. {entry.started.stamp.day}  {entry.started.title}: {count}, {state}"


def _scored(entry: RoundEntry) -> bool:
    """Whether any answer of it could be looked back on; of what cannot be read that is supposed."""
    try:
        items = json.loads(entry.started.plan)["items"]
        counted = dict(scored=True).items()  # noqa: C408  # the name of a field, and no word for a person
        return any(counted <= item.items() for item in items)
    except (ValueError, KeyError, TypeError, AttributeError):
        return True


def blind_answer(world: World) -> Answered | None:
    """The oldest typed answer due for a fresh look: a spoken one leaves no words to look at."""
    due = due_blind(world.history.levels(), world.history.blind_levels(), today=world.clock.today())
    found = (world.history.answer(entry.answer_id) for entry in due[:MOST_LOOKED_AT])
    return next((answered for answered in found if answered is not None and answered.given.words), None)


def next_ahead(world: World) -> str:
    """The next real interview in a line; empty when none is known."""
    if not world.history.every(Interview):
        return ""
    from practice.sittings.interviews import line, next_interview  # only for those who have one

    interview = next_interview(world)
    return line(world, interview) if interview else ""


def just_over(world: World) -> str:
    """The interview of the last day that was not looked back on, in a line; empty when there is none."""
    if not world.history.every(Interview):
        return ""
    from practice.sittings.come_from import come_from  # only for those who have one

    interview = come_from(world)
    return f"{interview.name} is over. j has five minutes on it." if interview else ""


def what_waits(world: World) -> str:
    """What there is to look back on, in a few words; empty when nothing waits."""
    waiting = len(world.history.waiting())
    parts = []
    if waiting:
        parts.append("one answer waits" if waiting == 1 else f"{waiting} answers wait")
    if blind_answer(world):
        parts.append("one to see fresh")
    return ", ".join(parts)
