"""The kinds of value a field can hold, as plain descriptions.

The reader, the JSON Schema, the template and the reference each walk these descriptions, and none of
them knows a field by its name.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
LANGUAGE = "[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
VERSION = "[0-9]+\\.[0-9]+\\.[0-9]+"

Make = Callable[..., object]


@dataclass(frozen=True)
class Words:
    """Text; more than `most` characters would not fit. With `paragraphs`, empty lines are kept."""

    most: int
    paragraphs: bool = False


@dataclass(frozen=True)
class Slug:
    """Small letters, digits and single hyphens."""


@dataclass(frozen=True)
class Pattern:
    """A text of a fixed form, such as a version; `hint` says which."""

    pattern: str
    hint: str


@dataclass(frozen=True)
class Choice:
    """One of a set of words."""

    of: type[StrEnum]


@dataclass(frozen=True)
class Seconds:
    """Whole seconds: `90`, `90s` or `2m`."""

    low: int
    high: int


@dataclass(frozen=True)
class Whole:
    """A whole number."""

    low: int
    high: int


@dataclass(frozen=True)
class Number:
    """A number, perhaps with a decimal point."""

    low: float
    high: float


@dataclass(frozen=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True)
class Exactly:
    """One fixed word; `gives` is the value it stands for, None when it only marks the place."""

    word: str
    gives: object = None


@dataclass(frozen=True)
class Anything:
    """Private notes: never looked into."""


@dataclass(frozen=True)
class Levels:
    """Lines `1:` to `5:`, each a text of at most `most` characters; the `needed` ones must be there."""

    most: int
    needed: tuple[int, ...]


@dataclass(frozen=True)
class Counted:
    """Lines `word: number`, the words from a set."""

    of: type[StrEnum]
    high: int


@dataclass(frozen=True)
class Listed:
    """A list. `item` names one of them; outside `least` to `most` the reader gives `advice`."""

    each: "Kind"
    item: str
    most: int
    least: int = 0
    advice: str = ""
    called: str = ""


@dataclass(frozen=True)
class Shape:
    """A block of fields; `make` builds its value from them. `key` names the field a lone text stands for."""

    fields: tuple["Field", ...]
    make: Make
    key: str = ""
    called: str = ""

    @cached_property
    def by_name(self) -> Mapping[str, "Field"]:
        """The fields by the name written in the file."""
        return {field.name: field for field in self.fields}

    @cached_property
    def required(self) -> tuple["Field", ...]:
        """The fields that must be there."""
        return tuple(field for field in self.fields if field.required)


@dataclass(frozen=True)
class Shapes:
    """Blocks of several shapes, told apart by their field `by`."""

    by: str
    shapes: Mapping[str, Shape] = field(hash=False)


Kind = (
    Words
    | Slug
    | Pattern
    | Choice
    | Seconds
    | Whole
    | Number
    | Flag
    | Exactly
    | Anything
    | Levels
    | Counted
    | Listed
    | Shape
    | Shapes
)


@dataclass(frozen=True)
class Field:
    """One line of a block: its name, what it holds and one sentence about it.

    `into` is the value's name in the program where it differs. `example` is YAML for the template;
    a field with `extra` is shown there, but as a comment.
    """

    name: str
    kind: Kind
    doc: str
    required: bool = False
    into: str = ""
    example: str = ""
    extra: bool = False

    @property
    def target(self) -> str:
        """The name of the value in the program."""
        return self.into or self.name
