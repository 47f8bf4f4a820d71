"""Rounds that were left in the middle: a new one takes their place, unless they were finished meanwhile."""

from collections.abc import Collection
from datetime import date, timedelta

from practice.model.facts import RoundEntry
from practice.sittings.ports import World
from practice.sittings.rounds.mock import set_aside

FRESH = timedelta(days=1)
"""So long after its round how nervous it got can still be told."""


def make_room(world: World, recipes: Collection[str]) -> None:
    """Unfinished rounds of these recipes could be gone on with until now; those of others stay."""
    for entry in world.history.rounds():
        started = entry.started
        if entry.ended is None and not started.again_of and started.recipe in recipes:
            set_aside(world, entry)


def is_fresh(world: World, entry: RoundEntry) -> bool:
    """Something was answered in it on this practice day or the one before."""
    days = [answer.stamp.day for answer in world.history.answers(entry.started.stamp.id)]
    try:
        last = date.fromisoformat(max(days, default=entry.started.stamp.day))
    except ValueError:  # a day that was damaged
        return False
    return world.clock.today() - last <= FRESH
