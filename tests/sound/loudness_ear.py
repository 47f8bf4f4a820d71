"""An ear for tests of the recorder: it knows loud from quiet, which is all that is needed there."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from practice.model.delivery import Delivery, Hearing

LOUD = 0.02
FRAME = 0.02


@dataclass(frozen=True)
class Measured:
    """As the real ear gives it."""

    delivery: Delivery


class LoudnessEar:
    """Speech is from the first loud frame to the last."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._heard: list[Any] = []

    def hear(self, samples: Any) -> None:
        """The next block."""
        self._heard.append(samples.copy())

    def hearing(self) -> Hearing:
        """At this moment."""
        return Hearing(heard_s=self.measured().delivery.heard_s, level_db=-20.0, speaking=True)

    def measured(self) -> Measured:
        """All of it."""
        samples = np.concatenate(self._heard) if self._heard else np.zeros(0)
        bad = ~np.isfinite(samples)
        loud = np.flatnonzero(np.abs(np.where(bad, 0.0, samples)) > LOUD) / self._rate
        return Measured(
            Delivery(
                heard_s=len(samples) / self._rate,
                speech=(float(loud[0]), float(loud[-1])) if len(loud) else None,
                faulty_s=float(bad.sum() / self._rate),
                silent=not samples.any(),
            )
        )
