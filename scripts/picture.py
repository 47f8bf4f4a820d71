"""The pictures in docs: real screens of a real round, drawn into a terminal in memory and out as SVG.

    python scripts/picture.py          write docs/pictures/*.svg
    python scripts/picture.py --check  leave with 1 when one of them is not what the program shows now

The keys are pressed, the clock is moved by hand, the seed is fixed, and what the microphone measured and
what was practised before are given, so that every run gives the same pictures until a screen, a recipe or
one of the four questions changes.
"""

import asyncio
import io
import re
import sys
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, count, groupby, pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

import pyte
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.output.vt100 import Vt100_Output

from made import CHECKOUT, write_or_compare
from practice.banks.library import Library
from practice.history.opening import open_history
from practice.model.delivery import Delivery, Hearing, Stretch
from practice.model.drills import Drilled, DrillKind, Outcome, Recalled
from practice.model.fact import Fact
from practice.model.facts import Baseline
from practice.model.jobs import (
    Cause,
    Ending,
    InterviewPart,
    InterviewSaid,
    JobAdded,
    JobEnded,
    JobPart,
    JobSaid,
    MirrorPart,
    MirrorSaid,
    Sealed,
    SealKind,
    SealPart,
    SealSaid,
    TaskPart,
    TaskSaid,
    TaskSet,
)
from practice.model.jobs import (
    Stage as Reached,
)
from practice.model.kinds import Competency, QuestionType
from practice.model.nerves import Attempt, AttemptPart, AttemptSaid, Breathed, IfThen, Interview
from practice.model.question import Bank
from practice.model.recipe import Recipe
from practice.model.sample import Sample
from practice.model.settings import Settings, You
from practice.model.stamp import Stamp
from practice.model.story import Beat, BeatPart, Story
from practice.screens.stage import Stage
from practice.sittings.home import home
from practice.sittings.ports import NoRecorder, NoSpeaker, Recorder, World

PICTURES = CHECKOUT / "docs" / "pictures"

COLUMNS, ROWS = 80, 28
LOW, TALL = 18, 34  # rows of pages with little or much on them
SEED = 3  # asks about the group before the fault, in these words:
ASKED = "Tell me about a disagreement within a group that you helped to settle."
PATIENCE = 20  # seconds of real time for a screen to come; it takes a tenth of one

QUESTIONS = ("tell-me-about-yourself", "settling-a-group-split", "root-of-a-recurring-fault", "why-this-work")

# What somebody might write, and think of it afterwards.
ABOUT_ME = "I look after the lending desk of a small library, and before that I ran a market stall."
NOTES = (
    "the Saturday rota",
    "two camps / asked each alone / trial of a month",
    "Last spring we nearly split up.",
)
ANSWER = (
    "Last spring our reading club for teenagers nearly split up. Half of the helpers wanted to keep "
    "Saturday mornings, the others wanted a weekday, and each side had stopped talking to the other. I "
    "was for Saturday and said so. Then I asked all nine of them, one by one, what the day was for. It "
    "turned out that four had no way home after six, and the rest were afraid that the quiet children "
    "would stay away. So I put both worries on one page and offered a trial: a month of Wednesdays that "
    "ended at five. I rang the families whose children had missed the first one. By the end of the month "
    "we had fourteen children instead of eleven, and both camps were stacking the chairs together. I use "
    "that question everywhere now: what is it for?"
)
STRENGTH = "I said where I stood before I asked the others."
EVIDENCE = ("half wanted Saturday mornings, the others a weekday", "I was for Saturday and said so")


def spoken(
    first_word: float, *lengths: float, after: float, rate: float, fillers: tuple[Stretch, ...] = ()
) -> Delivery:
    """Speech and pauses in turn, so many seconds each; `rate` is in syllables a second of speaking."""
    edges = list(accumulate(lengths, initial=first_word))
    return Delivery(
        heard_s=edges[-1] + after,
        speech=(edges[0], edges[-1]),
        silences=tuple(pairwise(edges))[1::2],
        syllables=round(rate * sum(lengths[::2])),
        fillers=fillers,
        level_db=-26.0,
        level_spread_db=17.0,
        snr_db=38.0,
    )


# What a microphone might measure: a minute and a half about oneself, and a calm text read aloud.
ABOUT_ME_ALOUD = spoken(
    1.6, 5.3, 0.5, 7.1, 1.3, 4.2, 0.7, 8.8, 0.4, 6.0, 2.4, 5.5, 0.6, 9.1, 0.5, 3.2, 1.6, 7.4, 0.8, 6.9, 0.5,
    4.8, 0.6, 5.2, after=1.2, rate=4.3, fillers=((35.2, 35.6), (62.9, 63.3)),
)  # fmt: skip
READ_CALMLY = spoken(0.8, 6.0, 0.6, 7.5, 0.5, 8.0, 0.9, 5.5, 0.6, 9.0, after=1.0, rate=4.4)


# Whom an interview waits for, in a quarter of an hour; and what they have practised in the days before.
YOU = You(name="Maria", opening="I look after the lending desk of a small library.")
DAYS = ("2026-02-20", "2026-02-23", "2026-02-26")


def on(day: str, name: str) -> Stamp:
    """The stamp of something that was done in the evening of that day."""
    return Stamp(f"{day} {name}", f"{day}T18:00:00.000Z", day)


def climbed(day: str, rung: int, *, next_time: int) -> tuple[Fact, ...]:
    """An attempt that was finished, and how likely what was feared is thought to be the next time."""
    begun = Attempt(on(day, f"rung {rung}"), day, rung, rung, steadied=False)
    said = (
        (AttemptPart.ROUND, f"the round of {begun.stamp.id}", None),
        (AttemptPart.ENDED, "finished", None),
        (AttemptPart.NEXT_TIME, "", next_time),
    )
    return (
        begun,
        *(
            AttemptSaid(on(day, f"rung {rung} {part}"), begun.stamp.id, part, text, level)
            for part, text, level in said
        ),
    )


PRACTISED: tuple[Fact, ...] = (
    *(Breathed(on(day, "breath"), "ease", 300.0, finished=True) for day in DAYS[:2]),
    IfThen(on(DAYS[0], "plan"), "blank", "my mind goes blank", "I breathe out and say: give me a moment"),
    IfThen(on(DAYS[1], "plan"), "hard", "a question is too hard", "I say what I do know"),
    Interview(on(DAYS[0], "interview"), "Library", "2026-03-02T18:45:00+00:00"),
)
CLIMBED: tuple[Fact, ...] = (
    *(fact for day in DAYS[:2] for rung in (1, 2, 3) for fact in climbed(day, rung, next_time=20)),
    *(
        fact
        for rung, next_time in ((4, 20), (2, 10), (5, 60))
        for fact in climbed(DAYS[2], rung, next_time=next_time)
    ),
)


def drilled(day: str, kind: DrillKind, about: str, outcome: Outcome = Outcome.DONE) -> Drilled:
    """A drill of that evening."""
    return Drilled(on(day, kind), f"sitting of {day}", kind, about, outcome)


# What there is to drill with: two stories, an answer to rate, and two evenings of drills before an interview.
STORIES = (
    Story(
        "two-camps",
        "Two camps over the rota",
        (
            Beat("s", BeatPart.SITUATION, "Nine helpers, two camps, nobody spoke"),
            Beat("t", BeatPart.TASK, "I ran the club and was for Saturday myself"),
            Beat("a", BeatPart.ACTION, "I asked all nine, one by one, what the day was for"),
            Beat("r", BeatPart.RESULT, "Fourteen children instead of eleven", ("fourteen", "eleven")),
            Beat("l", BeatPart.LEARNED, "I ask first what it is for"),
        ),
        cue="the Saturday rota",
        main=(Competency.TEAMWORK,),
    ),
    Story(
        "wet-cellar",
        "The wet cellar",
        (
            Beat("a", BeatPart.ACTION, "I rang Mehmet, and we carried the boxes up"),
            Beat("r", BeatPart.RESULT, "Nearly all of it was dry"),
        ),
        cue="Mehmet, forty boxes",
        main=(Competency.RESILIENCE,),
    ),
)
SAMPLES = (
    Sample(
        "bread",
        Competency.PROBLEM_SOLVING,
        "Tell me about a problem whose cause was not clear.",
        "It was the second baking.",
        3,
        ("One cause, found by looking.", "What came of it is not said."),
    ),
)
DRILLED: tuple[Fact, ...] = (
    drilled(DAYS[1], DrillKind.FIRST, "about-you-and-why-us/tell-me-about-yourself"),
    drilled(DAYS[1], DrillKind.BEATS, "story/two-camps"),
    Recalled(on(DAYS[1], "the camps"), "story/two-camps", 0.83, 4.0, peeked=False, grade="good"),
    drilled(DAYS[2], DrillKind.ASKING, "core-behavioural/root-of-a-recurring-fault", Outcome.RIGHT),
    drilled(DAYS[2], DrillKind.BEATS, "about-you-and-why-us/tell-me-about-yourself"),
    Recalled(
        on(DAYS[2], "about me"),
        "about-you-and-why-us/tell-me-about-yourself",
        0.6,
        7.0,
        peeked=False,
        grade="hard",
    ),
    Interview(on(DAYS[0], "interview"), "Library", "2026-03-11T14:30:00+00:00"),
)


# A job with an interview in three days.
JOB = "the job"
APPLIED: tuple[Fact, ...] = (
    JobAdded(Stamp(JOB, f"{DAYS[0]}T18:00:00.000Z", DAYS[0]), "Northwind"),
    Interview(
        on(DAYS[1], "interview"), "Northwind", "2026-03-05T14:30:00+00:00", job=JOB, interview="the interview"
    ),
)

# The same job, where the interview was in February, and the answer a no.
MET = "2026-02-16"
NO: tuple[Fact, ...] = (
    JobAdded(Stamp(JOB, f"{MET}T08:00:00.000Z", MET), "Northwind"),
    Interview(on(MET, "interview"), "Northwind", f"{MET}T14:30:00+00:00", job=JOB, interview="the interview"),
    *(
        InterviewSaid(on(MET, part), "the interview", part, level=level)
        for part, level in ((InterviewPart.BEFORE, 60), (InterviewPart.PEAK, 80), (InterviewPart.AFTER, 30))
    ),
    JobEnded(on(DAYS[0], "no"), JOB, Ending.REJECTED, Reached.PANEL, DAYS[0]),
    Sealed(
        on(DAYS[2], "envelope"),
        JOB,
        SealKind.FEEDBACK,
        f"{DAYS[2]}T18:00:00.000Z",
        told_by="Ms Ode",
        channel="phone",
        arrived=DAYS[2],
    ),
)
LOOKED: tuple[Fact, ...] = (
    *NO,
    *(
        MirrorSaid(on(DAYS[2], part), JOB, part, words, level)
        for part, words, level in (
            (MirrorPart.FIRST_STRENGTH, "I said plainly what I would do first.", None),
            (MirrorPart.SECOND_STRENGTH, "I asked about their winter.", None),
            (MirrorPart.RESEARCH, "Why do you want to work here?", 3),
            (MirrorPart.EXPERIENCE, "The rota.", 5),
            (MirrorPart.ANSWERS, "The one about the fault.", 3),
        )
    ),
)
LEARNED: tuple[Fact, ...] = (
    *NO,
    SealSaid(on(DAYS[2], "opened"), f"{DAYS[2]} envelope", SealPart.OPENED),
    SealSaid(on(DAYS[2], "sorted"), f"{DAYS[2]} envelope", SealPart.SORTED),
    MirrorSaid(on(DAYS[2], "mirror"), JOB, MirrorPart.DONE),
    TaskSet(
        on(DAYS[0], "task"),
        JOB,
        Cause.ANSWER,
        "Practise answers about problem solving",
        DAYS[2],
        competency=Competency.PROBLEM_SOLVING,
    ),
    TaskSaid(on(DAYS[2], "done"), f"{DAYS[0]} task", TaskPart.DONE, "I say first what I did myself."),
    drilled(DAYS[2], DrillKind.ASKING, "core-behavioural/root-of-a-recurring-fault", Outcome.RIGHT),
    JobSaid(on(DAYS[2], "wants"), JOB, JobPart.WANTS_AGAIN, "yes"),
    JobSaid(on(DAYS[2], "earliest"), JOB, JobPart.EARLIEST, "2026-09-01"),
    JobSaid(on(DAYS[2], "source"), JOB, JobPart.EARLIEST_FROM, "Ms Ode, by phone"),
)


class HandClock:
    """A clock that moves when it is told to."""

    def __init__(self) -> None:
        self._now = datetime(2026, 3, 2, 18, 30, tzinfo=UTC)
        self._elapsed = 0.0

    def elapsed(self) -> float:
        """See Clock."""
        return self._elapsed

    def now(self) -> datetime:
        """See Clock."""
        return self._now

    def today(self) -> date:
        """See Clock."""
        return self._now.date()

    def local(self, wall: datetime) -> datetime:
        """See Clock."""
        return wall.replace(tzinfo=UTC)

    def advance(self, seconds: float) -> None:
        """So much later."""
        self._elapsed += seconds
        self._now += timedelta(seconds=seconds)


class Terminal(io.StringIO):
    """A terminal in memory: what is written to it appears on `screen`."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.screen = pyte.Screen(COLUMNS, rows)
        self.changed = asyncio.Event()
        self._stream = pyte.Stream(self.screen)

    def write(self, text: str) -> int:
        """Show it."""
        self._stream.feed(text)
        self.changed.set()
        return len(text)

    @property
    def text(self) -> str:
        """All that stands on the screen, its line ends as single spaces."""
        return " ".join(" ".join(self.screen.display).split())


@dataclass
class FourQuestions:
    """The shipped recipes, with so few of the shipped questions that new ones change no picture."""

    library: Library

    def banks(self) -> Sequence[Bank]:
        """See Banks."""
        kept = [question for bank in self.library.banks() for question in bank.questions]
        kept = [question for question in kept if question.id in QUESTIONS]
        assert len(kept) == len(QUESTIONS), f"not all shipped: {', '.join(QUESTIONS)}"
        first = self.library.banks()[0]
        return (Bank(first.id, first.title, first.summary, "1.0.0", "en-GB", "CC-BY-4.0", tuple(kept)),)

    def recipes(self) -> Sequence[Recipe]:
        """See Banks."""
        return self.library.recipes()

    def notices(self) -> Sequence[str]:
        """See Banks."""
        return ()

    def add_asked(self, text: str, *, type: QuestionType, competency: Competency | None) -> str:
        """See Banks."""
        return self.library.add_asked(text, type=type, competency=competency)


class TwoStories:
    """The stories above, and no place to write to."""

    @property
    def path(self) -> Path:
        """See Stories."""
        return Path("stories.yaml")

    def all(self) -> Sequence[Story]:
        """See Stories."""
        return STORIES

    def put(self, story: Story) -> None:
        """See Stories."""
        raise AssertionError(f"no picture writes {story.id!r}")


class SameEachTime:
    """A microphone that hears the same in every answer."""

    def wake(self) -> None:
        """See Recorder."""

    def ready(self) -> bool:
        """See Recorder."""
        return True

    def start(self, keep_as: str = "") -> None:
        """See Recorder."""

    def hearing(self) -> Hearing | None:
        """See Recorder."""
        return Hearing(level_db=-26.0, speaking=True)

    def pause(self) -> None:
        """See Recorder."""

    def go_on(self) -> None:
        """See Recorder."""

    def stop(self) -> Delivery | None:
        """See Recorder."""
        return ABOUT_ME_ALOUD

    def close(self) -> None:
        """See Recorder."""


@dataclass
class Person:
    """Somebody at the keyboard, with a watch."""

    terminal: Terminal
    keyboard: PipeInput
    clock: HandClock
    stage: Stage

    async def sees(self, wanted: str) -> None:
        """Wait until these words are on the screen."""
        try:
            async with asyncio.timeout(PATIENCE):
                while wanted not in self.terminal.text:
                    self.terminal.changed.clear()
                    await self.terminal.changed.wait()
        except TimeoutError:
            screen = "\n".join(self.terminal.screen.display)
            raise SystemExit(f"'{wanted}' never came. The screen was:\n{screen}") from None

    def lets_pass(self, seconds: float) -> None:
        """So much time, in which the screen is looked at again and again."""
        while seconds > 0:
            self.clock.advance(min(0.5, seconds))
            self.stage.look()
            seconds = round(seconds - 0.5, 6)

    async def presses(self, keys: str, *, after: float = 1.0, sees: str) -> None:
        """Press keys after so many seconds, and wait for what comes of it."""
        self.clock.advance(after)
        self.keyboard.send_text(keys)
        await self.sees(sees)


Keys = Callable[[Person], AsyncIterator[str]]

ENTER = "\r"
TAB = "\t"
WRITE = "Write as you would say it"


async def type_a_round(person: Person) -> AsyncIterator[str]:
    """From home through a round to the second point of a review; yields a picture's name at its moment."""
    await person.sees("a mock interview")
    await person.presses("m", sees="Which kind of interview")
    await person.presses("1", sees="How would you like to answer")
    await person.presses("t", sees="Enter begins")
    await person.presses(ENTER, sees="good to see you")
    await person.presses(ENTER, sees="Question 1 of 4")
    await answer(person, ABOUT_ME, sees=ASKED)
    await person.presses("3", after=4, sees="How will this go? 3")
    for label, note in zip(("Story:", "Three cues:", "First sentence:"), NOTES, strict=True):
        await person.presses(TAB, sees=label)
        await person.presses(note, sees=note)
    await person.presses(ENTER, sees=WRITE)
    await person.presses(ANSWER, after=250, sees="4:10 so far about 1:00 spoken, in the green zone")
    await person.sees(ANSWER[-20:])
    yield "round"
    await person.presses(ENTER, sees="follow-up")
    await person.presses("I put the question.", after=9, sees="put the question.")
    await person.presses(ENTER, sees="Question 3 of 4")
    await answer(person, "Something short.", sees="follow-up")
    await person.presses("No more than that.", after=9, sees="No more than that.")
    await person.presses(ENTER, sees="Question 4 of 4")
    await answer(person, "Something short.", sees="That was all for today")
    await person.presses(ENTER, sees="look back now")
    await person.presses("n", sees="Your last rounds")
    yield "home"
    await person.presses("r", sees="4 answers wait")
    await person.presses("2", sees="Your answer as it was")
    await person.presses(ENTER, sees="Enter to look at it step by step")  # the page is longer than the screen
    await person.presses(ENTER, sees="One strength")
    await person.presses(STRENGTH + ENTER, sees="1 of 5")
    await person.presses(EVIDENCE[0] + ENTER, sees="2 of 5")
    await person.presses(EVIDENCE[1], sees=EVIDENCE[1])
    yield "review"


async def speak_a_round(person: Person) -> AsyncIterator[str]:
    """One answer aloud, with the microphone, and the first look at it; the other questions go by."""
    await person.sees("a mock interview")
    await person.presses("m", sees="Which kind of interview")
    await person.presses("1", sees="aloud, with the microphone")
    await person.presses("m", sees="The microphone listens")
    await person.presses(ENTER, sees="good to see you")
    await person.presses(ENTER, sees="Question 1 of 4")
    await speak(person, sees="Question 2 of 4")
    await person.presses("s", sees="Question 3 of 4")
    await speak(person, sees="follow-up")
    await person.presses(ENTER, after=9, sees="Question 4 of 4")
    await speak(person, sees="That was all for today")
    await person.presses(ENTER, sees="How it was spoken")
    await person.presses("y", sees="likely filler")
    yield "spoken"


async def breathe(person: Person) -> AsyncIterator[str]:
    """A breath in, in the second minute of five."""
    await person.sees("a mock interview")
    await person.presses("s", sees="breathe, slow and easy")
    await person.presses("b", sees="5:00 left")
    person.lets_pass(70.6)
    await person.sees("3:50 left")
    yield "breathing"


async def count_down(person: Person) -> AsyncIterator[str]:
    """From home to the plans of a routine, which began by itself ten minutes before joining."""
    await person.sees("a mock interview")
    await person.presses("s", sees="the minutes before an interview")
    await person.presses("m", sees="for this one")
    await person.presses("f", sees="A little time")
    person.clock.advance(180 + 30 + 300 + 60 + 12)
    await person.sees("If it gets difficult")
    await person.sees("You join in 3:15")
    yield "countdown"


async def look_at_the_ladder(person: Person) -> AsyncIterator[str]:
    """Where somebody stands who has made four rungs their own."""
    await person.sees("a mock interview")
    await person.presses("s", sees="the ladder")
    await person.presses("l", sees="The rungs")
    yield "ladder"


async def look_at_today(person: Person) -> AsyncIterator[str]:
    """What ten minutes hold nine days before an interview, each with its reason."""
    await person.sees("today's ten minutes")
    await person.presses("d", sees="Today: 10 minutes")
    yield "drill"


async def look_in_the_mirror(person: Person) -> AsyncIterator[str]:
    """The fourth look, beside what was rated after the interview; the envelope is sealed."""
    await go_to_the_steps(person)
    await person.presses("3", sees="go on looking")
    await person.presses("w", sees="What your nerves let you say")
    yield "mirror"


async def look_at_the_passport(person: Person) -> AsyncIterator[str]:
    """Three of four are there; the day is still to come."""
    await go_to_the_steps(person)
    await person.presses("5", sees="the passport: applying again")
    await person.presses("p", sees="Still to come")
    yield "passport"


async def go_to_the_steps(person: Person) -> None:
    """From home to the five steps after a no."""
    await person.sees("your jobs")
    await person.presses("j", sees="they said no (panel)")
    await person.presses("1", sees="five steps")
    await person.presses("f", sees="Each step can be left")


async def speak(person: Person, *, sees: str) -> None:
    """Begin to answer, and end it when all that the microphone hears is said."""
    await person.presses(ENTER, after=5, sees="Enter when you are done")
    await person.presses(ENTER, after=ABOUT_ME_ALOUD.heard_s, sees=sees)


async def answer(person: Person, words: str, *, sees: str) -> None:
    """Begin to answer, write this, hand it in."""
    await person.presses(ENTER, sees=WRITE)
    await person.presses(words, after=20, sees=words[-15:])
    await person.presses(ENTER, sees=sees)


@dataclass(frozen=True)
class Play:
    """What somebody does at the keyboard, with which microphone, and what was kept before."""

    keys: Keys
    recorder: Recorder = NoRecorder()
    before: tuple[Fact, ...] = ()
    rows: int = ROWS


@asynccontextmanager
async def at_the_keyboard(play: Play) -> AsyncIterator[Person]:
    """The program on the screen, in a world of its own, and somebody in front of it."""
    clock, numbers = HandClock(), count()
    with TemporaryDirectory() as folder, create_pipe_input() as keyboard:
        data = Path(folder)
        history = open_history(data / "history.db")
        world = World(
            clock=clock,
            history=history,
            banks=FourQuestions(Library(CHECKOUT / "question_banks", data / "banks", data / "cache")),
            recorder=play.recorder,
            speaker=NoSpeaker(),
            settings=replace(Settings(), you=YOU),
            keep_setting=lambda *_: None,
            microphones=lambda: ["A microphone"],
            rng=Random(SEED),
            new_id=lambda: f"id-{next(numbers)}",
            data=data,
            stories=TwoStories(),
            samples=lambda: SAMPLES,
        )
        history.keep(Baseline(world.stamp(), "", READ_CALMLY), *play.before)
        terminal = Terminal(play.rows)
        output = Vt100_Output(
            terminal,
            lambda: Size(rows=play.rows, columns=COLUMNS),
            term="xterm-256color",
            default_color_depth=ColorDepth.TRUE_COLOR,
        )
        with create_app_session(input=keyboard, output=output):
            stage = Stage(home(world))
            showing = asyncio.create_task(stage.run())
            try:
                yield Person(terminal, keyboard, clock, stage)
            finally:
                stage.leave(0)
                await asyncio.gather(showing, return_exceptions=True)
                history.close()


async def screens() -> dict[str, pyte.Screen]:
    """Each picture's screen, by name."""
    taken = {}
    for play in (
        Play(type_a_round, before=APPLIED),
        Play(speak_a_round, recorder=SameEachTime()),
        Play(breathe, before=PRACTISED, rows=LOW),
        Play(count_down, before=PRACTISED, rows=LOW),
        Play(look_at_the_ladder, before=CLIMBED, rows=TALL),
        Play(look_at_today, before=DRILLED, rows=LOW),
        Play(look_in_the_mirror, before=LOOKED, rows=LOW),
        Play(look_at_the_passport, before=LEARNED),
    ):
        async with at_the_keyboard(play) as person:
            async for name in play.keys(person):
                taken[name] = deepcopy(person.terminal.screen)
    return taken


# -- SVG -----------------------------------------------------------------------------------------------

CELL, LINE, BASELINE = 8.4, 19, 14  # pixels: width of a sign, height of a row, top of a row to its baseline
MARGIN = 16
STYLE = """
  .ground { fill: #1c2128; stroke: #444c56; }
  .cursor { fill: none; stroke: #adbac7; }
  text { fill: #cdd5dd; font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
  .b { font-weight: bold; fill: #f0f3f6; }
  .i { font-style: italic; }
"""
EMPTY = pyte.screens.Char(" ")
SAID = re.compile(r"\S+(?: \S+)*")
"""What is drawn in one piece: not every program that shows SVG keeps two spaces in a row."""


def svg(screen: pyte.Screen, title: str) -> str:
    """The screen as a picture, each run of signs held to its columns whatever the font."""
    width, height = COLUMNS * CELL + 2 * MARGIN, screen.lines * LINE + 2 * MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title"'
        f' width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">',
        f'<title id="title">{escape(title)}</title>',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" x=".5" y=".5" width="{width - 1:g}" height="{height - 1:g}" rx="8"/>',
    ]
    for row in range(screen.lines):
        parts += _row(screen, row)
    if not screen.cursor.hidden:
        x, y = MARGIN + screen.cursor.x * CELL, MARGIN + screen.cursor.y * LINE
        parts.append(f'<rect class="cursor" x="{x:g}" y="{y:g}" width="{CELL}" height="{LINE - 1}"/>')
    return "\n".join([*parts, "</svg>", ""])


def _row(screen: pyte.Screen, row: int) -> Iterator[str]:
    signs = [screen.buffer[row].get(column, EMPTY) for column in range(COLUMNS)]
    column = 0
    for (bold, italic, colour), run in groupby(signs, lambda sign: (sign.bold, sign.italics, sign.fg)):
        text = "".join(sign.data for sign in run)
        start, column = column, column + len(text)
        kind = " ".join(name for name, on in (("b", bold), ("i", italic)) if on)
        marks = f' class="{kind}"' if kind else ""
        marks += f' style="fill:#{colour}"' if colour != "default" else ""
        for said in SAID.finditer(text):
            x, y = MARGIN + (start + said.start()) * CELL, MARGIN + row * LINE + BASELINE
            length = len(said[0]) * CELL
            yield (
                f'<text x="{x:g}" y="{y:g}" textLength="{length:g}" lengthAdjust="spacingAndGlyphs"{marks}>'
                f"{escape(said[0])}</text>"
            )


TITLES = {
    "home": "Home: an interview in three days, the last round, and one key to each thing the program does",
    "round": "A mock interview in the terminal: the question, the clock with its green zone, and an answer",
    "review": "Looking back: one point that a listener waits for, and the words of the answer that show it",
    "spoken": "Looking back on a spoken answer: one line about it, and its speech and pauses drawn over time",
    "breathing": "Breathing: a shape that grows wider, 'Breathe in' with its seconds, and the time left",
    "countdown": "The minutes before an interview: the time until joining, and two if-then plans",
    "drill": "Ten minutes of small drills: what they hold today, and the reason for each of them",
    "mirror": "The mirror: one of six looks, and how nervous the interview was rated",
    "passport": "The passport: what is still to come, what is there, and what can be done about it",
    "ladder": "The ladder: the rung that is advised and why, and the twelve rungs, some of them yours",
}


def main(arguments: Sequence[str]) -> int:
    """Write the pictures, or compare them."""
    drawn = asyncio.run(screens())
    made = {PICTURES / f"{name}.svg": svg(screen, TITLES[name]) for name, screen in drawn.items()}
    return write_or_compare(made, arguments, script="picture.py")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
