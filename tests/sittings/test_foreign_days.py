"""Days and numbers that another program, or a stuck key, has put there: no page ends in a traceback."""

from datetime import date, timedelta

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.applications.dossier import said_of
from practice.model.jobs import InterviewPart, InterviewSaid, JobPart, JobSaid, Sealed, SealKind
from practice.sittings import interviews
from practice.sittings.applications.after import after
from practice.sittings.applications.debrief import debrief
from practice.sittings.applications.envelope import all_of
from practice.sittings.applications.job_calendar import appointments
from practice.sittings.applications.job_outcome import outcome
from practice.sittings.applications.job_shown import paragraphs
from practice.sittings.applications.passport import passport
from practice.sittings.applications.reach import reach
from practice.sittings.applications.reach_inside import inside
from practice.sittings.applications.stormy import stormy
from practice.sittings.applications.unsealing import unseal
from practice.sittings.job_when import NoDay, day_that_was, day_to_come
from walked import filled, walk, with_job

ENDS = ("0001-01-01", "9999-12-31")
STUCK = "7" * 5000


@pytest.mark.parametrize("day", ENDS)
def test_a_no_at_an_end_of_all_time_stops_no_step(make_world: MakeWorld, clock: FakeClock, day: str) -> None:
    """Three months after it there is no day; the letters of that job then simply have none."""
    world = make_world()
    job = with_job(world, ended=day)
    for step in "2345":
        assert run_plain(after(world, job), clock, step, "z", "z").transcript
    for page in (reach, inside, passport):
        assert walk(page(world, job))
    assert walk(outcome(world, job), "n", "1")
    assert paragraphs(world, job)


@pytest.mark.parametrize("part", [JobPart.DEADLINE, JobPart.APPLIED, JobPart.EARLIEST, JobPart.REVIEW_ON])
@pytest.mark.parametrize("words", ["soon", "9999-12-31"])
def test_what_was_said_of_a_job_may_be_no_day(
    make_world: MakeWorld, clock: FakeClock, part: JobPart, words: str
) -> None:
    """These are words, and any words can stand there."""
    world = make_world()
    job = with_job(world)
    world.history.keep(JobSaid(world.stamp(), job.id, part, words))
    for step in "2345":
        assert run_plain(after(world), clock, step, "z", "z").transcript
    assert walk(inside(world, job))
    assert paragraphs(world, job)


@pytest.mark.parametrize("opens", ["never", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"])
@pytest.mark.parametrize("kind", SealKind)
def test_a_seal_that_opens_at_no_moment_can_be_opened(
    make_world: MakeWorld, opens: str, kind: SealKind
) -> None:
    """The words are the person's, whatever stands beside them."""
    world = make_world()
    job = with_job(world)
    seal = Sealed(world.stamp(), job.id, kind, opens)
    world.history.seal(seal.stamp.id, "words", seal)
    if kind is SealKind.LETTER:
        assert walk(stormy(world, job), "1")
    else:
        assert walk(unseal(world, job, all_of(world, job)[0]), "")


def test_a_stuck_key_is_no_mood(make_world: MakeWorld, clock: FakeClock) -> None:
    """The page before the envelope is the last that may fail."""
    world = make_world()
    job = with_job(world)
    filled(world, job)
    pages = walk(unseal(world, job, all_of(world, job)[0]), STUCK, "07")

    assert "whole number" in pages[1].why
    assert not pages[2].why, "07 is a 7"


def test_a_stuck_key_is_no_story_and_no_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """A debrief is written tired."""
    world = make_world()
    interviews.add(world, "Library", clock.now() + timedelta(days=1))
    clock.jump(2 * 24 * 3600)
    world.history.keep(
        InterviewSaid(
            world.stamp(), interviews.every_interview(world)[0].interview, InterviewPart.MINUTES, STUCK
        )
    )
    said = said_of(world.history.every(InterviewSaid))

    assert [each.minutes for each in said.values()] == [None]
    assert appointments(world)
    assert run_plain(debrief(world), clock, "", "", "", STUCK, STUCK, STUCK, STUCK).transcript


@pytest.mark.parametrize("words", ["0001-01-01", "9999-12-31", "1.1.1899"])
def test_a_day_at_an_end_of_all_time_cannot_be_entered(words: str) -> None:
    """A slip of the finger in a year."""
    today = date(2026, 3, 2)

    for meant in (day_that_was, day_to_come):
        with pytest.raises(NoDay, match="no day there is"):
            meant(words, today)
