"""A mock interview: chosen, played, and looked back on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from random import Random

from practice.model.answer import Ended, Voice
from practice.model.facts import Answered, HowEnded, RoundEnded, RoundEntry
from practice.model.kinds import QuestionType
from practice.model.pace import PACES, reading
from practice.model.page import LIST_KEYS, Choice, Page, Para, Tone, Wanted
from practice.model.question import Question
from practice.model.recipe import Ask, ClockFace, Format, Pick, Recipe, StopAt, TheirTurn
from practice.model.trouble import Trouble
from practice.rounds.budget import planned_seconds
from practice.rounds.numbers import with_numbers
from practice.rounds.plan import Asked, Plan, build_plan
from practice.rounds.view import speaker_of
from practice.schedule.choose import Past, choose
from practice.sittings.brought_forward import planned
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import Equipment, equipped, sound_in_words, who_listens
from practice.sittings.rounds.heard import calm_reading, line
from practice.sittings.rounds.playing import Playing, begin, resume
from practice.sittings.rounds.readback import OtherVersion, plan_from
from practice.sittings.rounds.review import review_answers
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.waiting import to_go_on_with


class MockError(Trouble):
    """What was asked for on the command line cannot be played."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the person asked for; None leaves it to a page or to the recipe. Times in seconds."""

    recipe: str | None = None
    banks: tuple[str, ...] = ()
    seed: int | None = None
    voice: Voice | None = None
    prepare_s: int | None = None
    answer_s: int | None = None
    takes: int | None = None

    @property
    def numbers(self) -> bool:
        """Some of the times come from an invitation."""
        return (self.prepare_s, self.answer_s, self.takes) != (None, None, None)


def mock(world: World, wish: Wish) -> Sitting[None]:
    """From the choice of an interview to the review of its answers."""
    recipe = _find(world, wish.recipe) if wish.recipe else (yield from _choose_recipe(world))
    if wish.numbers:
        recipe = with_numbers(recipe, prepare_s=wish.prepare_s, answer_s=wish.answer_s, takes=wish.takes)
        recipe = replace(recipe, minutes=max(1, round(planned_seconds(recipe, PACES) / 60)))
    questions = _questions(world, wish.banks)
    voice = wish.voice
    if voice is None:
        world, voice = yield from _choose_voice(world, recipe)
    plan = plan_round(world, recipe, questions, seed=wish.seed, voice=voice)
    world, page = _introduction(world, plan)
    yield page
    yield from play(world, begin(world, plan))


def repeat(world: World, number: int, wish: Wish) -> Sitting[None]:
    """A round of the past, question for question."""
    entry = world.history.round(number)
    if entry is None or entry.started.again_of:
        raise MockError(
            f"there is no round {number} to repeat", mend="`practice rounds` lists them with their numbers"
        )
    _agree(wish, entry, voice=wish.voice or entry.started.voice)
    plan = plan_from(entry.started.plan)
    plan = replace(plan, voice=wish.voice or plan.voice)
    world, page = _introduction(world, plan)
    yield page
    yield from play(world, begin(world, plan))


def go_on(world: World, wish: Wish = Wish()) -> Sitting[None]:
    """The newest unfinished round, exactly where it was left. A wish may only say what it is anyway."""
    from practice.sittings.rounds.answer_ladder import LADDER, go_on_with  # which is played with what is here

    entry = to_go_on_with(world)
    if entry is None:
        raise MockError("there is no unfinished round to go on with", mend="`practice mock` starts a new one")
    _agree(wish, entry, voice=entry.started.voice)
    if entry.started.recipe == LADDER:
        yield from go_on_with(world, entry)
        return
    world = yield from _heard_as_before(world, entry)
    yield from play(world, resume(world, entry))


def _heard_as_before(world: World, entry: RoundEntry) -> Sitting[World]:
    """A round that was measured so far may go on so; nobody is listened to before it has been said."""
    if entry.started.voice is not Voice.ALOUD:
        return world
    answers = world.history.answers(entry.started.stamp.id)
    if world.settings.microphone.use:
        world, listens = who_listens(world)
        yield Page(entry.started.title, (Para(listens),), "Enter goes on with the round.")
    elif any(each.delivery for each in answers):
        page = Page(
            entry.started.title,
            (Para("So far this round was measured with the microphone."),),
            "How shall it go on",
            Wanted.CHOICE,
            (
                Choice("m", f"with the microphone: {sound_in_words(world.settings.microphone)}"),
                Choice("w", "without it"),
            ),
            default="w",
        )
        if (yield from ask_choice(page)) == "m":
            world = equipped(world, Equipment(microphone=True))
    return world


def _agree(wish: Wish, entry: RoundEntry, *, voice: Voice) -> None:
    """Refuse wishes that a round of the past cannot grant, instead of passing over them."""
    started = entry.started
    given = {
        "recipe": wish.recipe is not None and wish.recipe.lower() not in started.recipe,
        "--seed": wish.seed not in (None, started.seed),
        "--bank": bool(wish.banks),
        "--prepare, --answer, --takes": wish.numbers,
        "--typed or --aloud": wish.voice not in (None, voice),
    }
    odd = [name for name, at_odds in given.items() if at_odds]
    if odd:
        raise MockError(
            f"round {entry.number} is '{started.recipe}', {started.voice}, and stays as it is",
            mend=f"leave out: {', '.join(odd)}",
        )


def set_aside(world: World, entry: RoundEntry) -> None:
    """Close an unfinished round; its answers stay and can be reviewed, the takes of a ladder are kept."""
    from practice.sittings.rounds.answer_ladder import LADDER, leave

    if entry.started.recipe == LADDER:
        leave(world, entry)
        return
    try:
        playing = resume(world, entry)
    except OtherVersion:
        world.history.keep(RoundEnded(world.stamp(), entry.started.stamp.id, HowEnded.SET_ASIDE))
    else:
        playing.set_aside()


def play(world: World, playing: Playing) -> Sitting[None]:
    """Play to the end, then offer the review."""
    yield playing
    if not playing.over:
        return
    answers = [answer for answer in world.history.waiting() if answer.round_id == playing.id]
    page = _closing(world, playing, waiting=len(answers))
    if not answers:
        yield page
    elif (yield from ask_choice(page)) == "y":
        yield from review_answers(world, answers)


def plan_round(
    world: World, recipe: Recipe, questions: Sequence[Question], *, seed: int | None, voice: Voice
) -> Plan:
    """Choose the questions and lay the round out.

    A seed given by the person chooses as if nothing had ever been asked, so that it gives the same
    round again whatever has happened since.
    """
    if seed is None:
        seen, levels = world.history.seen(), world.history.levels()
        past = Past(world.clock.today(), seen, levels, planned(world))
        seed = world.new_seed()
    else:
        past = Past(world.clock.today(), {}, ())
    rng = Random(seed)
    chosen: dict[str, tuple[Question, ...]] = {}
    used: set[str] = set()
    remarks: list[str] = []
    for phase in recipe.phases:
        if isinstance(phase, TheirTurn):
            phase_ask = Ask(phase.id, Pick.SPREAD, phase.count, types=(QuestionType.ASK_THEM,))
        elif isinstance(phase, Ask):
            phase_ask = phase
        else:
            continue
        found = choose(questions, phase_ask, past=past, used=used, rng=rng)
        chosen[phase.id] = found.questions
        used |= {question.key for question in found.questions}
        remarks += found.remarks
    plan = build_plan(recipe, chosen, seed=seed, voice=voice, remarks=remarks)
    if not any(chosen.values()):
        raise MockError(
            f"no question in the chosen banks fits the round '{recipe.id}'",
            mend="choose other banks with --bank, or leave it out to use all of them",
        )
    return plan


def _find(world: World, name: str) -> Recipe:
    recipes = world.banks.recipes()
    for recipe in recipes:
        if recipe.id == name:
            return recipe
    wanted = name.lower()
    for fits in (str.startswith, str.__contains__):
        found = [recipe for recipe in recipes if fits(recipe.id, wanted)]
        if len(found) == 1:
            return found[0]
    known = [recipe.id for recipe in recipes]
    near = get_close_matches(wanted, known, 1)
    meant = f"did you mean '{near[0]}'? " if near else ""
    raise MockError(f"there is no round '{name}'", mend=f"{meant}choose one of: {', '.join(known)}")


def _questions(world: World, banks: tuple[str, ...]) -> list[Question]:
    loaded = world.banks.banks()
    known = {bank.id for bank in loaded}
    for name in banks:
        if name not in known:
            raise MockError(f"there is no bank '{name}'", mend=f"choose from: {', '.join(sorted(known))}")
    return [q for bank in loaded if not banks or bank.id in banks for q in bank.questions]


def _choose_recipe(world: World) -> Sitting[Recipe]:
    recipes = sorted(world.banks.recipes(), key=lambda recipe: (recipe.minutes, recipe.id))
    if not recipes:
        raise MockError(
            "there are no round recipes", mend="`practice banks check` on your own files says why"
        )
    recipes = recipes[: len(LIST_KEYS)]
    choices = tuple(
        Choice(key, f"{recipe.title}, {recipe.minutes} minutes. {recipe.summary}")
        for key, recipe in zip(LIST_KEYS, recipes, strict=False)
    )
    page = Page(
        "Mock interview",
        (Para("Which kind of interview?"),),
        "Your choice",
        Wanted.CHOICE,
        choices,
        default="1",
    )
    key = yield from ask_choice(page)
    return recipes[LIST_KEYS.index(key)]


def _choose_voice(world: World, recipe: Recipe) -> Sitting[tuple[World, Voice]]:
    """How to answer; with the microphone, too, where that has not been chosen for good."""
    microphone = world.settings.microphone
    heard = sound_in_words(microphone)
    choices = [
        Choice("a", f"aloud: {heard if microphone.use else 'nobody listens'}, you say when you are done"),
        Choice("t", "typed: kept word for word, and you can read it later"),
    ]
    if microphone.use:
        choices.insert(1, Choice("w", "aloud, without the microphone"))
    else:
        choices.insert(1, Choice("m", f"aloud, with the microphone: {heard}"))
    page = Page(
        recipe.title,
        (Para("How would you like to answer?"),),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default="a",
    )
    key = yield from ask_choice(page)
    if key in ("m", "w"):
        world = equipped(world, Equipment(microphone=key == "m"))
    return world, Voice.TYPED if key == "t" else Voice.ALOUD


def _introduction(world: World, plan: Plan) -> tuple[World, Page]:
    who = "; ".join(speaker_of(member) for member in plan.panel)
    lines = [f"About {_count(plan.minutes, 'minute')}, {_count(plan.questions, 'question')}."]
    if who:
        lines.append(f"You meet {who}.")
    lines += _rules_in_words(plan)
    body = [Para(" ".join(lines))]
    body += [Para(remark, Tone.ASIDE) for remark in plan.remarks]
    if world.settings.microphone.use and plan.voice is Voice.ALOUD:
        world, listens = who_listens(world)
        body.append(Para(listens))
    body.append(Para("You may stop at any moment: everything so far is kept, and you can go on later."))
    return world, Page(plan.title, tuple(body), "Enter begins.")


def _rules_in_words(plan: Plan) -> list[str]:
    rules = plan.rules
    words = {
        ClockFace.COUNT_UP: "A clock counts up.",
        ClockFace.COUNT_DOWN: "A clock counts down.",
        ClockFace.HIDDEN: "There is no clock to see.",
    }
    lines = [words[rules.clock]]
    if rules.stop_at is not StopAt.NONE:
        asked = [item for item in plan.items if isinstance(item, Asked) and item.scored]
        stops = sorted({item.stop_s for item in asked if item.stop_s is not None})
        lines.append(f"An answer stops by itself at {' or '.join(reading(stop) for stop in stops)}.")
    if plan.format is Format.ONE_WAY:
        lines.append("Nobody is there: only a question on a screen.")
    if rules.retakes:
        lines.append(f"{rules.retakes + 1} takes of each answer, the last one counts.")
    if rules.silence_s:
        lines.append("There are silences while they write.")
    if rules.interrupts:
        lines.append("Somebody may cut in.")
    if rules.skip:
        lines.append(f"You may skip {_count(rules.skip, 'question')}.")
    return lines


def _count(number: int, noun: str) -> str:
    return f"one {noun}" if number == 1 else f"{number} {noun}s"


def _heard(world: World, answers: Sequence[Answered]) -> list[Para]:
    """How each answer was spoken, in a line; what holds for all of them, such as a fault, only once."""
    beside = calm_reading(world)
    told = [(each.given.asked, line(each.delivery, beside)) for each in answers if each.delivery is not None]
    if not told:
        return []
    same = {said for _, said in told}
    lines = list(same) if len(same) == 1 < len(told) else [" ".join(each) for each in told]
    return [Para("How it was spoken", Tone.HEADING), *(Para(said, Tone.ITEM) for said in lines)]


def _closing(world: World, playing: Playing, *, waiting: int) -> Page:
    answers = world.history.answers(playing.id)
    items = {each.given.item for each in answers if each.scored and each.given.ended is not Ended.SKIPPED}
    spoken = sum(each.given.answered_s for each in answers)
    title = playing.state.plan.title
    answered = _count(len(items), "question")
    body = [Para(f"That was the round. You answered {answered} in {reading(spoken)} of answering time.")]
    body += _heard(world, answers)
    if world.settings.microphone.keep_audio and any(each.delivery for each in answers):
        days = _count(world.settings.microphone.keep_days, "day")
        body.append(
            Para(f"The sound is kept for {days} in {world.sounds}; delete it whenever you like.", Tone.ASIDE)
        )
    if not waiting:
        return Page(title, tuple(body), "Enter goes on.", step="Done")
    body.append(Para("Looking back takes about two minutes an answer. It can wait, and be left anywhere."))
    choices = (Choice("y", "look back now"), Choice("n", "later"))
    return Page(title, tuple(body), "Look back now?", Wanted.CHOICE, choices, default="y", step="Done")
