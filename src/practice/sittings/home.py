"""Home: what waits, the last rounds, and one key to each thing the program does."""

from dataclasses import replace

from practice.model.facts import RoundEntry
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, told
from practice.sittings.waiting import just_over, next_ahead, round_line, to_go_on_with, what_waits

LAST = 3


def home(world: World) -> Sitting[None]:
    """Show home, do one thing, show home again, until the person leaves it."""
    notice = ""
    while True:
        unfinished = to_go_on_with(world)
        key = yield from ask_choice(replace(home_page(world, unfinished), why=notice))
        if key == "q":
            return
        notice = ""
        try:
            world, notice = yield from _do(world, key, unfinished)
        except Left:
            continue


def _do(world: World, key: str, unfinished: RoundEntry | None) -> Sitting[tuple[World, str]]:
    """One thing; then the world as it is chosen now, and what home says of it.

    What it needs is loaded here and not before: home is there first.
    """
    from practice.sittings.rounds.mock import Wish, go_on, mock, set_aside

    try:
        match key:
            case "c":
                yield from go_on(world)
            case "x" if unfinished:
                set_aside(world, unfinished)
                return world, "Set aside. What you wrote is kept; what you answered can be looked back on."
            case "m":
                yield from mock(world, Wish())
            case "r":
                from practice.sittings.rounds.review import look_back

                yield from look_back(world)
            case "d":
                from practice.sittings.drills.drill import DrillWish, drill

                yield from drill(world, DrillWish())
            case "t":
                from practice.sittings.drills.stories import stories

                yield from stories(world)
            case "j":
                from practice.sittings.applications.jobs import jobs

                yield from jobs(world)
            case "k":
                from practice.sittings.drills.calibration import calibration

                yield from calibration(world)
            case "s":
                from practice.sittings.nerves.steady import steady

                world = yield from steady(world)
            case "h":
                from practice.sittings.rounds.rounds import browse

                yield from browse(world)
            case "e":
                from practice.sittings.rounds.microphone import at_the_microphone

                world = yield from at_the_microphone(world)
            case "b":
                from practice.sittings.rounds.library import browse_banks

                yield from browse_banks(world)
            case _:
                raise AssertionError(f"home has no {key!r}")
    except Trouble as trouble:  # such as a round that another window has ended since
        return world, (yield from told(trouble))
    return world, ""


def home_page(world: World, unfinished: RoundEntry | None) -> Page:
    """What waits, what was, and where to go."""
    choices: list[Choice] = []
    body: list[Para] = []
    if unfinished:
        choices.append(Choice("c", "go on with it where you left it"))
        choices.append(Choice("x", "set it aside"))
    choices.append(Choice("d", "today's ten minutes: small drills"))
    choices.append(Choice("m", "a mock interview"))
    waiting = what_waits(world)
    choices.append(Choice("r", f"look back{f' ({waiting})' if waiting else ''}"))
    choices += [
        Choice("s", "steady: breathe, the minutes before an interview, the ladder"),
        Choice("t", "your stories"),
        Choice("j", "your jobs: interviews, and what comes after"),
        Choice("h", "your rounds so far"),
        Choice("k", "how you rate yourself"),
        Choice("b", "question banks"),
        Choice("e", "the microphone"),
        Choice("q", "leave"),
    ]
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
    # What comes stands beside the choices: a small window opens there.
    body += [Para(line) for line in (just_over(world), next_ahead(world)) if line]
    if unfinished:
        body.append(Para(f"Not finished: {unfinished.started.title}, begun {unfinished.started.stamp.day}."))
    default = "c" if unfinished else "d"
    return Page("practice", tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)
