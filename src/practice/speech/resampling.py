"""Any rate from 8 to 192 kHz becomes 16 kHz by a windowed sinc, the same however the sound is cut.

A cycle of the ratio, so many samples in for so many out, is one row of a few matrix products. Products of
different heights round differently, so every product here has the same height. They are small on purpose:
large ones are spread over all cores, which costs a live round more in waiting than it saves.
"""

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

RATE = 16_000  # Hz, what everything after works at
LOWEST, HIGHEST = 8_000, 192_000  # Hz
CROSSINGS = 16  # zero crossings of the sinc kept on each side
PASSED = 0.94  # of the lower of the two band edges
KAISER = 8.0  # shape of the window: stop band under -80 dB
LONGEST_CYCLE = 2_000  # samples in; a rarer ratio is met by a near one, off by less than 10 ms an hour
GROUP = 32  # samples out of one product's row, about
BLOCK_OUT = 512  # samples out of one round of products, about


class Resampler:
    """Blocks of any length in; 16 kHz out as soon as whole products can be made."""

    def __init__(self, rate: float) -> None:
        self._plain = rate == RATE
        if not self._plain:
            self._prepare(rate)

    def _prepare(self, rate: float) -> None:
        from fractions import Fraction  # brings decimal numbers along, for nothing where all is at 16 kHz

        ratio = Fraction(rate / RATE).limit_denominator(max(1, int(LONGEST_CYCLE * RATE / rate)))
        if ratio == 1:
            self._plain = True
            return
        repeat = -(-GROUP // ratio.denominator)
        taken, given = ratio.numerator * repeat, ratio.denominator * repeat
        edge = PASSED * min(1.0, 1 / float(ratio))  # cut-off against the input's own band edge
        wide = int(np.ceil(CROSSINGS / edge))
        reach = wide + 1  # so that no product wants a sample more
        self._products = []  # of a row: which samples out, which samples in, and the sinc between them
        for first in range(0, given, GROUP):
            last = min(given, first + GROUP)
            centres = np.arange(first, last) * float(ratio) + reach
            low, high = int(centres[0]) - wide, int(np.ceil(centres[-1])) + wide + 1
            away = np.arange(low, high)[:, None] - centres[None, :]
            window = np.i0(KAISER * np.sqrt(np.clip(1 - (away / reach) ** 2, 0, 1))) / np.i0(KAISER)
            sinc = edge * np.sinc(edge * away) * window * (abs(away) <= wide)
            self._products.append((slice(first, last), slice(low, high), sinc.astype(np.float32)))
        self._rows = max(1, BLOCK_OUT // given)
        self._taken, self._given, self._reach = taken, given, reach
        self._ratio = float(ratio)
        self._held = np.zeros(reach, np.float32)
        self._came = self._went = 0

    def take(self, samples: Samples) -> Samples:
        """What can be said at 16 kHz once these samples have come."""
        if self._plain:
            return samples
        self._came += len(samples)
        self._held, out = self._whole(np.concatenate([self._held, samples]))
        self._went += len(out)
        return out

    def rest(self) -> Samples:
        """What is still held back, as if the sound ended here. Changes nothing."""
        if self._plain:
            return np.zeros(0, np.float32)
        due = int(np.ceil(self._came / self._ratio)) - self._went
        block = self._rows * self._taken
        padded = np.concatenate([self._held, np.zeros(self._reach + 2 * block, np.float32)])
        return self._whole(padded)[1][: max(0, due)]

    def _whole(self, held: Samples) -> tuple[Samples, Samples]:
        block, span = self._rows * self._taken, self._taken + 2 * self._reach
        out = [np.zeros(0, np.float32)]
        at = 0
        while at + block + 2 * self._reach <= len(held):
            rows = np.lib.stride_tricks.sliding_window_view(held[at:], span)[:: self._taken][: self._rows]
            made = np.empty((self._rows, self._given), np.float32)
            for given, taken, sinc in self._products:
                made[:, given] = np.ascontiguousarray(rows[:, taken]) @ sinc
            out.append(made.ravel())
            at += block
        return held[at:].copy(), np.concatenate(out)
