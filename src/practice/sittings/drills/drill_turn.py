"""Their turn is over, now you may ask: which question fits the stage. Where no bank can say, you say why."""

from practice.model.drills import DrillKind, Outcome
from practice.model.kinds import QuestionType
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.question import Question
from practice.reviews.marking import as_asked, turn_of
from practice.schedule.drills import DrillItem, open_questions
from practice.sittings.drills.drilled import (
    LEAVE_OUT,
    LEAVE_OUT_LINE,
    NAMES,
    keep_drilled,
    left_out,
    question_of,
)
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice


def their_turn(world: World, item: DrillItem, sitting: str) -> Sitting[Outcome]:
    """You may ask something: which of three fits this stage. Where no bank can say, you say why."""
    question = question_of(world, item.about)
    all_of_them = [
        each
        for bank in world.banks.banks()
        for each in open_questions(bank.questions)
        if each.type is QuestionType.ASK_THEM
    ]
    turn = turn_of(question, all_of_them, world.rng)
    if not turn.options:
        return (yield from _own_question(world, item, sitting, question))
    title = NAMES[DrillKind.THEIR_TURN]
    page = Page(
        title,
        (
            Para(f"The stage: {turn.stage}. You may ask one question.", Tone.QUESTION),
            Para(item.why, Tone.ASIDE),
        ),
        "Which fits best here?",
        Wanted.CHOICE,
        (*(Choice(str(n), as_asked(each)) for n, each in enumerate(turn.options, 1)), LEAVE_OUT),
    )
    key = yield from ask_choice(page)
    if key == LEAVE_OUT.key:
        return left_out(world, item, sitting)
    chosen = turn.options[int(key) - 1]
    if turn.best is None:
        return (yield from _why_this(world, item, sitting, chosen))
    outcome = Outcome.RIGHT if chosen == turn.best else Outcome.WRONG
    keep_drilled(world, item, sitting, outcome, words=chosen.key)
    body = [Para("Yes, that one." if chosen == turn.best else "The bank keeps this one for that stage:")]
    body.append(Para(as_asked(turn.best), Tone.QUOTE))
    if turn.best.why_asked:
        body.append(Para(turn.best.why_asked))
    yield Page(title, tuple(body), "Enter goes on.")
    return outcome


def _why_this(world: World, item: DrillItem, sitting: str, chosen: Question) -> Sitting[Outcome]:
    """Every one may be the best; what it is chosen for is worth a line."""
    keep_drilled(world, item, sitting, Outcome.DONE, words=chosen.key)
    page = Page(
        NAMES[DrillKind.THEIR_TURN],
        (
            Para(as_asked(chosen), Tone.QUOTE),
            Para("Any of them can be right here. Why would you ask this one?"),
            Para("Enter alone leaves it open.", Tone.ASIDE),
        ),
        "In a line",
        Wanted.LINE,
    )
    why = clean((yield page)).strip()
    if why:
        keep_drilled(world, item, sitting, Outcome.DONE, words=why)
    return Outcome.DONE


def _own_question(world: World, item: DrillItem, sitting: str, question: Question) -> Sitting[Outcome]:
    """No bank has anything to choose from: a question of one's own."""
    page = Page(
        NAMES[DrillKind.THEIR_TURN],
        (
            Para(question.text, Tone.QUESTION),
            Para(f"One question of yours, as you would say it. {LEAVE_OUT_LINE}"),
            Para(item.why, Tone.ASIDE),
        ),
        "Your question",
        Wanted.LINE,
    )
    typed = clean((yield page)).strip()
    if not typed:
        return left_out(world, item, sitting)
    return keep_drilled(world, item, sitting, Outcome.DONE, words=typed)
