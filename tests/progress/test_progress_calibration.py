"""What the pairs of levels say about a person, and from when on they say anything."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.facts import Levelled
from practice.progress.calibration import Calibration, calibrate, calibration_sentence


def levels(*given: int) -> list[Levelled]:
    """Levels of answers a0, a1, ..."""
    return [
        Levelled(f"a{n}", "core/q", None, "2026-03-01", f"2026-03-01T10:00:{n:02}Z", level)
        for n, level in enumerate(given)
    ]


@pytest.mark.parametrize(
    ("then", "later", "pairs", "kindness", "spread"),
    [
        ((), (), 0, 0, 0),
        ((4,), (), 0, 0, 0),
        ((4,), (3,), 1, 1, 0),
        ((4, 4), (3, 3), 2, 1, 0),
        ((4, 3), (2, 3), 2, 1, 2**0.5),
        ((2, 3, 4), (3, 3, 5), 3, -2 / 3, (1 / 3) ** 0.5),
        ((5, 1, 1), (5,), 1, 0, 0),
    ],
)
def test_kindness_is_the_mean_difference_of_the_pairs(
    then: tuple[int, ...], later: tuple[int, ...], pairs: int, kindness: float, spread: float
) -> None:
    """Positive: the level given at the time was the higher one. Answers levelled once do not count."""
    found = calibrate(levels(*then), levels(*later))

    assert found.pairs == pairs
    assert [found.kindness, found.spread] == pytest.approx([kindness, spread])


@pytest.mark.parametrize(
    ("calibration", "sentence"),
    [
        (Calibration(0, 0, 0), "0 of 5 answers levelled twice: too few to say anything yet."),
        (Calibration(4, 3.0, 0.1), "4 of 5 answers levelled twice: too few to say anything yet."),
        (Calibration(5, 0.0, 0.4), "Over 5 answers your own levels hold up: no lean to either side."),
        (Calibration(5, 0.2499, 0.4), "Over 5 answers your own levels hold up: no lean to either side."),
        (Calibration(5, -0.2499, 0.4), "Over 5 answers your own levels hold up: no lean to either side."),
        (
            Calibration(8, 0.6, 0.74),
            "Over 8 answers you are about 0.6 of a level kind to yourself (spread 0.7).",
        ),
        (
            Calibration(8, -1.5, 0.0),
            "Over 8 answers you are about 1.5 of a level hard on yourself (spread 0.0).",
        ),
    ],
)
def test_the_sentence_has_thresholds(calibration: Calibration, sentence: str) -> None:
    """Five pairs before anything is said, a quarter of a level before a lean is called one."""
    assert calibration_sentence(calibration) == sentence


@pytest.mark.parametrize(("kindness", "side"), [(0.25, "kind to yourself"), (-0.25, "hard on yourself")])
def test_a_quarter_of_a_level_is_a_lean(kindness: float, side: str) -> None:
    """The threshold itself counts."""
    assert side in calibration_sentence(Calibration(5, kindness, 0.3))


@given(st.integers(0, 50), st.floats(-4, 4), st.floats(0, 4))
def test_the_sentence_never_scolds(pairs: int, kindness: float, spread: float) -> None:
    """It says what is, in one sentence, to either side alike."""
    sentence = calibration_sentence(Calibration(pairs, kindness, spread))

    assert sentence.endswith(".")
    assert not any(word in sentence for word in ("wrong", "bad", "too high", "overrate", "!"))
