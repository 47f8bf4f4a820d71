"""How far each figure can be trusted: half-widths that held for nine out of ten held-out recordings.

Measured by training/margins.py on speakers the network never heard (half-minute clips of development, and
readers, one of them speaking freely); training/README.md has the table.
Noise widens both: ends of pauses blur, and syllables of fluent speech are missed.
"""

from itertools import pairwise
from math import sqrt

from practice.model.delivery import Delivery

EDGE_S = 0.06
"""Seconds by which one end of a pause, or the onset, may be off where speech stands well above the noise."""

NOISY_EDGES = ((3.0, 0.12), (5.0, 0.10), (10.0, 0.07), (15.0, EDGE_S))
"""The same by the decibels above the noise: measured at 5 and 10, continued to 3."""

NOISY_RATES = ((3.0, 0.12), (5.0, 0.10), (10.0, 0.06), (20.0, 0.0))
"""The share of syllables missed besides. A choice, not a measured half-width: near the mean share missed of
fluent English in pink noise, which differs from recording to recording and so is no mere shift."""

MISCOUNTED = 0.12
"""The share of pauses by which their number may be off; those near 0.25 s fall on either side of it."""

OTHER_VOICE, SAME_VOICE = 0.18, 0.08
"""Shares of the syllables over 10 s and more. Voices differ: a whole recording is off in one direction."""

ENOUGH_S = 10.0
"""Seconds; over less, chance has more to say."""


def edge_margin(delivery: Delivery) -> float:
    """By how many seconds one end of a pause may be off."""
    return _at(NOISY_EDGES, delivery.snr_db)


def pauses_margin(delivery: Delivery) -> int:
    """By how many the number of pauses may be off."""
    return max(1, round(MISCOUNTED * len(delivery.pauses)))


def rate_margin(delivery: Delivery, *, same_voice: bool) -> float:
    """By which share the syllable count and the rates may be off (0.1 is 10 %).

    `same_voice`: against other recordings of the same person and microphone, where what is special
    about a voice cancels out.
    """
    short = sqrt(ENOUGH_S / max(delivery.span, 1.0))
    quiet = (SAME_VOICE if same_voice else OTHER_VOICE) * max(1.0, short)
    return quiet + _at(NOISY_RATES, delivery.snr_db)


def _at(table: tuple[tuple[float, float], ...], snr_db: float | None) -> float:
    """The value at this ratio, between the rows of the table in a straight line."""
    if snr_db is None:
        return table[-1][1]
    for (low, worse), (high, better) in pairwise(table):
        if snr_db < high:
            part = (high - max(snr_db, low)) / (high - low)
            return better + part * (worse - better)
    return table[-1][1]
