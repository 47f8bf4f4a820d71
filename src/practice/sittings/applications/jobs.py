"""Your jobs: each with what comes next, and one page for all that can be done about one."""

from practice.applications.job import YES, Job
from practice.model.jobs import JobPart, JobSaid, LetterKind
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.sittings import interviews
from practice.sittings.applications import (
    job_calendar,
    job_interview_pages,
    job_outcome,
    job_record,
    job_shown,
    job_writing,
    under_seal,
)
from practice.sittings.applications.job_drafts import is_begun
from practice.sittings.applications.job_met import met
from practice.sittings.applications.job_record import PART_WORDS
from practice.sittings.applied import every_job, job_of_id
from practice.sittings.come_from import WEEK, come_from
from practice.sittings.job_when import here
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, told, tried

TITLE = "Your jobs"
SHOWN = 9
"""Jobs with a key of their own; the others are a page further."""


def jobs(world: World) -> Sitting[None]:
    """One job after another, until the person is done."""
    notice = ""
    while True:
        there = list(job_shown.in_order(world))
        try:
            key = yield from ask_choice(_menu(world, there, notice))
        except Left:
            return
        if key == "z":
            return
        notice = yield from tried(_do(world, key, there))


def _do(world: World, key: str, there: list[Job]) -> Sitting[str]:
    match key:
        case "a":
            job = yield from job_writing.add(world)
            if job is not None:
                yield from one(world, job)
        case "d":
            from practice.sittings.applications.debrief import debrief

            over = come_from(world, WEEK)  # another window may have closed it meanwhile
            yield from debrief(world, over.name if over else None)
        case "o":
            yield from one(world, (yield from _other(world, there[SHOWN:])))
        case "p":
            return (yield from _bring_back(world))
        case "c":
            return job_calendar.calendar(world)
        case _:
            yield from one(world, there[LIST_KEYS.index(key)])
    return ""


def _menu(world: World, there: list[Job], notice: str) -> Page:
    body = [Para(notice, Tone.QUESTION)] if notice else []
    if not there:
        body.append(
            Para(
                "The jobs you apply for: the advert, the interviews with their days, how it ended, and what "
                "comes after. It stays on this computer."
            )
        )
    body += [Para(line, Tone.ROW) for line in job_shown.without_job(world)]
    lines = job_shown.job_lines(world, there)
    choices = [Choice(key, line) for key, line in zip(LIST_KEYS[:SHOWN], lines, strict=False)]
    if len(there) > SHOWN:
        choices.append(Choice("o", f"{len(there) - SHOWN} others"))
    if over := come_from(world, WEEK):
        choices.append(Choice("d", f"five minutes on an interview that is over: {over.name}"))
    choices.append(Choice("a", "enter a job"))
    if job_calendar.is_any_ahead(world):
        choices.append(Choice("c", "write the interviews to a file for your calendar"))
    if any(job.is_hidden for job in every_job(world)):
        choices.append(Choice("p", "those that are put away"))
    choices.append(Choice("z", "done"))
    default = choices[0].key
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)


def _other(world: World, there: list[Job]) -> Sitting[Job]:
    """One of the others; the list goes on page by page."""
    first = 0
    while True:
        part = there[first : first + len(LIST_KEYS)]
        lines = job_shown.job_lines(world, part)
        choices = [Choice(key, line) for key, line in zip(LIST_KEYS, lines, strict=False)]
        if len(there) > len(LIST_KEYS):
            choices.append(Choice("z", "others"))
        key = yield from ask_choice(Page(TITLE, (), "Which one", Wanted.CHOICE, tuple(choices)))
        if key != "z":
            return part[LIST_KEYS.index(key)]
        first = first + len(LIST_KEYS) if first + len(LIST_KEYS) < len(there) else 0


def _bring_back(world: World) -> Sitting[str]:
    away = [job for job in reversed(every_job(world)) if job.is_hidden][: len(LIST_KEYS)]
    choices = tuple(Choice(key, job.name) for key, job in zip(LIST_KEYS, away, strict=False))
    page = Page(TITLE, (Para("Which one shall come back?"),), "Your choice", Wanted.CHOICE, choices)
    job = away[LIST_KEYS.index((yield from ask_choice(page)))]
    world.history.keep(JobSaid(world.stamp(), job.id, JobPart.HIDDEN, ""))
    return f"{job.name} is in the list again."


# -- one job -------------------------------------------------------------------------------------


def one(world: World, job: Job) -> Sitting[None]:
    """One thing after another about this job."""
    notice = ""
    while True:
        job = job_of_id(world, job.id) or job
        try:
            key = yield from ask_choice(_page(world, job, notice))
        except Left:
            return
        notice = ""
        try:
            match key:
                case "s":
                    yield show_page(world, job)
                case "v":
                    yield _advert(job)
                case "e":
                    yield from job_writing.edit_parts(world, job)
                case "i":
                    yield from job_interview_pages.manage(world, job)
                case "l":
                    from practice.sittings.applications.letter_list import letters

                    yield from letters(world, job)
                case "w":
                    from practice.sittings.applications.job_wanted import wanted

                    yield from wanted(world, job)
                case "o":
                    yield from job_outcome.outcome(world, job)
                case "f":
                    from practice.sittings.applications.after import after

                    yield from after(world, job)
                case "d":
                    from practice.sittings.applications.debrief import debrief

                    yield from debrief(world, job.name)
                case "u":
                    notice = yield from under_seal.under_seal(world, job)
                case "h":
                    notice = job_record.hide(world, job)
                case _:
                    return
        except Left:
            continue
        except Trouble as trouble:
            notice = yield from told(trouble)
        if (job_of_id(world, job.id) or job).text(JobPart.HIDDEN) == YES and key == "h":
            return


def show_page(world: World, job: Job) -> Page:
    """All that is known of it, to read."""
    return Page(job.name, job_shown.paragraphs(world, job), "Enter goes on.")


def _advert(job: Job) -> Page:
    return Page(f"{job.name}: the advert", (Para(job.text(JobPart.ADVERT), Tone.QUOTE),), "Enter goes on.")


def _page(world: World, job: Job, notice: str) -> Page:
    lines = job_shown.job_lines(world, [job])
    there = interviews.of_job(world, job.id)
    over = _to_look_back_on(world, job)
    choices = [Choice("s", "all that is kept of it")]
    if job.is_rejected:
        choices.append(Choice("f", "afterwards: five steps, each in your own time"))
    if over:
        choices.append(Choice("d", "an interview is over: five minutes on it"))
    choices += [
        Choice("i", "its interviews" if there else "its interviews: enter the day and the time"),
        Choice("l", "letters about it: thanks, and others"),
        Choice("w", "what it asks for, by its advert"),
        Choice("e", "change something"),
    ]
    if job.text(JobPart.ADVERT):
        choices.append(Choice("v", "read the advert"))
    if there_is := under_seal.lies_there(world, job):
        choices.append(Choice("u", there_is))
    choices += [
        Choice("o", "how it ended" if job.end is None else "how it ended was something else"),
        Choice("h", "put it away"),
        Choice("z", "done"),
    ]
    default = "s" if there or job.end is not None else "i"
    if over and job.end is None:
        default = "d"
    elif job.is_rejected:  # for a day nothing is asked, and nothing suggested
        default = "z" if job_outcome.is_at_rest(world, job) else "f"
    body = [Para(notice, Tone.QUESTION)] if notice else []
    body += [Para(lines[0]), *_thanks(world, job)]
    body += [
        Para(f"{PART_WORDS[part].capitalize()}: begun, and not handed in: e.", Tone.ASIDE)
        for part in (JobPart.ADVERT, JobPart.NOTE)
        if is_begun(world, job, part)
    ]
    return Page(job.name, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)


def _thanks(world: World, job: Job) -> tuple[Para, ...]:
    """Whether a thank-you note is still in time, in one line; after a no it is not asked for."""
    if job.end is not None or not any(each.is_over for each in met(world, job)):
        return ()
    from practice.sittings.applications.reach import open_touches

    closes = [each.closes for each in open_touches(world, job) if each.kind is LetterKind.THANKS]
    there = [interviews.shown(here(world.clock, moment)) for moment in closes if moment is not None]
    return (Para(f"A thank-you note is in time until {there[-1]}: l.", Tone.ASIDE),) if there else ()


def _to_look_back_on(world: World, job: Job) -> bool:
    """The last interview that took place was not looked back on yet."""
    over = [each for each in met(world, job) if each.is_over]
    return bool(over) and not over[-1].said.debriefed
