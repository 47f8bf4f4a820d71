"""What was read from a large file of stories, beside it, so that a long bank does not slow every start.

Only a file that takes long to read has such a copy: stories are private, and one place for them is better
than two. The copy is for the same eyes only, and goes when the file does.
"""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from practice.banks.cache import reader_version
from practice.disk.whole import put_by
from practice.model.record import from_record, to_record
from practice.model.story import Story

WORTH_IT = 32_768
"""Bytes from which reading takes longer than a person notices: some fifty stories."""

_DIGEST = 64
"""Characters of a checksum."""


class StoryCache:
    """The stories of one file. Nothing it does can fail; at worst it remembers nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path.with_name(f".{path.name}.read")

    def find(self, data: bytes) -> tuple[Story, ...] | None:
        """The stories of a file with this content, when this version of the reader read it."""
        if len(data) < WORTH_IT or not reader_version():
            return None
        try:
            entry = self._path.read_bytes()
            body = entry[_DIGEST:]
            if entry[:_DIGEST] != _digest(data, body):
                return None
            return tuple(from_record(Story, record) for record in json.loads(body))
        except (OSError, ValueError, RecursionError):
            return None

    def keep(self, data: bytes, stories: tuple[Story, ...]) -> None:
        """Remember them, if that is possible and worth it."""
        if len(data) < WORTH_IT or not reader_version():
            self.forget()
            return
        body = json.dumps([to_record(story) for story in stories], ensure_ascii=False).encode()
        with suppress(OSError):
            put_by(self._path, _digest(data, body) + body)

    def forget(self) -> None:
        """No copy any more."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def _digest(data: bytes, body: bytes) -> bytes:
    """Of the file, of the reader and of what is remembered."""
    version = reader_version().encode()
    return hashlib.sha256(version + hashlib.sha256(data).digest() + body).hexdigest().encode()
