"""Text made safe for a terminal."""

SPACES = "\u00a0\u202f"
"""Spaces that are no control signs, although Python does not call them printable."""


def clean(text: str) -> str:
    """The text without control characters (line ends stay), so that none drives the terminal."""
    return "".join(sign for sign in text if sign == "\n" or sign.isprintable() or sign in SPACES)
