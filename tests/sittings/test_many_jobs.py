"""What ten years of jobs cost: how often the history is read, whatever the number of jobs and interviews."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import FakeClock, MakeWorld
from practice.model.fact import FlatFact
from practice.model.jobs import Ending, InterviewPart, JobPart, Stage
from practice.sittings import interviews
from practice.sittings.applications import job_calendar, job_outcome, job_record
from practice.sittings.ports import History, World
from practice.sittings.waiting import just_over, next_ahead


class Counting:
    """A history that counts what is read whole."""

    def __init__(self, history: History) -> None:
        self._history = history
        self.read: Counter[str] = Counter()

    def __getattr__(self, name: str) -> object:
        return getattr(self._history, name)

    def every(self, kind: type[FlatFact]) -> Sequence[FlatFact]:
        self.read[kind.__name__] += 1
        return self._history.every(kind)


def counted(world: World) -> tuple[World, Counting]:
    history = Counting(world.history)
    return replace(world, history=history), history  # type: ignore[arg-type]  # a History by __getattr__


def with_jobs(world: World, clock: FakeClock, number: int) -> None:
    """Each with two interviews that are over, an advert, and a no."""
    for n in range(number):
        job = job_record.enter(world, f"Employer {n}", {JobPart.ADVERT: "We look for somebody. " * 50})
        for form in (Stage.PHONE, Stage.PANEL):
            clock.advance(60)
            when = clock.now() - timedelta(days=40 * n + 3)
            interviews.keep(world, job.id, job.name, when, said=[(InterviewPart.FORMAT, form.value)])
        job_outcome.keep(world, job, Ending.REJECTED, Stage.PANEL, clock.now().date())


@pytest.mark.parametrize("number", [1, 12])
def test_a_calendar_reads_each_table_once_or_twice(
    make_world: MakeWorld, clock: FakeClock, number: int
) -> None:
    """Once for each interview was most of a minute after ten years."""
    world, history = counted(make_world())
    with_jobs(world, clock, number)
    history.read.clear()

    assert len(job_calendar.appointments(world)) == 2 * number
    assert history.read.total() <= 6


@pytest.mark.parametrize("number", [1, 12])
def test_home_reads_what_was_said_of_no_job_that_is_over(
    make_world: MakeWorld, clock: FakeClock, number: int
) -> None:
    """Adverts are long, and home is there first. Nor are jobs looked at when nothing is to come."""
    world, history = counted(make_world())
    with_jobs(world, clock, number)
    history.read.clear()

    assert (next_ahead(world), just_over(world)) == ("", "")
    assert set(history.read) == {"Interview"}


def test_home_tells_the_next_one_without_reading_adverts_or_forms(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The form is told where a job has several to come; with one, nobody needs it."""
    world, history = counted(make_world())
    with_jobs(world, clock, 3)
    job = job_record.enter(world, "Library")
    job_record.edit(world, job, JobPart.NAME, "Town library")
    interviews.keep(world, job.id, job.name, clock.now() + timedelta(days=3))
    history.read.clear()

    assert next_ahead(world) == "Town library, Thursday 18:06: in 3 days"
    assert not {"JobSaid", "InterviewSaid"} & set(history.read)
    assert max(history.read.values()) <= 2
