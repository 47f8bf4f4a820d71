"""A process of our own at the other end of a line: it is asked, and answers with one line of JSON."""

import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from time import perf_counter
from types import TracebackType
from typing import Any, Self

LIMIT = 30.0
"""Seconds before a wait gives up; most end in milliseconds, and a busy machine is no failure."""

BREATH = 0.02
"""Seconds between two questions while something is waited for."""

HERE = Path(__file__).parent
TESTS = HERE.parents[1]


class Unmet(AssertionError):
    """What was waited for did not come."""


class Child:
    """Runs one of the scripts in this folder, and never leaves it behind."""

    def __init__(
        self, script: str, *words: str, env: Mapping[str, str], log: Path, first: Path | None = None
    ) -> None:
        """Its modules are looked for in `first`, when given, before they are anywhere else."""
        self.log = log
        path = os.pathsep.join(map(str, filter(None, (first, TESTS))))
        with log.open("wb") as errors:
            self.process = subprocess.Popen(
                (sys.executable, str(HERE / script), *words),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                env={**os.environ, "PYTHONPATH": path, **env},
            )
        assert self.process.stdin
        assert self.process.stdout
        self._in, self._out = self.process.stdin, self.process.stdout
        self._line = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.kill()
        self._in.close()
        self._out.close()

    def ask(self, command: str, *, within: float = LIMIT) -> Any:
        """Its answer."""
        os.write(self._in.fileno(), f"{command}\n".encode())
        until = perf_counter() + within
        while b"\n" not in self._line:
            left = max(0.0, until - perf_counter())
            if not select.select([self._out], [], [], left)[0]:
                raise Unmet(f"no answer to {command!r} in {within:g} s; it said: {self.errors()}")
            came = os.read(self._out.fileno(), 65536)
            if not came:
                raise Unmet(f"it ended at {command!r}; it said: {self.errors()}")
            self._line += came
        line, _, self._line = self._line.partition(b"\n")
        return json.loads(line)

    def ask_until(self, command: str, fits: Callable[[Any], bool], *, within: float = LIMIT) -> Any:
        """The first answer that fits."""
        until = perf_counter() + within
        while True:
            told = self.ask(command, within=within)
            if fits(told):
                return told
            if perf_counter() > until:
                raise Unmet(f"{command!r} still gives {told!r} after {within:g} s")
            Event().wait(BREATH)

    def end(self, *, within: float = LIMIT) -> int:
        """Close its input; its exit status."""
        self._in.close()
        return self.process.wait(within)

    def kill(self) -> None:
        """kill -9."""
        self.process.kill()
        self.process.wait()

    def errors(self) -> str:
        """What it wrote on standard error."""
        return self.log.read_text(errors="replace")
