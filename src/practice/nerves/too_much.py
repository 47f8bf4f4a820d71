"""When it is too much: where self-help ends, and who can help then.

No telephone numbers: they differ by country, and a wrong one is worse than none.
"""

from collections.abc import Sequence

from practice.model.claim import Claim
from practice.model.nerves import Rated
from practice.model.page import Para, Tone
from practice.nerves.attempts import Tried

TITLE = "When it is too much"

HIGH = 80
"""A rating from which on a sitting counts as hard."""

HARD_SITTINGS = 3
ABORTED = 2

SELF_HELP = Claim(
    "This program is practice and self-help, not treatment. Some nerves need more than that, "
    "and needing more is not your fault.",
    "When it is too much",
)
THERAPY = Claim(
    "A therapist can help with fear of interviews, too. In a number of studies facing it step by step, with "
    "somebody's help, lowered the fear of speaking in public.",
    "When it is too much",
)
SIGNS = (
    Claim("Nerves have kept you from interviews that you wanted to go to.", "When it is too much"),
    Claim("You dread ordinary days, not only interviews, or cannot sleep or eat.", "When it is too much"),
    Claim("Week after week your ratings stay at 80 or more.", "When it is too much"),
    Claim("Practising leaves you feeling worse, and it does not pass.", "When it is too much"),
    Claim("Weeks after a no you are still low on most days.", "When it is too much"),
)

STAYED_HIGH = Claim(
    f"In {HARD_SITTINGS} sittings, one after another, you have rated {HIGH} or more. "
    "That is a lot to carry alone.",
    "When it is too much",
)
BROKEN_OFF = Claim(
    "You have ended two attempts early. That is allowed, and an easier step is a good next one.",
    "When it is too much",
)


def page_body() -> tuple[Para, ...]:
    """The page, from where self-help ends to what can be done today."""
    return (
        Para(SELF_HELP.text),
        Para("It is time to talk to somebody if one of these is true:", Tone.HEADING),
        *(Para(sign.text, Tone.ITEM) for sign in SIGNS),
        Para("Who that can be:", Tone.HEADING),
        Para("your doctor, who can listen and knows who else there is", Tone.ITEM),
        Para("a therapist or a counsellor", Tone.ITEM),
        Para("somebody you trust: a friend, a relative, a colleague", Tone.ITEM),
        Para(THERAPY.text),
        Para('A first sentence, if none comes: "I am so nervous about interviews that I need help with it."'),
        Para("If you are in danger, or think of harming yourself:", Tone.HEADING),
        Para(
            "Call the emergency number of your country now, or go to somebody who can stay with you. "
            "If you do not know the number, ask anybody near you."
        ),
        Para(
            "What you rate and write here stays on this computer. Nobody is told, and nobody calls.",
            Tone.ASIDE,
        ),
        Para("You can stop practising for as long as you like. Everything is kept.", Tone.ASIDE),
    )


def why_offered(ratings: Sequence[Rated], tried: Sequence[Tried]) -> Claim | None:
    """Why the page is offered now, if it is: the latest sittings were all hard, or attempts were ended early.

    Dread of ordinary days cannot be seen from here; the page can be opened at any time.
    """
    hardest: dict[str, int] = {}
    for rated in ratings:
        hardest[rated.stamp.day] = max(rated.level, hardest.get(rated.stamp.day, 0))
    latest = [hardest[day] for day in sorted(hardest)][-HARD_SITTINGS:]
    if len(latest) == HARD_SITTINGS and min(latest) >= HIGH:
        return STAYED_HIGH
    begun = [each for each in tried if each.begun][-ABORTED:]
    return BROKEN_OFF if len(begun) == ABORTED and all(each.aborted for each in begun) else None
