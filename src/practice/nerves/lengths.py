"""How long the parts of each breath take: the pattern as written, its ramp and the pace, within the rules."""

from collections.abc import Iterator

from practice.model.breathing import BreathPart, Pattern
from practice.nerves.rules import LONGEST, SHORTEST, SHORTEST_CYCLE


def starts(
    pattern: Pattern, start: float, count: int, pace: float, *, ramped: bool
) -> Iterator[tuple[float, tuple[float, ...]]]:
    """Where each of so many breaths begins, and how long its parts take."""
    while count and ramped and start < pattern.ramp_s:
        lengths = lengths_of(pattern, start, pace, ramped=True)
        yield start, lengths
        start += sum(lengths)
        count -= 1
    lengths = lengths_of(pattern, start, pace, ramped=ramped)
    cycle = sum(lengths)
    for number in range(count):
        yield start + number * cycle, lengths  # multiplied, not added up: rounding never grows


def end(pattern: Pattern, start: float, count: int, pace: float, *, ramped: bool) -> float:
    """When the last of so many breaths has been breathed out."""
    while count > 1 and ramped and start < pattern.ramp_s:
        start += sum(lengths_of(pattern, start, pace, ramped=True))
        count -= 1
    lengths = lengths_of(pattern, start, pace, ramped=ramped)
    out = next(n for n, phase in enumerate(pattern.phases) if phase.part is BreathPart.OUT)
    return start + (count - 1) * sum(lengths) + sum(lengths[: out + 1])


def lengths_of(pattern: Pattern, start: float, pace: float, *, ramped: bool) -> tuple[float, ...]:
    """How long the parts of a breath take that begins then; within the rules at any pace.

    None of them gets shorter as the pace gets slower.
    """
    grown = 1.0
    if ramped and pattern.ramp_from and start < pattern.ramp_s:
        grown = start / pattern.ramp_s
    begin = pattern.ramp_from or tuple(phase.seconds for phase in pattern.phases)
    written = [
        first + (phase.seconds - first) * grown for phase, first in zip(pattern.phases, begin, strict=True)
    ]
    pace = max(pace, SHORTEST_CYCLE / sum(written))
    return tuple(
        min(max(length * pace, SHORTEST[phase.part]), LONGEST[phase.part])
        for phase, length in zip(pattern.phases, written, strict=True)
    )
