"""Settings: what the person has chosen for good; each has a default that suits a first evening."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Microphone:
    """`use` it in rounds without being asked; `device` by name, or empty for the system's own choice.

    Sound is thrown away once measured, unless `keep_audio`; then it is deleted after `keep_days`.
    """

    use: bool = False
    device: str = ""
    keep_audio: bool = False
    keep_days: int = 30


@dataclass(frozen=True, slots=True)
class Live:
    """What is shown while you answer aloud: the clock, a level bar, a speech and pause lamp, your pace."""

    time: bool = True
    level: bool = True
    lamp: bool = False
    pace: bool = False


@dataclass(frozen=True, slots=True)
class Speaking:
    """`use`: questions are spoken, with the system voice of this name (empty: its own choice)."""

    use: bool = False
    voice: str = ""
    words_per_minute: int = 160


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them."""

    microphone: Microphone = Microphone()
    live: Live = Live()
    speaking: Speaking = Speaking()
