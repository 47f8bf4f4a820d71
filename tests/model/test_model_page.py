"""Replies to a page: what a person may type for a choice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.page import Choice, Page, Wanted, choice_of, misfit

YES_NO = Page("T", (), "Sure?", Wanted.CHOICE, (Choice("y", "yes"), Choice("n", "no")))
DEFAULT = Page("T", (), "Which", Wanted.CHOICE, (Choice("1", "one"), Choice("F", "fresh")), default="1")


@pytest.mark.parametrize(
    ("page", "reply", "key"),
    [
        (YES_NO, "y", "y"),
        (YES_NO, "  N \n", "n"),
        (YES_NO, "", None),
        (YES_NO, "yes", None),
        (YES_NO, "maybe", None),
        (DEFAULT, "", "1"),
        (DEFAULT, "f", "F"),
        (DEFAULT, "2", None),
    ],
)
def test_a_choice_is_its_key(page: Page, reply: str, key: str | None) -> None:
    """Space and capitals do not matter; an empty reply is the default, where there is one."""
    assert choice_of(page, reply) == key


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        ("", "An empty line is not one of the choices: type y or n."),
        ("maybe", "'maybe' is not one of the choices: type y or n."),
        ("x" * 30, "'xxxxxxxxxxxxxxxxxxxx...' is not one of the choices: type y or n."),
    ],
)
def test_a_misfit_says_what_fits(reply: str, sentence: str) -> None:
    """The same page again, with a word why."""
    assert misfit(YES_NO, reply) == sentence


@given(st.text())
def test_any_reply_is_a_choice_or_none(reply: str) -> None:
    """A pasted text is a misfit and no crash."""
    assert choice_of(DEFAULT, reply) in {"1", "F", None}
    assert len(misfit(DEFAULT, reply)) < 90
