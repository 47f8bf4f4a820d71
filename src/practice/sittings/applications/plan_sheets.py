"""A sheet about a company within twenty minutes, and five looks at a CV, each reply kept at once."""

from dataclasses import replace
from functools import partial

from practice.applications.plan import Task, as_line
from practice.applications.sheets import CV, MINUTES, NOT_YET, RESEARCH, YES, filled, first_open, to_do
from practice.model.jobs import TaskPart, TaskSaid
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.paper import Letter
from practice.model.printing import clean
from practice.sittings.applications.one_page import one_page
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

SHEET = "Research sheet"
LOOKS = "The CV"
DONE = Choice("f", "it is done")


def research(world: World, task: Task, *, company: str = "") -> Sitting[bool]:
    """The lines one after another, from the first that is open; whether the task is done.

    The clock is read between two lines: it says when the time is over, and stops nobody.
    """
    begun, told = world.clock.elapsed(), False
    for number in range(first_open(RESEARCH, task.written), len(RESEARCH)):
        minutes = _minutes(world, begun)
        if minutes >= MINUTES and not told:
            told = True
            if not (yield from _goes_on()):
                break
        entry = RESEARCH[number]
        now = task.written.get(entry.part, company if entry.part == "company" else "")
        body = [Para(entry.asked, Tone.QUESTION)]
        if now:
            body.append(Para(f"Enter alone leaves it as it is: {now}", Tone.ASIDE))
        elif not number:
            body.append(Para("Enter alone goes on; a line can stay open.", Tone.ASIDE))
        page = Page(
            SHEET,
            tuple(body),
            entry.title,
            Wanted.LINE,
            value=now,
            step=f"{number + 1} of {len(RESEARCH)}, {minutes} of {MINUTES} minutes used",
        )
        task = yield from kept(page, partial(_line, world, task, entry.part, now))
    return (yield from _shown(world, task, _minutes(world, begun)))


def _minutes(world: World, begun: float) -> int:
    return int((world.clock.elapsed() - begun) // 60)


def _goes_on() -> Sitting[bool]:
    page = Page(
        SHEET,
        (Para(f"The {MINUTES} minutes are over. What you have is a sheet. You may finish it, or stop."),),
        "Your choice",
        Wanted.CHOICE,
        (Choice("g", "finish it"), Choice("z", "stop here")),
        default="z",
    )
    return (yield from ask_choice(page)) == "g"


def _shown(world: World, task: Task, minutes: int) -> Sitting[bool]:
    text = filled(task)
    company = task.written.get("company", "")
    rows = [
        Para(f"{entry.title}: {task.written[entry.part]}", Tone.ROW)
        for entry in RESEARCH
        if entry.part in task.written
    ]
    used = {0: "Less than a minute used.", 1: "One minute used."}.get(minutes, f"{minutes} minutes used.")
    body = (*(rows or (Para("Nothing is written yet."),)), Para(used, Tone.ASIDE))
    letter = Letter(f"{SHEET}: {company}" if company else SHEET, text)
    default = "f" if rows and task.is_open else "z"
    more = (DONE,) if task.is_open else ()
    return (yield from one_page(world, SHEET, body, letter, more=more, default=default)) == "f"


def look_at_cv(world: World, task: Task) -> Sitting[bool]:
    """The looks that are not a yes, one after another; whether the task is done."""
    for entry in to_do(task):
        page = Page(
            LOOKS,
            (Para(entry.asked, Tone.QUESTION), Para("Look at it as it is now.", Tone.ASIDE)),
            entry.title,
            Wanted.CHOICE,
            (Choice("y", YES), Choice("n", NOT_YET), Choice("s", "leave it open")),
            default="s",
            step=f"{CV.index(entry) + 1} of {len(CV)}",
        )
        key = yield from ask_choice(page)
        if key != "s":
            task = _wrote(world, task, entry.part, YES if key == "y" else NOT_YET)
    rows = tuple(
        Para(f"{entry.title}: {task.written.get(entry.part, 'not looked at')}", Tone.ROW) for entry in CV
    )
    left = to_do(task)
    said = "All five are a yes." if not left else "What is not yet there can be changed and looked at again."
    choices = (DONE, Choice("z", "back")) if task.is_open else (Choice("z", "back"),)
    default = "z" if left or not task.is_open else "f"
    page = Page(
        LOOKS, (*rows, Para(said, Tone.ASIDE)), "Your choice", Wanted.CHOICE, choices, default=default
    )
    return (yield from ask_choice(page)) == "f"


def note(world: World, task: Task, asked: str) -> Sitting[None]:
    """What there is so far, in a line; the newest counts."""
    now = task.written.get("made", "")
    body = [Para(task.words, Tone.ASIDE), Para(asked, Tone.QUESTION)]
    if now:
        body.append(Para(f"Enter alone leaves it as it is: {now}", Tone.ASIDE))
    page = Page("So far", tuple(body), "So far", Wanted.LINE, value=now)
    yield from kept(page, partial(_line, world, task, "made", now))


def _line(world: World, task: Task, part: str, now: str, typed: str) -> Task:
    """The task with this line of it; without words the one that is there."""
    words = " ".join(clean(typed).split()) or now
    return _wrote(world, task, part, words) if words and words != task.written.get(part) else task


def _wrote(world: World, task: Task, part: str, words: str) -> Task:
    world.history.keep(TaskSaid(world.stamp(), task.id, TaskPart.WRITTEN, as_line(part, words)))
    return replace(task, written={**task.written, part: words})
