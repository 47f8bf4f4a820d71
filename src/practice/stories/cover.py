"""Which story is evidence of which competency, and which story is worth writing next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from practice.model.kinds import Competency
from practice.model.story import Story

ENOUGH = 2
"""Stories that a competency should have, so that a second question about it finds another one."""

ALSO = 0.5
"""What a story is worth for a competency it shows beside its main ones."""

PER_STORY = 3
"""Competencies that one new story can be expected to carry well."""


class Mark(StrEnum):
    """What stands in a cell of the matrix."""

    MAIN = "main"
    ALSO = "also"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of stories by columns of competencies, the most important column first."""

    competencies: tuple[Competency, ...]
    stories: tuple[Story, ...]

    def mark(self, story: Story, competency: Competency) -> Mark:
        """Whether the story is main evidence of it, shows it beside, or neither."""
        if competency in story.main:
            return Mark.MAIN
        return Mark.ALSO if competency in story.also else Mark.NONE

    def count(self, competency: Competency) -> int:
        """Stories that carry it, as main evidence or beside."""
        return sum(self.mark(story, competency) is not Mark.NONE for story in self.stories)


def matrix(stories: Sequence[Story], weights: Mapping[Competency, float]) -> Matrix:
    """The matrix for a target job; without weights for every competency that any story has."""
    if weights:
        wanted = sorted(weights, key=lambda each: (-weights[each], each.value))
    else:
        wanted = [each for each in Competency if any(each in (*s.main, *s.also) for s in stories)]
    return Matrix(tuple(wanted), tuple(stories))


def next_story(stories: Sequence[Story], weights: Mapping[Competency, float]) -> tuple[Competency, ...]:
    """The competencies that one more story should carry, the most wanted first; none when all have enough.

    Greedy cover: what each still lacks of two stories, by its weight. Greedy comes within 1 - 1/e of the
    best cover (Nemhauser, Wolsey and Fisher 1978), and one story at a time is how stories are written.
    """
    lacking = {
        competency: weight * (ENOUGH - min(ENOUGH, _carried(stories, competency)))
        for competency, weight in weights.items()
    }
    wanted = sorted(
        (competency for competency, lack in lacking.items() if lack > 0),
        key=lambda each: (-lacking[each], each.value),
    )
    return tuple(wanted[:PER_STORY])


def _carried(stories: Sequence[Story], competency: Competency) -> float:
    return sum(1.0 if competency in s.main else ALSO if competency in s.also else 0.0 for s in stories)
