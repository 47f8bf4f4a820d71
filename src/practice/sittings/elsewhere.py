"""A rung away from the program: what to do there, and a script in a file for whoever asks the questions."""

from practice.model.nerves import AttemptPart
from practice.model.page import Choice, Page, Para, Tone, Wanted
from practice.nerves.attempts import ABORTED, FINISHED
from practice.nerves.friend import FRIEND_PAGE, STRANGER_PAGE, friend_script, stranger_script
from practice.nerves.rungs import FRIEND
from practice.rounds.plan import Plan
from practice.sittings.aftermath import after
from practice.sittings.ports import World
from practice.sittings.rung_plan import asked_in
from practice.sittings.script import Sitting, ask_choice
from practice.sittings.taken import Taken

SCRIPTS = "scripts"
"""The folder of scripts for somebody else, in the person's own data."""


def elsewhere(taken: Taken, plan: Plan) -> Sitting[None]:
    """A rung in front of somebody: what to do, and the script for them in a file."""
    world = taken.world
    friend = taken.rung.number == FRIEND
    script = (friend_script if friend else stranger_script)(
        [item.wording for item in asked_in(plan)], name=world.settings.you.name
    )
    body = [Para(each, Tone.ITEM) for each in (FRIEND_PAGE if friend else STRANGER_PAGE)]
    yield Page(
        taken.title,
        (
            Para(taken.rung.change),
            *body,
            Para(_saved(world, taken.rung.number, script)),
            Para(script, Tone.QUOTE),
        ),
        "Enter goes on.",
    )
    yield from done_elsewhere(taken, Para("Take your time: this can wait until you have done it."))


def _saved(world: World, rung: int, script: str) -> str:
    """Where the script is, as a sentence. Only the person may read the file."""
    folder = world.data / SCRIPTS
    path = folder / f"{world.clock.today().isoformat()}-rung-{rung}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(script, encoding="utf-8")
    except OSError as error:
        return f"The script could not be kept as a file ({error.strerror}: {path}). Here is its text:"
    return f"The script is in {path}. Print it or send it. This is its text:"


def done_elsewhere(taken: Taken, lead: Para) -> Sitting[None]:
    page = Page(
        taken.title,
        (lead,),
        "How is it",
        Wanted.CHOICE,
        (
            Choice("d", "I have done it"),
            Choice("l", "I left it in the middle"),
            Choice("w", "not yet: ask me next time"),
        ),
        default="w",
    )
    key = yield from ask_choice(page)
    if key == "d":
        taken.say(AttemptPart.ENDED, FINISHED)
        yield from after(taken, "")
    elif key == "l":
        taken.say(AttemptPart.ENDED, ABORTED)
