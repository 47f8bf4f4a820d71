"""A loudspeaker without hardware: ALSA plays into a FIFO that is emptied no faster than sound is heard."""

import fcntl
import os
import select
import sys
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

if sys.platform != "linux":
    raise RuntimeError("ALSA is Linux's")

PLAYBACK = 'playback.pcm {{ type file slave.pcm "null" file "{file}" format "raw" }}'
PIPE = READ = 4096
SECOND = 22_050 * 4
"""Bytes of the sound that voices make, as 32-bit floats."""

LOOK = 0.1


class FifoLoudspeaker:
    """Takes the place of the loudspeaker in the configuration of a microphone, and counts what is played."""

    def __init__(self, config: Path, folder: Path) -> None:
        self.played = 0
        path = folder / "loudspeaker"
        os.mkfifo(path)
        text, mute = config.read_text(), PLAYBACK.format(file="/dev/null")
        assert mute in text
        config.write_text(text.replace(mute, PLAYBACK.format(file=path), 1))
        self._end = os.open(path, os.O_RDWR)  # both ends: whoever plays must not wait for a reader
        fcntl.fcntl(self._end, fcntl.F_SETPIPE_SZ, PIPE)
        self._left = Event()
        self._reader = Thread(target=self._read, name="loudspeaker", daemon=True)

    def __enter__(self) -> Self:
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._left.set()
        self._reader.join()
        os.close(self._end)

    def _read(self) -> None:
        while not self._left.is_set():
            if select.select([self._end], [], [], LOOK)[0]:
                read = len(os.read(self._end, READ))
                self.played += read
                self._left.wait(read / SECOND)
