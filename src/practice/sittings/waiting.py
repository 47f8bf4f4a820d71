"""What there is at a glance: a round in one line, and what waits. Home shows this before more loads."""

from practice.model.facts import Answered, HowEnded, RoundEntry
from practice.model.nerves import Interview
from practice.schedule.fresh import due_blind
from practice.sittings.ports import World

MOST_LOOKED_AT = 200
"""Old answers searched for one that was typed."""


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
    else:
        state = "looked back on"
    count = "1 answer" if entry.answers == 1 else f"{entry.answers} answers"
    return f"{entry.number}. {entry.started.stamp.day}  {entry.started.title}: {count}, {state}"


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


def what_waits(world: World) -> str:
    """What there is to look back on, in a few words; empty when nothing waits."""
    waiting = len(world.history.waiting())
    parts = []
    if waiting:
        parts.append("one answer waits" if waiting == 1 else f"{waiting} answers wait")
    if blind_answer(world):
        parts.append("one to see fresh")
    return ", ".join(parts)
