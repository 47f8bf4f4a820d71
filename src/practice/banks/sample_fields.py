"""Every field of a file of sample answers, in the same form as `fields`."""

from practice.banks.kinds import (
    LANGUAGE,
    Choice,
    Exactly,
    Field,
    Listed,
    Pattern,
    Shape,
    Slug,
    Whole,
    Words,
)
from practice.model.kinds import Competency

SCHEMA = "sample-answers/1"
MOST_SAMPLES = 200
REASONS = 2
"""Lines that say why an answer has its level."""

SAMPLE = Shape(
    (
        Field("id", Slug(), "Names the answer for ever: ratings of it hang on it.", required=True),
        Field("competency", Choice(Competency), "What the answer is evidence of.", required=True),
        Field("question", Words(300), "What was asked.", required=True),
        Field("text", Words(2_400, paragraphs=True), "The answer as it would be spoken.", required=True),
        Field("level", Whole(1, 5), "What two readers agreed on.", required=True),
        Field("why", Listed(Words(200), "reason", REASONS), "Two lines of reason.", required=True),
    ),
    make=dict,
)

SAMPLES_FILE = Shape(
    (
        Field("schema", Exactly(SCHEMA), "Says which form this file has.", required=True),
        Field(
            "language",
            Pattern(LANGUAGE, "use a language tag such as en or pt-BR"),
            "The language of the answers.",
            required=True,
        ),
        Field("licence", Words(120), "On what terms they may be passed on.", required=True),
        Field("answers", Listed(SAMPLE, "answer", MOST_SAMPLES, least=1), "The answers.", required=True),
    ),
    make=dict,
    called="the file",
)
