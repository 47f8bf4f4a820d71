"""The first step after a rejection: a day of rest, and a few things to do in it or after it, if one likes."""

from practice.applications.job import Job
from practice.applications.kindly import ONE_PLACE
from practice.applications.resting import SKIPPED, news, rest_ends
from practice.applications.stages import STAGE_REACHED
from practice.model.jobs import AfterPart, AfterSaid, JobEnded
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.applications.job_outcome import is_at_rest
from practice.sittings.applications.kindness import kindness, thought
from practice.sittings.applications.stormy import letters, stormy
from practice.sittings.applications.stormy_letter import state
from practice.sittings.job_when import here
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice, kept, told
from practice.sittings.unfinished import Unfinished

TITLE = "Take it in your stride"
TODAY = "Nothing has to be done about it today."
THERE = "None of this has to be done. It is here for as long as you like."


def stride(world: World, job: Job) -> Sitting[None]:
    """One thing after another, as the person chooses, until they are done. Nothing is asked by itself."""
    notice = ""
    while True:
        try:
            key = yield from ask_choice(_menu(world, job, notice))
        except Left:
            return
        if key == "z":
            return
        notice = ""
        try:
            if key == "s":
                world.history.keep(AfterSaid(world.stamp(), job.id, AfterPart.RESTED, SKIPPED))
                return
            world, notice = yield from _offer(world, job, key)
        except Left:
            continue
        except Trouble as trouble:
            notice = yield from told(trouble)


def _ends(world: World, job: Job) -> list[JobEnded]:
    return [each for each in world.history.every(JobEnded) if each.job == job.id]


def _offer(world: World, job: Job, key: str) -> Sitting[tuple[World, str]]:
    """What was chosen; the world as it is afterwards, and what was done where that needs a word."""
    match key:
        case "b":
            from practice.sittings.nerves.calm import CalmWish, calm  # loaded by whoever breathes

            return (yield from calm(world, CalmWish(None, None))), ""
        case "l":
            return world, (yield from stormy(world, job))
        case "w":
            yield from kindness(world, job)
        case "t":
            yield from thought(world, job)
        case "o":
            return world, (yield from _one_small_thing(world, job))
        case _:
            from practice.sittings.nerves.nerves import too_much

            yield from too_much()
    return world, ""


def _menu(world: World, job: Job, notice: str) -> Page:
    assert job.end is not None, "an application that has ended"
    resting = is_at_rest(world, job)
    body = [Para(notice, Tone.QUESTION)] if notice else []
    body.append(Para(f"{STAGE_REACHED[job.end.stage]}{f' {TODAY}' if resting else ''}"))
    if resting:
        body.append(Para(f"Until {_until(world, job)} nothing is asked of you. {ONE_PLACE.text}", Tone.ASIDE))
    else:
        body.append(Para(THERE, Tone.ASIDE))
    choices = [
        Choice("z", "that is all for now"),  # first, so that a small window begins at the top
        Choice("b", "breathe for a few minutes"),
        Choice("l", f"a stormy letter, never sent{_letters(world, job)}"),
        Choice("w", "write kindly to yourself"),
        Choice("t", "look at one thought"),
        Choice("o", "one small thing that has nothing to do with jobs"),
        Choice("h", "when it is too much"),
    ]
    if resting:
        choices.append(Choice("s", "skip the wait and go on"))
    return Page(TITLE, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default="z")


def _until(world: World, job: Job) -> str:
    told = news(_ends(world, job))
    assert told is not None, "somebody who rests has had news"
    return f"{here(world.clock, rest_ends(told)):%Y-%m-%d %H:%M}"


def _letters(world: World, job: Job) -> str:
    """How the letters stand, behind their name."""
    there = letters(world, job)
    if not there:
        return " (one is begun)" if Unfinished(world, job.id).words else ""
    return f" ({state(world, there[0])})" if len(there) == 1 else f" ({len(there)} under seal)"


def _one_small_thing(world: World, job: Job) -> Sitting[str]:
    """The person's own idea, written down or only thought of."""
    page = Page(
        TITLE,
        (
            Para("One small thing for today that has nothing to do with jobs.", Tone.QUESTION),
            Para("Enter alone leaves it unwritten.", Tone.ASIDE),
        ),
        "One small thing",
        Wanted.LINE,
    )

    def keep(typed: str) -> str:
        words = " ".join(clean(typed).split())
        if not words:
            return ""
        world.history.keep(AfterSaid(world.stamp(), job.id, AfterPart.SMALL_THING, words))
        return f"Your one small thing: {words}"

    return (yield from kept(page, keep))
