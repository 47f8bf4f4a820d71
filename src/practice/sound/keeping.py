"""Sound that is kept because the person asked: FLAC, whole at every moment, private, with a lifetime."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from contextlib import suppress
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

from practice.sound.trouble import SoundError

if TYPE_CHECKING:
    import numpy as np
    import soundfile
    from numpy.typing import NDArray

ENDING = ".flac"
BLOCK_AT = 8
"""Where a FLAC file says, in two bytes, how many samples its blocks have; usually 4,096."""

LENGTH_AT = 18
"""Where a FLAC file says, in eight bytes, its rate, channels, bits and how many samples there are."""

SYSTEM_ERROR = 2
"""All that the encoder says of a disk that is full."""

FULL = 0x7FFF
"""The loudest that 16 bits hold."""

NAME = 80
"""Characters of a label that go into the name of a file."""


class Kept:
    """The sound of one answer on disk. Never raises: `trouble` is a sentence when it could not be kept.

    A program that is killed leaves a file that plays: after each block its header is brought up to date,
    so that no reader takes an unfinished file for an empty or an endless one.
    """

    def __init__(self, folder: Path, label: str) -> None:
        self.trouble = ""
        self.path: Path | None = None
        self._folder = folder
        self._label = label
        self._file: soundfile.SoundFile | None = None
        self._header: int | None = None
        self._samples = 0
        self._told = 0
        self._block = 0

    def write(self, samples: NDArray[np.float32], rate: int) -> None:
        """The next block, of the same rate and number of channels as the first."""
        if self.trouble:
            return
        try:
            if self._file is None:
                self._open(rate, channels=1 if samples.ndim == 1 else samples.shape[1])
            self._write(samples, rate)
        except (OSError, RuntimeError) as error:  # soundfile's own errors are RuntimeErrors
            self._give_up(error)
        except ImportError as error:
            self.trouble = SoundError(f"the sound is not kept ({error})", mend="`pip install soundfile`").told

    def close(self) -> None:
        """The file is whole."""
        file, self._file = self._file, None
        header, self._header = self._header, None
        if header is not None:
            os.close(header)
        if file is not None:
            try:
                file.close()
            except (OSError, RuntimeError) as error:
                self._give_up(error)

    def _open(self, rate: int, *, channels: int) -> None:
        import soundfile

        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(OSError):  # a folder that was there; not every disk knows modes
            self._folder.chmod(0o700)
        path = _new_file(self._folder, self._label)
        self.path = path
        with suppress(OSError):  # not every system lets two write to a file
            self._header = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        self._file = soundfile.SoundFile(path, "w", rate, channels, format="FLAC", subtype="PCM_16")

    def _write(self, samples: NDArray[np.float32], rate: int) -> None:
        import numpy as np

        assert self._file is not None
        whole = np.nan_to_num(samples, nan=0.0, posinf=1.0, neginf=-1.0)
        self._file.write(np.clip(np.rint(whole * (FULL + 1)), -FULL - 1, FULL).astype(np.int16))
        self._samples += len(samples)
        if self._header is not None:
            self._tell(self._header, rate, channels=1 if samples.ndim == 1 else samples.shape[1])

    def _tell(self, header: int, rate: int, *, channels: int) -> None:
        """How much has been written by now, which the encoder itself tells only in the end."""
        if not self._block:
            os.lseek(header, BLOCK_AT, os.SEEK_SET)
            self._block = int.from_bytes(os.read(header, 2), "big") or sys.maxsize
        written = (self._samples - 1) // self._block * self._block  # a full block waits for the next sample
        if written > self._told:
            fields = rate << 44 | (channels - 1) << 41 | (16 - 1) << 36 | written
            os.lseek(header, LENGTH_AT, os.SEEK_SET)
            os.write(header, fields.to_bytes(8, "big"))
            self._told = written

    def _give_up(self, error: Exception) -> None:
        where = self.path or self._folder
        if getattr(error, "code", 0) == SYSTEM_ERROR:
            detail = "the disk takes no more"
        else:
            detail = getattr(error, "strerror", None) or " ".join(str(error).split())
        self.trouble = SoundError(
            f"{where}: the sound of this answer is not kept any further ({detail})",
            mend="free some space, or choose another folder; the answer is measured as before",
        ).told
        self.close()


def kept_of(folder: Path, sign: str) -> Sequence[Path]:
    """The sounds with this sign in their names, such as a part of a round's id, in the order of the names."""
    return tuple(sorted(folder.glob(f"*-{escape(sign)}-*{ENDING}")))


def forget_older(folder: Path, before: float) -> Sequence[str]:
    """Delete sound kept before this moment (seconds since 1970); a sentence for each file that stays."""
    stay = []
    for path in sorted(folder.glob(f"*{ENDING}")):
        try:
            if path.lstat().st_mtime < before:
                path.unlink()
        except OSError as error:
            stay.append(f"{path}: this sound should be deleted by now and cannot be ({error.strerror})")
    return tuple(stay)


def _new_file(folder: Path, label: str) -> Path:
    """A new empty file that only its owner may read, named for the label."""
    stem = re.sub(r"[^\w.-]+", "-", label).strip("-.")[:NAME] or "answer"
    number = 1
    while True:
        path = folder / f"{stem if number == 1 else f'{stem}-{number}'}{ENDING}"
        try:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            number += 1
        else:
            return path
