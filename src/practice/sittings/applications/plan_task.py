"""One task: done now, finished, moved or dropped, with what it has changed so far."""

from datetime import date

from practice.applications.changed import around, levels_in_words, practised_in_words
from practice.applications.plan import Task, boost_of, tasks
from practice.applications.sheets import CV, RESEARCH, looked, to_do
from practice.model.days import day_of
from practice.model.jobs import Cause, TaskPart, TaskSaid, TaskSet
from practice.model.nerves import Attempt
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.sittings.applications.plan_setting import ask_day
from practice.sittings.applications.plan_sheets import look_at_cv, note, research
from practice.sittings.applications.practised_since import since
from practice.sittings.applied import job_of_id
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

NOW = {
    Cause.RESEARCH: "fill in the sheet: 20 minutes",
    Cause.ANSWER: "ten minutes of drills",
    Cause.NERVES: "the ladder",
    Cause.SKILL: "write down what there is so far",
    Cause.CV: "go through the CV",
}
"""What is done now for a task."""

CAME_OF = {
    Cause.SKILL: "What did you make, and where can it be seen?",
}
WHAT_CHANGED = "What did it change? In your words."
MADE_SO_FAR = "What is there so far?"


def task_of(world: World, task_id: str) -> Task | None:
    """The task as it is now."""
    there = [each for each in world.history.every(TaskSet) if each.stamp.id == task_id]
    said = [each for each in world.history.every(TaskSaid) if each.task == task_id]
    return next(iter(tasks(there, said)), None)


def one_task(world: World, task_id: str) -> Sitting[str]:
    """One thing after another with it; what was done as a sentence, where it is not open any more."""
    notice = ""
    while True:
        task = task_of(world, task_id)
        if task is None or not task.is_open:
            return notice
        key = yield from ask_choice(_page(world, task, notice))
        notice = ""
        try:
            match key:
                case "g":
                    if (yield from _now(world, task)):
                        notice = yield from _finish(world, task)
                case "f":
                    notice = yield from _finish(world, task)
                case "m":
                    notice = yield from _move(world, task)
                case "x":
                    notice = yield from _drop(world, task)
                case _:
                    return ""
        except Left:
            continue


def day_in_words(task: Task, today: date) -> str:
    """By when, and how far away that is; a day that has passed is told as it is, and no more."""
    by = day_of(task.by)
    if by is None:
        return "Without a day."
    days = (by - today).days
    if days < 0:
        return f"Its day was {task.by}."
    away = "today" if not days else "tomorrow" if days == 1 else f"in {days} days"
    return f"By {task.by}, {away}."


def _page(world: World, task: Task, notice: str) -> Page:
    today = world.clock.today()
    job = job_of_id(world, task.job)
    whose = f"For {job.name}. " if job is not None else ""
    body = [Para(notice)] if notice else []  # first: a small window shows no more than that
    body += [Para(task.words, Tone.QUESTION), Para(f"{whose}{day_in_words(task, today)}")]
    body += so_far(world, task)
    boost = boost_of(task)
    if boost is not None and today <= boost.until:
        body.append(Para(f"The drills go along with it until {boost.until}.", Tone.ASIDE))
    choices = [
        Choice("g", NOW.get(task.cause, "write down what there is so far")),
        Choice("f", "it is done"),
        Choice("m", "another day"),
        Choice("x", "drop it"),
        Choice("z", "back"),
    ]
    if (by := day_of(task.by)) is not None and by < today:  # what is likeliest then comes first
        choices.sort(key=lambda choice: choice.key != "m")
    return Page("A task", tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=choices[0].key)


def so_far(world: World, task: Task) -> list[Para]:
    """What has been done for it, in counts that stand for themselves."""
    match task.cause:
        case Cause.ANSWER | Cause.SKILL if task.competency or task.questions:
            return [*_made(task), *_practised(world, task)]
        case Cause.NERVES:
            tried = sum(fact.stamp.at >= task.set_at for fact in world.history.every(Attempt))
            return [Para(f"Attempts on the ladder since {task.set_on}: {tried or 'none'}.")]
        case Cause.RESEARCH if task.written:
            return [Para(f"The sheet: {len(task.written)} of {len(RESEARCH)} lines are written.")]
        case Cause.CV if task.written:
            yes = len(CV) - len(to_do(task))
            return [Para(f"The CV: {looked(task)} of {len(CV)} looked at, {yes} a yes.")]
        case _:
            return _made(task)


def _made(task: Task) -> list[Para]:
    return [Para(f"So far: {task.written['made']}")] if "made" in task.written else []


def _practised(world: World, task: Task) -> list[Para]:
    """Drills and answers since, and the levels before and since beside each other."""
    counted = since(world, task.set_at).of(task.competency, task.questions)
    body = [Para(f"Practised since {task.set_on}: {practised_in_words(counted)}.")]
    if task.competency is not None:
        levels = around(world.history.levels(), task.competency, task.set_at)
        body.append(Para(levels_in_words(levels)))
    return body


def closing(world: World, task: Task) -> list[Para]:
    """What came of a task that is done: the person's words, and what can be counted."""
    body = [Para(task.came_of, Tone.QUOTE)] if task.came_of else []
    return [*body, *so_far(world, task)]


# -- what can be done with it --------------------------------------------------------------------


def _now(world: World, task: Task) -> Sitting[bool]:
    """What this task is about, now; whether the person says that it is done."""
    if not task.begun:
        world.history.keep(TaskSaid(world.stamp(), task.id, TaskPart.BEGUN))
    match task.cause:
        case Cause.RESEARCH:
            job = job_of_id(world, task.job)
            return (yield from research(world, task, company=job.employer if job is not None else ""))
        case Cause.CV:
            return (yield from look_at_cv(world, task))
        case Cause.NERVES:
            from practice.sittings.nerves.ladder import ladder

            yield from ladder(world)
        case Cause.ANSWER:
            from practice.sittings.drills.drill import DrillWish, drill

            yield from drill(world, DrillWish())
        case _:
            yield from note(world, task, MADE_SO_FAR)
    return False


def _finish(world: World, task: Task) -> Sitting[str]:
    """What came of it, in the person's words or in none."""
    asked = CAME_OF.get(task.cause, WHAT_CHANGED)
    now = task.written.get("made", "")
    leaves = f"Enter alone takes: {now}" if now else "Enter alone leaves it without words."
    body = (Para(task.words, Tone.ASIDE), Para(asked, Tone.QUESTION), Para(leaves, Tone.ASIDE))

    def keep(typed: str) -> str:
        words = " ".join(clean(typed).split()) or now
        world.history.keep(TaskSaid(world.stamp(), task.id, TaskPart.DONE, words))
        return "It is kept as done."

    return (yield from kept(Page("It is done", body, "What came of it", Wanted.LINE, value=now), keep))


def _move(world: World, task: Task) -> Sitting[str]:
    """Another day, today or later."""
    today = world.clock.today()
    by = day_of(task.by) or today

    def keep(found: date) -> str:
        if found == by:
            return "Its day stays."
        world.history.keep(TaskSaid(world.stamp(), task.id, TaskPart.MOVED, found.isoformat()))
        return f"Its day is now {found.isoformat()}."

    return (yield from ask_day(world, max(by, today), (Para(task.words, Tone.QUESTION),), keep))


def _drop(world: World, task: Task) -> Sitting[str]:
    page = Page(
        "A task",
        (Para(task.words, Tone.QUESTION),),
        "Drop it",
        Wanted.CHOICE,
        (Choice("y", "yes, drop it"), Choice("n", "no, it stays")),
        default="n",
    )
    if (yield from ask_choice(page)) == "n":
        return "It stays."
    world.history.keep(TaskSaid(world.stamp(), task.id, TaskPart.DROPPED))
    return "Dropped. What was written for it is kept."
