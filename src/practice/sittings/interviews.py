"""The person's real interviews: what they are called, and when they begin."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from shlex import quote

from practice.model.nerves import Interview
from practice.model.printing import clean
from practice.model.trouble import Trouble
from practice.sittings.ports import World

LONGEST = 60
"""Characters of a name: it has to fit on a line with its day."""

OVER = timedelta(hours=1)
"""So long after its beginning an interview is still the one that somebody is late for."""


class NoInterview(Trouble):
    """No interview of that name, or none that could be."""


def add(world: World, name: str, when: datetime) -> str:
    """Enter an interview, or a new time for it; what was kept, as a sentence. Raises NoInterview."""
    name = " ".join(clean(name).split())
    if not name:
        raise NoInterview("an interview needs a name", mend="call it by the place, such as Library")
    if len(name) > LONGEST:
        raise NoInterview(f"that name has {len(name)} characters", mend=f"use at most {LONGEST}")
    when = world.clock.local(when) if when.tzinfo is None else when
    if _instant(when) <= _now(world):
        raise NoInterview(f"{shown(when)} has passed", mend="enter an interview that is still to come")
    before = _named(known(world), name)
    world.history.keep(Interview(world.stamp(), before.name if before else name, when.isoformat()))
    said = f"{name} is now on {shown(when)}." if before else f"{name} is entered for {shown(when)}."
    return f"{said} On the day, `practice calm --before {_typed(name)}` leads you to it."


def drop(world: World, name: str) -> str:
    """It will not take place; what was kept, as a sentence. Raises NoInterview."""
    interview = find(world, name)
    world.history.keep(Interview(world.stamp(), interview.name, interview.starts, dropped=True))
    return f"{interview.name} is dropped."


def find(world: World, name: str) -> Interview:
    """The one of this name, or the only one whose name begins so. Raises NoInterview."""
    there = known(world)
    if not there:
        raise NoInterview(
            f"no interview is known, so there is none called '{clean(name)}'",
            mend="enter it with `practice interview add NAME WHEN`, or write `practice calm --until 14:30`",
        )
    exact = _named(there, name)
    wanted = _key(name)
    begun = [each for each in there if wanted and _key(each.name).startswith(wanted)]
    if exact is not None:
        return exact
    if len(begun) == 1:
        return begun[0]
    names = ", ".join(each.name for each in begun or there)
    if begun:
        raise NoInterview(f"'{clean(name)}' fits more than one: {names}", mend="write more of the name")
    raise NoInterview(f"no interview is called '{clean(name)}'", mend=f"known are: {names}")


def known(world: World) -> list[Interview]:
    """Those that are still to come, or began within the hour, the next one first."""
    newest: dict[str, Interview] = {}
    for fact in world.history.every(Interview):
        before = newest.get(_key(fact.name))
        if before is None or fact.stamp.at >= before.stamp.at:
            newest[_key(fact.name)] = fact
    now = _now(world)
    dated = [(moment, each) for each in newest.values() if (moment := starts(each)) is not None]
    live = [(moment, each) for moment, each in dated if not each.dropped and _instant(moment) > now - OVER]
    return [each for _, each in sorted(live, key=lambda pair: (_instant(pair[0]), pair[1].name))]


def next_interview(world: World) -> Interview | None:
    """The one that comes first."""
    return next(iter(known(world)), None)


def starts(interview: Interview) -> datetime | None:
    """When it begins, in the zone in which it was entered; None when that cannot be read."""
    try:
        moment = datetime.fromisoformat(interview.starts)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def line(world: World, interview: Interview) -> str:
    """One interview in one line, with how far away it is."""
    moment = starts(interview)
    assert moment is not None, "known interviews have a moment"
    return f"{interview.name}, {shown(moment)} ({_away(world, moment)})"


def listed(world: World) -> str:
    """All that are known, one on a line."""
    there = known(world)
    if not there:
        return "No interview is entered. `practice interview add NAME WHEN` enters one."
    return "\n".join(line(world, each) for each in there)


def shown(moment: datetime) -> str:
    """Day and time of day, as its place has them."""
    return f"{moment:%Y-%m-%d %H:%M}"


def _typed(name: str) -> str:
    """The name as one word of a command; the usual double quotes are read by every shell."""
    quoted = quote(name)
    return quoted if quoted == name or set(name) & set('"$`\\!') else f'"{name}"'


def _away(world: World, moment: datetime) -> str:
    left = (_instant(moment) - _now(world)).total_seconds()
    days = (moment.date() - world.clock.now().date()).days
    if left < 0:
        return "it has begun"
    if left < 3600:
        minutes = max(1, round(left / 60))
        return "in a minute" if minutes == 1 else f"in {minutes} minutes"
    if days < 1:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def _named(there: Sequence[Interview], name: str) -> Interview | None:
    return next((each for each in there if _key(each.name) == _key(name)), None)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _now(world: World) -> datetime:
    return _instant(world.clock.now())


def _instant(moment: datetime) -> datetime:
    """In UTC: two times of one zone are otherwise compared by what the wall shows."""
    return moment.astimezone(UTC)
