"""The exposure ladder: where the person is on it, what is advised and why, and one attempt after another."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from practice.model.facts import HowEnded
from practice.model.nerves import Attempt, AttemptPart, AttemptSaid, Breathed, Interview, Rated
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.nerves.attempts import PASSED_OVER, Tried, joined
from practice.nerves.climbing import A_SITTING, Advice, advise, next_interview
from practice.nerves.ladder_words import WHY_CHOOSE, WHY_NINE, WHY_NOT_CALM, WHY_PREDICT, WHY_THREE
from practice.nerves.owning import own_rungs, standing
from practice.nerves.practised import days_in_words, dose_in_words, interviews_practised
from practice.nerves.rungs import ELSEWHERE, HIGHEST, LOWEST, RUNGS, TIMED, rung_of
from practice.nerves.too_much import why_offered
from practice.sittings.attempt import attempt, take_up
from practice.sittings.ports import World
from practice.sittings.rung_plan import LadderError
from practice.sittings.script import Sitting, ask_choice

TITLE = "The ladder"


@dataclass(frozen=True, slots=True)
class Look:
    """The ladder at this moment."""

    tried: tuple[Tried, ...]
    own: frozenset[int]
    at: int
    advice: Advice


def ladder(world: World) -> Sitting[None]:
    """One attempt after another, for as long as the person likes."""
    sitting = world.new_id()
    yield from _open_attempt(world)
    notice = ""
    while True:
        look = look_at(world)
        key = yield from ask_choice(replace(_page(world, look, sitting), why=notice))
        notice = ""
        try:
            match key:
                case "n":
                    return
                case "t":
                    from practice.sittings.nerves import too_much

                    yield from too_much()
                case "k":
                    _pass_over(world, look, sitting)
                case _:
                    rung = look.advice.rung if key == "g" else (yield from _another(world, look))
                    if rung is not None:
                        yield from attempt(world, look.tried, sitting=sitting, rung=rung, advice=look.advice)
        except Left:
            continue
        except LadderError as trouble:
            notice = trouble.told


def look_at(world: World) -> Look:
    """Everything that was tried, and what is advised now. Looking twice gives the same advice."""
    tried = tried_so_far(world)
    advice = advise(
        tried,
        now=world.clock.now(),
        today=world.clock.today(),
        interviews=world.history.every(Interview),
        rng=Random(tried[-1].id if tried else ""),
    )
    return Look(tried, own_rungs(tried), standing(tried), advice)


def tried_so_far(world: World) -> tuple[Tried, ...]:
    """Every attempt with what was said of it and asked in it."""
    said = world.history.every(AttemptSaid)
    rounds = {each.text for each in said if each.part is AttemptPart.ROUND}
    questions = {
        each: frozenset(answer.question for answer in world.history.answers(each)) for each in rounds
    }
    return joined(world.history.every(Attempt), said, world.history.every(Rated), questions=questions)


def _open_attempt(world: World) -> Sitting[None]:
    """The newest attempt may still be open. Whoever leaves its pages is asked again next time."""
    tried = tried_so_far(world)
    if not tried or tried[-1].ended:
        return
    last = tried[-1]
    if last.round or last.rung in ELSEWHERE:
        try:
            yield from take_up(world, last)
        except Left:
            return


def _pass_over(world: World, look: Look, sitting: str) -> None:
    """The rung with the clock is left out, and counts as done."""
    left_out = Attempt(world.stamp(), sitting, TIMED, look.advice.rung, steadied=False)
    world.history.keep(left_out)
    world.history.keep(AttemptSaid(world.stamp(), left_out.stamp.id, AttemptPart.ENDED, PASSED_OVER))


def _page(world: World, look: Look, sitting: str) -> Page:
    advice = look.advice
    here = [each for each in look.tried if each.sitting == sitting and each.begun]
    body = [*_so_far(here), Para(f"Next: {_named(advice.rung)}."), Para(advice.reason)]
    if advice.because:
        body.append(Para(advice.because.text, Tone.ASIDE))
    choices = [
        Choice("g", f"go: rung {advice.rung}"),
        Choice("c", "choose another rung"),
    ]
    if advice.rung == TIMED and TIMED not in look.own:
        choices.append(Choice("k", "leave the clock out, and go on to the next rung"))
    if hard := why_offered(world.history.every(Rated), look.tried):
        body.append(Para(hard.text))
        choices.append(Choice("t", "when it is too much"))
    choices.append(Choice("n", "enough for today" if here else "not now"))
    body.append(Para("The rungs", Tone.HEADING))
    for rung in RUNGS:
        row = _row(rung.number, look)
        body.append(Para(row, Tone.ROW, again=bool(here) and "(" not in row))
    body.append(Para(_practised(world, look.tried), Tone.ASIDE))
    return Page(
        TITLE,
        tuple(body),
        "Your choice",
        Wanted.CHOICE,
        tuple(choices),
        default="n" if len(here) >= A_SITTING else "g",
        explained=tuple(
            Para(claim.text, Tone.ITEM)
            for claim in (WHY_PREDICT, WHY_NOT_CALM, WHY_CHOOSE, WHY_THREE, WHY_NINE)
        ),
    )


def _named(rung: int) -> str:
    title = rung_of(rung).title
    return f"rung {rung}, {title[:1].lower()}{title[1:]}"


def _so_far(here: Sequence[Tried]) -> list[Para]:
    """How many attempts this sitting has had, and why one is not enough."""
    if not here:
        return []
    if len(here) >= A_SITTING:
        return [Para(f"{len(here)} attempts in this sitting: that is a whole one. Stop here, or go on.")]
    count = "One attempt" if len(here) == 1 else f"{len(here)} attempts"
    return [Para(f"{count} in this sitting."), Para(WHY_THREE.text, Tone.ASIDE)]


def _row(number: int, look: Look) -> str:
    marks = []
    if number in look.own:
        marks.append("yours")
    if number == look.at and look.tried:
        marks.append("you are here")
    mark = f" ({', '.join(marks)})" if marks else ""
    return f"{number}. {rung_of(number).title}{mark}"


def _practised(world: World, tried: Sequence[Tried]) -> str:
    """The gentle goal, and the days of the last fortnight."""
    rounds = [entry for entry in world.history.rounds() if not entry.started.again_of]
    answers = {entry.started.stamp.id: entry.answers for entry in rounds if entry.ended is HowEnded.FINISHED}
    days = [entry.started.stamp.day for entry in rounds]
    days += [each.day for each in tried if each.begun]
    days += [each.stamp.day for each in world.history.every(Breathed)]
    practised = dose_in_words(interviews_practised(tried, answers))
    return f"{practised} {days_in_words(days, world.clock.today())}"


def _another(world: World, look: Look) -> Sitting[int | None]:
    """Any rung; None: back."""
    body = [Para("Which one would you like?")]
    if next_interview(world.clock.now(), world.history.every(Interview)):
        body.append(Para(look.advice.reason, Tone.ASIDE))
    body += [Para(_row(rung.number, look), Tone.ROW) for rung in RUNGS]
    page = Page(TITLE, tuple(body), f"{LOWEST} to {HIGHEST}, Enter goes back", Wanted.LINE)
    reply = yield page
    while reply.strip() and _number(reply) is None:
        reply = yield replace(page, why=f"Type a number from {LOWEST} to {HIGHEST}, such as 3.", value=reply)
    return _number(reply) if reply.strip() else None


def _number(reply: str) -> int | None:
    said = reply.strip()
    number = int(said) if said.isdecimal() and len(said) <= len(str(HIGHEST)) else 0
    return number if LOWEST <= number <= HIGHEST else None
