"""The plan of a round: every item in order, with its people, its words and its times fixed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from practice.model.answer import Voice
from practice.model.pace import PACES, Zone, green_zone
from practice.model.question import Question
from practice.model.recipe import (
    ROTATE,
    Ask,
    Break,
    Calm,
    Format,
    LookBack,
    Panelist,
    Preparing,
    Pressure,
    Recipe,
    Rules,
    Say,
    StopAt,
    TheirTurn,
)
from practice.rounds.budget import READ_S, prepares
from practice.rounds.manner import invitation, name_panel, thanks

EARLIEST_CUT = 0.45
LATEST_CUT = 0.85
"""Where in the target time an interviewer may cut in."""

EARLIEST_BLANK = 0.15
LATEST_BLANK = 0.3
"""Where in the target time the person stops on purpose: early, so that there is something left to say."""

AGAIN = "again"
"""What stands for a recipe where one answer is given once more in its review."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """A quiet stretch before the interview; seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Said:
    """An interviewer says something; seconds until the round goes on by itself."""

    by: Panelist | None
    text: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Pause:
    """A break in the middle; seconds."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with everything the round needs to know about it.

    All times are seconds. `lead` is what the interviewer says just before (may be empty; with `thanks`
    it is for the answer before); `stop_s` is when the clock ends an answer (None: never); `interrupt_s`
    is when the interviewer cuts in (None: not here); `reply_s` is the time to listen after a question of
    the person's own; `ticks` are the points that the answer before this one had evidence for (None: there
    was none). `card` are words to be read aloud; at `blank_at` of the answer (None: not here) the person
    stops on purpose and says nothing for `blank_s`. `called` stands over it instead of its number.
    """

    question: Question
    wording: str
    by: Panelist | None
    lead: str
    ready_s: int
    may_start: bool
    zone: Zone
    answer_s: int
    stop_s: float | None
    probes: int
    probe_answer_s: int
    silence_s: int
    retakes: int
    scored: bool
    preparing: bool = False
    interrupt_s: float | None = None
    reply_s: int = 0
    ticks: tuple[str, ...] | None = None
    thanks: bool = False
    card: str = ""
    blank_at: float | None = None
    blank_s: int = 0
    called: str = ""


Item = Quiet | Said | Pause | Asked


@dataclass(frozen=True, slots=True)
class Plan:
    """A round before it begins; kept whole in history. `remarks` says how picks were filled.

    `predicted`: before each answer the person may say how it will go.
    """

    recipe: str
    title: str
    format: Format
    pressure: Pressure
    minutes: int
    rules: Rules
    panel: tuple[Panelist, ...]
    seed: int
    voice: Voice
    items: tuple[Item, ...]
    remarks: tuple[str, ...] = ()
    predicted: bool = True

    @property
    def questions(self) -> int:
        """How many questions count."""
        return sum(isinstance(item, Asked) and item.scored for item in self.items)


def build_plan(
    recipe: Recipe,
    chosen: Mapping[str, Sequence[Question]],
    *,
    seed: int,
    voice: Voice,
    remarks: Sequence[str] = (),
) -> Plan:
    """Put the chosen questions (by phase id) on the recipe's timeline.

    The same recipe, questions and seed give the same plan.
    """
    rng = Random(seed)
    panel = name_panel(recipe.panel, rng)
    seats = _Seats(panel)
    items: list[Item] = []
    for phase in recipe.phases:
        match phase:
            case Calm():
                items.append(Quiet(phase.seconds))
            case Say():
                items.append(Said(seats.take(phase.by), phase.text, phase.seconds))
            case Break():
                items.append(Pause(phase.seconds))
            case Ask():
                asked = [
                    _ask(recipe, phase, question, seats.take(phase.by), rng)
                    for question in chosen.get(phase.id, ())
                ]
                items.extend(asked)
            case TheirTurn():
                for turn, question in enumerate(chosen.get(phase.id, ())):
                    items.append(_turn(recipe, phase, question, seats.take(phase.by), turn))
            case LookBack():
                pass
    timed = _with_interrupts(items, recipe.rules.interrupts, rng)
    spoken = _with_manner(timed, recipe.pressure, rng) if recipe.rules.thanks else tuple(timed)
    if voice is Voice.ALOUD and recipe.rules.blank_s:
        spoken = _with_blank(spoken, recipe.rules.blank_s, rng)
    return Plan(
        recipe=recipe.id,
        title=recipe.title,
        format=recipe.format,
        pressure=recipe.pressure,
        minutes=recipe.minutes,
        rules=recipe.rules,
        panel=panel,
        seed=seed,
        voice=voice,
        items=spoken,
        remarks=tuple(remarks),
    )


class _Seats:
    """Who speaks: a named member, the next one in turn, or the first."""

    def __init__(self, panel: tuple[Panelist, ...]) -> None:
        self._panel = panel
        self._turn = 0

    def take(self, by: str) -> Panelist | None:
        if not self._panel:
            return None
        if by == ROTATE:
            member = self._panel[self._turn % len(self._panel)]
            self._turn += 1
            return member
        return next((member for member in self._panel if member.id == by), self._panel[0])


def _ask(recipe: Recipe, phase: Ask, question: Question, by: Panelist | None, rng: Random) -> Asked:
    rules = recipe.rules
    pace = PACES[question.type]
    answer_s = phase.answer_s or question.answer_s
    preparing = prepares(recipe, phase, question.type)
    prepare_s = question.prepare_s if phase.prepare_s is None else phase.prepare_s
    return Asked(
        question=question,
        wording=rng.choice((question.text, *question.variants)),
        by=by,
        lead="",
        preparing=preparing,
        ready_s=prepare_s if preparing else READ_S + rules.think_s,
        may_start=not preparing or rules.prepare is Preparing.MAY_START,
        zone=green_zone(question.type, answer_s),
        answer_s=answer_s,
        stop_s=_stop(rules, answer_s),
        probes=pace.probes if phase.probes is None else phase.probes,
        probe_answer_s=phase.probe_answer_s,
        silence_s=rules.silence_s,
        retakes=rules.retakes,
        scored=phase.scored,
        card=_card(question) if phase.card else "",
    )


def _card(question: Question) -> str:
    """The best model answer; nothing where the bank has none."""
    best = max(question.model_answers, key=lambda answer: answer.level, default=None)
    return best.text if best else ""


def _turn(recipe: Recipe, phase: TheirTurn, question: Question, by: Panelist | None, turn: int) -> Asked:
    return Asked(
        question=question,
        wording=question.text,
        by=by,
        lead=invitation(turn),
        ready_s=READ_S,
        may_start=True,
        zone=green_zone(question.type, phase.answer_s),
        answer_s=phase.answer_s,
        stop_s=_stop(recipe.rules, phase.answer_s),
        probes=0,
        probe_answer_s=0,
        silence_s=0,
        retakes=0,
        scored=False,
        reply_s=phase.reply_s,
    )


def _stop(rules: Rules, answer_s: int) -> float | None:
    match rules.stop_at:
        case StopAt.NONE:
            return None
        case StopAt.TARGET:
            return float(answer_s)
        case StopAt.LIMIT:
            return answer_s * rules.limit_factor


def _with_interrupts(items: list[Item], count: int, rng: Random) -> list[Item]:
    """Let the interviewer cut in on so many scored answers, never on the first."""
    open_to_it = [i for i, item in enumerate(items) if isinstance(item, Asked) and item.scored][1:]
    for index in rng.sample(open_to_it, min(count, len(open_to_it))):
        item = items[index]
        assert isinstance(item, Asked)
        items[index] = replace(item, interrupt_s=item.answer_s * rng.uniform(EARLIEST_CUT, LATEST_CUT))
    return items


def _with_manner(items: list[Item], pressure: Pressure, rng: Random) -> tuple[Item, ...]:
    """Each interviewer acknowledges the answer before in their own way."""
    spoken: list[Item] = []
    before: Item | None = None
    for item in items:
        said = item
        if isinstance(item, Asked) and isinstance(before, Asked) and item.by and not item.lead:
            said = replace(item, lead=thanks(item.by.manner, pressure, rng), thanks=True)
        spoken.append(said)
        before = item
    return tuple(spoken)


def _with_blank(items: tuple[Item, ...], seconds: int, rng: Random) -> tuple[Item, ...]:
    """Let the person stop on purpose in the last scored answer: whoever cuts in there gives way to it."""
    scored = [index for index, item in enumerate(items) if isinstance(item, Asked) and item.scored]
    if not scored:
        return items
    item = items[scored[-1]]
    assert isinstance(item, Asked)
    at = float(round(item.answer_s * rng.uniform(EARLIEST_BLANK, LATEST_BLANK)))
    stopping = replace(item, blank_at=at, blank_s=seconds, interrupt_s=None)
    return (*items[: scored[-1]], stopping, *items[scored[-1] + 1 :])


def build_again(
    asked: Asked, plan: Plan, *, share: float, ticks: tuple[str, ...], change: str, seed: int
) -> Plan:
    """The same question once more in a share of its time, with one follow-up chosen by the ticks.

    `change` is what the person wants to do differently, said before the question.
    """
    answer_s = round(asked.answer_s * share)
    once = replace(
        asked,
        lead=change,
        thanks=False,
        answer_s=answer_s,
        zone=green_zone(asked.question.type, answer_s),
        stop_s=None,
        probes=1,
        silence_s=0,
        retakes=0,
        scored=False,
        interrupt_s=None,
        reply_s=0,
        ticks=ticks,
        card="",
        blank_at=None,
        blank_s=0,
        called="",
    )
    title = "Once again, in less time"
    return replace(plan, recipe=AGAIN, title=title, seed=seed, items=(once,), remarks=())
