"""Every setting: the one table that reader, writer, template and reference are made from.

What a setting is before anybody has chosen is in `model/settings.py` and nowhere else.
"""

import re
from dataclasses import dataclass

from practice.model.printing import clean
from practice.model.settings import Settings

Value = bool | int | str

DEFAULTS = Settings()

_CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")
"""Signs that could drive a terminal, and halves of characters. Line ends stay: Windows has devices with
one in their name.
"""


@dataclass(frozen=True, slots=True)
class Flag:
    """`true` or `false`."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Words:
    """Text, at most so many characters; it may be empty."""

    most: int


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of a few words."""

    choices: tuple[str, ...]


Kind = Flag | Whole | Words | OneOf


@dataclass(frozen=True, slots=True)
class Setting:
    """One line of the file: its name, what it may hold and what it does, in plain words."""

    name: str
    kind: Kind
    doc: str


@dataclass(frozen=True, slots=True)
class Group:
    """A `[name]` of the file with the settings below it."""

    name: str
    doc: str
    settings: tuple[Setting, ...]

    def setting(self, name: str) -> Setting | None:
        """The setting of this name."""
        return next((setting for setting in self.settings if setting.name == name), None)

    def default(self, setting: Setting) -> Value:
        """What holds when the file says nothing."""
        value: Value = getattr(getattr(DEFAULTS, self.name), setting.name)
        return value


GROUPS = (
    Group(
        "microphone",
        "Whether the program listens while you answer aloud. It measures pace and pauses; "
        "nothing leaves this computer.",
        (
            Setting(
                "use",
                Flag(),
                "Use the microphone in every round. With false it stays off unless you ask for it.",
            ),
            Setting(
                "device",
                Words(200),
                "The microphone to use, by its name or a part of it. Empty: the one your system prefers.",
            ),
            Setting(
                "keep_audio",
                Flag(),
                "Keep the sound of your answers, so that you can listen to them again. "
                "With false the sound is thrown away as soon as it has been measured.",
            ),
            Setting(
                "keep_days",
                Whole(1, 3650),
                "After so many days kept sound is deleted. What was measured stays.",
            ),
        ),
    ),
    Group(
        "live",
        "What you see while you answer aloud. Switch off what distracts you; it is measured all the same.",
        (
            Setting("time", Flag(), "The clock, as the interview shows it."),
            Setting("level", Flag(), "A bar that moves with your voice, to see that you are heard."),
            Setting("lamp", Flag(), "A small sign for speech and for pauses. Pauses are fine."),
            Setting("pace", Flag(), "How fast you speak beside your own usual pace."),
        ),
    ),
    Group(
        "speaking",
        "Whether the interviewers' questions are spoken, with a voice that your system has.",
        (
            Setting("use", Flag(), "Speak the questions aloud. They can always be read as well."),
            Setting(
                "voice",
                Words(200),
                "The name of the voice. Empty: the one your system prefers.",
            ),
            Setting("words_per_minute", Whole(80, 300), "How fast the voice speaks."),
        ),
    ),
    Group(
        "calm",
        "How you breathe with `practice calm`.",
        (
            Setting(
                "pattern",
                Words(20),
                "The pattern when you name none: ease, train, sigh, box, 4-7-8 or one of your own.",
            ),
            Setting("minutes", Whole(1, 20), "For how many minutes. Some patterns end sooner."),
            Setting(
                "holds",
                Flag(),
                "Hold the breath where a pattern says so. With false you breathe ease in place of box "
                "and 4-7-8.",
            ),
            Setting("tones", Flag(), "Soft tones lead the breath: one for in, two for out."),
        ),
    ),
    Group(
        "you",
        "What is said with you before an interview. It stays on this computer.",
        (
            Setting("name", Words(60), "What you call yourself."),
            Setting("opening", Words(600), "The first sentence of your answer to the first question."),
            Setting("join_early", Whole(0, 30), "So many minutes before the interview you join."),
        ),
    ),
    Group(
        "nerves",
        "Whether you are asked how nervous you are before and after breathing. Enter always skips it.",
        (
            Setting(
                "ask",
                OneOf(("always", "sometimes", "never")),
                "When you are asked; sometimes means one time in three.",
            ),
        ),
    ),
)

OWN_PATTERNS = "patterns"
"""The group of the person's own ways to breathe, each of them a group in it."""

OWN_PATTERN = Group(
    f"{OWN_PATTERNS}.NAME",
    "A way to breathe of your own. Write its name for NAME, in small letters, digits and hyphens; "
    "then `practice calm NAME` breathes it.",
    (
        Setting(
            "breath",
            Words(120),
            "The parts of a breath and their seconds, in this order: in, top-up, hold, out, rest. "
            "Only in and out are needed.",
        ),
        Setting("minutes", Whole(1, 20), "How long it lasts when you say no minutes. With holds at most 5."),
        Setting("title", Words(40), "What it is called on the screen."),
    ),
)


def group(name: str) -> Group | None:
    """The group of this name."""
    return next((group for group in GROUPS if group.name == name), None)


def wrong(kind: Kind, value: object) -> tuple[str, str] | None:
    """What is wrong with a value and what to write instead; None when it is good.

    The first reads on after the name of the setting: "cannot be 0".
    """
    bare = ", without quotation marks" if isinstance(value, str) else ""
    match kind:
        case Flag():
            if type(value) is not bool:
                return f"cannot be {in_words(value)}", f"write true or false{bare}"
        case Whole(low, high):
            if type(value) is not int or not low <= value <= high:
                return f"cannot be {in_words(value)}", f"write a whole number from {low} to {high}{bare}"
        case Words(most):
            if not isinstance(value, str):
                return f"cannot be {in_words(value)}", 'write words between double quotes: "..."'
            if len(value) > most:
                return f"is longer than {most} characters", "shorten it"
            if found := _CONTROL.search(value):
                number = f"U+{ord(found[0]):04X}"
                return f"holds a control sign ({number})", "delete it, or write the name again by hand"
        case OneOf(choices):
            if value not in choices:
                return f"cannot be {in_words(value)}", f"write {any_of(choices)}"
    return None


def any_of(choices: tuple[str, ...]) -> str:
    """The words there are to choose from, as the file has them."""
    *most, last = [f'"{choice}"' for choice in choices]
    return f"{', '.join(most)} or {last}" if most else last


def in_words(value: object) -> str:
    """A value as a sentence can hold it."""
    match value:
        case bool():
            return str(value).lower()
        case int():  # Python refuses to write out numbers of many thousand digits
            return str(value) if abs(value) < 10**12 else "so large a number"
        case float():
            return repr(value)
        case str():
            return f"the text '{shown(value)}'"
        case list():
            return "a list"
        case dict():
            return "a group"
        case _:
            return "a date or a time"


def shown(text: str, most: int = 60) -> str:
    """Words of the file on one line, without signs that drive a terminal, cut when too long."""
    line = "".join([clean(sign) or "?" for sign in " ".join(text.split())])
    return line if len(line) <= most else f"{line[: most - 3]}..."
