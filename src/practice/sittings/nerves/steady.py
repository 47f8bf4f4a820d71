"""Everything about nerves in one place: breathe, the minutes before an interview, the ladder, ratings."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

from practice.model.nerves import Interview
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.nerves.patterns import SHIPPED
from practice.sittings import interviews
from practice.sittings.job_when import moment_meant
from practice.sittings.nerves.calm import CalmWish, calm, pattern_in_words, why
from practice.sittings.nerves.minutes_before import CountdownWish, countdown
from practice.sittings.ports import Clock, World
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.when import next_at

Moment = TypeVar("Moment")

TITLE = "Steady"
BEFORE = "The minutes before"

SOON = {"1": 5, "2": 10, "3": 15}
"""Minutes that are chosen with one key."""


def steady(world: World) -> Sitting[World]:
    """One thing after another, until the person goes back; the world as it is chosen then."""
    notice = ""
    while True:
        try:
            key = yield from ask_choice(replace(_menu(world), why=notice))
        except Left:
            return world
        if key == "z":
            return world
        notice = ""
        try:
            world = yield from _do(world, key)
        except Left:
            continue
        except Trouble as trouble:
            notice = trouble.told


def _menu(world: World) -> Page:
    interview = interviews.next_interview(world)
    body = [Para(interviews.line(world, interview))] if interview else []
    choices = [
        Choice("b", "breathe, slow and easy"),
        Choice("o", "another way to breathe"),
        Choice("m", "the minutes before an interview"),
        Choice("i", "your interviews"),
        Choice("l", "the ladder: harder and harder rounds, one step at a time"),
        Choice("p", "plans: what you will do if it gets difficult"),
        Choice("n", "what you have rated so far"),
        Choice("t", "find out what helps you before a round"),
        Choice("h", "when it is too much"),
        Choice("z", "done"),
    ]
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default="b")


def _do(world: World, key: str) -> Sitting[World]:
    match key:
        case "b":
            return (yield from calm(world, CalmWish(None, None)))
        case "o":
            return (yield from _other_way(world))
        case "m":
            yield from _minutes_before(world, interviews.next_interview(world))
        case "i":
            yield from _interviews(world)
        case "l":
            from practice.sittings.nerves.ladder import ladder

            yield from ladder(world)
        case "p":
            from practice.sittings.nerves.plans import plans

            yield from plans(world)
        case "n":
            from practice.sittings.nerves.nerves import nerves

            return (yield from nerves(world))
        case "t":
            from practice.sittings.nerves.trial import trial

            yield from trial(world)
        case "h":
            from practice.sittings.nerves.nerves import too_much

            yield from too_much()
        case _:
            raise AssertionError(f"there is no {key!r} here")
    return world


def _other_way(world: World) -> Sitting[World]:
    """Choose among the shipped patterns and the person's own."""
    patterns = (*SHIPPED, *world.settings.patterns)[: len(LIST_KEYS)]
    choices = [
        Choice(key, f"{pattern.title}: {pattern_in_words(pattern)}")
        for key, pattern in zip(LIST_KEYS, patterns, strict=False)
    ]
    choices.append(Choice("y", "what is known about each"))
    page = Page(TITLE, (Para("Which way?"),), "Your choice", Wanted.CHOICE, tuple(choices), default="1")
    key = yield from ask_choice(page)
    if key == "y":
        yield from why(world, None)
        return world
    return (yield from calm(world, CalmWish(patterns[LIST_KEYS.index(key)].id, None)))


def _minutes_before(world: World, interview: Interview | None) -> Sitting[None]:
    """The routine for the interview that comes, for another time, or only to try it."""
    choices = [
        *(Choice(key, f"an interview begins in {minutes} minutes") for key, minutes in SOON.items()),
        Choice("t", "an interview begins at a time I type"),
        Choice("r", "only try it: a rehearsal"),
    ]
    body: list[Para] = []
    if interview:
        body.append(Para(interviews.line(world, interview)))
        choices.insert(0, Choice("f", "for this one"))
    body.append(Para("Ten minutes, five, or ninety seconds: whatever fits into the time that is left."))
    default = "f" if interview else "r"
    page = Page(BEFORE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)
    key = yield from ask_choice(page)
    if key == "f" and interview:
        yield from countdown(world, CountdownWish(None, interview.name, None, False))
    elif key in SOON:
        until = world.clock.now() + timedelta(minutes=SOON[key])
        yield from countdown(world, CountdownWish(until, None, None, False))
    elif key == "t":
        until = yield from _asked(world, BEFORE, "When does it begin, such as 14:30", next_at)
        yield from countdown(world, CountdownWish(until, None, None, False))
    else:
        routine = yield from _which()
        yield from countdown(world, CountdownWish(None, None, routine, True))


def _which() -> Sitting[str]:
    choices = (Choice("1", "ten minutes"), Choice("2", "five minutes"), Choice("3", "ninety seconds"))
    page = Page("Rehearsal", (Para("Which one?"),), "Your choice", Wanted.CHOICE, choices, default="1")
    key = yield from ask_choice(page)
    return {"1": "10m", "2": "5m", "3": "90s"}[key]


def _interviews(world: World) -> Sitting[None]:
    """Those to come; one to enter, or to drop."""
    notice = ""
    while True:
        known = interviews.known(world)[: len(LIST_KEYS)]
        body = [Para(interviews.line(world, each), Tone.ITEM) for each in known]
        choices = [Choice("a", "enter one"), Choice("z", "done")]
        if known:
            choices.insert(1, Choice("d", "one will not take place"))
        page = Page(
            "Your interviews",
            tuple(body) or (Para("None is entered yet."),),
            "Your choice",
            Wanted.CHOICE,
            tuple(choices),
            default="z" if known else "a",
            why=notice,
        )
        key = yield from ask_choice(page)
        notice = ""
        try:
            if key == "a":
                notice = yield from _enter(world)
            elif key == "d":
                notice = yield from _drop(world, known)
            else:
                return
        except Left:
            continue
        except Trouble as trouble:
            notice = trouble.told


def _enter(world: World) -> Sitting[str]:
    page = Page("Your interviews", (Para("What do you call it?"),), "A name", Wanted.LINE)
    name = (yield page).strip()
    if not name:
        return ""
    meant = yield from _asked(world, "Your interviews", "When, such as thursday 14:30", moment_meant)
    said = interviews.add(world, name, meant.moment)
    return f"{said} {meant.notice}".strip()


def _drop(world: World, known: Sequence[Interview]) -> Sitting[str]:
    choices = tuple(
        Choice(key, interviews.line(world, each)) for key, each in zip(LIST_KEYS, known, strict=False)
    )
    page = Page("Your interviews", (Para("Which one?"),), "Your choice", Wanted.CHOICE, choices)
    key = yield from ask_choice(page)
    return interviews.drop(world, known[LIST_KEYS.index(key)].name)


def _asked(world: World, title: str, prompt: str, read: Callable[[str, Clock], Moment]) -> Sitting[Moment]:
    """A moment, asked for until it is one."""
    page = Page(title, (), prompt, Wanted.LINE)
    while True:
        said = yield page
        try:
            return read(said, world.clock)
        except Trouble as trouble:
            page = replace(page, why=trouble.told, value=said)
