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
        return " ".join(_as_sentence(part) for part in (self.sentence, self.mend) if part)


class Elsewhere(Trouble):
    """Another window has changed or handed in what this one writes; what is there now stays as it is."""

    def __init__(self) -> None:
        super().__init__(
            "another window has changed this or handed it in meanwhile, so what stands here is not kept yet",
            mend="hand it in here, or copy it",
        )


def _as_sentence(part: str) -> str:
    """With a capital, unless it begins with the name of a file or a command, and with an end."""
    first = part.split(maxsplit=1)[0]
    begun = part if not first.isalpha() else f"{part[:1].upper()}{part[1:]}"
    return begun if begun[-1] in ".?!" else f"{begun}."
