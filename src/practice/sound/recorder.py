"""The recorder of a round: the microphone, and whoever listens to the present answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from practice.model.delivery import Delivery, Hearing
from practice.sound.keeping import Kept
from practice.sound.listening import Ear, Listening
from practice.sound.microphone import RATE, Microphone
from practice.sound.portaudio import PortAudio

if TYPE_CHECKING:
    from practice.model.trouble import Trouble

MEASURING = 3.0
"""Seconds that the last of an answer may take to be measured; usually it is a few milliseconds."""

CLOSING = 1.0
"""Seconds that the sound which is kept may take to be put away."""


def ear(rate: float) -> Ear:
    """The measures of `speech`, which load numpy."""
    from practice.speech.ear import Ear as SpeechEar

    return SpeechEar(rate)


class SoundRecorder:
    """Listens through a device by name (empty: the system's own choice).

    The device is open from `wake` to `close`. Sound is used between `start` and `stop` only; outside of
    answers it is dropped where it arrives. It is measured and thrown away, unless an answer is given a name
    to be kept under, in the folder `keep`.
    """

    def __init__(
        self,
        portaudio: PortAudio,
        *,
        elapsed: Callable[[], float],
        device: str = "",
        keep: Path | None = None,
        ear: Callable[[float], Ear] = ear,
    ) -> None:
        self._microphone = Microphone(portaudio, device, elapsed=elapsed)
        self._elapsed = elapsed
        self._keep = keep
        self._ear = ear
        self._listening: Listening | None = None
        self._before: Listening | None = None
        self._awake = False
        self._fault = ""
        self._warm = False

    def wake(self) -> None:
        """See the port."""
        self._awake = True
        self._microphone.open()
        if not self._warm:  # what loads slowly shall not do so when the first sound comes
            self._warm = True
            Thread(target=self._ear, args=(RATE,), name="warming up", daemon=True).start()

    def start(self, keep_as: str = "") -> None:
        """See the port."""
        if self._listening is not None:  # an answer that nobody ended
            self.stop()
        self._fault = ""
        self._wake_again()
        kept = Kept(self._keep, keep_as) if self._keep is not None and keep_as else None
        self._listening = Listening(self._microphone, self._ear, kept, elapsed=self._elapsed)

    def hearing(self) -> Hearing | None:
        """See the port. Before an answer there is something to say only when the microphone has failed."""
        failed = self.trouble()
        listening = self._listening
        if listening is None:
            trouble = failed.told if failed else self._fault
            return Hearing(trouble=trouble) if trouble else None
        return replace(listening.hearing, trouble=failed.told if failed else listening.told())

    def trouble(self) -> Trouble | None:
        """Why the microphone could not be opened, if so."""
        return self._microphone.trouble() if self._awake else None

    def ready(self) -> bool:
        """See the port."""
        return self._microphone.flowing()

    def pause(self) -> None:
        """See the port. The device is let go: what it brings meanwhile would be waiting here later."""
        if self._listening is not None:
            self._listening.pause()
        self._microphone.close()

    def go_on(self) -> None:
        """See the port."""
        if self._awake:
            self._microphone.open()
        if self._listening is not None:
            self._listening.go_on()

    def stop(self) -> Delivery | None:
        """See the port."""
        self._fault = ""
        listening, self._listening = self._listening, None
        if listening is None:
            return None
        self._before = listening
        try:
            delivery = listening.end().result(MEASURING)
        except TimeoutError:
            delivery = None
        self._fault = listening.fault
        return delivery

    def close(self) -> None:
        """See the port."""
        self.stop()
        if self._before is not None:
            self._before.join(CLOSING)
        if self._awake:
            self._awake = False
            self._microphone.close()

    def _wake_again(self) -> None:
        """A device that stopped in the answer before, and has not come back since, is opened anew."""
        before, self._before = self._before, None
        if before is not None and before.stalled_at == self._microphone.blocks():
            self._awake = True
            self._microphone.renew()
        else:
            self.wake()
