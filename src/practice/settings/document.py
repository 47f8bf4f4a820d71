"""The text of `config.toml` as Settings; whatever is not understood is told with its line."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from practice.model.settings import Settings
from practice.settings import trouble
from practice.settings.fields import DEFAULTS, GROUPS, OWN_PATTERN, OWN_PATTERNS, Group, group, shown, wrong
from practice.settings.files import MOST_BYTES
from practice.settings.lines import lines_of
from practice.settings.naming import nearest
from practice.settings.own_patterns import findings_in_own, no_such, own_patterns
from practice.settings.trouble import Finding, Found

# `Any` below is a value of TOML: its type is checked here.

_BOM = b"\xef\xbb\xbf"
_OTHER_UNICODE = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS = "save the file as UTF-8 (in most editors: 'Save as', then the encoding)"


def text_of(data: bytes, path: Path) -> str:
    """The file as text, its line ends made alike. Raises SettingsError."""
    if len(data) > MOST_BYTES:
        what = f"the file is larger than {MOST_BYTES // 1024} KB, and settings need far less"
        raise trouble.in_file(path, Finding(None, what, "move it away; a new one is written when needed"))
    if data.startswith(_OTHER_UNICODE):
        raise trouble.in_file(path, Finding(None, "the file is UTF-16 text, not UTF-8", _SAVE_AS))
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"the byte 0x{data[error.start]:02x} is not UTF-8"
        raise trouble.in_file(path, Finding(line, what, _SAVE_AS)) from None
    return text.replace("\r\n", "\n")


def settings_of(text: str, path: Path) -> Settings:
    """The settings of this text. Raises SettingsError."""
    document = parsed(text, path)
    found = list(_findings(document))
    if found:
        lines = lines_of(text)
        told = [Finding(lines.get(key), what, mend) for key, what, mend in found]
        raise trouble.in_file(path, *sorted(told, key=lambda finding: finding.line or len(text) + 2))
    own = own_patterns(document.pop(OWN_PATTERNS, {}))
    groups = {name: replace(getattr(DEFAULTS, name), **values) for name, values in document.items()}
    return replace(DEFAULTS, **groups, patterns=own)


def parsed(text: str, path: Path) -> dict[str, Any]:
    """The text as TOML, whatever it holds. Raises SettingsError."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers too long, and lists in lists in lists
        from practice.settings.syntax import in_plain_words  # a start with a good file does not wait for it

        raise trouble.in_file(path, in_plain_words(error, text)) from None


def _findings(document: dict[str, Any]) -> Iterator[Found]:
    for name, value in document.items():
        known = group(name)
        if name == OWN_PATTERNS:
            yield from findings_in_own(value)
        elif known is None:
            yield (name,), *_unknown_group(name, value)
        elif isinstance(value, dict):
            yield from _findings_below(known, value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            yield (name,), f"'{name}' stands between double brackets", f"write [{name}]"
        else:
            mend = f"write [{name}] on a line of its own, and its settings below"
            yield (name,), f"'{name}' is a group of settings and holds no value itself", mend
    yield from _unknown_pattern(document)


def _findings_below(group: Group, values: dict[str, Any]) -> Iterator[Found]:
    for name, value in values.items():
        setting = group.setting(name)
        if setting is None:
            yield (group.name, name), *_unknown_setting(group, name)
        elif found := wrong(setting.kind, value):
            what, mend = found
            yield (group.name, name), f"'{name}' {what}", mend


def _unknown_pattern(document: dict[str, Any]) -> Iterator[Found]:
    """The pattern to breathe, where it is none of those that practice brings along or the file has."""
    calm, own = document.get("calm"), document.get(OWN_PATTERNS)
    chosen = calm.get("pattern") if isinstance(calm, dict) else None
    if isinstance(chosen, str) and (found := no_such(chosen, list(own) if isinstance(own, dict) else [])):
        what, mend = found
        yield ("calm", "pattern"), f"'pattern' {what}", mend


def _unknown_group(name: str, value: object) -> tuple[str, str]:
    homes = [each.name for each in GROUPS if each.setting(name)]
    if homes and not isinstance(value, dict):
        return f"'{name}' stands outside of its group", f"put it below {_brackets(homes, ' or ')}"
    names = {**{each.name: each.name for each in GROUPS}, OWN_PATTERNS: OWN_PATTERN.name}
    mend = f"the groups are {_brackets(names.values(), ', ')}; each setting stands below its own"
    if guess := nearest(name, list(names)):
        mend = f"did you mean [{names[guess]}]?"
    kind = "group" if isinstance(value, dict) else "setting"
    return f"there is no {kind} '{shown(name)}'", mend


def _unknown_setting(group: Group, name: str) -> tuple[str, str]:
    names = [setting.name for setting in group.settings]
    homes = [each.name for each in GROUPS if each.setting(name)]
    mend = f"below [{group.name}] there can be {', '.join(names)}"
    if homes:
        mend = f"put it below {_brackets(homes, ' or ')}"
    elif guess := nearest(name, names):
        mend = f"did you mean '{guess}'?"
    return f"there is no setting '{shown(name)}' below [{group.name}]", mend


def _brackets(names: Iterable[str], between: str) -> str:
    return between.join(f"[{name}]" for name in names)
