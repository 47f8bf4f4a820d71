"""The bare tone of a machine is no voice, however much it swells and falls like one.

Even a dark "oo" has overtones, and no word is all "oo". A beep or a whistle lies in one place from beginning
to end. What lies under 300 Hz is left out, so that mains hum under a voice does not make a tone of it.
"""

import numpy as np

from practice.model.delivery import Stretch
from practice.speech.bands import CENTRES, FRAME, Levels, band_powers

NARROW = 0.985  # of the power of a stretch in three bands next to each other
FIRST = int(np.searchsorted(CENTRES, 300.0))
AT_ONCE = 1_000  # frames; no beep is longer, and an hour of speech need not be looked at as one


def voices(found: list[Stretch], levels: Levels) -> list[Stretch]:
    """The stretches that are no bare tones."""
    return [stretch for stretch in found if not _bare(levels, stretch)]


def _bare(levels: Levels, stretch: Stretch) -> bool:
    start, stop = round(stretch[0] / FRAME), round(stretch[1] / FRAME)
    power = band_powers(levels[start : min(stop, start + AT_ONCE), FIRST:].T)  # long rows add faster
    together = power[:-2] + power[1:-1] + power[2:]
    return bool(power.size) and float(together.max(axis=0).sum()) > NARROW * float(power.sum())
