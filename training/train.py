"""Train the network: `python training/train.py CORPUS OUT.npz --minutes 20`.

One process makes clips without end, the other learns from the last few thousand of them.
"""

import argparse
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import Pool
from multiprocessing import TimeoutError as NotYet
from pathlib import Path

import clips
import numpy as np
import sounds
import torch
from network import REACH, Net, save
from numpy.random import Generator
from numpy.typing import NDArray
from torch.nn.functional import binary_cross_entropy_with_logits

from practice.speech.bands import Bands
from practice.speech.surroundings import survey

WINDOW = 500  # frames of one example
BATCH = 24
KEPT = 2500  # clips learnt from at a time
SHARES = {
    "espeak": 0.10,
    "flite": 0.10,
    "festival": 0.10,
    "neural": 0.25,
}  # of the clips; real voices share the rest
SYNTHETIC = tuple(SHARES)
KEPT_BACK = frozenset(  # speakers, under whatever source they come
    "fr_CA_f_June tuxpaint_ca tuxpaint_ro potato_en potato_sr letters_nl letters_nb "
    "awb suo_fi_lj_diphone jf_nezumi engbscotland_Alex hi_zac pt_m8".split()
)
MEASURED_ON = "clips"  # never learnt from: the program is scored on other recordings of the same sounds
EVENTS = (sounds.breath, sounds.click, sounds.rustle, sounds.thump, sounds.beep)
Example = tuple[NDArray[np.float16], NDArray[np.float16]]


def kept_back(name: str) -> bool:
    """Whether a speaker (`source/speaker`) is one the network is measured on."""
    return name.split("/")[1] in KEPT_BACK


def pick(names: list[str], weights: dict[str, float], rng: Generator) -> str:
    """A speaker: first synthetic or real, then anyone of the kind."""
    groups: dict[str, list[str]] = {}
    for name in names:
        source = name.split("/")[0]
        groups.setdefault(source if source in SYNTHETIC else "real", []).append(name)
    kinds = sorted(groups)
    real = 1 - sum(SHARES.get(kind, 0) for kind in kinds)
    share = np.array([SHARES.get(kind, real) for kind in kinds])
    group = groups[kinds[int(rng.choice(len(kinds), p=share / share.sum()))]]
    weight = np.array([weights[name] for name in group])
    return str(rng.choice(group, p=weight / weight.sum()))


def worth(paths: list[Path]) -> float:
    """How often a speaker comes: more with more recordings, where the vowels are known, and in English."""
    known = clips.read(paths[0]).nuclei is not None
    with np.load(paths[0]) as kept:
        english = str(kept["lang"]).startswith("en")
    return float(np.sqrt(len(paths))) * (2.0 if known else 1.0) * (2.5 if english else 1.0)


def example(seed: int) -> Example:
    """Inputs with REACH frames more on each side, and targets (frames, 3)."""
    rng = np.random.default_rng([seed, 20])
    name = pick(_names, _weights, rng)
    parts = [clips.read(p) for p in rng.permutation(np.array(_speakers[name], object))[:8]]
    others = [_speakers[_names[int(rng.integers(len(_names)))]][0] for _ in range(int(rng.integers(3, 9)))]
    seconds = float(rng.choice([5, 10, 20, 30], p=[0.15, 0.2, 0.45, 0.2]))
    manner = clips.Manner()
    kind = rng.random()
    if kind < 0.25:  # a quiet room
        manner = replace(manner, snr=(35.0, 75.0))
    elif kind < 0.35:
        manner = replace(manner, snr=(-3.0, 8.0))
    made = clips.clip(
        parts, [clips.read(p) for p in others], rng, seconds=seconds, manner=manner, noises=_noises
    )
    if rng.random() < 0.12:
        made = nobody(made, rng)
    bands = Bands()
    samples = made.samples.astype(np.float32) / np.float32(32768)
    chunks = bands.take(samples)
    levels = np.concatenate([*chunks, bands.rest(np.zeros(0, np.float32))])
    frames = len(made.speech)
    inputs = survey(levels).inputs(levels, -REACH, frames + REACH)
    targets = np.stack([made.speech, made.nucleus, made.filler, made.weight], axis=1)
    return inputs.astype(np.float16), targets.astype(np.float16)


def nobody(clip: clips.Clip, rng: Generator) -> clips.Clip:
    """As long a clip in which nobody speaks: noise, and sounds that come and go, often one kind of them."""
    count = len(clip.samples)
    sound = sounds.steady(count, rng) * 10 ** rng.uniform(-4, -1)
    kinds = [sounds.event] if rng.random() < 0.5 else [EVENTS[int(rng.integers(len(EVENTS)))]]
    level = rng.uniform(-2.5, -0.3)
    for _ in range(int(rng.integers(0, 25))):
        extra = kinds[0](rng) * 10 ** (level + rng.uniform(-0.5, 0.2))
        at = int(rng.integers(count))
        room = sound[at : at + len(extra)]
        room += extra[: len(room)]
    rest = np.zeros_like(clip.speech)
    samples = (np.clip(sound, -1, 1) * 32767).astype(np.int16)
    return clips.Clip(samples, rest, rest, rest, np.ones_like(rest), clip.utterance)


_speakers: dict[str, list[Path]] = {}
_names: list[str] = []
_weights: dict[str, float] = {}
_noises: list[Path] = []


def prepare(corpus: Path, everyone: bool) -> None:
    """What a worker needs to know."""
    _speakers.update(clips.speakers(corpus))
    possible = [n for n in sorted(_speakers) if n.split("/")[0] != MEASURED_ON]
    _names.extend(n for n in possible if everyone or not kept_back(n))
    _weights.update({n: worth(_speakers[n]) for n in _names})
    _noises.extend(sorted((corpus / "noise").glob("**/*.npz")))


def batches(held: deque[Example], rng: Generator) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Windows out of the clips at hand, without end."""
    while True:
        inputs, targets = [], []
        for _ in range(BATCH):
            x, y = held[int(rng.integers(len(held)))]
            at = int(rng.integers(0, len(y) - WINDOW + 1))
            inputs.append(x[at : at + WINDOW + 2 * REACH])
            targets.append(y[at : at + WINDOW])
        yield (
            torch.from_numpy(np.stack(inputs).astype(np.float32)),
            torch.from_numpy(np.stack(targets).astype(np.float32)),
        )


def loss_of(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Cross entropy of each head, unknown frames left out; the last column weighs the vowels."""
    weights = torch.ones_like(logits)
    weights[:, :, 1] = targets[:, :, 3]
    targets = targets[:, :, :3]
    known = (~torch.isnan(targets)) * weights
    each = binary_cross_entropy_with_logits(logits, torch.nan_to_num(targets), reduction="none") * known
    return each.sum(dim=(0, 1)) / known.sum(dim=(0, 1)).clamp(min=1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="state of an earlier run to go on from")
    parser.add_argument("--everyone", action="store_true", help="learn from the kept-back speakers too")
    parser.add_argument("--rate", type=float, default=2.5e-3)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(args.seed)
    net = Net()
    if args.start:
        net.load_state_dict(torch.load(args.start))
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=1e-3)
    held: deque[Example] = deque(maxlen=KEPT)
    began, steps, running = time.monotonic(), 0, torch.zeros(3)
    with Pool(1, initializer=prepare, initargs=(args.corpus, args.everyone)) as pool:
        arriving = pool.imap_unordered(example, range(args.seed * 10**6, args.seed * 10**6 + 10**6))
        source = batches(held, rng)
        while (part := (time.monotonic() - began) / (60 * args.minutes)) < 1:
            while len(held) < 60:
                held.append(next(arriving))
            try:
                while True:
                    held.append(arriving.next(timeout=1e-4))
            except NotYet:
                pass
            for group in optimiser.param_groups:
                group["lr"] = args.rate * min(1, steps / 100) * 0.5 * (1 + np.cos(np.pi * part))
            inputs, targets = next(source)
            losses = loss_of(net(inputs), targets)
            optimiser.zero_grad()
            (losses * torch.tensor([1.0, 1.0, 1.0])).sum().backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            running = running * 0.98 + losses.detach() * 0.02
            steps += 1
            if steps % 200 == 0:
                shown = " ".join(f"{v:.4f}" for v in (running / (1 - 0.98**steps)).tolist())
                print(f"{part:.2f} step {steps} clips {len(held)} loss {shown}", flush=True)
                save(net, args.out)
                torch.save(net.state_dict(), args.out.with_suffix(".pt"))
        pool.terminate()
    save(net, args.out)
    torch.save(net.state_dict(), args.out.with_suffix(".pt"))


if __name__ == "__main__":
    main()
