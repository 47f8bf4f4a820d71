"""A small network that tells, every 10 ms: is this speech, the middle of a vowel, an "um"?

Layers look at more and more distant frames, at most 0.57 s away. It is run over stretches of one length,
because products of different heights round differently. How it was trained: training/README.md.
"""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from practice.speech.bands import BANDS, Floats

SLAB = 64  # rows of a product
SLABS = 20  # of them run at a time over whole sounds
SPEECH, NUCLEUS, FILLER = range(3)
HEADS = 3


class Network:
    """Weights in memory, and what they make of inputs."""

    def __init__(self, arrays: dict[str, NDArray[np.float16]]) -> None:
        whole = {name: array.astype(np.float32) for name, array in arrays.items()}
        self._dilations = [int(d) for d in arrays["dilations"]]
        self._first = whole["first"], whole["first_bias"]
        self._layers = [(whole[f"layer{i}"], whole[f"layer{i}_bias"]) for i in range(len(self._dilations))]
        self._heads = whole["heads"][0], whole["heads_bias"]
        assert self._first[0].shape[1] == 2 * BANDS
        self.reach = len(self._first[0]) // 2 + sum(self._dilations)

    def run(
        self, inputs: Callable[[int, int], Floats], start: int, stop: int, *, slabs: int = SLABS
    ) -> Floats:
        """Chances (frames, HEADS) of the frames from start to stop.

        `inputs(a, b)` gives those of any frames; they are asked for `reach` frames beyond both ends.
        """
        made = np.empty((stop - start, HEADS), np.float32)
        rows = slabs * SLAB
        stretch = rows - 2 * self.reach
        for at in range(start, stop, stretch):
            logits = self._stretch(inputs(at - self.reach, at - self.reach + rows))
            made[at - start : at - start + stretch] = logits[: min(stretch, stop - at)]
        np.clip(made, -15, 15, out=made)
        return np.asarray(1 / (1 + np.exp(-made)), np.float32)

    def _stretch(self, x: Floats) -> Floats:
        """Logits; the last 2 x reach rows are of no use.

        A layer makes a frame from it and the ones after it, so that row i comes to stand for the frame
        `reach` rows further on.
        """
        x = np.maximum(_taps(x, *self._first, 1), 0)
        for (taps, bias), dilation in zip(self._layers, self._dilations, strict=True):
            more = _taps(x, taps, bias, dilation)
            np.maximum(more, 0, out=more)
            more[:-dilation] += x[dilation:]
            x = more
        taps, bias = self._heads
        return np.asarray(_product(x, taps) + bias, np.float32)


def _taps(x: Floats, taps: Floats, bias: Floats, dilation: int) -> Floats:
    spare = np.zeros(((len(taps) - 1) * dilation, x.shape[1]), np.float32)
    longer = np.concatenate([x, spare])
    total = _product(x, taps[0])
    for i in range(1, len(taps)):
        total += _product(longer[i * dilation : i * dilation + len(x)], taps[i])
    total += bias
    return total


def _product(x: Floats, matrix: Floats) -> Floats:
    """Slab by slab: larger products are spread over all cores, where they wait more than they work."""
    return np.asarray((x.reshape(-1, SLAB, x.shape[1]) @ matrix).reshape(len(x), -1), np.float32)


@cache
def trained() -> Network:
    """The network that comes with the program."""
    with files("practice.speech").joinpath("weights.npz").open("rb") as kept, np.load(kept) as arrays:
        return Network(dict(arrays))
