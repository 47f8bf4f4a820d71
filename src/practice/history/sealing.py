"""Words under seal: not to be read by whoever looks into the file, or searches the disk for them.

A seal is against one's own eyes, and no lock: what uncovers the words stands beside them.
"""

from hashlib import sha256
from itertools import count
from os import urandom

SALT = 16
"""Bytes; another one each time, so that equal words never look equal."""


def cover(words: str) -> tuple[bytes, bytes]:
    """A salt, and the words covered with it."""
    salt = urandom(SALT)
    return salt, _crossed(words.encode("utf-8", "surrogatepass"), salt)


def uncover(salt: bytes, covered: bytes) -> str:
    """The words again. ValueError when they were not covered by this salt."""
    return _crossed(covered, salt).decode("utf-8", "surrogatepass")


def _crossed(text: bytes, salt: bytes) -> bytes:
    stream = bytearray()
    for block in count():
        if len(stream) >= len(text):
            break
        stream += sha256(salt + block.to_bytes(8, "big")).digest()
    return bytes(a ^ b for a, b in zip(text, stream, strict=False))
