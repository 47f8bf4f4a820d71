"""A rung away from the program: what to do there, and a script in a file for whoever asks the questions."""

from practice.model.nerves import AttemptPart
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.model.trouble import Trouble
from practice.nerves.attempts import ABORTED, DROPPED
from practice.nerves.friend import (
    AFTER,
    FRIEND_PAGE,
    QUESTIONS,
    RULES,
    STRANGER_PAGE,
    Script,
    friend_script,
    on_paper,
    stranger_script,
)
from practice.nerves.rungs import FRIEND
from practice.rounds.plan import Plan
from practice.sittings.nerves.aftermath import after
from practice.sittings.nerves.rung_plan import asked_in
from practice.sittings.nerves.taken import Taken
from practice.sittings.script import Sitting, ask_choice


def elsewhere(taken: Taken, plan: Plan, *, steadying: str) -> Sitting[None]:
    """A rung in front of somebody: what to do, and the script for them in a file.

    `steadying` is a word on breathing first, which is done there, if at all.
    """
    friend = taken.rung.number == FRIEND
    script = (friend_script if friend else stranger_script)(
        [item.wording for item in asked_in(plan)], name=taken.world.settings.you.name
    )
    body = [Para(each, Tone.ITEM) for each in (FRIEND_PAGE if friend else STRANGER_PAGE)]
    yield Page(
        taken.title,
        (
            Para(taken.rung.change, again=True),
            *body,
            Para(steadying, Tone.ASIDE),
            Para(_saved(taken, script)),
            *_shown(script),
        ),
        "Enter goes on.",
    )
    yield from done_elsewhere(taken, Para("Take your time: this can wait until you have done it."))


def _shown(script: Script) -> list[Para]:
    """The script as paragraphs of a page, which each face wraps to its own width."""
    body = [Para(script.title, Tone.HEADING), Para(script.opening)]
    body += [Para(RULES, Tone.HEADING), *(Para(each, Tone.ITEM) for each in script.rules)]
    rows = (f"{number}. {each}" for number, each in enumerate(script.questions, 1))
    body += [Para(QUESTIONS, Tone.HEADING), *(Para(row, Tone.ROW) for row in rows)]
    body += [Para(AFTER, Tone.HEADING), *(Para(each, Tone.ITEM) for each in script.after)]
    return body


def _saved(taken: Taken, script: Script) -> str:
    """Where the script is, as a sentence; from now on it may have been sent, and is asked about."""
    day = taken.world.clock.today().isoformat()
    try:
        path = taken.world.keep_script(f"{day}-rung-{taken.rung.number}", on_paper(script))
    except Trouble as trouble:
        taken.say(AttemptPart.SCRIPT)
        return f"{trouble.told} Here is its text:"
    taken.say(AttemptPart.SCRIPT, str(path))
    return f"The script is in {path}. Print it or send it. This is its text:"


def done_elsewhere(taken: Taken, lead: Para) -> Sitting[None]:
    """What came of it, once it has been; asked again each time until there is an answer."""
    page = Page(
        taken.title,
        (lead,),
        "How is it",
        Wanted.CHOICE,
        (
            Choice("d", "I have done it"),
            Choice("l", "I left it in the middle"),
            Choice("w", "not yet: ask me next time"),
            Choice("x", "it will not take place: do not ask again"),
        ),
        default="w",
    )
    key = yield from ask_choice(page)
    if key == "d":
        yield from after(taken, "")
    elif key == "l":
        taken.say(AttemptPart.ENDED, ABORTED)
    elif key == "x":
        taken.say(AttemptPart.ENDED, DROPPED)
