"""What is kept comes back as it was."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice.history.opening import open_history
from practice.history.store import SqliteHistory
from practice.model.answer import Ended, FollowUp, Given, Notes, Voice
from practice.model.delivery import Delivery
from practice.model.facts import (
    Answered,
    Baseline,
    Draft,
    HowEnded,
    Moment,
    Part,
    ReviewPart,
    RoundEnded,
    RoundStarted,
)
from practice.model.jobs import JobAdded, JobPart, JobSaid
from practice.model.kinds import Competency, Gap, QuestionType
from practice.model.stamp import Stamp

NUMBERS = count(1)

anything = st.text(st.characters(exclude_categories=()))  # with NUL and with halves of characters
small = st.integers(0, 1000)
seconds = st.floats(min_value=0, allow_nan=False)
notes = st.builds(Notes, anything, anything, anything)
stretches = st.tuples(seconds, seconds)
decibels = st.floats(allow_nan=False)
deliveries = st.builds(
    Delivery,
    heard_s=seconds,
    speech=st.none() | stretches,
    silences=st.lists(stretches, max_size=9).map(tuple),
    syllables=small,
    fillers=st.lists(stretches, max_size=9).map(tuple),
    level_db=st.none() | decibels,
    level_spread_db=st.none() | decibels,
    snr_db=st.none() | decibels,
    clipped=st.floats(0, 1),
    faulty_s=seconds,
    silent=st.booleans(),
    too_noisy=st.booleans(),
)
drafts = st.builds(Draft, small, seconds, anything, notes)
many = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def history(tmp_path: Path) -> Iterator[SqliteHistory]:
    history = open_history(tmp_path / "history.db")
    yield history
    history.close()


def stamp() -> Stamp:
    return Stamp(f"id-{next(NUMBERS)}", "2026-03-01T10:00:00.000Z", "2026-03-01")


def started() -> RoundStarted:
    return RoundStarted(stamp(), "quick", "Quick", 7, Voice.TYPED, '{"kind": "Plan"}')


def answered(start: RoundStarted) -> Answered:
    given = Given(0, 0, 1, "Why here?", Ended.DONE, 1.5, 60.25, words="Because.")
    question = "core/why-here"
    return Answered(
        stamp(), start.stamp.id, question, 1, QuestionType.MOTIVATION, None, True, Voice.TYPED, given
    )


@many
@given(
    recipe=anything,
    title=anything,
    seed=st.integers(),
    voice=st.sampled_from(Voice),
    plan=anything,
    again_of=anything,
)
def test_a_round_comes_back_as_it_began(
    history: SqliteHistory, recipe: str, title: str, seed: int, voice: Voice, plan: str, again_of: str
) -> None:
    """A seed may be any whole number: the person types it."""
    start = RoundStarted(stamp(), recipe, title, seed, voice, plan, again_of)
    history.keep(start)

    assert start in {kept.started for kept in history.rounds()}
    assert history.plan(start.stamp.id) == plan


@many
@given(
    given_=st.builds(
        Given,
        item=small,
        part=small,
        take=small,
        asked=anything,
        ended=st.sampled_from(Ended),
        prepared_s=seconds,
        answered_s=seconds,
        words=st.none() | anything,
        follow_up=st.none() | st.builds(FollowUp, anything, anything, st.none() | st.sampled_from(Gap)),
        expected=st.none() | st.integers(1, 5),
        notes=notes,
    ),
    delivery=st.none() | deliveries,
    kind=st.sampled_from(QuestionType),
    competency=st.none() | st.sampled_from(Competency),
    scored=st.booleans(),
    question=anything,
)
def test_an_answer_comes_back_word_for_word(
    history: SqliteHistory,
    given_: Given,
    delivery: Delivery | None,
    kind: QuestionType,
    competency: Competency | None,
    scored: bool,
    question: str,
) -> None:
    """Terminals send NUL and half characters; whatever was typed is the person's, and is not mended."""
    start = started()
    answer = replace(
        answered(start),
        given=given_,
        delivery=delivery,
        type=kind,
        competency=competency,
        scored=scored,
        question=question,
    )
    history.keep(start, answer)

    assert history.answer(answer.stamp.id) == answer
    assert history.answers(start.stamp.id) == (answer,)


@many
@given(events=st.lists(st.tuples(seconds, anything)))
def test_moments_come_back_in_order(history: SqliteHistory, events: list[tuple[float, str]]) -> None:
    """Played back in order they are the round; one out of place would be another round."""
    start = started()
    moments = [
        Moment(stamp(), start.stamp.id, n, elapsed, event) for n, (elapsed, event) in enumerate(events)
    ]
    history.keep(start, *reversed(moments))

    assert history.moments(start.stamp.id) == tuple(moments)


@many
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(Part), anything, anything, st.none() | st.integers(1, 5)), max_size=9
    )
)
def test_a_review_comes_back_in_the_order_it_was_said(
    history: SqliteHistory, steps: list[tuple[Part, str, str, int | None]]
) -> None:
    """All steps here carry the same instant, as steps of one second do."""
    start = started()
    answer = answered(start)
    parts = tuple([ReviewPart(stamp(), answer.stamp.id, *step) for step in steps])
    history.keep(start, answer, *parts)

    assert history.review(answer.stamp.id) == parts


@many
@given(device=anything, delivery=deliveries)
def test_a_baseline_comes_back_as_it_was_measured(
    history: SqliteHistory, device: str, delivery: Delivery
) -> None:
    """Every later answer is compared with it; each example here is newer than the one before."""
    baseline = Baseline(stamp(), device, delivery)
    history.keep(baseline)

    assert history.baseline() == baseline


@pytest.mark.parametrize("how", HowEnded)
def test_the_end_of_a_round_comes_back(history: SqliteHistory, how: HowEnded) -> None:
    """Without it the round would be offered again for ever."""
    start = started()
    history.keep(start, RoundEnded(stamp(), start.stamp.id, how))

    assert [entry.ended for entry in history.rounds()] == [how]


@many
@given(first=drafts, second=drafts)
def test_a_draft_is_replaced_and_forgotten(history: SqliteHistory, first: Draft, second: Draft) -> None:
    """It is the one thing here that is no fact: only the newest copy is worth anything."""
    start = started()
    history.keep(start)
    drafts = [history.draft(start.stamp.id)]
    for draft in (first, second, None, None):
        history.keep_draft(start.stamp.id, draft)
        drafts.append(history.draft(start.stamp.id))

    assert drafts == [None, first, second, None, None]


def test_drafts_of_two_rounds_do_not_meet(history: SqliteHistory) -> None:
    """Two windows may each be writing an answer."""
    one, other = started(), started()
    history.keep(one, other)
    history.keep_draft(one.stamp.id, Draft(0, 1.0, "one"))
    history.keep_draft(other.stamp.id, Draft(0, 2.0, "other"))
    history.keep_draft(other.stamp.id, None)

    assert history.draft(one.stamp.id) == Draft(0, 1.0, "one")


def test_everything_is_there_tomorrow(tmp_path: Path) -> None:
    """The walk's last step: another program, another day, the same facts."""
    start = started()
    answer = answered(start)
    part = ReviewPart(stamp(), answer.stamp.id, Part.CHANGE, text="name the result")
    moment = Moment(stamp(), start.stamp.id, 0, 0.5, '{"kind": "Go"}')
    history = open_history(tmp_path / "history.db")
    history.keep(start, moment, answer, part)
    history.close()

    tomorrow = open_history(tmp_path / "history.db")
    found = [
        *[entry.started for entry in tomorrow.rounds()],
        *tomorrow.moments(start.stamp.id),
        *tomorrow.answers(start.stamp.id),
        *tomorrow.review(answer.stamp.id),
    ]
    tomorrow.close()

    assert found == [start, moment, answer, part]


def test_what_is_not_there_is_none_and_not_an_error(history: SqliteHistory) -> None:
    """Except a plan: nobody asks for the plan of a round that is not there, but by mistake."""
    with pytest.raises(KeyError):
        history.plan("nowhere")

    assert history.answer("nowhere") is None
    assert history.baseline() is None
    assert history.draft("nowhere") is None
    assert history.round(1) is None
    assert history.unfinished() is None
    assert (history.moments("nowhere"), history.answers("nowhere"), history.review("nowhere")) == ((), (), ())


def test_one_part_of_every_job_is_read_without_the_others(history: SqliteHistory) -> None:
    """Home needs their names; ten years of adverts stay where they are."""
    stamps = [Stamp(f"id-{n}", f"2026-03-02T18:00:00.00{n}Z", "2026-03-02") for n in range(6)]
    first, second = JobAdded(stamps[0], "Northwind"), JobAdded(stamps[1], "Library")
    named = JobSaid(stamps[2], "id-1", JobPart.NAME, "Town library")
    advert = JobSaid(stamps[3], "id-0", JobPart.ADVERT, "We look for somebody.")
    back = JobSaid(stamps[4], "id-1", JobPart.NAME, "Library")
    other = JobSaid(stamps[5], "id-0", JobPart.NAME, "Northwind Ltd")
    history.keep(first, second, named, advert, back, other)

    assert history.said_of_jobs(JobPart.NAME) == (named, back, other)
    assert history.said_of_jobs(JobPart.ADVERT) == (advert,)
    assert history.said_of_jobs(JobPart.CV) == ()
