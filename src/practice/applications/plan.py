"""A plan: what there is to do, by when, and for how long the drills go along with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from practice.model.days import day_of
from practice.model.jobs import Cause, TaskPart, TaskSaid, TaskSet
from practice.model.kinds import Competency

MOST_OPEN = 3
"""Tasks that are open at a time, whatever they are for."""

BOOST_DAYS = 14
"""So long a task about answers or a skill is drilled more, its first day counted."""

LONGEST = 200
"""Characters of a task."""

DRILLED = frozenset({Cause.ANSWER, Cause.SKILL})
"""The causes whose tasks the drills go along with."""


class State(StrEnum):
    """How a task stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, as its facts have it now. `set_on` and `by` are days, `by` as it was moved last.

    `came_of` is what it changed, in the person's words; `written` what was found or made on the way: of a
    part the newest words. `closed_on` is the day on which it was done or dropped, or empty.
    """

    id: str
    job: str
    cause: Cause
    words: str
    by: str
    set_on: str
    set_at: str
    competency: Competency | None = None
    questions: tuple[str, ...] = ()
    state: State = State.OPEN
    begun: bool = False
    came_of: str = ""
    closed_on: str = ""
    written: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Neither done nor dropped."""
        return self.state is State.OPEN

    @property
    def is_done(self) -> bool:
        """The person says so."""
        return self.state is State.DONE


def tasks(there: Iterable[TaskSet], said: Iterable[TaskSaid]) -> tuple[Task, ...]:
    """Every task, in the order in which they were set; of what was said of one the newest counts."""
    of: dict[str, list[TaskSaid]] = {}
    for each in sorted(said, key=lambda fact: fact.stamp.at):
        of.setdefault(each.task, []).append(each)
    return tuple(
        _task(each, of.get(each.stamp.id, [])) for each in sorted(there, key=lambda fact: fact.stamp.at)
    )


def _task(there: TaskSet, said: Sequence[TaskSaid]) -> Task:
    moved = [each.text for each in said if each.part is TaskPart.MOVED and day_of(each.text)]
    ends = [each for each in said if each.part in (TaskPart.DONE, TaskPart.DROPPED)]
    end = ends[-1] if ends else None
    state = State.OPEN if end is None else State.DONE if end.part is TaskPart.DONE else State.DROPPED
    written = dict(line(each.text) for each in said if each.part is TaskPart.WRITTEN)
    return Task(
        there.stamp.id,
        there.job,
        there.cause,
        there.words,
        moved[-1] if moved else there.by,
        there.stamp.day,
        there.stamp.at,
        competency(there.competency),
        tuple(there.questions.split()),
        state,
        begun=bool(said),
        came_of=end.text if end is not None and state is State.DONE else "",
        closed_on=end.stamp.day if end is not None else "",
        written={part: words for part, words in written.items() if words},
    )


def as_line(part: str, words: str) -> str:
    """What is kept of one part of something written; without words it is taken back."""
    return f"{part}: {words}"


def line(text: str) -> tuple[str, str]:
    """The part and the words of it."""
    part, _, words = text.partition(":")
    return part.strip(), words.strip()


def competency(name: str) -> Competency | None:
    """The one of this name; None when it is no longer known."""
    return Competency(name) if name in tuple(Competency) else None


def open_tasks(there: Iterable[Task]) -> tuple[Task, ...]:
    """Those still to do, the nearest day first."""
    return tuple(sorted((task for task in there if task.is_open), key=lambda task: (task.by, task.set_at)))


def has_room(there: Iterable[Task]) -> bool:
    """Another one may be opened."""
    return len(open_tasks(there)) < MOST_OPEN


def taken(there: Iterable[Task], job: str) -> frozenset[Cause]:
    """The causes that have their task for this job. One that was dropped leaves its place."""
    return frozenset(
        task.cause
        for task in there
        if task.job == job and task.cause is not Cause.OWN and task.state is not State.DROPPED
    )


# -- what the drills take from it --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Boost:
    """For a while one competency weighs more and some questions come first; `until` is the last day."""

    job: str
    until: date
    competency: Competency | None
    questions: tuple[str, ...]


def boosts(there: Iterable[Task], *, today: date) -> tuple[Boost, ...]:
    """What holds today of tasks about answers or a skill that are open or done."""
    return tuple(
        found for task in there if (found := boost_of(task)) is not None and _holds(task, found, today)
    )


def boost_of(task: Task) -> Boost | None:
    """What the drills take from a task; None when it is nothing."""
    begun = day_of(task.set_on)
    if task.cause not in DRILLED or task.state is State.DROPPED or begun is None:
        return None
    if task.competency is None and not task.questions:
        return None
    return Boost(task.job, begun + timedelta(days=BOOST_DAYS - 1), task.competency, task.questions)


def _holds(task: Task, found: Boost, today: date) -> bool:
    """A day that has not come yet, by a clock that was wrong, begins nothing."""
    return task.set_on <= today.isoformat() and today <= found.until
