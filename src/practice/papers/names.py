"""A name for a file, made of what the person calls something."""

import re

MOST = 80
_ELSE = re.compile(r"[^\w-]+")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])", re.IGNORECASE)
"""What Windows opens as a device, whatever the ending."""


def file_name(words: str) -> str:
    """Letters, digits and hyphens, never a path, and good on every system; `letter` when nothing is left."""
    name = _ELSE.sub("-", words).strip("-_")
    while len(name.encode()) > MOST:
        name = name[:-1]
    name = name.strip("-_")
    return f"letter-{name}" if _DEVICES.fullmatch(name) else name or "letter"
