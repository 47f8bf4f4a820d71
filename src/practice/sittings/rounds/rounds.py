"""Rounds of the past: the list, and one round with all that was asked, said and rated."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from practice.model.answer import Ended, Voice
from practice.model.facts import Answered, Part, ReviewPart, RoundEntry
from practice.model.pace import reading
from practice.model.page import Left, Page, Para, Picture, Tone, Wanted
from practice.model.record import to_record
from practice.model.trouble import Trouble
from practice.reviews.loop import CHANGES
from practice.reviews.points import points_for
from practice.rounds.plan import Asked, Plan
from practice.sittings.ports import World
from practice.sittings.rounds.heard import calm_reading, told
from practice.sittings.rounds.readback import plan_from
from practice.sittings.script import Sitting
from practice.sittings.waiting import round_line

SHOWN = 15


class NoSuchRound(Trouble):
    """A number that no round has."""


def find_round(world: World, number: int) -> RoundEntry:
    """The round with this number. Raises NoSuchRound."""
    entry = world.history.round(number)
    if entry is None:
        raise NoSuchRound(
            f"there is no round {number}", mend="`practice rounds` lists them with their numbers"
        )
    return entry


def browse(world: World) -> Sitting[None]:
    """The list of rounds, and from there one round after another."""
    why = ""
    while True:
        entries = world.history.rounds(last=SHOWN)
        if not entries:
            yield Page(
                "Your rounds", (Para("No rounds yet. The first one will stand here."),), "Enter goes on."
            )
            return
        body = [Para(round_line(entry), Tone.ROW) for entry in reversed(entries)]
        reply = yield Page(
            "Your rounds", tuple(body), "A number shows that round; Enter goes back", Wanted.LINE, why=why
        )
        why = ""
        if not reply.strip():
            return
        said = reply.strip()
        entry = world.history.round(int(said)) if said.isdecimal() and len(said) < 10 else None
        if entry is None:
            why = "Type the number of a round, or Enter to go back."
        else:
            with suppress(Left):
                yield Page(f"Round {entry.number}", tuple(round_paragraphs(world, entry)), "Enter goes back.")


def round_paragraphs(world: World, entry: RoundEntry) -> list[Para | Picture]:
    """Everything in one round, to read."""
    plan = plan_from(entry.started.plan)
    body: list[Para | Picture] = [Para(round_line(entry))]
    if not entry.started.again_of:
        again = f"`practice mock --repeat {entry.number}` asks the same again."
        body.append(Para(f"Answered {entry.started.voice}. {again}", Tone.ASIDE))
    body += [Para(remark, Tone.ASIDE) for remark in plan.remarks]
    for answered in world.history.answers(entry.started.stamp.id):
        body += _answer_paragraphs(world, plan, answered)
    return body


def _answer_paragraphs(world: World, plan: Plan, answered: Answered) -> list[Para | Picture]:
    given = answered.given
    body: list[Para | Picture] = [Para(given.asked, Tone.QUESTION)]
    if given.follow_up:
        body.append(Para(f"(follow-up, {given.follow_up.reason})", Tone.ASIDE))
    if given.words:
        body.append(Para(given.words, Tone.QUOTE))
    facts = [_how(answered)]
    if given.take > 1:
        facts.append(f"take {given.take}")
    if given.expected is not None:
        facts.append(f"expected {given.expected}")
    body.append(Para(", ".join(facts) + ".", Tone.ASIDE))
    body += told(answered.delivery, calm_reading(world))
    notes = [text for text in (given.notes.story, given.notes.cues, given.notes.first) if text]
    if notes and given.part == 0:
        body.append(Para(f"Noted: {' / '.join(notes)}", Tone.ASIDE))
    body += _review_paragraphs(world.history.review(answered.stamp.id), plan, answered)
    return body


def _how(answered: Answered) -> str:
    given = answered.given
    if given.ended is Ended.SKIPPED:
        return "Skipped"
    verb = "Written" if answered.voice is Voice.TYPED else "Spoken"
    return f"{verb} in {reading(given.answered_s)}"


def _review_paragraphs(parts: Sequence[ReviewPart], plan: Plan, answered: Answered) -> list[Para]:
    item = plan.items[answered.given.item]
    assert isinstance(item, Asked)
    changes = dict(CHANGES)
    lines = []
    points = {point.id: point.text for point in points_for(item.question)}
    last_level = next((part for part in reversed(parts) if part.part is Part.LEVEL), None)
    for part in parts:
        match part.part:
            case Part.STRENGTH:
                lines.append(f"Worked: {part.text}")
            case Part.TICK:
                lines.append(f"{points.get(part.point, part.point)}: {part.text}")
            case Part.LEVEL if part is not last_level:
                lines.append(f"Came to level {part.level}; took less for want of evidence")
            case Part.LEVEL:
                lines.append(f"Level {part.level} of 5")
            case Part.OVERRULE:
                lines.append(f"Kept above what the ticks support: {part.text}")
            case Part.DIFFERENCE if part.text:
                lines.append(f"Biggest difference: {part.text}")
            case Part.CHANGE:
                lines.append(f"Next time: {changes.get(part.text, part.text)}")
            case Part.BLIND:
                lines.append(f"Seen fresh on {part.stamp.day}: level {part.level}")
            case _:
                pass
    return [Para(line, Tone.ITEM) for line in lines]


def round_record(world: World, entry: RoundEntry) -> dict[str, Any]:
    """One round as JSON data, every word as it was typed. (`Any`: a JSON value.)"""
    started = entry.started
    return {
        "number": entry.number,
        "id": started.stamp.id,
        "at": started.stamp.at,
        "day": started.stamp.day,
        "recipe": started.recipe,
        "title": started.title,
        "seed": started.seed,
        "voice": started.voice.value,
        "ended": entry.ended.value if entry.ended else None,
        "remarks": list(plan_from(started.plan).remarks),
        "answers": [_answer_record(world, each) for each in world.history.answers(started.stamp.id)],
    }


def entry_record(entry: RoundEntry) -> dict[str, Any]:
    """A line of the list as JSON data. (`Any`: a JSON value.)"""
    return {
        "number": entry.number,
        "id": entry.started.stamp.id,
        "at": entry.started.stamp.at,
        "day": entry.started.stamp.day,
        "recipe": entry.started.recipe,
        "title": entry.started.title,
        "ended": entry.ended.value if entry.ended else None,
        "answers": entry.answers,
        "waiting": entry.waiting,
    }


def _answer_record(world: World, answered: Answered) -> dict[str, Any]:
    given = answered.given
    return {
        "id": answered.stamp.id,
        "at": answered.stamp.at,
        "question": answered.question,
        "type": answered.type.value,
        "competency": answered.competency.value if answered.competency else None,
        "asked": given.asked,
        "item": given.item,
        "part": given.part,
        "take": given.take,
        "ended": given.ended.value,
        "prepared_s": given.prepared_s,
        "answered_s": given.answered_s,
        "words": given.words,
        "expected": given.expected,
        "notes": {"story": given.notes.story, "cues": given.notes.cues, "first": given.notes.first},
        "follow_up": None
        if given.follow_up is None
        else {
            "reason": given.follow_up.reason,
            "gap": given.follow_up.gap.value if given.follow_up.gap else None,
        },
        "delivery": to_record(answered.delivery),
        "scored": answered.scored,
        "review": [
            {
                "part": part.part.value,
                "point": part.point,
                "text": part.text,
                "level": part.level,
                "at": part.stamp.at,
            }
            for part in world.history.review(answered.stamp.id)
        ],
    }
