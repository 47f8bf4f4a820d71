"""A story as it is shown: on a page, in a list, in words."""

from collections.abc import Iterator

from practice.model.kinds import in_words
from practice.model.page import Page, Para, Tone
from practice.model.printing import clean
from practice.model.story import Beat, Share, Story
from practice.model.trouble import Trouble
from practice.schedule.memory import ready
from practice.sittings.drills.past_drills import recalled_and_told
from practice.sittings.ports import World
from practice.stories.parts import lacking
from practice.stories.questions import KIND_WORDS, SHARE_WORDS
from practice.stories.ready import Readiness


class NoStory(Trouble):
    """There is no story of that name."""


def find(world: World, name: str) -> Story:
    """The story of this id, or the only one whose id or title begins so. Raises Trouble."""
    stories = world.stories.all()
    wanted = name.casefold().strip()
    exact = next((story for story in stories if story.id == wanted), None)
    if exact is not None:
        return exact
    if not stories:
        raise NoStory("there are no stories yet", mend="`practice stories add` begins the first")
    begun = [
        s for s in stories if wanted and (s.id.startswith(wanted) or s.title.casefold().startswith(wanted))
    ]
    if len(begun) == 1:
        return begun[0]
    known = ", ".join(story.id for story in begun or stories)
    if begun:
        raise NoStory(f"'{clean(name)}' fits more than one story: {known}", mend="write more of the name")
    raise NoStory(f"there is no story '{clean(name)}'", mend=f"known are: {known}")


def story_page(story: Story, *, lead: str = "") -> Page:
    """All of a story, to read."""
    first = (Para(lead),) if lead else ()
    return Page(story.title, (*first, *story_paragraphs(story)), "Enter goes on.")


def story_paragraphs(story: Story) -> tuple[Para, ...]:
    """Its headline, its beats and what it is for."""
    return tuple(_paragraphs(story))


def _paragraphs(story: Story) -> Iterator[Para]:
    if story.headline:
        yield Para(story.headline, Tone.QUESTION)
    if story.cue:
        yield Para(f"Cue: {story.cue}")
    yield from beat_rows(story)
    if story.main or story.also:
        yield Para(f"Shows {_shown(story)}.")
    about = [
        part
        for part in (story.where, story.when, ", ".join(KIND_WORDS[each] for each in story.kinds))
        if part
    ]
    if about:
        yield Para("; ".join(about), Tone.ASIDE)
    if story.share is not Share.OK:
        yield Para(f"Names: {SHARE_WORDS[story.share]}.", Tone.ASIDE)
    if lacking(story):
        yield Para(f"Still open: {', '.join(lacking(story))}.", Tone.ASIDE)


def beat_rows(story: Story) -> tuple[Para, ...]:
    """The beats in their order, with the numbers that should come up."""
    return tuple(Para(_beat(beat), Tone.ROW) for beat in story.beats)


def _beat(beat: Beat) -> str:
    numbers = f" ({'; '.join(beat.numbers)})" if beat.numbers else ""
    return f"{beat.part.value.capitalize()}: {beat.text}{numbers}"


def _shown(story: Story) -> str:
    main = ", ".join(in_words(each) for each in story.main)
    also = ", ".join(in_words(each) for each in story.also)
    return f"{main}; also {also}" if main and also else main or f"also {also}"


def readiness(world: World) -> Readiness:
    """How far each story is, read once for all of them."""
    memories, told = recalled_and_told(world)
    return Readiness(
        once=frozenset(each for each, memory in memories.items() if memory.good_first is not None),
        apart=frozenset(each for each, memory in memories.items() if ready(memory, told=True)),
        told=told,
    )


def story_line(story: Story, how: Readiness) -> str:
    """One line of the list: how it is called, what it shows, and how far it is."""
    shows = ", ".join(in_words(each) for each in story.main) or "nothing ticked yet"
    return f"{story.id}: {story.title} ({shows}). {how_far(story, how)}"


def how_far(story: Story, how: Readiness) -> str:
    """What is still to be done with a story, as a sentence."""
    if lacking(story):
        return f"Still open: {', '.join(lacking(story))}."
    steps = how.open_steps(story)
    return f"Before it is ready: {', and '.join(steps)}." if steps else "It is ready."
