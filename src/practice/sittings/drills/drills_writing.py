"""The drills that change one sentence of one's own: a first one, a result, and one that says we.

The program counts and asks; it never writes. What is typed is kept before anything is said of it.
"""

from dataclasses import replace

from practice.model.drills import DrillKind, Outcome
from practice.model.kinds import TELLS_A_STORY
from practice.model.page import Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.question import Question
from practice.model.story import BeatPart
from practice.reviews.marking import (
    HEADLINE_WORDS,
    Persons,
    length_of,
    persons_in,
    result_sentence,
    sentence_with_we,
    shown_in,
)
from practice.schedule.drills import DrillItem, story_thing, times
from practice.sittings.drills.drilled import (
    LEAVE_OUT_LINE,
    NAMES,
    keep_drilled,
    left_out,
    question_of,
    recent_answer,
    stories_to_tell,
)
from practice.sittings.ports import World
from practice.sittings.script import Sitting

# -- first sentence ----------------------------------------------------------------------------


def first_sentence(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """The first sentence of an answer, in twelve words; if it is longer, one more try."""
    question = question_of(world, item.about)
    title = NAMES[DrillKind.FIRST]
    asked = Para(question.text, Tone.QUESTION)
    page = Page(
        title,
        (
            asked,
            Para(
                f"Your first sentence: the point of the answer in at most {HEADLINE_WORDS} words. "
                f"{LEAVE_OUT_LINE}"
            ),
            Para(item.why, Tone.ASIDE),
        ),
        "First sentence",
        Wanted.LINE,
    )
    first = clean((yield page)).strip()
    if not first:
        return left_out(world, item, sitting)
    count = _keep_counted(world, item, sitting, first)
    if count > HEADLINE_WORDS:
        page = Page(
            title,
            (
                replace(asked, again=True),
                Para(f"That is {count} words. What could go? Enter alone leaves it as it is."),
                Para(first, Tone.QUOTE),
            ),
            "Shorter",
            Wanted.LINE,
            value=first,
        )
        second = clean((yield page)).strip()
        if second and second != first:
            count = _keep_counted(world, item, sitting, second)
    words = "One word" if count == 1 else f"{count} words"
    body = [Para(f"{words}: short enough to begin with." if count <= HEADLINE_WORDS else f"{words}.")]
    headline = _headline(world, question)
    if headline:
        body.append(Para("A story of yours that fits begins like this:"))
        body.append(Para(headline, Tone.QUOTE))
    yield Page(title, tuple(body), "Enter goes on.")
    return Outcome.DONE


def _keep_counted(world: World, item: DrillItem, sitting: str, words: str) -> int:
    count = length_of(words)
    keep_drilled(
        world, item, sitting, Outcome.DONE, words=words, number=float(count), wanted=float(HEADLINE_WORDS)
    )
    return count


def _headline(world: World, question: Question) -> str:
    """The headline of a story that is best evidence of what is asked for; empty without one."""
    wanted = question.competency
    if wanted is None or question.type not in TELLS_A_STORY:
        return ""
    return next((s.headline for s in stories_to_tell(world) if wanted in s.main and s.headline), "")


# -- numbers -----------------------------------------------------------------------------------


def numbers(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """A result, said again with a number in it or with what somebody said."""
    about, before = _result(world, item)
    if not before:
        return left_out(world, item, sitting)
    title = NAMES[DrillKind.NUMBERS]
    page = Page(
        title,
        (
            Para(about, Tone.QUESTION),
            Para(before, Tone.QUOTE),
            Para(
                "Say how it ended once more, with a number that is true, or with what somebody said: who, "
                f"and in which words. {LEAVE_OUT_LINE}"
            ),
            Para(item.why, Tone.ASIDE),
        ),
        "How it ended",
        Wanted.LINE,
    )
    typed = clean((yield page)).strip()
    if not typed:
        return left_out(world, item, sitting)
    shown = shown_in(typed)
    outcome = Outcome.RIGHT if shown.any else Outcome.WRONG
    keep_drilled(world, item, sitting, outcome, words=typed)
    found = [
        *(["a number is in it"] if shown.number else []),
        *(["somebody else speaks in it"] if shown.witness else []),
    ]
    told = " and ".join(found) or (
        "no number and nobody's words were found in it. How would somebody else know that it worked?"
    )
    body = [Para(f"{told[:1].upper()}{told[1:]}" + ("" if told.endswith("?") else "."))]
    if shown.any and item.about.startswith("story/"):
        story = item.about.removeprefix("story/")
        body.append(Para(f"`practice stories edit {story}` is where it can go into the story.", Tone.ASIDE))
    yield Page(title, tuple(body), "Enter goes on.")
    return outcome


def _result(world: World, item: DrillItem) -> tuple[str, str]:
    """What a story or a typed answer of the last days is about, and its end; empty when it is gone."""
    if not item.about.startswith("story/"):
        answered = recent_answer(world, item.about, typed=True)
        return (answered.given.asked, result_sentence(answered.given.words or "")) if answered else ("", "")
    story = next((each for each in stories_to_tell(world) if story_thing(each) == item.about), None)
    ends = [beat.text for beat in story.beats if beat.part is BeatPart.RESULT] if story else []
    return (story.title, ends[-1]) if story and ends else ("", "")


# -- we to I -----------------------------------------------------------------------------------


def we_to_i(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """A sentence of one's own that says we, written again with what was one's own part."""
    title = NAMES[DrillKind.WE_TO_I]
    answered = recent_answer(world, item.about, typed=True)
    before = sentence_with_we(answered.given.words or "") if answered else ""
    if answered is None or not before:
        keep_drilled(world, item, sitting, Outcome.DONE)
        none = Para("Your last answer to this has no sentence that says we: nothing to change in it.")
        yield Page(title, (none,), "Enter goes on.")
        return Outcome.DONE
    page = Page(
        title,
        (
            Para(answered.given.asked, Tone.QUESTION),
            Para(before, Tone.QUOTE),
            Para(f"Write it again: which part was yours? What was shared may stay we. {LEAVE_OUT_LINE}"),
            Para(item.why, Tone.ASIDE),
        ),
        "Your part",
        Wanted.LINE,
        value=before,
    )
    typed = clean((yield page)).strip()
    if not typed or typed == before:
        return left_out(world, item, sitting)
    was, now = persons_in(before), persons_in(typed)
    keep_drilled(
        world, item, sitting, Outcome.DONE, words=typed, number=float(now.own), wanted=float(was.own)
    )
    body = (Para(f"Before: {_counted(was)}.", Tone.ITEM), Para(f"Now: {_counted(now)}.", Tone.ITEM))
    yield Page(title, body, "Enter goes on.")
    return Outcome.DONE


def _counted(persons: Persons) -> str:
    return f"I {times(persons.own)}, we {times(persons.shared)}"
