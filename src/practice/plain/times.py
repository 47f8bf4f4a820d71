"""When the time is said aloud in plain mode, and in which words."""

from collections.abc import Iterator
from dataclasses import dataclass

from practice.model.answer import Voice
from practice.model.pace import reading
from practice.model.recipe import ClockFace, Format
from practice.rounds.plan import Asked
from practice.rounds.state import Phase, Round

LAST_CALL = 10
NEARLY = 30


@dataclass(frozen=True, slots=True)
class Announcement:
    """Said `at` seconds after the phase began."""

    at: float
    text: str


def announcements(round_: Round, *, after: float) -> Iterator[Announcement]:
    """What is still to be said in this phase, in order. A hidden clock stays silent."""
    item = round_.item
    if not isinstance(item, Asked):
        return
    match round_.phase:
        case Phase.READY if not _hidden(round_):
            planned = list(_ready(item))
        case Phase.ANSWERING if round_.plan.rules.clock is not ClockFace.HIDDEN and round_.part == 0:
            planned = list(_answering(item, typed=round_.plan.voice is Voice.TYPED))
        case _:
            planned = []
    yield from (each for each in sorted(planned, key=lambda each: each.at) if each.at > after)


def _hidden(round_: Round) -> bool:
    """No clock to see or hear; the time a one-way platform gives to prepare is always said."""
    return round_.plan.rules.clock is ClockFace.HIDDEN and round_.plan.format is not Format.ONE_WAY


def _ready(item: Asked) -> Iterator[Announcement]:
    if item.ready_s > 2 * LAST_CALL:
        yield Announcement(item.ready_s - LAST_CALL, f"{LAST_CALL} seconds left.")
    if item.may_start:
        yield Announcement(item.ready_s, "That was the time. Enter begins.")


def _answering(item: Asked, *, typed: bool) -> Iterator[Announcement]:
    """The zone is for speaking; while somebody writes, an announcement would only cut into the line."""
    if not typed:
        yield Announcement(item.zone.low_s, f"{reading(item.zone.low_s)}, in the green zone.")
        yield Announcement(item.zone.high_s, f"{reading(item.zone.high_s)}, the green zone ends.")
    if item.stop_s is not None:
        if item.stop_s > 2 * NEARLY:
            yield Announcement(item.stop_s - NEARLY, f"{NEARLY} seconds left.")
        if typed:
            yield Announcement(item.stop_s, "Time is up: finish the sentence and press Enter.")
