"""The drills in which something is chosen for a question: what it asks for, and two stories to tell.

What can be told from the choice alone is told at once. Each is kept before it is told.
"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from practice.model.drills import DrillKind, Outcome
from practice.model.kinds import Competency, in_words
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.story import Story
from practice.reviews.marking import four_of
from practice.schedule.drills import DrillItem
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
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice
from practice.stories.cover import Mark, matrix
from practice.stories.recall import named

NAMED_IN_S = 10.0
"""Seconds to aim for. Reading the list takes time too, so that nothing hangs on it."""

MOST_LISTED = 9
"""Stories to choose from: more cannot be read in so short a time."""

MOST_CARRYING = 4
"""Of those, so many may be right, or any two would do."""


def really_asking(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """A question, and which of four things it wants to find out."""
    question = question_of(world, item.about)
    true = question.competency
    if true is None:
        return left_out(world, item, sitting)
    title = NAMES[DrillKind.ASKING]
    options = four_of(question, world.rng)
    asked = Para(question.text, Tone.QUESTION)
    think = Para("What do they want to find out about you?")
    yield Page(title, (asked, think, Para(item.why, Tone.ASIDE)), "Enter shows four things.")
    choices = [Choice(str(number), in_words(each)) for number, each in enumerate(options, 1)]
    page = Page(
        title,
        (replace(asked, again=True),),
        "They want to find out about",
        Wanted.CHOICE,
        (*choices, LEAVE_OUT),
    )
    key = yield from ask_choice(page)
    if key == LEAVE_OUT.key:
        return left_out(world, item, sitting)
    chosen = options[int(key) - 1]
    outcome = Outcome.RIGHT if chosen is true else Outcome.WRONG
    keep_drilled(world, item, sitting, outcome, words=chosen.value)
    told = (
        f"Yes: {in_words(true)}."
        if chosen is true
        else f"You chose {in_words(chosen)}. It asks for {in_words(true)}."
    )
    body = [Para(told)]
    if question.also:
        beside = " and ".join(in_words(each) for each in question.also)
        body.append(Para(f"It can show {beside} beside.", Tone.ASIDE))
    if question.why_asked:
        body.append(Para(f"Why they ask: {question.why_asked}"))
    yield Page(title, tuple(body), "Enter goes on.")
    return outcome


def which_story(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """A question, and two stories that would answer it; the time is told and nothing hangs on it."""
    question = question_of(world, item.about)
    stories = stories_to_tell(world)
    wanted = question.competency
    if wanted is None or len(stories) < 2:
        return left_out(world, item, sitting)
    listed = _listed(stories, wanted, world.rng)
    page = Page(
        NAMES[DrillKind.WHICH],
        (
            Para(question.text, Tone.QUESTION),
            *(Para(f"{number}. {story.title}", Tone.ROW) for number, story in enumerate(listed, 1)),
            Para(f"Two that you could tell; the first that come will do. {LEAVE_OUT_LINE}"),
            Para(item.why, Tone.ASIDE),
        ),
        "Two numbers",
        Wanted.LINE,
    )
    since = world.clock.elapsed()
    typed = clean((yield page)).strip()
    while (reading := named(listed, typed)).why or len(reading.stories) not in (0, 2):
        why = reading.why or "Two of them, such as 1 2."
        typed = clean((yield replace(page, why=why, value=typed))).strip()
    if not reading.stories:
        return left_out(world, item, sitting)
    seconds = seconds_of(world, since)
    carrying = [story for story in stories if _carries(story, wanted)]
    outcome = _marked(reading.stories, carrying)
    ids = " ".join(story.id for story in reading.stories)
    keep_drilled(world, item, sitting, outcome, words=ids, number=seconds, wanted=NAMED_IN_S)
    yield _which_told(reading.stories, carrying, wanted, seconds)
    return outcome


def _listed(stories: Sequence[Story], wanted: Competency, rng: Random) -> list[Story]:
    """So many that they can be read, in the order of the file; of those that carry it at least two."""
    carrying = [story for story in stories if _carries(story, wanted)]
    others = [story for story in stories if story not in carrying]
    rng.shuffle(carrying)
    rng.shuffle(others)
    chosen = [*carrying[:MOST_CARRYING], *others, *carrying[MOST_CARRYING:]][:MOST_LISTED]
    return [story for story in stories if story in chosen]


def _carries(story: Story, wanted: Competency) -> bool:
    return wanted in (*story.main, *story.also)


def _marked(chosen: Sequence[Story], carrying: Sequence[Story]) -> Outcome:
    """Right when no better choice could be made; where no story carries it there is nothing to mark."""
    if not carrying:
        return Outcome.DONE
    found = sum(story in carrying for story in chosen)
    return Outcome.RIGHT if found == min(len(chosen), len(carrying)) else Outcome.WRONG


def _which_told(
    chosen: Sequence[Story], carrying: Sequence[Story], wanted: Competency, seconds: float | None
) -> Page:
    table = matrix(chosen, {wanted: 1.0})
    name = in_words(wanted)
    words = {
        Mark.MAIN: f"one of your best for {name}",
        Mark.ALSO: f"shows {name} beside",
        Mark.NONE: f"not marked for {name}",
    }
    body = [Para(f"It asks for {name}.")]
    body += [Para(f"{story.title}: {words[table.mark(story, wanted)]}", Tone.ITEM) for story in chosen]
    missed = [story for story in carrying if story not in chosen]
    if not all(story in carrying for story in chosen):
        if missed:
            titles = ", ".join(f"'{story.title}'" for story in missed[:MOST_CARRYING])
            body.append(Para(f"Marked for it: {titles}."))
        body.append(
            Para("If one of yours does show it, `practice stories edit` is where to say so.", Tone.ASIDE)
        )
    if len(carrying) < 2:
        count = "Only one story of yours is" if carrying else "No story of yours is"
        body.append(Para(f"{count} marked for {name}. `practice stories add` begins another."))
    if seconds is not None:
        body.append(
            Para(f"That took {seconds:.0f} s; {NAMED_IN_S:.0f} s is something to aim for.", Tone.ASIDE)
        )
    return Page(NAMES[DrillKind.WHICH], tuple(body), "Enter goes on.")
