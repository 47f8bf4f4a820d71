"""The person's folder of papers: letters and templates in it, and files of other programs beside it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from practice.disk.whole import make_folder, write_new, write_whole
from practice.papers import trouble

if TYPE_CHECKING:
    from practice.model.jobs import LetterKind
    from practice.model.paper import Appointment, Letter

SHIPPED = Path(__file__).parent / "templates"
LETTERS = "letters"
TEMPLATES = "templates"
CALENDAR = "interviews.ics"
BEGINNING = 4096
"""Bytes of a file that tell whose it is."""


class PaperFolder:
    """See the port. What reads and writes a format is loaded when one of that format is there."""

    def __init__(self, data: Path, *, shipped: Path = SHIPPED) -> None:
        self._data = data
        self._shipped = shipped

    @property
    def templates(self) -> Path:
        """See the port."""
        return self._data / TEMPLATES

    def template(self, kind: "LetterKind") -> str:
        """See the port."""
        from practice.papers.reading import template_of

        own = self._own(kind)
        return template_of(own) if _is_there(own) else self.shipped_template(kind)

    def shipped_template(self, kind: "LetterKind") -> str:
        """See the port."""
        from practice.papers.reading import template_of

        return template_of(self._shipped / self._own(kind).name)

    def own_template(self, kind: "LetterKind") -> Path:
        """See the port."""
        own = self._own(kind)
        if _is_there(own):
            return own
        text = self.shipped_template(kind)
        try:
            make_folder(own.parent)
            write_new(own, text.encode())
        except FileExistsError as error:
            if not _is_there(own):  # the folder's name is taken by a file
                raise trouble.unwritable(own, error) from error
        except OSError as error:
            raise trouble.unwritable(own, error) from error
        return own

    def save_letter(self, name: str, letter: "Letter", *, ending: str) -> Path:
        """See the port."""
        from practice.papers.letters import draft, plain
        from practice.papers.names import file_name

        written = {"eml": draft, "txt": plain}[ending](letter)
        folder, stem = self._data / LETTERS, file_name(name)
        number = 1
        while True:
            path = folder / f"{stem if number == 1 else f'{stem}-{number}'}.{ending}"
            try:
                make_folder(folder)
                write_new(path, written)
            except FileExistsError as error:
                if not folder.is_dir():
                    raise trouble.unwritable(folder, error) from error
                number += 1
            except OSError as error:
                raise trouble.unwritable(path, error) from error
            else:
                return path

    def save_calendar(self, appointments: "Sequence[Appointment]", path: Path | None = None) -> Path:
        """See the port."""
        from practice.papers.calendars import calendar, is_ours
        from practice.papers.reading import home_written_out

        if not appointments:
            raise trouble.empty_calendar()
        written = calendar(appointments)
        target = self._data / CALENDAR if path is None else home_written_out(path)
        try:
            if path is None:
                make_folder(self._data)
            if target.is_dir():
                raise trouble.not_a_file(target)
            if target.exists() and not (target.is_file() and is_ours(_beginning(target))):
                raise trouble.not_our_calendar(target)
            write_whole(target, written)
        except OSError as error:
            raise trouble.unwritable(target, error) from error
        return target

    def copy(self, text: str) -> bool:
        """See the port."""
        from practice.papers.clipboard import clips, copied

        return copied(text, clips())

    def text_of(self, path: Path) -> str:
        """See the port."""
        from practice.papers.reading import text_of

        return text_of(path)

    def digest_of(self, path: Path) -> str:
        """See the port."""
        from practice.papers.reading import digest_of

        return digest_of(path)

    def _own(self, kind: "LetterKind") -> Path:
        return self.templates / f"{kind.value}.txt"


def _beginning(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(BEGINNING)


def _is_there(path: Path) -> bool:
    """Also where it is a folder or leads nowhere: what the person put there is not passed over."""
    return path.is_symlink() or path.exists()
