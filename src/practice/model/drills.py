"""Facts about drills: what was recalled, what was drilled, and what a job asks for."""

from dataclasses import dataclass
from enum import StrEnum

from practice.model.kinds import Competency
from practice.model.stamp import Stamp


class DrillKind(StrEnum):
    """The small drills that need no other person."""

    ASKING = "really-asking"
    WHICH = "which-story"
    BEATS = "beats"
    FIRST = "first-sentence"
    NUMBERS = "numbers"
    WE_TO_I = "we-to-i"
    STOP = "stop-at-90"
    BRIDGE = "bridge"
    RATE = "rate-this"
    PROBE = "one-probe"
    THEIR_TURN = "their-turn"
    TAKES = "answer-ladder"
    SILENCE = "silence"
    TELL = "tell"


class Outcome(StrEnum):
    """How a drill ended. Only a drill that marks itself is right or wrong."""

    RIGHT = "right"
    WRONG = "wrong"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Drilled:
    """One drill was done. `about` is a question's key, `story/ID` or `sample/ID`.

    `sitting` joins the drills of one sitting. `number` is what came out where something is counted or
    timed (seconds spoken, words, a level), and `wanted` what it is set beside (90 seconds, the key's
    level).
    """

    stamp: Stamp
    sitting: str
    kind: DrillKind
    about: str
    outcome: Outcome
    words: str = ""
    number: float | None = None
    wanted: float | None = None


@dataclass(frozen=True, slots=True)
class Recalled:
    """A story, a prepared answer or a fact was recalled.

    `share` of its beats came (0 to 1), the first after `first_s` seconds (None: not timed); `grade` is what
    was derived from that (schedule/memory.py). `thing` is `story/ID` or a question's key.
    """

    stamp: Stamp
    thing: str
    share: float
    first_s: float | None
    peeked: bool
    grade: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """A job asks for a competency, so much (0: not at all, to 3). The newest fact of a pair counts.

    `job` is empty for whatever is practised for just now.
    """

    stamp: Stamp
    job: str
    competency: Competency
    weight: int


DrillFact = Drilled | Recalled | Wanted
