"""Characters that no text of a bank may hold, and how to speak of them without writing them out."""

import re
from functools import cache

STAND_IN = "\ufffd"
"""What a refused character is replaced by before a file is parsed; it is itself refused."""

_HIDDEN = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f"  # C0 without tab, line feed and carriage return
    "\\x7f-\\x9f"  # DEL and C1: some terminals obey C1 as they obey ESC [
    "\\u00ad\\u061c\\u200b\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2060-\\u206f\\ufeff"
    "\\ud800-\\udfff\\ufffd-\\uffff\\U000e0000-\\U000e007f"
)
# Persian and the Indic scripts cannot be spelt without joiners, so a joiner after one of their letters stays.
_JOINER = "(?<![\\u0600-\\u18af])[\\u200c\\u200d]"


@cache
def _refused() -> re.Pattern[str]:
    return re.compile(f"[{_HIDDEN}]|{_JOINER}")


def find_refused(text: str) -> re.Match[str] | None:
    """The first character no text may hold: a control character or terminal escape, an override of the
    direction of writing, a zero-width sign, half a character.
    """
    # `isprintable` is ten times as fast as the pattern, and nearly every text passes it.
    if text.replace("\n", " ").isprintable() and STAND_IN not in text:
        return None
    return _refused().search(text)


_BREAKS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029]")
_WORDS = {
    "\x00": "a zero byte",
    "\x1b": "a terminal escape",
    "\xad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\ufeff": "a zero-width space",
    "\ufffd": "a character that was lost in an earlier conversion",
}


def name(sign: str) -> str:
    """What a refused character is, in words, with its number."""
    number = f"U+{ord(sign):04X}"
    if sign in _WORDS:
        return f"{_WORDS[sign]} ({number})"
    if sign in "\u202a\u202b\u202c\u202d\u202e" or "\u2066" <= sign <= "\u2069":
        return f"a sign that reverses the direction of writing ({number})"
    if sign < " " or "\x7f" <= sign <= "\x9f":
        return f"a control character ({number})"
    return f"an invisible character ({number})"


def clean(text: str) -> str:
    """The text with every refused character replaced; as long as before."""
    return _refused().sub(STAND_IN, text)


def printable(text: str, most: int = 120) -> str:
    """The text on one line, safe to write to a terminal: escapes for what is refused, cut when too long."""
    if len(text) > most:
        text = text[: most - 3] + "..."
    text = _refused().sub(_escape, text)
    return _BREAKS.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")
