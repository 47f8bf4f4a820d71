"""`practice jobs`: from the words of the command line to what is printed, and nothing lost on the way."""

import json
from contextlib import nullcontext
from pathlib import Path

import pytest

from conftest import FakeClock, FakePapers, MakeWorld, run_plain
from practice.cli.arguments import parse
from practice.cli.jobs import jobs_sitting
from practice.cli.main import main
from practice.history.opening import open_history
from practice.model.jobs import JobPart
from practice.sittings.applied import find_job
from practice.sittings.ports import World

ADVERT = "A team that keeps its deadlines."


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """With an advert in a file."""
    return make_world(papers=FakePapers({"advert.txt": ADVERT, "cv.pdf": "me"}))


def practice(world: World, *words: str) -> int:
    return main(["jobs", *words], build=lambda: nullcontext(world))


def test_an_application_by_words_alone(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Entered, interviewed, ended: every verb once, as it is typed."""
    add = (
        "add",
        "Northwind",
        "--role",
        "Data analyst",
        "--deadline",
        "26 November",
        "--advert",
        "advert.txt",
    )
    assert (
        practice(world, *add, "--cv", "cv.pdf", "--cv-note", "February", "--who", "J.", "--seen", "ad") == 0
    )
    interview = ("interview", "add", "Northwind", "thursday", "14:30", "--format", "panel", "--minutes", "45")
    assert practice(world, *interview, "--with", "R. Ode, recruiter", "--zone", "Europe/Berlin") == 0
    assert practice(world, "interview", "list") == 0
    assert practice(world, "interview", "list", "north") == 0
    assert practice(world, "interview") == 0
    assert practice(world) == 0
    assert practice(world, "edit", "north", "note", "with", "a", "dog") == 0
    assert practice(world, "edit", "north", "note") == 0
    assert practice(world, "edit", "north", "note", "") == 0
    assert practice(world, "edit", "north") == 0
    assert practice(world, "calendar") == 0
    assert practice(world, "interview", "drop", "northwind") == 0
    assert practice(world, "outcome", "north", "rejected", "--on", "yesterday", "--reason", "others") == 0
    assert practice(world, "show", "north") == 0
    assert practice(world, "hide", "north") == 0
    out, err = capsys.readouterr()

    assert not err
    for said in (
        "Northwind is entered for 2026-03-05 14:30 there, 13:30 here.",
        "Northwind, panel, 2026-03-05 14:30 there, 13:30 here (in 3 days)",
        "Northwind, Thursday 13:30 (14:30 there): in 3 days",
        "Northwind: note: with a dog",
        "Northwind: note: taken back.",
        "  deadline: 2026-11-26",
        "1 interview is in interviews.ics.",
        "Northwind is dropped.",
        "You applied. For a day nothing is asked of you;",
        "    their reason: others",
        "Northwind is put away.",
    ):
        assert said in out


def test_lists_and_jobs_are_json_for_other_programs(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """With the fields that cli/jobs.py describes."""
    practice(world, "add", "Northwind", "--advert", "advert.txt")
    practice(world, "interview", "add", "Northwind", "thursday 14:30", "--format", "panel")
    capsys.readouterr()
    for words in (("--json",), ("list", "--json")):
        assert practice(world, *words) == 0
        listed = json.loads(capsys.readouterr().out)
        assert listed["schema"] == "practice-jobs/1"
        assert [job["line"] for job in listed["jobs"]] == ["Northwind, Thursday 14:30: in 3 days"]
    assert practice(world, "show", "Northwind", "--json") == 0
    shown = json.loads(capsys.readouterr().out)

    assert shown["schema"] == "practice-job/1"
    assert shown["said"]["advert"] == ADVERT
    assert shown["interviews"][0]["starts"] == "2026-03-05T14:30:00+00:00"
    assert shown["end"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "Northwind"), "no job is entered"),
        (("add", "Museum", "--deadline", "2026-02-30"), "'2026-02-30' is no day there is"),
        (("interview", "add", "City", "2026-02-30", "14:30"), "is no day there is"),
        (
            ("interview", "add", "City", "thursday", "14:30", "--zone", "Europe/Londn"),
            "did you mean Europe/London",
        ),
        (
            ("interview", "add", "City", "2026-03-29", "01:30", "--zone", "Europe/London"),
            "never on the clock",
        ),
        (("interview", "drop", "City"), "no interview"),
        (("outcome", "City", "maybe"), "no way in which an application ends"),
        (("edit", "City", "salary", "1"), "has no part called 'salary'"),
    ],
)
def test_what_does_not_fit_is_a_sentence_and_a_mend(
    world: World, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    """Status 2, no traceback, and what was there is there."""
    if "Northwind" not in words:
        practice(world, "add", "City")
    capsys.readouterr()

    assert practice(world, *words) == 2
    out, err = capsys.readouterr()
    assert not out
    assert said in err
    assert "mend: " in err


def test_want_is_a_sitting(world: World, clock: FakeClock) -> None:
    """Ticks need a page; a name that is not there is said before it."""
    practice(world, "add", "Northwind", "--advert", "advert.txt")
    lines = run_plain(jobs_sitting(parse(["jobs", "want", "north"]), world), clock, "z")

    assert "Teamwork: nothing said" in lines.transcript


def test_two_programs_at_once_lose_nothing(world: World, tmp_path: Path, make_world: MakeWorld) -> None:
    """Both change the same job; what each has said is there for both, and for the next."""
    other = make_world(papers=world.papers)
    practice(world, "add", "Northwind")
    practice(other, "edit", "Northwind", "role", "Clerk")
    practice(world, "edit", "Northwind", "who", "J. Lind")
    practice(other, "outcome", "Northwind", "silence")
    practice(world, "outcome", "Northwind", "offer")
    for each in (world, other):
        job = find_job(each, "Northwind")
        assert (job.role, job.text(JobPart.WHO)) == ("Clerk", "J. Lind")
        assert job.end is not None
        assert job.end.how == "offer"

    open_history(tmp_path / "history.db").close()


def test_the_short_form_says_when_a_time_comes_twice(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    """`practice interview add` reads times as `practice jobs` does."""
    assert main(["interview", "add", "Library", "2026-02-30", "9:00"], build=lambda: nullcontext(world)) == 2
    assert main(["interview", "add", "Library", "thursday", "9:00"], build=lambda: nullcontext(world)) == 0

    assert "Library is entered for 2026-03-05 09:00." in capsys.readouterr().out
