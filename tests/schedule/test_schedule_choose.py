"""Which questions a phase asks: what each pick prefers, and what gives way when there are too few."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import question
from practice.model.facts import Levelled, Seen
from practice.model.kinds import Competency, Level, QuestionType
from practice.model.question import Question
from practice.model.recipe import Ask, Pick
from practice.schedule.choose import Chosen, Past, choose
from practice.schedule.planned import Planned

TODAY = date(2026, 3, 20)
TEAMWORK, PLANNING, LEARNING = Competency.TEAMWORK, Competency.PLANNING, Competency.LEARNING
NO_FIXED = [pick for pick in Pick if pick not in (Pick.FIXED, Pick.MIX)]

LEVEL = "one: some questions are of another level"
BESIDE = "one: some questions measure the competency beside another"
BANKS = "one: some questions come from other banks"
TWICE = "one: some competencies come up more than once"


def many(count: int, *, name: str = "q", **more: object) -> list[Question]:
    return [question(f"{name}{n}", **more) for n in range(count)]  # type: ignore[arg-type]  # as in conftest


def seen(ages: dict[str, int]) -> dict[str, Seen]:
    """Questions seen so many days ago."""
    return {
        f"core/{id}": Seen(f"core/{id}", (TODAY - timedelta(days=age)).isoformat(), 1)
        for id, age in ages.items()
    }


def levelled(competency: Competency, *levels: int, days_ago: int = 1) -> list[Levelled]:
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    return [
        Levelled(f"{competency}-{n}", "core/q", competency, day, f"{day}T10:00:00Z", level)
        for n, level in enumerate(levels)
    ]


def chosen(
    questions: Iterable[Question],
    pick: Pick,
    *,
    ages: dict[str, int] | None = None,
    levels: Iterable[Levelled] = (),
    used: Iterable[str] = (),
    seed: int = 1,
    planned: Iterable[Planned] = (),
    **ask: object,
) -> Chosen:
    phase = Ask("one", pick, **ask)  # type: ignore[arg-type]  # checked at run time
    past = Past(TODAY, seen(ages or {}), tuple(levels), tuple(planned))
    return choose(list(questions), phase, past=past, used=used, rng=Random(seed))


def ids(found: Chosen) -> list[str]:
    return [each.id for each in found.questions]


def test_fixed_asks_the_listed_ones_in_their_order() -> None:
    """By id, or by bank and id; the freshness of a question does not matter here."""
    found = chosen(many(4), Pick.FIXED, ids=("q2", "core/q0"), ages={"q2": 0})

    assert (ids(found), found.remarks) == (["q2", "q0"], ())


@pytest.mark.parametrize(
    ("wanted", "found", "remarks"),
    [
        (("gone", "q1"), ["q1"], ("one: there is no question 'gone' in the chosen banks",)),
        (("q1", "core/q1"), ["q1"], ("one: 'core/q1' is asked once only in a round",)),
        (("q0", "q1"), ["q1"], ("one: 'q0' is asked once only in a round",)),
        (("old", "q1"), ["q1"], ("one: there is no question 'old' in the chosen banks",)),
    ],
)
def test_what_fixed_cannot_ask_it_says(
    wanted: tuple[str, ...], found: list[str], remarks: tuple[str, ...]
) -> None:
    """Nothing is asked twice in a round, a retired question never; and nothing is dropped in silence."""
    questions = [*many(3), question("old", retired=True)]
    result = chosen(questions, Pick.FIXED, ids=wanted, used=["core/q0"])

    assert (ids(result), result.remarks) == (found, remarks)


def test_fixed_may_ask_a_practice_question() -> None:
    """The warm-up of a one-way video is one, and asked for by name."""
    assert ids(chosen([question("eat", tags=("practice",))], Pick.FIXED, ids=("eat",))) == ["eat"]


def test_due_takes_what_was_seen_longest_ago() -> None:
    """Never seen comes before everything."""
    found = chosen(many(4), Pick.DUE, count=4, ages={"q0": 20, "q1": 40, "q3": 9})

    assert ids(found) == ["q2", "q1", "q0", "q3"]


def test_weak_takes_the_competency_that_needs_it_most() -> None:
    """Low levels before high ones."""
    questions = [question("t", competency=TEAMWORK), question("p", competency=PLANNING)]
    levels = [*levelled(TEAMWORK, 4, 4, 5), *levelled(PLANNING, 2, 1, 2)]

    assert [ids(chosen(questions, Pick.WEAK, levels=levels, seed=seed)) for seed in range(5)] == [["p"]] * 5


def test_weak_asks_different_competencies_before_the_weakest_again() -> None:
    """No two alike in a row."""
    questions = [*many(3, competency=PLANNING), question("t", competency=TEAMWORK)]
    found = chosen(questions, Pick.WEAK, count=2, levels=levelled(PLANNING, 1, 1, 1))

    assert {each.competency for each in found.questions} == {PLANNING, TEAMWORK}


def test_spread_takes_questions_that_differ() -> None:
    """In competency first, then in type."""
    questions = [
        *many(4, name="t", competency=TEAMWORK),
        question("p", competency=PLANNING),
        question("l", competency=LEARNING, type=QuestionType.VALUES),
    ]
    found = chosen(questions, Pick.SPREAD, count=3)

    assert {each.competency for each in found.questions} == {TEAMWORK, PLANNING, LEARNING}


def test_mix_takes_so_many_of_each_type_in_order() -> None:
    """The recipe's mix is the order of the interview."""
    kinds = (QuestionType.MOTIVATION, QuestionType.BEHAVIOURAL, QuestionType.CASE)
    questions = [each for kind in kinds for each in many(3, name=kind.value, type=kind)]
    mix = ((QuestionType.MOTIVATION, 1), (QuestionType.BEHAVIOURAL, 2), (QuestionType.CASE, 1))
    found = chosen(questions, Pick.MIX, mix=mix)

    assert [each.type for each in found.questions] == [kinds[0], kinds[1], kinds[1], kinds[2]]


def test_random_draws_any_of_them() -> None:
    """Over many seeds every question comes up."""
    drawn = {ids(chosen(many(5), Pick.RANDOM, seed=seed))[0] for seed in range(60)}

    assert drawn == {f"q{n}" for n in range(5)}


@pytest.mark.parametrize("pick", NO_FIXED)
@pytest.mark.parametrize(("age", "found"), [(6, "other"), (0, "other"), (7, "seen")])
def test_a_question_rests_for_a_week(pick: Pick, age: int, found: str) -> None:
    """Seen six days ago it waits; seen a week ago it may come back, and before one that is fresher still."""
    questions = [question("seen"), question("other")]
    results = [
        ids(chosen(questions, pick, ages={"seen": age, "other": 6 if age == 7 else 30}, seed=seed))
        for seed in range(8)
    ]

    assert results == [[found]] * 8


@pytest.mark.parametrize("pick", NO_FIXED)
def test_a_resting_question_is_better_than_none(pick: Pick) -> None:
    """A small bank must not leave a round empty."""
    assert ids(chosen(many(1), pick, ages={"q0": 1})) == ["q0"]


@pytest.mark.parametrize("pick", NO_FIXED)
@pytest.mark.parametrize("bad", [question("bad", retired=True), question("bad", tags=("practice",))])
def test_retired_and_practice_questions_are_not_drawn(pick: Pick, bad: Question) -> None:
    """The one is over, the other has no place in a scored round."""
    found = chosen([bad, question("good")], pick, count=2)

    assert ids(found) == ["good"]


@pytest.mark.parametrize("pick", NO_FIXED)
def test_other_types_are_never_taken(pick: Pick) -> None:
    """Widening goes far, but a behavioural phase asks behavioural questions."""
    questions = [*many(2), *many(2, name="m", type=QuestionType.MOTIVATION)]
    found = chosen(questions, pick, count=3, types=(QuestionType.MOTIVATION,))

    assert {each.type for each in found.questions} == {QuestionType.MOTIVATION}
    assert found.remarks == ("one: 1 fewer than planned: the banks have no more that fit",)


@pytest.mark.parametrize(
    ("wanted", "there", "remarks"),
    [
        (Level.SENIOR, Level.SENIOR, ()),
        (Level.SENIOR, Level.ANY, ()),
        (Level.SENIOR, Level.ENTRY, (LEVEL,)),
        (Level.ENTRY, Level.ANY, ()),
        (None, Level.ANY, ()),
        (None, Level.ENTRY, ()),
        (None, Level.SENIOR, (LEVEL,)),
        (None, Level.LEAD, (LEVEL,)),
    ],
)
def test_the_level_gives_way_first(wanted: Level | None, there: Level, remarks: tuple[str, ...]) -> None:
    """A question for any level is of no other level; seniors' questions are not for everybody."""
    found = chosen([question(level=there)], Pick.SPREAD, level=wanted)

    assert (ids(found), found.remarks) == (["leak"], remarks)


def test_a_question_of_the_very_level_comes_before_one_for_any() -> None:
    """A senior round wants what was written for seniors."""
    questions = [*many(5, level=Level.ANY), question("senior", level=Level.SENIOR)]

    assert [ids(chosen(questions, Pick.DUE, level=Level.SENIOR, seed=seed)) for seed in range(5)] == [
        ["senior"]
    ] * 5


def test_what_gives_way_goes_in_order_and_is_said() -> None:
    """Level, the competency beside another, other banks, fewer: each only when the one before is used up."""
    questions = [
        question("exact", competency=PLANNING, level=Level.ENTRY),
        question("level", competency=PLANNING, level=Level.MID),
        question("also", competency=TEAMWORK, also=(PLANNING,)),
        replace(question("far", competency=PLANNING, level=Level.ENTRY), bank="other"),
        question("wrong", competency=LEARNING),
    ]
    results = [
        chosen(questions, Pick.DUE, count=count, competencies=(PLANNING,), level=Level.ENTRY, banks=("core",))
        for count in range(1, 6)
    ]

    assert [set(ids(each)) for each in results] == [
        {"exact"},
        {"exact", "level"},
        {"exact", "level", "also"},
        {"exact", "level", "also", "far"},
        {"exact", "level", "also", "far"},
    ]
    fewer = "one: 1 fewer than planned: the banks have no more that fit"
    assert [each.remarks for each in results] == [
        (),
        (LEVEL,),
        (LEVEL, BESIDE),
        (LEVEL, BESIDE, BANKS),
        (LEVEL, BESIDE, BANKS, fewer),
    ]


@pytest.mark.parametrize("pick", NO_FIXED)
def test_distinct_competencies_are_found_where_they_are(pick: Pick) -> None:
    """However the pick orders them: one of each, nothing gives way, nothing is said."""
    questions = [*many(6, competency=TEAMWORK), question("p", competency=PLANNING)]
    results = [chosen(questions, pick, count=2, distinct=True, seed=seed) for seed in range(8)]

    assert all({each.competency for each in r.questions} == {TEAMWORK, PLANNING} for r in results)
    assert all(result.remarks == () for result in results)


def test_a_distinct_question_that_rests_comes_before_a_competency_twice() -> None:
    """Distinct was asked for; the week of rest is a preference."""
    questions = [*many(3, competency=TEAMWORK), question("p", competency=PLANNING)]
    found = chosen(questions, Pick.DUE, count=2, distinct=True, ages={"p": 2})

    assert "p" in ids(found)


def test_a_competency_twice_is_better_than_a_question_less_and_is_said() -> None:
    """The remark is true: the questions come from the same bank and level."""
    found = chosen(many(3, competency=TEAMWORK), Pick.SPREAD, count=2, distinct=True)

    assert len(found.questions) == 2
    assert found.remarks == (TWICE,)


def test_questions_without_a_competency_are_all_different() -> None:
    """Two reasons for applying do not repeat a competency."""
    questions = many(3, competency=None, type=QuestionType.MOTIVATION)
    found = chosen(questions, Pick.SPREAD, count=3, distinct=True)

    assert (len(found.questions), found.remarks) == (3, ())


@given(st.lists(st.sampled_from([TEAMWORK, PLANNING, LEARNING, None]), max_size=9), st.sampled_from(NO_FIXED))
def test_no_two_of_one_competency_stand_together_where_that_can_be_had(
    competencies: list[Competency | None], pick: Pick
) -> None:
    """It can be had when none of them is more than half."""
    questions = [question(f"q{n}", competency=each) for n, each in enumerate(competencies)]
    found = chosen(questions, pick, count=len(questions) or 1).questions
    crowded = any(2 * competencies.count(each) > len(competencies) + 1 for each in competencies if each)
    alike = [a for a, b in pairwise(found) if a.competency and a.competency is b.competency]

    assert crowded or alike == []


QUESTIONS = st.lists(
    st.builds(
        lambda n, kind, competency, level, also, bank, retired, tags: replace(
            question(f"q{n}", type=kind, competency=competency, level=level, also=also, retired=retired),
            bank=bank,
            tags=tags,
        ),
        st.integers(0, 12),
        st.sampled_from([QuestionType.BEHAVIOURAL, QuestionType.VALUES]),
        st.sampled_from([TEAMWORK, PLANNING, None]),
        st.sampled_from(Level),
        st.sampled_from([(), (PLANNING,)]),
        st.sampled_from(["core", "other"]),
        st.booleans(),
        st.sampled_from([(), ("practice",)]),
    ),
    max_size=14,
    unique_by=lambda each: each.key,
)
ASKS = st.builds(
    Ask,
    st.just("one"),
    st.sampled_from(Pick),
    count=st.integers(1, 6),
    ids=st.lists(st.sampled_from(["q1", "q2", "core/q1", "gone"]), max_size=4).map(tuple),
    types=st.sampled_from([(), (QuestionType.VALUES,)]),
    mix=st.sampled_from([(), ((QuestionType.VALUES, 2), (QuestionType.BEHAVIOURAL, 1))]),
    competencies=st.sampled_from([(), (PLANNING,)]),
    level=st.none() | st.sampled_from(Level),
    banks=st.sampled_from([(), ("core",)]),
    distinct=st.booleans(),
)


@given(QUESTIONS, ASKS, st.sets(st.sampled_from(["core/q1", "core/q3"])), st.integers(0, 9))
def test_a_choice_is_never_too_many_never_twice_and_always_accounted_for(
    questions: list[Question], ask: Ask, used: set[str], seed: int
) -> None:
    """Whatever is in the banks; the same seed gives the same choice."""
    past = Past(TODAY, seen({"q1": 2, "q2": 8}), levelled(PLANNING, 3))
    first, second = (choose(questions, ask, past=past, used=used, rng=Random(seed)) for _ in "12")
    keys = [each.key for each in first.questions]
    wanted = {Pick.FIXED: len(ask.ids), Pick.MIX: sum(n for _, n in ask.mix)}.get(ask.pick, ask.count)

    assert first == second
    assert len(keys) == len(set(keys)) <= wanted
    assert not set(keys) & used
    assert not any(each.retired for each in first.questions)
    assert len(keys) == wanted or first.remarks


@pytest.mark.parametrize("pick", [Pick.WEAK, Pick.DUE])
def test_questions_of_a_plan_come_before_others_and_fill_no_round(pick: Pick) -> None:
    """Every other question at the most, and the plan is named."""
    plan = Planned("your plan for Northwind", PLANNING, frozenset(f"core/q{n}" for n in (5, 6, 7, 8)))
    found = chosen(many(20), pick, count=4, planned=[plan])
    of_plan = [each.key for each in found.questions if each.key in plan.questions]

    assert len(of_plan) == 2
    assert found.remarks == ("one: some questions are in your plan for Northwind",)


def test_a_plan_changes_no_round_that_is_left_to_chance() -> None:
    """Nor one that spreads over everything."""
    plan = Planned("your plan", PLANNING, frozenset({"core/q5"}))
    for pick in (Pick.RANDOM, Pick.SPREAD):
        assert chosen(many(20), pick, count=4, planned=[plan]) == chosen(many(20), pick, count=4)


def test_a_question_of_a_plan_comes_back_to_a_round_after_two_days() -> None:
    """Others after a week."""
    plan = Planned("your plan", None, frozenset({"core/q0"}))
    there = many(3)

    def first(days: int, *planned: Planned) -> str:
        ages = {"q0": days, "q1": 5, "q2": 5}
        return ids(chosen(there, Pick.DUE, count=1, ages=ages, planned=planned))[0]

    assert first(2) != "q0"
    assert first(2, plan) == "q0"
    assert first(1, plan) != "q0"
