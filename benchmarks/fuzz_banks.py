"""The checker against files made to break it: never a traceback, never over 2 s, never over 200 MB.

Run with `python benchmarks/fuzz_banks.py [FILES] [SEED]` (20,000 and 1). Most files are the shipped banks
with something changed, the others are hostile on purpose, up to 2 MB. Leaves with 1 on any breach.
"""

import json
import os
import random
import subprocess
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

from practice.banks.document import read_document
from practice.banks.problems import problem_lines
from practice.banks.signs import find_refused

MOST_SECONDS = 2.0
MOST_MEGABYTES = 200
HOSTILE = 0.04
"""The part of the files that is hostile; they are large, and take most of the time."""

SHIPPED = Path(__file__).parents[1] / "question_banks"
MEGABYTE = 1_000_000
TOKENS = """
    : | # ' " [ ] { } , &a *a !t !! > % @ ` - ? --- ... ~ null 1:30 2m -1 999999
    \\ \\x1b "\\e" é 日本 x: id: text: << ==
""".split()
TOKENS += [": ", " #", "&a ", "*a ", "- ", "? ", "|2\n", "---\n", "...\n", "questions:\n", "<<: *a"]
TOKENS += ["\t", "\n", "\r", "\r\n", "\n\n", "  ", "    ", "\u00a0"]
TOKENS += ["\x00", "\x1b[2J", "\u202e", "\u200b", "\u200d", "\ufeff", "\ufffd", "\u2028", "\x85"]


def mutated(rng: Random, banks: list[bytes]) -> bytes:
    """A shipped bank with up to six changes."""
    data = bytearray(rng.choice(banks))
    if rng.random() < 0.5:  # a short piece is read faster and breaks as well
        begin = data.find(b"questions:")
        data = data[: max(begin, 0) + rng.randint(200, 6000)]
    for _ in range(rng.randint(1, 6)):
        place = rng.randrange(len(data) + 1)
        length = rng.choice((0, 1, 1, 2, 5, 20, 200))
        match rng.randrange(6):
            case 0:
                data[place : place + length] = b""
            case 1:
                data[place:place] = rng.choice(TOKENS).encode()
            case 2:
                data[place : place + length] = rng.randbytes(length)
            case 3:
                other = rng.randrange(len(data) + 1)
                data[place:place] = data[other : other + 200]
            case 4:
                lines = data.split(b"\n")
                one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
                lines[one], lines[two] = lines[two], lines[one]
                data = bytearray(b"\n".join(lines))
            case _:
                data[place : place + length] = rng.choice(TOKENS).encode() * rng.randint(1, 30)
    return bytes(data)


BANK = "schema: interview-bank/1\n"
HEAD = BANK + "bank: {id: x, title: X, version: 1.0.0, language: en, licence: l, summary: s}\nquestions:\n"
FLOODS = {
    "one sign": ("", TOKENS, ""),
    "two signs": ("a: ", [one + two for one in TOKENS for two in TOKENS], ""),
    "signs on lines": ("", [one + two + "\n" for one in TOKENS for two in TOKENS], ""),
    "deep brackets": ("a: ", ["[", "{", "[{", "{a: ", "[[a],"], ""),
    "deep bullets": ("", ["- ", "? ", ": "], "a"),
    "a wide flow list": ("a: [", ["a,", "[],", "{},", "a: b,", "[a,b],", "'a',"], "]"),
    "a wide flow block": ("a: {", ["a,", "a: b,", "? a,"], "}"),
    "a wide list of questions": (HEAD, ["- a\n", "- {}\n", "- []\n", "- {id: a, text: b, type: case}\n"], ""),
    "one name": (BANK, ["bank: 1\n", "x: 1\n", "questons: 1\n", "schema: 1\n"], ""),
    "a huge name": ("", ["k", "k ", "é"], ": 1\n"),
    "a huge quoted name": ('"', ["k", "k ", "\\e"], '": 1\n'),
    "a huge text": (
        f'{HEAD}- {{id: a, type: background, text: "',
        ["word ", "a", "? ", "\\e", " and why did"],
        '"}\n',
    ),
    "a huge wrong word": (HEAD + "- {id: a, text: b, type: ", ["behav", "x"], "}\n"),
    "anchors and aliases": ("- &a b\n", ["- &a b\n", "- *a\n", "- !t b\n", "- &a [*a]\n"], ""),
    "documents": ("", ["---\na: b\n", "--- a\n...\n", "...\n"], ""),
    "long lines": ("a: ", ["word ", "# ", "a: b ", '" ', "' ", "\t"], "\n"),
    "empty lines": (HEAD, ["\n", " \n", "#\n", "    # note\n"], "- a: b: c\n"),
    "hidden characters": ("", ["\u200b", "\x1b[2J\n", "a\u202e\n", '- "\\e"\n', "\x00"], ""),
    "folded text": ("a: >\n", ["  word\n\n", "  word\n   word\n", "\n"], ""),
    "wide indentation": ("a:\n", [" ", "\t"], "b: c\n"),
    "rounds": (
        "schema: interview-rounds/1\nrounds:\n",
        ["- {id: a, title: b, format: c, minutes: d, phases: [{kind: ask}]}\n", "- id: a: b\n"],
        "",
    ),
}
"""Kinds of file made of one piece again and again: what begins it, the pieces, what ends it."""

QUESTIONS = {
    "the same question": "{{id: q{n}, type: background, text: Tell me about a big red bus}}",
    "the same ids": "{{id: a, type: background, text: Why}}",
    "questions nearly the same": "{{id: q{n}, type: background, text: {words}}}",
    "unknown fields": "{{id: q{n}, typ: background, txet: Why, competancy: x, listn_for: y}}",
    "unclosed quotes": '{{id: q{n}, type: background, text: "Why}}',
    "broken one by one": "id: q{n}\n    text: a: b",
    "many points": "{{id: q{n}, type: background, text: Why, listen_for: [a,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p]}}",
    "anchors alike": "{{id: q{n}, type: case, competency: planning, text: Why, "
    "anchors: {{1: a b c, 3: a b c, 5: a b c}}}}",
}
"""Kinds of bank made of many questions; `n` counts them, `words` come from a small stock."""


def flood(rng: Random, name: str) -> str:
    """One piece as often as fits a random size up to the limit."""
    begin, pieces, end = FLOODS[name]
    piece = rng.choice(pieces)
    size = rng.choice((10_000, 100_000, MEGABYTE, 2 * MEGABYTE - 500))
    return begin + piece * max(1, size // len(piece.encode("utf-8", "surrogatepass"))) + end


def crowd(rng: Random, name: str) -> str:
    """Many questions after one pattern."""
    known = rng.choice((12, 30, 90))
    lines = []
    for number in range(rng.choice((50, 500, 2_000, 3_000))):
        words = " ".join(f"w{rng.randrange(known)}" for _ in range(known // 3))
        lines.append(f"  - {QUESTIONS[name].format(n=number, words=words)}\n")
    return HEAD + "".join(lines)


def stairs(rng: Random) -> str:
    """Blocks in blocks in blocks."""
    return "".join(f"{' ' * depth}a:\n" for depth in range(rng.choice((30, 300, 1_900))))


def alias_bomb() -> str:
    """Nine of the one before, twenty times: a number of values with twenty digits."""
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 20)]
    return "\n".join(lines)


def directives() -> str:
    """Each of which libyaml compares with all before."""
    return "".join(f"%TAG !t{number}! x\n" for number in range(100_000)) + "---\na: b\n"


def many_names(rng: Random) -> str:
    """Each unknown, each a little like a known one."""
    name = rng.choice(("questons", "bonk", "x" * 50, "shcema"))
    return BANK + "".join(f"{name}{number}: 1\n" for number in range(rng.choice((500, 60_000))))


def hostile(rng: Random) -> tuple[str, bytes]:
    """A file of one of the kinds, sometimes in a wrong encoding."""
    name = rng.choice((*FLOODS, *QUESTIONS, "stairs", "alias bomb", "directives", "many names"))
    match name:
        case "stairs":
            text = stairs(rng)
        case "alias bomb":
            text = alias_bomb()
        case "directives":
            text = directives()
        case "many names":
            text = many_names(rng)
        case _:
            text = flood(rng, name) if name in FLOODS else crowd(rng, name)
    encoding = rng.choice(("utf-8",) * 12 + ("utf-16", "utf-32", "latin-1"))
    return name, text.encode(encoding, "replace")[: 2 * MEGABYTE]


def work(seed: int, files: int) -> None:
    """One worker: reads so many files and prints what happened as JSON."""
    rng = random.Random(seed)
    banks = [path.read_bytes() for path in sorted(SHIPPED.glob("*.yaml"))]
    counts: Counter[str] = Counter()
    worst, worst_name = 0.0, ""
    breaches: list[str] = []
    for number in range(files):
        if rng.random() < HOSTILE:
            name, data = hostile(rng)
        else:
            name, data = "mutated", mutated(rng, banks)
        began = time.process_time()  # reading waits for nothing, and other programs cost no time here
        try:
            checked = read_document(data)
            lines = problem_lines("fuzz.yaml", checked.problems)
        except Exception:
            breaches.append(f"seed {seed} file {number} ({name}): {traceback.format_exc()}")
            continue
        seconds = time.process_time() - began
        if any(find_refused(line) for line in lines):
            breaches.append(f"seed {seed} file {number} ({name}): a message holds a hidden character")
        if seconds > worst:
            worst, worst_name = seconds, f"{name}, {len(data):,} bytes"
        if seconds > MOST_SECONDS:
            breaches.append(f"seed {seed} file {number} ({name}, {len(data):,} bytes): {seconds:.2f} s")
        counts["mutated" if name == "mutated" else "hostile"] += 1
        counts["with errors" if checked.reading.errors else "without errors"] += 1
        counts["bank or rounds still usable"] += bool(checked.reading.bank or checked.reading.recipes)
    report = {
        "counts": counts,
        "worst": worst,
        "worst_name": worst_name,
        "peak": peak_megabytes(),
        "breaches": breaches,
    }
    print(json.dumps(report))


def peak_megabytes() -> float:
    """The most memory this process has had; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def main(files: int, seed: int) -> int:
    """Share the files out, add the reports up."""
    processes = os.cpu_count() or 1
    batch = 250
    jobs = [(seed * 1_000_000 + start, min(batch, files - start)) for start in range(0, files, batch)]
    counts: Counter[str] = Counter()
    breaches: list[str] = []
    worst, worst_name, peak = 0.0, "", 0.0
    began = time.perf_counter()
    running: list[tuple[tuple[int, int], subprocess.Popen[str]]] = []
    while jobs or running:
        while jobs and len(running) < processes:
            job = jobs.pop()
            command = [sys.executable, __file__, "worker", str(job[0]), str(job[1])]
            running.append((job, subprocess.Popen(command, stdout=subprocess.PIPE, text=True)))
        job, process = running.pop(0)
        try:
            output, _ = process.communicate(timeout=900)
            report = json.loads(output)
        except (subprocess.TimeoutExpired, ValueError):
            process.kill()
            breaches.append(f"the worker with seed {job[0]} was lost: hung or killed")
            continue
        counts.update(report["counts"])
        breaches += report["breaches"]
        peak = max(peak, report["peak"])
        if report["peak"] > MOST_MEGABYTES:
            breaches.append(f"the worker with seed {job[0]} used {report['peak']:.0f} MB")
        if report["worst"] > worst:
            worst, worst_name = report["worst"], report["worst_name"]
    for name, number in sorted(counts.items()):
        print(f"{number:8,}  {name}")
    print(f"worst time {worst:.2f} s ({worst_name}); limit {MOST_SECONDS:.0f} s")
    print(f"peak memory of a worker {peak:.0f} MB, the interpreter included; limit {MOST_MEGABYTES} MB")
    print(f"{len(breaches)} breaches in {files:,} files, seed {seed}, {time.perf_counter() - began:.0f} s")
    for breach in breaches[:20]:
        print(breach)
    return 1 if breaches else 0


if __name__ == "__main__":
    if sys.argv[1:2] == ["worker"]:
        work(int(sys.argv[2]), int(sys.argv[3]))
        raise SystemExit(0)
    numbers = [int(argument) for argument in sys.argv[1:]]
    raise SystemExit(main(*(numbers + [20_000, 1][len(numbers) :])))
