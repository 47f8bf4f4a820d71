"""Every field of a file of stories: the one table that its reader, its writer and its reference go by."""

from enum import StrEnum
from typing import Any

from practice.banks.fields import NOTES
from practice.banks.kinds import Anything, Choice, Exactly, Field, Listed, Pattern, Shape, Slug, Words
from practice.model.kinds import Competency
from practice.model.story import Beat, BeatPart, Share, StoryKind
from practice.stories.lengths import BEAT as BEAT_LENGTH
from practice.stories.lengths import CUE, HEADLINE, MOST_BEATS, NUMBER, TITLE, WHERE

SCHEMA = "story-bank/1"
MOST_STORIES = 1_000


class Evidence(StrEnum):
    """How well a story shows a competency."""

    MAIN = "main"
    ALSO = "also"


def _competencies(**marks: Evidence) -> dict[Evidence, tuple[Competency, ...]]:
    """The competencies by how well they are shown, each group in the file's order."""
    return {
        evidence: tuple(Competency(name) for name, mark in marks.items() if mark is evidence)
        for evidence in Evidence
    }


# `Any`: a field's value; the table pairs it with its type.
def _beat(id: str, part: BeatPart, text: str, numbers: tuple[str, ...] = (), **_: Any) -> Beat:
    return Beat(id, part, text, numbers)


BEAT = Shape(
    (
        Field("id", Slug(), "Differs from the other beats of the story.", required=True),
        Field("part", Choice(BeatPart), "Which part of the story it belongs to.", required=True),
        Field("text", Words(BEAT_LENGTH), "One idea, as you would say it.", required=True),
        Field(
            "numbers",
            Listed(Words(NUMBER), "number", 10),
            "Figures, or somebody's own words, that should come up when you tell it.",
        ),
    ),
    make=_beat,
)

COMPETENCIES = Shape(
    tuple(Field(each.value, Choice(Evidence), "`main` or `also`.") for each in Competency),
    make=_competencies,
)

STORY = Shape(
    (
        Field("id", Slug(), "Names the story for ever: what you recalled hangs on it.", required=True),
        Field("title", Words(TITLE), "What you call it.", required=True),
        Field("cue", Words(CUE), "Two to five words, as you would jot them on a card."),
        Field(
            "when",
            Pattern("[12][0-9]{3}(?:-(?:0[1-9]|1[0-2]))?", "write a year, or a year and a month: 2025-04"),
            "The year, or the year and the month, in which it happened.",
        ),
        Field("where", Words(WHERE), "The employer, or the place."),
        Field("kind", Listed(Choice(StoryKind), "kind", 8), "What kind of story it is.", into="kinds"),
        Field("beats", Listed(BEAT, "beat", MOST_BEATS), "The ideas you want to remember, in order."),
        Field("headline", Words(HEADLINE), "The first sentence: what the story says about you."),
        Field("competencies", COMPETENCIES, "What it is evidence of: `teamwork: main`, `planning: also`."),
        Field(
            "share",
            Choice(Share),
            "`anonymise` reminds you to leave names out, `private` is for you alone.",
        ),
        Field("questions", Anything(), "Questions it is for; kept as written."),
        Field("told", Anything(), "Where you have told it; kept as written."),
        NOTES,
    ),
    make=dict,
)

STORY_FILE = Shape(
    (
        Field("schema", Exactly(SCHEMA), "What kind of file this is.", required=True),
        Field("stories", Listed(STORY, "story", MOST_STORIES), "The stories.", required=True),
        NOTES,
    ),
    make=dict,
)
