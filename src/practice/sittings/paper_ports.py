"""The port to papers: letters, templates, calendars, and the files that the person hands over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Protocol

from practice.model.trouble import Trouble

if TYPE_CHECKING:  # names only: a port loads nothing
    from practice.model.jobs import LetterKind
    from practice.model.paper import Appointment, Letter


class Papers(Protocol):
    """Files of other programs and for them. Nothing here is ever sent."""

    @property
    def templates(self) -> Path:
        """The folder of the person's own templates, whether it is there or not."""

    def template(self, kind: LetterKind) -> str:
        """What a letter of this kind begins with: the person's own, else the shipped one. Raises Trouble."""

    def shipped_template(self, kind: LetterKind) -> str:
        """The one that came with the program, whatever the person made of theirs. Raises Trouble."""

    def own_template(self, kind: LetterKind) -> Path:
        """The person's own template as a file to edit; a copy of the shipped one at first. Raises Trouble."""

    def save_letter(self, name: str, letter: Letter, *, ending: str) -> Path:
        """Keep it as a new file in the folder of letters; where it is. `ending` is `eml` or `txt`.

        Raises Trouble.
        """

    def save_calendar(self, appointments: Sequence[Appointment], path: Path | None = None) -> Path:
        """Write a calendar that holds these entries, in place of one of ours; where it is. Raises Trouble."""

    def copy(self, text: str) -> bool:
        """Put it on the clipboard. False when this computer has none that can be reached."""

    def text_of(self, path: Path) -> str:
        """The text in a file that the person names. Raises Trouble."""

    def digest_of(self, path: Path) -> str:
        """SHA-256 of a file that the person names, in hexadecimal digits. Raises Trouble."""


class NoPapers:
    """A place without files."""

    @property
    def templates(self) -> Path:
        """Nowhere in particular."""
        return Path("templates")

    def template(self, kind: LetterKind) -> str:  # noqa: ARG002  # whoever asks says which
        """There is none."""
        _nowhere()

    def shipped_template(self, kind: LetterKind) -> str:  # noqa: ARG002  # whoever asks says which
        """There is none."""
        _nowhere()

    def own_template(self, kind: LetterKind) -> Path:  # noqa: ARG002  # whoever asks says which
        """There is none."""
        _nowhere()

    def save_letter(self, name: str, letter: Letter, *, ending: str) -> Path:  # noqa: ARG002  # see above
        """Nothing can be kept here."""
        _nowhere()

    def save_calendar(self, appointments: Sequence[Appointment], path: Path | None = None) -> Path:  # noqa: ARG002  # see above
        """Nothing can be kept here."""
        _nowhere()

    def copy(self, text: str) -> bool:  # noqa: ARG002  # whoever copies says what
        """There is no clipboard."""
        return False

    def text_of(self, path: Path) -> str:  # noqa: ARG002  # whoever reads says what
        """There is nothing to read."""
        _nowhere()

    def digest_of(self, path: Path) -> str:  # noqa: ARG002  # whoever reads says what
        """There is nothing to read."""
        _nowhere()


def _nowhere() -> NoReturn:
    raise Trouble("there is no place for files here")
