"""What is wrong with a file: where, what, and how to mend it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from practice.banks.signs import printable
from practice.model.trouble import Trouble

MOST_LISTED = 500
"""Problems remembered for one file; the others are only counted."""


class BankError(Trouble):
    """A bank that cannot be found, read or written at all."""


class Severity(StrEnum):
    """An error leaves something out; a warning is advice."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong on a 1-based line. `what` and `mend` are each one line, safe to print."""

    line: int
    severity: Severity
    what: str
    mend: str


@dataclass(slots=True)
class Findings:
    """The problems of one file while it is being read."""

    errors: int = 0
    warnings: int = 0
    listed: list[Problem] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether further problems are only counted, so that their words need not be found."""
        return len(self.listed) >= MOST_LISTED

    def error(self, line: int, what: str, mend: str) -> None:
        """Something is left out because of this."""
        self.errors += 1
        self._list(line, Severity.ERROR, what, mend)

    def warn(self, line: int, what: str, mend: str) -> None:
        """It can be used, and could be better."""
        self.warnings += 1
        self._list(line, Severity.WARNING, what, mend)

    def _list(self, line: int, severity: Severity, what: str, mend: str) -> None:
        if not self.full:
            self.listed.append(Problem(line, severity, printable(what, 600), printable(mend, 600)))

    def take(self, others: "Findings") -> None:
        """Add what was found elsewhere in the same file."""
        self.errors += others.errors
        self.warnings += others.warnings
        self.listed.extend(others.listed[: MOST_LISTED - len(self.listed)])

    def by_line(self) -> tuple[Problem, ...]:
        """The problems from the top of the file to its end."""
        return tuple(sorted(self.listed, key=lambda problem: problem.line))


def problem_lines(file: str, problems: Iterable[Problem]) -> list[str]:
    """Two lines each: `file:line: error: what`, and the mend under it."""
    file = printable(file, 400)
    lines: list[str] = []
    for problem in problems:
        lines.append(f"{file}:{problem.line}: {problem.severity}: {problem.what}")
        lines.append(f"    mend: {problem.mend}")
    return lines


def closing_line(file: str, found: str, *, errors: int, warnings: int) -> str:
    """The last line about a file, such as `my.yaml: 3 questions, 1 error, 0 warnings`."""
    counts = f"{found}, {count(errors, 'error')}, {count(warnings, 'warning')}"
    return f"{printable(file, 400)}: {counts}"


def count(number: int, noun: str) -> str:
    """`1 question`, `2 questions`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def listing(words: Sequence[str]) -> str:
    """`a, b, c`."""
    return ", ".join(words)
