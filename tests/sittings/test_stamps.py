"""The moments of facts: a clock that was put back does not undo what is said after."""

from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import FakeClock, MakeWorld
from practice.model.jobs import Ending, JobAdded, JobEnded, JobPart, Stage
from practice.model.stamp import Stamp
from practice.sittings import interviews
from practice.sittings.applications.job_outcome import end_by_words, is_at_rest
from practice.sittings.applications.job_record import edit
from practice.sittings.applied import find_job
from practice.sittings.ports import World

MINUTE, DAY, YEAR = 60, 24 * 3600, 365 * 24 * 3600


def later_run(world: World) -> World:
    """The program started anew on the same history."""
    return replace(world)


@pytest.mark.parametrize("back", [1, 5 * MINUTE, DAY - MINUTE, 2 * DAY, 400 * DAY])
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


def test_a_clock_that_was_a_year_ahead_does_not_overrule_what_is_said_since(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Else 'role: baker' is told and 'cook' stays for a year."""
    world = make_world()
    clock.jump(YEAR)
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    edit(world, find_job(world, "Northwind"), JobPart.ROLE, "cook")
    clock.jump(-YEAR)
    world = later_run(world)
    edit(world, find_job(world, "Northwind"), JobPart.ROLE, "baker")

    assert find_job(world, "Northwind").role == "baker"
    assert later_run(world).stamp().day == "2026-03-02"


def test_what_was_said_by_a_dead_battery_counts_then_and_afterwards(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A small computer begins in the past until the network is there."""
    world = make_world()
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    edit(world, find_job(world, "Northwind"), JobPart.ROLE, "cook")
    clock.jump(-YEAR)
    world = later_run(world)
    edit(world, find_job(world, "Northwind"), JobPart.ROLE, "baker")
    assert find_job(world, "Northwind").role == "baker"

    clock.jump(YEAR)
    world = later_run(world)
    edit(world, find_job(world, "Northwind"), JobPart.ROLE, "smith")

    assert find_job(world, "Northwind").role == "smith"


def test_the_day_of_rest_is_a_day_also_where_moments_lie_ahead(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Moments tell the order then; a rest goes by the day on which the news was told."""
    world = make_world()
    clock.jump(YEAR)
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    clock.jump(-YEAR)
    world = later_run(world)
    end_by_words(world, "Northwind", "rejected", stage="panel")
    assert is_at_rest(world, find_job(world, "Northwind"))

    clock.advance(2 * DAY)
    assert not is_at_rest(world, find_job(world, "Northwind"))


def test_a_no_calls_off_what_was_to_come_also_where_moments_lie_ahead(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The moment of that no is after the interview that it calls off."""
    world = make_world()
    clock.jump(YEAR)
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    clock.jump(-YEAR)
    world = later_run(world)
    interviews.add(world, "Northwind", clock.now() + timedelta(days=5))
    end_by_words(world, "Northwind", "rejected", stage="panel")

    assert interviews.known(world) == []


def test_an_interview_after_a_no_from_a_clock_that_was_ahead_is_shown(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The no came first."""
    world = make_world()
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    clock.jump(2 * DAY)
    end_by_words(world, "Northwind", "rejected", stage="panel")
    clock.jump(-2 * DAY)
    world = later_run(world)

    assert "is entered for" in interviews.add(world, "Northwind", clock.now() + timedelta(days=5))


def test_what_another_copy_overrules_is_not_told_as_if_it_counted(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A later moment that is not the last of its table is not seen; what is told goes by what is read."""
    world = make_world()
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    world.history.keep(JobAdded(world.stamp(), "Library"))
    job, other, stamp = find_job(world, "Northwind"), find_job(world, "Library"), world.stamp()
    ahead = Stamp("ahead", "2026-03-04T18:00:00.000Z", "2026-03-04")
    world.history.keep(JobEnded(ahead, job.id, Ending.REJECTED, Stage.PANEL, "2026-03-04"))
    world.history.keep(JobEnded(stamp, other.id, Ending.REJECTED, Stage.PANEL, "2026-03-02"))
    said = interviews.add(later_run(world), "Northwind", clock.now() + timedelta(days=5))

    assert said.startswith("Northwind is kept for 2026-03-07 ")
    assert said.endswith(interviews.OVERRULED)


def test_a_moment_that_no_clock_shows_holds_nothing_up(make_world: MakeWorld, clock: FakeClock) -> None:
    """Behind the last that can be kept there would be no room."""
    world = make_world()
    world.history.keep(JobAdded(Stamp("far", "9998-12-31T23:59:59.999Z", "9998-12-31"), "Northwind"))

    assert world.stamp().at == clock.now().strftime("%Y-%m-%dT%H:%M:%S.000Z")


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
