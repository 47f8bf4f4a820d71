"""The jobs that the person has entered, found by their names."""

from collections.abc import Mapping, Sequence

from practice.applications.job import Job, jobs
from practice.model.jobs import JobAdded, JobEnded, JobPart, JobSaid
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.command_words import typed
from practice.sittings.ports import World


class NoJob(Trouble):
    """No job of that name, or none that could be."""


def every_job(world: World) -> Sequence[Job]:
    """All of them, the oldest first, with those that are put away."""
    history = world.history
    return jobs(history.every(JobAdded), history.every(JobSaid), history.every(JobEnded))


def names_and_ends(world: World) -> Mapping[str, Job]:
    """Every job by its id, with its name and its end and nothing else: adverts are long, and home waits."""
    history = world.history
    there = jobs(history.every(JobAdded), history.said_of_jobs(JobPart.NAME), history.every(JobEnded))
    return {job.id: job for job in there}


def known_jobs(world: World) -> Sequence[Job]:
    """Those that are not put away, the oldest first."""
    return [job for job in every_job(world) if not job.is_hidden]


def job_of_id(world: World, job_id: str) -> Job | None:
    """The one with this id."""
    return next((job for job in every_job(world) if job.id == job_id), None)


def find_job(world: World, name: str, *, put_away: bool = False) -> Job:
    """The one of this name, or the only one whose name begins so; of equal names the newest.

    With `put_away` those that are in no list can be meant, too. Raises NoJob.
    """
    there = [*(job for job in every_job(world) if put_away and job.is_hidden), *known_jobs(world)]
    wanted = name_key(name)
    hidden = [job for job in every_job(world) if job.is_hidden and name_key(job.name) == wanted]
    if hidden and not any(name_key(job.name) == wanted for job in there):
        name = hidden[-1].name
        mend = f"`practice jobs edit {typed(name)} hidden no` brings it back"
        raise NoJob(f"'{name}' is put away", mend=mend)
    if not there:
        raise NoJob(
            f"no job is entered, so there is none called '{clean(name)}'",
            mend="enter it with `practice jobs add NAME`",
        )
    exact = [job for job in there if name_key(job.name) == wanted]
    if exact:
        return exact[-1]
    begun = [job for job in there if wanted and name_key(job.name).startswith(wanted)]
    if len(begun) == 1:
        return begun[0]
    names = ", ".join(job.name for job in begun or there)
    if begun:
        raise NoJob(f"'{clean(name)}' fits more than one: {names}", mend="write more of the name")
    raise NoJob(f"no job is called '{clean(name)}'", mend=f"known are: {names}")


def name_key(name: str) -> str:
    """Names that differ only by capitals and spaces are the same name."""
    return " ".join(name.casefold().split())
