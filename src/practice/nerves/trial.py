"""A personal trial: the way drawn for each round, and what all its rounds together say, and when.

The rounds come in pairs, and chance alone decides which way comes first in a pair. If the ways were the
same, each pair's difference could as well have the other sign: that is all the test builds on. So
habituation, bad weeks and odd ratings cannot make it cry wolf more often than `FALSE_ALARMS`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from random import Random

from practice.model.nerves import Occasion, Rated, RatedAt, TrialBegun, TrialRound


class Way(StrEnum):
    """A way to get ready for a round."""

    BREATHING = "breathing"
    SIGHS = "sighs"
    EXCITED = "excited"
    NOTHING = "nothing"


Ways = tuple[Way, Way]
KNOWN = frozenset(Way)

FIRST_LOOK = 6
LAST_LOOK = 12
"""Whole pairs after which the answer is looked at; at no other moment."""

FIRST_FALSE_ALARMS = Fraction(1, 32)
"""What the first look may take of `FALSE_ALARMS`: with six pairs no exact test can do with less."""

FALSE_ALARMS = Fraction(1, 20)
"""How often, both looks together, a trial of two ways without any difference may still find one."""

WORTH = 10
"""Points under which a difference of ratings is noise to the person."""


class Standing(StrEnum):
    """How far the answer is."""

    NOT_YET = "not-yet"
    LOWER = "lower"
    """One way's peaks are lower."""
    ALIKE = "alike"
    """No difference worth speaking of: surely less than `WORTH` either way."""
    UNCLEAR = "unclear"
    """The last look is over, and the trial could not tell."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Peaks with the first way minus peaks with the second, in points: the mean over pairs, and its range.

    The range holds the true difference in at least 95 of 100 trials, both looks together.
    """

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Finding:
    """What a trial says at present. There is a `difference` only where there is an answer.

    `pairs` are whole so far; `to_come` is how many rounds are still needed until the next look.
    """

    standing: Standing
    pairs: int
    to_come: int
    difference: Difference | None = None


@dataclass(frozen=True, slots=True)
class RoundRated:
    """A round of a trial with its ratings; None was not given. `word` is the person's own for the first."""

    n: int
    way: Way
    before: int | None
    peak: int | None
    end: int | None
    word: str = ""


def ways_of(begun: TrialBegun) -> Ways | None:
    """What a trial compares; None for one this version cannot read."""
    arms = begun.arms.split()
    if len(arms) != 2 or len(KNOWN.intersection(arms)) != 2:
        return None
    return Way(arms[0]), Way(arms[1])


def drawn(seed: int, ways: Ways, n: int) -> Way:
    """The way of the `n`-th round, from 1: of rounds 1 and 2, of 3 and 4 and so on, each way has one."""
    pair, second = divmod(n - 1, 2)
    turned = Random(f"{seed}:{pair}").random() < 0.5
    return ways[turned != bool(second)]


def rounds_of(
    begun: TrialBegun, begun_rounds: Iterable[TrialRound], ratings: Iterable[Rated]
) -> list[RoundRated]:
    """The rounds of one trial in order. Of two begun in the same place the first with a peak counts."""
    rated = {(fact.about, fact.moment): fact for fact in ratings if fact.occasion is Occasion.TRIAL}
    found: dict[int, RoundRated] = {}
    for fact in begun_rounds:
        if fact.trial != begun.stamp.id or fact.arm not in KNOWN:
            continue
        given = [rated.get((fact.stamp.id, each)) for each in (RatedAt.BEFORE, RatedAt.PEAK, RatedAt.END)]
        before, peak, end = (each.level if each else None for each in given)
        word = given[0].word if given[0] else ""
        if fact.n not in found or found[fact.n].peak is None:
            found[fact.n] = RoundRated(fact.n, Way(fact.arm), before, peak, end, word)
    return [found[n] for n in sorted(found)]


def next_number(rounds: Sequence[RoundRated]) -> int:
    """The number of the next round. Where the first of a pair has no peak, its second would count for
    nothing, so that a new pair begins."""
    if not rounds:
        return 1
    last = rounds[-1]
    if _waits(last):
        return last.n + 1
    return last.n + 1 + last.n % 2


def differences(rounds: Iterable[RoundRated], ways: Ways) -> list[int]:
    """The peak with the first way minus that with the second, of each whole pair in order."""
    found = []
    numbered = {each.n: each for each in rounds}
    for n, one in sorted(numbered.items()):
        other = numbered.get(n + 1)
        if n % 2 == 0 or other is None or one.peak is None or other.peak is None:
            continue
        if {one.way, other.way} == set(ways):
            change = one.peak - other.peak
            found.append(change if one.way is ways[0] else -change)
    return found


def finding(rounds: Sequence[RoundRated], ways: Ways) -> Finding:
    """What the trial says after these rounds. An answer, once given, is not changed by later rounds."""
    pairs = differences(rounds, ways)
    whole = len(pairs)
    for look in (FIRST_LOOK, LAST_LOOK):
        if whole < look:
            half = bool(rounds) and _waits(rounds[-1])
            return Finding(Standing.NOT_YET, whole, 2 * (look - whole) - half)
        looked_at = pairs[:look]
        standing = standing_of(looked_at)
        if standing is not Standing.NOT_YET:
            return Finding(standing, whole, 0, difference_of(looked_at))
    raise AssertionError("the last look always has an answer")


def standing_of(pairs: Sequence[int]) -> Standing:
    """The answer at a look, from the differences of exactly as many pairs as it wants."""
    small = abs(sum(pairs)) < WORTH * len(pairs)
    if small and _out_of_range(pairs, WORTH) and _out_of_range(pairs, -WORTH):
        return Standing.ALIKE
    if _out_of_range(pairs, 0):
        return Standing.LOWER
    return Standing.UNCLEAR if len(pairs) == LAST_LOOK else Standing.NOT_YET


def difference_of(pairs: Sequence[int]) -> Difference:
    """The mean difference, and the range of all true differences that the test does not rule out."""
    mean = sum(pairs) / len(pairs)
    left = [mean, *(true for true in range(min(pairs), max(pairs) + 1) if not ruled_out(pairs, true))]
    return Difference(mean, min(left), max(left))


def ruled_out(pairs: Sequence[int], true: int) -> bool:
    """Whether these differences are too unlikely if the ways truly differ by so many points.

    If they do, what is left of each pair could have had the other sign. At the first look the true
    difference is ruled out when at most `FIRST_FALSE_ALARMS` of all choices of signs are as far out as
    what was seen; at the last when at most `FALSE_ALARMS` are, or had been ruled out at the first.
    """
    left = [difference - true for difference in pairs]
    early, late = _sums(left[:FIRST_LOOK]), sorted(_sums(left[FIRST_LOOK:]))
    bar = sorted(map(abs, early), reverse=True)[int(FIRST_FALSE_ALARMS * len(early))]
    seen = abs(sum(left))
    if len(pairs) == FIRST_LOOK:
        return seen > bar
    as_far = 0
    for total in early:
        if abs(total) > bar:
            as_far += len(late)
        else:
            as_far += len(late) - bisect_left(late, seen - total) + bisect_right(late, -seen - total)
    return as_far <= FALSE_ALARMS * len(early) * len(late)


def _out_of_range(pairs: Sequence[int], true: int) -> bool:
    """Whether a true difference is ruled out, and all that are still further from the mean.

    Ties between pairs may rule a difference out and not one a little further away.
    """
    total = true * len(pairs)
    if total == sum(pairs):
        return False
    further = range(true, min(pairs) - 1, -1) if total < sum(pairs) else range(true, max(pairs) + 1)
    return all(ruled_out(pairs, each) for each in further)


def _sums(sizes: Sequence[int]) -> list[int]:
    """The sum of these numbers under every choice of their signs."""
    sums = [0]
    for size in sizes:
        sums = [total + size for total in sums] + [total - size for total in sums]
    return sums


def _waits(last: RoundRated) -> bool:
    """The first of a pair is rated and waits for its second."""
    return last.n % 2 == 1 and last.peak is not None
