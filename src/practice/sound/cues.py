"""The soft tones that lead a breath: one for in, two for out, so that the eyes can be closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEVEL = 0.1
"""The peak of the loudest tone, -20 dB below the loudest there is: heard in a quiet room, startles nobody."""

RISE = 0.015
"""Seconds until a tone has risen. Quicker ones begin with a click."""

FALL = 0.04
"""Seconds in which what is left of a tone goes out."""

PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.22, 0.55), (3.0, 0.06, 0.35))
"""How high, how loud and how long each is beside the lowest: like a small bell that is struck softly."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """The bell struck once: how high (Hz), how many seconds in, how long it sounds, how loud (0 to 1)."""

    hertz: float
    at: float
    seconds: float
    level: float = 1.0


CUES: Mapping[str, tuple[Stroke, ...]] = {
    "in": (Stroke(440.0, 0.0, 0.55),),
    "top-up": (Stroke(660.0, 0.0, 0.25, 0.8),),
    "hold": (Stroke(550.0, 0.0, 0.07, 0.5),),
    "out": (Stroke(330.0, 0.0, 0.22), Stroke(330.0, 0.28, 0.28)),
    "rest": (Stroke(385.0, 0.0, 0.07, 0.5),),
    "end": (Stroke(330.0, 0.0, 0.16), Stroke(440.0, 0.19, 0.16), Stroke(330.0, 0.38, 0.2)),
}
"""By the name of the part that begins, or `end`. Hold and rest are no tone but a short tick."""


def cue(name: str, rate: float) -> NDArray[np.float32]:
    """The samples of one cue, for one channel."""
    import numpy as np

    strokes = CUES[name]
    length = max(stroke.at + stroke.seconds for stroke in strokes)
    whole = np.zeros(round(length * rate))
    for stroke in strokes:
        begin = round(stroke.at * rate)
        sound = _struck(stroke, rate)[: len(whole) - begin]
        whole[begin : begin + len(sound)] += sound
    return whole.astype(np.float32)


def _struck(stroke: Stroke, rate: float) -> NDArray[np.float64]:
    import numpy as np

    at = np.arange(round(stroke.seconds * rate)) / rate
    sound = np.zeros_like(at)
    for higher, louder, longer in PARTIALS:
        dying = np.exp(-3.0 * at / (stroke.seconds * longer))
        sound += louder * dying * np.sin(2 * np.pi * stroke.hertz * higher * at)
    rising = np.clip(at / RISE, 0.0, 1.0)
    falling = np.clip((stroke.seconds - at) / FALL, 0.0, 1.0)
    for edge in (rising, falling):
        sound *= 0.5 - 0.5 * np.cos(np.pi * edge)
    loudest: float = np.max(np.abs(sound))
    return np.asarray(sound * (LEVEL * stroke.level / loudest))
