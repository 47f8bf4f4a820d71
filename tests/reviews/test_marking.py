"""Marking small drills: only what a text or a choice alone can tell."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import question
from practice.model.kinds import Competency, QuestionType
from practice.model.question import ModelAnswer, Question
from practice.reviews.marking import (
    LOOKS_LIKE,
    STAGES,
    as_asked,
    four_of,
    length_of,
    persons_in,
    result_sentence,
    sentence_with_we,
    shown_in,
    turn_of,
)


def ask_them(id: str, *tags: str, asked: str = "What comes next?") -> Question:
    """A question that the other side leaves to you."""
    models = (ModelAnswer(5, f"{asked} I ask because it matters."),) if asked else ()
    return question(
        id, type=QuestionType.ASK_THEM, competency=None, tags=(*tags, "own"), model_answers=models
    )


OF_EVERY_STAGE = [ask_them(f"q{number}", tag) for number, tag in enumerate(STAGES)]


@pytest.mark.parametrize("competency", Competency)
def test_the_true_competency_is_among_four_that_differ(competency: Competency) -> None:
    """Wherever it stands; and what is measured beside is never called wrong."""
    asked = question(competency=competency, also=(Competency.COMMUNICATION, Competency.LEARNING))
    options = four_of(asked, Random(3))

    assert len(set(options)) == 4
    assert competency in options
    assert not (set(options) - {competency}) & set(asked.also)


def test_the_same_chance_gives_the_same_four() -> None:
    """A sitting can be repeated."""
    assert four_of(question(), Random(5)) == four_of(question(), Random(5))


def test_wrong_ones_are_such_as_could_be_meant() -> None:
    """Every competency has at least four that it can be taken for, never itself."""
    for competency in Competency:
        near = [Competency(name) for name in LOOKS_LIKE[competency].split()]

        assert len(set(near)) >= 4
        assert competency not in near


@pytest.mark.parametrize(
    ("text", "number", "witness"),
    [
        ("Complaints fell from 12 to 3.", True, False),
        ("Waiting time fell by half.", True, False),
        ("My manager said it was the calmest winter so far.", False, True),
        ("Ana Costa thanked me in front of the ward.", False, True),
        ("The head of the school wrote to us.", False, True),
        ('Afterwards I read "you saved our week" on the board.', False, True),
        ("It went well and everybody was happy.", False, False),
        ("I told them that we had done it.", False, False),
        ("When I said so they agreed.", False, False),
        ("an hour later I told her", False, False),
        ("", False, False),
    ],
)
def test_a_number_or_somebody_elses_words_can_be_checked(text: str, number: bool, witness: bool) -> None:
    """One's own 'I told them' is neither."""
    shown = shown_in(text)

    assert (shown.number, shown.witness) == (number, witness)
    assert shown.any is (number or witness)


@given(st.text(max_size=400))
def test_every_text_can_be_marked(text: str) -> None:
    """Nothing that can be typed stops a drill."""
    persons = persons_in(text)

    assert persons.own >= 0
    assert persons.shared >= 0
    assert length_of(text) >= 0
    assert shown_in(text).number or not any(sign.isdecimal() for sign in text)
    assert sentence_with_we(text) in text
    assert result_sentence(text) in text


@given(st.integers(0, 60))
def test_words_are_counted(count: int) -> None:
    """Twelve are twelve."""
    assert length_of("word, " * count) == count


def test_the_sentence_with_most_we_is_the_one_to_change() -> None:
    """Beyond the I that it has already."""
    text = "I came in. We said that we would stay. I and we went home."

    assert sentence_with_we(text) == "We said that we would stay."
    assert sentence_with_we("I did it alone.") == ""


def test_the_end_of_an_answer_is_where_it_speaks_of_one() -> None:
    """Or its last sentence, where no word of an end is found."""
    assert result_sentence("In the end it held. I like roofs.") == "In the end it held."
    assert result_sentence("It rained. I like roofs.") == "I like roofs."


@pytest.mark.parametrize("number", range(len(STAGES)))
def test_only_one_of_three_belongs_to_the_stage(number: int) -> None:
    """The other two have a stage of their own."""
    turn = turn_of(OF_EVERY_STAGE[number], OF_EVERY_STAGE, Random(1))

    assert turn.stage == list(STAGES.values())[number]
    assert turn.best == OF_EVERY_STAGE[number]
    assert len(turn.options) == 3
    assert turn.best in turn.options


def test_a_question_for_any_stage_has_no_best_one() -> None:
    """There the person says why."""
    free = ask_them("any", "ask-any-stage")
    turn = turn_of(free, [free, *OF_EVERY_STAGE], Random(1))

    assert turn.best is None
    assert free in turn.options
    assert turn.stage in STAGES.values()


def test_another_of_its_stage_stands_in_where_a_question_has_no_words_of_its_own() -> None:
    """What is chosen from are questions as a candidate would ask them."""
    bare = ask_them("bare", "ask-final-round", asked="")
    turn = turn_of(bare, [bare, *OF_EVERY_STAGE], Random(1))

    assert turn.best is not None
    assert "ask-final-round" in turn.best.tags


def test_with_too_few_to_compare_there_is_no_best_one() -> None:
    """A bank of one question cannot say what is wrong."""
    only = OF_EVERY_STAGE[0]

    assert turn_of(only, [only], Random(1)).best is None
    assert turn_of(ask_them("bare", asked=""), [], Random(1)).options == ()


def test_a_question_is_taken_out_of_the_best_answer() -> None:
    """Alone: what leads to it is about somebody else's own case."""
    models = (ModelAnswer(3, "What about pay?"), ModelAnswer(5, "Thank you. What comes next? I ask because."))

    assert as_asked(question(model_answers=models)) == "What comes next?"
