"""One attempt at a rung: what is feared, breathing or none, the round, and what came of it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from practice.model.facts import HowEnded, RoundEntry
from practice.model.nerves import Attempt, AttemptPart, Occasion, RatedAt
from practice.model.page import YES_NO, Choice, Left, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.nerves.attempts import ABORTED, FINISHED, Tried
from practice.nerves.climbing import Advice
from practice.nerves.ladder_words import WHY_PREDICT
from practice.nerves.rungs import ELSEWHERE, RECIPES, RECORDED, rung_of
from practice.rounds.plan import Asked, Plan
from practice.sittings.nerves.aftermath import after
from practice.sittings.nerves.elsewhere import done_elsewhere, elsewhere
from practice.sittings.nerves.rating import asked_now, rate
from practice.sittings.nerves.rung_plan import plan_for, remarks
from practice.sittings.nerves.taken import Taken, entry_of, likelihood, words
from practice.sittings.ports import World
from practice.sittings.rounds.equipment import Equipment, equipped, who_listens
from practice.sittings.rounds.left_rounds import is_fresh, make_room
from practice.sittings.rounds.playing import Playing, begin, resume
from practice.sittings.script import Sitting, ask_choice

STEADY_S = 120
ROUTINE = "ladder"
"""What the breathing before an attempt belongs to."""

BREATHE_THERE = "If you like, breathe slow and easy for two minutes just before you begin there."

MAY_STOP = "You may stop at any moment. That is kept as it is, and costs nothing."

BREATHED_S = 30.0
"""Seconds of breathing from which on an attempt counts as one that was steadied."""


def attempt(
    world: World, tried: Sequence[Tried], *, sitting: str, rung: int, advice: Advice
) -> Sitting[None]:
    """From the first question before it to the last one after. Every reply is kept when it is given."""
    plan = plan_for(world, rung, tried)
    away = rung in ELSEWHERE
    steadied = (yield from _steady(world, rung, advice)) if advice.steady and not away else False
    begun = Attempt(world.stamp(), sitting, rung, advice.rung, steadied)
    world.history.keep(begun)
    taken = Taken(world, begun.stamp.id, rung_of(rung))
    why = "" if advice.steady else advice.steady_reason
    ahead = () if away else (why, *remarks(world, rung, plan), MAY_STOP)
    yield from _before(taken, ahead, hint=advice.hint, earlier=_told_here(tried, rung))
    if away:
        yield from elsewhere(taken, plan, steadying=BREATHE_THERE if advice.steady else advice.steady_reason)
        return
    world = yield from _introduced(taken, plan)
    make_room(world, RECIPES)
    playing = begin(world, plan)
    taken = replace(taken, world=world)
    taken.say(AttemptPart.ROUND, playing.id)
    yield from _played(taken, playing)


def take_up(world: World, last: Tried) -> Sitting[None]:
    """An attempt that is open: its round or the pages after it were left, or it is done elsewhere."""
    taken = Taken(world, last.id, rung_of(last.rung))
    if last.rung in ELSEWHERE:
        where = f" The script is in {last.script}." if last.script else ""
        yield from done_elsewhere(taken, Para(f"On {last.day} you took rung {last.rung} with you.{where}"))
        return
    entry = entry_of(world, last.round)
    if entry is None or entry.ended is HowEnded.SET_ASIDE:
        taken.say(AttemptPart.ENDED, ABORTED)
    elif entry.ended is HowEnded.FINISHED and not is_fresh(world, entry):
        taken.say(AttemptPart.ENDED, FINISHED)  # nobody remembers now how nervous it got
    elif entry.ended is HowEnded.FINISHED:
        said = f"Your attempt of {last.day} is finished. What came of it has not all been asked yet."
        yield Page(taken.title, (Para(said),), "Enter goes on.")
        yield from after(taken, last.round)
    else:
        page = Page(
            taken.title,
            (Para(f"Your attempt of {last.day} stopped in the middle of its round."),),
            "What now",
            Wanted.CHOICE,
            (
                Choice("g", "go on with it where it stopped"),
                Choice("l", "leave it there; that costs nothing"),
            ),
            default="g",
        )
        if (yield from ask_choice(page)) != "g":
            taken.say(AttemptPart.ENDED, ABORTED)
            return
        if last.rung == RECORDED:  # how it was to be recorded is gone with the program that asked
            world, listens = yield from _microphone(taken)
        else:
            world, listens = _listening(world)
        yield from _go_on(replace(taken, world=world), entry, listens=listens)


def _steady(world: World, rung: int, advice: Advice) -> Sitting[bool]:
    """Two minutes of slow breathing, if wanted. Leaving it leads on to the attempt."""
    page = Page(
        f"Rung {rung}: {rung_of(rung).title}",
        (Para(advice.steady_reason),),
        "Breathe first",
        Wanted.CHOICE,
        YES_NO,
        default="n",
        step="Before",
    )
    if (yield from ask_choice(page)) == "n":
        return False
    from practice.nerves.course import course
    from practice.nerves.patterns import EASE
    from practice.sittings.nerves.breathing import Breathing

    breathing = Breathing(world, EASE, course(EASE, STEADY_S), title="Before the round", routine=ROUTINE)
    with suppress(Left):
        yield breathing
    return breathing.done_s >= BREATHED_S


def _told_here(tried: Sequence[Tried], rung: int) -> Tried | None:
    """The newest attempt at this rung after which something was written down."""
    return next(
        (each for each in reversed(tried) if each.rung == rung and (each.learned or each.surprised)), None
    )


def _before(taken: Taken, ahead: Sequence[str], *, hint: str, earlier: Tried | None) -> Sitting[None]:
    """What is feared, how likely it is, how somebody else would see it, and how nervous it will get.

    What is `ahead` is said with it. What the person wrote after an `earlier` attempt here is before them
    again.
    """
    body = [Para(taken.rung.change), Para("What are you most afraid will happen?", Tone.QUESTION)]
    body.append(Para(f"For example: {taken.rung.feared}", Tone.ASIDE))
    body.append(Para(hint or WHY_PREDICT.text, Tone.PLAIN if hint else Tone.ASIDE))
    if earlier:
        body.append(Para(f"After your attempt of {earlier.day} you wrote:", Tone.ASIDE))
        body += [Para(said, Tone.QUOTE) for said in (earlier.surprised, earlier.learned) if said]
    body += [Para(said, Tone.ASIDE) for said in ahead if said]
    feared = yield from words(taken, AttemptPart.FEARED, "Before", body)
    if feared:
        question = "How likely is that, from 0 (it will not happen) to 100 (it will)?"
        yield from likelihood(taken, AttemptPart.LIKELIHOOD, "Before", feared, question)
        body = [
            Para(feared, Tone.QUOTE),
            Para("How would somebody else see it, from outside?", Tone.QUESTION),
        ]
        yield from words(taken, AttemptPart.OUTSIDER, "Before", body)
    if asked_now(taken.world, Occasion.LADDER):
        yield from rate(taken.world, RatedAt.EXPECTED, occasion=Occasion.LADDER, about=taken.id)


def _introduced(taken: Taken, plan: Plan) -> Sitting[World]:
    """The world with the microphone as it will be used.

    A round that waits for a key itself needs no other page to begin on, unless somebody listens.
    """
    world, listens = yield from _microphone(taken)
    first = plan.items[0]
    waits = isinstance(first, Asked) and not first.preparing
    if listens or not waits:
        body = [Para(said) for said in (taken.rung.change, listens) if said]
        yield Page(taken.title, tuple(body), "Enter begins.")
    return world


def _microphone(taken: Taken) -> Sitting[tuple[World, str]]:
    """Who listens. One rung is about being recorded; there it is asked, and never taken for granted."""
    world = taken.world
    if taken.rung.number != RECORDED:
        return _listening(world)
    days = world.settings.microphone.keep_days
    page = Page(
        taken.title,
        (
            Para(taken.rung.change),
            Para(
                f"The sound stays on this computer, in {world.sounds}, and is deleted after "
                f"{'one day' if days == 1 else f'{days} days'}."
            ),
        ),
        "How shall it be recorded",
        Wanted.CHOICE,
        (Choice("m", "with the microphone of this computer"), Choice("p", "by myself, with my telephone")),
        default="m",
        step="Before",
    )
    phone = "Start the recording on your telephone now. Afterwards, listen to it once."
    if (yield from ask_choice(page)) == "p":
        return equipped(world, Equipment(microphone=False)), phone
    world, listens = who_listens(equipped(world, Equipment(microphone=True, keep_audio=True)))
    return world, listens if world.settings.microphone.use else f"{listens} {phone}"


def _listening(world: World) -> tuple[World, str]:
    """Who listens, where that has been chosen before."""
    return who_listens(world) if world.settings.microphone.use else (world, "")


def _go_on(taken: Taken, entry: RoundEntry, *, listens: str) -> Sitting[None]:
    if listens:
        yield Page(taken.title, (Para(listens),), "Enter goes on with the round.")
    try:
        playing = resume(taken.world, entry)
    except Trouble as trouble:  # a round that another version of the program has kept
        taken.say(AttemptPart.ENDED, ABORTED)
        yield Page(taken.title, (Para(trouble.told),), "Enter goes on.")
        return
    yield from _played(taken, playing)


def _played(taken: Taken, playing: Playing) -> Sitting[None]:
    """The round, and what comes after it; one that is left in the middle is no worse than one that is not."""
    with suppress(Left):
        yield playing
    if playing.over:
        yield from after(taken, playing.id)
        return
    taken.say(AttemptPart.ENDED, ABORTED)
    page = Page(
        taken.title,
        (Para("You stopped there. It is kept as an attempt that was left, and counts against nothing."),),
        "What now",
        Wanted.CHOICE,
        (Choice("b", "back to the ladder"), Choice("g", "go on with this round after all")),
        default="b",
    )
    if (yield from ask_choice(page)) == "g" and (entry := entry_of(taken.world, playing.id)):
        world, listens = _listening(taken.world)
        yield from _go_on(replace(taken, world=world), entry, listens=listens)
