"""The minutes before an interview: which step is due now, until it is time to join.

The routine lies backwards from the moment of joining, so that it never makes anybody late.
"""

from collections.abc import Mapping
from dataclasses import replace

from practice.model.breathing import Pattern
from practice.model.nerves import Occasion, Rated, RatedAt
from practice.nerves.course import Breath
from practice.nerves.patterns import EASE
from practice.nerves.ratings import read_rating
from practice.nerves.routine import (
    BREATH_S,
    ONE_BREATH,
    Step,
    StepKind,
    due,
    ends,
    find,
    lengthened,
)
from practice.nerves.steps import THINGS, Own, Saying, at_the_end, joined_early, ready, sayings, waiting
from practice.sittings.nerves.appointment import Appointment
from practice.sittings.nerves.countdown_stage import Stage, coming, heading
from practice.sittings.nerves.fitting import fitting
from practice.sittings.nerves.joining import Joining
from practice.sittings.nerves.step_breath import StepBreath
from practice.sittings.nerves.tones import Tones
from practice.sittings.ports import World

ANEW = 60.0
"""Seconds by which the clock must be set back for all of it to begin anew, as if it were started now."""

MOST_EXTRA = 600.0
"""Seconds of extra time that the slow breathing can take, when the routine is begun early."""

WAKE = 20.0
"""Seconds before the end in which the loudspeaker gets ready for the last tone."""

SETTLED = 1.0
"""Seconds for which a step has to be there before `next` leads on from it."""

EXACT = 0.01
"""Seconds that are no wait."""

READY = Step("ready", StepKind.BREATHE, "Ready", 0.0)
"""What is breathed between the last step and joining; it has no end of its own."""

RATING = (StepKind.RATE, StepKind.RATE_AGAIN)


class Countdown:
    """One countdown. Faces show what is due and call the verbs; what is rated and breathed is kept at once.

    Every step ends when it is due to end. `next` goes on before that, and `back` while that step still lasts.
    """

    def __init__(self, world: World, appointment: Appointment, own: Own) -> None:
        self._world = world
        self._appointment = appointment
        self._own = own
        self._id = world.new_id()
        self._joining = Joining(world.clock, appointment.starts)
        self._tones = Tones(world.loudspeaker)
        self._patterns: Mapping[str, Pattern] = {}
        self._begun = False
        self._reached = 0
        self._roomy = False
        self._changed_at = 0.0
        self._index: int | None = None
        self._breath: StepBreath | None = None
        self._passed_s = 0.0
        self.routine = ONE_BREATH
        self.over = False
        """It is time to join."""
        self.notice = ""
        """What the person should know, such as why it is another routine than the one asked for."""
        self.why = ""
        """Why what was handed in is no rating."""

    # -- what is seen ------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The interview, or that it is a rehearsal."""
        return self._appointment.title

    @property
    def short_title(self) -> str:
        """The hour of the interview alone, or that it is a rehearsal; empty when there is nothing shorter."""
        return self._appointment.short

    @property
    def stage(self) -> Stage:
        """Where all of it stands."""
        if self.over:
            return Stage.JOIN
        if self._index is None:
            return Stage.WAITING
        return Stage.STEP if self._index < len(self.routine.steps) else Stage.READY

    @property
    def left_s(self) -> float:
        """Seconds until joining; less than 0 after it."""
        return self._joining.left_s

    @property
    def clock(self) -> str:
        """The time until joining, as a clock shows it."""
        return self._joining.shown

    @property
    def step(self) -> Step | None:
        """The step of this moment; None before the first and after the last."""
        if self._index is None or self.stage is not Stage.STEP:
            return None
        return self._breath.step if self._breath is not None else self.routine.steps[self._index]

    @property
    def number(self) -> int:
        """Which step it is, from 1; 0 before the first."""
        return 0 if self._index is None else self._index + 1

    @property
    def step_left_s(self) -> float:
        """Seconds until the next change of steps; until the routine begins, before it."""
        if self.over:
            return 0.0
        end = self.routine.seconds if self._index is None else (*ends(self.routine), 0.0)[self._index]
        return max(0.0, self.left_s - end)

    @property
    def heading(self) -> str:
        """What is to be done now, in a few words."""
        return heading(self.stage, self.step, rehearsal=self.rehearsal)

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """The words of this moment."""
        at = self._joining.at
        early = () if at is None else joined_early(at, self._joining.early_s)
        match self.stage:
            case Stage.WAITING:
                return (*waiting(self.routine, may_begin=self.may_go_on), *early)
            case Stage.READY:
                return (*ready(breathing=self.breathing), *early)
            case Stage.JOIN:
                return at_the_end(self._own, self._passed_s)
            case Stage.STEP:
                assert self.step is not None, "there is a step in this stage"
                said = sayings(self.step, self._own)
                if self.routine.id == ONE_BREATH.id or self._index:
                    return said
                return (*said, *((THINGS,) if self._roomy else ()), *early)

    @property
    def coming(self) -> str:
        """What comes next, in one line; empty after the last step."""
        return "" if self.over else coming(self.routine, self.number, self._patterns)

    @property
    def breath(self) -> Breath | None:
        """What the breath does, in a step of breathing."""
        return None if self._breath is None else self._breath.now

    @property
    def breathing(self) -> bool:
        """There is a breath to follow."""
        return self._breath is not None

    @property
    def rated(self) -> bool:
        """A number is asked for just now."""
        return self._own.rated and self.step is not None and self.step.kind in RATING

    @property
    def named(self) -> bool:
        """A word is asked for just now, and no number: it is the person's own, and is not kept."""
        return not self._own.rated and self.step is not None and self.step.kind is StepKind.RATE

    @property
    def rehearsal(self) -> bool:
        """Nothing is joined at its end."""
        return self._own.rehearsal

    @property
    def may_go_on(self) -> bool:
        """`next` would do something."""
        match self.stage:
            case Stage.WAITING:
                return self.left_s - self.routine.seconds <= MOST_EXTRA
            case Stage.STEP:
                return True
            case Stage.READY | Stage.JOIN:
                return False

    @property
    def may_go_back(self) -> bool:
        """`back` would do something: the step before lasts, and asks for nothing that was rated in it."""
        if self._index is None or self._index == 0 or self.over:
            return False
        before = self.routine.steps[self._index - 1]
        return before.kind not in RATING and self.left_s > ends(self.routine)[self._index - 1]

    def boundary(self) -> float:
        """Seconds until another step or another part of the breath begins."""
        if self.over or not self._begun:
            return float("inf")
        until = [self.step_left_s, self.left_s]
        if self._breath is not None:
            until.append(self._breath.boundary())
        return max(0.0, min(until))

    def rings(self) -> int:
        """How often the face shall ring the terminal's bell now; asked once, it is done."""
        return self._tones.rings()

    # -- verbs -------------------------------------------------------------------------------------

    def begin(self) -> None:
        """The clock is looked at; the first thing a face does."""
        self._plan()
        self._begun = True
        self.tick()

    def tick(self) -> None:
        """Time has passed: another step may be due, or it is time to join."""
        if self.over or not self._begun:
            return
        moved = self._look()
        left = self.left_s
        if left <= 0:
            self._arrive(on_time=True)
            return
        if left <= WAKE:
            self._tones.wake()
        wanted = self._due(left)
        if wanted != self._index:
            self._change(wanted, on_time=True)
        elif moved and self._breath is not None:
            self._breath.begin_anew(self.step_left_s)
            self._tones.begin_anew()
        self._sound()

    def next(self) -> None:
        """Go on to the next step, which ends when it would have ended anyway; after the last, it is waited.

        Before the routine it begins early, and its slow breathing takes the time that is left over. Where a
        step has only just begun nothing is done: the key was meant for the one before, or pressed twice.
        """
        self.tick()
        if self._index is None or self._world.clock.elapsed() - self._changed_at >= SETTLED:
            self._go_on()

    def back(self) -> None:
        """The step before, as long as it still lasts."""
        self.tick()
        if self._index is not None and self.may_go_back:
            self._reached = self._index - 1
            self._change(self._reached, on_time=False)
            self._sound()

    def write(self, text: str) -> None:  # noqa: ARG002  # half a number would be another one
        """Something else is being typed; it counts when it is handed in."""
        self.why = ""

    def hand_in(self, text: str) -> None:
        """A number and perhaps a word is kept, an empty line leaves it out; then the next step comes."""
        if self.named:
            self._go_on()
        if not self.rated or self.step is None:
            return
        read = read_rating(text, word=True)
        self.why = read.why
        if read.why:
            return
        if read.level is not None:
            moment = RatedAt.BEFORE if self.step.kind is StepKind.RATE else RatedAt.END
            stamp = self._world.stamp()
            self._world.history.keep(Rated(stamp, Occasion.ROUTINE, moment, read.level, self._id, read.word))
        self._go_on()

    def pause(self) -> None:
        """The program is put aside: an interview does not wait, so neither does the clock."""
        self._tones.stop()

    def go_on(self) -> None:
        """The program is back, at the step that is due now."""
        self.tick()

    def put_away(self) -> None:
        """The person leaves."""
        self._leave_step(on_time=False)
        self._index = None
        if not self.over:
            self._tones.stop()

    # -- within ------------------------------------------------------------------------------------

    def _go_on(self) -> None:
        before = self._index
        self.tick()
        if self._index != before or not self.may_go_on:  # the next step has just begun by itself
            return
        if self._index is None:
            self.routine = lengthened(self.routine, self.left_s, most_s=float("inf"))
            self._roomy = True
            self._change(0, on_time=False)
        elif self.rehearsal and self._index + 1 == len(self.routine.steps):
            self._arrive(on_time=False)
        else:
            self._change(self._index + 1, on_time=False)
        self._sound()

    def _plan(self) -> None:
        """Which routine, and when it ends, as things are now."""
        to_start_s = self._joining.to_start_s()
        found = fitting(self._world, self._appointment, to_start_s)
        self.routine, self._patterns = found.led.routine, found.led.patterns
        self.notice = found.notice
        self._own = replace(self._own, known=found.led.left_out, late_s=-to_start_s)
        self._joining.join_in(found.join_in_s)
        usual = find(self.routine.id)
        self._roomy = usual is not None and self.routine.seconds > usual.seconds
        self._reached = 0

    def _look(self) -> bool:
        """Compare the clocks; whether the moment of joining has moved."""
        later = self._joining.follow()
        if later >= ANEW:
            self._leave_step(on_time=False)
            self._index = None
            self._plan()
        return later != 0.0

    def _due(self, left: float) -> int | None:
        """The number of the step that is due; None before the first."""
        if self._index is None and left > self.routine.seconds + EXACT:
            return None
        return max(due(self.routine, left), self._reached)

    def _change(self, index: int | None, *, on_time: bool) -> None:
        self._leave_step(on_time=on_time)
        self._index = index
        self._changed_at = self._world.clock.elapsed()
        if index is None:
            return
        self._reached = max(self._reached, index)
        step, pattern = self._breathed(index)
        if pattern is not None:
            self._breath = StepBreath(self._world, step, pattern, self.step_left_s, routine=self.routine.id)
            if self._world.settings.calm.tones:
                self._tones.wake()
                self._tones.begin_anew()

    def _breathed(self, index: int) -> tuple[Step, Pattern | None]:
        """The step, and what is breathed in it; after the last one it is what was breathed before."""
        if index < len(self.routine.steps):
            step = self.routine.steps[index]
            return step, self._patterns.get(step.id)
        pattern = next(reversed(list(self._patterns.values())), EASE)
        return READY, pattern if self.left_s >= BREATH_S else None

    def _leave_step(self, *, on_time: bool) -> None:
        self.why = ""
        if self._breath is not None:
            if self.stage is not Stage.READY:  # there, nobody knows whether it was followed
                self._breath.end(on_time=on_time)
            self._breath = None

    def _arrive(self, *, on_time: bool) -> None:
        self._leave_step(on_time=on_time)
        self.over = True
        self._passed_s = max(0.0, -self.left_s)
        if on_time:
            self._tones.end()

    def _sound(self) -> None:
        breath = self.breath
        if self._world.settings.calm.tones and breath is not None:
            self._tones.follow(breath)
