"""At most two remarks on a typed answer, worded as questions."""

from practice.model.kinds import TELLS_A_STORY, QuestionType
from practice.model.pace import Zone, spoken_seconds
from practice.model.wording import Wording, read_wording

MOST = 2
ENOUGH_WORDS = 15
LONG_OPENING = 1 / 3


def remarks_on(words: str, *, type: QuestionType, zone: Zone) -> tuple[str, ...]:
    """The two most useful things to look at, or fewer. Nothing for very short or non-English texts."""
    wording = read_wording(words)
    if not wording.english or wording.words < ENOUGH_WORDS:
        return ()
    return tuple(_all(wording, type, zone)[:MOST])


def _all(wording: Wording, type: QuestionType, zone: Zone) -> list[str]:
    seconds = spoken_seconds(wording.words)
    found: list[str] = []
    if wording.blame:
        found.append("Is there a word in it that puts the fault on somebody? How would they tell it?")
    if type in TELLS_A_STORY:
        if wording.hypothetical > max(1, wording.action):
            found.append(
                "It says 'would', 'usually' or 'always' more often than what you did. Which one time was it?"
            )
        if wording.shared > wording.own:
            found.append(
                f"It says 'we' {_times(wording.shared)}, 'I' {_times(wording.own)}. Which part was yours?"
            )
        if wording.numbers == 0 and wording.result == 0:
            found.append(
                "There is no figure and no word of an outcome. How would somebody see that it worked?"
            )
        if wording.action and wording.opening > LONG_OPENING:
            share = round(wording.opening * 100)
            found.append(
                f"About {share} % of the words come before the first thing you did. Could it start later?"
            )
    if seconds > zone.high_s:
        found.append(
            f"Said aloud it takes about {seconds} s; the zone ends at {zone.high_s} s. What could go?"
        )
    return found


def _times(count: int) -> str:
    return {0: "not at all", 1: "once", 2: "twice"}.get(count, f"{count} times")
