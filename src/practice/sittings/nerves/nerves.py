"""What was rated so far in plain words, the five weekly statements, and how often to be asked."""

from collections.abc import Sequence
from dataclasses import replace

from practice.model.drills import Drilled
from practice.model.nerves import Attempt, AttemptSaid, Breathed, ItemRated, Occasion, Rated, RatedAt
from practice.model.page import Choice, Left, Page, Para, Picture, Tone, Wanted
from practice.model.trouble import Trouble
from practice.nerves import items
from practice.nerves.asking import ASKS
from practice.nerves.attempts import joined
from practice.nerves.practised import days_in_words, practice_days
from practice.nerves.ratings import read_rating
from practice.nerves.too_much import TITLE as TOO_MUCH
from practice.nerves.too_much import page_body, why_offered
from practice.nerves.trends import HOW, DayLevel, after, by_day, drawn, in_words, pairs, trend
from practice.sittings.nerves.rating import ask_level
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

TITLE = "Your ratings"
WEEKLY = "Five statements"
PROMPT = "0 to 10, Enter skips"

ROUNDS = 200
"""Rounds that are looked through for days of practice: more than a fortnight has room for."""

SHOWN: tuple[tuple[Occasion, RatedAt, str], ...] = (
    (Occasion.CALM, RatedAt.BEFORE, "Before breathing"),
    (Occasion.ROUTINE, RatedAt.BEFORE, "Before a routine"),
    (Occasion.LADDER, RatedAt.PEAK, "The worst moment of an attempt"),
    (Occasion.TRIAL, RatedAt.BEFORE, "Before the rounds of a trial"),
)
PAIRED = (Occasion.CALM, Occasion.ROUTINE)
"""Where the end is compared with before. In a trial the ways are compared, and that has its own page."""

RUNGS = "The rungs differ, and so do these numbers: a harder one may well bring more."
NOTHING = (
    "Nothing is rated yet. Now and then a sitting asks how nervous you are, 0 to 100; "
    "Enter skips it. What you have rated will stand here."
)


def nerves(world: World) -> Sitting[World]:
    """All of it, until the person goes back; the world as it is chosen then."""
    notice = ""
    while True:
        try:
            key = yield from ask_choice(replace(_menu(world), why=notice))
        except Left:
            return world
        notice = ""
        try:
            match key:
                case "f":
                    yield from rate_items(world)
                case "o":
                    world, notice = yield from _how_often(world)
                case "h":
                    yield from too_much()
                case "z":
                    return world
                case _:
                    raise AssertionError(f"there is no {key!r} here")
        except Left:
            continue
        except Trouble as trouble:  # such as settings that cannot be written
            notice = trouble.told


def _menu(world: World) -> Page:
    ratings = world.history.every(Rated)
    rated = world.history.every(ItemRated)
    tried = joined(
        world.history.every(Attempt),
        world.history.every(AttemptSaid),
        ratings,
        ends={entry.started.stamp.id: entry.ended for entry in world.history.rounds() if entry.ended},
    )
    offered = why_offered(ratings, tried)
    body: list[Para | Picture] = []
    if offered:
        body.append(Para(f"{offered.text} With h there is a page for when it is too much."))
    body += told(ratings) or [Para(NOTHING)]
    body += _items_told(rated)
    body.append(Para(practised(world), Tone.ASIDE))
    choices = [
        Choice("o", "how often to be asked"),
        Choice("h", "when it is too much"),
        Choice("z", "done"),
    ]
    due = items.are_due(rated, nerves_sittings=_nerves_sittings(world), today=world.clock.today())
    if due:
        choices.insert(0, Choice("f", "five statements (a minute)"))
    explained = tuple(Para(claim.text, Tone.ITEM) for claim in HOW) if ratings else ()
    return Page(
        TITLE,
        tuple(body),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default="z",
        explained=(*explained, *_items_explained(rated)),
    )


def told(ratings: Sequence[Rated]) -> list[Para | Picture]:
    """What can be said of each occasion, with its latest days drawn; nothing where nothing was rated."""
    body: list[Para | Picture] = []
    for occasion, moment, title in SHOWN:
        levels = by_day(ratings, occasion, moment)
        if not levels:
            continue
        body.append(Para(title, Tone.HEADING))
        body.append(Para(trend(levels).said))
        body.append(_picture(levels))
        if occasion in PAIRED and (both := pairs(ratings, occasion)):
            body.append(Para(after(both).said))
        if occasion is Occasion.LADDER:
            body.append(Para(RUNGS, Tone.ASIDE))
    return body


def _picture(levels: Sequence[DayLevel]) -> Picture:
    return Picture(lambda width: drawn(levels, width), in_words(levels))


def _items_told(rated: Sequence[ItemRated]) -> list[Para | Picture]:
    compared = items.compared(rated)
    lines: list[Para | Picture] = [Para(f"{each.item.number}. {each.said}", Tone.ROW) for each in compared]
    return [Para("The first time and the latest", Tone.HEADING), *lines] if lines else []


def _items_explained(rated: Sequence[ItemRated]) -> tuple[Para, ...]:
    lines = (*items.explanation(), items.UNTESTED.text) if rated else ()
    return tuple(Para(line, Tone.ITEM) for line in lines)


def practised(world: World) -> str:
    """On how many of the last days there was practice of any kind; the same on every page."""
    history = world.history
    tried = joined(history.every(Attempt), history.every(AttemptSaid), ())
    rounds = [entry.started.stamp.day for entry in history.rounds(last=ROUNDS)]
    rounds += [fact.stamp.day for fact in history.every(Drilled)]
    days = practice_days(history.every(Breathed), tried, rounds)
    return days_in_words(days, world.clock.today())


def _nerves_sittings(world: World) -> int:
    """How often nerves were practised in any way; only none or some matters here."""
    history = world.history
    return sum(len(history.every(kind)) for kind in (Breathed, Attempt, Rated))


def rate_items(world: World) -> Sitting[None]:
    """The five, one after another, each kept as it is rated; then all of them beside the first time."""
    sitting = world.new_id()
    for item in items.ITEMS:
        page = Page(
            WEEKLY,
            (
                Para(items.INTRODUCTION, again=item.number > 1),
                Para(item.text, Tone.QUESTION),
                Para(items.MARKS, Tone.ASIDE, again=item.number > 1),
            ),
            PROMPT,
            Wanted.LINE,
            step=f"{item.number} of {len(items.ITEMS)}",
        )
        reading = yield from ask_level(page, lambda reply: read_rating(reply, highest=items.HIGHEST))
        if reading.level is not None:
            world.history.keep(ItemRated(world.stamp(), sitting, item.number, reading.level))
    rated = world.history.every(ItemRated)
    mine = any(each.sitting == sitting for each in rated)
    kept = "Kept. They are asked again in a week." if mine else "All skipped, and nothing is kept."
    yield Page(WEEKLY, (Para(kept), *_items_told(rated)), "Enter goes on.", explained=_items_explained(rated))


def _how_often(world: World) -> Sitting[tuple[World, str]]:
    """The setting, for good."""
    now = world.settings.nerves.ask
    keys = dict(zip("123", ASKS, strict=True))
    page = Page(
        "How often to be asked",
        (
            Para(
                "When should it be asked how nervous you are, before and at the end? Enter always skips it."
            ),
            Para(
                "On the ladder it is asked each time, unless you choose never. A trial always asks.",
                Tone.ASIDE,
            ),
        ),
        "Your choice",
        Wanted.CHOICE,
        tuple(Choice(key, ASKS[ask]) for key, ask in keys.items()),
        default=next((key for key, ask in keys.items() if ask == now), "1"),
    )
    ask = keys[(yield from ask_choice(page))]
    world.keep_setting("nerves.ask", ask)
    settings = replace(world.settings, nerves=replace(world.settings.nerves, ask=ask))
    return replace(world, settings=settings), f"Kept: you are asked {ASKS[ask]}."


def too_much() -> Sitting[None]:
    """Where self-help ends."""
    yield Page(TOO_MUCH, page_body(), "Enter goes on.")
