"""What was measured of a sound: a Delivery, and where its syllables are."""

from dataclasses import dataclass

from practice.model.delivery import Delivery


@dataclass(frozen=True, slots=True)
class Measured:
    """`nuclei` are the middles of vowels, in seconds, one a syllable."""

    delivery: Delivery
    nuclei: tuple[float, ...] = ()
