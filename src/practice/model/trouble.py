"""Trouble that a person can mend: a sentence, and what to do."""


class Trouble(Exception):
    """What is wrong and where, in one sentence; `mend` says what to do about it.

    Each edge has its own kind. They are caught in one place, the command line, which prints both and
    leaves with status 2. `unsaved` holds words of the person that could not be kept, to be shown to them.
    """

    def __init__(self, sentence: str, *, mend: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.mend = mend
        self.unsaved = ""

    @property
    def told(self) -> str:
        """All of it as running text, for a page."""
        return " ".join(f"{part[:1].upper()}{part[1:]}." for part in (self.sentence, self.mend) if part)
