"""A page that the person takes along: read, copied, or kept as a file."""

from dataclasses import replace

from practice.model.page import Choice, Page, Para, Picture, Wanted
from practice.model.paper import Letter
from practice.model.trouble import Trouble
from practice.sittings.ports import World
from practice.sittings.script import Sitting, ask_choice

NO_CLIPBOARD = "No clipboard of this computer can be reached. s keeps it as a file."


def one_page(
    world: World,
    title: str,
    body: tuple[Para | Picture, ...],
    text: Letter,
    *,
    more: tuple[Choice, ...] = (),
    default: str = "z",
    step: str = "",
) -> Sitting[str]:
    """Shown until it is put away or one of `more` is chosen; the key of that. Nothing is sent."""
    # The way back comes first, so that a small window begins at the top.
    choices = (Choice("z", "back"), *more, Choice("c", "copy it"), Choice("s", "save it as text"))
    page = Page(title, body, "Your choice", Wanted.CHOICE, choices, default=default, step=step)
    why = ""
    while True:
        key = yield from ask_choice(replace(page, why=why))
        match key:
            case "c":
                why = "Copied." if world.papers.copy(f"{text.subject}\n\n{text.body}") else NO_CLIPBOARD
            case "s":
                try:
                    why = f"Kept in {world.papers.save_letter(text.subject, text, ending='txt')}."
                except Trouble as trouble:
                    why = trouble.told
            case _:
                return key
