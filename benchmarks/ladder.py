"""Weeks on the exposure ladder, by three made-up people: every advice with its reason, day by day.

    python benchmarks/ladder.py [--weeks 6] [--seed 4]

They practise on three days a week, three attempts each time, and take whatever is advised. One finds out
that what they are afraid of does not come; for one it stays as likely as ever; one leaves whatever gets
hard. Nobody real behaves so neatly: this shows that the rules do what they say, not that they help.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from practice.model.claim import Claim
from practice.model.nerves import Occasion, Rated, RatedAt
from practice.model.stamp import Stamp
from practice.nerves.attempts import ABORTED, FINISHED, NO, PARTLY, Tried
from practice.nerves.climbing import A_SITTING, Advice, advise
from practice.nerves.owning import ladder_of
from practice.nerves.practised import days_in_words
from practice.nerves.rungs import rung_of
from practice.nerves.too_much import why_offered

MONDAY = date(2026, 3, 2)
PRACTICE = (0, 2, 4)
"""Weekdays, counted from Monday."""

HOUR = 18


@dataclass
class Person:
    """How an attempt at a rung goes for them. `fear` is how likely they take the worst to be, by rung."""

    name: str
    learns: float
    """How much of a fear is left after each attempt that is finished."""
    leaves: float
    """How often they leave a rung from `hard` on."""
    hard: int = 13
    nerves: int = 34
    """What the first rung is expected to feel like; each further one a little more."""
    interviews: tuple[datetime, ...] = ()
    """When each real one begins."""
    fear: dict[int, float] = field(default_factory=dict)

    def take(self, advice: Advice, before: Tried, rng: Random) -> Tried:
        """The attempt as it came out."""
        rung = advice.rung
        likely = self.fear.setdefault(rung, 62.0 + rng.randrange(8))
        level = min(95, self.nerves + 4 * rung)
        if rung >= self.hard and rng.random() < self.leaves:
            return replace(before, likelihood=round(likely), expected=level, ended=ABORTED)
        self.fear[rung] = likely * self.learns
        eased = likely * self.learns <= 25
        return replace(
            before,
            likelihood=round(likely),
            expected=level,
            ended=FINISHED,
            happened=NO if self.learns < 1 else PARTLY,
            coped=NO,
            next_time=round(self.fear[rung]),
            peak=level if eased else min(95, level + 10),
            end=level - 15,
        )


@dataclass(frozen=True)
class Turn:
    """One advice, and what came of it."""

    day: date
    number: int
    advice: Advice
    tried: Tried
    own: frozenset[int]
    offered: Claim | None


def people() -> tuple[Person, ...]:
    """The three."""
    interview = datetime(2026, 3, 21, 10, tzinfo=UTC)
    return (
        Person("improving", learns=0.55, leaves=0.0, interviews=(interview,)),
        Person("stuck", learns=1.0, leaves=0.0, nerves=72),
        Person("aborting", learns=0.55, leaves=0.75, hard=3),
    )


def climb(person: Person, *, weeks: int, seed: int) -> Iterator[Turn]:
    """Their attempts, from the first day on."""
    rng = Random(f"{person.name} {seed}")
    tried: list[Tried] = []
    rated: list[Rated] = []
    for day in (MONDAY + timedelta(days=days) for days in range(7 * weeks)):
        if day.weekday() not in PRACTICE:
            continue
        for number in range(1, A_SITTING + 1):
            now = datetime(day.year, day.month, day.day, HOUR, 10 * number, tzinfo=UTC)
            advice = advise(ladder_of(tried), now=now, today=day, interviews=person.interviews, rng=rng)
            name = f"{day} {number}"
            before = Tried(
                id=name,
                day=day.isoformat(),
                sitting=day.isoformat(),
                rung=advice.rung,
                advised=advice.rung,
                steadied=advice.steady,
                feared=rung_of(advice.rung).feared,
                round=name,
                questions=frozenset({name}),
            )
            taken = person.take(advice, before, rng)
            tried.append(taken)
            if taken.peak is not None:
                stamp = Stamp(name, now.isoformat(), taken.day)
                rated.append(Rated(stamp, Occasion.LADDER, RatedAt.PEAK, taken.peak, name))
            own = frozenset(ladder_of(tried).own)
            yield Turn(day, number, advice, taken, own, why_offered(rated, tried))


def outcome(tried: Tried) -> str:
    """What came of an attempt, in a line."""
    if tried.aborted:
        return f"left in the middle (expected {tried.expected} of 100)"
    return f"finished; as likely as {tried.likelihood} before, {tried.next_time} after; peak {tried.peak}"


def told(person: Person, *, weeks: int, seed: int) -> Iterator[str]:
    """All of it as lines."""
    day, own, offered = None, frozenset[int](), False
    days: list[str] = []
    yield f"== {person.name} =="
    for turn in climb(person, weeks=weeks, seed=seed):
        if turn.day != day:
            day = turn.day
            days.append(day.isoformat())
            week = (day - MONDAY).days // 7 + 1
            yield f"\nweek {week}, {day:%A} {day}. {days_in_words(days, day)}"
        advice = turn.advice
        yield f"  {turn.number}. rung {advice.rung}, {advice.move}: {advice.reason}"
        if advice.because:
            yield f"     {advice.because.text}"
        if advice.hint:
            yield f"     {advice.hint}"
        yield f"     breathing before: {'yes' if advice.steady else 'no. ' + advice.steady_reason}"
        yield f"     -> {outcome(turn.tried)}"
        for rung in sorted(turn.own - own):
            yield f"     rung {rung} is theirs now"
        if turn.offered and not offered:
            yield f"     the page about when it is too much is offered: {turn.offered.text}"
        own, offered = turn.own, turn.offered is not None


def main() -> None:
    """Print the weeks of each."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weeks", type=int, default=6)
    parser.add_argument("--seed", type=int, default=4)
    given = parser.parse_args()
    for person in people():
        for line in told(person, weeks=given.weeks, seed=given.seed):
            print(line)
        print()


if __name__ == "__main__":
    main()
