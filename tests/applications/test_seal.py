"""When an envelope may be opened: tables of moments, with the clocks going forward and back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from practice.applications.envelopes import envelopes
from practice.applications.seal import CLOSED, Around, Condition, overruled, told, unmet
from practice.model.jobs import Sealed, SealKind, SealPart, SealSaid
from practice.model.stamp import Stamp

LONDON = ZoneInfo("Europe/London")
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def around(now: datetime = NOON, **more: object) -> Around:
    """Nothing is in the way, unless it is given."""
    fields: dict[str, object] = {"mirrored": True, "mood": 7}
    fields.update(more)
    return Around(now, **fields)  # type: ignore[arg-type]  # checked at run time


def test_nothing_is_in_the_way_by_day_with_the_mirror_written() -> None:
    """The usual case opens at once."""
    assert unmet(around()) == ()


def test_without_the_mirror_it_stays_closed() -> None:
    """One's own view comes first."""
    assert unmet(around(mirrored=False)) == (Condition.MIRROR,)


@pytest.mark.parametrize(("mood", "closed"), [(None, True), (1, True), (3, True), (4, False), (10, False)])
def test_a_low_mood_keeps_it_closed(mood: int | None, closed: bool) -> None:
    """So does a mood that nobody has said."""
    assert (Condition.MOOD in unmet(around(mood=mood))) is closed


@pytest.mark.parametrize(
    ("hour", "minute", "closed"),
    [
        (5, 59, True),
        (6, 0, False),
        (19, 59, False),
        (20, 0, True),
        (23, 30, True),
        (0, 0, True),
        (3, 0, True),
    ],
)
def test_near_bed_it_stays_closed(hour: int, minute: int, closed: bool) -> None:
    """Bed is taken to be at ten, and the night to end at six, by the clock on the wall."""
    now = datetime(2026, 3, 4, hour, minute, tzinfo=UTC)

    assert (Condition.BEDTIME in unmet(around(now))) is closed


@pytest.mark.parametrize("day", [(2026, 1, 15), (2026, 7, 15), (2026, 3, 29), (2026, 10, 25)])
def test_bedtime_is_that_of_the_place(day: tuple[int, int, int]) -> None:
    """Winter, summer, and the days on which the clocks change: the wall decides, not UTC."""
    evening = datetime(*day, 20, 0, tzinfo=LONDON)
    afternoon = datetime(*day, 19, 59, tzinfo=LONDON)

    assert Condition.BEDTIME in unmet(around(evening))
    assert Condition.BEDTIME not in unmet(around(afternoon))
    assert "20:00" in told(Condition.BEDTIME, around(evening))


@pytest.mark.parametrize(
    ("hours", "closed"), [(0, True), (1, True), (24, True), (24.02, False), (48, False), (-0.1, False)]
)
def test_a_day_before_an_interview_it_stays_closed(hours: float, closed: bool) -> None:
    """One that has begun is no longer in the way."""
    interview = NOON + timedelta(hours=hours)

    assert (Condition.INTERVIEW in unmet(around(interviews=(interview,)))) is closed


@pytest.mark.parametrize(
    ("now", "interview", "closed"),
    [
        # The clocks go forward in the night: from 13:30 to 14:00 next day are 23 and a half hours.
        (datetime(2026, 3, 28, 13, 30, tzinfo=LONDON), datetime(2026, 3, 29, 14, 0, tzinfo=LONDON), True),
        # They go back: from 14:00 to 14:00 next day are 25 hours.
        (datetime(2026, 10, 24, 14, 0, tzinfo=LONDON), datetime(2026, 10, 25, 14, 0, tzinfo=LONDON), False),
        (datetime(2026, 10, 24, 15, 0, tzinfo=LONDON), datetime(2026, 10, 25, 14, 0, tzinfo=LONDON), True),
    ],
)
def test_a_day_has_24_hours_also_where_the_clocks_change(
    now: datetime, interview: datetime, closed: bool
) -> None:
    """Two times of one zone would otherwise be compared by what the wall shows."""
    assert (Condition.INTERVIEW in unmet(around(now, interviews=(interview,)))) is closed


def test_an_interview_far_away_is_compared_by_its_instant() -> None:
    """It is told in its own zone, as it was entered."""
    tokyo = datetime(2026, 3, 5, 20, 0, tzinfo=ZoneInfo("Asia/Tokyo"))  # 11:00 UTC, in 23 hours
    stands = around(interviews=(tokyo,))

    assert unmet(stands) == (Condition.INTERVIEW,)
    assert "2026-03-05 at 20:00" in told(Condition.INTERVIEW, stands)


def test_a_day_of_the_persons_own_is_waited_for() -> None:
    """To the minute, and no longer."""
    opens = NOON + timedelta(hours=1)

    assert unmet(around(opens=opens)) == (Condition.DAY,)
    assert unmet(around(NOON + timedelta(hours=1), opens=opens)) == ()
    assert "2026-03-04" in told(Condition.DAY, around(opens=opens))


def test_every_condition_is_told_with_what_meets_it() -> None:
    """A sentence each, without a word of blame, and kept by name when it is overruled."""
    night = datetime(2026, 3, 4, 23, 0, tzinfo=UTC)
    closed = around(
        night,
        mirrored=False,
        mood=2,
        opens=night + timedelta(days=2),
        interviews=(night + timedelta(hours=3),),
    )

    assert unmet(closed) == tuple(Condition)
    assert overruled(unmet(closed)) == "mirror day mood bedtime interview"
    for condition in Condition:
        sentence = told(condition, closed)
        assert sentence.endswith(".")
        assert not {"must", "should", "!"} & set(sentence.replace("!", " ! ").split())


def seal(number: int, kind: SealKind = SealKind.FEEDBACK, job: str = "job") -> Sealed:
    """The n-th seal."""
    return Sealed(Stamp(f"s{number}", f"2026-03-04T12:00:0{number}.000Z", "2026-03-04"), job, kind, "")


def said(number: int, part: SealPart) -> SealSaid:
    """What became of the n-th."""
    return SealSaid(Stamp(f"x{number}{part}", "2026-03-05T12:00:00.000Z", "2026-03-05"), f"s{number}", part)


def test_the_envelopes_of_a_job_are_its_feedback_and_nothing_else() -> None:
    """Letters and other jobs have no place here; a burnt one is gone, and the others keep their numbers."""
    sealed = [seal(1), seal(2, SealKind.LETTER), seal(3, job="other"), seal(4), seal(5)]
    found = envelopes(sealed, [said(1, SealPart.BURNT), said(4, SealPart.OPENED)], "job")

    assert [(each.id, each.number, each.opened) for each in found] == [("s4", 2, True), ("s5", 3, False)]
    assert found[1].state == CLOSED


def moments() -> Iterator[datetime]:
    """Every hour of the weekend on which the clocks change."""
    first = datetime(2026, 10, 24, 0, 0, tzinfo=UTC)
    return (first + timedelta(hours=hours) for hours in range(72))


def test_it_opens_at_some_time_every_day() -> None:
    """No day is closed for good by the clock alone."""
    open_days = {
        now.astimezone(LONDON).date() for now in moments() if not unmet(around(now.astimezone(LONDON)))
    }

    assert len(open_days) >= 3
