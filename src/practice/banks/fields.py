"""Every field of a question bank: the one table that reader, schema, template and reference are made from."""

import re
import zlib

from practice.banks.kinds import (
    LANGUAGE,
    SLUG,
    VERSION,
    Anything,
    Choice,
    Exactly,
    Field,
    Flag,
    Levels,
    Listed,
    Number,
    Pattern,
    Seconds,
    Shape,
    Slug,
    Whole,
    Words,
)
from practice.model.kinds import Competency, Gap, Level, QuestionType, SourceKind
from practice.model.question import ModelAnswer, Point, Probe, Source

SCHEMA = "interview-bank/1"
MOST_QUESTIONS = 2_000

_VERSION = Pattern(VERSION, "use three numbers such as 1.0.0")
_NOT_SLUG = re.compile("[^a-z0-9]+")

NOTES = Field(
    "x", Anything(), "Private notes; the program ignores them.", example='"anything at all"', extra=True
)


def slug_of(text: str) -> str:
    """The nearest id to a text; made from a checksum when it has no letter an id may have."""
    slug = _NOT_SLUG.sub("-", text.lower()).strip("-")
    return slug or f"t{zlib.crc32(text.encode()):08x}"


def _point(text: str, id: str = "", weight: float = 1.0) -> Point:
    return Point(id or slug_of(text)[:40].strip("-"), text, weight)


PREPARE = Seconds(0, 600)
ANSWER = Seconds(15, 900)

POINT = Shape(
    (
        Field("text", Words(120), "What a listener could observe in the answer.", required=True),
        Field("id", Slug(), "Keeps ticks comparable when the wording changes."),
        Field("weight", Number(0.1, 10), "How much this point counts beside the others; 1 if not given."),
    ),
    make=_point,
    key="text",
)
PROBE = Shape(
    (
        Field("text", Words(300), "The follow-up as it is asked.", required=True),
        Field("when", Choice(Gap), "The gap in an answer that this follow-up is for."),
    ),
    make=Probe,
    key="text",
)
MODEL_ANSWER = Shape(
    (
        Field("level", Whole(1, 5), "The level (1 weak, 5 outstanding) it was written for.", required=True),
        Field("text", Words(4000, paragraphs=True), "The answer as it would be spoken.", required=True),
        Field("seconds", Seconds(5, 900), "How long it takes to say."),
    ),
    make=ModelAnswer,
)
SOURCE = Shape(
    (
        Field("kind", Choice(SourceKind), "Whose words they are.", required=True),
        Field("from", Words(200), "The work the words come from; `adapted` requires it.", into="origin"),
        Field("licence", Words(120), "The licence of that work; `adapted` requires it."),
        Field("url", Words(300), "Where that work can be found."),
    ),
    make=Source,
)
DEFAULTS = Shape(
    (
        Field("prepare_s", PREPARE, "Seconds to prepare, where a question gives none."),
        Field("answer_s", ANSWER, "Target seconds, where a question gives none."),
        Field("level", Choice(Level), "The seniority, where a question gives none."),
    ),
    make=dict,
)

_ID = Field(
    "id",
    Pattern(SLUG, "use small letters, digits, hyphens"),
    "Names the bank for ever: your history hangs on it.",
    required=True,
    example="my-questions",
)
_TITLE = Field("title", Words(60), "What the bank is called in lists.", example='"My own questions"')
_VERSION_FIELD = Field(
    "version",
    _VERSION,
    "Three numbers: raise the last for a typo, the middle for new questions.",
    required=True,
    example="1.0.0",
)
_LANGUAGE = Field(
    "language",
    Pattern(LANGUAGE, "use a language tag such as en or pt-BR"),
    "The language of the questions.",
    required=True,
    example="en",
)
_AUTHORS = Field("authors", Listed(Words(80), "author", 20), "Who wrote it.", example="[me]", extra=True)
_HOMEPAGE = Field(
    "homepage", Words(300), "Where it can be found.", example='"https://example.org/bank"', extra=True
)
_MIN_APP = Field(
    "min_app", _VERSION, "The oldest version of the program that can use it.", example="0.1.0", extra=True
)
_SUMMARY = Field(
    "summary", Words(300), "One or two sentences about the bank.", example='"Questions I expect to be asked."'
)
_LICENCE = Field(
    "licence",
    Words(120),
    "An SPDX id such as CC-BY-4.0, or words; `unknown (private use)` when it may not be passed on.",
    required=True,
    example='"unknown (private use)"',
)


def _required(field: Field) -> Field:
    return Field(field.name, field.kind, field.doc, required=True, example=field.example)


BANK = Shape(
    (
        _ID,
        _required(_TITLE),
        _VERSION_FIELD,
        _LANGUAGE,
        _LICENCE,
        _required(_SUMMARY),
        _AUTHORS,
        _HOMEPAGE,
        _MIN_APP,
        Field(
            "competencies",
            Listed(Choice(Competency), "competency", 18),
            "What the bank claims to cover: at least 3 questions on each.",
            example="[]",
            extra=True,
        ),
        Field(
            "defaults",
            DEFAULTS,
            "Times and level of the questions that give none.",
            example="{answer_s: 90}",
            extra=True,
        ),
        NOTES,
    ),
    make=dict,
    called="the bank",
)
TRANSLATED_BANK = Shape(
    (
        _ID,
        Field("translations_of", Slug(), "The id of the bank this is a translation of.", required=True),
        _VERSION_FIELD,
        _LANGUAGE,
        _LICENCE,
        _TITLE,
        _SUMMARY,
        _AUTHORS,
        _HOMEPAGE,
        _MIN_APP,
        NOTES,
    ),
    make=dict,
    called="the bank",
)

_TEXT = Words(600)
_QUESTION_ID = Field(
    "id",
    Slug(),
    "Names the question for ever: small letters, digits, hyphens; unique in the bank, never reused.",
    required=True,
    example="missed-promise",
)
_VARIANTS = Field(
    "variants",
    Listed(_TEXT, "variant", 10, advice="10 are plenty"),
    "Other words for the same question; they share its history.",
    example='\n  - "Describe a time when you could not keep your word."',
    extra=True,
)
_WHY_ASKED = Field(
    "why_asked",
    Words(200),
    "What the interviewer wants to find out; shown after the answer.",
    example='"Everyone breaks a promise some day; what comes next shows whether people can rely on you."',
)
_PROBES = Field(
    "probes",
    Listed(PROBE, "probe", 5, advice="2 or 3 are enough, at most 5"),
    "Follow-ups; with `when` they are asked when the answer had that gap.",
    example=(
        '\n  - "Who was hit hardest by it?"'
        '\n  - {text: "What did you say to them, in your own words?", when: no-action}'
        '\n  - {text: "How do you know it was put right?", when: no-result}'
    ),
)
_RED_FLAGS = Field(
    "red_flags",
    Listed(Words(200), "red flag", 5, advice="at most 5 are shown", called="red_flags"),
    "What lets an answer down; about answers, never about people.",
    example='\n  - "Puts it all on others"\n  - "Cannot think of any promise that went wrong"',
)
_GREEN_FLAGS = Field(
    "green_flags",
    Listed(Words(200), "green flag", 5, advice="at most 5 are shown", called="green_flags"),
    "What lifts an answer.",
    example='\n  - "Says plainly what it cost somebody else"',
    extra=True,
)
_MODEL_ANSWERS = Field(
    "model_answers",
    Listed(MODEL_ANSWER, "model answer", 10, advice="10 are plenty"),
    "Sample answers with their level; shown only after you have scored your own.",
)
_SAY_INSTEAD = Field(
    "say_instead",
    Words(600, paragraphs=True),
    "For unlawful or hostile questions: what to answer.",
    example='"I would rather talk about what I can do for you."',
    extra=True,
)
_POINTS_ADVICE = "3 to 7 can be ticked after one answer"
_LISTEN_FOR = Field(
    "listen_for",
    Listed(POINT, "point", 7, least=3, advice=_POINTS_ADVICE, called="listen_for points"),
    "What to tick after the answer.",
    example=(
        '\n  - {id: promise, text: "What was promised, to whom and by when"}'
        '\n  - {id: own-action, text: "What you yourself did once you knew"}'
        '\n  - {id: result, text: "What came of it, for them and for the work"}'
    ),
)
_ANCHORS = Field(
    "anchors",
    Levels(300, needed=(1, 3, 5)),
    "What an answer of each level shows, 1 (weak) to 5 (outstanding); at least 1, 3 and 5.",
    example=(
        '\n  1: "No promise named, or someone else is at fault."'
        '\n  3: "A real promise, one thing you did about it, and how it ended."'
        '\n  5: "You warned them before it was due, offered a choice, and changed how you promise since."'
    ),
)

QUESTION = Shape(
    (
        _QUESTION_ID,
        Field(
            "text",
            _TEXT,
            "The question as it is asked: one ask, about 24 words at most.",
            required=True,
            example='"Tell me about a promise at work that you could not keep."',
        ),
        Field("type", Choice(QuestionType), "The kind of question.", required=True, example="behavioural"),
        Field(
            "competency",
            Choice(Competency),
            "What the answer is evidence of; most types need it.",
            example="integrity",
        ),
        Field(
            "also",
            Listed(Choice(Competency), "also", 3, advice="at most 3 say anything"),
            "Up to three more competencies.",
            example="[communication]",
            extra=True,
        ),
        Field("level", Choice(Level), "The seniority it expects.", example="any", extra=True),
        Field(
            "roles",
            Listed(Slug(), "role", 20),
            "The jobs it is for; none means any job.",
            example="[nursing]",
            extra=True,
        ),
        Field("prepare_s", PREPARE, "Seconds to prepare in one-way interviews.", example="30", extra=True),
        Field("answer_s", ANSWER, "Target length of the answer in seconds.", example="2m", extra=True),
        _VARIANTS,
        _WHY_ASKED,
        _LISTEN_FOR,
        _ANCHORS,
        _PROBES,
        _RED_FLAGS,
        _GREEN_FLAGS,
        _MODEL_ANSWERS,
        _SAY_INSTEAD,
        Field(
            "tags",
            Listed(Slug(), "tag", 20),
            "Words to find it by; `core-30`, `signature` and `practice` have a meaning of their own.",
            example="[mine]",
            extra=True,
        ),
        Field("source", SOURCE, "Whose wording it is.", example="{kind: original}", extra=True),
        Field(
            "text_version",
            Whole(1, 1000),
            "Raise it when the meaning changes: scores then start a new line.",
            example="2",
            extra=True,
        ),
        Field("retired", Flag(), "Kept for history and never asked.", example="false", extra=True),
        Field("replaced_by", Slug(), "The id of the question that took its place."),
        NOTES,
    ),
    make=dict,
)
TRANSLATED_QUESTION = Shape(
    (
        _QUESTION_ID,
        Field("text", _TEXT, "The question in this language."),
        Field("answer_s", ANSWER, "Target seconds, where this language needs more or fewer."),
        _VARIANTS,
        _WHY_ASKED,
        Field("listen_for", Listed(POINT, "point", 7), "The points; ids as in the original."),
        Field("anchors", Levels(300, needed=()), "The anchors that are translated."),
        _PROBES,
        _RED_FLAGS,
        _GREEN_FLAGS,
        _MODEL_ANSWERS,
        _SAY_INSTEAD,
        NOTES,
    ),
    make=dict,
)


def _file(bank: Shape, question: Shape) -> Shape:
    return Shape(
        (
            Field("schema", Exactly(SCHEMA), "Says which form this file has.", required=True, example=SCHEMA),
            Field("bank", bank, "The heading.", required=True),
            Field(
                "questions",
                Listed(question, "question", MOST_QUESTIONS, least=1),
                "The questions, at least one.",
                required=True,
            ),
            NOTES,
        ),
        make=dict,
        called="the file",
    )


BANK_FILE = _file(BANK, QUESTION)
TRANSLATION_FILE = _file(TRANSLATED_BANK, TRANSLATED_QUESTION)
