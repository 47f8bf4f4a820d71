"""What is worth writing, and when: tables of days, with weekends and the ends of years."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice.applications.letters import Written, written
from practice.applications.touches import (
    ANSWERED,
    ASKED_TWICE,
    NO_ANSWER,
    SATURDAY,
    Touch,
    months_after,
    on_working_day,
    stop,
    thanks_until,
    touches,
    working_days_after,
)
from practice.model.jobs import Drafted, LetterKind, LetterPart, LetterSaid, Stage
from practice.model.stamp import Stamp

MONDAY = date(2026, 3, 2)
K = LetterKind
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1))


def noon(day: date) -> datetime:
    """The middle of it."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def sent(kind: LetterKind, day: str, interview: str = "") -> Written:
    """A letter that was sent on this day."""
    return Written(
        Drafted(Stamp(f"{kind}{day}", f"{day}T09:00:00.000Z", day), "job", kind, "S", "W", interview), day
    )


def after(
    today: date,
    *letters: Written,
    ended: date = MONDAY,
    reached: Stage = Stage.PANEL,
    answered: bool = False,
    again: bool = True,
) -> dict[LetterKind, tuple[date, date | None]]:
    """The first open letter of each kind after a no, with its days."""
    found: dict[LetterKind, tuple[date, date | None]] = {}
    for each in touches(
        ended=ended,
        reached=reached,
        interviews=(),
        letters=letters,
        answered=answered,
        wants_again=again,
        now=noon(today),
        today=today,
    ):
        found.setdefault(each.kind, (each.due, each.until))
    return found


@pytest.mark.parametrize(
    ("day", "count", "wanted"),
    [
        ("2026-03-02", 5, "2026-03-09"),  # Monday to Monday
        ("2026-03-02", 7, "2026-03-11"),
        ("2026-03-06", 1, "2026-03-09"),  # over a weekend
        ("2026-03-07", 1, "2026-03-09"),  # from a Saturday
        ("2026-03-08", 5, "2026-03-13"),  # from a Sunday
        ("2026-03-04", 0, "2026-03-04"),
        ("2025-12-29", 5, "2026-01-05"),  # into the next year
        ("2025-12-31", 7, "2026-01-09"),
        ("2028-02-28", 2, "2028-03-01"),  # a leap year
    ],
)
def test_working_days_leave_out_the_weekend(day: str, count: int, wanted: str) -> None:
    """A reminder on the fifth calendar day would come too soon."""
    assert working_days_after(date.fromisoformat(day), count) == date.fromisoformat(wanted)


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2026-03-02", 3, "2026-06-02"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2027-11-30", 3, "2028-02-29"),
        ("2026-10-31", 6, "2027-04-30"),
        ("2026-12-31", 6, "2027-06-30"),
        ("2026-12-15", 12, "2027-12-15"),
        ("2026-09-30", 3, "2026-12-30"),
    ],
)
def test_months_end_where_the_month_ends(day: str, months: int, wanted: str) -> None:
    """There is no 31 April."""
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(wanted)


@settings(deadline=None)
@given(days, st.integers(0, 30))
def test_working_days_are_working_days(day: date, count: int) -> None:
    """Whatever the day, what comes out is a weekday, and so many weekdays lie between."""
    then = working_days_after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (then - day).days + 1)]

    assert sum(each.weekday() < SATURDAY for each in between) == count
    assert on_working_day(then).weekday() < SATURDAY


@settings(deadline=None)
@given(days, st.integers(0, 24))
def test_months_go_forward(day: date, months: int) -> None:
    """The same day of the month or an earlier one, so many months on."""
    then = months_after(day, months)

    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day


def test_a_thank_you_is_open_for_24_hours() -> None:
    """Then it is too late, and nobody is reminded of it."""
    nine = datetime(2026, 3, 2, 9, tzinfo=UTC)

    def open_at(now: datetime, *letters: Written) -> list[Touch]:
        there = touches(
            ended=None, reached=None, interviews=[("i1", nine)], letters=letters, now=now, today=now.date()
        )
        return list(there)

    (touch,) = open_at(nine)
    day = timedelta(days=1)
    assert (touch.kind, touch.due, touch.interview) == (K.THANKS, MONDAY, "i1")
    assert (touch.until, touch.closes) == (date(2026, 3, 3), nine + day)
    assert open_at(nine + day)
    assert not open_at(nine + day + timedelta(minutes=1))
    assert not open_at(nine, sent(K.THANKS, "2026-03-02", "i1"))
    assert open_at(nine, sent(K.THANKS, "2026-03-02", "another"))


def test_24_hours_are_24_hours_where_the_clocks_change() -> None:
    """On the last Sunday of March the same time of day is 23 hours later."""
    berlin = ZoneInfo("Europe/Berlin")
    starts = datetime(2026, 3, 28, 15, tzinfo=berlin)

    assert thanks_until(starts).astimezone(berlin).hour == 16


def test_nothing_is_due_on_the_day_of_the_news() -> None:
    """A day of rest comes first."""
    assert all(due > MONDAY for due, _ in after(MONDAY).values())


def test_a_request_is_open_from_the_next_day_for_a_week() -> None:
    """After that it is too late to ask."""
    assert after(MONDAY)[K.REQUEST] == (date(2026, 3, 3), date(2026, 3, 9))
    assert K.REQUEST in after(date(2026, 3, 9))
    assert K.REQUEST not in after(date(2026, 3, 10))
    assert K.REQUEST not in after(date(2026, 3, 4), sent(K.REQUEST, "2026-03-03"))
    assert K.REQUEST not in after(date(2026, 3, 4), answered=True)


def test_nobody_is_asked_after_a_no_without_an_interview() -> None:
    """Nobody is behind it."""
    assert K.REQUEST not in after(MONDAY, reached=Stage.APPLIED)


@pytest.mark.parametrize(
    ("asked", "due", "until"),
    [
        ("2026-03-04", "2026-03-11", "2026-03-13"),
        ("2026-03-06", "2026-03-13", "2026-03-17"),  # a Friday
        ("2026-03-07", "2026-03-13", "2026-03-17"),  # a Saturday
        ("2025-12-30", "2026-01-06", "2026-01-08"),
    ],
)
def test_one_reminder_after_five_to_seven_working_days(asked: str, due: str, until: str) -> None:
    """Neither sooner nor later, and once."""
    first = date.fromisoformat(asked)
    found = after(first, sent(K.REQUEST, asked), ended=first - timedelta(days=1))

    assert found[K.FOLLOW_UP] == (date.fromisoformat(due), date.fromisoformat(until))


def test_after_the_reminder_it_says_stop() -> None:
    """And so it does when an answer came, or none came for long."""
    request = sent(K.REQUEST, "2026-03-04")
    chased = sent(K.FOLLOW_UP, "2026-03-11")

    assert stop((request,), answered=False, today=date(2026, 3, 13)) == ""
    assert stop((request,), answered=False, today=date(2026, 3, 14)) == NO_ANSWER
    assert stop((request, chased), answered=False, today=date(2026, 3, 11)) == ASKED_TWICE
    assert stop((request,), answered=True, today=date(2026, 3, 5)) == ANSWERED
    assert K.FOLLOW_UP not in after(date(2026, 3, 12), request, chased)
    assert K.FOLLOW_UP not in after(date(2026, 3, 12), request, answered=True)
    assert K.FOLLOW_UP not in after(date(2026, 3, 14), request)
    assert stop((), answered=False, today=MONDAY) == ""


def test_keep_me_in_mind_is_for_the_first_week() -> None:
    """Later it says nothing that a short hello would not."""
    assert after(MONDAY)[K.KEEP_IN_MIND] == (date(2026, 3, 3), date(2026, 3, 9))
    assert K.KEEP_IN_MIND not in after(date(2026, 3, 10))
    assert K.KEEP_IN_MIND not in after(date(2026, 3, 5), sent(K.KEEP_IN_MIND, "2026-03-04"))


@pytest.mark.parametrize(
    ("ended", "first", "second"),
    [
        ("2026-03-02", "2026-06-02", "2026-09-02"),
        ("2026-03-05", "2026-06-05", "2026-09-07"),  # 5 September is a Saturday
        ("2026-11-30", "2027-03-01", "2027-05-31"),  # 28 February is a Sunday, 30 May one, too
        ("2026-10-01", "2027-01-01", "2027-04-01"),
    ],
)
def test_a_short_hello_after_three_and_six_months(ended: str, first: str, second: str) -> None:
    """On a working day, and each once."""
    day = date.fromisoformat(ended)
    open_ones = touches(ended=day, reached=Stage.PANEL, interviews=(), letters=(), now=noon(day), today=day)
    due = [each.due.isoformat() for each in open_ones if each.kind is K.TOUCH]

    assert due == [first, second]


def test_a_hello_that_was_said_is_not_due_again() -> None:
    """One in May stands for the one in June; the one in September stays."""
    found = after(date(2026, 5, 20), sent(K.TOUCH, "2026-05-20"))

    assert found[K.TOUCH][0] == date(2026, 9, 2)


def test_who_does_not_want_to_go_back_has_nothing_to_write() -> None:
    """Only feedback can still be asked for."""
    assert list(after(MONDAY, again=False)) == [K.REQUEST]


def test_a_review_day_stays_until_something_was_written() -> None:
    """It was agreed between two people; it does not go by itself."""

    def kinds(today: date, *letters: Written) -> list[LetterKind]:
        found = touches(
            ended=None,
            reached=None,
            interviews=(),
            letters=letters,
            review_on=date(2026, 9, 1),
            now=noon(today),
            today=today,
        )
        return [each.kind for each in found if each.is_now(today)]

    early = sent(K.MANAGER, "2026-03-04")
    assert kinds(date(2026, 8, 31), early) == []
    assert kinds(date(2026, 12, 24), early) == [K.MANAGER]
    assert kinds(date(2026, 9, 2), sent(K.MANAGER, "2026-09-01")) == []


def test_what_comes_first_stands_first() -> None:
    """The list is read from the top."""
    open_ones = touches(
        ended=MONDAY,
        reached=Stage.VIDEO,
        interviews=[("i1", datetime(2026, 3, 2, 9, tzinfo=UTC))],
        letters=(),
        now=datetime(2026, 3, 2, 18, tzinfo=UTC),
        today=MONDAY,
    )

    assert [each.kind for each in open_ones] == [K.THANKS, K.REQUEST, K.KEEP_IN_MIND, K.TOUCH, K.TOUCH]


def draft(id: str, at: str, words: str = "W", kind: LetterKind = K.TOUCH) -> Drafted:
    """A draft of this moment."""
    return Drafted(Stamp(id, f"2026-03-02T{at}.000Z", "2026-03-02"), "job", kind, "S", words)


def test_a_letter_is_its_newest_draft_until_it_was_sent() -> None:
    """What is written after that is another letter."""
    said = LetterSaid(
        Stamp("s", "2026-03-02T11:00:00.000Z", "2026-03-02"), "b", LetterPart.SENT, "2026-03-02"
    )
    letters = written([draft("a", "09:00:00"), draft("c", "12:00:00", "new"), draft("b", "10:00:00")], [said])

    assert [(each.draft.stamp.id, each.sent) for each in letters] == [("b", "2026-03-02"), ("c", "")]
