"""What the stage shows at one time."""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from practice.screens.keys import Act, Place
from practice.screens.text import Line


@dataclass(frozen=True, slots=True)
class Field:
    """A text field under the body. A new `name` means a new field, which begins with `text`.

    One that `grows` takes the rows that the body leaves, as for a long answer; with `ample`, the body
    leaves at least two of five, as for a text that takes longer to write than its page to read.
    """

    name: str
    label: str
    text: str = ""
    grows: bool = False
    ample: bool = False


class Scene(Protocol):
    """Something to draw and to press keys on."""

    @property
    def place(self) -> Place:
        """Which keys hold."""

    @property
    def field(self) -> Field | None:
        """The text field, if there is one just now."""

    def draw(self, width: int, rows: int) -> list[Line]:
        """At most `rows` rows of the body."""

    def explained(self, width: int) -> list[Line]:
        """Rows that go before the keys when help is asked for."""

    def act(self, act: Act, key: str) -> None:
        """A key of the table was pressed."""

    def press(self, key: str) -> None:
        """Any other character was pressed, with no field to take it."""

    def write(self, text: str) -> None:
        """The field's text changed."""

    def pulse(self) -> None:
        """Time has passed."""

    def put_away(self) -> None:
        """The person leaves: what is half written goes to disk."""

    def pause(self) -> None:
        """The program is put aside."""

    def go_on(self) -> None:
        """The program is back."""

    @property
    def hidden_acts(self) -> frozenset[Act]:
        """Keys of the place that do nothing just now and stay out of the footer."""


class Unwritten:
    """What a scene needs that nobody writes in: no field, and no keys but those of its place."""

    @property
    def field(self) -> Field | None:
        """Nothing is written here."""
        return None

    @property
    def hidden_acts(self) -> frozenset[Act]:
        """Every key does something."""
        return frozenset()

    def press(self, key: str) -> None:
        """Other keys mean nothing here."""

    def write(self, text: str) -> None:
        """Nothing is written here."""


@runtime_checkable
class Timed(Protocol):
    """A scene that says itself when it shall be looked at again."""

    def wait(self) -> float:
        """Seconds until then: to the next frame or the next change, whichever is nearer."""

    def rings(self) -> int:
        """How often the terminal's bell shall ring now; asked once, it is done."""


@runtime_checkable
class Opening(Protocol):
    """A scene that begins when it is first seen, so that what the terminal needs to start is not its time."""

    def shown(self) -> None:
        """A frame of it is on the screen."""


@runtime_checkable
class Foreseen(Timed, Protocol):
    """A scene of which the next change can be drawn before it comes, to be seen exactly when it does."""

    def change(self) -> float:
        """Seconds until then; infinite when there is none."""

    def foresee(self) -> None:
        """Draw what will be seen then, until the next pulse."""
