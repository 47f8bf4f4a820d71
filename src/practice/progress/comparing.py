"""What a person said of their own answers, set beside what there is to set it beside.

Every difference has the same sign: positive is kind to oneself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from practice.model.kinds import Competency, in_words
from practice.progress.calibration import ENOUGH_PAIRS, Calibration, over
from practice.progress.leaning import TO_YOURSELF, Way, chance_in_words, levels_in_words, spread_in_words, way

NEWEST = 100
"""So many of the newest pairs count: how a person sees themselves can change."""

HIGH = 4
"""Levels from here on are called high."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer with all that was said of it.

    `level` is the one it was given in the end, `walked` what the descriptions first led to, before any cap;
    `share` is the share of its points that have evidence, `inside` whether its length lay in the green
    zone. None: nobody said so, or it is not known.
    """

    competency: Competency | None
    level: int
    walked: int
    expected: int | None = None
    share: float | None = None
    inside: bool | None = None
    fresh: int | None = None


@dataclass(frozen=True, slots=True)
class Pair:
    """A difference in levels, and what the answer was evidence of."""

    competency: Competency | None
    difference: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """One of the comparisons in words: `over 8 answers {said} about 0.6 of a level more {than}`."""

    title: str
    short: str
    both: str
    said: str
    than: str
    difference: Callable[[Judged], float | None]

    def pairs(self, judged: Sequence[Judged]) -> tuple[Pair, ...]:
        """The newest pairs; `judged` oldest first."""
        found = ((each.competency, self.difference(each)) for each in judged)
        return tuple(Pair(what, apart) for what, apart in found if apart is not None)[-NEWEST:]


def _foreseen(judged: Judged) -> float | None:
    return None if judged.expected is None else judged.expected - judged.level


def _fresh(judged: Judged) -> float | None:
    return None if judged.fresh is None else judged.walked - judged.fresh


def _evidence(judged: Judged) -> float | None:
    """No point with evidence is set beside level 1, all of them beside level 5."""
    return None if judged.share is None else judged.walked - (1 + 4 * judged.share)


COMPARISONS = (
    Comparison(
        "What you expect, and the level you give afterwards",
        "what you expect of an answer",
        "answers with an expectation and a level",
        "you expected",
        "than you gave afterwards",
        _foreseen,
    ),
    Comparison(
        "The level at the time, and the same answer seen fresh",
        "levels given at the time",
        "answers levelled twice",
        "you gave",
        "at the time than when you saw them fresh",
        _fresh,
    ),
    Comparison(
        "Levels, and points with evidence",
        "levels beside the evidence",
        "answers with points and a level",
        "you came to",
        "than the points with evidence bear out",
        _evidence,
    ),
)


def calibration_of(pairs: Sequence[Pair]) -> Calibration:
    """How many, the mean difference, its spread."""
    return over([pair.difference for pair in pairs])


def by_competency(pairs: Sequence[Pair]) -> dict[Competency, Calibration]:
    """Where there are enough of one competency, in the order of the list of competencies."""
    found = {each: calibration_of([pair for pair in pairs if pair.competency is each]) for each in Competency}
    return {each: counted for each, counted in found.items() if counted.pairs >= ENOUGH_PAIRS}


def comparison_sentence(comparison: Comparison, found: Calibration) -> str:
    """Plain words first, then the figure with its spread; or what is still missing."""
    leans = way(found)
    if leans is Way.TOO_FEW:
        return f"{found.pairs} of {ENOUGH_PAIRS} {comparison.both}: too few to say anything yet."
    words = TO_YOURSELF[leans].capitalize()
    amount, spread = levels_in_words(found.kindness), spread_in_words(found)
    if leans is Way.EVEN:
        return f"{words}: over {found.pairs} answers the mean difference is {amount} ({spread})."
    more = "more" if found.kindness > 0 else "less"
    return (
        f"{words}: over {found.pairs} answers {comparison.said} about {amount} {more} "
        f"{comparison.than} ({spread}).{chance_in_words(leans)}"
    )


def competency_sentence(competency: Competency, found: Calibration) -> str:
    """The same for one competency, shorter."""
    leans = way(found)
    amount = "" if leans is Way.EVEN else f", about {levels_in_words(found.kindness)}"
    return (
        f"{in_words(competency).capitalize()}: {TO_YOURSELF[leans]}{amount}; "
        f"{found.pairs} answers ({spread_in_words(found)}).{chance_in_words(leans)}"
    )


def without_evidence(judged: Sequence[Judged]) -> str:
    """How often a high level stands on less than half of the points; empty while there are too few."""
    shares = [each.share for each in judged if each.walked >= HIGH and each.share is not None][-NEWEST:]
    if len(shares) < ENOUGH_PAIRS:
        return ""
    thin = sum(share < 0.5 for share in shares)
    count = {0: "none", 1: "one"}.get(thin, f"{thin}")
    return (
        f"Of {len(shares)} answers that you put at level {HIGH} or 5, {count} had evidence for less than "
        "half of the points."
    )


def length_sentence(judged: Sequence[Judged]) -> str:
    """How often levels are high inside the green zone and outside it; or what is still missing."""
    inside, outside = _by_length(judged)
    if not enough_lengths(judged):
        return (
            f"{_answers(len(inside))} inside the green zone, {len(outside)} outside it: "
            f"{ENOUGH_PAIRS} of each are needed to say anything."
        )
    return (
        f"Inside the green zone you put {sum(inside)} of {len(inside)} answers at level {HIGH} or 5; "
        f"outside it {sum(outside)} of {len(outside)}."
    )


def enough_lengths(judged: Sequence[Judged]) -> bool:
    """Inside the green zone and outside it."""
    return min(map(len, _by_length(judged))) >= ENOUGH_PAIRS


def _by_length(judged: Sequence[Judged]) -> tuple[list[bool], list[bool]]:
    """Whether the level was high, of those inside the green zone and of those outside it."""
    timed = [each for each in judged if each.inside is not None][-NEWEST:]
    inside = [each.walked >= HIGH for each in timed if each.inside]
    outside = [each.walked >= HIGH for each in timed if not each.inside]
    return inside, outside


def _answers(count: int) -> str:
    return "1 answer" if count == 1 else f"{count} answers"
