"""Which questions a phase of a round asks."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from practice.model.facts import Levelled, Seen
from practice.model.kinds import Level, QuestionType
from practice.model.question import Question
from practice.model.recipe import Ask, Pick
from practice.schedule.need import needs
from practice.schedule.planned import Planned, forward, raised, rested

FRESH_DAYS = 7
"""A question seen within this many days comes back only when nothing else fits."""

PRACTICE_TAG = "practice"
SENIOR = frozenset({Level.SENIOR, Level.LEAD})

FROM_PLANS = frozenset({Pick.WEAK, Pick.DUE})
"""The picks in which the questions of a plan come before others."""


@dataclass(frozen=True, slots=True)
class Past:
    """What history says about questions and competencies; `planned` is what a plan brings forward."""

    today: date
    seen: Mapping[str, Seen]
    levels: Sequence[Levelled] = ()
    planned: Sequence[Planned] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The questions for one phase, and a sentence for everything that had to give way."""

    questions: tuple[Question, ...]
    remarks: tuple[str, ...] = ()


def choose(
    questions: Sequence[Question], ask: Ask, *, past: Past, used: Iterable[str] = (), rng: Random
) -> Chosen:
    """Pick for one phase; `used` holds the keys this round has already asked.

    When a pick cannot be filled it widens, in this order: level, other competencies of a question,
    other banks, a competency twice, fewer questions. It never repeats a question within a round.
    """
    taken = set(used)
    if ask.pick is Pick.FIXED:
        return _fixed(questions, ask, taken)
    chosen: list[Question] = []
    remarks: list[str] = []
    for kinds, count in _portions(ask):
        found, widened = _fill(questions, ask, kinds, count, past, taken, chosen, rng)
        chosen += found
        remarks += [f"{ask.id}: {remark}" for remark in widened]
    if ask.pick in FROM_PLANS:
        plans = forward(past.planned)
        of = dict.fromkeys(plans[q.key].plan for q in chosen if q.key in plans)
        remarks += [f"{ask.id}: some questions are in {plan}" for plan in of]
    return Chosen(tuple(chosen if ask.mix else _apart(chosen)), tuple(remarks))


def _portions(ask: Ask) -> list[tuple[tuple[QuestionType, ...], int]]:
    if ask.pick is Pick.MIX:
        return [((kind,), count) for kind, count in ask.mix]
    return [(ask.types, ask.count)]


def _fixed(questions: Sequence[Question], ask: Ask, taken: set[str]) -> Chosen:
    by_id: dict[str, Question] = {}
    for question in questions:
        if not question.retired:
            by_id.setdefault(question.id, question)
            by_id.setdefault(question.key, question)
    found: list[Question] = []
    remarks: list[str] = []
    for name in ask.ids:
        named = by_id.get(name)
        if named is None:
            remarks.append(f"{ask.id}: there is no question '{name}' in the chosen banks")
        elif named.key in taken:
            remarks.append(f"{ask.id}: '{name}' is asked once only in a round")
        else:
            taken.add(named.key)
            found.append(named)
    return Chosen(tuple(found), tuple(remarks))


def _fill(
    questions: Sequence[Question],
    ask: Ask,
    kinds: tuple[QuestionType, ...],
    count: int,
    past: Past,
    taken: set[str],
    chosen: Sequence[Question],
    rng: Random,
) -> tuple[list[Question], list[str]]:
    """Up to `count` questions, each found at the narrowest width that still has one."""
    found: list[Question] = []
    remarks: list[str] = []
    order = _order(ask, past)
    pool = [
        q
        for q in questions
        if not q.retired and PRACTICE_TAG not in q.tags and (not kinds or q.type in kinds)
    ]
    for width in _widths(ask):
        candidates = [q for q in pool if q.key not in taken and width.fits(q)]
        rng.shuffle(candidates)
        while len(found) < count:
            before = [*chosen, *found]
            open_ = [q for q in candidates if not (width.distinct and _repeats_competency(q, before))]
            if not open_:
                break
            best = min(open_, key=lambda q: order(q, before))
            candidates.remove(best)
            taken.add(best.key)
            found.append(best)
            if width.remark and width.remark not in remarks:
                remarks.append(width.remark)
    if len(found) < count:
        remarks.append(f"{count - len(found)} fewer than planned: the banks have no more that fit")
    return found, remarks


@dataclass(frozen=True, slots=True)
class _Width:
    """How far the search reaches, and what to say when something is found only there."""

    fits: Callable[[Question], bool]
    remark: str
    distinct: bool


def _widths(ask: Ask) -> list[_Width]:
    """From exactly what was asked for to whatever is there."""

    def level(q: Question) -> bool:
        return q.level is ask.level if ask.level else q.level not in SENIOR

    def any_level(q: Question) -> bool:
        return level(q) or q.level is Level.ANY

    def main(q: Question) -> bool:
        return not ask.competencies or q.competency in ask.competencies

    def also(q: Question) -> bool:
        return main(q) or any(c in ask.competencies for c in q.also)

    def bank(q: Question) -> bool:
        return not ask.banks or q.bank in ask.banks

    distinct = ask.distinct
    beside = "some questions measure the competency beside another"
    widths = [
        _Width(lambda q: level(q) and main(q) and bank(q), "", distinct),
        _Width(lambda q: any_level(q) and main(q) and bank(q), "", distinct),
        _Width(lambda q: main(q) and bank(q), "some questions are of another level", distinct),
        _Width(lambda q: also(q) and bank(q), beside, distinct),
        _Width(also, "some questions come from other banks", distinct),
    ]
    if distinct:
        widths.append(_Width(also, "some competencies come up more than once", distinct=False))
    return widths


def _repeats_competency(question: Question, before: Sequence[Question]) -> bool:
    return any(question.competency is other.competency for other in before if other.competency)


def _order(ask: Ask, past: Past) -> Callable[[Question, Sequence[Question]], tuple[float, ...]]:
    """How good a candidate is (smaller first), given what this phase has chosen already."""
    need = needs(past.levels, today=past.today, planned=raised(past.planned))
    of_plans = forward(past.planned)
    ripe = {key for key in of_plans if rested(_last_day(key, past), past.today)}

    def alike(q: Question, before: Sequence[Question]) -> float:
        same = sum(q.competency is other.competency for other in before if q.competency)
        return same + 0.5 * sum(q.type is other.type for other in before)

    def after_plan(q: Question, before: Sequence[Question]) -> float:
        """0 for a question of a plan, as long as no more than half of the others are of one."""
        if q.key not in ripe:
            return 1.0
        return float(2 * sum(other.key in of_plans for other in before) > len(before))

    def recent(q: Question) -> float:
        return 0.0 if q.key in ripe else _recent(q, past)

    def order(q: Question, before: Sequence[Question]) -> tuple[float, ...]:
        match ask.pick:
            case Pick.RANDOM:
                return (_recent(q, past),)
            case Pick.WEAK:
                wanted = -need[q.competency] if q.competency else 0.0
                ahead = recent(q), after_plan(q, before)
                return (*ahead, alike(q, before), wanted, _last_seen(q, past))
            case Pick.SPREAD | Pick.MIX:
                return (_recent(q, past), alike(q, before), _last_seen(q, past))
            case Pick.DUE:
                return (recent(q), after_plan(q, before), _last_seen(q, past), alike(q, before))
            case Pick.FIXED:
                raise AssertionError("fixed picks are not ordered")

    return order


def _last_day(key: str, past: Past) -> date | None:
    seen = past.seen.get(key)
    return date.fromisoformat(seen.last_day) if seen else None


def _last_seen(question: Question, past: Past) -> float:
    """Days as an ordinal; never seen comes first."""
    seen = past.seen.get(question.key)
    return date.fromisoformat(seen.last_day).toordinal() if seen else 0.0


def _recent(question: Question, past: Past) -> float:
    """1 for a question seen within the last week."""
    return float(past.today.toordinal() - _last_seen(question, past) < FRESH_DAYS)


def _apart(questions: Sequence[Question]) -> list[Question]:
    """The same questions with no two of one competency in a row, where that can be had."""
    waiting = list(questions)
    ordered: list[Question] = []
    while waiting:
        last = ordered[-1].competency if ordered else None
        counts = Counter(q.competency for q in waiting)
        free = [q for q in waiting if q.competency is not last or last is None] or waiting
        # One that is more than half of what is left must come now, or two of it will meet later.
        crowded = [q for q in free if q.competency and 2 * counts[q.competency] > len(waiting)]
        best = (crowded or free)[0]
        waiting.remove(best)
        ordered.append(best)
    return ordered
