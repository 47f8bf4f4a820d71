"""A text that is being written: under a seal of its own, so that hardly a word is lost on the way."""

from practice.model.printing import clean
from practice.sittings.ports import World


class Unfinished:
    """What stands in a text until it is handed in. `name` tells it from others."""

    def __init__(self, world: World, name: str) -> None:
        self._history = world.history
        self._seal = f"writing:{name}"
        self._is_open = True

    @property
    def words(self) -> str:
        """What was written when it was left; empty when nothing was."""
        return clean(self._history.sealed(self._seal) or "")

    def keep(self, words: str) -> None:
        """So it stands now. What comes after the text was handed in is no part of it."""
        if self._is_open:
            self._history.seal(self._seal, words)

    def forget(self) -> None:
        """It is handed in, or not wanted: nothing of it stays."""
        self._is_open = False
        if self._history.sealed(self._seal) is not None:
            self._history.burn(self._seal)
