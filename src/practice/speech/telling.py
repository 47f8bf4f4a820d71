"""One calm line about how an answer was spoken: what was counted, and what could not be told."""

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, hypot

from practice.model.delivery import Delivery, Stretch, length
from practice.speech.trust import rate_margin

LONG_S = 1.0
"""Seconds; pauses over this are counted on their own."""

ENOUGH_S = 5.0
"""Seconds of speech; a pace of less would say more about the words than about the speaker."""

NOTICEABLE = 0.10
"""A share; listeners hardly hear a smaller change of pace (docs/evidence.md, "your usual range")."""

WORD_LENGTHS = 0.10
"""The share by which people's words differ in syllables from the average word."""

SLOWEST, FASTEST = 105, 190
"""Words a minute; nothing is said about a pace between them (docs/evidence.md, "speaking pace")."""

QUIET_DB = -45.0
"""Level of speech under full scale at which a microphone begins to lose its quiet syllables."""

LOST = 0.02
"""The share of lost sound from which a pace is not compared with what is common."""

CLIPPING = 0.001
"""The share of samples at the ceiling from which it is mentioned."""


class Band(StrEnum):
    """Where a pace lies against the person's own."""

    BELOW = "below your usual range"
    WITHIN = "within your usual range"
    ABOVE = "above your usual range"


@dataclass(frozen=True, slots=True)
class Change:
    """By which share a pace differs from the usual one, and by how much that share may be off."""

    share: float
    margin: float

    @property
    def band(self) -> Band:
        """Within, unless the difference can be both measured and heard."""
        if abs(self.share) <= max(self.margin, NOTICEABLE):
            return Band.WITHIN
        return Band.ABOVE if self.share > 0 else Band.BELOW


@dataclass(frozen=True, slots=True)
class WordsPerMinute:
    """An estimate to the nearest five, as nothing finer is known."""

    about: int
    margin: int

    @property
    def remark(self) -> str:
        """Empty unless the pace lies outside what is common, its whole error bar included."""
        if self.about - self.margin > FASTEST:
            return f"above the common {SLOWEST} to {FASTEST}"
        if self.about + self.margin < SLOWEST:
            return f"below the common {SLOWEST} to {FASTEST}"
        return ""


def delivery_line(delivery: Delivery, baseline: Delivery | None = None) -> str:
    """The first word, the pauses over a second and the pace; or why they cannot be told."""
    missing = _missing(delivery)
    parts = [missing] if missing else [_first_word(delivery), _pauses(delivery), _pace(delivery, baseline)]
    return "; ".join([*parts, *_caveats(delivery, told=not missing)])


def can_be_told(delivery: Delivery) -> bool:
    """Somebody spoke, and pauses and syllables stand out from the noise."""
    return not _missing(delivery)


def has_pace(delivery: Delivery) -> bool:
    """There is enough speech for a pace."""
    return can_be_told(delivery) and delivery.phonation >= ENOUGH_S and delivery.syllables > 0


def whole(delivery: Delivery) -> bool:
    """Nearly nothing was lost: what is lost is no speech, and makes every rate too low."""
    return delivery.faulty_s <= LOST * delivery.span


def change_of_pace(delivery: Delivery, baseline: Delivery | None) -> Change | None:
    """The articulation rate against the baseline's; None where either has none.

    Pauses are left out of it because a baseline is read aloud and an answer is thought up: an answer
    has more of them without being spoken any slower.
    """
    if baseline is None or not (has_pace(delivery) and whole(delivery)):
        return None
    if not (has_pace(baseline) and whole(baseline)):
        return None
    rate, usual = delivery.articulation_rate, baseline.articulation_rate
    assert rate is not None
    assert usual is not None
    margin = hypot(rate_margin(delivery, same_voice=True), rate_margin(baseline, same_voice=True))
    return Change(rate / usual - 1, margin)


def words_per_minute(delivery: Delivery) -> WordsPerMinute | None:
    """The estimate with its error, that of the divisor included; None where there is no pace."""
    words = delivery.words_per_minute
    if words is None or not has_pace(delivery):
        return None
    margin = words * hypot(rate_margin(delivery, same_voice=False), WORD_LENGTHS)
    return WordsPerMinute(5 * round(words / 5), 5 * ceil(margin / 5))


def long_pauses(delivery: Delivery) -> tuple[Stretch, ...]:
    """Pauses over a second, judged as they are shown: to a tenth."""
    return tuple(pause for pause in delivery.pauses if round(length(pause), 1) > LONG_S)


def lasting(seconds: float) -> str:
    """A length of time, such as 2.4 s."""
    return f"{seconds:.1f} s" if seconds < 99.95 else f"{seconds:.0f} s"


def share(part: float) -> str:
    """A share as a percentage; what is there is never shown as none."""
    return "under 1 %" if 0 < part < 0.005 else f"{100 * part:.0f} %"


def _missing(delivery: Delivery) -> str:
    """Why there is nothing to tell of; empty when there is."""
    if delivery.heard_s < 0.05:
        return "no sound came from the microphone"
    if delivery.silent:
        return (
            "nothing but zeros came from the microphone, as from one that the system keeps closed: "
            "practice mic check looks into it"
        )
    if delivery.too_noisy:
        return f"noise covers the pauses and the pace; {lasting(delivery.heard_s)} of sound was heard"
    if delivery.speech is None or delivery.phonation <= 0:
        return f"no speech was heard in {lasting(delivery.heard_s)}"
    return ""


def _first_word(delivery: Delivery) -> str:
    onset = delivery.onset or 0.0
    return f"first word after {lasting(onset)}" if onset >= 0.05 else "first word at once"


def _pauses(delivery: Delivery) -> str:
    longest = lasting(delivery.longest_pause)
    match len(long_pauses(delivery)):
        case 0 if delivery.pauses:
            return f"no pause over 1 s, longest {longest}"
        case 0:
            return "no pause"
        case 1:
            return f"1 pause over 1 s, of {longest}"
        case count:
            return f"{count} pauses over 1 s, longest {longest}"


def _pace(delivery: Delivery, baseline: Delivery | None) -> str:
    if not has_pace(delivery):
        return f"pace cannot be told from under {ENOUGH_S:.0f} s of speech" if _short(delivery) else "no pace"
    if change := change_of_pace(delivery, baseline):
        if change.band is Band.WITHIN:
            return f"pace {change.band}"
        return f"pace {change.band}, by about {share(abs(change.share))} (± {share(change.margin)})"
    words = words_per_minute(delivery)
    assert words is not None
    remark = f", {words.remark}" if words.remark and whole(delivery) else ""
    return f"about {words.about} words a minute (± {words.margin}){remark}"


def _short(delivery: Delivery) -> bool:
    return delivery.phonation < ENOUGH_S


def _caveats(delivery: Delivery, *, told: bool) -> list[str]:
    """What happened to the sound on its way."""
    found = []
    if delivery.clipped >= CLIPPING:
        found.append("the loudest moments were cut off at the microphone")
    if delivery.faulty_s >= 0.05:
        lost = f"{lasting(delivery.faulty_s)} of sound was lost on the way"
        found.append(f"{lost}, so times may be off by as much" if told else lost)
    return found
