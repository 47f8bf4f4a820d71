"""Writing kindly to oneself after a rejection: what is asked, in which order, and what is known of it."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from practice.model.claim import Claim
from practice.model.jobs import AfterPart, AfterSaid

ABOUT = "Three short prompts and a few more, about ten minutes in all. Leave out what you like."
KEPT = "Close it whenever you want: what you have written is kept."

WHY = Claim(
    "In one study with 180 people who were looking for work, those who wrote to themselves kindly were less "
    "sad right afterwards than those who wrote freely.",
    "Writing kindly to oneself",
)
ENDS_HERE = Claim(
    "To go over a hard occasion again and again is thought to feed the fear of the next one. "
    "So this ends here.",
    "Going over it again and again",
)
ONE_PLACE = Claim(
    "Often there are many good people and one place: common sense, not tested.", "One rejection"
)

PROMPTS: Mapping[AfterPart, str] = MappingProxyType(
    {
        AfterPart.FEEL: "What do you feel about it? Write it as it comes.",
        AfterPart.OTHERS: "Who else has been turned down? What do the two of you know about it?",
        AfterPart.FRIEND: "A friend of yours has been turned down like this. What do you write to them?",
        AfterPart.FACTS: "What happened? Only what somebody in the room could have seen or heard.",
        AfterPart.STORY: "And what have you told yourself about it?",
        AfterPart.NEXT_STEP: "One next step, small enough for today or tomorrow. "
        "Best with a moment: If it is Saturday morning, then I ...",
    }
)
"""What is asked, in this order; each may be left out."""

FIRST_THREE = (AfterPart.FEEL, AfterPart.OTHERS, AfterPart.FRIEND)

THOUGHT = "One thought about it that stays with you, in your own words."
"""Asked for where only a thought is to be looked at; it is the person's STORY."""


def written(said: Iterable[AfterSaid]) -> Mapping[AfterPart, Sequence[AfterSaid]]:
    """The words of one job for each part, the oldest first."""
    there = [each for each in sorted(said, key=lambda fact: fact.stamp.at) if each.text]
    found = {part: [each for each in there if each.part is part] for part in PROMPTS}
    return {part: words for part, words in found.items() if words}


def to_go_on_with(said: Iterable[AfterSaid], *, day: str) -> tuple[AfterPart, ...]:
    """What comes after the last thing that was written today; nothing where none was, or all are done."""
    today = [each for each in said if each.stamp.day == day and each.part in PROMPTS and each.text]
    if not today:
        return ()
    order = list(PROMPTS)
    last = max(today, key=lambda fact: fact.stamp.at)
    return tuple(order[order.index(last.part) + 1 :])
