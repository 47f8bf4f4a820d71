"""When sealed words may be opened: what is still in the way. The person can overrule all of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from practice.model.claim import Claim

LETTER_RESTS = timedelta(hours=72)
"""How long a stormy letter rests before it is burnt or distilled."""

CLOSED = "sealed"
"""The only thing that is ever shown of words under seal."""

MOOD_AT_LEAST = 4
"""Of ten; the choices of this file are told in docs/evidence.md, "Feedback under seal"."""

NEAR_BED, NIGHT_ENDS = time(20), time(6)
"""Bed is taken to be at 22:00: the two hours before it, and the night."""

BEFORE_INTERVIEW = timedelta(hours=24)

WHY_SEALED = Claim(
    "Your own view comes first, so that there is something to compare theirs with. This order is common "
    "sense, not tested.",
    "Feedback under seal",
)


class Condition(StrEnum):
    """What is wanted before an envelope is opened, in the order in which it is told."""

    MIRROR = "mirror"
    DAY = "day"
    MOOD = "mood"
    BEDTIME = "bedtime"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Around:
    """How things stand: `now` on the wall, with its offset.

    `opens` is the day that the person has chosen, `mood` the last one (1 to 10) said of this job today, and
    `interviews` are the beginnings of those that are known; all moments have an offset.
    """

    now: datetime
    mirrored: bool
    mood: int | None = None
    opens: datetime | None = None
    interviews: tuple[datetime, ...] = ()


def unmet(around: Around) -> tuple[Condition, ...]:
    """What is still in the way."""
    return tuple(condition for condition in Condition if not _met(condition, around))


def _met(condition: Condition, around: Around) -> bool:
    match condition:
        case Condition.MIRROR:
            return around.mirrored
        case Condition.DAY:
            return around.opens is None or _instant(around.opens) <= _instant(around.now)
        case Condition.MOOD:
            return around.mood is not None and around.mood >= MOOD_AT_LEAST
        case Condition.BEDTIME:
            return NIGHT_ENDS <= around.now.time() < NEAR_BED
        case Condition.INTERVIEW:
            return _near(around) is None


def _near(around: Around) -> datetime | None:
    """The next interview, where it begins within a day."""
    # A day is 24 hours here, also where the clocks change: moments are compared, not what the wall shows.
    now = _instant(around.now)
    coming = [each for each in around.interviews if timedelta() <= _instant(each) - now <= BEFORE_INTERVIEW]
    return min(coming, key=_instant, default=None)


def told(condition: Condition, around: Around) -> str:
    """What is in the way, and how it is met."""
    match condition:
        case Condition.MIRROR:
            return "The mirror is not written yet. It takes about ten minutes, in as many parts as you like."
        case Condition.DAY:
            assert around.opens is not None, "a day that is waited for"
            day = around.opens.astimezone(around.now.tzinfo).date()
            return f"You chose to let it rest until {day}."
        case Condition.MOOD if around.mood is None:
            return (
                f"You have not said how you are today: it waits for a day that is {MOOD_AT_LEAST} of 10 or "
                "more."
            )
        case Condition.MOOD:
            return (
                f"Your mood today is {around.mood} of 10. It waits for a day that is {MOOD_AT_LEAST} or more."
            )
        case Condition.BEDTIME:
            return (
                f"It is {around.now:%H:%M}. From {NEAR_BED:%H:%M} on, near bed and at night, "
                f"it waits until {NIGHT_ENDS:%H:%M}."
            )
        case Condition.INTERVIEW:
            near = _near(around)
            assert near is not None, "an interview that is near"
            return f"You have an interview on {near:%Y-%m-%d} at {near:%H:%M}. It waits until that has begun."


def overruled(conditions: Iterable[Condition]) -> str:
    """As it is kept with the opening: their names, joined by spaces."""
    return " ".join(condition.value for condition in conditions)


def _instant(moment: datetime) -> datetime:
    """In UTC: two times of one zone are otherwise compared by what the wall shows."""
    return moment.astimezone(UTC)
