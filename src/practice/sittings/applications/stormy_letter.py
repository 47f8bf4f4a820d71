"""One stormy letter: left to rest, read, distilled to one polite question, burnt."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from practice.applications.arguing import arguing
from practice.applications.job import Job
from practice.applications.seal import LETTER_RESTS
from practice.model.days import moment_of
from practice.model.jobs import Sealed, SealPart, SealSaid
from practice.model.page import YES_NO, Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings import unfinished
from practice.sittings.job_when import here
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

TITLE = "The stormy letter"
DAYS = f"{LETTER_RESTS.days} days"
LONGEST = 200
"""Characters of a question that somebody answers in a line."""

BEYOND = (
    "Copies in your system's own backups, or in what your terminal remembers, are out of reach from here."
)
GONE = f"Burnt. It is in no file of this program any more. {BEYOND}"
NOT_YET = f"{unfinished.NOT_YET} {BEYOND}"


def one_letter(world: World, job: Job, letter: Sealed) -> Sitting[str]:
    """What to do with one of them; what was done, as a sentence."""
    rests = _rests(world, letter) and not _was_opened(world, letter)
    if rests:
        told = f"It rests until {_opens(world, letter)}."
        first = (Choice("z", "leave it to rest"), Choice("b", "burn it unread"))
        choices = (*first, Choice("o", "read it before its time"))
    else:
        told = "It has rested." if not _was_opened(world, letter) else "You have read it."
        last = (Choice("b", "burn it without reading"), Choice("z", "leave it as it is"))
        choices = (Choice("o", "read it"), *last)
    page = Page(TITLE, (Para(told),), "Your choice", Wanted.CHOICE, choices, default="z")
    match (yield from ask_choice(page)):
        case "b":
            return (yield from _burn(world, letter))
        case "o" if not rests or (yield from _overrule(world, letter)):
            return (yield from _read(world, job, letter, overruled=rests))
        case _:
            return ""


def _overrule(world: World, letter: Sealed) -> Sitting[bool]:
    """Whether the person wants to read it although it rests."""
    page = Page(
        TITLE,
        (Para(f"The {DAYS} are not over: it was to rest until {_opens(world, letter)}."),),
        "Read it all the same",
        Wanted.CHOICE,
        YES_NO,
        default="n",
    )
    return (yield from ask_choice(page)) == "y"


def _read(world: World, job: Job, letter: Sealed, *, overruled: bool) -> Sitting[str]:
    words = world.history.sealed(letter.stamp.id)
    if words is None:
        return "It is gone: another window has burnt it."
    if not _was_opened(world, letter):
        why = f"{LETTER_RESTS.days * 24}h" if overruled else ""
        world.history.keep(SealSaid(world.stamp(), letter.stamp.id, SealPart.OPENED, why))
    page = Page(
        TITLE,
        (Para(clean(words), Tone.QUOTE),),
        "What now",
        Wanted.CHOICE,
        (
            Choice("z", "keep it under seal"),  # first, so that a small window begins at the top
            Choice("b", "burn it"),
            Choice("d", "draw one polite question from it"),
        ),
        default="z",
    )
    match (yield from ask_choice(page)):
        case "b":
            return (yield from _burn(world, letter))
        case "d":
            return (yield from _distil(world, job, letter, clean(words)))
        case _:
            return "It stays under seal."


def _distil(world: World, job: Job, letter: Sealed, words: str) -> Sitting[str]:
    """One question in the person's words, with the letter beside it; then the letter may go."""
    question = yield from _question(world, job, letter, words)
    if not question:
        return "It stays under seal, and no question was drawn from it."
    page = Page(
        TITLE,
        (
            Para(f"Kept.{_offered(world, job)}"),
            Para(question, Tone.QUOTE),
        ),
        "And the letter",
        Wanted.CHOICE,
        (Choice("z", "keep it under seal"), Choice("b", "burn it")),
        default="z",
    )
    if (yield from ask_choice(page)) == "b":
        return (yield from _burn(world, letter))
    return "It stays under seal."


def _offered(world: World, job: Job) -> str:
    """Where it will come up; nothing where feedback was asked for already."""
    from practice.sittings.applications.feedback import standing  # loaded by whoever asks

    asking = standing(world, job)
    is_over = asking.asked or asking.came or asking.none_came
    return "" if is_over else " When you write to ask for feedback, this is offered:"


def _question(world: World, job: Job, letter: Sealed, words: str) -> Sitting[str]:
    """A line, kept; what reads as arguing is marked once, and taken when it is handed in again."""
    page = Page(
        TITLE,
        (
            Para(
                "If one question to them were left of it, which? Ask for one thing that you could do.",
                Tone.QUESTION,
            ),
            Para("One line. Enter alone leaves it.", Tone.ASIDE),
            Para(words, Tone.QUOTE, again=True),
        ),
        "One question",
        Wanted.LINE,
    )
    marked = ""

    def keep(typed: str) -> str:
        nonlocal marked
        said = " ".join(clean(typed).split())
        heated = arguing(said, but=(job.employer, job.name))
        if len(said) > LONGEST:
            long = f"that is {len(said)} characters long"
            raise Trouble(f"{long}; at most {LONGEST} are read as one question")
        if heated and said != marked:
            marked = said
            mend = "handed in again, it is taken as it is"
            raise Trouble(f"this reads as arguing: {', '.join(heated)}", mend=mend)
        if said:
            world.history.keep(SealSaid(world.stamp(), letter.stamp.id, SealPart.DISTILLED, said))
        return said

    return (yield from kept(page, keep))


def _burn(world: World, letter: Sealed) -> Sitting[str]:
    """Asked once; what is gone, and what this program cannot reach."""
    page = Page(
        TITLE,
        (Para("Burnt is burnt: nothing here can bring it back."),),
        "Burn it",
        Wanted.CHOICE,
        YES_NO,
        default="n",
    )
    if (yield from ask_choice(page)) != "y":
        return "It stays under seal."
    burnt = SealSaid(world.stamp(), letter.stamp.id, SealPart.BURNT)
    gone = world.history.burn(letter.stamp.id, burnt, also=partial(_with_the_same_words, world, letter))
    return GONE if gone else NOT_YET


def _with_the_same_words(world: World, letter: Sealed) -> dict[str, SealSaid | None]:
    """Other letters of the job, and what is being written there, with the words of this one.

    Each with what is kept of it.
    """
    history = world.history
    words = history.sealed(letter.stamp.id)
    if words is None:
        return {}
    letters = [
        each.stamp.id
        for each in history.every(Sealed)
        if (each.job, each.kind) == (letter.job, letter.kind) and each.stamp.id != letter.stamp.id
    ]
    draft = f"writing:{letter.job}"
    drafts = [each for each in history.under_seal() if each == draft or each.startswith(f"{draft}:")]
    return {
        each: SealSaid(world.stamp(), each, SealPart.BURNT) if each in letters else None
        for each in (*letters, *drafts)
        if _is_the_same(history.sealed(each), words)
    }


def _is_the_same(there: str | None, words: str) -> bool:
    return there is not None and clean(there).strip() == clean(words).strip()


def state(world: World, letter: Sealed) -> str:
    """How it stands, in a few words."""
    if _was_opened(world, letter):
        return "read, and kept"
    return f"sealed until {_opens(world, letter)}" if _rests(world, letter) else "it has rested"


def _was_opened(world: World, letter: Sealed) -> bool:
    said = world.history.every(SealSaid)
    return any((each.seal, each.part) == (letter.stamp.id, SealPart.OPENED) for each in said)


def _rests(world: World, letter: Sealed) -> bool:
    opens = moment_of(letter.opens)
    return opens is not None and world.clock.now().astimezone(UTC) < opens.astimezone(UTC)


def _opens(world: World, letter: Sealed) -> str:
    """Its day and time of day, as the wall will show them then."""
    opens = moment_of(letter.opens)
    assert opens is not None, "a letter that rests"
    return f"{here(world.clock, opens):%Y-%m-%d %H:%M}"


def name(world: World, letter: Sealed, there: Sequence[Sealed]) -> str:
    """The day it was written; of several of one day the time, too: burning is for good."""
    written = here(world.clock, datetime.fromisoformat(letter.stamp.at))
    alone = sum(each.stamp.day == letter.stamp.day for each in there) == 1
    return f"the letter of {letter.stamp.day}{'' if alone else f', {written:%H:%M}'}"
