"""What counts as heard twice: tables of pieces from one job and from two."""

import pytest

from practice.applications.heard import (
    NOTHING_TWICE,
    Pattern,
    all_told,
    heard,
    not_seen,
    patterns,
    seen_oneself,
    told,
)
from practice.model.jobs import (
    AfterPart,
    AfterSaid,
    Cause,
    PieceSorted,
    Sealed,
    SealKind,
    Standing,
)
from practice.model.stamp import Stamp


def stamp(id: str, second: int = 0) -> Stamp:
    """Any moment, in order."""
    return Stamp(id, f"2026-03-04T12:00:{second:02}.000Z", "2026-03-04")


SEALS = [Sealed(stamp(f"s{n}"), job, SealKind.FEEDBACK, "") for n, job in enumerate(("a", "a", "b"))]


def piece(
    seal: str, cause: Cause, standing: Standing = Standing.NEW, n: int = 1, second: int = 0
) -> PieceSorted:
    """One piece in its place."""
    return PieceSorted(stamp(f"{seal}{n}{second}", second), seal, n, "words", standing, cause)


def own(text: str, second: int = 0) -> AfterSaid:
    """Something the person has seen."""
    return AfterSaid(stamp(f"own {text}{second}", second), "a", AfterPart.PATTERN, text)


def test_one_rejection_makes_no_pattern() -> None:
    """However often one job's people said it, and in however many envelopes."""
    pieces = [piece("s0", Cause.ANSWER), piece("s0", Cause.ANSWER, n=2), piece("s1", Cause.ANSWER)]

    assert patterns(pieces, SEALS, []) == ()
    assert [each.jobs for each in heard(pieces, SEALS, [])] == [1]
    assert all_told(patterns(pieces, SEALS, [])) == (NOTHING_TWICE,)


def test_heard_from_two_jobs_it_is_one() -> None:
    """And it is said."""
    found = patterns([piece("s0", Cause.ANSWER), piece("s2", Cause.ANSWER)], SEALS, [])

    assert [(each.cause, each.jobs) for each in found] == [(Cause.ANSWER, 2)]
    assert told(found[0]) == "Heard from 2 places: an answer."


@pytest.mark.parametrize("parked", [("s0",), ("s2",), ("s0", "s2")])
def test_what_is_parked_counts_for_nothing(parked: tuple[str, ...]) -> None:
    """To see it otherwise is a parking place; a list would be a reply."""
    pieces = [
        piece(seal, Cause.ANSWER, Standing.OTHERWISE if seal in parked else Standing.NEW)
        for seal in ("s0", "s2")
    ]

    assert patterns(pieces, SEALS, []) == ()


def test_what_was_named_by_a_wrong_key_can_be_taken_back_and_named_again() -> None:
    """It counts for every job, and a plan is made of it: the newest word holds."""
    named, back, again = own("nerves", 1), own(not_seen(Cause.NERVES), 2), own("nerves", 3)

    assert seen_oneself([back, named]) == frozenset()
    assert seen_oneself([named, back, again]) == {Cause.NERVES}
    assert seen_oneself([own("something of a later program"), named]) == {Cause.NERVES}


def test_what_was_known_or_seen_counts_once_is_enough() -> None:
    """Seen oneself: in the sorting, or named without any feedback."""
    known = patterns([piece("s0", Cause.SKILL, Standing.KNEW)], SEALS, [])
    named = patterns([], [], [own("nerves")])

    assert [told(each) for each in known] == ["You have seen it yourself: a skill, or experience."]
    assert [told(each) for each in named] == ["You have seen it yourself: nerves."]


def test_what_is_told_speaks_to_the_person() -> None:
    """`What I knew of them` is theirs to choose; told back it is `what you knew of them`."""
    assert told(Pattern(Cause.RESEARCH, 0, seen=True)) == "You have seen it yourself: what you knew of them."


def test_the_newest_place_of_a_piece_counts() -> None:
    """Somebody who thinks again is not held to the first."""
    before = piece("s0", Cause.ANSWER, Standing.KNEW, second=1)
    after = piece("s0", Cause.FIT, Standing.NEW, second=2)

    assert patterns([after, before], SEALS, []) == ()
    assert [each.cause for each in heard([after, before], SEALS, [])] == [Cause.FIT]


def test_what_nobody_can_know_is_no_pattern() -> None:
    """There is no habit to change in it."""
    pieces = [piece("s0", Cause.UNKNOWABLE, Standing.KNEW), piece("s2", Cause.UNKNOWABLE)]

    assert heard(pieces, SEALS, [own("unknowable")]) == ()


def test_words_that_name_no_cause_are_passed_over() -> None:
    """A later program may know more of them."""
    assert heard([piece("gone", Cause.CV)], SEALS, [own("weather")]) == ()


def test_both_are_said_where_both_hold() -> None:
    """Heard and seen."""
    found = patterns([piece("s0", Cause.CV), piece("s2", Cause.CV)], SEALS, [own(Cause.CV.value)])

    assert told(found[0]) == "Heard from 2 places: the CV, and you have seen it yourself."
