"""The story bank as sittings: asked for beat by beat, told by the clock, set beside what the job asks for."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import FakeClock, FakeRecorder, FakeStories, MakeWorld, run_plain
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled
from practice.model.drills import Wanted as Weight
from practice.model.jobs import JobAdded
from practice.model.kinds import Competency
from practice.model.nerves import Interview
from practice.model.page import Page, Para
from practice.model.stamp import Stamp
from practice.model.story import Beat, BeatPart, Share, Story, StoryKind
from practice.model.trouble import Trouble
from practice.schedule.memory import ready
from practice.sittings.drills.past_drills import past_drills
from practice.sittings.drills.stories import matrix, show, stories
from practice.sittings.drills.story_beats import add
from practice.sittings.drills.story_matrix import wanted, weights
from practice.sittings.drills.story_pages import NoStory, find, readiness, story_line
from practice.sittings.drills.story_telling import PACE, tell
from practice.sittings.ports import World
from practice.sittings.script import Sitting
from practice.stories.lengths import MOST_BEATS
from practice.stories.parts import lacking
from terminal import ENTER, PAGE_DOWN, showing

BEATS = (
    Beat("s", BeatPart.SITUATION, "A pipe burst on a Friday"),
    Beat("t", BeatPart.TASK, "I had the only key"),
    Beat("a", BeatPart.ACTION, "I rang Mehmet"),
    Beat("r", BeatPart.RESULT, "Forty boxes dry", ("forty",)),
    Beat("l", BeatPart.LEARNED, "A list hangs at the door now"),
)
WHOLE = Story(
    "cellar",
    "The wet cellar",
    BEATS,
    cue="Mehmet, forty boxes",
    when="2025",
    where="Town library",
    kinds=(StoryKind.PRESSURE,),
    headline="I get help early.",
    main=(Competency.RESILIENCE,),
    also=(Competency.PLANNING,),
)
ALL_REPLIES = (
    "The wet cellar",
    "A pipe burst on a Friday",
    "I had the only key",
    "I rang Mehmet",
    "",
    "2 of 42 boxes were lost",
    "A list hangs at the door now",
    "",
    "Mehmet, boxes",
    "I get help early.",
    "2025-04",
    "Town library",
    "4",
    "z",
    "a",
    "9",
    "z",
    "6",
    "z",
)


class FullDisk(FakeStories):
    """Nothing can be written any more."""

    def put(self, story: Story) -> None:
        raise Trouble("there is no space left", mend="free some")


class Broken(FakeStories):
    """Edited by hand, and not mended yet."""

    def all(self) -> Sequence[Story]:
        raise Trouble("stories.yaml:7: unknown field 'titel'", mend="did you mean 'title'?")


def with_stories(make_world: MakeWorld, *there: Story) -> tuple[World, FakeStories]:
    """A world with these stories, and where they are."""
    kept = FakeStories(list(there))
    return make_world(stories=kept), kept


def drilled(world: World) -> list[Drilled]:
    """What was kept about telling."""
    return list(world.history.every(Drilled))


def pages_of(sitting: Sitting[object], *replies: str) -> list[Page]:
    """The pages of a sitting that is given these replies."""
    pages = []
    now = next(sitting)
    for reply in replies:
        assert isinstance(now, Page)
        pages.append(now)
        now = sitting.send(reply)
    assert isinstance(now, Page)
    return [*pages, now]


def test_a_story_is_asked_for_one_beat_at_a_time(make_world: MakeWorld, clock: FakeClock) -> None:
    """Somebody who knows nothing of beats ends up with a whole story."""
    world, kept = with_stories(make_world)
    lines = run_plain(add(world), clock, *ALL_REPLIES)

    (story,) = kept.stories
    assert (story.id, story.title, lacking(story)) == ("the-wet-cellar", "The wet cellar", ())
    assert [(beat.id, beat.part.value) for beat in story.beats] == [
        ("s", "situation"),
        ("t", "task"),
        ("a", "action"),
        ("r", "result"),
        ("l", "learned"),
    ]
    assert story.beats[3].numbers == ("2", "42")
    assert (story.when, story.where, story.kinds) == ("2025-04", "Town library", (StoryKind.PRESSURE,))
    assert (story.main, story.also) == ((Competency.RESILIENCE,), (Competency.PLANNING,))
    assert story.share is Share.ANONYMISE
    assert "Kept." in lines.transcript


@pytest.mark.parametrize("replies", range(1, len(ALL_REPLIES)))
def test_whoever_stops_anywhere_is_offered_to_go_on_there(
    make_world: MakeWorld, clock: FakeClock, replies: int
) -> None:
    """Every reply is kept before the next page; until a story is whole it is offered again."""
    world, kept = with_stories(make_world)
    run_plain(add(world), clock, *ALL_REPLIES[:replies])
    (story,) = kept.stories
    said = run_plain(add(world), clock).transcript

    assert len(story.beats) == len([n for n in (1, 2, 3, 5, 6) if n < replies])
    assert ("go on with The wet cellar" in said) is bool(lacking(story))


def test_going_on_asks_only_for_what_is_not_there(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody answers twice."""
    begun = Story("cellar", "The wet cellar", BEATS[:3], cue="Mehmet", main=(Competency.PLANNING,))
    world, kept = with_stories(make_world, begun)
    said = run_plain(add(world), clock, "1", "", "Dry", "", "", "I get help.", "", "", "z").transcript

    assert "What did you do next?" in said
    assert "Where was it, and what was going on?" not in said
    assert "What does it show best?" not in said
    assert [beat.text for beat in kept.stories[0].beats][3:] == ["Dry"]
    assert lacking(kept.stories[0]) == ("lesson",)


def test_several_actions_keep_their_order(make_world: MakeWorld, clock: FakeClock) -> None:
    """What was done is the longest part of a story."""
    world, kept = with_stories(make_world)
    run_plain(add(world), clock, "A", "s", "t", "one", "two", "three", "", "r")

    assert [(beat.id, beat.text) for beat in kept.stories[0].beats] == [
        ("s", "s"),
        ("t", "t"),
        ("a", "one"),
        ("a2", "two"),
        ("a3", "three"),
        ("r", "r"),
    ]


def test_what_is_edited_in_another_window_meanwhile_stays(make_world: MakeWorld, clock: FakeClock) -> None:
    """A reply changes what it is about, and nothing else."""
    world, kept = with_stories(make_world)
    sitting = add(world)
    next(sitting)
    for reply in ("A", "s", "t"):
        sitting.send(reply)
    (story,) = kept.stories
    kept.stories[0] = replace(
        story, cue="by hand", beats=(replace(story.beats[0], text="by hand"), story.beats[1])
    )
    sitting.send("one")

    assert kept.stories[0].cue == "by hand"
    assert [beat.text for beat in kept.stories[0].beats] == ["by hand", "t", "one"]


def test_without_a_name_nothing_is_kept(make_world: MakeWorld, clock: FakeClock) -> None:
    """An empty line is no story."""
    world, kept = with_stories(make_world)
    said = run_plain(add(world), clock, "", "  ").transcript

    assert kept.stories == []
    assert "It needs a name" in said


def test_two_stories_of_one_name_are_two(make_world: MakeWorld, clock: FakeClock) -> None:
    """The second must not take the place of the first."""
    world, kept = with_stories(make_world, WHOLE)
    run_plain(add(world), clock, "Cellar")

    assert [story.id for story in kept.stories] == ["cellar", "cellar-2"]


def test_what_is_too_long_can_be_shortened_where_it_stands(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nobody types a sentence anew because of ten characters."""
    world, kept = with_stories(make_world)
    pages = pages_of(add(world), "A", "x" * 301, "x" * 300)

    assert pages[2].why.startswith("That is 301 characters; at most 300 fit.")
    assert pages[2].value == "x" * 301
    assert len(kept.stories[0].beats) == 1


def test_a_day_that_is_none_is_asked_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """With the form it should have."""
    begun = Story("a", "A", BEATS, cue="c", headline="h")
    world, kept = with_stories(make_world, begun)
    said = run_plain(add(world), clock, "1", "last spring", "2025-04").transcript

    assert "'last spring' is neither a year nor a year and a month" in said
    assert kept.stories[0].when == "2025-04"


def test_a_tick_can_be_taken_back(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever presses the wrong key presses it again."""
    begun = Story("a", "A", BEATS, cue="c", headline="h", when="2025", where="w", kinds=(StoryKind.CHANGE,))
    world, kept = with_stories(make_world, begun)
    said = run_plain(add(world), clock, "1", "o", "1", "2", "1", "z", "z").transcript

    assert kept.stories[0].main == (Competency.TEAMWORK,)
    assert "Communication: no longer ticked." in said


def test_words_the_disk_does_not_take_are_handed_back(make_world: MakeWorld, clock: FakeClock) -> None:
    """They can still be copied."""
    world = make_world(stories=FullDisk([Story("a", "A", ())]))
    with pytest.raises(Trouble) as found:
        run_plain(add(world), clock, "1", "A pipe burst")
    assert found.value.unsaved == "A pipe burst"

    said = run_plain(stories(world), clock, "g", "A pipe burst").transcript
    assert "There is no space left. Free some.\nYour words, to copy:\nA pipe burst" in said


def test_a_broken_file_is_told_of_on_a_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """Home goes on, and the way to mend it is there."""
    said = run_plain(stories(make_world(stories=Broken())), clock).transcript

    assert "stories.yaml:7: unknown field 'titel'. Did you mean 'title'?" in said
    assert "nothing in it is lost" in said


@pytest.mark.parametrize(
    ("seconds", "outcome", "said"),
    [
        (112.0, Outcome.RIGHT, "1:52. That is in the green zone, 1:15 to 2:30."),
        (40.0, Outcome.DONE, "0:40. The green zone begins later, at 1:15."),
        (200.0, Outcome.DONE, "3:20. The green zone is 1:15 to 2:30."),
    ],
)
def test_a_telling_is_timed_and_set_beside_its_beats(
    make_world: MakeWorld, clock: FakeClock, seconds: float, outcome: Outcome, said: str
) -> None:
    """The beats are not shown before."""
    world, _ = with_stories(make_world, WHOLE)
    lines = run_plain(tell(world, "cellar"), clock, "a", "", seconds, "")

    (fact,) = drilled(world)
    assert (fact.kind, fact.about, fact.outcome) == (DrillKind.TELL, "story/cellar", outcome)
    assert (fact.number, fact.wanted, fact.words) == (seconds, (PACE.low_s + PACE.high_s) / 2, "")
    before, told = lines.transcript.split("Tell it now.")
    assert "Mehmet, forty boxes" in before
    assert "I had the only key" not in before
    assert said in told
    assert "4. Forty boxes dry" in told


def test_a_second_enter_is_no_telling(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nervous fingers press twice; it begins again."""
    world, _ = with_stories(make_world, WHOLE)
    run_plain(tell(world, "cellar"), clock, "a", "", "", "", 100.0, "")

    assert [fact.number for fact in drilled(world)] == [100.0]


def test_a_telling_over_which_somebody_went_away_is_not_kept(make_world: MakeWorld, clock: FakeClock) -> None:
    """An hour says nothing about a story."""
    world, _ = with_stories(make_world, WHOLE)
    said = run_plain(tell(world, "cellar"), clock, "a", "", 3600.0, "").transcript

    assert drilled(world) == []
    assert "nothing was kept" in said


def test_a_typed_telling_counts_as_long_as_it_would_take_to_say(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Line by line; typing fast is no merit."""
    world, _ = with_stories(make_world, WHOLE)
    said = run_plain(tell(world, "cellar"), clock, "t", "word " * 120, 5.0, "more " * 90, "").transcript

    *_, fact = drilled(world)
    assert (fact.number, fact.outcome) == (90.0, Outcome.RIGHT)
    assert fact.words.startswith("word word")
    assert "Said aloud that would be about 1:30." in said


def test_with_a_microphone_the_telling_is_heard(make_world: MakeWorld, clock: FakeClock) -> None:
    """One that gives no sound leaves the clock."""
    recorder = FakeRecorder()
    world = make_world(stories=FakeStories([WHOLE]), recorder=recorder)
    run_plain(tell(world, "cellar"), clock, "a", 10.0, "")

    assert "wake" in recorder.heard
    assert [fact.outcome for fact in drilled(world)] == [Outcome.DONE]


def test_a_story_left_for_now_leaves_no_trace(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nothing was told."""
    world, _ = with_stories(make_world, WHOLE)
    run_plain(tell(world, "cellar"), clock, "l")

    assert drilled(world) == []


def test_a_story_is_found_by_the_beginning_of_its_name(make_world: MakeWorld) -> None:
    """Ids are long to type."""
    world, _ = with_stories(make_world, WHOLE, Story("choir", "The choir", ()), Story("car", "A car", ()))

    assert find(world, "cel") == WHOLE
    assert find(world, "the wet") == WHOLE
    with pytest.raises(NoStory, match="fits more than one"):
        find(world, "c")
    with pytest.raises(NoStory) as found:
        find(world, "x\x1b[31m")
    assert found.value.mend == "known are: cellar, choir, car"


def test_the_matrix_has_a_row_for_what_is_wanted_and_words_for_who_cannot_see_it(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """With what is missing, and the next story as a question."""
    world, _ = with_stories(make_world, WHOLE)
    run_plain(wanted(world), clock, "9", "3", "3", "2", "z")
    said = run_plain(matrix(world), clock, "z").transcript

    assert weights(world) == {Competency.RESILIENCE: 3.0, Competency.LEADERSHIP: 2.0}
    assert "Resilience (asked for, 3 of 3): main The wet cellar." in said
    assert "Leadership (asked for, 2 of 3): no story." in said
    assert "- Leadership: no story. Did anything else happen that shows it?" in said
    assert "The next story: when did something happen that shows leadership or resilience?" in said


def test_the_matrix_goes_by_the_job_of_the_next_interview_as_the_drills_do(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Two answers to "which story is missing?" would be one too many."""
    world, _ = with_stories(make_world, WHOLE)
    job = JobAdded(world.stamp(), "Northwind")
    starts = clock.now() + timedelta(days=3)
    world.history.keep(
        job,
        Interview(world.stamp(), "Northwind", starts.isoformat(), job=job.stamp.id, interview="one"),
        Weight(world.stamp(), job.stamp.id, Competency.PLANNING, 3),
        Weight(world.stamp(), "", Competency.LEADERSHIP, 3),
    )
    said = run_plain(matrix(world), clock, "z").transcript

    assert "Planning (asked for, 3 of 3)" in said
    assert "Leadership" not in said
    assert "This goes by what you said of Northwind; `practice jobs want Northwind` changes it." in said


def test_a_private_story_covers_nothing(make_world: MakeWorld, clock: FakeClock) -> None:
    """It will not be told."""
    world, _ = with_stories(make_world, Story("a", "A", BEATS, main=tuple(Competency), share=Share.PRIVATE))
    said = run_plain(matrix(world), clock, "z").transcript

    assert "No stories yet." in said
    assert "Private stories are not counted." in said


def test_the_newest_word_on_what_a_job_asks_for_counts(make_world: MakeWorld, clock: FakeClock) -> None:
    """Also when it is taken back; another job has its own."""
    world = make_world()
    for weight in (3, 0):
        world.history.keep(Weight(world.stamp(), "", Competency.PLANNING, weight))
        clock.advance(1)
    world.history.keep(Weight(world.stamp(), "harbour", Competency.PLANNING, 2))

    assert weights(world) == {}
    assert weights(world, "harbour") == {Competency.PLANNING: 2.0}


def test_a_story_is_ready_when_it_was_recalled_twice_and_told_once(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Two days apart, and aloud."""
    world, _ = with_stories(make_world, WHOLE)
    assert "Before it is ready: recall its beats on two days, and tell it" in story_line(
        WHOLE, readiness(world)
    )
    for _ in range(2):
        world.history.keep(Recalled(world.stamp(), "story/cellar", 0.9, 3.0, False, "good"))
        clock.sleep_until(2)
    run_plain(tell(world, "cellar"), clock, "t", "word " * 210, "")
    assert story_line(WHOLE, readiness(world)).endswith(
        "Before it is ready: tell it aloud once in good time."
    )
    run_plain(tell(world, "cellar"), clock, "a", "", 100.0, "")

    assert story_line(WHOLE, readiness(world)) == "cellar: The wet cellar (resilience). It is ready."


def test_what_the_list_calls_ready_the_schedule_calls_ready(make_world: MakeWorld, clock: FakeClock) -> None:
    """A second recall on one day proves nothing there, and a typed telling proves nothing here."""
    world, _ = with_stories(make_world, WHOLE)
    typed = Drilled(world.stamp(), "s", DrillKind.TELL, "story/cellar", Outcome.RIGHT, "Words.", 100.0, 112.5)
    world.history.keep(typed)
    for days, grade in ((0, "good"), (2, "again"), (0, "good")):
        clock.advance(86400 * days)
        world.history.keep(Recalled(world.stamp(), "story/cellar", 0.9, 3.0, False, grade))

    assert "recall its beats once more" in story_line(WHOLE, readiness(world))
    assert "tell it aloud" in story_line(WHOLE, readiness(world))
    assert not ready(past_drills(world).memories["story/cellar"], told=True)
    assert not past_drills(world).told


def test_of_two_weights_the_newest_moment_counts_for_every_reader(make_world: MakeWorld) -> None:
    """Histories of two computers that were put together are not in the order of time."""
    world = make_world()
    later = Stamp("b", "2026-03-02T10:00:00.000Z", "2026-03-02")
    sooner = Stamp("a", "2026-03-01T10:00:00.000Z", "2026-03-01")
    world.history.keep(Weight(later, "", Competency.PLANNING, 3), Weight(sooner, "", Competency.PLANNING, 1))

    assert weights(world) == past_drills(world).weights == {Competency.PLANNING: 3.0}


def test_what_nothing_was_said_about_is_not_called_unwanted(make_world: MakeWorld, clock: FakeClock) -> None:
    """It counts a little in the drills, so the page may not say that it does not count."""
    world = make_world()
    world.history.keep(Weight(world.stamp(), "", Competency.PLANNING, 0))
    lines = run_plain(wanted(world), clock, "z")

    assert "Planning: not at all" in lines.transcript
    assert "Teamwork: nothing said" in lines.transcript


def test_all_of_a_story_can_be_read(make_world: MakeWorld, clock: FakeClock) -> None:
    """And what is still open."""
    world, _ = with_stories(make_world, WHOLE, Story("b", "B", (), share=Share.ANONYMISE))
    whole = run_plain(show(world, "cellar"), clock).transcript
    begun = run_plain(show(world, "b"), clock).transcript

    assert "Shows resilience; also planning." in whole
    assert "Town library; 2025; little time or much pressure" in whole
    assert "Names: no: leave names out." in begun
    assert "Still open: situation, task, action, result, lesson, cue, headline, competencies." in begun


def test_everything_is_reached_from_the_menu(make_world: MakeWorld, clock: FakeClock) -> None:
    """And every way leads back to it."""
    world, _ = with_stories(make_world, WHOLE)
    said = run_plain(
        stories(world), clock, "r", "1", "m", "w", "z", "z", "w", "z", "t", "1", "l", "a", "/q", "z"
    )

    assert said.transcript.count("== Your stories ==") >= 6
    assert not said.script


def test_many_stories_come_page_by_page(make_world: MakeWorld, clock: FakeClock) -> None:
    """There are more stories than keys."""
    world, _ = with_stories(make_world, *(Story(f"s{n}", f"Story {n}", BEATS) for n in range(60)))
    said = run_plain(stories(world), clock, "r", "z", "z", "1").transcript

    assert "== Story 50 ==" in said


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (34, 8)])
def test_the_matrix_fits_every_window(make_world: MakeWorld, columns: int, rows: int) -> None:
    """No row is cut off."""
    many = [Story(f"s{n}", f"Story {n}", BEATS, main=(Competency.SELF_AWARENESS,)) for n in range(12)]
    world, _ = with_stories(make_world, *many)

    async def run() -> str:
        async with showing(matrix(world), columns, rows) as terminal:
            await terminal.see("Stories and the job")
            if rows < 10:
                terminal.press(PAGE_DOWN)
            return await terminal.see("self awareness")

    shown = asyncio.run(run())
    assert ".." not in shown.replace("...", "")


@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 10), (34, 8)])
def test_a_beat_can_be_written_in_every_window(make_world: MakeWorld, columns: int, rows: int) -> None:
    """The question and the line to write are there."""
    world, kept = with_stories(make_world)

    async def run() -> None:
        async with showing(add(world), columns, rows) as terminal:
            await terminal.see("Give it a name")
            terminal.press("Cellar", ENTER)
            await terminal.see("what was going on?")
            terminal.press("A pipe burst", ENTER)
            await terminal.see("What was yours to do?")

    asyncio.run(run())
    assert kept.stories[0].beats == (Beat("s", BeatPart.SITUATION, "A pipe burst"),)


def test_no_page_writes_for_the_person(make_world: MakeWorld) -> None:
    """It asks: the only words offered are figures the person wrote."""
    world, _ = with_stories(make_world)
    pages = pages_of(add(world), *ALL_REPLIES)

    assert [page.value for page in pages if page.value] == ["2; 42"]
    assert all(isinstance(page.body[0], Para) for page in pages)


@pytest.mark.parametrize("end", ["/q", None])
def test_a_typed_telling_that_is_left_half_way_keeps_each_line(
    make_world: MakeWorld, clock: FakeClock, end: str | None
) -> None:
    """Left with q, or the input ends: what was handed in is on the disk. It does not count as told."""
    world, _ = with_stories(make_world, WHOLE)
    script = ["t", "A pipe burst.", "I rang Mehmet.", *([end] if end else [])]
    run_plain(tell(world, "cellar"), clock, *script)

    assert [(fact.kind, fact.outcome, fact.words) for fact in drilled(world)] == [
        (DrillKind.TELL, Outcome.SKIPPED, "A pipe burst."),
        (DrillKind.TELL, Outcome.SKIPPED, "I rang Mehmet."),
    ]
    assert len({fact.sitting for fact in drilled(world)}) == 1


def test_a_story_that_is_full_is_asked_for_no_more_beats(make_world: MakeWorld, clock: FakeClock) -> None:
    """What somebody types at a question is kept, or else the question is not asked."""
    beats = tuple(Beat(f"a{n}", BeatPart.ACTION, f"Step {n}") for n in range(MOST_BEATS))
    world, kept = with_stories(make_world, replace(WHOLE, beats=beats))
    said = run_plain(add(world), clock, "1").transcript

    assert "what was going on?" not in said
    assert kept.stories[0].beats == beats


@pytest.mark.parametrize("key", ["a", "w"])
def test_going_back_from_what_the_matrix_leads_to_is_one_step(
    make_world: MakeWorld, clock: FakeClock, key: str
) -> None:
    """One step, and not out of the program."""
    world, _ = with_stories(make_world, WHOLE)
    said = run_plain(matrix(world), clock, key, "/q", "z")

    assert said.transcript.count("== Stories and the job ==") == 2
    assert not said.script


def test_a_whole_story_names_what_comes_next(make_world: MakeWorld, clock: FakeClock) -> None:
    """Kept is not yet ready; a last page without a way on is an end."""
    world, _ = with_stories(make_world)
    said = " ".join(run_plain(add(world), clock, *ALL_REPLIES).transcript.split())

    assert "Kept. Before it is ready: recall its beats on two days, and tell it aloud" in said
    assert (
        "`practice drill` brings its beats up; `practice stories tell the-wet-cellar` is for telling it."
        in said
    )


def test_a_tick_is_no_error(make_world: MakeWorld) -> None:
    """Said, without the sign of something that did not fit."""
    world, _ = with_stories(make_world, WHOLE)

    async def run() -> str:
        async with showing(wanted(world), 80, 40) as terminal:
            await terminal.see("Read the advert again.")
            terminal.press("9")
            await terminal.see("how much does the job ask for it?")
            terminal.press("3")
            return await terminal.see("Resilience: most of all.")

    assert "! Resilience" not in asyncio.run(run())


def test_a_telling_teaches_the_schedule_what_came(make_world: MakeWorld, clock: FakeClock) -> None:
    """Somebody who tells a story has recalled it. The ticks are those of the beats."""
    world, _ = with_stories(make_world, WHOLE)
    said = run_plain(tell(world, "cellar"), clock, "a", "", 100.0, "", "1 2 3 5").transcript

    (recall,) = world.history.every(Recalled)
    assert (recall.thing, recall.share, recall.first_s, recall.peeked) == ("story/cellar", 0.667, None, False)
    assert recall.grade == "hard"
    assert "To read once more" in said
    assert past_drills(world).memories["story/cellar"].last == clock.today()


def test_a_typed_telling_is_compared_with_the_beats(make_world: MakeWorld, clock: FakeClock) -> None:
    """As in the drill: the words propose, and the person has the last word."""
    world, _ = with_stories(make_world, WHOLE)
    said = run_plain(tell(world, "cellar"), clock, "t", "A pipe burst. I rang Mehmet.", "", "").transcript

    assert "By your words these: 1 3." in said
    assert [fact.share for fact in world.history.every(Recalled)] == [0.333]


def test_nobody_has_to_tick_after_a_telling(make_world: MakeWorld, clock: FakeClock) -> None:
    """Enter alone leaves it open: the telling counts, and nothing is said of the beats."""
    world, _ = with_stories(make_world, WHOLE)
    run_plain(tell(world, "cellar"), clock, "a", "", 100.0, "", "")

    assert [fact.outcome for fact in drilled(world)] == [Outcome.RIGHT]
    assert not world.history.every(Recalled)


def test_a_story_without_beats_has_nothing_to_tick(make_world: MakeWorld, clock: FakeClock) -> None:
    """It can be told all the same."""
    world, _ = with_stories(make_world, replace(WHOLE, beats=()))
    said = run_plain(tell(world, "cellar"), clock, "a", "", 100.0, "").transcript

    assert "no beats yet to compare with" in said
    assert not world.history.every(Recalled)
