"""A person's own pattern, read from words such as "in 4, top-up 1, out 7"."""

import re
from types import MappingProxyType

from practice.model.breathing import HOLDS, BreathPart, BreathPhase, Pattern
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.nerves.patterns import RAMP, SHIPPED, find
from practice.nerves.rules import SHORTEST, longest_s, problem

MINUTES = 5
"""How long an own pattern lasts when nobody says."""

_LIKE = 'write it like "in 4, out 6"; the parts are in, top-up, hold, out and rest, and numbers are seconds'
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,18}[a-z0-9])?")
_PHASE = re.compile(r"([a-z][a-z -]*?)[\s:=]*(\d{1,3}(?:\.\d{1,2})?)\s*(?:s|sec|secs|seconds?)?")

_WORDS = MappingProxyType(
    {
        "in": BreathPart.IN,
        "breathe in": BreathPart.IN,
        "inhale": BreathPart.IN,
        "top-up": BreathPart.TOP_UP,
        "top up": BreathPart.TOP_UP,
        "topup": BreathPart.TOP_UP,
        "hold": BreathPart.HOLD,
        "out": BreathPart.OUT,
        "breathe out": BreathPart.OUT,
        "exhale": BreathPart.OUT,
        "rest": BreathPart.REST,
    }
)

_START = MappingProxyType(
    {
        BreathPart.IN: 3 / 4,
        BreathPart.TOP_UP: 1.0,
        BreathPart.HOLD: 3 / 4,
        BreathPart.OUT: 2 / 3,
        BreathPart.REST: 3 / 4,
    }
)
"""What the first breath has of each part, as in the shipped patterns: mostly the out-breath grows."""


class NoPattern(Trouble):
    """Words that are no pattern, or one that breaks a rule. The sentence reads on after a name for it."""


def named_wrong(name: str) -> tuple[str, str] | None:
    """What is wrong with the id of an own pattern, and what to do; None for a good one."""
    if not _NAME.fullmatch(name):
        return "is no name for a pattern", "use up to 20 small letters, digits and hyphens, such as evening"
    if find(SHIPPED, name) is not None:
        return "is the name of a pattern that practice brings along", "choose another name"
    return None


def parsed(name: str, text: str, *, title: str = "", minutes: int | None = None) -> Pattern:
    """The pattern that these words describe. Raises NoPattern, with what is wrong and what to write."""
    phases = tuple(_phase(piece) for piece in text.split(",") if piece.strip())
    if not phases:
        raise NoPattern("is empty", mend=_LIKE)
    pattern = Pattern(
        name,
        title.strip() or _titled(name),
        phases,
        default_s=60.0 * (MINUTES if minutes is None else minutes),
        longest_s=longest_s(holds=any(phase.part in HOLDS for phase in phases)),
        ramp_from=tuple(max(SHORTEST[each.part], each.seconds * _START[each.part]) for each in phases),
        ramp_s=RAMP,
        own=True,
    )
    if found := problem(pattern):
        what, mend = found
        raise NoPattern(what, mend=mend)
    return pattern


def _phase(piece: str) -> BreathPhase:
    match = _PHASE.fullmatch(" ".join(piece.lower().split()))
    part = _WORDS.get(match[1]) if match else None
    if match is None or part is None:
        raise NoPattern(f"has '{_shown(piece)}' in it, which is not understood", mend=_LIKE)
    return BreathPhase(part, float(match[2]))


def _titled(name: str) -> str:
    words = name.replace("-", " ")
    return f"{words[:1].upper()}{words[1:]}"


def _shown(text: str, most: int = 30) -> str:
    line = clean(" ".join(text.split()))
    return line if len(line) <= most else f"{line[: most - 3]}..."
