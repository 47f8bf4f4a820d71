"""What can be drilled, what has been drilled, and one drill to do: the values that a day is chosen from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from practice.model.drills import DrillKind
from practice.model.facts import Levelled, Seen
from practice.model.kinds import Competency
from practice.model.question import Question
from practice.model.sample import Sample
from practice.model.story import Story
from practice.schedule.choose import PRACTICE_TAG
from practice.schedule.memory import Memory
from practice.schedule.planned import Planned

SECONDS = {
    DrillKind.ASKING: 35,
    DrillKind.WHICH: 40,
    DrillKind.BEATS: 100,
    DrillKind.FIRST: 60,
    DrillKind.NUMBERS: 60,
    DrillKind.WE_TO_I: 75,
    DrillKind.STOP: 150,
    DrillKind.BRIDGE: 40,
    DrillKind.RATE: 120,
    DrillKind.PROBE: 90,
    DrillKind.THEIR_TURN: 40,
    DrillKind.TELL: 180,
}
"""How long each takes, as a plan; the kinds that are mixed into a sitting, and no others."""

SIGNATURE = "signature"
"""The tag of questions to have an answer ready for; what they ask is prepared and remembered."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class DrillItem:
    """One drill to do: about a question (its key), `story/ID` or `sample/ID`.

    `seconds` is how long it is planned to take; `why` answers "why this one?" in a sentence or two.
    """

    kind: DrillKind
    about: str
    seconds: int
    why: str
    competency: Competency | None = None


@dataclass(frozen=True, slots=True)
class Material:
    """All there is to drill with; `notices` say in a sentence each what could not be read."""

    stories: Sequence[Story]
    questions: Sequence[Question]
    samples: Sequence[Sample] = ()
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """The newest answer to a question, of the last days; without words when it was spoken."""

    question: str
    words: str
    day: date


@dataclass(frozen=True, slots=True)
class PastDrills:
    """What history says.

    `kinds`: the last day each kind was drilled. `abouts`: the last day each (kind, about) was done or left
    out, at least those of the last month. `met`: the last day of each about, whatever the kind; what was
    left out was met too.
    `prepared`: questions that have a first sentence. `told`: things told aloud within their time.
    `memories`: of each thing that was recalled. `answers`: the newest first. `levels`: the oldest first.
    `weights`: what the job asks for. `planned`: what a plan brings forward just now.
    """

    kinds: Mapping[DrillKind, date] = field(default_factory=dict)
    abouts: Mapping[tuple[DrillKind, str], date] = field(default_factory=dict)
    met: Mapping[str, date] = field(default_factory=dict)
    prepared: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    memories: Mapping[str, Memory] = field(default_factory=dict)
    seen: Mapping[str, Seen] = field(default_factory=dict)
    levels: Sequence[Levelled] = ()
    answers: Sequence[Said] = ()
    weights: Mapping[Competency, float] = field(default_factory=dict)
    interview: date | None = None
    planned: Sequence[Planned] = ()


def story_thing(story: Story) -> str:
    """What a story is called among things to remember."""
    return f"story/{story.id}"


def sample_thing(sample: Sample) -> str:
    """What a sample answer is called among what is drilled."""
    return f"sample/{sample.id}"


def open_questions(questions: Sequence[Question]) -> list[Question]:
    """Those that may be asked in a drill."""
    return [q for q in questions if not q.retired and PRACTICE_TAG not in q.tags]


def last_met(key: str, past: PastDrills) -> date | None:
    """The last day on which a question was asked, in a round or in a drill."""
    seen, met = past.seen.get(key), past.met.get(key)
    if seen is None:
        return met
    answered = date.fromisoformat(seen.last_day)
    return answered if met is None or met < answered else met


def ago(day: date, today: date) -> str:
    """How long ago, in words; a day that has not come yet is today."""
    days = (today - day).days
    return "today" if days <= 0 else "yesterday" if days == 1 else f"{days} days ago"


def on_day(day: date, today: date) -> str:
    """When that was, in words: today, yesterday, on Monday, on 2026-03-09."""
    days = (today - day).days
    if days <= 1:
        return ago(day, today)
    return f"on {WEEKDAYS[day.weekday()]}" if days < len(WEEKDAYS) else f"on {day.isoformat()}"


def so_many_days(count: int) -> str:
    """A number of days, in words."""
    return "one day" if count == 1 else f"{count} days"


def times(count: int) -> str:
    """How often, in words."""
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")
