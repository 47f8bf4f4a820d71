"""Stories: things that happened, told in beats."""

from dataclasses import dataclass
from enum import StrEnum

from practice.model.kinds import Competency


class BeatPart(StrEnum):
    """Which part of the story a beat belongs to."""

    SITUATION = "situation"
    TASK = "task"
    ACTION = "action"
    RESULT = "result"
    LEARNED = "learned"


class StoryKind(StrEnum):
    """What happened in it, roughly."""

    SUCCESS = "success"
    FAILURE = "failure"
    CONFLICT = "conflict"
    PRESSURE = "pressure"
    CHANGE = "change"
    LEADERSHIP = "leadership"
    HELPING = "helping"
    LEARNING = "learning"


class Share(StrEnum):
    """Whether names may be said: as it is, with names hidden, or told to nobody."""

    OK = "ok"
    ANONYMISE = "anonymise"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Beat:
    """One idea of the story: what recall is measured by. `numbers` are worth twice as much."""

    id: str
    part: BeatPart
    text: str
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """One thing that happened. `cue` is what would be jotted on a card, `when` a year or a year and month.

    `main` are the competencies it is best evidence of, `also` those it shows beside.
    """

    id: str
    title: str
    beats: tuple[Beat, ...]
    cue: str = ""
    when: str = ""
    where: str = ""
    kinds: tuple[StoryKind, ...] = ()
    headline: str = ""
    main: tuple[Competency, ...] = ()
    also: tuple[Competency, ...] = ()
    share: Share = Share.OK
    line: int = 0

    @property
    def year(self) -> int | None:
        """The year it happened in, if it says one."""
        return int(self.when[:4]) if self.when[:4].isdecimal() else None
