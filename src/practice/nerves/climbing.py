"""Which rung next, and why: the rules of the ladder as pure functions of what was tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from random import Random

from practice.model.claim import Claim
from practice.nerves.attempts import YES, Tried
from practice.nerves.ladder_words import (
    WHY_BARE,
    WHY_CHOOSE,
    WHY_CLOCK,
    WHY_CONCRETE,
    WHY_NOT_CALM,
    WHY_VISIT,
)
from practice.nerves.owning import UNLIKELY, Ladder
from practice.nerves.rungs import HIGHEST, LOWEST, TIMED, rung_of

A_SITTING = 3
"""Attempts in one sitting, at least."""

START_LOW, START_HIGH = 30, 50
"""What the first rung should be expected to feel like."""

BEFORE_A_HINT = 5
MOVED = 10
"""Points under which a change of a rating is noise."""

ABORTED_DOWN = 2
VISIT_EVERY = 4
REVISITS = (1, 3, 7)
"""Days after a rung has become the person's own on which it is visited again."""

STEADIED_IN_A_ROW = 2
EASY_BELOW = 6
"""From this rung on the question is new: hard before a real interview, even where it is the person's own."""

REST = timedelta(hours=24)


class Move(StrEnum):
    """What the advice is, in one word."""

    START = "start"
    STAY = "stay"
    UP = "up"
    DOWN = "down"
    VISIT = "visit"
    EASY = "easy"


@dataclass(frozen=True, slots=True)
class Advice:
    """The rung to take next and the `reason`, a sentence. `because` is what the rule rests on, if anything.

    `steady`: breathing is offered before it; `steady_reason` says why, or why not. `hint` helps when a
    fear does not move.
    """

    rung: int
    move: Move
    reason: str
    steady: bool
    steady_reason: str
    because: Claim | None = None
    hint: str = ""


def advise(
    ladder: Ladder, *, now: datetime, today: date, interviews: Sequence[datetime], rng: Random
) -> Advice:
    """The next rung. `now` has its zone, and so has the beginning of each of the real `interviews` to come;
    `today` is the practice day.

    What goes first: a real interview within a day, then a step down, then a visit, then the way up.
    """
    rung, move, reason, because = (
        _before_interview(ladder, now, interviews)
        or _step_down(ladder)
        or _visit(ladder, today, rng)
        or _climb(ladder)
    )
    steady, steady_reason = _steady(ladder)
    hint = _hint(ladder) if rung == ladder.at and move is not Move.VISIT else ""
    return Advice(rung, move, reason, steady, steady_reason, because, hint)


_Chosen = tuple[int, Move, str, Claim | None]


def _before_interview(ladder: Ladder, now: datetime, interviews: Sequence[datetime]) -> _Chosen | None:
    """Hard is what is not theirs yet, and every rung with new questions."""
    if not any(timedelta(0) <= starts - now <= REST for starts in interviews):
        return None
    easy = [rung for rung in ladder.done if rung < EASY_BELOW]
    if easy:
        reason = "An interview is less than a day away: an easy rung, one of your own, and no hard one."
        return max(easy), Move.EASY, reason, None
    # Nothing is theirs yet, and every rung counts as hard; the gentlest is the nearest to an easy one.
    reason = "An interview is less than a day away. If you want to practise, the gentlest rung is enough."
    return LOWEST, Move.EASY, reason, None


def _step_down(ladder: Ladder) -> _Chosen | None:
    """One lower for each rung that was left twice in a row, until the rung below has been finished.

    A rung that is left out with a word on the way down is no rung to rest on: the way goes on below it.
    """
    above = ladder.at + 1
    coming_down = ladder.left_out(ladder.at) and above <= HIGHEST and above not in ladder.own
    rung = left = top = above if coming_down else ladder.at
    while rung > LOWEST and _left_twice(_since_below(ladder, rung)):
        rung, left = _below(ladder, rung), rung
    if rung == top:
        return None
    easier = "one rung easier" if left - rung == 1 else f"rung {rung}"
    reason = f"Two attempts at rung {left} were left, and that costs nothing: {easier} for now."
    return rung, Move.DOWN, reason, None


def _left_twice(attempts: Sequence[Tried]) -> bool:
    """In a row: one that was finished in between shows that it can be done."""
    last = attempts[-ABORTED_DOWN:]
    return len(last) == ABORTED_DOWN and all(each.aborted for each in last)


def _since_below(ladder: Ladder, rung: int) -> list[Tried]:
    """The attempts at this rung after the easier one was last finished."""
    below = _below(ladder, rung)
    ends = [place for place, each in enumerate(ladder.tried) if each.finished and each.rung == below]
    return [each for each in ladder.tried[ends[-1] + 1 if ends else 0 :] if each.rung == rung]


def _below(ladder: Ladder, rung: int) -> int:
    """The next easier rung that was not left out with a word."""
    return max((each for each in range(LOWEST, rung) if not ladder.left_out(each)), default=LOWEST)


def _back_up(ladder: Ladder) -> _Chosen | None:
    """To the rung that was left twice, once the easier one was finished: nothing more is asked for."""
    newest = [each for place, each in enumerate(ladder.tried) if not ladder.visit(place)][-1]
    if not newest.finished:
        return None
    for rung in range(ladder.at + 1, HIGHEST + 1):
        here = [each for each in ladder.tried if each.rung == rung and rung not in ladder.own]
        if _below(ladder, rung) == ladder.at and _left_twice(here) and not _since_below(ladder, rung):
            return rung, Move.UP, f"You have finished rung {ladder.at}: back up to rung {rung}.", None
    return None


def _visit(ladder: Ladder, today: date, rng: Random) -> _Chosen | None:
    """One attempt in four, and exactly one, so that the way up does not stand still.

    Which rung: one whose day has come (1, 3 and 7 days after), the one that waits longest, else any.
    """
    own = [rung for rung in ladder.done if rung != ladder.tried[-1].rung]
    newest = [place for place, each in enumerate(ladder.tried) if each.begun][1 - VISIT_EVERY :]
    if not own or len(newest) < VISIT_EVERY - 1 or any(ladder.visit(place) for place in newest):
        return None
    due = {rung: _days_due(ladder, rung, today) for rung in own}
    longest = max(due.values())
    if longest >= 0:
        rung = min(rung for rung in own if due[rung] == longest)
        reason = f"One attempt in four goes to a rung of your own, and it is time to see rung {rung} again."
    else:
        rung = rng.choice(own)
        reason = f"One attempt in four goes to a rung of your own; this time it is rung {rung}."
    return rung, Move.VISIT, reason, WHY_VISIT


def _days_due(ladder: Ladder, rung: int, today: date) -> int:
    """For how many days a visit has been due; below 0 when none is."""
    since = _day(ladder.tried[ladder.own[rung]].day)
    visits = {
        each.day for place, each in enumerate(ladder.tried) if each.rung == rung and ladder.visit(place)
    }
    if since is None or len(visits) >= len(REVISITS):
        return -1
    return (today - since).days - REVISITS[len(visits)]


def _climb(ladder: Ladder) -> _Chosen:
    at = ladder.at
    if not ladder.tried:
        reason = (
            "Begin where you expect to be 30 to 50 nervous, of 100. The first rung is the gentlest; if it "
            "sounds too easy, choose another."
        )
        return LOWEST, Move.START, reason, WHY_CHOOSE
    if at in ladder.own and (up := _back_up(ladder)):
        return up
    if at in ladder.own:
        above = next((rung for rung in range(at + 1, HIGHEST + 1) if rung not in ladder.own), None)
        if above is not None:
            return above, Move.UP, _why_up(ladder, above), WHY_CLOCK if above == TIMED else WHY_NOT_CALM
        below = max((rung for rung in range(LOWEST, at) if rung not in ladder.own), default=None)
        if below is None:
            return at, Move.STAY, "Every rung is yours. Take whichever you like, to keep it so.", None
        return below, Move.DOWN, f"The top is yours; rung {below} is the highest that is not, so far.", None
    return _starting(ladder) or _back_up(ladder) or (at, Move.STAY, _why_stay(ladder), None)


def _why_up(ladder: Ladder, above: int) -> str:
    if ladder.left_out(ladder.at):
        return f"You have left rung {ladder.at} out: on to rung {above}."
    if ladder.at == TIMED:
        return f"You have answered by the clock, and once is enough for that: on to rung {above}."
    if above > ladder.at + 1:
        return f"Rung {ladder.at} is yours, and so are those up to rung {above}, which comes next."
    return f"Rung {ladder.at} went well in two sittings, on different days: on to rung {above}."


def _starting(ladder: Ladder) -> _Chosen | None:
    """Finding where to begin: as long as nothing is theirs and no rung was expected to be 30 to 50.

    One rung at a time, so that each step is tried and not only imagined.
    """
    expected = [each.expected for each in ladder.tried if each.expected is not None]
    if ladder.own or not expected or any(START_LOW <= level <= START_HIGH for level in expected):
        return None
    last = ladder.tried[-1]
    if last.expected is None or last.rung != ladder.at:
        return None
    if last.expected < START_LOW and last.finished and ladder.at < HIGHEST and not _expected_more(ladder):
        reason = f"You expected {last.expected} of 100 there. Begin where it is 30 to 50: one rung up."
        return ladder.at + 1, Move.START, reason, None
    if last.expected > START_HIGH and ladder.at > LOWEST:
        reason = f"You expected {last.expected} of 100 there. Begin where it is 30 to 50: one rung down."
        return ladder.at - 1, Move.START, reason, None
    return None


def _expected_more(ladder: Ladder) -> bool:
    """The rung above was expected to be more than 50: the start is between the two, which is here."""
    return any(
        each.rung == ladder.at + 1 and each.expected is not None and each.expected > START_HIGH
        for each in ladder.tried
    )


def _why_stay(ladder: Ladder) -> str:
    """What is still missing at this rung, the first thing that is."""
    at = ladder.at
    finished = [each for each in ladder.tried if each.rung == at and each.finished]
    if not finished:
        return f"Rung {at} has not been played to its end yet: once more, or take an easier one."
    last = finished[-1]
    if last.aid == YES:
        return f"Rung {at} again: this time, try not to {rung_of(at).aid or 'use what makes it easier'}."
    good = ladder.good[at]
    if not any(each is last for each in good):
        if (last.next_time, last.happened, last.peak) == (None, "", None):
            return (
                f"Rung {at} again. Say beforehand what you are afraid of, and afterwards what came of it: "
                "that shows when a rung is yours. Or choose the next rung yourself."
            )
        return f"Rung {at} again, until what you fear seems much less likely to you, or came and you coped."
    another = "once more" if len({each.day for each in good}) > 1 else "once more on another day"
    return f"Rung {at} went well in one sitting; {another}, with another question, and it is yours."


def _hint(ladder: Ladder) -> str:
    """After five attempts in which the fear seemed just as likely: a fear that can be checked."""
    here = [each for each in ladder.tried if each.rung == ladder.at and each.begun][-BEFORE_A_HINT:]
    said = [level for each in here for level in (each.likelihood, each.next_time) if level is not None]
    if ladder.at in ladder.own or len(here) < BEFORE_A_HINT or len(said) < 2:
        return ""
    if said[0] - said[-1] >= MOVED or said[-1] <= UNLIKELY:
        return ""
    return WHY_CONCRETE.text


def _steady(ladder: Ladder) -> tuple[bool, str]:
    """Two of three: after two in a row with breathing the next is without."""
    last = [each.steadied for each in ladder.tried if each.begun][-STEADIED_IN_A_ROW:]
    if len(last) == STEADIED_IN_A_ROW and all(last):
        return False, WHY_BARE.text
    return True, "Two minutes of slow breathing first, if you like."


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
