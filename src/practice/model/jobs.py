"""Facts about jobs applied for: the advert, the interviews, the outcome, and what came after it."""

from dataclasses import dataclass
from enum import StrEnum

from practice.model.stamp import Stamp


class Stage(StrEnum):
    """How far an application came, and of what form an interview is."""

    APPLIED = "applied"
    PHONE = "phone"
    ONE_WAY = "one-way"
    VIDEO = "video"
    IN_PERSON = "in-person"
    PANEL = "panel"
    TEST = "test"
    FINAL = "final"


class Seen(StrEnum):
    """How the person came to know of the job."""

    ADVERT = "advert"
    REFERRAL = "referral"
    RECRUITER = "recruiter"
    APPROACHED = "approached"
    INTERNAL = "internal"


class Ending(StrEnum):
    """How an application ended. OPEN takes an earlier end back."""

    OFFER = "offer"
    REJECTED = "rejected"
    WITHDREW = "withdrew"
    SILENCE = "silence"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class JobAdded:
    """A job the person applies for, or thinks of applying for. The id of its stamp is the job's.

    `again_of` is the id of the job at the same place that this one tries again, or empty.
    """

    stamp: Stamp
    name: str
    again_of: str = ""


class JobPart(StrEnum):
    """What is said of a job. Days are YYYY-MM-DD; the newest fact of a part counts, an empty one takes it
    back."""

    NAME = "name"
    """What the person calls it, short enough for a command."""
    EMPLOYER = "employer"
    ROLE = "role"
    SEEN = "seen"
    """A `Seen`."""
    WHO = "who"
    """Who told them of it, or whom they write to."""
    ADDRESS = "address"
    """Where a letter would be sent."""
    DEADLINE = "deadline"
    APPLIED = "applied"
    """The day of the application."""
    ADVERT = "advert"
    """The advert's own words: adverts vanish."""
    CV = "cv"
    """SHA-256 of the CV that was sent, in hexadecimal digits."""
    CV_NOTE = "cv-note"
    """Which version that was, in the person's words."""
    NOTE = "note"
    HIDDEN = "hidden"
    """`yes`: no longer in the list."""
    WANTS_AGAIN = "wants-again"
    """`yes` or `no`: whether the person would work there after all."""
    EARLIEST = "earliest"
    """The day from which a new application is welcome."""
    EARLIEST_FROM = "earliest-from"
    """Who or what says so."""
    NO_FEEDBACK = "no-feedback"
    """`yes`: none came, the person says."""
    FIRST_SENTENCE = "first-sentence"
    """How a new application there will begin, in the person's words."""
    REVIEW_ON = "review-on"
    """The day agreed with one's own manager, inside a company."""


@dataclass(frozen=True, slots=True)
class JobSaid:
    """One thing said of one job."""

    stamp: Stamp
    job: str
    part: JobPart
    text: str = ""


@dataclass(frozen=True, slots=True)
class JobEnded:
    """How it ended, at which stage and on which day. The newest fact of a job counts.

    `reason` is what they gave as one, verbatim, where they gave one in the same breath.
    """

    stamp: Stamp
    job: str
    how: Ending
    stage: Stage
    on: str
    reason: str = ""


class InterviewPart(StrEnum):
    """What is said of a real interview, before it and after."""

    FORMAT = "format"
    """A `Stage`."""
    PEOPLE = "people"
    """Who asks, each with their role, one on a line."""
    MINUTES = "minutes"
    """How long it is planned for."""
    ASKED = "asked"
    """One question that was asked; `key` is that of the same question in a bank, where there is one."""
    TOLD = "told"
    """The id of a story that was told there."""
    BEFORE = "before"
    PEAK = "peak"
    AFTER = "after"
    """Nerves, 0 to 100, before it, at most, and after."""
    WENT_WELL = "went-well"
    CHANGE = "change"
    DEBRIEFED = "debriefed"
    """The debrief is closed."""


@dataclass(frozen=True, slots=True)
class InterviewSaid:
    """One thing said of one interview (its id). Of ASKED and TOLD each fact is one more."""

    stamp: Stamp
    interview: str
    part: InterviewPart
    text: str = ""
    level: int | None = None
    key: str = ""


class SealKind(StrEnum):
    """What is under seal."""

    LETTER = "letter"
    FEEDBACK = "feedback"


@dataclass(frozen=True, slots=True)
class Sealed:
    """Words were put under seal. The id of the stamp is the seal's; the words are no part of any fact.

    `opens` is the instant (UTC, ISO 8601, ends in Z) before which nothing offers to open it. For feedback
    `told_by` and `channel` say from whom and how it came, `arrived` the day.
    """

    stamp: Stamp
    job: str
    kind: SealKind
    opens: str
    told_by: str = ""
    channel: str = ""
    arrived: str = ""


class SealPart(StrEnum):
    """What became of what was sealed."""

    OPENED = "opened"
    """`text`: the conditions that were overruled, joined by spaces, or empty."""
    BURNT = "burnt"
    DISTILLED = "distilled"
    """`text`: the one polite question that was drawn from it."""
    SORTED = "sorted"
    """Every piece of it has its place."""


@dataclass(frozen=True, slots=True)
class SealSaid:
    """One thing that was done with what is under one seal."""

    stamp: Stamp
    seal: str
    part: SealPart
    text: str = ""


class AfterPart(StrEnum):
    """What is said in the days after a rejection."""

    RESTED = "rested"
    """`skipped`: the person did not want to wait a day."""
    FEEL = "feel"
    OTHERS = "others"
    FRIEND = "friend"
    """The three prompts of a kind letter to oneself."""
    FACTS = "facts"
    STORY = "story"
    """What happened, and what the person told themselves about it."""
    NEXT_STEP = "next-step"
    SMALL_THING = "small-thing"
    """Something for the day that has nothing to do with jobs."""
    MOOD = "mood"
    """1 to 10, in `level`."""
    PATTERN = "pattern"
    """`text`: a `Cause` that the person has seen themselves; with `not ` before it, taken back."""


@dataclass(frozen=True, slots=True)
class AfterSaid:
    """One thing said after a rejection."""

    stamp: Stamp
    job: str
    part: AfterPart
    text: str = ""
    level: int | None = None


class MirrorPart(StrEnum):
    """What the person sees in the mirror."""

    FIRST_STRENGTH = "first-strength"
    SECOND_STRENGTH = "second-strength"
    RESEARCH = "research"
    EXPERIENCE = "experience"
    ANSWERS = "answers"
    NERVES = "nerves"
    RAPPORT = "rapport"
    FIT = "fit"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class MirrorSaid:
    """One look: words (a strength, or one instance) and a level 1 to 5. The newest of a part counts."""

    stamp: Stamp
    job: str
    part: MirrorPart
    text: str = ""
    level: int | None = None


class Standing(StrEnum):
    """How a piece of feedback sits with the person."""

    KNEW = "knew"
    NEW = "new"
    OTHERWISE = "otherwise"
    """They see it otherwise: it is parked, not answered."""
    LEFT_OUT = "left-out"
    """It has no place. Such a piece is one sentence without its words, and its cause means nothing."""


HEARD = frozenset({Standing.KNEW, Standing.NEW})
"""Of what sits so something may come: a task, a pattern, a thing to practise."""


class Cause(StrEnum):
    """What a piece of feedback, or a task, is about."""

    RESEARCH = "research"
    ANSWER = "answer"
    SKILL = "skill"
    CV = "cv"
    NERVES = "nerves"
    FIT = "fit"
    UNKNOWABLE = "unknowable"
    OWN = "own"
    """Of a task only: the person's own wish, with no piece of feedback behind it."""


@dataclass(frozen=True, slots=True)
class PieceSorted:
    """The n-th piece (from 1) of opened feedback, with its place. The newest of a seal and n counts.

    `competency` is the one it is about, where the cause is an answer or a skill; else empty.
    """

    stamp: Stamp
    seal: str
    n: int
    words: str
    standing: Standing
    cause: Cause
    competency: str = ""


@dataclass(frozen=True, slots=True)
class TaskSet:
    """One thing to do, and by which day. The id of the stamp is the task's.

    `questions` are keys of questions to drill, joined by spaces; `competency` the one that is drilled more.
    """

    stamp: Stamp
    job: str
    cause: Cause
    words: str
    by: str
    competency: str = ""
    questions: str = ""


class TaskPart(StrEnum):
    """What became of a task."""

    BEGUN = "begun"
    DONE = "done"
    """`text`: what it changed, in the person's words."""
    DROPPED = "dropped"
    MOVED = "moved"
    """`text`: the new day."""
    WRITTEN = "written"
    """`text`: what was found or made on the way (the lines of a research sheet)."""


@dataclass(frozen=True, slots=True)
class TaskSaid:
    """One thing said of one task."""

    stamp: Stamp
    task: str
    part: TaskPart
    text: str = ""


class LetterKind(StrEnum):
    """What a letter is for. None is ever sent by the program."""

    THANKS = "thanks"
    REQUEST = "request"
    FOLLOW_UP = "follow-up"
    REPLY = "reply"
    KEEP_IN_MIND = "keep-in-mind"
    TOUCH = "touch"
    RECRUITER = "recruiter"
    PANEL = "panel"
    MANAGER = "manager"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A letter as it was written; the newest of a job, a kind and an interview counts.

    `interview` is the id of the one it is about, or empty.
    """

    stamp: Stamp
    job: str
    kind: LetterKind
    subject: str
    words: str
    interview: str = ""


class LetterPart(StrEnum):
    """What became of a letter."""

    SAVED = "saved"
    """`text`: where."""
    SENT = "sent"
    """The person says so; `text`: the day."""
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class LetterSaid:
    """One thing said of one letter: `letter` is the id of a `Drafted`."""

    stamp: Stamp
    letter: str
    part: LetterPart
    text: str = ""


JobFact = (
    JobAdded
    | JobSaid
    | JobEnded
    | InterviewSaid
    | Sealed
    | SealSaid
    | AfterSaid
    | MirrorSaid
    | PieceSorted
    | TaskSet
    | TaskSaid
    | Drafted
    | LetterSaid
)
