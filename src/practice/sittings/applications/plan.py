"""The plan: at most three things to do at a time, by when, and what each of them changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from practice.applications.heard import ONE_REJECTION, heard
from practice.applications.heard import told as told_of
from practice.applications.job import Job
from practice.applications.mirror import newest as newest_looks
from practice.applications.plan import (
    MOST_OPEN,
    State,
    Task,
    has_room,
    open_tasks,
    tasks,
)
from practice.applications.proposals import (
    KINDS,
    Found,
    Proposal,
    could_be,
    own_day,
    propose,
    said_kindly,
)
from practice.model.jobs import (
    AfterSaid,
    Cause,
    InterviewPart,
    InterviewSaid,
    MirrorSaid,
    PieceSorted,
    Sealed,
    TaskSaid,
    TaskSet,
)
from practice.model.kinds import Competency
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.sittings.applications.plan_setting import set_task
from practice.sittings.applications.plan_task import closing, day_in_words, one_task
from practice.sittings.applied import every_job, known_jobs
from practice.sittings.interviews import identity, of_job
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, told

TITLE = "Your plan"
DONE_SHOWN = 20
FULL = f"{MOST_OPEN} are open: that is the most at a time."
NO_JOB = "A task belongs to a job, and none is entered yet. From home, j enters one."
WHAT_IT_IS = f"Up to {MOST_OPEN} things to do at a time. Each has a day, and each can be moved or dropped."


def every_task(world: World) -> tuple[Task, ...]:
    """All of them, for whatever job, in the order in which they were set."""
    return tasks(world.history.every(TaskSet), world.history.every(TaskSaid))


def plan(world: World, job: Job | None = None) -> Sitting[None]:
    """One thing after another, until the person is done; new tasks are for this job, or for one chosen."""
    notice = ""
    while True:
        there = every_task(world)
        live = open_tasks(there)
        try:
            key = yield from ask_choice(_menu(world, there, live, job, notice))
        except Left:
            return
        if key == "z":
            return
        notice = ""
        try:
            match key:
                case "a":
                    notice = yield from _add(world, there, job)
                case "d":
                    yield from _done(world, there)
                case _:
                    notice = yield from one_task(world, live[LIST_KEYS.index(key)].id)
        except Left:
            continue
        except Trouble as trouble:
            notice = yield from told(trouble)


def _menu(world: World, there: Sequence[Task], live: Sequence[Task], job: Job | None, notice: str) -> Page:
    names = _names(world)
    today = world.clock.today()
    body = [Para(notice, Tone.QUESTION)] if notice else []
    if not there:
        body.append(Para(WHAT_IT_IS))
    if not live and there:
        body.append(Para("Nothing is open."))
    choices = [
        Choice(key, _row(task, names.get(task.job, "") if job is None or task.job != job.id else "", today))
        for key, task in zip(LIST_KEYS, live, strict=False)
    ]
    if has_room(there):
        choices.append(Choice("a", "add one"))
    else:
        body.append(Para(FULL, Tone.ASIDE))
    if any(task.is_done for task in there):
        choices.append(Choice("d", "what is done, and what it changed"))
    choices.append(Choice("z", "enough for now"))
    default = "1" if live else "z" if there else "a"
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)


def _row(task: Task, name: str, today: date) -> str:
    shown = f" ({name})" if name and name not in task.words else ""
    return f"{task.words}{shown}. {day_in_words(task, today)}"


def _names(world: World) -> dict[str, str]:
    return {job.id: job.name for job in every_job(world)}


# -- a new one -----------------------------------------------------------------------------------


def _add(world: World, there: Sequence[Task], job: Job | None) -> Sitting[str]:
    """What speaks for what, and the person's choice; what was kept, as a sentence."""
    if job is None:
        job = yield from _for_which(world)
    if job is None:
        return NO_JOB
    today = world.clock.today()
    found = found_for(world, job)
    options = could_be(found, there, today=today)
    proposed = propose(found, there, today=today)
    page = _options(world, found, options, job)
    if proposed:
        page = replace(page, default=LIST_KEYS[[each.cause for each in options].index(proposed[0].cause)])
    key = yield from ask_choice(page)
    if key == "z":
        return ""
    if not has_room(every_task(world)):  # another window has set one meanwhile
        return FULL
    own = Proposal(found.job, Cause.OWN, "", own_day(Cause.OWN, today))
    return (yield from set_task(world, found, own if key == "o" else options[LIST_KEYS.index(key)]))


def _options(world: World, found: Found, options: Sequence[Proposal], job: Job) -> Page:
    history = world.history
    patterns = heard(history.every(PieceSorted), history.every(Sealed), history.every(AfterSaid))
    causes = {each.cause for each in options if each.why}
    body = [Para(told_of(each), Tone.ITEM) for each in patterns if each.cause in causes and each.counts]
    if any(each.why for each in options) and not body:
        body.append(Para(ONE_REJECTION.text))
    body += [Para(words) for words in said_kindly(found)]
    if not body:
        body.append(Para("What would you like to do? None of it has to be."))
    choices = [Choice("z", "none of these")]  # first, so that a small window begins at the top
    choices += [
        Choice(key, f"{KINDS[each.cause]}{f' (for it: {each.why})' if each.why else ''}")
        for key, each in zip(LIST_KEYS, options, strict=False)
    ]
    choices.append(Choice("o", "one of my own, such as a course, a book, or somebody to ask"))
    title = f"A task for {job.name}"
    return Page(title, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default="z")


def _for_which(world: World) -> Sitting[Job | None]:
    """The job that a task is for; the only one is not asked about. None: there is none."""
    there = sorted(known_jobs(world), key=_newest, reverse=True)[: len(LIST_KEYS)]
    if len(there) < 2:
        return there[0] if there else None
    choices = tuple(Choice(key, each.name) for key, each in zip(LIST_KEYS, there, strict=False))
    page = Page(TITLE, (Para("Which job is it for?"),), "Your choice", Wanted.CHOICE, choices, "1")
    return there[LIST_KEYS.index((yield from ask_choice(page)))]


def _newest(job: Job) -> tuple[bool, str]:
    return job.is_rejected, job.end.stamp.at if job.end else job.added.at


def found_for(world: World, job: Job) -> Found:
    """What is known of this job that a task could come of. Words under seal are no part of it."""
    history = world.history
    sealed = {each.stamp.id for each in history.every(Sealed) if each.job == job.id}
    pieces = {
        (each.seal, each.n): each
        for each in sorted(history.every(PieceSorted), key=lambda each: each.stamp.at)
        if each.seal in sealed
    }
    looks = newest_looks(history.every(MirrorSaid), job.id)
    patterns = heard(history.every(PieceSorted), history.every(Sealed), history.every(AfterSaid))
    return Found(
        job.id,
        job.employer,
        tuple(pieces.values()),
        {part: said.level for part, said in looks.items() if said.level is not None},
        frozenset(each.cause for each in patterns if each.seen),
        asked_in(world, job),
    )


def asked_in(world: World, job: Job) -> tuple[tuple[str, Competency | None], ...]:
    """The questions that were asked in its interviews and are in a bank, each with what it measures."""
    met = {identity(each) for each in of_job(world, job.id)}
    keys = dict.fromkeys(
        each.key
        for each in world.history.every(InterviewSaid)
        if each.interview in met and each.part is InterviewPart.ASKED and each.key
    )
    if not keys:
        return ()
    measured = {q.key: q.competency for bank in world.banks.banks() for q in bank.questions}
    return tuple((key, measured[key]) for key in keys if key in measured)


# -- what is done --------------------------------------------------------------------------------


def _done(world: World, there: Sequence[Task]) -> Sitting[None]:
    """Every task that is done, the newest first, with what came of it."""
    names = _names(world)
    done = sorted((task for task in there if task.state is State.DONE), key=lambda task: task.closed_on)
    body: list[Para] = []
    for task in reversed(done[-DONE_SHOWN:]):
        name = names.get(task.job, "")
        body.append(Para(f"{task.words}{f' ({name})' if name else ''}: {task.closed_on}", Tone.HEADING))
        body += closing(world, task)
    yield Page("What is done", tuple(body), "Enter goes back.")
