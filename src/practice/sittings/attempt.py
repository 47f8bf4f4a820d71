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
from practice.nerves.rungs import (
    ELSEWHERE,
    RECORDED,
    rung_of,
)
from practice.rounds.plan import Plan
from practice.sittings.aftermath import after
from practice.sittings.elsewhere import done_elsewhere, elsewhere
from practice.sittings.equipment import Equipment, equipped, who_listens
from practice.sittings.mock import set_aside
from practice.sittings.playing import Playing, begin, resume
from practice.sittings.ports import World
from practice.sittings.rating import asked_now, rate
from practice.sittings.rung_plan import plan_for, remarks
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.taken import Taken, entry_of, likelihood, words

STEADY_S = 120
ROUTINE = "ladder"
"""What the breathing before an attempt belongs to."""

BREATHED_S = 30.0
"""Seconds of breathing from which on an attempt counts as one that was steadied."""


def attempt(
    world: World, tried: Sequence[Tried], *, sitting: str, rung: int, advice: Advice
) -> Sitting[None]:
    """From the first question before it to the last one after. Every reply is kept when it is given."""
    plan = plan_for(world, rung, tried)
    steadied = (yield from _steady(world, rung, advice)) if advice.steady else False
    begun = Attempt(world.stamp(), sitting, rung, advice.rung, steadied)
    world.history.keep(begun)
    taken = Taken(world, begun.stamp.id, rung_of(rung))
    yield from _before(taken, hint=advice.hint)
    if rung in ELSEWHERE:
        yield from elsewhere(taken, plan)
        return
    why = "" if advice.steady else advice.steady_reason
    world = yield from _introduced(taken, plan, why=why)
    _make_room(world, tried)
    playing = begin(world, plan)
    taken = replace(taken, world=world)
    taken.say(AttemptPart.ROUND, playing.id)
    yield from _played(taken, playing)


def take_up(world: World, last: Tried) -> Sitting[None]:
    """An attempt that is open: the program ended in its round, or it is done away from the program."""
    taken = Taken(world, last.id, rung_of(last.rung))
    if last.rung in ELSEWHERE:
        yield from done_elsewhere(taken, Para(f"On {last.day} you took rung {last.rung} with you."))
        return
    entry = entry_of(world, last.round)
    if entry is None or entry.ended is HowEnded.SET_ASIDE:
        taken.say(AttemptPart.ENDED, ABORTED)
    elif entry.ended is HowEnded.FINISHED:
        taken.say(AttemptPart.ENDED, FINISHED)
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
        if (yield from ask_choice(page)) == "g":
            yield from _go_on(taken, entry)
        else:
            taken.say(AttemptPart.ENDED, ABORTED)


def _steady(world: World, rung: int, advice: Advice) -> Sitting[bool]:
    """Two minutes of slow breathing, if wanted. Leaving it leads on to the attempt."""
    page = Page(
        f"Rung {rung}: {rung_of(rung).title}",
        (Para(advice.steady_reason),),
        "Breathe first",
        Wanted.CHOICE,
        YES_NO,
        default="y",
        step="Before",
    )
    if (yield from ask_choice(page)) == "n":
        return False
    from practice.nerves.course import course
    from practice.nerves.patterns import EASE
    from practice.sittings.breathing import Breathing

    breathing = Breathing(world, EASE, course(EASE, STEADY_S), title="Before the round", routine=ROUTINE)
    with suppress(Left):
        yield breathing
    return breathing.now() >= BREATHED_S


def _before(taken: Taken, *, hint: str) -> Sitting[None]:
    """What is feared, how likely it is, how somebody else would see it, and how nervous it will get."""
    body = [Para("What are you most afraid will happen?", Tone.QUESTION)]
    body.append(Para(f"For example: {taken.rung.feared}", Tone.ASIDE))
    body.append(Para(hint or WHY_PREDICT.text, Tone.PLAIN if hint else Tone.ASIDE))
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


def _introduced(taken: Taken, plan: Plan, *, why: str) -> Sitting[World]:
    """What is going to happen; the world with the microphone as it will be used."""
    world, listens = yield from _microphone(taken)
    body = [Para(taken.rung.change)]
    body += [Para(said) for said in (listens, why) if said]
    body += [Para(remark, Tone.ASIDE) for remark in remarks(world, taken.rung.number, plan)]
    body.append(Para("You may stop at any moment. That is kept as it is, and costs nothing."))
    yield Page(taken.title, tuple(body), "Enter begins.")
    return world


def _microphone(taken: Taken) -> Sitting[tuple[World, str]]:
    """Who listens. One rung is about being recorded; there it is asked, and never taken for granted."""
    world = taken.world
    if taken.rung.number != RECORDED:
        return who_listens(world) if world.settings.microphone.use else (world, "")
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


def _make_room(world: World, tried: Sequence[Tried]) -> None:
    """A round that was left could be gone on with until now; a new attempt takes its place."""
    if tried and tried[-1].aborted and (entry := entry_of(world, tried[-1].round)) and entry.ended is None:
        set_aside(world, entry)


def _go_on(taken: Taken, entry: RoundEntry) -> Sitting[None]:
    world = taken.world
    if world.settings.microphone.use:
        world, listens = who_listens(world)
        yield Page(taken.title, (Para(listens),), "Enter goes on with the round.")
    try:
        playing = resume(world, entry)
    except Trouble as trouble:  # a round that another version of the program has kept
        taken.say(AttemptPart.ENDED, ABORTED)
        yield Page(taken.title, (Para(trouble.told),), "Enter goes on.")
        return
    yield from _played(replace(taken, world=world), playing)


def _played(taken: Taken, playing: Playing) -> Sitting[None]:
    """The round, and what comes after it; one that is left in the middle is no worse than one that is not."""
    with suppress(Left):
        yield playing
    if playing.over:
        taken.say(AttemptPart.ENDED, FINISHED)
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
        yield from _go_on(taken, entry)
