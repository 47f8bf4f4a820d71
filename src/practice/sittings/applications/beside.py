"""What stands beside a look into the mirror, gathered from the history."""

from practice.applications.beside import levels, nerves, practised
from practice.applications.job import Job
from practice.model.jobs import InterviewSaid, MirrorPart
from practice.model.nerves import Rated
from practice.sittings import interviews
from practice.sittings.applications.sorting import wanted_by
from practice.sittings.ports import World


def beside(world: World, job: Job, part: MirrorPart) -> tuple[str, ...]:
    """Lines of the person's own numbers; none where nothing was measured."""
    history, today = world.history, world.clock.today()
    match part:
        case MirrorPart.ANSWERS:
            return levels(history.levels(), wanted_by(world, job), today)
        case MirrorPart.NERVES:
            named = {
                interviews.identity(each): f"Interview of {each.starts[:10]}"
                for each in interviews.of_job(world, job.id)
            }
            return (*nerves(history.every(InterviewSaid), named), *practised(history.every(Rated), today))
        case _:
            return ()
