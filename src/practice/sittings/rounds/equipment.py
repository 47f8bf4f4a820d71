"""Equipment: whether to listen and to speak, by what was asked for or chosen, and how that is said."""

from dataclasses import dataclass, replace

from practice.model.settings import Microphone
from practice.model.trouble import Trouble
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


def sound_in_words(microphone: Microphone) -> str:
    """What happens to what is said."""
    if microphone.keep_audio:
        days = "one day" if microphone.keep_days == 1 else f"{microphone.keep_days} days"
        return f"pace and pauses are measured, the sound is kept for {days}"
    return "pace and pauses are measured, no sound is kept"


def who_listens(world: World) -> tuple[World, str]:
    """The world as it will be in this round, and what the microphone does in it."""
    microphone = world.settings.microphone
    try:
        there = world.microphones()
    except Trouble as trouble:
        why = trouble.told
    else:
        if there:
            return world, f"The microphone listens while you answer: {sound_in_words(microphone)}."
        why = "This computer shows no microphone."
    deaf = equipped(world, Equipment(microphone=False))
    return deaf, f"{why} The round goes on without; nothing is missing from it."
