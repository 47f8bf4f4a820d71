"""Where words cannot be kept, the page that asked for them stays, with the words in it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from conftest import MakeWorld, Refusing
from practice.applications.job import Job
from practice.model.jobs import JobPart, LetterKind
from practice.model.nerves import Interview
from practice.model.page import Page, Wanted
from practice.model.trouble import Trouble
from practice.sittings.applications import jobs
from practice.sittings.applications.applying_again import apply_again
from practice.sittings.applications.debrief import debrief
from practice.sittings.applications.envelope import all_of, envelope
from practice.sittings.applications.feedback import feedback
from practice.sittings.applications.job_writing import add, change
from practice.sittings.applications.kindness import kindness
from practice.sittings.applications.letters import write_letter
from practice.sittings.applications.mirror import mirror
from practice.sittings.applications.passport import passport
from practice.sittings.applications.plan import plan
from practice.sittings.applications.reach import reach
from practice.sittings.applications.stormy import stormy
from practice.sittings.applications.stride import stride
from practice.sittings.applications.unsealing import unseal
from practice.sittings.ports import World
from practice.sittings.script import Sitting, told
from walked import filled, text_of, walk, with_job

WORDS = "I told the story of the book fair to its end."


def reply(world: World, job: Job) -> Sitting[object]:
    """The answer to a request that was sent."""
    walk(write_letter(world, job, LetterKind.REQUEST), "", "", "", "", "", "", "s", "", "")
    return feedback(world, job)


def look_back(world: World, _job: Job) -> Sitting[object]:
    """An interview that is over; it began two hours ago."""
    began = world.clock.now() - timedelta(hours=2)
    world.history.keep(Interview(world.stamp(), "Southwind", began.isoformat()))
    return debrief(world)


def opening(world: World, job: Job) -> Sitting[object]:
    """An envelope that is about to be opened."""
    filled(world, job)
    return unseal(world, job, all_of(world, job)[0])


def with_task(world: World, job: Job) -> Sitting[object]:
    """A plan with something in it."""
    walk(plan(world, job), "a", "o", "Ask Mira.", "")
    return plan(world, job)


def with_sheet(world: World, job: Job) -> Sitting[object]:
    """A plan with a sheet to fill in."""
    walk(plan(world, job), "a", "1", "", "")
    return plan(world, job)


def with_letter(world: World, job: Job) -> Sitting[object]:
    """A stormy letter, read before its time."""
    walk(stormy(world, job), WORDS)
    return stormy(world, job)


Begin = Callable[[World, Job], Sitting[object]]

PAGES: dict[str, tuple[Begin, tuple[str, ...], str]] = {
    "a stormy letter": (stormy, (), WORDS),
    "a kind letter": (kindness, (), WORDS),
    "a question drawn from a letter": (with_letter, ("1", "o", "y", "d"), "What could I do?"),
    "one small thing": (stride, ("o",), WORDS),
    "who sent the envelope": (envelope, (), WORDS),
    "when the envelope came": (envelope, ("", "e"), "yesterday"),
    "what is in the envelope": (envelope, ("", "e", "", "m"), WORDS),
    "how one is before the envelope": (opening, (), "7"),
    "a look in the mirror": (mirror, ("w",), WORDS),
    "when an answer came": (reply, ("a",), "yesterday"),
    "a place of a letter": (lambda w, j: write_letter(w, j, LetterKind.REQUEST), (), WORDS),
    "a whole letter": (
        lambda w, j: write_letter(w, j, LetterKind.REQUEST),
        ("", "", "", "", "", "", "e"),
        f"Subject: Hello\n\n{WORDS}",
    ),
    "when a letter was sent": (
        lambda w, j: write_letter(w, j, LetterKind.REQUEST),
        ("", "", "", "", "", "", "s"),
        "yesterday",
    ),
    "the day of a task": (
        plan,
        (
            "a",
            "o",
            "Ask Mira.",
        ),
        "20 november",
    ),
    "another day for a task": (with_task, ("1", "m"), "20 november"),
    "what there is of a task": (with_task, ("1", "g"), WORDS),
    "what came of a task": (with_task, ("1", "f"), WORDS),
    "a line of a sheet": (with_sheet, ("1", "g"), WORDS),
    "what went well": (look_back, (), WORDS),
    "what was asked": (look_back, ("",), WORDS),
    "one change": (look_back, ("", ""), WORDS),
    "how nervous one was": (look_back, ("", "", ""), "70"),
    "the first sentence": (passport, ("f",), WORDS),
    "the earliest day": (passport, ("d",), "20 november"),
    "who says so": (passport, ("d", "20 november"), WORDS),
    "a similar place": (reach, ("s",), "Southwind"),
    "the day with the manager": (reach, ("i", "d"), "20 november"),
    "the name of another try": (apply_again, (), "Northwind, again"),
    "the job of another try": (apply_again, ("",), WORDS),
    "the name of a job": (lambda w, _: add(w), (), "Southwind"),
    "a line about a job": (lambda w, j: change(w, j, JobPart.ROLE), (), WORDS),
    "a day of a job": (lambda w, j: change(w, j, JobPart.DEADLINE), (), "20 november"),
    "an advert": (lambda w, j: change(w, j, JobPart.ADVERT), (), WORDS),
    "the day of the news": (jobs.one, ("o", "r", "2"), "28 february"),
    "a reason": (jobs.one, ("o", "r", "2", "", "w"), WORDS),
    "when an interview is": (jobs.one, ("i", "a"), "tomorrow 10:00"),
    "who asks in an interview": (jobs.one, ("i", "a", "tomorrow 10:00", "1"), "Ana, head of sales"),
}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_stays_with_its_words_until_they_are_kept(make_world: MakeWorld, name: str) -> None:
    """A full disk takes no words: they are handed in again as they stand, once there is room."""
    begin, replies, words = PAGES[name]
    world = make_world()
    history = Refusing(world.history, is_full=False)
    world = replace(world, history=history)
    sitting = begin(world, with_job(world))
    asked = walk(sitting, *replies)[-1]
    history.is_full = True
    stays = sitting.send(words)
    again = sitting.send(words)
    history.is_full = False
    try:
        after = sitting.send(words)
    except StopIteration:
        after = None

    assert asked.wanted in (Wanted.LINE, Wanted.TEXT)
    assert isinstance(stays, Page)
    assert "the disk is full" in stays.why.lower()
    assert (stays.title, stays.prompt, stays.value) == (asked.title, asked.prompt, words)
    assert again == stays
    assert not isinstance(after, Page) or "disk" not in after.why


def test_home_hands_back_words_that_could_not_be_kept(make_world: MakeWorld) -> None:
    """On a page of their own, where they can be copied, however long they are."""
    trouble = Trouble("the disk is full")
    trouble.unsaved = WORDS * 1000
    pages = walk(told(trouble), "")

    assert [page.title for page in pages] == ["Not kept"]
    assert WORDS * 1000 in text_of(pages[0])
    assert pages[0].why == ""
