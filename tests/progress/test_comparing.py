"""What a person said of their answers, set beside what there is: which pairs count, and how they are told."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.model.kinds import Competency
from practice.progress.calibration import Calibration, over
from practice.progress.comparing import (
    COMPARISONS,
    NEWEST,
    Comparison,
    Judged,
    Pair,
    by_competency,
    calibration_of,
    comparison_sentence,
    competency_sentence,
    length_sentence,
    without_evidence,
)
from practice.progress.leaning import Way
from practice.progress.self_view import said_first

FORESEEN, FRESH, EVIDENCE = COMPARISONS
LEVEL = st.integers(1, 5)
JUDGED = st.builds(
    Judged,
    st.sampled_from([None, *Competency]),
    LEVEL,
    LEVEL,
    st.none() | LEVEL,
    st.none() | st.floats(0, 1),
    st.none() | st.booleans(),
    st.none() | LEVEL,
)


def answer(
    level: int = 3,
    *,
    walked: int | None = None,
    expected: int | None = None,
    share: float | None = None,
    inside: bool | None = None,
    fresh: int | None = None,
    about: Competency | None = Competency.TEAMWORK,
) -> Judged:
    """An answer of which only this is known."""
    return Judged(about, level, level if walked is None else walked, expected, share, inside, fresh)


def told(judged: Sequence[Judged], which: int) -> str:
    """The sentence of one comparison."""
    comparison = COMPARISONS[which]
    return comparison_sentence(comparison, calibration_of(comparison.pairs(judged)))


@pytest.mark.parametrize(
    ("judged", "sentence"),
    [
        ([], "0 of 5 answers with an expectation and a level: too few to say anything yet."),
        (
            [answer(3, expected=5)] * 4,
            "4 of 5 answers with an expectation and a level: too few to say anything yet.",
        ),
        (
            [answer(3, expected=2)] * 6,
            "Hard on yourself: over 6 answers you expected about 1 level less than you gave afterwards "
            "(spread 0.0).",
        ),
        (
            [answer(3, expected=4), answer(3, expected=4), *[answer(3, expected=3)] * 3],
            "Perhaps kind to yourself: over 5 answers you expected about 0.4 of a level more than you gave "
            "afterwards (spread 0.5). That may be chance.",
        ),
        (
            [answer(3, expected=3)] * 5,
            "No lean to see: over 5 answers the mean difference is 0.0 of a level (spread 0.0).",
        ),
    ],
)
def test_what_was_expected_beside_the_level(judged: list[Judged], sentence: str) -> None:
    """Plain words first, then the figure and its spread; from five on."""
    assert told(judged, 0) == sentence


def test_the_fresh_look_is_set_beside_what_the_descriptions_first_led_to() -> None:
    """A cap by the ticks would make everybody hard on themselves."""
    judged = [answer(3, walked=4, fresh=3)] * 5

    assert told(judged, 1) == (
        "Kind to yourself: over 5 answers you gave about 1 level more at the time than when you saw them "
        "fresh (spread 0.0)."
    )


def test_evidence_for_half_of_the_points_bears_out_the_middle() -> None:
    """None of them stands for level 1, all of them for 5."""
    shares = [answer(1, share=0.0), answer(3, share=0.5), answer(5, share=1.0)]

    assert [pair.difference for pair in EVIDENCE.pairs(shares)] == [0, 0, 0]
    assert told([answer(5, share=0.25)] * 5, 2) == (
        "Kind to yourself: over 5 answers you came to about 3.0 levels more than the points with evidence "
        "bear out (spread 0.0)."
    )


def test_one_competency_is_told_apart_from_another() -> None:
    """Kind about teamwork, hard about planning: together they would be neither."""
    judged = [
        *[answer(4, fresh=3, about=Competency.TEAMWORK)] * 5,
        *[answer(2, fresh=3, about=Competency.PLANNING)] * 5,
        *[answer(5, fresh=1, about=Competency.LEARNING)] * 4,
        *[answer(3, fresh=3, about=None)] * 9,
    ]
    lines = [competency_sentence(each, found) for each, found in by_competency(FRESH.pairs(judged)).items()]

    assert lines == [
        "Teamwork: kind to yourself, about 1 level; 5 answers (spread 0.0).",
        "Planning: hard on yourself, about 1 level; 5 answers (spread 0.0).",
    ]


def test_a_competency_without_a_lean_has_no_figure_of_one() -> None:
    """The spread says why."""
    sentence = competency_sentence(Competency.SELF_AWARENESS, over([1, -1, 0, 1, -1]))

    assert sentence == "Self awareness: no lean to see; 5 answers (spread 1.0)."


def test_only_the_newest_pairs_count() -> None:
    """Whoever has learnt it is not told for ever how it once was."""
    found = FORESEEN.pairs([*[answer(1, expected=5)] * 30, *[answer(3, expected=3)] * NEWEST])

    assert [pair.difference for pair in found] == [0] * NEWEST


@pytest.mark.parametrize(
    ("judged", "sentence"),
    [
        ([answer(4, share=0.1)] * 4, ""),
        ([answer(3, share=0.1)] * 9, ""),
        (
            [answer(4, share=0.5)] * 5,
            "Of 5 answers that you put at level 4 or 5, none had evidence for less than half of the points.",
        ),
        (
            [*[answer(4, share=0.9)] * 4, answer(5, share=0.4)],
            "Of 5 answers that you put at level 4 or 5, one had evidence for less than half of the points.",
        ),
    ],
)
def test_high_levels_with_little_evidence_are_counted(judged: list[Judged], sentence: str) -> None:
    """A plain count beside the figure, from five high levels on."""
    assert without_evidence(judged) == sentence


@pytest.mark.parametrize(
    ("judged", "sentence"),
    [
        (
            [*[answer(4, inside=True)] * 9, answer(4, inside=False)],
            "9 answers inside the green zone, 1 outside it: 5 of each are needed to say anything.",
        ),
        (
            [*[answer(4, inside=True)] * 5, *[answer(3, inside=False)] * 4, answer(5, inside=False)],
            "Inside the green zone you put 5 of 5 answers at level 4 or 5; outside it 1 of 5.",
        ),
    ],
)
def test_lengths_are_told_beside_levels(judged: list[Judged], sentence: str) -> None:
    """Counts alone: a length is neither right nor wrong."""
    assert length_sentence(judged) == sentence


def test_what_is_clear_comes_first() -> None:
    """And what is not clear is not called anything."""
    leans = [("what you expect", Way.HARD), ("levels", Way.KIND), ("evidence", Way.PERHAPS_KIND)]

    assert said_first([*leans, ("teamwork: levels", Way.KIND)]) == (
        ("Where you are kind to yourself:", ("levels", "teamwork: levels")),
        ("Where you are hard on yourself:", ("what you expect",)),
    )
    assert said_first(leans[2:]) == (("No clear lean to either side so far.", ()),)
    assert said_first(leans[2:], ["Your inner clock is about right."])[1:] == (
        ("Your inner clock is about right.", ()),
    )
    assert said_first([("levels", Way.TOO_FEW)]) == (
        ("Too few pairs so far to say anything: each comparison needs 5.", ()),
    )


@given(st.lists(JUDGED, max_size=60))
def test_no_pair_is_invented_and_none_leaves_the_scale(judged: list[Judged]) -> None:
    """What nobody said is in no figure; the competencies are parts of the whole."""
    known = (
        sum(each.expected is not None for each in judged),
        sum(each.fresh is not None for each in judged),
        sum(each.share is not None for each in judged),
    )
    for comparison, count in zip(COMPARISONS, known, strict=True):
        pairs = comparison.pairs(judged)
        parts = by_competency(pairs)

        assert len(pairs) == min(count, NEWEST)
        assert all(-4 <= pair.difference <= 4 for pair in pairs)
        assert sum(part.pairs for part in parts.values()) <= len(pairs)
        assert all(part.pairs >= 5 for part in parts.values())


@given(st.sampled_from(COMPARISONS), st.integers(0, 100), st.floats(-4, 4), st.floats(0, 4))
def test_no_sentence_scolds(comparison: Comparison, pairs: int, kindness: float, spread: float) -> None:
    """It says what is, to either side alike, and never calls anything right or wrong."""
    found = Calibration(pairs, kindness, spread)
    sentences = [comparison_sentence(comparison, found)]
    if pairs >= 5:
        sentences.append(competency_sentence(Competency.TEAMWORK, found))
    for sentence in sentences:
        assert sentence.endswith(".")
        assert ("spread" in sentence) == (pairs >= 5)
        assert not any(word in sentence for word in ("wrong", "bad", "too high", "over-", "should", "!"))


def test_a_pair_without_a_competency_still_counts_in_the_whole() -> None:
    """About oneself, and why this job: such questions measure none."""
    pairs = [Pair(None, 1.0)] * 5

    assert calibration_of(pairs).pairs == 5
    assert by_competency(pairs) == {}
