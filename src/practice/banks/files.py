"""The files of a folder that may hold banks, and their bytes."""

from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
MOST_BYTES = 2_000_000
"""A larger file is refused; two thousand full questions need less."""


def bank_files(folder: Path) -> Iterator[Path]:
    """The YAML files of a folder by name; none when there is no such folder."""
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    for path in paths:
        if path.suffix.lower() in SUFFIXES and not path.name.startswith(".") and path.is_file():
            yield path


def read_bytes(path: Path) -> bytes:
    """A file's content, or as much of it as shows that it is too large."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)
