"""A small network that tells, every 10 ms: is this speech, the middle of a vowel, an "um"?

Layers look at more and more distant frames, at most 0.57 s away. It is run over stretches of one length,
because products of different heights round differently. How it was trained: training/README.md.
"""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pkgutil import get_data  # importlib.resources loads a dozen modules more

import numpy as np
from numpy.typing import NDArray

from practice.speech.bands import BANDS, Floats

SLAB = 64  # frames of a product
STRETCH = 20 * SLAB  # frames run at a time over whole sounds
SPEECH, NUCLEUS, FILLER = range(3)
HEADS = 3


class Network:
    """Weights in memory, and what they make of inputs."""

    def __init__(self, arrays: dict[str, NDArray[np.float16]]) -> None:
        layers = [(f"layer{i}", int(dilation)) for i, dilation in enumerate(arrays["dilations"])]
        self._layers = [_Layer(arrays, "first", 1), *(_Layer(arrays, *layer) for layer in layers)]
        self._heads = _Layer(arrays, "heads", 1)
        assert self._layers[0].inputs == 2 * BANDS
        self.reach = sum(layer.span for layer in self._layers) // 2

    def run(
        self, inputs: Callable[[int, int], Floats], start: int, stop: int, *, stretch: int = STRETCH
    ) -> Floats:
        """Chances (frames, HEADS) of the frames from start to stop.

        `inputs(a, b)` gives those of any frames; they are asked for `reach` frames beyond both ends.
        """
        made = np.empty((stop - start, HEADS), np.float32)
        first = self._layers[0]
        products = np.empty((first.count, first.outputs, stretch), np.float32)
        rooms = [np.empty((first.outputs, stretch), np.float32) for _ in range(2)]
        zeros = np.zeros_like(rooms[0])  # against as many of them it goes twice as fast as against one
        each = stretch - 2 * self.reach
        for at in range(start, stop, each):
            x = inputs(at - self.reach, at - self.reach + stretch).T
            for number, layer in enumerate(self._layers):
                more = layer.of(x, products, rooms[number % 2])
                np.maximum(more, zeros, out=more)
                if number:
                    _add(more, x, layer.dilation)
                x = more
            logits = self._heads.of(x, products, rooms[len(self._layers) % 2])
            made[at - start : at - start + each] = logits[:, : min(each, stop - at)].T
        np.clip(made, -15, 15, out=made)
        return np.asarray(1 / (1 + np.exp(-made)), np.float32)


class _Layer:
    """Makes a frame of it and the ones after it: what comes out at i stands for a frame further on.

    Frames lie side by side, channel under channel. Products are made tap by tap and slab by slab: larger
    ones are spread over all cores, where they wait more than they work.
    """

    def __init__(self, arrays: dict[str, NDArray[np.float16]], name: str, dilation: int) -> None:
        taps = arrays[name].astype(np.float32, order="C")
        self._taps = taps.transpose(0, 2, 1)[:, None]  # (taps, 1, out, in)
        self._bias = arrays[f"{name}_bias"].astype(np.float32)[:, None]
        self.count, self.inputs, self.outputs = taps.shape
        self.dilation = dilation
        self.span = (self.count - 1) * dilation

    def of(self, x: Floats, products: Floats, room: Floats) -> Floats:
        """What comes out, in `room`; its last `span` frames are of no use. `products` is room, too."""
        slabs = x.reshape(self.inputs, -1, SLAB).transpose(1, 0, 2)
        made = products[: self.count, : self.outputs]
        np.matmul(self._taps, slabs, out=made.reshape(*made.shape[:2], -1, SLAB).transpose(0, 2, 1, 3))
        total = room[: self.outputs]
        total[:] = self._bias
        for tap in range(self.count):
            _add(total, made[tap], tap * self.dilation)
        return total


def _add(total: Floats, more: Floats, ahead: int) -> None:
    """Add what lies so many frames ahead. As one long row, which is four times as fast as row by row: the
    last frames, which are of no use, get those of the next channel."""
    flat = total.reshape(-1)[: total.size - ahead]
    np.add(flat, more.reshape(-1)[ahead:], out=flat)


@cache
def trained() -> Network:
    """The network that comes with the program."""
    kept = get_data("practice.speech", "weights.npz")
    assert kept is not None
    with np.load(BytesIO(kept)) as arrays:
        return Network(dict(arrays))
