"""Chances into stretches, pauses, syllables and fillers: drawn as pictures, one sign for 10 ms."""

import numpy as np
import pytest

from practice.speech import decisions

# a picture: "#" surely speech, "." surely not, "+" in doubt; "^" the top of a vowel
CHANCES = {"#": 0.99, ".": 0.01, "+": 0.4, "^": 0.9, "-": 0.0}


def chances(picture: str) -> np.ndarray:
    return np.array([CHANCES[sign] for sign in picture], np.float32)


def drawn(found: list[tuple[float, float]], count: int) -> str:
    middles = (np.arange(count) + 0.5) / 100
    return "".join("#" if any(a <= m < b for a, b in found) else "." for m in middles)


def vowels(picture: str) -> list[float]:
    return [(i + 0.5) / 100 for i, sign in enumerate(picture) if sign == "^"]


@pytest.mark.parametrize(
    ("sound", "tops", "speech"),
    [
        pytest.param(
            "..........####################..............................####################..........",
            "--------------^----------------------------------------------------^---------------------",
            "..........####################..............................####################..........",
            id="a pause",
        ),
        pytest.param(
            "..........##########........############..........",
            "--------------^---------------^------------------",
            "..........##############################..........",
            id="the closure of a stop is no pause",
        ),
        pytest.param(
            "..........##########++++++++##########..........",
            "--------------^-------------------^-------------",
            "..........############################..........",
            id="doubt within speech is speech",
        ),
        pytest.param(
            "..........++++++++++++++++++++..........",
            "--------------^-------------------------",
            "........................................",
            id="doubt alone is nothing",
        ),
        pytest.param(
            "......###.......................####################....",
            "----^--------------------------------^------------------",
            "................................####################....",
            id="a click is too short",
        ),
        pytest.param(
            "....####################........................####################....",
            "------------------------------------------------------^------------------",
            "................................................####################....",
            id="breath alone, without a vowel, is no word",
        ),
        pytest.param(
            "....####################..............##########....",
            "---------^------------------------------------------",
            "....####################..............##########....",
            id="a last s after a closure belongs to its word",
        ),
    ],
)
def test_speech_is_what_a_listener_would_mark(sound: str, tops: str, speech: str) -> None:
    """Each rule has its picture; the thresholds may move, the pictures must hold."""
    found = decisions.speech(chances(sound), vowels(tops), len(sound) / 100)

    assert drawn([(a + 0.005, b - 0.005) for a, b in found], len(sound)) == speech


def test_edges_lie_between_frames() -> None:
    """Pauses are compared with 0.25 s: a hundredth lost at each end would lose many of them."""
    rising = np.array([0.0, 0.2, 0.6, 1.0, 1.0, 0.8, 0.0], np.float32)

    [edges] = decisions.stretches(rising, 0.9, 0.4)

    assert edges == pytest.approx((0.02, 0.060))


def test_speech_from_the_first_sample_to_the_last_begins_and_ends_with_the_sound() -> None:
    """Somebody may have begun before the microphone was open."""
    assert decisions.stretches(np.ones(50, np.float32), 0.9, 0.4) == [(0.0, 0.5)]


@pytest.mark.parametrize(
    ("heights", "tops"),
    [
        ([0, 5, 9, 5, 0, 5, 9, 5, 0], [2, 6]),
        ([0, 5, 9, 9, 9, 5, 0], [2]),
        ([0, 9, 8.5, 9.5, 0], [3]),
        ([0, 2, 3, 2, 0], []),
        ([9, 0, 0, 0, 0, 9], [0, 5]),
        ([], []),
    ],
)
def test_a_syllable_is_a_top_with_a_dip_on_each_side(heights: list[float], tops: list[int]) -> None:
    """A drawn-out vowel that trembles is still one vowel."""
    found = decisions.peaks(np.array([h / 10 for h in heights], np.float32), 0.35, 0.12, 0.03)

    assert found == tops


def test_two_tops_too_near_each_other_are_one() -> None:
    """Nobody says twenty-five syllables a second."""
    assert decisions.peaks(np.array([0, 0.9, 0, 0.8, 0], np.float32), 0.35, 0.12, 0.05) == [1]


def test_syllables_outside_speech_are_not_counted() -> None:
    """What is heard of a voice in the next room is not yours."""
    assert decisions.inside([0.5, 1.5, 2.5], [(0.0, 1.0), (2.0, 3.0)]) == [0.5, 2.5]


def test_without_speech_there_are_no_syllables_pauses_or_fillers() -> None:
    """Silence is an answer too; nothing may be made up about it."""
    none = np.zeros(0, np.float32)
    assert decisions.speech(none, [], 0.0) == []
    assert decisions.silences([]) == []
    assert decisions.inside([1.0], []) == []
    assert decisions.fillers(none) == []


def test_a_filler_lasts_a_while() -> None:
    """A short schwa is "a" or "the"."""
    short, long = np.zeros(200, np.float32), np.zeros(200, np.float32)
    short[50:60] = long[50:90] = 1.0

    assert decisions.fillers(short) == []
    assert len(decisions.fillers(long)) == 1
