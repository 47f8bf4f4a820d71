"""How often something was practised since a moment: drills, and answers in rounds."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from practice.applications.changed import Practised, is_since
from practice.model.answer import Ended
from practice.model.drills import Drilled, Outcome
from practice.model.kinds import Competency
from practice.sittings.ports import World

Counts = dict[tuple[str, Competency | None], int]


@dataclass(frozen=True, slots=True)
class Since:
    """Drills and answers by the key of the question and what it measures."""

    drills: Counts = field(default_factory=dict)
    answers: Counts = field(default_factory=dict)

    def of(self, about: Competency | None, questions: Collection[str] = ()) -> Practised:
        """What was practised of a competency, or of these questions, each counted once."""
        return self._counted(lambda key, measured: key in questions or (measured is about is not None))

    def at_all(self) -> Practised:
        """Everything."""
        return self._counted(lambda *_: True)

    def competencies(self) -> frozenset[Competency]:
        """Those that were practised."""
        return frozenset(about for _, about in (*self.drills, *self.answers) if about is not None)

    def _counted(self, fits: Callable[[str, Competency | None], bool]) -> Practised:
        drills = sum(count for about, count in self.drills.items() if fits(*about))
        return Practised(drills, sum(count for about, count in self.answers.items() if fits(*about)))


def since(world: World, moment: str) -> Since:
    """From an instant (UTC, ISO 8601) on, or after a day. What was left out or skipped is no practice."""
    found = Since()
    for fact in world.history.every(Drilled):
        if is_since(fact.stamp.at, fact.stamp.day, moment=moment) and fact.outcome is not Outcome.SKIPPED:
            _count(found.drills, fact.about, None)
    if found.drills:
        measured = {q.key: q.competency for bank in world.banks.banks() for q in bank.questions}
        counts = {(key, measured.get(key)): count for (key, _), count in found.drills.items()}
        found = Since(counts, found.answers)
    day = moment[:10]
    for entry in reversed(world.history.rounds()):
        if max(entry.started.stamp.at[:10], entry.started.stamp.day) < day:
            break
        for answered in world.history.answers(entry.started.stamp.id):
            given = answered.given
            if not is_since(answered.stamp.at, answered.stamp.day, moment=moment):
                continue
            if given.part == 0 and given.ended is not Ended.SKIPPED:
                _count(found.answers, answered.question, answered.competency)
    return found


def _count(counts: Counts, key: str, about: Competency | None) -> None:
    counts[key, about] = counts.get((key, about), 0) + 1
