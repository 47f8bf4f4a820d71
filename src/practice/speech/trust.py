"""How far each figure can be trusted: half-widths that held for nine out of ten held-out recordings.

Measured by training/margins.py on speakers the network never heard (half-minute clips of development, and
readers, one of them free, in the recordings shared by the developers); training/README.md has the table.
Where `snr_db` is near 10 or under it, syllables of fluent speech are missed besides: about one in eight.
"""

from math import sqrt

from practice.model.delivery import Delivery

EDGE_S = 0.06
"""Seconds by which one end of a pause, or the onset, may be off; measured 0.04 down to 20 dB of
noise, 0.07 at 10 dB, 0.10 at 5 dB."""

MISCOUNTED = 0.12
"""The share of pauses by which their number may be off; those near 0.25 s fall on either side of it."""

OTHER_VOICE, SAME_VOICE = 0.18, 0.08
"""Shares of the syllables over 10 s and more. Voices differ: a whole recording is off in one direction."""

ENOUGH_S = 10.0
"""Seconds; over less, chance has more to say."""


def pauses_margin(delivery: Delivery) -> int:
    """By how many the number of pauses may be off."""
    return max(1, round(MISCOUNTED * len(delivery.pauses)))


def rate_margin(delivery: Delivery, *, same_voice: bool) -> float:
    """By which share the syllable count and the rates may be off (0.1 is 10 %).

    `same_voice`: against other recordings of the same person and microphone, where what is special
    about a voice cancels out.
    """
    short = sqrt(ENOUGH_S / max(delivery.span, 1.0))
    return (SAME_VOICE if same_voice else OTHER_VOICE) * max(1.0, short)
