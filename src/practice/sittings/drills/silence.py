"""Silence training: after an answer the interviewer says nothing for a while. Did you hold it?"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from random import Random

from practice.model.answer import Voice
from practice.model.claim import Claim
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.kinds import QuestionType
from practice.model.page import Choice, Left, Page, Para, Wanted
from practice.model.question import Question
from practice.model.recipe import Ask, Format, Manner, Panelist, Pick, Recipe, Rules
from practice.model.trouble import Trouble
from practice.rounds.plan import Asked, Plan, build_plan
from practice.schedule.choose import Past, choose
from practice.schedule.drills import open_questions
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import who_listens
from practice.sittings.rounds.playing import begin
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.waiting import SILENCE

TITLE = "Silence training"
QUESTIONS = 3
SHORTEST_S = 5
LONGEST_S = 8
"""How long nobody says anything, drawn anew for each answer."""

ANSWER_S = 60
THINK_S = 8
MINUTES = 2

ANSWERED_ALOUD = (
    QuestionType.BEHAVIOURAL,
    QuestionType.SITUATIONAL,
    QuestionType.BACKGROUND,
    QuestionType.MOTIVATION,
    QuestionType.STRENGTHS,
    QuestionType.VALUES,
)
"""Kinds whose answers can be short and whole."""

SOMEBODY_WRITES = Claim(
    "A silence after your answer is often just somebody writing. It asks nothing of you.",
    "Silences, interruptions, a stern manner",
)

HELD = (
    Choice("y", "yes, I said nothing"),
    Choice("a", "nearly: a word or two"),
    Choice("t", "no, I went on talking"),
)
OUTCOMES = {"y": Outcome.RIGHT, "a": Outcome.DONE, "t": Outcome.WRONG}


class NoQuestions(Trouble):
    """Nothing to be asked."""


def silence(world: World, question_key: str | None) -> Sitting[None]:
    """Three short answers, each with a silence behind it; the first is to this question, if one is given.

    After each the person says whether they held it, and that is kept at once. Whoever stops on the way
    keeps what was done.
    """
    plan = silence_plan(_questions(world, question_key), seed=world.new_seed())
    body = [
        Para(f"Questions: {len(plan.items)}. Answer each aloud, in about a minute."),
        Para(
            f"After each answer the interviewer says nothing for {SHORTEST_S} to {LONGEST_S} seconds. "
            "End your answer with Enter, then say nothing until it goes on."
        ),
        Para(SOMEBODY_WRITES.text),
    ]
    if world.settings.microphone.use:
        world, listens = who_listens(world)
        body.append(Para(listens))
    yield Page(TITLE, tuple(body), "Enter begins.")
    sitting = world.new_id()
    outcomes: list[Outcome] = []
    with suppress(Left):
        for item in _asked(plan):
            outcomes.append((yield from _one(world, replace(plan, items=(item,)), item, sitting)))
    if outcomes:
        yield Page(TITLE, (Para(_told(outcomes)),), "Enter goes on.", step="Done")


def silence_plan(questions: Sequence[Question], *, seed: int) -> Plan:
    """The round: these questions without follow-ups, not counted, each with a silence of its own length."""
    ask = Ask("questions", Pick.FIXED, len(questions), answer_s=ANSWER_S, probes=0, scored=False)
    recipe = Recipe(
        SILENCE,
        TITLE,
        Format.VIDEO,
        MINUTES * len(questions),
        (ask,),
        rules=Rules(think_s=THINK_S, notes=False, silence_s=LONGEST_S),
        panel=(Panelist("writer", "Interviewer", Manner.NEUTRAL),),
    )
    plan = build_plan(recipe, {ask.id: questions}, seed=seed, voice=Voice.ALOUD)
    rng = Random(seed)
    items = [
        replace(
            item,
            silence_s=rng.randint(SHORTEST_S, LONGEST_S),
            called=f"Question {place} of {len(questions)}",
        )
        for place, item in enumerate(_asked(plan), 1)
    ]
    return replace(plan, items=tuple(items))


def _asked(plan: Plan) -> list[Asked]:
    return [item for item in plan.items if isinstance(item, Asked)]


def _one(world: World, plan: Plan, item: Asked, sitting: str) -> Sitting[Outcome]:
    """One question, its silence, and what the person says of it. One that is left is over."""
    playing = begin(world, plan)
    try:
        yield playing
    except Left:
        if not playing.over:
            playing.set_aside()
        raise
    page = Page(
        TITLE,
        (Para(f"That silence was {item.silence_s} seconds long."),),
        "Did you hold it",
        Wanted.CHOICE,
        HELD,
        step=item.called,
    )
    outcome = OUTCOMES[(yield from ask_choice(page))]
    world.history.keep(
        Drilled(
            world.stamp(),
            sitting,
            DrillKind.SILENCE,
            item.question.key,
            outcome,
            number=float(item.silence_s),
        )
    )
    return outcome


def _told(outcomes: Sequence[Outcome]) -> str:
    held = outcomes.count(Outcome.RIGHT)
    return f"Held: {held} of {len(outcomes)}. Each silence is practice, held or not."


def _questions(world: World, key: str | None) -> list[Question]:
    """The one that was asked for, if any, and others that were met longest ago."""
    pool = open_questions([question for bank in world.banks.banks() for question in bank.questions])
    first = [question for question in pool if question.key == key]
    if key is not None and not first:
        raise NoQuestions(f"there is no question '{key}' in the banks", mend="leave it out; some are chosen")
    ask = Ask("questions", Pick.SPREAD, QUESTIONS - len(first), types=ANSWERED_ALOUD)
    past = Past(world.clock.today(), world.history.seen(), world.history.levels())
    used = [question.key for question in first]
    found = choose(pool, ask, past=past, used=used, rng=world.rng)
    questions = [*first, *found.questions]
    if not questions:
        raise NoQuestions("the banks have no question that fits", mend="`practice banks check` says why")
    return questions
