"""From the first quiet moment to the last goodbye: which event moves a round on, and to where."""

from collections.abc import Sequence

import pytest

from conftest import asking, planned, play, question
from practice.model.answer import Given, Notes, Voice
from practice.model.kinds import QuestionType
from practice.model.recipe import Break, Calm, Format, LookBack, Preparing, Rules, Say, StopAt, TheirTurn
from practice.rounds.events import (
    Again,
    Drafted,
    Effect,
    Event,
    Expected,
    Faced,
    Finish,
    Go,
    Keep,
    Noted,
    Refuse,
    Skip,
    Speak,
    StartRecording,
    StopRecording,
    Tick,
    Typed,
)
from practice.rounds.plan import Plan
from practice.rounds.state import Phase
from practice.rounds.step import ends_at, start, step

CALM = planned(Calm("calm", 60), asking())
SAYING = planned(Say("hello", "Hello.", 10), asking())
BREAK = planned(Break("break", 120), asking())
ONE = planned(asking())
PREPARING = planned(asking(prepare_s=30))
STRICT = planned(asking(prepare_s=30), rules=Rules(prepare=Preparing.STRICT))
TYPED = planned(asking(), voice=Voice.TYPED)
TAKES = planned(asking(), rules=Rules(retakes=1))
SILENT = planned(asking(), rules=Rules(silence_s=6))
THEIRS = planned(TheirTurn("turn", 1, answer_s=30, reply_s=45), asked=(question(type=QuestionType.ASK_THEM),))

BEGUN = (Go(1),)
DONE = (Go(1), Go(61))

EVERYTHING: tuple[Event, ...] = (
    Go(500),
    Tick(500),
    Typed(500, "Words."),
    Drafted(500, "Wor"),
    Noted(500, Notes("The leak")),
    Expected(500, 3),
    Skip(500),
    Again(500),
    Faced(500, by_line=True),
)


def names(moved: dict[str, Phase], other: Phase) -> dict[str, Phase]:
    """What each kind of event leads to: what is not named leads to `other`."""
    return {type(event).__name__: moved.get(type(event).__name__, other) for event in EVERYTHING}


@pytest.mark.parametrize(
    ("plan", "before", "phase", "moved"),
    [
        (CALM, (), Phase.CALM, {"Go": Phase.READY, "Tick": Phase.READY}),
        (SAYING, (), Phase.SAYING, {"Go": Phase.READY, "Tick": Phase.READY}),
        (BREAK, (), Phase.BREAK, {"Go": Phase.READY, "Tick": Phase.READY}),
        (ONE, (), Phase.READY, {"Go": Phase.ANSWERING}),
        (PREPARING, (), Phase.READY, {"Go": Phase.ANSWERING, "Tick": Phase.ANSWERING}),
        (STRICT, (), Phase.READY, {"Tick": Phase.ANSWERING}),
        (ONE, BEGUN, Phase.ANSWERING, {"Go": Phase.DONE}),
        (TYPED, BEGUN, Phase.ANSWERING, {"Typed": Phase.DONE}),
        (TAKES, DONE, Phase.CHOOSING, {"Go": Phase.DONE, "Again": Phase.READY}),
        (SILENT, DONE, Phase.SILENCE, {"Tick": Phase.DONE}),
        (THEIRS, DONE, Phase.REPLY, {"Go": Phase.DONE, "Tick": Phase.DONE}),
        (ONE, DONE, Phase.DONE, {}),
    ],
)
def test_each_phase_is_left_by_its_own_events_only(
    plan: Plan, before: tuple[Event, ...], phase: Phase, moved: dict[str, Phase]
) -> None:
    """The whole table: a key pressed in the wrong place must never cost anybody an answer."""
    here, _ = play(plan, *before)
    led = {type(event).__name__: play(plan, *before, event)[0].phase for event in EVERYTHING}

    assert here.phase is phase
    assert led == names(moved, phase)


@pytest.mark.parametrize(
    ("plan", "before", "event"),
    [
        (plan, before, event)
        for plan, before in [
            (CALM, ()),
            (SAYING, ()),
            (BREAK, ()),
            (SILENT, DONE),
            (THEIRS, DONE),
            (ONE, DONE),
        ]
        for event in (Typed(500, "Words."), Drafted(500, "W"), Noted(500, Notes("N")), Expected(500, 2))
    ],
)
def test_words_where_nobody_asked_change_nothing(plan: Plan, before: tuple[Event, ...], event: Event) -> None:
    """A stray line of input must not turn up in the next answer."""
    assert play(plan, *before, event) == play(plan, *before)


@pytest.mark.parametrize(
    ("plan", "seconds"), [(CALM, 60), (SAYING, 10), (BREAK, 120), (PREPARING, 30), (STRICT, 30)]
)
def test_a_timed_phase_ends_at_its_time_and_not_before(plan: Plan, seconds: float) -> None:
    """The clock on the screen and the clock of the round are one."""
    early, _ = play(plan, Tick(seconds - 0.001))
    due, _ = play(plan, Tick(seconds))

    assert early == play(plan)[0]
    assert due != early


def test_the_next_phase_gets_its_whole_time_however_late_the_tick() -> None:
    """A computer that slept through the greeting must not take the time to prepare away too."""
    state, _ = play(planned(Say("hello", "Hello.", 10), asking(prepare_s=30)), Tick(3600))

    assert state.phase is Phase.READY
    assert ends_at(state) == 3600 + 30


def test_no_clock_begins_an_answer_in_a_conversation() -> None:
    """Whoever still thinks, or is writing a note, is waited for."""
    state, _ = play(ONE, Tick(3600))

    assert state.phase is Phase.READY


def test_the_interviewer_says_hello_by_name_and_then_asks() -> None:
    """What is heard comes in the order of the recipe."""
    _, effects = play(planned(), Tick(10))
    spoken = [effect for effect in effects if isinstance(effect, Speak)]

    assert [(line.by.name if line.by else "", line.text) for line in spoken] == [
        ("Ana", "Hello."),
        ("Ana", "Tell me about a time you fixed something with others."),
    ]


def test_without_a_panel_a_voice_off_asks() -> None:
    """A one-way video has questions on a screen and nobody behind them."""
    _, effects = play(planned(asking(), panel=(), format=Format.ONE_WAY))

    assert effects == [Speak(None, "Tell me about a time you fixed something with others.")]


def test_strict_preparation_is_waited_out_and_the_answer_starts_by_itself() -> None:
    """A one-way video does the same: the person learns to use the half minute."""
    refused, effects = play(STRICT, Go(5))
    begun, more = play(STRICT, Go(5), Tick(30))

    assert refused.phase is Phase.READY
    assert [effect.why for effect in effects if isinstance(effect, Refuse)] == [
        "Here the preparation time runs by itself: use it, the answer starts after."
    ]
    assert (begun.phase, begun.prepared_s) == (Phase.ANSWERING, 30)
    assert more[-1] == StartRecording()


def test_may_start_begins_early_and_keeps_how_long_was_prepared() -> None:
    """Time not taken is worth knowing in the review."""
    plan = planned(asking(prepare_s=30), rules=Rules(prepare=Preparing.MAY_START))
    _, effects = play(plan, Go(12.5), Go(60))

    assert kept(effects)[0].prepared_s == 12.5


def test_thinking_in_a_live_round_is_never_strict() -> None:
    """Strict preparation belongs to one-way videos; a person across the table lets you begin."""
    plan = planned(asking(), rules=Rules(prepare=Preparing.STRICT, think_s=8))

    assert play(plan, Go(1))[0].phase is Phase.ANSWERING


def test_a_half_written_line_does_not_turn_into_the_answer() -> None:
    """In plain mode the thinking time waits for the line: only a strict start comes by itself."""
    waiting, _ = play(ONE, Faced(0, by_line=True), Tick(3600))
    strict, _ = play(STRICT, Faced(0, by_line=True), Tick(30))

    assert waiting.phase is Phase.READY
    assert strict.phase is Phase.ANSWERING


def test_notes_and_expectation_go_with_the_answer() -> None:
    """Both are looked at in the review: what was planned, and how it was thought to go."""
    notes = Notes("The leak", "key, neighbour, towel", "It was a Sunday.")
    _, effects = play(
        ONE, Noted(1, Notes("The")), Noted(2, notes), Expected(3, 2), Expected(4, 4), Go(5), Go(60)
    )

    assert (kept(effects)[0].notes, kept(effects)[0].expected) == (notes, 4)


def test_notes_and_expectation_belong_to_one_question() -> None:
    """The next question starts with an empty sheet."""
    plan = planned(asking(), asked=(question("a"), question("b")))
    _, effects = play(plan, Noted(1, Notes("The leak")), Expected(1, 2), Go(2), Go(60), Go(61), Go(90))

    assert [(given.notes.story, given.expected) for given in kept(effects)] == [("The leak", 2), ("", None)]


def test_a_recipe_without_notes_takes_none() -> None:
    """The rule holds in every face, because the round keeps it."""
    state, _ = play(planned(asking(), rules=Rules(notes=False)), Noted(1, Notes("The leak")))

    assert state.notes == Notes()


@pytest.mark.parametrize("level", [0, 6, -1])
def test_an_expectation_is_one_to_five(level: int) -> None:
    """The anchors have five levels."""
    assert play(ONE, Expected(1, level))[0].expected is None


def test_their_turn_invites_asks_and_listens() -> None:
    """The person's own questions: an invitation, the question, then the time to hear the answer."""
    wanted = tuple(question(id, type=QuestionType.ASK_THEM, text=f"{id}?") for id in ("one", "two", "three"))
    plan = planned(TheirTurn("turn", 3, answer_s=30, reply_s=45), asked=wanted)
    state, effects = play(plan, Go(1), Go(20), Tick(64), Tick(65), Go(70), Go(80), Go(90))

    assert [effect.text for effect in effects if isinstance(effect, Speak)] == [
        "Now it is your turn to ask. one?",
        "There is time for another. two?",
        "And one more. three?",
    ]
    assert [given.asked for given in kept(effects)] == ["one?", "two?"]
    assert state.phase is Phase.READY


def test_a_round_says_once_that_it_is_over() -> None:
    """`Finish` closes the round in history: twice would be two ends."""
    state, effects = play(ONE, Go(1), Go(60), Tick(61), Go(62), Skip(63), Typed(64, "More."))

    assert state.phase is Phase.DONE
    assert effects.count(Finish()) == 1


def test_a_plan_without_items_is_over_at_once() -> None:
    """Nothing to ask is an end and not an error."""
    state, effects = start(planned(LookBack("look")))

    assert state.phase is Phase.DONE
    assert effects == (Finish(),)


def test_recording_starts_and_stops_around_each_part() -> None:
    """The microphone is on while the person speaks, and never else."""
    plan = planned(asking(probes=1), rules=Rules(silence_s=5))
    _, effects = play(plan, Go(1), Go(60), Tick(65), Go(90))
    heard = [type(e).__name__ for e in effects if isinstance(e, StartRecording | StopRecording | Keep)]

    assert heard == ["StartRecording", "StopRecording", "Keep"] * 2


def test_clocks_run_only_where_something_ends_by_itself() -> None:
    """An answer without a stop, a choice of takes and the end wait for the person alone."""
    plans: list[tuple[Plan, tuple[Event, ...]]] = [(ONE, BEGUN), (TYPED, BEGUN), (TAKES, DONE), (ONE, DONE)]
    waiting = [ends_at(play(plan, *events)[0]) for plan, events in plans]
    stopped = planned(asking(), rules=Rules(stop_at=StopAt.TARGET))

    assert waiting == [None] * 4
    assert ends_at(play(stopped, Go(1))[0]) == 121


def kept(effects: Sequence[Effect]) -> list[Given]:
    return [effect.given for effect in effects if isinstance(effect, Keep)]


def test_whoever_comes_back_late_gets_the_time_again() -> None:
    """A round left in plain mode, where preparing has no end, is taken up full screen after an hour."""
    ready, _ = play(planned(asking()), Faced(0.0, True))
    back, _ = step(ready, Faced(3600.0, False))
    soon, _ = step(back, Tick(3601.0))

    assert soon.phase is Phase.READY
