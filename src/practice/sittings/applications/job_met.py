"""The interviews of a job with all that was said of them."""

from collections.abc import Sequence

from practice.applications.dossier import Met, Said, said_of
from practice.applications.job import Job
from practice.model.jobs import InterviewSaid
from practice.sittings import interviews
from practice.sittings.ports import World


def met(world: World, job: Job) -> Sequence[Met]:
    """Those that were not dropped, by their times, with those to come."""
    said = said_of(world.history.every(InterviewSaid))
    found = []
    for each in interviews.of_job(world, job.id):
        starts = interviews.starts(each)
        assert starts is not None, "interviews of a job have a moment"
        name = interviews.identity(each)
        over = interviews.is_over(world, each)
        found.append(Met(name, each.name, starts, over, said.get(name, Said())))
    return found
