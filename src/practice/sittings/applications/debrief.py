"""Five minutes after a real interview: what went well, what was asked, one change; then it is closed."""

from collections.abc import Sequence

from practice.applications.dossier import Said, said_of
from practice.applications.touches import thanks_until
from practice.model.jobs import Drafted, InterviewPart, InterviewSaid, LetterKind, LetterPart, LetterSaid
from practice.model.nerves import Interview
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.sittings.applications.debrief_held import Debrief, mind_the_time
from practice.sittings.applications.debrief_steps import STEPS, day_of
from practice.sittings.interviews import (
    NoInterview,
    identity,
    is_over,
    plain_name,
    starts,
    still_on,
)
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

TITLE = "Looking back at it"
FIVE_MINUTES = 300.0
CLOSED = "It is closed. You were there, and you have looked at it once. The rest can wait."
LATER = "What you wrote is kept. It is here whenever you want to go on."


def debrief(world: World, name: str | None = None) -> Sitting[None]:
    """Of the interview of this name, or of the last one that took place and was not looked back at.

    Raises NoInterview where the name fits none.
    """
    interview = _find(world, name) if name is not None else _latest(world)
    if interview is None:
        yield _nothing(world)
        return
    now = Debrief(
        world,
        interview,
        identity(interview),
        plain_name(world, interview),
        world.clock.elapsed() + FIVE_MINUTES,
    )
    if now.said.debriefed:
        match (yield from _again(now)):
            case "z":
                return
            case "t":
                yield from _thank(now)
                return
    if (yield from _questions(now)):
        yield from _close(now)
    else:
        yield Page(now.name, (Para(LATER),), "Enter goes on.")


# -- which one -------------------------------------------------------------------------------------


def _over(world: World) -> list[Interview]:
    """Those that took place, the last one first."""
    return [each for each in still_on(world) if is_over(world, each)][::-1]


def _latest(world: World) -> Interview | None:
    said = said_of(world.history.every(InterviewSaid))
    return next((each for each in _over(world) if not said.get(identity(each), Said()).debriefed), None)


def _find(world: World, name: str) -> Interview:
    over = _over(world)
    wanted = _key(name)
    named = [(each, {_key(plain_name(world, each)), _key(each.name)}) for each in over]
    exact = [each for each, names in named if wanted in names]
    begun = [each for each, names in named if wanted and any(one.startswith(wanted) for one in names)]
    if exact:
        return _open_first(world, exact)
    if begun and len({_key(plain_name(world, each)) for each in begun}) == 1:
        return _open_first(world, begun)
    if not over:
        raise NoInterview(
            f"no interview has taken place yet, so there is none called '{clean(name)}'",
            mend="`practice jobs interview add` enters one",
        )
    names = ", ".join(dict.fromkeys(plain_name(world, each) for each in begun or over))
    if begun:
        raise NoInterview(f"'{clean(name)}' fits more than one: {names}", mend="write more of the name")
    raise NoInterview(f"no interview called '{clean(name)}' has taken place", mend=f"known are: {names}")


def _open_first(world: World, there: Sequence[Interview]) -> Interview:
    """The last one that is not closed; where all are, the last one."""
    said = said_of(world.history.every(InterviewSaid))
    still = (each for each in there if not said.get(identity(each), Said()).debriefed)
    return next(still, there[0])


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _nothing(world: World) -> Page:
    body = [Para("This is for the first minutes after a real interview.")]
    if _over(world):
        body.append(Para("Each one that has taken place is closed. `practice debrief NAME` shows it again."))
    else:
        body.append(Para("None has taken place yet. `practice jobs` is where interviews are entered."))
    return Page(TITLE, tuple(body), "Enter goes back.")


def _again(now: Debrief) -> Sitting[str]:
    """It was closed before: what was written, and the key of what the person wants now."""
    said = now.said
    body = [Para(f"You have looked back at it and closed it: {now.name}, {day_of(now)}.")]
    if said.went_well:
        body.append(Para(f"What went well: {said.went_well}", Tone.ROW))
    body += [Para(f"Asked: {each}", Tone.ROW) for each in said.asked]
    if said.change:
        body.append(Para(f"One change: {said.change}", Tone.ROW))
    choices = [Choice("z", "leave it closed"), Choice("g", "add something")]
    if _is_thanks_open(now):
        choices.append(Choice("t", "write the thank-you note"))
    page = Page(now.name, tuple(body), "Your choice", Wanted.CHOICE, tuple(choices), default="z")
    return (yield from ask_choice(page))


# -- one thing after another -----------------------------------------------------------------------


def _questions(now: Debrief) -> Sitting[bool]:
    """One thing after another, back to the one before; whether it is to be closed now."""
    place = _first_open(now.said)
    while place < len(STEPS) and not now.enough:
        try:
            yield from STEPS[place](now)
            yield from mind_the_time(now)
        except Left:
            if place == 0:
                return False
            place -= 1
        else:
            place += 1
    return True


def _first_open(said: Said) -> int:
    """Where it was left: what was said already is not asked for again, unless the person goes back to it."""
    answered = (
        bool(said.went_well),
        bool(said.asked and said.change),
        bool(said.change),
        said.before is not None or said.peak is not None or said.after is not None,
        bool(said.told),
    )
    return 0 if said.debriefed else next((n for n, each in enumerate(answered) if not each), len(answered))


# -- and then it is closed -------------------------------------------------------------------------


def _close(now: Debrief) -> Sitting[None]:
    now.keep(InterviewPart.DEBRIEFED)
    body = [Para(CLOSED, Tone.QUESTION)]
    if now.said.went_well:
        body.append(Para(f"It went well that: {now.said.went_well}", Tone.ROW))
    if not _is_thanks_open(now):
        yield Page(now.name, tuple(body), "Enter goes on.")
        return
    choices = (Choice("t", "write the thank-you note, while it is fresh"), Choice("z", "done"))
    page = Page(now.name, tuple(body), "Your choice", Wanted.CHOICE, choices, default="z")
    if (yield from ask_choice(page)) == "t":
        yield from _thank(now)


def _thank(now: Debrief) -> Sitting[None]:
    from practice.sittings.applications.letters import thank

    yield from thank(now.world, now.interview)


def _is_thanks_open(now: Debrief) -> bool:
    """It is not yet 24 hours later, and none was sent."""
    moment = starts(now.interview)
    drafts = {
        each.stamp.id
        for each in now.world.history.every(Drafted)
        if each.kind is LetterKind.THANKS and each.interview == now.id
    }
    said: Sequence[LetterSaid] = now.world.history.every(LetterSaid)
    sent = any(each.letter in drafts and each.part is LetterPart.SENT for each in said)
    return not sent and moment is not None and now.world.clock.now() <= thanks_until(moment)
