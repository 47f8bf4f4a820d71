"""The small picture of pairs: how many lie how far to which side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.progress.comparing import Pair
from practice.progress.pairs_drawn import ROWS, counted, drawn, in_words

PAIRS = st.lists(st.builds(Pair, st.none(), st.floats(-4, 4)), max_size=150)


def pairs(*differences: float) -> list[Pair]:
    """Pairs with these differences."""
    return [Pair(None, each) for each in differences]


def test_a_row_for_each_step() -> None:
    """Where the dots lie is where the person leans."""
    assert drawn(pairs(3, 2, 1, 0, 0, 0, -1), 40) == (
        "kind 2+  2  ●●",
        "kind 1   1  ●",
        "even     3  ●●●",
        "hard 1   1  ●",
        "hard 2+  0",
    )


def test_the_same_in_words() -> None:
    """For a screen reader; what did not happen is not read out."""
    assert in_words(pairs(3, 2, 1, 0, -1)) == (
        "Of 5 pairs: 2 kind by 2 levels or more, 1 kind by 1, 1 even, 1 hard by 1."
    )


@pytest.mark.parametrize(
    ("difference", "row"), [(0.5, 0), (-0.5, 0), (0.51, 1), (-1.5, -1), (1.67, 2), (-4, -2), (0, 0)]
)
def test_a_difference_between_two_steps_goes_to_the_nearer_one(difference: float, row: int) -> None:
    """Half way goes to the smaller one, on either side."""
    assert counted(pairs(difference)) == {row: 1}


@given(PAIRS, st.integers(20, 120))
def test_every_row_fits_and_every_pair_is_in_one(found: list[Pair], width: int) -> None:
    """Down to a narrow window; a row with pairs never looks empty."""
    rows = drawn(found, width)

    assert len(rows) == len(ROWS)
    assert max(map(len, rows)) <= width
    assert sum(int(row[7:].split()[0]) for row in rows) == len(found)
    for row in rows:
        assert ("●" in row) == (int(row[7:].split()[0]) > 0)


@given(PAIRS.filter(bool))
def test_to_the_other_side_the_picture_is_turned_over(found: list[Pair]) -> None:
    """Kind and hard are drawn alike."""
    turned = [Pair(None, -pair.difference) for pair in found]

    assert [row[7:] for row in drawn(turned, 40)] == [row[7:] for row in reversed(drawn(found, 40))]
