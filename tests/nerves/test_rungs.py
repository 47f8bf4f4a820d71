"""The twelve rungs: each a round whose rules make it that rung."""

from collections.abc import Collection, Sequence
from random import Random

import pytest

from conftest import question
from practice.model.kinds import QuestionType
from practice.model.question import Question
from practice.model.recipe import Ask, ClockFace, Format, Preparing, Pressure, Recipe, StopAt
from practice.nerves.rungs import BLANK_S, HIGHEST, KNOWN, LOWEST, READING, RUNGS, Rung, question_for, recipe

ABOUT = question("about", type=QuestionType.BACKGROUND, competency=None, model_answers=())
STORY, OTHER = question("story"), question("other")
THEIRS = question("theirs", type=QuestionType.ASK_THEM, competency=None)


def asks(made: Recipe) -> list[Ask]:
    return [phase for phase in made.phases if isinstance(phase, Ask)]


def chosen(
    rung: int, questions: Sequence[Question], *, seen: Collection[str] = (), before: Sequence[str] = ()
) -> set[str]:
    """The ids that may come up."""
    found = (question_for(rung, questions, seen=seen, before=before, rng=Random(n)) for n in range(20))
    return {one.id for one in found if one is not None}


def test_there_are_twelve_in_order() -> None:
    """Their numbers are kept with each attempt."""
    assert [rung.number for rung in RUNGS] == list(range(1, 13))
    assert (LOWEST, HIGHEST) == (1, 12)


@pytest.mark.parametrize("rung", RUNGS)
def test_each_says_what_changes_and_has_a_round(rung: Rung) -> None:
    """An example of a fear, too; the title says which rung it is."""
    number = RUNGS.index(rung) + 1
    made = recipe(number, ("core/leak",))

    assert RUNGS[number - 1].change
    assert RUNGS[number - 1].feared
    assert made.id == f"ladder-{number}"
    assert made.title.startswith(f"Rung {number}: ")
    assert asks(made)


def test_reading_aloud_needs_no_words_of_ones_own() -> None:
    """They lie on a card, nothing is scored, and no clock is seen."""
    made = recipe(1, ("core/leak",))
    (ask,) = asks(made)

    assert (ask.card, ask.scored, made.rules.clock) == (True, False, ClockFace.HIDDEN)


def test_notes_are_there_on_the_second_rung_and_then_no_more() -> None:
    """The aid is dropped by the round itself."""
    assert [recipe(number, ("core/leak",)).rules.notes for number in range(1, 11)] == [False, True] + [
        False
    ] * 8


def test_no_clock_is_seen_before_the_rung_with_the_clock() -> None:
    """There it counts down from two minutes and stops the answer."""
    timed = recipe(4, ("core/leak",))

    assert [recipe(number, ("core/leak",)).rules.clock for number in (2, 3)] == [ClockFace.HIDDEN] * 2
    assert (timed.rules.clock, timed.rules.stop_at) == (ClockFace.COUNT_DOWN, StopAt.TARGET)
    assert asks(timed)[0].answer_s == 120


def test_an_unseen_question_leaves_ten_seconds() -> None:
    """Then the answer begins by itself."""
    made = recipe(6)

    assert asks(made)[0].prepare_s == 10
    assert made.rules.prepare is Preparing.STRICT


def test_the_professional_set_has_four_questions_about_the_work() -> None:
    """Knowledge, a case, a story."""
    made = recipe(7)
    kinds = {kind for ask in asks(made) for kind in ask.types}

    assert sum(ask.count for ask in asks(made)) == 4
    assert kinds == {QuestionType.JOB_KNOWLEDGE, QuestionType.CASE, QuestionType.BEHAVIOURAL}


def test_the_upper_rungs_have_their_people() -> None:
    """Somebody cuts in; a panel gives nothing away; a stern one, silences, and one of one's own."""
    cut, panel, stern = recipe(8), recipe(9), recipe(10)

    assert cut.rules.interrupts == 2
    assert (panel.format, len(panel.panel), panel.rules.thanks) == (Format.PANEL, 3, False)
    assert asks(panel)[0].by == "rotate"
    assert (stern.pressure, stern.rules.blank_s) == (Pressure.STERN, BLANK_S)
    assert stern.rules.silence_s
    assert QuestionType.CURVEBALL in {kind for ask in asks(stern) for kind in ask.types}


def test_a_card_needs_a_model_answer() -> None:
    """A question without one has nothing to read."""
    assert chosen(READING, [ABOUT, STORY]) == {"story"}
    assert chosen(READING, [ABOUT]) == set()


@pytest.mark.parametrize("rung", KNOWN)
def test_a_known_question_is_one_that_was_met_before(rung: int) -> None:
    """What is new on these rungs is something else."""
    assert chosen(rung, [ABOUT, STORY, OTHER], seen={"core/story", "core/other"}) == {"story", "other"}


def test_without_a_known_question_the_easiest_comes() -> None:
    """About oneself; never a question that the applicant asks."""
    assert chosen(2, [THEIRS, STORY, ABOUT]) == {"about"}
    assert chosen(2, [THEIRS]) == set()


def test_another_question_comes_as_long_as_there_is_one() -> None:
    """Different questions are asked for; then the one that was used longest ago."""
    seen = {"core/story", "core/other"}
    used = ["core/story"]

    assert chosen(2, [STORY, OTHER], seen=seen, before=used) == {"other"}
    assert chosen(2, [STORY, OTHER], seen=seen, before=[*used, "core/other"]) == {"story"}
