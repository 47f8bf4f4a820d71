"""A sitting in lines of text, from its first page to its end."""

from typing import TYPE_CHECKING, TypeVar

from practice.model.page import Left, Page
from practice.plain.lines import Lines
from practice.plain.listening import listen
from practice.plain.paging import show_page
from practice.plain.playing import play_round
from practice.sittings.rounds.listening import Listening
from practice.sittings.rounds.playing import Playing
from practice.sittings.script import Sitting

if TYPE_CHECKING:
    from practice.sittings.nerves.breathing import Breathing
    from practice.sittings.nerves.countdown import Countdown

Result = TypeVar("Result")


def run_sitting(sitting: Sitting[Result], lines: Lines) -> None:
    """Show every page and take the time of what takes time. Ends when the sitting ends or is left.

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


def _one(now: "Page | Playing | Listening | Breathing | Countdown", lines: Lines) -> str:
    if isinstance(now, Page):
        return show_page(now, lines)
    if isinstance(now, Listening):
        listen(now, lines)
    elif isinstance(now, Playing):
        play_round(now, lines)
    else:
        _steady(now, lines)
    return ""


def _steady(now: "Breathing | Countdown", lines: Lines) -> None:
    """What is loaded only for whoever breathes or waits for an interview."""
    from practice.sittings.nerves.breathing import Breathing

    if isinstance(now, Breathing):
        from practice.plain.breathing import breathe

        breathe(now, lines)
    else:
        from practice.plain.countdown import count_down

        count_down(now, lines)
