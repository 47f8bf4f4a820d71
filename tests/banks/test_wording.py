"""Advice on how a question is worded."""

# Messages stand on one line each, as they are printed.
# ruff: noqa: E501

from collections.abc import Callable

import pytest

from practice.banks.overlap import nearly_equal, overlap, telling_words, twins

Check = Callable[[str], list[str]]


def one(text: str, more: str = "") -> str:
    return f'  - {{id: a, type: background, text: "{text}"{more}}}\n'


PROTECTED = (
    "1 warning: 'a' touches a protected characteristic | "
    "such questions are unlawful in many countries; move it to a 'say_instead' lesson or drop it"
)


@pytest.mark.parametrize(
    "text",
    [
        "How old are you?",
        "Are you married?",
        "Do you have children?",
        "Is a pregnancy planned?",
        "What is your religion?",
        "Where were you born?",
        "Is English your native language?",
        "Do you have any disabilities?",
    ],
)
def test_what_may_not_be_asked_is_noticed(text: str, asked: Check) -> None:
    """By the words such questions are made of."""
    assert asked(one(text)) == [PROTECTED]


def test_a_lesson_about_such_a_question_may_quote_it(asked: Check) -> None:
    """`say_instead` is there for exactly these."""
    assert asked(one("How old are you?", ', say_instead: "Old enough for this."')) == []


def test_a_variant_is_looked_at_too(asked: Check) -> None:
    """It is asked like the text."""
    assert asked(one("What is your age group?", ', variants: ["How old are you?"]')) == [PROTECTED]


TWO = "1 warning: 'a' joins two asks with 'and' | keep one in 'text' and move the other to 'probes'"


@pytest.mark.parametrize(
    "text",
    [
        "What went wrong, and how did you mend it?",
        "Tell me about a failure and what you learned.",
        "Why did you leave, and what would bring you back?",
        "Describe your week and tell me what you like best.",
        "What would you change and why?",
        "Where do you live, and are you free on Sundays?",
    ],
)
def test_two_asks_in_one_are_noticed(text: str, asked: Check) -> None:
    """The second is forgotten, or answered alone."""
    assert asked(one(text)) == [TWO]


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about a time you and a colleague disagreed.",
        "Tell me about a day you had to stop and tell a friend bad news.",
        "How do you keep people safe and calm?",
        "Describe balancing what people want and what they need.",
        "What do you do when a queue grows and nobody helps?",
        "How do you choose between fast and right?",
    ],
)
def test_an_and_that_joins_no_asks_is_fine(text: str, asked: Check) -> None:
    """Most do not."""
    assert asked(one(text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don't you think teams work best?", "Don't you"),
        ("Surely you have failed at something?", "Surely you"),
        ("You like people, right?", "right?"),
        ("Wouldn’t you agree that rules matter?", "Wouldn’t you"),
    ],
)
def test_a_leading_question_is_noticed(text: str, words: str, asked: Check) -> None:
    """It says what it wants to hear."""
    said = f"1 warning: 'a' leads to its answer with '{words}' | ask it openly, so that no is as easy to say as yes"

    assert asked(one(text)) == [said]


def test_more_than_two_question_marks_are_too_many(asked: Check) -> None:
    """A scene may hold one more; three asks are a form to fill in."""
    assert asked(one("Why? Really?")) == []
    assert asked(one("Why? Really? When?")) == [
        "1 warning: 'a' asks 3 questions at once | keep one question in 'text' and move the rest to 'probes'"
    ]


def test_a_spoken_question_is_short(asked: Check) -> None:
    """Twenty-four words; a scene has sixty."""
    said = asked(one(" ".join(["word"] * 25)))
    scene = f"  - {{id: a, type: situational, competency: planning, text: {' '.join(['word'] * 60)}}}\n"

    assert said == ["1 warning: 'a' has 25 words; more than 24 are hard to follow by ear | shorten it"]
    assert asked(one(" ".join(["word"] * 24))) == []
    assert asked(scene) == []


def test_only_the_gravest_remark_on_how_it_asks_is_made(asked: Check) -> None:
    """What must go anyway need not be reworded."""
    assert asked(one("How old are you, and are you married? Really? Why?")) == [PROTECTED]


def test_remarks_for_english_stay_away_from_other_languages(problems: Check) -> None:
    """`children` is a word elsewhere too, and Japanese has no spaces to count words by."""
    heading = "schema: interview-bank/1\nbank: {id: x, title: X, version: 1.0.0, language: ja, licence: l, summary: s}\n"
    text = " ".join(["children"] * 30)

    assert problems(f"{heading}questions: [{{id: a, type: background, text: {text}}}]\n") == []


def test_overlap_is_shared_words_as_a_part_of_all() -> None:
    """Jaccard over the words that tell."""
    one, other = telling_words("red green blue black"), telling_words("red green blue white")

    assert overlap(one, other) == pytest.approx(3 / 5)
    assert not nearly_equal("red green blue black", "red green blue white")
    assert nearly_equal("red green blue black grey", "grey red green blue black white")


def test_the_words_every_question_has_do_not_tell() -> None:
    """Unless there would be too few left."""
    assert telling_words("Tell me about a time you missed an important deadline") == {
        "missed", "important", "deadline"
    }  # fmt: skip
    assert telling_words("Why us?") == {"why", "us"}


def test_a_twin_is_found_among_many() -> None:
    """The index looks at rare words first, and loses none."""
    texts = [f"number{n} letter{n} colour{n} {'common' if n % 2 else 'usual'}" for n in range(500)]
    texts.append("colour250 letter250 number250 other")

    assert [(twin.earlier, twin.later) for twin in twins(texts)] == []
    texts.append("colour250 letter250 usual number250")
    assert [(twin.earlier, twin.later) for twin in twins(texts)] == [(250, 501)]
