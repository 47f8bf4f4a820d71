"""The routines before an interview: the same steps in the same order, placed backwards from joining.

Which one it is depends on the time that is left. A step ends when it is due to end, whatever the person
does, so that the last one ends at the moment of joining.
"""

from dataclasses import dataclass, replace
from enum import StrEnum


class StepKind(StrEnum):
    """What a step asks for."""

    RATE = "rate"
    """A number for one's nerves, and a word."""
    BREATHE = "breathe"
    READ = "read"
    """Words to read, and to say."""
    PLANS = "plans"
    """If-then plans gone through in the head."""
    OPENING = "opening"
    """The opening sentence, aloud."""
    RATE_AGAIN = "rate again"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `pattern` is breathed for all of it, or for so many `breaths`; `plans`: at most so many."""

    id: str
    kind: StepKind
    title: str
    seconds: float
    pattern: str = ""
    breaths: int = 0
    ramped: bool = False
    plans: int = 0


@dataclass(frozen=True, slots=True)
class Routine:
    """Steps one after another; the end of the last is the moment of joining."""

    id: str
    title: str
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> float:
        """All of it."""
        return sum(step.seconds for step in self.steps)


SIGHS = "sigh"
"""The id of the pattern that a routine begins with where there is little time."""


def _breathe(seconds: float, *, ramped: bool = False) -> Step:
    return Step("ease", StepKind.BREATHE, "Slow breaths", seconds, pattern="ease", ramped=ramped)


def _joining(seconds: float) -> Step:
    return Step("join", StepKind.READ, "Go in", seconds)


TEN = Routine(
    "10m",
    "Ten minutes",
    (
        Step("name-it", StepKind.RATE, "Name it", 30),
        _breathe(300, ramped=True),
        Step("excited", StepKind.READ, "Ready, not calm", 60),
        Step("plans", StepKind.PLANS, "If it gets difficult", 60, plans=2),
        Step("picture", StepKind.READ, "The first minute", 60),
        Step("opening", StepKind.OPENING, "Your opening", 45),
        Step("again", StepKind.RATE_AGAIN, "How it is now", 25),
        _joining(20),
    ),
)
FIVE = Routine(
    "5m",
    "Five minutes",
    (
        Step("name-it", StepKind.RATE, "Name it", 20),
        _breathe(120),
        Step("excited", StepKind.READ, "Ready, not calm", 45),
        Step("plans", StepKind.PLANS, "If it gets difficult", 45, plans=1),
        Step("opening", StepKind.OPENING, "Your opening", 40),
        Step("again", StepKind.RATE_AGAIN, "How it is now", 20),
        _joining(10),
    ),
)
NINETY = Routine(
    "90s",
    "Ninety seconds",
    (
        Step("sighs", StepKind.BREATHE, "Three sighs", 30, pattern=SIGHS, breaths=3),
        Step("breaths", StepKind.BREATHE, "Three slow breaths", 30, pattern="ease", breaths=3),
        Step("aloud", StepKind.OPENING, "Say it aloud", 20),
        _joining(10),
    ),
)
ROUTINES = (TEN, FIVE, NINETY)

BREATH_S = 10.0
"""Seconds of one slow breath, four in and six out."""

ONE_BREATH = Routine(
    "one-breath",
    "One slow breath",
    (Step("breath", StepKind.BREATHE, "One slow breath", BREATH_S, pattern="ease", breaths=1),),
)
"""When there is no time for more."""

LAST_BREATHS = "breaths"
"""The id of the few slow breaths that fill less than ninety seconds."""

TOLERANCE = 5.0
"""Seconds by which a routine may begin too late, as typing takes some; its first step is shorter then."""

LATEST_S = 30.0
"""Being early is given up before the routine is, but never more of it: one joins so many seconds before."""


def find(routine_id: str) -> Routine | None:
    """The routine with this id."""
    return next((routine for routine in ROUTINES if routine.id == routine_id), None)


def fitted(left_s: float) -> Routine | None:
    """The longest routine for so many seconds before joining; the last slow breaths where none fits.

    None when even those do not.
    """
    for routine in ROUTINES:
        if left_s >= routine.seconds - TOLERANCE:
            return routine
    return _last_breaths(left_s) if left_s >= 2 * BREATH_S else None


def _last_breaths(left_s: float) -> Routine:
    breathing = Step("breaths", StepKind.BREATHE, "The last slow breaths", left_s - BREATH_S, pattern="ease")
    return Routine(LAST_BREATHS, "The last slow breaths", (breathing, _joining(BREATH_S)))


@dataclass(frozen=True, slots=True)
class Fit:
    """What is done with the time there is: a routine, and in how many seconds one joins."""

    routine: Routine
    join_in_s: float


def fit(to_start_s: float, *, early_s: float, wanted: Routine | None = None) -> Fit:
    """The routine for an interview that starts in so many seconds, to be joined `early_s` before.

    A `wanted` one counts while it fits. Where not even ninety seconds fit before that, one joins a little
    later, but before the start; when that has come, it is one breath.
    """
    to_join = to_start_s - early_s
    if wanted is not None and to_join >= wanted.seconds - TOLERANCE:
        return Fit(wanted, to_join)
    routine = fitted(to_join)
    if routine in ROUTINES:
        return Fit(routine, to_join)
    latest = max(to_join, to_start_s - min(LATEST_S, early_s))
    routine = fitted(min(latest, NINETY.seconds))
    if routine is None:
        return Fit(ONE_BREATH, ONE_BREATH.seconds)
    return Fit(routine, max(to_join, min(latest, routine.seconds)))


LONGEST_BREATHING_S = 420.0
"""Seconds of slow breathing up to which a routine begins at once, rather than after a wait."""


def lengthened(routine: Routine, left_s: float, *, most_s: float = LONGEST_BREATHING_S) -> Routine:
    """The routine with its last slow breathing so long that it begins now.

    As it is, where it does not have to wait, or where that would be more than `most_s` of breathing.
    """
    over = left_s - routine.seconds
    breathing = [step for step in routine.steps if step.kind is StepKind.BREATHE]
    if over <= 0 or not breathing or breathing[-1].seconds + over > most_s:
        return routine
    longer = replace(breathing[-1], seconds=breathing[-1].seconds + over)
    steps = tuple(longer if step is breathing[-1] else step for step in routine.steps)
    return replace(routine, steps=steps)


def counted(step: Step, count: int) -> Step:
    """The step with so many breaths in it: one that promises another number promises none."""
    if not step.breaths or step.breaths == count:
        return step
    return replace(step, title="Sighs" if step.pattern == SIGHS else "Slow breaths", breaths=0)


def ends(routine: Routine) -> tuple[float, ...]:
    """For each step, how many seconds before joining it is over."""
    left, found = routine.seconds, []
    for step in routine.steps:
        left -= step.seconds
        found.append(left)
    return tuple(found)


def due(routine: Routine, left_s: float) -> int:
    """The number, from 0, of the step that is due so many seconds before joining."""
    after = ends(routine)
    return next((number for number, end in enumerate(after) if left_s > end), len(after) - 1)


def place(routine: Routine, left_s: float) -> tuple[Step, float]:
    """The step that is due so many seconds before joining, and how long it still is.

    Before the routine it is the first one, with the time until then.
    """
    number = due(routine, left_s)
    return routine.steps[number], max(0.0, left_s - ends(routine)[number])
