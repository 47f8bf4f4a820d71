"""Sound files, heard block by block; what is none is a sentence."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from practice.sound import files
from practice.sound.files import hear_file
from practice.sound.trouble import SoundError


class CollectingEar:
    """Keeps what it hears."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self.blocks: list[Any] = []

    def hear(self, samples: Any) -> None:
        """The next block."""
        self.blocks.append(samples.copy())


def voice(seconds: float, rate: int, channels: int = 1) -> Any:
    """Something with a shape."""
    at = np.arange(round(seconds * rate)) / rate
    return np.stack([0.3 * np.sin(2 * np.pi * (200 + 50 * n) * at) for n in range(channels)], axis=1)


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_a_sound_file_is_heard_whole(tmp_path: Path, ending: str) -> None:
    """Those kinds that phones and programs make."""
    path = tmp_path / f"answer.{ending}"
    soundfile.write(path, voice(6.0, 16_000), 16_000)
    ear = hear_file(path, CollectingEar)

    heard = np.concatenate(ear.blocks)
    assert ear.rate == 16_000
    assert heard.shape == pytest.approx((96_000,), abs=1152)  # mp3 comes in whole frames
    assert heard.dtype == np.float32
    assert np.abs(heard).max() == pytest.approx(0.3, abs=0.02)


def test_a_long_file_is_never_whole_in_memory(tmp_path: Path) -> None:
    """An hour of sound is a quarter of a gigabyte."""
    path = tmp_path / "long.wav"
    soundfile.write(path, voice(20.0, 16_000), 16_000)
    ear = hear_file(path, CollectingEar)

    assert max(map(len, ear.blocks)) == files.BLOCK
    assert sum(map(len, ear.blocks)) == 320_000


def test_channels_stay_side_by_side(tmp_path: Path) -> None:
    """It is the ear that makes one of them."""
    path = tmp_path / "two.wav"
    soundfile.write(path, voice(1.0, 8000, channels=2), 8000)
    ear = hear_file(path, CollectingEar)

    assert ear.blocks[0].shape == (8000, 2)


def without_length(flac: bytes) -> bytes:
    """As a writer leaves it that was killed before it could count its samples."""
    count = int.from_bytes(flac[18:26], "big") >> 36 << 36
    return flac[:18] + count.to_bytes(8, "big") + flac[26:]


def test_a_file_that_was_never_finished_is_heard_up_to_its_end(tmp_path: Path) -> None:
    """Other programs get killed, too, and theirs do not say how long they are."""
    path = tmp_path / "left.flac"
    soundfile.write(path, voice(6.0, 16_000), 16_000)
    path.write_bytes(without_length(path.read_bytes()))
    ear = hear_file(path, CollectingEar)

    assert sum(map(len, ear.blocks)) == 96_000


def refused(path: Path) -> SoundError:
    """What is said about this file."""
    with pytest.raises(SoundError) as caught:
        hear_file(path, CollectingEar)
    assert caught.value.sentence.startswith(f"{path}: ")
    return caught.value


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    """The name may be misspelt."""
    assert refused(tmp_path / "none.wav").sentence.endswith("there is no such file")


def test_a_folder_is_a_sentence(tmp_path: Path) -> None:
    """It takes files only."""
    assert refused(tmp_path).sentence.endswith("this is a folder")


def test_an_empty_file_is_a_sentence(tmp_path: Path) -> None:
    """A recording that failed looks like that."""
    (tmp_path / "answer.wav").touch()

    assert refused(tmp_path / "answer.wav").sentence.endswith("this file is empty")


def test_a_file_without_a_single_sample_is_a_sentence(tmp_path: Path) -> None:
    """And one with a header only."""
    path = tmp_path / "answer.wav"
    soundfile.write(path, np.zeros(0), 16_000)

    assert refused(path).sentence.endswith("there is no sound in this file")


@pytest.mark.parametrize("name", ["answer.m4a", "answer.wav", "a b.txt"])
def test_something_else_is_a_sentence_with_a_way_to_convert_it(tmp_path: Path, name: str) -> None:
    """Phones record m4a, which cannot be read here."""
    path = tmp_path / name
    path.write_bytes(b"\0\0\0\x20ftypM4A isom" + bytes(500))
    trouble = refused(path)

    assert "this is not sound that can be read (" in trouble.sentence
    assert "ffmpeg -i" in trouble.mend
    assert name in trouble.mend


def test_a_rate_that_no_ear_takes_is_a_sentence(tmp_path: Path) -> None:
    """The ear says what it takes."""

    class PickyEar(CollectingEar):
        def __init__(self, rate: float) -> None:
            raise ValueError(f"{rate:g} samples a second are too few")

    path = tmp_path / "answer.wav"
    soundfile.write(path, voice(1.0, 4000), 4000)
    with pytest.raises(SoundError, match="4000 samples a second are too few"):
        hear_file(path, PickyEar)
