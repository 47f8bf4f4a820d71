"""Answers: what ends one, what is kept of it, and what never ends one."""

from collections.abc import Sequence

import pytest
from hypothesis import given as generated
from hypothesis import strategies as st

from conftest import asking, planned, play, question
from practice.model.answer import Ended, Given, Notes, Voice
from practice.model.kinds import QuestionType
from practice.model.recipe import Preparing, Rules, StopAt
from practice.rounds.events import (
    Again,
    Drafted,
    Effect,
    Event,
    Expected,
    Faced,
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
from practice.rounds.manner import CUT_IN, CUT_IN_ON_A_VIEW
from practice.rounds.plan import Asked, Plan
from practice.rounds.state import Phase

TWO = (question("a", text="One?"), question("b", text="Two?"))
ALOUD, TYPED = Voice.ALOUD, Voice.TYPED


def kept(effects: Sequence[Effect]) -> list[Given]:
    return [effect.given for effect in effects if isinstance(effect, Keep)]


def refusals(effects: Sequence[Effect]) -> list[str]:
    return [effect.why for effect in effects if isinstance(effect, Refuse)]


def interrupted(*, stop_at: StopAt = StopAt.NONE, voice: Voice = ALOUD, retakes: int = 0) -> Plan:
    """Two questions; the interviewer cuts in on the second, which begins at 41 s when played by `SECOND`."""
    rules = Rules(interrupts=1, stop_at=stop_at, retakes=retakes)
    return planned(asking(), rules=rules, asked=TWO, voice=voice)


SECOND: tuple[Event, ...] = (Go(1), Go(40), Go(41))
SECOND_TYPED: tuple[Event, ...] = (Go(1), Typed(40, "The first answer."), Go(41))


def cut_of(plan: Plan) -> float:
    """When the second question's answer is cut into, on the clock of `SECOND`."""
    item = plan.items[1]
    assert isinstance(item, Asked)
    assert item.interrupt_s is not None
    return 41 + item.interrupt_s


@generated(
    st.sampled_from([planned(asking(), voice=voice) for voice in Voice]),
    st.lists(st.floats(0, 86_400), max_size=40).map(sorted),
)
def test_silence_never_ends_an_answer(plan: Plan, times: list[float]) -> None:
    """Without a stop in the recipe time alone can pass for a day: the person is still answering."""
    state, effects = play(plan, Go(1), *[Tick(1 + at) for at in times])

    assert state.phase is Phase.ANSWERING
    assert kept(effects) == []


@generated(st.lists(st.floats(0, 10_000), max_size=40).map(sorted))
def test_silence_never_ends_a_follow_up(times: list[float]) -> None:
    """Not even where the clock may stop the answer itself."""
    plan = planned(asking(probes=1), rules=Rules(stop_at=StopAt.TARGET))
    state, effects = play(plan, Go(1), Go(20), *[Tick(20 + at) for at in times])

    assert (state.phase, state.part) == (Phase.ANSWERING, 1)
    assert len(kept(effects)) == 1


@pytest.mark.parametrize(
    ("stop_at", "seconds"), [(StopAt.NONE, None), (StopAt.TARGET, 120), (StopAt.LIMIT, 180)]
)
def test_a_stop_is_at_the_target_at_the_limit_or_nowhere(stop_at: StopAt, seconds: float | None) -> None:
    """Target 120 s, limit one and a half times that: what the invitation says."""
    plan = planned(asking(), rules=Rules(stop_at=stop_at, limit_factor=1.5))
    before, _ = play(plan, Go(0), Tick((seconds or 10_000) - 0.01))
    state, effects = play(plan, Go(0), Tick(seconds or 10_000))

    assert before.phase is Phase.ANSWERING
    assert state.phase is (Phase.DONE if seconds else Phase.ANSWERING)
    assert [(each.ended, each.answered_s) for each in kept(effects)] == (
        [(Ended.TIME, seconds)] if seconds else []
    )


def test_an_answer_that_the_clock_ends_is_as_long_as_the_clock_allows() -> None:
    """However late the tick comes: a computer that slept must not add an hour to an answer."""
    plan = planned(asking(), rules=Rules(stop_at=StopAt.TARGET))
    _, effects = play(plan, Go(0), Tick(3600))

    assert kept(effects)[0].answered_s == 120


def test_a_spoken_answer_ends_when_the_person_says_so() -> None:
    """Seconds are the round's; words there are none."""
    _, effects = play(planned(asking()), Go(4), Go(94.5))

    assert kept(effects) == [
        Given(0, 0, 1, "Tell me about a time you fixed something with others.", Ended.DONE, 4, 90.5)
    ]


def test_a_typed_answer_is_kept_word_for_word() -> None:
    """Spaces, line ends, signs: history holds what was typed, not what we think of it."""
    words = "  First: I rang her.\n\nThen —  “we”\tmet… 😀 "
    _, effects = play(planned(asking(), voice=TYPED), Go(4), Drafted(5, "  First"), Typed(60, words))

    assert kept(effects)[0].words == words


def test_enter_alone_does_not_hand_in_a_typed_answer() -> None:
    """`Go` is the key that goes on; what is being written stays open."""
    state, effects = play(planned(asking(), voice=TYPED), Go(4), Drafted(5, "Fir"), Go(6))

    assert (state.phase, state.draft) == (Phase.ANSWERING, "Fir")
    assert kept(effects) == []


@pytest.mark.parametrize(
    ("skip", "sentence"),
    [
        (1, "Nothing is written yet. A few words are enough, or skip the question."),
        (0, "Nothing is written yet. A few words are enough."),
    ],
)
def test_an_empty_answer_is_asked_for_again(skip: int, sentence: str) -> None:
    """The sentence offers a skip only where there is one: a way out that is shut is worse than none."""
    plan = planned(asking(), voice=TYPED, rules=Rules(skip=skip))
    state, effects = play(plan, Go(1), Typed(2, " \n "))

    assert state.phase is Phase.ANSWERING
    assert refusals(effects) == [sentence]


def test_what_was_typed_when_the_clock_stops_is_kept() -> None:
    """A cut-off answer is an answer."""
    plan = planned(asking(), voice=TYPED, rules=Rules(stop_at=StopAt.TARGET))
    _, effects = play(plan, Go(0), Drafted(100, "I rang my neigh"), Tick(120))

    assert [(each.ended, each.words) for each in kept(effects)] == [(Ended.TIME, "I rang my neigh")]


def test_a_line_is_never_cut_by_the_clock() -> None:
    """In plain mode an answer arrives whole: what is half typed is not ours to end."""
    plan = planned(asking(), voice=TYPED, rules=Rules(stop_at=StopAt.TARGET))
    state, _ = play(plan, Faced(0, by_line=True), Go(0), Tick(500))
    _, effects = play(plan, Faced(0, by_line=True), Go(0), Tick(500), Typed(600, "All of it."))

    assert state.phase is Phase.ANSWERING
    assert [(each.ended, each.words, each.answered_s) for each in kept(effects)] == [
        (Ended.DONE, "All of it.", 600)
    ]


def test_a_skip_leaves_the_question_out_and_is_counted() -> None:
    """One skip was allowed: the second is refused, kindly."""
    plan = planned(asking(), rules=Rules(skip=1), asked=TWO)
    state, effects = play(plan, Skip(3), Skip(5))

    assert [(each.item, each.ended, each.prepared_s, each.answered_s) for each in kept(effects)] == [
        (0, Ended.SKIPPED, 3, 0)
    ]
    assert (state.index, state.phase, state.skips) == (1, Phase.READY, 0)
    assert refusals(effects) == ["There is no skip left in this round: say what you can, and that is fine."]


def test_a_skip_before_the_answer_never_touches_the_recorder() -> None:
    """What was not started is not stopped."""
    _, effects = play(planned(asking(), rules=Rules(skip=1)), Skip(3))

    assert not any(isinstance(effect, StartRecording | StopRecording) for effect in effects)


def test_a_skip_while_answering_keeps_what_was_written() -> None:
    """The person may want it tomorrow."""
    plan = planned(asking(), voice=TYPED, rules=Rules(skip=1))
    state, effects = play(plan, Go(2), Drafted(3, "I once"), Skip(12))

    assert state.phase is Phase.DONE
    assert [(each.ended, each.words, each.answered_s) for each in kept(effects)] == [
        (Ended.SKIPPED, "I once", 10)
    ]


def test_a_skip_asks_no_follow_up_and_holds_no_silence() -> None:
    """Leaving a question out means leaving it."""
    plan = planned(asking(probes=2), rules=Rules(skip=1, silence_s=6, retakes=1), asked=TWO)
    state, _ = play(plan, Go(2), Skip(12))

    assert (state.index, state.phase, state.part) == (1, Phase.READY, 0)


def test_nobody_is_thanked_for_what_they_left_out() -> None:
    """'Great, thank you for that' after a skip would sound like mockery."""
    plan = planned(asking(), rules=Rules(skip=1), asked=TWO)
    _, skipped = play(plan, Skip(3))
    _, answered = play(plan, Go(3), Go(60))

    assert skipped[-1] == Speak(plan.panel[0], "All right, we leave that one. Two?")
    assert isinstance(answered[-1], Speak)
    assert "Thank" in answered[-1].text


def test_takes_are_counted_and_each_is_kept() -> None:
    """The last one counts; the ones before can still be read."""
    plan = planned(asking(), rules=Rules(retakes=2))
    state, effects = play(
        plan, Go(1), Go(31), Again(32), Go(33), Go(73), Again(74), Go(75), Go(125), Again(126), Go(127)
    )

    assert state.phase is Phase.DONE
    assert [(each.take, each.answered_s) for each in kept(effects)] == [(1, 30), (2, 40), (3, 50)]


def test_the_last_take_leaves_nothing_to_choose() -> None:
    """Asking 'keep it or again?' with no take left would be a trick."""
    plan = planned(asking(), rules=Rules(retakes=1))
    chosen, _ = play(plan, Go(1), Go(31))
    last, _ = play(plan, Go(1), Go(31), Again(32), Go(33), Go(73))

    assert chosen.phase is Phase.CHOOSING
    assert last.phase is Phase.DONE


def test_only_the_first_take_is_strict() -> None:
    """The second time the question is known: nobody has to wait for it."""
    plan = planned(asking(prepare_s=30), rules=Rules(retakes=1, prepare=Preparing.STRICT))
    state, effects = play(plan, Go(1), Tick(30), Go(60), Again(61), Go(63))

    assert state.phase is Phase.ANSWERING
    assert len(refusals(effects)) == 1


def test_a_new_take_starts_clean_but_keeps_the_notes() -> None:
    """The draft goes, the plan for the answer stays."""
    plan = planned(asking(), rules=Rules(retakes=1), voice=TYPED)
    state, effects = play(
        plan, Noted(1, Notes("The leak")), Expected(1, 3), Go(2), Typed(20, "One."), Again(21)
    )

    assert (state.draft, state.notes, state.expected, state.prepared_s) == ("", Notes("The leak"), 3, 0)
    assert isinstance(effects[-1], Speak)


def test_follow_ups_come_after_the_kept_take() -> None:
    """They belong to the answer that counts."""
    plan = planned(asking(probes=1), rules=Rules(retakes=1))
    _, effects = play(plan, Go(1), Go(31), Again(32), Go(33), Go(73), Go(90))

    assert [(each.take, each.part) for each in kept(effects)] == [(1, 0), (2, 0), (2, 1)]


def test_a_follow_up_has_no_takes() -> None:
    """An interviewer's follow-up is answered once."""
    plan = planned(asking(probes=1), rules=Rules(retakes=3))
    state, _ = play(plan, Go(1), Go(31), Go(32), Go(90))

    assert state.phase is Phase.DONE


def test_a_silence_follows_the_answer_and_not_the_follow_up() -> None:
    """They write, then they ask."""
    plan = planned(asking(probes=1), rules=Rules(silence_s=6))
    writing, _ = play(plan, Go(1), Go(31), Go(32), Go(33))
    asked, _ = play(plan, Go(1), Go(31), Tick(37))
    over, _ = play(plan, Go(1), Go(31), Tick(37), Go(60))

    assert (writing.phase, asked.phase, over.phase) == (Phase.SILENCE, Phase.ANSWERING, Phase.DONE)


def test_an_interviewer_cuts_in_aloud() -> None:
    """The recording stops, what was said is kept, and the next thing heard is the question."""
    plan = interrupted()
    state, effects = play(plan, *SECOND, Tick(cut_of(plan)))

    assert kept(effects)[-1].ended is Ended.INTERRUPTED
    assert (state.phase, state.part) == (Phase.ANSWERING, 1)
    assert isinstance(effects[-2], Speak)
    assert effects[-2].text in CUT_IN
    assert effects[-1] == StartRecording()


def test_a_typed_draft_survives_the_cutting_in() -> None:
    """The half sentence is kept as the answer; the follow-up begins empty."""
    plan = interrupted(voice=TYPED)
    state, effects = play(plan, *SECOND_TYPED, Drafted(50, "I had just op"), Tick(cut_of(plan)))

    assert [(each.ended, each.words) for each in kept(effects)][-1] == (Ended.INTERRUPTED, "I had just op")
    assert state.draft == ""


def test_by_line_the_cutting_in_waits_for_the_line() -> None:
    """Handed in before its moment the answer is just done; after it, it is answered by the cutting in."""
    plan = interrupted(voice=TYPED)
    moment = cut_of(plan)
    still, _ = play(plan, Faced(0, by_line=True), *SECOND_TYPED, Tick(moment + 100))
    _, early = play(plan, Faced(0, by_line=True), *SECOND_TYPED, Typed(moment - 1, "Whole."))
    late_state, late = play(plan, Faced(0, by_line=True), *SECOND_TYPED, Typed(moment + 1, "Whole."))

    assert still.phase is Phase.ANSWERING
    assert (kept(early)[-1].ended, kept(early)[-1].words) == (Ended.DONE, "Whole.")
    assert (kept(late)[-1].ended, kept(late)[-1].words) == (Ended.INTERRUPTED, "Whole.")
    assert late_state.part == 1


def test_the_cutting_in_says_why_in_the_review() -> None:
    """Being interrupted must not read as a judgement on the answer."""
    plan = interrupted()
    state, _ = play(plan, *SECOND, Tick(cut_of(plan)))

    assert state.follow_up is not None
    assert state.follow_up.reason == (
        "the interviewer cut in: this recipe asks for it, to practise staying steady"
    )


def test_what_was_due_first_ends_the_answer() -> None:
    """A late tick that finds both the cutting in and the stop behind it goes by their order."""
    plan = interrupted(stop_at=StopAt.TARGET)
    _, effects = play(plan, *SECOND, Tick(41 + 500))

    assert kept(effects)[-1].ended is Ended.INTERRUPTED


def test_a_second_take_is_left_in_peace() -> None:
    """Somebody cuts in once, not at every try."""
    plan = interrupted(retakes=1)
    moment = cut_of(plan)
    events = (Go(1), Go(39), Go(40), Go(41), Go(42), Again(43), Go(44), Tick(moment + 100))
    state, _ = play(plan, *events)

    assert (state.index, state.take, state.phase) == (1, 2, Phase.ANSWERING)


@pytest.mark.parametrize("kind", [QuestionType.MOTIVATION, QuestionType.SITUATIONAL, QuestionType.CURVEBALL])
def test_nobody_is_asked_how_a_reason_ended(kind: QuestionType) -> None:
    """'What came of it in the end?' makes no sense after 'Why do you want to work here?'"""
    both = (question("a", type=kind), question("b", type=kind))
    plan = planned(asking(), rules=Rules(interrupts=1), asked=both)
    state, _ = play(plan, *SECOND, Tick(cut_of(plan)))

    assert state.follow_up is not None
    assert state.follow_up.text in CUT_IN_ON_A_VIEW
