"""The last words before the prompt of the shell: what is kept, and how to find it."""

from practice.sittings.ports import World
from practice.sittings.waiting import what_waits

STOPPED = "Stopped here. Everything so far is kept."


def parting(world: World, *, stopped: bool) -> str:
    """What waits and which command takes it up; `stopped` says so first. May be empty."""
    said = [STOPPED] if stopped else []
    if world.history.unfinished():
        said.append("`practice mock --resume` goes on with the round.")
    waiting = what_waits(world)
    if waiting:
        said.append(f"`practice review` is there for looking back: {waiting}.")
    return " ".join(said)
