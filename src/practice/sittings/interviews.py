"""The person's real interviews: what they are called, when they begin, and which job they are for."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from practice.model.days import happened
from practice.model.jobs import InterviewPart, InterviewSaid, Stage
from practice.model.nerves import Interview
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.command_words import typed
from practice.sittings.job_when import YEARS, here
from practice.sittings.ports import World
from practice.sittings.when import WEEKDAYS

if TYPE_CHECKING:  # a name only: most of home does without
    from practice.applications.job import Job

LONGEST = 60
"""Characters of a name: it has to fit on a line with its day."""

OVER = timedelta(hours=1)
"""So long after its beginning an interview is still the one that somebody is late for."""

OVERRULED = (
    "something else that was kept of it has a later moment, from a clock that was ahead, and counts before "
    "it. `practice interview list` shows what counts."
)
"""What is said when the history does not show what was just kept."""

SOON = 7
"""Days within which a day of the week says enough."""


class NoInterview(Trouble):
    """No interview of that name, or none that could be."""


# -- entering ------------------------------------------------------------------------------------


def add(world: World, name: str, when: datetime) -> str:
    """Enter an interview, or a new time for one to come; what was kept, as a sentence. Raises NoInterview.

    One that carries the name of a job is an interview for it.
    """
    name = _named_well(name)
    if when.year not in YEARS:
        raise NoInterview(
            f"the year {when.year} is not meant", mend="enter an interview that is still to come"
        )
    when = world.clock.local(when) if when.tzinfo is None else when
    if _instant(when) <= _now(world):
        raise NoInterview(f"{shown(when)} has passed", mend="enter an interview that is still to come")
    before, job = _meant_by(world, name)
    kept = keep(world, job, name, when, moved=before)
    entered = next((each for each in known(world) if identity(each) == kept), None)
    if entered is None or starts(entered) != when:
        return f"{name} is kept for {shown(when)}, but {OVERRULED}"
    return told(world, replace(entered, name=entered.name if job else name), moved=before)


def _meant_by(world: World, name: str) -> tuple[Interview | None, str]:
    """The interview to come that gets a new time by this name, if any; and the id of its job, if any."""
    there = known(world)
    before = _named(there, name)
    if before is not None:
        return before, before.job
    from practice.sittings.applied import known_jobs, name_key

    called = [job.id for job in known_jobs(world) if name_key(job.name) == _key(name)]
    if not called:
        return None, ""
    to_come = [each for each in there if each.job == called[-1]]
    if len(to_come) > 1:
        names = "; ".join(each.name for each in to_come)
        raise NoInterview(f"'{name}' has more than one interview to come: {names}", mend="name one of them")
    return next(iter(to_come), None), called[-1]


def told(world: World, interview: Interview, *, moved: Interview | None = None) -> str:
    """What was kept of it, as sentences; of one that was moved also where it was before."""
    moment = starts(interview)
    assert moment is not None, "what was entered has a moment"
    place = f"{shown(moment)}{_here_too(world, moment)}"
    verb = "is now on" if moved else "is entered for"
    before = starts(moved) if moved else None
    was = f" It was on {shown(before)}." if before and _instant(before) != _instant(moment) else ""
    if _instant(moment) <= _now(world):
        mend = "If that is a mistake, drop it and enter it again."
        return f"{interview.name} {verb} {place}, which has passed.{was} {mend}"
    lead = f"On the day, `practice calm --before {typed(interview.name)}` leads you to it."
    return f"{interview.name} {verb} {place}.{was} {lead}"


def keep(
    world: World,
    job: str,
    name: str,
    when: datetime,
    *,
    moved: Interview | None = None,
    said: Iterable[tuple[InterviewPart, str]] = (),
) -> str:
    """Keep an interview with what is said of it, all or nothing; its id."""
    stamp = world.stamp()
    before = moved or _dropped_before(world, job, name)
    found = identity(before) if before else stamp.id
    stored = _stored_name(world, before) if before else name
    facts = [InterviewSaid(world.stamp(), found, part, text) for part, text in said]
    world.history.keep(Interview(stamp, stored, when.isoformat(), job=job, interview=found), *facts)
    return found


def drop(world: World, name: str) -> str:
    """It will not take place; what was kept, as a sentence. Raises NoInterview."""
    return let_go(world, find(world, name, one=True))


def let_go(world: World, interview: Interview) -> str:
    """It will not take place, or never did; as a sentence."""
    stored = _stored_name(world, interview)
    fact = Interview(
        world.stamp(),
        stored,
        interview.starts,
        dropped=True,
        job=interview.job,
        interview=interview.interview,
    )
    world.history.keep(fact)
    return f"{interview.name} is dropped."


# -- finding -------------------------------------------------------------------------------------


def identity(interview: Interview) -> str:
    """The id of an interview, the same in each fact about it."""
    return interview.interview or _key(interview.name)


def every_interview(world: World) -> list[Interview]:
    """The newest fact of each, those that are over and those that were dropped with them, by their times."""
    newest: dict[str, Interview] = {}
    for fact in world.history.every(Interview):
        before = newest.get(identity(fact))
        if before is None or fact.stamp.at >= before.stamp.at:
            newest[identity(fact)] = fact
    dated = [(moment, each) for each in newest.values() if (moment := starts(each)) is not None]
    return [each for _, each in sorted(dated, key=lambda pair: (_instant(pair[0]), pair[1].name))]


def still_on(
    world: World, *, after: datetime | None = None, until: datetime | None = None
) -> list[Interview]:
    """Those that took place or will, by their times: neither dropped, nor to come when their job ended.

    With moments, those that begin after the one and until the other: nothing is read for the rest.
    """
    there = [each for each in every_interview(world) if not each.dropped and _is_within(each, after, until)]
    jobs = _jobs(world, there)
    return [each for each in there if not _is_off(each, jobs.get(each.job))]


def all_and_off(world: World) -> list[tuple[Interview, bool]]:
    """Every interview by its time, each with the job's name; and whether it was dropped or called off."""
    there = every_interview(world)
    jobs = _jobs(world, there)
    off = [each.dropped or _is_off(each, jobs.get(each.job)) for each in there]
    return list(zip(_named_by_job(there, jobs), off, strict=True))


def of_job(world: World, job_id: str) -> list[Interview]:
    """The interviews for this job that took place or will, by their times, each with the job's name."""
    there = [each for each in every_interview(world) if job_id and each.job == job_id and not each.dropped]
    jobs = _jobs(world, there)
    return _named_by_job([each for each in there if not _is_off(each, jobs.get(each.job))], jobs)


def find(world: World, name: str, *, one: bool = False) -> Interview:
    """The one of this name, or the only one whose name begins so. Raises NoInterview.

    Where a job has several to come, its name alone means the next; with `one` that is in doubt.
    """
    there = known(world)
    if not there:
        raise NoInterview(
            f"no interview is known, so there is none called '{clean(name)}'",
            mend="enter it with `practice interview add NAME WHEN`, or write `practice calm --until 14:30`",
        )
    exact = _named(there, name)
    wanted = _key(name)
    begun = [each for each in there if wanted and _key(each.name).startswith(wanted)]
    if exact is not None:
        return exact
    if len(begun) == 1:
        return begun[0]
    if begun and not one and begun[0].job and len({each.job for each in begun}) == 1:
        return begun[0]
    names = [each.name for each in begun or there]
    listing = ("; " if any("," in each for each in names) else ", ").join(names)
    if begun:
        raise NoInterview(f"'{clean(name)}' fits more than one: {listing}", mend="write more of the name")
    raise NoInterview(f"no interview is called '{clean(name)}'", mend=f"known are: {listing}")


def known(world: World) -> list[Interview]:
    """Those that are still to come, or began within the hour, the next one first.

    Each has the name that it is shown with: that of its job, and more where the job has more than one.
    """
    after = _now(world) - OVER
    there = [each for each in every_interview(world) if not each.dropped and _is_within(each, after)]
    jobs = _jobs(world, there)
    return _as_shown(world, [each for each in there if not _is_off(each, jobs.get(each.job))], jobs)


def _is_within(interview: Interview, after: datetime | None, until: datetime | None = None) -> bool:
    moment = starts(interview)
    if moment is None:
        return False
    return (after is None or _instant(moment) > _instant(after)) and (
        until is None or _instant(moment) <= _instant(until)
    )


def _is_off(interview: Interview, job: "Job | None") -> bool:
    """It was to come when they said no: nobody shall be reminded of it day by day."""
    moment = starts(interview)
    if job is None or job.over_since is None or moment is None:
        return False
    end = job.over_since.stamp
    is_known = datetime.fromisoformat(interview.stamp.at) <= datetime.fromisoformat(end.at)
    return is_known and happened(end) < _instant(moment)


def _jobs(world: World, there: Iterable[Interview]) -> "Mapping[str, Job]":
    """By their ids, where one of these interviews is for a job at all."""
    if not any(each.job for each in there):
        return {}
    from practice.sittings.applied import names_and_ends  # only for those who have entered one

    return names_and_ends(world)


def next_interview(world: World) -> Interview | None:
    """The one that comes first."""
    return next(iter(known(world)), None)


def starts(interview: Interview) -> datetime | None:
    """When it begins, in the zone in which it was entered; None when that cannot be read."""
    try:
        moment = datetime.fromisoformat(interview.starts)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and moment.year in YEARS else None


def is_today(world: World, *others: datetime | None) -> bool:
    """An interview that is known is on the day that it is where the person is, or one of these moments is."""
    here = world.clock.now()
    moments = [*others, *(starts(each) for each in known(world))]
    return any(moment.astimezone(here.tzinfo).date() == here.date() for moment in moments if moment)


def is_over(world: World, interview: Interview) -> bool:
    """It has begun, so it counts among those that took place."""
    moment = starts(interview)
    return moment is not None and _instant(moment) <= _now(world)


# -- names ---------------------------------------------------------------------------------------


def as_shown(world: World, interview: Interview) -> Interview:
    """With the name that its job has now."""
    return _named_by_job([interview], _jobs(world, [interview]))[0]


def plain_name(world: World, interview: Interview) -> str:
    """What its job is called, or else what it was entered as; nothing of its form."""
    job = _jobs(world, [interview]).get(interview.job)
    return job.name if job else _stored_name(world, interview)


def _named_by_job(there: Iterable[Interview], jobs: "Mapping[str, Job]") -> list[Interview]:
    return [replace(each, name=jobs[each.job].name) if each.job in jobs else each for each in there]


def _as_shown(world: World, there: list[Interview], jobs: "Mapping[str, Job]") -> list[Interview]:
    """With more than the job's name where the job has several of these."""
    plain = [each.name for each in _named_by_job(there, jobs)]
    several = Counter(each.job for each in there if each.job)
    if max(several.values(), default=0) < 2:
        return [replace(each, name=name) for each, name in zip(there, plain, strict=True)]
    from practice.applications.stages import STAGE_WORDS

    formats = _formats(world)
    names = []
    for each, name in zip(there, plain, strict=True):
        form = formats.get(identity(each))
        names.append(f"{name}, {STAGE_WORDS[form]}" if several[each.job] > 1 and form else name)
    for told in (_day_of, _time_of):  # two of one form: nobody shall wonder which is meant
        twice = Counter(_key(name) for name in names)
        names = [
            f"{name}{told(each)}" if each.job and twice[_key(name)] > 1 and several[each.job] > 1 else name
            for each, name in zip(there, names, strict=True)
        ]
    return [replace(each, name=name) for each, name in zip(there, names, strict=True)]


def _formats(world: World) -> dict[str, Stage | None]:
    from practice.applications.dossier import said_of

    return {name: said.format for name, said in said_of(world.history.every(InterviewSaid)).items()}


def _day_of(interview: Interview) -> str:
    moment = starts(interview)
    return f", {moment:%Y-%m-%d}" if moment else ""


def _time_of(interview: Interview) -> str:
    moment = starts(interview)
    return f" {moment:%H:%M}" if moment else ""


def _named_well(name: str) -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise NoInterview("an interview needs a name", mend="call it by the place, such as Library")
    if len(name) > LONGEST:
        raise NoInterview(f"that name has {len(name)} characters", mend=f"use at most {LONGEST}")
    if name.startswith("-"):
        raise NoInterview(
            "that name begins with a hyphen", mend="commands take it for an option; begin otherwise"
        )
    return name


def _stored_name(world: World, interview: Interview) -> str:
    """The name in its facts, which says nothing of its form."""
    wanted = identity(interview)
    facts = [each for each in world.history.every(Interview) if identity(each) == wanted]
    return max(reversed(facts), key=lambda fact: fact.stamp.at).name if facts else interview.name


def _dropped_before(world: World, job: str, name: str) -> Interview | None:
    """Called off, and now called on again: it is the same one, with all that was said of it."""
    if job:  # a job has interviews of several forms; one that was dropped may be another
        return None
    there = (
        each for each in every_interview(world) if each.dropped and not each.job and not is_over(world, each)
    )
    return next((each for each in there if _key(each.name) == _key(name)), None)


# -- telling -------------------------------------------------------------------------------------


def line(world: World, interview: Interview) -> str:
    """One interview in one line, as people say it: within a week by the day of the week."""
    moment = starts(interview)
    assert moment is not None, "known interviews have a moment"
    local = here(world.clock, moment)
    days = (local.date() - world.clock.now().date()).days
    day = f"{WEEKDAYS[local.weekday()].capitalize()} {local:%H:%M}" if -1 <= days < SOON else shown(local)
    return f"{interview.name}, {day}{elsewhere(local, moment)}: {_away(world, moment)}"


def line_dated(world: World, interview: Interview) -> str:
    """The same with its date, for a list."""
    moment = starts(interview)
    assert moment is not None, "known interviews have a moment"
    return f"{interview.name}, {shown(moment)}{_here_too(world, moment)} ({_away(world, moment)})"


def listed(world: World) -> str:
    """All that are known, one on a line."""
    there = known(world)
    if not there:
        return "No interview is entered. `practice interview add NAME WHEN` enters one."
    return "\n".join(line_dated(world, each) for each in there)


def shown(moment: datetime) -> str:
    """Day and time of day, as its place has them."""
    return f"{moment:%Y-%m-%d %H:%M}"


def elsewhere(local: datetime, moment: datetime) -> str:
    """What the clocks show where it was entered for, where that is something else."""
    wall = moment.replace(tzinfo=None)
    if local.replace(tzinfo=None) == wall:
        return ""
    return f" ({wall:%H:%M} there)" if local.date() == wall.date() else f" ({shown(wall)} there)"


def _here_too(world: World, moment: datetime) -> str:
    """What the clocks show here, where that is something else."""
    local, wall = here(world.clock, moment).replace(tzinfo=None), moment.replace(tzinfo=None)
    if local == wall:
        return ""
    return f" there, {local:%H:%M} here" if local.date() == wall.date() else f" there, {shown(local)} here"


def _away(world: World, moment: datetime) -> str:
    left = (_instant(moment) - _now(world)).total_seconds()
    days = (here(world.clock, moment).date() - world.clock.now().date()).days
    if left < 0:
        return "it has begun" if left > -OVER.total_seconds() else "it is over"
    if left < 3600:
        minutes = max(1, round(left / 60))
        return "in a minute" if minutes == 1 else f"in {minutes} minutes"
    if days < 1:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def _named(there: Sequence[Interview], name: str) -> Interview | None:
    return next((each for each in there if _key(each.name) == _key(name)), None)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _now(world: World) -> datetime:
    return _instant(world.clock.now())


def _instant(moment: datetime) -> datetime:
    """In UTC: two times of one zone are otherwise compared by what the wall shows."""
    return moment.astimezone(UTC)
