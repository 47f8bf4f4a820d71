"""Questions: what an interviewer asks, and what a listener would notice in the answer."""

from dataclasses import dataclass

from practice.model.kinds import Competency, Gap, Level, QuestionType, SourceKind


@dataclass(frozen=True, slots=True)
class Point:
    """One idea unit a rater listens for; `id` keeps ticks comparable when the wording changes."""

    id: str
    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Probe:
    """A follow-up; `when` names the gap it is for, `None` fits any answer."""

    text: str
    when: Gap | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """What an answer of this level (1 to 5) shows."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class ModelAnswer:
    """A sample answer and the level (1 to 5) it was written for; `seconds` spoken, if known."""

    level: int
    text: str
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Whose words a question uses, and under which licence."""

    kind: SourceKind = SourceKind.ORIGINAL
    origin: str = ""
    licence: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a bank. Its identity is `key`, never its wording.

    `prepare_s` and `answer_s` are whole seconds with every default already applied.
    `listen_for`, `anchors` and `probes` hold only what the bank says; the general ones are added by
    whoever needs them. `line` is the 1-based line in the bank's file, for messages.
    """

    bank: str
    id: str
    text: str
    type: QuestionType
    competency: Competency | None = None
    also: tuple[Competency, ...] = ()
    level: Level = Level.ANY
    roles: tuple[str, ...] = ()
    prepare_s: int = 30
    answer_s: int = 120
    variants: tuple[str, ...] = ()
    why_asked: str = ""
    listen_for: tuple[Point, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    probes: tuple[Probe, ...] = ()
    red_flags: tuple[str, ...] = ()
    green_flags: tuple[str, ...] = ()
    model_answers: tuple[ModelAnswer, ...] = ()
    say_instead: str = ""
    tags: tuple[str, ...] = ()
    source: Source = Source()
    text_version: int = 1
    retired: bool = False
    replaced_by: str = ""
    line: int = 0

    @property
    def key(self) -> str:
        """The identity that history hangs on."""
        return f"{self.bank}/{self.id}"


@dataclass(frozen=True, slots=True)
class Bank:
    """A bank as read: its heading and the questions that passed every check."""

    id: str
    title: str
    summary: str
    version: str
    language: str
    licence: str
    questions: tuple[Question, ...]
    authors: tuple[str, ...] = ()
    homepage: str = ""
    translation_of: str = ""
    path: str = ""
    shipped: bool = False
