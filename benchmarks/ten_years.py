"""A history of ten years of looking for work, made up: what the program shall still be quick with."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random

from practice.history.opening import open_history
from practice.model.fact import FlatFact
from practice.model.jobs import (
    Cause,
    Drafted,
    Ending,
    InterviewPart,
    InterviewSaid,
    JobAdded,
    JobEnded,
    JobPart,
    JobSaid,
    LetterKind,
    LetterPart,
    LetterSaid,
    MirrorPart,
    MirrorSaid,
    Sealed,
    SealKind,
    Stage,
    TaskPart,
    TaskSaid,
    TaskSet,
)
from practice.model.nerves import Interview
from practice.model.stamp import Stamp

JOBS = 200
APART = timedelta(days=18)
INTERVIEWS, QUESTIONS, LETTERS = 3, 8, 15
"""Of each job; of each of its interviews; of each job."""
ADVERT = "We look for somebody who works in a team. " * 70

_NUMBERS = count(1)


def live(home: Path, rng: Random) -> None:
    """Fill a home with them."""
    home.mkdir(parents=True)
    history = open_history(home / "history.db")
    now = datetime.now(UTC)
    for number in range(JOBS):
        job, *rest = _job(number, now - APART * (JOBS - number), rng)
        history.keep(job, *rest)
        if number % 3 == 0:
            seal = Sealed(_stamp(now), job.stamp.id, SealKind.FEEDBACK, job.stamp.at)
            history.seal(seal.stamp.id, "These are their words. " * 30, seal)
    history.keep(Interview(_stamp(now), "The next", (now + timedelta(days=3)).isoformat(), job=job.stamp.id))
    history.close()


def _job(number: int, began: datetime, rng: Random) -> Iterator[FlatFact]:
    """The job itself first, then all that was ever said of it."""
    at, day = _stamp(began), f"{began:%Y-%m-%d}"
    yield JobAdded(at, f"Employer {number}")
    said = {
        JobPart.EMPLOYER: f"Employer {number}",
        JobPart.ROLE: "planner",
        JobPart.SEEN: "advert",
        JobPart.WHO: "Ms Ode",
        JobPart.ADDRESS: "ode@example.org",
        JobPart.DEADLINE: day,
        JobPart.APPLIED: day,
        JobPart.ADVERT: ADVERT,
        JobPart.CV_NOTE: "the short one",
        JobPart.NOTE: "They have a garden.",
    }
    yield from (JobSaid(_stamp(began), at.id, part, text) for part, text in said.items())
    for each in range(INTERVIEWS):
        yield from _interview(at.id, number, began + timedelta(days=3 + each))
    ended = began + timedelta(days=9)
    yield JobEnded(_stamp(ended), at.id, Ending.REJECTED, Stage.VIDEO, f"{ended:%Y-%m-%d}")
    yield from (MirrorSaid(_stamp(ended), at.id, part, "some words", 3) for part in MirrorPart)
    for _ in range(LETTERS):
        draft = Drafted(_stamp(ended), at.id, rng.choice(list(LetterKind)), "A subject", "Some words. " * 50)
        yield draft
        yield LetterSaid(_stamp(ended), draft.stamp.id, LetterPart.SENT, f"{ended:%Y-%m-%d}")
    task = TaskSet(_stamp(ended), at.id, Cause.ANSWER, "say how it ended", f"{ended:%Y-%m-%d}", "conflict")
    yield task
    yield TaskSaid(_stamp(ended), task.stamp.id, TaskPart.DONE, "it is shorter")


def _interview(job: str, number: int, when: datetime) -> Iterator[FlatFact]:
    stamp = _stamp(when - timedelta(days=2))
    yield Interview(stamp, f"Employer {number}", when.isoformat(), job=job, interview=stamp.id)
    yield InterviewSaid(_stamp(when), stamp.id, InterviewPart.FORMAT, Stage.VIDEO.value)
    for each in range(QUESTIONS):
        asked = f"What would you do about case {each}?"
        yield InterviewSaid(_stamp(when), stamp.id, InterviewPart.ASKED, asked)
    yield InterviewSaid(_stamp(when), stamp.id, InterviewPart.DEBRIEFED)


def _stamp(moment: datetime) -> Stamp:
    at = moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Stamp(f"{next(_NUMBERS):032x}", at, f"{moment:%Y-%m-%d}")
