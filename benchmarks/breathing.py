"""How exactly the breath is led: the lateness of each label, beside two other programs for the terminal.

    python benchmarks/breathing.py [--minutes 1] [--peers] [--together]

Each program runs in a terminal of its own. A label is late by the time from the moment it was promised for
to the moment at which the bytes that first show it are read. `practice` says itself, by its own clock, when
the first breath began, so that its figures are absolute. The others do not, so their first label counts as in
time and only the rest can be late. What is promised: the course of `practice`; 4 and 6 seconds for
breathe-cli; for nafas what each of its own lines says. Drift is the slope of the lateness, from the first
label to the last, over the whole time; the end is when the last label gives way to what follows.

Reading runs at a higher priority where the system allows it; whatever it still waits is in the figures. A
bare loop that sleeps and writes the same labels shows how much that is. Everything is measured idle, then
beside two busy loops of the same priority. `--peers` installs breathe-cli and nafas for this run only.
`--together` runs all programs at once, which saves time and costs each a little. breathe-cli counts whole
minutes and waits 0.4 s before its last page; nafas is not awaited to its end. Linux.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from math import ceil
from multiprocessing import get_context
from pathlib import Path

from breathing_pty import Seen, bare, breathe_cli, nafas, practice

BUSY = (sys.executable, "-c", "while True: pass")
LOOPS = 2
PEERS = ("breathe-cli", "nafas")
MS = 1000

Measure = Callable[[float, Path], Seen]


def install(folder: Path) -> Path:
    """The other programs, in a place of their own; where they are."""
    venv.create(folder, with_pip=True)
    programs = folder / "bin"
    subprocess.run([programs / "pip", "install", "--quiet", *PEERS], check=True)
    return programs


@contextmanager
def busy(loops: int) -> Iterator[None]:
    """So many processes that never rest."""
    running = [subprocess.Popen(BUSY) for _ in range(loops)]
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def measured(measure: Measure, seconds: float) -> Seen:
    """One run in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        return measure(seconds, Path(home))


def run(measures: Mapping[str, Measure], seconds: float, *, together: bool) -> dict[str, Seen]:
    """Each program once."""
    workers = len(measures) if together else 1
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        seen = pool.map(partial(measured, seconds=seconds), measures.values())
        return dict(zip(measures, seen, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share does not exceed."""
    return sorted(values)[max(0, ceil(share * len(values)) - 1)]


def slope(seen: Seen) -> float:
    """By how much the lateness grows from the first promise to the last, by least squares."""
    dues, late = seen.promised, seen.lateness
    mean_due, mean_late = sum(dues) / len(dues), sum(late) / len(late)
    square = sum((due - mean_due) ** 2 for due in dues)
    product = sum((due - mean_due) * (each - mean_late) for due, each in zip(dues, late, strict=True))
    return product / square * (dues[-1] - dues[0]) if square else 0.0


HEADINGS = ("labels", "p50", "p99", "max", "drift", "end", "CPU %", "bytes/s")


def row(seen: Seen) -> str:
    """The figures of one run; milliseconds where nothing else is said."""
    late = [each * MS for each in seen.lateness]
    ended = "-" if seen.ended is None else f"{(seen.ended - seen.end) * MS:+.1f}"
    whole = seen.cost.at or 1.0
    figures = (
        f"{len(late)}",
        *(f"{value:.1f}" for value in (percentile(late, 0.5), percentile(late, 0.99), max(late))),
        f"{slope(seen) * MS:+.1f}",
        ended,
        f"{100 * seen.cost.cpu_s / whole:.1f}",
        f"{seen.cost.sent / whole:.0f}",
    )
    return "".join(f"{figure:>10}" for figure in figures)


def main(argv: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="lateness and drift of led breathing")
    parser.add_argument("--minutes", type=float, default=1.0, help="how long each run lasts (1)")
    parser.add_argument("--peers", action="store_true", help="install and measure breathe-cli and nafas, too")
    parser.add_argument("--together", action="store_true", help="all programs at the same time")
    options = parser.parse_args(argv)
    seconds = 60.0 * options.minutes
    with tempfile.TemporaryDirectory() as folder:
        measures: dict[str, Measure] = {
            "a bare loop": bare,
            "practice calm": partial(practice, plain=False),
            "practice calm --plain": partial(practice, plain=True),
        }
        if options.peers:
            programs = install(Path(folder))
            measures["breathe-cli 4-6"] = partial(breathe_cli, program=programs / "breathe")
            measures["nafas Coherent 5-5"] = partial(nafas, program=programs / "nafas")
        how = "at the same time" if options.together else "one after another"
        print(f"{seconds:g} s each, {how}, {os.cpu_count()} processors, Python {sys.version.split()[0]}")
        print("lateness, drift over the whole time and error of the end in ms", flush=True)
        for name, loops in (("idle", 0), (f"{LOOPS} busy loops", LOOPS)):
            print(f"\n{name:24}" + "".join(f"{heading:>10}" for heading in HEADINGS), flush=True)
            with busy(loops):
                for program, seen in run(measures, seconds, together=options.together).items():
                    print(f"{program:24}{row(seen)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
