"""What is known on the way to a passport, and what has changed since they met the person."""

from practice.applications.changed import around, is_since
from practice.applications.envelopes import envelopes
from practice.applications.job import Job
from practice.applications.passport import Changed, Known
from practice.applications.plan import Task, competency
from practice.model.days import day_of
from practice.model.drills import Drilled, Recalled
from practice.model.jobs import (
    HEARD,
    InterviewPart,
    InterviewSaid,
    JobPart,
    PieceSorted,
    Sealed,
    SealKind,
    SealPart,
    SealSaid,
)
from practice.model.kinds import Competency
from practice.model.stamp import Stamp
from practice.model.story import Share
from practice.sittings.applications.plan import every_task
from practice.sittings.applications.practised_since import since
from practice.sittings.interviews import identity, of_job
from practice.sittings.ports import World


def met_until(job: Job) -> str:
    """The day of the news, up to which they knew the person."""
    assert job.end is not None, "a job that has ended"
    return job.end.on if day_of(job.end.on) is not None else job.end.stamp.day


def news_from(job: Job) -> str:
    """From when on something counts as done since: the instant of the news, or its day when it was entered
    later."""
    met, end = met_until(job), job.end
    first = job.over_since
    if first is not None and end is not None and first.on == end.on:
        end = first  # a reason or a stage was put right since
    assert end is not None, "a job that has ended"
    # After midnight the practice day is still the one before.
    return end.stamp.at if met >= end.stamp.day else met


def known(world: World, job: Job) -> Known:
    """All that the passport depends on, as of now. Of what is under seal there is only how many."""
    history = world.history
    sealed, said = history.every(Sealed), history.every(SealSaid)
    there = envelopes(sealed, said, job.id)
    mine = {each.stamp.id for each in sealed if each.job == job.id and each.kind is SealKind.FEEDBACK}
    practised = since(world, news_from(job))
    return Known(
        today=world.clock.today(),
        earliest=day_of(job.text(JobPart.EARLIEST)),
        source=job.text(JobPart.EARLIEST_FROM),
        sealed=sum(not each.opened for each in there),
        opened=sum(each.opened for each in there),
        burnt=sum(each.seal in mine and each.part is SealPart.BURNT for each in said),
        none_came=job.text(JobPart.NO_FEEDBACK) == "yes",
        done=len(_done(world, job)),
        named=_named(world, job),
        practised=practised.competencies(),
        practised_at_all=bool(practised.at_all()),
    )


def _done(world: World, job: Job) -> list[Task]:
    return [task for task in every_task(world) if task.job == job.id and task.is_done]


def _named(world: World, job: Job) -> tuple[Competency, ...]:
    """What the plan is about; where it names nothing, what feedback was about."""
    planned = [
        task.competency
        for task in every_task(world)
        if task.job == job.id and (task.is_open or task.is_done) and task.competency is not None
    ]
    if planned:
        return tuple(dict.fromkeys(planned))
    mine = {each.stamp.id for each in world.history.every(Sealed) if each.job == job.id}
    newest = {
        (each.seal, each.n): each
        for each in sorted(world.history.every(PieceSorted), key=lambda each: each.stamp.at)
        if each.seal in mine
    }
    named = [competency(each.competency) for each in newest.values() if each.standing in HEARD]
    return tuple(dict.fromkeys(each for each in named if each is not None))


def changed(world: World, job: Job) -> Changed:
    """What has changed since they met the person, in the person's own words and in counts."""
    news = news_from(job)
    levels = world.history.levels()
    return Changed(
        met=met_until(job),
        done=_done(world, job),
        levels=tuple(around(levels, each, news) for each in _named(world, job)),
        stories=_new_stories(world, job, news),
        first_sentence=job.text(JobPart.FIRST_SENTENCE),
    )


def _new_stories(world: World, job: Job, news: str) -> tuple[str, ...]:
    """What has happened since, or was first practised since; not what was told there."""
    interviews = {identity(each) for each in of_job(world, job.id)}
    told = {
        each.text
        for each in world.history.every(InterviewSaid)
        if each.interview in interviews and each.part is InterviewPart.TOLD
    }
    met = met_until(job)
    first: dict[str, Stamp] = {}
    practised = [(each.about, each.stamp) for each in world.history.every(Drilled)]
    practised += [(each.thing, each.stamp) for each in world.history.every(Recalled)]
    for about, stamp in practised:
        if about not in first or stamp.at < first[about].at:
            first[about] = stamp
    since = {about for about, stamp in first.items() if is_since(stamp.at, stamp.day, moment=news)}
    return tuple(
        f"{story.title} ({story.when})" if story.when else story.title
        for story in world.stories.all()
        if story.share is not Share.PRIVATE
        and story.id not in told
        and (f"story/{story.id}" in since or story.when > met[: len(story.when)])
    )
