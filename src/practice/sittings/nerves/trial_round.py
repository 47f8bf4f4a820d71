"""One round of a trial: a rating, the way that is drawn, two questions, two ratings."""

from dataclasses import replace
from random import Random

from practice.model.answer import Voice
from practice.model.facts import HowEnded
from practice.model.kinds import QuestionType
from practice.model.nerves import Occasion, Rated, RatedAt, TrialRound
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.question import Question
from practice.model.recipe import Ask, Pick
from practice.nerves.course import breaths, course
from practice.nerves.patterns import EASE, SIGH
from practice.nerves.pressure import PRESSURE, pressure_recipe
from practice.nerves.trial import Way, drawn, next_number
from practice.nerves.trial_words import SAY_ALOUD, SHOWN, WHY, told
from practice.rounds.plan import Plan
from practice.schedule.choose import Past, choose
from practice.sittings.nerves.breathing import Breathing
from practice.sittings.nerves.past_trials import Trial, as_it_is, running
from practice.sittings.nerves.rating import rate
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import Equipment, equipped
from practice.sittings.rounds.left_rounds import is_fresh, make_room
from practice.sittings.rounds.mock import plan_round
from practice.sittings.rounds.playing import begin
from practice.sittings.script import Sitting, ask_choice

TITLE = "What helps you"
BREATHE_S = 120.0
SIGHS = 3
ROUTINE = "trial"
"""What exercises of a trial are kept as."""

LAST_ROUNDS = 200
"""Rounds of the past searched for how the last one under pressure was answered."""

PLACES = (
    (QuestionType.BEHAVIOURAL,),
    (QuestionType.SITUATIONAL, QuestionType.VALUES, QuestionType.CURVEBALL),
)
"""The kinds of the two questions: the same in every round, so that rounds can be compared."""

ANY_KIND = (*PLACES[0], *PLACES[1], QuestionType.BACKGROUND, QuestionType.MOTIVATION, QuestionType.STRENGTHS)
"""What may stand in where the person's banks have none of these kinds."""


def next_round(world: World, trial: Trial) -> Sitting[None]:
    """One round: a rating, the way, two questions, two ratings. Nothing of the way is known before it."""
    world, voice = yield from _choose_voice(world)
    recipe = pressure_recipe(_two_questions(world))
    plan = plan_round(world, recipe, _all_questions(world), seed=None, voice=voice)
    yield _introduction(plan)
    about = world.new_id()
    yield from rate(world, RatedAt.BEFORE, occasion=Occasion.TRIAL, about=about, word=True)
    n = next_number(trial.rounds)
    way = drawn(trial.begun.seed, trial.ways, n)
    # Kept as it is shown and not a moment sooner: history cannot tell the way before.
    world.history.keep(TrialRound(replace(world.stamp(), id=about), trial.begun.stamp.id, n, way))
    yield from ask_choice(_reveal(way))
    yield from _get_ready(world, way)
    make_room(world, (PRESSURE,))
    playing = begin(world, plan)
    yield playing
    if not playing.over:
        return
    yield from _rate_peak(world, about)
    yield from rate(world, RatedAt.END, occasion=Occasion.TRIAL, about=about)
    yield from _after(world, trial, about)


def what_leaving_means(world: World, trial: Trial) -> str:
    """What a page left in the middle means for the trial."""
    now = as_it_is(world, trial)
    if len(now.rounds) == len(trial.rounds) or now.rounds[-1].peak is not None:
        return ""
    return "That round was left, so it does not count. A new pair of rounds takes the place of its pair."


def rate_late(world: World) -> Sitting[None]:
    """The newest round may have come to its end without its rating: from home, or with the program's end."""
    trial = running(world)
    if trial is None:
        return
    mine = [fact for fact in world.history.every(TrialRound) if fact.trial == trial.begun.stamp.id]
    rated = {fact.about for fact in world.history.every(Rated) if fact.moment in (RatedAt.PEAK, RatedAt.END)}
    if not mine or mine[-1].stamp.id in rated:
        return
    newest = mine[-1].stamp
    played = [
        entry
        for entry in world.history.rounds(last=LAST_ROUNDS)
        if entry.started.recipe == PRESSURE and entry.started.stamp.at >= newest.at
    ]
    if played and played[-1].ended is HowEnded.FINISHED and is_fresh(world, played[-1]):
        said = f"Your round of {newest.day} is finished, and not rated yet. This is about that round."
        yield from _rate_peak(world, newest.id, prompt=said)


def _choose_voice(world: World) -> Sitting[tuple[World, Voice]]:
    """How to answer, as the last time unless the person says so. Nothing is recorded here."""
    before = world.history.rounds(last=LAST_ROUNDS)
    last = next(
        (each.started.voice for each in reversed(before) if each.started.recipe == PRESSURE), Voice.ALOUD
    )
    page = Page(
        TITLE,
        (
            Para("How would you like to answer?"),
            Para("The same way each time makes the rounds easier to compare.", Tone.ASIDE),
        ),
        "Your choice",
        Wanted.CHOICE,
        (Choice("a", "aloud: nobody listens, you say when you are done"), Choice("t", "typed")),
        default="t" if last is Voice.TYPED else "a",
    )
    key = yield from ask_choice(page)
    return equipped(world, Equipment(microphone=False)), Voice.TYPED if key == "t" else Voice.ALOUD


def _introduction(plan: Plan) -> Page:
    questions = "one question" if plan.questions == 1 else "two questions"
    body = [
        Para(f"First one rating, then the way is drawn, then the round: {questions}, no notes."),
        Para(
            "A clock counts down and ends each answer, and somebody may cut in. You may stop at any moment."
        ),
        *(Para(remark, Tone.ASIDE) for remark in plan.remarks),
    ]
    return Page(TITLE, tuple(body), "Enter begins.")


def _two_questions(world: World) -> list[str]:
    """The keys of one question for each place: unseen, or seen the longest time ago."""
    past = Past(world.clock.today(), world.history.seen(), world.history.levels())
    rng = Random(world.new_seed())
    keys: list[str] = []
    for kinds in PLACES:
        for wanted in (kinds, ANY_KIND):
            ask = Ask("questions", Pick.DUE, types=wanted)
            found = choose(_all_questions(world), ask, past=past, used=keys, rng=rng).questions
            if found:
                keys.append(found[0].key)
                break
    return keys


def _all_questions(world: World) -> list[Question]:
    return [question for bank in world.banks.banks() for question in bank.questions]


def _reveal(way: Way) -> Page:
    """The way, at last. It waits for a key in every face, and for every way alike."""
    body = [Para("This time:", Tone.ASIDE), Para(SHOWN[way])]
    if way is Way.EXCITED:
        body += [Para(words, Tone.QUOTE) for words in SAY_ALOUD]
        body.append(Para(WHY[way].text, Tone.ASIDE))
    choices = (Choice("g", "go on"),)
    return Page(TITLE, tuple(body), "When you are ready", Wanted.CHOICE, choices, default="g")


def _get_ready(world: World, way: Way) -> Sitting[None]:
    """What takes time of the way that was drawn."""
    if way not in (Way.BREATHING, Way.SIGHS):
        return
    if way is Way.BREATHING:
        exercise = Breathing(world, EASE, course(EASE, BREATHE_S), title="Slow and easy", routine=ROUTINE)
    else:
        exercise = Breathing(world, SIGH, breaths(SIGH, SIGHS), title="Three sighs", routine=ROUTINE)
    try:
        yield exercise
    except Left:
        # What was drawn is what counts: pairs lost whenever one way is disliked would tell nothing.
        page = Page(
            TITLE,
            (Para("That was enough of it. The round counts all the same, as one with this way."),),
            "Your choice",
            Wanted.CHOICE,
            (Choice("g", "go on with the round"), Choice("z", "stop here; the round does not count")),
            default="g",
        )
        if (yield from ask_choice(page)) == "z":
            raise


def _rate_peak(world: World, about: str, *, prompt: str = "") -> Sitting[None]:
    """The rating that decides. Going back from it by mistake would cost the round, so that is asked once."""
    try:
        yield from rate(world, RatedAt.PEAK, occasion=Occasion.TRIAL, about=about, prompt=prompt)
    except Left:
        page = Page(
            TITLE,
            (
                Para(
                    "Without this rating the round does not count, and a new pair of rounds takes its place."
                ),
            ),
            "Your choice",
            Wanted.CHOICE,
            (Choice("r", "rate it after all"), Choice("n", "leave it out")),
            default="r",
        )
        if (yield from ask_choice(page)) == "n":
            return
        yield from rate(world, RatedAt.PEAK, occasion=Occasion.TRIAL, about=about, prompt=prompt)


def _after(world: World, trial: Trial, about: str) -> Sitting[None]:
    """Whether the round counts, and what the trial says now."""
    now = as_it_is(world, trial)
    rated = any(fact.about == about and fact.moment is RatedAt.PEAK for fact in world.history.every(Rated))
    counted = "Kept." if rated else "Kept. It has no rating of the round itself, so it does not count."
    body = [Para(counted), *(Para(said) for said in told(now.finding, now.ways))]
    body.append(Para("Your answers wait under 'look back', for whenever you like.", Tone.ASIDE))
    yield Page(TITLE, tuple(body), "Enter goes on.")
