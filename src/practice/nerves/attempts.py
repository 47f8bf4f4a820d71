"""Attempts at the ladder: the facts said of each, before it and after, joined into one value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from practice.model.facts import HowEnded
from practice.model.nerves import Attempt, AttemptPart, AttemptSaid, Occasion, Rated, RatedAt

FINISHED = "finished"
ABORTED = "aborted"
DROPPED = "dropped"
PASSED_OVER = "passed-over"
"""How an attempt ended. Dropped: it will not take place after all. Passed over: the person has left this
rung out with a word, and tried nothing."""

YES, PARTLY, NO = "yes", "partly", "no"


@dataclass(frozen=True, slots=True)
class Tried:
    """One attempt with all that is known of it; None and empty: not said.

    `ended` is one of the words above, or empty while it is open. `questions` are the keys of what was
    asked, `round` the id of the round. `script` is where the script for somebody else is; None: none was
    made. `told`: the pages after it were gone through. Where something was said twice, the newest counts.
    """

    id: str
    day: str
    sitting: str
    rung: int
    advised: int
    steadied: bool = False
    feared: str = ""
    likelihood: int | None = None
    outsider: str = ""
    expected: int | None = None
    round: str = ""
    questions: frozenset[str] = frozenset()
    ended: str = ""
    aid: str = ""
    happened: str = ""
    coped: str = ""
    next_time: int | None = None
    peak: int | None = None
    end: int | None = None
    surprised: str = ""
    learned: str = ""
    script: str | None = None
    told: bool = False

    @property
    def finished(self) -> bool:
        """It was played to its end."""
        return self.ended == FINISHED

    @property
    def aborted(self) -> bool:
        """It was left in the middle; or a round was begun, and the program ended before the round did."""
        return self.ended == ABORTED or (not self.ended and bool(self.round))

    @property
    def begun(self) -> bool:
        """Something was dared: an attempt that was left before its round counts as nothing at all."""
        return self.finished or self.aborted

    @property
    def bearable(self) -> bool:
        """What was feared happened, in part or whole, and the person coped with it."""
        return self.happened in (YES, PARTLY) and self.coped == YES


def joined(
    attempts: Sequence[Attempt],
    said: Sequence[AttemptSaid],
    rated: Sequence[Rated],
    *,
    questions: Mapping[str, frozenset[str]] | None = None,
    ends: Mapping[str, HowEnded] | None = None,
) -> tuple[Tried, ...]:
    """Every attempt, oldest first. `questions` are the keys asked in each round, by its id.

    `ends` is how each round ended, which goes before what was said: one that was left may have been gone on
    with from home.
    """
    words: dict[str, dict[AttemptPart, AttemptSaid]] = {}
    for each in said:
        words.setdefault(each.attempt, {})[each.part] = each
    levels = {(each.about, each.moment): each.level for each in rated if each.occasion is Occasion.LADDER}
    return tuple(
        _tried(attempt, words.get(attempt.stamp.id, {}), levels, questions or {}, ends or {})
        for attempt in attempts
    )


def still_open(tried: Sequence[Tried]) -> tuple[Tried, ...]:
    """Those of which something is still to be asked, at most one of each kind.

    The newest that had a round, and of each rung that is taken away from the program the newest whose
    script was made: whoever took another rung meanwhile has still to meet that friend.
    """
    newest = {0 if each.round else each.rung: each for each in tried if each.round or each.script is not None}
    return tuple(each for each in newest.values() if not each.ended or (each.finished and not each.told))


def _tried(
    attempt: Attempt,
    said: Mapping[AttemptPart, AttemptSaid],
    levels: Mapping[tuple[str, RatedAt], int],
    asked: Mapping[str, frozenset[str]],
    ends: Mapping[str, HowEnded],
) -> Tried:
    def text(part: AttemptPart) -> str:
        return said[part].text if part in said else ""

    def level(part: AttemptPart) -> int | None:
        return said[part].level if part in said else None

    name = attempt.stamp.id
    round_id, ended = text(AttemptPart.ROUND), text(AttemptPart.ENDED)
    return Tried(
        id=name,
        day=attempt.stamp.day,
        sitting=attempt.sitting,
        rung=attempt.rung,
        advised=attempt.advised,
        steadied=attempt.steadied,
        feared=text(AttemptPart.FEARED),
        likelihood=level(AttemptPart.LIKELIHOOD),
        outsider=text(AttemptPart.OUTSIDER),
        expected=levels.get((name, RatedAt.EXPECTED)),
        round=round_id,
        questions=asked.get(round_id, frozenset()),
        ended=FINISHED if ends.get(round_id) is HowEnded.FINISHED else ended,
        aid=text(AttemptPart.AID),
        happened=text(AttemptPart.HAPPENED),
        coped=text(AttemptPart.COPED),
        next_time=level(AttemptPart.NEXT_TIME),
        peak=levels.get((name, RatedAt.PEAK)),
        end=levels.get((name, RatedAt.END)),
        surprised=text(AttemptPart.SURPRISED),
        learned=text(AttemptPart.LEARNED),
        script=text(AttemptPart.SCRIPT) if AttemptPart.SCRIPT in said else None,
        told=ended == FINISHED,
    )
