"""A personal trial: two ways to get ready, drawn by chance before rounds under pressure, and compared."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from random import Random

from practice.model.answer import Voice
from practice.model.facts import HowEnded
from practice.model.kinds import QuestionType
from practice.model.nerves import Occasion, Rated, RatedAt, TrialBegun, TrialEnded, TrialRound
from practice.model.page import YES_NO, Choice, Left, Page, Para, Tone, Wanted
from practice.model.question import Question
from practice.model.recipe import Ask, Pick
from practice.model.trouble import Trouble
from practice.nerves.course import breaths, course
from practice.nerves.patterns import EASE, SIGH
from practice.nerves.pressure import PRESSURE, pressure_recipe
from practice.nerves.trial import (
    LAST_LOOK,
    Finding,
    RoundRated,
    Standing,
    Way,
    Ways,
    drawn,
    finding,
    next_number,
    rounds_of,
    ways_of,
)
from practice.nerves.trial_words import (
    ABOUT_YOU,
    CHOICES,
    FALSE_ALARM,
    IN_SHORT,
    NAMES,
    NOISE,
    SAY_ALOUD,
    SHOWN,
    SMALL_IS_MISSED,
    WHY,
    figures,
    in_short,
    row,
    rules,
    told,
)
from practice.rounds.plan import Plan
from practice.schedule.choose import Past, choose
from practice.sittings.breathing import Breathing
from practice.sittings.equipment import Equipment, equipped
from practice.sittings.left_rounds import is_fresh, make_room
from practice.sittings.mock import plan_round
from practice.sittings.playing import begin
from practice.sittings.ports import World
from practice.sittings.rating import rate
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


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial as history has it."""

    begun: TrialBegun
    ways: Ways
    rounds: Sequence[RoundRated]

    @property
    def finding(self) -> Finding:
        """What it says at present."""
        return finding(self.rounds, self.ways)


def trial(world: World) -> Sitting[None]:
    """Begin a trial, go on with its next round, see what is known so far, or end it."""
    with suppress(Left):
        yield from _rate_late(world)
    notice = ""
    while True:
        running = _running(world)
        if running is None:
            if not (yield from _begin(world)):
                return
            notice = "It has begun."
            continue
        try:
            key = yield from ask_choice(_menu(running, notice))
        except Left:
            return
        notice = ""
        try:
            match key:
                case "g":
                    yield from _next_round(world, running)
                case "l":
                    yield _list(running)
                case "r":
                    yield _rules()
                case "e":
                    if (yield from _end(world, running)):
                        return
                case _:
                    return
        except Left:
            notice = _left(world, running)
        except Trouble as trouble:  # such as banks without a question that fits
            notice = trouble.told


def _trials(world: World) -> list[Trial]:
    """All that this version can read, oldest first."""
    rounds, ratings = world.history.every(TrialRound), world.history.every(Rated)
    return [
        Trial(begun, ways, rounds_of(begun, rounds, ratings))
        for begun in world.history.every(TrialBegun)
        if (ways := ways_of(begun))
    ]


def _ended(world: World) -> set[str]:
    return {fact.trial for fact in world.history.every(TrialEnded)}


def _running(world: World) -> Trial | None:
    """The newest that was not ended."""
    over = _ended(world)
    return next((each for each in reversed(_trials(world)) if each.begun.stamp.id not in over), None)


def _begin(world: World) -> Sitting[bool]:
    """What a trial is, and which two ways it compares; False when the person would rather not."""
    earlier = _trials(world)
    choices = [Choice("y", "choose two ways"), Choice("w", "what it is, in full"), Choice("n", "not now")]
    if earlier:
        choices.insert(2, Choice("l", "what earlier ones said"))
    page = Page(
        TITLE,
        tuple(Para(said) for said in IN_SHORT),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default="y",
        explained=_expectations(),
        explains="what such a trial can tell you",
    )
    while (key := (yield from ask_choice(page))) in ("l", "w"):
        with suppress(Left):  # back from there is back to this page
            yield _earlier(earlier) if key == "l" else _rules()
    if key == "n":
        return False
    first = yield from _choose_way("Which way would you like to know about?", list(Way)[:-1], Way.BREATHING)
    others = [way for way in Way if way is not first]
    second = yield from _choose_way("And compared with what?", others, Way.NOTHING)
    if (yield from ask_choice(_agreed(first, second))) == "n":
        return False
    world.history.keep(TrialBegun(world.stamp(), world.new_seed(), f"{first} {second}"))
    return True


def _agreed(first: Way, second: Way) -> Page:
    """So many rounds are begun on purpose, never by pressing Enter all the way."""
    compared = f"{NAMES[first]} compared with {NAMES[second]}"
    body = (Para(f"{compared[0].upper()}{compared[1:]}, in up to {2 * LAST_LOOK} rounds."),)
    return Page(TITLE, body, "Begin it?", Wanted.CHOICE, YES_NO, default="n")


def _choose_way(asked: str, ways: Sequence[Way], usual: Way) -> Sitting[Way]:
    keys = {way.value[0]: way for way in ways}
    page = Page(
        TITLE,
        (Para(asked), *(Para(WHY[way].text, Tone.ITEM) for way in ways if way in WHY)),
        "Your choice",
        Wanted.CHOICE,
        tuple(Choice(key, CHOICES[way]) for key, way in keys.items()),
        default=usual.value[0],
    )
    return keys[(yield from ask_choice(page))]


def _menu(running: Trial, notice: str) -> Page:
    """Where the trial stands, after a word about what was done last. The next way is not in it."""
    now = running.finding
    going_on = now.standing is Standing.NOT_YET
    lead, *rest = told(now, running.ways)
    choices = [Choice("l", "the list of your rounds"), Choice("r", "how it goes, once more")]
    if going_on:
        choices.insert(0, Choice("g", "the next round (up to ten minutes)"))
    choices += [Choice("e", "end this trial"), Choice("z", "done")]
    compared = f"Compared: {NAMES[running.ways[0]]} and {NAMES[running.ways[1]]}."
    caution = () if going_on else (Para(ABOUT_YOU.text, Tone.ASIDE),)
    return Page(
        TITLE,
        (
            *((Para(notice),) if notice else ()),
            Para(compared, Tone.ASIDE),
            Para(lead),
            *(Para(said) for said in rest),
            *caution,
        ),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default="g" if going_on else "z",
        explained=() if going_on else (*(Para(said) for said in figures()), Para(FALSE_ALARM.text)),
    )


def _next_round(world: World, running: Trial) -> Sitting[None]:
    """One round: a rating, the way, two questions, two ratings. Nothing of the way is known before it."""
    world, voice = yield from _choose_voice(world)
    recipe = pressure_recipe(_two_questions(world))
    plan = plan_round(world, recipe, _all_questions(world), seed=None, voice=voice)
    yield _introduction(plan)
    about = world.new_id()
    yield from rate(world, RatedAt.BEFORE, occasion=Occasion.TRIAL, about=about, word=True)
    n = next_number(running.rounds)
    way = drawn(running.begun.seed, running.ways, n)
    # Kept as it is shown and not a moment sooner: history cannot tell the way before.
    world.history.keep(TrialRound(replace(world.stamp(), id=about), running.begun.stamp.id, n, way))
    yield from ask_choice(_reveal(way))
    yield from _get_ready(world, way)
    make_room(world, (PRESSURE,))
    playing = begin(world, plan)
    yield playing
    if not playing.over:
        return
    yield from _rate_peak(world, about)
    yield from rate(world, RatedAt.END, occasion=Occasion.TRIAL, about=about)
    yield from _after(world, running, about)


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


def _rate_late(world: World) -> Sitting[None]:
    """The newest round may have come to its end without its rating: from home, or with the program's end."""
    running = _running(world)
    if running is None:
        return
    mine = [fact for fact in world.history.every(TrialRound) if fact.trial == running.begun.stamp.id]
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


def _after(world: World, running: Trial, about: str) -> Sitting[None]:
    """Whether the round counts, and what the trial says now."""
    now = next(each for each in _trials(world) if each.begun.stamp.id == running.begun.stamp.id)
    rated = any(fact.about == about and fact.moment is RatedAt.PEAK for fact in world.history.every(Rated))
    counted = "Kept." if rated else "Kept. It has no rating of the round itself, so it does not count."
    body = [Para(counted), *(Para(said) for said in told(now.finding, now.ways))]
    body.append(Para("Your answers wait under 'look back', for whenever you like.", Tone.ASIDE))
    yield Page(TITLE, tuple(body), "Enter goes on.")


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


def _all_questions(world: World) -> list[Question]:
    return [question for bank in world.banks.banks() for question in bank.questions]


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


def _list(running: Trial) -> Page:
    """Every round as it was rated, without a word on what it may mean."""
    rows = tuple(Para(row(each), Tone.ROW) for each in running.rounds)
    note = "A round without 'most' does not count, nor the other one of its pair."
    lead, *_ = told(running.finding, running.ways)
    body = (Para(lead), *(rows or (Para("There is no round yet."),)), Para(note, Tone.ASIDE))
    return Page(TITLE, body, "Enter goes back.")


def _rules() -> Page:
    body = (*(Para(rule, Tone.ITEM) for rule in rules()), *_expectations())
    return Page(TITLE, body, "Enter goes back.")


def _expectations() -> tuple[Para, ...]:
    """What such a trial can do, and how often it cannot."""
    return tuple(Para(claim.text) for claim in (NOISE, FALSE_ALARM, SMALL_IS_MISSED, ABOUT_YOU))


def _earlier(trials: Sequence[Trial]) -> Page:
    rows = tuple(
        Para(f"{each.begun.stamp.day}  {in_short(each.finding, each.ways)}", Tone.ITEM)
        for each in reversed(trials)
    )
    return Page(TITLE, rows, "Enter goes back.")


def _end(world: World, running: Trial) -> Sitting[bool]:
    """End it if the person is sure; everything in it stays."""
    early = running.finding.standing is Standing.NOT_YET
    told_ = "Its answer stays 'not known', and its rounds stay kept." if early else "Its answer stays kept."
    page = Page(TITLE, (Para(f"End this trial? {told_}"),), "End it?", Wanted.CHOICE, YES_NO, default="n")
    if (yield from ask_choice(page)) == "n":
        return False
    world.history.keep(TrialEnded(world.stamp(), running.begun.stamp.id))
    return True


def _left(world: World, running: Trial) -> str:
    """What a page left in the middle means for the trial."""
    now = next(each for each in _trials(world) if each.begun.stamp.id == running.begun.stamp.id)
    if len(now.rounds) == len(running.rounds) or now.rounds[-1].peak is not None:
        return ""
    return "That round was left, so it does not count. A new pair of rounds takes the place of its pair."
