"""What is due today and on the coming days, as lines of text and as a record for JSON."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from practice.model.kinds import in_words
from practice.schedule.drills import on_day
from practice.schedule.due import Due, Needed, due, job_asks_for, needed
from practice.sittings.drills.past_drills import material, past_drills
from practice.sittings.interviews import next_interview
from practice.sittings.ports import World

WEEK = 7
"""Days shown where no interview is in sight."""

MOST_DAYS = 366
"""Days looked ahead at the most."""

SHOWN_NEEDS = 6
"""Competencies shown to a person; JSON has all of them."""

Record = dict[str, object]


@dataclass(frozen=True, slots=True)
class Coming:
    """Everything due from today on, for so many days after it."""

    today: date
    days: int
    interview: str
    """Its name; empty without one."""
    interview_day: date | None
    recalls: tuple[Due, ...]
    needs: tuple[Needed, ...]
    notices: tuple[str, ...]


def coming(world: World, *, days: int | None = None) -> Coming:
    """Today and so many days more; where they are left out, up to the eve of the interview, or a week."""
    there, past, today = material(world), past_drills(world), world.clock.today()
    interview = next_interview(world)
    if days is None:
        left = (past.interview - today).days - 1 if past.interview else WEEK
        days = min(max(left, 0), MOST_DAYS)
    return Coming(
        today=today,
        days=days,
        interview=interview.name if interview else "",
        interview_day=past.interview,
        recalls=due(there, past, today=today, days=days),
        needs=needed(there, past, today=today),
        notices=there.notices,
    )


def told(plan: Coming) -> str:
    """For a person to read, line by line."""
    return "\n".join(_lines(plan))


def record(plan: Coming) -> Record:
    """For other programs; the fields are described in cli/due.py."""
    return {
        "schema": "practice-due/1",
        "today": plan.today.isoformat(),
        "until": _last(plan).isoformat(),
        "interview": (
            {"name": plan.interview, "day": plan.interview_day.isoformat()} if plan.interview_day else None
        ),
        "recalls": [_recall(each) for each in plan.recalls],
        "competencies": [_competency(each) for each in plan.needs],
        "notices": list(plan.notices),
    }


def _recall(each: Due) -> Record:
    return {
        "day": each.day.isoformat(),
        "thing": each.thing,
        "title": each.title,
        "what": "first-sentence" if each.first else "recall",
        "certain": not each.supposed,
        "ready": each.ready,
        "why": each.why,
    }


def _competency(each: Needed) -> Record:
    standing = each.standing
    return {
        "competency": each.competency.value,
        "need": round(standing.need, 3),
        "mean_level": round(standing.mean, 2),
        "levels": standing.levels,
        "days_since": None if standing.touched is None else standing.days,
        "weight": standing.weight,
        "why": each.why,
    }


def _lines(plan: Coming) -> Iterator[str]:
    yield from plan.notices
    if plan.interview_day is not None:
        days = (plan.interview_day - plan.today).days
        yield f"{plan.interview}: {plan.interview_day.isoformat()} ({_away(days)})"
    if not plan.recalls:
        yield "Nothing is due. Stories you write and answers you get ready will come up here."
    for day, many in groupby(plan.recalls, key=lambda each: each.day):
        yield ""
        yield from _day(plan, day, list(many))
    if any(each.supposed for each in plan.recalls):
        yield ""
        yield "* if the recalls before it go well"
    if plan.needs:
        yield ""
        yield "What is needed most, and asked about first:"
        yield from (f"  {_needed(each, plan.today)}" for each in plan.needs[:SHOWN_NEEDS])


def _day(plan: Coming, day: date, dues: Sequence[Due]) -> Iterator[str]:
    """A reason stands below all that it is for. What is supposed has a star: its reasons say all the same."""
    count = "one thing" if len(dues) == 1 else f"{len(dues)} things"
    yield f"{day.isoformat()} ({_in_days(plan, day)}): {count}"
    for why, many in groupby(dues, key=lambda each: "" if each.supposed else each.why):
        for each in many:
            first = "first sentence: " if each.first else ""
            yield f"  {first}{each.title}{'' if why else ' *'}"
        if why:
            yield f"      {why}"


def _needed(each: Needed, today: date) -> str:
    """In one line and in words; the figures are for JSON."""
    standing = each.standing
    name = in_words(each.competency)
    wanted = ", and the job asks for it" if job_asks_for(standing) else ""
    if each.plan:
        wanted += ". " + each.plan.rstrip(".")
    if each.practised is None:
        return f"{name}: not practised yet{wanted}"
    known = {0: "no level yet", 1: "one level so far"}.get(
        standing.levels, f"your levels lie near {round(standing.mean)}"
    )
    return f"{name}: last practised {on_day(each.practised, today)}, {known}{wanted}"


def _in_days(plan: Coming, day: date) -> str:
    named = _away((day - plan.today).days)
    if plan.interview_day is None:
        return named
    left = (plan.interview_day - day).days
    said = {0: ", the day of the interview", 1: ", the day before the interview"}
    return named + said.get(left, "")


def _away(days: int) -> str:
    return "today" if days <= 0 else "tomorrow" if days == 1 else f"in {days} days"


def _last(plan: Coming) -> date:
    return plan.today + timedelta(days=plan.days)
