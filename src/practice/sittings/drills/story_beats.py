"""A story put together one beat at a time: it asks and never writes, and keeps each reply at once."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from practice.model.kinds import Competency, in_words
from practice.model.page import LIST_KEYS, Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.story import BeatPart, Share, Story, StoryKind
from practice.model.trouble import Trouble
from practice.sittings.drills.story_pages import how_far, readiness, story_page
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice
from practice.stories import lengths, questions
from practice.stories.naming import id_for
from practice.stories.parts import beats_of, lacking, with_beat
from practice.stories.questions import Asked

MOST_ACTIONS = 8

_WHEN = re.compile("[12][0-9]{3}(?:-(?:0[1-9]|1[0-2]))?")
_FIGURE = re.compile(r"\d[\d.,:]*(?: ?%| per cent| percent)?")
_LOST = "\ufffd"
"""What stands for a character that some conversion has lost."""

Option = TypeVar("Option")


def add(world: World) -> Sitting[None]:
    """A new story, or one that was begun and is not whole yet. Raises Trouble."""
    begun = [story for story in world.stories.all() if lacking(story)]
    story = (yield from _which(begun)) if begun else None
    if story is None:
        story = yield from _begin(world)
    yield from go_on(world, story)


def go_on(world: World, story: Story) -> Sitting[None]:
    """Ask for all that this story lacks. Raises Trouble."""
    story = yield from _beats(world, story)
    story = yield from _numbers(world, story)
    story = yield from _card(world, story)
    story = yield from _circumstances(world, story)
    story = yield from _evidence(world, story)
    yield story_page(story, lead=_kept_and_next(world, story))


def _kept_and_next(world: World, story: Story) -> str:
    """What is still to be done with it, and where."""
    if lacking(story):
        return "Kept. `practice stories add` goes on with it."
    return (
        f"Kept. {how_far(story, readiness(world))} `practice drill` brings its beats up; "
        f"`practice stories tell {story.id}` is for telling it."
    )


def _which(begun: Sequence[Story]) -> Sitting[Story | None]:
    """One to go on with, or None for a new one."""
    shown = begun[: len(LIST_KEYS)]
    choices = [
        Choice(key, f"go on with {story.title} (no {lacking(story)[0]} yet)")
        for key, story in zip(LIST_KEYS, shown, strict=False)
    ]
    choices.append(Choice("z", "begin a new one"))
    page = Page("A story", (), "Your choice", Wanted.CHOICE, tuple(choices), default=choices[0].key)
    key = yield from ask_choice(page)
    return None if key == "z" else shown[LIST_KEYS.index(key)]


def _begin(world: World) -> Sitting[Story]:
    why = ""
    while True:
        title = yield from _line(
            "A new story", questions.TITLE, "Name", lengths.TITLE, optional=False, why=why
        )
        if title:
            story = Story(id_for(title, {each.id for each in world.stories.all()}), title, ())
            return _kept(world, story, _as_it_is, title)
        why = "It needs a name before anything can be kept."


def _kept(world: World, story: Story, change: Callable[[Story], Story], words: str) -> Story:
    """The story with a change, as it is now in the file, where somebody may have edited it meanwhile.

    Raises Trouble with the words that could not be kept.
    """
    try:
        there = next((each for each in world.stories.all() if each.id == story.id), story)
        changed = change(there)
        world.stories.put(changed)
    except Trouble as trouble:
        trouble.unsaved = words
        raise
    return changed


def _as_it_is(story: Story) -> Story:
    return story


def _beats(world: World, story: Story) -> Sitting[Story]:
    """Each part that is not there; actions one after another."""
    had_result = bool(beats_of(story, BeatPart.RESULT))
    for part in BeatPart:
        if part is BeatPart.ACTION and not had_result:
            story = yield from _actions(world, story)
        elif not beats_of(story, part):
            story, _ = yield from _beat(world, story, part, questions.PARTS[part])
    return story


def _actions(world: World, story: Story) -> Sitting[Story]:
    while len(there := beats_of(story, BeatPart.ACTION)) < MOST_ACTIONS:
        asked = questions.NEXT_ACTION if there else questions.PARTS[BeatPart.ACTION]
        story, more = yield from _beat(world, story, BeatPart.ACTION, asked, optional=not there)
        if not more:
            break
    return story


def _beat(
    world: World, story: Story, part: BeatPart, asked: Asked, *, optional: bool = True
) -> Sitting[tuple[Story, bool]]:
    """One beat; whether there was one. A story that is full is not asked for another."""
    if len(story.beats) >= lengths.MOST_BEATS:
        return story, False
    step = part.value.capitalize()
    text = yield from _line(
        story.title, asked, step, lengths.BEAT, step=step, so_far=_so_far(story), optional=optional
    )
    if not text:
        return story, False
    return _kept(world, story, lambda now: replace(now, beats=with_beat(now, part, text)), text), True


def _so_far(story: Story) -> Iterator[Para]:
    """What is there already; it is not read out again on every page."""
    for beat in story.beats:
        yield Para(f"{beat.part.value.capitalize()}: {beat.text}", Tone.ROW, again=True)


def _numbers(world: World, story: Story) -> Sitting[Story]:
    """Of the last result that has none: figures in its words are offered, the person decides."""
    result = next((b for b in reversed(story.beats) if b.part is BeatPart.RESULT and not b.numbers), None)
    if result is None or any(beat.numbers for beat in beats_of(story, BeatPart.RESULT)):
        return story
    found = "; ".join(dict.fromkeys(each.rstrip(".,:") for each in _FIGURE.findall(result.text)))
    body = [Para(result.text, Tone.QUOTE)]
    if found:
        body.append(Para(f"In it: {found}. Enter alone takes that, - takes none.", Tone.ASIDE))
    why = ""
    while True:
        said = yield from _line(
            story.title,
            questions.NUMBERS,
            "Numbers",
            10 * lengths.NUMBER,
            step="Numbers",
            so_far=body,
            optional=not found,
            value=found,
            why=why,
        )
        numbers = tuple(filter(None, (part.strip() for part in (said or found).split(";"))))
        if len(numbers) <= 10 and all(len(number) <= lengths.NUMBER for number in numbers):
            break
        why = f"Each of at most {lengths.NUMBER} characters, and ten at most, with a semicolon between them."
    if said == "-" or not numbers:
        return story
    return _kept(world, story, lambda now: _with_numbers(now, result.id, numbers), said)


def _with_numbers(story: Story, beat_id: str, numbers: tuple[str, ...]) -> Story:
    beats = (replace(beat, numbers=numbers) if beat.id == beat_id else beat for beat in story.beats)
    return replace(story, beats=tuple(beats))


def _card(world: World, story: Story) -> Sitting[Story]:
    """The words for a card, and the first sentence."""
    if not story.cue:
        cue = yield from _line(story.title, questions.CUE, "Cue", lengths.CUE, step="Cue")
        story = _kept(world, story, lambda now: replace(now, cue=cue), cue) if cue else story
    if not story.headline:
        asked, most = questions.HEADLINE, lengths.HEADLINE
        said = yield from _line(story.title, asked, "Headline", most, step="Headline")
        story = _kept(world, story, lambda now: replace(now, headline=said), said) if said else story
    return story


def _circumstances(world: World, story: Story) -> Sitting[Story]:
    """When, where, and what kind of story it is."""
    if not story.when:
        when = yield from _when(story)
        story = _kept(world, story, lambda now: replace(now, when=when), when) if when else story
    if not story.where:
        where = yield from _line(story.title, questions.WHERE, "Where", lengths.WHERE, step="Where")
        story = _kept(world, story, lambda now: replace(now, where=where), where) if where else story
    if not story.kinds:
        story = yield from _tick(
            world, story, questions.KINDS, "Kind", list(questions.KIND_WORDS.items()), _with_kinds
        )
    return story


def _when(story: Story) -> Sitting[str]:
    why = ""
    while True:
        when = yield from _line(story.title, questions.WHEN, "When", 20, step="When", why=why)
        if not when or _WHEN.fullmatch(when):
            return when
        why = f"'{when}' is neither a year nor a year and a month, such as 2025-04."


def _names(world: World, story: Story) -> Sitting[Story]:
    """Whether names may be said."""
    keys = {"o": Share.OK, "a": Share.ANONYMISE, "p": Share.PRIVATE}
    page = Page(
        story.title,
        _asked(questions.SHARE),
        "Your choice",
        Wanted.CHOICE,
        tuple(Choice(key, questions.SHARE_WORDS[share]) for key, share in keys.items()),
        default=next(key for key, share in keys.items() if share is story.share),
        step="Names",
    )
    key = yield from ask_choice(page)
    return _kept(world, story, lambda now: replace(now, share=keys[key]), "")


def _evidence(world: World, story: Story) -> Sitting[Story]:
    """What it shows, last: a story is looked for by it, and without it is not whole."""
    if story.main:
        return story
    story = yield from _names(world, story)
    every = [(each, in_words(each).capitalize()) for each in Competency]
    story = yield from _tick(world, story, questions.MAIN, "It shows", every, _with_main)
    rest = [(each, words) for each, words in every if each not in story.main]
    return (yield from _tick(world, story, questions.ALSO, "It also shows", rest, _with_also))


def _with_kinds(story: Story, kinds: tuple[StoryKind, ...]) -> Story:
    return replace(story, kinds=kinds)


def _with_main(story: Story, main: tuple[Competency, ...]) -> Story:
    return replace(story, main=main, also=tuple(each for each in story.also if each not in main))


def _with_also(story: Story, also: tuple[Competency, ...]) -> Story:
    return replace(story, also=also)


def _tick(
    world: World,
    story: Story,
    asked: Asked,
    step: str,
    options: Sequence[tuple[Option, str]],
    into: Callable[[Story, tuple[Option, ...]], Story],
) -> Sitting[Story]:
    """A list to tick; each tick is kept at once, and the last page is the one with `z`."""
    ticked: list[Option] = []
    done = ""
    while True:
        choices = [Choice("z", "that is all")]  # first, so that a small window begins at the top
        choices += [
            Choice(key, f"{'[x]' if option in ticked else '[ ]'} {words}")
            for key, (option, words) in zip(LIST_KEYS, options, strict=False)
        ]
        page = Page(
            story.title,
            _asked(asked),
            "Tick",
            Wanted.CHOICE,
            tuple(choices),
            default="z",
            step=step,
            done=done,
        )
        key = yield from ask_choice(page)
        if key == "z":
            return story
        option, words = options[LIST_KEYS.index(key)]
        if option in ticked:
            ticked.remove(option)
        else:
            ticked.append(option)
        done = f"{words}: {'ticked' if option in ticked else 'no longer ticked'}."
        story = _kept(world, story, _ticking(into, tuple(ticked)), "")


def _ticking(
    into: Callable[[Story, tuple[Option, ...]], Story], ticked: tuple[Option, ...]
) -> Callable[[Story], Story]:
    return lambda now: into(now, ticked)


def _asked(asked: Asked) -> tuple[Para, ...]:
    return (Para(asked.question, Tone.QUESTION), Para(asked.think, Tone.ASIDE))


def _line(
    title: str,
    asked: Asked,
    prompt: str,
    most: int,
    *,
    step: str = "",
    so_far: Iterator[Para] | Sequence[Para] = (),
    optional: bool = True,
    value: str = "",
    why: str = "",
) -> Sitting[str]:
    """One line of the person's own, without control signs; empty when it is left out."""
    later = (Para("Enter alone leaves it open.", Tone.ASIDE),) if optional else ()
    body = (*_asked(asked), *later, *so_far)
    page = Page(title, body, prompt, Wanted.LINE, step=step, value=value, why=why)
    while True:
        typed = yield page
        said = " ".join(clean(typed).replace(_LOST, "").split())
        if len(said) <= most:
            return said
        why = f"That is {len(said)} characters; at most {most} fit. Say it shorter, or split it."
        page = replace(page, why=why, value=said)
