"""After an interview that did not lead to the job: five steps, each left and taken up again as one likes."""

from dataclasses import replace
from datetime import date

from practice.applications.envelopes import envelopes
from practice.applications.job import Job
from practice.applications.plan import tasks
from practice.applications.stages import STAGE_REACHED
from practice.applications.steps import TITLES, SoFar, Step, next_step, standing
from practice.model.days import day_of
from practice.model.jobs import (
    Ending,
    JobPart,
    MirrorPart,
    MirrorSaid,
    Sealed,
    SealKind,
    SealPart,
    SealSaid,
    Stage,
    TaskSaid,
    TaskSet,
)
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.sittings.applications.job_outcome import how_it_ended, is_at_rest, outcome
from practice.sittings.applied import job_of_id, known_jobs
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, told

TITLE = "Afterwards"
KEYS = dict(zip("12345", Step, strict=True))
OTHERWISE = (
    "The five steps here are for after a no. If it ended in another way after all, say so with the job: "
    "from home, j, then the job, then o."
)
NEW = "0"
EACH = "Each step can be left and taken up again. None has to be done."


def after(world: World, job: Job | None = None) -> Sitting[None]:
    """The steps of this job, or of one that is chosen; of one that goes on, first how it ended."""
    found = job or (yield from _which(world))
    if found is None:
        return
    if found.end is None:
        yield from outcome(world, found)
        found = job_of_id(world, found.id) or found
    elif not found.is_rejected:
        yield Page(found.name, (Para(how_it_ended(found.end)), Para(OTHERWISE)), "Enter goes back")
    if found.is_rejected:
        yield from _steps(world, found)


def _steps(world: World, job: Job) -> Sitting[None]:
    notice, again = "", False
    while True:
        try:
            key = yield from ask_choice(_menu(world, job, notice, again=again))
        except Left:
            return
        if key == "z":
            return
        notice, again = "", True
        try:
            yield from _step(world, job, KEYS[key])
        except Left:
            pass
        except Trouble as trouble:
            notice = yield from told(trouble)
        job = job_of_id(world, job.id) or job
        if not job.is_rejected:  # another window has said so
            return


def _step(world: World, job: Job, step: Step) -> Sitting[None]:
    match step:
        case Step.STRIDE:
            from practice.sittings.applications.stride import stride

            yield from stride(world, job)
        case Step.FEEDBACK:
            from practice.sittings.applications.feedback import feedback

            yield from feedback(world, job)
        case Step.MIRROR:
            from practice.sittings.applications.mirror import mirror

            yield from mirror(world, job)
        case Step.PLAN:
            from practice.sittings.applications.plan import plan

            yield from plan(world, job)
        case Step.REACH:
            from practice.sittings.applications.reach import reach

            yield from reach(world, job)


def _menu(world: World, job: Job, notice: str, *, again: bool) -> Page:
    """`again`: what they said is not told once more where nobody has asked."""
    done = so_far(world, job)
    choices = [
        Choice(key, f"{TITLES[step]}{f' ({state})' if (state := standing(step, done)) else ''}")
        for key, step in KEYS.items()
    ]
    choices.append(Choice("z", "done for now"))
    marked = next_step(done, today=world.clock.today())
    default = next(key for key, step in KEYS.items() if step is marked)
    body = [Para(notice, Tone.QUESTION)] if notice else []
    body += [Para(reached(job), Tone.QUESTION, again=again), Para(EACH, Tone.ASIDE, again=again)]
    return Page(job.name, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)


def reached(job: Job) -> str:
    """How far the application came, which nobody takes back."""
    assert job.end is not None, "an application that has ended"
    how = "They said no." if job.end.how is Ending.REJECTED else "No answer came."
    return f"{how} {STAGE_REACHED[job.end.stage]}"


def _which(world: World) -> Sitting[Job | None]:
    """A job that has ended without an offer, one that is still open, or one that is entered now."""
    there = sorted(known_jobs(world), key=_newest_news, reverse=True)
    ended = [job for job in there if job.is_rejected]
    going_on = [job for job in there if job.end is None]
    shown = (*ended, *going_on)[: len(LIST_KEYS)]
    if not shown:
        return (yield from _entered(world))
    if len(shown) == len(ended) == 1:
        return ended[0]
    choices = [
        Choice(
            key, f"{job.name}: {reached(job)}" if job.is_rejected else f"{job.name}: I have heard from them"
        )
        for key, job in zip(LIST_KEYS, shown, strict=False)
    ]
    choices.append(Choice(NEW, "another one, which is not entered yet"))
    default = choices[0].key if ended else ""
    page = Page(
        TITLE, (Para("Which job is it about?"),), "Your choice", Wanted.CHOICE, tuple(choices), default
    )
    key = yield from ask_choice(page)
    return (yield from _entered(world)) if key == NEW else shown[LIST_KEYS.index(key)]


def _entered(world: World) -> Sitting[Job | None]:
    """A job by its name, which is all that is needed on such a day; None where no name is given."""
    from practice.sittings.applications.job_record import enter

    body = (
        Para("This is for the time after an interview. Which job was it?", Tone.QUESTION),
        Para("Its name is enough. Short is best: the place, such as Northwind.", Tone.ASIDE),
        Para("Enter alone goes back.", Tone.ASIDE),
    )
    page = Page(TITLE, body, "Name", Wanted.LINE)
    while True:
        name = yield page
        if not name.strip():
            return None
        try:
            return enter(world, name)
        except Trouble as trouble:
            page = replace(page, why=trouble.told, value=name)


def _newest_news(job: Job) -> str:
    return job.end.stamp.at if job.end else job.added.at


def so_far(world: World, job: Job) -> SoFar:
    """What has been done about this job since the news."""
    from practice.sittings.applications import feedback

    assert job.end is not None, "an application that has ended"
    history = world.history
    seals = {each.stamp.id: each for each in history.every(Sealed) if each.job == job.id}
    burnt = {each.seal for each in history.every(SealSaid) if each.part is SealPart.BURNT}
    closed = envelopes(seals.values(), history.every(SealSaid), job.id)
    letters = [id for id, seal in seals.items() if seal.kind is SealKind.LETTER and id not in burnt]
    looks = {each.part for each in history.every(MirrorSaid) if each.job == job.id}
    asking = feedback.standing(world, job)
    mine = [each for each in tasks(history.every(TaskSet), history.every(TaskSaid)) if each.job == job.id]
    return SoFar(
        news=day_of(job.end.on) or date.fromisoformat(job.end.stamp.day),
        resting=is_at_rest(world, job),
        met=job.end.stage is not Stage.APPLIED,
        letters=len(letters),
        asked=_day(asking.asked),
        chased=_day(asking.chased),
        remind=asking.reminds(world.clock.today()),
        none_came=asking.none_came,
        begun=asking.begun,
        envelopes=len(closed),
        opened=sum(each.opened for each in closed),
        sorted=sum(each.sorted for each in closed),
        mirror_begun=bool(looks),
        mirror_done=MirrorPart.DONE in looks,
        tasks_open=sum(each.is_open for each in mine),
        tasks_done=sum(each.is_done for each in mine),
        wants_again=job.text(JobPart.WANTS_AGAIN),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
