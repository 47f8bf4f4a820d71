"""Where a countdown stands, and what comes next in it, in a few words."""

from collections.abc import Mapping
from enum import StrEnum

from practice.model.breathing import Pattern
from practice.model.pace import reading
from practice.nerves.routine import Routine, Step, StepKind, counted
from practice.sittings.nerves.step_breath import fitted


class Stage(StrEnum):
    """Before the routine, in it, done with it too soon, and when it is time to join."""

    WAITING = "waiting"
    STEP = "step"
    READY = "ready"
    JOIN = "join"


def heading(stage: Stage, step: Step | None, *, rehearsal: bool) -> str:
    """What is to be done now."""
    match stage:
        case Stage.WAITING:
            return "A little time"
        case Stage.READY:
            return "Until it is time"
        case Stage.JOIN:
            return "The end of the rehearsal" if rehearsal else "Join"
        case Stage.STEP:
            assert step is not None, "there is a step in this stage"
            return step.title


def coming(routine: Routine, number: int, patterns: Mapping[str, Pattern]) -> str:
    """What comes after the step of this number, in one line; empty after the last."""
    if number >= len(routine.steps):
        return ""
    step = routine.steps[number]
    if step.kind is StepKind.BREATHE:
        step = counted(step, fitted(step, patterns[step.id], step.seconds).count)
    return f"Next: {step.title}, {reading(step.seconds)}"
