"""A job entered and changed on pages: each reply is checked, and kept before the next page."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from practice.applications.job import YES, Job
from practice.applications.stages import SEEN_WORDS
from practice.model.jobs import JobPart, JobSaid, Seen
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.sittings.applied import job_of_id
from practice.sittings.job_record import (
    LONG,
    LONGEST,
    NO,
    PART_WORDS,
    edit,
    enter,
    from_file,
    shown,
    tidied,
    told,
)
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

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

SKIP = "0"
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
            Choice(key, f"{PART_WORDS[part]}: {_now(job, part)}")
            for key, part in zip(LIST_KEYS, QUESTIONS, strict=False)
        ]
        page = Page(job.name, (), "What shall change", Wanted.CHOICE, tuple(choices), default="z", why=notice)
        key = yield from ask_choice(page)
        if key == "z":
            return
        try:
            notice = yield from change(world, job, list(QUESTIONS)[LIST_KEYS.index(key)])
        except Left:
            notice = ""
        except Trouble as trouble:
            notice = trouble.told


def _now(job: Job, part: JobPart) -> str:
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
    begun = _Begun(world, job, part)
    now = begun.now
    page = Page(
        job.name,
        _asked(part, now),
        "Version" if part is JobPart.CV_NOTE else PART_WORDS[part].capitalize(),
        Wanted.TEXT if part in LONG else Wanted.LINE,
        step=step,
        value=now if part in LONG else "",
        keep=begun.keep if part in LONG else None,
    )
    while True:
        said = yield page
        if not said.strip() or said == now:
            begun.leave()
            return ""
        other = begun.meanwhile()
        if other is not None and (yield from _whose(job, part, said, other)):
            return edit(world, begun.job(), part, other) if begun.is_mine() else f"{job.name}: {AS_THERE}"
        begun.seen(other)
        try:
            return edit(world, begun.job(), part, "" if said.strip() == "-" else said)
        except Trouble as trouble:
            page = replace(page, why=trouble.told, value=said)


class _Begun:
    """A part that is being written: what it was, and what another window has made of it meanwhile."""

    def __init__(self, world: World, job: Job, part: JobPart) -> None:
        self._world = world
        self._job = job
        self._part = part
        self.now = self._there()
        self._mine = self.now
        self._other: str | None = None

    def job(self) -> Job:
        """As it is now."""
        return job_of_id(self._world, self._job.id) or self._job

    def keep(self, text: str) -> None:
        """What stands there so far, before it is handed in; behind what another window has written."""
        other = self.meanwhile()
        text = tidied(text)[: LONGEST[self._part]] if text.strip() else ""
        text = f"{other}\n\n{text}" if other and text else text
        if text and text != self._there():
            self._world.history.keep(JobSaid(self._world.stamp(), self._job.id, self._part, text))
            self._mine = text

    def meanwhile(self) -> str | None:
        """What another window has said of it since the page was opened; None when nothing."""
        there = self._there()
        if there not in (self.now, self._mine):
            self._other = there
        return self._other

    def leave(self) -> None:
        """It stays as it was: what was kept of a change that is none is put right."""
        if self.is_mine() and self._mine != self.now:
            self._world.history.keep(JobSaid(self._world.stamp(), self._job.id, self._part, self.now))
            self._mine = self.now

    def is_mine(self) -> bool:
        """What is kept now was written here."""
        return self._there() == self._mine

    def seen(self, other: str | None) -> None:
        """The person has decided about that."""
        if other is not None:
            self._mine = self._there()
            self._other = None

    def _there(self) -> str:
        job = self.job()
        return job.name if self._part is JobPart.NAME else job.text(self._part)


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
    page = Page(job.name, _asked(JobPart.CV, now), "File", Wanted.LINE)
    while True:
        said = (yield page).strip()
        if not said:
            return ""
        if said == "-":
            return edit(world, job, JobPart.CV, "")
        try:
            digits = from_file(world, JobPart.CV, Path(said))
        except Trouble as trouble:
            page = replace(page, why=trouble.told, value=said)
            continue
        world.history.keep(JobSaid(world.stamp(), job.id, JobPart.CV, digits))
        return told(world, job.name, JobPart.CV, digits)
