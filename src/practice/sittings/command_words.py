"""Names as words of a command that can be typed as it stands."""

import re
from shlex import quote

_READ_OTHERWISE = re.compile(r'["$`\\!]')
"""Signs that one shell or another takes for something else between double quotes."""


def typed(name: str) -> str:
    """The whole name as one word: its beginning may be the name of another job.

    Double quotes are read by every shell, and single ones by most where double ones would not do.
    """
    quoted = quote(name)
    return quoted if quoted == name or _READ_OTHERWISE.search(name) else f'"{name}"'
