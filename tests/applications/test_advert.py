"""The words of an advert: found where they stand, proposed, never weighed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.applications.advert import POINTERS, proposals
from practice.model.kinds import Competency

ADVERT = """Data analyst

We look for a proactive analyst who works well with
others and communicates clearly with clients. You keep deadlines,
solve problems under pressure and keep learning. At present we are
twelve people, and a presentation is given on Fridays.
"""


def found(advert: str) -> dict[Competency, tuple[str, ...]]:
    return {each.competency: each.words for each in proposals(advert)}


def test_each_word_is_found_with_the_line_it_stands_on() -> None:
    """The person reads it in its place before saying what counts."""
    there = {each.competency: each.pointers for each in proposals(ADVERT)}
    clients = there[Competency.CUSTOMER_FOCUS][0]

    assert (clients.word, clients.line) == ("clients", 4)
    assert ADVERT[clients.start : clients.end] == "clients"
    assert clients.around == "others and communicates clearly with clients. You keep deadlines,"


def test_words_of_the_trade_point_to_what_they_are_about() -> None:
    """A few that any advert may have."""
    there = found(ADVERT)

    assert there[Competency.INITIATIVE] == ("proactive",)
    assert there[Competency.COMMUNICATION] == ("communicates", "presentation")
    assert there[Competency.DELIVERY] == ("deadlines",)
    assert there[Competency.RESILIENCE] == ("pressure",)
    assert there[Competency.LEARNING] == ("learning",)


def test_two_words_are_found_across_the_end_of_a_line() -> None:
    """Pasted adverts break wherever they like."""
    assert found(ADVERT)[Competency.TEAMWORK] == ("works well with",)


def test_most_words_come_first() -> None:
    """It is an order to look through them, no more."""
    order = [each.competency for each in proposals("Customers, clients and guests; a team.")]

    assert order == [Competency.CUSTOMER_FOCUS, Competency.TEAMWORK]


@pytest.mark.parametrize("text", ["", "At present, steam.", "Planet. Calmly."])
def test_a_part_of_another_word_points_to_nothing(text: str) -> None:
    """Steam is no team, and a planet no plan."""
    assert not proposals(text)


def test_there_are_words_for_every_competency() -> None:
    """None can only be found by luck."""
    assert set(POINTERS) == set(Competency)


def test_a_long_line_is_shown_around_its_word_only() -> None:
    """Some adverts are one line of a thousand words."""
    advert = f"{'one two ' * 200}customers {'three four ' * 200}"
    around = proposals(advert)[0].pointers[0].around

    assert around.startswith("... ")
    assert around.endswith(" ...")
    assert "customers" in around
    assert len(around) <= 110


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever was pasted; every place is a place in it."""
    for each in proposals(text):
        for pointer in each.pointers:
            assert " ".join(text[pointer.start : pointer.end].split()) == pointer.word
            assert 1 <= pointer.line <= text.count("\n") + 1
