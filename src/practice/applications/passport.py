"""The passport: what has to be there before somebody applies again, and what has changed since."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from practice.applications.changed import Levels, levels_in_words
from practice.applications.plan import Task
from practice.model.claim import Claim
from practice.model.jobs import Cause
from practice.model.kinds import Competency, in_words

USUAL = Claim(
    "Many advisers say to apply again after three to twelve months, most often after six.", "Applying again"
)
THEIRS = "What they told you goes before that."

FREE = "You may apply there again at any time, with a passport or without."


class Visa(StrEnum):
    """What the passport needs, in the order in which it is shown."""

    DAY = "day"
    FEEDBACK = "feedback"
    TASK = "task"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known on the way to a passport.

    `earliest` is the day from which a new application is welcome (None: nobody said), `source` who says so.
    `sealed` and `opened` count envelopes of feedback, and of those that were burnt nothing is left to read;
    `none_came`: the person says so. `named` are the competencies that the plan or feedback is about,
    `practised` those that were practised since, and `practised_at_all` holds where none is named.
    """

    today: date
    earliest: date | None = None
    source: str = ""
    sealed: int = 0
    opened: int = 0
    burnt: int = 0
    none_came: bool = False
    done: int = 0
    named: Sequence[Competency] = ()
    practised: frozenset[Competency] = frozenset()
    practised_at_all: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the passport needs: whether it is there, and in words, with what to do if it is not."""

    visa: Visa
    there: bool
    words: str


def lines(known: Known) -> tuple[Line, ...]:
    """All four."""
    return (_day(known), _feedback(known), _task(known), _practice(known))


def is_open(known: Known) -> bool:
    """Everything is there."""
    return all(line.there for line in lines(known))


def _day(known: Known) -> Line:
    if known.earliest is None:
        return Line(
            Visa.DAY,
            there=False,
            words="The day: from when is a new application welcome? d enters it.",
        )
    day = known.earliest.isoformat()
    source = f", says {known.source}" if known.source else ""
    if known.today < known.earliest:
        left = (known.earliest - known.today).days
        away = "tomorrow" if left == 1 else f"in {left} days"
        return Line(Visa.DAY, there=False, words=f"The day: {day}{source}. That is {away}.")
    return Line(Visa.DAY, there=True, words=f"The day: {day}{source}.")


def _feedback(known: Known) -> Line:
    if known.sealed:
        return Line(
            Visa.FEEDBACK,
            there=False,
            words="Feedback: sealed. Step 3 of the five, the mirror, leads to it when you want to.",
        )
    if known.opened:
        return Line(Visa.FEEDBACK, there=True, words="Feedback: read.")
    if known.none_came:
        return Line(Visa.FEEDBACK, there=True, words="Feedback: none came.")
    if known.burnt:
        return Line(Visa.FEEDBACK, there=True, words="Feedback: burnt.")
    return Line(
        Visa.FEEDBACK,
        there=False,
        words="Feedback: none is entered. Step 2 of the five asks for it; n says that none came.",
    )


def _task(known: Known) -> Line:
    if not known.done:
        return Line(Visa.TASK, there=False, words="A task that is done: none so far. p opens your plan.")
    count = "one is" if known.done == 1 else f"{known.done} are"
    return Line(Visa.TASK, there=True, words=f"A task that is done: {count}.")


def _practice(known: Known) -> Line:
    missing = [each for each in known.named if each not in known.practised]
    if known.named and missing:
        named = _listed([in_words(each) for each in missing])
        words = f"Practised again since: {named}, not yet. w begins ten minutes of drills."
        return Line(Visa.PRACTICE, there=False, words=words)
    if not known.named and not known.practised_at_all:
        words = "Practised again since: not yet. w begins ten minutes of drills."
        return Line(Visa.PRACTICE, there=False, words=words)
    named = _listed([in_words(each) for each in known.named])
    return Line(Visa.PRACTICE, there=True, words=f"Practised again since: {named or 'yes'}.")


def _listed(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


# -- what is on its page -----------------------------------------------------------------------------

TITLE = "What has changed since they met you"


@dataclass(frozen=True, slots=True)
class Changed:
    """What the page is made of; all words in it are the person's own. Days are YYYY-MM-DD."""

    met: str
    done: Sequence[Task] = ()
    levels: Sequence[Levels] = ()
    stories: Sequence[str] = ()
    first_sentence: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: a heading and its rows. A part without rows is left out."""

    heading: str
    rows: tuple[str, ...]


def parts(changed: Changed) -> tuple[Part, ...]:
    """The page in its order, the first sentence first: it is what the reader would see."""
    made = [task for task in changed.done if task.cause is Cause.SKILL and _made(task)]
    rest = [task for task in changed.done if task not in made]
    found = (
        Part("The first sentence", (changed.first_sentence,) if changed.first_sentence else ()),
        Part("Made", tuple(f"{task.words}: {_made(task)}" for task in made)),
        Part("Done", tuple(_done(task) for task in rest)),
        Part("Answers", tuple(levels_in_words(each) for each in changed.levels if each.since)),
        Part("New stories", tuple(changed.stories)),
    )
    return tuple(part for part in found if part.rows)


def as_text(name: str, changed: Changed) -> str:
    """The page as text to copy or to keep."""
    head = f"{name}, since {changed.met}" if changed.met else name
    return "\n\n".join(
        [head, *(f"{part.heading}\n" + "\n".join(f"- {row}" for row in part.rows) for part in parts(changed))]
    )


def _made(task: Task) -> str:
    return task.came_of or task.written.get("made", "")


def _done(task: Task) -> str:
    return (
        f"{task.words} ({task.closed_on}): {task.came_of}"
        if task.came_of
        else (f"{task.words} ({task.closed_on})")
    )
