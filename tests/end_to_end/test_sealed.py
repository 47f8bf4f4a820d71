"""What is under seal is shown by no command and is in no file; what is burnt is nowhere."""

import random
import re
import shutil
import subprocess
import sys
from argparse import PARSER, Action, ArgumentParser
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import count
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest

if sys.platform == "win32":
    pytest.skip("a run of the program is given signals and modes of other systems", allow_module_level=True)

import practice
from end_to_end.program import PRACTICE, Piped, Unmet, surroundings
from practice.cli.arguments import build_parser
from practice.history.opening import connect, open_history
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.jobs import (
    Ending,
    JobAdded,
    JobEnded,
    JobPart,
    JobSaid,
    MirrorPart,
    MirrorSaid,
    Sealed,
    SealKind,
    SealSaid,
    Stage,
)
from practice.model.stamp import Stamp

FEEDBACK = "You lost the thread in zirkonblau.\nThey asked for quittenrot.\n"
LETTER = "How could you, mirabellengelb.\nNever again, schlehenweiss.\n"
BEGUN = "I never said that: holundergruen.\n"
RARE = ("zirkonblau", "quittenrot", "mirabellengelb", "schlehenweiss")
RARE_BEGUN = "holundergruen"

LONG_AGO = "2020-03-01"
LETTER_ID = f"{2:032x}"

ENOUGH = 6.0
"""Seconds after which a command that goes by the clock is ended: it has said what it says."""

VALUES = {
    "BANK": ["core-behavioural"],
    "BANK[/ID]": ["core-behavioural"],
    "DAY": [],
    "HOW": ["silence"],
    "N": ["1"],
    "PART": ["note"],
    "PATH": ["mine.yaml"],
    "PATTERN": ["sigh"],
    "RECIPE": ["quick"],
    "VALUE": ["zirkon"],
    "WHEN": ["tomorrow", "14:30"],
}
"""What each word of the command line could be; any other is the name of the job."""

LIFTS = ("open", "read", "burn", "throw")
"""How the choices begin that lift a seal, or end it: everything else is chosen, sooner or later."""

TEXTS = ("", "zirkon", "/zirkon", "/?", "3", "1", "tomorrow", "I rang them, and it was better.")
ASKS = re.compile(r"(: |says\s+more\.\n)\Z")
"""How what waits for a reply ends. A line that is said ends otherwise, also one with a colon."""
PATIENCE = 1.5
"""Seconds without a question after which a walk is over, where something else was said in them."""

SILENCE = 10.0
"""Seconds without a word after which it is over, too: before that the machine may be busy."""

SEEN = (
    "The envelope",
    "The mirror",
    "Feedback",
    "The stormy letter",
    "Passport",
    "Apply again",
    "Reaching again",
    "Your plan",
    "Letters: Northwind",
)
"""Pages next to what is sealed: a walk that does not come there would prove little."""

STEPS = 80
DEEP = 10
"""How often somebody goes for a walk where there is most to see."""

Words = tuple[str, ...]
Heard = tuple[str, str, str]  # the command, where it was found, what was found


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody was turned down by Northwind; feedback and a letter are under seal, and a third is begun."""
    home = tmp_path_factory.mktemp("home")
    run(("interview", "add", "Library", "tomorrow", "14:30"), home)
    history, numbers = open_history(home / "history.db"), count()

    def stamp() -> Stamp:
        return Stamp(f"{next(numbers):032x}", f"{LONG_AGO}T10:00:00.000Z", LONG_AGO)

    job, feedback, letter = stamp(), stamp(), stamp()
    assert letter.id == LETTER_ID
    history.keep(
        JobAdded(job, "Northwind"),
        JobSaid(stamp(), job.id, JobPart.ROLE, "Archivist"),
        JobEnded(stamp(), job.id, Ending.REJECTED, Stage.PANEL, LONG_AGO),
        MirrorSaid(stamp(), job.id, MirrorPart.FIRST_STRENGTH, "I knew the archive."),
        MirrorSaid(stamp(), job.id, MirrorPart.DONE),
        Drilled(stamp(), "s", DrillKind.FIRST, "core-behavioural/nothing", Outcome.DONE),
    )
    envelope = Sealed(feedback, job.id, SealKind.FEEDBACK, feedback.at, "R. Ode", "phone", LONG_AGO)
    history.seal(feedback.id, FEEDBACK, envelope)
    history.seal(letter.id, LETTER, Sealed(letter, job.id, SealKind.LETTER, letter.at))
    history.seal(f"writing:{job.id}", BEGUN)
    history.close()
    run(("mock", "quick", "--typed", "--plain", "--seed", "3"), home, "\nnote\nI wrote it.\n4\nI rang.\n" * 9)
    return home


def run(words: Sequence[str], home: Path, typed: str = "") -> str:
    """What the program says, on both of its outputs, when this is typed; it ends by itself, or is ended."""
    process = subprocess.Popen(
        [*PRACTICE, *words],
        env=surroundings(home, VISUAL="'"),
        cwd=home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        return process.communicate(typed.encode(), timeout=ENOUGH)[0].decode(errors="replace")
    except subprocess.TimeoutExpired:
        process.kill()
        return process.communicate()[0].decode(errors="replace")


def files(home: Path) -> Iterator[tuple[str, bytes]]:
    """Every file, and what is packed in those that are zip files."""
    for path in sorted(home.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()
            if is_zipfile(path):
                with ZipFile(path) as archive:
                    yield from ((f"{path.name}:{name}", archive.read(name)) for name in archive.namelist())


def found(words: Words, said: str, home: Path, rare: Sequence[str]) -> list[Heard]:
    """Where a word from under the seal came out."""
    places = [("output", said.encode()), *files(home)]
    spelt = {word: (word.encode(), word.encode("utf-16-le"), word.encode().hex().encode()) for word in rare}
    return [
        (" ".join(words), place, word)
        for place, content in places
        for word, forms in spelt.items()
        if any(form in content for form in forms)
    ]


def held(home: Path) -> bool:
    """Both seals are as they were: a walk on which one was opened would prove nothing."""
    history = open_history(home / "history.db")
    try:
        there = {history.sealed(seal.stamp.id) for seal in history.every(Sealed)}
        return {FEEDBACK, LETTER} <= there and not history.every(SealSaid)
    finally:
        history.close()


def covers(home: Path) -> dict[str, tuple[bytes, bytes]]:
    """What stands in the file in place of the words, by the id of the seal."""
    with closing(connect(home / "history.db", mode="ro")) as db:
        return {row["id"]: (row["salt"], row["words"]) for row in db.execute("select * from sealed")}


def leaves(parser: ArgumentParser, words: Words = ()) -> Iterator[tuple[Words, ArgumentParser]]:
    """The commands of the parser, their verbs, and the verbs of those, with the parser of each."""
    yield words, parser
    for action in parser._actions:
        if action.nargs == PARSER and isinstance(action.choices, dict):
            for name, each in action.choices.items():
                yield from leaves(each, (*words, name))


def invocations() -> Iterator[Words]:
    """Each command bare, with its words, and with each of its switches; and its help."""
    for words, parser in leaves(build_parser()):
        actions = [action for action in parser._actions if action.nargs != PARSER]
        places = [action for action in actions if not action.option_strings]
        needed = [
            word for action in places if action.nargs not in ("?", "*") for word in values(words, action)
        ]
        every = [word for action in places for word in values(words, action)]
        switches = [
            action.option_strings[0] for action in actions if action.option_strings and action.nargs == 0
        ]
        forms = {(*needed,), (*every,), *((*every, switch) for switch in switches)}
        face = ("--plain",) if any("--plain" in action.option_strings for action in actions) else ()
        yield from sorted((*words, *form, *(face if "--plain" not in form else ())) for form in forms)


def values(words: Words, action: Action) -> list[str]:
    if action.metavar == "FILE":
        return ["out.zip" if "export" in words else "out.ics" if "calendar" in words else "missing.wav"]
    if action.choices is not None:
        return [str(next(iter(action.choices)))]
    return VALUES.get(str(action.metavar), ["Northwind"])


def seeds(words: Words) -> range:
    """0 types nothing at all; each other seed is another walk, where there is anything to choose."""
    if "--plain" not in words:
        return range(1)
    return range(DEEP) if words[0] in ("--plain", "after") else range(2)


def wander(words: Words, home: Path, rng: random.Random) -> str:
    """What the program says to somebody who chooses at random from all that it offers."""
    with Piped([*PRACTICE, *words], surroundings(home, VISUAL="'"), cwd=home) as program:
        for _ in range(STEPS):
            before = len(program.picture())
            if not asks(program, before):  # it has ended, or goes by the clock
                break
            shown = program.picture()[before:]
            try:
                for line in replies(shown, rng):
                    program.line(line)
            except BrokenPipeError:
                break
        assert program.process.stdin
        program.process.stdin.close()
        program.listen(PATIENCE)
        return program.picture()


def asks(program: Piped, before: int) -> bool:
    """Whether it waits for a reply. Where nothing at all was said, it may be slow, and is waited for."""
    for seconds in (PATIENCE, SILENCE):
        try:
            program.wait_until(lambda: ASKS.search(program.picture(), before), "a question", within=seconds)
        except Unmet:
            if program.process.poll() is not None or len(program.picture()) > before:
                return False
        else:
            return True
    return False


def replies(shown: str, rng: random.Random) -> list[str]:
    """What to type at a page."""
    if shown.rstrip().endswith("says more."):
        return [rng.choice(TEXTS), *rng.choice([["."], ["/show", "."], ["/undo", "/new", "/q"]])]
    offered = re.search(r"\(([^()\s]+)\)(?: \[.\])?:\s*$", shown)
    if offered is None:
        return [rng.choice(TEXTS)]
    labels = dict(re.findall(r"^(\S)  (.+)$", shown, re.MULTILINE))
    keys = [key for key in offered[1].split("/") if not labels.get(key, "").startswith(LIFTS)]
    onward = [key for key in keys if key != "z"]
    return [rng.choice(onward if onward and rng.random() < 0.85 else [*keys, "q"])]


def test_the_programs_run_here_are_the_code_beside_these_tests(home: Path) -> None:
    """They are started without the path of this run: another version that is installed would be tested."""
    asked = (sys.executable, "-c", "import practice; print(practice.__file__)")
    said = subprocess.run(asked, env=surroundings(home), cwd=home, capture_output=True, text=True, check=True)

    assert Path(said.stdout.strip()) == Path(practice.__file__ or "")


def test_the_walk_below_reaches_every_command() -> None:
    """Found from the parser itself: a command that is added is run, too."""
    tried = list(invocations())
    commands = [words for words, _ in leaves(build_parser())]

    assert len(commands) > 50
    assert all(any(each[: len(words)] == words for each in tried) for words in commands)
    for words in (("--plain",), ("rounds", "--json"), ("jobs", "show", "Northwind", "--json")):
        assert words in tried
    assert ("data", "export", "out.zip", "--sound") in tried


def test_sealed_words_come_out_of_no_command_and_are_in_no_file(home: Path, tmp_path: Path) -> None:
    """Each on its own copy of the home, whatever is pressed short of opening; the seals hold at the end."""

    seen: set[str] = set()

    def walk(task: tuple[int, Words, int]) -> list[Heard]:
        number, words, seed = task
        mine = tmp_path / str(number)
        shutil.copytree(home, mine)
        said = wander(words, mine, random.Random(f"{words} {seed}")) if seed else run(words, mine)
        seen.update(re.findall(r"^== (.+?)(?: ==|  \(.*)$", said, re.MULTILINE))
        # Whoever goes on writing a letter sees what stands in it already, so of that only files tell.
        wrong = found(words, said, mine, RARE) + found(words, "" if seed else said, mine, [RARE_BEGUN])
        if "Traceback" in said:
            wrong.append((" ".join(words), "output", said[-600:]))
        if not held(mine):
            wrong.append((" ".join(words), "seals", "opened, burnt, or changed"))
        shutil.rmtree(mine)
        return wrong

    walks = [(words, seed) for words in invocations() for seed in seeds(words)]
    with ThreadPoolExecutor(2) as pool:
        wrong = [
            each for many in pool.map(walk, [(n, *each) for n, each in enumerate(walks)]) for each in many
        ]

    assert wrong == []
    assert [title for title in SEEN if not any(each.startswith(title) for each in seen)] == []


def test_only_by_its_name_is_a_seal_lifted_in_the_export(home: Path, tmp_path: Path) -> None:
    """And the other one stays closed."""
    mine = tmp_path / "home"
    shutil.copytree(home, mine)
    bare = run(("data", "export", "bare.zip"), mine)
    run(("data", "export", "one.zip", "--unseal", "northwind-feedback"), mine)
    run(
        ("data", "export", "both.zip", "--unseal", "northwind-feedback", "--unseal", "northwind-letter"), mine
    )
    refused = run(("data", "export", "none.zip", "--unseal", "northwind"), mine)
    whole = {
        name: ZipFile(mine / name).read("history.jsonl").decode()
        for name in ("bare.zip", "one.zip", "both.zip")
    }
    there = {name: [word for word in RARE if word in text] for name, text in whole.items()}

    assert {place for _, place, _ in found((), "", mine, RARE)} == {
        "one.zip:history.jsonl",
        "both.zip:history.jsonl",
    }
    assert there == {"bare.zip": [], "one.zip": list(RARE[:2]), "both.zip": list(RARE)}
    assert "sealed" in bare
    assert "Northwind" in whole["bare.zip"]
    assert "nothing under seal is called 'northwind'" in refused
    assert not (mine / "none.zip").exists()


def test_a_letter_that_is_burnt_is_in_no_file_any_more(home: Path, tmp_path: Path) -> None:
    """Through the program itself: neither its words nor what stood in their place; the rest is as it was."""
    mine = tmp_path / "home"
    shutil.copytree(home, mine)
    salt, words = covers(mine)[LETTER_ID]
    there = [name for name, content in files(mine) if salt in content or words[:12] in content]
    said = run(("after", "Northwind", "--plain"), mine, "1\nl\n1\nb\ny\nz\nz\nz\n")
    left = [
        name
        for name, content in files(mine)
        if salt in content or any(words[at : at + 8] in content for at in range(0, len(words) - 7, 8))
    ]
    seals = run(("data", "seals"), mine)

    assert there == ["history.db"]
    assert "Burnt." in said
    assert left == []
    assert found((), said, mine, RARE) == []
    assert "northwind-feedback" in seals
    assert "northwind-letter:" not in seals
    assert LETTER_ID not in covers(mine)
