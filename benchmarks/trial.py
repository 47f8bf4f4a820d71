"""The rule of a personal trial: how often it finds a difference that is not there, or one that is.

Run with `python benchmarks/trial.py [TRIALS] [SEED]` (2,000 and 1). Simulated people rate their peak in
every round; the rule of the program looks at their trials, and beside it a rule that many would use: a t
test after every pair of rounds, until it says something. Leaves with 1 if the rule names a way as better
in more than 5 of 100 trials without any difference, by more than chance allows.
"""

import math
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from practice.nerves.trial import (
    FALSE_ALARMS,
    FIRST_LOOK,
    LAST_LOOK,
    RoundRated,
    Standing,
    Way,
    differences,
    drawn,
    next_number,
    ruled_out,
    standing_of,
)

WAYS = (Way.BREATHING, Way.NOTHING)
START = 60
HABIT = 25
"""Points that nerves fall by in all, where the person gets used to the rounds."""

HABIT_ROUNDS = 8
"""Rounds in which about two thirds of that have happened."""

MOOD = 0.6
"""How much of a mood is left in the next round, where there is one; it makes half of the variance."""

OUTLIER_EVERY = 12
OUTLIER = 40

T_95 = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201)
"""Student's t, two-sided 5 %, for 1 to 11 degrees of freedom."""


@dataclass(frozen=True)
class Person:
    """Somebody's ratings: how much they vary from round to round, and what else is in them."""

    name: str
    sd: float = 12
    effect: float = 0
    habit: bool = False
    mood: bool = False
    tails: bool = False
    outliers: bool = False
    rounded: int = 1
    skipped: float = 0.0


@dataclass(frozen=True)
class Found:
    """What came of one trial: at the first look, at either look, and by the rules beside it.

    `off`: the true difference was ruled out at a look.
    """

    first: Standing
    either: Standing
    off: bool
    t_at_12: bool
    t_at_24: bool
    t_always: bool


PLAIN = Person("nothing but chance")
SAME = (
    Person("chance, SD 8", sd=8),
    PLAIN,
    Person("chance, SD 20", sd=20),
    Person("gets used to it", habit=True),
    Person("moods last", mood=True),
    Person("heavy tails (t, 3 df)", tails=True),
    Person("a bad day in twelve", outliers=True),
    Person("rounds to 5", rounded=5),
    Person("rounds to 10", rounded=10),
    Person("skips one in six", skipped=1 / 6),
    Person("all of these", habit=True, mood=True, tails=True, outliers=True, rounded=10, skipped=1 / 6),
)
TEN = (
    *(Person(f"SD {sd}", sd=sd, effect=10) for sd in (8, 12, 16, 20)),
    Person("SD 12, rounds to 5", effect=10, rounded=5),
    Person("SD 12, rounds to 10", effect=10, rounded=10),
    Person("SD 12, skips one in six", effect=10, skipped=1 / 6),
    Person("SD 12, gets used to it", effect=10, habit=True),
    Person("SD 12, moods last", effect=10, mood=True),
    Person("SD 12, heavy tails", effect=10, tails=True),
)
TWENTY = tuple(Person(f"SD {sd}", sd=sd, effect=20) for sd in (8, 12, 16, 20))


def ratings(person: Person, seed: int) -> list[RoundRated]:
    """The rounds of one trial, until enough pairs for the last look are whole."""
    rng = Random(f"{person.name} {seed}")
    rounds: list[RoundRated] = []
    mood = rng.gauss(0, 1)
    whole = 0
    while whole < LAST_LOOK:
        n = next_number(rounds)
        way = drawn(seed, WAYS, n)
        mood = MOOD * mood + math.sqrt(1 - MOOD**2) * rng.gauss(0, 1)
        noise = _student(rng) if person.tails else rng.gauss(0, 1)
        chance = math.sqrt(0.5) * (mood + noise) if person.mood else noise
        level = START + person.sd * chance - (person.effect if way is WAYS[0] else 0)
        if person.habit:
            level -= HABIT * (1 - math.exp(-len(rounds) / HABIT_ROUNDS))
        if person.outliers and rng.random() < 1 / OUTLIER_EVERY:
            level += OUTLIER
        said = round(min(100.0, max(0.0, level)) / person.rounded) * person.rounded
        peak = None if rng.random() < person.skipped else said
        rounds.append(RoundRated(n, way, None, peak, None))
        whole += n % 2 == 0 and peak is not None
    return rounds


def _student(rng: Random) -> float:
    """Student's t with three degrees of freedom, scaled to a standard deviation of one."""
    return rng.gauss(0, 1) / math.sqrt(rng.gammavariate(1.5, 2.0))


def outcome(person: Person, seed: int) -> Found:
    """One trial looked at by every rule."""
    pairs = differences(ratings(person, seed), WAYS)
    first = standing_of(pairs[:FIRST_LOOK])
    reached = [pairs[:FIRST_LOOK]] if first is not Standing.NOT_YET else [pairs[:FIRST_LOOK], pairs]
    either = standing_of(reached[-1])
    return Found(
        first,
        either,
        any(ruled_out(seen, -round(person.effect)) for seen in reached),
        t_test(pairs[:FIRST_LOOK]),
        t_test(pairs),
        any(t_test(pairs[:count]) for count in range(2, LAST_LOOK + 1)),
    )


def t_test(pairs: Sequence[int]) -> bool:
    """Whether a t test of these differences says 'significant'."""
    count = len(pairs)
    mean = sum(pairs) / count
    spread = math.sqrt(sum((pair - mean) ** 2 for pair in pairs) / (count - 1) / count)
    return abs(mean) > T_95[count - 2] * spread


def share(found: Sequence[Found], holds: Callable[[Found], bool]) -> float:
    """In how many of 100."""
    return 100 * sum(map(holds, found)) / len(found)


def row(person: Person, found: Sequence[Found]) -> str:
    """One person's trials."""
    at_12 = share(found, lambda each: each.first is Standing.LOWER)
    at_24 = share(found, lambda each: each.either is Standing.LOWER)
    told = Counter(each.either for each in found)
    alike, unclear = (100 * told[standing] / len(found) for standing in (Standing.ALIKE, Standing.UNCLEAR))
    t_12, t_24 = share(found, lambda each: each.t_at_12), share(found, lambda each: each.t_at_24)
    always = share(found, lambda each: each.t_always)
    off = share(found, lambda each: each.off)
    figures = "".join(f"{figure:9.1f}" for figure in (at_12, at_24, alike, unclear, off, t_12, t_24, always))
    return f"  {person.name:26}{figures}"


HEAD = f"  {'of 100 trials':26}" + "".join(
    f"{name:>9}" for name in ("by 12", "by 24", "alike", "unclear", "off", "t at 12", "t at 24", "t always")
)


def main(trials: int, seed: int) -> int:
    """Print the tables."""
    print(f"{trials} simulated trials a line, seed {seed}; two looks, after 12 and 24 rounds that count.")
    print("'by 12', 'by 24': a way named as better. 'alike': no difference worth speaking of (10 points).")
    print("'off': the range given with the answer, at either look, leaves the true difference out.")
    print("'t at 12', 't at 24': one t test then, and no other. 't always': one after every pair.\n")
    limit = float(100 * FALSE_ALARMS)
    margin = 3.3 * math.sqrt(limit * (100 - limit) / trials)
    broken = False
    for title, people in (
        (f"No difference: names of a better way are wrong, and may be {limit:.0f} in 100 at most", SAME),
        ("A true difference of 10 points: to be found; 'alike' is wrong", TEN),
        ("A true difference of 20 points", TWENTY),
    ):
        print(f"{title}\n{HEAD}")
        for person in people:
            found = [outcome(person, seed * 1_000_003 + number) for number in range(trials)]
            wrong = share(found, lambda each: each.either is Standing.LOWER)
            broken |= person.effect == 0 and wrong > limit + margin
            print(row(person, found), flush=True)
        print()
    print("The rule is broken." if broken else f"The rule holds (chance allows {margin:.1f} more or less).")
    return int(broken)


if __name__ == "__main__":
    words = sys.argv[1:]
    sys.exit(main(int(words[0]) if words else 2000, int(words[1]) if len(words) > 1 else 1))
