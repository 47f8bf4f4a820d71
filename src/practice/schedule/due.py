"""What is to be recalled on which day, and which competency is needed most, each with its reason."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from practice.model.facts import Levelled
from practice.model.kinds import Competency, QuestionType, in_words
from practice.model.question import Question
from practice.schedule.drills import (
    SIGNATURE,
    Material,
    PastDrills,
    ago,
    last_met,
    on_day,
    open_questions,
    so_many_days,
    story_thing,
)
from practice.schedule.memory import (
    NO_DATE_CAP,
    Grade,
    Memory,
    Recall,
    due_on,
    ready,
    remembered,
)
from practice.schedule.need import Standing, standings
from practice.schedule.planned import raised

JOB_ASKS = 2
"""From this weight on a reason says that the job asks for it."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something to recall on a day.

    `first`: it has no first sentence yet, and that is due. `supposed`: the day holds if the recalls before
    it, from today on, go well.
    """

    thing: str
    title: str
    day: date
    why: str
    competency: Competency | None = None
    first: bool = False
    supposed: bool = False
    ready: bool = False


@dataclass(frozen=True, slots=True)
class Needed:
    """A competency and what its need comes from; `practised` is the last day of a question on it.

    `plan` is a sentence where a plan practises it more; it is a part of `why`, too.
    """

    competency: Competency
    standing: Standing
    why: str
    practised: date | None = None
    plan: str = ""


@dataclass(frozen=True, slots=True)
class _Thing:
    name: str
    title: str
    competency: Competency | None
    signature: bool


def waiting(material: Material, past: PastDrills, *, today: date) -> tuple[Due, ...]:
    """What should be recalled today: what never was, then what was recalled longest ago.

    Where more is due than there is time for, this goes round; to save first what is nearly forgotten, or what
    is not, left less remembered in the end (benchmarks/schedule.py).
    """
    dues = [each for each in _next_dues(material, past, today) if each.day <= today]
    memories = past.memories
    return tuple(
        sorted(dues, key=lambda each: memories[each.thing].last if each.thing in memories else date.min)
    )


def due(material: Material, past: PastDrills, *, today: date, days: int) -> tuple[Due, ...]:
    """Every recall from today on until so many days later, by day.

    A thing comes up as often as it would if each recall went well: the first time for certain, then supposed.
    Up to an interview that is the whole plan; its last day is the eve.
    """
    last = today + timedelta(days=days)
    found = [each for first in _next_dues(material, past, today) for each in _onward(first, past, last)]
    order = {each.thing: n for n, each in enumerate(waiting(material, past, today=today))}
    return tuple(sorted(found, key=lambda each: (each.day, order.get(each.thing, len(order)))))


def needed(material: Material, past: PastDrills, *, today: date) -> tuple[Needed, ...]:
    """Every competency that a question measures, the most needed first."""
    questions = {q.key: q for q in open_questions(material.questions)}
    measured = {question.competency for question in questions.values()}
    met = ((question.competency, last_met(key, past)) for key, question in questions.items())
    practised = practised_of(past.levels, met)
    plans = raised(past.planned)
    found = []
    for competency, standing in standing_of(questions, past, today=today).items():
        if competency in measured:
            last, asked, plan = practised.get(competency), bool(past.weights), plans.get(competency, "")
            why = why_needed(competency, standing, today, practised=last, asked=asked, plan=plan)
            found.append(Needed(competency, standing, why, last, plan))
    return tuple(sorted(found, key=lambda each: -each.standing.need))


def standing_of(
    questions: Mapping[str, Question], past: PastDrills, *, today: date
) -> dict[Competency, Standing]:
    """Where each competency stands, drills counted; questions by their keys."""
    weights = past.weights or None
    plans = raised(past.planned)
    drilled = _drilled(questions, past)
    return standings(past.levels, today=today, weights=weights, drilled=drilled, planned=plans)


def practised_of(
    levels: Iterable[Levelled], met: Iterable[tuple[Competency | None, date | None]]
) -> dict[Competency, date]:
    """The last day of a question on each competency, with a level or without.

    `levels` are the oldest first; `met` has what each question measures and the last day of it, in a round or
    a drill.
    """
    found: dict[Competency, date] = {}
    newest = {level.competency: level.day for level in levels}
    days = ((competency, date.fromisoformat(day)) for competency, day in newest.items())
    for competency, day in chain(days, met):
        if competency is not None and day is not None:
            found[competency] = max(day, found.get(competency, day))
    return found


def _drilled(questions: Mapping[str, Question], past: PastDrills) -> dict[Competency, date]:
    """The last day of a drill on each competency."""
    found: dict[Competency, date] = {}
    for about in sorted(past.met, key=past.met.__getitem__, reverse=True):
        question = questions.get(about)
        if question is not None and question.competency is not None:
            found.setdefault(question.competency, past.met[about])
            if len(found) == len(Competency):
                break
    return found


def why_needed(
    competency: Competency,
    standing: Standing,
    today: date,
    *,
    practised: date | None,
    asked: bool,
    hidden: bool = False,
    plan: str = "",
) -> str:
    """Why a question on this competency, `practised` last on that day; `asked` where somebody said what the
    job asks for.

    `hidden` does not name it: a drill asks which one it is. `plan` is the sentence of a plan that practises
    it more, and comes first: in a list it stands for the whole.
    """
    said = _why_needed(competency, standing, today, practised=practised, asked=asked, hidden=hidden)
    return f"{plan} {said}" if plan else said


def _why_needed(
    competency: Competency,
    standing: Standing,
    today: date,
    *,
    practised: date | None,
    asked: bool,
    hidden: bool,
) -> str:
    it = "something" if hidden else f"{in_words(competency)},"
    wanted = " The job asks for it." if asked and job_asks_for(standing) else ""
    if standing.last_level is None:
        about = "like this" if hidden else f"about {in_words(competency)}"
        if practised is None:
            return f"You have not practised a question {about} yet.{wanted}"
        return f"A question {about}: last practised {on_day(practised, today)}.{wanted}"
    last = ago(standing.last_level, today)
    if standing.levels == 1:
        return f"It is about {it} for which you have one level, from {last}.{wanted}"
    mean = f"{standing.mean:.1f}"
    return f"It is about {it} where your levels lie near {mean}, the last from {last}.{wanted}"


def job_asks_for(standing: Standing) -> bool:
    """As much as is worth a word."""
    return standing.weight >= JOB_ASKS


def _next_dues(material: Material, past: PastDrills, today: date) -> Iterator[Due]:
    """The next day of each thing."""
    for thing in _things(material, past):
        memory = past.memories.get(thing.name)
        is_ready = ready(memory, told=thing.name in past.told)
        if memory is not None:
            day = due_on(memory, today=today, interview=past.interview)
            why = _why_due(memory, day, today, past.interview)
            yield Due(thing.name, thing.title, max(day, today), why, thing.competency, ready=is_ready)
        elif thing.signature and thing.name not in past.prepared:
            why = "It is one of the answers to have ready, and has no first sentence yet."
            yield Due(thing.name, thing.title, today, why, thing.competency, first=True)
        else:
            yield Due(thing.name, thing.title, today, "It has never been recalled.", thing.competency)


def _things(material: Material, past: PastDrills) -> Iterator[_Thing]:
    """Stories, the answers to have ready, and facts: what a question of job knowledge asks for, once met."""
    for story in material.stories:
        if story.beats:
            main = story.main[0] if story.main else None
            yield _Thing(story_thing(story), story.title, main, signature=False)
    for question in open_questions(material.questions):
        if SIGNATURE in question.tags:
            yield _Thing(question.key, question.text, question.competency, signature=True)
        elif question.type is QuestionType.JOB_KNOWLEDGE and question.listen_for and _met(question, past):
            yield _Thing(question.key, question.text, question.competency, signature=False)


def _met(question: Question, past: PastDrills) -> bool:
    """Only what the person was asked is worth knowing by heart; a bank may hold hundreds."""
    return question.key in past.seen or question.key in past.memories


def _onward(first: Due, past: PastDrills, last: date) -> Iterator[Due]:
    """This one and those after it, up to a day."""
    each = first
    memory = past.memories.get(first.thing)
    while each.day <= last:
        yield each
        if each.first:
            return
        interview = past.interview if past.interview and past.interview > each.day else None
        memory = remembered([Recall(each.day, Grade.GOOD)], memory)
        assert memory is not None
        day = due_on(memory, today=each.day, interview=interview)
        reason = _bound(memory, day, each.day, interview)
        why = f"If it is recalled well on {each.day.isoformat()}: {reason}."
        each = Due(each.thing, each.title, day, why, each.competency, supposed=True, ready=first.ready)


def _why_due(memory: Memory, day: date, today: date, interview: date | None) -> str:
    last = f"Last recalled {ago(memory.last, today)}"
    interview = interview if interview and interview >= today else None
    late = f" It was due {ago(day, today)}." if day < today else ""
    return f"{last}: {_bound(memory, day, today, interview)}.{late}"


def _bound(memory: Memory, day: date, today: date, interview: date | None) -> str:
    """What sets the day: the memory itself, the interview, or the longest rest of all."""
    rest = (day - memory.last).days
    if interview is not None and today == interview and day >= interview - timedelta(days=1):
        return "the interview is today"
    if interview is not None and day == interview - timedelta(days=1):
        return "it is the day before the interview"
    if rest >= memory.interval:
        return f"it may rest for {so_many_days(memory.interval)}"
    if interview is not None:
        return f"before the interview it rests no longer than {so_many_days(rest)}"
    return f"nothing rests longer than {so_many_days(NO_DATE_CAP)}"
