"""The loudspeaker: soft tones in the moment they are asked for, and recordings played back.

A device takes up to a second to open, and a tone that late would lead the breath astray; so from the first
tone on it stays open. Recordings have streams of their own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from practice.sound.bell import Asked, Bell, Waiting, opened
from practice.sound.cues import CUES
from practice.sound.devices import found, listed
from practice.sound.files import hear_file
from practice.sound.portaudio import PortAudio, SoundDevice
from practice.sound.tones import Playback, Player
from practice.sound.trouble import SoundError, no_answer, of_device

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from practice.model.trouble import Trouble

OPENING = 3.0
"""Seconds after which a device that is being opened is said not to answer."""

STUCK = 1.0
"""Seconds after which a device that has not taken a tone is said not to answer."""

CLOSING = 1.0
"""Seconds that closing is waited for."""

ENDING = 2.0
"""Seconds in which the recording before must have fallen silent."""


class SoundLoudspeaker:
    """Plays on the system's own loudspeaker. Nothing is loaded or opened before it is first wanted."""

    def __init__(self, portaudio: PortAudio, *, elapsed: Callable[[], float]) -> None:
        self._portaudio = portaudio
        self._elapsed = elapsed
        self._waiting: Waiting = deque()
        self._opening: Future[Bell] | None = None
        self._asked_at = 0.0
        self._player = Player(portaudio)
        self._recording: Recording | None = None

    def wake(self) -> None:
        """See the port. After a failure it tries again."""
        if self._opening is None or (self._opening.done() and not self._alive()):
            self._open()

    def cue(self, name: str) -> bool:
        """See the port. True also while the device is being opened: the tone may still come in time."""
        bell = self._bell()
        if self._opening is None:
            self._open()
        elif bell is not None and bell.lost:
            self._open()  # what was plugged in is gone: the next tone finds what there is now
            return False
        if name not in CUES or self._bell_trouble() is not None:
            return False
        self._waiting.append(Asked(name, self._elapsed()))
        return True

    def play(self, path: Path) -> None:
        """See the port."""
        before = self._recording
        if before is not None:
            before.stop()
        self._recording = Recording(path, self._player, after=before)

    def playing(self) -> bool:
        """See the port."""
        return self._recording is not None and self._recording.alive()

    def stop(self) -> None:
        """See the port."""
        self._waiting.clear()
        bell = self._bell()
        if bell is not None:
            bell.hush()
        if self._recording is not None:
            self._recording.stop()

    def trouble(self) -> str:
        """See the port."""
        of_recording = self._recording.trouble if self._recording is not None else None
        trouble = of_recording or self._bell_trouble()
        return trouble.told if trouble is not None else ""

    def close(self) -> None:
        """See the port. A later tone or recording opens it again."""
        self.stop()
        if self._recording is not None:
            self._recording.join(CLOSING)
        opening, self._opening = self._opening, None
        if opening is None:
            return

        def close(_library: SoundDevice) -> None:
            if opening.exception() is None:
                self._let_go(opening.result())

        with suppress(SoundError):
            self._portaudio.within(CLOSING, close)

    def _open(self) -> None:
        before = self._bell()
        self._asked_at = self._elapsed()
        self._waiting.clear()
        self._opening = self._portaudio.soon(lambda library: self._opened(library, before))

    def _bell(self) -> Bell | None:
        opening = self._opening
        if opening is None or not opening.done() or opening.exception() is not None:
            return None
        return opening.result()

    def _alive(self) -> bool:
        bell = self._bell()
        return bell is not None and not bell.lost

    def _bell_trouble(self) -> Trouble | None:
        """Why no tone can be heard; None while one can, or is about to."""
        opening = self._opening
        if opening is None:
            return None
        if not opening.done():
            return no_answer() if self._elapsed() - self._asked_at > OPENING else None
        error = opening.exception()
        if error is None:
            return no_answer() if self._stuck() else None
        return error if isinstance(error, SoundError) else of_device(error, "", kind="loudspeaker")

    def _stuck(self) -> bool:
        """A tone has been waiting for so long that the device must be frozen."""
        with suppress(IndexError):
            return self._elapsed() - self._waiting[0].at > STUCK
        return False

    # -- on PortAudio's thread -----------------------------------------------------------------------

    def _opened(self, library: SoundDevice, before: Bell | None) -> Bell:
        if before is not None:
            self._let_go(before)
        self._portaudio.refresh(library)
        device = found(listed(library).outputs, "", kind="output")
        bell = opened(library, device, self._waiting, elapsed=self._elapsed)
        self._portaudio.streams += 1
        return bell

    def _let_go(self, bell: Bell) -> None:
        bell.close()
        self._portaudio.streams -= 1


class Recording:
    """One file being played, on a thread of its own from when it is made: reading it takes a moment."""

    def __init__(self, path: Path, player: Player, *, after: Recording | None) -> None:
        self.trouble: Trouble | None = None
        self._path = path
        self._player = player
        self._lock = Lock()
        self._stopped = False
        self._playing = False
        self._thread = Thread(target=self._play, args=(after,), name="recording", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Silence at once, also when nothing can be heard yet."""
        with self._lock:
            self._stopped = True
            if self._playing:
                self._player.stop()

    def alive(self) -> bool:
        """It can be heard, or is about to be."""
        return self._thread.is_alive() and not self._stopped

    def join(self, within: float) -> None:
        """Until it is silent."""
        self._thread.join(within)

    def _play(self, after: Recording | None) -> None:
        if after is not None:
            after.join(ENDING)  # never two at once
        del after  # else every recording would keep all those before it
        try:
            playback = self._begin(hear_file(self._path, Tape))
        except SoundError as trouble:
            self.trouble = trouble
        except OSError as error:  # the disk has gone
            self.trouble = SoundError(
                f"{self._path}: this file cannot be read ({error.strerror})", mend="look at its disk"
            )
        else:
            if playback is not None:
                self._player.wait(playback)
                self.trouble = playback.trouble

    def _begin(self, tape: Tape) -> Playback | None:
        samples = tape.samples()
        with self._lock:
            if self._stopped:
                return None
            self._playing = True
            return self._player.play(samples, tape.rate)


class Tape:
    """An ear that keeps what it hears, its channels mixed into one."""

    def __init__(self, rate: float) -> None:
        self.rate = rate
        self._blocks: list[NDArray[np.float32]] = []

    def hear(self, samples: NDArray[np.float32]) -> None:
        """See Hears."""
        self._blocks.append(samples if samples.ndim == 1 else samples.mean(axis=1))

    def samples(self) -> NDArray[np.float32]:
        """All of it, with what is no number as silence."""
        import numpy as np

        return np.nan_to_num(np.concatenate(self._blocks), nan=0.0, posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)
