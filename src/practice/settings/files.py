"""The file's bytes, or a sentence why they cannot be had."""

from pathlib import Path

from practice.settings import trouble

MOST_BYTES = 65_536
"""A larger file is refused; the template has a few thousand."""


def read_bytes(path: Path) -> bytes | None:
    """The file's content, or as much of it as shows that it is too large; None when there is no file."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise trouble.not_a_file(path)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise trouble.unreadable(path, error) from error
