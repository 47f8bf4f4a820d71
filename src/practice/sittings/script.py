"""What a sitting is made of: pages to reply to, and what takes its time, one after another.

A sitting is a generator. It yields a Page and is sent the reply, or yields what takes its time (a round, a
moment of listening, an exercise, a countdown) and goes on when that is over. A face that throws Left into
it takes the person one step back.
"""

from collections.abc import Callable, Generator
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from practice.model.page import Left, Page, Para, Tone, choice_of, misfit
from practice.model.printing import clean
from practice.model.trouble import Trouble

if TYPE_CHECKING:  # home must not wait for what a round needs
    from practice.sittings.nerves.breathing import Breathing
    from practice.sittings.nerves.countdown import Countdown
    from practice.sittings.rounds.listening import Listening
    from practice.sittings.rounds.playing import Playing

Result = TypeVar("Result")

Sitting = Generator["Page | Playing | Listening | Breathing | Countdown", str, Result]


def ask_choice(page: Page) -> Sitting[str]:
    """The key chosen on a page of choices; a reply that fits none is asked again with a word why."""
    reply = yield page
    while (key := choice_of(page, reply)) is None:
        reply = yield replace(page, why=misfit(page, reply))
    return key


def kept(page: Page, keep: Callable[[str], Result]) -> Sitting[Result]:
    """What became of a line or a text. While it cannot be kept, the page stays, with the words and why."""
    while True:
        reply = yield page
        try:
            return keep(reply)
        except Trouble as trouble:
            page = replace(page, why=trouble.told, value=clean(reply))


def told(trouble: Trouble) -> Sitting[str]:
    """What the next page says of it. Words that could not be kept have a page of their own, to be copied."""
    if not trouble.unsaved:
        return trouble.told
    said = (Para(trouble.told, Tone.QUESTION), Para("Your words, to copy:"))
    with suppress(Left):
        yield Page("Not kept", (*said, Para(trouble.unsaved)), "Enter goes on.")
    return ""


def tried(doing: Sitting[str]) -> Sitting[str]:
    """What came of it, or what went wrong, for the next page to say; nothing when the person went back."""
    try:
        return (yield from doing)
    except Left:
        return ""
    except Trouble as trouble:
        return (yield from told(trouble))


def menu(page: Callable[[str], Page], do: Callable[[str], Sitting[str]]) -> Sitting[None]:
    """One choice after another, until z or going back; the page is told what came of the last one."""
    notice = ""
    while True:
        try:
            key = yield from ask_choice(page(notice))
        except Left:
            return
        if key == "z":
            return
        notice = yield from tried(do(key))
