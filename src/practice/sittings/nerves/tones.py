"""A breath led by ear: a soft tone as each part begins, or the bell of the terminal where none can sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practice.model.breathing import BreathPart

if TYPE_CHECKING:
    from practice.nerves.course import Breath
    from practice.sittings.ports import Loudspeaker

RINGS = {BreathPart.IN: 1, BreathPart.OUT: 2}
"""How often the bell rings where no tone can sound: in and out are told apart with eyes closed."""


class Tones:
    """What sounds during one exercise; each part of a breath sounds once."""

    def __init__(self, loudspeaker: Loudspeaker) -> None:
        self._loudspeaker = loudspeaker
        self._sounded: tuple[int, BreathPart] | None = None
        self._rings = 0
        self._woken = False

    def wake(self) -> None:
        """The first tone shall not be late."""
        if not self._woken:
            self._woken = True
            self._loudspeaker.wake()

    def follow(self, breath: Breath, *, aloud: bool = True) -> None:
        """Sound what the breath does now, if that is new. A part that begins in silence stays silent."""
        if (breath.number, breath.part) != self._sounded:
            self._sounded = (breath.number, breath.part)
            if aloud and not self._loudspeaker.cue(breath.part.value):
                self._rings = RINGS.get(breath.part, 0)

    def begin_anew(self) -> None:
        """Other breaths begin: their first part is new, whatever sounded last."""
        self._sounded = None

    def end(self) -> None:
        """All of it is over."""
        if not self._loudspeaker.cue("end"):
            self._rings = 1

    def stop(self) -> None:
        """Silence, until they are woken again."""
        self._woken = False
        self._loudspeaker.stop()

    def rings(self) -> int:
        """How often the face shall ring the bell now; asked once, it is done."""
        rings, self._rings = self._rings, 0
        return rings
