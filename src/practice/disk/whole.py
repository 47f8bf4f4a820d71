"""A file written whole or not at all, for its owner's eyes alone."""

import errno
import os
from contextlib import suppress
from pathlib import Path

NAME = 40
"""Characters of a file's name that its draft bears, too: a name has an end, and a draft's is longer."""

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def make_folder(folder: Path) -> None:
    """With all above it. `mkdir` would give its mode to the last one alone. Raises OSError."""
    for each in (*reversed(folder.parents), folder):
        each.mkdir(mode=0o700, exist_ok=True)


def write_new(path: Path, data: bytes) -> None:
    """A file that was not there; what is there stays as it is.

    On the disk when this returns. Raises FileExistsError, or another OSError, and then there is no file.
    """
    handle = os.open(path, _NEW, 0o600)
    try:
        _fill(handle, data)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise
    _sync_folder(path.parent)


def write_whole(path: Path, data: bytes) -> None:
    """In place of what is there: it is written beside it, and then the two change places.

    Whoever reads it meanwhile, or after a power cut, finds the old one or the new one. A link stays a link,
    and what it leads to is replaced. On the disk when this returns. Raises OSError, and then the file is as
    it was.
    """
    import tempfile

    target = path.resolve()
    if target.exists() and not os.access(
        target, os.W_OK, effective_ids=os.access in os.supports_effective_ids
    ):
        # The folder would let the change happen, but whoever made the file read-only did not mean that.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:NAME]}-", dir=target.parent)  # with mode 0600
    draft = Path(name)
    try:
        _fill(handle, data)
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
    _sync_folder(target.parent)


def put_by(path: Path, data: bytes) -> None:
    """In place of what is there, for what can be worked out again: nothing waits for the disk.

    A reader finds the old one or the new one. Raises OSError, and then the file is as it was.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(data)
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _fill(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """The new name is on the disk too. Windows knows no such thing, and some network disks refuse it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
