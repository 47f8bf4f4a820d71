"""The banks and rounds that come with the program keep every rule."""

import re
from pathlib import Path

import pytest

from practice.banks import verbs
from practice.banks.library import Library
from practice.model.kinds import QuestionType
from practice.model.pace import PACES
from practice.model.recipe import Ask, Calm, LookBack, Recipe, TheirTurn
from practice.reviews.marking import as_asked
from practice.rounds.budget import planned_seconds


@pytest.fixture
def library(shipped: Path, tmp_path: Path) -> Library:
    return Library(shipped, tmp_path / "own", tmp_path / "cache")


def recipe(library: Library, name: str) -> Recipe:
    return next(recipe for recipe in library.recipes() if recipe.id == name)


def test_all_of_them_check_without_a_remark(library: Library) -> None:
    """No error and no warning, alone and beside each other."""
    said = verbs.check_paths(library, [library.shipped])

    assert [line for line in said.lines if ": error: " in line or ": warning: " in line] == []


def test_there_are_eighty_questions_of_all_twelve_types(library: Library) -> None:
    """And no id twice, in any bank."""
    questions = [question for bank in library.banks() for question in bank.questions]

    assert len(questions) >= 80
    assert {question.type for question in questions} == set(QuestionType)
    assert len({question.id for question in questions}) == len(questions)


DENIAL = re.compile(
    "(No|Not|Never|Nothing|None|Nobody|Neither|Without|Does not|Is not|It is not|Avoids|Leaves .* out|"
    "Shares no|Holds back from|Keeps from|Refrains)\\b"
)


def test_every_point_can_be_shown_with_words_that_were_said(library: Library) -> None:
    """A tick wants evidence from the answer, and nobody can quote what was left unsaid."""
    points = [point.text for bank in library.banks() for each in bank.questions for point in each.listen_for]

    assert [text for text in points if DENIAL.match(text)] == []


def test_the_five_rounds_are_there(library: Library) -> None:
    """Under the names the documentation uses."""
    assert {recipe.id for recipe in library.recipes()} == {
        "phone-screen-20",
        "one-way-video-15",
        "behavioural-panel-45",
        "final-round-60",
        "quick",
    }


def test_every_pinned_question_is_there(library: Library) -> None:
    """A pin that points nowhere would shorten the round."""
    ids = {question.id for bank in library.banks() for question in bank.questions}
    pinned = {
        name
        for each in library.recipes()
        for phase in each.phases
        if isinstance(phase, Ask)
        for name in phase.ids
    }

    assert pinned <= ids
    assert pinned == {"tell-me-about-yourself", "sixty-second-pitch", "practice-what-did-you-eat"}


def test_every_round_fills_three_quarters_of_its_time(library: Library) -> None:
    """75 to 95 per cent of the minutes are planned."""
    for each in library.recipes():
        assert 0.75 <= planned_seconds(each, PACES) / 60 / each.minutes <= 0.95


def test_every_round_fills_from_the_banks_without_repeats(library: Library) -> None:
    """There are enough questions of each type a round asks for, even when all phases draw on the same."""
    questions = [question for bank in library.banks() for question in bank.questions]
    have = {kind: sum(question.type is kind for question in questions) for kind in QuestionType}
    for each in library.recipes():
        wanted = dict.fromkeys(QuestionType, 0)
        for phase in each.phases:
            if isinstance(phase, TheirTurn):
                wanted[QuestionType.ASK_THEM] += phase.count
            elif isinstance(phase, Ask):
                for kind, number in phase.mix or tuple((kind, phase.count) for kind in phase.types):
                    wanted[kind] += number
        for kind, number in wanted.items():
            assert have[kind] >= number


def test_the_quick_round_is_gentle(library: Library) -> None:
    """It is the first thing a frightened person meets."""
    quick = recipe(library, "quick")
    asks = [phase for phase in quick.phases if isinstance(phase, Ask)]

    assert (quick.minutes, quick.format, len(quick.panel)) == (10, "video", 1)
    assert (quick.rules.think_s, quick.rules.skip, quick.rules.retakes, quick.rules.silence_s) == (
        15,
        1,
        0,
        0,
    )
    assert [phase.ids or phase.types for phase in asks] == [
        ("tell-me-about-yourself",),
        (QuestionType.BEHAVIOURAL,),
        (QuestionType.MOTIVATION,),
    ]
    assert [phase.probes for phase in asks] == [0, 1, 0]


def test_every_round_ends_in_review_and_a_calm_may_be_left_out(library: Library) -> None:
    """Nothing is scored between the questions."""
    for each in library.recipes():
        calms = [phase for phase in each.phases if isinstance(phase, Calm)]

        assert all(calm.optional for calm in calms)
        assert isinstance(each.phases[-1], LookBack)


def test_only_the_warm_up_is_not_scored(library: Library) -> None:
    """What somebody ate says nothing about them."""
    unscored = [
        phase.ids
        for each in library.recipes()
        for phase in each.phases
        if isinstance(phase, Ask) and not phase.scored
    ]

    assert unscored == [("practice-what-did-you-eat",)]


POINTS_BACK = re.compile(r"\b(learn them|let each other|that one|on that|as you said|licence)\b")


def test_every_question_to_ask_them_stands_alone(library: Library) -> None:
    """A drill shows it among others, without the answer around it and the case that it comes from."""
    questions = [question for bank in library.banks() for question in bank.questions]
    asked = [text for each in questions if each.type is QuestionType.ASK_THEM and (text := as_asked(each))]

    assert len(asked) >= 10
    assert [text for text in asked if len(text.split()) < 8 or POINTS_BACK.search(text)] == []
