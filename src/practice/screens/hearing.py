"""What the microphone hears, as rows: level, lamp and pace, each only where it is wanted."""

from practice.model.delivery import Delivery, Hearing
from practice.model.pace import Zone
from practice.model.settings import Live
from practice.screens.style import styled
from practice.screens.text import Line, indented
from practice.speech.live_words import lamp, level_bar, level_word, pace_band

BAR = 24
"""Columns of the level bar; it is looked at from the corner of the eye."""

LEVEL_AND_LAMP = Live(time=False, level=True, lamp=True, pace=False)
"""Outside a round the one question is whether anything is heard."""


def hearing_lines(
    heard: Hearing,
    width: int,
    *,
    live: Live = LEVEL_AND_LAMP,
    baseline: Delivery | None = None,
    spoken_s: float = 0.0,
    zone: Zone | None = None,
) -> list[Line]:
    """No more than three rows; only the sentence of a trouble, where there is one."""
    if heard.trouble:
        return indented(heard.trouble, width, style=styled("notice"), first="! ")
    lines: list[Line] = []
    if live.level:
        word = level_word(heard)
        bar = level_bar(heard.level_db, max(4, min(BAR, width - 34)))
        lines.append([("", "  voice "), (styled("level"), bar), ("", f" {word}" if word else "")])
    if live.lamp:
        lines.append([("", "  "), (styled("lamp"), lamp(heard, spoken_s=spoken_s, zone=zone).text)])
    if live.pace and (band := pace_band(heard, baseline)) is not None:
        lines.append([("", f"  pace {band}")])
    return lines
