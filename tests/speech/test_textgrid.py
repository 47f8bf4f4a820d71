"""A TextGrid that Praat opens: tiers without holes, points in order."""

import re

from practice.model.delivery import Delivery
from practice.speech.measured import Measured
from practice.speech.textgrid import text

SAID = Delivery(
    10.0, speech=(1.0, 9.0), silences=((3.0, 3.5), (6.0, 7.25)), syllables=2, fillers=((4.0, 4.4),)
)


def intervals(grid: str, tier: str) -> list[tuple[float, float, str]]:
    [body] = re.findall(rf'name = "{tier}"(.*?)(?=item \[|\Z)', grid, re.S)
    found = re.findall(r'xmin = ([\d.]+)\s+xmax = ([\d.]+)\s+text = "(.*?)"', body)
    return [(float(a), float(b), label) for a, b, label in found]


def test_speech_and_pauses_follow_each_other_without_holes() -> None:
    """Praat refuses a tier with a hole."""
    assert intervals(text(Measured(SAID, (1.5, 8.0))), "speech") == [
        (0, 1, ""),
        (1, 3, "speech"),
        (3, 3.5, "pause"),
        (3.5, 6, "speech"),
        (6, 7.25, "pause"),
        (7.25, 9, "speech"),
        (9, 10, ""),
    ]


def test_a_filler_is_marked_as_likely() -> None:
    """The program is not sure, and says so wherever it says it."""
    found = intervals(text(Measured(SAID)), "filled pauses")

    assert found == [(0, 4, ""), (4, 4.4, "um?"), (4.4, 10, "")]


def test_each_syllable_is_a_point() -> None:
    """So that a phonetician can count along."""
    grid = text(Measured(SAID, (1.5, 8.0)))

    assert "points: size = 2" in grid
    assert "number = 1.500000" in grid


def test_without_speech_the_tiers_are_empty_intervals() -> None:
    """A silent file is a file too."""
    assert intervals(text(Measured(Delivery(2.0))), "speech") == [(0, 2, "")]
