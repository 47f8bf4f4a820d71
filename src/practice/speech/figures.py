"""Every figure of an answer with its own explanation: how it is reckoned, over what, and how sure it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from practice.model.delivery import PAUSE, SYLLABLES_PER_WORD, Delivery, length
from practice.model.pace import reading
from practice.speech.telling import (
    CLIPPING,
    ENOUGH_S,
    LONG_S,
    can_be_told,
    change_of_pace,
    has_pace,
    lasting,
    long_pauses,
    share,
    words_per_minute,
)
from practice.speech.trust import edge_margin, pauses_margin, rate_margin

GUIDE = "A guide only: another microphone, another place or the system's own volume control shifts it."


@dataclass(frozen=True, slots=True)
class Figure:
    """`how` is the formula in words with the time it covers, `error` how far it may be off, `beside` what
    it stands next to: the same figure of the baseline, or nothing."""

    name: str
    value: str
    how: str
    error: str
    beside: str = ""


def figures(delivery: Delivery, baseline: Delivery | None = None) -> tuple[Figure, ...]:
    """All figures that can be told of this answer, in the order of the line; the others are left out."""
    usual = baseline if baseline is not None and can_be_told(baseline) else None
    return (
        _heard(delivery),
        *(_times(delivery, usual) if can_be_told(delivery) else ()),
        *(_rates(delivery, usual) if has_pace(delivery) else ()),
        *(_ends(delivery, usual) if can_be_told(delivery) else ()),
        *(() if delivery.silent else _sound(delivery, usual)),
    )


def _heard(delivery: Delivery) -> Figure:
    lost = f"{lasting(delivery.faulty_s)} was lost or broken on its way."
    return Figure(
        "sound heard",
        lasting(delivery.heard_s),
        "From the moment the microphone was opened for this answer to the end of the answer.",
        lost if delivery.faulty_s >= 0.05 else "Counted, not estimated.",
    )


def _times(delivery: Delivery, usual: Delivery | None) -> Iterator[Figure]:
    edge = edge_margin(delivery)
    both_ends = 2 * edge
    count = len(delivery.pauses)
    over = f"between the first word and the end of the last, {_span(delivery)}"
    yield Figure(
        "first word",
        f"after {lasting(delivery.onset or 0.0)}",
        "The silence between the opening of the microphone and the first word. "
        "Time taken before that, to think, is no part of it.",
        f"± {edge:.2f} s. A breath is not a word; a very soft first sound can be missed.",
    )
    yield Figure(
        "pauses",
        str(count),
        f"Silences of {PAUSE} s and longer {over}. "
        "Shorter ones belong to speaking itself: the lips close for a p, the tongue for a t.",
        f"± {pauses_margin(delivery)}",
        _a_minute(count, delivery, usual, len(usual.pauses) if usual else 0),
    )
    yield Figure(
        "pauses over 1 s",
        str(len(long_pauses(delivery))),
        f"Those of the pauses that last more than {LONG_S:.0f} s, each taken to a tenth of a second.",
        _near_the_limit(delivery),
        _a_minute(len(long_pauses(delivery)), delivery, usual, len(long_pauses(usual)) if usual else 0),
    )
    if count:
        yield Figure(
            "longest pause",
            lasting(delivery.longest_pause),
            f"The longest silence {over}.",
            f"± {both_ends:.2f} s: {edge:.2f} s at either end.",
            _beside(lasting(usual.longest_pause)) if usual else "",
        )
    off = count * both_ends
    yield Figure(
        "share of pauses",
        share(delivery.pause_share),
        f"All pauses together, {lasting(delivery.paused)}, as a part of the {lasting(delivery.span)} {over}.",
        f"± {_points(off / delivery.span)}: {both_ends:.2f} s for each pause, if all were off the same way.",
        _beside(share(usual.pause_share)) if usual else "",
    )
    yield Figure(
        "time speaking",
        lasting(delivery.phonation),
        f"The time {over}, without its pauses (phonation time).",
        f"± {off + both_ends:.1f} s: {both_ends:.2f} s for each stretch, if all were off the same way.",
    )
    yield Figure(
        "longest run",
        lasting(delivery.longest_run),
        "The longest stretch of speech without a pause in it.",
        f"± {both_ends:.2f} s. A pause that was missed makes it longer, one found wrongly makes it shorter.",
        _beside(lasting(usual.longest_run)) if usual else "",
    )


def _rates(delivery: Delivery, usual: Delivery | None) -> Iterator[Figure]:
    speech, articulation = delivery.speech_rate, delivery.articulation_rate
    words = words_per_minute(delivery)
    assert speech is not None
    assert articulation is not None
    assert words is not None
    if usual is not None and not has_pace(usual):
        usual = None
    off = rate_margin(delivery, same_voice=False)
    counted = f"{delivery.syllables} syllables, one for each vowel that was heard, divided by the"
    change = change_of_pace(delivery, usual)
    yield Figure(
        "speech rate",
        f"{speech:.1f} syllables a second",
        f"{counted} {lasting(delivery.span)} from the first word to the end of the last, pauses included "
        f"({_span(delivery)}).",
        f"± {speech * off:.1f}, or {share(off)}",
        _beside(f"{usual.speech_rate:.1f}") if usual else "",
    )
    yield Figure(
        "articulation rate",
        f"{articulation:.1f} syllables a second",
        f"{counted} {lasting(delivery.phonation)} of speaking, pauses left out.",
        f"± {articulation * off:.1f}, or {share(off)}. Against your own baseline, where what is special "
        f"about a voice cancels out, ± {share(rate_margin(delivery, same_voice=True))}.",
        f"{_beside(f'{usual.articulation_rate:.1f}')}; this is {change.band}" if usual and change else "",
    )
    yield Figure(
        "words a minute",
        f"about {words.about}",
        f"The speech rate times 60, divided by {SYLLABLES_PER_WORD}: an everyday English word has about so "
        "many syllables. No word was recognised. In another language, read the syllables instead.",
        f"± {words.margin}: how surely syllables are counted, and how long the words are.",
        _words_beside(usual),
    )


def _words_beside(usual: Delivery | None) -> str:
    words = words_per_minute(usual) if usual else None
    return _beside(f"about {words.about}") if words else ""


def _ends(delivery: Delivery, usual: Delivery | None) -> Iterator[Figure]:
    count = len(delivery.fillers)
    yield Figure(
        "likely fillers",
        str(count),
        'Sounds that are likely an "um" or "uh", by their length and evenness alone: no word was recognised.',
        "Less certain than the rest. With a new voice about half may be wrong: a drawn-out vowel is taken "
        "for one, a short or quiet one is missed.",
        _a_minute(count, delivery, usual, len(usual.fillers) if usual else 0),
    )
    yield Figure(
        "silence after the last word",
        lasting(delivery.after or 0.0),
        "From the end of the last word until the answer was ended.",
        f"± {edge_margin(delivery):.2f} s. A word that trails off can be taken for silence.",
    )


def _sound(delivery: Delivery, usual: Delivery | None) -> Iterator[Figure]:
    levels = (
        (
            "level",
            delivery.level_db,
            usual.level_db if usual else None,
            "How strong your speech arrives, in decibels under the strongest sound the microphone can pass "
            "on: 0 is the ceiling, and quieter speech lies further below it.",
        ),
        (
            "spread of level",
            delivery.level_spread_db,
            usual.level_spread_db if usual else None,
            "How far quieter and louder moments of speech lie apart, a tenth at either end left out.",
        ),
        (
            "speech above noise",
            delivery.snr_db,
            None,
            "How far your speech stands above the noise around it (signal-to-noise ratio). "
            "The lower it is, the less surely pauses are told.",
        ),
    )
    for name, level, beside, how in levels:
        if level is not None:
            yield Figure(name, _db(level), how, GUIDE, "" if beside is None else _beside(_db(beside)))
    if delivery.clipped >= CLIPPING:
        yield Figure(
            "sound cut off",
            share(delivery.clipped),
            "The part of the sound that reached the ceiling of the microphone, where it is cut off.",
            "Counted, not estimated.",
        )


def _span(delivery: Delivery) -> str:
    first, last = delivery.speech or (0.0, 0.0)
    return f"{reading(first)} to {reading(last)}"


def _beside(value: str) -> str:
    return f"your baseline, read aloud: {value}"


def _a_minute(count: int, delivery: Delivery, usual: Delivery | None, usual_count: int) -> str:
    """Counts of answers of different lengths are compared by the minute."""
    if usual is None or min(delivery.span, usual.span) < ENOUGH_S:
        return ""
    here, there = 60 * count / delivery.span, 60 * usual_count / usual.span
    return f"{_beside(f'{there:.0f} a minute')}; here {here:.0f}"


def _near_the_limit(delivery: Delivery) -> str:
    """How many pauses could as well be counted on the other side of a second."""
    limit = LONG_S + 0.05
    near = sum(abs(length(pause) - limit) <= 2 * edge_margin(delivery) for pause in delivery.pauses)
    match near:
        case 0:
            return "No pause is so near 1 s that it could fall on either side."
        case 1:
            return "1 pause is so near 1 s that it may fall on either side."
        case _:
            return f"{near} pauses are so near 1 s that they may fall on either side."


def _points(part: float) -> str:
    points = max(1, round(100 * part))
    return "1 percentage point" if points == 1 else f"{points} percentage points"


def _db(level: float) -> str:
    return f"{round(level)} dB"
