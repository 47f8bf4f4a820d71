"""Letters: asked for place by place, guarded, copied, saved, never sent from here."""

from datetime import UTC, datetime

import pytest

from conftest import FakeClock, FakePapers, MakeWorld, run_plain
from practice.applications.arguing import READS_AS_ARGUING
from practice.applications.job import Job
from practice.applications.letters import NOT_SENT_BY_US
from practice.applications.templates import EASY_YES, ONE_QUESTION, words_in
from practice.model.jobs import (
    Drafted,
    InterviewPart,
    InterviewSaid,
    JobAdded,
    JobPart,
    JobSaid,
    LetterKind,
    LetterPart,
    LetterSaid,
    Sealed,
    SealKind,
    SealPart,
    SealSaid,
)
from practice.model.nerves import Interview
from practice.model.page import Left, Page, Wanted
from practice.model.paper import Letter
from practice.model.settings import Settings, You
from practice.model.trouble import Trouble
from practice.sittings.applications.letter_drafts import letters_of
from practice.sittings.applications.letter_list import letters
from practice.sittings.applications.letters import NOTHING_SENT, thank, write_letter
from practice.sittings.applied import every_job
from practice.sittings.interviews import every_interview, identity
from practice.sittings.ports import World
from walked import BACK, text_of, walk

MIA = Settings(you=You(name="Mia Falk"))
REQUEST = ("Ms Ode", "the tour", "", "", "")
"""Who, what for, and three times Enter for the words that are offered."""


@pytest.fixture
def clock() -> FakeClock:
    """A Thursday, the day after the news."""
    return FakeClock(datetime(2026, 3, 5, 10, 0, tzinfo=UTC))


def with_job(world: World, **said: str) -> Job:
    """A job at Northwind, of which this was said."""
    added = JobAdded(world.stamp(), "Northwind")
    world.history.keep(added)
    for part, text in said.items():
        world.history.keep(JobSaid(world.stamp(), added.stamp.id, JobPart(part), text))
    return every_job(world)[-1]


def newest(world: World) -> Drafted:
    """The letter as it stands."""
    return world.history.every(Drafted)[-1]


def parts(world: World) -> list[tuple[LetterPart, str]]:
    """What became of the letters."""
    return [(each.part, each.text) for each in world.history.every(LetterSaid)]


def test_a_request_is_asked_place_by_place_and_shown_with_its_count(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The words are the person's; what is offered is taken with Enter."""
    world = make_world(settings=MIA)
    lines = run_plain(write_letter(world, with_job(world), LetterKind.REQUEST), clock, *REQUEST, "z")

    assert "Thank you for the tour." in newest(world).words
    assert f"One question, if I may: {ONE_QUESTION}" in newest(world).words
    assert newest(world).words.endswith("Kind regards,\nMia Falk")
    assert "1 of 5" in lines.transcript
    assert f"{words_in(newest(world).words)} words." in lines.transcript
    assert "It is kept as it stands." in lines.transcript


def test_it_says_once_that_nothing_is_sent_from_here(make_world: MakeWorld, clock: FakeClock) -> None:
    """Often enough."""
    world = make_world(settings=MIA)
    lines = run_plain(
        write_letter(world, with_job(world), LetterKind.REQUEST), clock, *REQUEST, "c", "m", "z", ""
    )

    assert lines.transcript.count(NOT_SENT_BY_US) == 1


def test_each_reply_is_kept_and_the_rest_asked_for_later(make_world: MakeWorld, clock: FakeClock) -> None:
    """A window that is closed costs the line that is being typed."""
    world = make_world(settings=MIA)
    job = with_job(world)
    run_plain(write_letter(world, job, LetterKind.REQUEST), clock, "Ms Ode", "the tour")
    lines = run_plain(write_letter(world, job, LetterKind.REQUEST), clock, "", "", "", "z")

    assert "Who is it to?" not in lines.transcript
    assert "Hello Ms Ode," in newest(world).words
    assert "the tour" in newest(world).words


def test_who_it_is_to_is_asked_once_a_job(make_world: MakeWorld, clock: FakeClock) -> None:
    """The next letter offers the same name."""
    world = make_world(settings=MIA)
    run_plain(write_letter(world, with_job(world), LetterKind.REQUEST), clock, "Ms Ode")
    (job,) = every_job(world)
    lines = run_plain(write_letter(world, job, LetterKind.REPLY), clock, "", "z")

    assert "Enter alone takes: Ms Ode" in lines.transcript
    assert newest(world).words.startswith("Hello Ms Ode,")


def test_nothing_is_kept_before_the_first_reply(make_world: MakeWorld, clock: FakeClock) -> None:
    """To look is not to write."""
    world = make_world()
    run_plain(write_letter(world, with_job(world), LetterKind.REQUEST), clock, "/q")

    assert not world.history.every(Drafted)


def test_a_letter_is_gone_on_with_as_it_stands(make_world: MakeWorld, clock: FakeClock) -> None:
    """Nothing is asked again."""
    world = make_world(settings=MIA)
    job = with_job(world)
    run_plain(write_letter(world, job, LetterKind.REQUEST), clock, *REQUEST, "z", "")
    lines = run_plain(write_letter(world, job, LetterKind.REQUEST), clock, "c", "z", "")

    assert "What is your one question?" not in lines.transcript
    assert len(letters_of(world, job)) == 1


def test_arguing_words_are_marked_and_tomorrow_is_offered(make_world: MakeWorld, clock: FakeClock) -> None:
    """The letter waits; tomorrow it is there."""
    world = make_world(settings=MIA)
    job = with_job(world)
    lines = run_plain(
        write_letter(world, job, LetterKind.REQUEST),
        clock,
        "",
        "",
        "I disagree, and it is unfair.",
        "",
        "",
        "",
        "",
    )

    assert READS_AS_ARGUING in lines.transcript
    assert "disagree, unfair" in lines.transcript
    assert "I [disagree], and it is [unfair]." in lines.transcript
    assert "I disagree, and it is unfair." in newest(world).words
    assert "Tomorrow it is here as you left it." in lines.transcript
    assert "I have sent it" not in lines.transcript


def test_the_person_can_go_on_all_the_same(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is their letter."""
    papers = FakePapers()
    world = make_world(settings=MIA, papers=papers)
    run_plain(
        write_letter(world, with_job(world), LetterKind.REQUEST),
        clock,
        "",
        "",
        "It is unfair.",
        "",
        "",
        "g",
        "c",
    )

    assert "It is unfair." in papers.clipboard[0]


def test_the_whole_of_it_can_be_changed(make_world: MakeWorld, clock: FakeClock) -> None:
    """The subject, too. New words meet the guard as the first ones did."""
    world = make_world(settings=MIA)
    sitting = write_letter(world, with_job(world), LetterKind.REQUEST)
    next(sitting)
    for reply in REQUEST:
        page = sitting.send(reply)
    page = sitting.send("e")

    assert isinstance(page, Page)
    assert page.wanted is Wanted.TEXT
    assert page.value.startswith("Subject: Thank you, and one question\n\nHello Ms Ode,")
    assert page.keep is not None

    drafts = len(world.history.every(Drafted))
    page.keep("Subject: New\n\nHalf a sen")
    assert len(world.history.every(Drafted)) == drafts
    again = walk(write_letter(world, every_job(world)[-1], LetterKind.REQUEST), "e")
    assert "did not hand that in" in text_of(again[0])
    assert again[1].value == "Subject: New\n\nHalf a sen"

    page = sitting.send("Subject: New\r\n\r\nI deserve an answer.\x1b")
    assert (newest(world).subject, newest(world).words) == ("New", "I deserve an answer.")
    assert isinstance(page, Page)
    assert READS_AS_ARGUING in str(page.body)


def test_what_was_typed_stays_when_the_page_is_left(make_world: MakeWorld) -> None:
    """Back leads to the letter as it stands then; an empty page wipes nothing."""
    world = make_world(settings=MIA)
    sitting = write_letter(world, with_job(world), LetterKind.REQUEST)
    next(sitting)
    for reply in (*REQUEST, "e"):
        page = sitting.send(reply)
    assert isinstance(page, Page)
    assert page.keep is not None
    page.keep("Subject: New\n\nOther words")
    page.keep("")
    page = sitting.throw(Left())

    assert isinstance(page, Page)
    assert "Other words" in str(page.body)
    sitting.send("e")
    page = sitting.send("  \n ")
    assert isinstance(page, Page)
    assert "Other words" in str(page.body)


def test_a_change_that_was_begun_belongs_to_its_letter_alone(make_world: MakeWorld, clock: FakeClock) -> None:
    """A letter that was sent as it stood takes it along: the next one of its kind begins without it."""
    world = make_world(settings=MIA)
    job = with_job(world)
    begun = walk(write_letter(world, job, LetterKind.REQUEST), *REQUEST, "e")[-1]
    assert begun.keep is not None
    begun.keep("Subject: Old\n\nMarch")
    walk(write_letter(world, job, LetterKind.REQUEST), "s", "", "")
    assert world.history.under_seal() == ()
    clock.advance(90 * 24 * 3600)
    pages = walk(write_letter(world, job, LetterKind.REQUEST), "w", "", "the day", "", "", "", "e", BACK)

    assert "the day" in pages[-2].value
    assert not any("March" in text_of(page) or "began to change" in text_of(page) for page in pages)
    assert "the day" in newest(world).words


def test_going_back_hands_in_only_what_was_typed_then(make_world: MakeWorld) -> None:
    """A look at what was begun another time changes nothing, and loses nothing."""
    world = make_world(settings=MIA)
    job = with_job(world)
    begun = walk(write_letter(world, job, LetterKind.REQUEST), *REQUEST, "e")[-1]
    assert begun.keep is not None
    begun.keep("Subject: New\n\nHalf a sen")
    before = newest(world)
    sitting = write_letter(world, job, LetterKind.REQUEST)
    text = walk(sitting, "e")[-1]
    assert text.keep is not None
    text.keep(text.value)
    page = sitting.throw(Left())

    assert newest(world) == before
    assert isinstance(page, Page)
    assert "did not hand that in" in text_of(page)


def test_it_is_copied_and_saved_and_sent_by_the_person(make_world: MakeWorld, clock: FakeClock) -> None:
    """Each is told, each is kept; the day is theirs to say."""
    papers = FakePapers()
    world = make_world(settings=MIA, papers=papers)
    job = with_job(world, address="ode@northwind.example")
    lines = run_plain(
        write_letter(world, job, LetterKind.REQUEST),
        clock,
        *REQUEST,
        "c",
        "m",
        "x",
        "s",
        "2027-01-01",
        "yesterday",
    )

    assert papers.clipboard[0].startswith("Hello Ms Ode,")
    assert papers.letters["Northwind request.eml"] == Letter(
        "Thank you, and one question", newest(world).words, "ode@northwind.example"
    )
    assert [part for part, _ in parts(world)] == [LetterPart.SAVED, LetterPart.SAVED, LetterPart.SENT]
    assert parts(world)[-1][1] == "2026-03-04"
    assert "is still to come" in lines.transcript
    assert "Noted: sent on 2026-03-04." in lines.transcript
    assert "one reminder is in place from 2026-03-11 to 2026-03-13" in lines.transcript


def test_without_a_clipboard_it_says_so(make_world: MakeWorld, clock: FakeClock) -> None:
    """And what can be done instead."""
    world = make_world(settings=MIA, papers=FakePapers(has_clipboard=False))
    lines = run_plain(write_letter(world, with_job(world), LetterKind.REPLY), clock, "", "c", "z")

    assert "no clipboard that can be reached. It can be saved as a file." in lines.transcript


class FullDisk(FakePapers):
    """Papers that cannot save."""

    def save_letter(self, name: str, letter: Letter, *, ending: str) -> None:  # type: ignore[override]  # it never returns
        raise Trouble("the disk is full", mend="free some space and try again")


def test_a_letter_that_cannot_be_saved_is_still_there(make_world: MakeWorld, clock: FakeClock) -> None:
    """A sentence, and the same page."""
    world = make_world(settings=MIA, papers=FullDisk())
    lines = run_plain(write_letter(world, with_job(world), LetterKind.REPLY), clock, "", "m", "z")

    assert "The disk is full. Free some space and try again." in lines.transcript
    assert not parts(world)
    assert lines.script == []


def test_a_broken_template_is_told_of_and_passed_over_only_if_the_person_says_so(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """The file, the line, and how to mend it."""
    papers = FakePapers(own={LetterKind.REPLY: "Subject: S\n\nHello {woh},\n"})
    world = make_world(settings=MIA, papers=papers)
    job = with_job(world)
    lines = run_plain(write_letter(world, job, LetterKind.REPLY), clock, "")

    assert "reply.txt, line 3: nothing is known of {woh}. Did you mean {who}?" in lines.transcript
    assert not world.history.every(Drafted)

    run_plain(write_letter(world, job, LetterKind.REPLY), clock, "u", "Ms Ode", "z")
    assert newest(world).words.startswith("Hello Ms Ode,\n\nThank you for taking the time")


def test_ones_own_template_is_used(make_world: MakeWorld, clock: FakeClock) -> None:
    """With places of its own."""
    papers = FakePapers(own={LetterKind.REPLY: "Subject: S\n\nI begin on {first_day}.\n{employer}\n"})
    world = make_world(papers=papers)
    lines = run_plain(write_letter(world, with_job(world), LetterKind.REPLY), clock, "1 May", "z")

    assert "What shall stand for 'first day'?" in lines.transcript
    assert newest(world).words == "I begin on 1 May.\nNorthwind"


def test_the_question_drawn_from_a_stormy_letter_is_offered(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is the polite rest of much else."""
    world = make_world(settings=MIA)
    job = with_job(world)
    sealed = Sealed(world.stamp(), job.id, SealKind.LETTER, "2026-03-04T10:00:00Z")
    world.history.keep(sealed)
    world.history.keep(
        SealSaid(world.stamp(), sealed.stamp.id, SealPart.DISTILLED, "Which answer was weakest?")
    )
    lines = run_plain(write_letter(world, job, LetterKind.REQUEST), clock, *REQUEST, "z")

    assert "Enter alone takes: Which answer was weakest?" in lines.transcript
    assert "One question, if I may: Which answer was weakest?" in newest(world).words


def test_a_letter_that_was_sent_is_shown_and_says_when_to_stop(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """No second request by accident."""
    world = make_world(settings=MIA)
    job = with_job(world)
    run_plain(write_letter(world, job, LetterKind.REQUEST), clock, *REQUEST, "s", "")
    clock.sleep_until(days=20)
    lines = run_plain(write_letter(world, job, LetterKind.REQUEST), clock, "a", "z")

    assert "You sent this on 2026-03-05." in lines.transcript
    assert "the days for a reminder are over" in lines.transcript
    assert parts(world)[-1] == (LetterPart.ANSWERED, "2026-03-25")
    assert len(letters_of(world, job)) == 1


def test_a_reminder_knows_the_day_and_the_question(make_world: MakeWorld, clock: FakeClock) -> None:
    """Both are in the letter that was sent."""
    world = make_world(settings=MIA)
    job = with_job(world)
    run_plain(
        write_letter(world, job, LetterKind.REQUEST),
        clock,
        "",
        "",
        "",
        "which answer was weakest?",
        "",
        "s",
        "",
    )
    clock.sleep_until(days=6)
    lines = run_plain(write_letter(world, job, LetterKind.FOLLOW_UP), clock, "Ms Ode", "", "s", "")

    assert "I wrote to you on 5 March with one question" in newest(world).words
    assert "\nWhich answer was weakest?\n" in newest(world).words
    assert "That was the one reminder." in lines.transcript
    assert "write no more" not in lines.transcript  # the page after this one says so


def test_another_hello_is_another_letter(make_world: MakeWorld, clock: FakeClock) -> None:
    """One after three months, one after six."""
    world = make_world(settings=MIA)
    job = with_job(world)
    run_plain(write_letter(world, job, LetterKind.TOUCH), clock, "", "", "I finished it.", "s", "")
    clock.sleep_until(days=90)
    run_plain(write_letter(world, job, LetterKind.TOUCH), clock, "w", "", "", "I saw your stand.", "z", "")

    assert [bool(each.sent) for each in letters_of(world, job)] == [True, False]


def test_to_a_manager_the_question_is_what_would_make_a_yes_easy(
    make_world: MakeWorld, clock: FakeClock
) -> None:
    """Inside a company."""
    world = make_world(settings=MIA)
    run_plain(write_letter(world, with_job(world), LetterKind.MANAGER), clock, "Ana", "", "", "z")

    assert EASY_YES in newest(world).words


def test_a_word_for_the_job_is_no_arguing(make_world: MakeWorld, clock: FakeClock) -> None:
    """The job of a lawyer is one."""
    world = make_world(settings=MIA)
    job = with_job(world, role="lawyer")
    lines = run_plain(write_letter(world, job, LetterKind.THANKS), clock, "", "", "z")

    assert "the lawyer job" in newest(world).words
    assert READS_AS_ARGUING not in lines.transcript


def test_whoever_asked_the_questions_is_thanked(make_world: MakeWorld, clock: FakeClock) -> None:
    """Each with a name; their roles do not belong into a greeting."""
    world = make_world(settings=MIA)
    job = with_job(world, who="Mr Elsewhere")
    interview = Interview(world.stamp(), "Northwind", "2026-03-05T09:00:00+00:00", job=job.id, interview="i1")
    people = "Ms Ode, recruiter\nMr Ek (lead)"
    world.history.keep(interview, InterviewSaid(world.stamp(), "i1", InterviewPart.PEOPLE, people))
    run_plain(thank(world, interview), clock, "", "", "z")

    assert newest(world).words.startswith("Hello Ms Ode and Mr Ek,")
    assert (newest(world).job, newest(world).interview) == (job.id, "i1")


def test_an_interview_without_a_job_can_be_thanked_for(make_world: MakeWorld, clock: FakeClock) -> None:
    """An entry for it is offered in a sentence, and made only after a yes."""
    world = make_world(settings=MIA)
    interview = Interview(world.stamp(), "Library", "2026-03-05T09:00:00+00:00")
    world.history.keep(interview)
    run_plain(thank(world, interview), clock, "n")
    assert not every_job(world)

    lines = run_plain(thank(world, interview), clock, "y", "", "I liked the garden.", "s", "")
    (kept,) = every_interview(world)
    (job,) = every_job(world)

    assert "Library belongs to no job yet." in lines.transcript
    assert "I liked the garden." in newest(world).words
    assert newest(world).interview == identity(interview) == identity(kept)
    assert job.name == "Library"
    assert newest(world).job == kept.job == job.id


def test_a_place_takes_only_so_much(make_world: MakeWorld, clock: FakeClock) -> None:
    """The rest belongs into the letter itself."""
    world = make_world(settings=MIA)
    lines = run_plain(write_letter(world, with_job(world), LetterKind.REPLY), clock, "x" * 601, "-", "z")

    assert "That is 601 characters" in lines.transcript
    assert newest(world).words.startswith("Hello,")


def test_a_request_that_grew_too_long_says_so(make_world: MakeWorld, clock: FakeClock) -> None:
    """It is for the person to choose what goes."""
    world = make_world(settings=MIA)
    lines = run_plain(
        write_letter(world, with_job(world), LetterKind.REQUEST), clock, "", "word " * 80, "", "", "", "z"
    )

    assert "It is meant to stay under 120: what could go?" in lines.transcript


def test_a_reminder_of_nothing_is_not_begun_unasked(make_world: MakeWorld, clock: FakeClock) -> None:
    """It would say that one has written before."""
    world = make_world(settings=MIA)
    job = with_job(world)
    lines = run_plain(write_letter(world, job, LetterKind.FOLLOW_UP), clock, "")
    assert NOTHING_SENT in lines.transcript
    assert not world.history.every(Drafted)

    run_plain(write_letter(world, job, LetterKind.FOLLOW_UP), clock, "w", "", "", "", "z")
    assert newest(world).words.startswith("Hello,")


def test_ones_own_name_is_asked_for_once(make_world: MakeWorld, clock: FakeClock) -> None:
    """The next letter offers what stood under the last one."""
    world = make_world()
    run_plain(write_letter(world, with_job(world), LetterKind.KEEP_IN_MIND), clock, "", "", "Mia Falk", "z")
    lines = run_plain(write_letter(world, with_job(world), LetterKind.REPLY), clock, "", "", "z")

    assert "Enter alone takes: Mia Falk" in lines.transcript
    assert newest(world).words.endswith("Kind regards,\nMia Falk")


def test_letters_for_inside_say_so_in_the_list(make_world: MakeWorld, clock: FakeClock) -> None:
    """Whoever applied from outside thanks the panel with a thank-you note."""
    world = make_world()
    lines = run_plain(letters(world, with_job(world)), clock, "z")

    assert "8  Thanks to the panel, inside your own company" in lines.transcript
    assert "9  To your manager, inside your own company" in lines.transcript


def test_a_sentence_without_its_full_stop_gets_one(make_world: MakeWorld, clock: FakeClock) -> None:
    """Quickly typed, and it is a letter all the same. What ends in any mark stays as it is."""
    world = make_world(settings=MIA)
    job = with_job(world)
    run_plain(write_letter(world, job, LetterKind.KEEP_IN_MIND), clock, "Ms Ode", "i liked the tour", "z")
    assert "\nI liked the tour.\n" in newest(world).words

    run_plain(
        write_letter(world, job, LetterKind.REQUEST),
        clock,
        "",
        "",
        "Understood!",
        "what was weakest",
        "",
        "z",
    )
    assert "\nUnderstood!\n" in newest(world).words
    assert "if I may: what was weakest?\n" in newest(world).words
