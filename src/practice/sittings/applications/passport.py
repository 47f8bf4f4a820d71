"""The passport: what has to be there before applying again, its page, and the new application."""

from collections.abc import Callable
from dataclasses import replace

from practice.applications.job import Job
from practice.applications.passport import (
    FREE,
    THEIRS,
    TITLE,
    USUAL,
    Known,
    Visa,
    as_text,
    is_open,
    lines,
    parts,
)
from practice.model.jobs import (
    JobPart,
    JobSaid,
)
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.paper import Letter
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.applications.applying_again import apply_again
from practice.sittings.applications.earliest import ask_earliest
from practice.sittings.applications.one_page import one_page
from practice.sittings.applications.passport_known import changed, known
from practice.sittings.applications.plan import plan
from practice.sittings.applied import job_of_id
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept, tried

PASSPORT = "Passport"
OPENS = "The passport opens when these four are there:"
IS_OPEN = "It is open: all four are there."
NOT_OVER = "This is for a job that said no, or did not answer. This one has not ended so."
LONGEST_SENTENCE = 300

Verb = Callable[[World, Job], Sitting[str]]


def passport(world: World, job: Job) -> Sitting[None]:
    """What is there and what is missing, and when all is there its page; one thing after another."""
    notice = ""
    while True:
        job = job_of_id(world, job.id) or job
        if not job.is_rejected:
            yield Page(PASSPORT, (Para(NOT_OVER),), "Enter goes back.")
            return
        try:
            key = yield from ask_choice(_menu(known(world, job), job, notice))
        except Left:
            return
        if key == "z":
            return
        notice = yield from tried(VERBS[key](world, job))


def _menu(found: Known, job: Job, notice: str) -> Page:
    opened = is_open(found)
    body = [Para(IS_OPEN if opened else OPENS)]
    choices: list[Choice] = []
    if opened:
        choices.append(Choice("s", "see its page: what has changed since they met you"))
    there = {line.visa: line.there for line in lines(found)}
    for heading, wanted in (("Still to come", False), ("There", True)):
        rows = [Para(line.words, Tone.ITEM) for line in lines(found) if line.there is wanted]
        body += [Para(heading, Tone.HEADING), *rows] if rows else []
    if found.earliest is None:
        body.append(Para(f"{USUAL.text} {THEIRS}", Tone.ASIDE))
    if not opened:
        body.append(Para(FREE, Tone.ASIDE))
    if notice:
        body.append(Para(notice, Tone.QUESTION))  # next to the choices: there a small window shows it
    choices.append(Choice("d", "change the day" if found.earliest else "enter the day"))
    if not there[Visa.FEEDBACK] and not found.sealed:
        choices.append(Choice("n", "no feedback came"))
    if found.none_came and not (found.sealed or found.opened):
        choices.append(Choice("n", "feedback came after all"))
    if not there[Visa.TASK]:
        choices.append(Choice("p", "your plan"))
    if not there[Visa.PRACTICE]:
        choices.append(Choice("w", "ten minutes of drills"))
    choices.append(Choice("f", "write the first sentence of a new application"))
    choices.append(Choice("a", "apply again" if opened else "apply again without it"))
    choices.append(Choice("z", "back"))
    default = "s" if opened else "d" if found.earliest is None else "z"
    page = Page(f"{PASSPORT}: {job.name}", tuple(body), "Your choice", Wanted.CHOICE, tuple(choices))
    return replace(page, default=default)


# -- what can be done ------------------------------------------------------------------------------


def _day(world: World, job: Job) -> Sitting[str]:
    day = yield from ask_earliest(world, job, PASSPORT)
    return f"The day is {day}." if day else ""


def _none_came(world: World, job: Job) -> Sitting[str]:
    """Said, or taken back."""
    before = job.text(JobPart.NO_FEEDBACK) == "yes"
    world.history.keep(JobSaid(world.stamp(), job.id, JobPart.NO_FEEDBACK, "" if before else "yes"))
    yield from ()
    return "That is taken back." if before else "Kept: none came."


def _plan(world: World, job: Job) -> Sitting[str]:
    yield from plan(world, job)
    return ""


def _drills(world: World, job: Job) -> Sitting[str]:
    """Ten minutes of today's drills, with more of what is missing here."""
    from practice.schedule.planned import Planned
    from practice.sittings.drills.drill import DrillWish, drill

    found = known(world, job)
    missing = [each for each in found.named if each not in found.practised]
    yield from drill(
        world, DrillWish(forward=tuple(Planned(f"the passport for {job.name}", each) for each in missing))
    )
    return ""


def _sentence(world: World, job: Job) -> Sitting[str]:
    """How a new application would begin: the person writes it."""
    now = job.text(JobPart.FIRST_SENTENCE)
    body = [
        Para("How does a new application begin? One sentence on what is different now.", Tone.QUESTION),
        Para("It goes with the passport, and with a new application if there is one.", Tone.ASIDE),
    ]
    if now:
        body.append(Para(f"Enter alone leaves it: {now}", Tone.ASIDE))
    page = Page(PASSPORT, tuple(body), "It begins", Wanted.LINE, value=now)

    def keep(typed: str) -> str:
        words = " ".join(clean(typed).split())
        if len(words) > LONGEST_SENTENCE:
            what = f"that is {len(words)} characters long"
            raise Trouble(f"{what}; one sentence has at most {LONGEST_SENTENCE}")
        if not words or words == now:
            return ""
        world.history.keep(JobSaid(world.stamp(), job.id, JobPart.FIRST_SENTENCE, words))
        return "Kept."

    return (yield from kept(page, keep))


def _page(world: World, job: Job) -> Sitting[str]:
    """The page itself, to read, copy or keep. Without a first sentence that is asked for first."""
    if not job.text(JobPart.FIRST_SENTENCE):
        yield from _sentence(world, job)
        job = job_of_id(world, job.id) or job
    found = changed(world, job)
    body: list[Para] = [Para(f"{job.name}, since {found.met}", Tone.ASIDE)]
    for part in parts(found):
        body.append(Para(part.heading, Tone.HEADING))
        body += [Para(row, Tone.ITEM) for row in part.rows]
    letter = Letter(f"{TITLE}: {job.name}", as_text(job.name, found))
    more = (Choice("a", "apply again"),)
    key = yield from one_page(world, TITLE, tuple(body), letter, more=more)
    return (yield from apply_again(world, job)) if key == "a" else ""


VERBS: dict[str, Verb] = {
    "s": _page,
    "d": _day,
    "n": _none_came,
    "p": _plan,
    "w": _drills,
    "f": _sentence,
    "a": apply_again,
}
