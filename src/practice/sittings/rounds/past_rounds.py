"""What rounds left behind, for the choice of drills: levels, and when each question was asked.

On a day without a round it is put by as it was, and not worked out of thousands of answers again.
"""

import json
from collections.abc import Mapping, Sequence

from practice.model.facts import Levelled, Seen
from practice.model.kinds import Competency
from practice.sittings.ports import World

SHELVED = "rounds"

Past = tuple[Sequence[Levelled], Mapping[str, Seen]]

_NAMED: dict[str | None, Competency | None] = {None: None, **{each.value: each for each in Competency}}


def past_rounds(world: World) -> Past:
    """Levels, the oldest first, and what was asked by its key."""
    mark = world.history.mark()
    found = _put_by(world.shelf.find(SHELVED), mark)
    if found is None:
        found = tuple(world.history.levels()), world.history.seen()
        if mark:
            world.shelf.put(SHELVED, _to_put_by(found, mark))
    return found


def _to_put_by(past: Past, mark: str) -> str:
    """In columns, which are read faster than rows."""
    levels, seen = past
    rows = [
        (each.answer_id, each.question, each.competency, each.day, each.at, each.level) for each in levels
    ]
    asked = [(each.question, each.last_day, each.times) for each in seen.values()]
    record = {
        "mark": mark,
        "levels": [list(column) for column in zip(*rows, strict=True)] or [[]] * 6,
        "seen": [list(column) for column in zip(*asked, strict=True)] or [[]] * 3,
    }
    return json.dumps(record, separators=(",", ":"))


def _put_by(text: str | None, mark: str) -> Past | None:
    """What was put by, if nothing has been kept since and it can be read."""
    if text is None:
        return None
    try:
        record = json.loads(text)
        if record["mark"] != mark:
            return None
        answers, questions, competencies, days, moments, levels = record["levels"]
        named = [_NAMED[name] for name in competencies]
        keys, last_days, times = record["seen"]
        return (
            tuple(map(Levelled, answers, questions, named, days, moments, levels)),
            dict(zip(keys, map(Seen, keys, last_days, times), strict=True)),
        )
    except (ValueError, KeyError, TypeError):
        return None
