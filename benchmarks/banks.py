"""Reading 10,000 questions in 100 files: the first check and every later start, beside plain parsers.

Run with `python benchmarks/banks.py [ROUNDS]`. Each time is that of a fresh process, from before the
first import of ours to the last question; the median of ROUNDS (3) runs, taken in turns.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

from practice.banks.template import template

FILES = 100
QUESTIONS = 100

CHECK = """
from practice.banks.checkup import check_files
files = check_files(sorted(folder.glob("*.yaml")), ())
assert sum(file.findings.errors for file in files) == 0
count = sum(len(file.reading.bank.questions) for file in files)
"""
START = """
from practice.banks.library import Library
library = Library(folder, folder / "own", cache)
count = sum(len(bank.questions) for bank in library.banks())
"""
YAML = """
import yaml
count = 0
for path in sorted(folder.glob("*.yaml")):
    count += len(yaml.load(path.read_bytes(), Loader=yaml.CLoader)["questions"])
"""
JSON = """
import json
count = 0
for path in sorted(folder.glob("*.json")):
    count += len(json.loads(path.read_bytes())["questions"])
"""
FRAME = """
import sys, time
from pathlib import Path
folder, cache = Path(sys.argv[1]), Path(sys.argv[2])
began = time.perf_counter()
{work}
seconds = time.perf_counter() - began
assert count == {count}, count
print(seconds, "yaml" in sys.modules)
"""


def main(rounds: int) -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder, cache = Path(name) / "banks", Path(name) / "cache"
        size = write_banks(folder)
        print(
            f"{FILES * QUESTIONS:,} questions in {FILES} files, {size / 1e6:.1f} MB of YAML; {rounds} rounds"
        )
        cold = run(START, folder, cache)
        works = {
            "practice: warm start (Library, all from the cache)": START,
            "json.loads of the same data": JSON,
            "practice: cold check (every rule, near-duplicates)": CHECK,
            "yaml.load with CLoader": YAML,
        }
        times: dict[str, list[float]] = {label: [] for label in works}
        for _ in range(rounds):
            for label, work in works.items():
                times[label].append(run(work, folder, cache)[0])
        parsed = run(START, folder, cache)[1]
        print(f"{cold[0]:8.2f} s  practice: first start (reads all, fills the cache; once)")
        for label, seconds in times.items():
            print(f"{statistics.median(seconds):8.2f} s  {label}")
        print(f"the warm start imports yaml: {parsed}")
        check, plain = (statistics.median(times[label]) for label in list(works)[2:])
        warm, decoded = (statistics.median(times[label]) for label in list(works)[:2])
        print(f"check / yaml.load = {check / plain:.2f}; warm start / json.loads = {warm / decoded:.2f}")
    return 0


def run(work: str, folder: Path, cache: Path) -> tuple[float, bool]:
    """Seconds in a process of its own, and whether it loaded the YAML parser."""
    code = FRAME.format(work=work, count=FILES * QUESTIONS)
    command = [sys.executable, "-c", code, str(folder), str(cache)]
    seconds, parsed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), parsed == "True"


def write_banks(folder: Path) -> int:
    """Banks whose questions are as full as the template's, in words that do not repeat; bytes of YAML."""
    import yaml

    folder.mkdir()
    rng = Random(1)
    words = ["".join(rng.choices("abcdefghijklmnoprstuvw", k=rng.randint(3, 9))) for _ in range(20_000)]
    [question] = yaml.safe_load(template())["questions"]
    size = 0
    for file in range(FILES):
        heading = yaml.safe_load(template(f"bank-{file}"))["bank"]
        questions = []
        for number in range(QUESTIONS):
            text = " ".join(rng.choices(words, k=12))
            questions.append({**question, "id": f"question-{number}", "text": f"Tell me about {text}."})
        bank = {"schema": "interview-bank/1", "bank": heading, "questions": questions}
        # Through JSON, so that nothing is written as an alias of something written before.
        copy = json.loads(json.dumps(bank))
        for each in copy["questions"]:
            each["anchors"] = {int(level): words for level, words in each["anchors"].items()}
        written = yaml.dump(copy, Dumper=yaml.CDumper, sort_keys=False, allow_unicode=True, width=100)
        size += len(written)
        (folder / f"bank-{file}.yaml").write_text(written)
        (folder / f"bank-{file}.json").write_text(json.dumps(bank))
    return size


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
