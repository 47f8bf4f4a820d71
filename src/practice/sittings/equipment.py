"""Equipment: whether to listen and to speak, by what was asked for now or chosen for good."""

from dataclasses import dataclass, replace

from practice.sittings.ports import World


@dataclass(frozen=True, slots=True)
class Equipment:
    """What was asked for this time; None leaves it to the settings."""

    microphone: bool | None = None
    keep_audio: bool | None = None
    speaking: bool | None = None


def equipped(world: World, wanted: Equipment) -> World:
    """The world with the settings as they hold this time."""
    chosen = world.settings
    microphone = replace(
        chosen.microphone,
        use=_or(wanted.microphone, chosen.microphone.use),
        keep_audio=_or(wanted.keep_audio, chosen.microphone.keep_audio),
    )
    speaking = replace(chosen.speaking, use=_or(wanted.speaking, chosen.speaking.use))
    return replace(world, settings=replace(chosen, microphone=microphone, speaking=speaking))


def _or(wanted: bool | None, chosen: bool) -> bool:
    return chosen if wanted is None else wanted
