"""The interviews of a job, entered, moved and dropped by the words of a command."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

from practice.applications.dossier import Said, said_of
from practice.applications.job import Job
from practice.applications.stages import FORMATS, STAGE_WORDS, known, meant
from practice.model.jobs import InterviewPart, InterviewSaid, Stage
from practice.model.nerves import Interview
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings import interviews
from practice.sittings.applications.job_record import tidied
from practice.sittings.applied import find_job
from practice.sittings.command_words import typed
from practice.sittings.interviews import NoInterview
from practice.sittings.job_when import day_that_was, day_to_come, moment_meant
from practice.sittings.ports import World
from practice.sittings.when import day_of, time_of

LONGEST_PEOPLE = 1_000
MOST_MINUTES = 24 * 60

ANOTHER = "If they are two interviews, enter the first once more, with its --format."


def add_by_words(
    world: World,
    name: str,
    when: str,
    *,
    form: str = "",
    people: str = "",
    minutes: int | None = None,
    zone: str = "",
) -> str:
    """As the command line says it; what was kept, as sentences. Raises Trouble.

    It is a new time for an interview to come where that is of the same form, or the only one.
    """
    job = find_job(world, name)
    stage = _form(form) if form.strip() else None
    said = _said(stage, people_in(people.replace(";", "\n")), minutes_in(minutes))
    found = moment_meant(when, world.clock, zone=zone)
    moved = _meant_by(world, job, stage, found.moment)
    interview = interviews.keep(world, job.id, job.name, found.moment, moved=moved, said=said)
    lines = [told(world, interview, moved=moved), found.notice]
    if moved is not None and stage is None and interviews.starts(moved) != found.moment:
        lines.append(ANOTHER)
    return "\n".join(filter(None, lines))


def listed(world: World, name: str | None) -> str:
    """Those to come, or of one job also those that were."""
    if name is None:
        return interviews.listed(world)
    job = find_job(world, name)
    there = [interviews.as_shown(world, each) for each in interviews.of_job(world, job.id)]
    if not there:
        return f"No interview for {job.name} is entered. `practice jobs interview add` enters one."
    said = said_of(world.history.every(InterviewSaid))
    return "\n".join(line_of(world, each, said.get(interviews.identity(each))) for each in there)


def drop_by_words(world: World, name: str, day: str = "") -> str:
    """One that will not take place, or never did: by its own name, or by that of its job. Raises Trouble."""
    to_come = interviews.known(world)
    if not day.strip() and any(name_is(each.name, name) for each in to_come):
        return interviews.drop(world, name)
    job = _job_of(world, name)
    if job is None:
        return interviews.drop(world, name)
    there = interviews.of_job(world, job.id)
    if day.strip():
        there = [each for each in there if _is_on(world, each, day)]
    elif len(ahead := [each for each in there if not interviews.is_over(world, each)]) == 1:
        there = ahead
    if not there:
        raise NoInterview(
            f"no interview for {job.name} is entered{' on that day' if day.strip() else ''}",
            mend=f"`practice jobs show {typed(job.name)}` shows all of them",
        )
    if len(there) > 1:
        days = ", ".join(interviews.shown(moment) for each in there if (moment := interviews.starts(each)))
        behind = "the day and the time" if day.strip() else "the day"
        raise NoInterview(
            f"{job.name} has more than one interview: {days}", mend=f"write {behind} behind the name"
        )
    return dropped(world, there[0])


def name_is(one: str, other: str) -> bool:
    """The same name but for capitals and spaces."""
    return one.casefold().split() == other.casefold().split()


def _job_of(world: World, name: str) -> Job | None:
    try:
        return find_job(world, name)
    except Trouble:
        return None


def _is_on(world: World, interview: Interview, day: str) -> bool:
    """The day as its place has it; a day without a year can be one that was or one to come.

    Where there are two on one day, the time stands behind it.
    """
    moment, today = interviews.starts(interview), world.clock.now().date()
    first, _, last = day.strip().rpartition(" ")
    late = time_of(last) if first and day_of(day, today) is None else None
    said = first if late else day
    days: list[date] = [] if said.strip().casefold() == "yesterday" else [day_to_come(said, today)]
    with suppress(Trouble):
        days.append(day_that_was(said, today))
    return moment is not None and moment.date() in days and late in (None, moment.time())


def line_of(world: World, interview: Interview, said: Said | None) -> str:
    form = f", {STAGE_WORDS[said.format]}" if said and said.format else ""
    return interviews.line_dated(world, replace(interview, name=f"{interview.name}{form}"))


def dropped(world: World, interview: Interview) -> str:
    """Of several interviews of a job it is said which."""
    interviews.let_go(world, interview)
    moment = interviews.starts(interview)
    assert moment is not None, "interviews of a job have a moment"
    return f"{interview.name}, {interviews.shown(moment)}: dropped."


def _meant_by(world: World, job: Job, form: Stage | None, moment: datetime) -> Interview | None:
    """The interview to come that gets a new time or a form by this; None: it is another one."""
    to_come = [each for each in interviews.known(world) if each.job == job.id]
    same_time = [each for each in to_come if _instant(interviews.starts(each)) == _instant(moment)]
    if same_time:
        return same_time[0]
    forms = {name: said.format for name, said in said_of(world.history.every(InterviewSaid)).items()}
    alike = [each for each in to_come if forms.get(interviews.identity(each)) is form]
    if form is None and len(to_come) == 1:
        return to_come[0]
    if len(alike) > 1 or (form is None and to_come and not alike):
        raise NoInterview(
            f"{job.name} has more than one interview to come: {'; '.join(each.name for each in to_come)}",
            mend="say of what form this one is with --format, or drop the one that moves and enter it again",
        )
    return alike[0] if alike else None


def _instant(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _said(form: Stage | None, people: str, minutes: int | None) -> list[tuple[InterviewPart, str]]:
    parts = (
        (InterviewPart.FORMAT, form.value if form else ""),
        (InterviewPart.PEOPLE, people),
        (InterviewPart.MINUTES, str(minutes) if minutes else ""),
    )
    return [(part, text) for part, text in parts if text]


def _form(text: str) -> Stage:
    found = meant(text, FORMATS)
    if found is None:
        raise NoInterview(f"'{clean(text)}' is no form of an interview", mend=known(text, FORMATS))
    return found


def people_in(text: str) -> str:
    people = "\n".join(filter(None, (" ".join(line.split()) for line in tidied(text).split("\n"))))
    if len(people) > LONGEST_PEOPLE:
        raise NoInterview(f"that is {len(people)} characters of people", mend=f"use at most {LONGEST_PEOPLE}")
    return people


def minutes_in(minutes: int | None) -> int | None:
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise NoInterview(
            f"no interview takes {minutes} minutes", mend="write a number of minutes such as 45"
        )
    return minutes


def told(world: World, interview_id: str, *, moved: Interview | None = None) -> str:
    """What is known of it now, and where it was before."""
    every = interviews.every_interview(world)
    fact = next(each for each in every if interviews.identity(each) == interview_id)
    ahead = {interviews.identity(each): each for each in interviews.known(world)}
    shown = ahead.get(interview_id) or interviews.as_shown(world, fact)
    return interviews.told(world, shown, moved=moved)
