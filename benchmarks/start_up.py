"""How long the program takes to start, beside what nobody can do without.

    pip install click
    python benchmarks/start_up.py [--runs 21] [--ten-years]

click is installed for this comparison only; the program does not use it. Each round of runs starts every
command once, one after another, so that a slow moment of the machine is shared. The figures are medians, in
milliseconds, from the start of the process to its end; for the full screens to the moment at which the
expected text has arrived in the terminal. Before the first round everything is started once, so that compiled
files and the cache of checked banks are there. Linux and macOS.

With --ten-years home is measured once more, with two hundred jobs behind the person: their adverts,
interviews, questions, letters and ends, an envelope for every third, and one interview to come.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

if sys.platform == "win32":
    raise SystemExit("a terminal of one's own is needed")

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from ten_years import live

from end_to_end.program import Terminal, surroundings

EXPECTED = "Your choice"
HOME = "practice, first frame of home"
OLD = "the same after ten years"
BARE = """
from prompt_toolkit.application import Application
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import FormattedTextControl, Layout, Window

bindings = KeyBindings()
bindings.add("q")(lambda event: event.app.exit())
layout = Layout(Window(FormattedTextControl({text!r})))
Application(layout=layout, key_bindings=bindings, full_screen=True).run()
"""

Measure = Callable[[], float]


def to_the_end(words: Sequence[str], env: dict[str, str]) -> float:
    """Milliseconds until the command has ended."""
    begin = perf_counter()
    subprocess.run(words, env=env, check=True, stdout=subprocess.DEVNULL)
    return (perf_counter() - begin) * 1000


def to_the_first_frame(words: Sequence[str], env: dict[str, str]) -> float:
    """Milliseconds until the expected text has arrived; the bytes are looked at, not yet a drawn screen."""
    begin = perf_counter()
    with Terminal(words, env, drawn=False) as terminal:
        wanted = EXPECTED.encode()
        terminal.wait_until(lambda: True if wanted in terminal.heard else None, EXPECTED)
        taken = (perf_counter() - begin) * 1000
        terminal.send("q")
        terminal.end()
    return taken


def home_text(env: dict[str, str], program: Sequence[str]) -> str:
    """What home shows, so that the bare program can show the same."""
    with Terminal(program, env) as terminal:
        terminal.wait_for(EXPECTED)
        terminal.settle()
        rows = terminal.rows()
        terminal.send("q")
        terminal.end()
    return "\n".join(rows)


def main(argv: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="start-up times beside bare programs")
    parser.add_argument("--runs", type=int, default=21, help="runs of each command (21)")
    parser.add_argument("--ten-years", action="store_true", help="also a home with ten years of jobs")
    wish = parser.parse_args(argv)
    runs = wish.runs
    with tempfile.TemporaryDirectory() as folder:
        env = surroundings(Path(folder))
        practice = [str(Path(sys.executable).with_name("practice"))]
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE.format(text=home_text(env, practice)), "utf-8")
        measures: dict[str, Measure] = {
            "python -c pass": lambda: to_the_end([sys.executable, "-c", "pass"], env),
            'python -c "import click"': lambda: to_the_end([sys.executable, "-c", "import click"], env),
            "practice --help": lambda: to_the_end([*practice, "--help"], env),
            "bare full screen, first frame": lambda: to_the_first_frame([sys.executable, str(bare)], env),
            HOME: lambda: to_the_first_frame(practice, env),
        }
        if wish.ten_years:
            old = Path(folder) / "ten years"
            live(old, Random(1))
            there = surroundings(old)
            measures[OLD] = lambda: to_the_first_frame(practice, there)
        for measure in measures.values():
            measure()
        taken: dict[str, list[float]] = {name: [] for name in measures}
        for _ in range(runs):
            for name, measure in measures.items():
                taken[name].append(measure())
    medians = {name: statistics.median(values) for name, values in taken.items()}
    print(f"medians of {runs} interleaved runs, {os.cpu_count()} processors, Python {sys.version.split()[0]}")
    for name, values in taken.items():
        print(f"{name:32} {medians[name]:7.1f} ms   (quickest {min(values):.1f})")
    print_ratio(medians, "practice --help", 'python -c "import click"')
    print_ratio(medians, HOME, "bare full screen, first frame")
    if wish.ten_years:
        print_ratio(medians, OLD, HOME)


def print_ratio(medians: dict[str, float], ours: str, other: str) -> None:
    """How many times as long ours takes."""
    print(f"{ours} takes {medians[ours] / medians[other]:.2f} times {other}")


if __name__ == "__main__":
    main(sys.argv[1:])
