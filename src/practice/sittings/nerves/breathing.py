"""An exercise of breathing: where it is now, standing still and going on, its tones, and that it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practice.model.nerves import Breathed
from practice.nerves.course import faster, repaced, slower
from practice.nerves.words import FIRST_TIME, REMINDER
from practice.sittings.nerves.tones import Tones

if TYPE_CHECKING:
    from practice.model.breathing import Pattern
    from practice.nerves.course import Breath, Course
    from practice.sittings.ports import World

ENOUGH = 5.0
"""Seconds, or one whole breath, from which on an exercise that was left is kept."""

HELD = 0.75
"""Seconds under which a second press of the same key is one key held down.

Keyboards wait up to two thirds of a second before they begin to repeat.
"""

STOOD_STILL = 1.0
"""Seconds without a look after which the program itself was stopped: nobody breathed along meanwhile."""

LEAST = 1e-6
"""Seconds of the shortest wait: a smaller one is lost in the rounding of a clock, and waits for ever."""


class Breathing:
    """One exercise. Faces show `breath()` and call the verbs; nothing here counts, all is elapsed time.

    It is over when its course is, or when the person ends it; how long it was is kept once.
    """

    def __init__(
        self,
        world: World,
        pattern: Pattern,
        course: Course,
        *,
        title: str,
        routine: str = "",
        notice: str = "",
    ) -> None:
        self._world = world
        self._stamp = world.stamp()
        self._routine = routine
        self._began_at: float | None = None
        self._looked_at = 0.0
        self._stands_at: float | None = None
        self._aside = False
        self._pressed_at = float("-inf")
        self._sound = Tones(world.loudspeaker)
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
        self.kept = False
        """It is over, and was long enough to be kept."""
        first = not world.history.every(Breathed)
        words = tuple(claim.text for claim in FIRST_TIME) if first else (REMINDER,)
        self.words: tuple[str, ...] = (notice, *words) if notice else words
        """What stands beside the exercise: a little more the first time ever, then one line."""

    @property
    def id(self) -> str:
        """What ratings before and after it are about."""
        return self._stamp.id

    # -- where it is -------------------------------------------------------------------------------

    def begin(self) -> None:
        """The first inhale begins. From then on a face looks again (`tick`) several times a second."""
        if self.tones:
            self._sound.wake()
        self._began_at = self._looked_at = self._world.clock.elapsed()
        self.tick()

    def now(self) -> float:
        """Seconds since the first inhale began, without those in which it, or the program, stood still."""
        if self._stands_at is not None:
            return self._stands_at
        if self._began_at is None:
            return 0.0
        return self._world.clock.elapsed() - self._unseen() - self._began_at

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
        self._began_at += self._unseen()
        self._looked_at = self._world.clock.elapsed()
        breath = self.breath()
        if breath is None:
            self._end(finished=True)
        else:
            self._sound.follow(breath, aloud=self.tones)

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
            self._sound.wake()
            self._say("Tones on: one for in, two for out. t turns them off.")
        else:
            self._sound.stop()
            self._say("Tones off.")

    def rings(self) -> int:
        """How often the face shall ring the terminal's bell now; asked once, it is done."""
        return self._sound.rings()

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

    def put_away(self) -> None:
        """The person leaves."""
        self.end()

    # -- within ------------------------------------------------------------------------------------

    def _unseen(self) -> float:
        """Seconds since the last look, where they are so many that nothing can have been shown; else none."""
        passed = self._world.clock.elapsed() - self._looked_at
        return passed if passed > STOOD_STILL else 0.0

    def _stand(self) -> None:
        still = self.paused or self._aside
        if still == self.still or self._began_at is None:
            return
        if still:
            self._stands_at = self.now()
            self._sound.stop()
        else:
            assert self._stands_at is not None, "it stood still"
            self._looked_at = self._world.clock.elapsed()
            self._began_at = self._looked_at - self._stands_at
            self._stands_at = None

    def _repace(self, pace: float, how: str) -> None:
        if self.over:
            return
        if pace == self.course.pace:
            self._say(f"No {how} than this.")
            return
        self.course = repaced(self.course, self.now(), pace)
        self._say(f"{how.capitalize()}, from the next breath.")

    def _say(self, remark: str) -> None:
        """Until the next part of the breath has ended, so that there is time to read it."""
        self._remark = remark
        now = self.now()
        self._remark_until = self.course.boundary_after(self.course.boundary_after(now))

    def _end(self, *, finished: bool) -> None:
        self.done_s, here = min(self.now(), self.course.seconds), self.breath()
        self.over, self.finished = True, finished
        if finished and self.tones:
            self._sound.end()
        if finished or self.done_s >= ENOUGH or (here is not None and here.number > 1):
            self.kept = True
            seconds = round(self.done_s, 1)
            self._world.history.keep(Breathed(self._stamp, self.pattern.id, seconds, finished, self._routine))
