"""The envelope: feedback written down word for word, and put under seal as it is handed in."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime, time, timedelta

from practice.applications.envelopes import Envelope, envelopes
from practice.applications.job import Job
from practice.model.days import as_kept
from practice.model.jobs import JobPart, Sealed, SealKind, SealSaid
from practice.model.page import YES_NO, Choice, Left, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Elsewhere, Trouble
from practice.sittings.job_when import day_that_was
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept
from practice.sittings.unfinished import thrown_away

TITLE = "The envelope"
LONGEST_NAME = 80
NOBODY = "-"

CHANNELS = {"e": "e-mail", "p": "phone", "t": "in person", "l": "letter", "o": "another way"}

REST = {
    "m": ("when I have looked in the mirror", 0),
    "t": ("not before tomorrow", 1),
    "d": ("in three days", 3),
}
"""From when it may be opened, and how many days that is from today."""

MORNING = time(6)

WRITE = "What did they say? Write or paste it, word for word."
NOTHING_YET = "There is nothing written down yet. Going back keeps the rest."
UNSEEN = (
    "Somebody else may do this for you. When it is handed in it is under seal, and nothing of it is shown."
)


@dataclass(frozen=True, slots=True)
class Begun:
    """An envelope that is being filled; None is what was not asked yet. It lies under a seal of its own.

    `seal` is the id that the seal will have.
    """

    seal: str
    told_by: str | None = None
    channel: str | None = None
    arrived: str | None = None
    opens: str | None = None
    words: str = ""


def all_of(world: World, job: Job) -> list[Envelope]:
    """The envelopes of a job."""
    history = world.history
    return list(envelopes(history.every(Sealed), history.every(SealSaid), job.id))


def line(found: Envelope) -> str:
    """Which one it is, and how it stands; never what is in it."""
    return f"{name(found)}: {found.state}"


def name(found: Envelope) -> str:
    """Its number, from whom it is, and of which day."""
    seal = found.seal
    sender = f", from {seal.told_by}" if seal.told_by else ""
    day = f", {seal.arrived}" if seal.arrived else ""
    return f"Envelope {found.number}{sender}{day}"


def is_begun(world: World, job: Job) -> bool:
    """Something was written down and not handed in."""
    return bool(_begun(world, job).words)


def envelope(world: World, job: Job) -> Sitting[None]:
    """One more envelope. Each reply is under seal at once; back goes to the question before."""
    begun = _begun(world, job)
    if begun.words and not (yield from _goes_on(world, job, begun)):
        return
    step = _first_open(begun)
    while True:
        try:
            if step == len(STEPS):
                said = yield from _words(world, job, begun)
                break
            begun = yield from STEPS[step](world, job, begun)
        except Left:
            if step == 0:
                raise
            step, begun = step - 1, _begun(world, job)
        else:
            step += 1
    yield said


def _first_open(begun: Begun) -> int:
    asked = (begun.told_by, begun.channel, begun.arrived, begun.opens)
    return next((n for n, each in enumerate(asked) if each is None), len(asked))


def _goes_on(world: World, job: Job, begun: Begun) -> Sitting[bool]:
    """Words that were not handed in: whether to go on with them; else they are sealed, or gone."""
    page = Page(
        TITLE,
        (Para("You began to write something down. It was not handed in yet."),),
        "Your choice",
        Wanted.CHOICE,
        (
            Choice("g", "go on: what is there is shown"),
            Choice("s", "seal it as it stands, unseen"),
            Choice("x", "throw it away, unseen"),
        ),
    )  # nothing is marked: Enter shows nothing
    there = world.history.sealed(_draft_id(job))
    match (yield from ask_choice(page)):
        case "s":
            yield _seal(world, job, begun, was=begun)
        case "x":
            if (yield from _throws_away()):
                said = thrown_away(world.history, _draft_id(job), was=there)
                yield Page(TITLE, (Para(said),), "Enter goes on.")
        case _:
            return True
    return False


def _throws_away() -> Sitting[bool]:
    """Asked once: what somebody has said may not be had again."""
    page = Page(
        TITLE,
        (Para("What is thrown away is gone: nothing here can bring it back."),),
        "Throw it away",
        Wanted.CHOICE,
        YES_NO,
        default="n",
    )
    return (yield from ask_choice(page)) == "y"


def _who(world: World, job: Job, begun: Begun) -> Sitting[Begun]:
    known = job.text(JobPart.WHO) if begun.told_by is None else begun.told_by
    alone = f"Enter alone: {known}. {NOBODY} leaves it open." if known else "Enter alone leaves it open."
    body = (Para("Who told you? A name or a role.", Tone.QUESTION), Para(alone, Tone.ASIDE))

    def keep(reply: str) -> Begun:
        said = " ".join(clean(reply).split())[:LONGEST_NAME] or known
        return _kept(world, job, begun, told_by="" if said == NOBODY else said)

    return (yield from kept(Page(TITLE, body, "Who", Wanted.LINE, value=known), keep))


def _how(world: World, job: Job, begun: Begun) -> Sitting[Begun]:
    choices = tuple(Choice(key, words) for key, words in CHANNELS.items())
    body = (Para("How did it come?", Tone.QUESTION), *_so_far(begun))
    default = next((key for key, words in CHANNELS.items() if words == begun.channel), "e")
    page = Page(TITLE, body, "How", Wanted.CHOICE, choices, default=default)
    channel = CHANNELS[(yield from ask_choice(page))]
    return _kept(world, job, begun, channel=channel)


def _when(world: World, job: Job, begun: Begun) -> Sitting[Begun]:
    today = world.clock.now().date()
    known = begun.arrived or today.isoformat()
    body = (Para("On which day?", Tone.QUESTION), Para(f"Enter alone: {known}.", Tone.ASIDE), *_so_far(begun))
    page = Page(TITLE, body, "Day", Wanted.LINE, value=begun.arrived or "")

    def keep(reply: str) -> Begun:
        day = day_that_was(reply.strip() or known, today)
        return _kept(world, job, begun, arrived=day.isoformat())

    return (yield from kept(page, keep))


def _rests(world: World, job: Job, begun: Begun) -> Sitting[Begun]:
    choices = tuple(Choice(key, words) for key, (words, _) in REST.items())
    page = Page(
        TITLE,
        (Para("From when may it be opened? You can overrule this later.", Tone.QUESTION), *_so_far(begun)),
        "From",
        Wanted.CHOICE,
        choices,
        default="m",
    )
    _, days = REST[(yield from ask_choice(page))]
    now = world.clock.now()
    opens = (
        now if not days else world.clock.local(datetime.combine(now.date() + timedelta(days=days), MORNING))
    )
    return _kept(world, job, begun, opens=as_kept(opens))


def _words(world: World, job: Job, begun: Begun) -> Sitting[Page]:
    """The words, under seal as they are handed in; what is said afterwards."""
    last, is_open = begun, True

    def keep(text: str) -> None:
        nonlocal last
        if is_open:  # a face may keep once more when all is over: then it is under its seal
            last = _kept(world, job, last, words=text)

    def hand_in(text: str) -> Page:
        nonlocal is_open
        if not (words := _as_written(text)):
            raise Trouble(NOTHING_YET)
        said = _seal(world, job, replace(last, words=words), was=last)
        is_open = False
        return said

    body = (Para(WRITE, Tone.QUESTION), Para(UNSEEN, Tone.ASIDE), *_so_far(begun))
    page = Page(TITLE, body, "Their words", Wanted.TEXT, value=begun.words, keep=keep, sealed=True)
    return (yield from kept(page, hand_in))


def _so_far(begun: Begun) -> tuple[Para, ...]:
    """Who, how and when, as far as that was said: on a page that was left, it may be a while ago."""
    said = ", ".join(part for part in (begun.told_by, begun.channel, begun.arrived) if part)
    return (Para(f"So far: {said}.", Tone.ASIDE),) if said else ()


def _as_written(text: str) -> str:
    """Word for word, without what would drive a terminal."""
    return clean(text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")).strip()


STEPS = (_who, _how, _when, _rests)


def _seal(world: World, job: Job, begun: Begun, *, was: Begun) -> Page:
    """Close it, in place of its draft, which stays where it is another window's. What is said afterwards."""
    stamp = world.stamp()
    if not _is_taken(world, begun.seal):
        stamp = replace(stamp, id=begun.seal)
    seal = Sealed(
        stamp,
        job.id,
        SealKind.FEEDBACK,
        begun.opens or stamp.at,
        begun.told_by or "",
        begun.channel or "",
        begun.arrived or world.clock.now().date().isoformat(),
    )
    _put_under(world, job, seal, _as_written(begun.words), was=was)
    number = next(each.number for each in all_of(world, job) if each.id == stamp.id)
    body = (
        Para(f"Envelope {number} is sealed.", Tone.QUESTION),
        Para("Nothing of it is shown until you open it yourself, in step 3, the mirror."),
    )
    return Page(TITLE, body, "Enter goes on.")


def _put_under(world: World, job: Job, seal: Sealed, words: str, *, was: Begun) -> None:
    """In place of the draft, unless there are words in it that another window has written."""
    draft = _draft_id(job)
    while True:
        there = world.history.sealed(draft)
        if _said_in(_read(world, there)) not in ("", was.words):
            world.history.seal(seal.stamp.id, words, seal)
            return
        with suppress(Elsewhere):  # another window has kept something just now
            world.history.seal(seal.stamp.id, words, seal, instead_of=draft, only_over=(there,))
            return


def _is_taken(world: World, seal_id: str) -> bool:
    """There is such a seal already: another window has closed its envelope first."""
    return any(each.stamp.id == seal_id for each in world.history.every(Sealed))


def _draft_id(job: Job) -> str:
    return f"writing-feedback:{job.id}"


def _begun(world: World, job: Job) -> Begun:
    """The envelope that is being filled for a job, else a new one."""
    return _read(world, world.history.sealed(_draft_id(job))) or Begun(world.new_id())


def _read(world: World, draft: str | None) -> Begun | None:
    """What lies there as the envelope that is being filled; None when it is none, or closed already."""
    if not draft:
        return None
    try:
        begun = Begun(**json.loads(draft))
    except (ValueError, TypeError):  # a later program may keep it in another form
        return Begun(world.new_id(), words=draft)
    # Where the program ended between sealing and throwing the draft away, these words have their envelope.
    done = begun.words and world.history.sealed(begun.seal) == _as_written(begun.words)
    return None if done else begun


def _said_in(begun: Begun | None) -> str:
    return begun.words if begun is not None else ""


def _kept(world: World, job: Job, was: Begun, **part: str) -> Begun:
    """What is being filled, with this part as it is said now and the rest as any window has kept it last.

    Words that another window has changed or handed in are not put back: Elsewhere is raised.
    """
    while True:
        there = world.history.sealed(_draft_id(job))
        found = _read(world, there)
        if "words" in part and _said_in(found) != was.words:
            raise Elsewhere
        begun = replace(found or replace(was, words=""), **part)
        with suppress(Elsewhere):  # another window has kept something just now
            world.history.seal(_draft_id(job), json.dumps(asdict(begun)), only_over=(there,))
            return begun
