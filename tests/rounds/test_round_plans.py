"""Plans: people, words and times are fixed before a round begins, by the recipe and a seed."""

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import asking, planned, question, recipe
from practice.model.answer import Voice
from practice.model.kinds import QuestionType
from practice.model.pace import PACES, Zone, green_zone
from practice.model.recipe import (
    Break,
    Calm,
    Format,
    LookBack,
    Manner,
    Panelist,
    Preparing,
    Pressure,
    Rules,
    Say,
    StopAt,
    TheirTurn,
)
from practice.model.record import from_record, to_record
from practice.rounds.manner import NAMES, STERN, THANKS, name_panel
from practice.rounds.numbers import with_numbers
from practice.rounds.plan import Asked, Pause, Plan, Quiet, Said, build_again

QUESTIONS = tuple(question(f"q{n}", text=f"Question {n}?", variants=(f"Variant {n}?",)) for n in range(6))
PANEL = (
    Panelist("lead", "Head of department", Manner.WARM, "Grace"),
    Panelist("colleague", "Future colleague", Manner.CURIOUS),
    Panelist("hr", "Personnel officer", Manner.BRISK),
)
EVERYTHING = (
    Calm("calm", 60),
    Say("hello", "Hello.", 10, by="lead"),
    asking(by="rotate"),
    Break("break", 120),
    TheirTurn("turn", 6, by="hr"),
    Say("bye", "Goodbye.", 10, by="lead"),
    LookBack("look"),
)
WILD = Rules(interrupts=3, silence_s=6, retakes=1, skip=2, stop_at=StopAt.LIMIT)


def asked_items(plan: Plan) -> list[Asked]:
    return [item for item in plan.items if isinstance(item, Asked)]


def first(plan: Plan) -> Asked:
    return asked_items(plan)[0]


def test_the_items_follow_the_recipe() -> None:
    """Every phase in its place; the review is not a part of the round."""
    plan = planned(*EVERYTHING, panel=PANEL, asked=QUESTIONS[:2])

    assert [type(item) for item in plan.items] == [Quiet, Said, Asked, Asked, Pause, Asked, Asked, Said]


@given(st.integers(0, 2**31))
def test_a_seed_repeats_a_plan_exactly(seed: int) -> None:
    """Same recipe, questions and seed: same names, wordings, thanks and interruptions."""
    plans = [planned(*EVERYTHING, panel=PANEL, asked=QUESTIONS, rules=WILD, seed=seed) for _ in "12"]

    assert plans[0] == plans[1]


def test_another_seed_gives_another_round() -> None:
    """Practice that never varies teaches one round by heart."""
    plans = {planned(*EVERYTHING, panel=PANEL, asked=QUESTIONS, seed=seed).items for seed in range(10)}

    assert len(plans) == 10


def test_a_variant_may_be_asked_under_the_same_identity() -> None:
    """Other words, same question, same history."""
    wordings = {first(planned(asking(), asked=QUESTIONS[:1], seed=seed)).wording for seed in range(20)}
    keys = {first(planned(asking(), asked=QUESTIONS[:1], seed=seed)).question.key for seed in range(20)}

    assert wordings == {"Question 0?", "Variant 0?"}
    assert keys == {"core/q0"}


def test_the_panel_takes_turns() -> None:
    """`rotate` goes round the table and begins again."""
    plan = planned(asking(by="rotate"), panel=PANEL, asked=QUESTIONS)

    assert [item.by.id for item in asked_items(plan) if item.by] == ["lead", "colleague", "hr"] * 2


def test_turns_go_on_from_phase_to_phase() -> None:
    """Two phases that rotate are one conversation."""
    plan = planned(asking(by="rotate"), TheirTurn("turn", 2, by="rotate"), panel=PANEL, asked=QUESTIONS[:2])

    assert [item.by.id for item in asked_items(plan) if item.by] == ["lead", "colleague", "hr", "lead"]


@pytest.mark.parametrize(("by", "who"), [("hr", "hr"), ("lead", "lead"), ("", "lead")])
def test_a_named_member_asks_and_else_the_first(by: str, who: str) -> None:
    """Somebody always asks when there is anybody."""
    asker = first(planned(asking(by=by), panel=PANEL)).by

    assert asker is not None
    assert asker.id == who


@given(st.integers(0, 10_000), st.lists(st.sampled_from(["", "", "Grace", "Wei", "Zoë"]), max_size=8))
def test_no_two_interviewers_get_one_name_and_given_names_stay(seed: int, names: list[str]) -> None:
    """'Priya asked, Priya thanked' must be one person."""
    panel = [Panelist(str(n), "Role", name=name) for n, name in enumerate(names)]
    named = name_panel(panel, Random(seed))
    made_up = [member.name for member, name in zip(named, names, strict=True) if not name]

    assert [member.name for member, name in zip(named, names, strict=True) if name] == [n for n in names if n]
    assert len(set(made_up)) == len(made_up)
    assert not set(made_up) & set(names)
    assert set(made_up) <= set(NAMES)


@pytest.mark.parametrize("manner", list(Manner))
def test_each_interviewer_thanks_in_their_own_manner(manner: Manner) -> None:
    """And not before the first question: there is nothing to thank for yet."""
    plan = planned(asking(), panel=(Panelist("a", "Manager", manner, "Ana"),), asked=QUESTIONS)
    leads = [item.lead for item in asked_items(plan)]

    assert leads[0] == ""
    assert all(lead in THANKS[manner] for lead in leads[1:])


def test_under_stern_pressure_hardly_anything_is_said() -> None:
    """Pressure is in the wording alone."""
    plan = planned(asking(), pressure=Pressure.STERN, asked=QUESTIONS)

    assert all(item.lead in STERN for item in asked_items(plan)[1:])


def test_nobody_thanks_where_nobody_is() -> None:
    """A one-way video has no interviewer."""
    plan = planned(asking(), panel=(), format=Format.ONE_WAY, asked=QUESTIONS)

    assert {item.lead for item in asked_items(plan)} == {""}
    assert {item.by for item in asked_items(plan)} == {None}


@given(st.integers(0, 5000), st.integers(0, 9))
def test_interruptions_are_as_many_as_asked_for_and_never_on_the_first_answer(seed: int, count: int) -> None:
    """The first answer is for arriving; warm-ups and the person's own questions are left in peace."""
    phases = (asking(scored=False), asking(), TheirTurn("turn", 2))
    plan = planned(*phases, rules=Rules(interrupts=count), asked=QUESTIONS, seed=seed)
    # Both asking phases share an id here, so each holds all six questions.
    cut = [n for n, item in enumerate(asked_items(plan)) if item.interrupt_s is not None]
    scored = [n for n, item in enumerate(asked_items(plan)) if item.scored]

    assert len(cut) == min(count, len(scored) - 1)
    assert set(cut) <= set(scored[1:])
    assert all(0.45 * 120 <= (asked_items(plan)[n].interrupt_s or 0) <= 0.85 * 120 for n in cut)


@pytest.mark.parametrize(
    ("phase", "kind", "format", "preparing", "ready_s"),
    [
        ({}, QuestionType.BEHAVIOURAL, Format.VIDEO, False, 12 + 8),
        ({"prepare_s": 45}, QuestionType.BEHAVIOURAL, Format.VIDEO, True, 45),
        ({"prepare_s": 0}, QuestionType.BEHAVIOURAL, Format.VIDEO, True, 0),
        ({}, QuestionType.BEHAVIOURAL, Format.ONE_WAY, True, 30),
        ({}, QuestionType.CASE, Format.PANEL, True, 30),
    ],
)
def test_preparation_or_a_moment_to_think(
    phase: dict[str, object], kind: QuestionType, format: Format, *, preparing: bool, ready_s: int
) -> None:
    """One-way rounds, cases and phases that say so have preparation; live ones a thinking pause."""
    item = first(planned(asking(**phase), format=format, asked=(question(type=kind),), panel=()))

    assert (item.preparing, item.ready_s) == (preparing, ready_s)


@pytest.mark.parametrize(
    ("prepare", "preparing", "may_start"),
    [
        (Preparing.STRICT, True, False),
        (Preparing.MAY_START, True, True),
        (Preparing.STRICT, False, True),
        (Preparing.MAY_START, False, True),
    ],
)
def test_only_preparation_can_be_strict(prepare: Preparing, *, preparing: bool, may_start: bool) -> None:
    """Nobody has to wait out a thinking pause."""
    phase = asking(prepare_s=30) if preparing else asking()

    assert first(planned(phase, rules=Rules(prepare=prepare))).may_start is may_start


@pytest.mark.parametrize(("wanted", "probes"), [(None, 2), (0, 0), (3, 3)])
def test_follow_ups_are_the_phases_or_the_types(wanted: int | None, probes: int) -> None:
    """Zero is a number, not an absence."""
    assert first(planned(asking(probes=wanted))).probes == probes


def test_the_green_zone_grows_with_the_target() -> None:
    """Half the time, half the zone."""
    whole = first(planned(asking()))
    half = first(planned(asking(answer_s=60)))

    assert (whole.zone, whole.answer_s) == (Zone(75, 150), 120)
    assert (half.zone, half.answer_s) == (Zone(38, 75), 60)


@given(st.sampled_from(list(QuestionType)), st.integers(15, 900))
def test_a_target_lies_in_its_own_green_zone(kind: QuestionType, answer_s: int) -> None:
    """Somebody who answers in just the planned time is never told it was short or long."""
    zone = green_zone(kind, answer_s)

    assert zone.low_s <= answer_s <= zone.high_s


def test_there_is_a_pace_for_every_type() -> None:
    """A new type without a pace would break the first round that asks it."""
    assert set(PACES) == set(QuestionType)


def test_a_plan_and_its_record_are_one() -> None:
    """History keeps the whole plan: a round can be read when its bank is gone."""
    plan = planned(*EVERYTHING, panel=PANEL, asked=QUESTIONS, rules=WILD, voice=Voice.TYPED)
    record = json.loads(json.dumps(to_record(plan), ensure_ascii=False))

    assert from_record(Plan, record) == plan


def test_once_again_is_the_same_question_alone_in_less_time() -> None:
    """60 % of the time, one follow-up by the ticks, no clock that cuts off, nothing scored."""
    rules = Rules(stop_at=StopAt.TARGET, retakes=2, silence_s=6, interrupts=5)
    plan = planned(asking(), rules=rules, asked=QUESTIONS[:2])
    before = asked_items(plan)[1]
    again = build_again(before, plan, share=0.6, ticks=("result",), change="Say 'I'.", seed=3)
    (item,) = asked_items(again)

    assert (item.question, item.wording, item.by) == (before.question, before.wording, before.by)
    assert (item.answer_s, item.zone, item.stop_s) == (72, Zone(45, 90), None)
    assert (item.probes, item.ticks, item.scored) == (1, ("result",), False)
    assert (item.lead, item.silence_s, item.retakes, item.interrupt_s) == ("Say 'I'.", 0, 0, None)
    assert (again.recipe, again.title, again.seed) == ("again", "Once again, in less time", 3)
    assert from_record(Plan, to_record(again)) == again


def test_the_numbers_of_an_invitation_go_into_every_scored_question() -> None:
    """'30 seconds to prepare, two minutes, one take': the warm-up stays as it is."""
    made = recipe(
        asking(scored=False, answer_s=30),
        asking(answer_s=90),
        rules=Rules(stop_at=StopAt.LIMIT, retakes=3),
    )
    warm_up, scored = with_numbers(made, prepare_s=30, answer_s=120, takes=1).phases
    rules = with_numbers(made, prepare_s=30, answer_s=120, takes=1).rules

    assert warm_up == made.phases[0]
    assert scored == asking(answer_s=120, prepare_s=30)
    assert (rules.retakes, rules.stop_at) == (0, StopAt.TARGET)


def test_an_answer_time_stops_nothing_where_nothing_stops() -> None:
    """In a live round two minutes are a wish, not a wall."""
    made = with_numbers(recipe(rules=Rules(stop_at=StopAt.NONE)), answer_s=60)

    assert made.rules.stop_at is StopAt.NONE


def test_without_numbers_a_recipe_stays_as_it_is() -> None:
    """Nothing is changed that nobody named; zero seconds of preparation are a number."""
    made = recipe(asking(prepare_s=30))

    assert with_numbers(made) == made
    assert with_numbers(made, prepare_s=0).phases == (asking(prepare_s=0),)
