"""An envelope opened by the person alone: what is in the way is told, and can be overruled."""

from contextlib import suppress
from datetime import datetime

from practice.applications.envelopes import Envelope
from practice.applications.heard import ONE_REJECTION
from practice.applications.job import Job
from practice.applications.seal import Around, Condition, overruled, told, unmet
from practice.model.days import moment_of
from practice.model.jobs import AfterPart, AfterSaid, MirrorPart, MirrorSaid, SealPart, SealSaid
from practice.model.page import YES_NO, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.sittings import interviews
from practice.sittings.applications.envelope import all_of, line, name
from practice.sittings.applications.sorting import sort_again, sort_pieces, sorted_of
from practice.sittings.nerves.rating import BACK
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

TITLE = "The envelope"
GONE = "The words of this envelope are not in this history any more."


def unseal(world: World, job: Job, envelope: Envelope) -> Sitting[bool]:
    """Open it, read it, sort it, as far as the person wants. True: they want to write the mirror first."""
    if not envelope.opened:
        if not _moods(world, job):
            yield from _mood(world, job)
        match (yield from _opening(world, job, envelope)):
            case "m":
                return True
            case "z":
                return False
        yield _words_page(world, envelope)
    while True:
        now = next((each for each in all_of(world, job) if each.id == envelope.id), envelope)
        key = yield from ask_choice(_opened_page(world, now))
        if key == "z":
            return False
        with suppress(Left):
            if key == "s":
                yield from _sorting(world, job, now)
            elif key == "c":
                yield from sort_again(world, job, now)
            else:
                yield _words_page(world, now)


def _sorting(world: World, job: Job, envelope: Envelope) -> Sitting[None]:
    yield from sort_pieces(world, job, envelope)
    yield Page(
        TITLE,
        (Para("Every piece has its place.", Tone.QUESTION), Para(ONE_REJECTION.text)),
        "Enter goes on.",
    )


def _mood(world: World, job: Job) -> Sitting[None]:
    """How the person is at this moment; an empty line says nothing."""
    page = Page(
        TITLE,
        (
            Para("How are you just now?", Tone.QUESTION),
            Para("1 is as low as you know it, 10 as good as you know it.", Tone.ASIDE),
        ),
        "1 to 10, Enter skips",
        Wanted.LINE,
    )

    def keep(typed: str) -> None:
        reply = typed.strip()
        if not reply:
            return
        if reply.lower() == BACK:
            raise Left
        if not (len(reply) <= 2 and reply.isdecimal() and 1 <= int(reply) <= 10):
            raise Trouble("type a whole number from 1 to 10, or nothing")
        world.history.keep(AfterSaid(world.stamp(), job.id, AfterPart.MOOD, level=int(reply)))

    yield from kept(page, keep)


def _opening(world: World, job: Job, envelope: Envelope) -> Sitting[str]:
    """`o` when it was opened, which is kept; `m` for the mirror, `z` to leave it sealed."""
    shown: tuple[Condition, ...] | None = None
    while True:
        around = around_now(world, job, envelope)
        there = unmet(around)
        if shown is not None and set(there) <= set(shown):
            world.history.keep(SealSaid(world.stamp(), envelope.id, SealPart.OPENED, overruled(there)))
            return "o"
        key = yield from ask_choice(_opening_page(envelope, around, there))
        if key == "h":
            with suppress(Left):
                yield from _mood(world, job)
            shown = None
            continue
        if key != "o":
            return key
        if there and not (yield from _overrules(around, there)):
            continue
        shown = there  # looked at once more: a page may have stood open until bedtime


def _overrules(around: Around, there: tuple[Condition, ...]) -> Sitting[bool]:
    """Asked once, as with a letter. In a small window what is in the way may not have been seen before."""
    body = tuple(Para(told(each, around), Tone.ITEM, again=True) for each in there)
    page = Page(TITLE, body, "Open it all the same", Wanted.CHOICE, YES_NO, default="n")
    return (yield from ask_choice(page)) == "y"


def _opening_page(envelope: Envelope, around: Around, there: tuple[Condition, ...]) -> Page:
    body = [Para(f"{line(envelope)}.", Tone.QUESTION)]
    if there:
        body.append(Para("Not yet, unless you want to:"))
        body += [Para(told(each, around), Tone.ITEM) for each in there]
    else:
        body.append(Para("Nothing is in the way. It opens when you want it to, and not before."))
    choices = []
    if Condition.MIRROR in there:
        choices.append(Choice("m", "write the mirror first"))
    if Condition.MOOD in there:
        choices.append(Choice("h", "say how I am just now"))
    choices.append(Choice("o", "open it anyway" if there else "open it"))
    choices.append(Choice("z", "leave it sealed"))
    # Nothing is marked: Enter opens nothing, and a small window begins with what is in the way.
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices))


def around_now(world: World, job: Job, envelope: Envelope) -> Around:
    """How things stand for this envelope at this moment."""
    looks = {each.part for each in world.history.every(MirrorSaid) if each.job == job.id}
    moods = _moods(world, job)
    return Around(
        world.clock.now(),
        mirrored=MirrorPart.DONE in looks,
        mood=moods[-1].level if moods else None,
        opens=moment_of(envelope.seal.opens),
        interviews=tuple(_coming(world)),
    )


def _coming(world: World) -> list[datetime]:
    return [moment for each in interviews.known(world) if (moment := interviews.starts(each)) is not None]


def _moods(world: World, job: Job) -> list[AfterSaid]:
    """Those said of this job on this practice day; the newest is the last."""
    said, today = world.history.every(AfterSaid), world.clock.today().isoformat()
    moods = [
        each
        for each in said
        if each.job == job.id and each.part is AfterPart.MOOD and each.level and each.stamp.day == today
    ]
    return sorted(moods, key=lambda each: each.stamp.at)


def _words_page(world: World, envelope: Envelope) -> Page:
    """What is in it, word for word."""
    words = world.history.sealed(envelope.id)
    came = f"{name(envelope)}, {envelope.seal.channel}" if envelope.seal.channel else name(envelope)
    body = (Para(f"{came}."), Para(words, Tone.QUOTE) if words else Para(GONE))
    return Page(TITLE, body, "Enter closes it.")


def _opened_page(world: World, envelope: Envelope) -> Page:
    placed = sorted_of(world, envelope)
    body = [Para(f"{line(envelope)}.", Tone.QUESTION)]
    choices = []
    if not envelope.sorted:
        body.append(Para("Piece by piece: is it new to you or not, and what is it about?"))
        choices.append(Choice("s", "go on sorting" if placed else "sort it, piece by piece"))
    choices.append(Choice("r", "read it again"))
    if placed or envelope.sorted:
        choices.append(Choice("c", "go through the pieces again"))
    choices.append(Choice("z", "close it"))
    default = "z" if envelope.sorted else "s"
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)
