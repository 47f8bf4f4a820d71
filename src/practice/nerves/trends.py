"""What may be said of nerves as a person rated them: nothing of chance, nothing of too few.

The practice days on which something was rated are what is compared: all ratings of one moment on one day
count as one, the middle one of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from practice.model.claim import Claim
from practice.model.nerves import Occasion, Rated, RatedAt

NOISE = 10
"""Points: a smaller difference is no difference."""

CLEAR = 15
"""Points that a difference needs to be called one."""

CLEAR_SHARE = 0.3
"""The share of the greater figure that it needs as well."""

SITTINGS = 3
"""Days on each side of a comparison."""

DRAWN = 6
"""Days that are drawn, the latest."""

TRACK = 41
"""Columns of a drawn scale at most: more would only be longer."""

LOWER = Claim("Lower: {latest} in your latest three sittings, {first} in your first three.", "Rating nerves")
HIGHER = Claim(
    "Higher: {latest} in your latest three sittings, {first} in your first three. "
    "That is not a failure: ratings need not fall for practice to have been worth it.",
    "Rating nerves",
)
SAME = Claim(
    "About the same: {latest} in your latest three sittings, {first} in your first three. "
    "Under 10 points counts as no difference.",
    "Rating nerves",
)
UNSURE = Claim(
    "Not known yet: {latest} in your latest three sittings, {first} in your first three. "
    "That is too little to be sure of.",
    "Rating nerves",
)
AFTER_LOWER = Claim(
    "At the end lower than before: {latest}, and {first} before, over {days} sittings. "
    "Whether it was the exercise, these numbers cannot tell.",
    "Rating nerves",
)
AFTER_HIGHER = Claim(
    "At the end higher than before: {latest}, and {first} before, over {days} sittings. "
    "If that goes on, leave the exercise out or try another one.",
    "Rating nerves",
)
AFTER_SAME = Claim(
    "At the end about the same as before: {latest}, and {first} before, over {days} sittings.",
    "Rating nerves",
)
AFTER_UNSURE = Claim(
    "Before and at the end: not known yet. {latest} at the end, {first} before, over {days} sittings.",
    "Rating nerves",
)
HOW = (
    Claim(
        "Each figure is the middle one of the sittings it stands for. Sittings are counted by days.",
        "Rating nerves",
    ),
    Claim(
        f"Under {NOISE} points counts as no difference. Lower or higher is said from {CLEAR} points on, and "
        f"only when that is also {100 * CLEAR_SHARE:.0f} % of the greater figure. "
        "These limits are a choice of ours.",
        "Rating nerves",
    ),
    Claim(
        "Only you can compare these numbers, and only with your own: somebody else's 60 is another 60.",
        "Rating nerves",
    ),
)
"""How the figures come about, for whoever asks."""


class Way(StrEnum):
    """What can be said of a comparison."""

    TOO_FEW = "too few"
    UNSURE = "unsure"
    SAME = "same"
    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class DayLevel:
    """The middle rating of one practice day."""

    day: str
    level: float


@dataclass(frozen=True, slots=True)
class Pair:
    """What was rated before and at the end of the same thing."""

    about: str
    day: str
    before: int
    end: int


@dataclass(frozen=True, slots=True)
class Trend:
    """Two middle figures compared, over how many `days` in all, and the sentence for it."""

    way: Way
    days: int
    first: float | None
    latest: float | None
    said: str


def by_day(ratings: Iterable[Rated], occasion: Occasion, moment: RatedAt) -> tuple[DayLevel, ...]:
    """One level for each practice day, oldest first. Of two ratings of the same thing the newer counts."""
    newest = {rated.about: rated for rated in ratings if (rated.occasion, rated.moment) == (occasion, moment)}
    return _days((rated.stamp.day, rated.level) for rated in newest.values())


def pairs(ratings: Iterable[Rated], occasion: Occasion) -> tuple[Pair, ...]:
    """Everything that was rated both before and at the end, in the order in which it ended."""
    before: dict[str, int] = {}
    found: dict[str, Pair] = {}
    for rated in ratings:
        if rated.occasion is not occasion:
            continue
        if rated.moment is RatedAt.BEFORE:
            before[rated.about] = rated.level
        elif rated.moment is RatedAt.END and rated.about in before:
            found[rated.about] = Pair(rated.about, rated.stamp.day, before[rated.about], rated.level)
    return tuple(found.values())


def way(first: float, latest: float) -> Way:
    """Whether one middle figure is lower than another, higher, the same, or none of that for sure."""
    difference = abs(latest - first)
    if difference < NOISE:
        return Way.SAME
    if difference < CLEAR or difference < CLEAR_SHARE * max(first, latest):
        return Way.UNSURE
    return Way.LOWER if latest < first else Way.HIGHER


def trend(levels: Sequence[DayLevel]) -> Trend:
    """The latest three days beside the first three; not known before there are six."""
    days = len(levels)
    if days < 2 * SITTINGS:
        return Trend(Way.TOO_FEW, days, None, None, _too_few(levels))
    first = median(each.level for each in levels[:SITTINGS])
    latest = median(each.level for each in levels[-SITTINGS:])
    found = way(first, latest)
    claims = {Way.LOWER: LOWER, Way.HIGHER: HIGHER, Way.SAME: SAME, Way.UNSURE: UNSURE}
    return Trend(found, days, first, latest, _told(claims[found], first, latest, days))


def after(found: Sequence[Pair]) -> Trend:
    """What was rated at the end beside what was rated before, over at least three days."""
    befores = _days((pair.day, pair.before) for pair in found)
    ends = _days((pair.day, pair.end) for pair in found)
    days = len(ends)
    if days < SITTINGS:
        return Trend(Way.TOO_FEW, days, None, None, "Before and at the end: not known yet.")
    first, latest = (median(each.level for each in levels) for levels in (befores, ends))
    how = way(first, latest)
    claims = {
        Way.LOWER: AFTER_LOWER,
        Way.HIGHER: AFTER_HIGHER,
        Way.SAME: AFTER_SAME,
        Way.UNSURE: AFTER_UNSURE,
    }
    return Trend(how, days, first, latest, _told(claims[how], first, latest, days))


def drawn(levels: Sequence[DayLevel], width: int) -> tuple[str, ...]:
    """The latest days as rows: the day, the number, and where it lies between 0 and 100."""
    shown = levels[-DRAWN:]
    heads = [f"{each.day}  {_whole(each.level):>3}  " for each in shown]
    room = min(TRACK, width - max(map(len, heads), default=0))
    if room < 2:
        return tuple(head.strip() for head in heads)
    rows = []
    for head, each in zip(heads, shown, strict=True):
        at = round(each.level / 100 * (room - 1))
        rows.append(f"{head}{'·' * at}●{'·' * (room - 1 - at)}")
    return tuple(rows)


def in_words(levels: Sequence[DayLevel]) -> str:
    """The same for whoever cannot see it."""
    shown = ", ".join(f"{_whole(each.level)} on {each.day}" for each in levels[-DRAWN:])
    return f"{shown}." if shown else ""


def _days(levels: Iterable[tuple[str, int]]) -> tuple[DayLevel, ...]:
    days: dict[str, list[int]] = {}
    for day, level in levels:
        days.setdefault(day, []).append(level)
    return tuple(DayLevel(day, median(days[day])) for day in sorted(days))


def _too_few(levels: Sequence[DayLevel]) -> str:
    count = len(levels)
    rated = "1 sitting is rated" if count == 1 else f"{count} sittings are rated"
    middle = f" The middle one so far: {_whole(median(each.level for each in levels))}." if count >= 3 else ""
    return f"Not known yet: {rated}, and {2 * SITTINGS} are needed.{middle}"


def _told(claim: Claim, first: float, latest: float, days: int) -> str:
    return claim.text.format(first=_whole(first), latest=_whole(latest), days=days)


def _whole(level: float) -> str:
    return f"{level:.0f}"
