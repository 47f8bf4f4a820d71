"""If-then plans: which ones hold, which come into a routine, and what counts as recalled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.nerves import IfThen
from practice.model.stamp import Stamp
from practice.nerves.plans import STARTERS, as_cue, as_response, for_routine, live, recalled

RESPONSE = "I let one breath out and say: give me a moment, please"


def plan(name: str, minute: int, *, cue: str = "", dropped: bool = False) -> IfThen:
    """A plan as it was at a minute past nine."""
    at = f"2026-03-02T09:{minute:02d}:00Z"
    return IfThen(
        Stamp(f"{name}{minute}", at, "2026-03-02"), name, cue or f"{name} happens", "I go on", dropped
    )


def test_the_newest_words_of_a_plan_hold_and_a_dropped_one_is_gone() -> None:
    """Facts are added, never changed."""
    facts = [plan("a", 1), plan("b", 2), plan("a", 3, cue="it comes"), plan("b", 4, dropped=True)]

    assert [each.cue for each in live(facts)] == ["it comes"]


def test_an_older_fact_that_comes_later_changes_nothing() -> None:
    """Two copies of a history can be joined in any order."""
    assert [each.cue for each in live([plan("a", 3, cue="new"), plan("a", 1, cue="old")])] == ["new"]


def test_three_are_held_at_most_the_newest() -> None:
    """Two histories joined may hold more."""
    facts = [plan(name, minute) for minute, name in enumerate("abcde")]

    assert [each.plan for each in live(facts)] == ["c", "d", "e"]


def test_a_blank_mind_comes_first_then_a_hard_question() -> None:
    """Also in the person's own words."""
    own = plan("x", 2, cue="my head is Blank")
    plans = (plan("shaky", 0), plan("hard", 1), own)

    assert for_routine(plans, 2) == (own, plans[1])
    assert for_routine(plans, 1) == (own,)


@pytest.mark.parametrize(
    "typed",
    [
        RESPONSE,
        RESPONSE.upper(),
        "i let one breath out and say give me a moment please",
        "let one breath out, say: give me a moment",
        "I let one breth out and say, give me a momment please!",
        "then I let one breath out and say “give me a moment, please”",
    ],
)
def test_the_sense_counts_and_not_each_letter(typed: str) -> None:
    """Somebody rehearses, and is not marked on spelling."""
    assert recalled(RESPONSE, as_response(typed))


@pytest.mark.parametrize(
    "typed", ["", "...", "I give up", "breath", "I do not let one breath out and say: give me a moment"]
)
def test_half_of_it_or_its_opposite_is_not_there_yet(typed: str) -> None:
    """A word such as not turns a plan round."""
    assert not recalled(RESPONSE, typed)


@given(st.text(min_size=1).filter(lambda text: text.strip()))
def test_word_for_word_is_always_recalled(text: str) -> None:
    """Whatever script it is in."""
    assert recalled(text, text)
    assert recalled(text, f"  {text} ")


@given(st.text(), st.text())
def test_whatever_is_typed_has_an_answer(response: str, typed: str) -> None:
    """Nothing that can be typed ends the drill."""
    assert recalled(response, typed) in (True, False)


@pytest.mark.parametrize("typed", ["If my voice shakes, ", "when  my voice shakes.", "my voice shakes"])
def test_the_words_around_a_part_are_not_kept_twice(typed: str) -> None:
    """The page says If and Then already."""
    assert as_cue(typed) == "my voice shakes"
    assert as_response("Then I go on.") == "I go on"


def test_starters_are_ready_to_be_changed() -> None:
    """A blank mind, a hard question, shaking."""
    assert [starter.id for starter in STARTERS] == ["blank", "hard", "shaky"]
    assert all(recalled(starter.response, as_response(starter.response)) for starter in STARTERS)
