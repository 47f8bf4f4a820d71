"""How your ratings of sample answers compare with the levels that two readers agreed on."""

from collections.abc import Sequence

from practice.model.drills import Drilled, DrillKind
from practice.progress.calibration import ENOUGH_PAIRS, NOTICEABLE, Calibration, over
from practice.progress.leaning import CLEAR, Way, way

FAR = 1.5
"""Levels; a clear lean that is smaller is a little one."""


def rating_practice(drilled: Sequence[Drilled]) -> Calibration:
    """From the first rating of each sample: later its key may only be remembered."""
    first: dict[str, float] = {}
    for fact in drilled:
        if fact.kind is DrillKind.RATE and fact.number is not None and fact.wanted is not None:
            first.setdefault(fact.about, fact.number - fact.wanted)
    return over(list(first.values()))


def others_sentence(practice: Calibration) -> str:
    """The same in few words, for beside other things; empty while too few were rated."""
    leaning = way(practice)
    if leaning is Way.TOO_FEW:
        return ""
    side = "kind" if practice.kindness > 0 else "hard"
    little = "a little " if abs(practice.kindness) < FAR else ""
    perhaps = "perhaps " if leaning not in CLEAR else ""
    how = "neither kind nor hard" if leaning is Way.EVEN else f"{perhaps}{little}{side}"
    return f"With other people's answers you are {how} ({practice.pairs} rated)."


def rating_sentence(practice: Calibration) -> str:
    """One plain sentence, or what is still missing for one."""
    if practice.pairs < ENOUGH_PAIRS:
        return f"{practice.pairs} of {ENOUGH_PAIRS} sample answers rated: too few to see which way you lean."
    spread = f"(spread {practice.spread:.1f})"
    amount = abs(practice.kindness)
    if amount < NOTICEABLE:
        return f"Over {practice.pairs} sample answers your levels lean to neither side of the key {spread}."
    side = "above" if practice.kindness > 0 else "below"
    return f"Over {practice.pairs} sample answers your levels lie about {amount:.1f} {side} the key {spread}."
