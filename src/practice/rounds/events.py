"""What can happen to a round, and what the round asks of the world in return."""

from dataclasses import dataclass

from practice.model.answer import Given, Notes
from practice.model.recipe import Panelist


@dataclass(frozen=True, slots=True)
class Go:
    """The person goes on: begins, is done speaking, keeps the take."""

    at: float


@dataclass(frozen=True, slots=True)
class Tick:
    """Time has passed."""

    at: float


@dataclass(frozen=True, slots=True)
class Typed:
    """The person has finished a typed answer."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Drafted:
    """The typed answer so far."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Noted:
    """The preparation notes so far."""

    at: float
    notes: Notes


@dataclass(frozen=True, slots=True)
class Expected:
    """How well the person thinks this answer will go, 1 to 5."""

    at: float
    level: int


@dataclass(frozen=True, slots=True)
class Skip:
    """The person leaves this question out."""

    at: float


@dataclass(frozen=True, slots=True)
class Again:
    """The person wants another take."""

    at: float


@dataclass(frozen=True, slots=True)
class Faced:
    """The person sits down to the round, at its beginning or to go on with it.

    `by_line` means that a typed answer arrives as one finished line (plain mode), so that no clock can
    end it half way.
    """

    at: float
    by_line: bool


Event = Go | Tick | Typed | Drafted | Noted | Expected | Skip | Again | Faced


@dataclass(frozen=True, slots=True)
class Logged:
    """An event as it is kept in history, so that a round can be played back."""

    event: Event


@dataclass(frozen=True, slots=True)
class Speak:
    """An interviewer says this aloud; None is a voice off."""

    by: Panelist | None
    text: str


@dataclass(frozen=True, slots=True)
class StartRecording:
    """An answer begins."""


@dataclass(frozen=True, slots=True)
class StopRecording:
    """The answer is over."""


@dataclass(frozen=True, slots=True)
class Keep:
    """This answer must be on disk before anything else is shown."""

    given: Given


@dataclass(frozen=True, slots=True)
class Refuse:
    """The round did not do what was asked; `why` is a sentence for the person."""

    why: str


@dataclass(frozen=True, slots=True)
class Finish:
    """The round is over."""


Effect = Speak | StartRecording | StopRecording | Keep | Refuse | Finish
