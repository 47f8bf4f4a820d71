"""Applying again at the same place: a new job that knows which one it tries again."""

from practice.applications.job import Job
from practice.model.drills import Wanted as Weight
from practice.model.jobs import JobPart, JobSaid
from practice.model.page import YES_NO, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.sittings.applications.job_record import LONGEST, enter
from practice.sittings.applied import every_job, known_jobs, name_key
from practice.sittings.drills.past_drills import newest_weights
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

TITLE = "Apply again"
ROOM = len(" again 99")


def apply_again(world: World, job: Job) -> Sitting[str]:
    """A new job at the same place, each reply kept at once; what was kept, as a sentence."""
    already = [each for each in every_job(world) if each.again_of == job.id and not each.is_hidden]
    if already:
        return f"The new application is entered already: {already[-1].name}."
    added = yield from _named(world, job)
    yield from _role(world, job, added.id)
    yield from _advert(world, job, added.id)
    yield from _weights(world, job, added.id)
    return f"{added.name} is entered. It stands in your list of jobs."


def _named(world: World, job: Job) -> Sitting[Job]:
    """The new job, by a name that no other has."""
    taken = {name_key(each.name) for each in known_jobs(world)}
    short = job.name[: LONGEST[JobPart.NAME] - ROOM].strip("- ")
    proposed, number = f"{short} again", 2
    while name_key(proposed) in taken:
        proposed, number = f"{short} again {number}", number + 1
    body = (
        Para("What do you call the new application?", Tone.QUESTION),
        Para(f"Enter alone: {proposed}.", Tone.ASIDE),
    )
    page = Page(TITLE, body, "Name", Wanted.LINE, value=proposed)

    same = {part: job.text(part) for part in (JobPart.WHO, JobPart.ADDRESS, JobPart.FIRST_SENTENCE)}
    same[JobPart.EMPLOYER] = job.employer

    def keep(typed: str) -> Job:
        return enter(world, clean(typed).strip() or proposed, again_of=job.id, carried=same)

    return (yield from kept(page, keep))


def _role(world: World, job: Job, new: str) -> Sitting[None]:
    now = job.role
    leaves = f"Enter alone: {now}." if now else "Enter alone leaves it open."
    body = (Para("Which job is it this time?", Tone.QUESTION), Para(leaves, Tone.ASIDE))

    def keep(typed: str) -> None:
        role = " ".join(clean(typed).split()) or now
        if role:
            world.history.keep(JobSaid(world.stamp(), new, JobPart.ROLE, role))

    yield from kept(Page(TITLE, body, "Job", Wanted.LINE, value=now), keep)


def _advert(world: World, job: Job, new: str) -> Sitting[None]:
    advert = job.text(JobPart.ADVERT)
    if advert and (yield from _carries("Is it the same advert, word for word?")):
        world.history.keep(JobSaid(world.stamp(), new, JobPart.ADVERT, advert))


def _weights(world: World, job: Job, new: str) -> Sitting[None]:
    weights = newest_weights(world.history.every(Weight), job.id)
    if weights and (yield from _carries("Does it ask for the same things as before?")):
        world.history.keep(
            *(Weight(world.stamp(), new, about, int(weight)) for about, weight in weights.items())
        )


def _carries(asked: str) -> Sitting[bool]:
    page = Page(TITLE, (Para(asked, Tone.QUESTION),), "Your choice", Wanted.CHOICE, YES_NO, default="n")
    return (yield from ask_choice(page)) == "y"
