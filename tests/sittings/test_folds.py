"""Facts brought together from two copies, in another order than they were said: one answer everywhere."""

from conftest import FakeClock, MakeWorld
from practice.model.drills import Wanted as Weight
from practice.model.jobs import (
    InterviewPart,
    InterviewSaid,
    LetterKind,
    Sealed,
    SealKind,
    SealPart,
    SealSaid,
)
from practice.model.kinds import Competency
from practice.model.nerves import Interview
from practice.model.page import Page
from practice.sittings import interviews
from practice.sittings.applications.envelope import all_of
from practice.sittings.applications.letters import write_letter
from practice.sittings.applications.sorting import wanted_by
from practice.sittings.applications.stormy import letters
from practice.sittings.drills.past_drills import newest_weights
from practice.sittings.own_data import under_seal
from walked import walk, with_job


def offered(sitting: object) -> str:
    """What Enter alone takes on the first page."""
    (page,) = walk(sitting)  # type: ignore[arg-type]  # any sitting
    assert isinstance(page, Page)
    return page.value


def test_what_a_job_asks_for_is_the_same_wherever_it_is_shown(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Else a competency that was taken back is offered first, on one page of two."""
    world = make_world()
    job = with_job(world)
    first = Weight(world.stamp(), job.id, Competency.COMMUNICATION, 3)
    clock.advance(60)
    last = Weight(world.stamp(), job.id, Competency.COMMUNICATION, 0)
    world.history.keep(last, first)

    assert wanted_by(world, job) == []
    assert not any(newest_weights(world.history.every(Weight), job.id).values())


def test_envelopes_have_one_number_wherever_they_are_named(make_world: MakeWorld, clock: FakeClock) -> None:
    """Else `--unseal northwind-feedback` opens the other one."""
    world = make_world()
    job = with_job(world)
    first = Sealed(world.stamp(), job.id, SealKind.FEEDBACK, "", "A")
    clock.advance(60)
    last = Sealed(world.stamp(), job.id, SealKind.FEEDBACK, "", "B")
    for seal in (last, first):
        world.history.seal(seal.stamp.id, "words", seal)

    assert [each.id for each in all_of(world, job)] == [each.id for each in under_seal(world)]


def test_letters_are_told_oldest_first(make_world: MakeWorld, clock: FakeClock) -> None:
    """Burning is for good: nobody shall burn the other one."""
    world = make_world()
    job = with_job(world)
    first = Sealed(world.stamp(), job.id, SealKind.LETTER, "")
    clock.advance(60)
    last = Sealed(world.stamp(), job.id, SealKind.LETTER, "")
    for seal in (last, first):
        world.history.seal(seal.stamp.id, "words", seal)

    assert letters(world, job) == [first, last]


def test_a_note_is_addressed_to_whoever_was_named_last(make_world: MakeWorld, clock: FakeClock) -> None:
    """A name that was put right is not written wrong again."""
    world = make_world()
    job = with_job(world)
    first = InterviewSaid(world.stamp(), "i", InterviewPart.PEOPLE, "R. Odd, lead")
    clock.advance(60)
    last = InterviewSaid(world.stamp(), "i", InterviewPart.PEOPLE, "R. Ode, lead")
    world.history.keep(last, first)

    assert offered(write_letter(world, job, LetterKind.THANKS, interview="i")) == "R. Ode"


def test_the_question_drawn_last_is_offered(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two letters, one question each: the newer one is what is still meant."""
    world = make_world()
    job = with_job(world)
    seal = Sealed(world.stamp(), job.id, SealKind.LETTER, "")
    first = SealSaid(world.stamp(), seal.stamp.id, SealPart.DISTILLED, "The old one?")
    clock.advance(60)
    last = SealSaid(world.stamp(), seal.stamp.id, SealPart.DISTILLED, "The new one?")
    world.history.seal(seal.stamp.id, "words", seal)
    world.history.keep(last, first)
    pages = walk(write_letter(world, job, LetterKind.REQUEST), "R. Ode", "", "", "", "")

    assert "The new one?" in [page.value for page in pages]


def test_an_interview_is_called_as_it_was_last(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its name is what it is found by."""
    world = make_world()
    starts = clock.now().replace(day=9).isoformat()
    first = Interview(world.stamp(), "Library", starts, interview="i")
    clock.advance(60)
    last = Interview(world.stamp(), "Town library", starts, interview="i")
    world.history.keep(last, first)
    (known,) = interviews.known(world)

    assert interviews.plain_name(world, known) == known.name == "Town library"
