"""The looks in their order, what stands beside them, and a text in pieces."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.applications.beside import levels, nerves, practised
from practice.applications.mirror import (
    CAUSE_WORDS,
    LEVELS,
    LOOKS,
    SIX,
    STANDING_WORDS,
    anchor,
    is_empty,
    newest,
    open_looks,
)
from practice.applications.pieces import goes_on_at, joined, looked_at, pieces, width
from practice.applications.pieces import newest as newest_pieces
from practice.model.facts import Levelled
from practice.model.jobs import (
    Cause,
    InterviewPart,
    InterviewSaid,
    MirrorPart,
    MirrorSaid,
    PieceSorted,
    Standing,
)
from practice.model.kinds import Competency
from practice.model.nerves import Occasion, Rated, RatedAt
from practice.model.stamp import Stamp

TODAY = date(2026, 3, 4)
P = MirrorPart


def stamp(n: int, day: str = "2026-03-04") -> Stamp:
    """In order."""
    return Stamp(f"id{n}", f"{day}T12:{n // 60:02}:{n % 60:02}.000Z", day)


def seen(*parts: tuple[MirrorPart, str, int | None]) -> dict[MirrorPart, MirrorSaid]:
    """A mirror with these parts."""
    return dict(newest([MirrorSaid(stamp(n), "job", *part) for n, part in enumerate(parts)], "job"))


def test_strengths_come_first_and_every_part_once() -> None:
    """Two, and then six looks; DONE is none of them."""
    assert [look.part for look in LOOKS] == [part for part in MirrorPart if part is not P.DONE]
    assert [look.part for look in LOOKS[:2]] == [P.FIRST_STRENGTH, P.SECOND_STRENGTH]
    assert len(SIX) == 6


def test_each_level_says_what_was_seen() -> None:
    """No level is a verdict on a person: each of the marks is about what happened."""
    for look in SIX:
        words = [anchor(look, level) for level in LEVELS]

        assert len(set(words)) == 5, look.title
        assert all(len(each) <= 70 for each in words)
        assert not any(bad in " ".join(words).lower() for bad in ("poor", "bad", "weak", "fail", "good"))


def test_every_cause_and_standing_has_words() -> None:
    """They are shown in both faces."""
    assert set(CAUSE_WORDS) == set(Cause)
    assert set(STANDING_WORDS) == set(Standing)


def test_an_empty_mirror_begins_with_the_first_strength() -> None:
    """All of it is open."""
    assert open_looks({}) == LOOKS
    assert is_empty({})


def test_a_mirror_left_half_way_goes_on_there() -> None:
    """What was left open stays open; it is not asked for again."""
    looks = seen((P.FIRST_STRENGTH, "I asked", None), (P.SECOND_STRENGTH, "", None))

    assert [look.part for look in open_looks(looks)] == [look.part for look in SIX]
    assert not is_empty(looks)


def test_a_level_without_its_instance_is_taken_up_only_where_it_was_the_last() -> None:
    """The window may have been closed between the two."""
    strengths = ((P.FIRST_STRENGTH, "I asked", None), (P.SECOND_STRENGTH, "", None))
    half = seen(*strengths, (P.RESEARCH, "", 3))
    passed = seen(*strengths, (P.RESEARCH, "", 3), (P.EXPERIENCE, "the bridge", 4))

    assert open_looks(half)[0].part is P.RESEARCH
    assert open_looks(passed)[0].part is P.ANSWERS
    assert not open_looks(seen(*((look.part, "", None) for look in LOOKS)))


def test_the_newest_of_a_part_counts_and_other_jobs_do_not() -> None:
    """In the order of the moments, whatever the order of keeping."""
    said = [
        MirrorSaid(stamp(2), "job", P.FIT, "later", 2),
        MirrorSaid(stamp(1), "job", P.FIT, "sooner", 5),
        MirrorSaid(stamp(3), "other", P.FIT, "elsewhere", 1),
    ]

    assert newest(said, "job")[P.FIT].text == "later"


def levelled(n: int, competency: Competency | None, level: int, day: str = "2026-03-01") -> Levelled:
    """One level given in a review."""
    return Levelled(f"a{n}", "core/leak", competency, day, f"{day}T10:00:{n:02}.000Z", level)


def test_levels_stand_beside_it_as_numbers_of_ones_own() -> None:
    """Of the job's competencies, of thirty days, with spread and the newest; no word of praise or blame."""
    given_ = [
        levelled(0, Competency.PLANNING, 5, "2026-01-31"),
        levelled(1, Competency.PLANNING, 2),
        levelled(2, Competency.PLANNING, 4),
        levelled(3, Competency.TEAMWORK, 3),
        levelled(4, None, 1),
    ]

    assert levels(given_, [Competency.PLANNING], TODAY) == (
        "Planning, in your reviews of 30 days: 2 answers, levels 2 to 4, the newest 2, 4.",
    )
    assert [line.partition(",")[0] for line in levels(given_, [], TODAY)] == ["Teamwork", "Planning"]
    assert levels([], [Competency.PLANNING], TODAY) == ()


def test_nerves_of_an_interview_are_those_that_were_said_last() -> None:
    """Only of this job's interviews, and only what was rated."""
    said = [
        InterviewSaid(stamp(1), "i", InterviewPart.BEFORE, level=60),
        InterviewSaid(stamp(2), "i", InterviewPart.BEFORE, level=70),
        InterviewSaid(stamp(3), "i", InterviewPart.AFTER, level=20),
        InterviewSaid(stamp(4), "other", InterviewPart.PEAK, level=99),
        InterviewSaid(stamp(5), "i", InterviewPart.ASKED, text="Why us?"),
    ]

    assert nerves(said, {"i": "Library, 2026-02-26", "j": "Panel"}) == (
        "Library, 2026-02-26: nerves before it 70, after it 20.",
    )


def test_ratings_of_practice_are_never_mixed() -> None:
    """They are compared only within one occasion."""
    rated = [
        Rated(stamp(1), Occasion.LADDER, RatedAt.PEAK, 80, "x"),
        Rated(stamp(2), Occasion.TRIAL, RatedAt.PEAK, 50, "y"),
        Rated(stamp(3), Occasion.LADDER, RatedAt.PEAK, 70, "z"),
        Rated(stamp(4), Occasion.LADDER, RatedAt.END, 10, "z"),
        Rated(stamp(5, "2026-01-01"), Occasion.LADDER, RatedAt.PEAK, 1, "old"),
    ]

    assert practised(rated, TODAY) == (
        "On the ladder, in 30 days, at most: 80, 70.",
        "In a trial, in 30 days, at most: 50.",
    )


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ()),
        ("One.", ("One.",)),
        ("One. Two! Three? Four", ("One.", "Two!", "Three?", "Four")),
        ("You spoke well, e.g. about ships. Then not.", ("You spoke well, e.g. about ships.", "Then not.")),
        ("Dear Ms. Ode\n\nWe chose another.\nBest", ("Dear Ms. Ode", "We chose another.", "Best")),
        ("1. More examples. 2. Fewer", ("1. More examples.", "2. Fewer")),
        ("- more examples\n- fewer words", ("- more examples", "- fewer words")),
        ('She said "too long." Then left.', ('She said "too long."', "Then left.")),
        ("Yes.\n...\nNo.", ("Yes. ...", "No.")),
        ("It took 3.5 hours. Long.", ("It took 3.5 hours.", "Long.")),
    ],
)
def test_a_text_falls_into_sentences_and_lines(text: str, parts: tuple[str, ...]) -> None:
    """As they stand: nothing is put right."""
    assert pieces(text) == parts


@given(st.text(max_size=300))
def test_no_word_is_lost_and_none_is_added(text: str) -> None:
    """Whatever is pasted, its pieces together are its words."""
    assert joined(pieces(text)).split() == text.split()


def placed(n: int, words: str, second: int = 0) -> PieceSorted:
    """A piece in its place."""
    return PieceSorted(stamp(second), "s", n, words, Standing.NEW, Cause.ANSWER)


def test_sorting_goes_on_behind_the_last_piece() -> None:
    """Also behind one that was joined, and past those that were left out."""
    parts = ("One.", "Two.", "Three.", "Four.")

    assert goes_on_at(parts, {}) == 0
    assert goes_on_at(parts, newest_pieces([placed(1, "One.")], "s")) == 1
    assert goes_on_at(parts, newest_pieces([placed(3, "Three. Four.")], "s")) == 4
    assert goes_on_at(parts, newest_pieces([placed(2, "other words")], "s")) == 2
    assert width(parts, placed(1, "One. Two. Three.")) == 3
    assert goes_on_at((), {5: placed(5, "gone")}) == 0

    left_out = replace(placed(2, ""), standing=Standing.LEFT_OUT)
    assert goes_on_at(parts, {1: placed(1, "One."), 2: left_out}) == 2
    assert [seen.piece for seen in looked_at(parts[:2], {1: placed(1, "One."), 2: left_out})] == [
        placed(1, "One."),
        None,
    ]
    assert looked_at((), {2: left_out}) == (), "of words that are burnt"


def test_the_newest_place_of_a_piece_counts() -> None:
    """In the order of the pieces."""
    found = newest_pieces([placed(2, "b", 1), placed(1, "late", 9), placed(1, "early", 2)], "s")

    assert [(n, piece.words) for n, piece in found.items()] == [(1, "late"), (2, "b")]


@given(st.lists(st.sampled_from(["One.", "Two.", "Two."]), max_size=6), st.integers(1, 6), st.integers(1, 3))
def test_a_place_always_moves_on(parts: list[str], n: int, count: int) -> None:
    """Sorting comes to an end, with equal sentences, too."""
    n = min(n, max(1, len(parts)))
    words = joined(parts[n - 1 : n - 1 + count])
    at = goes_on_at(parts, {n: placed(n, words)})

    assert at == min(len(parts), n - 1 + max(1, min(count, len(parts) - n + 1)))
