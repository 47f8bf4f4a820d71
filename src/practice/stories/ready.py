"""When a story is ready: recalled well on two days apart, and told aloud once in good time."""

from collections.abc import Iterable
from datetime import date, timedelta

from practice.model.drills import Drilled, DrillKind, Outcome, Recalled
from practice.model.story import Story

APART = timedelta(days=2)
WELL = frozenset({"good", "easy"})


def thing(story: Story) -> str:
    """What facts call a story."""
    return f"story/{story.id}"


class Readiness:
    """How far each story is, from all that was recalled and told."""

    def __init__(self, recalled: Iterable[Recalled], drilled: Iterable[Drilled]) -> None:
        self._well: dict[str, list[date]] = {}
        for fact in recalled:
            if fact.grade.lower() in WELL:
                self._well.setdefault(fact.thing, []).append(date.fromisoformat(fact.stamp.day))
        self._told = {fact.about for fact in drilled if _told_in_time(fact)}

    def open_steps(self, story: Story) -> tuple[str, ...]:
        """What is still to be done before a story is ready, in words; none when it is."""
        days = self._well.get(thing(story), [])
        steps: list[str] = []
        if not days:
            steps.append("recall its beats on two days")
        elif max(days) - min(days) < APART:
            steps.append("recall its beats once more, two days later or more")
        if thing(story) not in self._told:
            steps.append("tell it aloud once in good time")
        return tuple(steps)


def _told_in_time(fact: Drilled) -> bool:
    """Typed tellings keep their words, those told aloud do not."""
    return fact.kind is DrillKind.TELL and not fact.words and fact.outcome is Outcome.RIGHT
