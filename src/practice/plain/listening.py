"""Listening as lines: what to read aloud, once, and Enter when it is done."""

from practice.model.page import Left
from practice.plain.lines import Lines
from practice.plain.paging import BACK, HELP, marked
from practice.sittings.rounds.listening import Listening

LOOK = 0.2
"""Seconds between two looks at whether it is over."""


def listen(listening: Listening, lines: Lines) -> None:
    """Listen until it is over. Raises Left when the person goes back."""
    lines.say("")
    lines.say(f"== {listening.title} ==")
    listening.begin()
    try:
        while not (listening.begun or listening.over):  # nobody shall read to a microphone that is not there
            lines.pause(LOOK)
            listening.tick()
        if not listening.over:
            for para in listening.body:
                lines.say(marked(para))
            lines.say(listening.now)
        while not listening.over:
            said = lines.read(LOOK)
            if said is None:
                listening.tick()
            elif said.strip().lower() == BACK:
                raise Left
            elif said.strip().lower() == HELP:
                lines.say(f"Enter says that you are done; {BACK} goes back.")
            else:
                listening.end()
    finally:
        if not listening.over:
            listening.put_away()
