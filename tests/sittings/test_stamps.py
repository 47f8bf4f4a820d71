"""The moments of facts: a clock that was put back does not undo what is said after."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import FakeClock, MakeWorld
from practice.model.jobs import JobAdded, JobPart
from practice.sittings import interviews
from practice.sittings.applications.job_record import edit
from practice.sittings.applied import find_job
from practice.sittings.ports import World

MINUTE, DAY, YEAR = 60, 24 * 3600, 365 * 24 * 3600


def later_run(world: World) -> World:
    """The program started anew on the same history."""
    return replace(world)


@pytest.mark.parametrize("back", [1, 5 * MINUTE, DAY - MINUTE])
def test_what_is_said_after_a_correction_of_the_clock_counts(
    make_world: MakeWorld, clock: FakeClock, back: int
) -> None:
    """Everything is 'newest by its moment': else the program says 'role: baker' and goes on with 'cook'."""
    world = make_world()
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    edit(world, find_job(world, "Northwind"), JobPart.ROLE, "cook")
    clock.jump(-back)
    world = later_run(world)
    edit(world, find_job(world, "Northwind"), JobPart.ROLE, "baker")

    assert find_job(world, "Northwind").role == "baker"


def test_an_interview_is_where_it_was_moved_to_after_a_correction(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Somebody would go on the wrong day, with the program's own word for it."""
    world = make_world()
    interviews.add(world, "Library", clock.now() + timedelta(days=4))
    clock.jump(-5 * MINUTE)
    moved = clock.now() + timedelta(days=9)
    interviews.add(world, "Library", moved)

    (known,) = interviews.known(world)
    assert interviews.starts(known) == moved


def test_the_practice_day_stays_the_truth(make_world: MakeWorld, clock: FakeClock) -> None:
    """Days are told to the person; only the order of moments is held."""
    world = make_world()
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    clock.jump(-DAY)

    assert later_run(world).stamp().day == clock.today().isoformat()


def test_moments_are_those_of_the_clock_again_when_it_has_caught_up(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The correction leaves nothing behind."""
    world = make_world()
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    clock.jump(-5 * MINUTE)
    world = later_run(world)
    world.stamp()
    clock.advance(6 * MINUTE)

    assert world.stamp().at == clock.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")


def test_a_clock_that_was_a_year_ahead_holds_nothing_up(make_world: MakeWorld, clock: FakeClock) -> None:
    """Else every fact of a year would carry one moment, and no rest would ever be over."""
    world = make_world()
    clock.jump(YEAR)
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    clock.jump(-YEAR)
    world = later_run(world)
    first = world.stamp()
    world.history.keep(JobAdded(first, "Library"))
    clock.jump(-MINUTE)

    assert first.at == "2026-03-02T18:00:00.000Z"
    assert later_run(world).stamp().at > first.at, "a small correction is still noticed"


def test_a_run_reads_the_newest_moment_once(make_world: MakeWorld) -> None:
    """Stamps are made in the middle of an answer."""
    world = make_world()
    asked: list[str] = []
    read = world.history.newest

    class Counting:
        def newest(self, until: str) -> str:
            asked.append(until)
            return read(until)

    world = replace(world, history=Counting())  # type: ignore[arg-type]  # a stamp needs no more
    world.stamp()
    world.stamp()

    assert len(asked) == 1
