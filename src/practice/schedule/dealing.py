"""Sample answers dealt so that low, middle and high levels come in turn.

Whoever meets three good ones in a row learns that a high level is always right.
"""

from collections.abc import Sequence
from datetime import date
from random import Random

from practice.model.sample import Sample
from practice.schedule.drills import PastDrills, sample_thing

BANDS = 3


def dealt(samples: Sequence[Sample], past: PastDrills, rng: Random) -> tuple[Sample, ...]:
    """Those never met, of each band in the order given.

    The band that was met least comes next, none twice in a row where that can be had. Chance decides the
    rest, or the turn would tell the level.
    """
    waiting: list[list[Sample]] = [[] for _ in range(BANDS)]
    counts = [0] * BANDS
    days = [date.min] * BANDS
    for sample in samples:
        band, met = _band(sample), past.met.get(sample_thing(sample))
        if met is None:
            waiting[band].append(sample)
        else:
            counts[band] += 1
            days[band] = max(met, days[band])
    newest = [band for band in range(BANDS) if days[band] == max(days) > date.min]
    last = newest[0] if len(newest) == 1 else None
    found = []
    while there := [band for band in range(BANDS) if waiting[band]]:
        chance = rng.sample(range(BANDS), BANDS)
        _, _, _, last = min((band == last, counts[band], chance[band], band) for band in there)
        counts[last] += 1
        found.append(waiting[last].pop(0))
    return tuple(found)


def _band(sample: Sample) -> int:
    """Low, middle, high."""
    return 0 if sample.level <= 2 else 1 if sample.level <= 4 else 2
