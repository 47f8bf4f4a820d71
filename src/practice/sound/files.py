"""Sound files are heard like a microphone: block by block, an hour in no more room than a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from practice.sound.trouble import SoundError, of_loading

if TYPE_CHECKING:
    import numpy as np
    import soundfile
    from numpy.typing import NDArray

BLOCK = 1 << 16
"""Samples read at a time."""

ENDLESS = 1 << 62
"""How many samples a file claims whose writer was killed before it could count them."""

CONVERT = "make it wav, flac, ogg or mp3; `ffmpeg -i {name} {stem}-converted.wav` converts nearly everything"


class Hears(Protocol):
    """An ear that is fed."""

    def hear(self, samples: NDArray[np.float32]) -> None:
        """The next block."""


AnEar = TypeVar("AnEar", bound=Hears)


def hear_file(path: Path, ear: Callable[[float], AnEar]) -> AnEar:
    """An ear for the rate of this file that has heard the whole of it. Raises SoundError."""
    _is_there(path)
    try:
        import soundfile
    except (ImportError, OSError) as error:
        raise of_loading(error) from error
    try:
        with soundfile.SoundFile(path) as file:
            return _heard(path, file, ear)
    except TypeError as error:  # raw samples, which say nothing about themselves
        raise _unreadable(path, "it does not say how it was recorded") from error
    except soundfile.LibsndfileError as error:
        raise _unreadable(path, error.error_string) from error


def _heard(path: Path, file: soundfile.SoundFile, ear: Callable[[float], AnEar]) -> AnEar:
    try:
        heard = ear(float(file.samplerate))
    except ValueError as error:
        raise _unreadable(path, str(error)) from error
    some = False
    for block in _blocks(file):
        some = True
        heard.hear(block[:, 0] if block.shape[1] == 1 else block)
    if not some:
        raise SoundError(f"{path}: there is no sound in this file", mend="record it again")
    return heard


def _blocks(file: soundfile.SoundFile) -> Iterator[NDArray[np.float32]]:
    import numpy as np
    import soundfile

    while True:
        block = np.full((BLOCK, file.channels), np.nan, np.float32)
        try:
            read = len(file.read(out=block))
        except soundfile.LibsndfileError:
            if file.frames < ENDLESS:
                raise
            # The end of an unfinished file is an error to the library, which has read the rest all the same.
            read = int(np.argmax(np.isnan(np.append(block[:, 0], np.nan))))
        if read:
            yield block[:read]
        if read < BLOCK:
            return


def _is_there(path: Path) -> None:
    if path.is_dir():
        raise SoundError(f"{path}: this is a folder", mend="name the sound files in it")
    if not path.exists():
        raise SoundError(f"{path}: there is no such file", mend="look at the spelling and the folder")
    if not path.is_file():
        return  # a pipe or a device: it will say what it is
    try:
        with path.open("rb") as file:
            empty = not file.read(1)
    except OSError as error:
        raise SoundError(
            f"{path}: this file cannot be read ({error.strerror})", mend="make it yours to read"
        ) from error
    if empty:
        raise SoundError(f"{path}: this file is empty", mend="record it again")


def _unreadable(path: Path, detail: str) -> SoundError:
    what = detail.strip().rstrip(".")
    return SoundError(
        f"{path}: this is not sound that can be read ({what})",
        mend=CONVERT.format(name=path.name, stem=path.stem),
    )
