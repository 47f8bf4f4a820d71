"""Deliveries to speak about: drawn as pictures, or any that can exist."""

from dataclasses import replace
from itertools import groupby

from hypothesis import settings
from hypothesis import strategies as st

from practice.model.delivery import KEPT_PAUSE, Delivery, Stretch

unhurried = settings(deadline=None)
"""A test may take as long as a busy machine makes it."""


def spoken(picture: str, *, sign_s: float = 0.5, a_second: float = 4.0) -> Delivery:
    """`#` is speech, `~` a filler, `.` silence; each sign lasts `sign_s`, each second of speech has so many
    syllables. A quiet room, a good microphone."""
    stretches: list[tuple[str, Stretch]] = []
    at = 0
    for sign, group in groupby(picture):
        end = at + len(list(group))
        stretches.append((sign, (at * sign_s, end * sign_s)))
        at = end
    voiced = [stretch for sign, stretch in stretches if sign != "."]
    speech = (voiced[0][0], voiced[-1][1]) if voiced else None
    inside = speech or (0.0, 0.0)
    silences = [
        (start, end)
        for sign, (start, end) in stretches
        if sign == "." and inside[0] < start and end < inside[1] and end - start >= KEPT_PAUSE
    ]
    return Delivery(
        heard_s=at * sign_s,
        speech=speech,
        silences=tuple(silences),
        syllables=round(a_second * sum(end - start for start, end in voiced)),
        fillers=tuple(stretch for sign, stretch in stretches if sign == "~"),
        level_db=-24.0,
        level_spread_db=12.0,
        snr_db=30.0,
    )


TALK = "..######.########....######.####"
"""16 s: the first word after 1 s, pauses of 0.5, 2.0 and 0.5 s, 12 s of speaking."""


def at_pace(a_second: float) -> Delivery:
    """A minute of even speech with so many syllables a second."""
    return spoken("#" * 120, a_second=a_second)


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    """Any Delivery that can exist, the broken ones included."""
    lengths = st.floats(0.01, 40) | st.floats(0.01, 2)
    gaps = st.floats(KEPT_PAUSE, 30) | st.floats(KEPT_PAUSE, 1.5)
    at = first = draw(st.just(0.0) | lengths)
    silences: list[Stretch] = []
    for run, gap in draw(st.lists(st.tuples(lengths, gaps), max_size=30)):
        silences.append((at + run, at + run + gap))
        at += run + gap
    last = at + draw(lengths)
    heard = last + draw(st.just(0.0) | lengths)
    decibels = st.none() | st.floats(-120, 0)
    starts = draw(st.lists(st.floats(first, last), max_size=8).map(sorted))
    delivery = Delivery(
        heard_s=heard,
        speech=(first, last),
        silences=tuple(silences),
        syllables=draw(st.integers(0, 20000)),
        fillers=tuple((start, min(last, start + 0.4)) for start in starts),
        level_db=draw(decibels),
        level_spread_db=draw(st.none() | st.floats(0, 80)),
        snr_db=draw(st.none() | st.floats(-20, 90)),
        clipped=draw(st.just(0.0) | st.floats(0, 1)),
        faulty_s=draw(st.just(0.0) | st.floats(0, 100)),
    )
    nobody = replace(delivery, speech=None, silences=(), syllables=0, fillers=())
    return draw(
        st.sampled_from(
            [
                delivery,
                delivery,
                delivery,
                nobody,
                replace(delivery, too_noisy=True),
                replace(nobody, too_noisy=True),
                replace(nobody, silent=True, level_db=None),
                Delivery(heard_s=0.0),
            ]
        )
    )
