"""How often nerves are asked for: one sitting in three, as asking each time turns people to themselves.

The very first sitting opens straight on the exercise.
"""

from collections.abc import Mapping
from types import MappingProxyType

ALWAYS, SOMETIMES, NEVER = "always", "sometimes", "never"

ASKS: Mapping[str, str] = MappingProxyType(
    {SOMETIMES: "in one sitting of three", ALWAYS: "every time", NEVER: "never"}
)
"""What the setting `nerves.ask` may be, the usual first, and how that is said."""

ONE_IN = 3
FIRST_ASKED = 2
"""The first sitting in which it is asked; then every third one."""


def asked_this_time(ask: str, earlier_sittings: int) -> bool:
    """Whether a sitting with so many before it asks for ratings, by the setting `ask`."""
    if ask == SOMETIMES:
        return (earlier_sittings + 1) % ONE_IN == FIRST_ASKED
    return ask == ALWAYS
