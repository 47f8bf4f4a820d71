"""The minutes before an interview: which step is due now, by the wall clock, until it is time to join.

The routine lies backwards from the moment of joining. Seconds are counted on the clock that never jumps;
where the wall clock has moved away from it (a laptop slept, a clock was set), that moment moves with it.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from math import ceil

from practice.model.breathing import BreathPart, Pattern
from practice.model.nerves import Breathed, IfThen, Occasion, Rated, RatedAt
from practice.model.pace import reading
from practice.nerves.asking import asked_this_time
from practice.nerves.course import Breath, Course, breaths, course
from practice.nerves.interview_day import Led, led
from practice.nerves.patterns import EASE, SHIPPED, find
from practice.nerves.plans import live
from practice.nerves.ratings import read_rating
from practice.nerves.routine import (
    ONE_BREATH,
    Fit,
    Routine,
    Step,
    StepKind,
    due,
    ends,
    fit,
)
from practice.nerves.steps import Own, Saying, at_the_end, sayings, waiting
from practice.sittings import interviews
from practice.sittings.appointment import Appointment, appointment_for
from practice.sittings.breathing import ENOUGH, RINGS
from practice.sittings.ports import World

JUMP = 1.0
"""Seconds between the two clocks under which nothing has happened; a clock is set right in small steps."""

ANEW = 60.0
"""Seconds by which the clock must be set back for all of it to begin anew, as if it were started now."""

MOST_EXTRA = 600.0
"""Seconds of extra time that the slow breathing can take, when the routine is begun early."""

ALMOST = 0.5
"""Seconds that may be missing from a step that was done to its end."""

WAKE = 20.0
"""Seconds before the end in which the loudspeaker gets ready for the last tone."""

RATING = (StepKind.RATE, StepKind.RATE_AGAIN)


@dataclass(frozen=True, slots=True)
class CountdownWish:
    """When the interview begins, or what it is called, or neither; which routine; only to try it."""

    until: datetime | None
    before: str | None
    routine: str | None
    rehearse: bool


def countdown(world: World, wish: CountdownWish) -> Generator["Countdown", str, None]:
    """The sitting: the routine that fits, to its end. Raises Trouble where there is nothing to lead to."""
    appointment = appointment_for(
        world, until=wish.until, before=wish.before, routine=wish.routine, rehearse=wish.rehearse
    )
    you = world.settings.you
    breathed = world.history.every(Breathed)
    before = {(fact.routine, fact.stamp.day) for fact in breathed if fact.routine}
    own = Own(
        name=you.name,
        opening=you.opening,
        plans=live(world.history.every(IfThen)),
        rated=asked_this_time(world.settings.nerves.ask, len(before)),
        rehearsal=wish.rehearse,
        first=not breathed,
    )
    yield Countdown(world, appointment, own)


class Stage(StrEnum):
    """Before the routine, in it, and when it is time to join."""

    WAITING = "waiting"
    STEP = "step"
    JOIN = "join"


class Countdown:
    """One countdown. Faces show what is due and call the verbs; what is rated and breathed is kept at once.

    Every step ends when it is due to end. `next` goes on before that, and never back.
    """

    def __init__(self, world: World, appointment: Appointment, own: Own) -> None:
        self._world = world
        self._appointment = appointment
        self._own = own
        self._id = world.new_id()
        self._patterns: Mapping[str, Pattern] = {}
        self._joins: datetime | None = None
        self._join_at = 0.0
        self._begun = False
        self._reached = 0
        self._first_ends: float | None = None
        self._index: int | None = None
        self._course: Course | None = None
        self._course_at = 0.0
        self._breathed_s = 0.0
        self._sounded: tuple[int, BreathPart] | None = None
        self._rings = 0
        self._woken = False
        self._passed_s = 0.0
        self._draft = ""
        self.routine = ONE_BREATH
        self.over = False
        """It is time to join."""
        self.notice = ""
        """What the person should know, such as why it is another routine than the one asked for."""
        self.why = ""
        """Why what was typed is no rating."""

    # -- what is seen ------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """The interview, or that it is a rehearsal."""
        return self._appointment.title

    @property
    def stage(self) -> Stage:
        """Where all of it stands."""
        if self.over:
            return Stage.JOIN
        return Stage.WAITING if self._index is None else Stage.STEP

    @property
    def left_s(self) -> float:
        """Seconds until joining; less than 0 after it."""
        return self._join_at - self._world.clock.elapsed()

    @property
    def clock(self) -> str:
        """The time until joining, as a clock shows it."""
        whole = max(0, ceil(self.left_s - 0.01))
        return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}" if whole >= 3600 else reading(whole)

    @property
    def step(self) -> Step | None:
        """The step of this moment; None before the first and after the last."""
        return None if self._index is None or self.over else self.routine.steps[self._index]

    @property
    def number(self) -> int:
        """Which step it is, from 1; 0 before the first."""
        return 0 if self._index is None else self._index + 1

    @property
    def step_left_s(self) -> float:
        """Seconds until the next change of steps; until the routine begins, before it."""
        if self.over:
            return 0.0
        if self._index is None:
            return max(0.0, self.left_s - self.routine.seconds)
        end = ends(self.routine)[self._index]
        if self._index == 0 and self._first_ends is not None:
            end = self._first_ends
        return max(0.0, self.left_s - end)

    @property
    def heading(self) -> str:
        """What is to be done now, in a few words."""
        match self.stage:
            case Stage.WAITING:
                return "A little time"
            case Stage.JOIN:
                return "The end of the rehearsal" if self._own.rehearsal else "Join"
            case Stage.STEP:
                assert self.step is not None, "there is a step in this stage"
                return self.step.title

    @property
    def sayings(self) -> tuple[Saying, ...]:
        """The words of this moment."""
        step = self.step
        if self.over:
            return at_the_end(self._own, self._passed_s)
        if step is None:
            return waiting(self.routine, may_begin=self.may_go_on)
        return sayings(step, self._own)

    @property
    def coming(self) -> str:
        """What comes next, in one line; empty after the last step."""
        following = self.number
        if self.over or following >= len(self.routine.steps):
            return ""
        step = self.routine.steps[following]
        return f"Next: {step.title}, {reading(step.seconds)}"

    @property
    def breath(self) -> Breath | None:
        """What the breath does, in a step of breathing."""
        return None if self._course is None else self._course.at(self._into_course())

    @property
    def breathing(self) -> bool:
        """This step is one of breathing."""
        return self._course is not None

    @property
    def rated(self) -> bool:
        """A number is asked for just now."""
        return self._own.rated and self.step is not None and self.step.kind in RATING

    @property
    def rehearsal(self) -> bool:
        """Nothing is joined at its end."""
        return self._own.rehearsal

    @property
    def may_go_on(self) -> bool:
        """`next` would do something."""
        if self.over:
            return False
        return self._index is not None or self.left_s - self.routine.seconds <= MOST_EXTRA

    def boundary(self) -> float:
        """Seconds until another step or another part of the breath begins."""
        if self.over or not self._begun:
            return float("inf")
        until = [self.step_left_s, self.left_s]
        if self._course is not None and self.breath is not None:
            into = self._into_course()
            until.append(self._course.boundary_after(into) - into)
        return max(0.0, min(until))

    def rings(self) -> int:
        """How often the face shall ring the terminal's bell now; asked once, it is done."""
        rings, self._rings = self._rings, 0
        return rings

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
            self._wake()
        wanted = self._due(left)
        if wanted != self._index:
            self._change(wanted, on_time=True)
        elif moved and self._course is not None:
            self._breathe_anew()
        self._sound()

    def next(self) -> None:
        """Go on to the next step, which ends when it would have ended anyway; at last, to joining.

        Before the routine it begins early: its first step is as long as ever, and the slow breathing that
        follows takes the time that is left over.
        """
        before = self._index
        self.tick()
        if self._index != before or not self.may_go_on:  # the next step has just begun by itself
            return
        if self._index is None:
            self._first_ends = self.left_s - self.routine.steps[0].seconds
            self._change(0, on_time=False)
        elif self._index + 1 < len(self.routine.steps):
            self._reached = self._index + 1
            self._first_ends = None
            self._change(self._reached, on_time=False)
        else:
            self._arrive(on_time=False)
        self._sound()

    def write(self, text: str) -> None:
        """What is typed of a rating so far; should the step end, it counts as it is."""
        self._draft = text
        self.why = ""

    def hand_in(self, text: str) -> None:
        """A number and perhaps a word is kept, an empty line leaves it out; then the next step comes."""
        if not self.rated:
            return
        self.why = read_rating(text, word=True).why
        self._draft = text
        if not self.why:
            self.next()

    def pause(self) -> None:
        """The program is put aside: an interview does not wait, so neither does the clock."""
        self._world.loudspeaker.stop()

    def go_on(self) -> None:
        """The program is back, at the step that is due now."""
        self.tick()

    def put_away(self) -> None:
        """The person leaves."""
        self._leave_step(on_time=False)
        self._index = None
        if not self.over:
            self._world.loudspeaker.stop()

    # -- within ------------------------------------------------------------------------------------

    def _plan(self) -> None:
        """Which routine, and when it ends, as things are now."""
        chosen, wanted = self._fit(), self._appointment.wanted
        led = self._led(chosen.routine)
        self.routine, self._patterns = led.routine, led.patterns
        self._own = replace(self._own, known=led.left_out, late_s=-self._to_start())
        self._join_at = self._world.clock.elapsed() + chosen.join_in_s
        if self._appointment.starts is not None:
            self._joins = self._now() + timedelta(seconds=chosen.join_in_s)
        self.notice = ""
        if wanted is not None and chosen.routine.id != wanted.id:
            self.notice = f"Too late for {wanted.title.lower()}: this is what fits."
        self._reached, self._first_ends = 0, None

    def _fit(self) -> Fit:
        appointment = self._appointment
        if appointment.starts is None:
            assert appointment.wanted is not None, "without a time it is a routine by name"
            return Fit(appointment.wanted, appointment.wanted.seconds)
        return fit(self._to_start(), early_s=appointment.early_s, wanted=appointment.wanted)

    def _led(self, routine: Routine) -> Led:
        """The routine with the person's own way of breathing in it, where that is not new today."""
        settings = self._world.settings
        own = find((*SHIPPED, *settings.patterns), settings.calm.pattern) or EASE
        breathed = self._world.history.every(Breathed)
        return led(routine, own, breathed, today=self._world.clock.today(), on_the_day=self._on_the_day())

    def _on_the_day(self) -> bool:
        """There is an interview today: this one, or one that is known."""
        today = self._world.clock.now().date()
        moments = [interviews.starts(each) for each in interviews.known(self._world)]
        moments.append(self._appointment.starts)
        return any(moment is not None and moment.date() == today for moment in moments)

    def _look(self) -> bool:
        """Compare the clocks; whether the wall clock has jumped, and the moment of joining with it."""
        if self._joins is None:
            return False
        join_at = self._world.clock.elapsed() + (self._joins - self._now()).total_seconds()
        shift = join_at - self._join_at
        if abs(shift) < JUMP:
            return False
        self._join_at = join_at
        if shift >= ANEW:
            self._leave_step(on_time=False)
            self._index = None
            self._plan()
        return True

    def _due(self, left: float) -> int | None:
        """The number of the step that is due; None before the first."""
        if self._first_ends is not None:
            return max(0 if left > self._first_ends else max(1, due(self.routine, left)), self._reached)
        if self._index is None and left > self.routine.seconds:
            return None
        return max(due(self.routine, left), self._reached)

    def _change(self, index: int | None, *, on_time: bool) -> None:
        self._leave_step(on_time=on_time)
        self._index = index
        if index is None:
            return
        self._reached = max(self._reached, index)
        step = self.routine.steps[index]
        if step.kind is StepKind.BREATHE:
            if self._world.settings.calm.tones:
                self._wake()
            self._start_course()

    def _leave_step(self, *, on_time: bool) -> None:
        """Keep what was done in it."""
        step = self.step
        self._keep_rating()
        if step is None or self._course is None:
            return
        self._breathed_s += min(self._into_course(), self._course.seconds)
        whole = on_time and self._into_course() >= self._course.seconds - ALMOST
        if whole or self._breathed_s >= ENOUGH:
            self._world.history.keep(
                Breathed(
                    self._world.stamp(),
                    self._course.pattern.id,
                    round(self._breathed_s, 1),
                    whole,
                    self.routine.id,
                )
            )
        self._course, self._breathed_s, self._sounded = None, 0.0, None

    def _keep_rating(self) -> None:
        """Also what was typed and not handed in, where it is a rating."""
        read = read_rating(self._draft, word=True)
        if self.rated and self.step is not None and read.level is not None:
            moment = RatedAt.BEFORE if self.step.kind is StepKind.RATE else RatedAt.END
            self._world.history.keep(
                Rated(self._world.stamp(), Occasion.ROUTINE, moment, read.level, self._id, read.word)
            )
        self._draft, self.why = "", ""

    def _arrive(self, *, on_time: bool) -> None:
        self._leave_step(on_time=on_time)
        self.over = True
        self._passed_s = max(0.0, -self.left_s)
        if on_time and not self._world.loudspeaker.cue("end"):
            self._rings = 1

    # -- the breath --------------------------------------------------------------------------------

    def _start_course(self) -> None:
        """Breaths for what is left of the step, the last of which ends with it."""
        step, left = self.step, self.step_left_s
        assert step is not None, "a course belongs to a step"
        pattern = self._patterns[step.id]
        whole = breaths(pattern, step.breaths) if step.breaths else None
        if whole is not None and abs(whole.seconds - left) < ALMOST:
            self._course = whole
        else:
            self._course = course(pattern, left, ramped=step.ramped)
        self._course_at = self._world.clock.elapsed()

    def _breathe_anew(self) -> None:
        """The step ends at another moment than it did: the breath begins anew, to end with it."""
        assert self._course is not None, "only a breath can begin anew"
        self._breathed_s += min(self._into_course(), self._course.seconds)
        self._sounded = None
        self._start_course()

    def _into_course(self) -> float:
        return self._world.clock.elapsed() - self._course_at

    def _sound(self) -> None:
        breath = self.breath
        if not self._world.settings.calm.tones or breath is None:
            return
        if (breath.number, breath.part) != self._sounded:
            self._sounded = (breath.number, breath.part)
            if not self._world.loudspeaker.cue(breath.part.value):
                self._rings = RINGS.get(breath.part, 0)

    def _wake(self) -> None:
        if not self._woken:
            self._woken = True
            self._world.loudspeaker.wake()

    # -- clocks ------------------------------------------------------------------------------------

    def _now(self) -> datetime:
        return self._world.clock.now().astimezone(UTC)

    def _to_start(self) -> float:
        """In UTC: the difference of two times of one zone is otherwise that of what the wall shows."""
        starts = self._appointment.starts
        return 0.0 if starts is None else (starts.astimezone(UTC) - self._now()).total_seconds()
