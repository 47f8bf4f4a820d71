"""How often nerves are asked for."""

import pytest

from practice.nerves.asking import ALWAYS, ASKS, NEVER, SOMETIMES, asked_this_time


def test_one_sitting_in_three_asks_and_never_the_first() -> None:
    """Being asked each time turns people to themselves, and the first time opens on the exercise."""
    asked = [earlier + 1 for earlier in range(12) if asked_this_time(SOMETIMES, earlier)]

    assert asked == [2, 5, 8, 11]


@pytest.mark.parametrize(("ask", "asked"), [(ALWAYS, True), (NEVER, False), ("of another version", False)])
def test_what_the_person_has_chosen_holds_from_the_first_sitting_on(ask: str, asked: bool) -> None:
    """A word that nobody knows asks nothing: a form in the way is the worse mistake."""
    assert {asked_this_time(ask, earlier) for earlier in range(9)} == {asked}


def test_every_way_of_asking_can_be_said() -> None:
    """The page on which it is chosen shows these words."""
    assert list(ASKS) == [SOMETIMES, ALWAYS, NEVER]
