"""The words around the comparisons: what comes first, what is known, and how the figures come about."""

from collections.abc import Iterable, Sequence

from practice.model.claim import Claim
from practice.progress.calibration import ENOUGH_PAIRS, NOTICEABLE
from practice.progress.comparing import NEWEST
from practice.progress.leaning import CLEAR, Way

LOOSELY = Claim(
    "How people rate themselves and how they do go together only loosely. "
    "Practice in rating, and something to compare with, bring the two closer.",
    "Knowing yourself",
)
USUAL_LENGTH = Claim("The green zone is a usual length, not a right one.", "Green zones")
YARDSTICK = Claim(
    "Two readers came to these levels. Raters trained on agreed levels rate more accurately.",
    "Rating practice",
)

HOW = (
    "Kind to yourself: what you said of yourself is above what it is set beside. "
    "Hard on yourself: it is below. Neither is a fault.",
    "All these levels are your own: a difference says that two looks differ, and not which was right.",
    "Spread is the standard deviation of the differences: how far single answers lie from the mean.",
    f"Nothing is said under {ENOUGH_PAIRS} pairs, and under {NOTICEABLE} of a level nothing is called a "
    "lean. A lean that chance could well bring is called perhaps. Where many competencies are looked at, one "
    "of them may stand out by chance alone.",
    "Beside a fresh look and beside the evidence counts the level that the descriptions first led to, before "
    "any cap.",
    "No point with evidence is set beside level 1, half of them beside 3, all of them beside 5. "
    "That, and all these limits, are a choice of ours.",
    f"The newest {NEWEST} pairs count.",
)
"""How the figures come about, for whoever asks."""


def said_first(
    leans: Iterable[tuple[str, Way]], beside: Sequence[str] = ()
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Where a person is clearly kind to themselves, and where hard on themselves: each with its names.

    `leans` are the comparisons by their short names, each with what may be said of it; `beside` are sentences
    about other things than one's own answers.
    """
    others = tuple((line, ()) for line in beside)
    found = [(name, leaning) for name, leaning in leans if leaning is not Way.TOO_FEW]
    if not found and others:
        too_few = f"For your own answers: too few yet, each comparison needs {ENOUGH_PAIRS}."
        return (*others, (too_few, ()))
    if not found:
        return ((f"Too few pairs so far to say anything: each comparison needs {ENOUGH_PAIRS}.", ()),)
    if not any(leaning in CLEAR for _, leaning in found):
        return (("No clear lean to either side so far.", ()), *others)
    sides = []
    for leaning, words in ((Way.KIND, "kind to yourself"), (Way.HARD, "hard on yourself")):
        if names := tuple(name for name, each in found if each is leaning):
            sides.append((f"Where you are {words}:", names))
    return (*sides, *others)
