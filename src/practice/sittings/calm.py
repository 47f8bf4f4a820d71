"""Breathing on its own: straight to the exercise, and one short page after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from math import isfinite

from practice.model.breathing import Pattern
from practice.model.claim import Claim
from practice.model.nerves import Breathed, Occasion, RatedAt
from practice.model.pace import reading
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.nerves.course import course
from practice.nerves.patterns import SHIPPED, allowed, find
from practice.nerves.rules import SHORTEST_S
from practice.nerves.words import (
    DAYS_BEFORE,
    HOLDS_CAUTIONS,
    HOLDS_QUESTION,
    HOLDS_TITLE,
)
from practice.nerves.words import why as reasons
from practice.sittings.breathing import Breathing
from practice.sittings.ports import World
from practice.sittings.rating import asked_now, rate
from practice.sittings.script import Sitting, ask_choice

HOLDS_SETTING = "calm.holds"
LOOKED_AT = 14
"""Days that are counted; one that was left out is no loss."""


class CalmError(Trouble):
    """What was asked for on the command line cannot be breathed."""


@dataclass(frozen=True, slots=True)
class CalmWish:
    """What the person asked for; None leaves it to the settings."""

    pattern: str | None
    minutes: float | None


def calm(world: World, wish: CalmWish) -> Sitting[None]:
    """The exercise, and what there is to say after it. Ratings only in one sitting of three."""
    wanted = _wanted(world, wish.pattern)
    seconds = _seconds(world, wanted, wish)
    world, pattern = yield from _with_or_without_holds(world, wanted)
    if pattern is not wanted and wish.minutes is None:
        seconds = min(seconds, pattern.longest_s)
    breathing = Breathing(world, pattern, course(pattern, seconds), title=pattern.title)
    asked = asked_now(world, Occasion.CALM)
    if asked:
        yield from rate(world, RatedAt.BEFORE, occasion=Occasion.CALM, about=breathing.id)
    yield breathing
    if asked:
        yield from rate(world, RatedAt.END, occasion=Occasion.CALM, about=breathing.id)
    yield _after(world, breathing)


def why(world: World, name: str | None) -> Sitting[None]:
    """The evidence and the cautions of one pattern, or of each in turn."""
    known = _known(world)
    for pattern in [_wanted(world, name)] if name else known:
        claims = reasons(pattern)
        body = [Para(f"{pattern_in_words(pattern)}.", Tone.QUESTION)]
        body += [Para(claim.text) for claim in claims]
        body.append(Para(f"Sources: docs/evidence.md, under {'; '.join(_headings(claims))}.", Tone.ASIDE))
        yield Page(pattern.title, tuple(body), "Enter goes on.")


def _headings(claims: Sequence[Claim]) -> list[str]:
    """The headings that claims rest on, each once."""
    return list(dict.fromkeys(claim.evidence for claim in claims))


def days_practised(breathed: Sequence[Breathed], today: date) -> int:
    """On how many of the last days there was any breathing, today counted."""
    first = (today - timedelta(days=LOOKED_AT - 1)).isoformat()
    return len({fact.stamp.day for fact in breathed if first <= fact.stamp.day <= today.isoformat()})


def pattern_in_words(pattern: Pattern) -> str:
    """What a breath of it is made of."""
    return f"{', '.join(f'{phase.part} {phase.seconds:g}' for phase in pattern.phases)} seconds"


def _known(world: World) -> tuple[Pattern, ...]:
    """The person's own come first: one of the same name is what they mean."""
    own = world.settings.patterns
    return (*own, *(each for each in SHIPPED if find(own, each.id) is None))


def _wanted(world: World, name: str | None) -> Pattern:
    known = _known(world)
    wanted = world.settings.calm.pattern if name is None else name
    found = find(known, wanted)
    if found is None:
        ids = [pattern.id for pattern in known]
        near = get_close_matches(wanted.strip().lower(), ids, 1)
        meant = f"did you mean '{near[0]}'? " if near else ""
        where = " (your setting calm.pattern)" if name is None else ""
        raise CalmError(
            f"there is no way to breathe called '{wanted}'{where}",
            mend=f"{meant}choose one of: {', '.join(ids)}",
        )
    return found


def _seconds(world: World, pattern: Pattern, wish: CalmWish) -> float:
    """How long, within what the pattern allows; a time that was asked for is given or refused, never cut."""
    most = pattern.longest_s
    if wish.minutes is None:
        usual = wish.pattern is None or pattern.id == world.settings.calm.pattern
        chosen = 60.0 * world.settings.calm.minutes if usual else pattern.default_s
        return min(most, max(SHORTEST_S, chosen))
    seconds = 60.0 * wish.minutes
    if not (isfinite(seconds) and SHORTEST_S <= seconds <= most):
        raise CalmError(
            f"'{pattern.id}' takes from {reading(SHORTEST_S)} to {reading(most)} minutes, "
            f"not {wish.minutes:g}",
            mend=f"give --minutes from {SHORTEST_S / 60:g} to {most / 60:.3g}",
        )
    return seconds


def _with_or_without_holds(world: World, pattern: Pattern) -> Sitting[tuple[World, Pattern]]:
    """Nobody holds their breath before they have said once that they want to, and read when not to."""
    if not pattern.holds or world.settings.calm.holds:
        return world, pattern
    instead = allowed(pattern, holds=False, shipped=_known(world))
    page = Page(
        HOLDS_TITLE,
        (
            Para(f"{pattern.title} holds the breath: {pattern_in_words(pattern)}. {HOLDS_QUESTION}"),
            *(Para(claim.text) for claim in HOLDS_CAUTIONS),
        ),
        "Your choice",
        Wanted.CHOICE,
        (
            Choice("w", f"without holds: {instead.title}, {pattern_in_words(instead)}"),
            Choice("h", "turn holds on; they stay on"),
        ),
        default="w",
    )
    if (yield from ask_choice(page)) == "w":
        return world, instead
    world.keep_setting(HOLDS_SETTING, True)
    settings = world.settings
    return replace(world, settings=replace(settings, calm=replace(settings.calm, holds=True))), pattern


def _after(world: World, breathing: Breathing) -> Page:
    """How long it was and on how many days; no streak, nothing to lose."""
    days = days_practised(world.history.every(Breathed), world.clock.today())
    lasted = (
        f"{reading(breathing.done_s)} minutes"
        if breathing.done_s >= 60
        else f"{breathing.done_s:.0f} seconds"
    )
    return Page(
        breathing.pattern.title,
        (
            Para(f"That was {lasted}. You practised on {days} of the last {LOOKED_AT} days."),
            Para(DAYS_BEFORE.text),
            Para("A short round is a good thing to do next: `practice mock`.", Tone.ASIDE),
        ),
        "Enter goes on.",
    )
