"""One answer being heard: a thread takes the blocks from the tap and feeds the ear, so that nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

from practice.model.delivery import Delivery, Hearing, Stretch
from practice.sound.microphone import BLOCK, Block, Form, GoOn, Lost, Microphone, Pause, Tap
from practice.sound.trouble import broken, refused, stopped, unmeasured

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from practice.sound.keeping import Kept

WATCH = 1.0
"""Seconds without sound after which the microphone counts as stopped."""

FIRST = 3.0
"""Seconds that a device may take from being opened to its first sound; sound servers take up to two."""

TELLING = 5
"""Blocks between two answers to what is heard: ten a second."""

WAITS = 2
"""In which the watch is divided: a program that was put aside wakes into the end of one, whatever comes."""

SUSPECT = 3.0
"""Seconds of zeros, or of no numbers, after which something is wrong."""

Made = TypeVar("Made")


class Measured(Protocol):
    """What an ear gives in the end."""

    @property
    def delivery(self) -> Delivery:
        """Of everything heard."""


class Ear(Protocol):
    """Samples in, what was heard out."""

    def hear(self, samples: NDArray[np.float32]) -> None:
        """The next block, of any length; one channel, or a column for each."""

    def hearing(self) -> Hearing:
        """At this moment."""

    def measured(self) -> Measured:
        """All of it."""


class Listening:
    """Hears one answer from when it is made. `hearing` and `trouble` may be read at any time."""

    def __init__(
        self,
        microphone: Microphone,
        ear: Callable[[float], Ear],
        kept: Kept | None,
        *,
        elapsed: Callable[[], float],
    ) -> None:
        self.hearing = Hearing()
        self.trouble = ""
        """A sentence about the sound or the device, while it holds."""
        self.fault = ""
        """A sentence when the measure itself has failed; the sound is still kept."""
        self.stalled_at: int | None = None
        """How many blocks the stream had brought when it stopped, while it is stopped."""
        self._microphone = microphone
        self._make_ear = ear
        self._ear: Ear | None = None
        self._form: Form | None = None
        self._kept = kept
        self._elapsed = elapsed
        self._began = elapsed()
        self._flowing = microphone.flowing()
        self._late = 0.0
        self._lost = 0.0
        self._stopped_since: float | None = None
        self._gone_on: float | None = None
        self._again = False
        self._blocks = 0
        self._sounded = False  # there was something else than zeros
        self._useless = 0.0  # seconds of nothing that could be measured, up to now
        self._measured: Future[Delivery | None] = Future()
        self._tap: Tap = SimpleQueue()
        self._thread = Thread(target=self._listen, name="listening", daemon=True)
        self._thread.start()
        microphone.listen(self._tap)

    def end(self) -> Future[Delivery | None]:
        """Hear no more; what comes of it, None when nothing was heard."""
        self._microphone.listen(None)
        self._tap.put(None)
        return self._measured

    def pause(self) -> None:
        """Hear nothing until `go_on`; what is dropped meanwhile was not lost, nobody asked for it."""
        self._microphone.listen(None)
        self._tap.put(Pause())

    def go_on(self) -> None:
        """Hear on, as soon as the device brings sound again."""
        self._tap.put(GoOn())
        self._microphone.listen(self._tap)

    def told(self) -> str:
        """What there is to say at this moment."""
        return self.fault or self.trouble or (self._kept.trouble if self._kept is not None else "")

    def join(self, within: float) -> None:
        """Until the sound that is kept is whole."""
        self._thread.join(within)

    # -- on its own thread ---------------------------------------------------------------------------

    def _listen(self) -> None:
        self._take_all()
        self._measured.set_result(self._guarded(self._delivery))
        if self._kept is not None:
            self._kept.close()

    def _guarded(self, measure: Callable[[], Made]) -> Made | None:
        """A bug in the measure must not end a round: it becomes a sentence, and nothing is measured."""
        if self.fault:
            return None
        try:
            return measure()
        except Exception as error:
            self.fault = unmeasured(error).told
            self.hearing = Hearing()
            return None

    def _take_all(self) -> None:
        in_vain = 0
        while True:
            try:
                came = self._tap.get(timeout=WATCH / WAITS)
            except Empty:
                in_vain += 1
                if in_vain >= WAITS:
                    self._nothing_came()
                continue
            in_vain = 0
            match came:
                case Block():
                    self._take(came)
                case Lost():
                    self._stop(self._elapsed())
                case Pause():
                    if not self._put_aside():
                        return
                case GoOn():
                    pass
                case None:
                    return

    def _put_aside(self) -> bool:
        """Wait until it goes on; False when it has ended instead."""
        while True:
            match self._tap.get():
                case GoOn():
                    self._gone_on = self._began = self._elapsed()
                    return True
                case None:
                    return False
                case _:
                    pass  # the last blocks of a stream that is being closed

    def _take(self, block: Block) -> None:
        import numpy as np

        if self._form is None:
            self._begin(block.form)
        if block.form != self._form:  # a stream opened anew, in another form than the one before
            self._lost += BLOCK
            return
        if self._stopped_since is not None:
            self._lost += self._elapsed() - self._stopped_since
            self._stopped_since = self.stalled_at = None
            self.trouble = ""
        if self._gone_on is not None:
            self._lost += max(0.0, self._elapsed() - self._gone_on - BLOCK)
            self._gone_on = None
        if block.overflow:
            self._lost += BLOCK  # at least; the system does not say how much
        samples = np.frombuffer(block.samples, np.float32)
        if block.form.channels > 1:
            samples = samples.reshape(-1, block.form.channels)
        self._suspect(samples)
        self._guarded(lambda: self._measure(samples))
        if self._kept is not None:
            self._kept.write(samples, round(block.form.rate))

    def _begin(self, form: Form) -> None:
        """The first block of the answer. A device that was not ready then has missed its beginning."""
        self._form = form
        if not self._flowing or self._stopped_since is not None:
            self._late = max(0.0, self._elapsed() - self._began - BLOCK)
            self._stopped_since = self.stalled_at = None
            self.trouble = ""

    def _measure(self, samples: NDArray[np.float32]) -> None:
        if self._ear is None:
            assert self._form is not None
            self._ear = self._make_ear(self._form.rate)
        self._ear.hear(samples)
        self._blocks += 1
        if self._blocks % TELLING == 0:
            heard = self._ear.hearing()
            self.hearing = replace(heard, heard_s=heard.heard_s + self._late)

    def _suspect(self, samples: NDArray[np.float32]) -> None:
        """No numbers are a broken driver; zeros from the beginning on, a microphone that is kept closed.

        Zeros later on are not: some microphones send them whenever nobody speaks.
        """
        import numpy as np

        numbers = bool(np.isfinite(samples).any())
        if numbers and (self._sounded or samples.any()):
            if self._useless >= SUSPECT:
                self.trouble = ""
            self._sounded, self._useless = True, 0.0
            return
        self._useless += BLOCK
        if self._useless >= SUSPECT:
            self.trouble = (refused() if numbers else broken()).told

    def _nothing_came(self) -> None:
        """A second without a block: the device may still be opening, have failed, or have stopped."""
        if self._microphone.opening() or self._microphone.trouble() is not None:
            return  # the microphone itself says so
        if self._microphone.blocks() == 0 and self._elapsed() - self._began < FIRST:
            return
        if self._stopped_since is None:
            self._stop(self._elapsed() - WATCH)
        if self._form is None and not self._again:
            self._again = True  # nothing is lost by opening it once more
            self._microphone.renew()

    def _stop(self, since: float) -> None:
        self._stopped_since = since
        self.stalled_at = self._microphone.blocks()
        self.trouble = stopped(self._microphone.name, heard=self._form is not None).told
        self.hearing = replace(self.hearing, level_db=None, clipping=False, speaking=None, quiet_s=0.0)

    def _delivery(self) -> Delivery | None:
        if self._ear is None:
            return None
        if self._stopped_since is not None:
            self._lost += self._elapsed() - self._stopped_since
        return _later(self._ear.measured().delivery, self._late, lost=self._lost)


def _later(delivery: Delivery, by: float, *, lost: float) -> Delivery:
    """On the clock of an answer that had begun before the device was open, with what was lost."""
    if not by and not lost:
        return delivery

    def moved(stretch: Stretch) -> Stretch:
        return stretch[0] + by, stretch[1] + by

    return replace(
        delivery,
        heard_s=delivery.heard_s + by,
        speech=moved(delivery.speech) if delivery.speech else None,
        silences=tuple(map(moved, delivery.silences)),
        fillers=tuple(map(moved, delivery.fillers)),
        faulty_s=delivery.faulty_s + by + lost,
    )
