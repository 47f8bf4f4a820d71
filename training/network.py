"""The network in torch, layer for layer what `practice.speech.network` runs in numpy."""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

CHANNELS = 48
FIRST = 5  # frames the first layer looks at
DILATIONS = (1, 2, 4, 8, 16, 24)
REACH = FIRST // 2 + sum(DILATIONS)  # frames looked at on each side
HEADS = 3  # speech, nucleus, filler


class Net(nn.Module):
    """Inputs (batch, frames + 2 x REACH, 64) to logits (batch, frames, HEADS)."""

    def __init__(self) -> None:
        super().__init__()
        self.first = nn.Conv1d(64, CHANNELS, FIRST)
        self.layers = nn.ModuleList(nn.Conv1d(CHANNELS, CHANNELS, 3, dilation=d) for d in DILATIONS)
        self.heads = nn.Conv1d(CHANNELS, HEADS, 1)

    def forward(self, inputs: Tensor) -> Tensor:
        x = torch.relu(self.first(inputs.transpose(1, 2)))
        for layer, d in zip(self.layers, DILATIONS, strict=True):
            x = x[:, :, d:-d] + torch.relu(layer(x))
        out: Tensor = self.heads(x)
        return out.transpose(1, 2)


def save(net: Net, path: Path) -> None:
    """As the package reads them: taps first, then in, then out; half precision."""
    kept = {"first": net.first, "heads": net.heads} | {f"layer{i}": m for i, m in enumerate(net.layers)}
    arrays = {}
    for name, layer in kept.items():
        assert isinstance(layer, nn.Conv1d)
        assert layer.bias is not None
        arrays[name] = layer.weight.detach().permute(2, 1, 0).numpy().astype(np.float16)
        arrays[f"{name}_bias"] = layer.bias.detach().numpy().astype(np.float16)
    np.savez(path, dilations=np.array(DILATIONS, np.int16), **arrays)
