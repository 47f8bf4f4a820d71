"""The review of one answer: a strength first, ticks with evidence, a level step by step, one change.

Where a review stands is worked out from the parts already kept, so it can be left and taken up anywhere.
The order follows docs/evidence.md, "reviewing oneself".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from practice.model.facts import Part
from practice.model.question import Point, Question
from practice.model.wording import words_of
from practice.reviews.points import points_for

START_LEVEL = 3
CAP = 3
RESULT_WORDS = frozenset({"result", "outcome"})
"""Words in the id of a point that is about how it ended."""


class Stage(StrEnum):
    """The steps of the loop, in order."""

    RECALL = "recall"
    STRENGTH = "strength"
    TICK = "tick"
    LEVEL = "level"
    OVERRULE = "overrule"
    MODEL = "model"
    DIFFERENCE = "difference"
    CHANGE = "change"
    AGAIN = "again"
    DONE = "done"


CHANGES = (
    ("shorter-start", "A shorter start: to the point of the story in two sentences"),
    ("name-result", "Name the result: what came of it, and how anybody knows"),
    ("say-i", "Say 'I' where it was I"),
    ("their-side", "Give the other side fairly"),
    ("pause-first", "Pause first, then begin"),
    ("stop-earlier", "Stop earlier: one sentence after the result"),
)
"""The short list that one next change is chosen from: what is kept, and what is shown."""


@dataclass(frozen=True, slots=True)
class Said:
    """One part of a review, without its stamp."""

    part: Part
    point: str = ""
    text: str = ""
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """All that has been said about one answer. `words` is the typed answer, None when spoken.

    `tried` are the levels looked at since the last kept part: they are steps, not results.
    """

    question: Question
    words: str | None
    parts: tuple[Said, ...] = ()
    recalled: bool = False
    tried: tuple[int, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """What can be ticked."""
        return points_for(self.question)

    def of(self, part: Part) -> list[Said]:
        """The parts of one kind, in order."""
        return [said for said in self.parts if said.part is part]

    @property
    def ticked(self) -> frozenset[str]:
        """The points with evidence."""
        return frozenset(said.point for said in self.of(Part.TICK))

    @property
    def level(self) -> int | None:
        """The level given, if it has come to that."""
        levels = self.of(Part.LEVEL)
        return levels[-1].level if levels else None

    @property
    def next_point(self) -> Point | None:
        """The next point without a yes or a no."""
        judged = {said.point for said in self.parts if said.part in (Part.TICK, Part.NO_TICK)}
        return next((point for point in self.points if point.id not in judged), None)

    @property
    def showing(self) -> int:
        """The level whose anchor is on the table just now."""
        return self.tried[-1] if self.tried else START_LEVEL


def stage_of(review: Review) -> Stage:
    """The next step. A review taken up again begins with the answer, then goes on where it was."""
    if review.of(Part.CLOSED):
        return Stage.DONE
    if not review.recalled:
        return Stage.RECALL
    if not review.of(Part.STRENGTH):
        return Stage.STRENGTH
    if review.next_point:
        return Stage.TICK
    if review.level is None:
        return Stage.LEVEL
    if needs_overruling(review):
        return Stage.OVERRULE
    if not review.of(Part.MODEL_SEEN):
        return Stage.MODEL
    if not review.of(Part.DIFFERENCE):
        return Stage.DIFFERENCE
    if not review.of(Part.CHANGE):
        return Stage.CHANGE
    return Stage.AGAIN


def soft_cap(review: Review) -> tuple[int, str] | None:
    """The highest level the ticks support, and why; None when they support any."""
    if not review.points:
        return None
    ticked = sum(point.weight for point in review.points if point.id in review.ticked)
    if 2 * ticked < sum(point.weight for point in review.points):
        return CAP, f"{len(review.ticked)} of the {len(review.points)} points have evidence"
    results = {point.id for point in review.points if RESULT_WORDS & set(point.id.split("-"))}
    if results and not results & review.ticked:
        return CAP, "the result has no evidence"
    return None


def needs_overruling(review: Review) -> bool:
    """The level stands above the soft cap and nobody has said why."""
    cap = soft_cap(review)
    above = cap is not None and review.level is not None and review.level > cap[0]
    return above and not review.of(Part.OVERRULE)


def next_level(showing: int, true: bool, *, tried: Sequence[int]) -> tuple[int | None, int]:
    """One step from the anchor on show: the next one to look at (or None), and the level as it stands.

    Starting from 3: what is true of the answer moves up, what is not moves down, and the first turn
    of direction settles it.
    """
    if true:
        settled = showing == 5 or showing + 1 in tried
        return (None, showing) if settled else (showing + 1, showing)
    settled = showing <= 2 or showing - 1 in tried
    return (None, showing - 1) if settled else (showing - 1, showing - 1)


def evidence_fits(review: Review, evidence: str) -> str:
    """Why these words are no evidence, or an empty text when they are.

    For a typed answer most of them must stand in it; for a spoken one any words or a time will do.
    """
    claimed = {word.lower() for word in words_of(evidence)}
    if not claimed:
        return "A tick needs evidence: a few words you said. Enter alone leaves the point without one."
    if review.words is None:
        return ""
    there = {word.lower() for word in words_of(review.words)}
    if 2 * len(claimed & there) < len(claimed) or not claimed & there:
        return (
            "Those words are not in your answer. Take three that are; Enter alone leaves the point without."
        )
    return ""
