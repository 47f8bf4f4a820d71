"""Attempts joined from their facts: the newest word counts, and what was left unsaid stays unsaid."""

import pytest

from practice.model.nerves import Attempt, AttemptPart, AttemptSaid, Occasion, Rated, RatedAt
from practice.model.stamp import Stamp
from practice.nerves.attempts import ABORTED, FINISHED, PASSED_OVER, Tried, joined


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
    )
    assert tried.bearable


def test_the_newest_word_counts() -> None:
    """Facts are added and never edited: whoever goes on with a round after all has finished it."""
    facts = [said(AttemptPart.ENDED, ABORTED), said(AttemptPart.ENDED, FINISHED)]
    (tried,) = joined([ATTEMPT], facts, [])

    assert tried.finished
    assert not tried.aborted


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
