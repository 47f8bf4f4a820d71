"""What is remembered, and when it should be recalled again: FSRS, held short of the interview.

FSRS models the chance of recalling one unchanging thing. That fits the beats of a story and a prepared
answer; a skill is scheduled by need (need.py). py-fsrs does the arithmetic, without its random spread
and without steps inside a day: a day of practice is the unit here.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

RETENTION = 0.9
"""The chance of recall at which something is due."""

NO_DATE_CAP = 45
"""Days after which everything comes back while no interview is in sight."""

LONGEST = 36_500


class Grade(StrEnum):
    """How a recall went. Never asked for; see `grade_of`."""

    AGAIN = "again"
    HARD = "hard"
    GOOD = "good"
    EASY = "easy"


READY_DAYS = 2
"""Days that lie at least between two good recalls of a story that is ready."""

WELL = frozenset({Grade.GOOD, Grade.EASY})

HARD_FROM = 0.5
GOOD_FROM = 0.8
AT_ONCE_S = 5.0
"""Seconds to the first beat under which a complete recall counts as easy."""


@dataclass(frozen=True, slots=True)
class Recall:
    """One recall on one practice day."""

    day: date
    grade: Grade


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS makes of all recalls so far. `stability` and `interval` are days.

    `interval` is how long it may rest by itself, no interview considered. `good_first` and `good_last` are
    the first and the last day on which it came well.
    """

    stability: float
    difficulty: float
    last: date
    interval: int
    good_first: date | None = None
    good_last: date | None = None


def grade_of(share: float, *, first_s: float | None, peeked: bool) -> Grade:
    """The grade of a recall, from the share of beats that came and the seconds to the first of them.

    Where the first was not timed (None), nothing is called easy. A recall that failed must be AGAIN, or
    intervals grow although nothing is remembered.
    """
    if peeked or share < HARD_FROM:
        return Grade.AGAIN
    if share < GOOD_FROM:
        return Grade.HARD
    at_once = first_s is not None and first_s <= AT_ONCE_S
    return Grade.EASY if share >= 1 and at_once else Grade.GOOD


def remembered(recalls: Iterable[Recall], before: Memory | None = None) -> Memory | None:
    """The memory after these recalls, the oldest first; None when there are none and there was none.

    Only the first recall of a day counts, as that one shows what had been kept overnight; a later day
    goes on from there.
    """
    import fsrs

    scheduler = fsrs.Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST,
        enable_fuzzing=False,
    )
    ratings = {
        Grade.AGAIN: fsrs.Rating.Again,
        Grade.HARD: fsrs.Rating.Hard,
        Grade.GOOD: fsrs.Rating.Good,
        Grade.EASY: fsrs.Rating.Easy,
    }
    card = fsrs.Card(card_id=1, due=_noon(date.min + timedelta(days=1)))
    if before is not None:
        card = fsrs.Card(
            card_id=1,
            state=fsrs.State.Review,
            stability=before.stability,
            difficulty=before.difficulty,
            due=_noon(before.last + timedelta(days=before.interval)),
            last_review=_noon(before.last),
        )
    memory = before
    for recall in recalls:
        if memory is not None and recall.day <= memory.last:
            continue
        card, _ = scheduler.review_card(card, ratings[recall.grade], _noon(recall.day))
        assert card.stability is not None
        assert card.difficulty is not None
        interval = max(1, (card.due.date() - recall.day).days)
        first, last = (memory.good_first, memory.good_last) if memory else (None, None)
        if recall.grade in WELL:
            first, last = first or recall.day, recall.day
        memory = Memory(card.stability, card.difficulty, recall.day, interval, first, last)
    return memory


def longest_rest(last: date, interview: date | None) -> int:
    """The most days to rest after a recall on `last`: a third of those that were left then, at least one."""
    if interview is None or interview < last:
        return NO_DATE_CAP
    return max(1, (interview - last).days // 3)


def due_on(memory: Memory, *, today: date, interview: date | None) -> date:
    """The day on which it should be recalled again: with an interview in sight, at the latest on its eve.

    The same on each day until then: what is announced for a day comes on that day. One that is past is no
    longer in sight.
    """
    if interview is not None and interview < today:
        interview = None
    rested = memory.last + timedelta(days=min(memory.interval, longest_rest(memory.last, interview)))
    if interview is None:
        return rested
    eve = interview - timedelta(days=1)
    return min(rested, eve) if memory.last < eve else rested


def ready(memory: Memory | None, *, told: bool) -> bool:
    """A story is ready when it came well on two days that lie apart, and was told aloud within its time."""
    if memory is None or memory.good_first is None or memory.good_last is None:
        return False
    return told and (memory.good_last - memory.good_first).days >= READY_DAYS


def _noon(day: date) -> datetime:
    """Whole days apart, whatever the clock said."""
    return datetime.combine(day, time(12), UTC)
