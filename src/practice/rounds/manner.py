"""The interviewer's own words: names, thanks, and how somebody cuts in."""

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from practice.model.kinds import TELLS_A_STORY, QuestionType
from practice.model.recipe import Manner, Panelist, Pressure

NAMES = tuple(
    "Amara Ben Chiara Daniel Eilidh Farid Grace Hana Imran Jonas "
    "Keiko Leila Marcus Nadia Owen Priya Rosa Sam Tomasz Wei".split()
)

THANKS = {
    Manner.FRIENDLY: (
        "Lovely, thank you.",
        "Thanks, that gives me a good picture.",
        "Great, thank you for that.",
    ),
    Manner.WARM: ("Thank you, I can see that.", "Thanks for telling us that.", "Thank you, that helps."),
    Manner.CURIOUS: (
        "Interesting, thank you.",
        "I had not thought of it like that. Thanks.",
        "Hm, good to know.",
    ),
    Manner.NEUTRAL: ("Thank you.", "All right, thank you.", "Thank you. Next one."),
    Manner.BRISK: ("Right.", "Understood. Next.", "Good. Moving on."),
}
STERN = ("Mm.", "Noted.", "Next.")

AFTER_SKIP = "All right, we leave that one."

CUT_IN = (
    "Let me stop you there: what came of it in the end?",
    "Sorry to cut in: what was your own part in that?",
    "I will jump in, we are short of time. What was the result?",
)
CUT_IN_ON_A_VIEW = (
    "Let me stop you there: what is the main point?",
    "Sorry to cut in: could you put that in one sentence?",
    "I will jump in, we are short of time. What should I remember of that?",
)
"""For answers that tell no story: nothing came of them."""

INVITATIONS = ("Now it is your turn to ask.", "There is time for another.", "And one more.")


def name_panel(panel: Sequence[Panelist], rng: Random) -> tuple[Panelist, ...]:
    """Give everybody a name, no two the same; a name the recipe gives is kept."""
    taken = {member.name for member in panel}
    free = [name for name in NAMES if name not in taken]
    rng.shuffle(free)
    return tuple(member if member.name else replace(member, name=free.pop()) for member in panel)


def thanks(manner: Manner, pressure: Pressure, rng: Random) -> str:
    """What is said before the next question; under stern pressure hardly anything."""
    return rng.choice(STERN if pressure is Pressure.STERN else THANKS[manner])


def cut_in(kind: QuestionType, seed: int, item: int) -> str:
    """The words somebody cuts in with: the same for the same round and item."""
    words = CUT_IN if kind in TELLS_A_STORY else CUT_IN_ON_A_VIEW
    return words[(seed + item) % len(words)]


def invitation(turn: int) -> str:
    """How the person is asked for their own questions, the first time and after."""
    return INVITATIONS[min(turn, len(INVITATIONS) - 1)]
