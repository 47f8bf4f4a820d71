"""The mirror: one's own view first, then the envelope, then its pieces. Each part can be left and resumed."""

from collections.abc import Mapping

from practice.applications.envelopes import Envelope
from practice.applications.heard import (
    NOTHING_TWICE,
    ONE_REJECTION,
    all_told,
    not_seen,
    patterns,
    seen_oneself,
)
from practice.applications.job import Job
from practice.applications.mirror import (
    CAUSE_WORDS,
    LEVELS,
    LOOKS,
    SIX,
    Look,
    anchor,
    is_empty,
    newest,
    open_looks,
)
from practice.applications.seal import WHY_SEALED
from practice.model.jobs import (
    AfterPart,
    AfterSaid,
    Cause,
    MirrorPart,
    MirrorSaid,
    PieceSorted,
    Sealed,
)
from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.applications.beside import beside
from practice.sittings.applications.envelope import all_of, line
from practice.sittings.applications.sorting import CAUSE_KEYS
from practice.sittings.applications.unsealing import unseal
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept

TITLE = "The mirror"
LONGEST = 400
SKIP = "-"
NUMBERS = "123456789"
"""Keys of the envelopes: of more, the newest are listed."""

Looks = Mapping[MirrorPart, MirrorSaid]


def mirror(world: World, job: Job) -> Sitting[None]:
    """A menu, until the person goes back."""
    told = False
    while True:
        there = all_of(world, job)[-len(NUMBERS) :]
        try:
            key = yield from ask_choice(_menu(world, job, there, told=told))
        except Left:
            return
        told = MirrorPart.DONE in looks_of(world, job)
        try:
            match key:
                case "w":
                    yield from look(world, job)
                case "c":
                    yield from _change(world, job)
                case "s":
                    yield from _seen(world, job)
                case "z":
                    return
                case _:
                    found = there[NUMBERS.index(key)]
                    if (yield from unseal(world, job, found)):
                        yield from look(world, job)
        except Left:
            continue


def _menu(world: World, job: Job, there: list[Envelope], *, told: bool) -> Page:
    """`told`: that one rejection is weak evidence was said already."""
    looks = looks_of(world, job)
    done, begun = MirrorPart.DONE in looks, bool(looks)
    choices = []
    body = [Para(WHY_SEALED.text)] if not done else [Para("Your own view is written.")]
    if not done:
        choices.append(
            Choice("w", "go on looking" if begun else "look in the mirror: two strengths, six looks")
        )
    for key, envelope in zip(NUMBERS, there, strict=False):
        choices.append(Choice(key, line(envelope)))
    if done and not there:
        body.append(Para("There is no envelope for this job."))
    if begun:
        choices.append(Choice("c", "read or change what you saw"))
    if done:
        heard = heard_so_far(world)
        if heard != (NOTHING_TWICE,) or any(each.opened for each in there):  # before that nobody was heard
            body += [Para(sentence) for sentence in heard]
        body.append(Para(ONE_REJECTION.text, Tone.ASIDE, again=told))
        choices.append(Choice("s", "name something that you have seen yourself more than once"))
    choices.append(Choice("z", "done for now"))
    waiting = next((key for key, each in zip(NUMBERS, there, strict=False) if not each.sorted), "z")
    default = waiting if done else "w"
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)


def heard_so_far(world: World) -> tuple[str, ...]:
    """What has been heard twice or seen oneself, over all jobs; else that nothing has."""
    history = world.history
    return all_told(patterns(history.every(PieceSorted), history.every(Sealed), history.every(AfterSaid)))


def looks_of(world: World, job: Job) -> Looks:
    """What the person has seen so far."""
    return newest(world.history.every(MirrorSaid), job.id)


def look(world: World, job: Job) -> Sitting[None]:
    """Every look that is still to come; with the last one the mirror is written."""
    for each in open_looks(looks_of(world, job)):
        yield from _look(world, job, each)
    looks = looks_of(world, job)
    if is_empty(looks):
        yield Page(
            TITLE,
            (Para("Nothing is written down, so the mirror stays open. It can be taken up at any time."),),
            "Enter goes on.",
        )
    elif MirrorPart.DONE not in looks:
        world.history.keep(MirrorSaid(world.stamp(), job.id, MirrorPart.DONE))
        yield Page(TITLE, (Para("This is what you saw."), *_rows(looks)), "Enter goes on.")


def _look(world: World, job: Job, asked: Look) -> Sitting[None]:
    """One look. Going back from its instance leads to its level."""
    before = looks_of(world, job).get(asked.part)
    level = before.level if before else None
    half = level is not None
    while asked.anchors is not None:
        if not half:
            level = yield from _level(world, job, asked)
        half = False
        if level is None:
            return
        try:
            yield from _words(world, job, asked, level)
        except Left:
            continue
        return
    yield from _words(world, job, asked, None)


def _level(world: World, job: Job, asked: Look) -> Sitting[int | None]:
    """A level from 1 to 5, or none; the marks are what was seen."""
    before = looks_of(world, job).get(asked.part)
    choices = [Choice(SKIP, "leave it open")]  # first, so that a small window begins at the top
    choices += [Choice(str(level), anchor(asked, level)) for level in LEVELS]
    body = [Para(asked.question, Tone.QUESTION)]
    body += [Para(row, Tone.ITEM) for row in beside(world, job, asked.part)]
    default = str(before.level) if before and before.level else SKIP
    page = Page(TITLE, tuple(body), asked.title, Wanted.CHOICE, tuple(choices), default, step=_step(asked))
    key = yield from ask_choice(page)
    level = None if key == SKIP else int(key)
    text = before.text if before else ""
    world.history.keep(MirrorSaid(world.stamp(), job.id, asked.part, text, level))
    return level


def _words(world: World, job: Job, asked: Look, level: int | None) -> Sitting[None]:
    """A strength, or one instance, in the person's words. An empty line leaves what there is."""
    said = looks_of(world, job).get(asked.part)
    now = said.text if said else ""
    question = asked.question if level is None else asked.instance
    body = [Para(question, Tone.QUESTION)]
    if level is not None:
        body.append(Para(f"{asked.title}: {level}, {anchor(asked, level)}", Tone.ASIDE))
    left = f"Enter alone leaves it: {now}" if now else "Enter alone leaves it open."
    body.append(Para(left, Tone.ASIDE))
    page = Page(TITLE, tuple(body), "In your words", Wanted.LINE, value=now, step=_step(asked))

    def keep(typed: str) -> None:
        text = " ".join(clean(typed).split())
        if len(text) > LONGEST:
            raise Trouble(f"that is {len(text)} characters; at most {LONGEST} fit")
        if (text and text != now) or said is None:
            world.history.keep(MirrorSaid(world.stamp(), job.id, asked.part, text, level))

    yield from kept(page, keep)


def _step(asked: Look) -> str:
    """How far one has come, in the six looks."""
    return asked.title if asked not in SIX else f"{asked.title}, {SIX.index(asked) + 1} of {len(SIX)}"


def _rows(looks: Looks) -> tuple[Para, ...]:
    """What was seen, part by part."""
    return tuple(Para(f"{each.title}: {_seen_in(looks.get(each.part))}", Tone.ITEM) for each in LOOKS)


def _seen_in(said: MirrorSaid | None) -> str:
    if said is None or not (said.text or said.level):
        return "left open"
    return ", ".join(str(part) for part in (said.level, said.text) if part)


def _change(world: World, job: Job) -> Sitting[None]:
    """All that was seen, to read; one of it to change."""
    while True:
        looks = looks_of(world, job)
        choices = [
            Choice(key, f"{each.title}: {_seen_in(looks.get(each.part))}")
            for key, each in zip(LIST_KEYS, LOOKS, strict=False)
        ]
        choices.append(Choice("z", "it stays so"))
        body = (Para("What you saw. Choose one to change it."),)
        page = Page(TITLE, body, "Your choice", Wanted.CHOICE, tuple(choices), default="z")
        key = yield from ask_choice(page)
        if key == "z":
            return
        asked = LOOKS[LIST_KEYS.index(key)]
        try:
            if asked.anchors is not None and (level := (yield from _level(world, job, asked))) is not None:
                yield from _words(world, job, asked, level)
            elif asked.anchors is None:
                yield from _words(world, job, asked, None)
        except Left:
            continue


def _seen(world: World, job: Job) -> Sitting[None]:
    """Something the person has seen themselves, more than once; what was named can be taken back."""
    named = seen_oneself(world.history.every(AfterSaid))
    choices = [
        Choice(key, f"{CAUSE_WORDS[cause]}{' (named: this takes it back)' if cause in named else ''}")
        for key, cause in CAUSE_KEYS.items()
        if cause is not Cause.UNKNOWABLE
    ]
    choices.append(Choice("z", "nothing"))
    asked = Para("Is there something that you have seen yourself in more than one interview?", Tone.QUESTION)
    page = Page(TITLE, (asked,), "It is", Wanted.CHOICE, tuple(choices), default="z")
    key = yield from ask_choice(page)
    if key != "z":
        cause = CAUSE_KEYS[key]
        said = not_seen(cause) if cause in named else cause.value
        world.history.keep(AfterSaid(world.stamp(), job.id, AfterPart.PATTERN, said))
