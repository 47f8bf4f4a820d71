"""What counts as a day of practice."""

from datetime import date, timedelta

from practice.model.nerves import Breathed
from practice.model.stamp import Stamp
from practice.nerves.attempts import ABORTED, FINISHED, PASSED_OVER, Tried
from practice.nerves.practised import days_in_words, practice_days

TODAY = date(2026, 3, 9)


def day(back: int) -> str:
    """So many days ago."""
    return (TODAY - timedelta(days=back)).isoformat()


def tried(back: int, ended: str, *, round: str = "") -> Tried:
    """An attempt at the ladder."""
    return Tried(f"{back}{ended}", day(back), "s", 3, 3, round=round, ended=ended)


def test_breathing_daring_and_any_round_make_a_day_of_practice() -> None:
    """The same days on every page. An attempt that was given up before it began is none."""
    breathed = [Breathed(Stamp("a", "", day(0)), "ease", 60.0, True)]
    attempts = [
        tried(1, FINISHED),
        tried(2, ABORTED),
        tried(3, PASSED_OVER),
        tried(4, ""),
        tried(5, "", round="r"),
    ]

    assert practice_days(breathed, attempts, [day(0), day(6)]) == {day(back) for back in (0, 1, 2, 5, 6)}


def test_days_are_counted_out_of_fourteen_whatever_holds_them() -> None:
    """A day counts once, a day off costs nothing, and a damaged day is none."""
    days = (day(back) for back in (0, 0, 3, 13, 14, 40, -1))

    assert days_in_words([*days, "no day", ""], TODAY) == "You practised on 3 of the last 14 days."
