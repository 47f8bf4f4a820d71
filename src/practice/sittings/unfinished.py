"""A text that is being written: under a seal of its own, so that hardly a word is lost on the way."""

from practice.model.fact import Fact
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.ports import World

ELSEWHERE = "another window has changed this or handed it in meanwhile, so what stands here is not kept yet"
HAND_IN = "hand it in here, or copy it"


class Unfinished:
    """What stands in a text until it is handed in. `name` tells it from others."""

    def __init__(self, world: World, name: str) -> None:
        self._history = world.history
        self._seal = f"writing:{name}"
        self._there = self._history.sealed(self._seal)
        self._is_open = True

    @property
    def words(self) -> str:
        """What was written when it was left; empty when nothing was."""
        return clean(self._there or "")

    def keep(self, words: str) -> None:
        """So it stands now. What comes after the text was handed in is no part of it.

        Raises Trouble where another window has changed it or handed it in: it shall not come back.
        """
        if not self._is_open:
            return
        if not self._is_mine():
            raise Trouble(ELSEWHERE, mend=HAND_IN)
        self._history.seal(self._seal, words)
        self._there = words

    def seal(self, seal_id: str, words: str, *facts: Fact) -> None:
        """It is handed in, to lie under a seal of its own: that and no draft, in one step."""
        self._history.seal(seal_id, words, *facts, instead_of=self._seal if self._is_mine() else "")
        self._is_open = False

    def hand_in(self, *facts: Fact) -> None:
        """It is handed in, or not wanted: these facts are kept and nothing of it stays, in one step."""
        if self._there is not None and self._is_mine():
            self._history.burn(self._seal, *facts)
        elif facts:
            self._history.keep(*facts)
        self._is_open = False

    def _is_mine(self) -> bool:
        """Nobody else has touched it since this window read or wrote it."""
        return self._history.sealed(self._seal) == self._there
