"""An exercise of breathing: where it is now, standing still and going on, its tones, and that it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practice.model.breathing import BreathPart, Pattern
from practice.model.nerves import Breathed
from practice.nerves.course import faster, repaced, slower
from practice.nerves.words import FIRST_TIME, REMINDER

if TYPE_CHECKING:
    from practice.nerves.course import Breath, Course
    from practice.sittings.ports import World

ENOUGH = 5.0
"""Seconds, or one whole breath, from which on an exercise that was left is kept."""

HELD = 0.15
"""Seconds under which a second press of the same key is one key held down."""

LEAST = 1e-6
"""Seconds of the shortest wait: a smaller one is lost in the rounding of a clock, and waits for ever."""

RINGS = {BreathPart.IN: 1, BreathPart.OUT: 2}
"""How often the bell rings where no tone can sound: in and out are told apart with eyes closed."""


class Breathing:
    """One exercise. Faces show `breath()` and call the verbs; nothing here counts, all is elapsed time.

    It is over when its course is, or when the person ends it; how long it was is kept once.
    """

    def __init__(
        self, world: World, pattern: Pattern, course: Course, *, title: str, routine: str = ""
    ) -> None:
        self._world = world
        self._stamp = world.stamp()
        self._routine = routine
        self._began_at: float | None = None
        self._stands_at: float | None = None
        self._aside = False
        self._pressed_at = float("-inf")
        self._sounded: tuple[int, BreathPart] | None = None
        self._rings = 0
        self._remark = ""
        self._remark_until = 0.0
        self.pattern = pattern
        self.course = course
        self.title = title
        self.tones = world.settings.calm.tones
        self.paused = False
        """The person has stopped the breath with a key."""
        self.over = False
        self.finished = False
        """Over at its promised end, not sooner."""
        self.done_s = 0.0
        """How long it was, once it is over."""
        first = not world.history.every(Breathed)
        self.words: tuple[str, ...] = FIRST_TIME if first else (REMINDER,)
        """What stands beside the exercise: all of it the first time ever, then one line."""

    @property
    def id(self) -> str:
        """What ratings before and after it are about."""
        return self._stamp.id

    # -- where it is -------------------------------------------------------------------------------

    def begin(self) -> None:
        """The first inhale begins; the first thing a face does."""
        if self.tones:
            self._world.loudspeaker.wake()
        self._began_at = self._world.clock.elapsed()
        self.tick()

    def now(self) -> float:
        """Seconds since the first inhale began, without those in which it stood still."""
        if self._stands_at is not None:
            return self._stands_at
        if self._began_at is None:
            return 0.0
        return self._world.clock.elapsed() - self._began_at

    def breath(self, *, ahead: float = 0.0) -> Breath | None:
        """What the breath does now, or so many seconds later; None when it is over."""
        return self.course.at(self.now() + ahead)

    @property
    def left_s(self) -> float:
        """Seconds that are left of all."""
        return max(0.0, self.course.seconds - self.now())

    def boundary(self) -> float:
        """Seconds until the breath does something else; endless while it stands still."""
        if self.still or self.over:
            return float("inf")
        now = self.now()
        return max(LEAST, self.course.boundary_after(now) - now)

    @property
    def still(self) -> bool:
        """The exercise stands still."""
        return self._stands_at is not None

    @property
    def remark(self) -> str:
        """What a key has just changed; until that holds."""
        return self._remark if self.now() < self._remark_until else ""

    def tick(self) -> None:
        """Time has passed: another part may have begun, or all may be over."""
        if self.over or self._began_at is None or self.still:
            return
        breath = self.breath()
        if breath is None:
            self._end(finished=True)
        elif (breath.number, breath.part) != self._sounded:
            self._sounded = (breath.number, breath.part)
            self._sound(breath.part)

    # -- keys --------------------------------------------------------------------------------------

    def hold_on(self) -> None:
        """Stand still, or go on in the same breath. A key held down is pressed once."""
        at = self._world.clock.elapsed()
        held = at - self._pressed_at < HELD
        self._pressed_at = at
        if not (held or self.over):
            self.paused = not self.paused
            self._stand()

    def slower(self) -> None:
        """Longer breaths from the next one on."""
        self._repace(slower(self.pattern, self.course.pace), "longer")

    def faster(self) -> None:
        """Shorter breaths from the next one on."""
        self._repace(faster(self.pattern, self.course.pace), "shorter")

    def toggle_tones(self) -> None:
        """Soft tones, or none."""
        self.tones = not self.tones
        if self.tones:
            self._world.loudspeaker.wake()
        else:
            self._world.loudspeaker.stop()
        self._say("Tones lead the breath." if self.tones else "No tones.")

    def rings(self) -> int:
        """How often the face shall ring the terminal's bell now; asked once, it is done."""
        rings, self._rings = self._rings, 0
        return rings

    def end(self) -> None:
        """That was enough."""
        if not self.over:
            self._end(finished=False)

    def pause(self) -> None:
        """The program is put aside: the breath stands still meanwhile."""
        self._aside = True
        self._stand()

    def go_on(self) -> None:
        """The program is back."""
        self._aside = False
        self._stand()

    def passed_by(self, seconds: float) -> None:
        """So much time passed in which nothing could be shown; the breath goes on where it was."""
        if self._began_at is not None and not self.still:
            self._began_at += seconds

    def put_away(self) -> None:
        """The person leaves."""
        self.end()

    # -- within ------------------------------------------------------------------------------------

    def _stand(self) -> None:
        still = self.paused or self._aside
        if still == self.still or self._began_at is None:
            return
        if still:
            self._stands_at = self.now()
            self._world.loudspeaker.stop()
        else:
            assert self._stands_at is not None, "it stood still"
            self._began_at = self._world.clock.elapsed() - self._stands_at
            self._stands_at = None

    def _repace(self, pace: float, how: str) -> None:
        if self.over:
            return
        if pace == self.course.pace:
            self._say(f"No {how} than this.")
            return
        self.course = repaced(self.course, self.now(), pace)
        self._say(f"From the next breath on a little {how}.")

    def _say(self, remark: str) -> None:
        """Until the next part of the breath has ended, so that there is time to read it."""
        self._remark = remark
        now = self.now()
        self._remark_until = self.course.boundary_after(self.course.boundary_after(now))

    def _sound(self, part: BreathPart) -> None:
        if self.tones and not self._world.loudspeaker.cue(part.value):
            self._rings = RINGS.get(part, 0)

    def _end(self, *, finished: bool) -> None:
        self.done_s, here = min(self.now(), self.course.seconds), self.breath()
        self.over, self.finished = True, finished
        if finished and self.tones:
            self._world.loudspeaker.cue("end")
        if finished or self.done_s >= ENOUGH or (here is not None and here.number > 1):
            seconds = round(self.done_s, 1)
            self._world.history.keep(Breathed(self._stamp, self.pattern.id, seconds, finished, self._routine))
