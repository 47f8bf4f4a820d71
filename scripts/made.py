"""Files that are made from the program: written, or compared with what stands there."""

from collections.abc import Mapping, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]


def write_or_compare(made: Mapping[Path, str], arguments: Sequence[str], *, script: str) -> int:
    """Write what has changed; with `--check` only say it, and return 1 when there is any."""
    stale = [file for file, text in made.items() if not file.is_file() or file.read_text("utf-8") != text]
    names = ", ".join(file.relative_to(CHECKOUT).as_posix() for file in stale)
    if "--check" not in arguments:
        for file in stale:
            file.write_text(made[file], "utf-8", newline="\n")
        print(f"written: {names or 'nothing, all are up to date'}")
    elif stale:
        print(f"not what the program has now: {names}")
        print(f"    mend: python scripts/{script}")
        return 1
    return 0
