"""Silence training as it is lived: three answers, each with a silence behind it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import FakeClock, FakeRecorder, MakeWorld, question, run_plain
from practice.model.answer import Voice
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.facts import HowEnded
from practice.model.jobs import JobAdded
from practice.model.kinds import QuestionType
from practice.model.page import Page
from practice.rounds.plan import Asked
from practice.sittings.drills.silence import (
    LONGEST_S,
    SHORTEST_S,
    SOMEBODY_WRITES,
    NoQuestions,
    silence,
    silence_plan,
)
from practice.sittings.home import home
from practice.sittings.ports import World
from practice.sittings.rounds.mock import MockError, Wish, go_on, mock
from practice.sittings.rounds.parting import parting
from practice.sittings.rounds.playing import Playing

QUESTIONS = [question(f"q{n}", text=f"What of {n}?") for n in range(5)]
ONE: tuple[str | float, ...] = ("", 40.0, "")
"""An answer: begun with Enter, ended with Enter."""


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """A world with enough questions."""
    return make_world(questions=QUESTIONS)


def kept(world: World) -> Sequence[Drilled]:
    """The silences in history."""
    facts = world.history.every(Drilled)
    assert {fact.kind for fact in facts} <= {DrillKind.SILENCE}
    return facts


def test_after_each_answer_there_is_a_silence_and_then_the_question(world: World, clock: FakeClock) -> None:
    """Nobody is asked in the silence itself; it lasts as long as it was said to have."""
    lines = run_plain(silence(world, "core/q3"), clock, *ONE, "y", *ONE, "a", *ONE, "t")
    facts = kept(world)

    assert [fact.outcome for fact in facts] == [Outcome.RIGHT, Outcome.DONE, Outcome.WRONG]
    assert facts[0].about == "core/q3"
    assert len({fact.about for fact in facts}) == 3
    assert len({fact.sitting for fact in facts}) == 1
    for fact in facts:
        assert fact.number is not None
        assert SHORTEST_S <= fact.number <= LONGEST_S
        assert f"That silence was {fact.number:.0f} seconds long." in lines.transcript
    assert lines.transcript.count("is writing. There is nothing you need to add.") == 3
    assert "Held: 1 of 3." in lines.transcript
    assert [f"Question {n} of 3" in lines.transcript for n in (1, 2, 3)] == [True] * 3


def test_the_silence_is_real_time(world: World, clock: FakeClock) -> None:
    """Between the end of an answer and the page after it pass as many seconds as are kept."""
    began = clock.elapsed()
    run_plain(silence(world, None), clock, *ONE, "y", "/q")
    (fact,) = kept(world)

    assert fact.number is not None
    assert clock.elapsed() - began == pytest.approx(40.0 + fact.number)


def test_it_is_said_before_what_a_silence_may_be(world: World, clock: FakeClock) -> None:
    """Nobody is left to guess, and nothing comes as a surprise."""
    lines = run_plain(silence(world, None), clock)
    before = lines.transcript.partition("interviewer:")[0]

    assert SOMEBODY_WRITES.text in before
    assert "5 to 8 seconds" in before


@pytest.mark.parametrize("at", ["before", "answering", "asked"])
def test_whoever_stops_half_way_keeps_what_was_done(world: World, clock: FakeClock, at: str) -> None:
    """The round that was left is over; what was done is told."""
    where: dict[str, tuple[str | float, ...]] = {
        "before": ("/q",),
        "answering": ("", 5.0, "/q"),
        "asked": (*ONE, "q"),
    }
    lines = run_plain(silence(world, None), clock, *ONE, "y", *where[at])

    assert len(kept(world)) == 1
    assert "Held: 1 of 1." in lines.transcript
    assert world.history.unfinished() is None


def test_whoever_stops_at_once_sees_no_result(world: World, clock: FakeClock) -> None:
    """There is none."""
    lines = run_plain(silence(world, None), clock, "/q")

    assert not kept(world)
    assert "Held" not in lines.transcript
    assert [entry.ended for entry in world.history.rounds()] == [HowEnded.SET_ASIDE]


def test_enter_alone_is_no_yes(world: World, clock: FakeClock) -> None:
    """What was held is for the person to say, and not for a habit of pressing Enter."""
    lines = run_plain(silence(world, None), clock, *ONE, "", "t", "/q")

    assert [fact.outcome for fact in kept(world)] == [Outcome.WRONG]
    assert "An empty line is not one of the choices" in lines.transcript


def test_each_is_kept_before_the_next_question(world: World, clock: FakeClock) -> None:
    """The program may be killed in the middle of the second answer."""
    sitting = silence(world, None)
    next(sitting)
    playing = sitting.send("")
    assert isinstance(playing, Playing)
    playing.face(by_line=True)
    playing.go()
    playing.go()
    clock.advance(LONGEST_S)
    playing.tick()
    assert playing.over
    page = sitting.send("")
    assert isinstance(page, Page)
    following = sitting.send("y")

    assert isinstance(following, Playing)
    assert len(kept(world)) == 1


def test_it_is_said_when_somebody_listens(make_world: MakeWorld, clock: FakeClock) -> None:
    """As in every round."""
    world = make_world(questions=QUESTIONS, recorder=FakeRecorder())
    lines = run_plain(silence(world, None), clock)

    assert "The microphone listens while you answer" in lines.transcript


def test_a_key_that_no_question_has_is_said_so(world: World) -> None:
    """Instead of another question without a word."""
    with pytest.raises(NoQuestions, match="no question 'core/gone'"):
        next(silence(world, "core/gone"))


def test_banks_without_a_fitting_question_are_said_so(make_world: MakeWorld) -> None:
    """Questions of one's own for them have no silence behind them."""
    world = make_world(questions=[question(type=QuestionType.ASK_THEM, competency=None)])

    with pytest.raises(NoQuestions, match="no question that fits"):
        next(silence(world, None))


def test_few_questions_make_a_short_training(make_world: MakeWorld, clock: FakeClock) -> None:
    """One is enough."""
    lines = run_plain(silence(make_world(), None), clock, *ONE, "y")

    assert "Questions: 1." in lines.transcript
    assert "Held: 1 of 1." in lines.transcript


@given(st.integers(0, 2**31))
def test_each_silence_is_drawn_within_its_bounds(seed: int) -> None:
    """The same seed draws the same; no question counts, and none is followed up."""
    plan = silence_plan(QUESTIONS[:3], seed=seed)
    items = [item for item in plan.items if isinstance(item, Asked)]

    assert plan == silence_plan(QUESTIONS[:3], seed=seed)
    assert len(items) == 3
    for item in items:
        assert SHORTEST_S <= item.silence_s <= LONGEST_S
        assert not item.scored
        assert item.probes == 0


def test_silences_differ() -> None:
    """One that can be counted along is none."""
    drawn = {
        item.silence_s
        for seed in range(20)
        for item in silence_plan(QUESTIONS[:3], seed=seed).items
        if isinstance(item, Asked)
    }

    assert drawn == {5, 6, 7, 8}


def test_a_silence_that_broke_off_is_not_offered_again(world: World, clock: FakeClock) -> None:
    """There is nothing in it to go on with, and it must not nag after every sitting."""
    run_plain(silence(world, None), clock, "", 5.0)
    lines = run_plain(home(world), clock, "q")

    assert "Not finished" not in lines.transcript
    assert "--resume" not in parting(world, stopped=True)
    with pytest.raises(MockError, match="no unfinished round"):
        run_plain(go_on(world), clock)


def test_it_is_closed_when_nobody_can_be_in_it_any_more(world: World, clock: FakeClock) -> None:
    """Another window may be in its middle: that one is let be."""
    run_plain(silence(world, None), clock, "", 5.0)
    run_plain(home(world), clock, "q")
    assert [entry.ended for entry in world.history.rounds()] == [None]
    clock.advance(3600)
    run_plain(home(world), clock, "q")

    assert [entry.ended for entry in world.history.rounds()] == [HowEnded.SET_ASIDE]


def test_where_moments_lie_ahead_it_is_let_be_for_the_day(world: World, clock: FakeClock) -> None:
    """They do not tell how long ago it began after a clock was put back, and a window may be in it."""
    two_days = 2 * 24 * 3600
    clock.jump(two_days)
    world.history.keep(JobAdded(world.stamp(), "Northwind"))
    clock.jump(-two_days)
    run_plain(silence(world, None), clock, "", 5.0)
    run_plain(home(world), clock, "q")
    assert [entry.ended for entry in world.history.rounds()] == [None]
    clock.advance(two_days // 2)
    run_plain(home(world), clock, "q")

    assert [entry.ended for entry in world.history.rounds()] == [HowEnded.SET_ASIDE]


def test_a_round_behind_a_silence_is_still_offered(make_world: MakeWorld, clock: FakeClock) -> None:
    """The silence was only the newer one."""
    world = make_world(questions=[question(), *QUESTIONS])
    run_plain(mock(world, Wish(recipe="short", voice=Voice.TYPED)), clock, "4")
    for wait in (60, 3600):
        run_plain(silence(world, None), clock, "", 5.0)
        clock.advance(wait)

        assert "Not finished: A short round" in run_plain(home(world), clock, "q").transcript
