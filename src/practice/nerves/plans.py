"""If-then plans: three at most, in the person's own words, and whether one was recalled."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from practice.model.claim import Claim
from practice.model.nerves import IfThen

MOST = 3
"""More plans are not remembered when it counts."""

LONGEST = 160
"""Characters of each part: it has to be read at a glance."""

WHY = Claim(
    "People do what they mean to more often when they have planned it as an if and a then, "
    "and more so when they have rehearsed it.",
    "If-then plans",
)


@dataclass(frozen=True, slots=True)
class Starter:
    """A plan to begin from; the words are meant to be changed into one's own."""

    id: str
    cue: str
    response: str


STARTERS = (
    Starter("blank", "my mind goes blank", "I let one breath out and say: give me a moment, please"),
    Starter(
        "hard", "a question is harder than I expected", "I say what I do know, then what I would look up"
    ),
    Starter(
        "shaky",
        "my hands shake or my voice trembles",
        "I feel both feet on the floor and finish the sentence",
    ),
)


def live(facts: Iterable[IfThen]) -> tuple[IfThen, ...]:
    """The plans that hold, in the order in which they were first made; at most three, the newest."""
    held = [plan for plan in _newest(facts) if plan.response]
    kept = sorted(held, key=lambda plan: plan.stamp.at, reverse=True)[:MOST]
    return tuple(plan for plan in held if plan in kept)


def unfinished(facts: Iterable[IfThen]) -> IfThen | None:
    """The newest plan of which there is only the if-part so far."""
    halves = [plan for plan in _newest(facts) if not plan.response]
    return max(halves, key=lambda plan: plan.stamp.at, default=None)


def _newest(facts: Iterable[IfThen]) -> list[IfThen]:
    """Each plan as it is now, without those that were dropped."""
    newest: dict[str, IfThen] = {}
    for fact in facts:
        before = newest.get(fact.plan)
        if before is None or fact.stamp.at >= before.stamp.at:
            newest[fact.plan] = fact
    return [plan for plan in newest.values() if not plan.dropped]


def for_routine(plans: Sequence[IfThen], count: int) -> tuple[IfThen, ...]:
    """The plans that a routine goes through: for a blank mind first, then for a hard question."""
    return tuple(sorted(plans, key=_weight)[:count])


def _weight(plan: IfThen) -> int:
    cue = plan.cue.casefold()
    if plan.plan == "blank" or "blank" in cue:
        return 0
    return 1 if plan.plan == "hard" or "question" in cue else 2


def as_cue(typed: str) -> str:
    """What was typed for the if-part, without the words that are shown around it."""
    return _trimmed(typed, r"(?:if|when)\s+")


def as_response(typed: str) -> str:
    """What was typed for the then-part, without the words that are shown around it."""
    return _trimmed(typed, r"then\s+")


def _trimmed(typed: str, lead: str) -> str:
    words = " ".join(typed.split())
    return re.sub(rf"^{lead}", "", words, flags=re.IGNORECASE).rstrip(" ,;.")


NEAR = 0.8
"""Share of the letters, in order, that have to be the same."""

LITTLE = frozenset({"a", "an", "and", "i", "the", "then"})
"""Words that are left out or added without a thought."""

NOT = frozenset({"cannot", "no", "none", "not", "never", "without"})
"""Words that turn a plan into its opposite."""


def recalled(response: str, typed: str) -> bool:
    """Whether the typed words are the then-part.

    Capitals, signs, little words and a few wrong letters do not count; a word such as "not" does.
    """
    wanted, got = _words(response), _words(typed)
    if not wanted or not got:
        return response.strip() == typed.strip() != ""
    if [word for word in wanted if _negates(word)] != [word for word in got if _negates(word)]:
        return False
    return SequenceMatcher(None, " ".join(wanted), " ".join(got), autojunk=False).ratio() >= NEAR


def _words(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", re.sub(r"['’]", "", text.casefold()))
    return [word for word in words if word not in LITTLE] or words


def _negates(word: str) -> bool:
    return word in NOT or word in ("dont", "wont", "cant", "didnt", "isnt")
