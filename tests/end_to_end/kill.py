"""kill -9 at random moments of scripted rounds: what was acknowledged is kept, and the round goes on.

    python tests/end_to_end/kill.py [--times 200] [--seed 1] [--jobs 2]

Each round is begun, killed and taken up again up to three times, in plain mode on pipes or on the full screen
of a terminal, then finished and looked back on. An input counts as acknowledged when the program has shown
what comes after it. After each kill

- the database is whole (`pragma integrity_check`);
- every acknowledged answer and review step is in `practice rounds show 1 --json`, word for word;
- `practice mock --resume` asks the same question again (`practice review`, when the round was over);
- the terminal that a killed full screen left behind is whole again after the next start and end.

In the end the history must be that of the same round never killed: the same questions, words, notes,
predictions, levels and review texts in the same order; nothing lost, nothing twice. A moment is random in two
ways: which input, and how long after it (a few milliseconds, while it is being kept; or later, at rest).

Linux and macOS. The moments are drawn from the seed, but a machine's speed decides what they hit.
"""

import argparse
import json
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

if sys.platform == "win32":
    raise SystemExit("Windows has neither kill -9 nor a terminal of one's own")

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from end_to_end.program import PRACTICE, Piped, Terminal, Unmet, surroundings
from end_to_end.typist import IN_ROUND, OF_ONE_ANSWER, SETTLING, TO_READ, Input, Place, Typist

ROUNDS = (
    ("quick", "--seed", "3"),
    ("quick", "--seed", "11", "--takes", "2"),
    ("quick", "--seed", "27"),
    ("phone-screen-20", "--seed", "5"),
)
MOST_KILLS = 3  # of one round; then it is finished
STARTING = 0.5  # seconds in which a start is killed
WAITS = (0.004, 0.025, 0.2)  # seconds after an input: at most one of these, so that some are on their way

Record = dict[str, Any]  # a JSON object as the program printed it


class Lost(AssertionError):
    """Something that was acknowledged is not as it was."""


@dataclass
class Tally:
    """What has been seen."""

    kills: Counter[str] = field(default_factory=Counter)
    phases: Counter[str] = field(default_factory=Counter)
    unacknowledged: int = 0
    acknowledged: int = 0
    lost: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count the other's too."""
        self.kills += other.kills
        self.phases += other.phases
        self.unacknowledged += other.unacknowledged
        self.acknowledged += other.acknowledged
        self.lost += other.lost


# -- the two faces ----------------------------------------------------------------------------------


class InLines:
    """A run in plain mode on pipes."""

    name = "plain"

    def __init__(self, home: Path, words: Sequence[str], typist: Typist) -> None:
        self.program = Piped([*PRACTICE, *words, "--plain"], surroundings(home), cwd=home)
        self._typist = typist

    def place(self) -> Place | None:
        """Where it waits for a line."""
        return self._typist.place_in_lines(self.program)

    def type(self, _: Place, given: Input) -> None:
        """One line."""
        self.program.line(given.line)


class OnScreen:
    """A run on the full screen of a terminal, new or left behind by another run."""

    name = "full screen"

    def __init__(
        self, home: Path, words: Sequence[str], typist: Typist, *, on: Terminal | None = None
    ) -> None:
        self.program = Terminal([*PRACTICE, *words], surroundings(home), on=on, cwd=home)
        self._typist = typist
        self._before: Place | None = None
        self._shown = ""

    def place(self) -> Place | None:
        """Where it waits for keys, once that is another place than the one typed at before."""
        seen = self._typist.place_on_screen(self.program)
        turned = seen is not None and seen.kind in TO_READ and self.program.text() != self._shown
        if seen is None or (seen == self._before and not turned):
            return None
        self.program.settle()
        return self._typist.place_on_screen(self.program)

    def type(self, place: Place, given: Input) -> None:
        """Every key."""
        self._before, self._shown = place, self.program.text()
        if place.kind in IN_ROUND or not given.line:  # an empty line that comes at once is a key held down
            self.program.listen(SETTLING)
        for keys in given.keys:
            self.program.send(keys)


Face = InLines | OnScreen


# -- one round --------------------------------------------------------------------------------------


class Walk:
    """One round, begun, killed, taken up again and finished, in a home of its own."""

    def __init__(self, home: Path, words: Sequence[str], chance: Random) -> None:
        self.tally = Tally()
        self._home = home
        self._words = words
        self._chance = chance
        self._typist = typist_for(words)
        self._sure: list[tuple[Place, Input]] = []
        self._unsure: tuple[Place, Input] | None = None
        self._last: Place | None = None

    def kill(self, *, full_screen: bool) -> None:
        """One run, killed; then everything is looked at."""
        words = self._next_words()
        if words == NOTHING_LEFT:
            return  # it was over before it could be killed
        face: Face = (OnScreen if full_screen else InLines)(self._home, words, self._typist)
        with face.program:
            self._type_until_killed(face, resumed="--resume" in words)
            self._check_history()
            if isinstance(face, OnScreen):
                self._check_terminal(face)

    def finish(self) -> None:
        """To the end of the review, in plain mode. By then it must be the round that was never killed."""
        while (words := self._next_words()) != NOTHING_LEFT:
            walk_to_the_end(self._home, words, self._typist)
        reference = unkilled(self._words)
        whole = facts_of(round_json(self._home))
        if whole != reference:
            missing = departure(whole, reference) or departure(reference, whole)
            raise Lost(f"the round in the end: {missing}")

    def _next_words(self) -> tuple[str, ...]:
        """The command that goes on from here."""
        listed = practice_json(self._home, "rounds", "--json")
        if not listed:
            return ("mock", *self._words, "--typed")
        if listed[0]["ended"] is None:
            return ("mock", "--resume")
        return ("review",) if listed[0]["waiting"] else NOTHING_LEFT

    # -- typing and killing --

    def _type_until_killed(self, face: Face, *, resumed: bool) -> None:
        before, unsure = self._last, self._unsure
        self._unsure = None  # killed on its way: it is typed again, or was kept already
        inputs = self._chance.choice((0, 0, *range(1, 9), *range(9, MOST_INPUTS, 4)))
        moment = "starting"
        if inputs == 0:
            face.program.listen(self._chance.uniform(0, STARTING))
        for number in range(1, inputs + 1):
            place = next_place(face)
            if place is None:
                break  # the round and its review are over: killed too late, which is also a moment
            if resumed and number == 1 and not unsure:
                check_same_place(before, place)
            self._see(place)
            moment = place.kind
            given = self._typist.reply(place)
            self._unsure = (place, given)
            face.type(place, given)
        if inputs:
            face.program.listen(self._chance.uniform(0, self._chance.choice(WAITS)))
        face.program.kill()
        if (shown := face.place()) is not None:
            self._see(shown)
        self.tally.kills[face.name] += 1
        self.tally.phases[moment] += 1
        self.tally.unacknowledged += self._unsure is not None

    def _see(self, place: Place) -> None:
        """The program waits here: whatever was typed before is acknowledged."""
        if self._unsure:
            self._sure.append(self._unsure)
            self.tally.acknowledged += 1
        if place.kind in IN_ROUND or place.kind in OF_ONE_ANSWER:
            self._last = place
        self._unsure = None

    # -- looking --

    def _check_history(self) -> None:
        database = self._home / "history.db"
        if database.exists() and database.stat().st_size:
            with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as db:
                found = db.execute("pragma integrity_check").fetchone()[0]
            if found != "ok":
                raise Lost(f"integrity_check: {found}")
        listed = practice_json(self._home, "rounds", "--json")
        kept = facts_of(round_json(self._home)) if listed else []
        reference = unkilled(self._words)
        if found := departure(kept, reference):
            raise Lost(f"kept so far: {found}")
        for kind in ("answer", *sorted(OF_ONE_ANSWER - TO_READ - {"level"})):
            typed = Counter(given.kept for place, given in self._sure if place.kind == kind)
            there = Counter(words_kept(kept, kind))
            if missing := typed - there:
                raise Lost(f"acknowledged and not kept ({kind}): {dict(missing)}")

    def _check_terminal(self, face: OnScreen) -> None:
        """The next start in the same terminal, and its end, leave it whole."""
        with Terminal([*PRACTICE], surroundings(self._home), on=face.program, cwd=self._home) as terminal:
            terminal.wait_for("Your choice")
            terminal.send("q")
            status = terminal.end()
            if status or (wrong := terminal.whole()):
                raise Lost(f"the terminal after the next start (status {status}): {', '.join(wrong)}")


NOTHING_LEFT = ("nothing left",)
FAR_TOO_MANY = 1000
MOST_INPUTS = 45  # a quick round and the review of its first answers


def check_same_place(before: Place | None, place: Place) -> None:
    """The same question in the same phase. (Plain mode does not wait where somebody only speaks.)"""
    spoken = before is None or "listening" in (before.kind, place.kind)
    if not spoken and place != before:
        raise Lost(f"left at {before}, taken up at {place}")


def next_place(face: Face) -> Place | None:
    """Where the program waits; None when it has ended of its own."""

    def look() -> Place | bool | None:
        return face.place() or (True if face.program.process.poll() == 0 else None)

    found = face.program.wait_until(look, "place to type")
    return found if isinstance(found, Place) else None


def walk_to_the_end(home: Path, words: Sequence[str], typist: Typist) -> None:
    """One run in plain mode, as far as it goes."""
    face = InLines(home, words, typist)
    with face.program:
        for _ in range(FAR_TOO_MANY):
            if (place := next_place(face)) is None:
                return
            face.type(place, typist.reply(place))
    raise Unmet(f"the round does not end:\n{face.program.picture()[-2000:]}")


# -- the same round, never killed -------------------------------------------------------------------


@cache
def wordings(words: Sequence[str]) -> tuple[str, ...]:
    """The questions of a round, from the plan it begins with."""
    with tempfile.TemporaryDirectory() as folder:
        face = InLines(Path(folder), ("mock", *words, "--typed"), Typist())
        with face.program:
            next_place(face)
            with closing(sqlite3.connect(Path(folder) / "history.db")) as db:
                plan = json.loads(db.execute("select plan from round").fetchone()[0])
    return tuple(item["wording"] for item in plan["items"] if "wording" in item)


def typist_for(words: Sequence[str]) -> Typist:
    """Always the same one for the same round. A second take would take its note for the next field."""
    return Typist(" ".join(words), wordings(tuple(words)), notes="--takes" not in words)


@cache
def unkilled(words: Sequence[str]) -> list[Record]:
    """What the history of the round is when nothing happens to it."""
    with tempfile.TemporaryDirectory() as folder:
        walk_to_the_end(Path(folder), ("mock", *words, "--typed"), typist_for(words))
        return facts_of(round_json(Path(folder)))


def facts_of(round_record: Record) -> list[Record]:
    """The answers as asked, given and reviewed, without what is never twice the same: ids and times."""
    answers = []
    for answer in round_record["answers"]:
        kept = {name: value for name, value in answer.items() if name not in CHANGING}
        kept["review"] = [
            {name: value for name, value in part.items() if name not in CHANGING} for part in answer["review"]
        ]
        answers.append(kept)
    return answers


CHANGING = frozenset({"id", "at", "prepared_s", "answered_s"})


def departure(kept: list[Record], whole: list[Record]) -> str:
    """Where a history is not the beginning of the whole one; empty where it is.

    No answer may be missing in between or be another one, and each review must be a beginning of its own.
    """
    for number, (now, then) in enumerate(zip(kept, whole, strict=False), 1):
        for name, value in now.items():
            wanted = then[name][: len(value)] if name == "review" else then[name]
            if value != wanted:
                return f"answer {number}, {name}: {value!r} instead of {wanted!r}"
    return f"{len(kept)} answers instead of {len(whole)}" if len(kept) > len(whole) else ""


def words_kept(kept: list[Record], kind: str) -> list[str]:
    """The texts of one kind in a round's history."""
    if kind == "answer":
        return [answer["words"] for answer in kept]
    parts = PARTS[kind]
    return [part["text"] for answer in kept for part in answer["review"] if part["part"] in parts]


PARTS = {
    "strength": ("strength",),
    "tick": ("tick", "no-tick"),
    "overrule": ("overrule",),
    "model": ("model-seen",),
    "difference": ("difference",),
    "change": ("change",),
    "again": ("closed",),
}


def practice_json(home: Path, *words: str) -> Any:
    """What the program prints as JSON."""
    run = subprocess.run(
        [*PRACTICE, *words], env=surroundings(home), cwd=home, capture_output=True, text=True, check=False
    )
    if run.returncode:
        raise Lost(f"practice {' '.join(words)} ended with {run.returncode}: {run.stderr}")
    return json.loads(run.stdout)


def round_json(home: Path) -> Record:
    """The only round there is."""
    shown: Record = practice_json(home, "rounds", "show", "1", "--json")
    return shown


# -- many rounds ------------------------------------------------------------------------------------


def kill_rounds(times: int, seed: int) -> Tally:
    """So many kills, some rounds in plain mode, some on the full screen, some in both."""
    chance = Random(seed)
    tally = Tally()
    for number in count():
        left = times - tally.kills.total()
        if not left:
            return tally
        words = chance.choice(ROUNDS)
        kills = min(left, chance.randint(1, MOST_KILLS))
        with tempfile.TemporaryDirectory() as folder:
            walk = Walk(Path(folder), words, chance)
            try:
                for _ in range(kills):
                    walk.kill(full_screen=chance.random() < 0.5)
                walk.finish()
            except (Lost, Unmet) as lost:
                walk.tally.lost.append(f"seed {seed}, round {number + 1} ({' '.join(words)}): {lost}")
            tally.add(walk.tally)
    raise AssertionError("unreachable")


def report(tally: Tally) -> str:
    """What happened, in a few lines."""
    faces = ", ".join(f"{many} {name}" for name, many in sorted(tally.kills.items()))
    phases = ", ".join(f"{name} {many}" for name, many in tally.phases.most_common())
    return "\n".join(
        [
            *(f"LOST: {lost}" for lost in tally.lost),
            f"kills: {tally.kills.total()} ({faces}), {tally.unacknowledged} with an input on its way",
            f"phases hit: {phases}",
            f"acknowledged inputs: {tally.acknowledged}",
            f"lost = {len(tally.lost)}",
        ]
    )


def main(argv: Sequence[str]) -> int:
    """Kill, and say what came of it; 1 when anything was lost."""
    parser = argparse.ArgumentParser(description="kill -9 at random moments of scripted rounds")
    parser.add_argument("--times", type=int, default=200, help="how many kills (200)")
    parser.add_argument("--seed", type=int, default=1, help="other rounds and other moments")
    parser.add_argument("--jobs", type=int, default=2, help="rounds at the same time (2)")
    options = parser.parse_args(argv)
    shares = [len(range(job, options.times, options.jobs)) for job in range(options.jobs)]
    seeds = [options.seed * 1000 + job for job in range(options.jobs)]
    tally = Tally()
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        for part in pool.map(kill_rounds, shares, seeds):
            tally.add(part)
    print(report(tally))
    return 1 if tally.lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
