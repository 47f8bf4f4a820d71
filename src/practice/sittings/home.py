"""Home: what waits, the last rounds, and one key to each thing the program does."""

from dataclasses import replace

from practice.model.facts import RoundEntry
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.sittings.library import browse_banks
from practice.sittings.mock import MockError, Wish, go_on, mock, set_aside
from practice.sittings.ports import World
from practice.sittings.review import look_back, what_waits
from practice.sittings.rounds import browse, round_line
from practice.sittings.script import Sitting, ask_choice

LAST = 3


def home(world: World, *, notice: str = "") -> Sitting[None]:
    """Show home, do one thing, show home again, until the person leaves it."""
    while True:
        unfinished = world.history.unfinished()
        key = yield from ask_choice(replace(home_page(world, unfinished), why=notice))
        notice = ""
        try:
            match key:
                case "c":
                    yield from go_on(world)
                case "x" if unfinished:
                    set_aside(world, unfinished)
                    notice = "Set aside. What you answered is kept and can be looked back on."
                case "m":
                    yield from mock(world, Wish())
                case "r":
                    yield from look_back(world)
                case "h":
                    yield from browse(world)
                case "b":
                    yield from browse_banks(world)
                case "q":
                    return
                case _:
                    raise AssertionError(f"home has no {key!r}")
        except Left:
            continue
        except MockError as trouble:  # such as a round that another window has ended since
            notice = f"{trouble.sentence[:1].upper()}{trouble.sentence[1:]}."


def home_page(world: World, unfinished: RoundEntry | None) -> Page:
    """What waits, what was, and where to go."""
    choices: list[Choice] = []
    body: list[Para] = []
    if unfinished:
        body.append(Para(f"Not finished: {unfinished.started.title}, begun {unfinished.started.stamp.day}."))
        choices.append(Choice("c", "go on with it where you left it"))
        choices.append(Choice("x", "set it aside"))
    choices.append(Choice("m", "a mock interview"))
    waiting = what_waits(world)
    choices.append(Choice("r", f"look back{f' ({waiting})' if waiting else ''}"))
    choices += [Choice("h", "your rounds so far"), Choice("b", "question banks"), Choice("q", "leave")]
    entries = world.history.rounds(last=LAST)
    if entries:
        body.append(Para("Your last rounds", Tone.HEADING))
        body += [Para(round_line(entry), Tone.ROW) for entry in reversed(entries)]
    else:
        body.append(
            Para(
                "Interview practice, on this computer only. A short round takes ten minutes; "
                "you can stop anywhere and nothing is lost."
            )
        )
    default = "c" if unfinished else "m"
    return Page("practice", tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)
