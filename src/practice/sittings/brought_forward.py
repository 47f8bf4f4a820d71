"""What the person's plan brings forward into drills and rounds just now."""

from practice.model.jobs import TaskSaid, TaskSet
from practice.schedule.planned import Planned
from practice.sittings.ports import World


def planned(world: World) -> tuple[Planned, ...]:
    """Of each task that is not dropped, for its two weeks; whoever has no plan waits for nothing."""
    there = world.history.every(TaskSet)
    if not there:
        return ()
    from practice.applications.plan import boosts, tasks
    from practice.sittings.applied import every_job

    found = boosts(tasks(there, world.history.every(TaskSaid)), today=world.clock.today())
    if not found:
        return ()
    names = {job.id: job.name for job in every_job(world)}
    return tuple(
        Planned(_whose(names.get(each.job, "")), each.competency, frozenset(each.questions)) for each in found
    )


def _whose(name: str) -> str:
    """A full stop within a name is not the end of the reason that it stands in."""
    unbroken = name.replace(". ", ".\u00a0")
    return f"your plan for {unbroken}" if name else "your plan"
