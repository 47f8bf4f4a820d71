"""Attempts joined from their facts: the newest word counts, and what was left unsaid stays unsaid."""

import pytest

from practice.model.facts import HowEnded
from practice.model.nerves import Attempt, AttemptPart, AttemptSaid, Occasion, Rated, RatedAt
from practice.model.stamp import Stamp
from practice.nerves.attempts import (
    ABORTED,
    DROPPED,
    FINISHED,
    PASSED_OVER,
    YES,
    Tried,
    joined,
    still_open,
)


def stamp(name: str, day: str = "2026-03-02") -> Stamp:
    return Stamp(name, f"{day}T18:00:00.000Z", day)


def said(part: AttemptPart, text: str = "", level: int | None = None, *, of: str = "a") -> AttemptSaid:
    return AttemptSaid(stamp(f"{of} {part} {text} {level}"), of, part, text, level)


def rated(moment: RatedAt, level: int, *, about: str = "a", occasion: Occasion = Occasion.LADDER) -> Rated:
    return Rated(stamp(f"{moment} {level}"), occasion, moment, level, about)


ATTEMPT = Attempt(stamp("a"), "s", 6, 5, steadied=True)


def test_everything_that_was_said_finds_its_attempt() -> None:
    """Words, numbers, keys, ratings and the questions of its round, in one value."""
    facts = [
        said(AttemptPart.FEARED, "Blank."),
        said(AttemptPart.LIKELIHOOD, level=70),
        said(AttemptPart.OUTSIDER, "A pause."),
        said(AttemptPart.ROUND, "r"),
        said(AttemptPart.ENDED, FINISHED),
        said(AttemptPart.HAPPENED, "partly"),
        said(AttemptPart.COPED, "yes"),
        said(AttemptPart.NEXT_TIME, level=30),
        said(AttemptPart.AID, "no"),
        said(AttemptPart.SURPRISED, "It passed."),
        said(AttemptPart.LEARNED, "Wait."),
        said(AttemptPart.FEARED, "Another one's.", of="b"),
    ]
    levels = [rated(RatedAt.EXPECTED, 60), rated(RatedAt.PEAK, 70), rated(RatedAt.END, 30)]
    (tried,) = joined([ATTEMPT], facts, levels, questions={"r": frozenset({"core/leak"})})

    assert tried == Tried(
        "a",
        "2026-03-02",
        "s",
        6,
        5,
        steadied=True,
        feared="Blank.",
        likelihood=70,
        outsider="A pause.",
        expected=60,
        round="r",
        questions=frozenset({"core/leak"}),
        ended=FINISHED,
        aid="no",
        happened="partly",
        coped="yes",
        next_time=30,
        peak=70,
        end=30,
        surprised="It passed.",
        learned="Wait.",
        told=True,
    )
    assert tried.bearable


def test_the_newest_word_counts() -> None:
    """Facts are added and never edited: whoever goes on with a round after all has finished it."""
    facts = [said(AttemptPart.ENDED, ABORTED), said(AttemptPart.ENDED, FINISHED)]
    (tried,) = joined([ATTEMPT], facts, [])

    assert tried.finished
    assert not tried.aborted


@pytest.mark.parametrize("ended", [[], [said(AttemptPart.ENDED, ABORTED)]])
def test_a_round_that_was_finished_from_home_is_finished(ended: list[AttemptSaid]) -> None:
    """Its own end goes before what was said when it was left; the pages after it are still to come."""
    facts = [said(AttemptPart.ROUND, "r"), *ended]
    (tried,) = joined([ATTEMPT], facts, [], ends={"r": HowEnded.FINISHED})

    assert (tried.finished, tried.aborted, tried.told) == (True, False, False)
    assert still_open([tried]) == (tried,)


def attempt(name: str, rung: int = 6, **more: object) -> Tried:
    return Tried(name, "2026-03-02", "s", rung, rung, **more)  # type: ignore[arg-type]  # checked at run time


@pytest.mark.parametrize(
    "closed",
    [
        attempt("told", round="r", ended=FINISHED, told=True),
        attempt("left", round="r", ended=ABORTED),
        attempt("never begun"),
        attempt("no script", 11, feared="They laugh."),
        attempt("will not be", 11, script="", ended=DROPPED),
    ],
    ids=lambda tried: tried.id,
)
def test_what_is_not_asked_about_again(closed: Tried) -> None:
    """Nothing was dared, or nothing is left to say."""
    assert still_open([closed]) == ()


def test_what_is_taken_elsewhere_stays_open_behind_newer_attempts() -> None:
    """A friend may come next week; only the newest of each rung is meant."""
    earlier, friend = attempt("a", 11, script="a.txt"), attempt("b", 11, script="b.txt")
    stranger, newer = attempt("c", 12, script=""), attempt("d", 1, round="r", ended=YES)

    assert still_open([earlier, friend, stranger, newer]) == (friend, stranger)


def test_ratings_of_other_occasions_are_not_taken() -> None:
    """They are compared within one occasion only."""
    (tried,) = joined([ATTEMPT], [], [rated(RatedAt.PEAK, 70, occasion=Occasion.TRIAL)])

    assert tried.peak is None


@pytest.mark.parametrize(
    ("ended", "round_id", "begun", "aborted"),
    [
        ("", "", False, False),
        ("", "r", True, True),
        (ABORTED, "r", True, True),
        (ABORTED, "", True, True),
        (FINISHED, "r", True, False),
        (FINISHED, "", True, False),
        (PASSED_OVER, "", False, False),
    ],
)
def test_what_counts_as_an_attempt(ended: str, round_id: str, *, begun: bool, aborted: bool) -> None:
    """A round that was begun and has no end was left; without a round nothing was dared."""
    facts = [said(AttemptPart.ROUND, round_id)] if round_id else []
    facts += [said(AttemptPart.ENDED, ended)] if ended else []
    (tried,) = joined([ATTEMPT], facts, [])

    assert (tried.begun, tried.aborted) == (begun, aborted)
