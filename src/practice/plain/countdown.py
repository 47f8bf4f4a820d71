"""A countdown as lines: each step's words once, the time at each minute and step, breaths as they come."""

import sys
from math import ceil

from practice.model.breathing import BreathPart
from practice.model.page import Left
from practice.plain.breathing import HELPING, QUIT, SHORT
from practice.plain.lines import Lines
from practice.sittings.nerves.countdown import Countdown
from practice.sittings.nerves.countdown_stage import Stage

MINUTE = 60.0
SELDOM = 15 * MINUTE
"""More than so long before joining, the time is said only so often."""
KEYS = (
    "n goes on to the next step, b goes back to the one before, q leaves. Enter says how much time is left."
)
RATING_KEYS = "Type a number and a word, or Enter alone to leave it out. n goes on, q leaves."

STRETCH = 10.0
"""Seconds of a longer wait after which the clocks are compared: a laptop may have slept meanwhile."""


def count_down(countdown: Countdown, lines: Lines) -> None:
    """Lead to the moment of joining. Raises Left when the person goes."""
    lines.say("")
    lines.say(f"== {countdown.title} ==")
    if lines.live:
        lines.say(KEYS)
    countdown.begin()
    try:
        _Teller(countdown, lines).tell()
    finally:
        countdown.put_away()


class _Teller:
    """Says what is new since it spoke last."""

    def __init__(self, countdown: Countdown, lines: Lines) -> None:
        self._countdown = countdown
        self._lines = lines
        self._said: tuple[object, ...] | None = None
        self._part: tuple[int, BreathPart] | None = None
        self._marked = 0.0

    def tell(self) -> None:
        """Until it is time to join."""
        while not self._countdown.over:
            self._now()
            self._wait()
        self._now()

    def _now(self) -> None:
        countdown = self._countdown
        here = (countdown.stage, countdown.routine.id, countdown.number)
        if here != self._said:
            self._said, self._part = here, None
            self._step()
        elif self._mark() < self._marked:
            self._time()
        self._marked = self._mark()
        self._breath()
        self._ring()

    def _step(self) -> None:
        countdown, lines = self._countdown, self._lines
        if countdown.notice and countdown.number <= 1:
            lines.say(countdown.notice)
        lines.say("")
        where = "Rehearsal. " if countdown.rehearsal else ""
        if countdown.stage is Stage.JOIN:
            lines.say(f"{where}{countdown.heading}.")
        else:
            lines.say(f"{where}{countdown.heading}. {self._left()}")
        for saying in countdown.sayings:
            lines.say(saying.text)
        if countdown.rated:
            lines.say(RATING_KEYS)

    def _time(self) -> None:
        self._lines.say(self._left())

    def _left(self) -> str:
        return f"You join in {self._countdown.clock}."

    def _mark(self) -> float:
        """The next time worth saying; a moment too early counts as just in time."""
        left = self._countdown.left_s - 0.5
        each = MINUTE if left <= SELDOM else SELDOM
        return ceil(left / each) * each

    def _breath(self) -> None:
        breath = self._countdown.breath
        if breath is not None and (breath.number, breath.part) != self._part:
            self._part = (breath.number, breath.part)
            self._lines.say(f"{SHORT[breath.part]}.")

    def _ring(self) -> None:
        rings = self._countdown.rings()
        if rings and self._lines.live:
            sys.stdout.write("\a" * rings)
            sys.stdout.flush()

    def _wait(self) -> None:
        """To what comes next by itself, or to what is typed."""
        countdown = self._countdown
        minute = countdown.left_s % MINUTE or MINUTE
        wait = min(countdown.boundary(), minute, STRETCH)
        if not self._lines.live:  # nobody is there to type, and a file has nothing to say to the minutes
            self._lines.pause(wait)
            countdown.tick()
            return
        said = self._lines.read(wait)
        if said is None:
            countdown.tick()
        else:
            self._typed(said.strip())

    def _typed(self, said: str) -> None:
        countdown = self._countdown
        match said.lower():
            case word if word in QUIT:
                raise Left
            case "n" | "/n":
                self._next()
            case "b" | "/b" if not (countdown.rated or countdown.named):
                countdown.back()
            case word if word in HELPING:
                self._lines.say(RATING_KEYS if countdown.rated else KEYS)
            case _ if countdown.rated:
                countdown.hand_in(said)
                if countdown.why:
                    self._lines.say(countdown.why)
            case "":
                self._time()
            case _ if countdown.named:
                countdown.hand_in(said)
            case _:
                self._lines.say(KEYS)

    def _next(self) -> None:
        if self._countdown.may_go_on or self._countdown.over:
            self._countdown.next()
        else:
            self._lines.say(f"It is early for that: {self._left()[0].lower()}{self._left()[1:]}")
