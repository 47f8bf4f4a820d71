"""Beats: a cue, and what comes back of a story or a prepared answer. The grade is never asked for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from practice.model.drills import DrillKind, Outcome, Recalled
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.reviews.points import points_for
from practice.schedule.drills import DrillItem, story_thing
from practice.schedule.memory import grade_of
from practice.sittings.drilled import (
    LEAVE_OUT,
    LEAVE_OUT_LINE,
    NAMES,
    keep_drilled,
    left_out,
    question_of,
    seconds_of,
    stories_to_tell,
)
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice
from practice.stories.recall import Idea, of_points, of_story, proposed, share, ticked

TITLE = NAMES[DrillKind.BEATS]
STORY = "story/"
PEEK = Choice("p", "show them: I cannot get on")


@dataclass(frozen=True, slots=True)
class Thing:
    """What is to be recalled: the cue for it, what it is, and its ideas."""

    cue: str
    what: str
    ideas: tuple[Idea, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What came of telling it. `words` as typed (empty when spoken); `first_s` None when not timed."""

    words: str = ""
    first_s: float | None = None
    peeked: bool = False
    left_out: bool = False


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
        came = yield from _ticks(thing, told)
    part = share(thing.ideas, came)
    keep_drilled(
        world,
        item,
        sitting,
        Outcome.DONE,
        words=told.words,
        number=round(part, 3),
        wanted=1.0,
        recalled=_recalled(world, item, part, told),
    )
    yield _shown(thing, came, peeked=told.peeked)
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
        *(Para(_told(idea), Tone.ITEM) for idea in thing.ideas),
    ]
    if words := next(filter(None, reversed(own)), ""):
        body += [Para("Your own first sentence:"), Para(words, Tone.QUOTE)]
    body.append(Para(item.why, Tone.ASIDE))
    return Page(TITLE, tuple(body), "Enter hides them.")


def _recalled(world: World, item: DrillItem, part: float, told: Told) -> Recalled:
    grade = grade_of(part, first_s=told.first_s, peeked=told.peeked)
    return Recalled(world.stamp(), item.about, round(part, 3), told.first_s, told.peeked, grade.value)


def _aloud(world: World, item: DrillItem, thing: Thing) -> Sitting[Told]:
    """Enter at the first one, Enter when all are told."""
    cue = Para(thing.cue, Tone.QUESTION)
    page = Page(
        TITLE,
        (
            cue,
            Para(f"Say aloud {thing.what}: {_count(thing.ideas)}."),
            Para(item.why, Tone.ASIDE),
        ),
        "Enter with the first one",
        Wanted.CHOICE,
        (Choice("n", "the first one is there"), PEEK, LEAVE_OUT),
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
        "Enter when you have told it",
        Wanted.CHOICE,
        (Choice("n", "told"), PEEK),
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


def _ticks(thing: Thing, told: Told) -> Sitting[frozenset[str]]:
    """Which of them came. What the typed words say is proposed; the person has the last word."""
    found = proposed(thing.ideas, told.words) if told.words else None
    numbers = _numbers(thing.ideas, found) if found is not None else ""
    how = "Which of these came? Numbers such as 1 2; a for all, 0 for none."
    if found is not None:
        by_words = f"these: {numbers}" if found else "none of them"
        how = f"By your words {by_words}. Enter takes that; or type numbers, a for all, 0 for none."
    page = Page(
        TITLE,
        (
            Para(how),
            *(Para(f"{n}. {_told(idea)}", Tone.ROW) for n, idea in enumerate(thing.ideas, 1)),
        ),
        "These came",
        Wanted.LINE,
        value=numbers,
    )
    reply = yield page
    while True:
        if found is not None and not reply.strip():
            return found
        ticks = ticked(thing.ideas, reply)
        if not ticks.why:
            return ticks.came
        reply = yield replace(page, why=ticks.why, value=clean(reply))


def _numbers(ideas: Sequence[Idea], came: frozenset[str]) -> str:
    return " ".join(str(n) for n, idea in enumerate(ideas, 1) if idea.id in came) or "0"


def _told(idea: Idea) -> str:
    """With its numbers where the text does not say them."""
    apart = [number for number in idea.numbers if number.casefold() not in idea.text.casefold()]
    return f"{idea.text} ({', '.join(apart)})" if apart else idea.text


def _count(ideas: Sequence[Idea]) -> str:
    return "one thing" if len(ideas) == 1 else f"{len(ideas)} things"


def _shown(thing: Thing, came: frozenset[str], *, peeked: bool) -> Page:
    """What came, and the rest to be read once more."""
    if peeked:
        body = [Para("To look is allowed. Read it once, slowly; it comes back soon.")]
        body += [Para(_told(idea), Tone.ITEM) for idea in thing.ideas]
        return Page(TITLE, tuple(body), "Enter goes on.")
    missed = [idea for idea in thing.ideas if idea.id not in came]
    if not missed:
        return Page(TITLE, (Para("All of it came."),), "Enter goes on.")
    part = round(share(thing.ideas, came) * 100)
    double = f", {part} % with numbers counting double" if any(i.numbers for i in thing.ideas) else ""
    body = [Para(f"{len(came)} of {len(thing.ideas)} came{double}.")]
    body.append(Para("To read once more", Tone.HEADING))
    body += [Para(_told(idea), Tone.ITEM) for idea in missed]
    return Page(TITLE, tuple(body), "Enter goes on.")
