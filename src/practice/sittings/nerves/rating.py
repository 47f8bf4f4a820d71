"""A rating of nerves asked for: one line to type, which Enter skips, and never each time."""

from collections.abc import Callable
from dataclasses import replace

from practice.model.nerves import Breathed, Occasion, Rated, RatedAt
from practice.model.page import Left, Page, Para, Picture, Tone, Wanted
from practice.model.trouble import Trouble
from practice.nerves.asking import NEVER, asked_this_time
from practice.nerves.ratings import QUESTIONS, Reading, anchor_rows, anchors_in_words, read_rating
from practice.nerves.routine import ROUTINES
from practice.sittings.ports import World
from practice.sittings.script import Sitting

PROMPT = "0 to 100, Enter skips"
PROMPT_WITH_WORD = "0 to 100 and a word, Enter skips"

BACK = "q"
"""What goes back on every page without a line to type, and so is typed here too."""


def rate(
    world: World,
    moment: RatedAt,
    *,
    occasion: Occasion,
    about: str,
    prompt: str = "",
    word: bool = False,
) -> Sitting[int | None]:
    """The level as it was kept; None when it was skipped.

    `about` is the id of what it belongs to. `prompt` is a line of the caller's before the question, which
    never changes. With `word` the person may add their own word for it.
    """
    page = rating_page(moment, prompt=prompt, word=word)
    if moment is RatedAt.END and (most := _at_the_most(world, about)) is not None:
        page = replace(page, title=f"At the most: {most}. And now?")

    def keep(level: int, own: str) -> None:
        world.history.keep(Rated(world.stamp(), occasion, moment, level, about, own))

    return (yield from ask_level(page, lambda reply: read_rating(reply, word=word), keep)).level


def ask_level(
    page: Page, read: Callable[[str], Reading], keep: Callable[[int, str], None] | None = None
) -> Sitting[Reading]:
    """What was typed on a page that wants a number, asked again while it is none, on an empty line.

    A level is kept, with the word that came with it; while that cannot be, the page stays with it. Raises
    Left when all that was typed is q.
    """
    reply = yield page
    while True:
        reading = read(reply)
        try:
            if not reading.why:
                if keep is not None and reading.level is not None:
                    keep(reading.level, reading.word)
                return reading
            if reply.strip().lower() == BACK:
                raise Left
            again = replace(page, why=reading.why)
        except Trouble as trouble:
            again = replace(page, why=trouble.told, value=reply)
        reply = yield again


def _at_the_most(world: World, about: str) -> int | None:
    """How nervous it got, where that was rated."""
    rated = world.history.every(Rated)
    peaks = [fact.level for fact in rated if fact.about == about and fact.moment is RatedAt.PEAK]
    return peaks[-1] if peaks else None


def rating_page(moment: RatedAt, *, prompt: str = "", word: bool = False) -> Page:
    """The question of this moment with its marks."""
    lead = (Para(prompt),) if prompt else ()
    return Page(
        "Nerves",
        (*lead, Para(QUESTIONS[moment], Tone.QUESTION), Picture(anchor_rows, anchors_in_words())),
        PROMPT_WITH_WORD if word else PROMPT,
        Wanted.LINE,
    )


def asked_now(world: World, occasion: Occasion) -> bool:
    """Whether a sitting that begins now asks for ratings. To be asked once, before anything of it is kept.

    On the ladder the ratings are a part of the practice, and in a trial they are what it compares: there
    they are asked for every time, on the ladder unless the person wants none at all.
    """
    ask = world.settings.nerves.ask
    match occasion:
        case Occasion.TRIAL:
            return True
        case Occasion.LADDER:
            return ask != NEVER
        case Occasion.CALM | Occasion.ROUTINE:
            return asked_this_time(ask, earlier_sittings(world, occasion))


def earlier_sittings(world: World, occasion: Occasion) -> int:
    """How many there were of this kind: exercises on their own, or routines, each once a day."""
    breathed = world.history.every(Breathed)
    if occasion is Occasion.CALM:
        return sum(not fact.routine for fact in breathed)
    routines = {routine.id for routine in ROUTINES}
    return len({(fact.routine, fact.stamp.day) for fact in breathed if fact.routine in routines})
