"""Patterns keep the rules that keep people from getting dizzy; own ones are read from words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.breathing import HOLDS, BreathPart, BreathPhase, Pattern
from practice.nerves.own import NoPattern, named_wrong, parsed
from practice.nerves.patterns import BOX, EASE, FOUR_SEVEN_EIGHT, SHIPPED, SIGH, TRAIN, allowed, find
from practice.nerves.rules import LONGEST, ORDER, SHORTEST, SHORTEST_CYCLE, problem

IN, TOP_UP, HOLD, OUT, REST = ORDER


def made(*phases: tuple[BreathPart, float]) -> Pattern:
    return replace(
        EASE, id="mine", phases=tuple(BreathPhase(*phase) for phase in phases), ramp_from=(), own=True
    )


@st.composite
def patterns(draw: st.DrawFn) -> Pattern:
    """Any pattern of one's own that keeps the rules."""
    parts = [part for part in ORDER if part in (IN, OUT) or draw(st.booleans())]
    words = [
        f"{part} {draw(st.integers(int(SHORTEST[part] * 10), int(LONGEST[part] * 10))) / 10}"
        for part in parts
    ]
    try:
        return parsed("mine", ", ".join(words))
    except NoPattern:
        return parsed("mine", "in 3, out 4")


@pytest.mark.parametrize("pattern", SHIPPED, ids=lambda pattern: str(pattern.id))
def test_every_shipped_pattern_keeps_the_rules(pattern: Pattern) -> None:
    """And begins as fast as they allow at the fastest."""
    assert problem(pattern) is None
    assert find(SHIPPED, pattern.id) is pattern
    assert sum(pattern.ramp_from) >= SHORTEST_CYCLE or not pattern.ramp_from


def test_the_shipped_patterns_are_those_that_were_studied() -> None:
    """In seconds; the default is the first."""
    assert [(each.id, [phase.seconds for phase in each.phases], each.default_s / 60) for each in SHIPPED] == [
        ("ease", [4, 6], 5),
        ("train", [5, 5], 10),
        ("sigh", [2, 1, 7], 5),
        ("box", [4, 4, 4, 4], 3),
        ("4-7-8", [4, 7, 8], 76 / 60),
    ]


def test_without_holds_nothing_is_held() -> None:
    """Off is off, whatever was asked for; on, everything is as written."""
    asked = [allowed(pattern, holds=False).id for pattern in SHIPPED]

    assert asked == ["ease", "train", "sigh", "ease", "ease"]
    assert [allowed(pattern, holds=True) for pattern in SHIPPED] == list(SHIPPED)


def test_an_own_pattern_keeps_its_seconds_without_its_holds() -> None:
    """Only where it would become too fast, the out-breath grows."""
    calm, quick = parsed("a", "in 4, hold 2, out 7, rest 1"), parsed("b", "in 3, hold 3, out 3")

    assert [(each.part, each.seconds) for each in allowed(calm, holds=False).phases] == [(IN, 4), (OUT, 7)]
    assert [(each.part, each.seconds) for each in allowed(quick, holds=False).phases] == [(IN, 3), (OUT, 4)]
    assert allowed(calm, holds=False).id == "a"
    assert allowed(calm, holds=False).title == "A, without holds"


@given(patterns())
def test_every_own_pattern_has_a_version_without_holds(pattern: Pattern) -> None:
    """Which keeps the rules as well."""
    without = allowed(pattern, holds=False)

    assert problem(pattern) is None
    assert problem(without) is None
    assert not without.holds


def test_a_name_that_nobody_has_is_found_nowhere() -> None:
    """However it is written otherwise, a pattern is found."""
    assert find(SHIPPED, " Box ") is BOX
    assert find(SHIPPED, "breathe") is None


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (made((IN, 4.0)), "has no 'out'"),
        (made((OUT, 7.0)), "has no 'in'"),
        (made((OUT, 4.0), (IN, 4.0)), "has 'in' after 'out'"),
        (made((HOLD, 2.0), (IN, 4.0), (OUT, 4.0)), "has 'in' after 'hold'"),
        (made((IN, 4.0), (OUT, 4.0), (IN, 3.0), (OUT, 5.0)), "has 'in' more than once"),
        (made((IN, 4.0), (HOLD, 7.5), (OUT, 4.0)), "holds the breath for 7.5 seconds, and 7 are the most"),
        (made((IN, 4.0), (OUT, 4.0), (REST, 8.0)), "holds the breath for 8 seconds, and 7 are the most"),
        (made((IN, 1.0), (OUT, 8.0)), "has 'in' for 1 second"),
        (made((IN, 4.0), (TOP_UP, 5.0), (OUT, 8.0)), "has 'top-up' for 5 seconds"),
        (made((IN, 4.0), (OUT, 16.0)), "has 'out' for 16 seconds"),
        (made((IN, 4.0), (OUT, float("nan"))), "has 'out' for nan seconds"),
        (made((IN, 3.0), (OUT, 3.0)), "takes 6 seconds for a whole breath, and 7 are the least"),
        (
            made((IN, 10.0), (HOLD, 7.0), (OUT, 14.0)),
            "takes 31 seconds for a whole breath, and 30 are the most",
        ),
        (replace(BOX, default_s=360.0, longest_s=360.0), "lasts more than 5 minutes with a hold in it"),
        (replace(EASE, longest_s=1201.0), "lasts more than 20 minutes"),
        (replace(EASE, default_s=29.0), "lasts less than it can, or more"),
        (replace(SIGH, default_s=301.0), "lasts less than it can, or more"),
        (replace(TRAIN, ramp_from=(3.0,)), "begins with another number of parts than it has"),
        (replace(TRAIN, ramp_from=(3.0, 6.0)), "begins with parts that are longer than its own"),
        (replace(TRAIN, ramp_s=0.0), "grows in no time"),
        (replace(FOUR_SEVEN_EIGHT, most_cycles=0), "allows no breath at all"),
    ],
)
def test_a_broken_rule_is_told_with_its_mend(pattern: Pattern, said: str) -> None:
    """The first one that is broken, in words that name the number."""
    found = problem(pattern)

    assert found is not None
    assert found[0] == said
    assert found[1]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("in 4, out 6", [(IN, 4), (OUT, 6)]),
        ("In 4,Out 6,", [(IN, 4), (OUT, 6)]),
        ("breathe in 4 s, top up 1, exhale 6.5 seconds", [(IN, 4), (TOP_UP, 1), (OUT, 6.5)]),
        ("in=4, hold: 2, out 6, rest 1", [(IN, 4), (HOLD, 2), (OUT, 6), (REST, 1)]),
    ],
)
def test_a_pattern_is_read_from_words(text: str, parts: list[tuple[BreathPart, float]]) -> None:
    """As somebody would write it."""
    assert [(phase.part, phase.seconds) for phase in parsed("mine", text).phases] == parts


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is empty"),
        (" , ", "is empty"),
        ("4-6", "has '4-6' in it, which is not understood"),
        ("in 4, up 6", "has 'up 6' in it, which is not understood"),
        ("in four, out 6", "has 'in four' in it, which is not understood"),
        ("in -4, out 6", "has 'in -4' in it, which is not understood"),
        ("in 4, out 6\x1b[2J", "has 'out 6[2J' in it, which is not understood"),
        (f"in 4, {'x' * 100}", f"has '{'x' * 27}...' in it, which is not understood"),
        ("in 4, in 4, out 5", "has 'in' more than once"),
    ],
)
def test_words_that_are_no_pattern_are_a_sentence(text: str, said: str) -> None:
    """With how to write it."""
    with pytest.raises(NoPattern) as caught:
        parsed("mine", text)

    assert caught.value.sentence == said
    assert caught.value.mend


@given(st.text() | st.lists(st.sampled_from(["in 4", "out", ",", "6", "hold 2", " "])).map("".join))
def test_any_words_are_a_pattern_or_a_sentence(text: str) -> None:
    """And whatever is read keeps the rules."""
    pattern, said = None, ""
    try:
        pattern = parsed("mine", text)
    except NoPattern as error:
        said = error.told

    assert said.isprintable()
    assert said or (pattern is not None and problem(pattern) is None)


def test_tenths_of_a_second_add_up() -> None:
    """Seven seconds are enough, also where the computer makes 6.999999999999999 of them."""
    assert problem(parsed("mine", "in 2.7, hold 2.2, out 2.1")) is None
    assert problem(allowed(parsed("mine", "in 2.7, hold 2.2, out 2.1"), holds=False)) is None


def test_an_own_pattern_begins_faster_than_it_is() -> None:
    """Mostly in its out-breath, as the shipped ones do; nothing below what the rules allow."""
    assert parsed("mine", "in 4, out 6").ramp_from == (3.0, 4.0)
    assert parsed("mine", "in 2, hold 1, out 9").ramp_from == (2.0, 1.0, 6.0)


@pytest.mark.parametrize("name", ["evening", "4-6", "a", "a" * 20])
def test_a_simple_name_is_a_name(name: str) -> None:
    """One that can be typed after the command."""
    assert named_wrong(name) is None


@pytest.mark.parametrize("name", ["", "Evening", "my pattern", "-a", "a-", "a" * 21, "abend\n", "ease", "é"])
def test_other_names_are_refused_with_a_mend(name: str) -> None:
    """Two patterns of one name could not be told apart."""
    found = named_wrong(name)

    assert found is not None
    assert all(found)


def test_holds_are_what_stands_still() -> None:
    """With full lungs and with empty ones."""
    assert {HOLD, REST} == HOLDS
    assert [pattern.id for pattern in SHIPPED if pattern.holds] == ["box", "4-7-8"]
