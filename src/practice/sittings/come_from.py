"""The interview that somebody has just come from, as long as nothing was said of it."""

from datetime import UTC, timedelta

from practice.model.jobs import InterviewPart, InterviewSaid
from practice.model.nerves import Interview
from practice.sittings.applied import every_job
from practice.sittings.interviews import OVER, as_shown, identity, starts, still_on
from practice.sittings.ports import World

DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def come_from(world: World, within: timedelta = DAY) -> Interview | None:
    """The last one that began so short a time ago, is over, and was not looked back on.

    Where the news has come already nothing is suggested.
    """
    now = world.clock.now()
    there = [
        each
        for each in still_on(world)
        if (moment := starts(each)) is not None and OVER <= now - moment.astimezone(UTC) < within
    ]
    if not there:
        return None
    closed = {
        each.interview for each in world.history.every(InterviewSaid) if each.part is InterviewPart.DEBRIEFED
    }
    ended = {job.id for job in every_job(world) if job.end is not None} if any(e.job for e in there) else ()
    still = [each for each in there if identity(each) not in closed and each.job not in ended]
    return as_shown(world, still[-1]) if still else None
