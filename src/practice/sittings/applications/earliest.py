"""The day from which a new application is welcome there, and who or what says so."""

from practice.applications.job import Job
from practice.model.jobs import JobPart, JobSaid
from practice.model.page import Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.sittings.applications.reach_inside import ask_day
from practice.sittings.ports import World
from practice.sittings.script import Sitting, kept

LONGEST_SOURCE = 120


def ask_earliest(world: World, job: Job, title: str) -> Sitting[str]:
    """The day, each reply kept as it is handed in; empty where none was said, now or before."""
    before = job.text(JobPart.EARLIEST)
    day = yield from ask_day(
        world,
        title,
        "From which day is a new application welcome there?",
        before,
        lambda day: world.history.keep(JobSaid(world.stamp(), job.id, JobPart.EARLIEST, day)),
        think="Whoever told you the news can be asked.",
        prompt="From",
    )
    if not day:
        return ""
    source = job.text(JobPart.EARLIEST_FROM)
    leaves = f"Enter alone leaves it as it is: {source}" if source else "Enter alone leaves it open."
    body = (Para("Who or what says so?", Tone.QUESTION), Para(leaves, Tone.ASIDE))

    def keep(typed: str) -> str:
        said_by = " ".join(clean(typed).split())[:LONGEST_SOURCE]
        if said_by and said_by != source:
            world.history.keep(JobSaid(world.stamp(), job.id, JobPart.EARLIEST_FROM, said_by))
        return day

    return (yield from kept(Page(title, body, "Source", Wanted.LINE, value=source), keep))
