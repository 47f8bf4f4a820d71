"""From chances, frame by frame, to stretches of speech, syllables and likely fillers.

A chance of speech swings within words and at breaths. Two thresholds, a bridge over the closures of stops
and a least length make stretches of it, of which each must hold a vowel or lie next to one that does.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from practice.model.delivery import Stretch, length
from practice.speech.bands import FRAME, Floats
from practice.speech.median import median

SURE = 0.96  # chance of speech that a stretch must reach
STILL = 0.35  # and where it begins and ends: the middle of the doubt, or pauses come out too long
BRIDGE = 0.11  # seconds; shorter gaps are closures of stops
BURST = 0.05  # seconds; shorter speech is a click
ALONE = 0.15  # seconds of silence on both sides of sound without a vowel: no word
DOUBT = 0.15  # seconds on each side of an edge in which it is weighed

NUCLEUS = 0.25  # chance at the top of a vowel
DIP, DIP_SHARE = 0.13, 0.15  # between two vowels: so much, and so much of the lower of them
APART = 0.05  # seconds between two vowels
USUAL, STEEPER = 0.19, 2.0  # seconds between vowels at which DIP is right, and how it grows with them
LEAST_DIP, MOST_DIP = 0.04, 0.4
SAME_WORD = 0.5  # seconds; vowels further from each other say nothing of the pace
FEW = 8  # intervals that show a pace

FILLER = 0.6  # chance of an "um" that a stretch must reach
FILLER_STILL = 0.2
FILLER_LEAST = 0.15  # seconds
FILLER_BRIDGE = 0.06  # seconds


def stretches(chances: Floats, sure: float, still: float) -> list[Stretch]:
    """Where chances stay over `still` and somewhere reach `sure`; edges between frames, in seconds."""
    above = np.concatenate([[False], chances > still, [False]])
    starts, stops = np.flatnonzero(above[1:] & ~above[:-1]), np.flatnonzero(above[:-1] & ~above[1:])
    if not len(starts):
        return []
    high = np.maximum.reduceat(
        chances, np.stack([starts, stops], axis=1).ravel()[: 2 * len(starts) - (stops[-1] == len(chances))]
    )[::2]
    padded = np.concatenate([chances[:1], chances, chances[-1:]]).astype(np.float64)  # frame i at i + 1
    found = []
    for start, stop, top in zip(starts.tolist(), stops.tolist(), high.tolist(), strict=True):
        if top >= sure:
            found.append((_crossing(padded, start, still) * FRAME, _crossing(padded, stop, still) * FRAME))
    return found


def _crossing(padded: NDArray[np.float64], edge: int, still: float) -> float:
    """Where between the middles of frame edge - 1 and frame edge the chance passes `still`."""
    before, after = padded[edge], padded[edge + 1]
    if before == after:  # the sound begins or ends here
        return float(edge)
    return float(edge - 0.5 + (still - before) / (after - before))


def weighed(found: list[Stretch], chances: Floats) -> list[Stretch]:
    """The stretches with their edges where the doubt around them weighs as much on one side as on the other.

    A threshold cuts doubtful ends off; in noise, where all ends are doubtful, it would make every pause
    longer than it is.
    """
    mass = np.concatenate([[0.0], np.cumsum(chances, dtype=np.float64)])
    moved = []
    for i, (start, stop) in enumerate(found):
        before = found[i - 1][1] if i else 0.0
        after = found[i + 1][0] if i + 1 < len(found) else len(chances) * FRAME
        inner = (stop - start) / 2
        reach = round(min(DOUBT, inner, (start - before) / 2) / FRAME)
        at = round(start / FRAME)
        if at - reach >= 0:
            start = (at + reach - (mass[at + reach] - mass[at - reach])) * FRAME
        reach = round(min(DOUBT, inner, (after - stop) / 2) / FRAME)
        at = round(stop / FRAME)
        if at + reach <= len(chances):
            stop = (at - reach + (mass[at + reach] - mass[at - reach])) * FRAME
        moved.append((float(start), float(stop)))
    return moved


def bridged(found: list[Stretch], gap: float) -> list[Stretch]:
    """Stretches nearer than `gap` become one."""
    joined: list[Stretch] = []
    for start, stop in found:
        if joined and start - joined[-1][1] < gap:
            joined[-1] = joined[-1][0], stop
        else:
            joined.append((start, stop))
    return joined


def peaks(chances: Floats, least: float, dip: float, apart: float) -> list[int]:
    """Frames of the tops; between two of them lies a dip."""
    padded = np.concatenate([[0.0], chances, [0.0]])
    tops = np.flatnonzero((chances >= least) & (padded[1:-1] > padded[:-2]) & (padded[1:-1] >= padded[2:]))
    if not len(tops):
        return []
    values = chances[tops].tolist()
    valleys = np.minimum.reduceat(chances, tops).tolist()  # from each top to the next
    kept: list[tuple[int, float]] = []
    low = 1.0  # since the last top kept
    for i, top in enumerate(tops.tolist()):
        value = values[i]
        if kept and (
            low > min(kept[-1][1], value) * (1 - DIP_SHARE) - dip or (top - kept[-1][0]) * FRAME < apart
        ):
            if value > kept[-1][1]:
                kept[-1] = top, value
                low = 1.0
        else:
            kept.append((top, value))
            low = 1.0
        low = min(low, valleys[i])
    return [top for top, _ in kept]


def speech(chances: Floats, nuclei: list[float], heard: float, held: Sequence[Stretch] = ()) -> list[Stretch]:
    """Stretches of speech, from chances and the moments of possible vowels; `held` are possible fillers."""
    found = [p for p in bridged(stretches(chances, SURE, STILL), BRIDGE) if length(p) >= BURST]
    found = [(max(0.0, a), min(heard, b)) for a, b in weighed(found, chances)]
    moments = np.array(sorted([*nuclei, *((a + b) / 2 for a, b in held)]))
    voiced = [bool(np.searchsorted(moments, b) > np.searchsorted(moments, a)) for a, b in found]
    kept = []
    for i, (a, b) in enumerate(found):
        before = i > 0 and voiced[i - 1] and a - found[i - 1][1] < ALONE
        after = i + 1 < len(found) and voiced[i + 1] and found[i + 1][0] - b < ALONE
        if voiced[i] or before or after:
            kept.append((a, b))
    return kept


def silences(found: list[Stretch]) -> list[Stretch]:
    """What lies between stretches."""
    return [(a[1], b[0]) for a, b in pairwise(found)]


def nuclei(chances: Floats) -> list[float]:
    """Moments of vowels, wherever they are.

    In fast speech the dips between vowels are shallow, and in slow speech drawn-out vowels have dips of
    their own: so the pace that a first look shows decides how deep a dip must be.
    """
    tops = peaks(chances, NUCLEUS, DIP, APART)
    between = np.diff(tops) * FRAME
    near = between[between < SAME_WORD]
    if len(near) >= FEW:
        dip = DIP * (median(near) / USUAL) ** STEEPER
        tops = peaks(chances, NUCLEUS, min(max(dip, LEAST_DIP), MOST_DIP), APART)
    return [(top + 0.5) * FRAME for top in tops]


def inside(moments: list[float], found: list[Stretch]) -> list[float]:
    """The moments that lie in a stretch."""
    if not found:
        return []
    starts, stops = np.array(found).T
    at = np.searchsorted(starts, moments, side="right") - 1
    return [m for m, i in zip(moments, at.tolist(), strict=True) if i >= 0 and m <= stops[i]]


def fillers(chances: Floats) -> list[Stretch]:
    """Stretches that are likely an "um" or "uh"."""
    if not len(chances):
        return []
    smooth = np.convolve(chances, np.full(5, 0.2, np.float32))[2:-2].astype(np.float32)
    held = bridged(stretches(smooth, FILLER, FILLER_STILL), FILLER_BRIDGE)
    return [p for p in held if length(p) >= FILLER_LEAST]
