"""Nothing leaves this computer: every command does its work where sockets are refused."""

import shutil
import subprocess
import sys
from argparse import PARSER, ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a terminal of one's own and signals are needed", allow_module_level=True)

from end_to_end.program import PRACTICE, Terminal, surroundings
from end_to_end.typist import begin_to_answer, to_the_first_question
from practice.cli.arguments import build_parser

ROUND = ("mock", "quick", "--typed", "--plain", "--seed", "3")
ANSWERS = "\nmy note\nI wrote the plan myself.\n4\nI rang them, and it was better after a week.\n" * 3

EITHER = (0, 2)
"""As there is a sound card or PortAudio here, or not."""

COMMANDS: list[tuple[tuple[str, ...], str, int | tuple[int, int]]] = [
    (("--help",), "", 0),
    (("--version",), "", 0),
    *((((*verb, "--help"), "", 0)) for verb in [("mock",), ("review",), ("rounds",), ("banks",)]),
    *((((verb, "--help"), "", 0)) for verb in ("mic", "measure", "listen", "settings")),
    *((("mic", verb, "--help"), "", 0) for verb in ("list", "check", "baseline", "on", "off", "use")),
    *(((verb, "--help"), "", 0) for verb in ("calm", "plans", "ladder", "nerves", "trial", "interview")),
    *(((verb, "--help"), "", 0) for verb in ("drill", "due", "stories", "calibration")),
    *((("interview", verb, "--help"), "", 0) for verb in ("list", "add", "drop")),
    *(
        (("stories", verb, "--help"), "", 0)
        for verb in ("list", "show", "add", "edit", "tell", "matrix", "want")
    ),
    *(((verb, "--help"), "", 0) for verb in ("jobs", "debrief", "after", "plan", "letters", "data")),
    *(
        (("jobs", verb, "--help"), "", 0)
        for verb in ("list", "add", "show", "edit", "interview", "outcome", "want", "calendar", "hide")
    ),
    *((("jobs", "interview", verb, "--help"), "", 0) for verb in ("add", "list", "drop")),
    *((("data", verb, "--help"), "", 0) for verb in ("where", "seals", "export")),
    *((("rounds", verb, "--help"), "", 0) for verb in ("list", "show")),
    *((("banks", verb, "--help"), "", 0) for verb in ("list", "show", "check", "new", "copy", "schema")),
    (("nonsense",), "", 2),
    (("rounds",), "", 0),
    (("rounds", "show", "1"), "", 2),
    (ROUND, "", 0),
    (("mock", "--resume", "--plain"), ANSWERS, 0),
    (("mock", "--repeat", "1", "--plain"), ANSWERS, 0),
    (("mock", "phone-screen-20", "--aloud", "--plain", "--bank", "nonsense"), "", 2),
    (("review", "--plain"), "1\nI began\n", 0),
    (("--plain",), "h\n1\n\nb\n1\nq\n", 0),
    (("rounds",), "", 0),
    (("rounds", "list", "--json"), "", 0),
    (("rounds", "show", "1"), "", 0),
    (("rounds", "show", "1", "--json"), "", 0),
    (("banks",), "", 0),
    (("banks", "list"), "", 0),
    (("banks", "show", "core-behavioural"), "", 0),
    (("banks", "show", "core-behavioural/settling-a-group-split"), "", 0),
    (("banks", "new", "mine.yaml"), "", 0),
    (("banks", "check", "mine.yaml"), "", 0),
    (("banks", "check", "mine.yaml", "--json"), "", 0),
    (("banks", "check", "missing.yaml"), "", 2),
    (("banks", "copy", "core-behavioural"), "", 0),
    (("settings",), "", 0),
    (("settings", "live.lamp", "on"), "", 0),
    (("measure", "missing.wav"), "", 2),
    (("mic",), "n\n", 0),
    (("mic", "list"), "", EITHER),
    (("mic", "use", "nothing of that name"), "", 2),
    (("mic", "check", "--plain"), "\nn\n", 0),
    (("mic", "baseline", "--plain"), "\nn\n", 0),
    (("listen", "--plain"), "\n\n", 0),
    (("mock", "quick", "--mic", "--plain", "--seed", "3"), "\n", 0),
    (("calm", "--minutes", "0.5", "--plain"), "", 0),
    (("calm", "--why", "--plain"), "\n" * 9, 0),
    (("calm", "--until", "nonsense"), "", 2),
    (("calm", "--before", "nobody", "--plain"), "", 2),
    (("interview",), "", 0),
    (("interview", "add", "Library", "tomorrow", "14:30"), "", 0),
    (("interview", "list"), "", 0),
    (("interview", "drop", "Library"), "", 0),
    (("plans", "--plain"), "z\n", 0),
    (("ladder", "--plain"), "", 0),
    (("nerves", "--plain"), "z\n", 0),
    (("trial", "--plain"), "", 0),
    (("drill", "--typed", "--plain"), "\n\n", 0),
    (("due",), "", 0),
    (("due", "--json"), "", 0),
    (("stories", "--plain"), "", 0),
    (("stories", "list"), "", 0),
    (("stories", "show", "nothing"), "", 2),
    (("stories", "add", "--plain"), "The leak\n", 0),
    (("stories", "matrix", "--plain"), "", 0),
    (("stories", "want", "--plain"), "", 0),
    (("stories", "tell", "nothing"), "", 2),
    (("stories", "edit"), "", 2),
    (("calibration", "--plain"), "z\n", 0),
    (("jobs",), "", 0),
    (("jobs", "add", "Northwind", "--role", "Analyst"), "", 0),
    (("jobs", "list", "--json"), "", 0),
    (("jobs", "show", "Northwind"), "", 0),
    (("jobs", "edit", "Northwind", "note", "Near the station"), "", 0),
    (("jobs", "interview", "add", "Northwind", "tomorrow", "14:30", "--format", "panel"), "", 0),
    (("jobs", "interview", "list"), "", 0),
    (("jobs", "calendar"), "", 0),
    (("jobs", "want", "Northwind", "--plain"), "", 0),
    (("jobs", "interview", "drop", "Northwind"), "", 0),
    (("jobs", "outcome", "Northwind", "rejected", "--stage", "panel"), "", 0),
    (("after", "Northwind", "--plain"), "z\n", 0),
    (("plan", "--plain"), "z\n", 0),
    (("letters", "Northwind", "--plain"), "z\n", 0),
    (("debrief", "--plain"), "\n", 0),
    (("jobs", "hide", "Northwind"), "", 0),
    (("data",), "", 0),
    (("data", "where"), "", 0),
    (("data", "seals"), "", 0),
    (("data", "export", "all.zip"), "", 0),
    (("data", "export", "all.zip"), "", 2),
    (("mic", "on"), "", 0),
    (("mic", "off"), "", 0),
    (("banks", "schema"), "", 0),
    (("banks", "schema", "rounds"), "", 0),
]


def offline(home: Path) -> dict[str, str]:
    """An environment in which Python has no network."""
    site = home / "site"
    site.mkdir()
    shutil.copy(Path(__file__).with_name("no_network.py"), site / "sitecustomize.py")
    return surroundings(
        home,
        PYTHONPATH=str(site),
        ATTEMPTS=str(home / "attempts"),
        VISUAL="'",  # no editor: none may be started here
    )


def attempts(home: Path) -> str:
    """Every way to the network that was tried."""
    written = home / "attempts"
    return written.read_text("utf-8") if written.exists() else ""


def test_the_network_is_really_refused(tmp_path: Path) -> None:
    """Without this, the tests below would prove nothing."""
    code = "import socket; socket.create_connection(('127.0.0.1', 9))"
    run = subprocess.run(
        [sys.executable, "-c", code], env=offline(tmp_path), capture_output=True, text=True, check=False
    )

    assert "there is no network here" in run.stderr
    assert "socket.getaddrinfo" in attempts(tmp_path)


def test_every_command_works_without_a_network(tmp_path: Path) -> None:
    """One after another in one home, with its expected exit status, and no way out is even tried."""
    env = offline(tmp_path)
    surprises = []
    for words, answers, expected in COMMANDS:
        run = subprocess.run(
            [*PRACTICE, *words],
            env=env,
            cwd=tmp_path,
            input=answers,
            capture_output=True,
            text=True,
            check=False,
        )
        right = run.returncode == expected or (expected == EITHER and run.returncode in EITHER)
        if not right or "Traceback" in run.stderr:
            surprises.append((" ".join(words), run.returncode, run.stderr[-300:]))

    assert surprises == []
    assert attempts(tmp_path) == ""


def every_command() -> Iterator[tuple[str, ...]]:
    """The commands of the parser, with the verbs of each."""
    for command, parser in verbs_of(build_parser()).items():
        yield (command,)
        yield from ((command, verb) for verb in verbs_of(parser))


def verbs_of(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """The words that may come next. (argparse has no public way to ask.)"""
    choices = [action.choices for action in parser._actions if action.nargs == PARSER]
    return {name: each for found in choices if isinstance(found, dict) for name, each in found.items()}


def test_the_list_above_has_every_command() -> None:
    """A command that is added must show that it keeps to itself, and its help too."""
    tried = {words[: len(command)] for command in every_command() for words, _, _ in COMMANDS}
    helped = {words[:-1] for words, _, _ in COMMANDS if words[-1] == "--help"}

    assert set(every_command()) <= tried
    assert set(every_command()) <= helped


def test_the_full_screen_works_without_a_network(tmp_path: Path) -> None:
    """asyncio has its pair of local sockets, and nothing else."""
    with Terminal([*PRACTICE, "mock", "quick", "--typed", "--seed", "3"], offline(tmp_path)) as terminal:
        to_the_first_question(terminal)
        begin_to_answer(terminal)
        terminal.send("\x03")

        assert terminal.end() == 130
        assert attempts(tmp_path) == ""
