"""What may stand on the screen while somebody speaks: calm words, no order and no countdown."""

from dataclasses import dataclass

from practice.model.delivery import PAUSE, Delivery, Hearing
from practice.model.pace import Zone
from practice.speech.telling import Band, change_of_pace

FAINTEST_DB = -75.0
"""Where the level bar begins; it ends at the ceiling, 0."""

LOUD_DB = -6.0
"""A tenth of a second this strong is about to be cut off at the ceiling."""

WINDOW_S = 30.0
"""The stretch that a live pace is taken over."""

FULL, EMPTY = "━", "─"


@dataclass(frozen=True, slots=True)
class Lamp:
    """Speech or pause: a sign, its word, and what is fine at this moment (empty while speaking)."""

    sign: str
    word: str
    fine: str = ""

    @property
    def text(self) -> str:
        """The lamp as a line."""
        return f"{self.sign} {self.word}: {self.fine}" if self.fine else f"{self.sign} {self.word}"


def level_bar(level_db: float | None, width: int) -> str:
    """A bar of exactly this width; empty while nothing is known."""
    level = FAINTEST_DB if level_db is None else level_db
    part = min(1.0, max(0.0, 1 - level / FAINTEST_DB))
    full = round(part * width)
    return FULL * full + EMPTY * (width - full)


def level_word(hearing: Hearing) -> str:
    """Empty but where there is something to do: a word that came and went with each pause would nag."""
    if hearing.level_db is not None and (hearing.clipping or hearing.level_db > LOUD_DB):
        return "loud: move back a little"
    return ""


def lamp(hearing: Hearing, *, spoken_s: float, zone: Zone | None) -> Lamp:
    """`spoken_s` is how long the answer has lasted; without a zone a pause is simply fine."""
    if hearing.speaking is None or _nothing_said(hearing):
        return Lamp("·", "listening")
    if hearing.speaking or hearing.quiet_s < PAUSE:
        return Lamp("█", "speaking")
    past = zone is not None and spoken_s > zone.high_s
    return Lamp("·", "pause", "you may also end here" if past else "that is fine")


def _nothing_said(hearing: Hearing) -> bool:
    """Silence from the beginning is no pause, and to call it fine would hide a microphone that is muted."""
    return not hearing.speaking and hearing.quiet_s >= hearing.heard_s - PAUSE


def pace_band(hearing: Hearing, baseline: Delivery | None) -> Band | None:
    """The pace of the last half minute against the baseline; None without one, or with too little speech."""
    if hearing.pace is None:
        return None
    change = change_of_pace(_window(hearing, hearing.pace), baseline)
    return change.band if change else None


def _window(hearing: Hearing, pace: float) -> Delivery:
    """The last half minute as an answer of its own, to ask how far its pace can be trusted."""
    heard = min(hearing.heard_s, WINDOW_S)
    return Delivery(heard, speech=(0.0, heard), syllables=round(pace * heard))
