"""Writing kindly to oneself: each prompt kept at once, each left out at will, and questions in own words."""

import pytest

from conftest import FakeClock, MakeWorld, run_plain
from practice.applications.job import Job
from practice.applications.kindly import PROMPTS, written
from practice.model.jobs import AfterPart, AfterSaid, Ending, JobAdded, JobEnded, Stage
from practice.model.page import Page, Wanted
from practice.sittings.applications.kindness import kindness, said_of, thought
from practice.sittings.applied import every_job
from practice.sittings.ports import World

DONE = "."
ALL = ("sad", DONE, "Mo was too", DONE, "Dear you", DONE, "They asked six things", DONE, "It was long", DONE)


def turned_down(world: World) -> Job:
    """A job that ended at the panel."""
    added = JobAdded(world.stamp(), "Northwind")
    day = world.clock.today().isoformat()
    ended = JobEnded(world.stamp(), added.stamp.id, Ending.REJECTED, Stage.PANEL, day)
    world.history.keep(added, ended)
    return every_job(world)[-1]


def texts(world: World) -> list[tuple[AfterPart, str]]:
    """What was kept, in order."""
    return [(each.part, each.text) for each in world.history.every(AfterSaid)]


def test_three_prompts_then_facts_and_story_then_one_step(make_world: MakeWorld, clock: FakeClock) -> None:
    """In this order, each under its own name."""
    world = make_world()
    job = turned_down(world)
    lines = run_plain(kindness(world, job), clock, *ALL, "If it is six, then I walk")

    assert texts(world) == [
        (AfterPart.FEEL, "sad"),
        (AfterPart.OTHERS, "Mo was too"),
        (AfterPart.FRIEND, "Dear you"),
        (AfterPart.FACTS, "They asked six things"),
        (AfterPart.STORY, "It was long"),
        (AfterPart.NEXT_STEP, "If it is six, then I walk"),
    ]
    assert all(prompt in lines.transcript for prompt in PROMPTS.values())
    assert "Some questions" not in lines.transcript
    assert lines.script == []


def test_it_says_how_long_it_is_and_that_it_may_be_closed(make_world: MakeWorld) -> None:
    """Before anything is asked."""
    world = make_world()
    page = next(kindness(world, turned_down(world)))

    assert isinstance(page, Page)
    assert "about ten minutes in all" in str(page.body)
    assert "Close it whenever you want: what you have written is kept." in str(page.body)
    assert page.step == "1 of 6"
    assert len(PROMPTS) <= 6


def test_every_prompt_can_be_left_out(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nothing is kept then, and nothing is said about it."""
    world = make_world()
    job = turned_down(world)
    lines = run_plain(kindness(world, job), clock, *[DONE] * 5, "")

    assert texts(world) == []
    assert "Kept, as far as you wrote it." in lines.transcript
    assert lines.script == []


@pytest.mark.parametrize("count", range(5))
def test_what_was_written_is_kept_before_the_next_page(
    make_world: MakeWorld, clock: FakeClock, count: int
) -> None:
    """The program may end at any of them."""
    world = make_world()
    job = turned_down(world)
    run_plain(kindness(world, job), clock, *ALL[: 2 * count])

    assert len(texts(world)) == count


def test_half_a_text_is_there_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """Each prompt has its own."""
    world = make_world()
    job = turned_down(world)
    run_plain(kindness(world, job), clock, "half of", "/q")
    assert texts(world) == []
    lines = run_plain(kindness(world, job), clock, "the whole", DONE, "/q")

    assert "half of" in lines.transcript
    assert texts(world) == [(AfterPart.FEEL, "half of\nthe whole")]
    assert world.history.sealed(f"writing:{job.id}:feel") is None


def test_it_goes_on_where_it_was_left_today(make_world: MakeWorld, clock: FakeClock) -> None:
    """A prompt before that was left out is not asked again."""
    world = make_world()
    job = turned_down(world)
    run_plain(kindness(world, job), clock, DONE, "Mo was too", DONE, "/q")
    lines = run_plain(kindness(world, job), clock, "g", "Dear you", DONE, "/q")

    assert PROMPTS[AfterPart.FEEL] not in lines.transcript
    assert texts(world) == [(AfterPart.OTHERS, "Mo was too"), (AfterPart.FRIEND, "Dear you")]


def test_another_day_begins_anew_and_keeps_the_old(make_world: MakeWorld, clock: FakeClock) -> None:
    """What was written can be read."""
    world = make_world()
    job = turned_down(world)
    run_plain(kindness(world, job), clock, *ALL, "")
    clock.sleep_until(1)
    lines = run_plain(kindness(world, job), clock, "g", "r", "n", "calmer", DONE, "/q")

    assert "'g' is not one of the choices" in lines.transcript
    assert "> Mo was too" in lines.transcript
    assert [each.text for each in written(said_of(world, job))[AfterPart.FEEL]] == ["sad", "calmer"]
    again = run_plain(kindness(world, job), clock, "r").transcript
    assert again.index("2026-03-02:") < again.index("> sad") < again.index("> calmer")
    assert len(texts(world)) == 6


def test_a_done_one_can_be_read_and_closed(make_world: MakeWorld, clock: FakeClock) -> None:
    """On the same day, too."""
    world = make_world()
    job = turned_down(world)
    run_plain(kindness(world, job), clock, *ALL, "a walk")
    lines = run_plain(kindness(world, job), clock, "r", "")

    assert "> a walk" in lines.transcript
    assert lines.script == []
    assert len(texts(world)) == 6


def test_their_own_words_become_questions(make_world: MakeWorld, clock: FakeClock) -> None:
    """After the three prompts, and for the story what was not asked yet: three at most together."""
    world = make_world()
    job = turned_down(world)
    lines = run_plain(
        kindness(world, job),
        clock,
        *("I always fail. I am a loser.", DONE, DONE, DONE),
        *(DONE, "I always fail, and it was all my fault. They thought I was stupid.", DONE, ""),
    )
    asked = [line for line in lines.out if "You wrote '" in line]

    assert asked == [
        "Always or never? You wrote 'I always fail'. Was there a time when it went otherwise?",
        "A label? You wrote 'I am a loser'. What happened, in one sentence, without that word?",
        "All my fault? You wrote 'it was all my fault'. What else had a part in it?",
    ]
    assert "A question about it, for you alone." in lines.transcript


def test_what_a_friend_is_told_is_no_trap(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is written to somebody else."""
    world = make_world()
    job = turned_down(world)
    lines = run_plain(
        kindness(world, job), clock, DONE, DONE, "You are not a failure. You always fail better.", DONE
    )

    assert "You wrote" not in lines.transcript


def test_the_facts_stand_beside_the_story(make_world: MakeWorld) -> None:
    """What happened, and what was made of it, are seen together."""
    world = make_world()
    sitting = kindness(world, turned_down(world))
    next(sitting)
    for _ in range(3):
        sitting.send("")
    page = sitting.send("They asked six things")

    assert isinstance(page, Page)
    assert PROMPTS[AfterPart.STORY] in str(page.body)
    assert "They asked six things" in str(page.body)


def test_one_thought_is_looked_at_alone(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is kept as the story, and asked about."""
    world = make_world()
    job = turned_down(world)
    lines = run_plain(thought(world, job), clock, "I will never find work.", DONE)

    assert texts(world) == [(AfterPart.STORY, "I will never find work.")]
    assert (
        "Telling the future? You wrote 'I will never find work'. Is that known, or feared?"
        in lines.transcript
    )


def test_a_thought_without_known_words_is_not_judged(make_world: MakeWorld, clock: FakeClock) -> None:
    """The program knows few words, and says so."""
    world = make_world()
    job = turned_down(world)
    lines = run_plain(thought(world, job), clock, "It rains in me.", DONE)
    nothing = run_plain(thought(world, job), clock, DONE)

    assert "That says nothing about the thought" in lines.transcript
    assert "That says nothing about the thought" not in nothing.transcript
    assert len(texts(world)) == 1


def test_words_for_another_job_are_not_shown(make_world: MakeWorld, clock: FakeClock) -> None:
    """Each job has its own."""
    world = make_world()
    first, second = turned_down(world), turned_down(world)
    run_plain(kindness(world, first), clock, *ALL, "")
    page = next(kindness(world, second))

    assert isinstance(page, Page)
    assert page.wanted is Wanted.TEXT
    assert not page.value


def test_long_own_words_are_kept_whole(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody counts on such a day."""
    world = make_world()
    job = turned_down(world)
    run_plain(kindness(world, job), clock, "word " * 5000, DONE, "/q")

    assert len(texts(world)[0][1]) == len(("word " * 5000).strip())
