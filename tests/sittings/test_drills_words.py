"""The drills that are read, chosen, typed or told: what is said, and what is kept before it is said."""

from dataclasses import dataclass, field, replace

import pytest

from conftest import FakeClock, FakeStories, MakeWorld, ScriptedLines, asking, question, recipe, run_plain
from practice.model.answer import Voice
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled
from practice.model.fact import Fact
from practice.model.kinds import Competency, QuestionType
from practice.model.page import Page
from practice.model.question import ModelAnswer, Question
from practice.model.recipe import LookBack
from practice.model.story import Beat, BeatPart, Story
from practice.model.trouble import Trouble
from practice.schedule.drills import DrillItem
from practice.sittings.drills.drilled import keep_drilled
from practice.sittings.drills.drills_words import word_drills
from practice.sittings.ports import History, World
from practice.sittings.rounds.mock import Wish, mock
from practice.sittings.script import Sitting

ROTA = Story(
    "rota",
    "The Saturday rota",
    (
        Beat("s", BeatPart.SITUATION, "The rota had gaps every Saturday"),
        Beat("a", BeatPart.ACTION, "I asked the night porter to swap shifts"),
        Beat("r", BeatPart.RESULT, "Complaints fell", ("12", "3")),
    ),
    cue="gaps on Saturday",
    headline="I mended a rota that nobody owned.",
    main=(Competency.TEAMWORK,),
)
ROOF = Story(
    "roof",
    "The roof",
    (Beat("r", BeatPart.RESULT, "It held"),),
    main=(Competency.PLANNING,),
    also=(Competency.TEAMWORK,),
)
BOAT = Story("boat", "The boat", (), main=(Competency.LEARNING,))

ANSWER = "Last year there was a leak. We fixed it with the neighbours. In the end it held."
ROUND = recipe(asking(), LookBack("look"))


def on(kind: DrillKind, about: str = "core/leak") -> DrillItem:
    """A drill about something, with its reason."""
    return DrillItem(kind, about, 60, "This is why.")


def run(
    world: World, clock: FakeClock, item: DrillItem, *script: str | float, typed: bool = False
) -> ScriptedLines:
    """One drill in plain lines."""

    def alone() -> Sitting[None]:
        yield from word_drills(typed=typed)[item.kind](world, item, "a sitting")

    return run_plain(alone(), clock, *script)


def kept(world: World) -> list[Drilled]:
    """Every drill in history."""
    return list(world.history.every(Drilled))


def answered(world: World, clock: FakeClock, answer: str = ANSWER) -> None:
    """A round with one typed answer."""
    run_plain(mock(world, Wish(recipe="short", voice=Voice.TYPED)), clock, "4", answer, "n")


@pytest.fixture
def stories() -> FakeStories:
    """Two stories that show teamwork, and one that does not."""
    return FakeStories([ROTA, ROOF, BOAT])


# -- really asking -----------------------------------------------------------------------------


def number_of(lines: ScriptedLines, label: str) -> str:
    """The key of a choice on the page that was printed."""
    return next(line.split()[0] for line in lines.out if line.endswith(f"  {label}"))


def test_the_true_competency_is_right_and_any_other_is_not(make_world: MakeWorld, clock: FakeClock) -> None:
    """It marks itself, and says why they ask."""
    world = make_world(questions=(question(why_asked="They share one desk."),))
    item = on(DrillKind.ASKING)
    state = world.rng.getstate()
    shown = run(world, clock, item)
    right = number_of(shown, "teamwork")
    world.rng.setstate(state)
    lines = run(world, clock, item, right)
    world.rng.setstate(state)
    run(world, clock, item, "1" if right != "1" else "2")

    assert "This is why." in lines.transcript
    assert "Yes: teamwork." in lines.transcript
    assert "Why they ask: They share one desk." in lines.transcript
    assert [fact.outcome for fact in kept(world)] == [Outcome.RIGHT, Outcome.WRONG]
    assert kept(world)[0].words == "teamwork"


def test_any_of_them_can_be_left_out(make_world: MakeWorld, clock: FakeClock, stories: FakeStories) -> None:
    """Nobody has to do a drill; that it was left out is kept."""
    world = make_world(ROUND, stories=stories)
    answered(world, clock)
    for kind, reply in (
        (DrillKind.ASKING, "l"),
        (DrillKind.WHICH, ""),
        (DrillKind.FIRST, ""),
        (DrillKind.NUMBERS, ""),
        (DrillKind.WE_TO_I, ""),
        (DrillKind.PROBE, "l"),
        (DrillKind.BEATS, "l"),
    ):
        run(world, clock, on(kind), reply)

    assert [fact.outcome for fact in kept(world)] == [Outcome.SKIPPED] * 7
    assert not world.history.every(Recalled)


# -- which story -------------------------------------------------------------------------------


def test_two_stories_that_carry_it_are_right(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """Main or beside; the seconds are told and kept."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.WHICH), 14.0, "rota, roof")

    assert "The Saturday rota: one of your best for teamwork" in lines.transcript
    assert "The roof: shows teamwork beside" in lines.transcript
    assert "That took 14 s" in lines.transcript
    fact = kept(world)[0]
    assert (fact.outcome, fact.words, fact.number, fact.wanted) == (Outcome.RIGHT, "rota roof", 14.0, 10.0)


def test_a_story_that_is_not_marked_is_told_with_those_that_are(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """And with where to say that it does show it."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.WHICH), "boat, rota")

    assert "The boat: not marked for teamwork" in lines.transcript
    assert "Marked for it: 'The roof'." in lines.transcript
    assert kept(world)[0].outcome is Outcome.WRONG


def test_where_no_story_carries_it_nothing_is_marked(make_world: MakeWorld, clock: FakeClock) -> None:
    """There is no right answer to miss."""
    world = make_world(
        stories=FakeStories([BOAT, ROOF]), questions=(question(competency=Competency.INTEGRITY),)
    )
    lines = run(world, clock, on(DrillKind.WHICH), "1 2")

    assert "No story of yours is marked for integrity" in lines.transcript
    assert kept(world)[0].outcome is Outcome.DONE


def test_something_that_is_no_story_is_asked_again(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """A slip is not a mistake."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.WHICH), "7 8", "1", "1 2")

    assert "'7' is none of them" in lines.transcript
    assert "Two of them, such as 1 2." in lines.transcript
    assert len(kept(world)) == 1


# -- beats -------------------------------------------------------------------------------------


def test_beats_told_aloud_are_timed_to_the_first_and_ticked(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """All of it and the first at once is easy; nobody is asked how it was."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.BEATS, "story/rota"), 3.0, "", 40.0, "", "a")
    recalled = world.history.every(Recalled)[0]

    assert "gaps on Saturday" in lines.transcript
    assert "All of it came." in lines.transcript
    assert (recalled.thing, recalled.share, recalled.first_s) == ("story/rota", 1.0, 3.0)
    assert (recalled.peeked, recalled.grade) == (False, "easy")
    assert kept(world)[0].outcome is Outcome.DONE


def test_numbers_count_double_when_they_are_missing(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """Two of three beats are half of this story."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.BEATS, "story/rota"), "", "", "1 2")
    recalled = world.history.every(Recalled)[0]

    assert "2 of 3 came." in lines.transcript
    assert "%" not in lines.transcript
    assert "Complaints fell (12, 3)" in lines.transcript
    assert (recalled.share, recalled.grade) == (0.5, "hard")


def test_to_peek_counts_as_again(make_world: MakeWorld, clock: FakeClock, stories: FakeStories) -> None:
    """What was shown was not recalled; it is kept before it is shown."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.BEATS, "story/rota"), "", "p")
    recalled = world.history.every(Recalled)[0]

    assert "I asked the night porter to swap shifts" in lines.transcript
    assert (recalled.peeked, recalled.grade) == (True, "again")


def test_typed_beats_are_compared_and_the_person_has_the_last_word(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """The words propose; a tick decides. Typing is not timed, so nothing is called easy."""
    world = make_world(stories=stories)
    item = on(DrillKind.BEATS, "story/rota")
    script = ("gaps in the rota on Saturdays", "complaints from twelve to 3", "")
    taken = run(world, clock, item, *script, "", typed=True)
    run(world, clock, item, *script, "a", typed=True)
    shares = [(fact.share, fact.first_s, fact.grade) for fact in world.history.every(Recalled)]

    assert "By your words these: 1 3." in taken.transcript
    assert shares == [(0.75, None, "hard"), (1.0, None, "good")]


def test_each_typed_line_is_kept_when_it_is_handed_in(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """Whoever stops in the middle has lost no word."""
    world = make_world(stories=stories)
    run(world, clock, on(DrillKind.BEATS, "story/rota"), "gaps, I think", "the porter", "/q", typed=True)

    assert [fact.words for fact in kept(world)] == ["gaps, I think", "the porter"]
    assert not world.history.every(Recalled)


def test_typed_beats_can_be_looked_at_too(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """With p, before the first line too."""
    world = make_world(stories=stories)
    run(world, clock, on(DrillKind.BEATS, "story/rota"), "gaps in the rota", "p", typed=True)
    run(world, clock, on(DrillKind.BEATS, "story/rota"), "p", typed=True)

    assert [(fact.peeked, fact.share) for fact in world.history.every(Recalled)] == [(True, 0.25), (True, 0)]


def test_typed_beats_are_left_out_with_enter_alone(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """As everywhere else: nothing was typed, so there is nothing to grade."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.BEATS, "story/rota"), "", typed=True)

    assert "Enter alone leaves it out." in lines.transcript
    assert [fact.outcome for fact in kept(world)] == [Outcome.SKIPPED]
    assert not world.history.every(Recalled)


@dataclass
class Counted:
    """A history that remembers what was kept together."""

    of: History
    together: list[tuple[str, ...]] = field(default_factory=list)

    def keep(self, *facts: Fact) -> None:
        self.together.append(tuple(type(fact).__name__ for fact in facts))
        self.of.keep(*facts)

    def __getattr__(self, name: str) -> object:
        return getattr(self.of, name)


def test_a_recall_and_its_drill_are_kept_together(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """One without the other would be a recall that nobody did."""
    world = make_world(stories=stories)
    counted = Counted(world.history)
    world = replace(world, history=counted)  # type: ignore[arg-type]  # the rest is handed on
    run(world, clock, on(DrillKind.BEATS, "story/rota"), "", "", "a")

    assert [sorted(names) for names in counted.together] == [["Drilled", "Recalled"]]


def test_a_prepared_answer_is_recalled_by_what_a_listener_looks_for(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """A signature question has no story; its points are its beats."""
    world = make_world()
    lines = run(world, clock, on(DrillKind.BEATS), "", "", "9", "1 2")

    assert "3 things" in lines.transcript
    assert "Type numbers from 1 to 3" in lines.transcript
    assert world.history.every(Recalled)[0].thing == "core/leak"


def test_a_story_that_was_taken_away_is_left_out(make_world: MakeWorld, clock: FakeClock) -> None:
    """The file may be edited at any moment."""
    world = make_world()
    run(world, clock, on(DrillKind.BEATS, "story/gone"))
    run(world, clock, on(DrillKind.NUMBERS, "story/gone"))

    assert [fact.outcome for fact in kept(world)] == [Outcome.SKIPPED] * 2


def test_somebody_who_went_away_gets_no_time(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories
) -> None:
    """An hour to the first beat says nothing of the beat."""
    world = make_world(stories=stories)
    run(world, clock, on(DrillKind.BEATS, "story/rota"), 3600.0, "", "", "a")

    assert world.history.every(Recalled)[0].first_s is None


# -- first sentence ----------------------------------------------------------------------------


def test_twelve_words_are_short_enough(make_world: MakeWorld, clock: FakeClock, stories: FakeStories) -> None:
    """A story of one's own that fits shows its headline afterwards."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.FIRST), "I mended a roof before the rain came.")

    assert "8 words: short enough" in lines.transcript
    assert ROTA.headline in lines.transcript
    assert (kept(world)[0].number, kept(world)[0].wanted) == (8.0, 12.0)


def test_a_long_one_has_one_more_try_and_both_are_kept(make_world: MakeWorld, clock: FakeClock) -> None:
    """Word for word, each before the next page."""
    world = make_world()
    long = "well " * 13
    lines = run(world, clock, on(DrillKind.FIRST), long, "Shorter now.")

    assert "That is 13 words. What could go?" in lines.transcript
    assert [fact.words for fact in kept(world)] == [long.strip(), "Shorter now."]
    assert ROTA.headline not in lines.transcript


def test_a_long_one_may_stay_as_it_is(make_world: MakeWorld, clock: FakeClock) -> None:
    """One more try is offered, not asked for."""
    world = make_world()
    lines = run(world, clock, on(DrillKind.FIRST), "well " * 13, "")

    assert len(kept(world)) == 1
    assert "short enough" not in lines.transcript


# -- numbers, we to I --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "outcome", "told"),
    [
        ("It held for 3 winters.", Outcome.RIGHT, "A number is in it."),
        ("Ana said it was the driest winter.", Outcome.RIGHT, "Somebody else speaks in it."),
        ("It held very well.", Outcome.WRONG, "How would somebody else know"),
    ],
)
def test_a_result_gets_a_number_or_a_witness(
    make_world: MakeWorld,
    clock: FakeClock,
    stories: FakeStories,
    typed: str,
    outcome: Outcome,
    told: str,
) -> None:
    """It marks only whether there is one; the story itself is never written."""
    world = make_world(stories=stories)
    lines = run(world, clock, on(DrillKind.NUMBERS, "story/roof"), typed)

    assert "> It held" in lines.transcript
    assert "The roof" in lines.transcript
    assert told in lines.transcript
    assert (kept(world)[0].outcome, kept(world)[0].words) == (outcome, typed)
    assert stories.all() == (ROTA, ROOF, BOAT)


def test_the_end_of_a_typed_answer_can_get_one_too(make_world: MakeWorld, clock: FakeClock) -> None:
    """The sentence that says how it ended."""
    world = make_world(ROUND)
    answered(world, clock)
    lines = run(world, clock, on(DrillKind.NUMBERS), "It held for two winters.")

    assert "> In the end it held." in lines.transcript
    assert question().text in lines.transcript
    assert "practice stories edit" not in lines.transcript


def test_a_sentence_with_we_is_written_again_and_counted(make_world: MakeWorld, clock: FakeClock) -> None:
    """Before and now, as counts and nothing more."""
    world = make_world(ROUND)
    answered(world, clock)
    lines = run(world, clock, on(DrillKind.WE_TO_I), "I found the crack and I asked two neighbours.")

    assert "> We fixed it with the neighbours." in lines.transcript
    assert question().text in lines.transcript
    assert "Before: I not at all, we once." in lines.transcript
    assert "Now: I twice, we not at all." in lines.transcript
    assert (kept(world)[0].number, kept(world)[0].wanted) == (2.0, 0.0)


def test_an_answer_without_we_has_nothing_to_change(make_world: MakeWorld, clock: FakeClock) -> None:
    """That is said, and it does not come back at once."""
    world = make_world(ROUND)
    answered(world, clock, "Last year I fixed a leak.")
    lines = run(world, clock, on(DrillKind.WE_TO_I))

    assert "no sentence that says we" in lines.transcript
    assert kept(world)[0].outcome is Outcome.DONE


# -- one follow-up -----------------------------------------------------------------------------


def test_a_follow_up_is_chosen_by_what_the_answer_lacked(make_world: MakeWorld, clock: FakeClock) -> None:
    """With the reason, aloud, and unmarked."""
    world = make_world(ROUND)
    answered(world, clock)
    lines = run(world, clock, on(DrillKind.PROBE), 40.0, "")

    assert f"> {ANSWER}" in lines.transcript
    assert "(asked because" in lines.transcript
    assert "0:40 by the clock" in lines.transcript
    assert (kept(world)[0].outcome, kept(world)[0].number) == (Outcome.DONE, 40.0)


def test_a_follow_up_can_be_typed(make_world: MakeWorld, clock: FakeClock) -> None:
    """Every word is kept."""
    world = make_world(ROUND)
    answered(world, clock)
    run(world, clock, on(DrillKind.PROBE), "The hardest was the ladder.", typed=True)

    assert kept(world)[0].words == "The hardest was the ladder."


# -- their turn --------------------------------------------------------------------------------


def ask_them(id: str, *tags: str) -> Question:
    """A question that the other side leaves to you, with a good one of a candidate."""
    return question(
        id,
        type=QuestionType.ASK_THEM,
        competency=None,
        text=f"What would you ask about {id}?",
        model_answers=(ModelAnswer(5, f"Thank you. What about {id}? I wonder."),),
        tags=tags,
    )


STAGES = (
    ask_them("team", "ask-first-interview"),
    ask_them("doubts", "ask-final-round"),
    ask_them("terms", "ask-after-offer"),
)


def test_the_question_of_the_stage_is_right(make_world: MakeWorld, clock: FakeClock) -> None:
    """The bank's tags know where a question belongs."""
    world = make_world(questions=STAGES)
    item = on(DrillKind.THEIR_TURN, "core/doubts")
    state = world.rng.getstate()
    right = number_of(run(world, clock, item), "What about doubts?")
    world.rng.setstate(state)
    lines = run(world, clock, item, right)

    assert "The stage: the final round." in lines.transcript
    assert "Yes, that one." in lines.transcript
    assert kept(world)[0].outcome is Outcome.RIGHT


def test_where_any_may_be_right_the_person_says_why(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nothing is marked that the data cannot tell."""
    world = make_world(questions=(*STAGES, ask_them("success", "ask-any-stage")))
    lines = run(world, clock, on(DrillKind.THEIR_TURN, "core/success"), "1", "It tells me where to begin.")

    assert "Any of them can be right here." in lines.transcript
    assert {fact.outcome for fact in kept(world)} == {Outcome.DONE}
    assert kept(world)[-1].words == "It tells me where to begin."


def test_a_bank_without_samples_asks_for_a_question_of_ones_own(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """There is always something to do."""
    bare = question("bare", type=QuestionType.ASK_THEM, competency=None, model_answers=())
    world = make_world(questions=(bare,))
    run(world, clock, on(DrillKind.THEIR_TURN, "core/bare"), "How do you know that a day was good?")

    assert kept(world)[0].words == "How do you know that a day was good?"


# -- all of them -------------------------------------------------------------------------------


class FullDisk:
    """A history that cannot keep anything more."""

    def newest(self, until: str) -> str:
        return until

    def keep(self, *facts: Fact) -> None:
        raise Trouble("the disk is full")


def test_words_that_cannot_be_kept_are_given_back(make_world: MakeWorld) -> None:
    """The disk may be full; the words are the person's."""
    world = replace(make_world(), history=FullDisk())  # type: ignore[arg-type]  # keeping is all it is asked for
    with pytest.raises(Trouble) as raised:
        keep_drilled(world, on(DrillKind.FIRST), "s", Outcome.DONE, words="My first sentence.")

    assert raised.value.unsaved == "My first sentence."


@pytest.mark.parametrize(
    "text", ["\x1b[31mred", "🙂", "0", "9" * 5000, " ", "p", "٣", "/", "\ud7ff\u200d", "1 " * 999]
)
@pytest.mark.parametrize("kind", word_drills(typed=True))
def test_whatever_is_typed_the_drill_goes_on(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories, kind: DrillKind, text: str
) -> None:
    """It ends, or asks again in a sentence; and no control sign is kept."""
    world = make_world(ROUND, stories=stories, questions=(question(), *STAGES))
    answered(world, clock)
    about = {DrillKind.THEIR_TURN: "core/team", DrillKind.BEATS: "story/rota"}.get(kind, "core/leak")
    run(world, clock, on(kind, about), *[text] * 4, typed=True)

    assert not any("\x1b" in fact.words for fact in kept(world))


@pytest.mark.parametrize("typed", [True, False])
def test_every_page_says_which_drill_it_is(
    make_world: MakeWorld, clock: FakeClock, stories: FakeStories, typed: bool
) -> None:
    """Also with why it was chosen."""
    world = make_world(ROUND, stories=stories, questions=(question(), *STAGES))
    answered(world, clock)
    for kind, drill in word_drills(typed=typed).items():
        about = "core/team" if kind is DrillKind.THEIR_TURN else "core/leak"
        page = next(drill(world, on(kind, about), "s"))

        assert isinstance(page, Page)
        assert page.title
        assert any("This is why." in getattr(part, "text", "") for part in page.body)


def test_the_first_time_the_points_of_an_answer_are_read_and_then_recalled(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """They are the bank's and not the person's: nobody can recall what they have never seen."""
    world = make_world(questions=(question(),))
    world.history.keep(
        Drilled(world.stamp(), "s", DrillKind.FIRST, "core/leak", Outcome.DONE, words="I found a leak.")
    )
    first = run(world, clock, on(DrillKind.BEATS, "core/leak"), "", 3.0, "", 40.0, "", "a").transcript
    again = run(world, clock, on(DrillKind.BEATS, "core/leak"), 3.0, "", 40.0, "", "a").transcript

    assert "The first time: read what such an answer holds" in first
    assert "I found a leak." in first
    assert "The first time" not in again
    assert len(world.history.every(Recalled)) == 2
