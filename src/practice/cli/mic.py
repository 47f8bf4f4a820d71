"""`practice mic list`, `on`, `off` and `use`: the microphone as a choice."""

from collections.abc import Sequence
from types import SimpleNamespace

from practice.settings.reading import read_settings
from practice.sound.devices import Device, devices, found
from practice.sound.standard_error import errors_to
from practice.wiring import keep_setting, places, sound_card, sound_log


def run_mic(options: SimpleNamespace) -> int:
    """Print what there is, or choose for good; the exit status. Raises SoundError and SettingsError."""
    match options.verb:
        case "list":
            return _list()
        case "on":
            keep_setting("microphone.use", True)
            chosen = read_settings(places().config).microphone
            kept = f"is kept for {chosen.keep_days} days" if chosen.keep_audio else "is not kept"
            print(f"Rounds that you answer aloud now measure pace and pauses. The sound {kept}.")
            print("`practice mic check` tries the microphone; `practice mic off` ends this.")
        case "off":
            keep_setting("microphone.use", False)
            print("Nothing listens any more, unless you ask for it with --mic.")
        case "use":
            name = found(_inputs(), options.name, kind="input").name if options.name else ""
            keep_setting("microphone.device", name)
            print(f"From now on it is {name or 'the one that the system has chosen'}.")
            print("`practice mic check` tries it.")
        case _:
            raise AssertionError(f"unreachable: {options.verb!r}")
    return 0


def _inputs() -> Sequence[Device]:
    """What is plugged in, without what sound libraries print about it."""
    with errors_to(sound_log()):
        return devices(sound_card()).inputs


def _list() -> int:
    there = _inputs()
    if not there:
        print("This computer shows no microphone. Rounds work without; nothing is missing from them.")
        return 0
    chosen = read_settings(places().config).microphone.device
    for device in there:
        marks = ["yours"] * (device.name == chosen) + ["usual"] * device.default
        print(device.name + (f"  ({', '.join(marks)})" if marks else ""))
    print()
    print("`practice mic use NAME` chooses one, `practice mic check` tries it.")
    return 0
