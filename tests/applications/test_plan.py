"""The plan: what opens a task, how many, for how long the drills go along, and what comes of its facts."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.applications.plan import (
    BOOST_DAYS,
    MOST_OPEN,
    State,
    Task,
    as_line,
    boosts,
    has_room,
    line,
    open_tasks,
    tasks,
)
from practice.applications.proposals import (
    NO_TASK,
    TASK_CAUSES,
    Found,
    could_be,
    propose,
    said_kindly,
)
from practice.model.jobs import Cause, MirrorPart, PieceSorted, Standing, TaskPart, TaskSaid, TaskSet
from practice.model.kinds import Competency
from practice.model.stamp import Stamp

TODAY = date(2026, 3, 2)
SECRET = "You rambled."


def stamp(id: str = "", minute: int = 0, day: date = TODAY) -> Stamp:
    return Stamp(id, f"{day}T18:{minute:02}:00.000Z", day.isoformat())


def piece(cause: Cause, *, standing: Standing = Standing.NEW, about: str = "", n: int = 1) -> PieceSorted:
    return PieceSorted(stamp(), "seal", n, SECRET, standing, cause, about)


def task(
    cause: Cause, *, job: str = "job", state: State = State.OPEN, days_ago: int = 0, **more: object
) -> Task:
    set_on = TODAY - timedelta(days=days_ago)
    fields: dict[str, object] = {"competency": None, "questions": (), "state": state}
    fields.update(more)
    return Task("id", job, cause, "Words", "2026-03-16", set_on.isoformat(), f"{set_on}T18", **fields)  # type: ignore[arg-type]  # checked at run time


def proposed(found: Found, there: Sequence[Task] = ()) -> list[Cause]:
    return [each.cause for each in propose(found, there, today=TODAY)]


# -- what opens a task -----------------------------------------------------------------------------


def test_each_cause_opens_one_task_however_often_it_was_named() -> None:
    """Five pieces about answers are one thing to do; most spoken for comes first."""
    pieces = [piece(Cause.CV, n=1), *[piece(Cause.ANSWER, n=n) for n in range(2, 7)]]

    assert proposed(Found("job", "Northwind", pieces)) == [Cause.ANSWER, Cause.CV]


def test_a_cause_that_has_its_task_opens_no_other() -> None:
    """Open or done; of another job it says nothing, and one that was dropped can be chosen again."""
    found = Found("job", "Northwind", [piece(Cause.CV), piece(Cause.NERVES)])
    there = [task(Cause.CV, state=State.DONE), task(Cause.NERVES, job="other")]
    dropped = [task(Cause.CV, state=State.DROPPED)]

    assert proposed(found, there) == [Cause.NERVES]
    assert proposed(found, dropped) == [Cause.NERVES]
    assert Cause.CV in [each.cause for each in could_be(found, dropped, today=TODAY)]


@given(st.lists(st.sampled_from(Cause)), st.lists(st.sampled_from(TASK_CAUSES), max_size=3))
def test_no_more_is_proposed_than_there_is_room_for(named: list[Cause], open_ones: list[Cause]) -> None:
    """Whatever they said: three open tasks at the most, over all jobs, and one for each cause."""
    found = Found("job", "Northwind", [piece(cause, n=n) for n, cause in enumerate(named, 1)])
    there = [task(cause, job="other") for cause in open_ones]
    causes = proposed(found, there)

    assert len(causes) + len(open_ones) <= MOST_OPEN
    assert len(set(causes)) == len(causes)
    assert set(causes) <= set(TASK_CAUSES)
    assert has_room(there) == (len(open_ones) < MOST_OPEN)


def test_what_is_seen_otherwise_is_parked() -> None:
    """It opens no task, and no sentence is said of it."""
    pieces = [piece(cause, standing=Standing.OTHERWISE, n=n) for n, cause in enumerate(Cause, 1)]
    found = Found("job", "Northwind", pieces)

    assert proposed(found) == []
    assert said_kindly(found) == ()


def test_fit_and_what_nobody_knows_are_no_tasks() -> None:
    """There is nothing to mend, and that is said."""
    found = Found("job", "Northwind", [piece(Cause.FIT), piece(Cause.UNKNOWABLE, n=2)])

    assert proposed(found) == []
    assert said_kindly(found) == tuple(NO_TASK.values())


def test_without_feedback_the_person_is_the_witness() -> None:
    """A low look in the mirror, or a pattern that they have seen themselves."""
    looks = {MirrorPart.ANSWERS: 2, MirrorPart.RESEARCH: 3, MirrorPart.FIT: 1}
    found = Found("job", "Northwind", (), looks, frozenset({Cause.NERVES}))
    whys = {each.cause: each.why for each in propose(found, (), today=TODAY)}

    assert whys == {
        Cause.NERVES: "what you have seen yourself",
        Cause.ANSWER: "your look in the mirror",
    }


def test_an_answer_takes_its_competency_and_its_questions_along() -> None:
    """Those that were asked there about it; where none is, all that were asked."""
    asked = [("core/a", Competency.PLANNING), ("core/b", Competency.TEAMWORK), ("core/c", None)]
    pieces = [
        piece(Cause.ANSWER, about="planning"),
        piece(Cause.ANSWER, about="planning", n=2),
        piece(Cause.ANSWER, about="teamwork", n=3),
        piece(Cause.ANSWER, about="no-longer-known", n=4),
    ]
    (about,) = propose(Found("job", "N", pieces, asked=asked), (), today=TODAY)
    (none,) = propose(Found("job", "N", [piece(Cause.ANSWER)], asked=asked), (), today=TODAY)

    assert (about.competency, about.questions) == (Competency.PLANNING, ("core/a",))
    assert about.words == "Practise answers about planning"
    assert (none.competency, none.questions) == (None, ("core/a", "core/b", "core/c"))


def test_no_word_of_theirs_is_in_a_proposal() -> None:
    """What they said is in the envelope and in the mirror."""
    found = Found("job", "Northwind", [piece(cause, n=n) for n, cause in enumerate(Cause, 1)])

    assert SECRET not in repr(could_be(found, (), today=TODAY))


def test_every_task_has_a_day() -> None:
    """A wish has none."""
    found = Found("job", "Northwind")

    assert all(TODAY < each.by <= TODAY + timedelta(days=28) for each in could_be(found, (), today=TODAY))


# -- what its facts come to ------------------------------------------------------------------------


def set_(id: str, by: str = "2026-03-16", **more: str) -> TaskSet:
    return TaskSet(stamp(id), "job", Cause.ANSWER, "Words", by, **more)


def test_of_what_was_said_the_newest_counts() -> None:
    """Moved twice, written twice, and taken back once."""
    said = [
        TaskSaid(stamp(minute=3), "t", TaskPart.MOVED, "2026-03-30"),
        TaskSaid(stamp(minute=1), "t", TaskPart.MOVED, "2026-03-20"),
        TaskSaid(stamp(minute=1), "t", TaskPart.WRITTEN, as_line("does", "Maps: of towns")),
        TaskSaid(stamp(minute=2), "t", TaskPart.WRITTEN, as_line("news", "A rival")),
        TaskSaid(stamp(minute=3), "t", TaskPart.WRITTEN, as_line("news", "")),
        TaskSaid(stamp(minute=4), "other", TaskPart.DONE, "Not this one"),
    ]
    (found,) = tasks([set_("t", competency="planning", questions="core/a core/b")], said)

    assert (found.by, found.state, found.begun) == ("2026-03-30", State.OPEN, True)
    assert found.written == {"does": "Maps: of towns"}
    assert (found.competency, found.questions) == (Competency.PLANNING, ("core/a", "core/b"))


def test_a_task_is_done_or_dropped_with_its_words_and_its_day() -> None:
    """What came of it is the person's."""
    later = TODAY + timedelta(days=9)
    said = [
        TaskSaid(stamp(day=later), "a", TaskPart.DONE, "I begin with the result."),
        TaskSaid(stamp(day=later), "b", TaskPart.DROPPED),
    ]
    done, dropped, live = tasks([set_("a"), set_("b"), set_("c")], said)

    assert (done.state, done.came_of, done.closed_on) == (
        State.DONE,
        "I begin with the result.",
        "2026-03-11",
    )
    assert (dropped.state, dropped.came_of) == (State.DROPPED, "")
    assert open_tasks([done, dropped, live]) == (live,)


def test_what_cannot_be_read_is_passed_over() -> None:
    """A fact of a newer program, or of a hand in the file, stops nobody."""
    said = [TaskSaid(stamp(), "t", TaskPart.MOVED, "soon"), TaskSaid(stamp(), "t", TaskPart.WRITTEN, "bare")]
    (found,) = tasks([set_("t", by="one day", competency="juggling")], said)

    assert (found.by, found.competency, found.written) == ("one day", None, {})


@given(st.from_regex(r"[a-z-]+", fullmatch=True), st.text())
def test_a_line_is_read_as_it_was_written(part: str, words: str) -> None:
    """Whatever is in it."""
    assert line(as_line(part, words)) == (part, words.strip())


# -- what the drills take from it ------------------------------------------------------------------


@pytest.mark.parametrize("cause", [Cause.ANSWER, Cause.SKILL])
@pytest.mark.parametrize("state", [State.OPEN, State.DONE])
def test_for_two_weeks_the_drills_go_along(cause: Cause, state: State) -> None:
    """From its first day to its fourteenth, done or not; then it is over by itself."""
    held = [
        days
        for days in range(-1, 20)
        if boosts([task(cause, state=state, days_ago=days, competency=Competency.PLANNING)], today=TODAY)
    ]

    assert held == list(range(BOOST_DAYS))


def test_what_was_dropped_or_has_nothing_to_drill_moves_nothing() -> None:
    """Neither a CV, nor a skill that the drills do not know."""
    about = Competency.PLANNING
    there = [
        task(Cause.ANSWER, state=State.DROPPED, competency=about),
        task(Cause.CV, competency=about),
        task(Cause.OWN, competency=about),
        task(Cause.SKILL),
    ]

    assert boosts(there, today=TODAY) == ()
