"""What is shown while somebody speaks: no order, no countdown, nothing that flickers at every breath."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.delivery import Delivery, Hearing
from practice.model.pace import Zone
from practice.speech.live_words import EMPTY, FULL, lamp, level_bar, level_word, pace_band
from practice.speech.telling import Band
from speech.spoken import at_pace, deliveries, spoken, unhurried

ZONE = Zone(75, 150)
SPEAKING = Hearing(heard_s=40.0, level_db=-25.0, speaking=True)
PAUSING = Hearing(heard_s=40.0, level_db=-70.0, speaking=False, quiet_s=3.0)

hearings = st.builds(
    Hearing,
    heard_s=st.floats(0, 3600),
    level_db=st.none() | st.floats(-200, 10),
    clipping=st.booleans(),
    speaking=st.sampled_from([True, False, None]),
    quiet_s=st.floats(0, 600),
    pace=st.none() | st.floats(0, 12),
)


@pytest.mark.parametrize(
    ("level_db", "bar"),
    [
        (None, "──────────"),
        (-90.0, "──────────"),
        (-75.0, "──────────"),
        (-45.0, "━━━━──────"),
        (-6.0, "━━━━━━━━━─"),
        (0.0, "━━━━━━━━━━"),
        (3.0, "━━━━━━━━━━"),
    ],
)
def test_the_level_bar_goes_from_faint_to_the_ceiling(level_db: float | None, bar: str) -> None:
    """Speech at an ordinary level fills more than half of it, and a quiet voice is seen, too."""
    assert level_bar(level_db, 10) == bar


@unhurried
@given(st.none() | st.floats(), st.integers(0, 200))
def test_a_level_bar_is_as_wide_as_asked(level_db: float | None, width: int) -> None:
    """Whatever a broken driver reports."""
    bar = level_bar(level_db, width)

    assert len(bar) == width
    assert set(bar) <= {FULL, EMPTY}


@pytest.mark.parametrize(
    ("hearing", "word"),
    [
        (Hearing(), ""),
        (SPEAKING, ""),
        (PAUSING, ""),
        (Hearing(level_db=-55.0, speaking=True), ""),
        (Hearing(level_db=-3.0, speaking=True), "loud: move back a little"),
        (Hearing(level_db=-20.0, speaking=True, clipping=True), "loud: move back a little"),
    ],
)
def test_the_level_has_a_word_only_where_there_is_something_to_do(hearing: Hearing, word: str) -> None:
    """A word that came and went with every pause would draw the eye."""
    assert level_word(hearing) == word


@pytest.mark.parametrize(
    ("hearing", "spoken_s", "zone", "text"),
    [
        (SPEAKING, 40, ZONE, "█ speaking"),
        (SPEAKING, 400, ZONE, "█ speaking"),
        (PAUSING, 40, ZONE, "· pause: that is fine"),
        (PAUSING, 150, ZONE, "· pause: that is fine"),
        (PAUSING, 151, ZONE, "· pause: you may also end here"),
        (PAUSING, 151, None, "· pause: that is fine"),
        (Hearing(heard_s=1.0), 1, ZONE, "· listening"),
    ],
)
def test_the_lamp_says_what_is_fine(hearing: Hearing, spoken_s: float, zone: Zone | None, text: str) -> None:
    """A pause is fine up to the end of the zone; past it, ending is as well."""
    assert lamp(hearing, spoken_s=spoken_s, zone=zone).text == text


def test_a_gap_within_a_word_is_no_pause() -> None:
    """The lamp must not flicker at every t and p."""
    gap = Hearing(heard_s=5.0, level_db=-60.0, speaking=False, quiet_s=0.15)

    assert lamp(gap, spoken_s=5, zone=ZONE).word == "speaking"


@unhurried
@given(hearings, st.floats(0, 3600))
def test_the_lamp_gives_no_order_and_counts_nothing(hearing: Hearing, spoken_s: float) -> None:
    """Whoever is thinking is not to be hurried."""
    shown = lamp(hearing, spoken_s=spoken_s, zone=ZONE)

    assert not re.search(r"\d|\b(must|should|now|stop|hurry|left|long)\b", shown.text)


@pytest.mark.parametrize(
    ("pace", "band"),
    [(4.0, Band.WITHIN), (4.3, Band.WITHIN), (6.0, Band.ABOVE), (2.0, Band.BELOW), (None, None)],
)
def test_a_live_pace_is_a_band(pace: float | None, band: Band | None) -> None:
    """Against the person's own; a number that changes ten times a second would only distract."""
    assert pace_band(Hearing(heard_s=40.0, speaking=True, pace=pace), at_pace(4.0)) is band


@pytest.mark.parametrize("baseline", [None, Delivery(heard_s=9.0), spoken("####")])
def test_without_a_baseline_no_pace_is_shown(baseline: Delivery | None) -> None:
    """There is nothing that it could be beside."""
    assert pace_band(Hearing(heard_s=40.0, pace=4.0), baseline) is None


@unhurried
@given(hearings, st.none() | deliveries())
def test_a_live_pace_is_one_of_three_or_nothing(hearing: Hearing, baseline: Delivery | None) -> None:
    """Whatever is heard, the screen has something it can draw."""
    assert pace_band(hearing, baseline) in {None, *Band}
