"""Which drills fill today's minutes: what is due between what is needed, and never two alike in a row."""

import math
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from random import Random

from practice.model.drills import DrillKind
from practice.schedule.drills import DrillItem, Material, PastDrills
from practice.schedule.offers import Offers

MOST_DUE = 0.5
"""What is due fills no more than this share of the time, or a long list would push all else out.

On the eve of an interview it fills all of it while there is any: a skill does not grow overnight, and what is
recalled then is there in the morning.
"""

NEVER = 10**6
"""Days that count for a kind that was never drilled."""

EASY_FIRST = (
    DrillKind.ASKING,
    DrillKind.BRIDGE,
    DrillKind.RATE,
    DrillKind.FIRST,
    DrillKind.STOP,
    DrillKind.THEIR_TURN,
    DrillKind.WHICH,
    DrillKind.PROBE,
    DrillKind.WE_TO_I,
    DrillKind.NUMBERS,
    DrillKind.TELL,
)
"""The kinds that go round beside what is due; of those never done, in this order."""

Stream = Callable[[], Iterator[DrillItem]]


def todays(
    material: Material,
    past: PastDrills,
    *,
    today: date,
    seconds: float,
    rng: Random,
    only: DrillKind | None = None,
    without: frozenset[DrillKind] = frozenset(),
) -> tuple[DrillItem, ...]:
    """Drills for so many seconds, in order; the last one may run over, no other.

    What is due comes first and then at every other place, up to half of the time: recalls, and first
    sentences for the answers to have ready. The rest goes round the kinds, the longest untouched first, on
    the competency that is needed most, with another question each time. On the eve of an interview all
    recalls come before anything else. `only` keeps to one kind, and of `without` none goes round.
    """
    chooser = _Chooser(Offers(material, past, today=today, rng=rng), past, today, without)
    eve = past.interview is not None and (past.interview - today).days == 1
    spent = due_s = 0
    while spent < seconds:
        room = seconds * MOST_DUE - due_s if due_s else math.inf
        item = chooser.one_of(only) if only else (eve and chooser.due()) or chooser.next(room)
        if item is None:
            break
        spent += item.seconds
        due_s += item.seconds if chooser.was_due else 0
    return tuple(chooser.chosen)


class _Chooser:
    """One drill after another; each is apart from the one before it where that can be had."""

    def __init__(self, offers: Offers, past: PastDrills, today: date, without: frozenset[DrillKind]) -> None:
        self.chosen: list[DrillItem] = []
        self.was_due = False
        self._offers = offers
        self._kinds = tuple(kind for kind in EASY_FIRST if kind not in without)
        self._untouched = {
            kind: (today - past.kinds[kind]).days if kind in past.kinds else NEVER for kind in self._kinds
        }
        recalls = partial(offers.of, DrillKind.BEATS)
        # Whoever has never drilled begins with a sentence, which succeeds, and not with a recall.
        self._dues: list[Stream] = [recalls, offers.firsts] if past.kinds else [offers.firsts, recalls]

    def due(self) -> DrillItem | None:
        """A recall while there is any, then a first sentence; only the subject changes where it can."""
        for stream in (partial(self._offers.of, DrillKind.BEATS), self._offers.firsts):
            item = self._found([stream], [self._of_another_subject, lambda _: True])
            if item is not None:
                return self._took(item, due=True)
        return None

    def next(self, room: float) -> DrillItem | None:
        """What is due, if it is its turn and takes no longer than `room`; else another kind.

        Where there is no other kind, what is due fills the time: rather that than nothing.
        """
        if not self.was_due:
            item = self._found(self._dues, [lambda item: self._apart(item) and item.seconds <= room])
            if item is not None:
                self._dues.reverse()
                return self._took(item, due=True)
        item = self._found([partial(self._offers.of, kind) for kind in self._round()], self._wishes())
        if item is not None:
            return self._took(item, due=False)
        item = self._found(self._dues, self._wishes())
        return item and self._took(item, due=True)

    def one_of(self, kind: DrillKind) -> DrillItem | None:
        """The best of one kind."""
        item = self._found([partial(self._offers.of, kind)], self._wishes())
        return item and self._took(item, due=False)

    def _round(self) -> Sequence[DrillKind]:
        """The kinds in the order in which they are tried."""
        counts = {kind: sum(item.kind is kind for item in self.chosen) for kind in self._kinds}
        return sorted(self._kinds, key=lambda kind: (counts[kind], -self._untouched[kind]))

    def _wishes(self) -> Sequence[Callable[[DrillItem], bool]]:
        """What to wish for, and what to be content with when it is not to be had."""
        return self._apart, self._of_another_kind, lambda _: True

    def _apart(self, item: DrillItem) -> bool:
        return self._of_another_subject(item) and self._of_another_kind(item)

    def _of_another_subject(self, item: DrillItem) -> bool:
        return not (self.chosen and item.competency and item.competency is self.chosen[-1].competency)

    def _of_another_kind(self, item: DrillItem) -> bool:
        return not self.chosen or item.kind is not self.chosen[-1].kind

    @staticmethod
    def _found(streams: Sequence[Stream], wishes: Sequence[Callable[[DrillItem], bool]]) -> DrillItem | None:
        return next((item for wish in wishes for stream in streams for item in stream() if wish(item)), None)

    def _took(self, item: DrillItem, *, due: bool) -> DrillItem:
        self.chosen.append(item)
        self.was_due = due
        self._offers.take(item)
        return item
