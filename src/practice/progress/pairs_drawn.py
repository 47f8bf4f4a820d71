"""Pairs as a small picture: how many lie how far to which side, and the same in words."""

from collections import Counter
from collections.abc import Sequence
from math import ceil

from practice.progress.comparing import Pair

ROWS = (
    (2, "kind 2+", "kind by 2 levels or more"),
    (1, "kind 1", "kind by 1"),
    (0, "even", "even"),
    (-1, "hard 1", "hard by 1"),
    (-2, "hard 2+", "hard by 2 or more"),
)
TRACK = 30
"""Columns of dots at most: more would only be longer."""


def counted(pairs: Sequence[Pair]) -> Counter[int]:
    """How many pairs belong to each row; half a level is still even, a level and a half still one."""
    return Counter(_row(pair.difference) for pair in pairs)


def drawn(pairs: Sequence[Pair], width: int) -> tuple[str, ...]:
    """A row for each step with its number; the longest row of dots has as many as there is room for."""
    counts = counted(pairs)
    most = max(counts.values(), default=0)
    label = max(len(short) for _, short, _ in ROWS)
    figures = len(str(most))
    room = max(0, min(TRACK, width - label - figures - 4))
    dots = {step: count if most <= room else ceil(count * room / most) for step, count in counts.items()}
    return tuple(
        f"{short:{label}}  {counts[step]:>{figures}}  {'●' * dots.get(step, 0)}".rstrip()
        for step, short, _ in ROWS
    )


def in_words(pairs: Sequence[Pair]) -> str:
    """The same for whoever cannot see it; what did not happen is left out."""
    counts = counted(pairs)
    parts = [f"{counts[step]} {long}" for step, _, long in ROWS if counts[step]]
    return f"Of {len(pairs)} pairs: {', '.join(parts)}." if parts else "No pairs."


def _row(difference: float) -> int:
    steps = min(2, ceil(abs(difference) - 0.5))
    return steps if difference > 0 else -steps
