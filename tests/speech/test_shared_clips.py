"""The figures of docs, on the recordings they were taken of; these are kept outside the repository.

The clips lie in `shared/speech` beside the repository. Without them these tests say so and are skipped.
"""

import importlib.util
import json
import sys
import wave
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from practice.model.delivery import length
from practice.speech.ear import Ear, measure
from practice.speech.measured import Measured

SHARED = Path(__file__).parents[3] / "shared" / "speech"

pytestmark = [
    pytest.mark.skipif(not (SHARED / "score.py").exists(), reason=f"the clips are not at {SHARED}"),
    pytest.mark.skipif(
        importlib.util.find_spec("soundfile") is None, reason="the scorer of the clips needs soundfile"
    ),
]


def read(path: Path) -> np.ndarray:
    with wave.open(str(path)) as kept:
        assert kept.getframerate() == 16_000
        return np.frombuffer(kept.readframes(kept.getnframes()), np.int16)


@cache
def scorer() -> ModuleType:
    found = importlib.util.spec_from_file_location("clip_scorer", SHARED / "score.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules["clip_scorer"] = module
    found.loader.exec_module(module)
    return module


def answer(measured: Measured) -> dict[str, Any]:
    said = measured.delivery
    return {
        "pauses": said.silences,
        "speech": said.runs if said.speech is None else [said.speech],
        "nuclei_s": measured.nuclei,
        "syllables": said.syllables,
        "filled_pauses": said.fillers,
        "snr_db": said.snr_db,
        "too_noisy": said.too_noisy,
    }


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The scorer's summary of every clip and its noisy versions."""
    clips = {w: json.loads(w.with_suffix(".json").read_text("utf-8")) for w in sorted(SHARED.rglob("*.wav"))}
    clips |= scorer().write_noisy(clips, tmp_path_factory.mktemp("noisy"))
    scored = [scorer().score_clip(answer(measure(read(w), 16_000)), truth) for w, truth in clips.items()]
    summary: dict[str, Any] = scorer().summarise(scored)
    return summary


@pytest.mark.parametrize(
    ("clips", "least"),
    [
        ("timit", 0.95),
        ("timit+pink20", 0.93),
        ("timit+pink10", 0.92),
        ("timit+pink5", 0.86),
        ("mfaspon", 0.9),
    ],
)
def test_pauses_are_found(figures: dict[str, Any], clips: str, least: float) -> None:
    """Better than any detector we know, in a quiet room and beside a fan."""
    assert figures["pauses"][clips]["f1"] >= least


@pytest.mark.parametrize("clips", ["timit", "timit+pink20", "timit+pink10"])
def test_the_whole_time_of_pauses_is_right(figures: dict[str, Any], clips: str) -> None:
    """The share of pause is made of it."""
    assert abs(figures["pauses"][clips]["time_error_pct"]) <= 8


@pytest.mark.parametrize(("clips", "most"), [("timit", 9), ("so762", 11), ("mfaspon", 8)])
def test_syllables_are_counted(figures: dict[str, Any], clips: str, most: float) -> None:
    """Of native and non-native readers, and of somebody who speaks freely."""
    assert figures["syllables"][clips]["error_pct"] <= most


def test_fillers_are_found_and_seldom_made_up(figures: dict[str, Any]) -> None:
    """An "um" that was not said offends more than a missed one."""
    assert figures["fillers"]["semi-synthetic"]["f1"] >= 0.85
    assert figures["fillers"]["false_alarms_per_min"] <= 1.5


def test_what_is_said_live_is_not_taken_back() -> None:
    """On every readable clip: the lamp and the count of the silence agree with the final measure."""
    wrong = asked = 0
    for path in sorted(SHARED.glob("clips/*.wav"))[:12]:
        sound = read(path)
        whole = measure(sound, 16_000).delivery
        ear = Ear(16_000)
        for at in range(0, len(sound), 3_200):
            ear.hear(sound[at : at + 3_200])
            now = ear.hearing()
            if now.speaking is None or whole.speech is None:
                continue
            asked += 1
            pausing = any(a + 0.25 < now.heard_s < b - 0.05 for a, b in whole.pauses if length((a, b)) >= 0.3)
            talking = any(a + 0.1 < now.heard_s < b - 0.05 for a, b in whole.runs)
            wrong += bool((pausing and now.speaking) or (talking and not now.speaking))

    assert asked > 500
    assert wrong / asked < 0.04
