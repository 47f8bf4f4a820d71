"""The answer ladder: one answer in four lengths, and what changed from take to take."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from practice.model.answer import Ended, Voice
from practice.model.drills import Drilled, DrillKind, Outcome
from practice.model.facts import Answered, HowEnded, RoundEnded, RoundEntry
from practice.model.kinds import TELLS_A_STORY
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.question import Question
from practice.model.recipe import Ask, ClockFace, Format, Manner, Panelist, Pick, Recipe, Rules, StopAt
from practice.model.trouble import Trouble
from practice.reviews.takes import Take, changes, spoken_take, typed_take
from practice.rounds.plan import Asked, Plan, build_plan
from practice.schedule.drills import SIGNATURE, open_questions
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import who_listens
from practice.sittings.rounds.playing import Playing, begin, resume
from practice.sittings.rounds.readback import OtherVersion
from practice.sittings.script import Sitting, ask_choice
from practice.speech.telling import has_pace

TITLE = "The answer ladder"
LADDER = "answer-ladder"
"""The id of every such round."""

LENGTHS_S = (30, 60, 90, 180)
LIMIT = 1.5
"""A take ends at so many times its length: long enough to end a sentence, short enough to be felt."""

THINK_S = 8
MINUTES = 8


class NoSuchQuestion(Trouble):
    """Nothing to give an answer to."""


def answer_ladder(world: World, question_key: str | None, *, typed: bool) -> Sitting[None]:
    """Four takes of one answer, and what changed. Without a key the question is chosen.

    Whoever stops on the way keeps the takes that were done.
    """
    left = _left_open(world)
    if left is not None:
        if (yield from _goes_on(left)):
            yield from go_on_with(world, left)
            return
        leave(world, left)
    question = _question(world, question_key)
    plan = ladder_plan(question, seed=world.new_seed(), voice=Voice.TYPED if typed else Voice.ALOUD)
    body = [
        Para(question.text, Tone.QUESTION),
        Para(
            "You answer this four times: in about 30, 60, 90 and 180 seconds. "
            "Keep what matters most in the shortest, and see what the others add."
        ),
    ]
    if not typed:
        body.append(
            Para("The clock counts up, and a take ends by itself at one and a half times its length.")
        )
        if world.settings.microphone.use:
            world, listens = who_listens(world)
            body.append(Para(listens))
    body.append(Para("You may stop at any moment: the takes that are done are kept.", Tone.ASIDE))
    yield Page(TITLE, tuple(body), "Enter begins.")
    yield from _played(world, begin(world, plan))


def ladder_plan(question: Question, *, seed: int, voice: Voice) -> Plan:
    """The round: the same question in the same words four times, none of it counted."""
    phases = tuple(
        Ask(f"take-{answer_s}", Pick.FIXED, answer_s=answer_s, probes=0, scored=False)
        for answer_s in LENGTHS_S
    )
    recipe = Recipe(
        LADDER,
        TITLE,
        Format.VIDEO,
        MINUTES,
        phases,
        rules=Rules(
            clock=ClockFace.COUNT_UP,
            stop_at=StopAt.LIMIT if voice is Voice.ALOUD else StopAt.NONE,  # nobody types as they speak
            limit_factor=LIMIT,
            think_s=THINK_S,
            notes=False,
            thanks=False,
        ),
        panel=(Panelist("listener", "Interviewer", Manner.NEUTRAL),),
    )
    plan = build_plan(recipe, {phase.id: (question,) for phase in phases}, seed=seed, voice=voice)
    return replace(plan, items=tuple(_as_take(item, place) for place, item in enumerate(_asked(plan), 1)))


def _as_take(item: Asked, place: int) -> Asked:
    called = f"Take {place} of {len(LENGTHS_S)}: {item.answer_s} seconds"
    return replace(item, called=called, wording=item.question.text)


def _asked(plan: Plan) -> list[Asked]:
    return [item for item in plan.items if isinstance(item, Asked)]


def _played(world: World, playing: Playing) -> Sitting[None]:
    """The round, and what is kept and told of it, however far it came."""
    with suppress(Left):
        yield playing
    if not playing.over:
        playing.set_aside()
    takes = _keep(world, playing)
    if takes:
        yield Page(TITLE, tuple(_told(takes)), "Enter goes on.", step="What changed")


def _keep(world: World, playing: Playing) -> list[Take]:
    """Each take that was done, as a drill; all of them or none."""
    done = [answered for answered in world.history.answers(playing.id) if _is_take(answered)]
    takes = [_take(answered, playing.state.plan) for answered in done]
    sitting = world.new_id()
    facts = [
        Drilled(
            world.stamp(),
            sitting,
            DrillKind.TAKES,
            answered.question,
            Outcome.DONE,
            number=round(take.seconds, 1),
            wanted=float(take.target_s),
        )
        for answered, take in zip(done, takes, strict=True)
    ]
    world.history.keep(*facts)
    return takes


def _is_take(answered: Answered) -> bool:
    """It was given, and not left in the middle."""
    return answered.given.ended in (Ended.DONE, Ended.TIME)


def _take(answered: Answered, plan: Plan) -> Take:
    item = plan.items[answered.given.item]
    assert isinstance(item, Asked)
    if answered.given.words is not None:
        return typed_take(item.answer_s, answered.given.words)
    delivery = answered.delivery
    pace = delivery.words_per_minute if delivery is not None and has_pace(delivery) else None
    return spoken_take(item.answer_s, answered.given.answered_s, pace)


def _told(takes: Sequence[Take]) -> list[Para]:
    lines = changes(takes)
    if not lines:
        return [Para("One take is kept. From two on there is something to set side by side.")]
    return [
        Para("The same answer, side by side", Tone.HEADING),
        *(Para(line, Tone.ITEM) for line in lines),
        Para("What was in every take? What did the shortest leave out that nobody would miss?"),
    ]


def _question(world: World, key: str | None) -> Question:
    """The one that was asked for; else one that many interviews ask, else one for a story."""
    questions = open_questions([question for bank in world.banks.banks() for question in bank.questions])
    if key is not None:
        for question in questions:
            if question.key == key:
                return question
        raise NoSuchQuestion(
            f"there is no question '{key}' in the banks", mend="leave it out, and one is chosen"
        )
    found = [q for q in questions if SIGNATURE in q.tags]
    found = found or [q for q in questions if q.type in TELLS_A_STORY] or questions
    if not found:
        raise NoSuchQuestion("the banks have no question", mend="`practice banks check` says why")
    return _longest_unclimbed(world, found)


def _longest_unclimbed(world: World, questions: Sequence[Question]) -> Question:
    """Another one each time, while there are others."""
    climbed = [fact.about for fact in world.history.drills(DrillKind.TAKES)]
    last = {about: place for place, about in enumerate(climbed)}
    shuffled = world.rng.sample(questions, len(questions))
    return min(shuffled, key=lambda question: last.get(question.key, -1))


def _left_open(world: World) -> RoundEntry | None:
    """A ladder in whose middle the program ended."""
    newest = world.history.unfinished()
    if newest is None or newest.started.recipe == LADDER:
        return newest
    ladders = (entry for entry in world.history.rounds() if entry.started.recipe == LADDER)
    return next((entry for entry in reversed(list(ladders)) if entry.ended is None), None)


def go_on_with(world: World, left: RoundEntry) -> Sitting[None]:
    """The takes that are left of it, and then all of them side by side."""
    world = yield from _listened_to(world, left.started.voice)
    yield from _played(world, resume(world, left))


def leave(world: World, left: RoundEntry) -> None:
    """A ladder that is not wanted any more is over; the takes that were done stay."""
    try:
        playing = resume(world, left)
    except OtherVersion:
        world.history.keep(RoundEnded(world.stamp(), left.started.stamp.id, HowEnded.SET_ASIDE))
    else:
        playing.set_aside()
        _keep(world, playing)


def _goes_on(left: RoundEntry) -> Sitting[bool]:
    page = Page(
        TITLE,
        (Para(f"Your ladder of {left.started.stamp.day} stopped in the middle."),),
        "What now",
        Wanted.CHOICE,
        (Choice("g", "go on with it where it stopped"), Choice("n", "begin a new one")),
        default="g",
    )
    return (yield from ask_choice(page)) == "g"


def _listened_to(world: World, voice: Voice) -> Sitting[World]:
    """Nobody is listened to before it has been said."""
    if voice is Voice.TYPED or not world.settings.microphone.use:
        return world
    world, listens = who_listens(world)
    yield Page(TITLE, (Para(listens),), "Enter goes on.")
    return world
