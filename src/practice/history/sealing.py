"""Words under seal: not to be read by whoever looks into the file, or searches the disk for them.

A seal is against one's own eyes, and no lock: what uncovers the words stands beside them.
"""

import sqlite3
from itertools import count
from os import urandom

from practice.history import queries

SALT = 16
"""Bytes; another one each time, so that equal words never look equal."""


def cover(words: str) -> tuple[bytes, bytes]:
    """A salt, and the words covered with it."""
    salt = urandom(SALT)
    return salt, _crossed(words.encode("utf-8", "surrogatepass"), salt)


def uncover(salt: bytes, covered: bytes) -> str:
    """The words again. ValueError when they were not covered by this salt."""
    return _crossed(covered, salt).decode("utf-8", "surrogatepass")


def destroy(db: sqlite3.Connection, seal_id: str) -> None:
    """Destroy what is under this seal, within a transaction; all else stays under its own.

    The table is emptied whole and filled again. `secure_delete` writes zeros over a row that is deleted, but
    where SQLite has moved rows from page to page, copies of them stay behind between the cells of the old
    one. Emptying writes zeros over whole pages.
    """
    spared = db.execute(queries.SPARED, (seal_id.encode("utf-8", "surrogatepass"),)).fetchall()
    db.execute(queries.EMPTY_SEALED)
    db.executemany(queries.SEAL, [tuple(row) for row in spared])


def rinse(db: sqlite3.Connection) -> bool:
    """Empty the WAL into the file, so that nothing is left in it that is no longer there.

    False when that cannot be just now: somebody reads an older state, or the disk is full. Nothing is lost
    then, and nothing kept wrongly; only the WAL still has it. Where there is no WAL, nothing needs doing.
    """
    try:
        busy: int = db.execute("pragma wal_checkpoint(truncate)").fetchone()[0]
    except sqlite3.Error:
        return False
    return not busy


def _crossed(text: bytes, salt: bytes) -> bytes:
    from hashlib import sha256  # most runs of the program seal nothing

    stream = bytearray()
    for block in count():
        if len(stream) >= len(text):
            break
        stream += sha256(salt + block.to_bytes(8, "big")).digest()
    return bytes(a ^ b for a, b in zip(text, stream, strict=False))
