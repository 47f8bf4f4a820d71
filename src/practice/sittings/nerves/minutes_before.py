"""The minutes before an interview as a sitting: which interview, and whether it is time to count yet."""

from dataclasses import dataclass, replace
from datetime import datetime

from practice.model.nerves import Breathed, IfThen, Occasion
from practice.nerves.plans import live
from practice.nerves.steps import Own
from practice.sittings.nerves.appointment import Appointment, appointment_for, not_yet
from practice.sittings.nerves.calm import CalmWish, calm
from practice.sittings.nerves.countdown import Countdown
from practice.sittings.nerves.rating import asked_now
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice


@dataclass(frozen=True, slots=True)
class CountdownWish:
    """When the interview begins, or what it is called, or neither; which routine; only to try it."""

    until: datetime | None
    before: str | None
    routine: str | None
    rehearse: bool


def countdown(world: World, wish: CountdownWish) -> Sitting[None]:
    """The sitting: the routine that fits, to its end. Raises Trouble where there is nothing to lead to.

    Long before the interview there is a page first: nobody has to wait for days.
    """
    appointment = appointment_for(
        world, until=wish.until, before=wish.before, routine=wish.routine, rehearse=wish.rehearse
    )
    page = not_yet(world, appointment)
    match "w" if page is None else (yield from ask_choice(page)):
        case "r":
            yield from countdown(world, replace(wish, rehearse=True))
        case "b":
            yield from calm(world, CalmWish(None, None))
        case "w":
            yield _made(world, wish, appointment)
        case _:
            return


def _made(world: World, wish: CountdownWish, appointment: Appointment) -> Countdown:
    you = world.settings.you
    own = Own(
        name=you.name,
        opening=you.opening,
        plans=live(world.history.every(IfThen)),
        rated=asked_now(world, Occasion.ROUTINE),
        rehearsal=wish.rehearse,
        first=not world.history.every(Breathed),
    )
    return Countdown(world, appointment, own)
