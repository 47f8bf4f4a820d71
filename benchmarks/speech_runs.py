"""Processes run one at a time on one processor, and what each took: time, CPU time, memory at its peak."""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, STDOUT, Popen
from time import perf_counter
from typing import Any

if sys.platform == "win32":
    raise SystemExit("what a process took is not told here once it has ended")

HERE = Path(__file__).resolve().parent
ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "NUMBA_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)
MEGABYTE = 1e6  # bytes
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes, of ru_maxrss


@dataclass(frozen=True, slots=True)
class Ran:
    """A process that has ended well: seconds, megabytes, and what it printed."""

    cpu: float
    wall: float
    peak: float
    said: str

    @property
    def told(self) -> Any:
        """The JSON in the last line; whatever a library warned of stands before it. (`Any`: a JSON value.)"""
        return json.loads(self.said.splitlines()[-1])


class FailedError(Exception):
    """A process ended badly; its last line says why."""


Work = Callable[[], Ran]


def keep_to_one_processor() -> str:
    """Tie this process, hence all it starts, to one processor where that can be done; says whether."""
    if sys.platform != "linux":
        return "one thread each"
    processor = max(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {processor})
    return f"all on processor {processor}, one thread each"


def run(command: Sequence[str]) -> Ran:
    """Run a command to its end. Raises FailedError.

    A new process begins with the peak of the one that starts it, so the benchmark itself loads nothing big.
    """
    env = {**os.environ, **dict.fromkeys(ONE_THREAD, "1")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is not compiled at every start
    began = perf_counter()
    with Popen(command, env=env, text=True, stdout=PIPE, stderr=STDOUT) as ran:
        assert ran.stdout is not None
        said = ran.stdout.read()
        _, status, took = os.wait4(ran.pid, 0)
        ran.returncode = os.waitstatus_to_exitcode(status)
    wall = perf_counter() - began
    if ran.returncode:
        raise FailedError(said.strip().rpartition("\n")[2])
    return Ran(took.ru_utime + took.ru_stime, wall, took.ru_maxrss * PEAK_UNIT / MEGABYTE, said)


def ours(file: str, *words: str) -> Work:
    """One of the benchmark's own files, as a work to run."""
    return lambda: run([sys.executable, str(HERE / file), *words])


def practice(*words: str) -> Work:
    """The installed program, as a work to run."""
    return lambda: run([str(Path(sys.executable).with_name("practice")), *words])


def in_turns(works: Mapping[str, Work], runs: int) -> dict[str, list[Ran]]:
    """Each work once, then each again, so that a slow moment of the machine is shared."""
    ran: dict[str, list[Ran]] = {name: [] for name in works}
    for _ in range(runs):
        for name, work in works.items():
            ran[name].append(work())
    return ran
