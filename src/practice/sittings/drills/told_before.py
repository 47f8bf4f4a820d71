"""Which stories the employer of the next interview has heard already."""

from collections.abc import Sequence

from practice.model.jobs import InterviewPart, InterviewSaid
from practice.sittings.ports import World


def told_before(world: World) -> tuple[str, frozenset[str]]:
    """The employer of the next interview, and the ids of the stories they have heard; empty without one."""
    from practice.sittings.interviews import next_interview

    coming = next_interview(world)
    return heard_by(world, coming.job) if coming is not None and coming.job else ("", frozenset())


def heard_by(world: World, job_id: str) -> tuple[str, frozenset[str]]:
    """An employer, and the ids of the stories that were told there, for whichever of their jobs."""
    from practice.sittings.applied import every_job, name_key
    from practice.sittings.interviews import every_interview, identity

    jobs = every_job(world)
    job = next((each for each in jobs if each.id == job_id), None)
    if job is None:
        return "", frozenset()
    same = {each.id for each in jobs if name_key(each.employer) == name_key(job.employer)}
    theirs = {identity(each) for each in every_interview(world) if each.job in same}
    said: Sequence[InterviewSaid] = world.history.every(InterviewSaid)
    told = {each.text for each in said if each.interview in theirs and each.part is InterviewPart.TOLD}
    return job.employer, frozenset(told)
