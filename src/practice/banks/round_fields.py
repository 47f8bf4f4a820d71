"""Every field of a file of round recipes, in the same form as `fields`."""

from practice.banks.fields import ANSWER, NOTES, PREPARE
from practice.banks.kinds import (
    SLUG,
    Choice,
    Counted,
    Exactly,
    Field,
    Flag,
    Listed,
    Number,
    Pattern,
    Seconds,
    Shape,
    Shapes,
    Slug,
    Whole,
    Words,
)
from practice.model.kinds import Competency, Level, QuestionType
from practice.model.recipe import (
    Ask,
    Break,
    Calm,
    ClockFace,
    Format,
    LookBack,
    Manner,
    Panelist,
    Pick,
    Preparing,
    Pressure,
    Rules,
    Say,
    StopAt,
    TheirTurn,
)

SCHEMA = "interview-rounds/1"
MOST_ROUNDS = 100

PANELIST = Shape(
    (
        Field("id", Slug(), "What `by` calls this interviewer.", required=True),
        Field("role", Words(60), "What they do there.", required=True),
        Field("manner", Choice(Manner), "How they come across."),
        Field("name", Words(40), "Their name; the round gives one where the recipe does not."),
    ),
    make=Panelist,
)
RULES = Shape(
    (
        Field("clock", Choice(ClockFace), "What you see of the time."),
        Field("stop_at", Choice(StopAt), "Whether the clock may end an answer; silence never does."),
        Field(
            "limit_factor", Number(1, 5), "With `stop_at: limit`, the hard stop as a multiple of the target."
        ),
        Field("prepare", Choice(Preparing), "Whether preparation must be waited out."),
        Field("think_s", Seconds(0, 120), "Seconds to think before a live answer."),
        Field("skip", Whole(0, 20), "How many questions may be skipped."),
        Field("retakes", Whole(0, 10), "How often an answer may be given again."),
        Field("see_next", Flag(), "Whether the next question is shown ahead."),
        Field("notes", Flag(), "Whether notes may be taken."),
        Field("silence_s", Seconds(0, 60), "Seconds the interviewer says nothing after an answer."),
        Field("interrupts", Whole(0, 20), "How often the interviewer cuts in."),
    ),
    make=Rules,
)


def _phase(kind: str, make: type, *fields: Field) -> Shape:
    return Shape(
        (
            Field("id", Slug(), "Names the phase within its round.", required=True),
            Field("kind", Exactly(kind), "What happens in this phase.", required=True),
            *fields,
            Field("optional", Flag(), "May be left out; not counted in the time check."),
            Field("outside_clock", Flag(), "Not counted in the time check."),
        ),
        make=make,
    )


_BY = Field("by", Slug(), "The interviewer who speaks: an id from `panel`.")

PHASES = Shapes(
    "kind",
    {
        "calm": _phase(
            "calm",
            Calm,
            Field("seconds", Seconds(10, 1800), "How long the quiet lasts.", required=True),
        ),
        "say": _phase(
            "say",
            Say,
            Field("text", Words(600), "What is said.", required=True),
            Field("seconds", Seconds(1, 900), "How long it takes.", required=True),
            _BY,
        ),
        "ask": _phase(
            "ask",
            Ask,
            Field("pick", Choice(Pick), "How the questions are chosen.", required=True),
            Field("count", Whole(1, 30), "How many; 1 if not given, as many as `ids` or `mix` name."),
            Field("by", Slug(), "Who asks: an id from `panel`, or `rotate`."),
            Field(
                "ids",
                Listed(Pattern(f"(?:{SLUG}/)?{SLUG}", "write a question's id, or bank/id"), "id", 30),
                "With `pick: fixed`, the questions, as `id` or `bank/id`.",
            ),
            Field("types", Listed(Choice(QuestionType), "type", 12), "Only questions of these types."),
            Field("mix", Counted(QuestionType, 30), "With `pick: mix`, how many of each type."),
            Field(
                "competencies", Listed(Choice(Competency), "competency", 18), "Only on these competencies."
            ),
            Field("level", Choice(Level), "The seniority to prefer."),
            Field("banks", Listed(Slug(), "bank", 100), "Only from these banks, by id."),
            Field(
                "distinct",
                Exactly("competency", gives=True),
                "With `competency`, no two questions on the same one.",
            ),
            Field("prepare_s", PREPARE, "Seconds to prepare, instead of each question's own."),
            Field("answer_s", ANSWER, "Target seconds, instead of each question's own."),
            Field("probes", Whole(0, 5), "Follow-ups after an answer, instead of the type's usual number."),
            Field("probe_answer_s", Seconds(10, 300), "Target seconds for the answer to a follow-up."),
            Field("scored", Flag(), "Whether the answers are reviewed; false for a warm-up."),
        ),
        "break": _phase(
            "break",
            Break,
            Field("seconds", Seconds(1, 1800), "How long the break lasts.", required=True),
        ),
        "their-turn": _phase(
            "their-turn",
            TheirTurn,
            Field("count", Whole(1, 10), "How many questions you may ask.", required=True),
            Field("answer_s", Seconds(10, 120), "Seconds to ask one."),
            Field("reply_s", Seconds(5, 300), "Seconds to listen to the reply."),
            _BY,
        ),
        "review": _phase("review", LookBack),
    },
)

ROUND = Shape(
    (
        Field("id", Slug(), "Names the round for ever; unique.", required=True),
        Field("title", Words(60), "What it is called in lists.", required=True),
        Field("format", Choice(Format), "Where and how the interview happens.", required=True),
        Field("minutes", Whole(1, 240), "The planned length of the whole round.", required=True),
        Field("summary", Words(300), "One or two sentences about it."),
        Field("pressure", Choice(Pressure), "The interviewer's wording and pacing, and nothing else."),
        Field("rules", RULES, "What holds for every question."),
        Field(
            "panel", Listed(PANELIST, "panel member", 8, advice="at most 8 can be told apart"), "Who asks."
        ),
        Field("phases", Listed(PHASES, "phase", 40, least=1), "What happens, in order.", required=True),
        NOTES,
    ),
    make=dict,
)
ROUNDS_FILE = Shape(
    (
        Field("schema", Exactly(SCHEMA), "Says which form this file has.", required=True),
        Field(
            "rounds", Listed(ROUND, "round", MOST_ROUNDS, least=1), "The rounds, at least one.", required=True
        ),
        NOTES,
    ),
    make=dict,
    called="the file",
)
