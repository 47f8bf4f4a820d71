"""A job gets its name in one way, wherever it is entered: what can be entered can be renamed and typed."""

from datetime import UTC, datetime

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.model.jobs import JobAdded, JobPart
from practice.sittings import interviews
from practice.sittings.applications import job_record
from practice.sittings.applications.applying_again import apply_again
from practice.sittings.applications.letters import thank
from practice.sittings.applications.reach import reach
from practice.sittings.applied import NoJob, find_job, known_jobs
from practice.sittings.interviews import NoInterview
from practice.sittings.ports import World
from walked import walk, with_job

LONG = "A place with a very long name, in two parts"
NOT_THESE = pytest.mark.parametrize(
    ("name", "why"),
    [(LONG, "has 43 characters"), ("-x", "begins with a hyphen"), ("-", "begins with a hyphen")],
)


def names(world: World) -> list[str]:
    return [job.name for job in known_jobs(world)]


@NOT_THESE
def test_a_name_that_is_no_word_of_a_command_is_refused(make_world: MakeWorld, name: str, why: str) -> None:
    """Every command that is told about it would fail: `-x` is read as an option."""
    world = make_world()
    with pytest.raises(NoJob, match=why):
        job_record.enter(world, name)
    job = job_record.enter(world, "Northwind")
    with pytest.raises(NoJob, match=why):
        job_record.edit(world, job, JobPart.NAME, name)

    assert names(world) == ["Northwind"]


def test_nor_is_it_the_name_of_an_interview(make_world: MakeWorld) -> None:
    """The same commands name it."""
    with pytest.raises(NoInterview, match="begins with a hyphen"):
        interviews.add(make_world(), "-x", datetime(2026, 3, 5, 14, 30, tzinfo=UTC))


@NOT_THESE
def test_a_similar_place_is_named_like_any_other(make_world: MakeWorld, name: str, why: str) -> None:
    """What was typed stays in the line, to be mended."""
    world = make_world()
    page = walk(reach(world, with_job(world)), "s", name)[-1]

    assert why in page.why
    assert page.value == name
    assert names(world) == ["Northwind"]


@NOT_THESE
def test_a_new_application_is_named_like_any_other(make_world: MakeWorld, name: str, why: str) -> None:
    """It can be renamed later, too."""
    world = make_world()
    page = walk(apply_again(world, with_job(world)), name)[-1]

    assert why in page.why
    assert page.value == name
    assert names(world) == ["Northwind"]


def test_the_name_that_is_proposed_fits(make_world: MakeWorld, clock: FakeClock) -> None:
    """Enter alone must do."""
    world = make_world()
    job = with_job(world, LONG[:40])
    run_plain(apply_again(world, job), clock, "", "")
    new = known_jobs(world)[-1]

    assert new.again_of == job.id
    assert new.name.endswith(" again")
    assert job_record.checked(world, JobPart.NAME, new.name) == new.name


def test_a_note_for_an_interview_makes_no_second_job_of_one_name(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Nobody would know which is meant; the interview goes to the one that is there."""
    world = make_world()
    interviews.add(world, "Library", datetime(2026, 3, 2, 18, 30, tzinfo=UTC))
    job_record.enter(world, "library")
    clock.advance(3600)
    (over,) = interviews.every_interview(world)
    lines = run_plain(thank(world, over), clock, "y")

    assert "Put it to the entry called library" in lines.transcript
    assert len(world.history.every(JobAdded)) == 1
    assert len(interviews.of_job(world, find_job(world, "library").id)) == 1


def test_a_long_name_of_an_interview_is_shortened_for_its_job(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A job's name is shorter, as it stands in more places; it can be changed."""
    world = make_world()
    interviews.add(world, LONG, datetime(2026, 3, 2, 18, 30, tzinfo=UTC))
    clock.advance(3600)
    (over,) = interviews.every_interview(world)
    lines = run_plain(thank(world, over), clock, "y")

    assert "Make an entry called A place with a very long name, in two pa" in lines.transcript
    assert names(world) == ["A place with a very long name, in two pa"]
