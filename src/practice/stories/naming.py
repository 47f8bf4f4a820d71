"""The id of a new story, made from its title once and never changed: what was recalled hangs on it."""

import re
import unicodedata
from collections.abc import Container

LONGEST = 60
_NOT_ID = re.compile("[^a-z0-9]+")


def id_for(title: str, taken: Container[str]) -> str:
    """Small letters, digits and hyphens, unlike any that is taken; `story` for a title without any."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    name = _NOT_ID.sub("-", plain)[:LONGEST].strip("-") or "story"
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found
