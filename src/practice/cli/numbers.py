"""Seconds, counts and kinds as people write them on a command line."""

import re
from argparse import ArgumentTypeError

_UNITS = {"": 1, "s": 1, "sec": 1, "m": 60, "min": 60}
_ONE = re.compile(r"(\d+)\s*(s|sec|m|min)?")
LONGEST_S = 3600
LEAST_MINUTES = 0.5
MOST_MINUTES = 20


def seconds(text: str) -> int:
    """`90`, `90s`, `2m`, `1m30s` or `1:30` as whole seconds."""
    said = text.strip().lower()
    if clock := re.fullmatch(r"(\d+):([0-5]\d)", said):
        total = int(clock[1]) * 60 + int(clock[2])
    elif said and re.fullmatch(rf"(?:{_ONE.pattern}\s*)+", said):
        total = sum(int(number) * _UNITS[unit] for number, unit in _ONE.findall(said))
    else:
        raise ArgumentTypeError(f"'{text}' is no time: write seconds or minutes, such as 90, 30s, 2m or 1:30")
    if not 0 <= total <= LONGEST_S:
        raise ArgumentTypeError(f"'{text}' is longer than an hour")
    return total


def answer_seconds(text: str) -> int:
    """A time to answer: at least five seconds."""
    total = seconds(text)
    if total < 5:
        raise ArgumentTypeError(f"'{text}' is too short to answer in: write at least 5s")
    return total


def minutes(text: str) -> float:
    """`5` or `2.5` as minutes, at most twenty."""
    if not re.fullmatch(r"\d{1,6}([.,]\d{1,2})?", text.strip()):
        raise ArgumentTypeError(f"'{text}' is no number of minutes: write a number such as 5 or 2.5")
    number = float(text.strip().replace(",", "."))
    if not LEAST_MINUTES <= number <= MOST_MINUTES:
        raise ArgumentTypeError(f"'{text}' is too short or too long: write {LEAST_MINUTES} to {MOST_MINUTES}")
    return number


def drill_kind(text: str) -> str:
    """The name of a kind of drill."""
    from practice.model.drills import DrillKind

    known = [kind.value for kind in DrillKind]
    if text not in known:
        raise ArgumentTypeError(f"there is no drill '{text}': choose from {', '.join(known)}")
    return text


def takes(text: str) -> int:
    """How many takes there are of each answer: 1 to 20."""
    if not text.isdecimal() or not 1 <= int(text) <= 20:
        raise ArgumentTypeError(f"'{text}' is no number of takes: write 1 to 20")
    return int(text)


def days(text: str) -> int:
    """How many days ahead: none to a year."""
    from practice.sittings.drills.due import MOST_DAYS

    if not re.fullmatch(r"[0-9]{1,3}", text) or int(text) > MOST_DAYS:
        raise ArgumentTypeError(f"'{text}' is no number of days: write 0 to {MOST_DAYS}")
    return int(text)


def whole(text: str) -> int:
    """A whole number from 0 on."""
    if not text.isdecimal() or len(text) > 18:
        raise ArgumentTypeError(f"'{text}' is not a whole number")
    return int(text)
