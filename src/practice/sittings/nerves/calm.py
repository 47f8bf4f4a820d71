"""Breathing on its own: straight to the exercise, and one short page after it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from math import isfinite

from practice.model.breathing import Pattern
from practice.model.claim import Claim
from practice.model.nerves import Breathed, ItemRated, Occasion, RatedAt
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.nerves.asking import NEVER
from practice.nerves.course import course
from practice.nerves.interview_day import WHY, for_the_day
from practice.nerves.patterns import SHIPPED, allowed, find
from practice.nerves.rules import SHORTEST_S
from practice.nerves.words import (
    AFTER_FIRST_TIME,
    DAYS_BEFORE,
    HOLDS_CAUTIONS,
    HOLDS_QUESTION,
    HOLDS_TITLE,
    NEW_TODAY,
    time_in_words,
)
from practice.nerves.words import why as reasons
from practice.sittings import interviews
from practice.sittings.nerves.breathing import Breathing
from practice.sittings.nerves.rating import asked_now, rate
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

HOLDS_SETTING = "calm.holds"


class CalmError(Trouble):
    """What was asked for on the command line cannot be breathed."""


@dataclass(frozen=True, slots=True)
class CalmWish:
    """What the person asked for; None leaves it to the settings."""

    pattern: str | None
    minutes: float | None


def calm(world: World, wish: CalmWish) -> Sitting[World]:
    """The exercise, and what there is to say after it; the world as it is chosen then, even when left."""
    wanted = _wanted(world, wish.pattern)
    today = interviews.is_today(world)
    if today and wish.pattern is None:
        wanted = _practised(world, wanted)
    seconds = _seconds(world, wanted, wish)
    world, pattern = yield from _with_or_without_holds(world, wanted)
    if pattern is not wanted and wish.minutes is None:
        seconds = min(seconds, pattern.longest_s)
    notice = _new_today(world, pattern, wish) if today else ""
    breathing = Breathing(world, pattern, course(pattern, seconds), title=pattern.title, notice=notice)
    try:
        yield from _breathe(world, breathing)
    except Left:
        return world  # with what was chosen for good
    return world


def _breathe(world: World, breathing: Breathing) -> Sitting[None]:
    """Ratings only in one sitting of three."""
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


def pattern_in_words(pattern: Pattern) -> str:
    """What a breath of it is made of."""
    return f"{', '.join(f'{phase.part} {phase.seconds:g}' for phase in pattern.phases)} seconds"


def _known(world: World) -> tuple[Pattern, ...]:
    """The shipped ones and the person's own, which have other names."""
    return (*SHIPPED, *world.settings.patterns)


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
        if pattern.most_cycles is not None:
            raise CalmError(
                f"'{pattern.id}' ends after {pattern.most_cycles} breaths", mend="leave --minutes out"
            )
        raise CalmError(
            f"'{pattern.id}' takes from {time_in_words(SHORTEST_S)} to {time_in_words(most)}, "
            f"not {wish.minutes:g} minute{'' if wish.minutes == 1 else 's'}",
            mend=f"give --minutes from {SHORTEST_S / 60:g} to {most / 60:g}",
        )
    return seconds


def _practised(world: World, pattern: Pattern) -> Pattern:
    """What this person may breathe on the day of an interview without it being new."""
    return for_the_day(pattern, world.history.every(Breathed), world.clock.today())


def _new_today(world: World, pattern: Pattern, wish: CalmWish) -> str:
    """On the day of an interview: why it is not the usual way, or that the one that was named is new."""
    if wish.pattern is None:
        usual = find(_known(world), world.settings.calm.pattern)
        return WHY.text if pattern is not usual else ""
    return NEW_TODAY.text if _practised(world, pattern).id != pattern.id else ""


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
    from practice.sittings.nerves.nerves import practised  # nobody waits for it before the first breath

    breathed = world.history.every(Breathed)
    first = sum(fact.finished and not fact.routine for fact in breathed) <= 1
    body = [Para(f"That was {time_in_words(breathing.done_s)}. {practised(world)}")]
    body += [Para(claim.text) for claim in (AFTER_FIRST_TIME if first else (DAYS_BEFORE,))]
    if not interviews.is_today(world):
        if not first and _items_wait(world, len(breathed)):
            body.append(Para("Five statements about this week wait on the page of ratings: practice nerves."))
        body.append(Para("A short round is a good thing to do next: practice mock.", Tone.ASIDE))
    return Page(breathing.pattern.title, tuple(body), "Enter goes on.")


def _items_wait(world: World, exercises: int) -> bool:
    """Whether the weekly statements are due, for somebody who wants to rate anything."""
    from practice.nerves.items import are_due

    rated = world.history.every(ItemRated)
    return world.settings.nerves.ask != NEVER and are_due(
        rated, nerves_sittings=exercises, today=world.clock.today()
    )
