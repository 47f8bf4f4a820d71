"""A text that is being written: under a seal of its own, so that hardly a word is lost on the way."""

from practice.model.fact import Fact
from practice.model.printing import clean
from practice.model.trouble import Elsewhere
from practice.sittings.ports import History, World

GONE = "It is gone."
NOT_YET = (
    "It is deleted, and nothing shows it any more. Its last copy is not overwritten yet: another window of "
    "this program is reading, or the disk is full. It goes when every window is closed, or when the next "
    "one opens."
)
NOT_THROWN = (
    "Nothing was thrown away: another window has changed it or handed it in meanwhile. "
    "What is there now stays as it is."
)


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

        Raises Elsewhere where another window has changed it or handed it in: it shall not come back.
        """
        if not self._is_open:
            return
        self._history.seal(self._seal, words, only_over=(self._there,))
        self._there = words

    def seal(self, seal_id: str, words: str, *facts: Fact) -> None:
        """It is handed in, to lie under a seal of its own: that and no draft, in one step."""
        try:
            self._history.seal(seal_id, words, *facts, instead_of=self._seal, only_over=(self._there,))
        except Elsewhere:  # what another window has written stays
            self._history.seal(seal_id, words, *facts)
        self._is_open = False

    def hand_in(self, *facts: Fact) -> None:
        """It is handed in, or not wanted: these facts are kept and nothing of it stays, in one step."""
        try:
            if self._there is not None:
                self._history.burn(self._seal, *facts, only_over=(self._there,))
            elif facts:
                self._history.keep(*facts)
        except Elsewhere:  # what another window has written stays
            if facts:
                self._history.keep(*facts)
        self._is_open = False

    def throw_away(self) -> str:
        """It is not wanted; what became of it, as a sentence."""
        self._is_open = False
        return thrown_away(self._history, self._seal, was=self._there)


def thrown_away(history: History, seal_id: str, *, was: str | None) -> str:
    """Destroy what is being written, unless another window was there since; what became of it."""
    try:
        return GONE if history.burn(seal_id, only_over=(was,)) else NOT_YET
    except Elsewhere:
        return NOT_THROWN
