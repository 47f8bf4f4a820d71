"""What a personal trial says: its ways, its rules and its answer, in plain words."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from practice.model.claim import Claim
from practice.nerves.trial import (
    FIRST_LOOK,
    LAST_LOOK,
    WORTH,
    Difference,
    Finding,
    RoundRated,
    Standing,
    Way,
    Ways,
)

NAMES: Mapping[Way, str] = MappingProxyType(
    {
        Way.BREATHING: "slow breathing",
        Way.SIGHS: "three sighs",
        Way.EXCITED: '"I am excited"',
        Way.NOTHING: "nothing",
    }
)
CHOICES: Mapping[Way, str] = MappingProxyType(
    {
        Way.BREATHING: "two minutes of slow, easy breathing",
        Way.SIGHS: "three sighs",
        Way.EXCITED: 'saying "I am excited" aloud',
        Way.NOTHING: "nothing: straight into the round",
    }
)
SHOWN: Mapping[Way, str] = MappingProxyType(
    {
        Way.BREATHING: "Two minutes of breathing, slow and easy, not deep.",
        Way.SIGHS: "Three sighs: breathe in, a little more, and out slowly.",
        Way.EXCITED: "Say this aloud, as if you meant it:",
        Way.NOTHING: "Nothing this time: the round begins at once.",
    }
)
"""How a way is announced, at the moment it is drawn."""

SAY_ALOUD = (
    "I am excited.",
    "This energy is for me to use.",
    "I am excited.",
)
"""The words of the way `excited`."""

WHY: Mapping[Way, Claim] = MappingProxyType(
    {
        Way.BREATHING: Claim(
            "A few minutes of slow breathing often take the edge off.",
            "Slow breathing",
        ),
        Way.SIGHS: Claim(
            "Five minutes of sighs a day went with better mood in one small study. No trial was found of "
            "only three of them before a round.",
            "Cyclic sighing",
        ),
        Way.EXCITED: Claim(
            "Seeing tension as excitement helped people a little in studies, most in front of others.",
            "Arousal reappraisal",
        ),
    }
)
"""What is known about each way; about `nothing` there is nothing to say."""

ABOUT_YOU = Claim(
    "The answer is about you and rounds like these. You know what you did each time, so what you expect "
    "of it is a part of what is measured.",
    "Personal trial",
)
NOISE = Claim(
    f"A rating goes up and down by itself: less than {WORTH} points is not worth speaking of.",
    "Rating nerves",
)
FALSE_ALARM = Claim(
    "If the two ways were the same for you, at most 5 of 100 such trials would still name one as better. "
    "That is why the answer is looked at twice and no more.",
    "Personal trial",
)
SMALL_IS_MISSED = Claim(
    "Small differences are often missed. In simulated trials one of 10 points was found in about 15 to 70 "
    "of 100, one of 20 points in half of them or more: the fewer, the more the ratings varied by chance.",
    "Personal trial",
)

CLAIMS = (*WHY.values(), ABOUT_YOU, NOISE, FALSE_ALARM, SMALL_IS_MISSED)

OUTCOME = (
    "What decides is one number, chosen now: how nervous it got at the most during the round. The other "
    "ratings are kept for you to look at, and decide nothing."
)


IN_SHORT = (
    "Two ways to get ready are compared in your own rounds. At the end you know more about you.",
    "Each time chance decides which way it is. Then come two questions under pressure, and you rate how "
    "nervous it got.",
    f"{2 * LAST_LOOK} rounds at the most, up to ten minutes each, as few or many a day as you like.",
)
"""A trial in three lines."""


def rules() -> tuple[str, ...]:
    """How a trial goes, one sentence or two each."""
    return (
        "Each time: you rate your nerves, get ready in the way that was drawn, answer two questions "
        "under pressure, and rate again. Up to ten minutes.",
        f"There are {2 * LAST_LOOK} rounds at the most, as few or many a day as you like. "
        f"After {2 * FIRST_LOOK} there is a first look at the answer, after {2 * LAST_LOOK} the last one.",
        "Chance decides which way it is, so that good days and bad days fall on both. Of every two rounds "
        "each way has one.",
        "You are told when the round begins and not before, so that your first rating knows nothing of it.",
        OUTCOME,
        "Two rounds count when both have that rating. Where one is missing, two new rounds take their place.",
    )


def told(finding: Finding, ways: Ways) -> tuple[str, ...]:
    """The answer in a sentence or three; its most important one first."""
    match finding.standing:
        case Standing.NOT_YET:
            return ("Not known yet.", progress(finding))
        case Standing.LOWER:
            return _lower(_known(finding), ways)
        case Standing.ALIKE:
            first, second = (NAMES[way] for way in ways)
            return (
                f"No difference worth speaking of between {first} and {second}: take whichever you like.",
                _range(_known(finding), ways),
            )
        case Standing.UNCLEAR:
            return (
                f"Not known: {2 * LAST_LOOK} rounds could not tell the two apart.",
                _range(_known(finding), ways),
                "That says nothing against you or them. Take whichever you like.",
            )


def progress(finding: Finding) -> str:
    """How many rounds count so far, and how many are still needed for the next look."""
    counted = "No pair of rounds counts" if not finding.pairs else f"{2 * finding.pairs} rounds count"
    rounds = "one more round" if finding.to_come == 1 else f"{finding.to_come} more rounds"
    return f"{counted} so far; {rounds} until the {_which_look(finding)} look."


def _which_look(finding: Finding) -> str:
    return "first" if finding.pairs < FIRST_LOOK else "last"


def row(each: RoundRated) -> str:
    """One round of the list."""
    levels = (("before", each.before, each.word), ("most", each.peak, ""), ("after", each.end, ""))
    said = ", ".join(
        f"{name} {'-' if level is None else level}{f' ({word})' if word else ''}"
        for name, level, word in levels
    )
    return f"{each.n}. {NAMES[each.way]}: {said}"


def in_short(finding: Finding, ways: Ways) -> str:
    """A trial in one line."""
    first, second = (NAMES[way] for way in ways)
    match finding.standing:
        case Standing.LOWER:
            better = ways[0] if _known(finding).mean < 0 else ways[1]
            answer = f"lower with {NAMES[better]}"
        case Standing.ALIKE:
            answer = "no difference worth speaking of"
        case Standing.NOT_YET | Standing.UNCLEAR:
            answer = "not known"
    return f"{first} or {second}: {answer}"


def figures() -> Sequence[str]:
    """What the figures of an answer mean."""
    return (
        "The points are of your own scale from 0 to 100: how nervous it got at the most. Each pair of "
        "rounds gives one difference; the figure is their mean.",
        "The range is where the true difference is, in at least 95 of 100 such trials.",
    )


def _known(finding: Finding) -> Difference:
    assert finding.difference is not None, "every answer has its difference"
    return finding.difference


def _lower(difference: Difference, ways: Ways) -> tuple[str, ...]:
    better, other = ways if difference.mean < 0 else ways[::-1]
    return (
        f"At its most, your nervousness was lower with {NAMES[better]} than with {NAMES[other]}.",
        _range(difference, ways),
    )


def _range(difference: Difference, ways: Ways) -> str:
    """The difference as that of the way with the lower mean, and the range it may lie in."""
    mean, low, high = difference.mean, difference.low, difference.high
    lower, other = ways
    if mean > 0:
        mean, low, high, (lower, other) = -mean, -high, -low, (other, lower)
    between = f"{-high:.0f} and {-low:.0f}" if high < 0 else f"{-low:.0f} lower and {high:.0f} higher"
    return (
        f"On average it was {_points(-mean)} with {NAMES[lower]} than with {NAMES[other]}; "
        f"the true figure is probably between {between}."
    )


def _points(points: float) -> str:
    whole = round(points)
    if whole == 0:
        return "not one point lower"
    return "one point lower" if whole == 1 else f"{whole} points lower"
