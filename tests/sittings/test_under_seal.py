"""Whatever became of a job, what is under seal for it can be opened and burnt, and shows itself nowhere."""

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.applications.job import Job
from practice.model.jobs import Ending, MirrorPart, MirrorSaid, SealPart, SealSaid, Stage
from practice.model.page import Page
from practice.sittings.applications import job_outcome
from practice.sittings.applications.envelope import all_of, envelope
from practice.sittings.applications.jobs import one
from practice.sittings.applications.stormy import letters, stormy
from practice.sittings.applied import find_job
from practice.sittings.ports import World
from walked import BACK, filled, shows, text_of, walk, with_job

STORM = "You were a furious xylophone."


def put_right(world: World, how: Ending) -> Job:
    """A no that was none in the end."""
    job = find_job(world, "Northwind")
    job_outcome.keep(world, job, how, Stage.PANEL, world.clock.now().date())
    return find_job(world, "Northwind")


def labels(page: Page) -> str:
    return "\n".join(f"{choice.key} {choice.label}" for choice in page.choices)


@pytest.mark.parametrize("how", Ending)
def test_an_envelope_can_be_opened_whatever_the_outcome(
    make_world: MakeWorld, clock: FakeClock, how: Ending
) -> None:
    """A second choice that got the job after all: the words are theirs all the same."""
    world = make_world()
    job = with_job(world)
    seal = filled(world, job)
    world.history.keep(MirrorSaid(world.stamp(), job.id, MirrorPart.DONE))
    clock.advance(60)
    job = put_right(world, how)
    pages = walk(one(world, job), "u", "1", "9", "o")

    assert "u  under seal: 1 envelope".replace("  ", " ") in labels(pages[0])
    assert not shows(pages[:-1])
    assert "xylophone answers" in text_of(pages[-1])
    assert all_of(world, job)[0].id == seal
    assert all_of(world, job)[0].opened


def test_its_conditions_are_those_of_the_mirror(make_world: MakeWorld) -> None:
    """A good outcome is no reason to come upon such words unprepared; the mirror can be written there."""
    world = make_world()
    job = with_job(world)
    filled(world, job)
    job = put_right(world, Ending.OFFER)
    pages = walk(one(world, job), "u", "1", "9", "m", "I asked good questions")

    assert "write the mirror first" in labels(pages[3])
    assert pages[5].title == "The mirror"
    assert not shows(pages)


@pytest.mark.parametrize("how", Ending)
def test_a_letter_can_be_burnt_whatever_the_outcome(
    make_world: MakeWorld, clock: FakeClock, how: Ending
) -> None:
    """Burning must always be possible."""
    world = make_world()
    job = with_job(world)
    walk(stormy(world, job), STORM)
    clock.advance(60)
    job = put_right(world, how)
    pages = walk(one(world, job), "u", "l", "1", "b", "y", "z")

    assert "u under seal: 1 letter" in labels(pages[0])
    assert not letters(world, job)
    assert world.history.under_seal() == ()
    assert not shows(pages)


def test_what_was_not_handed_in_can_be_thrown_away(make_world: MakeWorld) -> None:
    """It is under seal, too."""
    world = make_world()
    job = with_job(world)
    writing = walk(envelope(world, job), "R. Ode", "e", "", "m")[-1]
    assert writing.keep is not None
    writing.keep("Your xylophone answers were zigzag.")
    letter = walk(stormy(world, job))[-1]
    assert letter.keep is not None
    letter.keep(STORM)
    job = put_right(world, Ending.OPEN)
    pages = walk(one(world, job), "u", "e", "x", "y", "", "h", "x", "y")

    assert "u under seal: words that were not handed in" in labels(pages[0])
    assert "It is gone." in text_of(pages[-1])
    assert pages[-1].why == ""
    assert "seal" not in labels(pages[-1])
    assert world.history.under_seal() == ()
    assert not shows(pages)


def test_where_nothing_is_under_seal_nothing_is_said_of_it(make_world: MakeWorld) -> None:
    """One choice less to read. The last thing that was there being gone, the page is left."""
    world = make_world()
    job = with_job(world)
    assert "seal" not in labels(walk(one(world, job))[0])
    walk(stormy(world, job), STORM)
    pages = walk(one(world, job), "u", "l", "1", "b", "y", "z", "z")

    assert "u under seal" in labels(pages[0])
    assert pages[-1].title == "Northwind"
    assert "seal" not in labels(pages[-1])


def test_going_back_leads_to_the_job(make_world: MakeWorld) -> None:
    """From each of its pages."""
    world = make_world()
    job = with_job(world)
    filled(world, job)
    pages = walk(one(world, job), "u", "1", BACK, BACK)

    assert [page.title for page in pages] == [
        "Northwind",
        "Under seal",
        "The envelope",
        "Under seal",
        "Northwind",
    ]


def test_only_what_was_not_opened_counts_as_under_seal(make_world: MakeWorld) -> None:
    """An envelope that was opened is there to be read again; under seal it is not."""
    world = make_world()
    job = with_job(world)
    seal = filled(world, job)
    world.history.keep(SealSaid(world.stamp(), seal, SealPart.OPENED))
    assert "u 1 opened envelope" in labels(walk(one(world, job))[0])
    filled(world, job)

    assert "u under seal: 1 envelope; 1 opened envelope" in labels(walk(one(world, job))[0])


def test_of_many_envelopes_those_under_seal_come_first(make_world: MakeWorld) -> None:
    """They can be opened here and burnt; newer ones that were opened do not push them out."""
    world = make_world()
    job = with_job(world)
    closed = filled(world, job)
    for _ in range(9):
        world.history.keep(SealSaid(world.stamp(), filled(world, job), SealPart.OPENED))
    first, *others = [
        choice.label for choice in walk(one(world, job), "u")[-1].choices if choice.key.isdigit()
    ]

    assert all_of(world, job)[0].id == closed
    assert "opened" not in first
    assert [label.split(",")[0] for label in others] == [f"Envelope {number}" for number in range(3, 11)]


def test_what_was_done_stands_on_the_page_and_the_choices_with_it(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """In lines of text, too: a bare question would leave its keys to memory."""
    world = make_world()
    job = with_job(world)
    letter = walk(stormy(world, job))[-1]
    assert letter.keep is not None
    letter.keep(STORM)
    filled(world, job)
    transcript = run_plain(one(world, job), clock, "u", "h", "x", "y", "z", "z").transcript
    after = transcript.partition("It is gone.")[2]

    assert after.count("== Under seal ==") == 0
    assert "z  done\n1  " in after
