"""Checks that a wheel holds all that the program reads when it runs, and none of its tests.

python scripts/wheel.py dist/interview_practice-0.1.0-py3-none-any.whl
"""

import sys
from pathlib import Path
from zipfile import ZipFile

CHECKOUT = Path(__file__).resolve().parents[1]


def wanted() -> set[str]:
    """Every file of the package in the checkout, and the banks as they lie in the wheel."""
    package = CHECKOUT / "src"
    files = {
        path.relative_to(package).as_posix()
        for path in (package / "practice").rglob("*")
        if path.suffix in (".npz", ".py", ".sql", ".txt") or path.name == "py.typed"
    }
    banks = (path.relative_to(CHECKOUT).as_posix() for path in CHECKOUT.glob("question_banks/**/*.yaml"))
    return files | {f"practice/{path}" for path in banks}


def main(wheel: Path) -> int:
    """Compare, and say what is missing or too much."""
    with ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    missing, extra = sorted(wanted() - inside), sorted(inside - wanted())
    for name in missing:
        print(f"missing in the wheel: {name}")
    for name in extra:
        print(f"should not be in the wheel: {name}")
    print(f"{wheel.name}: {len(inside)} files, {wheel.stat().st_size // 1024} KB")
    return 1 if missing or extra else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
