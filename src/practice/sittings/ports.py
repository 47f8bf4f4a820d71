"""Ports: what a sitting needs of the world, and nothing about how the world does it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Protocol, TypeVar

from practice.model.days import YEARS, as_kept
from practice.model.stamp import Stamp
from practice.model.trouble import Trouble
from practice.sittings.paper_ports import NoPapers

if TYPE_CHECKING:  # names only: a port loads nothing
    from practice.model.delivery import Delivery, Hearing
    from practice.model.drills import Drilled, DrillKind, Recalled
    from practice.model.fact import Fact, FlatFact
    from practice.model.facts import (
        Answered,
        Baseline,
        Draft,
        Levelled,
        Moment,
        ReviewPart,
        RoundEntry,
        Seen,
    )
    from practice.model.jobs import JobPart, JobSaid
    from practice.model.kinds import Competency, QuestionType
    from practice.model.question import Bank
    from practice.model.recipe import Recipe
    from practice.model.sample import Sample
    from practice.model.settings import Settings
    from practice.model.story import Story
    from practice.sittings.paper_ports import Papers

Kind = TypeVar("Kind", bound="FlatFact")

SOUNDS = "recordings"
"""The folder of sound that is kept, in the person's own data."""

SCRIPTS = "scripts"
"""The folder of scripts for somebody else, there too."""


class Clock(Protocol):
    """The times a program needs."""

    def elapsed(self) -> float:
        """Seconds on a clock that never jumps; only differences mean anything."""

    def now(self) -> datetime:
        """The wall clock, with its zone."""

    def today(self) -> date:
        """The practice day, which begins at 04:00 local time."""

    def local(self, wall: datetime) -> datetime:
        """A wall time without a zone, with the local zone of that day.

        Of one that comes twice (clocks go back) the first; one that never comes (they go forward) is as
        much later as the clocks jump.
        """


class History(Protocol):
    """Everything that happened. Reading sees all that was kept; keeping is durable on return."""

    def keep(self, *facts: Fact) -> None:
        """Add these facts, all or none."""

    def keep_draft(self, round_id: str, draft: Draft | None) -> None:
        """Replace the round's working copy; None forgets it. One for a place already left is refused."""

    def draft(self, round_id: str) -> Draft | None:
        """The round's working copy."""

    def rounds(self, *, last: int | None = None) -> Sequence[RoundEntry]:
        """Rounds, oldest first; with `last`, only so many of the newest."""

    def round(self, number: int) -> RoundEntry | None:
        """The round with this number."""

    def unfinished(self, *, again_of: str = "") -> RoundEntry | None:
        """The newest round that has not ended; with `again_of`, of those that repeat this answer."""

    def moments(self, round_id: str) -> Sequence[Moment]:
        """The round's events in order."""

    def answers(self, round_id: str) -> Sequence[Answered]:
        """The round's answers in the order they were given, every part and take."""

    def answer(self, answer_id: str) -> Answered | None:
        """The answer with this id."""

    def plan(self, round_id: str) -> str:
        """The plan the round began with."""

    def waiting(self) -> Sequence[Answered]:
        """Scored answers (last takes, not follow-ups, not skipped) of ended rounds whose review is open."""

    def review(self, answer_id: str) -> Sequence[ReviewPart]:
        """What has been said about this answer, in order."""

    def levels(self) -> Sequence[Levelled]:
        """The last level that each answer was given in a review (blind ones left out), oldest first."""

    def blind_levels(self) -> Sequence[Levelled]:
        """Every level given blind, oldest first."""

    def seen(self) -> Mapping[str, Seen]:
        """When each question was last asked, by key."""

    def mark(self) -> str:
        """Another one whenever an answer or a part of a review has been kept; empty before the first."""

    def baseline(self) -> Baseline | None:
        """The newest calm paragraph; None when none was ever read."""

    def every(self, kind: type[Kind]) -> Sequence[Kind]:
        """Every fact of this kind, in the order of keeping."""

    def newest(self, until: str) -> str:
        """The latest moment among the last kept of each table, of those up to this; empty without any."""

    def later(self, kind: type[Kind], place: int) -> Sequence[tuple[int, Kind]]:
        """The facts of this kind from a place in the order of keeping on, each with its place."""

    def drills(self, kind: DrillKind) -> Sequence[Drilled]:
        """Every drill of this kind, in the order of keeping."""

    def recalls(self, thing: str) -> Sequence[Recalled]:
        """Every recall of this thing, in the order of keeping."""

    def said_of_jobs(self, part: JobPart) -> Sequence[JobSaid]:
        """What was said of this part of every job, in the order of keeping."""

    def seal(
        self,
        seal_id: str,
        words: str,
        *facts: Fact,
        instead_of: str = "",
        only_over: Collection[str | None] = (),
    ) -> None:
        """Put these words under this seal, in place of what is there, and keep these facts with them.

        What lies under `instead_of`, such as what was written of them so far, is destroyed in the same step.
        With `only_over`, what is there to be replaced must be one of these (None: nothing), else Elsewhere is
        raised and nothing is changed: looking and writing are one step.
        """

    def sealed(self, seal_id: str) -> str | None:
        """The words under this seal; None when there are none, or none any more."""

    def burn(
        self,
        seal_id: str,
        *facts: Fact,
        also: Callable[[], Mapping[str, Fact | None]] | None = None,
        only_over: Collection[str | None] = (),
    ) -> bool:
        """Destroy what is under this seal, if it is one of `only_over`, and keep these facts.

        `also` is asked in the same step which seals go with it, and what is kept of each.
        False when a copy could not be overwritten yet, because another window was reading or the disk is
        full; it goes when every window is closed.
        """

    def under_seal(self) -> Sequence[str]:
        """The ids under which there are words."""

    def everything(self) -> Iterable[tuple[str, dict[str, object]]]:
        """All that is kept, row by row, as table and columns; what is under seal is no part of it."""


class Banks(Protocol):
    """The shipped banks and recipes and the person's own, checked; broken parts are left out."""

    def banks(self) -> Sequence[Bank]:
        """Every bank that could be read."""

    def recipes(self) -> Sequence[Recipe]:
        """Every round recipe that could be read."""

    def notices(self) -> Sequence[str]:
        """A sentence for each file with something left out, and for each id that hides another."""

    def add_asked(self, text: str, *, type: QuestionType, competency: Competency | None) -> str:
        """Put a question that was asked in an interview into the person's own bank of such; its key.

        One that is there already is not added again. On the disk when this returns. Raises Trouble.
        """


class Stories(Protocol):
    """The person's own stories, in one file that they may edit by hand."""

    @property
    def path(self) -> Path:
        """The file, whether it is there or not."""

    def all(self) -> Sequence[Story]:
        """Every story in the file's order; none without a file. Raises Trouble with line and mend."""

    def put(self, story: Story) -> None:
        """Add a story, or replace the one of this id; all else in the file stays as it was.

        On the disk when this returns. Raises Trouble.
        """


class NoStories:
    """A place without stories."""

    @property
    def path(self) -> Path:
        """Nowhere in particular."""
        return Path("stories.yaml")

    def all(self) -> Sequence[Story]:
        """None."""
        return ()

    def put(self, story: Story) -> None:
        """Nothing can be kept here."""
        raise AssertionError(f"no place for {story.id!r}")


class Shelf(Protocol):
    """What was worked out of the history, put by so that it need not be worked out again.

    It can be gone at any time, and nothing is lost with it. No verb raises.
    """

    def find(self, name: str) -> str | None:
        """What was put by under this name by a program like this one."""

    def put(self, name: str, text: str) -> None:
        """Put it by, if that is possible."""


class NoShelf:
    """Everything is worked out again each time."""

    def find(self, name: str) -> str | None:  # noqa: ARG002  # a Shelf is told what
        """Nothing."""
        return None

    def put(self, name: str, text: str) -> None:
        """There is no room."""


class Recorder(Protocol):
    """The microphone. Every verb is safe without one: an answer then has no Delivery. None raises."""

    def wake(self) -> None:
        """Get the device ready in the background, so that the first word is not missed."""

    def ready(self) -> bool:
        """Sound is coming in, so that listening can begin without losing its first word."""

    def start(self, keep_as: str = "") -> None:
        """Begin listening to an answer. Its sound is thrown away, unless it is kept under a name."""

    def hearing(self) -> Hearing | None:
        """What is heard at this moment; None when no microphone is in use."""

    def pause(self) -> None:
        """Hear nothing for a while: the program is put aside. The answer is not over."""

    def go_on(self) -> None:
        """Hear on with the same answer."""

    def stop(self) -> Delivery | None:
        """End listening; what was measured, or None when nothing could be."""

    def close(self) -> None:
        """Let the device go; `wake` opens it again."""


class NoRecorder:
    """No microphone: the round goes on without."""

    def wake(self) -> None:
        """There is nothing to wake."""

    def ready(self) -> bool:
        """Never."""
        return False

    def start(self, keep_as: str = "") -> None:
        """Nothing listens."""

    def hearing(self) -> Hearing | None:
        """Nothing is heard."""
        return None

    def pause(self) -> None:
        """Nothing was heard anyway."""

    def go_on(self) -> None:
        """Nothing will be heard."""

    def stop(self) -> Delivery | None:
        """Nothing was measured."""
        return None

    def close(self) -> None:
        """Nothing to let go."""


class Speaker(Protocol):
    """The interviewers' voice. Every verb returns at once and none raises; silence is always an answer."""

    def say(self, text: str) -> None:
        """Begin to speak; what was being said before stops."""

    def hush(self) -> None:
        """Stop speaking."""

    def speaking(self) -> bool:
        """A voice can be heard, or is about to be."""

    def trouble(self) -> str:
        """A sentence when this computer cannot speak, else empty."""

    def close(self) -> None:
        """Stop, and let the device go."""


class NoSpeaker:
    """Questions are read, not heard."""

    def say(self, text: str) -> None:
        """Nothing is spoken."""

    def hush(self) -> None:
        """There is nothing to stop."""

    def speaking(self) -> bool:
        """Never."""
        return False

    def trouble(self) -> str:
        """There is none: nobody asked for a voice."""
        return ""

    def close(self) -> None:
        """Nothing to let go."""


class Loudspeaker(Protocol):
    """Soft tones, and recordings played back. Every verb returns at once and none raises."""

    def wake(self) -> None:
        """Get ready to sound in the background, so that the first tone is not late."""

    def cue(self, name: str) -> bool:
        """Sound a tone: `in`, `top-up`, `hold`, `out`, `rest` or `end`. False when it cannot."""

    def play(self, path: Path) -> None:
        """Begin to play a recording; what was being played before stops."""

    def playing(self) -> bool:
        """Something is being played, or is about to be."""

    def stop(self) -> None:
        """Silence."""

    def trouble(self) -> str:
        """A sentence when this computer cannot play, else empty."""

    def close(self) -> None:
        """Silence, and let the device go."""


class NoLoudspeaker:
    """Nothing sounds."""

    def wake(self) -> None:
        """There is nothing to wake."""

    def cue(self, name: str) -> bool:  # noqa: ARG002  # a Loudspeaker is told which
        """Never."""
        return False

    def play(self, path: Path) -> None:
        """Nothing is played."""

    def playing(self) -> bool:
        """Never."""
        return False

    def stop(self) -> None:
        """Nothing sounds anyway."""

    def trouble(self) -> str:
        """There is none: nobody asked for sound."""
        return ""

    def close(self) -> None:
        """Nothing to let go."""


BEYOND = str(YEARS.stop)
"""What is kept with a moment from here on was kept by no clock, and holds no other moment up."""

TICK = timedelta(milliseconds=1)
"""Moments are kept so finely."""


@dataclass
class Latest:
    """The latest moment that a fact of this history has, as far as this run knows; read when it is needed."""

    at: str | None = None


def no_script(name: str, text: str) -> Path:  # noqa: ARG001  # whoever keeps one is told what
    """A place without a disk."""
    raise Trouble(f"the script '{name}' could not be kept as a file")


def no_recordings(sign: str) -> Sequence[Path]:  # noqa: ARG001  # whoever looks says for what
    """None."""
    return ()


@dataclass(frozen=True)
class World:
    """All of it, built once in wiring (or by a test) and handed to each sitting."""

    clock: Clock
    history: History
    banks: Banks
    recorder: Recorder
    speaker: Speaker
    settings: Settings
    keep_setting: Callable[[str, bool | int | str], None]
    microphones: Callable[[], Sequence[str]]
    """The names of those that are plugged in, the usual one first. Raises Trouble."""
    rng: Random
    new_id: Callable[[], str]
    data: Path
    loudspeaker: Loudspeaker = field(default_factory=NoLoudspeaker)
    stories: Stories = field(default_factory=NoStories)
    samples: Callable[[], Sequence[Sample]] = tuple
    """The shipped sample answers, to practise rating on. Raises Trouble."""
    shelf: Shelf = field(default_factory=NoShelf)
    keep_script: Callable[[str, str], Path] = no_script
    """Keep a text for somebody else under a name, as a new file; where it is. Raises Trouble."""
    recordings: Callable[[str], Sequence[Path]] = no_recordings
    """The kept sounds with this sign in their names, which is the beginning of a round's id."""
    papers: Papers = field(default_factory=NoPapers)
    notices: tuple[str, ...] = ()
    """What the person should know before anything begins."""
    _latest: Latest = field(default_factory=Latest, init=False, repr=False, compare=False)

    @property
    def sounds(self) -> Path:
        """Where sound goes that is kept."""
        return self.data / SOUNDS

    def new_seed(self) -> int:
        """A seed for a round, short enough to be typed."""
        return self.rng.randrange(2**31)

    def stamp(self) -> Stamp:
        """The identity and the moment of a fact that happens now.

        Of two facts about one thing the later moment counts. So where a clock was put back, by however much,
        moments go on a tick at a time behind the latest, until the clock has caught up. They then only tell
        the order; the practice day is always the clock's. `days.happened` is for reckoning with the clock.
        """
        at = as_kept(self.clock.now())
        if self._latest.at is None:
            self._latest.at = self._newest()
        if at < self._latest.at < BEYOND:
            with suppress(ValueError):  # no moment at all, from another program
                at = as_kept(datetime.fromisoformat(self._latest.at) + TICK)
        self._latest.at = at
        return Stamp(self.new_id(), at, self.clock.today().isoformat())

    def _newest(self) -> str:
        try:
            return self.history.newest(BEYOND)
        except Trouble:  # told by whatever is read or kept next, which has the person's words with it
            return ""
