"""The map of an answer: what was speech, what was silence, and nothing longer than a second lost."""

from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.delivery import Delivery
from practice.speech.pause_map import (
    BOTH,
    COARSEST_S,
    FINEST_S,
    LINE_STEP_S,
    PAUSE,
    RULE,
    SPEECH,
    map_key,
    pause_map,
    pauses_in_words,
)
from practice.speech.telling import can_be_told, long_pauses
from speech.spoken import TALK, deliveries, spoken, unhurried


def tracks(rows: tuple[str, ...]) -> list[str]:
    """The rows that show speech and pauses; one of a line without either is empty."""
    return [row for row in rows if set(row) <= {SPEECH, BOTH, PAUSE, " "}]


def times(rows: tuple[str, ...]) -> list[str]:
    """The rows that show the time; of a very short answer there is room for a single mark alone."""
    return [row for row in rows if RULE in row or ":" in row]


def column_s(delivery: Delivery, rows: tuple[str, ...], width: int) -> float:
    """How long a column is: by where the second line begins, or by what fits on one."""
    if len(times(rows)) == 1:
        return max(FINEST_S, delivery.heard_s / width)
    minutes, seconds = times(rows)[1].partition(RULE)[0].split(":")
    return (60 * int(minutes) + int(seconds)) / width


def test_an_answer_is_drawn_over_time() -> None:
    """Half a second a column here: silence before it, a filler, two long pauses with their lengths."""
    answer = spoken("..##########.#####~#####......############....##########.####...")

    assert pause_map(answer, 64) == (
        "                  ~",
        "  ██████████·███████████······████████████····██████████·████",
        "                         3.0 s            2.0 s",
        "0:00──────0:05──────0:10──────0:15──────0:20──────0:25──────0:30",
    )


def test_a_row_without_anything_in_it_is_left_out() -> None:
    """No fillers, no long pauses: the track and the time."""
    assert pause_map(spoken(".####.####"), 10) == (" ████·████", "0:00──────")


def test_a_short_answer_is_not_blown_up() -> None:
    """Four seconds across a whole screen would look like four minutes; a second is ten columns here."""
    rows = pause_map(spoken("....#######..#######", sign_s=0.2), 120)

    assert rows[-1] == "0:00──────0:01──────0:02──────0:03──────"


def test_a_pause_shorter_than_its_column_is_a_lighter_column() -> None:
    """At a second a column, 0.3 s of silence is neither speech nor pause: it is both."""
    rows = pause_map(spoken("##########.######.##############", sign_s=0.3), 10)

    assert rows[0] == "███▓█▓████"


def test_a_word_between_two_long_pauses_is_seen() -> None:
    """A yes, and silence before and after it."""
    rows = pause_map(spoken("#" * 20 + "." * 20 + "#" + "." * 20 + "#" * 20, sign_s=0.3), 20)

    assert [sign for sign, _ in groupby(rows[0])] == [SPEECH, PAUSE, BOTH, PAUSE, SPEECH]


def test_a_long_answer_is_drawn_on_several_lines() -> None:
    """Each begins at a whole five seconds, none is a remnant of a second or two."""
    rows = pause_map(spoken("##########....######" * 20), 60)

    assert [row[:4] for row in times(rows)] == ["0:00", "1:10", "2:20"]
    assert [len(row) for row in times(rows)] == [60, 60, 52]


def test_the_lengths_of_pauses_never_touch() -> None:
    """Where there is no room for two, the shorter one goes unnamed; the map still shows it."""
    rows = pause_map(spoken("########...#....########", sign_s=1.0), 24)

    assert "4.0 s" in rows[1]
    assert "3.0 s" not in rows[1]
    assert rows[0] == "████████···█····████████"


def test_lengths_stand_apart_from_each_other() -> None:
    """ "4.0 s 4.0 s" would read as one."""
    rows = pause_map(spoken("####....##....####", sign_s=1.0), 18)

    assert rows[1].split() == ["4.0", "s"]


@pytest.mark.parametrize(
    "delivery",
    [
        Delivery(heard_s=0.0),
        Delivery(heard_s=9.0),
        Delivery(heard_s=9.0, silent=True),
        replace(spoken(TALK), too_noisy=True),
    ],
)
def test_what_cannot_be_told_is_not_drawn(delivery: Delivery) -> None:
    """A map of guesses would be believed."""
    assert pause_map(delivery, 60) == ()
    assert pauses_in_words(delivery) == ""


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        ("#####", "no pauses"),
        ("####..####", "one pause: 1.0 s at 0:02"),
        ("####..####...##.####....##", "longest pauses: 2.0 s at 0:10, 1.5 s at 0:05, 1.0 s at 0:02"),
        ("##..##..##", "longest pauses: 1.0 s at 0:01, 1.0 s at 0:03"),
    ],
)
def test_the_longest_pauses_can_be_read_aloud(picture: str, words: str) -> None:
    """A screen reader has no use for blocks; at most three, the longest first."""
    assert pauses_in_words(spoken(picture)) == words


def test_the_key_names_the_signs_there_is_room_for() -> None:
    """And no sign that is not drawn."""
    assert map_key(spoken("####..####"), 80) == "█ speech  · pause"
    assert map_key(spoken("###~##"), 80) == "█ speech  ~ likely filler"
    assert map_key(spoken(TALK), 20) == "█ speech  · pause"
    assert map_key(spoken(TALK), 3) == ""


@unhurried
@given(deliveries(), st.integers(1, 140))
def test_every_row_stays_within_the_width(delivery: Delivery, width: int) -> None:
    """Whatever was heard, on whatever screen."""
    rows = pause_map(delivery, width)

    assert bool(rows) == can_be_told(delivery)
    assert all(len(row) <= width and row == row.rstrip() for row in rows)
    assert all(row for row in times(rows))


@unhurried
@given(deliveries(), st.integers(10, 140))
def test_no_pause_over_a_second_is_lost(delivery: Delivery, width: int) -> None:
    """Columns may make it look shorter or longer; they never make it nothing."""
    rows = pause_map(delivery, width)
    drawn = "".join(row.ljust(width) for row in tracks(rows))

    for start, end in long_pauses(delivery) if rows else ():
        a_column = column_s(delivery, rows, width)
        assert PAUSE in drawn[int(start / a_column) : int(end / a_column) + 1]


@unhurried
@given(deliveries(), st.integers(10, 140))
def test_outside_of_the_answer_nothing_is_drawn(delivery: Delivery, width: int) -> None:
    """Before the first word and after the last there is neither speech nor pause."""
    rows = pause_map(delivery, width)
    if delivery.speech is None or not rows:
        return
    a_column = column_s(delivery, rows, width)
    drawn = "".join(row.ljust(width) for row in tracks(rows))

    assert not drawn[: int(delivery.speech[0] / a_column)].strip()
    assert not drawn[int(delivery.speech[1] / a_column) + 1 :].strip()


@unhurried
@given(deliveries(), st.integers(10, 140))
def test_a_column_is_never_long_enough_to_hide_a_pause(delivery: Delivery, width: int) -> None:
    """That is why a long answer gets more lines."""
    if rows := pause_map(delivery, width):
        assert column_s(delivery, rows, width) <= COARSEST_S + LINE_STEP_S / width
