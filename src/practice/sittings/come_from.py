"""The interview that somebody has just come from, as long as nothing was said of it."""

from datetime import timedelta

from practice.model.jobs import InterviewPart, InterviewSaid
from practice.model.nerves import Interview
from practice.sittings.applied import names_and_ends
from practice.sittings.interviews import OVER, as_shown, identity, still_on
from practice.sittings.ports import World

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def come_from(world: World, within: timedelta = DAY) -> Interview | None:
    """The last one that began so short a time ago, is over, and was not looked back on.

    Where the news has come already nothing is suggested.
    """
    now = world.clock.now()
    there = still_on(world, after=now - within, until=now - OVER)
    if not there:
        return None
    closed = {
        each.interview for each in world.history.every(InterviewSaid) if each.part is InterviewPart.DEBRIEFED
    }
    ended = {name for name, job in names_and_ends(world).items() if job.end is not None}
    still = [each for each in there if identity(each) not in closed and each.job not in ended]
    return as_shown(world, still[-1]) if still else None
