"""The interviews of a job on pages: each reply is checked, and kept before the next page."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial

from practice.applications.dossier import USUAL_MINUTES, Said, said_of
from practice.applications.job import Job
from practice.applications.stages import FORMATS, STAGE_WORDS
from practice.model.jobs import InterviewPart, InterviewSaid
from practice.model.nerves import Interview
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings import interviews
from practice.sittings.applications.job_interviews import dropped, line_of, minutes_in, people_in, told
from practice.sittings.interviews import NoInterview
from practice.sittings.job_when import moment_meant
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

NO_FORM = "0"


def manage(world: World, job: Job) -> Sitting[None]:
    """The interviews of this job, one thing after another. Each reply is kept before the next page."""
    notice = ""
    while True:
        there = interviews.of_job(world, job.id)[-len(LIST_KEYS) :]
        rows = [Para(_row(world, each), Tone.ITEM) for each in there] or [Para("None is entered yet.")]
        # The notice and the end stand next to each other: a small window opens there.
        body = [*rows, Para(notice, Tone.QUESTION)] if notice else rows
        choices = [Choice("a", "enter one"), Choice("z", "done")]
        if there:
            choices = [
                Choice("z", "done"),
                Choice("a", "enter one"),
                Choice("c", "change one: time, form, people, minutes"),
                Choice("d", "one will not take place, or never did"),
            ]
        page = Page(
            f"{job.name}: interviews",
            tuple(body),
            "Your choice",
            Wanted.CHOICE,
            tuple(choices),
            default="z" if there else "a",
        )
        key = yield from ask_choice(page)
        notice = ""
        try:
            if key == "a":
                notice = yield from _enter(world, job)
            elif key == "c":
                yield from _change(world, job, (yield from _which(world, job, there)))
            elif key == "d":
                notice = dropped(world, (yield from _which(world, job, there)))
            else:
                return
        except Left:
            continue
        except Trouble as trouble:
            notice = trouble.told


def _row(world: World, interview: Interview) -> str:
    said = said_of(world.history.every(InterviewSaid)).get(interviews.identity(interview))
    return line_of(world, interviews.as_shown(world, interview), said)


def _which(world: World, job: Job, there: Sequence[Interview]) -> Sitting[Interview]:
    if len(there) == 1:
        return there[0]
    choices = tuple(Choice(key, _row(world, each)) for key, each in zip(LIST_KEYS, there, strict=False))
    page = Page(f"{job.name}: interviews", (Para("Which one?"),), "Your choice", Wanted.CHOICE, choices)
    return there[LIST_KEYS.index((yield from ask_choice(page)))]


def _enter(world: World, job: Job) -> Sitting[str]:
    """When first, which is all it needs; what else is said of it is kept line by line."""
    found = yield from _moment(world, job, "", partial(interviews.keep, world, job.id, job.name))
    if found is None:
        return ""
    interview, notice = found
    with suppress(Left):
        yield from _describe(world, job, interview)
    return " ".join(filter(None, (told(world, interview), notice)))


def _moment(
    world: World, job: Job, now: str, keep: Callable[[datetime], str]
) -> Sitting[tuple[str, str] | None]:
    """The id as it was kept, and what to say of the moment; None when nothing was written.

    The zone stands behind the moment, where it is another one.
    """
    body = [
        Para("When does it begin? A day and a time, such as 26 November 14:30.", Tone.QUESTION),
        Para("Where the time is that of another place, write it behind: 14:30 Europe/London.", Tone.ASIDE),
    ]
    if now:
        body.append(Para(f"Enter alone leaves it at {now}.", Tone.ASIDE))
    page = Page(f"{job.name}: interviews", tuple(body), "When", Wanted.LINE)

    def read(typed: str) -> tuple[str, str] | None:
        said = typed.strip()
        if not said:
            return None
        when, _, last = said.rpartition(" ")
        zone = last if when and ("/" in last or last.casefold() in ("utc", "gmt")) else ""
        found = moment_meant(when if zone else said, world.clock, zone=zone)
        return keep(found.moment), found.notice

    return (yield from kept(page, read))


def _change(world: World, job: Job, interview: Interview) -> Sitting[None]:
    moment = interviews.starts(interview)
    assert moment is not None, "interviews of a job have a moment"
    move = partial(interviews.keep, world, job.id, interview.name, moved=interview)
    yield from _moment(world, job, interviews.shown(moment), move)
    yield from _describe(world, job, interviews.identity(interview))


def _describe(world: World, job: Job, interview: str) -> Sitting[None]:
    """Its form, the people and the minutes; Enter alone leaves each as it is."""
    now = said_of(world.history.every(InterviewSaid)).get(interview, Said())
    title = f"{job.name}: interviews"
    keys = dict(zip(LIST_KEYS, FORMATS, strict=False))
    choices = [Choice(key, STAGE_WORDS[each]) for key, each in keys.items()]
    choices.append(Choice(NO_FORM, "it is not known"))
    default = next((key for key, each in keys.items() if each is now.format), NO_FORM)
    asked = Para("Of what form is it?", Tone.QUESTION)
    key = yield from ask_choice(Page(title, (asked,), "Form", Wanted.CHOICE, tuple(choices), default=default))
    form = keys[key].value if key in keys else ""
    if form != (now.format.value if now.format else ""):
        world.history.keep(InterviewSaid(world.stamp(), interview, InterviewPart.FORMAT, form))
    question = "Who asks, and what are they there? Several with a semicolon between them."
    yield from _line_of(
        world, title, interview, InterviewPart.PEOPLE, question, "; ".join(now.people), _people_in_line
    )
    minutes = str(now.minutes) if now.minutes else ""
    question = f"How many minutes is it planned for? Where nobody says, {USUAL_MINUTES} are taken."
    yield from _line_of(world, title, interview, InterviewPart.MINUTES, question, minutes, _minutes_in_line)


def _line_of(
    world: World,
    title: str,
    interview: str,
    part: InterviewPart,
    question: str,
    now: str,
    read: Callable[[str], str],
) -> Sitting[None]:
    body = [Para(question, Tone.QUESTION)]
    body.append(
        Para(f"Enter alone leaves it: {now}. - takes it back." if now else "Enter skips.", Tone.ASIDE)
    )
    page = Page(title, tuple(body), part.value.capitalize(), Wanted.LINE)

    def keep(typed: str) -> None:
        said = typed.strip()
        if said and said != now:
            text = "" if said == "-" else read(said)
            world.history.keep(InterviewSaid(world.stamp(), interview, part, text))

    yield from kept(page, keep)


def _people_in_line(said: str) -> str:
    return people_in(said.replace(";", "\n"))


def _minutes_in_line(said: str) -> str:
    number = said.casefold().removesuffix("minutes").removesuffix("min").strip()
    if not (number.isdecimal() and number.isascii() and len(number) <= 4):
        raise NoInterview(f"'{clean(said)}' is no number of minutes", mend="write it such as 45")
    return str(minutes_in(int(number)))
