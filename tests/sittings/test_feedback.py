"""Asking for feedback: what stands, what is due, and what is enough."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from conftest import FakeClock, FakePapers, MakeWorld, run_plain
from practice.applications.call import ODDS, OTHER_WAYS, sheet
from practice.applications.job import Job
from practice.applications.seal import CLOSED
from practice.applications.touches import ANSWERED, ASKED_TWICE, NO_ANSWER, NOBODY
from practice.model.jobs import (
    Drafted,
    Ending,
    JobEnded,
    LetterKind,
    LetterPart,
    LetterSaid,
    SealPart,
    SealSaid,
    Stage,
)
from practice.model.page import Page
from practice.sittings.applications.feedback import feedback
from practice.sittings.applied import find_job
from practice.sittings.ports import World
from walked import BACK, filled, text_of, walk, with_job

TODAY = date(2026, 3, 16)  # a Monday


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """Two weeks after the news."""
    return replace(make_world(), clock=FakeClock(datetime(2026, 3, 16, 12, 0, tzinfo=UTC)))


def sent(world: World, job: Job, kind: LetterKind, day: str) -> str:
    """A letter that the person has sent; its id."""
    draft = Drafted(world.stamp(), job.id, kind, "Subject", "Words")
    world.history.keep(draft, LetterSaid(world.stamp(), draft.stamp.id, LetterPart.SENT, day))
    return draft.stamp.id


def menu(world: World, job: Job) -> Page:
    """The first page."""
    return walk(feedback(world, job))[0]


def keys(page: Page) -> str:
    """What can be chosen."""
    return "".join(choice.key for choice in page.choices)


def test_at_first_the_request_is_offered_with_honest_odds(world: World) -> None:
    """Nobody is led to expect an answer; other ways come last, and as a fact."""
    page = menu(world, with_job(world, ended="2026-03-15"))

    assert page.default == "r"
    assert "Not asked yet." in text_of(page)
    assert ODDS.text in text_of(page)
    assert keys(page) == "rcenoz"
    assert OTHER_WAYS.text not in text_of(page)


def test_where_nobody_met_anybody_nothing_is_pressed(world: World) -> None:
    """An automatic no has nobody behind it; to write is still the person's to choose."""
    job = with_job(world)
    world.history.keep(JobEnded(world.stamp(), job.id, Ending.REJECTED, Stage.APPLIED, "2026-03-15"))
    page = menu(world, find_job(world, job.name))

    assert NOBODY.text in text_of(page)
    assert (page.default, "r" in keys(page)) == ("z", True)


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        ("2026-03-10", False),  # four working days ago
        ("2026-03-09", True),  # five
        ("2026-03-05", True),  # seven
        ("2026-03-04", False),  # eight: it is too late, and nothing is due any more
    ],
)
def test_one_reminder_after_five_to_seven_working_days(world: World, asked: str, due: bool) -> None:
    """Saturdays and Sundays are none."""
    job = with_job(world)
    sent(world, job, LetterKind.REQUEST, asked)
    page = menu(world, job)

    assert ("f" in keys(page)) is due
    assert page.default == ("f" if due else "z")
    assert f"Asked on {asked}." in text_of(page)


def test_before_it_is_due_its_days_are_told(world: World) -> None:
    """So that nobody has to count."""
    job = with_job(world)
    sent(world, job, LetterKind.REQUEST, "2026-03-13")

    assert "one reminder, from 2026-03-20 to 2026-03-24" in text_of(menu(world, job))


def test_that_most_are_told_nothing_is_said_once(world: World) -> None:
    """It is true, and not what anybody likes to read."""
    said = text_of(menu(world, with_job(world, ended="2026-03-15")))

    assert "Most get no feedback" in said
    assert "get none" not in said


def test_after_the_reminder_it_says_stop(world: World) -> None:
    """In kind words, and nothing to write is offered."""
    job = with_job(world)
    sent(world, job, LetterKind.REQUEST, "2026-03-05")
    sent(world, job, LetterKind.FOLLOW_UP, "2026-03-12")
    page = menu(world, job)

    assert ASKED_TWICE in text_of(page)
    assert "Reminded on 2026-03-12." in text_of(page)
    assert not set("rfc") & set(keys(page))


def test_when_the_days_for_a_reminder_are_over_it_says_stop(world: World) -> None:
    """Silence is an answer, too, and says nothing of the person."""
    job = with_job(world)
    sent(world, job, LetterKind.REQUEST, "2026-03-02")

    assert NO_ANSWER in text_of(menu(world, job))


def test_an_answer_is_noted_and_a_thank_you_offered(world: World) -> None:
    """And nothing else: no reply to what was said."""
    job = with_job(world)
    letter = sent(world, job, LetterKind.REQUEST, "2026-03-09")
    pages = walk(feedback(world, job), "a", "")
    (answered,) = [each for each in world.history.every(LetterSaid) if each.part is LetterPart.ANSWERED]

    assert (answered.letter, answered.text) == (letter, TODAY.isoformat())
    assert "They answered on 2026-03-16." in text_of(pages[-1])
    assert ANSWERED in text_of(pages[-1])
    assert "t" in keys(pages[-1])
    assert not set("rfa") & set(keys(pages[-1]))


def test_the_day_of_an_answer_can_be_said_and_a_wrong_key_taken_back(world: World) -> None:
    """Whoever comes here a week later is not told that it came today."""
    job = with_job(world)
    sent(world, job, LetterKind.REQUEST, "2026-03-09")
    walk(feedback(world, job), "a", BACK)
    assert [each.part for each in world.history.every(LetterSaid)] == [LetterPart.SENT]
    pages = walk(feedback(world, job), "a", "2026-03-17", "2026-03-11")

    assert "still to come" in pages[2].why
    assert "They answered on 2026-03-11." in text_of(pages[-1])


def test_that_none_came_can_be_said_and_taken_back(world: World) -> None:
    """Then nothing is due any more, and nothing waits; an envelope can be filled all the same."""
    job = with_job(world)
    sent(world, job, LetterKind.REQUEST, "2026-03-09")
    pages = walk(feedback(world, job), "n", "n", "z")

    assert pages[0].default == "f"
    assert "No feedback came, and you leave it at that." in text_of(pages[1])
    assert (keys(pages[1]), pages[1].default) == ("aenoz", "z")
    assert keys(pages[2]) == keys(pages[0])

    walk(feedback(world, job), "n")
    filled(world, job)
    page = menu(world, job)

    assert "No feedback came" not in text_of(page)
    assert "n" not in keys(page)


def test_a_request_that_is_drafted_is_not_offered_as_a_new_one(world: World) -> None:
    """Whoever has copied it and sent it looks here for the place to say so."""
    job = with_job(world, ended="2026-03-15")
    assert "write the request" in text_of(menu(world, job))
    world.history.keep(Drafted(world.stamp(), job.id, LetterKind.REQUEST, "Subject", "Words"))

    assert "or say that you have sent it" in text_of(menu(world, job))


def test_thanked_and_sealed_there_is_nothing_left_to_do(world: World) -> None:
    """The menu says so by what it does not offer."""
    job = with_job(world)
    sent(world, job, LetterKind.REQUEST, "2026-03-09")
    filled(world, job)
    sent(world, job, LetterKind.REPLY, "2026-03-16")
    page = menu(world, job)

    assert f"One envelope: {CLOSED}." in text_of(page)
    assert (keys(page), page.default) == ("eoz", "z")


def test_envelopes_are_counted_and_never_quoted(world: World) -> None:
    """Opened or not."""
    job = with_job(world)
    first = filled(world, job)
    filled(world, job)
    world.history.keep(SealSaid(world.stamp(), first, SealPart.OPENED))

    assert f"2 envelopes: 1 {CLOSED}, 1 opened." in text_of(menu(world, job))


def test_the_call_sheet_is_one_page_in_six_steps(world: World) -> None:
    """Narrow enough to print, short enough to lie beside the phone, with nothing to argue."""
    page = sheet(with_job(world))
    lines = page.body.splitlines()

    assert len(lines) <= 50
    assert max(map(len, lines)) <= 70
    assert [line[:2] for line in lines if line[:1].isdigit()] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert page.body.count("?") == 1
    assert page.body.startswith("To: R. Ode")
    assert not any(word in page.body.lower() for word in ("why", "unfair", "but ", "!"))


def test_the_call_sheet_is_saved_or_copied(make_world: MakeWorld) -> None:
    """Where there is no clipboard, that is said, and what to do."""
    papers = FakePapers()
    world = make_world(papers=papers)
    job = with_job(world)
    pages = walk(feedback(world, job), "c", "s", "c", "c")
    papers.has_clipboard = False
    pages += walk(feedback(world, job), "c", "c")

    assert list(papers.letters) == ["call Northwind.txt"]
    assert "Be quiet." in papers.clipboard[0]
    assert "Saved: " in text_of(pages[2])
    assert "clipboard" in text_of(pages[4])
    assert "Save it instead." in text_of(pages[-1])


def test_where_nothing_can_be_saved_a_sentence_says_so(make_world: MakeWorld) -> None:
    """And the menu goes on."""
    from practice.sittings.paper_ports import NoPapers

    world = replace(make_world(), papers=NoPapers())
    pages = walk(feedback(world, with_job(world)), "c", "s")

    assert "There is no place for files here." in text_of(pages[-1])


def test_other_ways_are_a_fact_and_no_advice(world: World) -> None:
    """They stand behind a key of their own."""
    pages = walk(feedback(world, with_job(world)), "o", "", BACK)

    assert "This is no legal advice." in text_of(pages[1])
    assert len(pages) == 3


def test_going_back_from_a_letter_leads_to_the_menu(world: World) -> None:
    """The request, the reminder and the answer are written with the other letters."""
    job = with_job(world)
    pages = walk(feedback(world, job), "r", BACK, "z")

    assert len(pages) == 3
    assert pages[2].title == "Feedback"


def test_the_walk_as_lines_of_text(world: World) -> None:
    """Asked by phone, noted, sealed."""
    job = with_job(world)
    assert isinstance(world.clock, FakeClock)
    lines = run_plain(
        feedback(world, job), world.clock, "c", "z", "e", "", "p", "", "m", "Speak up.", ".", "z"
    )

    assert lines.script == []
    assert "Envelope 1 is sealed." in lines.transcript
    assert "!" not in lines.transcript
