"""What a story bank lacks, each in one sentence that asks and does not scold.

The rules are those of practitioners; nobody has tested them (docs/evidence.md, "Stories").
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from practice.model.claim import Claim
from practice.model.kinds import Competency, in_words
from practice.model.story import Beat, BeatPart, Story, StoryKind
from practice.stories.cover import ENOUGH, matrix

OLD_YEARS = 3
"""Older than this, an interviewer may ask for something newer (a public employer asks for two to three)."""

MOST_MAIN = 4
MOST_STORIES = 15
"""More than these are hard to keep fresh."""

OFTEN_ASKED = Claim("Many interviews ask for one.", "Stories")
TOO_MANY = Claim("are hard to keep fresh", "Stories")


def warnings(
    stories: Sequence[Story],
    *,
    weights: Mapping[Competency, float],
    today: date,
    told_to: tuple[str, frozenset[str]] = ("", frozenset()),
) -> list[str]:
    """Everything worth a thought, the most important first.

    `told_to` are whoever comes next and the ids of the stories that they have heard.
    """
    return [
        *_heard(stories, *told_to),
        *_cover(stories, weights),
        *_kinds(stories),
        *_one_place(stories),
        *_each(stories, today),
    ]


def _heard(stories: Sequence[Story], employer: str, told: frozenset[str]) -> Iterator[str]:
    for story in stories:
        if story.id in told:
            yield f"'{story.title}' was told to {employer} before. Is there another one for the next time?"


def _cover(stories: Sequence[Story], weights: Mapping[Competency, float]) -> Iterator[str]:
    table = matrix(stories, weights)
    for competency in table.competencies if weights else ():
        have = table.count(competency)
        if have < ENOUGH:
            only = "no story" if not have else "only one story"
            yield f"{in_words(competency).capitalize()}: {only}. Did anything else happen that shows it?"
    if len(stories) > MOST_STORIES:
        yield f"{len(stories)} stories {TOO_MANY.text}. Which of them would you never choose?"


def _kinds(stories: Sequence[Story]) -> Iterator[str]:
    kinds = {kind for story in stories for kind in story.kinds}
    if stories and StoryKind.FAILURE not in kinds:
        yield f"No story of something that went wrong. {OFTEN_ASKED.text}"
    if stories and StoryKind.CONFLICT not in kinds:
        yield "No story of a disagreement. Was there one that you handled well enough?"


def _one_place(stories: Sequence[Story]) -> Iterator[str]:
    places = Counter(story.where.strip().casefold() for story in stories if story.where.strip())
    if len(stories) >= 3 and len(places) == 1:
        yield "All stories come from one place. Is there one from elsewhere, paid or not?"


def _each(stories: Sequence[Story], today: date) -> Iterator[str]:
    for story in stories:
        if story.year is not None and today.year - story.year > OLD_YEARS:
            yield f"'{story.title}' is of {story.year}. Is there a newer one?"
        if len(story.main) > MOST_MAIN:
            yield f"'{story.title}' is main evidence of {len(story.main)} things. Which four is it best for?"
        if not any(beat.part is BeatPart.RESULT for beat in story.beats):
            yield f"'{story.title}' has no result yet. How did it end?"
        elif not any(_has_figure(beat) for beat in story.beats if beat.part is BeatPart.RESULT):
            without = f"No figure is marked in the result of '{story.title}'."
            yield f"{without} Is there one, or somebody's own words?"


def _has_figure(beat: Beat) -> bool:
    return bool(beat.numbers) or any(sign.isdecimal() for sign in beat.text)
