"""`practice settings`: what has been chosen for good, and one choice changed."""

from types import SimpleNamespace

from practice.settings.fields import GROUPS, Flag, Group, Setting, Value, Whole, group
from practice.settings.reading import read_settings
from practice.settings.template import written
from practice.settings.trouble import SettingsError
from practice.wiring import keep_setting, places

WORDS = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}


def run_settings(options: SimpleNamespace) -> int:
    """Print all of them, or change one. Raises SettingsError."""
    if options.name is not None and options.value is not None:
        keep_setting(options.name, _meant(options.name, options.value))
    path = places().config
    settings = read_settings(path)
    shown = 0
    for one in GROUPS:
        for setting in one.settings:
            name = f"{one.name}.{setting.name}"
            if options.name in (None, one.name, name):
                value: Value = getattr(getattr(settings, one.name), setting.name)
                print(f"{name} = {in_words(value)}")
                shown += 1
    if not shown:
        raise SettingsError(
            f"there is no setting '{options.name}'", mend="`practice settings` shows them all"
        )
    if options.name is None:
        print()
        print(f"They are in {path}{'' if path.exists() else ', which does not exist yet'}.")
        print("`practice settings NAME VALUE` changes one, such as `practice settings live.lamp on`.")
    return 0


def in_words(value: Value) -> str:
    """A value as it is said on the command line."""
    if isinstance(value, bool):
        return "on" if value else "off"
    return written(value)


def _meant(name: str, said: str) -> Value:
    """A value as it was meant; what fits no kind is left to the settings to refuse."""
    setting = _setting(name)
    match setting.kind if setting else None:
        case Flag():
            return WORDS.get(said.strip().lower(), said)
        case Whole() if said.strip().lstrip("-").isdecimal():
            return int(said)
        case _:
            return said


def _setting(name: str) -> Setting | None:
    first, _, rest = name.partition(".")
    known: Group | None = group(first)
    return known.setting(rest) if known else None
