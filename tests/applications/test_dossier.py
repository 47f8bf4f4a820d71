"""What was said of interviews, put together; and what the stages are called."""

from datetime import UTC, datetime

import pytest

from practice.applications.dossier import Met, Said, reached, said_of
from practice.applications.stages import (
    ENDING_WORDS,
    FORMATS,
    SEEN_WORDS,
    STAGE_REACHED,
    STAGE_WORDS,
    known,
    meant,
)
from practice.model.jobs import Ending, InterviewPart, InterviewSaid, Seen, Stage
from practice.model.stamp import Stamp


def said(n: int, part: InterviewPart, text: str = "", level: int | None = None) -> InterviewSaid:
    return InterviewSaid(
        Stamp(f"s{n}", f"2026-03-02T18:00:{n:02}.000Z", "2026-03-02"), "one", part, text, level
    )


def met(form: Stage | None, *, is_over: bool = True) -> Met:
    return Met("one", "Northwind", datetime(2026, 3, 2, tzinfo=UTC), is_over, Said(format=form))


def test_the_newest_word_counts_and_questions_add_up() -> None:
    """A form can be corrected; each question that was asked is one more."""
    found = said_of(
        [
            said(4, InterviewPart.FORMAT, "panel"),
            said(1, InterviewPart.FORMAT, "phone"),
            said(2, InterviewPart.ASKED, "Why us?"),
            said(3, InterviewPart.ASKED, "What went wrong?"),
            said(5, InterviewPart.ASKED, "Why us?"),
            said(6, InterviewPart.PEOPLE, "R. Ode, recruiter\n\nJ. Lind"),
            said(7, InterviewPart.PEAK, level=80),
            said(8, InterviewPart.MINUTES, "45"),
        ]
    )["one"]

    assert found.format is Stage.PANEL
    assert found.asked == ("Why us?", "What went wrong?")
    assert found.people == ("R. Ode, recruiter", "J. Lind")
    assert (found.peak, found.minutes) == (80, 45)
    assert not found.debriefed


@pytest.mark.parametrize("text", ["", "soon", "²", "-4"])
def test_minutes_that_cannot_be_read_are_not_known(text: str) -> None:
    """A history from elsewhere may hold anything."""
    assert said_of([said(1, InterviewPart.MINUTES, text)])["one"].minutes is None


def test_how_far_it_came_is_the_form_of_the_last_interview_that_was() -> None:
    """One to come was not reached yet; one without a form tells nothing."""
    assert reached([]) is Stage.APPLIED
    assert reached([met(Stage.PANEL, is_over=False)]) is Stage.APPLIED
    assert reached([met(Stage.PHONE), met(Stage.PANEL), met(Stage.FINAL, is_over=False)]) is Stage.PANEL
    assert reached([met(None)]) is None


def test_everything_has_words() -> None:
    """No page ends in an error for want of one."""
    assert set(STAGE_WORDS) == set(STAGE_REACHED) == set(Stage)
    assert set(ENDING_WORDS) == set(Ending)
    assert set(SEEN_WORDS) == set(Seen)
    assert Stage.APPLIED not in FORMATS


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("panel", Stage.PANEL),
        (" Panel ", Stage.PANEL),
        ("pan", Stage.PANEL),
        ("in person", Stage.IN_PERSON),
        ("one_way", Stage.ONE_WAY),
        ("phone screen", Stage.PHONE),
        ("p", None),
        ("", None),
        ("dinner", None),
    ],
)
def test_stages_are_known_by_what_people_call_them(words: str, stage: Stage | None) -> None:
    """Letters enough to tell, and a few other words."""
    assert meant(words, Stage) is stage


def test_an_unknown_word_is_answered_with_a_near_one() -> None:
    """And with all there are."""
    assert known("rejectd", Ending).startswith("did you mean 'rejected'?")
    assert known("dinner", Seen) == "use advert, referral, recruiter, approached, internal"
