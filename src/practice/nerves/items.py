"""Five statements rated once a week, 0 to 10: each stands alone, the first time beside the latest.

They are our own words and nobody has tested them, so that they are never added up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from practice.model.claim import Claim
from practice.model.nerves import ItemRated

HIGHEST = 10
WEEK = timedelta(days=7)

INTRODUCTION = "Think of your next interview. How true is each of these right now?"
MARKS = "0 not true at all; 5 half true; 10 completely true."

UNTESTED = Claim(
    "These five are our own words, and nobody has tested them: look at each one by itself, "
    "and only beside your own earlier answers.",
    "Rating nerves",
)


@dataclass(frozen=True, slots=True)
class Item:
    """A statement by its number. `reversed_`: the truer it is, the easier the interview looks."""

    number: int
    text: str
    reversed_: bool = False


ITEMS = (
    Item(1, "My body feels tense and restless."),
    Item(2, "My thoughts keep going to what could go wrong."),
    Item(3, "If I could get out of the interview, I would."),
    Item(4, "I could give a good enough first answer.", reversed_=True),
    Item(5, "If I got stuck, I could find a way on.", reversed_=True),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """One statement as it was rated the first time and the latest; the same time when there was only one."""

    item: Item
    first: int
    first_day: str
    latest: int
    latest_day: str

    @property
    def said(self) -> str:
        """Both, with their days and no verdict."""
        if self.first_day == self.latest_day:
            return f"{self.item.text} {self.latest}, on {self.latest_day}"
        return f"{self.item.text} First {self.first}, on {self.first_day}; {self.latest} on {self.latest_day}"


def are_due(rated: Sequence[ItemRated], *, nerves_sittings: int, today: date) -> bool:
    """Whether a week has passed since they were last asked; not before nerves were first practised."""
    if nerves_sittings < 1:
        return False
    days = [day for each in rated if (day := _day(each.stamp.day)) is not None]
    return not days or today - max(days) >= WEEK


def compared(rated: Iterable[ItemRated]) -> tuple[Compared, ...]:
    """Every statement that was rated, in their order. Of two ratings in one sitting the newer counts."""
    sittings: dict[tuple[int, str], ItemRated] = {}
    for each in rated:
        sittings[each.item, each.sitting] = each
    found = []
    for item in ITEMS:
        mine = [each for (number, _), each in sittings.items() if number == item.number]
        if mine:
            first, latest = mine[0], mine[-1]
            found.append(Compared(item, first.level, first.stamp.day, latest.level, latest.stamp.day))
    return tuple(found)


def explanation() -> tuple[str, ...]:
    """What a number means: of two statements the greater one is the easier side."""
    easier = " and ".join(str(item.number) for item in ITEMS if item.reversed_)
    return (
        f"0 means not true at all, {HIGHEST} completely true.",
        f"For statements {easier} more is easier, for the others less is.",
    )


def _day(text: str) -> date | None:
    """A day; None for what is none, as a damaged file may hold."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
