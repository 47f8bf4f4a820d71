"""What may be said of a lean, and what only chance may have brought."""

from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.progress.calibration import ENOUGH_PAIRS, Calibration, over
from practice.progress.leaning import CLEAR, Way, levels_in_words, way

DIFFERENCES = st.lists(st.integers(-4, 4), max_size=40)
MIRRORED = {
    Way.TOO_FEW: Way.TOO_FEW,
    Way.EVEN: Way.EVEN,
    Way.KIND: Way.HARD,
    Way.HARD: Way.KIND,
    Way.PERHAPS_KIND: Way.PERHAPS_HARD,
    Way.PERHAPS_HARD: Way.PERHAPS_KIND,
}


@pytest.mark.parametrize(
    ("differences", "said"),
    [
        ((), Way.TOO_FEW),
        ((2, 2, 2, 2), Way.TOO_FEW),
        ((1, 1, 1, 1, 1), Way.KIND),
        ((-1, -1, -1, -1, -2), Way.HARD),
        ((0, 0, 0, 0, 1), Way.EVEN),
        ((1, -1, 0, 1, -1), Way.EVEN),
        ((1, 1, 0, 0, 0), Way.PERHAPS_KIND),
        ((-4, 1, 1, -2, 0), Way.PERHAPS_HARD),
        ((1, 1, 0, 0, 0) * 4, Way.KIND),
    ],
)
def test_five_pairs_and_more_than_chance(differences: Sequence[int], said: Way) -> None:
    """The same pairs say more when there are four times as many."""
    assert way(over(differences)) is said


@given(DIFFERENCES)
def test_kind_and_hard_are_treated_alike(differences: list[int]) -> None:
    """Nobody is found kind sooner than somebody else is found hard."""
    assert MIRRORED[way(over(differences))] is way(over([-each for each in differences]))


@given(DIFFERENCES)
def test_nothing_is_said_of_too_few(differences: list[int]) -> None:
    """However far they lie to one side."""
    assert (way(over(differences)) is Way.TOO_FEW) == (len(differences) < ENOUGH_PAIRS)


@given(DIFFERENCES.filter(lambda found: len(found) >= ENOUGH_PAIRS), st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(differences: list[int], rng: Random) -> None:
    """A lean is no trend."""
    mixed = sorted(differences, key=lambda _: rng.random())
    found, again = over(differences), over(mixed)

    assert (found.pairs, found.kindness) == pytest.approx((again.pairs, again.kindness))
    assert found.spread == pytest.approx(again.spread)


@pytest.mark.parametrize("pairs", [5, 6, 8, 10, 20, 50])
@pytest.mark.parametrize(
    "steps",
    [(-1, 0, 0, 0, 1), (-2, -1, -1, 0, 0, 0, 1, 1, 2), (-3, -2, -1, -1, 0, 0, 0, 1, 1, 2, 3)],
    ids=["alike", "usual", "far apart"],
)
def test_chance_alone_is_seldom_called_clear(pairs: int, steps: Sequence[int]) -> None:
    """About once in 20 times, as docs/evidence.md says: pairs without any lean, drawn again and again."""
    rng = Random(f"{pairs} {steps}")
    clear = sum(way(over(rng.choices(steps, k=pairs))) in CLEAR for _ in range(2000))

    assert clear / 2000 < 0.07


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0.04, "0.0 of a level"),
        (-0.6, "0.6 of a level"),
        (0.97, "1 level"),
        (1.0, "1 level"),
        (-1.44, "1.4 levels"),
        (4.0, "4.0 levels"),
    ],
)
def test_an_amount_reads_as_english(amount: float, words: str) -> None:
    """Without its side: that is said in words."""
    assert levels_in_words(amount) == words


def test_pairs_that_are_all_alike_are_a_clear_lean() -> None:
    """Without any spread there is nothing for chance to do."""
    assert way(Calibration(5, 0.25, 0.0)) is Way.KIND
    assert way(Calibration(5, 0.2499, 0.0)) is Way.EVEN
