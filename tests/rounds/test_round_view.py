"""What is shown of a round: one sentence of what to do, and the clock as the recipe wants it."""

import pytest

from conftest import asking, planned, play, question
from practice.model.answer import Voice
from practice.model.kinds import QuestionType
from practice.model.pace import Zone, reading
from practice.model.recipe import (
    Break,
    Calm,
    ClockFace,
    Format,
    Panelist,
    Preparing,
    Rules,
    Say,
    StopAt,
    TheirTurn,
)
from practice.rounds.events import Drafted, Event, Go, Skip, Tick
from practice.rounds.plan import Plan
from practice.rounds.view import Time, Where, speaker_of, view

TYPED = Voice.TYPED
UP, DOWN, HIDDEN = ClockFace.COUNT_UP, ClockFace.COUNT_DOWN, ClockFace.HIDDEN


def clock_of(plan: Plan, now: float, *events: Event) -> Time | None:
    return view(play(plan, *events)[0], now).clock


def clocked(face: ClockFace, *, stop_at: StopAt = StopAt.NONE, format: Format = Format.VIDEO) -> Plan:
    return planned(asking(probes=1), rules=Rules(clock=face, stop_at=stop_at), format=format)


@pytest.mark.parametrize(
    ("face", "stop_at", "spoken", "shown"),
    [
        (UP, StopAt.NONE, 0, ("0:00", "so far")),
        (UP, StopAt.NONE, 65.9, ("1:05", "so far")),
        (UP, StopAt.TARGET, 65.9, ("1:05", "so far")),
        (DOWN, StopAt.NONE, 0, ("2:00", "left")),
        (DOWN, StopAt.NONE, 0.1, ("2:00", "left")),
        (DOWN, StopAt.NONE, 119.5, ("0:01", "left")),
        (DOWN, StopAt.NONE, 120, ("0:00", "left")),
        (DOWN, StopAt.NONE, 135.9, ("0:15", "over")),
        (DOWN, StopAt.TARGET, 30, ("1:30", "left")),
        (DOWN, StopAt.LIMIT, 30, ("2:30", "left")),
        (HIDDEN, StopAt.NONE, 30, None),
        (HIDDEN, StopAt.LIMIT, 30, None),
    ],
)
def test_the_clock_of_an_answer(
    face: ClockFace, stop_at: StopAt, spoken: float, shown: tuple[str, str] | None
) -> None:
    """It counts up, counts down to where an answer really stops, or is not there."""
    seen = clock_of(clocked(face, stop_at=stop_at), 10 + spoken, Go(10))

    assert ((seen.reading, seen.label) if seen else None) == shown


@pytest.mark.parametrize(
    ("spoken", "where"),
    [(0, Where.BEFORE), (74, Where.BEFORE), (75, Where.INSIDE), (150, Where.INSIDE), (151, Where.PAST)],
)
def test_an_answer_lies_before_in_or_past_its_green_zone(spoken: float, where: Where) -> None:
    """Said in words, never in colour alone."""
    seen = clock_of(clocked(UP), 10 + spoken, Go(10))

    assert seen is not None
    assert (seen.where, seen.zone, seen.estimated) == (where, Zone(75, 150), False)
    assert seen.full_s >= 150


def test_a_typed_answer_is_measured_by_its_words() -> None:
    """140 words are about a minute aloud, however long the typing takes; the program says 'about'."""
    plan = planned(asking(), voice=TYPED)
    seen = clock_of(plan, 610, Go(10), Drafted(600, "word " * 210))

    assert seen is not None
    assert (seen.elapsed, seen.where, seen.estimated) == (90, Where.INSIDE, True)
    assert seen.reading == "10:00"


@pytest.mark.parametrize(
    ("face", "format", "shown"),
    [
        (UP, Format.VIDEO, ("0:15", "to think")),
        (DOWN, Format.VIDEO, ("0:15", "to think")),
        (HIDDEN, Format.VIDEO, None),
        (HIDDEN, Format.ONE_WAY, ("0:25", "to prepare")),
    ],
)
def test_the_clock_before_an_answer(face: ClockFace, format: Format, shown: tuple[str, str] | None) -> None:
    """A hidden clock hides this too, but for a one-way video: there the preparation is always counted."""
    seen = clock_of(clocked(face, format=format), 5)

    assert ((seen.reading, seen.label) if seen else None) == shown


@pytest.mark.parametrize(("face", "shown"), [(UP, ("0:10", "so far")), (DOWN, ("0:30", "left"))])
def test_a_follow_up_has_its_own_clock_and_no_zone(face: ClockFace, shown: tuple[str, str]) -> None:
    """40 seconds are planned for it; the bar of the answer before would mislead."""
    seen = clock_of(clocked(face), 110, Go(0), Go(100))

    assert seen is not None
    assert (seen.reading, seen.label) == shown
    assert (seen.zone, seen.where) == (None, None)


@pytest.mark.parametrize("face", list(ClockFace))
def test_quiet_and_breaks_always_say_how_long(face: ClockFace) -> None:
    """They are outside the interview: there is nothing to hide."""
    for phase in (Calm("calm", 60), Break("break", 60)):
        seen = clock_of(planned(phase, rules=Rules(clock=face)), 12.5)

        assert seen is not None
        assert (seen.reading, seen.label) == ("0:48", "left")


@pytest.mark.parametrize("face", list(ClockFace))
def test_nothing_is_counted_while_somebody_speaks_or_writes(face: ClockFace) -> None:
    """A number running while the interviewer is silent would only frighten."""
    rules = Rules(clock=face, silence_s=6)
    theirs = planned(TheirTurn("turn", 1), rules=rules, asked=(question(type=QuestionType.ASK_THEM),))
    moments: list[tuple[Plan, tuple[Event, ...]]] = [
        (planned(Say("hello", "Hello.", 10), rules=rules), ()),
        (planned(asking(), rules=rules), (Go(1), Go(2))),
        (theirs, (Go(1), Go(2))),
        (planned(rules=rules, asked=()), (Go(1),)),
    ]

    assert [clock_of(plan, 5, *events) for plan, events in moments] == [None] * 4


@pytest.mark.parametrize(
    ("plan", "events", "sentence"),
    [
        (planned(Calm("calm", 60)), (), "Enter when you are ready."),
        (planned(Break("break", 60)), (), "Enter goes on."),
        (planned(Say("hello", "Hello.", 10)), (), "Enter goes on."),
        (planned(asking()), (), "Take a moment: what will you tell? Enter starts your answer."),
        (
            planned(asking(prepare_s=30)),
            (),
            "Prepare: a story, three cues, a first sentence. Enter starts, or the clock does.",
        ),
        (
            planned(asking(prepare_s=30), rules=Rules(prepare=Preparing.STRICT)),
            (),
            "Prepare: a story, three cues, a first sentence. The answer starts by itself.",
        ),
        (planned(asking()), (Go(1),), "Answer aloud. Enter when you are done; a pause is fine."),
        (planned(asking(), voice=TYPED), (Go(1),), "Write as you would say it. Enter when you are done."),
        (
            planned(asking(), rules=Rules(retakes=2)),
            (Go(1), Go(2)),
            "Keep this take with Enter, or do it again (2 left).",
        ),
        (
            planned(asking(), rules=Rules(silence_s=6)),
            (Go(1), Go(2)),
            "Ana is writing. There is nothing you need to add.",
        ),
        (
            planned(TheirTurn("turn", 1), asked=(question(type=QuestionType.ASK_THEM),)),
            (Go(1), Go(2)),
            "Ana answers your question. Imagine it, and listen. Enter goes on.",
        ),
    ],
)
def test_there_is_one_sentence_of_what_to_do(plan: Plan, events: tuple[Event, ...], sentence: str) -> None:
    """Somebody whose heart beats fast reads one line."""
    assert view(play(plan, *events)[0], 3).now == sentence


def test_the_place_counts_questions_and_names_follow_ups() -> None:
    """How far it is helps; a follow-up is no new question."""
    asked = (question("a"), question("b"))
    plan = planned(Say("hello", "Hello.", 10), asking(probes=1), asked=asked)
    ways: list[tuple[Event, ...]] = [
        (),
        (Tick(10),),
        (Tick(10), Go(11), Go(12)),
        (Tick(10), Go(11), Go(12), Go(13)),
    ]

    assert [view(play(plan, *events)[0], 20).place for events in ways] == [
        "Just listen",
        "Question 1 of 2",
        "Question 1 of 2, follow-up",
        "Question 2 of 2",
    ]


def test_a_follow_up_takes_the_place_of_the_question() -> None:
    """What was asked last is what is to be answered."""
    plan = planned(asking(probes=1), asked=(question("a"), question("b")))
    state, _ = play(plan, Go(0), Go(10))
    seen = view(state, 11)

    assert state.follow_up is not None
    assert (seen.text, seen.lead) == (state.follow_up.text, "")


def test_after_a_skip_the_thanks_are_left_out() -> None:
    """What is shown and what is said are the same words."""
    plan = planned(asking(), rules=Rules(skip=1), asked=(question("a"), question("b")))

    assert view(play(plan, Skip(1))[0], 2).lead == "All right, we leave that one."


@pytest.mark.parametrize(("see_next", "shown"), [(True, "Two?"), (False, "")])
def test_the_next_question_is_shown_only_where_the_recipe_says(*, see_next: bool, shown: str) -> None:
    """Some one-way systems show it; in a live round nobody knows."""
    asked = (question("a", text="One?"), question("b", text="Two?"))
    plan = planned(asking(), Break("break", 60), rules=Rules(see_next=see_next), asked=asked)

    assert view(play(plan)[0], 1).next_text == shown


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (59.99, "0:59"), (60, "1:00"), (3605, "60:05"), (-3, "0:00")]
)
def test_times_are_read_in_minutes_and_seconds(seconds: float, shown: str) -> None:
    """As on any clock."""
    assert reading(seconds) == shown


def test_an_interviewer_is_introduced_by_name_and_role() -> None:
    """'Ana, hiring manager': the role reads on in the sentence."""
    assert speaker_of(Panelist("a", "Hiring manager", name="Ana")) == "Ana, hiring manager"
    assert speaker_of(None) == ""
