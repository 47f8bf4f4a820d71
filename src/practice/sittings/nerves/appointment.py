"""What a countdown leads to: an interview at its time, or only the end of a routine."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from practice.model.nerves import Interview
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.nerves.routine import ROUTINES, TEN, Routine
from practice.nerves.routine import find as find_routine
from practice.sittings import interviews
from practice.sittings.job_when import here
from practice.sittings.ports import World

OVER = timedelta(hours=1)
"""A beginning that is longer ago is not meant."""


LONG_S = 3600.0
"""Seconds before joining from which on nobody sits and waits."""


class NoCountdown(Trouble):
    """What was asked for cannot be counted down to."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """What is counted down to: an interview that `starts` then, or nothing but the end of the routine.

    `early_s` before the start one joins. `wanted` is the routine that was asked for.
    """

    title: str
    short: str = ""
    """What is left of the title where there is little room."""
    starts: datetime | None = None
    early_s: float = 0.0
    wanted: Routine | None = None


def appointment_for(
    world: World, *, until: datetime | None, before: str | None, routine: str | None, rehearse: bool
) -> Appointment:
    """What is meant by a time, a name and a routine. Raises Trouble when there is no such thing."""
    wanted = _routine(routine) if routine else None
    if rehearse:
        return Appointment(_rehearsal(world, until, before), "Rehearsal", wanted=wanted or TEN)
    if until is not None:
        starts = world.clock.local(until) if until.tzinfo is None else until
        title = f"Interview at {starts:%H:%M}"
    elif before is not None or wanted is None:
        interview = _interview(world, before)
        found = interviews.starts(interview)
        assert found is not None, "known interviews have a moment"
        starts = here(world.clock, found)  # what the clock on the wall shows then
        title = f"{clean(interview.name)}, {starts:%H:%M}"
    else:
        return Appointment(wanted.title, wanted=wanted)
    if world.clock.now().astimezone(UTC) - starts.astimezone(UTC) > OVER:
        raise NoCountdown(
            f"{interviews.shown(starts)} was more than an hour ago",
            mend="give the time of one that is still to come, or try it with --rehearse",
        )
    early_s = 60.0 * max(0, world.settings.you.join_early)
    return Appointment(title, f"{starts:%H:%M}", starts, early_s, wanted)


def not_yet(world: World, appointment: Appointment) -> Page | None:
    """What there is to do when it is long before the interview; None when it is not."""
    starts = appointment.starts
    if starts is None:
        return None
    left_s = (starts.astimezone(UTC) - world.clock.now().astimezone(UTC)).total_seconds()
    if left_s - appointment.early_s <= LONG_S:
        return None
    before = round((TEN.seconds + appointment.early_s) / 60)
    body = (
        Para(f"It begins on {interviews.shown(starts)}.", Tone.QUESTION),
        Para(f"Come back {before} minutes before, or a little sooner: the ten minutes begin by themselves."),
    )
    choices = (
        Choice("r", "rehearse it now"),
        Choice("b", "breathe now"),
        Choice("w", "wait here"),
        Choice("z", "done"),
    )
    return Page(appointment.title, body, "Your choice", Wanted.CHOICE, choices, default="z")


def _rehearsal(world: World, until: datetime | None, before: str | None) -> str:
    """What a rehearsal is called: it says for what, where that was said."""
    if before is not None:
        return f"Rehearsal for {clean(interviews.find(world, before).name)}"
    return f"Rehearsal for {until:%H:%M}" if until is not None else "Rehearsal"


def _routine(name: str) -> Routine:
    routine = find_routine(name)
    if routine is None:
        ids = ", ".join(each.id for each in ROUTINES)
        raise NoCountdown(f"there is no routine called '{clean(name)}'", mend=f"choose one of {ids}")
    return routine


def _interview(world: World, name: str | None) -> Interview:
    if name is not None:
        return interviews.find(world, name)
    found = interviews.next_interview(world)
    if found is None:
        raise NoCountdown(
            "no interview is known",
            mend="say when it begins with --until 14:30, or enter it with `practice interview add`",
        )
    return found
