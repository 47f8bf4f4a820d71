"""Remarks on a typed answer: at most two, each a question, each one true."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.kinds import QuestionType
from practice.model.pace import Zone
from practice.reviews.remarks import remarks_on

ZONE = Zone(20, 60)
STORY = QuestionType.BEHAVIOURAL
GOOD = """
I rang the landlord last March because the cellar was wet, and I carried the boxes up with Ana. She had the
list and I had the key. In the end nothing was lost but two books.
"""


def remarks(words: str, kind: QuestionType = STORY, zone: Zone = ZONE) -> tuple[str, ...]:
    return remarks_on(words, type=kind, zone=zone)


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        (
            f"{GOOD} My colleague was useless and it was his fault.",
            "Is there a word in it that puts the fault on somebody? How would they tell it?",
        ),
        (
            "I would ask them both what they need and I would usually write it down, because that is fair, "
            "and in the end they would agree.",
            "It says 'would', 'usually' or 'always' more often than what you did. Which one time was it?",
        ),
        (
            "I rang them last May and then we met and we made a list and we split it, because it was late. "
            "In the end it was fine.",
            "It says 'we' 3 times, 'I' once. Which part was yours?",
        ),
        (
            "Last May we met at the door and had to find a way to get the boxes out of the rain. In the end "
            "it was fine.",
            "It says 'we' once, 'I' not at all. Which part was yours?",
        ),
        (
            "I rang the landlord last March because the cellar was wet, and I carried the boxes up with Ana.",
            "There is no figure and no word of an outcome. How would somebody see that it worked?",
        ),
        (
            "It was a wet spring and the cellar of the old house was full of boxes that had been there for "
            "ages and that nobody had looked at. I rang Ana. In the end it was dry.",
            "About 76 % of the words come before the first thing you did. Could it start later?",
        ),
        (
            f"{GOOD} {GOOD} {GOOD} {GOOD}",
            "Said aloud it takes about 63 s; the zone ends at 60 s. What could go?",
        ),
    ],
)
def test_each_remark_has_its_cause(words: str, remark: str) -> None:
    """One thing at a time, with what was seen and a question about it."""
    assert remarks(words) == (remark,)


def test_a_good_answer_gets_no_remark() -> None:
    """Nothing is looked for until it is found."""
    assert remarks(GOOD) == ()


def test_an_answer_without_a_deed_is_not_told_that_all_of_it_is_opening() -> None:
    """'About 100 % come before the first thing you did' would be a slap; the gap has its own follow-up."""
    words = (
        "Last year there was a leak in the cellar of the shop and it was on the news. In the end it was dry."
    )

    assert remarks(words) == ()


def test_no_more_than_two_remarks() -> None:
    """The most telling first: blame, then the occasion."""
    words = (
        "He is lazy and it is always his fault. We would usually tell him that we are not happy with it. " * 6
    )
    found = remarks(words)

    assert len(found) == 2
    assert "fault" in found[0]
    assert "Which one time" in found[1]


@pytest.mark.parametrize("kind", [k for k in QuestionType if k not in (STORY, QuestionType.VALUES)])
def test_only_a_story_is_looked_at_for_its_parts(kind: QuestionType) -> None:
    """'I would' is the right word in a dilemma, 'we' the right one about a company."""
    words = (
        "We would usually meet and we would talk about the plan, because that is what the team needs from us."
    )

    assert remarks(words, kind) == ()


@pytest.mark.parametrize(
    "words",
    [
        "",
        "He is lazy.",
        "We did it.",
        "Wir haben das immer so gemacht, weil es in der Firma so war, und es war nicht meine Schuld.",
    ],
)
def test_short_texts_and_other_languages_are_left_alone(words: str) -> None:
    """There the markers mean nothing."""
    assert remarks(words) == ()


@given(
    st.lists(
        st.sampled_from(
            "we I would usually the and because he is lazy his fault rang last year 7 in the end".split()
        ),
        max_size=90,
    ).map(" ".join)
    | st.text(),
    st.sampled_from(QuestionType),
)
def test_every_remark_is_a_question_and_none_gives_orders(words: str, kind: QuestionType) -> None:
    """Whatever was written: at most two, no 'you should', no 'too', no exclamation."""
    found = remarks(words, kind)

    assert len(found) <= 2
    assert all(remark.endswith("?") for remark in found)
    assert not any(re.search(r"should|must|too |!|wrong|bad|\b[01] times", remark) for remark in found)
