"""The breaths of one step of a routine: fitted into the time it has, and kept when it is left."""

from practice.model.breathing import Pattern
from practice.model.nerves import Breathed
from practice.nerves.course import Breath, Course, breaths, course
from practice.nerves.routine import Step, counted
from practice.sittings.nerves.breathing import ENOUGH
from practice.sittings.ports import World

ALMOST = 0.5
"""Seconds that may be missing from a step that was done to its end."""


def fitted(step: Step, pattern: Pattern, seconds: float) -> Course:
    """Breaths for so many seconds, the last of which ends with them."""
    whole = breaths(pattern, step.breaths) if step.breaths else None
    if whole is not None and abs(whole.seconds - seconds) < ALMOST:
        return whole
    return course(pattern, seconds, ramped=step.ramped)


class StepBreath:
    """What is breathed in one step, from its beginning until `end`."""

    def __init__(self, world: World, step: Step, pattern: Pattern, seconds: float, *, routine: str) -> None:
        self._world = world
        self._asked = step
        self._pattern = pattern
        self._routine = routine
        self._before_s = 0.0
        self._begin(seconds)

    @property
    def step(self) -> Step:
        """The step, which promises as many breaths as there are."""
        return counted(self._asked, self._course.count)

    @property
    def now(self) -> Breath | None:
        """What the breath does; None when it is over."""
        return self._course.at(self._elapsed())

    def boundary(self) -> float:
        """Seconds until it does something else; endless when it is over."""
        elapsed = self._elapsed()
        return float("inf") if self.now is None else self._course.boundary_after(elapsed) - elapsed

    def begin_anew(self, seconds: float) -> None:
        """The step ends at another moment than it did: the first breath begins again, to end with it."""
        self._before_s += self._breathed()
        self._begin(seconds)

    def end(self, *, on_time: bool) -> None:
        """The step is left; what was breathed in it is kept, unless that was next to nothing."""
        seconds = self._before_s + self._breathed()
        whole = on_time and self._elapsed() >= self._course.seconds - ALMOST
        if whole or seconds >= ENOUGH:
            stamp = self._world.stamp()
            self._world.history.keep(
                Breathed(stamp, self._pattern.id, round(seconds, 1), whole, self._routine)
            )

    def _begin(self, seconds: float) -> None:
        self._course = fitted(self._asked, self._pattern, seconds)
        self._began_at = self._world.clock.elapsed()

    def _elapsed(self) -> float:
        return self._world.clock.elapsed() - self._began_at

    def _breathed(self) -> float:
        return min(self._elapsed(), self._course.seconds)
