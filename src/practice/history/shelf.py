"""What was worked out of the history, in small files that can be deleted at any time.

Nothing here can fail; at worst it remembers nothing.
"""

from contextlib import suppress
from functools import cache
from pathlib import Path

from practice.disk.whole import make_folder, put_by

WORKED_OUT_BY = (
    "history/queries.py",
    "history/rows.py",
    "history/tables.py",
    "model/drills.py",
    "model/facts.py",
    "model/kinds.py",
    "schedule/memory.py",
    "sittings/drills/past_drills.py",
    "sittings/rounds/past_rounds.py",
)
"""The files that what is put by depends on, beside py-fsrs."""

_CHECK = 32
"""Characters of the checksum line of a file."""


@cache
def program_version() -> str:
    """Differs whenever what works it out differs; empty when that cannot be told."""
    import hashlib
    from importlib.util import find_spec

    package = Path(__file__).parent.parent
    digest = hashlib.sha256()
    try:
        fsrs = find_spec("fsrs")
        folders = list(fsrs.submodule_search_locations or ()) if fsrs else []
        paths = [path for folder in folders for path in sorted(Path(folder).glob("*.py"))]
        for path in (*(package / name for name in WORKED_OUT_BY), *paths):
            digest.update(path.read_bytes() + b"\0")
    except (OSError, ImportError, ValueError):
        return ""
    return digest.hexdigest() if paths else ""


class FolderShelf:
    """A folder, one small file a name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, name: str) -> str | None:
        """What was put by under this name by a program like this one, if it is whole."""
        try:
            kept = (self._folder / f"{name}.json").read_bytes()
            checksum, text = kept[:_CHECK], kept[_CHECK + 1 :].decode()
        except (OSError, UnicodeDecodeError):
            return None
        return text if program_version() and checksum == _checksum(text) else None

    def put(self, name: str, text: str) -> None:
        """Put it by, if that is possible; a reader finds the old file or the new one, never a part."""
        if not program_version():
            return
        with suppress(OSError, UnicodeEncodeError):
            make_folder(self._folder)
            put_by(self._folder / f"{name}.json", _checksum(text) + b"\n" + text.encode())


def _checksum(text: str) -> bytes:
    import hashlib  # nothing is put by or looked for before a drill

    whole = program_version() + text
    return hashlib.sha256(whole.encode()).hexdigest()[:_CHECK].encode()
