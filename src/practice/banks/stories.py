"""The person's own stories: one YAML file that they and the program both write, and neither spoils."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from practice.banks.files import read_bytes
from practice.banks.problems import BankError, Severity, count
from practice.banks.signs import printable
from practice.banks.story_cache import StoryCache
from practice.disk.whole import make_folder, write_whole
from practice.model.story import Story

if TYPE_CHECKING:  # what reads YAML is loaded when there is YAML to read
    from practice.banks.story_reading import StoryReading

EDIT = "practice stories edit"

BEFORE = ".before"
"""What the name of the file as it was before an edit ends with."""

_MARK = b"\xef\xbb\xbf"
"""What some editors begin a file with."""


class StoryFile:
    """A file of stories. What a person wrote in it by hand is never lost and never rewritten."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._cache = StoryCache(path)
        self._last: tuple[bytes, tuple[Story, ...]] | None = None

    @property
    def path(self) -> Path:
        """The file, whether it is there or not."""
        return self._path

    def all(self) -> Sequence[Story]:
        """Every story in the file's order; none without a file.

        Raises BankError with the line of the first problem: half a file would look like all of it.
        """
        data = self._data()
        if data is None:
            self._cache.forget()
            return ()
        return self._sound(data)

    def check(self) -> "StoryReading":
        """All that can be read, and every problem. Raises BankError when the file cannot be opened."""
        from practice.banks.story_reading import StoryReading, read_stories

        data = self._data()
        return StoryReading() if data is None else read_stories(data)

    def sound(self) -> bytes | None:
        """The file as it is, when there are stories in it and nothing is wrong with them; otherwise None.

        Raises BankError when the file cannot be opened.
        """
        from practice.banks.story_reading import read_stories

        data = self._data()
        if data is None:
            return None
        reading = read_stories(data)
        return data if reading.stories and not reading.findings.errors else None

    def keep_before(self, data: bytes) -> Path:
        """Keep the file as it was beside it; where. Raises BankError."""
        path = self._path.with_name(f"{self._path.name}{BEFORE}")
        self._write(data, path)
        return path

    def make(self) -> bool:
        """Write the template where there is no file yet; whether it was written. Raises BankError."""
        from practice.banks.story_template import TEMPLATE

        if self._data() is not None:
            return False
        self._write(TEMPLATE.encode())
        return True

    def put(self, story: Story) -> None:
        """Add a story at the end, or change what differs in the one of this id.

        All else in the file stays byte for byte. On the disk when this returns. Raises BankError, and then
        the file is as it was.
        """
        from practice.banks.story_template import TEMPLATE
        from practice.banks.story_yaml import tidied

        found = self._data()
        data = TEMPLATE.encode() if found is None else found
        stories = self._sound(data)
        story = tidied(story)
        before = next((each for each in stories if each.id == story.id), None)
        if before is not None and replace(before, line=0) == story:
            return
        written = self._with(data, story, before)
        self._prove(written, stories, story)
        self._write(written)

    def _with(self, data: bytes, story: Story, before: Story | None) -> bytes:
        from practice.banks.story_writing import CannotPlace, with_story

        mark = _MARK if data.startswith(_MARK) else b""
        try:
            return mark + with_story(data.removeprefix(_MARK).decode(), story, before).encode()
        except CannotPlace as found:
            raise BankError(f"{self._name} cannot take a story as it is written", mend=str(found)) from None

    def _prove(self, written: bytes, stories: Sequence[Story], story: Story) -> None:
        """What is about to be written reads back as all that was there, and this story."""
        from practice.banks.story_reading import read_stories

        reading = read_stories(written)
        wanted = [story if each.id == story.id else replace(each, line=0) for each in stories]
        if all(each.id != story.id for each in stories):
            wanted.append(story)
        if not reading.findings.errors and [replace(each, line=0) for each in reading.stories] == wanted:
            return
        first = next((p for p in reading.findings.by_line() if p.severity is Severity.ERROR), None)
        what = f"the story '{printable(story.id, 60)}' cannot be kept in {self._name}"
        if first is None:
            raise BankError(what, mend=f"write it there by hand: `{EDIT}`")
        raise BankError(f"{what}: {first.what}", mend=first.mend)

    @property
    def _name(self) -> str:
        return printable(str(self._path), 400)

    def _data(self) -> bytes | None:
        """The bytes, or as many as show that there are too many; None without a file."""
        try:
            if self._path.exists() and not self._path.is_file():  # a pipe would be waited for
                what = f"'{self._name}' is not a file"
                raise BankError(what, mend="move it away; your stories go into a file of that name")
            return read_bytes(self._path)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            what = f"'{self._name}' cannot be read: {error.strerror or error}"
            raise BankError(what, mend="check its permissions") from None

    def _sound(self, data: bytes) -> tuple[Story, ...]:
        """Read once for as long as the file holds the same."""
        if self._last is None or self._last[0] != data:
            stories = self._cache.find(data)
            if stories is None:
                stories = self._read(data)
                self._cache.keep(data, stories)
            self._last = (data, stories)
        return self._last[1]

    def _read(self, data: bytes) -> tuple[Story, ...]:
        from practice.banks.story_reading import read_stories

        reading = read_stories(data)
        errors = reading.findings.errors
        if not errors:
            return reading.stories
        first = next((p for p in reading.findings.by_line() if p.severity is Severity.ERROR), None)
        if first is None:  # so many warnings come before it that it is only counted
            raise BankError(f"{self._name} has {count(errors, 'error')}", mend=f"`{EDIT}`")
        more = f" (and {errors - 1} more)" if errors > 1 else ""
        mend = f"{first.mend}; `{EDIT}` opens the file and then lists what is wrong"
        raise BankError(f"{self._name}:{first.line}: {first.what}{more}", mend=mend)

    def _write(self, data: bytes, path: Path | None = None) -> None:
        path = path or self._path
        try:
            make_folder(path.resolve().parent)
            write_whole(path, data)
        except OSError as error:
            what = f"'{printable(str(path), 400)}' cannot be written: {error.strerror or error}"
            raise BankError(what, mend="check the space and the permissions; nothing was changed") from None
