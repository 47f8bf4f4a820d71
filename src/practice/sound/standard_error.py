"""What sound libraries print on standard error goes to a log while a full screen is shown."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

STANDARD_ERROR = 2
LARGEST = 256 * 1024
"""Bytes; a log beyond that begins anew."""

PATIENCE = 1.0
"""Seconds to wait for somebody else who has borrowed standard error."""

SWITCHING = Lock()
"""Held by whoever points standard error elsewhere: sounddevice does so for a moment while it starts, and
two who put back in the wrong order what they found would leave it pointing nowhere."""


@contextmanager
def errors_to(log: Path) -> Iterator[None]:
    """Standard error, of C libraries too, is this file for a while, and itself again afterwards.

    Where the file cannot be written, what is printed is lost. Enter it before anything is drawn.
    """
    _flush()
    try:
        itself = os.dup(STANDARD_ERROR)
    except OSError:  # there is none: a program without a console
        yield
        return
    try:
        _point_to(_opened(log))
        yield
    finally:
        _flush()
        _point_to(itself)


def _point_to(target: int) -> None:
    borrowed = SWITCHING.acquire(timeout=PATIENCE)  # whoever hangs with it must not hang us
    try:
        os.dup2(target, STANDARD_ERROR)
    finally:
        if borrowed:
            SWITCHING.release()
        os.close(target)


def _opened(log: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
    with suppress(OSError):
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST:
            flags |= os.O_TRUNC
        return os.open(log, flags, 0o600)
    return os.open(os.devnull, os.O_WRONLY)


def _flush() -> None:
    if sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.flush()
