"""The first step after a rejection: nothing is asked, and a few things are there."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.applications.job import Job
from practice.applications.stages import STAGE_REACHED
from practice.model.jobs import AfterPart, AfterSaid, Ending, JobAdded, JobEnded, Stage
from practice.model.nerves import Breathed
from practice.model.page import Page, Para, Picture, Wanted
from practice.model.settings import Calm, Settings
from practice.sittings.applications.job_outcome import is_at_rest
from practice.sittings.applications.stride import stride
from practice.sittings.applied import every_job
from practice.sittings.ports import World

HOUR = 3600


def ended(world: World, how: Ending = Ending.REJECTED, stage: Stage = Stage.PANEL) -> Job:
    """A job that ended now."""
    added = JobAdded(world.stamp(), "Northwind")
    day = world.clock.today().isoformat()
    world.history.keep(added, JobEnded(world.stamp(), added.stamp.id, how, stage, day))
    return every_job(world)[-1]


def words(page: object) -> str:
    """All that a page says."""
    assert isinstance(page, Page)
    return "\n".join(
        [*(each.words if isinstance(each, Picture) else each.text for each in page.body)]
        + [choice.label for choice in page.choices]
    )


def test_the_day_after_the_news_nothing_is_asked(make_world: MakeWorld) -> None:
    """A sentence or two, the stage, offers; Enter alone leaves."""
    world = make_world()
    page = next(stride(world, ended(world)))
    said = words(page)

    assert isinstance(page, Page)
    assert page.wanted is Wanted.CHOICE
    assert page.default == "z"
    assert "?" not in said
    assert "You got to the panel. Nothing has to be done about it today." in said
    assert "They said no." not in said  # the page before has said so
    assert "Until 2026-03-03 18:00 nothing is asked of you." in said


@pytest.mark.parametrize("stage", Stage)
def test_the_stage_reached_is_named(make_world: MakeWorld, stage: Stage) -> None:
    """It counts, however far it was."""
    world = make_world()

    assert STAGE_REACHED[stage] in words(next(stride(world, ended(world, stage=stage))))


def test_a_silence_is_called_one(make_world: MakeWorld) -> None:
    """Nobody said no."""
    world = make_world()
    said = words(next(stride(world, ended(world, Ending.SILENCE))))

    assert "They said no." not in said
    assert "They said no" not in said


def test_enter_alone_leaves_and_keeps_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """To look is no beginning."""
    world = make_world()
    job = ended(world)
    run_plain(stride(world, job), clock, "")

    assert not world.history.every(AfterSaid)
    assert is_at_rest(world, job)


def test_the_wait_can_be_skipped(make_world: MakeWorld, clock: FakeClock) -> None:
    """Then the page speaks of no day any more."""
    world = make_world()
    job = ended(world)
    run_plain(stride(world, job), clock, "s")
    (said,) = world.history.every(AfterSaid)
    page = next(stride(world, job))

    assert (said.part, said.text) == (AfterPart.RESTED, "skipped")
    assert not is_at_rest(world, job)
    assert "nothing is asked of you" not in words(page)
    assert "skip the wait" not in words(page)


def test_after_a_day_the_same_things_are_there(make_world: MakeWorld, clock: FakeClock) -> None:
    """Without a wait to skip, and without a word of today."""
    world = make_world()
    job = ended(world)
    clock.advance(24 * HOUR)
    page = next(stride(world, job))

    assert not is_at_rest(world, job)
    assert "about it today" not in words(page)
    assert "skip the wait" not in words(page)
    for offer in ("breathe", "a stormy letter, never sent", "write kindly", "one thought", "one small thing"):
        assert offer in words(page)


def test_breathing_is_there(make_world: MakeWorld, clock: FakeClock) -> None:
    """The same exercise as from home, and then the menu again."""
    world = make_world(settings=Settings(calm=Calm(minutes=2)))
    lines = run_plain(stride(world, ended(world)), clock, "b", *[10.0] * 60, "", "", "z")

    assert world.history.every(Breathed)
    assert lines.transcript.count("== Take it in your stride ==") >= 2


def test_a_pattern_that_is_gone_is_told_on_the_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """A setting with a mistake in it ends nothing today."""
    world = make_world(settings=Settings(calm=Calm(pattern="eese")))
    lines = run_plain(stride(world, ended(world)), clock, "b", "z")

    assert "'eese'" in lines.transcript
    assert lines.script == []


def test_the_stormy_letter_is_there_with_how_it_stands(make_world: MakeWorld, clock: FakeClock) -> None:
    """Its words are not."""
    world = make_world()
    job = ended(world)
    run_plain(stride(world, job), clock, "l", "You never even", ".", "z", "z")
    one = words(next(stride(world, job)))
    run_plain(stride(world, job), clock, "l", "w", "And again", ".", "z", "z")
    two = words(next(stride(world, job)))

    assert "a stormy letter, never sent (sealed until 2026-03-05 18:00)" in one
    assert "a stormy letter, never sent (2 under seal)" in two
    assert "never even" not in one + two


def test_a_letter_that_is_begun_is_seen_from_the_menu(make_world: MakeWorld, clock: FakeClock) -> None:
    """Half a letter that nobody thinks of any more would lie there for good."""
    world = make_world()
    job = ended(world)
    run_plain(stride(world, job), clock, "l", "You never even", "/q", "z")
    page = words(next(stride(world, job)))

    assert "a stormy letter, never sent (one is begun)" in page
    assert "never even" not in page


def test_writing_kindly_and_one_thought_are_there(make_world: MakeWorld, clock: FakeClock) -> None:
    """Both come back to the menu."""
    world = make_world()
    job = ended(world)
    lines = run_plain(stride(world, job), clock, "w", "sad", ".", "/q", "t", "I always fail", ".", "z")

    assert [each.part for each in world.history.every(AfterSaid)] == [AfterPart.FEEL, AfterPart.STORY]
    assert "You wrote 'I always fail'." in lines.transcript
    assert lines.script == []


def test_one_small_thing_is_written_or_not(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is the person's own; the program proposes none."""
    world = make_world()
    job = ended(world)
    lines = run_plain(stride(world, job), clock, "o", "", "o", "feed the  birds", "z")
    (said,) = world.history.every(AfterSaid)

    assert (said.part, said.text) == (AfterPart.SMALL_THING, "feed the birds")
    assert "Your one small thing: feed the birds" in lines.transcript


def test_a_small_thing_is_no_part_of_writing_kindly(make_world: MakeWorld, clock: FakeClock) -> None:
    """That begins with its first prompt then."""
    world = make_world()
    job = ended(world)
    lines = run_plain(stride(world, job), clock, "o", "feed the birds", "w", "/q", "z")

    assert "What do you feel about it?" in lines.transcript
    assert "go on where you stopped" not in lines.transcript


def test_who_can_help_is_one_key_away(make_world: MakeWorld, clock: FakeClock) -> None:
    """For days that are more than a bad day."""
    world = make_world()
    lines = run_plain(stride(world, ended(world)), clock, "h", "z")

    assert "It is time to talk to somebody" in lines.transcript
    assert lines.script == []


def test_going_back_from_anywhere_comes_to_the_menu(make_world: MakeWorld, clock: FakeClock) -> None:
    """And from there out."""
    world = make_world()
    job = ended(world)
    lines = run_plain(stride(world, job), clock, "l", "/q", "w", "/q", "t", "/q", "o", "/q", "q")

    assert lines.script == []
    assert not world.history.every(AfterSaid)


def test_the_end_of_the_wait_is_told_as_the_wall_will_show_it(make_world: MakeWorld) -> None:
    """A day is 24 hours, also where the clocks change in between."""
    spring = FakeClock(datetime(2026, 3, 28, 18, 0, tzinfo=UTC), zone=ZoneInfo("Europe/London"))
    world = replace(make_world(), clock=spring)

    assert "Until 2026-03-29 19:00 nothing" in words(next(stride(world, ended(world))))


def test_nothing_on_the_page_shouts_or_scolds(make_world: MakeWorld) -> None:
    """Kind, brief and plain."""
    world = make_world()
    page = next(stride(world, ended(world)))
    said = words(page).lower()

    for word in ("!", "at least", "unfortunately", "opportunity", "should", "cheer", "don't worry", "great"):
        assert word not in said
    assert isinstance(page, Page)
    assert sum(len(each.text) for each in page.body if isinstance(each, Para)) < 300
