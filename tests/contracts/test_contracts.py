"""The plan of the house, kept: who may import whom, and what a short command never loads."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
HEAVY = ("asyncio", "email", "icalendar", "numpy", "platformdirs", "prompt_toolkit", "sqlite3", "yaml")

LOADED = """
import sys
from practice.cli.main import main
try:
    main({words!r})
except SystemExit:
    pass
print("loaded:", *sorted(set(sys.modules) & set({heavy!r})), file=sys.stderr)
"""


def loaded_by(words: Sequence[str], home: Path) -> list[str]:
    """The heavy modules that this command line loads, with no input at all."""
    ran = subprocess.run(
        [sys.executable, "-c", LOADED.format(words=list(words), heavy=HEAVY)],
        env={**os.environ, "PRACTICE_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stderr.splitlines()[-1].split()[1:]


def test_every_contract_is_kept_and_catches_what_breaks_it() -> None:
    """A contract that cannot be broken guards nothing: each one is broken on purpose in a copy."""
    script = CHECKOUT / "scripts" / "break_contracts.py"
    ran = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    """Whoever asks for help waits for the words and for nothing else."""
    assert loaded_by(["mock", "--help"], tmp_path) == []


def test_the_list_of_rounds_loads_neither_the_terminal_nor_yaml(tmp_path: Path) -> None:
    """Looking at history needs history."""
    assert not {"asyncio", "prompt_toolkit", "yaml"} & set(loaded_by(["rounds"], tmp_path))


def test_a_plain_round_never_loads_the_full_screen(tmp_path: Path) -> None:
    """Plain mode is for terminals where the other library may not even start."""
    words = ["mock", "quick", "--typed", "--plain"]

    assert not {"asyncio", "prompt_toolkit"} & set(loaded_by(words, tmp_path))


def test_home_loads_nothing_of_letters_and_calendars(tmp_path: Path) -> None:
    """They are for the days after an interview; home is for every day."""
    assert not {"email", "icalendar"} & set(loaded_by(["--plain"], tmp_path))
