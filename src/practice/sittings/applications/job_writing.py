"""A job entered and changed on pages: each reply is checked, and kept before the next page."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from practice.applications.job import YES, Job
from practice.applications.stages import SEEN_WORDS
from practice.model.jobs import JobPart, JobSaid, Seen
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.sittings.applications.job_drafts import Begun, is_begun
from practice.sittings.applications.job_record import (
    LONG,
    NO,
    PART_WORDS,
    edit,
    enter,
    from_file,
    shown,
    told,
)
from practice.sittings.applied import job_of_id
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

TITLE = "A job"

QUESTIONS = {
    JobPart.NAME: "What do you call it? Short is best: the place, such as Northwind.",
    JobPart.EMPLOYER: "Who is it with?",
    JobPart.ROLE: "What is the job called?",
    JobPart.SEEN: "How did you come to know of it?",
    JobPart.WHO: "Who told you of it, or whom do you write to?",
    JobPart.ADDRESS: "Where would a letter go: an address for e-mail, or a place?",
    JobPart.DEADLINE: "Until when can you apply?",
    JobPart.APPLIED: "On which day did you apply?",
    JobPart.ADVERT: "The advert, pasted as it stands: adverts vanish.",
    JobPart.CV: "Which file did you send as your CV? Only its sum is kept, to tell versions apart.",
    JobPart.CV_NOTE: "Which version of your CV was it, in your words?",
    JobPart.NOTE: "Anything else that you want to keep with it.",
    JobPart.WANTS_AGAIN: "Would you work there after all?",
    JobPart.EARLIEST: "From which day is a new application welcome?",
    JobPart.EARLIEST_FROM: "Who or what says so?",
    JobPart.REVIEW_ON: "Which day have you agreed with your manager?",
}

FIRST = (JobPart.EMPLOYER, JobPart.ROLE, JobPart.SEEN, JobPart.DEADLINE, JobPart.APPLIED, JobPart.ADVERT)
"""What is asked of a new job, each to be skipped."""

DAYS = frozenset({JobPart.DEADLINE, JobPart.APPLIED, JobPart.EARLIEST, JobPart.REVIEW_ON})
A_DAY = "A day such as 26 November."

BEGUN = "You began this, and did not hand it in: it stands here."
SKIP = "0"
CHANGED_SINCE = "You began to change this and did not hand it in. Since then it has become another one"
AS_THERE = "it stays as the other window has it."


def add(world: World) -> Sitting[Job | None]:
    """A new job: its name, which is all it needs, then a few things of which each can be skipped."""
    page = Page(TITLE, (Para(QUESTIONS[JobPart.NAME], Tone.QUESTION),), "Name", Wanted.LINE)
    while True:
        name = yield page
        if not name.strip():
            return None
        try:
            job = enter(world, name)
            break
        except Trouble as trouble:
            page = replace(page, why=trouble.told, value=name)
    for part in FIRST:
        try:
            yield from change(world, job, part, step="each can be skipped")
        except Left:
            break
    return job_of_id(world, job.id)


def edit_parts(world: World, job: Job) -> Sitting[None]:
    """One part after another, until the person is done."""
    notice = ""
    while True:
        job = job_of_id(world, job.id) or job
        choices = [Choice("z", "done")]  # first, so that a small window begins at the top
        choices += [
            Choice(key, f"{PART_WORDS[part]}: {_now(world, job, part)}")
            for key, part in zip(LIST_KEYS, QUESTIONS, strict=False)
        ]
        body = (Para(notice, Tone.QUESTION),) if notice else ()
        page = Page(job.name, body, "What shall change", Wanted.CHOICE, tuple(choices), default="z")
        key = yield from ask_choice(page)
        if key == "z":
            return
        try:
            notice = yield from change(world, job, list(QUESTIONS)[LIST_KEYS.index(key)])
        except Left:
            notice = ""
        except Trouble as trouble:
            notice = trouble.told


def _now(world: World, job: Job, part: JobPart) -> str:
    if part in LONG and is_begun(world, job, part):
        return "begun, and not handed in"
    text = job.name if part is JobPart.NAME else shown(part, job.text(part))
    first = text.split("\n", 1)[0]
    return (first if len(first) <= 40 else f"{first[:37]}...") or "nothing is said"


def change(world: World, job: Job, part: JobPart, *, step: str = "") -> Sitting[str]:
    """Ask for one part and keep it; what was kept as a sentence. Enter alone leaves it as it is."""
    job = job_of_id(world, job.id) or job
    match part:
        case JobPart.SEEN:
            seen = [(each.value, SEEN_WORDS[each]) for each in Seen]
            return (yield from _choose(world, job, part, seen, step=step))
        case JobPart.WANTS_AGAIN:
            return (yield from _choose(world, job, part, [(YES, "yes"), (NO, "no")]))
        case JobPart.CV:
            return (yield from _file(world, job))
        case _:
            return (yield from _words(world, job, part, step))


def paste(world: World, job: Job) -> Sitting[Job]:
    """The advert, where it is not there yet; the job with it."""
    yield from change(world, job, JobPart.ADVERT)
    return job_of_id(world, job.id) or job


def _words(world: World, job: Job, part: JobPart, step: str) -> Sitting[str]:
    """A line, or a text, which lies under a seal of its own until it is handed in."""
    now = _there(world, job, part)
    begun = Begun(world, job, part, now) if part in LONG else None
    if begun is not None and not begun.words and (other := begun.of_others()):
        if now in ("", other) or (yield from _goes_on(job, part, other, now)):
            begun.take_over()
        else:
            begun.leave_others()
    body = _asked(part, now)
    if begun is not None and begun.words:
        body = (body[0], Para(BEGUN), *body[1:])
    page = Page(
        job.name,
        body,
        "Version" if part is JobPart.CV_NOTE else PART_WORDS[part].capitalize(),
        Wanted.LINE if begun is None else Wanted.TEXT,
        step=step,
        value="" if begun is None else begun.words or now,
        keep=None if begun is None else begun.keep,
    )
    while True:
        try:
            said = yield page
        except Left:
            if begun is not None:
                _keep_new(world, job, part, begun)
            raise
        try:
            if not said.strip() or said == now:
                return _leave(begun)
            there = _there(world, job, part)
            if there != now:
                if (yield from _whose(job, part, said, there)):
                    _leave(begun)
                    return f"{job.name}: {AS_THERE}"
                now = there
            here = job_of_id(world, job.id) or job
            unfinished = begun.unfinished if begun else None
            return edit(world, here, part, "" if said.strip() == "-" else said, unfinished)
        except Trouble as trouble:
            page = replace(page, why=trouble.told, value=said)


def _keep_new(world: World, job: Job, part: JobPart, begun: Begun) -> None:
    """Going back keeps what was written where nothing was: it replaces nothing. Else it stays begun."""
    job = job_of_id(world, job.id) or job
    if not job.text(part) and begun.words.strip() not in ("", "-"):
        with suppress(Trouble):  # it lies under seal as it stands
            edit(world, job, part, begun.words, begun.unfinished)


def _leave(begun: Begun | None) -> str:
    """It stays as it was, and nothing of a change stays."""
    if begun is not None:
        begun.leave()
    return ""


def _goes_on(job: Job, part: JobPart, begun: str, now: str) -> Sitting[bool]:
    """A change was begun from other words than are kept now; whether the person goes on with it."""
    page = Page(
        job.name,
        (
            Para(f"{CHANGED_SINCE}: {PART_WORDS[part]}.", Tone.QUESTION),
            Para(f"Kept now: {_start_of(now)}", Tone.ITEM),
            Para(f"What you began: {_start_of(begun)}", Tone.ITEM),
        ),
        "Your choice",
        Wanted.CHOICE,
        (
            Choice("g", "go on with what I began; it is not handed in by that"),
            Choice("k", "go on with what is kept now, and throw away what I began"),
        ),
        default="g",
    )
    return (yield from ask_choice(page)) == "g"


def _there(world: World, job: Job, part: JobPart) -> str:
    """As it is now."""
    job = job_of_id(world, job.id) or job
    return job.name if part is JobPart.NAME else job.text(part)


def _asked(part: JobPart, now: str) -> tuple[Para, ...]:
    asked = Para(QUESTIONS[part], Tone.QUESTION)
    if not now:
        skip = "Nothing written skips it." if part in LONG else "Enter alone skips it."
        return (asked, Para(f"{A_DAY} {skip}" if part in DAYS else skip, Tone.ASIDE))
    if part in LONG:
        return (asked, Para("It is there to be changed; - alone takes it back.", Tone.ASIDE))
    take_back = "" if part is JobPart.NAME else " - takes it back."
    return (asked, Para(f"Enter alone leaves it: {now}.{take_back}", Tone.ASIDE))


def _whose(job: Job, part: JobPart, mine: str, other: str) -> Sitting[bool]:
    """Two windows have changed the same thing; whether the other one's counts."""
    page = Page(
        job.name,
        (
            Para(f"Another window has changed this meanwhile: {PART_WORDS[part]}.", Tone.QUESTION),
            Para(f"There: {_start_of(other) or 'taken back'}", Tone.ITEM),
            Para(f"Here: {_start_of(mine)}", Tone.ITEM),
        ),
        "Which counts",
        Wanted.CHOICE,
        (Choice("h", "what I wrote here"), Choice("t", "what was written there")),
        default="h",
    )
    return (yield from ask_choice(page)) == "t"


def _start_of(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 200 else f"{flat[:197]}..."


def _choose(
    world: World, job: Job, part: JobPart, options: Sequence[tuple[str, str]], *, step: str = ""
) -> Sitting[str]:
    keys = dict(zip(LIST_KEYS, options, strict=False))
    now = job.text(part)
    choices = [Choice(key, words) for key, (_, words) in keys.items()]
    choices.append(Choice(SKIP, "nothing said"))
    page = Page(
        job.name,
        (Para(QUESTIONS[part], Tone.QUESTION),),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default=next((key for key, (value, _) in keys.items() if value == now), SKIP),
        step=step,
    )
    key = yield from ask_choice(page)
    said = keys[key][0] if key in keys else ""
    return edit(world, job, part, said) if said != now else ""


def _file(world: World, job: Job) -> Sitting[str]:
    """A file, whose sum is kept."""
    now = shown(JobPart.CV, job.text(JobPart.CV))

    def keep(typed: str) -> str:
        said = typed.strip()
        if not said:
            return ""
        if said == "-":
            return edit(world, job, JobPart.CV, "")
        digits = from_file(world, JobPart.CV, Path(said))
        world.history.keep(JobSaid(world.stamp(), job.id, JobPart.CV, digits))
        return told(world, job.name, JobPart.CV, digits)

    return (yield from kept(Page(job.name, _asked(JobPart.CV, now), "File", Wanted.LINE), keep))
