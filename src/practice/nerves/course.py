"""Where in a breath a moment falls: worked out once for a whole exercise, then only looked up."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from math import log

from practice.model.breathing import BreathPart, Pattern
from practice.nerves.lengths import end, lengths_of, starts
from practice.nerves.rules import LONGEST_CYCLE, SHORTEST_CYCLE

FASTEST = 0.7
SLOWEST = 1.5
PACE_STEP = 0.1
"""A pace of 1.0 is the pattern as written; at 1.1 each breath takes a tenth longer."""

_NARROWEST, _WIDEST = 0.05, 20.0
"""Paces so extreme that every part is as short, or as long, as the rules let it be."""
_HALVINGS = 26
"""Then the two ends are so near to each other that what lies between them is a straight line."""
_EXACT = 1e-9  # seconds


@dataclass(frozen=True, slots=True)
class Breath:
    """A moment of a course: `fraction` of the part has gone by, `left_s` of it is left.

    `number` counts breaths from 1.
    """

    part: BreathPart
    fraction: float
    left_s: float
    number: int


@dataclass(frozen=True, slots=True)
class Course:
    """Every part of every breath: `ends` are the seconds at which they end, from the beginning.

    It is over at the end of the last one, which is always an out-breath. `pace` is what was asked for;
    `stretch` is how much slower than that the breaths became, so that they end on the promised second.
    """

    pattern: Pattern
    parts: tuple[BreathPart, ...]
    numbers: tuple[int, ...]
    ends: tuple[float, ...]
    pace: float = 1.0
    stretch: float = 1.0
    ramped: bool = True

    @property
    def seconds(self) -> float:
        """How long it lasts."""
        return self.ends[-1] if self.ends else 0.0

    @property
    def count(self) -> int:
        """How many breaths it has."""
        return self.numbers[-1] if self.numbers else 0

    def at(self, elapsed: float) -> Breath | None:
        """The breath so many seconds from the beginning; None when it is over."""
        now = max(0.0, elapsed)
        which = bisect_right(self.ends, now)
        if which == len(self.ends):
            return None
        begun = self.ends[which - 1] if which else 0.0
        ends = self.ends[which]
        return Breath(self.parts[which], (now - begun) / (ends - begun), ends - now, self.numbers[which])

    def boundary_after(self, elapsed: float) -> float:
        """The next second at which another part begins, or all is over; then always that last one."""
        which = bisect_right(self.ends, max(0.0, elapsed))
        return self.ends[which] if which < len(self.ends) else self.seconds


def course(pattern: Pattern, seconds: float, *, pace: float = 1.0, ramped: bool = True) -> Course:
    """So many seconds of a pattern, to end on an out-breath exactly then.

    No pattern lasts longer than its `longest_s`, or its `most_cycles`; `Course.seconds` is what it came
    to. A time too short for one whole breath is one out-breath.
    """
    pace = within_limits(pattern, pace)
    most = pattern.most_cycles
    seconds = min(seconds, pattern.longest_s)
    if most is not None:
        seconds = min(seconds, end(pattern, 0.0, most, max(1.0, pace), ramped=ramped))
    empty = Course(pattern, (), (), (), pace, ramped=ramped)
    return _filled(empty, seconds, most)


def breaths(pattern: Pattern, count: int, *, pace: float = 1.0, ramped: bool = False) -> Course:
    """Exactly so many breaths, each as long as it is written; the last ends on its out-breath."""
    pace = within_limits(pattern, pace)
    if pattern.most_cycles is not None:
        count = min(count, pattern.most_cycles)
    empty = Course(pattern, (), (), (), pace, ramped=ramped)
    if count < 1:
        return empty
    return _continued(empty, count, pace, end(pattern, 0.0, count, pace, ramped=ramped))


def repaced(course: Course, elapsed: float, pace: float) -> Course:
    """The same course at another pace from the next breath on, with the same end.

    The breath of this moment goes on as it was, to the end of its last part.
    """
    pace = within_limits(course.pattern, pace)
    now = course.at(elapsed)
    if now is None or now.number == course.count:
        return replace(course, pace=pace)
    kept = bisect_right(course.numbers, now.number)
    begun = replace(
        course, parts=course.parts[:kept], numbers=course.numbers[:kept], ends=course.ends[:kept], pace=pace
    )
    most = course.pattern.most_cycles
    return _filled(begun, course.seconds, None if most is None else most - now.number)


def slower(pattern: Pattern, pace: float) -> float:
    """The next slower pace; the same at the limit."""
    return within_limits(pattern, round(pace + PACE_STEP, 1))


def faster(pattern: Pattern, pace: float) -> float:
    """The next faster pace; the same at the limit."""
    return within_limits(pattern, round(pace - PACE_STEP, 1))


def within_limits(pattern: Pattern, pace: float) -> float:
    """This pace, or the nearest at which a breath is neither too short nor too long for the rules."""
    fastest = min(1.0, max(FASTEST, SHORTEST_CYCLE / pattern.cycle_s))
    slowest = max(1.0, min(SLOWEST, LONGEST_CYCLE / pattern.cycle_s))
    return min(max(pace, fastest), slowest)


def _filled(begun: Course, seconds: float, most: int | None) -> Course:
    """The course with as many breaths added as reach the end with the least stretch."""
    left = seconds - begun.seconds
    if left <= 0:
        return begun
    fits = [
        (count, pace)
        for count in _counts(begun, seconds, most)
        if (pace := _pace_to(begun, count, seconds)) is not None
    ]
    if not fits:
        return replace(
            begun,
            parts=(*begun.parts, BreathPart.OUT),
            numbers=(*begun.numbers, begun.count + 1),
            ends=(*begun.ends, seconds),
        )
    longest = LONGEST_CYCLE / begun.pattern.cycle_s
    count, pace = min(fits, key=lambda fit: (fit[1] > longest, abs(log(fit[1] / begun.pace))))
    return _continued(begun, count, pace, seconds)


def _counts(begun: Course, seconds: float, most: int | None) -> tuple[int, ...]:
    """How many breaths come nearest to the end: just before it, and just after it."""
    pattern, start, pace = begun.pattern, begun.seconds, begun.pace
    whole = sum(lengths_of(pattern, start, pace, ramped=False))
    count = int((seconds - start) / whole)  # at the least: those of the ramp are shorter
    if most is not None:
        count = min(count, most)
    while most is None or count < most:
        if end(pattern, start, count + 1, pace, ramped=begun.ramped) > seconds:
            break
        count += 1
    near = {max(1, count), count + 1 if most is None else min(count + 1, most)}
    return tuple(sorted(near))


def _pace_to(begun: Course, count: int, seconds: float) -> float | None:
    """The pace at which so many breaths end exactly then; None where the rules allow none."""

    def over(pace: float) -> float:
        return end(begun.pattern, begun.seconds, count, pace, ramped=begun.ramped) - seconds

    if abs(over(begun.pace)) < _EXACT:
        return begun.pace
    low, high = _NARROWEST, _WIDEST
    before, after = over(low), over(high)
    if before > 0 or after < 0:
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if (there := over(middle)) < 0:
            low, before = middle, there
        else:
            high, after = middle, there
    return high if after == before else low - before * (high - low) / (after - before)


def _continued(begun: Course, count: int, pace: float, seconds: float) -> Course:
    """The course with so many breaths more, the last of which ends exactly then."""
    parts, numbers, ends = list(begun.parts), list(begun.numbers), list(begun.ends)
    lengths = starts(begun.pattern, begun.seconds, count, pace, ramped=begun.ramped)
    for number, (now, each) in enumerate(lengths, begun.count + 1):
        for phase, length in zip(begun.pattern.phases, each, strict=True):
            now += length
            parts.append(phase.part)
            numbers.append(number)
            ends.append(now)
    while parts[-1] is not BreathPart.OUT:  # nobody rests after the last breath: it is over
        del parts[-1], numbers[-1], ends[-1]
    ends[-1] = seconds
    return replace(
        begun, parts=tuple(parts), numbers=tuple(numbers), ends=tuple(ends), stretch=pace / begun.pace
    )
