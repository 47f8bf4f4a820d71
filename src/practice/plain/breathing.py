"""An exercise of breathing as lines: one short line at the very moment each part begins."""

import sys
from math import ceil

from practice.model.breathing import BreathPart
from practice.model.page import Left
from practice.nerves.course import Breath
from practice.nerves.words import label
from practice.plain.lines import Lines
from practice.plain.paging import BACK, HELP
from practice.sittings.breathing import Breathing

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

STOOD_STILL = 1.0
"""Seconds by which a wait must be too long for the whole program to have been stopped meanwhile."""

KEYS = "Enter pauses and goes on. + makes the breaths longer, - shorter, t is for tones, q leaves."
QUIT = ("q", BACK)
HELPING = ("?", HELP)


def breathe(breathing: Breathing, lines: Lines) -> None:
    """Lead the breath to its end. Raises Left when the person goes."""
    lines.say("")
    lines.say(f"== {breathing.title} ==")
    for text in breathing.words:
        lines.say(text)
    whole = breathing.left_s
    lines.say(f"{in_words(whole)}. {KEYS}" if lines.live else f"{in_words(whole)}.")
    breathing.begin()
    try:
        _lead(breathing, lines)
    finally:
        breathing.put_away()
    lines.say(f"That was {in_words(breathing.done_s)}.")


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
    """To the next part of the breath, or to what is typed; standing still, to what is typed."""
    if not lines.live:  # the lines of a file are for the pages that come
        lines.pause(breathing.boundary())
        return
    wait = None if breathing.still else breathing.boundary()
    before = breathing.now()
    said = lines.read(wait)
    if wait is not None and (late := breathing.now() - before - wait) > STOOD_STILL:
        breathing.passed_by(late)
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
            raise Left
        case _:
            lines.say(KEYS)


def _line(breath: Breath, minutes_left: int) -> str:
    """The word; with its seconds in the first breaths, with the time left once a minute."""
    if breath.number <= COUNTED:
        seconds = max(1, round(breath.left_s))
        return f"{label(breath.part)}, {seconds} second{'' if seconds == 1 else 's'}."
    if minutes_left:
        return f"{SHORT[breath.part]}. {in_words(60 * minutes_left)} left."
    return f"{SHORT[breath.part]}."


def _minutes_left(breathing: Breathing) -> int:
    """The minute that is running; when it changes, so many are left, give or take a part of a breath."""
    return ceil((breathing.left_s - 0.5) / 60)


def _ring(times: int, lines: Lines) -> None:
    if times and lines.live:
        sys.stdout.write("\a" * times)
        sys.stdout.flush()


def in_words(seconds: float) -> str:
    """A time as it is read out."""
    minutes, rest = divmod(round(seconds), 60)
    said = []
    if minutes:
        said.append("1 minute" if minutes == 1 else f"{minutes} minutes")
    if rest or not minutes:
        said.append("1 second" if rest == 1 else f"{rest} seconds")
    return " ".join(said)
