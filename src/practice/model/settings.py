"""Settings: what the person has chosen for good; each has a default that suits a first evening."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # most people have no pattern of their own
    from practice.model.breathing import Pattern


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
class Calm:
    """Breathing: which `pattern` by its id, for how many `minutes`.

    `holds` are off until the person turns them on. `tones`: soft tones lead the breath.
    """

    pattern: str = "ease"
    minutes: int = 5
    holds: bool = False
    tones: bool = False


@dataclass(frozen=True, slots=True)
class You:
    """The person's `name`, for words said to oneself, and the `opening` sentence of an interview.

    `join_early`: minutes before an interview in which to be there.
    """

    name: str = ""
    opening: str = ""
    join_early: int = 2


@dataclass(frozen=True, slots=True)
class Nerves:
    """`ask` to rate nerves before and after breathing: always, sometimes (one sitting in three), or never."""

    ask: str = "sometimes"


@dataclass(frozen=True, slots=True)
class Settings:
    """All of them; `patterns` are the person's own ways to breathe."""

    microphone: Microphone = Microphone()
    live: Live = Live()
    speaking: Speaking = Speaking()
    calm: Calm = Calm()
    you: You = You()
    nerves: Nerves = Nerves()
    patterns: tuple[Pattern, ...] = ()
