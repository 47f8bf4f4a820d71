"""Each figure explains itself: the formula, the time it covers, its error, and what it stands beside."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.delivery import SYLLABLES_PER_WORD, Delivery
from practice.speech.figures import Figure, figures
from practice.speech.trust import EDGE_S, pauses_margin
from speech.spoken import TALK, at_pace, deliveries, spoken, unhurried

ANSWER = spoken(f"{TALK}~~{TALK}####....")
BASELINE = spoken("####.####~###.######...####.####")

JUDGING = re.compile(
    r"\b(good|bad|poor|great|should|must|better|worse|nervous|confident|calm|anxious)\b", re.I
)


def figure(name: str, delivery: Delivery = ANSWER, baseline: Delivery | None = None) -> Figure:
    """The one of this name."""
    return next(found for found in figures(delivery, baseline) if found.name == name)


def test_everything_that_is_measured_has_its_figure() -> None:
    """In the order of the line; nothing stands on a screen without an explanation."""
    assert [found.name for found in figures(ANSWER)] == [
        "sound heard",
        "first word",
        "pauses",
        "pauses over 1 s",
        "longest pause",
        "share of pauses",
        "time speaking",
        "longest run",
        "speech rate",
        "articulation rate",
        "words a minute",
        "likely fillers",
        "silence after the last word",
        "level",
        "spread of level",
        "speech above noise",
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("sound heard", "37.0 s"),
        ("first word", "after 1.0 s"),
        ("pauses", "7"),
        ("pauses over 1 s", "2"),
        ("longest pause", "2.0 s"),
        ("share of pauses", "21 %"),
        ("time speaking", "27.0 s"),
        ("longest run", "4.0 s"),
        ("likely fillers", "1"),
        ("silence after the last word", "2.0 s"),
        ("level", "-24 dB"),
        ("spread of level", "12 dB"),
        ("speech above noise", "30 dB"),
    ],
)
def test_a_figure_says_what_the_picture_shows(name: str, value: str) -> None:
    """Counted by hand in the picture of the answer."""
    assert figure(name).value == value


def test_a_rate_names_what_was_divided_by_what() -> None:
    """Whoever has a pocket calculator can check it."""
    speech, articulation = figure("speech rate"), figure("articulation rate")

    assert (speech.value, articulation.value) == ("3.2 syllables a second", "4.0 syllables a second")
    assert "108 syllables" in speech.how
    assert "34.0 s from the first word to the end of the last, pauses included (0:01 to 0:35)" in speech.how
    assert "27.0 s of speaking, pauses left out" in articulation.how


def test_words_a_minute_state_their_divisor() -> None:
    """They are an estimate from syllables and for English; both are said."""
    words = figure("words a minute")

    assert words.value == "about 135"
    assert f"divided by {SYLLABLES_PER_WORD}" in words.how
    assert "No word was recognised" in words.how
    assert "In another language" in words.how


def test_a_count_of_pauses_says_what_counts_and_how_many_it_may_be_off() -> None:
    """The threshold is a convention and is named."""
    pauses = figure("pauses")

    assert "0.25 s and longer between the first word and the end of the last, 0:01 to 0:35" in pauses.how
    assert pauses.error == f"± {pauses_margin(ANSWER)}"


def test_a_pause_has_two_ends_that_may_be_off() -> None:
    """So its error is twice that of the first word."""
    assert figure("first word").error.startswith(f"± {EDGE_S:.2f} s")
    assert figure("longest pause").error.startswith(f"± {2 * EDGE_S:.2f} s")


@pytest.mark.parametrize(
    ("sign_s", "error"),
    [
        (0.5, "No pause is so near 1 s that it could fall on either side."),
        (1.05, "1 pause is so near 1 s that it may fall on either side."),
    ],
)
def test_pauses_near_a_second_may_be_counted_either_way(sign_s: float, error: str) -> None:
    """A limit makes a leap of what is no leap; the figure says where that matters."""
    assert figure("pauses over 1 s", spoken("###.###", sign_s=sign_s)).error == error


def test_several_pauses_near_a_second_are_counted() -> None:
    """In the plural."""
    near = figure("pauses over 1 s", spoken("###.###.##", sign_s=1.05)).error

    assert near == "2 pauses are so near 1 s that they may fall on either side."


def test_fillers_are_likely_and_less_certain() -> None:
    """Nobody is told that they said um; a machine thinks that it may have heard one."""
    fillers = figure("likely fillers")

    assert "likely" in fillers.how
    assert fillers.error.startswith("Less certain than the rest.")


def test_each_figure_stands_beside_the_same_one_of_the_baseline() -> None:
    """Counts by the minute, as an answer and a baseline are not of one length."""
    assert figure("pauses", ANSWER, BASELINE).beside == "your baseline, read aloud: 15 a minute; here 12"
    assert figure("longest pause", ANSWER, BASELINE).beside == "your baseline, read aloud: 1.5 s"
    assert figure("speech rate", ANSWER, BASELINE).beside == "your baseline, read aloud: 3.2"
    assert figure("level", ANSWER, BASELINE).beside == "your baseline, read aloud: -24 dB"
    assert figure("articulation rate", ANSWER, BASELINE).beside == (
        "your baseline, read aloud: 4.0; this is within your usual range"
    )


def test_what_reading_aloud_does_not_show_stands_alone() -> None:
    """Nobody waits for a question before reading a paragraph."""
    for name in ("sound heard", "first word", "silence after the last word", "speech above noise"):
        assert figure(name, ANSWER, BASELINE).beside == ""


@pytest.mark.parametrize(
    "baseline", [None, Delivery(heard_s=20.0), replace(BASELINE, too_noisy=True), Delivery(0.0, silent=True)]
)
def test_without_a_baseline_that_can_be_told_nothing_stands_beside(baseline: Delivery | None) -> None:
    """An empty comparison would be read as a zero."""
    assert {found.beside for found in figures(ANSWER, baseline)} == {""}


def test_a_short_baseline_has_no_rates_to_stand_beside() -> None:
    """Its longest pause is still its longest pause."""
    short = spoken("###.###")

    for name in ("speech rate", "articulation rate", "words a minute"):
        assert figure(name, ANSWER, short).beside == ""
    assert figure("pauses", ANSWER, short).beside == ""
    assert figure("longest pause", ANSWER, short).beside == "your baseline, read aloud: 0.5 s"


def test_under_five_seconds_of_speech_there_are_no_rates() -> None:
    """The line says so, and there is nothing to explain."""
    assert not {"speech rate", "articulation rate", "words a minute"} & {
        found.name for found in figures(spoken("...###.##"))
    }


def test_an_answer_without_pauses_has_no_longest_one() -> None:
    """None of them is longest."""
    assert "longest pause" not in {found.name for found in figures(at_pace(4))}
    assert figure("share of pauses", at_pace(4)).value == "0 %"


def test_in_noise_there_are_only_figures_of_the_sound() -> None:
    """How loud it was can be told when nothing else can."""
    names = [found.name for found in figures(replace(ANSWER, too_noisy=True))]

    assert names == ["sound heard", "level", "spread of level", "speech above noise"]


def test_a_closed_microphone_has_no_level() -> None:
    """Zeros are no measure of anything."""
    assert [found.name for found in figures(Delivery(heard_s=9.0, level_db=-120.0, silent=True))] == [
        "sound heard"
    ]


def test_lost_and_cut_off_sound_are_figures() -> None:
    """They bear on all the others."""
    broken = replace(ANSWER, faulty_s=1.2, clipped=0.031)

    assert figure("sound heard", broken).error == "1.2 s was lost or broken on its way."
    assert figure("sound cut off", broken).value == "3 %"


def test_a_level_at_the_ceiling_has_no_minus() -> None:
    """A minus zero puzzles people."""
    assert figure("level", replace(ANSWER, level_db=-0.2)).value == "0 dB"


@unhurried
@given(deliveries(), st.none() | deliveries())
def test_whatever_was_heard_every_figure_is_whole(delivery: Delivery, baseline: Delivery | None) -> None:
    """A value, a formula and an error, and no word of praise or blame in any of them."""
    found = figures(delivery, baseline)

    assert found[0].name == "sound heard"
    assert len({one.name for one in found}) == len(found)
    for one in found:
        assert all((one.name, one.value, one.how, one.error))
        assert "your baseline" in one.beside or not one.beside
        text = f"{one.value} {one.how} {one.error} {one.beside}"
        assert not re.search(r"\b(nan|inf|None)\b|[({]\s*[)}]|\s\s", text), text
        assert not JUDGING.search(text), text


@unhurried
@given(deliveries())
def test_what_is_counted_is_never_less_than_nothing(delivery: Delivery) -> None:
    """Only levels lie below zero."""
    for one in figures(delivery):
        assert not one.value.startswith("-") or one.name in {"level", "speech above noise"}
