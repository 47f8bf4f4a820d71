"""The exposure ladder: where the person is on it, what is advised and why, and one attempt after another."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

from practice.model.facts import HowEnded, RoundEntry
from practice.model.nerves import Attempt, AttemptPart, AttemptSaid, Rated
from practice.model.page import Choice, Left, Page, Para, Tone, Wanted
from practice.nerves.attempts import PASSED_OVER, Tried, joined, still_open
from practice.nerves.climbing import A_SITTING, Advice, Move, advise
from practice.nerves.ladder_words import WHY_CHOOSE, WHY_NINE, WHY_NOT_CALM, WHY_PREDICT, WHY_THREE
from practice.nerves.owning import Ladder, ladder_of
from practice.nerves.practised import dose_in_words, interviews_practised
from practice.nerves.rungs import HIGHEST, LOWEST, RUNGS, TIMED, rung_of
from practice.nerves.too_much import why_offered
from practice.sittings.interviews import known, starts
from practice.sittings.nerves.attempt import attempt, take_up
from practice.sittings.nerves.nerves import practised, too_much
from practice.sittings.nerves.rung_plan import LadderError
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

TITLE = "The ladder"


@dataclass(frozen=True, slots=True)
class Look:
    """The ladder at this moment. `rounds` are all that history has, of whatever kind."""

    tried: tuple[Tried, ...]
    ladder: Ladder
    advice: Advice
    rounds: Sequence[RoundEntry]


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked in rounds that are over, by their ids: it never changes, and is read once a sitting."""

    questions: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, world: World, entry: RoundEntry) -> frozenset[str]:
        """The keys of the questions answered in this round."""
        name = entry.started.stamp.id
        if name in self.questions:
            return self.questions[name]
        keys = frozenset(answer.question for answer in world.history.answers(name))
        if entry.ended is not None:
            self.questions[name] = keys
        return keys


def ladder(world: World) -> Sitting[None]:
    """One attempt after another, for as long as the person likes."""
    sitting, asked = world.new_id(), Asked()
    yield from _open_attempts(world, asked)
    notice = ""
    while True:
        look = look_at(world, asked)
        key = yield from ask_choice(replace(_page(world, look, sitting), why=notice))
        notice = ""
        try:
            match key:
                case "n":
                    return
                case "t":
                    yield from too_much()
                case "k":
                    _pass_over(world, look, sitting)
                case _:
                    rung = look.advice.rung if key == "g" else (yield from _another(look))
                    if rung is not None:
                        yield from attempt(world, look.tried, sitting=sitting, rung=rung, advice=look.advice)
        except Left:
            continue
        except LadderError as trouble:
            notice = trouble.told


def look_at(world: World, asked: Asked) -> Look:
    """Everything that was tried, and what is advised now. Looking twice gives the same advice."""
    rounds = world.history.rounds()
    tried = tried_so_far(world, rounds, asked)
    ladder = ladder_of(tried)
    advice = advise(
        ladder,
        now=world.clock.now(),
        today=world.clock.today(),
        interviews=[moment for each in known(world) if (moment := starts(each))],
        rng=Random(tried[-1].id if tried else ""),
    )
    return Look(tried, ladder, advice, rounds)


def tried_so_far(world: World, rounds: Sequence[RoundEntry], asked: Asked) -> tuple[Tried, ...]:
    """Every attempt with what was said of it, asked in it, and how its round ended."""
    said = world.history.every(AttemptSaid)
    names = {each.text for each in said if each.part is AttemptPart.ROUND}
    entries = {entry.started.stamp.id: entry for entry in rounds if entry.started.stamp.id in names}
    return joined(
        world.history.every(Attempt),
        said,
        world.history.every(Rated),
        questions={name: asked.of(world, entry) for name, entry in entries.items()},
        ends={name: entry.ended for name, entry in entries.items() if entry.ended},
    )


def _open_attempts(world: World, asked: Asked) -> Sitting[None]:
    """What is still to be asked of earlier attempts. Whoever leaves those pages is asked again next time."""
    for each in still_open(tried_so_far(world, world.history.rounds(), asked)):
        try:
            yield from take_up(world, each)
        except Left:
            continue


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
    if advice.rung == TIMED and TIMED not in look.ladder.own:
        choices.append(Choice("k", "leave the clock out, and go on to the next rung"))
    if hard := why_offered(world.history.every(Rated), look.tried):
        body.append(Para(hard.text))
        choices.append(Choice("t", "when it is too much"))
    choices.append(Choice("n", "enough for today" if here else "not now"))
    body.append(Para("The rungs", Tone.HEADING))
    for rung in RUNGS:
        row = _row(rung.number, look)
        body.append(Para(row, Tone.ROW, again=bool(here) and "(" not in row))
    body.append(Para(_practised(world, look), Tone.ASIDE))
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
        explains="why the ladder goes like this",
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
    if number in look.ladder.own:
        marks.append("yours")
    if number == look.ladder.at and look.tried:
        marks.append("you are here")
    mark = f" ({', '.join(marks)})" if marks else ""
    return f"{number}. {rung_of(number).title}{mark}"


def _practised(world: World, look: Look) -> str:
    """The gentle goal, and the days of the last fortnight."""
    rounds = [entry for entry in look.rounds if not entry.started.again_of]
    answers = {entry.started.stamp.id: entry.answers for entry in rounds if entry.ended is HowEnded.FINISHED}
    return f"{dose_in_words(interviews_practised(look.tried, answers))} {practised(world)}"


def _another(look: Look) -> Sitting[int | None]:
    """Any rung; None: back."""
    body = [Para("Which one would you like?")]
    if look.advice.move is Move.EASY:  # a real interview is near
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
