"""The page for when it is too much."""

import re

from practice.model.nerves import Occasion, Rated, RatedAt
from practice.model.stamp import Stamp
from practice.nerves.attempts import ABORTED, FINISHED, PASSED_OVER, Tried
from practice.nerves.too_much import BROKEN_OFF, STAYED_HIGH, page_body, why_offered


def rated(day: int, level: int, moment: RatedAt = RatedAt.PEAK) -> Rated:
    """A rating of this day of March."""
    stamp = Stamp(f"{day}-{moment}-{level}", f"2026-03-{day:02d}T18:00:00Z", f"2026-03-{day:02d}")
    return Rated(stamp, Occasion.LADDER, moment, level, f"{day}-{level}")


def tried(*ends: str) -> list[Tried]:
    """Attempts that ended so, one after another."""
    return [
        Tried(f"a{number}", "2026-03-02", "s", 3, 3, ended=end, round="r") for number, end in enumerate(ends)
    ]


def test_it_is_offered_when_three_sittings_in_a_row_were_hard() -> None:
    """The highest rating of a sitting counts, and an easier one in between ends the row."""
    hard = [rated(1, 80), rated(2, 95), rated(2, 10, RatedAt.END), rated(3, 85)]

    assert why_offered(hard, ()) is STAYED_HIGH
    assert why_offered([*hard, rated(4, 60)], ()) is None
    assert why_offered(hard[:3], ()) is None


def test_it_is_offered_after_two_attempts_ended_early() -> None:
    """Twice in a row; a rung left out in between is no attempt."""
    assert why_offered((), tried(FINISHED, ABORTED, ABORTED)) is BROKEN_OFF
    assert why_offered((), tried(ABORTED, PASSED_OVER, ABORTED)) is BROKEN_OFF
    assert why_offered((), tried(ABORTED, FINISHED, ABORTED)) is None
    assert why_offered((), tried(ABORTED)) is None


def test_it_names_people_and_no_number_to_call() -> None:
    """A number of the wrong country is worse than none."""
    text = " ".join(para.text for para in page_body())

    for who in ("doctor", "therapist", "somebody you trust", "emergency number of your country"):
        assert who in text
    assert not re.search(r"\d{3}", text)


def test_a_low_mood_that_stays_after_a_no_is_one_of_the_signs() -> None:
    """The page is one key away from the days after it."""
    assert any("after a no" in para.text for para in page_body())


def test_it_names_nothing_that_somebody_might_have() -> None:
    """What it is called is for a person to say, and not for a program."""
    text = " ".join(para.text for para in page_body()).lower()

    assert not re.search(r"disorder|diagnos|phobia|depress|panic|syndrome|patient", text)
