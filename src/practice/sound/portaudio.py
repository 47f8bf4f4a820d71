"""PortAudio belongs to one thread: every call into it is made there, in turn, and nobody waits for ever.

A frozen sound server keeps a call for ever: to load the library, to open, to stop, to close. PortAudio is
also not made for several threads. So there is one daemon thread; who asks gets a Future and waits as long
as they like. While a call hangs the next ones wait behind it, and go on should it ever come back.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Any, TypeVar

from practice.sound.standard_error import SWITCHING
from practice.sound.trouble import SoundError, no_answer, of_loading

SoundDevice = Any
"""The module `sounddevice`, which has no types."""

Made = TypeVar("Made")

LEAVE = 1.0
"""Seconds that closing may take when the program ends."""


def load() -> SoundDevice:
    """The library, started. Raises SoundError."""
    with SWITCHING:
        try:
            import sounddevice

            if not sounddevice._initialized:  # somebody has let it go before
                sounddevice._initialize()
        except (ImportError, OSError) as error:
            raise of_loading(error) from error
        except Exception as error:  # its own error, which cannot be named when loading fails
            raise SoundError(
                f"PortAudio does not start ({' '.join(str(error).split())})",
                mend="look at the sound settings of the system",
            ) from error
    atexit.unregister(sounddevice._exit_handler)  # with a frozen server it would never let Python end
    return sounddevice


class PortAudio:
    """The one way to the sound card. Nothing is loaded before somebody asks."""

    def __init__(self, load: Callable[[], SoundDevice] = load) -> None:
        self._load = load
        self._lock = Lock()
        self._asked: SimpleQueue[tuple[Callable[[SoundDevice], Any], Future[Any]] | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._left = False
        self.streams = 0
        """Open ones; read and written only by what runs on the thread."""

    def soon(self, work: Callable[[SoundDevice], Made]) -> Future[Made]:
        """Have this done, after all that was asked before; the Future raises what goes wrong."""
        done: Future[Made] = Future()
        with self._lock:
            if self._left:
                done.set_exception(no_answer())
            else:
                self._asked.put((work, done))
            if self._thread is None and not self._left:
                self._thread = Thread(target=self._serve, name="portaudio", daemon=True)
                self._thread.start()
                atexit.register(self.leave)
        return done

    def within(self, seconds: float, work: Callable[[SoundDevice], Made]) -> Made:
        """What comes of this. Raises SoundError, also when it takes longer."""
        try:
            return self.soon(work).result(seconds)
        except TimeoutError:
            raise no_answer() from None

    def refresh(self, library: SoundDevice) -> None:
        """Look again at what is plugged in: PortAudio lists devices only when it starts.

        For what runs on the thread. Open streams would not survive it, so with one nothing happens.
        """
        if not self.streams:
            with SWITCHING:
                library._terminate()
                library._initialize()

    def leave(self) -> None:
        """Let PortAudio go, for good and in bounded time."""
        with self._lock:
            thread = None if self._left else self._thread
            self._left = True
        if thread is not None:
            atexit.unregister(self.leave)
            self._asked.put(None)
            thread.join(LEAVE)

    def _serve(self) -> None:
        library: SoundDevice = None
        while asked := self._asked.get():
            work, done = asked
            if done.set_running_or_notify_cancel():
                try:
                    library = library or self._load()
                    done.set_result(work(library))
                except BaseException as error:  # it belongs to whoever asked
                    done.set_exception(error)
            del asked, work, done  # waiting for the next keeps nothing of this one
        if library is not None:
            with suppress(Exception):
                library._terminate()
