"""A personal trial: how rounds are drawn, and what they may be said to show."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.model.nerves import Occasion, Rated, RatedAt, TrialBegun, TrialRound
from practice.model.stamp import Stamp
from practice.nerves.trial import (
    FALSE_ALARMS,
    FIRST_FALSE_ALARMS,
    FIRST_LOOK,
    LAST_LOOK,
    WORTH,
    RoundRated,
    Standing,
    Way,
    Ways,
    difference_of,
    differences,
    drawn,
    finding,
    next_number,
    rounds_of,
    ruled_out,
    standing_of,
    ways_of,
)
from practice.nerves.trial_words import CLAIMS, in_short, progress, row, rules, told

WAYS: Ways = (Way.BREATHING, Way.NOTHING)
LEVELS = st.integers(-100, 100)


def begun(arms: str = "breathing nothing", *, id: str = "t", seed: int = 5) -> TrialBegun:
    """A trial that has begun."""
    return TrialBegun(Stamp(id, "2026-03-02T18:00:00.000Z", "2026-03-02"), seed, arms)


def rated(pairs: Sequence[int], *, around: int = 50) -> list[RoundRated]:
    """Rounds whose pairs have these differences, with the other way first in every second pair."""
    rounds = []
    for pair, difference in enumerate(pairs):
        both = [(WAYS[0], around + difference), (WAYS[1], around)]
        for place, (way, peak) in enumerate(both[::-1] if pair % 2 else both):
            rounds.append(RoundRated(2 * pair + place + 1, way, None, peak, None))
    return rounds


def rounds(*peaks: int | None, seed: int = 5) -> list[RoundRated]:
    """Rounds from the first on, each with its peak or without."""
    return [RoundRated(n, drawn(seed, WAYS, n), None, peak, None) for n, peak in enumerate(peaks, 1)]


# -- drawing -------------------------------------------------------------------------------------------


@given(st.integers(0, 2**31 - 1), st.integers(0, 500))
def test_each_pair_of_rounds_has_both_ways(seed: int, pair: int) -> None:
    """Good weeks and bad weeks fall on both."""
    assert {drawn(seed, WAYS, 2 * pair + 1), drawn(seed, WAYS, 2 * pair + 2)} == set(WAYS)


@given(st.integers(0, 2**31 - 1), st.integers(1, 500))
def test_a_seed_draws_the_same_whenever_it_is_asked(seed: int, n: int) -> None:
    """What is drawn is stored nowhere, so that it must come out the same."""
    assert drawn(seed, WAYS, n) is drawn(seed, WAYS, n)


def test_what_is_drawn_stays_the_same_in_later_versions() -> None:
    """A trial lasts for weeks; an update in between must not draw its second half anew."""
    first = "".join(drawn(2026, WAYS, n).value[0] for n in range(1, 13))

    assert first == "bnbnnbbnnbbn"


def test_both_orders_are_as_frequent_and_say_nothing_about_the_next() -> None:
    """Whoever knows all the rounds so far still has to guess at a new pair."""
    orders = Counter(
        (drawn(seed, WAYS, 1), drawn(seed, WAYS, 3), drawn(seed, WAYS, 5)) for seed in range(4000)
    )

    assert len(orders) == 8
    assert all(400 <= count <= 600 for count in orders.values())


def test_only_two_known_and_different_ways_make_a_trial() -> None:
    """A history from another version is passed over, never guessed at."""
    assert ways_of(begun("sighs excited")) == (Way.SIGHS, Way.EXCITED)
    assert ways_of(begun("sighs sighs")) is None
    assert ways_of(begun("sighs")) is None
    assert ways_of(begun("sighs singing")) is None
    assert ways_of(begun("sighs excited nothing")) is None


# -- which rounds count --------------------------------------------------------------------------------


def test_the_second_of_a_pair_follows_a_first_that_is_rated() -> None:
    """So that the pair becomes whole."""
    assert next_number([]) == 1
    assert next_number(rounds(60)) == 2
    assert next_number(rounds(60, 50)) == 3


def test_a_round_without_its_rating_is_replaced_by_a_new_pair() -> None:
    """Its other half would be known in advance, and count for nothing."""
    assert next_number(rounds(None)) == 3
    assert next_number(rounds(60, None)) == 3
    assert next_number([*rounds(60, None), *rounds(1, 1, None)[2:]]) == 5


def test_only_pairs_with_both_ratings_count() -> None:
    """Half a pair has nothing to be compared with."""
    seen = rounds(60, 40, None, None, 70, None, 30, 45)
    first = 20 if seen[0].way is WAYS[0] else -20
    last = -15 if seen[6].way is WAYS[0] else 15

    assert differences(seen, WAYS) == [first, last]


def test_a_difference_is_that_of_the_ways_not_of_the_order() -> None:
    """Which round came first changes nothing about its sign."""
    assert differences(rated([-7, -7, 3, 3]), WAYS) == [-7, -7, 3, 3]


def test_rounds_find_their_own_ratings() -> None:
    """Those of another trial, another round or another occasion are none of theirs."""
    place = Stamp("r1", "2026-03-02T18:00:00.000Z", "2026-03-02")
    other = Stamp("r2", "2026-03-02T19:00:00.000Z", "2026-03-02")
    ratings = [
        Rated(place, Occasion.TRIAL, RatedAt.BEFORE, 30, "r1"),
        Rated(place, Occasion.TRIAL, RatedAt.PEAK, 60, "r1"),
        Rated(place, Occasion.LADDER, RatedAt.END, 99, "r1"),
        Rated(place, Occasion.TRIAL, RatedAt.PEAK, 88, "r2"),
    ]
    kept = [TrialRound(place, "t", 1, "nothing"), TrialRound(other, "another", 1, "sighs")]

    assert rounds_of(begun(), kept, ratings) == [RoundRated(1, Way.NOTHING, 30, 60, None)]


def test_of_a_round_begun_twice_the_rated_one_counts() -> None:
    """Two windows may have begun it; one was closed."""
    stamps = [Stamp(f"r{number}", "2026-03-02T18:00:00.000Z", "2026-03-02") for number in range(3)]
    kept = [TrialRound(stamp, "t", 1, "nothing") for stamp in stamps]
    ratings = [
        Rated(stamps[1], Occasion.TRIAL, RatedAt.PEAK, 60, "r1"),
        Rated(stamps[2], Occasion.TRIAL, RatedAt.PEAK, 20, "r2"),
    ]

    assert [each.peak for each in rounds_of(begun(), kept, ratings)] == [60]


# -- the rule ------------------------------------------------------------------------------------------


def as_defined(pairs: Sequence[int], true: int) -> bool:
    """The rule written down as it is explained, without any shortcut."""
    left = [pair - true for pair in pairs]
    early = left[:FIRST_LOOK]
    signs = list(product((1, -1), repeat=FIRST_LOOK))

    def total(values: Sequence[int], chosen: Sequence[int]) -> int:
        return abs(sum(value * sign for value, sign in zip(values, chosen, strict=True)))

    def found_first(chosen: Sequence[int]) -> bool:
        seen = total(early, chosen)
        share = Fraction(sum(total(early, other) >= seen for other in signs), len(signs))
        return share <= FIRST_FALSE_ALARMS

    ones = (1,) * FIRST_LOOK
    if len(pairs) == FIRST_LOOK:
        return found_first(ones)
    found = {chosen: found_first(chosen) for chosen in signs}
    seen = abs(sum(left))
    as_far = sum(
        found[first] or total(left, (*first, *second)) >= seen for first in signs for second in signs
    )
    return Fraction(as_far, len(signs) ** 2) <= FALSE_ALARMS


@pytest.mark.parametrize("kind", range(8))
def test_the_quick_way_to_count_is_the_rule_as_explained(kind: int) -> None:
    """With ties and zeros as they come from people who round to fives and tens."""
    rng = Random(kind)
    step = (1, 5, 10, 25)[kind % 4]
    pairs = [step * round((rng.gauss(0, 20) + 10) / step) for _ in range(LAST_LOOK)]

    for true in (0, WORTH, -WORTH):
        assert ruled_out(pairs[:FIRST_LOOK], true) == as_defined(pairs[:FIRST_LOOK], true)
        assert ruled_out(pairs, true) == as_defined(pairs, true)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.integers(0, 60), min_size=LAST_LOOK, max_size=LAST_LOOK))
def test_without_a_difference_at_most_one_order_in_twenty_finds_one(sizes: list[int]) -> None:
    """Whatever was rated: over all the orders that chance could have drawn, both looks together."""
    alarms = 0
    for signs in product((1, -1), repeat=LAST_LOOK):
        pairs = [size * sign for size, sign in zip(sizes, signs, strict=True)]
        alarms += ruled_out(pairs[:FIRST_LOOK], 0) or ruled_out(pairs, 0)

    assert alarms <= FALSE_ALARMS * 2**LAST_LOOK


def test_the_first_look_needs_all_six_pairs_on_one_side() -> None:
    """Two of the sixty-four orders: with six pairs nothing less can be told apart from chance."""
    assert standing_of([-1, -2, -3, -20, -30, -40]) is Standing.LOWER
    assert standing_of([1, -20, -30, -20, -30, -40]) is Standing.NOT_YET
    assert standing_of([0, -20, -30, -20, -30, -40]) is Standing.NOT_YET


def test_the_last_look_worked_out_by_hand() -> None:
    """Twelve equal differences: with k of them against the rest the sum is 12 - 2k in units of one.

    At the first look nothing is found, for one of the first six is against; 128 of 4096 orders would
    have been, those with the first six on one side. As far out as 10 units are 26 orders, at most one
    against: 14 of them are among the 128, the 12 with the one within the first six are not. So 140 count,
    which is under 5 in 100. With two against, all 8 units out come on top: for each side 15 with both
    within the first six and 36 with one in each half. That makes 140 + 2 x 51 = 242, over 5 in 100.
    """
    one_against = [10, *[-10] * 11]
    two_against = [10, *[-10] * 10, 10]

    assert standing_of(one_against) is Standing.LOWER
    assert not ruled_out(two_against, 0)


def test_small_differences_all_within_ten_points_are_no_difference_worth_speaking_of() -> None:
    """Even if they lie on one side: what nobody would notice is no reason to prefer a way."""
    assert standing_of([3, -4, 5, -2, 0, 1]) is Standing.ALIKE
    assert standing_of([3, 4, 5, 2, 6, 1]) is Standing.ALIKE
    assert standing_of([3, -4, 5, -2, 0, 10]) is Standing.NOT_YET


@given(st.lists(LEVELS, min_size=FIRST_LOOK, max_size=FIRST_LOOK))
def test_at_the_first_look_the_range_is_that_of_the_pairs(pairs: list[int]) -> None:
    """The known result for six pairs at this level: the smallest and the largest."""
    found = difference_of(pairs)

    assert (found.low, found.high) == (min(pairs), max(pairs))
    assert found.mean == pytest.approx(sum(pairs) / FIRST_LOOK)


@settings(max_examples=40, deadline=None)
@given(st.lists(LEVELS, min_size=LAST_LOOK, max_size=LAST_LOOK))
def test_the_answer_and_its_range_never_contradict_each_other(pairs: list[int]) -> None:
    """A way named as better has a range without zero; 'no difference' one inside ten points."""
    found = difference_of(pairs)
    standing = standing_of(pairs)

    assert found.low <= found.mean <= found.high
    if standing is Standing.LOWER:
        assert found.low > 0 or found.high < 0
    if standing is Standing.ALIKE:
        assert -WORTH < found.low <= found.high < WORTH
    if standing is Standing.UNCLEAR:
        assert found.low <= 0 <= found.high


@settings(max_examples=40, deadline=None)
@given(st.lists(LEVELS, min_size=LAST_LOOK, max_size=LAST_LOOK))
def test_swapping_the_ways_swaps_the_answer(pairs: list[int]) -> None:
    """Which way was chosen first means nothing."""
    found, turned = difference_of(pairs), difference_of([-pair for pair in pairs])

    assert standing_of(pairs) is standing_of([-pair for pair in pairs])
    assert (found.low, found.high) == (-turned.high, -turned.low)


# -- what it says --------------------------------------------------------------------------------------

CLEAR = [-20, -25, -15, -30, -10, -22]
MIXED = [-20, 25, -15, 30, -10, 22]


def test_between_the_looks_nothing_is_known_however_clear_it_seems() -> None:
    """Who looks again and again finds something in the end; so nobody looks."""
    for count in range(FIRST_LOOK):
        found = finding(rated(CLEAR[:count]), WAYS)

        assert found.standing is Standing.NOT_YET
        assert found.difference is None
        assert found.to_come == 2 * (FIRST_LOOK - count)
    for count in range(1, FIRST_LOOK):
        found = finding(rated(MIXED + CLEAR[:count]), WAYS)

        assert (found.standing, found.difference) == (Standing.NOT_YET, None)


def test_half_a_pair_shortens_the_way_to_the_next_look() -> None:
    """What is shown as still to come is what is still to come."""
    assert finding(rounds(50, 50, 50), WAYS).to_come == 9
    assert finding(rounds(50, 50, None), WAYS).to_come == 10


def test_an_answer_stays_what_it_was() -> None:
    """A further round, begun in another window, does not take it back."""
    answered = finding(rated(CLEAR), WAYS)
    later = finding(rated([*CLEAR, 90, 90, 90, 90, 90, 90]), WAYS)

    assert answered.standing is Standing.LOWER
    assert answered.difference == later.difference


def test_the_last_look_is_the_last() -> None:
    """A trial that could not tell says so, and does not ask for more and more rounds."""
    found = finding(rated(MIXED + MIXED), WAYS)

    assert (found.standing, found.to_come) == (Standing.UNCLEAR, 0)
    assert "could not tell" in " ".join(told(found, WAYS))


def test_an_answer_names_the_way_with_lower_peaks_and_its_range() -> None:
    """The sign of a difference is nothing to puzzle over."""
    lower = told(finding(rated(CLEAR), WAYS), WAYS)
    higher = told(finding(rated([-pair for pair in CLEAR]), WAYS), WAYS)

    assert lower[0] == "At its most, your nervousness was lower with slow breathing than with nothing."
    assert "20 points lower with slow breathing" in lower[1]
    assert "between 10 and 30" in lower[1]
    assert higher[0] == "At its most, your nervousness was lower with nothing than with slow breathing."
    assert "20 points lower with nothing" in higher[1]
    assert "between 10 and 30" in higher[1]


def test_no_answer_has_no_figure_to_hold_on_to() -> None:
    """A mean shown early is an answer all the same."""
    found = finding(rated(CLEAR[:4]), WAYS)
    said = told(found, WAYS)

    assert said[0] == "Not known yet."
    assert progress(found) == "8 rounds count so far; 4 more rounds until the first look."
    assert "point" not in " ".join(said)


def test_each_standing_fits_into_a_line() -> None:
    """For the list of earlier trials."""
    alike = [3, -4, 5, -2, 0, 1]

    assert in_short(finding(rated(CLEAR), WAYS), WAYS).endswith("lower with slow breathing")
    assert in_short(finding(rated(alike), WAYS), WAYS).endswith("no difference worth speaking of")
    assert in_short(finding([], WAYS), WAYS).endswith("not known")


def test_a_skipped_rating_is_a_dash_in_the_list() -> None:
    """Never a zero: nobody said so."""
    assert row(RoundRated(3, Way.SIGHS, 40, None, 20)) == "3. three sighs: before 40, most -, after 20"


def test_the_rules_name_both_looks() -> None:
    """The person knows before the first round when there will be an answer."""
    said = " ".join(rules())

    assert f"{2 * LAST_LOOK} rounds at the most" in said
    assert f"After {2 * FIRST_LOOK} " in said


def test_every_claim_has_its_evidence() -> None:
    """And the shares that are promised are those of the rule."""
    assert all(claim.evidence and claim.text for claim in CLAIMS)
    assert any(f"at most {100 * FALSE_ALARMS} of 100" in claim.text for claim in CLAIMS)
