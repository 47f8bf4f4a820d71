"""Fakes for the world, and small values to build rounds from. Nothing here patches a module."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from practice.history.opening import open_history
from practice.model.answer import Voice
from practice.model.delivery import Delivery, Hearing
from practice.model.jobs import LetterKind
from practice.model.kinds import Competency, Gap, QuestionType
from practice.model.paper import Appointment, Letter
from practice.model.question import Anchor, Bank, ModelAnswer, Point, Probe, Question
from practice.model.recipe import (
    Ask,
    Format,
    LookBack,
    Manner,
    Panelist,
    Pick,
    Recipe,
    Rules,
    Say,
    TheirTurn,
)
from practice.model.sample import Sample
from practice.model.settings import Microphone, Settings, Speaking
from practice.model.story import Story
from practice.model.trouble import Trouble
from practice.plain.lines import EndOfInput
from practice.plain.running import run_sitting
from practice.rounds.events import Effect, Event
from practice.rounds.plan import Plan, build_plan
from practice.rounds.state import Round
from practice.rounds.step import start, step
from practice.sittings.ports import History, NoLoudspeaker, NoSpeaker, World
from practice.sittings.script import Sitting


class FakeClock:
    """A clock moved by hand. The wall clock and the monotonic one move together.

    Where `zone` is given, wall times are those of its place, with its summer and its winter.
    """

    def __init__(
        self, now: datetime = datetime(2026, 3, 2, 18, 0, tzinfo=UTC), *, zone: tzinfo = UTC
    ) -> None:
        self._now = now
        self._zone = zone
        self._elapsed = 1000.0

    def elapsed(self) -> float:
        return self._elapsed

    def now(self) -> datetime:
        return self._here(self._now)

    def today(self) -> date:
        return (self.now().replace(tzinfo=None) - timedelta(hours=4)).date()

    def local(self, wall: datetime) -> datetime:
        return self._here(wall.replace(tzinfo=self._zone).astimezone(UTC))

    def _here(self, moment: datetime) -> datetime:
        """With an offset and no rules, as the system gives it: two such differ by instants."""
        there = moment.astimezone(self._zone)
        return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))

    def advance(self, seconds: float) -> None:
        self._elapsed += seconds
        self._now += timedelta(seconds=seconds)

    def jump(self, seconds: float) -> None:
        """The wall clock alone moves: the computer was asleep, or somebody has set its clock."""
        self._now += timedelta(seconds=seconds)

    def sleep_until(self, days: int) -> None:
        """So many days later, as after a restart: the monotonic clock begins anew."""
        self._now += timedelta(days=days)
        self._elapsed = 50.0


@dataclass
class FakeRecorder:
    """A microphone that measures what it is told to and shows what it is told to."""

    delivery: Delivery | None = None
    now: Hearing | None = None
    heard: list[str] = field(default_factory=list)
    listening: bool = False
    awake: bool = False

    def wake(self) -> None:
        self.awake = True
        self.heard.append("wake")

    def ready(self) -> bool:
        return self.awake

    def start(self, keep_as: str = "") -> None:
        self.heard.append(f"start {keep_as}".strip())
        self.listening = True

    def hearing(self) -> Hearing | None:
        return self.now

    def pause(self) -> None:
        self.heard.append("pause")

    def go_on(self) -> None:
        self.heard.append("go on")

    def stop(self) -> Delivery | None:
        if not self.listening:
            return None
        self.listening = False
        self.heard.append("stop")
        return self.delivery

    def close(self) -> None:
        if self.awake:
            self.awake = False
            self.heard.append("close")


@dataclass
class FakeSpeaker:
    """A voice that speaks until it is told that it is done."""

    said: list[str] = field(default_factory=list)
    voice: bool = False

    def say(self, text: str) -> None:
        self.said.append(text)
        self.voice = True

    def hush(self) -> None:
        self.voice = False

    def speaking(self) -> bool:
        return self.voice

    def trouble(self) -> str:
        return ""

    def close(self) -> None:
        self.voice = False


@dataclass
class FakeLoudspeaker:
    """Tones and recordings, as they were asked for."""

    heard: list[str] = field(default_factory=list)
    works: bool = True
    sounding: bool = False

    def wake(self) -> None:
        self.heard.append("wake")

    def cue(self, name: str) -> bool:
        self.heard.append(name)
        return self.works

    def play(self, path: Path) -> None:
        self.heard.append(f"play {path.name}")
        self.sounding = self.works

    def playing(self) -> bool:
        return self.sounding

    def stop(self) -> None:
        self.sounding = False

    def trouble(self) -> str:
        return "" if self.works else "This computer has no loudspeaker."

    def close(self) -> None:
        self.sounding = False


@dataclass
class FakeStories:
    """A list of stories."""

    stories: list[Story] = field(default_factory=list)
    path: Path = Path("stories.yaml")

    def all(self) -> Sequence[Story]:
        return tuple(self.stories)

    def put(self, story: Story) -> None:
        ids = [each.id for each in self.stories]
        if story.id in ids:
            self.stories[ids.index(story.id)] = story
        else:
            self.stories.append(story)


@dataclass
class FakeBanks:
    """Banks and recipes as given."""

    all_banks: Sequence[Bank]
    all_recipes: Sequence[Recipe]
    asked: list[Question] = field(default_factory=list)

    def banks(self) -> Sequence[Bank]:
        return self.all_banks

    def recipes(self) -> Sequence[Recipe]:
        return self.all_recipes

    def notices(self) -> Sequence[str]:
        return ()

    def add_asked(self, text: str, *, type: QuestionType, competency: Competency | None) -> str:
        if all(each.text != text for each in self.asked):
            self.asked.append(
                Question("asked", f"q{len(self.asked) + 1}", text, type, competency, answer_s=120)
            )
        return next(each.key for each in self.asked if each.text == text)


class Refusing:
    """A history on a disk that is full as long as `is_full`: it can be read, and nothing can be kept."""

    def __init__(self, history: History, *, is_full: bool = True) -> None:
        self._history = history
        self.is_full = is_full

    def __getattr__(self, name: str) -> Any:  # whatever the history has
        if self.is_full and name in ("keep", "keep_draft", "seal", "burn"):
            return self._refuse
        return getattr(self._history, name)

    def _refuse(self, *_: object, **more: object) -> None:
        raise Trouble("the disk is full, so this was not kept")


SHIPPED_TEMPLATES = Path(__file__).parent.parent / "src" / "practice" / "papers" / "templates"


@dataclass
class FakePapers:
    """Letters and calendars in memory, the shipped templates, and files as given."""

    files: dict[str, str] = field(default_factory=dict)
    letters: dict[str, Letter] = field(default_factory=dict)
    calendar: list[Appointment] = field(default_factory=list)
    clipboard: list[str] = field(default_factory=list)
    has_clipboard: bool = True
    templates: Path = Path("templates")
    own: dict[LetterKind, str] = field(default_factory=dict)

    def template(self, kind: LetterKind) -> str:
        return self.own.get(kind) or self.shipped_template(kind)

    def shipped_template(self, kind: LetterKind) -> str:
        return (SHIPPED_TEMPLATES / f"{kind.value}.txt").read_text("utf-8")

    def own_template(self, kind: LetterKind) -> Path:
        return self.templates / f"{kind.value}.txt"

    def save_letter(self, name: str, letter: Letter, *, ending: str) -> Path:
        self.letters[f"{name}.{ending}"] = letter
        return Path("letters") / f"{name}.{ending}"

    def save_calendar(self, appointments: Sequence[Appointment], path: Path | None = None) -> Path:
        self.calendar[:] = appointments
        return path or Path("interviews.ics")

    def copy(self, text: str) -> bool:
        if self.has_clipboard:
            self.clipboard.append(text)
        return self.has_clipboard

    def text_of(self, path: Path) -> str:
        if str(path) not in self.files:
            raise Trouble(f"{path}: no such file")
        return self.files[str(path)]

    def digest_of(self, path: Path) -> str:
        return sha256(self.text_of(path).encode()).hexdigest()


@dataclass
class ScriptedLines:
    """A person at plain lines: a text is typed at once, a number is so many seconds of doing nothing."""

    script: list[str | float]
    clock: FakeClock
    out: list[str] = field(default_factory=list)
    live: bool = True

    def read(self, wait: float | None) -> str | None:
        if not self.script:
            raise EndOfInput
        now = self.script.pop(0)
        if isinstance(now, str):
            self.out.append(now)
            return now
        if wait is None or wait > now:
            self.clock.advance(now)
            return self.read(None if wait is None else wait - now)
        self.clock.advance(wait)
        self.script.insert(0, now - wait)
        return None

    def pause(self, seconds: float) -> None:
        self.clock.advance(seconds)

    def say(self, text: str) -> None:
        self.out.append(text)

    def prompt(self, text: str) -> None:
        self.out.append(text)

    @property
    def transcript(self) -> str:
        """All that was said and typed."""
        return "\n".join(self.out)


def run_plain(sitting: Sitting[object], clock: FakeClock, *script: str | float) -> ScriptedLines:
    """Run as plain lines until the sitting or the script ends."""
    lines = ScriptedLines(list(script), clock)
    with suppress(EndOfInput):
        run_sitting(sitting, lines)
    return lines


def question(
    id: str = "leak",
    *,
    type: QuestionType = QuestionType.BEHAVIOURAL,
    competency: Competency | None = Competency.TEAMWORK,
    text: str = "Tell me about a time you fixed something with others.",
    **more: object,
) -> Question:
    """A question with everything a review shows; any field can be given."""
    fields: dict[str, object] = {
        "answer_s": 120,
        "listen_for": (
            Point("specific", "One real occasion"),
            Point("own-part", "Your own part"),
            Point("result", "How it ended"),
        ),
        "anchors": tuple(Anchor(level, f"Anchor {level}.") for level in range(1, 6)),
        "probes": (Probe("Who else was there?"), Probe("And what came of it?", Gap.NO_RESULT)),
        "model_answers": (ModelAnswer(5, "A model answer, told well."),),
    }
    fields.update(more)
    return Question("core", id, text, type, competency, **fields)  # type: ignore[arg-type]  # checked at run time


def asking(**more: object) -> Ask:
    """One fixed question without follow-ups; any field can be given."""
    fields: dict[str, object] = {"ids": ("leak",), "probes": 0}
    fields.update(more)
    return Ask("one", Pick.FIXED, **fields)  # type: ignore[arg-type]  # checked at run time


def recipe(*phases: object, rules: Rules | None = None, **more: object) -> Recipe:
    """A video round with one warm interviewer called Ana."""
    fields: dict[str, object] = {
        "format": Format.VIDEO,
        "minutes": 10,
        "panel": (Panelist("a", "Hiring manager", Manner.WARM, "Ana"),),
    }
    fields.update(more)
    wanted = phases or (Say("hello", "Hello.", 10), asking(), LookBack("look"))
    return Recipe("short", "A short round", phases=wanted, rules=rules or Rules(think_s=8), **fields)  # type: ignore[arg-type]  # checked at run time


def bank(*questions: Question) -> Bank:
    """A bank of these questions."""
    return Bank("core", "Core", "Questions for tests.", "1.0.0", "en-GB", "CC-BY-4.0", questions)


def planned(
    *phases: object,
    rules: Rules | None = None,
    asked: Sequence[Question] | None = None,
    voice: Voice = Voice.ALOUD,
    seed: int = 7,
    **more: object,
) -> Plan:
    """The plan of `recipe(...)`, with these questions in every phase that asks."""
    made = recipe(*phases, rules=rules, **more)
    questions = (question(),) if asked is None else asked
    chosen = {phase.id: questions for phase in made.phases if isinstance(phase, Ask | TheirTurn)}
    return build_plan(made, chosen, seed=seed, voice=voice)


def play(plan: Plan, *events: Event) -> tuple[Round, list[Effect]]:
    """The round after these events, and all that it asked of the world on the way."""
    state, first = start(plan)
    effects = list(first)
    for event in events:
        state, more = step(state, event)
        effects += more
    return state, effects


@pytest.fixture
def clock() -> FakeClock:
    """Any fixed moment will do."""
    return FakeClock()


def in_use(recorder: FakeRecorder | None, speaker: FakeSpeaker | None) -> Settings:
    """Whoever brings a microphone or a voice wants to use it."""
    return Settings(
        microphone=Microphone(use=recorder is not None), speaking=Speaking(use=speaker is not None)
    )


MakeWorld = Callable[..., World]


@pytest.fixture
def make_world(tmp_path: Path, clock: FakeClock) -> Iterator[MakeWorld]:
    """A world on a real database in a temporary folder, with fake banks and a counting id."""
    opened = []

    def make(
        *recipes: Recipe,
        questions: Sequence[Question] = (),
        recorder: FakeRecorder | None = None,
        speaker: FakeSpeaker | None = None,
        settings: Settings | None = None,
        loudspeaker: FakeLoudspeaker | None = None,
        stories: FakeStories | None = None,
        samples: Sequence[Sample] = (),
        papers: FakePapers | None = None,
    ) -> World:
        history = open_history(tmp_path / "history.db")
        opened.append(history)
        return World(
            clock=clock,
            history=history,
            banks=FakeBanks((bank(*(questions or (question(),))),), recipes or (recipe(),)),
            recorder=recorder or FakeRecorder(),
            speaker=speaker or NoSpeaker(),
            settings=settings or in_use(recorder, speaker),
            keep_setting=lambda *_: None,
            microphones=lambda: ["Desk microphone", "Headset"],
            rng=Random(7),
            new_id=lambda: f"id-{next(numbers)}",
            data=tmp_path,
            loudspeaker=loudspeaker or NoLoudspeaker(),
            stories=stories or FakeStories(),
            samples=lambda: samples,
            papers=papers or FakePapers(),
        )

    numbers = iter(range(10**6))
    yield make
    for history in opened:
        history.close()


@contextmanager
def without_rights() -> Iterator[None]:
    """As an ordinary person, when the tests run as the administrator."""
    if sys.platform == "win32":
        pytest.skip("Windows has access lists, not modes")
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others can reach, unlike `tmp_path`."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)
