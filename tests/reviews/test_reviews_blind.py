"""An old answer levelled again without its score: which ones, and by the same walk."""

from datetime import date

import pytest

from conftest import question
from practice.model.answer import Ended, Given, Voice
from practice.model.facts import (
    Answered,
    Levelled,
)
from practice.model.kinds import Competency, QuestionType
from practice.model.page import Para
from practice.model.stamp import Stamp
from practice.reviews.blind import Blind, blind_page, take_blind
from practice.schedule.fresh import due_blind

GIVEN = Given(
    0, 0, 1, "Tell me about a time.", Ended.DONE, 5, 60, words="Last year I fixed a leak.", expected=4
)
ANSWERED = Answered(
    Stamp("a1", "2026-03-01T10:00:00Z", "2026-03-01"),
    "r1",
    "core/leak",
    1,
    QuestionType.BEHAVIOURAL,
    Competency.TEAMWORK,
    True,
    Voice.TYPED,
    GIVEN,
)
START = Blind(ANSWERED, question(), ANSWERED.given.words or "")


def levelled(id: str, day: str) -> Levelled:
    return Levelled(id, "core/leak", Competency.TEAMWORK, day, f"{day}T10:00:00Z", 3)


@pytest.mark.parametrize(
    ("day", "due"), [("2026-03-20", False), ("2026-03-19", False), ("2026-03-18", True), ("2026-01-01", True)]
)
def test_an_answer_rests_two_days_before_it_is_seen_fresh(day: str, *, due: bool) -> None:
    """Sooner, the level is still in the memory."""
    found = due_blind([levelled("a", day)], [], today=date(2026, 3, 20))

    assert bool(found) is due


def test_each_answer_is_seen_fresh_once_the_oldest_first() -> None:
    """A second look would be a third opinion."""
    levels = [levelled("a", "2026-03-01"), levelled("b", "2026-03-02"), levelled("c", "2026-03-03")]
    found = due_blind(levels, [levelled("b", "2026-03-10")], today=date(2026, 3, 20))

    assert [entry.answer_id for entry in found] == ["a", "c"]


@pytest.mark.parametrize(
    ("replies", "level"), [("yyy", 5), ("yyn", 4), ("yn", 3), ("ny", 2), ("nn", 1), ("?yn", 3)]
)
def test_the_blind_walk_is_the_walk_of_the_review(replies: str, level: int) -> None:
    """Two measures that are taken differently cannot be compared."""
    blind: Blind | None = START
    found, why = None, ""
    for reply in replies:
        assert blind is not None
        blind, found, why = take_blind(blind, reply)

    assert (blind, found, why) == (None, level, "")


def test_another_reply_keeps_the_page_and_says_why() -> None:
    """As everywhere."""
    assert take_blind(START, "perhaps") == (START, None, "Type y if all of it is true of the answer, or n.")


def test_the_old_answer_is_shown_without_any_score() -> None:
    """Neither the level it once had nor what was expected of it."""
    page = blind_page(START)
    shown = [part.text for part in page.body if isinstance(part, Para)]

    assert shown == [
        "Tell me about a time.",
        "Level 3 of 5",
        "Anchor 3.",
        "What you wrote",
        "Last year I fixed a leak.",
    ]
    assert page.step == "Given on 2026-03-01"
