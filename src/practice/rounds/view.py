"""What a round looks like at a moment: values to draw, the same for every face."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from practice.model.answer import Voice
from practice.model.pace import Zone, reading, spoken_seconds
from practice.model.recipe import ClockFace, Format, Panelist
from practice.model.wording import words_of
from practice.rounds.plan import AGAIN, Asked, Pause, Quiet, Said
from practice.rounds.state import Phase, Round
from practice.rounds.step import ends_at


class Where(StrEnum):
    """Where an answer's time stands against its green zone."""

    BEFORE = "before the green zone"
    INSIDE = "in the green zone"
    PAST = "past the green zone"


@dataclass(frozen=True, slots=True)
class Time:
    """The clock as the person may see it. `seconds` is what it reads, `label` what that is.

    For an answer `zone` and `where` say how it lies; `elapsed` is the length spoken so far (where
    `estimated`, about how long the typed words would take to say), `full_s` the length of a whole bar.
    """

    seconds: int
    label: str
    elapsed: float = 0.0
    full_s: float = 0.0
    zone: Zone | None = None
    where: Where | None = None
    estimated: bool = False

    @property
    def reading(self) -> str:
        """Minutes and seconds, such as 1:05."""
        return reading(self.seconds)


@dataclass(frozen=True, slots=True)
class View:
    """One moment of a round: who says what, what the person is to do, and the clock (None: hidden).

    `card` are the words that lie in front of the person; `blank`: this is the moment to stop on purpose.
    """

    title: str
    place: str
    speaker: str
    lead: str
    text: str
    now: str
    clock: Time | None
    phase: Phase
    next_text: str = ""
    notice: str = ""
    card: str = ""
    blank: bool = False


def speaker_of(by: Panelist | None) -> str:
    """An interviewer as they are introduced."""
    return f"{by.name}, {by.role[:1].lower()}{by.role[1:]}" if by else ""


def view(round_: Round, now: float) -> View:
    """What to show at `now` (seconds on the round's clock)."""
    item = round_.item
    title = round_.plan.title
    clock = _clock(round_, now)
    match item:
        case None:
            return View(title, "", "", "", "That was the round.", "", None, round_.phase)
        case Quiet():
            text = "A quiet moment before it begins. Both feet on the floor; let your shoulders drop."
            return View(title, "Before", "", "", text, "Enter when you are ready.", clock, round_.phase)
        case Pause():
            text = "A short break. Stand up, have a sip of water."
            return View(title, "Break", "", "", text, "Enter goes on.", clock, round_.phase)
        case Said(by, text, _):
            return View(
                title, _place(round_), speaker_of(by), "", text, "Enter goes on.", clock, round_.phase
            )
        case Asked():
            follow_up = round_.follow_up
            blank_s = blank_left(round_, now)
            reads = round_.phase in (Phase.READY, Phase.ANSWERING) and not follow_up
            return View(
                title=title,
                place=_place(round_),
                speaker=speaker_of(item.by),
                lead="" if follow_up else round_.lead,
                text=follow_up.text if follow_up else item.wording,
                now=blank_in_words(blank_s) if blank_s else _what_now(round_, item),
                clock=clock,
                phase=round_.phase,
                next_text=_next_text(round_),
                card=item.card if reads else "",
                blank=blank_s > 0,
            )


def blank_left(round_: Round, now: float) -> int:
    """Whole seconds for which the person still says nothing on purpose; 0 when it is not that moment."""
    item = round_.item
    if not isinstance(item, Asked) or item.blank_at is None:
        return 0
    if round_.phase is not Phase.ANSWERING or round_.part:
        return 0
    into = now - round_.since - item.blank_at
    return ceil(item.blank_s - into) if 0 <= into < item.blank_s else 0


def blank_in_words(seconds: int) -> str:
    """What to do while nothing is to be said."""
    return f"Stop here on purpose. Say nothing for {reading(seconds)}, then go on."


def _place(round_: Round) -> str:
    item = round_.item
    if not isinstance(item, Asked):
        return "Just listen"
    if item.called:
        place = item.called
    elif round_.plan.recipe == AGAIN:
        place = "Once more"
    elif item.reply_s:
        place = "Your turn to ask"
    elif item.card:
        place = "To be read aloud"
    elif not item.scored:
        place = "Warm-up, not counted"
    else:
        place = f"Question {round_.question_number} of {round_.questions}"
    return f"{place}, follow-up" if round_.part else place


def _next_text(round_: Round) -> str:
    if not round_.plan.rules.see_next:
        return ""
    ahead = (item for item in round_.plan.items[round_.index + 1 :] if isinstance(item, Asked))
    following = next(ahead, None)
    return following.wording if following else ""


def _what_now(round_: Round, item: Asked) -> str:
    """One sentence: what the person does in this phase."""
    match round_.phase:
        case Phase.READY if item.card:
            return "These words lie in front of you. Enter begins; then read them aloud."
        case Phase.ANSWERING if item.card and not round_.part:
            return "Read it aloud, as you would say it. Enter when you are done; a pause is fine."
        case Phase.READY if item.preparing and not item.may_start and round_.take == 1:
            return "Prepare: a story, three cues, a first sentence. The answer starts by itself."
        case Phase.READY if item.preparing:
            return "Prepare: a story, three cues, a first sentence. Enter starts, or the clock does."
        case Phase.READY:
            return "Take a moment: what will you tell? Enter starts your answer."
        case Phase.ANSWERING if round_.plan.voice is Voice.TYPED:
            return "Write as you would say it. Enter when you are done."
        case Phase.ANSWERING:
            return "Answer aloud. Enter when you are done; a pause is fine."
        case Phase.CHOOSING:
            left = item.retakes - round_.take + 1
            return f"Keep this take with Enter, or do it again ({left} left)."
        case Phase.SILENCE:
            name = item.by.name if item.by else "The interviewer"
            return f"{name} is writing. There is nothing you need to add."
        case Phase.REPLY:
            name = item.by.name if item.by else "The interviewer"
            return f"{name} answers your question. Imagine it, and listen. Enter goes on."
        case _:
            return ""


def _clock(round_: Round, now: float) -> Time | None:
    spent = max(0.0, now - round_.since)
    item = round_.item
    match round_.phase, item:
        case Phase.ANSWERING, Asked():
            return _answer_clock(round_, item, spent)
        case Phase.READY, Asked():
            one_way = round_.plan.format is Format.ONE_WAY
            if round_.plan.rules.clock is ClockFace.HIDDEN and not one_way:
                return None
            left = item.ready_s - spent
            if item.preparing:
                return Time(ceil(max(0.0, left)), "to prepare")
            return Time(ceil(left), "to think") if left >= 0 else Time(int(-left), "past the usual pause")
        case Phase.CALM | Phase.BREAK, _:
            end = ends_at(round_)
            left = end - now if end is not None else 0.0
            return Time(ceil(max(0.0, left)), "left")
        case _:
            return None


def _answer_clock(round_: Round, item: Asked, spent: float) -> Time | None:
    """The green zone belongs to the question itself; a follow-up has a clock and no zone."""
    face = round_.plan.rules.clock
    if face is ClockFace.HIDDEN:
        return None
    seconds, label = int(spent), "so far"
    if face is ClockFace.COUNT_DOWN:
        end = float(item.probe_answer_s) if round_.part else item.stop_s or item.answer_s
        left = end - spent
        seconds, label = (ceil(left), "left") if left >= 0 else (int(-left), "over")
    if round_.part:
        return Time(seconds, label)
    said, typed, zone = spent, round_.plan.voice is Voice.TYPED, item.zone
    if typed:
        said = float(spoken_seconds(len(words_of(round_.draft))))
    where = Where.BEFORE if said < zone.low_s else Where.INSIDE if said <= zone.high_s else Where.PAST
    full = max(item.stop_s or 0.0, zone.high_s * 1.2)
    return Time(seconds, label, said, full, zone, where, typed)
