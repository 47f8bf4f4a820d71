"""What was read from a file, kept by the file's content so that it is read only once."""

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from practice.banks import signs
from practice.banks.readings import Reading
from practice.disk.whole import make_folder, put_by
from practice.model.record import RecordError, from_record, to_record

MOST_KEPT = 500
"""Entries above which those this start did not use are dropped."""

_CHECK = 32
"""Characters of the checksum line of an entry."""

_SPELT = ("\\u", "\\b", "\\f", "\\r", "\\t")
"""How JSON spells control characters out; no entry of ours does, except for line breaks."""


@cache
def reader_version() -> str:
    """Differs whenever the code that makes readings differs; empty when that cannot be told."""
    digest = hashlib.sha256()
    package = Path(__file__).parent.parent
    try:
        for folder in ("banks", "model"):
            for path in sorted((package / folder).glob("*.py")):
                digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
        digest.update((package / "rounds" / "budget.py").read_bytes())
    except OSError:
        return ""
    return digest.hexdigest()


class Cache:
    """Readings in a folder, one small file each. Nothing it does can fail; at worst it remembers nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._version = reader_version()
        self._used: set[str] = set()

    def find(self, data: bytes) -> Reading | None:
        """The reading of a file with this content, when this version of the reader made it."""
        if not self._version:
            return None
        name = self._name(data)
        try:
            entry = (self._folder / name).read_bytes()
            reading = _decode(entry)
        except (OSError, ValueError, RecursionError):
            return None
        self._used.add(name)
        return reading

    def keep(self, data: bytes, reading: Reading) -> None:
        """Remember it, if that is possible."""
        if not self._version:
            return
        name = self._name(data)
        try:
            make_folder(self._folder)
            put_by(self._folder / name, _encode(reading))
        except OSError:
            return
        self._used.add(name)

    def tidy(self) -> None:
        """Drop what this start did not use, once too much has gathered."""
        with suppress(OSError):
            names = [entry.name for entry in os.scandir(self._folder)]
            if len(names) <= MOST_KEPT:
                return
            for name in names:
                if name not in self._used:
                    with suppress(OSError):
                        (self._folder / name).unlink()

    def _name(self, data: bytes) -> str:
        return hashlib.sha256(self._version.encode() + data).hexdigest() + ".json"


def _encode(reading: Reading) -> bytes:
    body = json.dumps(to_record(reading), ensure_ascii=False, separators=(",", ":")).encode()
    return _checksum(body) + b"\n" + body


def _decode(entry: bytes) -> Reading:
    """Raises ValueError unless this is an entry as it was written, free of control characters."""
    checksum, body = entry[:_CHECK], entry[_CHECK + 1 :]
    if checksum != _checksum(body):
        raise ValueError("damaged")
    text = body.decode()
    escapes = text.replace("\\\\", "")
    if signs.find_refused(text) or any(spelt in escapes for spelt in _SPELT):
        raise RecordError("a text in it could control the terminal")
    return from_record(Reading, json.loads(text))


def _checksum(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:_CHECK].encode()
