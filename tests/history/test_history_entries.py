"""What is worked out from the facts, each time anew: entries, what waits, levels, what was seen."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from practice.history import queries
from practice.history.opening import connect, open_history
from practice.history.store import SqliteHistory
from practice.model.answer import Ended, Given, Voice
from practice.model.delivery import Delivery
from practice.model.facts import (
    Answered,
    Baseline,
    HowEnded,
    Levelled,
    Part,
    ReviewPart,
    RoundEnded,
    RoundEntry,
    RoundStarted,
    Seen,
)
from practice.model.kinds import Competency, QuestionType
from practice.model.stamp import Stamp

NUMBERS = count(1)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    history = open_history(tmp_path / "history.db")
    yield history
    history.close()


def stamp(day: str = "2026-03-01", clock: str = "10:00:00.000") -> Stamp:
    return Stamp(f"id-{next(NUMBERS):05}", f"{day}T{clock}Z", day)


def started(day: str = "2026-03-01", *, again_of: str = "") -> RoundStarted:
    return RoundStarted(stamp(day), "quick", "Quick", 7, Voice.TYPED, "{}", again_of)


def ended(start: RoundStarted, how: HowEnded = HowEnded.FINISHED) -> RoundEnded:
    return RoundEnded(stamp(), start.stamp.id, how)


def answered(
    start: RoundStarted,
    item: int = 0,
    *,
    part: int = 0,
    take: int = 1,
    end: Ended = Ended.DONE,
    scored: bool = True,
    question: str = "core/conflict",
) -> Answered:
    return Answered(
        stamp(start.stamp.day),
        start.stamp.id,
        question,
        1,
        QuestionType.BEHAVIOURAL,
        Competency.TEAMWORK,
        scored,
        Voice.TYPED,
        Given(item, part, take, "Tell me about a conflict.", end, 1.0, 2.0, words="We talked."),
    )


def said(answer: Answered, part: Part, level: int | None = None, *, day: str = "2026-03-02") -> ReviewPart:
    return ReviewPart(stamp(day), answer.stamp.id, part, level=level)


def counted(entry: RoundEntry | None) -> tuple[int, int]:
    assert entry is not None
    return entry.answers, entry.waiting


def test_rounds_are_numbered_from_the_oldest(history: SqliteHistory) -> None:
    """The number is a place in time, so that it is the same in two copies of a history."""
    late, early, middle = started("2026-03-09"), started("2026-03-01"), started("2026-03-05")
    history.keep(late, early, middle)

    assert [(entry.number, entry.started) for entry in history.rounds()] == [
        (1, early),
        (2, middle),
        (3, late),
    ]


def test_rounds_of_one_instant_are_numbered_by_their_id(history: SqliteHistory) -> None:
    """A tie must not fall differently tomorrow."""
    first, second = started(), started()
    history.keep(second, first)

    assert [entry.started for entry in history.rounds()] == [first, second]


def test_the_last_rounds_keep_their_numbers(history: SqliteHistory) -> None:
    """`practice rounds show 4` must mean the line that was shown as 4."""
    starts = [started(f"2026-03-0{day}") for day in range(1, 6)]
    history.keep(*starts)

    assert [entry.number for entry in history.rounds(last=2)] == [4, 5]
    assert [entry.number for entry in history.rounds(last=99)] == [1, 2, 3, 4, 5]
    assert history.rounds(last=0) == ()
    assert [history.round(number) for number in (1, 5)] == [history.rounds()[0], history.rounds()[4]]


@pytest.mark.parametrize("number", [0, -1, 3, 10**30, -(10**30)])
def test_a_number_that_no_round_has_is_no_round(history: SqliteHistory, number: int) -> None:
    """Any number may be typed after `rounds show`."""
    history.keep(started(), started())

    assert history.round(number) is None


def test_the_newest_round_without_an_end_is_unfinished(history: SqliteHistory) -> None:
    """It is the one that `--resume` goes on with."""
    old, open_, closed = started("2026-03-01"), started("2026-03-02"), started("2026-03-03")
    history.keep(old, open_, closed, ended(closed, HowEnded.SET_ASIDE))
    unfinished = history.unfinished()
    history.keep(ended(open_), ended(old))

    assert unfinished is not None
    assert (unfinished.number, unfinished.started) == (2, open_)
    assert history.unfinished() is None


def test_a_short_round_of_a_review_is_never_unfinished(history: SqliteHistory) -> None:
    """Home would offer to go on with a repetition that nobody needs to finish."""
    history.keep(started(again_of="an answer"))

    assert history.unfinished() is None


def test_follow_ups_and_earlier_takes_are_not_counted(history: SqliteHistory) -> None:
    """The list says how many questions were answered, not how often one spoke."""
    start = started()
    history.keep(
        start,
        answered(start, 0, take=1),
        answered(start, 0, take=2),
        answered(start, 0, part=1, take=2),
        answered(start, 1),
        ended(start),
    )

    assert counted(history.round(1)) == (2, 2)


def test_answers_are_in_the_order_they_were_given(history: SqliteHistory) -> None:
    """Even when the wall clock was put back in the middle of the round."""
    start = started("2026-03-05")
    before, after = answered(start, 0), answered(start, 1)
    after = replace(after, stamp=replace(after.stamp, at="2026-03-04T23:00:00.000Z"))
    history.keep(start, before, after)

    assert history.answers(start.stamp.id) == (before, after)


@pytest.mark.parametrize("how", HowEnded)
def test_an_answer_waits_once_its_round_has_ended(history: SqliteHistory, how: HowEnded) -> None:
    """In between questions nobody is asked to judge himself."""
    start = started()
    answer = answered(start)
    history.keep(start, answer)
    before = history.waiting(), counted(history.round(1))
    history.keep(ended(start, how))

    assert before == ((), (1, 0))
    assert history.waiting() == (answer,)
    assert counted(history.round(1)) == (1, 1)


def test_only_a_closed_review_stops_the_waiting(history: SqliteHistory) -> None:
    """A review may be left anywhere and is found again."""
    start = started()
    answer = answered(start)
    history.keep(start, answer, ended(start))
    for part in Part:
        if part is not Part.CLOSED:
            history.keep(said(answer, part, 3 if part in (Part.LEVEL, Part.BLIND) else None))
    begun = history.waiting()
    history.keep(said(answer, Part.CLOSED))

    assert begun == (answer,)
    assert history.waiting() == ()
    assert counted(history.round(1)) == (1, 0)


def test_the_last_take_alone_waits(history: SqliteHistory) -> None:
    """A take is repeated in order to be forgotten."""
    start = started()
    second, first = answered(start, take=2), answered(start, take=1)
    history.keep(start, second, first, ended(start))

    assert history.waiting() == (second,)


def test_a_review_of_an_earlier_take_does_not_close_the_last(history: SqliteHistory) -> None:
    """The last one is another answer."""
    start = started()
    first, last = answered(start, 0, take=1), answered(start, 0, take=2)
    history.keep(start, first, last, said(first, Part.CLOSED), ended(start))

    assert history.waiting() == (last,)
    assert counted(history.round(1)) == (1, 1)


def test_of_two_answers_under_one_take_the_later_counts(history: SqliteHistory) -> None:
    """It cannot happen in one window; in two it might, and both are kept."""
    start = started()
    one, other = answered(start), answered(start)
    history.keep(start, one, other, ended(start))

    assert history.waiting() == (other,)
    assert history.answers(start.stamp.id) == (one, other)
    assert counted(history.round(1)) == (1, 1)


def test_what_is_skipped_unscored_or_a_follow_up_never_waits(history: SqliteHistory) -> None:
    """There is nothing to level."""
    start = started()
    history.keep(
        start,
        answered(start, 0, end=Ended.SKIPPED),
        answered(start, 1, scored=False),
        answered(start, 2, scored=False),
        answered(start, 2, part=1),
        ended(start),
    )

    assert history.waiting() == ()
    assert counted(history.round(1)) == (2, 0)


def test_a_skipped_retake_leaves_the_take_before_it(history: SqliteHistory) -> None:
    """Somebody asks for another take and then leaves it: the good one counts."""
    start = started()
    first = answered(start, 0, take=1)
    history.keep(start, first, answered(start, 0, take=2, end=Ended.SKIPPED), ended(start))

    assert history.waiting() == (first,)


def test_a_round_that_repeats_an_answer_never_waits(history: SqliteHistory) -> None:
    """It is part of the review of that answer."""
    start = started()
    again = started(again_of=answered(start).stamp.id)
    history.keep(start, again, answered(again), ended(again))

    assert history.waiting() == ()
    assert [entry.waiting for entry in history.rounds()] == [0, 0]


def test_waiting_is_what_the_entries_count(history: SqliteHistory) -> None:
    """Home shows the sum, `practice review` the list; they are two queries."""
    for number in range(12):
        start = started(f"2026-03-{number + 1:02}", again_of="x" if number % 5 == 4 else "")
        answers = [
            answered(
                start,
                item,
                take=take,
                part=item % 2 * (take - 1),
                end=Ended.SKIPPED if (item + number) % 4 == 0 else Ended.DONE,
                scored=(item + number) % 3 > 0,
            )
            for item in range(5)
            for take in (1, 2)
        ]
        history.keep(start, *answers, *[said(each, Part.CLOSED) for each in answers[number % 3 :: 3]])
        if number % 4:
            history.keep(ended(start))
    counts = [entry.waiting for entry in history.rounds()]
    waiting = history.waiting()

    assert sum(counts) == len(waiting) > 5
    assert list(waiting) == sorted(waiting, key=lambda answer: answer.stamp.id)


def test_a_round_that_ended_twice_is_one_round(history: SqliteHistory) -> None:
    """Set aside in one window and finished in the other: the later end counts, nothing is refused."""
    start = started()
    history.keep(start, answered(start), ended(start, HowEnded.SET_ASIDE), ended(start, HowEnded.FINISHED))

    assert [entry.ended for entry in history.rounds()] == [HowEnded.FINISHED]
    assert len(history.waiting()) == 1


def test_the_last_level_of_an_answer_is_its_level(history: SqliteHistory) -> None:
    """A review may be done again; an overruled cap is no level."""
    start = started()
    one, other = answered(start, 0), answered(start, 1, question="core/failure")
    last = said(one, Part.LEVEL, 4, day="2026-03-09")
    history.keep(
        start,
        one,
        other,
        said(one, Part.LEVEL, 2, day="2026-03-03"),
        said(other, Part.LEVEL, 3, day="2026-03-05"),
        last,
        ReviewPart(stamp("2026-03-10"), one.stamp.id, Part.OVERRULE, text="it was five", level=5),
        said(one, Part.BLIND, 1, day="2026-03-11"),
    )

    assert history.levels() == (
        Levelled(
            other.stamp.id,
            "core/failure",
            Competency.TEAMWORK,
            "2026-03-05",
            "2026-03-05T10:00:00.000Z",
            3,
        ),
        Levelled(one.stamp.id, "core/conflict", Competency.TEAMWORK, "2026-03-09", last.stamp.at, 4),
    )


def test_every_blind_level_is_given_oldest_first(history: SqliteHistory) -> None:
    """Calibration compares each of them with the level given at the time."""
    start = started()
    answer = replace(answered(start), competency=None)
    history.keep(
        start,
        answer,
        said(answer, Part.BLIND, 2, day="2026-04-02"),
        said(answer, Part.BLIND, 5, day="2026-04-01"),
        said(answer, Part.LEVEL, 4),
    )

    assert [(each.day, each.level, each.competency) for each in history.blind_levels()] == [
        ("2026-04-01", 5, None),
        ("2026-04-02", 2, None),
    ]


def test_a_question_is_seen_once_a_time_it_is_asked(history: SqliteHistory) -> None:
    """A second take and a follow-up are not asked anew; a skipped question was asked."""
    one, other = started("2026-03-01"), started("2026-03-08")
    history.keep(
        one,
        other,
        answered(other, 0, question="core/a"),
        answered(one, 0, take=1, question="core/a"),
        answered(one, 0, take=2, question="core/a"),
        answered(one, 0, part=1, take=2, question="core/a"),
        answered(one, 1, question="core/b", end=Ended.SKIPPED),
    )

    assert history.seen() == {
        "core/a": Seen("core/a", "2026-03-08", 2),
        "core/b": Seen("core/b", "2026-03-01", 1),
    }


def test_the_baseline_kept_last_counts(history: SqliteHistory) -> None:
    """Even when the wall clock was put back: whoever reads the paragraph again means that reading."""
    first = Baseline(stamp(clock="11:00:00.000"), "Built-in", Delivery(60.0, syllables=240))
    second = Baseline(stamp(clock="10:00:00.000"), "Headset", Delivery(58.0, syllables=250))
    history.keep(first)
    history.keep(second)

    assert history.baseline() == second


@pytest.mark.parametrize(
    "query",
    ["LAST_ROUNDS", "ROUND", "UNFINISHED", "WAITING", "LEVELS", "BLIND_LEVELS", "SEEN", "ANSWERS", "REVIEW"],
)
def test_no_question_reads_a_whole_table(history: SqliteHistory, tmp_path: Path, query: str) -> None:
    """After some years the words are a hundred megabytes; a list must find its way by indexes."""
    sql: str = getattr(queries, query)
    with closing(connect(tmp_path / "history.db", mode="ro")) as db:
        plan: list[sqlite3.Row] = db.execute(f"explain query plan {sql}", [1] * sql.count("?")).fetchall()
    steps = [step["detail"] for step in plan]
    tables = ("round", "answer", "review", "round_end", "moment", "open", "later")

    assert [step for step in steps if step.startswith("SCAN") and step.split()[-1] in tables] == (
        ["SCAN open"] if query == "WAITING" else []  # the few that are left, in memory
    )
