"""The five steps as one menu: which job it is about, and what stands beside each step."""

from dataclasses import replace

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.model.jobs import AfterSaid, Ending, JobEnded, LetterPart, LetterSaid, SealSaid, Stage
from practice.sittings.applications.after import after
from practice.sittings.applications.envelope import all_of
from practice.sittings.applications.stormy import stormy
from practice.sittings.applied import known_jobs
from walked import BACK, SECRET, WORDS, filled, text_of, walk, with_job


def test_somebody_who_has_entered_nothing_begins_here(make_world: MakeWorld, clock: FakeClock) -> None:
    """On the day of the news nobody is sent away to type a command first."""
    world = make_world()
    lines = run_plain(after(world), clock, "City Library", "r", "6", "", "n", "", "z")
    (job,) = known_jobs(world)
    (end,) = world.history.every(JobEnded)

    assert (job.name, end.stage) == ("City Library", Stage.PANEL)
    assert "They said no. You got to the panel." in lines.transcript
    assert lines.script == []
    assert not world.history.every(AfterSaid)


def test_no_name_is_no_job(make_world: MakeWorld, clock: FakeClock) -> None:
    """Enter alone, or back: nothing is kept."""
    world = make_world()
    assert run_plain(after(world), clock, "").script == []
    assert walk(after(world), BACK)

    assert not known_jobs(world)


def test_the_only_job_that_ended_is_meant(make_world: MakeWorld) -> None:
    """Where there is nothing to choose, nothing is asked."""
    world = make_world()
    with_job(world)

    assert walk(after(world))[0].title == "Northwind"


def test_a_second_no_can_be_told_although_there_was_a_first(make_world: MakeWorld) -> None:
    """One that goes on, or one that is not entered yet, stands beside the one that ended."""
    from practice.sittings.applications.job_record import enter

    world = make_world()
    with_job(world)
    enter(world, "City Library")
    (page,) = walk(after(world))

    assert [choice.key for choice in page.choices] == ["1", "2", "0"]
    assert page.default == "1"
    assert "City Library: I have heard from them" in text_of(page)
    assert walk(after(world), "0", "Harbour Office")[-1].prompt == "Your choice"


def test_a_job_that_goes_on_after_all_ends_the_steps(make_world: MakeWorld) -> None:
    """Another window has said so: there is no no any more, and nothing breaks."""
    world = make_world()
    job = with_job(world)
    sitting = after(world, job)
    next(sitting)
    sitting.send("1")
    assert job.end is not None
    world.history.keep(replace(job.end, stamp=world.stamp(), how=Ending.OPEN))

    with pytest.raises(StopIteration):
        sitting.send("z")


@pytest.mark.parametrize("step", "12345")
def test_enter_alone_opens_burns_and_sends_nothing(
    make_world: MakeWorld, clock: FakeClock, step: str
) -> None:
    """Whoever presses it again and again, in any step, has lost nothing and read nothing."""
    world = make_world()
    job = with_job(world)
    filled(world, job)
    run_plain(stormy(world, job), clock, "ANGER", ".", "z")
    clock.advance(4 * 24 * 3600)
    lines = run_plain(after(world, job), clock, step, *[""] * 40)

    assert not world.history.every(SealSaid)
    assert not [each for each in world.history.every(LetterSaid) if each.part is LetterPart.SENT]
    assert "ANGER" not in lines.transcript
    assert not any(word in lines.transcript for word in SECRET)
    assert world.history.sealed(all_of(world, job)[0].id) == WORDS


def test_an_envelope_that_is_begun_is_seen_from_the_menu(make_world: MakeWorld) -> None:
    """Words that lie there unsealed are not forgotten; nothing of them is shown."""
    from practice.sittings.applications.envelope import envelope

    world = make_world()
    job = with_job(world)
    page = walk(envelope(world, job), "Ana", "t", "", "m")[-1]
    assert page.keep is not None
    page.keep(WORDS)
    menu = walk(after(world, job))[0]

    assert "(an envelope is begun)" in text_of(menu)
    assert WORDS not in text_of(menu)
