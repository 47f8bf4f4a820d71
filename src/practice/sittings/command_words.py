"""Names as words of a command that can be typed as it stands."""

from shlex import quote


def typed(name: str) -> str:
    """The name as one word; the usual double quotes are read by every shell."""
    quoted = quote(name)
    return quoted if quoted == name or set(name) & set('"$`\\!') else f'"{name}"'
