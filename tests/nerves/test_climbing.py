"""Which rung next: each rule of the ladder by itself, and that no history makes it stumble."""

import runpy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.nerves.attempts import ABORTED, FINISHED, NO, PARTLY, PASSED_OVER, YES, Tried
from practice.nerves.climbing import Advice, Move, advise
from practice.nerves.owning import ladder_of
from practice.nerves.practised import days_in_words, dose_in_words, interviews_practised

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "ladder.py"

Try = Callable[..., Tried]


@pytest.fixture
def took() -> Try:
    """An attempt that went well, each one with a question of its own; any field can be given."""
    numbers = count()

    def make(rung: int, day: int = 0, **more: object) -> Tried:
        name = f"a{next(numbers)}"
        when = (DAY + timedelta(days=day)).isoformat()
        fields: dict[str, object] = {
            "likelihood": 60,
            "next_time": 20,
            "ended": FINISHED,
            "round": name,
            "questions": frozenset({name}),
        }
        fields.update(more)
        return Tried(name, when, more.pop("sitting", when), rung, rung, **_without(fields, "sitting"))  # type: ignore[arg-type]  # checked at run time

    return make


def _without(fields: dict[str, object], name: str) -> dict[str, object]:
    return {key: value for key, value in fields.items() if key != name}


def advised(
    *tried: Tried, now: datetime = NOON, day: int = 0, interviews: Sequence[datetime] = (), seed: int = 1
) -> Advice:
    today = DAY + timedelta(days=day)
    return advise(ladder_of(tried), now=now, today=today, interviews=interviews, rng=Random(seed))


def own_rungs(tried: Sequence[Tried]) -> frozenset[int]:
    return frozenset(ladder_of(tried).own)


def mine(took: Try, *rungs: int) -> list[Tried]:
    """Attempts that make these rungs the person's own."""
    return [took(rung, day) for rung in rungs for day in (0, 1)]


# -- where to begin ----------------------------------------------------------------------------------


def test_the_first_advice_is_the_gentlest_rung() -> None:
    """With a word where a good place to begin lies, so that anybody may begin higher."""
    first = advised()

    assert (first.rung, first.move) == (1, Move.START)
    assert "30 to 50" in first.reason


def test_a_rung_that_was_expected_to_be_easy_leads_one_up(took: Try) -> None:
    """The start is where 30 to 50 is expected; it is looked for one rung at a time."""
    assert advised(took(1, expected=10)).rung == 2


def test_a_rung_that_was_expected_to_be_hard_leads_one_down(took: Try) -> None:
    """Whoever began too high need not stay there."""
    assert advised(took(6, expected=70)).rung == 5


def test_the_start_is_found_between_too_easy_and_too_hard(took: Try) -> None:
    """Nobody is sent up and down for ever."""
    assert advised(took(6, expected=70), took(5, expected=20)).rung == 5


def test_a_rung_expected_to_be_30_to_50_is_where_it_begins(took: Try) -> None:
    """From there on the rule for moving up holds."""
    assert advised(took(3, expected=40)).rung == 3


# -- moving up ---------------------------------------------------------------------------------------


def test_two_good_sittings_on_two_days_lead_up(took: Try) -> None:
    """Different days, different questions: once may be chance."""
    after = advised(took(2, 0), took(2, 1))

    assert (after.rung, after.move) == (3, Move.UP)
    assert after.because is not None


@pytest.mark.parametrize(
    "second",
    [
        {"day": 0, "sitting": "later"},
        {"day": 1, "questions": frozenset({"same"})},
        {"day": 1, "aid": YES},
        {"day": 1, "ended": ABORTED},
        {"day": 1, "next_time": 40},
        {"day": 1, "next_time": None},
        {"day": 1, "next_time": 40, "happened": YES, "coped": NO},
        {"day": 1, "next_time": 40, "happened": NO, "coped": YES},
    ],
    ids=["same day", "same question", "aid", "left", "likely", "unsaid", "not coped", "did not happen"],
)
def test_what_does_not_lead_up(took: Try, second: dict[str, object]) -> None:
    """One of the conditions is missing, and the rung stays."""
    first = took(2, questions=frozenset({"same"}))
    day = second.pop("day")

    assert advised(first, took(2, day, **second)).rung == 2


@pytest.mark.parametrize(
    "sign",
    [
        {"next_time": 25},
        {"next_time": 45, "likelihood": 90},
        {"next_time": 90, "happened": YES, "coped": YES},
        {"next_time": 90, "happened": PARTLY, "coped": YES},
        {"next_time": 90, "peak": 40},
    ],
    ids=["unlikely", "halved", "happened and coped", "partly and coped", "low peak"],
)
def test_each_sign_that_a_fear_gave_way(took: Try, sign: dict[str, object]) -> None:
    """Nerves need not fall: what is expected may, or what came was coped with."""
    tried = [took(2, day, **{"likelihood": 90, **sign}) for day in (0, 1)]

    assert advised(*tried).rung == 3


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"likelihood": 5, "next_time": 5}, {"likelihood": 5, "next_time": 25}),
        (
            {"feared": "I freeze.", "likelihood": 90, "next_time": 20},
            {"feared": "I stammer.", "likelihood": 40, "next_time": 45},
        ),
    ],
    ids=["more than before", "another fear"],
)
def test_what_is_no_sign_that_a_fear_gave_way(
    took: Try, before: dict[str, object], after: dict[str, object]
) -> None:
    """A fear is measured by itself, and one that has grown is not smaller for being small."""
    assert advised(took(2, 0, **before), took(2, 1, **after)).rung == 2


def test_the_same_fear_is_measured_from_its_first_day(took: Try) -> None:
    """However it is spelt: bit by bit is half in the end, too."""
    first = took(2, 0, feared="I freeze.", likelihood=80, next_time=60)
    later = [took(2, day, feared="i  FREEZE.", likelihood=55, next_time=40) for day in (1, 2)]

    assert advised(first, *later).rung == 3


@pytest.mark.parametrize(("again", "rung"), [("a", 9), ("ab", 8), ("abc", 8)])
def test_most_questions_have_to_be_others(took: Try, again: str, rung: int) -> None:
    """A round of three with one old question is another round; with one new question it is the same."""
    second = frozenset([*again, *"xyz"[len(again) :]])

    assert advised(took(8, 0, questions=frozenset("abc")), took(8, 1, questions=second)).rung == rung


def test_a_peak_well_below_the_first_is_a_sign_too(took: Try) -> None:
    """The secondary rule: 30 % lower than the first one at this rung."""
    none = {"likelihood": None, "next_time": None}
    tried = [took(2, day, peak=peak, **none) for day, peak in ((0, 90), (1, 63), (2, 60))]

    assert advised(*tried[:2]).rung == 2
    assert advised(*tried).rung == 3


def test_a_sitting_is_judged_by_its_last_attempt(took: Try) -> None:
    """Nerves may rise at the second attempt before they fall; the first says little."""
    good, bad = {"next_time": 20}, {"next_time": 60}
    worse = [took(2, 0, **good), took(2, 0, **bad), took(2, 1, **good)]
    better = [took(2, 0, **bad), took(2, 0, **good), took(2, 1, **good)]

    assert advised(*worse).rung == 2
    assert advised(*better).rung == 3


def test_the_clock_takes_one_attempt(took: Try) -> None:
    """It may add little, so the rung is short."""
    assert advised(took(4, next_time=90)).rung == 5


def test_the_clock_can_be_left_out_with_a_word(took: Try) -> None:
    """Then it counts as done, and nothing was tried."""
    left_out = took(4, 1, ended=PASSED_OVER, round="", likelihood=None, next_time=None)
    after = advised(took(3, 1, next_time=60), left_out)

    assert after.rung == 5
    assert "left rung 4 out" in after.reason


def test_the_person_chooses_and_goes_on_from_there(took: Try) -> None:
    """Nobody is taken back to the bottom for having dared more."""
    tried = [took(1, 0), took(8, 2, next_time=60)]

    assert ladder_of(tried).at == 8
    assert advised(*tried).rung == 8


def test_what_is_left_out_below_is_offered_when_the_top_is_owned(took: Try) -> None:
    """There is always something to go on with."""
    after = advised(took(12, 0), took(12, 1))

    assert (after.rung, after.move) == (11, Move.DOWN)


# -- staying and stepping down -----------------------------------------------------------------------


def test_two_attempts_that_were_left_lead_one_down(took: Try) -> None:
    """And it is said to cost nothing."""
    after = advised(took(5, ended=ABORTED), took(5, ended=ABORTED))

    assert (after.rung, after.move) == (4, Move.DOWN)
    assert "costs nothing" in after.reason


def test_one_that_was_finished_in_between_shows_that_it_can_be_done(took: Try) -> None:
    """Two in a row are meant."""
    tried = [took(5, ended=ABORTED), took(5, next_time=60), took(5, ended=ABORTED)]

    assert advised(*tried).rung == 5


def test_after_an_easier_rung_was_finished_the_way_leads_back(took: Try) -> None:
    """And only two more that are left lead down again."""
    tried = [*mine(took, 3), took(4, 1), *(took(5, 2, ended=ABORTED) for _ in range(2)), took(4, 3)]

    assert advised(*tried, day=3).rung == 5
    assert advised(*tried, took(5, 3, ended=ABORTED), day=3).rung == 5


def test_one_finished_attempt_below_leads_back_up(took: Try) -> None:
    """Also where the rung below is not theirs yet: nobody has to climb twice."""
    left = [took(6, 2, ended=ABORTED) for _ in range(2)]
    back = advised(*left, took(5, 2), day=2)
    below = [took(5, 2, next_time=60), took(5, 2, ended=ABORTED)]

    assert (back.rung, back.move) == (6, Move.UP)
    assert "finished rung 5" in back.reason
    assert advised(*left, took(5, 2, next_time=60), day=2).rung == 6
    assert advised(*left, *below, day=2).rung == 5
    assert advised(*left, took(5, 2), took(6, 2, ended=ABORTED), day=2).rung == 6


def test_the_way_back_up_goes_one_rung_at_a_time(took: Try) -> None:
    """As it went down."""
    down = [took(rung, 2, ended=ABORTED) for rung in (9, 9, 8, 8)]

    assert advised(*down, day=2).rung == 7
    assert advised(*down, took(7, 2, next_time=60), day=2).rung == 8
    assert advised(*down, took(7, 2, next_time=60), took(8, 3, next_time=60), day=3).rung == 9


def test_leaving_the_clock_out_on_the_way_down_leads_further_down(took: Try) -> None:
    """Back to what was just left twice would be no step down at all."""
    left = [took(5, 2, ended=ABORTED) for _ in range(2)]
    out = took(4, 2, ended=PASSED_OVER, round="", likelihood=None, next_time=None)
    after = advised(*left, out, day=2)

    assert (after.rung, after.move) == (3, Move.DOWN)
    assert "Two attempts at rung 5 were left" in after.reason
    assert advised(*left, out, took(3, 2, next_time=60), day=2).rung == 5


@pytest.mark.parametrize("said", [{}, {"feared": "I freeze.", "likelihood": 70}])
def test_whoever_skips_every_question_is_told_what_is_missing(took: Try, said: dict[str, object]) -> None:
    """Otherwise a rung would never be theirs, and nobody would say why."""
    nothing = {"likelihood": None, "next_time": None, **said}

    assert "Say beforehand what you are afraid of" in advised(took(2, 0, **nothing)).reason
    assert "Say beforehand" not in advised(took(2, 0, next_time=60)).reason


def test_a_rung_below_that_is_left_as_well_leads_further_down(took: Try) -> None:
    """Even where it was the person's own."""
    left = [took(rung, 2, ended=ABORTED) for rung in (4, 4, 3, 3)]
    tried = [*mine(took, 3), *left]

    assert advised(*tried, day=2).rung == 2


def test_a_round_that_the_program_did_not_survive_counts_as_left(took: Try) -> None:
    """Neutrally: it was begun, and nothing is known of its end."""
    assert advised(took(5, ended=""), took(5, ended="")).rung == 4


def test_an_attempt_that_never_began_counts_as_nothing(took: Try) -> None:
    """Leaving before the round is no attempt."""
    before = took(5, ended="", round="")

    assert advised(before, before) == advised()


def test_after_five_attempts_a_fear_that_stays_is_made_concrete(took: Try) -> None:
    """The rung is held, and the prediction is what changes."""
    stuck = [took(2, day, next_time=60) for day in range(5)]

    assert not advised(*stuck[:4]).hint
    assert "see or hear" in advised(*stuck).hint


def test_a_fear_that_moves_needs_no_hint(took: Try) -> None:
    """Ten points are more than noise."""
    moving = [took(2, 0, next_time=60) for _ in range(4)]

    assert not advised(*moving, took(2, 0, next_time=50)).hint


# -- variety -----------------------------------------------------------------------------------------


def test_one_attempt_in_four_goes_to_a_rung_of_ones_own(took: Try) -> None:
    """Exactly one: three on the way, then a visit."""
    way = [*mine(took, 1), took(2, 1, next_time=60), took(2, 1, next_time=60)]

    assert advised(*way[:-2], day=1).move is not Move.VISIT
    assert advised(*way, day=1).move is Move.VISIT
    assert advised(*way, day=1).rung == 1
    assert advised(*way, took(1, 1), day=1).move is not Move.VISIT


def test_a_visit_whose_day_has_come_goes_first(took: Try) -> None:
    """1, 3 and 7 days after a rung has become one's own."""
    tried = [*mine(took, 1), *mine(took, 2), *(took(3, 1, next_time=60) for _ in range(3))]
    seen_again = [*tried, took(1, 2), *(took(3, 2, next_time=60) for _ in range(3))]

    assert advised(*tried, day=2).rung == 1
    assert advised(*seen_again, day=2).rung == 2


def test_any_rung_of_ones_own_may_be_visited(took: Try) -> None:
    """Where none is due, chance decides."""
    tried = [*mine(took, 1), *mine(took, 2), *(took(3, 1, next_time=60) for _ in range(3))]

    assert {advised(*tried, day=1, seed=seed).rung for seed in range(20)} == {1, 2}


def test_breathing_is_offered_before_two_of_three(took: Try) -> None:
    """So that it does not become something one cannot do without."""
    steadied, bare = replace(took(1), steadied=True), took(1)

    assert advised().steady
    assert advised(steadied).steady
    assert not advised(steadied, steadied).steady
    assert advised(steadied, steadied, bare).steady


# -- before a real interview -------------------------------------------------------------------------


def test_within_a_day_of_an_interview_an_easy_own_rung_is_offered(took: Try) -> None:
    """Neither a new rung nor one with new questions."""
    tried = [*mine(took, 1), *mine(took, 2), *mine(took, 6)]
    after = advised(*tried, interviews=[NOON + timedelta(hours=24)])

    assert (after.rung, after.move) == (2, Move.EASY)


@pytest.mark.parametrize("hours", [25, -1])
def test_a_later_or_a_past_interview_changes_nothing(took: Try, hours: int) -> None:
    """A day is a day."""
    later = NOON + timedelta(hours=hours)

    assert advised(took(6), interviews=[later]) == advised(took(6))


def test_without_a_rung_of_ones_own_the_gentlest_is_enough(took: Try) -> None:
    """On the day before, nothing has to be practised."""
    soon = NOON + timedelta(hours=3)

    assert advised(took(6, next_time=60), interviews=[soon]).rung == 1


# -- how much ----------------------------------------------------------------------------------------


def test_interviews_are_counted_by_what_was_said_in_them(took: Try) -> None:
    """A round of three answers, three single questions of a sitting, a talk with a real person."""
    single = [took(3) for _ in range(4)]
    whole, friend = took(8), took(11, round="")
    answers = {whole.round: 3, "mock": 5, "short": 2, **{each.round: 1 for each in single}}

    assert interviews_practised([*single, whole, friend], answers) == 4
    assert dose_in_words(4) == "Interviews practised so far: 4 of 9."
    assert dose_in_words(12) == "Interviews practised so far: 12."


def test_days_practised_are_counted_out_of_fourteen() -> None:
    """A day off costs nothing, and a day counts once."""
    days = [(DAY - timedelta(days=back)).isoformat() for back in (0, 0, 3, 13, 14, 40)]

    assert days_in_words(days, DAY) == "You practised on 3 of the last 14 days."


# -- whatever happened -------------------------------------------------------------------------------

WORD = st.sampled_from(["", YES, PARTLY, NO])
LEVEL = st.none() | st.integers(0, 100)
DAYS = st.integers(0, 30).map(lambda day: (DAY + timedelta(days=day)).isoformat())
ANY_TRY = st.builds(
    Tried,
    id=st.sampled_from("abc"),
    day=DAYS | st.just("no day"),
    sitting=st.sampled_from("xyz"),
    rung=st.integers(1, 12),
    advised=st.integers(1, 12),
    steadied=st.booleans(),
    likelihood=LEVEL,
    expected=LEVEL,
    round=st.sampled_from(["", "r"]),
    questions=st.frozensets(st.sampled_from("qp")),
    ended=st.sampled_from(["", FINISHED, ABORTED, PASSED_OVER, "of a later version"]),
    aid=WORD,
    happened=WORD,
    coped=WORD,
    next_time=LEVEL,
    peak=LEVEL,
)
INTERVIEWS = st.sampled_from([NOON - timedelta(hours=1), NOON + timedelta(hours=3), NOON + timedelta(days=9)])


@given(st.lists(ANY_TRY, max_size=20), st.lists(INTERVIEWS, max_size=3), st.integers(0, 99))
def test_any_history_gives_an_advice(tried: list[Tried], interviews: list[datetime], seed: int) -> None:
    """A rung that exists, with a reason; never more than one above what was dared or is owned."""
    advice = advised(*tried, interviews=interviews, day=31, seed=seed)
    reached = max([1, *(each.rung for each in tried if each.begun or each.ended == PASSED_OVER)])

    assert 1 <= advice.rung <= 12
    assert advice.rung <= reached + 1
    assert advice.reason
    assert advice.steady_reason
    assert advice == advised(*tried, interviews=interviews, day=31, seed=seed)


@given(st.lists(ANY_TRY, max_size=20), ANY_TRY)
def test_what_is_ones_own_stays_so(tried: list[Tried], more: Tried) -> None:
    """Nothing is ever lost: no streak, and nothing taken back."""
    assert own_rungs(tried) <= own_rungs([*tried, more])


# -- weeks -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def weeks() -> dict[str, list[Any]]:
    """Six weeks of each of the three people of the benchmark. (`Any`: it is run, not imported.)"""
    benchmark = runpy.run_path(str(BENCHMARK))
    climb: Callable[..., Iterator[Any]] = benchmark["climb"]
    return {person.name: list(climb(person, weeks=6, seed=4)) for person in benchmark["people"]()}


def test_whoever_improves_reaches_a_real_person_within_weeks(weeks: dict[str, list[Any]]) -> None:
    """One rung after another, one visit in four attempts, and nothing hard before the interview."""
    turns = weeks["improving"]
    before = [turn for turn in turns if turn.day == date(2026, 3, 20)]
    new = [turn.advice.rung for turn in turns if turn.advice.move is Move.UP]

    assert turns[-1].advice.rung >= 10
    assert new == sorted(new)
    assert sum(turn.advice.move is Move.VISIT for turn in turns) <= len(turns) / 4
    assert before
    assert all(turn.advice.rung < 6 and turn.advice.rung in turn.own for turn in before)


def test_whoever_is_stuck_is_held_and_helped(weeks: dict[str, list[Any]]) -> None:
    """Never pushed up; a hint after five attempts, and the page about more help."""
    turns = weeks["stuck"]

    assert {turn.advice.rung for turn in turns} == {1}
    assert [bool(turn.advice.hint) for turn in turns[:6]] == [False] * 5 + [True]
    assert turns[-1].offered


def test_whoever_leaves_is_led_down_and_up_again(weeks: dict[str, list[Any]]) -> None:
    """Leaving costs nothing: the way goes on from one rung lower."""
    turns = weeks["aborting"]
    moves = [turn.advice.move for turn in turns]
    first = moves.index(Move.DOWN)

    assert turns[first].advice.rung == 2
    assert Move.UP in moves[first:]
    assert max(turns[-1].own) >= 3
