"""What is said of breathing is plain, told by shape and word alike, and no stronger than its evidence."""

import re

import pytest

from practice.model.breathing import BreathPart, Pattern
from practice.model.claim import Claim
from practice.nerves import words
from practice.nerves.own import parsed
from practice.nerves.patterns import EASE, FOUR_SEVEN_EIGHT, SHIPPED, SIGH, TRAIN
from practice.nerves.words import (
    AFTER_FIRST_TIME,
    CAUTIONS,
    FIRST_TIME,
    HOLDS_CAUTIONS,
    REMINDER,
    glyph,
    label,
    time_in_words,
    why,
)

OWN = parsed("mine", "in 4, hold 2, out 6")
HEADINGS = {
    "Slow breathing",
    "Cyclic sighing",
    "Breath holds",
    "Breathing cautions",
    "Practised before the day",
    "When it is too much",
}


def told(pattern: Pattern) -> str:
    return " ".join(claim.text for claim in why(pattern))


def test_each_part_has_its_own_word_and_shape() -> None:
    """For whoever sees no colour, or hears lines read out."""
    assert len({label(part) for part in BreathPart}) == len({glyph(part) for part in BreathPart}) == 5
    assert all(len(glyph(part)) == 1 and glyph(part).isprintable() for part in BreathPart)


def test_every_sign_is_in_the_oldest_terminals() -> None:
    """The set of the first PCs is what every font has; some of it stands where control signs are."""
    old = "▲▼■○"

    assert all(glyph(part).isascii() or glyph(part) in old for part in BreathPart)


def test_the_first_time_says_what_to_be_careful_about() -> None:
    """Three sentences beside the first breath, the rest right after it; later one line is enough."""
    first = " ".join(claim.text for claim in FIRST_TIME)
    rest = " ".join(claim.text for claim in AFTER_FIRST_TIME)

    assert len(FIRST_TIME) == 3
    for word in ("not deep", "dizzy", "driving", "water", "stop"):
        assert word in first
    for word in ("more nervous", "blocked nose", "three days", "not treatment"):
        assert word in rest
    assert len(REMINDER) < 80
    assert "not deep" in REMINDER
    assert "\n" not in REMINDER


def test_holds_come_with_their_caution() -> None:
    """Before they are turned on, and wherever a pattern with holds is explained."""
    caution = " ".join(claim.text for claim in HOLDS_CAUTIONS)

    assert all(word in caution for word in ("pregnant", "asthma", "heart", "panic attacks", "doctor"))
    for pattern in (*SHIPPED, OWN):
        assert (HOLDS_CAUTIONS[0] in why(pattern)) == pattern.holds
        assert set(CAUTIONS) <= set(why(pattern))


@pytest.mark.parametrize("pattern", SHIPPED, ids=lambda pattern: str(pattern.id))
def test_every_pattern_is_explained_with_sources_and_strength(pattern: Pattern) -> None:
    """An author and a year for each, and how far it can be trusted."""
    assert re.search(r"\([A-ZÖ][\w ]+,? .*20\d\d", told(pattern))
    assert "Strength: " in told(pattern)


def test_what_was_not_found_is_said() -> None:
    """The results that speak against a pattern belong to it as much as the others."""
    assert "found no difference" in told(TRAIN)
    assert "fell alike in all groups" in told(SIGH)
    assert "Anxiety was not measured" in told(FOUR_SEVEN_EIGHT)
    assert "hardly did better" in told(EASE)
    assert "nobody has studied" in told(OWN)


def claims() -> list[Claim]:
    constants = [value for value in vars(words).values() if isinstance(value, Claim)]
    return [
        *constants,
        *CAUTIONS,
        *HOLDS_CAUTIONS,
        *(claim for each in (*SHIPPED, OWN) for claim in why(each)),
    ]


def test_every_claim_names_its_evidence() -> None:
    """By the headings that the page of evidence has."""
    assert {claim.evidence for claim in claims()} == HEADINGS


def test_times_are_read_out_in_words() -> None:
    """A screen reader says 1:30 as it likes."""
    assert [time_in_words(seconds) for seconds in (1, 59, 60, 90, 300)] == [
        "1 second",
        "59 seconds",
        "1 minute",
        "1 minute 30 seconds",
        "5 minutes",
    ]


def test_nothing_is_promised() -> None:
    """No cure and no "calm down"; nobody is told what they feel."""
    said = " ".join([*(claim.text for claim in claims()), REMINDER]).lower()

    for word in (
        "calm down",
        "guarantee",
        "proven",
        "cure",
        "cortisol",
        "detox",
        "relax!",
        "you are anxious",
    ):
        assert word not in said
