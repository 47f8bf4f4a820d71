"""Letters as their facts have them, by clocks that were wrong, too."""

from itertools import permutations

import pytest

from practice.applications.letters import written
from practice.model.jobs import Drafted, LetterKind, LetterPart, LetterSaid
from practice.model.stamp import Stamp

DAY = "2026-03-02"


def draft(name: str, at: str, words: str = "Dear R. Ode") -> Drafted:
    return Drafted(Stamp(name, f"{DAY}T{at}:00.000Z", DAY), "job", LetterKind.REQUEST, "A question", words)


def said(of: str, at: str, part: LetterPart = LetterPart.SENT, text: str = DAY) -> LetterSaid:
    return LetterSaid(Stamp(f"{of}-{part}-{at}", f"{DAY}T{at}:00.000Z", DAY), of, part, text)


@pytest.mark.parametrize("at", ["11:50", "12:00", "12:10"])
def test_a_letter_that_was_sent_is_sent_whatever_the_clock_says(at: str) -> None:
    """Somebody was asked once; the program would propose to ask them again."""
    (letter,) = written([draft("a", "12:00")], [said("a", at)])

    assert letter.sent == DAY


def test_with_the_clock_set_back_the_last_version_is_sent() -> None:
    """The words that went out are those that are shown with it."""
    first, second = draft("a", "12:00", "Dear R."), draft("b", "12:10", "Dear R. Ode")
    (letter,) = written([first, second], [said("b", "12:05")])

    assert (letter.draft, letter.sent) == (second, DAY)


def test_what_is_drafted_after_a_letter_was_sent_is_another_one() -> None:
    """Also where it was marked as sent by a clock that had been set back."""
    letters = written([draft("a", "12:00"), draft("b", "12:20")], [said("a", "11:55")])

    assert [each.sent for each in letters] == [DAY, ""]


def test_of_two_files_the_later_one_is_there_in_whatever_order_they_are_read() -> None:
    """Two copies of a history that were brought together have another order."""
    places = [said("a", "11:50", LetterPart.SAVED, "1.eml"), said("a", "11:55", LetterPart.SAVED, "2.eml")]
    found = {written([draft("a", "12:00")], order)[0].saved for order in permutations(places)}

    assert found == {"2.eml"}
