"""Listening outside a round: the microphone hears a text read aloud, or whatever is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practice.model.delivery import Hearing

if TYPE_CHECKING:
    from practice.model.delivery import Delivery
    from practice.model.page import Para
    from practice.sittings.ports import World

PATIENCE = 20.0
"""Seconds a microphone may take before its first sound; some systems ask for permission first."""

RETURN = 4.0
"""Seconds in which a microphone that has stopped may come back."""

OPENING = 3.0
"""Seconds in which a microphone is usually open. Listening begins with its first sound, and then at last."""


class Listening:
    """One stretch of listening. Faces show `body` and what is heard, and call the verbs.

    It is over when the person says so, when `seconds` of sound are heard (None: no limit), or when the
    microphone fails; then `delivery` is what was measured.
    """

    def __init__(
        self, world: World, title: str, body: tuple[Para, ...], *, now: str, seconds: float | None = None
    ) -> None:
        self._world = world
        self.title = title
        self.body = body
        self.now = now
        self.seconds = seconds
        self.over = False
        self.delivery: Delivery | None = None
        self.trouble = ""
        self._asked_at: float | None = None
        self._well_at: float | None = None
        self.begun = False
        """Whoever speaks now is heard."""

    def begin(self) -> None:
        """Open the microphone; the first thing a face does."""
        self._asked_at = self._world.clock.elapsed()
        self._world.recorder.wake()
        self._begin_when_ready()

    def hearing(self) -> Hearing:
        """What is heard just now."""
        return self._world.recorder.hearing() or Hearing()

    @property
    def left(self) -> float | None:
        """Seconds of sound still wanted; None without a limit."""
        return None if self.seconds is None else max(0.0, self.seconds - self.hearing().heard_s)

    def tick(self) -> None:
        """Time has passed: it may be enough, or the microphone may have failed."""
        if self.over or self._asked_at is None:
            return
        self._begin_when_ready()
        heard = self.hearing()
        if not heard.trouble and heard.heard_s:
            self._well_at = self._world.clock.elapsed()
        if self._given_up(heard):
            self.end()
            self.trouble = self.trouble or "No sound came from the microphone."
        elif self.seconds is not None and heard.heard_s >= self.seconds:
            self.end()

    def end(self) -> None:
        """That was it."""
        if not self.over:
            self.over = True
            self.trouble = self.hearing().trouble
            self.delivery = self._world.recorder.stop()
            self._world.recorder.close()

    def pause(self) -> None:
        """The program is put aside: nobody listens meanwhile."""
        self._world.recorder.pause()

    def go_on(self) -> None:
        """The program is back."""
        self._world.recorder.go_on()

    def put_away(self) -> None:
        """The person leaves: nobody listens any more."""
        self._world.recorder.stop()
        self._world.recorder.close()

    def _begin_when_ready(self) -> None:
        """The time that a device takes to open is nothing that was lost of what was said."""
        if not self.begun and (self._world.recorder.ready() or self._waited() > OPENING):
            self.begun = True
            self._world.recorder.start()

    def _given_up(self, heard: Hearing) -> bool:
        """At once where there is no microphone; later where one may still open, or come back."""
        if self._well_at is not None:
            return self._world.clock.elapsed() - self._well_at > RETURN
        if heard.trouble and self._waited() < OPENING:
            return True
        return self._waited() > PATIENCE

    def _waited(self) -> float:
        return 0.0 if self._asked_at is None else self._world.clock.elapsed() - self._asked_at
