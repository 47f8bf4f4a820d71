"""Names as words of a command that can be typed as it stands."""

import re
from shlex import quote

_READ_OTHERWISE = re.compile(r'["$`\\!]')
"""Signs that one shell or another takes for something else, even between double quotes."""


def typed(name: str) -> str:
    """The name as one word; the usual double quotes are read by every shell.

    Of a name with a sign that not every shell leaves alone, as much as comes before it: a beginning of a
    name will do where it tells. One that begins so is quoted as most shells have it.
    """
    beginning = _READ_OTHERWISE.split(name)[0].strip()
    if not beginning:
        return quote(name)
    quoted = quote(beginning)
    return quoted if quoted == beginning else f'"{beginning}"'
