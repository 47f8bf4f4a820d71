"""An exercise of breathing as lines: one short line at the very moment each part begins."""

import sys
from math import ceil

from practice.model.breathing import BreathPart
from practice.model.page import Left
from practice.nerves.course import Breath
from practice.nerves.words import CAUTIONS, label, time_in_words
from practice.plain.lines import Lines
from practice.plain.paging import BACK, HELP
from practice.sittings.nerves.breathing import Breathing

SHORT = {
    BreathPart.IN: "In",
    BreathPart.TOP_UP: "A little more",
    BreathPart.HOLD: "Hold",
    BreathPart.OUT: "Out",
    BreathPart.REST: "Rest",
}
"""What takes no longer to be read out than there is time for."""

COUNTED = 2
"""Breaths of which each part is said with its seconds; then a word is enough."""

LOOK = 0.5
"""Seconds between two looks, so that the exercise knows when the program was stopped meanwhile."""

KEYS = (
    "Enter pauses and goes on; q and Enter leaves. "
    "In the same way + makes the breaths longer, - shorter, and t is for tones."
)
QUIT = ("q", BACK)
HELPING = ("?", HELP)


def breathe(breathing: Breathing, lines: Lines) -> None:
    """Lead the breath to its end. Raises Left when the person goes."""
    lines.say("")
    lines.say(f"== {breathing.title} ==")
    for text in breathing.words:
        lines.say(text)
    whole = breathing.left_s
    lines.say(f"{time_in_words(whole)}. {KEYS}" if lines.live else f"{time_in_words(whole)}.")
    breathing.begin()
    try:
        _lead(breathing, lines)
    finally:
        breathing.put_away()


def _lead(breathing: Breathing, lines: Lines) -> None:
    said: tuple[int, BreathPart] | None = None
    minutes = _minutes_left(breathing)
    while not breathing.over:
        breath = breathing.breath()
        if breath and not breathing.still and (breath.number, breath.part) != said:
            said = (breath.number, breath.part)
            left = _minutes_left(breathing)
            lines.say(_line(breath, left if left < minutes else 0))
            minutes = left
            _ring(breathing.rings(), lines)
        _wait(breathing, lines)
        breathing.tick()


def _wait(breathing: Breathing, lines: Lines) -> None:
    """A moment, at most to the next part of the breath, or to what is typed; standing still, only to that."""
    wait = min(LOOK, breathing.boundary())
    if not lines.live:  # the lines of a file are for the pages that come
        lines.pause(wait)
        return
    said = lines.read(None if breathing.still else wait)
    if said is not None:
        _typed(said.strip().lower(), breathing, lines)


def _typed(said: str, breathing: Breathing, lines: Lines) -> None:
    match said:
        case "" | "p":
            breathing.hold_on()
            lines.say("Paused. Enter goes on in the same breath." if breathing.still else "On.")
        case "+" | "-":
            if said == "+":
                breathing.slower()
            else:
                breathing.faster()
            lines.say(breathing.remark)
        case "t":
            breathing.toggle_tones()
            lines.say(breathing.remark)
        case _ if said in QUIT:
            breathing.end()
            if breathing.kept:
                lines.say(f"Kept: {time_in_words(breathing.done_s)}.")
            raise Left
        case _ if said in HELPING:
            for claim in CAUTIONS:
                lines.say(claim.text)
            lines.say(KEYS)
        case _:
            lines.say(KEYS)


def _line(breath: Breath, minutes_left: int) -> str:
    """The word; with its seconds in the first breaths, with the time left once a minute."""
    if breath.number <= COUNTED:
        seconds = max(1, round(breath.left_s))
        return f"{label(breath.part)}, {seconds} second{'' if seconds == 1 else 's'}."
    if minutes_left:
        return f"{SHORT[breath.part]}. {time_in_words(60 * minutes_left)} left."
    return f"{SHORT[breath.part]}."


def _minutes_left(breathing: Breathing) -> int:
    """The minute that is running; when it changes, so many are left, give or take a part of a breath."""
    return ceil((breathing.left_s - 0.5) / 60)


def _ring(times: int, lines: Lines) -> None:
    if times and lines.live:
        sys.stdout.write("\a" * times)
        sys.stdout.flush()
