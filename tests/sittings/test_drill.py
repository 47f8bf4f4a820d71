"""A few minutes of drills: what today holds, never longer than it says, and nothing lost on the way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import FakeClock, FakeStories, MakeWorld, question, run_plain
from practice.model.answer import Voice
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled
from practice.model.kinds import Competency, QuestionType
from practice.model.nerves import Breathed, Interview
from practice.model.page import Page, Wanted
from practice.model.question import Question
from practice.model.sample import Sample
from practice.model.story import Beat, BeatPart, Story
from practice.model.trouble import Trouble
from practice.schedule.drills import SECONDS, DrillItem
from practice.sittings.drills.drill import SPOKEN, DrillWish, drill, drills_by_kind
from practice.sittings.drills.drilled import NAMES, DrillError
from practice.sittings.nerves.nerves import practised
from practice.sittings.ports import World
from practice.sittings.rounds.mock import Wish, mock
from practice.sittings.script import Sitting

ONLY_FIRST = DrillWish(minutes=3, only=DrillKind.FIRST)
FIRST = "I mend things with other people."

BACK = "/q"

LEAK = Beat("s", BeatPart.SITUATION, "It leaked.")
ROOF = Story("roof", "The roof", (LEAK,), main=(Competency.TEAMWORK,))
BOAT = Story("boat", "The boat", (LEAK,), main=(Competency.PLANNING,))


def signature(id: str, text: str) -> Question:
    """An answer to have ready."""
    return question(id, text=text, tags=("signature",), type=QuestionType.BACKGROUND, competency=None)


QUESTIONS = (
    signature("you", "Tell me about yourself."),
    signature("why", "Why this job?"),
    signature("weak", "What do you find hard?"),
    *(
        question(f"q{number}", competency=competency, text=f"A time of {competency.value}?")
        for number, competency in enumerate(Competency)
    ),
)


def kept(world: World) -> list[Drilled]:
    """Every drill in history."""
    return list(world.history.every(Drilled))


def through(sitting: Sitting[None]) -> list[Page]:
    """Every page of a sitting, each replied to with the first thing that is a reply."""
    pages: list[Page] = []
    try:
        now = next(sitting)
        while len(pages) < 500:
            assert isinstance(now, Page)
            pages.append(now)
            first = now.choices[0].key if now.choices else ""
            said = (
                "a" if now.prompt == "These came" else "1 2" if now.prompt == "Two numbers" else "Some words."
            )
            ends = now.prompt.startswith("And then")
            now = sitting.send("" if ends else said if now.wanted is Wanted.LINE else now.default or first)
    except StopIteration:
        return pages
    raise AssertionError("it does not end")


def test_the_first_day_is_good_without_anything_before_it(make_world: MakeWorld, clock: FakeClock) -> None:
    """A kind word, a first sentence for an answer to have ready, and something to go on with."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(drill(world, DrillWish()), clock, FIRST, BACK)

    assert "== Today: 10 minutes ==" in lines.transcript
    assert "Good that you are here." in lines.transcript
    assert "== First sentence ==" in lines.transcript
    assert kept(world)[0].about in {"core/you", "core/why", "core/weak"}
    assert kept(world)[0].words == FIRST


def test_the_second_time_nobody_is_welcomed_again(make_world: MakeWorld, clock: FakeClock) -> None:
    """A greeting is for the first time."""
    world = make_world(questions=QUESTIONS)
    run_plain(drill(world, ONLY_FIRST), clock, FIRST, BACK)
    lines = run_plain(drill(world, ONLY_FIRST), clock, BACK)

    assert "Good that you are here." not in lines.transcript
    assert "Stop wherever you like" in lines.transcript


def test_each_drill_says_why_it_was_chosen(make_world: MakeWorld, clock: FakeClock) -> None:
    """On the first page, and on its own."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(drill(world, ONLY_FIRST), clock, FIRST, FIRST, FIRST)
    why = "It is one of the answers to have ready, and has no first sentence yet."

    assert f"- First sentence (3 of them): {why}" in lines.transcript
    assert lines.transcript.count(why) == 4


def test_when_the_minutes_are_over_no_other_drill_begins(make_world: MakeWorld, clock: FakeClock) -> None:
    """The one that was begun is finished; the plan may have been too short for this person."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(drill(world, ONLY_FIRST), clock, 20.0, FIRST, 200.0, FIRST, FIRST, FIRST)

    assert len(kept(world)) == 2
    assert "== That was today ==" in lines.transcript
    assert lines.script == [FIRST, FIRST]


def test_going_back_ends_the_minutes_and_keeps_what_was_done(make_world: MakeWorld, clock: FakeClock) -> None:
    """What is done, what comes tomorrow and the days of practice are said all the same."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(drill(world, ONLY_FIRST), clock, FIRST, BACK)

    assert lines.transcript.count("- First sentence: 1 written") == 1
    assert "Tomorrow" in lines.transcript
    assert "You practised on 1 of the last 14 days." in lines.transcript
    assert [fact.outcome for fact in kept(world)] == [Outcome.DONE]


def test_several_of_a_kind_are_told_in_one_line(make_world: MakeWorld, clock: FakeClock) -> None:
    """What went how often, in the end."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(drill(world, ONLY_FIRST), clock, FIRST, "", FIRST)

    assert "- First sentence: 2 written, 1 left out" in lines.transcript


def test_words_of_a_drill_that_was_left_half_way_are_kept(make_world: MakeWorld, clock: FakeClock) -> None:
    """A first try, and then back."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(drill(world, ONLY_FIRST), clock, "well " * 13, BACK)

    assert [fact.number for fact in kept(world)] == [13.0]
    assert "No drill was finished this time. What you handed in is kept." in lines.transcript


def test_input_may_end_at_any_moment(make_world: MakeWorld, clock: FakeClock) -> None:
    """As when a terminal is closed: what was handed in is on the disk, and nothing more."""
    script = (FIRST, "well " * 13, FIRST, FIRST)
    for end in range(len(script) + 1):
        world = make_world(questions=QUESTIONS)
        before = len(kept(world))
        run_plain(drill(world, DrillWish(minutes=9, only=DrillKind.FIRST)), clock, *script[:end])

        assert len(kept(world)) - before == end


def test_the_drills_of_one_sitting_belong_together(make_world: MakeWorld, clock: FakeClock) -> None:
    """And those of another do not."""
    world = make_world(questions=QUESTIONS)
    run_plain(drill(world, ONLY_FIRST), clock, FIRST, FIRST, BACK)
    run_plain(drill(world, DrillWish(only=DrillKind.ASKING)), clock, "l", "q")
    sittings = [fact.sitting for fact in kept(world)]

    assert sittings[0] == sittings[1]
    assert sittings[2] != sittings[0]


def test_what_was_recalled_badly_is_due_tomorrow(make_world: MakeWorld, clock: FakeClock) -> None:
    """And what was recalled at once is not."""
    world = make_world(stories=FakeStories([ROOF, BOAT]))
    wish = DrillWish(minutes=4, only=DrillKind.BEATS)
    lines = run_plain(drill(world, wish), clock, "", "", "a", "", "", "0")
    well, badly = (fact.thing for fact in world.history.every(Recalled))
    titles = {"story/roof": "The roof", "story/boat": "The boat"}

    assert f"- To recall: {titles[badly]}" in lines.transcript
    assert f"- To recall: {titles[well]}" not in lines.transcript


class BrokenStories(FakeStories):
    """A file with a mistake in it."""

    def all(self) -> Sequence[Story]:
        raise Trouble("stories.yaml:7: unknown field 'titel'", mend="did you mean 'title'?")


def test_a_broken_stories_file_is_said_and_the_rest_is_drilled(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """With its line and what to mend; ten minutes are not lost to a slip of the finger."""
    world = make_world(questions=QUESTIONS, stories=BrokenStories())
    pages = through(drill(world, DrillWish(minutes=20)))
    lines = run_plain(drill(world, DrillWish(only=DrillKind.WHICH)), clock)

    assert "yaml:7" in str(pages[0].body)
    assert len(kept(world)) > 5
    assert "yaml:7" in lines.transcript


@pytest.mark.parametrize("kind", [DrillKind.WHICH, DrillKind.PROBE, DrillKind.WE_TO_I, DrillKind.NUMBERS])
def test_a_kind_that_needs_something_first_says_what(
    make_world: MakeWorld, clock: FakeClock, kind: DrillKind
) -> None:
    """A sentence, and what to do."""
    lines = run_plain(drill(make_world(), DrillWish(only=kind)), clock)

    assert "This drill needs" in lines.transcript
    assert "`practice " in lines.transcript


def test_without_any_question_it_says_where_to_look(make_world: MakeWorld, clock: FakeClock) -> None:
    """Own banks may all be broken."""
    retired = question(retired=True)
    lines = run_plain(drill(make_world(questions=(retired,)), DrillWish()), clock)

    assert "There is nothing to drill" in lines.transcript
    assert "`practice banks check`" in lines.transcript


@pytest.mark.parametrize("typed", [True, False])
def test_a_mixed_sitting_goes_through_to_its_end(make_world: MakeWorld, typed: bool) -> None:
    """Every kind that can be had comes up, and every drill ends whichever way a person takes."""
    world = make_world(questions=QUESTIONS, stories=FakeStories([ROOF, BOAT, replace(BOAT, id="shed")]))
    world.history.keep(
        Drilled(world.stamp(), "before", DrillKind.FIRST, "core/you", Outcome.DONE, words=FIRST)
    )
    pages = through(drill(world, DrillWish(minutes=20, typed=typed)))
    done = {fact.kind for fact in kept(world) if fact.sitting != "before"}

    assert pages[-1].title == "That was today"
    assert done >= {DrillKind.BEATS, DrillKind.ASKING, DrillKind.WHICH}
    assert done & SPOKEN == (set() if typed else {DrillKind.BRIDGE, DrillKind.STOP})


@pytest.mark.parametrize("kind", sorted(SPOKEN))
def test_what_is_about_speaking_is_not_wanted_typed(make_world: MakeWorld, kind: DrillKind) -> None:
    """Whoever asks to type sits where nobody may hear them; to ask them to speak would be no answer."""
    with pytest.raises(DrillError) as raised:
        next(drill(make_world(questions=QUESTIONS), DrillWish(only=kind, typed=True)))

    assert f"'{kind.value}' is about speaking" in raised.value.told
    assert "--typed" in raised.value.told


def test_days_of_rounds_count_as_practice(make_world: MakeWorld, clock: FakeClock) -> None:
    """A day is a day; those before the fortnight are not said."""
    world = make_world(questions=(question(), *QUESTIONS))
    run_plain(drill(world, ONLY_FIRST), clock, FIRST, BACK)
    clock.sleep_until(20)
    run_plain(mock(world, Wish(recipe="short", voice=Voice.TYPED)), clock, "4", FIRST, "n")
    clock.sleep_until(1)
    lines = run_plain(drill(world, ONLY_FIRST), clock, FIRST, BACK)

    assert "You practised on 2 of the last 14 days." in lines.transcript


def test_a_day_of_breathing_counts_as_everywhere_else(make_world: MakeWorld, clock: FakeClock) -> None:
    """Two pages that count differently are both doubted."""
    world = make_world(questions=(question(), *QUESTIONS))
    world.history.keep(Breathed(world.stamp(), "ease", 300.0, True))
    clock.sleep_until(1)
    lines = run_plain(drill(world, ONLY_FIRST), clock, FIRST, BACK)

    assert practised(world) in lines.transcript
    assert "You practised on 2 of the last 14 days." in lines.transcript


def test_every_kind_that_is_mixed_has_a_drill_and_a_name() -> None:
    """A plan that cannot be carried out would be found out by a person."""
    assert set(drills_by_kind(typed=False)) == {*SECONDS, DrillKind.TELL}
    assert set(NAMES) == set(DrillKind)


def test_nothing_to_recall_yet_says_how_to_come_to_something(make_world: MakeWorld, clock: FakeClock) -> None:
    """`practice due` lists first sentences; who hears that nothing is due would doubt both."""
    lines = run_plain(drill(make_world(questions=QUESTIONS), DrillWish(only=DrillKind.BEATS)), clock)

    assert "Nothing is due" not in lines.transcript
    assert "`practice drill --only first-sentence`" in lines.transcript
    assert "`practice stories add`" in lines.transcript


def test_when_all_was_recalled_it_says_so(make_world: MakeWorld, clock: FakeClock) -> None:
    """Then there is nothing to do but wait."""
    world = make_world(stories=FakeStories([ROOF]))
    wish = DrillWish(only=DrillKind.BEATS)
    run_plain(drill(world, wish), clock, "", "", "a")
    lines = run_plain(drill(world, wish), clock)

    assert "Nothing is due to be recalled today. `practice due` says what comes when." in lines.transcript


def test_one_drill_on_the_first_day_is_welcomed_in_the_singular(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The first sentence that somebody reads here."""
    world = make_world(stories=FakeStories([ROOF]))
    lines = run_plain(drill(world, DrillWish(minutes=1, only=DrillKind.BEATS)), clock)

    assert "One small drill to begin with, and it need not go well." in lines.transcript


def test_the_first_page_says_which_story_and_which_sample(make_world: MakeWorld, clock: FakeClock) -> None:
    """A reason without a name says nothing."""
    sample = Sample("a1", Competency.TEAMWORK, "A time?", "We did.", 2, ("No part.", "No end."))
    world = make_world(questions=QUESTIONS, stories=FakeStories([ROOF, BOAT]), samples=[sample])
    recalls = run_plain(drill(world, DrillWish(minutes=4, only=DrillKind.BEATS)), clock).transcript
    rates = run_plain(drill(world, DrillWish(minutes=2, only=DrillKind.RATE)), clock).transcript

    assert "- Beats (2 of them): It has never been recalled. 'The " in recalls
    assert all(f"'{story.title}'" in recalls for story in (ROOF, BOAT))
    assert "- Rate this: You have not rated it yet. An answer about teamwork." in rates


def test_what_comes_tomorrow_is_no_debt(make_world: MakeWorld, clock: FakeClock) -> None:
    """A growing number is read as one."""
    many = [signature(f"s{n}", f"Question {n}?") for n in range(9)]
    lines = run_plain(drill(make_world(questions=many), ONLY_FIRST), clock, FIRST, BACK)

    assert "more wait, in no hurry." in lines.transcript
    assert "And 6 more" not in lines.transcript


def test_telling_a_story_is_one_of_the_drills(make_world: MakeWorld, clock: FakeClock) -> None:
    """No story becomes ready without having been told aloud."""
    world = make_world(stories=FakeStories([ROOF]))
    item = DrillItem(DrillKind.TELL, "story/roof", 120, "It was not told aloud yet.")

    def alone(item: DrillItem = item) -> Sitting[None]:
        yield from drills_by_kind(typed=False)[DrillKind.TELL](world, item, "a sitting")

    lines = run_plain(alone(), clock, "a", "", 100.0, "")
    run_plain(alone(), clock, "l")
    run_plain(alone(replace(item, about="story/gone")), clock)
    told, left, gone = kept(world)

    assert "It was not told aloud yet." in lines.transcript
    assert (told.kind, told.about, told.outcome, told.sitting) == (
        DrillKind.TELL,
        "story/roof",
        Outcome.RIGHT,
        "a sitting",
    )
    assert (left.outcome, gone.outcome) == (Outcome.SKIPPED, Outcome.SKIPPED)


@pytest.mark.parametrize("kind", [DrillKind.TAKES, DrillKind.SILENCE])
def test_the_two_small_rounds_take_the_question_that_was_asked_for(
    make_world: MakeWorld, clock: FakeClock, kind: DrillKind
) -> None:
    """One way leads to them, and it carries the question."""
    world = make_world(questions=QUESTIONS)
    wish = DrillWish(only=kind, question="core/gone")

    with pytest.raises(Trouble, match="no question 'core/gone'"):
        run_plain(drill(world, wish), clock)


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "Your interview is today: a few minutes are plenty."), (1, "Your interview is tomorrow:")],
)
def test_an_interview_that_is_near_is_spoken_of_first(
    make_world: MakeWorld, clock: FakeClock, days: int, said: str
) -> None:
    """Whoever drills on the eve should not be offered a day like any other."""
    world = make_world(questions=QUESTIONS)
    starts = clock.now() + timedelta(days=days, minutes=30)
    world.history.keep(Interview(world.stamp(), "Library", starts.isoformat()))

    assert said in run_plain(drill(world, DrillWish()), clock).transcript


def test_of_an_interview_in_a_week_nothing_is_said(make_world: MakeWorld, clock: FakeClock) -> None:
    """There is time; the reasons of single drills speak of it."""
    world = make_world(questions=QUESTIONS)
    starts = clock.now() + timedelta(days=7)
    world.history.keep(Interview(world.stamp(), "Library", starts.isoformat()))

    assert "Your interview is" not in run_plain(drill(world, DrillWish()), clock).transcript


def test_fifteen_questions_of_one_kind_are_one_row(make_world: MakeWorld, clock: FakeClock) -> None:
    """A page of reasons that differ in one word is not read; each drill says its own."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(drill(world, DrillWish(only=DrillKind.STOP)), clock).transcript
    rows = [row for row in lines.splitlines() if row.startswith("- ")]

    assert rows == ["- Stop at 90: 4 questions, the most needed first; each says why."]


def test_the_last_page_tells_the_thing_and_gives_no_marks(make_world: MakeWorld, clock: FakeClock) -> None:
    """Seconds and how many; right and wrong were said where there was something to learn from them."""
    world = make_world(questions=QUESTIONS)
    stops = DrillWish(minutes=5, only=DrillKind.STOP)
    bridges = DrillWish(minutes=2, only=DrillKind.BRIDGE)
    stopped = run_plain(drill(world, stops), clock, "", 92.0, "", "", 81.0, "").transcript
    begun = run_plain(drill(world, bridges), clock, "", 1.9, "", "", 3.0, "", "l").transcript
    asked = run_plain(drill(world, DrillWish(minutes=1, only=DrillKind.ASKING)), clock, "1", "l").transcript

    assert "- Stop at 90: 1:32 and 1:21" in stopped
    assert "- Bridge: after 1.9 s and 3.0 s, 1 left out" in begun
    assert "- Really asking: 1 answered, 1 left out" in asked
    assert not any(mark in stopped + begun + asked for mark in (" right", "not yet"))


def test_a_time_that_says_nothing_is_counted_all_the_same(make_world: MakeWorld, clock: FakeClock) -> None:
    """Somebody went to the door: there is no number to tell."""
    world = make_world(questions=QUESTIONS)
    lines = run_plain(drill(world, DrillWish(minutes=1, only=DrillKind.STOP)), clock, "", 3600.0, "")

    assert "- Stop at 90: 1 done" in lines.transcript
