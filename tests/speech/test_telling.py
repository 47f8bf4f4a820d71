"""The line after an answer: what was counted, in words that judge nothing."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.delivery import PAUSE, SYLLABLES_PER_WORD, Delivery
from practice.model.pace import reading
from practice.speech.live_words import LOUD_DB
from practice.speech.telling import (
    ENOUGH_S,
    FASTEST,
    LONG_S,
    NOTICEABLE,
    QUIET_DB,
    SLOWEST,
    Band,
    Change,
    WordsPerMinute,
    can_be_told,
    change_of_pace,
    delivery_line,
    has_pace,
    lasting,
    long_pauses,
    share,
    words_per_minute,
)
from practice.speech.trust import edge_margin, rate_margin
from speech.spoken import TALK, at_pace, deliveries, spoken, unhurried

JUDGING = re.compile(
    r"\b(good|bad|well|poor|great|too|should|must|better|worse|wrong|right|slow|fast|nervous|confident|calm"
    r"|anxious|score|try|only|unfortunately|nan|inf|none)\b",
    re.IGNORECASE,
)


def test_an_answer_is_told_in_one_line() -> None:
    """The first word, the pauses and the pace, in the order in which they were heard."""
    line = delivery_line(spoken(TALK, a_second=4.9))

    assert re.fullmatch(
        r"first word after 1\.0 s; 1 pause over 1 s, of 2\.0 s; about 170 words a minute \(± \d+\)", line
    )


@pytest.mark.parametrize(
    ("picture", "told"),
    [
        ("##########", "no pause"),
        ("####.#####", "no pause over 1 s, longest 0.5 s"),
        ("####..####", "no pause over 1 s, longest 1.0 s"),
        ("####...###", "1 pause over 1 s, of 1.5 s"),
        ("##...##....##..##", "2 pauses over 1 s, longest 2.0 s"),
    ],
)
def test_pauses_over_a_second_are_counted_and_the_longest_is_named(picture: str, told: str) -> None:
    """One is one pause, and none over a second is no absence of pauses."""
    assert delivery_line(spoken(picture)).split("; ")[1] == told


def test_a_pause_is_counted_as_it_is_shown() -> None:
    """Nobody is to read "1 pause over 1 s, of 1.0 s"."""
    just_over, shown_over = spoken("###.###", sign_s=1.04), spoken("###.###", sign_s=1.06)

    assert "no pause over 1 s, longest 1.0 s" in delivery_line(just_over)
    assert "1 pause over 1 s, of 1.1 s" in delivery_line(shown_over)


def test_a_first_word_without_silence_came_at_once() -> None:
    """ "After 0.0 s" is a figure that means nothing."""
    assert delivery_line(spoken("####")).startswith("first word at once; ")


@pytest.mark.parametrize(
    ("delivery", "line"),
    [
        (Delivery(heard_s=0.0), "no sound came from the microphone"),
        (spoken("......"), "no speech was heard in 3.0 s"),
        (Delivery(heard_s=3.0, speech=(1.0, 1.0)), "no speech was heard in 3.0 s"),
        (
            Delivery(heard_s=12.0, silent=True),
            "nothing but zeros came from the microphone, as from one that the system keeps closed: "
            "practice mic check looks into it",
        ),
        (
            replace(spoken(TALK), too_noisy=True),
            "noise covers the pauses and the pace; 16.0 s of sound was heard",
        ),
        (
            Delivery(heard_s=130.0, too_noisy=True),
            "noise covers the pauses and the pace; 130 s of sound was heard",
        ),
    ],
)
def test_what_cannot_be_told_is_not_told(delivery: Delivery, line: str) -> None:
    """It says which of the reasons it was, and what can be said all the same."""
    assert delivery_line(delivery) == line
    assert not can_be_told(delivery)


def test_a_few_words_have_no_pace() -> None:
    """Under five seconds a pace says more about the words than about the speaker."""
    short, enough = spoken("." + "#" * 9), spoken("." + "#" * 10)

    assert delivery_line(short).endswith("pace cannot be told from under 5 s of speech")
    assert not has_pace(short)
    assert has_pace(enough)


def test_seconds_of_speech_are_counted_without_the_pauses() -> None:
    """A yes, a long thought and a no are two words."""
    assert not has_pace(spoken("#" + "." * 40 + "#"))


def test_a_hum_without_syllables_has_no_pace() -> None:
    """Nothing was counted, so nothing is divided."""
    assert delivery_line(spoken("#" * 20, a_second=0)).endswith("; no pace")


def test_lost_sound_and_sound_cut_off_are_mentioned() -> None:
    """Figures that rest on broken sound say so."""
    line = delivery_line(replace(spoken(TALK), clipped=0.02, faulty_s=0.8))

    assert line.endswith(
        "; the loudest moments were cut off at the microphone"
        "; 0.8 s of sound was lost on the way, so times may be off by as much"
    )


def test_lost_sound_is_mentioned_where_nothing_else_is_known() -> None:
    """It may be the very reason that nothing was heard."""
    assert delivery_line(Delivery(heard_s=4.0, faulty_s=3.5)) == (
        "no speech was heard in 4.0 s; 3.5 s of sound was lost on the way"
    )


def test_what_nobody_can_hear_is_not_mentioned() -> None:
    """A few samples at the ceiling, a hundredth of a second lost."""
    delivery = spoken(TALK)

    assert delivery_line(replace(delivery, clipped=0.0005, faulty_s=0.01)) == delivery_line(delivery)


@pytest.mark.parametrize(
    ("share_", "margin", "band"),
    [
        (0.0, 0.05, Band.WITHIN),
        (0.09, 0.05, Band.WITHIN),
        (-0.10, 0.05, Band.WITHIN),
        (0.11, 0.05, Band.ABOVE),
        (-0.11, 0.05, Band.BELOW),
        (0.25, 0.30, Band.WITHIN),
        (-0.31, 0.30, Band.BELOW),
    ],
)
def test_a_pace_is_usual_unless_the_change_can_be_measured_and_heard(
    share_: float, margin: float, band: Band
) -> None:
    """More than the error of both recordings, and more than a tenth."""
    assert Change(share_, margin).band is band


def test_the_errors_of_both_recordings_count() -> None:
    """A short baseline is a vague one, and no long answer makes up for it."""
    answer, short, long = at_pace(5), spoken("#" * 12, a_second=4), at_pace(4)
    vague, clear = change_of_pace(answer, short), change_of_pace(answer, long)

    assert vague is not None
    assert clear is not None
    assert vague.margin > clear.margin


@pytest.mark.parametrize(
    ("a_second", "told"),
    [
        (4.0, r"pace within your usual range"),
        (4.2, r"pace within your usual range"),
        (6.0, r"pace above your usual range, by about 50 % \(± \d+ %\)"),
        (2.0, r"pace below your usual range, by about 50 % \(± \d+ %\)"),
    ],
)
def test_with_a_baseline_the_pace_stands_beside_your_own(a_second: float, told: str) -> None:
    """The person is compared with nobody else; what differs comes with its error."""
    last = delivery_line(at_pace(a_second), at_pace(4.0)).split("; ")[-1]

    assert re.fullmatch(told, last)


def test_your_own_pace_is_usual_however_it_lies_against_others() -> None:
    """Somebody who always speaks quickly is told nothing about it."""
    assert delivery_line(at_pace(7.5), at_pace(7.5)).endswith("; pace within your usual range")


def test_thinking_pauses_do_not_change_the_pace() -> None:
    """A baseline is read aloud; an answer is thought up, and has more pauses without being slower."""
    read, thought = spoken("#" * 60), spoken("######...." * 10)

    assert delivery_line(thought, read).endswith("pace within your usual range")


@pytest.mark.parametrize(
    "baseline",
    [None, Delivery(heard_s=30.0), replace(at_pace(4), too_noisy=True), spoken("####"), at_pace(0)],
)
def test_a_baseline_that_says_nothing_is_no_baseline(baseline: Delivery | None) -> None:
    """Then the estimate stands alone."""
    line = delivery_line(at_pace(4.9), baseline)

    assert re.search(r"about 210 words a minute \(± \d+\)", line)
    assert change_of_pace(at_pace(4.9), baseline) is None


@pytest.mark.parametrize(
    ("about", "margin", "remark"),
    [
        (150, 30, ""),
        (105, 0, ""),
        (190, 0, ""),
        (220, 30, ""),
        (225, 30, "above the common 105 to 190"),
        (85, 20, ""),
        (80, 20, "below the common 105 to 190"),
    ],
)
def test_a_pace_is_remarked_on_only_with_its_whole_error_bar_outside(
    about: int, margin: int, remark: str
) -> None:
    """Between 105 and 190, and where it is not certain, nothing is said."""
    assert WordsPerMinute(about, margin).remark == remark


def test_a_remark_stands_behind_the_estimate() -> None:
    """Two figures first, then what they lie beside; no adjective."""
    line = delivery_line(at_pace(7.5))

    assert re.search(r"; about 320 words a minute \(± \d+\), above the common 105 to 190$", line)


def test_the_error_of_words_a_minute_is_more_than_that_of_the_syllables() -> None:
    """How long somebody's words are is not known either."""
    words = words_per_minute(at_pace(4.2))

    assert words is not None
    assert words.about == 180
    assert words.margin >= NOTICEABLE * words.about


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (lasting(0), "0.0 s"),
        (lasting(2.44), "2.4 s"),
        (lasting(99.97), "100 s"),
        (lasting(150), "150 s"),
        (reading(0), "0:00"),
        (reading(59.9), "0:59"),
        (reading(65), "1:05"),
        (reading(3600), "60:00"),
        (share(0), "0 %"),
        (share(0.001), "under 1 %"),
        (share(0.236), "24 %"),
    ],
)
def test_numbers_are_written_as_people_say_them(text: str, said: str) -> None:
    """A tenth of a second where it can be told apart, and no more."""
    assert text == said


def test_the_page_of_evidence_has_the_numbers_of_the_program() -> None:
    """A limit that has moved on would make the page a lie."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "evidence.md").read_text("utf-8")

    assert f"A silence of {PAUSE} s or more" in page
    assert f"those over {LONG_S:.0f} s are counted" in page
    assert f"only outside {SLOWEST} to {FASTEST}" in page
    assert f"divided by {SYLLABLES_PER_WORD}" in page
    assert f"by more than {share(NOTICEABLE)}" in page
    assert f"({-QUIET_DB:.0f} and {-LOUD_DB:.0f} dB under the ceiling)" in page


@unhurried
@given(deliveries(), st.none() | deliveries())
def test_whatever_was_heard_gives_a_line_that_judges_nothing(
    delivery: Delivery, baseline: Delivery | None
) -> None:
    """No word of praise or blame, no order, no feeling, and no number that is none."""
    line = delivery_line(delivery, baseline)

    assert line == line.strip() != ""
    assert "\n" not in line
    assert not JUDGING.search(line), line


@unhurried
@given(deliveries(), deliveries())
def test_a_change_that_is_named_is_more_than_its_error(delivery: Delivery, baseline: Delivery) -> None:
    """And more than a tenth; else the pace is within the usual range."""
    change = change_of_pace(delivery, baseline)
    named = change is not None and change.band is not Band.WITHIN

    assert named == (change is not None and abs(change.share) > max(change.margin, NOTICEABLE))
    assert ("usual range, by about" in delivery_line(delivery, baseline)) == named


@unhurried
@given(deliveries())
def test_a_remark_on_pace_is_certain(delivery: Delivery) -> None:
    """Somebody within the common range is never told otherwise by an error of measuring."""
    words = words_per_minute(delivery)
    raw = delivery.words_per_minute

    if words is not None and words.remark:
        assert raw is not None
        assert raw > FASTEST or raw < SLOWEST
        assert delivery.phonation >= ENOUGH_S


@unhurried
@given(deliveries())
def test_long_pauses_are_pauses(delivery: Delivery) -> None:
    """Of about a second at least."""
    assert set(long_pauses(delivery)) <= {(a, b) for a, b in delivery.pauses if b - a > 1}


def test_lost_sound_never_passes_for_a_slow_voice() -> None:
    """What was lost counts as time, and has no syllables."""
    usual = Delivery(60.0, speech=(1.0, 59.0), syllables=240)
    broken = Delivery(60.0, speech=(1.0, 59.0), syllables=150, faulty_s=12.0)

    assert change_of_pace(broken, usual) is None
    assert change_of_pace(usual, broken) is None
    assert "below" not in delivery_line(broken, usual)


def test_noise_widens_what_is_said_of_the_error() -> None:
    """A figure taken beside a fan is less sure than one from a quiet room."""
    quiet, noisy = (Delivery(60.0, speech=(1.0, 59.0), syllables=240, snr_db=ratio) for ratio in (30.0, 5.0))

    assert rate_margin(noisy, same_voice=True) > 1.5 * rate_margin(quiet, same_voice=True)
    assert edge_margin(noisy) > edge_margin(quiet)
