"""What counts as practised since the news: nothing from before it, by the day or by the hour."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from conftest import FakeClock, FakeStories, MakeWorld
from practice.applications.job import Job
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.jobs import Ending, JobEnded, Stage
from practice.model.story import Story
from practice.sittings.applications.passport_known import changed, known
from practice.sittings.applied import find_job
from practice.sittings.ports import World
from walked import with_job

HOUR = 3600.0


def drilled(world: World, about: str = "core/leak") -> None:
    world.history.keep(Drilled(world.stamp(), "s", DrillKind.FIRST, about, Outcome.DONE))


def practised(world: World, job: Job) -> bool:
    return known(world, job).practised_at_all


def test_an_hour_before_the_news_is_not_since(make_world: MakeWorld, clock: FakeClock) -> None:
    """The passport asks for something new; the drills before the call are what they heard."""
    world = make_world()
    drilled(world)
    clock.advance(HOUR)
    job = with_job(world, ended="2026-03-02")
    before = practised(world, job)
    clock.advance(HOUR)
    drilled(world)

    assert (before, practised(world, job)) == (False, True)


def test_a_correction_an_hour_later_takes_no_practice_away(make_world: MakeWorld, clock: FakeClock) -> None:
    """The news is as old as it was: only its reason was added."""
    world = make_world()
    job = with_job(world, ended="2026-03-02")
    clock.advance(HOUR)
    drilled(world)
    clock.advance(HOUR)
    world.history.keep(
        JobEnded(world.stamp(), job.id, Ending.REJECTED, Stage.PANEL, "2026-03-02", "Somebody else")
    )

    assert practised(world, find_job(world, job.name))


@pytest.mark.parametrize(("day", "counts"), [("2026-03-01", True), ("2026-03-02", False)])
def test_of_news_that_is_entered_later_the_next_day_is_since(
    make_world: MakeWorld, clock: FakeClock, day: str, counts: bool
) -> None:
    """At which hour of that day they rang nobody knows."""
    world = make_world()
    drilled(world)
    clock.advance(26 * HOUR)
    job = with_job(world, ended=day)

    assert practised(world, job) is counts


@pytest.mark.parametrize("offset", [-9, 11])
def test_the_day_is_the_practice_day_here(make_world: MakeWorld, offset: int) -> None:
    """East of Greenwich the morning belongs to another day of UTC."""
    zone = timezone(timedelta(hours=offset))
    clock = FakeClock(datetime(2026, 3, 3, 6, tzinfo=zone), zone=zone)
    world = replace(make_world(), clock=clock)
    drilled(world)
    clock.advance(30 * HOUR)

    assert practised(world, with_job(world, ended="2026-03-02"))


def test_stories_go_by_the_same_moment(make_world: MakeWorld, clock: FakeClock) -> None:
    """Else the page says 'new story' of one that was first told to them."""
    there = [Story("old", "The old one", ()), Story("new", "The new one", ())]
    world = make_world(stories=FakeStories(there))
    drilled(world, "story/old")
    clock.advance(HOUR)
    job = with_job(world, ended="2026-03-02")
    clock.advance(HOUR)
    drilled(world, "story/new")

    assert changed(world, job).stories == ("The new one",)
