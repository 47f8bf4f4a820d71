"""A sitting in lines of text, from its first page to its end."""

from typing import TypeVar

from practice.model.page import Left, Page
from practice.plain.lines import Lines
from practice.plain.listening import listen
from practice.plain.paging import show_page
from practice.plain.playing import play_round
from practice.sittings.listening import Listening
from practice.sittings.playing import Playing
from practice.sittings.script import Sitting

Result = TypeVar("Result")


def run_sitting(sitting: Sitting[Result], lines: Lines) -> None:
    """Show every page, play every round, listen where it is asked. Ends when the sitting ends or is left.

    EndOfInput and KeyboardInterrupt pass through, with everything kept.
    """
    try:
        now = next(sitting)
        while True:
            try:
                reply = _one(now, lines)
            except Left as left:
                now = sitting.throw(left)
            else:
                now = sitting.send(reply)
    except (StopIteration, Left):
        return


def _one(now: Page | Playing | Listening, lines: Lines) -> str:
    if isinstance(now, Page):
        return show_page(now, lines)
    if isinstance(now, Listening):
        listen(now, lines)
    else:
        play_round(now, lines)
    return ""
