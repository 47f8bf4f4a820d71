"""The story bank: add, tell, read and see what is covered, one thing after another."""

from contextlib import suppress
from dataclasses import replace

from practice.model.page import LIST_KEYS, Choice, Left, Page, Para, Tone, Wanted
from practice.model.story import Story
from practice.model.trouble import Trouble
from practice.sittings.drills import story_matrix
from practice.sittings.drills.story_beats import add, go_on
from practice.sittings.drills.story_pages import find, readiness, story_page
from practice.sittings.drills.story_telling import tell_story
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, told
from practice.stories.parts import lacking
from practice.stories.ready import Readiness

TITLE = "Your stories"
SHOWN = 6


def stories(world: World) -> Sitting[None]:
    """One thing after another, until the person is done. A file that cannot be read is told of on a page."""
    notice = ""
    while True:
        try:
            there = world.stories.all()
        except Trouble as trouble:
            yield _broken(trouble)
            return
        begun = [story for story in there if lacking(story)]
        try:
            key = yield from ask_choice(replace(_menu(world, list(there), begun), why=notice))
        except Left:
            return
        if key == "z":
            return
        notice = ""
        try:
            yield from _do(world, key, list(there), begun)
        except Left:
            continue
        except Trouble as trouble:
            notice = yield from told(trouble)


def _do(world: World, key: str, there: list[Story], begun: list[Story]) -> Sitting[None]:
    match key:
        case "g":
            yield from go_on(world, begun[0])
        case "a":
            yield from add(world)
        case "t":
            yield from tell_story(world, (yield from _which(there, "Which one")))
        case "r":
            yield story_page((yield from _which(there, "Which one")))
        case "m":
            yield from matrix(world)
        case _:
            yield from story_matrix.wanted(world)


def _broken(trouble: Trouble) -> Page:
    """Until it is mended nothing is read from it and nothing written to it."""
    body = (Para(trouble.told), Para("The file is as you left it; nothing in it is lost.", Tone.ASIDE))
    return Page(TITLE, body, "Go on", Wanted.CHOICE, (Choice("z", "done"),), default="z")


def _menu(world: World, there: list[Story], begun: list[Story]) -> Page:
    body: list[Para] = []
    choices: list[Choice] = []
    if not there:
        body.append(
            Para(
                "Things that happened to you, kept in a few beats each, so that you can tell them in any "
                "interview. You are asked for one beat at a time, and can stop anywhere."
            )
        )
    ready = readiness(world)
    body += [Para(f"{story.title}: {_state(story, ready)}", Tone.ROW) for story in there[:SHOWN]]
    if len(there) > SHOWN:
        body.append(Para(f"and {len(there) - SHOWN} more", Tone.ASIDE))
    if begun:
        choices.append(Choice("g", f"go on with {begun[0].title} (no {lacking(begun[0])[0]} yet)"))
    choices.append(Choice("a", "add a story"))
    if there:
        choices += [Choice("t", "tell one, by the clock"), Choice("r", "read one")]
    choices += [
        Choice("m", "which story covers what"),
        Choice("w", "what the job asks for"),
        Choice("z", "done"),
    ]
    default = "g" if begun else "t" if there else "a"
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default=default)


def _state(story: Story, ready: Readiness) -> str:
    """How far it is, in a word or two; the list tells more."""
    open_parts = lacking(story)
    if open_parts:
        return f"no {open_parts[0]} yet"
    return "to be practised" if ready.open_steps(story) else "ready"


def _which(there: list[Story], prompt: str) -> Sitting[Story]:
    """One story of all; the list goes on page by page."""
    first = 0
    while True:
        part = there[first : first + len(LIST_KEYS)]
        choices = [Choice(key, story.title) for key, story in zip(LIST_KEYS, part, strict=False)]
        if len(there) > len(LIST_KEYS):
            choices.append(Choice("z", "others"))
        key = yield from ask_choice(Page(TITLE, (), prompt, Wanted.CHOICE, tuple(choices)))
        if key != "z":
            return part[LIST_KEYS.index(key)]
        first = first + len(LIST_KEYS) if first + len(LIST_KEYS) < len(there) else 0


def matrix(world: World) -> Sitting[None]:
    """The table, and from there to a new story or to what the job asks for. Raises Trouble."""
    while True:
        key = yield from story_matrix.matrix(world)
        if key == "z":
            return
        with suppress(Left):  # one step back is the table
            yield from add(world) if key == "a" else story_matrix.wanted(world)


def show(world: World, name: str) -> Sitting[None]:
    """One story to read. Raises Trouble when there is none."""
    yield story_page(find(world, name))
