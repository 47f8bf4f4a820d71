"""Changing one setting: everything else in the file, notes and order too, stays as the person wrote it."""

from contextlib import suppress
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from practice.disk.whole import make_folder, write_whole
from practice.model.settings import Settings
from practice.settings import trouble
from practice.settings.document import parsed, settings_of, text_of
from practice.settings.fields import GROUPS, Group, Setting, Value, group, shown, wrong
from practice.settings.files import read_bytes
from practice.settings.lines import end_of_group
from practice.settings.own_patterns import no_such
from practice.settings.template import section, template, written
from practice.settings.trouble import SettingsError


def write_setting(path: Path, name: str, value: Value) -> None:
    """Set `name`, such as `microphone.use`, for good; where there is no file, the template is its beginning.

    The file is replaced whole: whoever reads it meanwhile, or after a power cut, finds the old one or the
    new one. A file with a mistake in it is left as it is. Raises SettingsError.
    """
    group, setting = _named(name)
    if found := wrong(setting.kind, value):
        what, mend = found
        raise SettingsError(f"'{name}' {what}", mend=mend)
    data = read_bytes(path)
    text = template() if data is None else text_of(data, path)
    wanted = _with(settings_of(text, path), group, setting, value)
    if found := no_such(wanted.calm.pattern, [pattern.id for pattern in wanted.patterns]):
        what, mend = found
        raise SettingsError(f"'{name}' {what}", mend=mend)
    changed = _changed(text, path, group, setting, value)
    if _settings_or_none(changed, path) != wanted:
        raise trouble.too_unusual(path, group.name, f"{setting.name} = {written(value)}")
    try:
        make_folder(path.resolve().parent)
        write_whole(path, _as_before(changed, data))
    except OSError as error:
        raise trouble.unwritable(path, error) from error


def _named(name: str) -> tuple[Group, Setting]:
    above, _, below = name.partition(".")
    found = group(above)
    setting = found.setting(below) if found else None
    if found is None or setting is None:
        names = [f"{each.name}.{setting.name}" for each in GROUPS for setting in each.settings]
        near = get_close_matches(name[:60].lower(), names, 1)
        mend = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(names)}"
        raise SettingsError(f"there is no setting '{shown(name)}'", mend=mend)
    return found, setting


def _with(settings: Settings, group: Group, setting: Setting, value: Value) -> Settings:
    part = replace(getattr(settings, group.name), **{setting.name: value})
    whole: Settings = replace(settings, **{group.name: part})
    return whole


def _changed(text: str, path: Path, group: Group, setting: Setting, value: Value) -> str:
    """The text with one value changed, as far as it could be: the caller reads it again to see."""
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    found = parsed(text, path)
    if group.name not in found:
        above = f"{text.rstrip()}\n\n" if text.strip() else ""
        text = f"{above}{section(group)}"
    elif setting.name not in found[group.name] and (end := end_of_group(text, group.name)):
        lines = text.split("\n")
        # TOML Kit would put it after the notes above the next group.
        text = "\n".join([*lines[:end], f"{setting.name} = {written(value)}", *lines[end:]])
    try:
        document = tomlkit.parse(text)
        document[group.name][setting.name] = value
        return document.as_string()
    except (TOMLKitError, RecursionError):
        return text


def _settings_or_none(text: str, path: Path) -> Settings | None:
    with suppress(SettingsError):
        return settings_of(text, path)
    return None


def _as_before(text: str, data: bytes | None) -> bytes:
    """With the line ends the file had."""
    ends = "\r\n" if data is not None and b"\r\n" in data else "\n"
    return text.replace("\n", ends).encode()
