"""Facts about nerves, drills and jobs come back as they were."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice.history.opening import open_history
from practice.history.store import SqliteHistory
from practice.history.tables import TABLES
from practice.model import drills, jobs, nerves
from practice.model.drills import DrillKind, Outcome
from practice.model.fact import FlatFact
from practice.model.kinds import Competency
from practice.model.nerves import AttemptPart, Occasion, RatedAt
from practice.model.stamp import Stamp

NUMBERS = count(1)
STAMP = Stamp("", "2026-03-01T10:00:00.000Z", "2026-03-01")

anything = st.text(st.characters(exclude_categories=()))  # with NUL and with halves of characters
seconds = st.floats(min_value=0, allow_nan=False)
percent = st.integers(0, 100)
days = st.dates().map(date.isoformat)
yes_or_no = st.booleans()
stamps = st.just(STAMP)

free = (
    st.builds(nerves.Breathed, stamps, anything, seconds, yes_or_no, anything)
    | st.builds(
        nerves.Rated,
        stamps,
        st.sampled_from(Occasion),
        st.sampled_from(RatedAt),
        percent,
        anything,
        anything,
    )
    | st.builds(nerves.ItemRated, stamps, anything, st.integers(1, 5), st.integers(0, 10))
    | st.builds(nerves.IfThen, stamps, anything, anything, anything, yes_or_no)
    | st.builds(nerves.Rehearsed, stamps, anything, anything, yes_or_no)
    | st.builds(nerves.Interview, stamps, anything, anything, yes_or_no, anything, anything)
    | st.builds(nerves.Attempt, stamps, anything, st.integers(1, 12), st.integers(1, 12), yes_or_no)
    | st.builds(
        drills.Drilled,
        stamps,
        anything,
        st.sampled_from(DrillKind),
        anything,
        st.sampled_from(Outcome),
        anything,
        st.none() | seconds,
        st.none() | seconds,
    )
    | st.builds(drills.Recalled, stamps, anything, st.floats(0, 1), st.none() | seconds, yes_or_no, anything)
    | st.builds(drills.Wanted, stamps, anything, st.sampled_from(Competency), st.integers(0, 3))
    | st.builds(nerves.TrialBegun, stamps, st.integers(0, 2**31), anything)
)
said = st.builds(
    nerves.AttemptSaid,
    stamps,
    st.just("attempt"),
    st.sampled_from(AttemptPart),
    anything,
    st.none() | percent,
)
of_a_trial = st.builds(nerves.TrialRound, stamps, st.just("trial"), st.integers(1, 99), anything) | st.builds(
    nerves.TrialEnded, stamps, st.just("trial")
)
of_a_job = (
    st.builds(jobs.JobAdded, stamps, anything, anything)
    | st.builds(jobs.JobSaid, stamps, st.just("job"), st.sampled_from(jobs.JobPart), anything)
    | st.builds(
        jobs.JobEnded,
        stamps,
        st.just("job"),
        st.sampled_from(jobs.Ending),
        st.sampled_from(jobs.Stage),
        days,
        anything,
    )
    | st.builds(
        jobs.InterviewSaid,
        stamps,
        anything,
        st.sampled_from(jobs.InterviewPart),
        anything,
        st.none() | percent,
        anything,
    )
    | st.builds(
        jobs.AfterSaid,
        stamps,
        st.just("job"),
        st.sampled_from(jobs.AfterPart),
        anything,
        st.none() | st.integers(1, 10),
    )
    | st.builds(
        jobs.MirrorSaid,
        stamps,
        st.just("job"),
        st.sampled_from(jobs.MirrorPart),
        anything,
        st.none() | st.integers(1, 5),
    )
)
of_a_seal = (
    st.builds(
        jobs.Sealed,
        stamps,
        st.just("job"),
        st.sampled_from(jobs.SealKind),
        anything,
        anything,
        anything,
        st.just("") | days,
    )
    | st.builds(jobs.SealSaid, stamps, st.just("seal"), st.sampled_from(jobs.SealPart), anything)
    | st.builds(
        jobs.PieceSorted,
        stamps,
        st.just("seal"),
        st.integers(1, 999),
        anything,
        st.sampled_from(jobs.Standing),
        st.sampled_from(jobs.Cause),
        anything,
    )
)
of_a_task = (
    st.builds(
        jobs.TaskSet,
        stamps,
        st.just("job"),
        st.sampled_from(jobs.Cause),
        anything,
        days,
        anything,
        anything,
    )
    | st.builds(jobs.TaskSaid, stamps, st.just("task"), st.sampled_from(jobs.TaskPart), anything)
    | st.builds(
        jobs.Drafted,
        stamps,
        st.just("job"),
        st.sampled_from(jobs.LetterKind),
        anything,
        anything,
        anything,
    )
    | st.builds(jobs.LetterSaid, stamps, st.just("letter"), st.sampled_from(jobs.LetterPart), anything)
)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    history = open_history(tmp_path / "history.db")
    history.keep(
        nerves.Attempt(replace(STAMP, id="attempt"), "sitting", 1, 1, False),
        nerves.TrialBegun(replace(STAMP, id="trial"), 7, "ease nothing"),
        jobs.JobAdded(replace(STAMP, id="job"), "Northwind"),
        jobs.Sealed(replace(STAMP, id="seal"), "job", jobs.SealKind.FEEDBACK, STAMP.at),
        jobs.TaskSet(replace(STAMP, id="task"), "job", jobs.Cause.CV, "Check it", "2026-03-09"),
        jobs.Drafted(replace(STAMP, id="letter"), "job", jobs.LetterKind.THANKS, "Thank you", "Dear"),
    )
    yield history
    history.close()


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=free | said | of_a_trial | of_a_job | of_a_seal | of_a_task)
def test_whatever_lies_flat_comes_back_as_it_was(history: SqliteHistory, drawn: FlatFact) -> None:
    """Words as they were typed, numbers to the last digit, in the order of keeping."""
    fact = replace(drawn, stamp=replace(STAMP, id=f"id-{next(NUMBERS)}"))
    history.keep(fact)

    assert history.every(type(fact))[-1] == fact


def test_every_kind_of_fact_has_a_table() -> None:
    """A kind without one would be refused only when somebody has something to keep."""
    assert set(TABLES) == {kind.__name__ for kind in get_args(FlatFact)}
    assert len(set(TABLES.values())) == len(TABLES)
