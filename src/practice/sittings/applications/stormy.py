"""The stormy letter: written, never sent, and put under seal for three days."""

from collections.abc import Sequence
from datetime import UTC

from practice.applications.envelopes import in_order
from practice.applications.job import Job
from practice.applications.seal import LETTER_RESTS
from practice.model.days import as_kept
from practice.model.jobs import Sealed, SealKind, SealPart, SealSaid
from practice.model.page import LIST_KEYS, YES_NO, Choice, Left, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.sittings.applications.stormy_letter import DAYS, TITLE, name, one_letter, state
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept
from practice.sittings.unfinished import Unfinished

KEPT = f"Sealed. It rests for {DAYS}, and nothing shows it before. You can burn it unread at any time."

BEGUN = Page(
    TITLE,
    (Para("You began a letter. It was not handed in, and it is under seal, too."),),
    "Your choice",
    Wanted.CHOICE,
    (
        Choice("z", "leave it as it is"),
        Choice("g", "go on: what is there is shown"),
        Choice("s", "seal it as it stands, unseen"),
        Choice("x", "throw it away, unseen"),
    ),
    default="z",
)


def stormy(world: World, job: Job) -> Sitting[str]:
    """The first one is written at once; where there are some, one after another until the person is done.

    What was done, where no page of its own has said so.
    """
    notice = ""
    if not letters(world, job):
        notice = yield from _write(world, job)
        if not letters(world, job):
            return notice
    while True:
        there = letters(world, job)[: len(LIST_KEYS)]
        try:
            key = yield from ask_choice(_menu(world, there, notice))
        except Left:
            return ""
        if key == "z":
            return ""
        notice = ""
        try:
            if key == "w":
                notice = yield from _write(world, job)
            else:
                notice = yield from one_letter(world, job, there[LIST_KEYS.index(key)])
        except Left:
            continue


def letters(world: World, job: Job) -> Sequence[Sealed]:
    """Those that are under seal, the oldest first; burnt ones are gone."""
    history = world.history
    sealed = in_order(history.every(Sealed))
    mine = [each for each in sealed if (each.job, each.kind) == (job.id, SealKind.LETTER)]
    burnt = {each.seal for each in history.every(SealSaid) if each.part is SealPart.BURNT}
    there = [each for each in mine if each.stamp.id not in burnt]
    return [each for each in there if history.sealed(each.stamp.id) is not None]


def _menu(world: World, there: Sequence[Sealed], notice: str) -> Page:
    body = [Para(notice, Tone.QUESTION)] if notice else []
    if not there:
        body.append(Para("There is no letter here now."))
    choices = (
        Choice("z", "done"),  # first, so that a small window begins at the top
        *(
            Choice(key, f"{name(world, each, there)}: {state(world, each)}")
            for key, each in zip(LIST_KEYS, there, strict=False)
        ),
        Choice("w", "write another one" if there else "write one"),
    )
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, choices, default="z")


def _write(world: World, job: Job) -> Sitting[str]:
    """A letter, or what was begun of one; what was done, as a sentence."""
    begun = Unfinished(world, job.id)
    value = begun.words
    if value in {world.history.sealed(each.stamp.id) for each in letters(world, job)}:
        begun.hand_in()  # another window has handed the same in: one copy is enough to burn
        value = ""
    if value and (key := (yield from ask_choice(BEGUN))) != "g":
        match key:
            case "s":
                return _seal(world, job, begun, value)
            case "x":
                return (yield from _throw_away(begun))
            case _:
                return ""
    page = Page(
        TITLE,
        (
            Para("Write what you would say to them. It is never sent: nothing here can send."),
            Para(
                f"Handed in, it is sealed for {DAYS}. Then you burn it, or draw one question from it. "
                "What you leave half written is kept under seal, too.",
                Tone.ASIDE,
            ),
        ),
        "Your letter",
        Wanted.TEXT,
        value=value,
        keep=begun.keep,
        sealed=True,
    )
    return (yield from kept(page, lambda said: _seal(world, job, begun, said)))


def _seal(world: World, job: Job, begun: Unfinished, said: str) -> str:
    """Put a letter under seal, in place of its draft; what was done.

    A Trouble has no words with it: they may never have been looked at, and they are under seal already.
    """
    words = clean(said).strip()
    if not words:
        begun.hand_in()
        return "Nothing was written, and nothing is kept."
    sealed = Sealed(
        world.stamp(), job.id, SealKind.LETTER, as_kept(world.clock.now().astimezone(UTC) + LETTER_RESTS)
    )
    begun.seal(sealed.stamp.id, words, sealed)
    return KEPT


def _throw_away(begun: Unfinished) -> Sitting[str]:
    """Asked once, as burning is."""
    page = Page(
        TITLE,
        (Para("What is thrown away is gone: nothing here can bring it back."),),
        "Throw it away",
        Wanted.CHOICE,
        YES_NO,
        default="n",
    )
    if (yield from ask_choice(page)) != "y":
        return "It stays as it is."
    return begun.throw_away()
