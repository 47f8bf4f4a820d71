"""Beats: a cue, and what comes back of a story or a prepared answer. The grade is never asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from practice.model.drills import DrillKind, Outcome
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.reviews.points import points_for
from practice.schedule.drills import DrillItem, story_thing
from practice.sittings.drills.drilled import (
    LEAVE_OUT,
    LEAVE_OUT_LINE,
    NAMES,
    keep_drilled,
    left_out,
    question_of,
    seconds_of,
    stories_to_tell,
)
from practice.sittings.drills.ticks import Told, in_full, missed_page, recalled, ticks
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice
from practice.stories.recall import Idea, of_points, of_story, proposed, share

TITLE = NAMES[DrillKind.BEATS]
STORY = "story/"
PEEK = Choice("p", "show them: I cannot get on")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is to be recalled: the cue for it, what it is, and its ideas."""

    cue: str
    what: str
    ideas: tuple[Idea, ...]


def beats(world: World, item: DrillItem, sitting: str, *, typed: bool = False) -> Sitting[Outcome]:
    """Recall it aloud or typed, then tick what came; peeking shows everything, and it comes back soon."""
    thing = _thing(world, item.about)
    if thing is None or not thing.ideas:
        return left_out(world, item, sitting)
    if not item.about.startswith(STORY) and not world.history.recalls(item.about):
        yield _first_look(world, item, thing)
    telling = _typed(world, item, sitting, thing) if typed else _aloud(world, item, thing)
    told = yield from telling
    if told.left_out:
        return left_out(world, item, sitting)
    if told.peeked:
        came = proposed(thing.ideas, told.words)
    else:
        ticked = yield from ticks(TITLE, thing.ideas, told.words)
        assert ticked is not None, "only what is optional is left open"
        came = ticked
    part = share(thing.ideas, came)
    keep_drilled(
        world,
        item,
        sitting,
        Outcome.DONE,
        words=told.words,
        number=round(part, 3),
        wanted=1.0,
        recalled=recalled(world, item.about, part, told),
    )
    yield _peeked_page(thing) if told.peeked else missed_page(TITLE, thing.ideas, came)
    return Outcome.DONE


def _thing(world: World, about: str) -> Thing | None:
    """A story by its id, or a question; None when the story is there no more."""
    if not about.startswith(STORY):
        question = question_of(world, about)
        ideas = of_points(points_for(question))
        return Thing(question.text, "what your answer has to hold", ideas)
    story = next((story for story in stories_to_tell(world) if story_thing(story) == about), None)
    return Thing(story.cue or story.title, "what happened, in order", of_story(story)) if story else None


def _first_look(world: World, item: DrillItem, thing: Thing) -> Page:
    """Nobody can recall what they have never seen: the points are the bank's, not the person's own."""
    own = [fact.words for fact in world.history.drills(DrillKind.FIRST) if fact.about == item.about]
    body = [
        Para(thing.cue, Tone.QUESTION),
        Para("The first time: read what such an answer holds, then give yours without looking."),
        *(Para(in_full(idea), Tone.ITEM) for idea in thing.ideas),
    ]
    if words := next(filter(None, reversed(own)), ""):
        body += [Para("Your own first sentence:"), Para(words, Tone.QUOTE)]
    body.append(Para(item.why, Tone.ASIDE))
    return Page(TITLE, tuple(body), "Enter hides them.")


def _aloud(world: World, item: DrillItem, thing: Thing) -> Sitting[Told]:
    """Enter at the first one, Enter when all are told."""
    cue = Para(thing.cue, Tone.QUESTION)
    page = Page(
        TITLE,
        (
            cue,
            Para(f"Say aloud {thing.what}: {_count(thing.ideas)}. Press Enter as you begin."),
            Para(item.why, Tone.ASIDE),
        ),
        "Enter as you begin",
        Wanted.CHOICE,
        (Choice("n", "I begin with the first"), PEEK, LEAVE_OUT),
        default="n",
    )
    since = world.clock.elapsed()
    key = yield from ask_choice(page)
    if key == LEAVE_OUT.key:
        return Told(left_out=True)
    if key == PEEK.key:
        return Told(peeked=True)
    first_s = seconds_of(world, since)
    page = Page(
        TITLE,
        (replace(cue, again=True), Para("Go on, in your own time.")),
        "Enter when nothing more comes",
        Wanted.CHOICE,
        (Choice("n", "I have told what I know"), PEEK),
        default="n",
    )
    key = yield from ask_choice(page)
    return Told(first_s=first_s, peeked=key == PEEK.key)


def _typed(world: World, item: DrillItem, sitting: str, thing: Thing) -> Sitting[Told]:
    """Line after line until an empty one; each is kept when it is handed in."""
    lines: list[str] = []
    page = Page(
        TITLE,
        (
            Para(thing.cue, Tone.QUESTION),
            Para(
                f"From memory, {thing.what}: {_count(thing.ideas)}. One a line, or all in one. "
                "An empty line ends it; p alone shows them. "
                f"{LEAVE_OUT_LINE}"
            ),
            Para(item.why, Tone.ASIDE),
        ),
        "What comes",
        Wanted.LINE,
    )
    while line := clean((yield page)).strip():
        if line.casefold() == PEEK.key:
            return Told("\n".join(lines), peeked=True)
        keep_drilled(world, item, sitting, Outcome.SKIPPED, words=line)
        lines.append(line)
        body = [Para(thing.cue, Tone.QUESTION, again=True)]
        body += [Para(each, Tone.QUOTE, again=True) for each in lines]
        page = Page(TITLE, tuple(body), "And then (empty ends it)", Wanted.LINE)
    return Told("\n".join(lines), left_out=not lines)


def _count(ideas: Sequence[Idea]) -> str:
    return "one thing" if len(ideas) == 1 else f"{len(ideas)} things"


def _peeked_page(thing: Thing) -> Page:
    body = [Para("To look is allowed. Read it once, slowly; it comes back soon.")]
    body += [Para(in_full(idea), Tone.ITEM) for idea in thing.ideas]
    return Page(TITLE, tuple(body), "Enter goes on.")
