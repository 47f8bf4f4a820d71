"""Devices are chosen by the names that the system gives them."""

from collections.abc import Sequence
from dataclasses import dataclass

from practice.sound.portaudio import PortAudio, SoundDevice
from practice.sound.trouble import ambiguous, no_device, unknown

LISTING = 5.0
"""Seconds to wait for a list of devices."""

KINDS = {"input": "microphone", "output": "loudspeaker"}


@dataclass(frozen=True, slots=True)
class Device:
    """One way in or out. `rate` is its own, in samples a second; `index` is PortAudio's, for this moment."""

    name: str
    rate: float
    channels: int
    index: int
    default: bool = False


@dataclass(frozen=True, slots=True)
class Devices:
    """All that there is now."""

    inputs: tuple[Device, ...] = ()
    outputs: tuple[Device, ...] = ()


def devices(portaudio: PortAudio, *, within: float = LISTING) -> Devices:
    """What is plugged in now. Raises SoundError."""

    def look(library: SoundDevice) -> Devices:
        portaudio.refresh(library)
        return listed(library)

    return portaudio.within(within, look)


def listed(library: SoundDevice) -> Devices:
    """What PortAudio knows of."""
    return Devices(_of_kind(library, "input"), _of_kind(library, "output"))


def found(there: Sequence[Device], name: str, *, kind: str) -> Device:
    """By exact name, else by a part that fits one only; the system's own choice when the name is empty.

    `kind` is "input" or "output". Raises SoundError.
    """
    if not name:
        chosen = [device for device in there if device.default]
        if not chosen:
            raise no_device(KINDS[kind])
        return chosen[0]
    exact = [device for device in there if device.name == name]
    part = [device for device in there if name.casefold() in device.name.casefold()]
    whole = [device for device in part if device.name.casefold() == name.casefold()]
    fitting = exact or whole or part
    if not fitting:
        raise unknown(name, [device.name for device in there], kind=KINDS[kind])
    if len(fitting) > 1:
        raise ambiguous(name, [device.name for device in fitting], kind=KINDS[kind])
    return fitting[0]


def _of_kind(library: SoundDevice, kind: str) -> tuple[Device, ...]:
    """Windows shows a device once for each of its sound systems: the one it prefers comes first and stays."""
    side = 0 if kind == "input" else 1
    hosts = library.query_hostapis()
    default = library.default.device[side]
    if default < 0:
        default = next((host[f"default_{kind}_device"] for host in hosts if host["devices"]), -1)
    rows = list(enumerate(library.query_devices()))
    home = rows[default][1]["hostapi"] if 0 <= default < len(rows) else 0
    rows.sort(key=lambda row: row[1]["hostapi"] != home)  # stable: the order within a system stays
    there: dict[str, Device] = {}
    for index, row in rows:
        channels = row[f"max_{kind}_channels"]
        name = " ".join(row["name"].split())
        if channels > 0 and name not in there:
            rate = float(row["default_samplerate"])
            there[name] = Device(name, rate, channels, index, default=index == default)
    return tuple(there.values())
