"""The last words before the prompt of the shell: what is kept, and how to find it."""

from practice.model.answer import Notes
from practice.model.facts import RoundEntry
from practice.sittings.ports import World
from practice.sittings.waiting import to_go_on_with, what_waits

STOPPED = "Stopped here. What you handed in is kept."
"""No more than that: a line half typed on a page is gone."""


def parting(world: World, *, stopped: bool) -> str:
    """What waits and which command takes it up; `stopped` says so first. May be empty."""
    said = [STOPPED] if stopped else []
    if entry := to_go_on_with(world):
        written = ", and with what you were writing" if _half_written(world, entry) else ""
        said.append(f"`practice mock --resume` goes on with the round{written}.")
    waiting = what_waits(world)
    if waiting:
        said.append(f"`practice review` is there for looking back: {waiting}.")
    return " ".join(said)


def _half_written(world: World, entry: RoundEntry) -> bool:
    """Whether the round's working copy has words, and is of the place where the round is now."""
    name = entry.started.stamp.id
    draft = world.history.draft(name)
    if draft is None or not (draft.words or draft.notes != Notes()):
        return False
    return draft.after == len(world.history.moments(name))
