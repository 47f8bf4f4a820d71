"""What is said of breathing: the word and sign of each part, the cautions, what each pattern rests on."""

from types import MappingProxyType

from practice.model.breathing import BreathPart, Pattern
from practice.model.claim import Claim
from practice.nerves.patterns import BOX, EASE, FOUR_SEVEN_EIGHT, SIGH, TRAIN

_LABELS = MappingProxyType(
    {
        BreathPart.IN: "Breathe in",
        BreathPart.TOP_UP: "A little more",
        BreathPart.HOLD: "Hold",
        BreathPart.OUT: "Breathe out",
        BreathPart.REST: "Rest",
    }
)

_GLYPHS = MappingProxyType(
    {
        BreathPart.IN: "▲",
        BreathPart.TOP_UP: "+",
        BreathPart.HOLD: "■",
        BreathPart.OUT: "▼",
        BreathPart.REST: "○",
    }
)


def label(part: BreathPart) -> str:
    """What to do now."""
    return _LABELS[part]


def glyph(part: BreathPart) -> str:
    """One column, told from the others by its shape alone; all are in the oldest fonts of terminals."""
    return _GLYPHS[part]


def time_in_words(seconds: float) -> str:
    """A time as it is read out."""
    minutes, rest = divmod(round(seconds), 60)
    said = []
    if minutes:
        said.append("1 minute" if minutes == 1 else f"{minutes} minutes")
    if rest or not minutes:
        said.append("1 second" if rest == 1 else f"{rest} seconds")
    return " ".join(said)


NOT_DEEP = Claim(
    "Slow and easy, not deep: breathing too much of it at once can make you dizzy or tingly.",
    "Breathing cautions",
)
STOP = Claim(
    "If you feel dizzy, tingly or short of breath, stop and breathe as you usually do.", "Breathing cautions"
)
NOT_NOW = Claim("Never while driving, and never in water.", "Breathing cautions")
NOT_FOR_ALL = Claim(
    "Watching the breath makes some people more nervous. If you are one of them, leave it out.",
    "Breathing cautions",
)
IN_DOUBT = Claim(
    "With a blocked nose or a chest infection, wait until it is over. With trouble of the heart or the "
    "lungs, ask a doctor first.",
    "Breathing cautions",
)
DAYS_BEFORE = Claim(
    "The first time may do little: practise on three days or more before you count on it.",
    "Practised before the day",
)
PRACTICE = Claim(
    "This is practice, not treatment. If nerves keep you from interviews or from daily life, a doctor or a "
    "therapist can help.",
    "When it is too much",
)

CAUTIONS = (NOT_DEEP, STOP, NOT_NOW, NOT_FOR_ALL, IN_DOUBT)
"""What holds for every pattern."""

FIRST_TIME = (NOT_DEEP, STOP, NOT_NOW)
"""Beside the very first exercise: as much as leaves the breath large."""

AFTER_FIRST_TIME = (NOT_FOR_ALL, IN_DOUBT, DAYS_BEFORE, PRACTICE)
"""The rest, when the first exercise is done."""

NEW_TODAY = Claim(
    "There is an interview today, and this way of breathing is new to you: the first time it may do little.",
    "Practised before the day",
)

REMINDER = "Steady: slow and easy, not deep. Dizzy? Stop, breathe as usual."
"""Beside every later one, on one line of 80 columns."""

HOLDS_ARE_OFF = "Holds are off, so this is a pattern without them."
HOLDS_TITLE = "Holding the breath"
HOLDS_QUESTION = "Turn holds on?"

HOLDS_CAUTIONS = (
    Claim(
        "Leave holds out if you are pregnant, if you have asthma or trouble with heart, lungs or blood "
        "pressure, or if you have panic attacks or have fainted. If you are not sure, ask a doctor first.",
        "Breath holds",
    ),
    Claim("Let go of a hold as soon as it is unpleasant. Nothing is lost with it.", "Breath holds"),
)
"""Shown once, before holds are turned on."""

_SMALL = Claim(
    "Over 20 trials, exercises of the breath lowered anxiety a little on average; most of these trials had "
    "weaknesses (Fincham and others, 2023, review).",
    "Slow breathing",
)
_LATER = Claim(
    "Sixteen beginners felt calmer on the fourth and the seventh day of practice, and not yet on the first "
    "(Szulczewski, 2019).",
    "Practised before the day",
)
_RATIO = Claim(
    "A longer out-breath and an even one did about equally well: 100 people over 12 weeks (Birdee and "
    "others, 2023). Choose what is comfortable.",
    "Slow breathing",
)

_WHY = MappingProxyType(
    {
        EASE.id: (
            Claim(
                "The nearest to what was tried just before a hard moment. 67 people shot at targets under "
                "pressure: after 5 minutes at 6 breaths a minute they worried less. Their pulse stayed the "
                "same, and they hardly did better (Conlon and others, 2022).",
                "Slow breathing",
            ),
            Claim(
                "The shortest time with a trial is 2 minutes with a longer out-breath: the stress of 56 "
                "people rose in a test when they had only waited, and not when they had breathed (De Couck "
                "and others, 2019).",
                "Slow breathing",
            ),
            _SMALL,
            _LATER,
            Claim(
                "Strength: small studies. It often takes the edge off; nobody can promise it.",
                "Slow breathing",
            ),
        ),
        TRAIN.id: (
            Claim(
                "The best-controlled trial found no difference. 400 people breathed 10 minutes a day for 4 "
                "weeks, some at 5.5 breaths a minute, some at 12 as a placebo: stress fell alike in both "
                "groups (Fincham and others, 2023).",
                "Slow breathing",
            ),
            Claim(
                "Over 24 studies, training at about this pace with a display of the pulse lowered stress "
                "and anxiety clearly; few compared it with another activity (Goessl and others, 2017, "
                "review). Here there is no such display.",
                "Slow breathing",
            ),
            _RATIO,
            _LATER,
            Claim(
                "Strength: a regular few minutes may help; this exact pace is probably not the reason.",
                "Slow breathing",
            ),
        ),
        SIGH.id: (
            Claim(
                "About 110 people practised 5 minutes a day for 4 weeks. Mood rose more with breathing than"
                " with mindfulness, and most with these sighs; anxiety at the moment fell alike in all "
                "groups (Balban and others, 2023).",
                "Cyclic sighing",
            ),
            Claim(
                "No trial was found of only two or three sighs before an interview. Here they are a fixed "
                "beginning, no more.",
                "Cyclic sighing",
            ),
            Claim(
                "Strength: one small trial, in which everybody knew what they were doing. The seconds are "
                "our choice.",
                "Cyclic sighing",
            ),
        ),
        BOX.id: (
            Claim(
                "30 people did a hard test under noise and time pressure. Box breathing felt no different "
                "from a long out-breath, and with the long out-breath they did better (Röttger and others, "
                "2021).",
                "Breath holds",
            ),
            Claim(
                "Strength: small studies, mostly of soldiers and police officers. It is here because many "
                "people like it.",
                "Breath holds",
            ),
        ),
        FOUR_SEVEN_EIGHT.id: (
            Claim(
                "43 people: pulse and blood pressure were lower right after it. Anxiety was not measured, "
                "and nobody did another breathing exercise to compare it with (Vierra and others, 2022).",
                "Breath holds",
            ),
            Claim(
                "Strength: one small study. A hold of 7 seconds is hard at first, so it ends after four "
                "breaths.",
                "Breath holds",
            ),
        ),
    }
)

_OWN = (
    Claim("This pattern is your own: nobody has studied exactly this one.", "Slow breathing"),
    _RATIO,
    _SMALL,
    _LATER,
)


def why(pattern: Pattern) -> tuple[Claim, ...]:
    """What a pattern rests on, how strong that is, then what to be careful about."""
    held = HOLDS_CAUTIONS if pattern.holds else ()
    return (*_WHY.get(pattern.id, _OWN), *held, *CAUTIONS)
