"""What holds in every round, whatever happens in it."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import count, pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import asking, planned, play, question
from practice.model.answer import Given, Notes, Voice
from practice.model.kinds import QuestionType
from practice.model.recipe import Break, Calm, ClockFace, Format, Preparing, Rules, Say, StopAt, TheirTurn
from practice.model.record import from_record, to_record
from practice.rounds.events import (
    Again,
    Drafted,
    Event,
    Expected,
    Faced,
    Finish,
    Go,
    Keep,
    Logged,
    Noted,
    Skip,
    StartRecording,
    StopRecording,
    Tick,
    Typed,
)
from practice.rounds.plan import Asked, Plan
from practice.rounds.state import Phase, Round
from practice.rounds.step import ends_at, start, step
from practice.rounds.view import view

WORDS = (
    "",
    " ",
    "Yes.",
    "Last year I rang her because it was late. In the end it worked.",
    "\x00 ünï 漢字 \ud800",
)
QUESTIONS = (
    question("a"),
    question("b", type=QuestionType.MOTIVATION, competency=None),
    question("c", type=QuestionType.CASE, probes=(), listen_for=()),
)


def any_plan(seed: int) -> Plan:
    """One of many plans, with every kind of item and every rule."""
    rng = Random(seed)
    rules = Rules(
        clock=rng.choice(list(ClockFace)),
        stop_at=rng.choice(list(StopAt)),
        prepare=rng.choice(list(Preparing)),
        skip=rng.randint(0, 2),
        retakes=rng.randint(0, 2),
        notes=rng.random() < 0.5,
        see_next=rng.random() < 0.5,
        silence_s=rng.choice([0, 6]),
        interrupts=rng.randint(0, 2),
    )
    return planned(
        Calm("calm", 30),
        Say("hello", "Hello.", 10),
        asking(probes=rng.choice([None, 0, 1, 3])),
        Break("break", 60),
        TheirTurn("turn", 2, reply_s=20),
        rules=rules,
        voice=rng.choice(list(Voice)),
        format=rng.choice([Format.VIDEO, Format.ONE_WAY]),
        seed=seed,
        asked=QUESTIONS,
    )


PLANS = st.sampled_from([any_plan(seed) for seed in range(60)])
KINDS: list[Callable[[float], Event]] = [
    Go,
    Tick,
    Skip,
    Again,
    *(partial(Faced, by_line=by_line) for by_line in (True, False)),
    *(partial(Expected, level=level) for level in (0, 1, 5, 6)),
    *(partial(Typed, words=words) for words in WORDS),
    *(partial(Drafted, words=words) for words in WORDS[:3]),
    *(partial(Noted, notes=Notes(words, "cues", words)) for words in WORDS[3:]),
]
# Going on and time passing are what a round is made of, so that they come up more often.
OFTEN: list[Callable[[float], Event]] = [Go, Tick, Go, Tick, partial(Typed, words=WORDS[3]), *KINDS]
GAPS = (0, 0.25, 5, 31, 130, 4000)


def in_order(moments: list[tuple[float, Callable[[float], Event]]]) -> tuple[Event, ...]:
    """Events with the time between them turned into times."""
    made, at = [], 0.0
    for gap, kind in moments:
        at += gap
        made.append(kind(at))
    return tuple(made)


HAPPENINGS = st.lists(st.tuples(st.sampled_from(GAPS), st.sampled_from(OFTEN)), max_size=40).map(in_order)


def states(plan: Plan, events: tuple[Event, ...]) -> list[Round]:
    """The round at its start and after each event."""
    state, _ = start(plan)
    passed = [state]
    for event in events:
        state, _ = step(state, event)
        passed.append(state)
    return passed


def kept(plan: Plan, events: tuple[Event, ...]) -> list[Given]:
    return [effect.given for effect in play(plan, *events)[1] if isinstance(effect, Keep)]


@given(PLANS, HAPPENINGS)
def test_a_round_only_goes_forward(plan: Plan, events: tuple[Event, ...]) -> None:
    """No sequence of events raises, and none leads back to a question that is over."""
    passed = states(plan, events)

    assert all(0 <= after.index - before.index <= 1 for before, after in pairwise(passed))
    assert all((state.phase is Phase.DONE) == (state.index == len(plan.items)) for state in passed)


@given(PLANS, HAPPENINGS)
def test_all_that_is_kept_belongs_to_a_question_that_was_asked(plan: Plan, events: tuple[Event, ...]) -> None:
    """Items, parts and takes grow; words there are only where words were typed; no time is negative."""
    answers = kept(plan, events)
    places = [(each.item, each.take, each.part) for each in answers]

    assert places == sorted(set(places))
    assert all(isinstance(plan.items[each.item], Asked) for each in answers)
    assert all((each.words is not None) == (plan.voice is Voice.TYPED) for each in answers)
    assert all(each.answered_s >= 0 and each.prepared_s >= 0 for each in answers)
    assert all((each.follow_up is not None) == (each.part > 0) for each in answers)
    assert all(each.expected is None or 1 <= each.expected <= 5 for each in answers)


@given(PLANS, HAPPENINGS)
def test_follow_ups_stay_within_their_number_and_never_repeat(plan: Plan, events: tuple[Event, ...]) -> None:
    """The interviewer's cutting in counts as one of them."""
    asked: dict[tuple[int, int], list[str]] = {}
    for each in kept(plan, events):
        if each.follow_up:
            asked.setdefault((each.item, each.take), []).append(each.follow_up.text)

    for (index, _), texts in asked.items():
        item = plan.items[index]
        assert isinstance(item, Asked)
        assert len(set(texts)) == len(texts)
        assert len(texts) <= max(item.probes, 1 if item.interrupt_s else 0)


@given(PLANS, HAPPENINGS)
def test_skips_and_takes_stay_within_the_rules(plan: Plan, events: tuple[Event, ...]) -> None:
    """A rule of the recipe cannot be talked round by pressing keys in another order."""
    answers = kept(plan, events)

    assert sum(each.ended == "skipped" for each in answers) <= plan.rules.skip
    assert all(each.take <= plan.rules.retakes + 1 for each in answers)
    assert all(state.skips >= 0 for state in states(plan, events))


@given(PLANS, HAPPENINGS)
def test_the_recorder_is_started_and_stopped_in_turn(plan: Plan, events: tuple[Event, ...]) -> None:
    """A recorder that is started twice, or stopped before it ran, would lose an answer."""
    state, effects = play(plan, *events)
    switches = [
        isinstance(e, StartRecording) for e in effects if isinstance(e, StartRecording | StopRecording)
    ]

    assert switches == [n % 2 == 0 for n in range(len(switches))]
    assert (len(switches) % 2 == 1) == (state.phase is Phase.ANSWERING)


@given(PLANS, HAPPENINGS)
def test_the_end_is_said_exactly_when_it_is_the_end(plan: Plan, events: tuple[Event, ...]) -> None:
    """`Finish` once for a round that is over, and never before."""
    state, effects = play(plan, *events)

    assert effects.count(Finish()) == (state.phase is Phase.DONE)


@given(PLANS, HAPPENINGS)
def test_events_from_disk_give_the_same_round(plan: Plan, events: tuple[Event, ...]) -> None:
    """After kill -9 the round is played back from its records: every state must come out the same."""
    record = json.dumps([to_record(Logged(event)) for event in events], ensure_ascii=False)
    logged = tuple(from_record(Logged, each).event for each in json.loads(record))
    read = from_record(Plan, json.loads(json.dumps(to_record(plan))))

    assert logged == events
    assert play(read, *logged) == play(plan, *events)


@given(PLANS, HAPPENINGS)
def test_an_event_that_changes_nothing_can_be_left_out(plan: Plan, events: tuple[Event, ...]) -> None:
    """History keeps only the events that moved the round; the others must not matter."""
    passed = states(plan, events)
    moving = [e for e, (before, after) in zip(events, pairwise(passed), strict=True) if before != after]

    assert play(plan, *moving)[0] == passed[-1]


@given(PLANS, HAPPENINGS)
def test_every_moment_can_be_shown(plan: Plan, events: tuple[Event, ...]) -> None:
    """Nothing that can happen leaves the screen without something to say, at any time of day."""
    for state in states(plan, events):
        for now in (state.since - 1, state.since, state.since + 59, state.since + 90_000):
            seen = view(state, now)

            assert seen.text
            assert seen.clock is None or seen.clock.seconds >= 0


def visited(plan: Plan, grain: float) -> list[tuple[int, Phase, int]]:
    """The places a round passes when only time goes by; `Go` follows where time alone does nothing."""
    state, _ = start(plan)
    places = [(state.index, state.phase, state.part)]
    for at in count(grain, grain):
        if state.phase is Phase.DONE:
            return places
        state, _ = step(state, Go(at) if ends_at(state) is None else Tick(at))
        if (state.index, state.phase, state.part) != places[-1]:
            places.append((state.index, state.phase, state.part))
    raise AssertionError("unreachable: the count has no end")


@settings(max_examples=40)
@given(PLANS, st.sampled_from([1, 7.5, 45, 600]))
def test_the_grain_of_time_does_not_change_the_way(plan: Plan, grain: float) -> None:
    """A slow computer or one that slept meets the same phases in the same order as a fast one."""
    plan = replace(plan, voice=Voice.ALOUD)
    fine, coarse = (visited(plan, each) for each in (0.25, grain))

    assert coarse[-1][1] is fine[-1][1] is Phase.DONE
    assert stopped(coarse) == stopped(fine)


def stopped(places: list[tuple[int, Phase, int]]) -> list[tuple[int, Phase]]:
    """The way without the follow-ups, whose number may depend on how long the answer was."""
    return [(index, phase) for index, phase, part in places if part == 0 or phase is not Phase.ANSWERING]


@pytest.mark.parametrize("grain", [0.25, 1, 29, 400])
def test_a_strict_video_runs_by_itself_at_any_grain(grain: float) -> None:
    """Prepare, answer, stop; prepare, answer, stop: the whole interview is the clock's."""
    rules = Rules(prepare=Preparing.STRICT, stop_at=StopAt.TARGET)
    plan = planned(asking(prepare_s=30), rules=rules, asked=QUESTIONS, panel=(), format=Format.ONE_WAY)
    ticks = [Tick(grain * n) for n in range(1, 4000)]
    passed = dict.fromkeys((state.index, state.phase) for state in states(plan, tuple(ticks)))

    assert list(passed) == [
        (0, Phase.READY),
        (0, Phase.ANSWERING),
        (1, Phase.READY),
        (1, Phase.ANSWERING),
        (2, Phase.READY),
        (2, Phase.ANSWERING),
        (3, Phase.DONE),
    ]
    assert [each.answered_s for each in kept(plan, tuple(ticks))] == [120, 120, 120]
