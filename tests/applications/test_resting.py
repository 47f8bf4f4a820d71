"""The day of rest after a rejection."""

from datetime import UTC, datetime, timedelta

import pytest

from practice.applications.resting import REST, SKIPPED, is_resting, news, rest_ends
from practice.model.jobs import AfterPart, AfterSaid, Ending, JobEnded, Stage
from practice.model.stamp import Stamp

NEWS = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


def stamp(moment: datetime = NEWS) -> Stamp:
    """Of a fact at this moment."""
    at = moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Stamp(f"id-{at}", at, moment.date().isoformat())


def ended(
    how: Ending = Ending.REJECTED, *, at: datetime = NEWS, on: str = "2026-03-02", stage: Stage = Stage.PANEL
) -> JobEnded:
    """An end of one job."""
    return JobEnded(stamp(at), "job", how, stage, on)


def rested(text: str = SKIPPED, *, at: datetime = NEWS) -> AfterSaid:
    """A word about the wait."""
    return AfterSaid(stamp(at), "job", AfterPart.RESTED, text)


@pytest.mark.parametrize(
    ("after", "rests"),
    [
        (timedelta(), True),
        (REST - timedelta(milliseconds=1), True),
        (REST, False),
        (timedelta(days=30), False),
    ],
)
def test_it_lasts_a_day(after: timedelta, rests: bool) -> None:
    """To the moment, from when it was entered."""
    assert is_resting([ended()], [], now=NEWS + after) is rests


@pytest.mark.parametrize(("how", "rests"), [(Ending.REJECTED, True), (Ending.SILENCE, True)])
def test_a_no_and_a_silence_are_news(how: Ending, rests: bool) -> None:
    """Both end a hope."""
    assert is_resting([ended(how)], [], now=NEWS) is rests


@pytest.mark.parametrize("how", [Ending.OFFER, Ending.WITHDREW, Ending.OPEN])
def test_other_ends_need_no_rest(how: Ending) -> None:
    """An offer, an own decision, or an end that was taken back."""
    assert news([ended(), ended(how, at=NEWS + timedelta(hours=1))]) is None
    assert not is_resting([ended(), ended(how, at=NEWS + timedelta(hours=1))], [], now=NEWS)


def test_a_job_that_goes_on_needs_no_rest() -> None:
    """There is no news of it."""
    assert not is_resting([], [], now=NEWS)


def test_it_can_be_skipped() -> None:
    """By a word of the person's, and by nothing else."""
    later = NEWS + timedelta(minutes=1)

    assert not is_resting([ended()], [rested(at=later)], now=later)
    assert is_resting([ended()], [rested("", at=later)], now=later)
    assert is_resting([ended()], [AfterSaid(stamp(later), "job", AfterPart.FEEL, SKIPPED)], now=later)


def test_a_wait_that_was_skipped_before_is_not_skipped_for_new_news() -> None:
    """A silence that becomes a no is news again."""
    later = NEWS + timedelta(days=9)
    ends = [ended(Ending.SILENCE), ended(at=later, on="2026-03-11")]

    assert is_resting(ends, [rested()], now=later)


def test_a_stage_that_is_put_right_begins_no_new_wait() -> None:
    """It is the same news."""
    later = NEWS + timedelta(days=1)
    ends = [ended(), ended(at=later, stage=Stage.FINAL)]

    assert news(ends) == ends[0]
    assert not is_resting(ends, [], now=later)


def test_the_order_of_facts_does_not_matter() -> None:
    """Histories of two computers are put together in any order."""
    ends = [ended(), ended(Ending.OPEN, at=NEWS + timedelta(hours=1))]

    assert news(reversed(ends)) is None


def test_news_of_last_month_needs_no_rest_today() -> None:
    """Whoever enters old applications is not held up by each."""
    assert rest_ends(ended(on="2026-02-20")) == NEWS
    assert not is_resting([ended(on="2026-02-20")], [], now=NEWS)
    assert is_resting([ended(on="2026-03-01")], [], now=NEWS)


def test_a_day_that_cannot_be_read_is_no_old_day() -> None:
    """The stamp is enough."""
    assert is_resting([ended(on="last week")], [], now=NEWS)


@pytest.mark.parametrize(("back", "rests"), [(timedelta(minutes=5), True), (timedelta(days=400), False)])
def test_a_clock_that_is_put_back_makes_nobody_wait_for_a_year(back: timedelta, rests: bool) -> None:
    """A few minutes are nothing; a wrong year is a mistake of the computer's."""
    assert is_resting([ended()], [], now=NEWS - back) is rests
