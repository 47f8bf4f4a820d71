"""Each import contract, broken once on purpose in a copy of the source, to show that it is caught.

    python scripts/break_contracts.py

Prints a table and leaves with 1 when a contract let its break through, when one was not broken at all,
or when the source as it is does not keep them. Nothing in the checkout is changed.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from configparser import ConfigParser
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).resolve().parents[1]
CONTRACTS = CHECKOUT / ".importlinter"
SECTION = "importlinter:contract:"
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


@dataclass(frozen=True)
class Break:
    """One line too many at the end of one file, and the contract that must say so."""

    contract: str
    file: str
    line: str


BREAKS = (
    Break("floors", "rounds/step.py", "import practice.sittings.rounds.mock"),
    Break("floors", "screens/text.py", "import practice.plain.times"),
    Break("floors", "schedule/need.py", "import practice.progress.calibration"),
    Break("floors", "plain/times.py", "import practice.wiring"),
    Break("floors", "sittings/rounds/mock.py", "import practice.disk.whole"),
    Break("floors", "disk/whole.py", "import practice.banks.problems"),
    Break("floors", "utilities/odds.py", '"""A room that the plan of the house does not have."""'),
    Break("no-cycles", "rounds/state.py", "import practice.rounds.step"),
    Break("terminal", "plain/lines.py", "from prompt_toolkit import prompt"),
    Break("terminal", "cli/main.py", "import prompt_toolkit.styles"),
    Break("documents", "history/store.py", "import yaml"),
    Break("disk", "cli/rounds.py", "import sqlite3"),
    Break("clock", "screens/stage.py", "from time import monotonic"),
    Break("core", "rounds/state.py", "import threading"),
    Break("core", "model/pace.py", "from pathlib import Path"),
    Break("core", "reviews/points.py", "import logging"),
    Break("sittings", "sittings/rounds/mock.py", "import os"),
    Break("no-network", "cli/faces.py", "import urllib.request"),
    Break("no-network", "wiring.py", "import socket"),
    Break("memories", "progress/calibration.py", "import fsrs"),
    Break("sound-card", "wiring.py", "import sounddevice"),
    Break("sound-card", "speech/textgrid.py", "import soundfile"),
    Break("samples", "screens/hearing.py", "import numpy"),
    Break("choices", "wiring.py", "import tomllib"),
    Break("others", "cli/rounds.py", "from email.message import EmailMessage"),
    Break("others", "sittings/interviews.py", "import icalendar"),
)


def contracts() -> dict[str, str]:
    """The name of each contract, by its id."""
    parser = ConfigParser()
    parser.read(CONTRACTS, encoding="utf-8")
    return {
        section.removeprefix(SECTION): parser[section]["name"]
        for section in parser.sections()
        if section.startswith(SECTION)
    }


@contextmanager
def copied_source() -> Iterator[Path]:
    """A copy of `src` and the contracts beside it."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        leave = shutil.ignore_patterns("__pycache__", ".*_cache", ".hypothesis")
        shutil.copytree(CHECKOUT / "src", copy / "src", ignore=leave)
        shutil.copy(CONTRACTS, copy / CONTRACTS.name)
        yield copy


@contextmanager
def broken(copy: Path, wrong: Break) -> Iterator[None]:
    """The copy with the break in it, and without it again."""
    file = copy / "src" / "practice" / wrong.file
    before = file.read_text("utf-8") if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    (file.parent / "__init__.py").touch()
    file.write_text(f"{before or ''}\n{wrong.line}\n", "utf-8")
    yield
    if before is None:
        shutil.rmtree(file.parent)
    else:
        file.write_text(before, "utf-8")


def caught(copy: Path) -> frozenset[str]:
    """The names of the contracts that the copy breaks."""
    command = [sys.executable, "-c", LINT, "--no-cache", "--config", f"../{CONTRACTS.name}"]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "COLUMNS": "200"}
    ran = subprocess.run(
        command, cwd=copy / "src", env=environment, capture_output=True, text=True, check=False
    )
    if "Contracts: " not in ran.stdout:
        raise SystemExit(f"lint-imports did not run:\n{ran.stdout}{ran.stderr}")
    return frozenset(re.findall(r"^(.+) BROKEN\b", ran.stdout, re.MULTILINE))


def main() -> int:
    """Break, look, mend, one after another."""
    names = contracts()
    wrong = 0
    with copied_source() as copy:
        for name in sorted(caught(copy)):
            print(f"broken without any help: {name}")
            wrong += 1
        for each in BREAKS:
            with broken(copy, each):
                found = names[each.contract] in caught(copy)
            wrong += not found
            print(f"{'caught' if found else 'MISSED':<7} {each.contract:<14} {each.file:<25} {each.line}")
    for contract in sorted(names.keys() - {each.contract for each in BREAKS}):
        print(f"nothing breaks the contract {contract}: add a line to BREAKS")
        wrong += 1
    print(f"{len(BREAKS)} breaks of {len(names)} contracts, {wrong} not as it should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
