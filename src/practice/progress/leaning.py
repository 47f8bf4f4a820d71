"""To which side pairs lean, and whether so few of them can show it."""

from enum import StrEnum
from math import sqrt

from practice.progress.calibration import ENOUGH_PAIRS, NOTICEABLE, Calibration


class Way(StrEnum):
    """What may be said of pairs."""

    TOO_FEW = "too few"
    EVEN = "even"
    PERHAPS_KIND = "perhaps kind"
    PERHAPS_HARD = "perhaps hard"
    KIND = "kind"
    HARD = "hard"


CLEAR = frozenset({Way.KIND, Way.HARD})
"""What is more than chance would often bring."""

TO_YOURSELF = {
    Way.EVEN: "no lean to see",
    Way.PERHAPS_KIND: "perhaps kind to yourself",
    Way.PERHAPS_HARD: "perhaps hard on yourself",
    Way.KIND: "kind to yourself",
    Way.HARD: "hard on yourself",
}


def way(found: Calibration) -> Way:
    """A lean is clear when chance alone would seldom (about once in 20 times) bring as much."""
    if found.pairs < ENOUGH_PAIRS:
        return Way.TOO_FEW
    if abs(found.kindness) < NOTICEABLE:
        return Way.EVEN
    kind = found.kindness > 0
    if abs(found.kindness) <= _by_chance(found):
        return Way.PERHAPS_KIND if kind else Way.PERHAPS_HARD
    return Way.KIND if kind else Way.HARD


def chance_in_words(leaning: Way) -> str:
    """What is added to a lean that is not clear; empty for anything else."""
    return " That may be chance." if leaning in (Way.PERHAPS_KIND, Way.PERHAPS_HARD) else ""


def levels_in_words(amount: float) -> str:
    """How much, without a side: 0.6 of a level, 1 level, 1.4 levels."""
    shown = f"{abs(amount):.1f}"
    if shown == "1.0":
        return "1 level"
    return f"{shown} of a level" if shown < "1" else f"{shown} levels"


def spread_in_words(found: Calibration) -> str:
    """How far the pairs lie apart."""
    return f"spread {found.spread:.1f}"


def _by_chance(found: Calibration) -> float:
    """How far the mean of so many pairs strays by chance; the few ask for more, as in Student's t."""
    wide = 2 + 3 / (found.pairs - 1)
    return wide * found.spread / sqrt(found.pairs)
