"""Where in a breath a moment falls depends on the seconds gone by and on nothing else."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.breathing import BreathPart, Pattern
from practice.nerves.course import (
    FASTEST,
    SLOWEST,
    Breath,
    Course,
    breaths,
    course,
    faster,
    repaced,
    slower,
    within_limits,
)
from practice.nerves.own import NoPattern, parsed
from practice.nerves.patterns import BOX, EASE, FOUR_SEVEN_EIGHT, SHIPPED, SIGH, TRAIN
from practice.nerves.rules import LONGEST, LONGEST_CYCLE, ORDER, SHORTEST, SHORTEST_CYCLE

IN, TOP_UP, HOLD, OUT, REST = ORDER
NEAR = 1e-6  # seconds; a thousandth of what anybody could notice


@st.composite
def own(draw: st.DrawFn) -> Pattern:
    """Any pattern of one's own."""
    parts = [part for part in ORDER if part in (IN, OUT) or draw(st.booleans())]
    words = [
        f"{part} {draw(st.integers(int(SHORTEST[part] * 10), int(LONGEST[part] * 10))) / 10}"
        for part in parts
    ]
    try:
        return parsed("mine", ", ".join(words))
    except NoPattern:
        return parsed("mine", "in 3, out 4")


any_pattern = st.sampled_from(SHIPPED) | own()
lengths = st.floats(0.1, 1200) | st.integers(1, 20).map(lambda minutes: 60.0 * minutes)
paces = st.floats(0.5, 2)
moments = st.floats(0, 1)
"""As a share of the whole course."""


def breaths_of(one: Course) -> list[list[tuple[BreathPart, float]]]:
    """Each breath with its parts and their seconds."""
    begun, found = 0.0, [list[tuple[BreathPart, float]]() for _ in range(one.count)]
    for part, number, end in zip(one.parts, one.numbers, one.ends, strict=True):
        found[number - 1].append((part, end - begun))
        begun = end
    return found


def keeps_the_rules(one: Course) -> None:
    """Every breath is one that a person could have written, but the last may leave its rest out."""
    *whole, last = breaths_of(one)
    if [part for part, _ in last] == [OUT]:
        assert not whole
        assert one.seconds < 2 * SHORTEST_CYCLE
        return
    parts = [phase.part for phase in one.pattern.phases]
    for each in whole:
        assert [part for part, _ in each] == parts
        assert SHORTEST_CYCLE - NEAR <= sum(length for _, length in each) <= LONGEST_CYCLE + NEAR
    for each in (*whole, last):
        for part, length in each:
            assert SHORTEST[part] - NEAR <= length <= LONGEST[part] + NEAR
    assert last[-1][0] is OUT
    assert [part for part, _ in last] == [part for part in parts if part is not REST]


@given(any_pattern, lengths, paces, st.booleans())
def test_a_course_ends_on_an_out_breath_at_the_promised_second(
    pattern: Pattern, seconds: float, pace: float, ramped: bool
) -> None:
    """To the last digit, with every breath within the rules, at any pace."""
    one = course(pattern, seconds, pace=pace, ramped=ramped)

    assert one.seconds == min(seconds, pattern.longest_s)
    assert one.parts[-1] is OUT
    assert all(before < after for before, after in pairwise((0.0, *one.ends)))
    assert abs(sum(length for each in breaths_of(one) for _, length in each) - one.seconds) < NEAR
    assert pattern.most_cycles is None or one.count <= pattern.most_cycles
    keeps_the_rules(one)


@given(any_pattern, lengths, st.lists(moments, min_size=1))
def test_every_moment_falls_where_the_list_says(
    pattern: Pattern, seconds: float, shares: list[float]
) -> None:
    """In any order: nothing is remembered from one look to the next."""
    one = course(pattern, seconds)
    for elapsed in [share * one.seconds for share in shares]:
        now = one.at(elapsed)
        nth = next((n for n, end in enumerate(one.ends) if elapsed < end), None)
        if nth is None:
            assert now is None
            assert one.boundary_after(elapsed) == one.seconds
            continue
        begun = one.ends[nth - 1] if nth else 0.0

        assert now is not None
        assert (now.part, now.number) == (one.parts[nth], one.numbers[nth])
        assert one.boundary_after(elapsed) == one.ends[nth] > elapsed
        assert 0 <= now.fraction <= 1
        assert abs(begun + now.fraction * (one.ends[nth] - begun) - elapsed) < NEAR
        assert abs(elapsed + now.left_s - one.ends[nth]) < NEAR


@given(any_pattern, lengths)
def test_whoever_sleeps_from_boundary_to_boundary_sees_every_part(pattern: Pattern, seconds: float) -> None:
    """At each boundary the next part has begun, just before it the old one goes on."""
    one = course(pattern, seconds)
    now, seen = 0.0, []
    while (breath := one.at(now)) is not None:
        assert breath.fraction == 0.0
        seen.append(breath.part)
        now = one.boundary_after(now)

    assert tuple(seen) == one.parts
    assert now == one.seconds


@given(any_pattern, lengths, st.lists(st.tuples(moments, paces), max_size=8), st.booleans())
def test_another_pace_changes_neither_past_nor_present_nor_the_end(
    pattern: Pattern, seconds: float, changes: list[tuple[float, float]], ramped: bool
) -> None:
    """However often and whenever: the promise is the second, and it is kept."""
    one = course(pattern, seconds, ramped=ramped)
    promised = one.seconds
    for share, pace in sorted(changes):
        elapsed = share * promised
        before = one.at(elapsed)
        number = before.number if before else one.count
        kept = sum(each <= number for each in one.numbers)
        new = repaced(one, elapsed, pace)

        assert new.at(elapsed) == before
        assert new.ends[:kept] == one.ends[:kept]
        assert new.parts[:kept] == one.parts[:kept]
        assert new.pace == within_limits(pattern, pace)
        assert new.seconds == promised
        assert all(first < second for first, second in pairwise(new.ends))
        assert pattern.most_cycles is None or new.count <= pattern.most_cycles
        keeps_the_rules(new)
        one = new


@pytest.mark.parametrize(
    ("pattern", "shortest", "most"), [(EASE, 90, 5.1), (TRAIN, 90, 5.1), (SIGH, 90, 5.3), (BOX, 120, 6.1)]
)
def test_breaths_are_hardly_stretched_to_end_in_time(pattern: Pattern, shortest: int, most: float) -> None:
    """In hundredths, at the pace as written; the longer it lasts, the less."""
    percent = {
        seconds: 100 * abs(course(pattern, seconds).stretch - 1) for seconds in range(shortest, 301, 2)
    }

    assert max(percent.values()) <= most
    assert percent[300] <= 1.5


def test_the_first_minute_grows_by_its_out_breath() -> None:
    """From one's own rate to the pattern's; by the start of each breath, and then as it is written."""
    one = breaths(EASE, 20, ramped=True)
    each = breaths_of(one)
    outs = [breath[1][1] for breath in each]
    begins = [0.0, *(end for end, part in zip(one.ends, one.parts, strict=True) if part is OUT)]

    assert [length for _, length in each[0]] == [3.0, 4.0]
    assert outs[:8] == sorted(outs[:8])
    assert all(
        abs(out - (4 + 2 * min(1, start / 60))) < NEAR for out, start in zip(outs, begins, strict=False)
    )
    assert [
        round(length, 9)
        for start, breath in zip(begins, each, strict=False)
        if start >= 60
        for _, length in breath
    ] == [
        4.0,
        6.0,
    ] * sum(start >= 60 for start in begins[:-1])


def test_ten_minutes_do_not_drift() -> None:
    """Against exact fractions: 60 breaths of 10 seconds begin at whole tens, to a billionth of a second."""
    one = course(EASE, 600, ramped=False)
    box = course(BOX, 16 * 18 + 12, ramped=False)
    exact = [Fraction(10 * number + part) for number in range(60) for part in (4, 10)]
    sides = [Fraction(4 * number) for number in range(1, 19 * 4)]

    assert len(one.ends) == 120
    assert max(abs(Fraction(end) - want) for end, want in zip(one.ends, exact, strict=True)) < Fraction(
        1, 10**9
    )
    assert max(abs(Fraction(end) - want) for end, want in zip(box.ends, sides, strict=True)) < Fraction(
        1, 10**9
    )


def test_a_stretched_course_does_not_drift_either() -> None:
    """Breaths that are no round number of seconds stay as long as each other over 20 minutes."""
    one = course(EASE, 1199, ramped=False)
    cycle = Fraction(1199, one.count)
    starts = one.ends[1::2]

    assert max(abs(Fraction(end) - cycle * n) for n, end in enumerate(starts, 1)) < Fraction(1, 10**9)


def test_so_many_breaths_are_so_many() -> None:
    """Three sighs are thirty seconds, as a routine counts on."""
    sighs = breaths(SIGH, 3)

    assert (sighs.count, sighs.seconds, sighs.parts) == (3, 30.0, (IN, TOP_UP, OUT) * 3)
    assert breaths(EASE, 3).seconds == 30.0
    assert breaths(BOX, 2).seconds == 28.0
    assert breaths(FOUR_SEVEN_EIGHT, 9).count == 4
    assert breaths(EASE, 0).at(0.0) is None


def test_4_7_8_is_four_breaths_at_most() -> None:
    """Whatever is asked for, and its hold never grows beyond what is written."""
    one = course(FOUR_SEVEN_EIGHT, 600)
    slow = course(FOUR_SEVEN_EIGHT, 60, pace=1.3)

    assert (one.count, one.seconds, one.stretch) == (4, 76.0, 1.0)
    assert one.at(4.0) == Breath(HOLD, 0.0, 7.0, 1)
    assert max(length for each in breaths_of(slow) for part, length in each if part is HOLD) <= 7 + NEAR


def test_a_time_too_short_for_a_breath_is_one_out_breath() -> None:
    """The last seconds before an interview still end on time, and nobody hurries."""
    one = course(EASE, 5)

    assert (one.parts, one.ends, one.count) == ((OUT,), (5,), 1)
    assert course(EASE, 0).at(0) is None
    assert course(EASE, -3).seconds == 0.0
    assert course(EASE, 0).boundary_after(3) == 0.0


def test_before_the_beginning_is_the_beginning() -> None:
    """A clock that is read a little early shows the first breath, not the last."""
    one = course(EASE, 60)

    assert one.at(-0.001) == one.at(0.0)
    assert one.boundary_after(-1) == one.ends[0]


@given(any_pattern)
def test_the_pace_has_ends(pattern: Pattern) -> None:
    """A step beyond the last changes nothing, and each way leads back."""
    slow = fast = 1.0
    for _ in range(20):
        slow, fast = slower(pattern, slow), faster(pattern, fast)

    assert FASTEST <= fast <= 1.0 <= slow <= SLOWEST
    assert fast * pattern.cycle_s >= SHORTEST_CYCLE - NEAR
    assert slow * pattern.cycle_s <= LONGEST_CYCLE + NEAR
    assert slower(pattern, slow) == slow
    assert faster(pattern, fast) == fast
    assert faster(pattern, slower(pattern, 1.0)) in (1.0, faster(pattern, slow))


def test_a_slower_pace_means_fewer_breaths() -> None:
    """It is the person who sets the pace; the end stays."""
    one = course(EASE, 300, ramped=False)
    slow, fast = repaced(one, 100, 1.2), repaced(one, 100, 0.8)

    assert (slow.count, one.count, fast.count) == (27, 30, 35)
    assert slow.seconds == one.seconds == fast.seconds == 300
