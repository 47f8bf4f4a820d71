"""What history says about drills, read once a sitting; what a long history comes to is put by.

Put by is only what can be worked out again: the memories, and the last day of each drill. It goes on from
the fact up to which it was worked out, and counts for nothing where that fact is not the same any more.
Facts count by their days, in whatever order they were kept. One of a day that has not come yet, by a clock
that was wrong, counts from that day on.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from practice.model.answer import Ended
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled, Wanted
from practice.model.kinds import Competency
from practice.model.story import Share
from practice.model.trouble import Trouble
from practice.schedule.drills import Material, PastDrills, Said
from practice.schedule.memory import Grade, Memory, Recall, grade_of, remembered
from practice.sittings import interviews
from practice.sittings.brought_forward import planned
from practice.sittings.job_when import here
from practice.sittings.ports import World
from practice.sittings.rounds.past_rounds import past_rounds

DAY_BEGINS = timedelta(hours=4)
"""An interview after midnight belongs to the practice day before it."""

SHELVED = "drills"
ANSWER_DAYS = 3
"""Answers so many practice days old, and newer ones, are worth another look."""

LAST_ROUNDS = 20
"""Rounds searched for them."""

MATTERS_DAYS = 31
"""So long it is known of which kind a drill was; later only that there was one."""


@dataclass(slots=True)
class _Upto:
    """The fact up to which something was worked out; place 0 is none."""

    place: int = 0
    id: str = ""


@dataclass(slots=True)
class _WorkedOut:
    """What the facts up to a day come to, and up to which fact of each kind.

    `ahead` is the first day of those that were passed over; none is empty.
    """

    day: str = ""
    ahead: str = ""
    recalled: _Upto = field(default_factory=_Upto)
    memories: dict[str, Memory] = field(default_factory=dict)
    drilled: _Upto = field(default_factory=_Upto)
    kinds: dict[DrillKind, str] = field(default_factory=dict)
    abouts: dict[DrillKind, dict[str, str]] = field(default_factory=dict)
    met: dict[str, str] = field(default_factory=dict)
    prepared: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)


def material(world: World) -> Material:
    """All there is to drill with. A file that cannot be read is a notice: the rest is drilled without it."""
    notices: list[str] = []
    try:
        stories = [story for story in world.stories.all() if story.share is not Share.PRIVATE]
    except Trouble as trouble:
        stories = []
        notices.append(f"Without your stories for now. {trouble.told}")
    try:
        samples = world.samples()
    except Trouble as trouble:
        samples = ()
        notices.append(f"Without sample answers for now. {trouble.told}")
    questions = [question for bank in world.banks.banks() for question in bank.questions]
    return Material(tuple(stories), questions, samples, tuple(notices))


def past_drills(world: World) -> PastDrills:
    """All that a choice of drills depends on, as of now."""
    found = _worked_out(world)
    abouts = {
        (kind, about): date.fromisoformat(day)
        for kind, days in found.abouts.items()
        for about, day in days.items()
    }
    levels, seen = past_rounds(world)
    return PastDrills(
        kinds={kind: date.fromisoformat(day) for kind, day in found.kinds.items()},
        abouts=abouts,
        met={about: date.fromisoformat(day) for about, day in found.met.items()},
        prepared=frozenset(found.prepared),
        told=frozenset(found.told),
        memories=found.memories,
        seen=seen,
        levels=levels,
        answers=_said(world),
        weights=weights(world),
        interview=interview_day(world),
        planned=planned(world),
    )


def interview_day(world: World) -> date | None:
    """The practice day of the next interview, where the person is now."""
    coming = interviews.next_interview(world)
    starts = interviews.starts(coming) if coming else None
    if starts is None:
        return None
    return (here(world.clock, starts).replace(tzinfo=None) - DAY_BEGINS).date()


def weights(world: World) -> dict[Competency, float]:
    """What the job of the next interview asks for; where nobody said, what is practised for just now."""
    return weights_for(world.history.every(Wanted), *_named(world))


def weighed_job(world: World) -> str:
    """The name of the job by which they go; empty when it is what is practised for just now."""
    facts, named = world.history.every(Wanted), _named(world)
    return named[-1] if any(newest_weights(facts, job) for job in named) else ""


def _named(world: World) -> tuple[str, ...]:
    """The job of the next interview, by its id and by its name."""
    coming = interviews.next_interview(world)
    return tuple(filter(None, (coming.job, interviews.plain_name(world, coming)))) if coming else ()


def weights_for(facts: Iterable[Wanted], *jobs: str) -> dict[Competency, float]:
    """What was said of the first of these (ids or names) of which anything was; else of no job."""
    there = list(facts)
    return next(filter(None, (newest_weights(there, job) for job in (*jobs, ""))), {})


def newest_weights(facts: Iterable[Wanted], job: str) -> dict[Competency, float]:
    """What was said of this job alone; of each competency the newest moment counts, nothing is 0."""
    of = [fact for fact in facts if fact.job.casefold() == job.casefold()]
    return {fact.competency: float(fact.weight) for fact in sorted(of, key=lambda fact: fact.stamp.at)}


def recalled_and_told(world: World) -> tuple[Mapping[str, Memory], frozenset[str]]:
    """The memory of each thing that was recalled, and the things that were told aloud within their time."""
    found = _worked_out(world)
    return found.memories, frozenset(found.told)


def _said(world: World) -> tuple[Said, ...]:
    """The newest answer to each question of the last days, the newest first."""
    since = (world.clock.today() - timedelta(days=ANSWER_DAYS)).isoformat()
    found: dict[str, Said] = {}
    for entry in reversed(world.history.rounds(last=LAST_ROUNDS)):
        for answered in reversed(world.history.answers(entry.started.stamp.id)):
            given, day = answered.given, answered.stamp.day
            if given.part == 0 and given.ended is not Ended.SKIPPED and day >= since:
                said = Said(answered.question, given.words or "", date.fromisoformat(day))
                found.setdefault(answered.question, said)
    return tuple(found.values())


# -- working out, and putting by -----------------------------------------------------------------


def _worked_out(world: World) -> _WorkedOut:
    today = world.clock.today().isoformat()
    found = _put_by(world.shelf.find(SHELVED)) or _WorkedOut()
    if found.day > today or (found.ahead and found.ahead <= today):
        found = _WorkedOut()
    recalls = world.history.later(Recalled, found.recalled.place)
    drills = world.history.later(Drilled, found.drilled.place)
    if not (_goes_on(found.recalled, recalls) and _goes_on(found.drilled, drills)):
        found = _WorkedOut()
        recalls, drills = world.history.later(Recalled, 0), world.history.later(Drilled, 0)
    else:
        recalls = [each for each in recalls if each[0] > found.recalled.place]
        drills = [each for each in drills if each[0] > found.drilled.place]
    found.day = today
    _recall(found, recalls, world)
    _drill(found, drills)
    if recalls or drills:
        world.shelf.put(SHELVED, _to_put_by(found))
    return found


def _goes_on(upto: _Upto, later: Sequence[tuple[int, Recalled | Drilled]]) -> bool:
    """The fact up to which it was worked out is where it was."""
    return not upto.place or bool(later and (later[0][0], later[0][1].stamp.id) == (upto.place, upto.id))


def _recall(found: _WorkedOut, recalls: Sequence[tuple[int, Recalled]], world: World) -> None:
    of: dict[str, list[Recalled]] = {}
    for _, fact in recalls:
        if not _is_ahead(found, fact.stamp.day):
            of.setdefault(fact.thing, []).append(fact)
    for thing, many in of.items():
        before = found.memories.get(thing)
        if before is not None and any(date.fromisoformat(fact.stamp.day) <= before.last for fact in many):
            before = None
            many = [fact for fact in world.history.recalls(thing) if fact.stamp.day <= found.day]
        many.sort(key=lambda fact: (fact.stamp.day, fact.stamp.at))
        days = [Recall(date.fromisoformat(fact.stamp.day), _grade(fact)) for fact in many]
        memory = remembered(days, before)
        assert memory is not None, "something was recalled"
        found.memories[thing] = memory
    if recalls:
        found.recalled = _Upto(recalls[-1][0], recalls[-1][1].stamp.id)


def _is_ahead(found: _WorkedOut, day: str) -> bool:
    """Of a day that has not come; it is noted when it will."""
    if day <= found.day:
        return False
    found.ahead = min(day, found.ahead or day)
    return True


def _grade(fact: Recalled) -> Grade:
    if fact.grade in tuple(Grade):
        return Grade(fact.grade)
    return grade_of(fact.share, first_s=fact.first_s, peeked=fact.peeked)


def _drill(found: _WorkedOut, drills: Sequence[tuple[int, Drilled]]) -> None:
    for _, fact in drills:
        day = fact.stamp.day
        if _is_ahead(found, day):
            continue
        days = found.abouts.setdefault(fact.kind, {})
        found.kinds[fact.kind] = max(day, found.kinds.get(fact.kind, ""))
        found.met[fact.about] = max(day, found.met.get(fact.about, ""))
        if not (fact.outcome is Outcome.SKIPPED and fact.words):  # broken off: neither done nor left out
            days[fact.about] = max(day, days.get(fact.about, ""))
        if fact.kind is DrillKind.FIRST and fact.outcome is not Outcome.SKIPPED:
            found.prepared.add(fact.about)
        if (
            fact.kind is DrillKind.TELL and fact.outcome is Outcome.RIGHT and not fact.words
        ):  # typed ones have
            found.told.add(fact.about)
    if drills:
        found.drilled = _Upto(drills[-1][0], drills[-1][1].stamp.id)
        newest = max(found.kinds.values(), default=found.day)
        since = (date.fromisoformat(newest) - timedelta(days=MATTERS_DAYS)).isoformat()
        for kind, days in found.abouts.items():
            found.abouts[kind] = {about: day for about, day in days.items() if day >= since}


def _to_put_by(found: _WorkedOut) -> str:
    memories = {
        thing: [
            memory.stability,
            memory.difficulty,
            memory.last.isoformat(),
            memory.interval,
            memory.good_first and memory.good_first.isoformat(),
            memory.good_last and memory.good_last.isoformat(),
        ]
        for thing, memory in found.memories.items()
    }
    record = {
        "day": found.day,
        "ahead": found.ahead,
        "recalled": [found.recalled.place, found.recalled.id],
        "memories": memories,
        "drilled": [found.drilled.place, found.drilled.id],
        "kinds": found.kinds,
        "abouts": found.abouts,
        "met": found.met,
        "prepared": sorted(found.prepared),
        "told": sorted(found.told),
    }
    return json.dumps(record, separators=(",", ":"))


def _put_by(text: str | None) -> _WorkedOut | None:
    """What was put by; None when there is nothing, or nothing that can be read."""
    if text is None:
        return None
    try:
        record = json.loads(text)
        return _WorkedOut(
            day=date.fromisoformat(record["day"]).isoformat(),
            ahead=str(record["ahead"]),
            recalled=_Upto(*record["recalled"]),
            memories={thing: _memory(*cells) for thing, cells in record["memories"].items()},
            drilled=_Upto(*record["drilled"]),
            kinds={DrillKind(kind): day for kind, day in record["kinds"].items()},
            abouts={DrillKind(kind): days for kind, days in record["abouts"].items()},
            met=record["met"],
            prepared=set(record["prepared"]),
            told=set(record["told"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _memory(
    stability: float, difficulty: float, last: str, interval: int, first: str | None, good: str | None
) -> Memory:
    return Memory(
        stability,
        difficulty,
        date.fromisoformat(last),
        interval,
        date.fromisoformat(first) if first else None,
        date.fromisoformat(good) if good else None,
    )
