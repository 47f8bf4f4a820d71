"""Sound that is kept: as it was heard, whole at every moment, private, and gone after its time."""

import os
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from practice.sound.keeping import Kept, forget_older, kept_of

RATE = 16_000
LONGEST_LOST = 4096
"""Samples that the encoder may not have written yet; at 16 kHz a quarter of a second."""


def noise(samples: int, channels: int = 1) -> Any:
    """As a 16-bit sound card gives it."""
    whole = np.random.default_rng(samples).integers(-(2**15), 2**15, (samples, channels))
    sound = (whole / 2**15).astype(np.float32)
    return sound[:, 0] if channels == 1 else sound


@pytest.mark.parametrize("channels", [1, 2])
def test_what_is_kept_is_what_was_heard(tmp_path: Path, channels: int) -> None:
    """To the last bit of a 16-bit card."""
    sound = noise(10_001, channels)
    kept = Kept(tmp_path / "sound", "one")
    for start in range(0, len(sound), 320):
        kept.write(sound[start : start + 320], RATE)
    kept.close()
    assert kept.path is not None
    back, rate = soundfile.read(kept.path, dtype="float32")

    assert rate == RATE
    assert np.array_equal(back, sound)


@given(blocks=st.lists(st.integers(1, 9000), min_size=1, max_size=12), channels=st.sampled_from([1, 2]))
def test_an_unfinished_file_plays_up_to_its_last_quarter_of_a_second(
    tmp_path_factory: pytest.TempPathFactory, blocks: list[int], channels: int
) -> None:
    """Read as a killed program leaves it; a count of samples that is wrong would make it unreadable."""
    folder = tmp_path_factory.mktemp("kept")
    kept = Kept(folder, "one")
    sound = noise(sum(blocks), channels)
    start = 0
    for size in blocks:
        kept.write(sound[start : start + size], 44_100)
        start += size
    assert kept.path is not None
    left = folder / "left.flac"
    left.write_bytes(kept.path.read_bytes())
    kept.close()
    if start <= LONGEST_LOST:
        return
    back, rate = soundfile.read(left, dtype="float32")

    assert rate == 44_100
    assert start - len(back) <= LONGEST_LOST
    assert np.array_equal(back, sound[: len(back)])


def test_what_is_no_number_is_kept_as_silence(tmp_path: Path) -> None:
    """And what is too loud, as the loudest there is."""
    kept = Kept(tmp_path, "one")
    kept.write(np.asarray([np.nan, np.inf, -np.inf, 3.0, -3.0, 0.5], np.float32), RATE)
    kept.close()
    assert kept.path is not None
    back, _ = soundfile.read(kept.path, dtype="int16")

    assert back.tolist() == [0, 32767, -32768, 32767, -32768, 16384]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no modes")
def test_nobody_else_can_listen(tmp_path: Path) -> None:
    """From the first moment on: a mode that is set later comes too late."""
    folder = tmp_path / "a" / "sound"
    kept = Kept(folder, "one")
    kept.write(noise(100), RATE)
    assert kept.path is not None
    modes = folder.stat().st_mode & 0o777, kept.path.stat().st_mode & 0o777
    kept.close()

    assert modes == (0o700, 0o600)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("12-3-take2", "12-3-take2.flac"),
        ("core/leak", "core-leak.flac"),
        ("../../etc/x", "etc-x.flac"),
        ("", "answer.flac"),
        ("Wörter und: mehr", "Wörter-und-mehr.flac"),
        ("x" * 300, "x" * 80 + ".flac"),
    ],
)
def test_a_label_is_a_name_in_its_folder_and_nowhere_else(tmp_path: Path, label: str, name: str) -> None:
    """Whatever a bank calls its questions."""
    kept = Kept(tmp_path, label)
    kept.write(noise(100), RATE)
    kept.close()

    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    """A round that is taken up again gives the same label once more."""
    for _ in range(3):
        kept = Kept(tmp_path, "one")
        kept.write(noise(100), RATE)
        kept.close()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["one-2.flac", "one-3.flac", "one.flac"]


def test_where_nothing_can_be_kept_there_is_a_sentence_and_no_error(tmp_path: Path) -> None:
    """The answer is measured all the same."""
    (tmp_path / "sound").write_text("a file where the folder should be")
    kept = Kept(tmp_path / "sound", "one")
    for _ in range(3):
        kept.write(noise(100), RATE)
    kept.close()

    assert kept.trouble.startswith(
        f"{tmp_path / 'sound'}: the sound of this answer is not kept any further ("
    )
    assert "Free some space, or choose another folder; the answer is measured as before" in kept.trouble


def test_an_answer_without_sound_leaves_no_file(tmp_path: Path) -> None:
    """An empty file would only puzzle."""
    Kept(tmp_path, "one").close()

    assert list(tmp_path.iterdir()) == []


def test_old_sound_is_deleted_and_nothing_else(tmp_path: Path) -> None:
    """The lifetime that was promised."""
    for name, age in {"old.flac": 100, "new.flac": 300, "old.txt": 100}.items():
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (age, age))
    left = forget_older(tmp_path, 200)

    assert left == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.flac", "old.txt"]


def test_a_file_that_cannot_be_deleted_is_named(tmp_path: Path) -> None:
    """A promise about sound that is not kept must not be broken in silence."""
    (tmp_path / "one.flac").mkdir()
    os.utime(tmp_path / "one.flac", (100, 100))
    (sentence,) = forget_older(tmp_path, 200)

    assert sentence.startswith(
        f"{tmp_path / 'one.flac'}: this sound should be deleted by now and cannot be ("
    )


def test_the_sounds_of_one_round_are_found_by_its_sign(tmp_path: Path) -> None:
    """In the order of its answers; whatever else lies there is not theirs."""
    for name in ("day-short-ab12-02-take-1.flac", "day-short-ab12-01-take-1.flac", "day-short-ff-01.flac"):
        (tmp_path / name).touch()
    (tmp_path / "day-short-ab12-01.txt").touch()

    assert [path.stem for path in kept_of(tmp_path, "ab12")] == [
        f"day-short-ab12-0{n}-take-1" for n in (1, 2)
    ]
    assert kept_of(tmp_path / "none", "ab12") == ()


def test_a_folder_that_never_was_holds_nothing_old(tmp_path: Path) -> None:
    """Most people keep no sound at all."""
    assert forget_older(tmp_path / "none", 200) == ()
