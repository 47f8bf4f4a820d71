"""Which routine leads to an appointment as things are now, and what is breathed in it."""

from dataclasses import dataclass, replace

from practice.model.nerves import Breathed
from practice.nerves.interview_day import Led, led
from practice.nerves.patterns import EASE, SHIPPED, find
from practice.nerves.routine import Fit, Routine, fit, lengthened
from practice.sittings import interviews
from practice.sittings.nerves.appointment import Appointment
from practice.sittings.ports import World


@dataclass(frozen=True, slots=True)
class Fitting:
    """The routine with its breaths, in how many seconds one joins, and a word where another was asked for."""

    led: Led
    join_in_s: float
    notice: str


def fitting(world: World, appointment: Appointment, to_start_s: float) -> Fitting:
    """The routine for an interview that starts in so many seconds.

    One that was asked for keeps its length; another one begins at once, where its breathing can be longer.
    """
    wanted = appointment.wanted
    chosen = _fit(appointment, to_start_s)
    found = _led(world, appointment, chosen.routine)
    if wanted is not None and chosen.routine.id == wanted.id:
        return Fitting(found, chosen.join_in_s, "")
    longer = lengthened(found.routine, chosen.join_in_s)
    notice = "" if wanted is None else f"Too late for {wanted.title.lower()}: this is what fits."
    return Fitting(replace(found, routine=longer), chosen.join_in_s, notice)


def _fit(appointment: Appointment, to_start_s: float) -> Fit:
    if appointment.starts is None:
        assert appointment.wanted is not None, "without a time it is a routine by name"
        return Fit(appointment.wanted, appointment.wanted.seconds)
    return fit(to_start_s, early_s=appointment.early_s, wanted=appointment.wanted)


def _led(world: World, appointment: Appointment, routine: Routine) -> Led:
    """The routine with the person's own way of breathing in it, where that is not new today."""
    settings = world.settings
    own = find((*SHIPPED, *settings.patterns), settings.calm.pattern) or EASE
    breathed = world.history.every(Breathed)
    on_the_day = interviews.is_today(world, appointment.starts)
    return led(routine, own, breathed, today=world.clock.today(), on_the_day=on_the_day)
