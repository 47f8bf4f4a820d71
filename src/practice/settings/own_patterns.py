"""The person's own ways to breathe: `[patterns.NAME]` in the file, each read by the rules for breathing."""

from collections.abc import Iterator, Sequence
from typing import Any

from practice.model.breathing import Pattern
from practice.nerves.own import NoPattern, named_wrong, parsed
from practice.nerves.patterns import SHIPPED
from practice.settings.fields import OWN_PATTERN, OWN_PATTERNS, shown, wrong
from practice.settings.naming import nearest
from practice.settings.trouble import Found

# `Any` below is a value of TOML: its type is checked here.

MOST = 20


def own_patterns(tables: dict[str, Any]) -> tuple[Pattern, ...]:
    """The patterns of tables in which nothing was found wrong."""
    return tuple(_pattern(name, table) for name, table in tables.items())


def findings_in_own(tables: object) -> Iterator[Found]:
    """What is wrong with them."""
    if not isinstance(tables, dict):
        what = f"'{OWN_PATTERNS}' holds no value itself"
        yield (OWN_PATTERNS,), what, f"write [{OWN_PATTERN.name}], with a name of your own for NAME"
        return
    if len(tables) > MOST:
        yield (OWN_PATTERNS,), f"there are more than {MOST} patterns", "delete those that you do not use"
    for name, table in tables.items():
        key = (OWN_PATTERNS, name)
        if found := named_wrong(name):
            what, mend = found
            yield key, f"'{shown(name)}' {what}", mend
        elif isinstance(table, dict):
            yield from _findings_below(key, table)
        else:
            mend = f'write [{OWN_PATTERNS}.{name}] on a line of its own, and breath = "in 4, out 6" below it'
            yield key, f"'{name}' is a pattern and needs a group of its own", mend


def no_such(name: str, own: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with the name of a pattern that is neither brought along nor the person's own."""
    names = [*(pattern.id for pattern in SHIPPED), *own]
    if name in names:
        return None
    mend = f"the patterns are {', '.join(shown(each) for each in names)}"
    if guess := nearest(name, names):
        mend = f"did you mean '{shown(guess)}'?"
    return f"cannot be '{shown(name)}', because there is no such pattern", mend


def _findings_below(key: tuple[str, ...], table: dict[str, Any]) -> Iterator[Found]:
    group = ".".join(key)
    names = [setting.name for setting in OWN_PATTERN.settings]
    good = True
    for name, value in table.items():
        setting = OWN_PATTERN.setting(name)
        if setting is None:
            guess = nearest(name, names)
            mend = f"did you mean '{guess}'?" if guess else f"there can be {', '.join(names)}"
            yield (*key, name), f"there is no setting '{shown(name)}' below [{group}]", mend
        elif found := wrong(setting.kind, value):
            what, mend = found
            good = False
            yield (*key, name), f"'{name}' {what}", mend
    if "breath" not in table:
        yield key, f"[{group}] has no breath", 'write breath = "in 4, out 6" below it, with your own seconds'
    elif good:
        yield from _broken_rule(key, table)


def _broken_rule(key: tuple[str, ...], table: dict[str, Any]) -> Iterator[Found]:
    """The first rule of breathing that it breaks: that of the breath, or else of its minutes."""
    name = key[-1]
    for setting, said in (("breath", {"breath": table["breath"]}), ("minutes", table)):
        try:
            _pattern(name, said)
        except NoPattern as error:
            yield (*key, setting), f"'{name}' {error.sentence}", error.mend
            return


def _pattern(name: str, table: dict[str, Any]) -> Pattern:
    return parsed(name, table["breath"], title=table.get("title", ""), minutes=table.get("minutes"))
