"""The name that was probably meant by one that does not exist."""

import re


def nearest(name: str, names: list[str]) -> str:
    """One of these names, or empty."""
    from difflib import get_close_matches

    asked = re.sub("[ -]+", "_", name.strip().lower())[:60]
    begun = [each for each in names if len(asked) >= 3 and each.startswith(asked)]
    return next(iter(begun or get_close_matches(asked, names, 1)), "")
