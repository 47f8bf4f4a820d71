"""On the day of an interview nothing new: only what was breathed on three days before is offered."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from practice.model.breathing import Pattern
from practice.model.claim import Claim
from practice.model.nerves import Breathed
from practice.nerves.patterns import EASE, SIGH, allowed
from practice.nerves.routine import Routine, Step, StepKind

DAYS = 3
"""So many days make a way of breathing one's own."""

LEAST_S = 60.0
"""Seconds from which on an exercise counts that was not done to its end."""

WHY = Claim(
    "A new way of breathing may do little the first time, so today it is the simplest one.",
    "Practised before the day",
)


def practised_on(pattern_id: str, breathed: Iterable[Breathed], *, before: date) -> int:
    """On how many days before this one the pattern was breathed."""
    days = {
        fact.stamp.day
        for fact in breathed
        if fact.pattern == pattern_id and (fact.finished or fact.seconds >= LEAST_S)
    }
    return sum(day < before.isoformat() for day in days)


def for_the_day(pattern: Pattern, breathed: Iterable[Breathed], today: date) -> Pattern:
    """The pattern if it was practised on three days, else the slow breath that needs least practice."""
    return pattern if practised_on(pattern.id, breathed, before=today) >= DAYS else EASE


@dataclass(frozen=True, slots=True)
class Led:
    """A routine with what is breathed in each of its steps, by the step's id.

    `left_out`: a way of breathing had to give way today.
    """

    routine: Routine
    patterns: Mapping[str, Pattern]
    left_out: bool


def led(
    routine: Routine, own: Pattern, breathed: Sequence[Breathed], *, today: date, on_the_day: bool
) -> Led:
    """The routine with the person's own way of breathing in the place of the usual one.

    No breath is held in a routine. On the day of an interview only what has been practised is left.
    """
    patterns: dict[str, Pattern] = {}
    steps: list[Step] = []
    left_out = False
    for step in routine.steps:
        if step.kind is StepKind.BREATHE:
            wanted = _wanted(step, own)
            pattern = for_the_day(wanted, breathed, today) if on_the_day else wanted
            left_out = left_out or pattern.id != wanted.id
            patterns[step.id] = pattern
            title = "Three slow breaths" if step.breaths and pattern.id != step.pattern else step.title
            step = replace(step, pattern=pattern.id, title=title)
            if steps and steps[-1].pattern == step.pattern:
                del patterns[steps[-1].id]
                step = _joined(steps.pop(), step)
        steps.append(step)
    return Led(replace(routine, steps=tuple(steps)), patterns, left_out)


def _joined(first: Step, second: Step) -> Step:
    """Two steps with the same breath, one after the other, are one."""
    seconds, breaths = first.seconds + second.seconds, first.breaths + second.breaths
    return replace(second, title="Slow breaths", seconds=seconds, breaths=breaths)


def _wanted(step: Step, own: Pattern) -> Pattern:
    """A few breaths are what the routine says; minutes of them are the person's own."""
    if step.breaths:
        return SIGH if step.pattern == SIGH.id else EASE
    return allowed(own, holds=False)
