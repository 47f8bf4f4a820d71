"""Choosing today's drills from ten years of history, beside an empty one.

    python benchmarks/choosing.py [--runs 15]

Made is a history of 50,000 recalls, 30,000 drills, and 6,000 answers with their reviews, over ten years, with
300 stories and 10,000 questions. Each run is a process of its own, so that what has to be loaded counts; in
it the time is taken from an open history, with stories and questions in memory, to the chosen drills. The
kinds of run take turns, so that a slow moment of the machine is shared. Figures are medians, in milliseconds,
and half of the runs lie in the range behind them.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path
from random import Random
from time import perf_counter

from practice.history.opening import open_history
from practice.history.shelf import FolderShelf
from practice.model.answer import Ended, Given, Voice
from practice.model.drills import Drilled, Outcome, Recalled, Wanted
from practice.model.fact import Fact
from practice.model.facts import Answered, HowEnded, Part, ReviewPart, RoundEnded, RoundStarted
from practice.model.kinds import Competency, QuestionType
from practice.model.nerves import Interview
from practice.model.question import Bank, Question
from practice.model.recipe import Recipe
from practice.model.settings import Settings
from practice.model.stamp import Stamp
from practice.model.story import Beat, BeatPart, Story
from practice.schedule.drills import SECONDS
from practice.schedule.memory import grade_of
from practice.schedule.today import todays
from practice.sittings.drills.past_drills import material, past_drills
from practice.sittings.ports import NoRecorder, NoSpeaker, World

TODAY = date(2026, 3, 2)
DAYS = 3653
RECALLS = 50_000
DRILLS = 30_000
ANSWERS = 6_000
STORIES = 300
QUESTIONS = 10_000
SITTING_S = 600
AIM_MS = 50

RUNS = {
    "empty history, no stories, 140 questions": ("empty", "", 140, 0),
    "empty history, 300 stories, 10,000 questions": ("empty", "", QUESTIONS, STORIES),
    "ten years, nothing new since it was put by": ("long", "now", QUESTIONS, STORIES),
    "ten years, a day's drills new": ("long", "yesterday", QUESTIONS, STORIES),
    "ten years, nothing put by": ("long", "", QUESTIONS, STORIES),
}
"""The history, what is put by, how many questions and stories."""

PARTS = ("history", "material", "choosing", "in all")


class Noon:
    """A clock that stands."""

    def elapsed(self) -> float:
        """Nothing is timed."""
        return 0.0

    def now(self) -> datetime:
        """Noon."""
        return datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)

    def today(self) -> date:
        """The day."""
        return TODAY

    def local(self, wall: datetime) -> datetime:
        """All of it in one zone."""
        zone: tzinfo = UTC
        return wall.replace(tzinfo=zone)


class MadeBank:
    """So many questions."""

    def __init__(self, count: int) -> None:
        self._bank = Bank("made", "Made", "", "1.0.0", "en", "", tuple(made_questions(count)))

    def banks(self) -> tuple[Bank, ...]:
        """One."""
        return (self._bank,)

    def recipes(self) -> tuple[Recipe, ...]:
        """None."""
        return ()

    def notices(self) -> tuple[str, ...]:
        """None."""
        return ()

    def add_asked(self, text: str, *, type: QuestionType, competency: Competency | None) -> str:
        """Nothing is asked here."""
        raise AssertionError(f"no place for {text!r} ({type}, {competency})")


class MadeStories:
    """So many stories."""

    path = Path("stories.yaml")

    def __init__(self, count: int) -> None:
        self._stories = tuple(made_stories(count))

    def all(self) -> tuple[Story, ...]:
        """All of them."""
        return self._stories

    def put(self, story: Story) -> None:
        """Not here."""
        raise AssertionError(story.id)


def made_questions(count: int) -> Iterator[Question]:
    """Ten to have an answer ready for, and the rest about one competency each."""
    competencies, kinds = list(Competency), (QuestionType.BEHAVIOURAL, QuestionType.SITUATIONAL)
    for n in range(count):
        tags = ("signature",) if n < 10 else ()
        kind = QuestionType.ASK_THEM if n % 20 == 19 else kinds[n % 2]
        yield Question("made", f"q{n}", f"Question {n}?", kind, competencies[n % 18], tags=tags)


def made_stories(count: int) -> Iterator[Story]:
    """Six beats each, every third without a number in its result."""
    competencies = list(Competency)
    for n in range(count):
        numbers = () if n % 3 == 0 else (str(n),)
        beats = [Beat(part.value, part, f"{part.value} {n}") for part in BeatPart]
        beats[3] = Beat("r", BeatPart.RESULT, f"result {n}", numbers)
        yield Story(f"s{n}", f"Story {n}", tuple(beats), main=(competencies[n % 18],))


def made_facts(rng: Random) -> Iterator[Fact]:
    """Ten years of practice, oldest first."""
    things = [f"story/s{n}" for n in range(STORIES)] + [f"made/q{n}" for n in range(10)]
    number = iter(range(10**9))

    def stamp(day: date) -> Stamp:
        return Stamp(f"{next(number):032x}", f"{day.isoformat()}T12:00:00.000Z", day.isoformat())

    owed = {"recall": 0.0, "drill": 0.0, "answer": 0.0}
    for back in range(DAYS, 0, -1):
        day = TODAY - timedelta(days=back)
        for kind, count in (("recall", RECALLS), ("drill", DRILLS), ("answer", ANSWERS)):
            owed[kind] += count / DAYS
        while owed["recall"] >= 1:
            owed["recall"] -= 1
            yield _recalled(stamp(day), rng.choice(things), rng)
        while owed["drill"] >= 1:
            owed["drill"] -= 1
            yield _drilled(stamp(day), rng)
        while owed["answer"] >= 1:
            owed["answer"] -= 1
            yield from _answered([stamp(day) for _ in range(8)], rng)
    soon = (Noon().now() + timedelta(days=21)).isoformat()
    yield Interview(stamp(TODAY - timedelta(days=1)), "Library", soon)
    for competency in list(Competency)[:8]:
        yield Wanted(stamp(TODAY - timedelta(days=1)), "", competency, rng.randint(1, 3))


def _recalled(stamp: Stamp, thing: str, rng: Random) -> Recalled:
    share, first_s = rng.choice((0.3, 0.6, 0.9, 1.0, 1.0)), rng.uniform(1, 20)
    grade = grade_of(share, first_s=first_s, peeked=False)
    return Recalled(stamp, thing, share, first_s, False, grade.value)


def _drilled(stamp: Stamp, rng: Random) -> Drilled:
    kind = rng.choice(list(SECONDS))
    return Drilled(
        stamp, "sitting", kind, f"made/q{rng.randrange(QUESTIONS)}", Outcome.DONE, "Some words " * 8
    )


def _answered(stamps: list[Stamp], rng: Random) -> Iterator[Fact]:
    """A round of one answer, looked back on."""
    number = rng.randrange(QUESTIONS)
    begun, answer, ended, *review = stamps
    words = "We had a leak and I closed the valve. " * 30
    given = Given(0, 0, 1, "Question?", Ended.DONE, 8.0, 95.0, words)
    competency = list(Competency)[number % 18]
    kind = QuestionType.BEHAVIOURAL
    yield RoundStarted(begun, "quick", "Quick", 1, Voice.TYPED, "{}")
    yield Answered(answer, begun.id, f"made/q{number}", 1, kind, competency, True, Voice.TYPED, given)
    yield RoundEnded(ended, begun.id, HowEnded.FINISHED)
    parts = (Part.STRENGTH, Part.TICK, Part.LEVEL, Part.CHANGE, Part.CLOSED)
    for each, part in zip(review, parts, strict=True):
        level = rng.randint(1, 5) if part is Part.LEVEL else None
        yield ReviewPart(each, answer.id, part, "result", "words", level)


def make(folder: Path) -> None:
    """An empty history and the long one, with what was put by before and after its last day."""
    for name in ("empty", "long"):
        (folder / name).mkdir()
    open_history(folder / "empty" / "history.db").close()
    world = world_of(folder / "long", QUESTIONS, STORIES)
    facts = list(made_facts(Random(1)))
    for begin in range(0, len(facts), 5000):
        world.history.keep(*facts[begin : begin + 5000])
    past_drills(world)
    shelved = folder / "long" / "cache"
    (folder / "yesterday").mkdir()
    for file in shelved.glob("*.json"):
        (folder / "yesterday" / file.name).write_bytes(file.read_bytes())
    rng = Random(2)
    stamps = (Stamp(f"new {n}", "2026-03-01T12:00:00.000Z", "2026-03-01") for n in range(100))
    world.history.keep(*[_recalled(next(stamps), f"story/s{n}", rng) for n in range(RECALLS // DAYS)])
    world.history.keep(*[_drilled(next(stamps), rng) for _ in range(DRILLS // DAYS)])
    past_drills(world)
    (folder / "now").mkdir()
    for file in shelved.glob("*.json"):
        (folder / "now" / file.name).write_bytes(file.read_bytes())


def world_of(folder: Path, questions: int, stories: int) -> World:
    """A world on this history."""
    return World(
        clock=Noon(),
        history=open_history(folder / "history.db"),
        banks=MadeBank(questions),
        recorder=NoRecorder(),
        speaker=NoSpeaker(),
        settings=Settings(),
        keep_setting=lambda *_: None,
        microphones=lambda: [],
        rng=Random(1),
        new_id=lambda: "id",
        data=folder,
        stories=MadeStories(stories),
        shelf=FolderShelf(folder / "cache"),
    )


def one_run(folder: Path, questions: int, stories: int) -> None:
    """In a process of its own: print the milliseconds that choosing takes, part by part."""
    world = world_of(folder, questions, stories)
    moments = [perf_counter()]
    past = past_drills(world)
    moments.append(perf_counter())
    there = material(world)
    moments.append(perf_counter())
    chosen = todays(there, past, today=TODAY, seconds=SITTING_S, rng=Random(1))
    moments.append(perf_counter())
    assert sum(item.seconds for item in chosen) >= SITTING_S, chosen
    print(*(1000 * (after - before) for before, after in pairwise(moments)))


def run(folder: Path, kind: str) -> list[float]:
    """One run of this kind: its parts and their sum."""
    history, put_by, questions, stories = RUNS[kind]
    shelved = folder / history / "cache"
    shelved.mkdir(exist_ok=True)
    for file in shelved.glob("*.json"):
        file.unlink()
    for file in (folder / put_by).glob("*.json") if put_by else ():
        (shelved / file.name).write_bytes(file.read_bytes())
    words = [sys.executable, __file__, "--one", str(folder / history), str(questions), str(stories)]
    parts = [float(word) for word in subprocess.check_output(words, text=True).split()]
    return [*parts, sum(parts)]


def main(runs: int) -> int:
    """Print the table; 1 when ten years take longer than they may."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make(folder)
        taken: dict[str, list[list[float]]] = {kind: [] for kind in RUNS}
        for turn in range(runs + 1):
            for kind in RUNS:
                parts = run(folder, kind)
                if turn:  # the first reads the disk
                    taken[kind].append(parts)
    print(f"Median of {runs} processes each, ms; Python {sys.version.split()[0]}\n")
    print(f"{'':46}" + "".join(f"{part:>10}" for part in PARTS) + "    half lie in")
    medians = {}
    for kind, many in taken.items():
        figures = [statistics.median(column) for column in zip(*many, strict=True)]
        low, _, high = statistics.quantiles([parts[-1] for parts in many], n=4)
        medians[kind] = figures[-1]
        print(f"{kind:46}" + "".join(f"{each:10.1f}" for each in figures) + f"    {low:.0f}-{high:.0f}")
    empty, same, *longer = medians.values()
    print(f"\nBeside an empty history with as much to choose from: {longer[0] - same:+.0f} ms, ", end="")
    print(f"with a day's drills new {longer[1] - same:+.0f} ms; aim {AIM_MS}.")
    print(f"Beside an empty history with nothing else: {longer[1] - empty:+.0f} ms.")
    return int(longer[1] - same > AIM_MS)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one_run(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
        sys.exit()
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=15)
    sys.exit(main(parser.parse_args().runs))
