"""What ratings of sample answers say about the person who rates, and from when on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.stamp import Stamp
from practice.progress.calibration import ENOUGH_PAIRS, Calibration
from practice.progress.rating_practice import others_sentence, rating_practice, rating_sentence

LEVEL = st.integers(1, 5)


def rated(*pairs: tuple[int, int], first: int = 0, kind: DrillKind = DrillKind.RATE) -> list[Drilled]:
    """Samples a0, a1, ... with the level given and their key."""
    stamp = Stamp("a", "2026-03-02T18:00:00.000Z", "2026-03-02")
    return [
        Drilled(stamp, "s", kind, f"sample/a{n}", Outcome.DONE, "", float(given), float(key))
        for n, (given, key) in enumerate(pairs, first)
    ]


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        ((), "0 of 5 sample answers rated: too few to see which way you lean."),
        (((5, 2),) * 4, "4 of 5 sample answers rated: too few to see which way you lean."),
        (((4, 3),) * 5, "Over 5 sample answers your levels lie about 1.0 above the key (spread 0.0)."),
        (
            ((1, 3), (2, 3), (3, 3), (2, 3), (2, 3)),
            "Over 5 sample answers your levels lie about 1.0 below the key (spread 0.7).",
        ),
        (
            ((4, 3), (2, 3), (3, 3), (5, 5), (3, 3)),
            "Over 5 sample answers your levels lean to neither side of the key (spread 0.7).",
        ),
    ],
)
def test_it_is_told_in_one_sentence_from_five_on(pairs: tuple[tuple[int, int], ...], sentence: str) -> None:
    """With the spread: a lean of nothing may be two large ones."""
    assert rating_sentence(rating_practice(rated(*pairs))) == sentence


@pytest.mark.parametrize(
    ("pairs", "how"),
    [
        (((4, 3),) * 5, "a little kind"),
        (((1, 3),) * 5, "hard"),
        (((5, 3), (3, 3), (3, 3), (3, 3), (4, 3)), "perhaps a little kind"),
        (((3, 3),) * 5, "neither kind nor hard"),
    ],
)
def test_in_few_words_it_stands_beside_other_things(pairs: tuple[tuple[int, int], ...], how: str) -> None:
    """And is no word stronger than the whole sentence."""
    sentence = others_sentence(rating_practice(rated(*pairs)))

    assert sentence == f"With other people's answers you are {how} (5 rated)."
    assert not others_sentence(rating_practice(rated(*pairs[:4])))


def test_the_first_rating_of_a_sample_counts() -> None:
    """Later its key may be remembered, and that is another skill."""
    once = rated((5, 3), (5, 3))
    again = rated((3, 3), (3, 3))

    assert rating_practice([*once, *again]) == Calibration(2, 2, 0)


def test_other_drills_and_ratings_without_a_key_say_nothing() -> None:
    """Only what has two levels can be compared."""
    stamp = Stamp("a", "2026-03-02T18:00:00.000Z", "2026-03-02")
    skipped = Drilled(stamp, "s", DrillKind.RATE, "sample/a9", Outcome.SKIPPED)

    assert rating_practice([skipped, *rated((5, 1), kind=DrillKind.STOP)]) == Calibration(0, 0, 0)


@given(st.lists(st.tuples(LEVEL, LEVEL), max_size=30))
def test_the_figures_keep_to_the_scale(pairs: list[tuple[int, int]]) -> None:
    """A lean is at most four levels, its side is that of the mean, and fewer than five say nothing."""
    found = rating_practice(rated(*pairs))

    assert found.pairs == len(pairs)
    assert abs(found.kindness) <= 4
    assert 0 <= found.spread <= 6
    assert found.kindness * len(pairs) == pytest.approx(sum(given - key for given, key in pairs))
    assert ("too few" in rating_sentence(found)) == (len(pairs) < ENOUGH_PAIRS)
