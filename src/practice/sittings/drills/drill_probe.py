"""One follow-up to an answer of the last days, chosen by what that answer lacked. Nothing is marked."""

from practice.model.drills import DrillKind, Outcome
from practice.model.facts import Answered
from practice.model.kinds import TELLS_A_STORY
from practice.model.pace import green_zone, reading
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.printing import clean
from practice.rounds.probes import GENERAL, GENERAL_ON_A_VIEW, Evidence, choose_probe
from practice.schedule.drills import DrillItem
from practice.sittings.drills.drilled import (
    LEAVE_OUT,
    LEAVE_OUT_LINE,
    NAMES,
    keep_drilled,
    left_out,
    question_of,
    recent_answer,
    seconds_of,
)
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice


def one_probe(world: World, item: DrillItem, sitting: str, *, typed: bool = False) -> Sitting[Outcome]:
    """One follow-up to an answer of the last days, chosen by what that lacked; nothing is marked."""
    answered = recent_answer(world, item.about, typed=False)
    if answered is None:
        return left_out(world, item, sitting)
    title = NAMES[DrillKind.PROBE]
    asked, reason = _probe(world, answered)
    body = [Para(asked, Tone.QUESTION)]
    if reason:
        body.append(Para(f"({reason})", Tone.ASIDE))
    body.append(Para(f"It follows what you answered on {answered.stamp.day} to: {answered.given.asked}"))
    if answered.given.words:
        body.append(Para(answered.given.words, Tone.QUOTE))
    body.append(Para(item.why, Tone.ASIDE))
    if typed:
        body.insert(1, Para(LEAVE_OUT_LINE, Tone.ASIDE))
        words = clean((yield Page(title, tuple(body), "Your answer", Wanted.LINE))).strip()
        if not words:
            return left_out(world, item, sitting)
        return keep_drilled(world, item, sitting, Outcome.DONE, words=words)
    page = Page(
        title,
        tuple(body),
        "Answer aloud; Enter when you have",
        Wanted.CHOICE,
        (Choice("n", "answered"), LEAVE_OUT),
        default="n",
    )
    since = world.clock.elapsed()
    if (yield from ask_choice(page)) == LEAVE_OUT.key:
        return left_out(world, item, sitting)
    seconds = seconds_of(world, since)
    keep_drilled(world, item, sitting, Outcome.DONE, number=seconds)
    if seconds is not None:
        told = f"{reading(seconds)} by the clock. Follow-ups are not marked: to have answered is enough."
        yield Page(title, (Para(told),), "Enter goes on.")
    return Outcome.DONE


def _probe(world: World, answered: Answered) -> tuple[str, str]:
    """What to ask, and why; what was asked in that round already is asked only where nothing else is left."""
    question = question_of(world, answered.question)
    given = answered.given
    before = {
        part.given.follow_up.text
        for part in world.history.answers(answered.round_id)
        if part.given.item == given.item and part.given.follow_up
    }
    evidence = Evidence(given.answered_s, given.words)
    zone = green_zone(question.type, question.answer_s)
    probe = choose_probe(question, evidence, zone=zone, before=before)
    if probe is None:
        probe = choose_probe(question, evidence, zone=zone)
    if probe is not None:
        return probe.text, probe.reason
    general = GENERAL if question.type in TELLS_A_STORY else GENERAL_ON_A_VIEW
    return next(reversed(general.values())), ""
