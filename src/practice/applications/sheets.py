"""Two sheets to fill in: what is worth knowing of a company, and five looks at a CV."""

from collections.abc import Mapping
from dataclasses import dataclass

from practice.applications.plan import Task

MINUTES = 20
"""For a research sheet. Longer is not forbidden; a sheet that is enough is the aim."""

YES = "yes"
NOT_YET = "not yet"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line to fill in, or one look. `part` is what it is kept under."""

    part: str
    title: str
    asked: str


RESEARCH = (
    Entry("company", "Company", "Which company is it about?"),
    Entry("does", "What they do", "What do they make or do, and for whom? As you would tell a friend."),
    Entry("news", "Lately", "What has happened there in the last year?"),
    Entry("work", "The work", "What would be done in this job in the first months?"),
    Entry("twice", "Said twice", "What does the advert say more than once, or first?"),
    Entry("people", "People", "Whom would you meet, and what do they do there?"),
    Entry("story", "My story", "Which of your stories meets what they look for, and where?"),
    Entry("ask", "To ask", "What would you like to ask them? Two questions."),
)
"""The lines of a research sheet, in order."""

CV = (
    Entry("last-year", "The last twelve months", "Are the last twelve months in it?"),
    Entry("top-third", "The top third", "Does the top third of the first page match this kind of job?"),
    Entry("numbers", "Results", "Do the results have numbers?"),
    Entry("dates", "Dates", "Are all the dates right, and without a hole that nobody explains?"),
    Entry("length", "Length", "Is it about one page for every ten years of work?"),
)
"""The five looks at a CV, in order."""


def first_open(sheet: tuple[Entry, ...], written: Mapping[str, str]) -> int:
    """Where a sheet goes on; from the beginning where nothing is open."""
    return next((n for n, entry in enumerate(sheet) if entry.part not in written), 0)


def filled(task: Task) -> str:
    """A research sheet as text, without the lines that are open."""
    return "\n\n".join(
        f"{entry.title}\n{task.written[entry.part]}" for entry in RESEARCH if entry.part in task.written
    )


def to_do(task: Task) -> tuple[Entry, ...]:
    """The looks at a CV that are not a yes."""
    return tuple(entry for entry in CV if task.written.get(entry.part) != YES)


def looked(task: Task) -> int:
    """How many looks at a CV have been taken."""
    return sum(entry.part in task.written for entry in CV)
