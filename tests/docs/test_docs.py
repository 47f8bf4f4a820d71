"""What the documents say still holds: links, commands, references, pictures, names."""

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

from practice.banks.library import Library
from practice.cli.arguments import VERSION, parse
from practice.cli.measure import COLUMNS, record
from practice.model.delivery import PAUSE, SYLLABLES_PER_WORD, Delivery
from practice.model.kinds import QuestionType
from practice.model.pace import PACES, WORDS_PER_MINUTE, reading
from practice.model.settings import Microphone
from practice.progress.calibration import ENOUGH_PAIRS, NOTICEABLE
from practice.progress.comparing import NEWEST
from practice.reviews.marking import HEADLINE_WORDS
from practice.schedule import need
from practice.schedule.drills import SECONDS
from practice.schedule.memory import NO_DATE_CAP
from practice.sittings.drills.drilled import NAMES
from practice.sittings.drills.silence import LONGEST_S, SHORTEST_S
from practice.sittings.rounds.answer_ladder import LENGTHS_S
from practice.speech.measured import Measured
from practice.speech.telling import FASTEST, SLOWEST
from practice.speech.trust import EDGE_S, rate_margin

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
PAGES = [CHECKOUT / "README.md", CHECKOUT / "CHANGELOG.md", *sorted(DOCS.rglob("*.md"))]
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
TROUBLES = re.compile(r"^\| it says, among other words \|.*\n\|[-|]+\n((?:\|.*\n)+)", re.MULTILINE)
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
NAMED_PAGE = re.compile(r"docs/[\w/.-]+\.(?:md|json|svg)")
NAMED_ENTRY = re.compile(r"docs/evidence\.md, \"?([a-z ]+?)[\".)]")

PROGRAM = re.compile(r"(?:\S*/)?practice")


def page_id(page: Path) -> str:
    """The page as it is called in a test's name."""
    return page.relative_to(CHECKOUT).as_posix()


def prose(page: Path) -> str:
    """The page without its code blocks."""
    return FENCE.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """What a link to a heading of this page may be called."""
    found = HEADING.findall(prose(page))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in found}


def words_of(line: str) -> list[str] | None:
    """What follows `practice` in a line of a terminal; None when another program is called."""
    words = shlex.split(re.split(r" [<>]", line.replace("\\", "/"))[0])
    while words and re.fullmatch(r"[A-Z_]+=\S*", words[0]):
        del words[0]
    return words[1:] if words and PROGRAM.fullmatch(words[0]) else None


def command_lines(page: Path) -> Iterator[list[str]]:
    """The words after each `practice` in the code blocks of a page, ready to be copied."""
    for kind, block in FENCE.findall(page.read_text("utf-8")):
        for line in re.split(r"\n|&&|\| ", block) if kind in ("sh", "bat") else ():
            if (words := words_of(line)) is not None:
                yield words


def named_commands(page: Path) -> Iterator[list[str]]:
    """The words after each `practice` in the running text, perhaps without all that they need."""
    for said in INLINE.findall(prose(page)):
        if (words := words_of(said)) is not None:
            yield words


def status_of(words: list[str]) -> int | str | None:
    """The exit status the command line would give for its words alone; 0 when it would run."""
    try:
        parse(words)
    except SystemExit as ended:
        return ended.code
    return 0


WRITTEN_BY_HAND = [page for page in PAGES if page.parent.name != "reference"]


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_every_link_leads_somewhere(page: Path) -> None:
    """A file of this checkout, and where the link names a heading, one that is there."""
    for target in LINK.findall(prose(page)):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page

        assert file.exists(), f"{page_id(page)}: {target} is not there"
        assert not anchor or anchor in anchors(file), f"{page_id(page)}: {target} has no such heading"


@pytest.mark.parametrize("page", WRITTEN_BY_HAND, ids=page_id)
def test_every_command_line_is_understood(page: Path) -> None:
    """Whoever copies a line from a page gets what the page says."""
    for words in command_lines(page):
        assert status_of(words) == 0, f"{page_id(page)}: practice {' '.join(words)}"


@pytest.mark.parametrize("page", WRITTEN_BY_HAND, ids=page_id)
def test_every_command_that_is_named_exists(page: Path) -> None:
    """In the running text a command may stand without its file or number."""
    for words in named_commands(page):
        assert status_of([*words, "--help"]) == 0, f"{page_id(page)}: practice {' '.join(words)}"


def test_every_interview_and_bank_that_is_named_is_shipped(tmp_path: Path) -> None:
    """Or is made by a line on the same page."""
    library = Library(CHECKOUT / "question_banks", tmp_path / "banks", tmp_path / "cache")
    recipes = [recipe.id for recipe in library.recipes()]
    banks = {bank.id for bank in library.banks()}
    for page in WRITTEN_BY_HAND:
        lines = [*command_lines(page), *(words for words in named_commands(page) if words[1:])]
        mocks = [parse(words) for words in lines if words[0] == "mock"]
        copies = [parse(words).new_id for words in lines if words[:2] == ["banks", "copy"]]
        for options in mocks:
            assert any(id.startswith(options.recipe or "") for id in recipes), options.recipe
            assert set(options.bank) <= banks | set(copies), options.bank


def test_there_are_as_many_questions_as_the_readme_says(tmp_path: Path) -> None:
    """A round number, and no more than there are."""
    library = Library(CHECKOUT / "question_banks", tmp_path / "banks", tmp_path / "cache")
    said = re.search(r"More than (\d+) questions", (CHECKOUT / "README.md").read_text("utf-8"))

    assert said is not None
    assert sum(len(bank.questions) for bank in library.banks()) > int(said[1])


def test_the_readme_starts_the_main_job_and_the_tests_in_one_line_each() -> None:
    """These two lines are what a new machine is tried with."""
    blocks = FENCE.findall((CHECKOUT / "README.md").read_text("utf-8"))
    lines = [block.strip() for kind, block in blocks if kind == "sh"]

    assert [line.rpartition("&& ")[2] for line in lines] == [
        ".venv/bin/practice mock quick",
        ".venv/bin/python -m pytest",
    ]
    assert not any("\n" in line for line in lines)


@pytest.mark.parametrize("script", ["references.py", "picture.py"])
def test_what_is_made_from_the_program_is_up_to_date(script: str) -> None:
    """Commands, keys, fields and pictures come from the tables and screens that the program uses."""
    command = [sys.executable, str(CHECKOUT / "scripts" / script), "--check"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("page", DECISIONS, ids=page_id)
def test_a_decision_can_be_found(page: Path) -> None:
    """A page that the list does not name is read by nobody."""
    listed = LINK.findall((DOCS / "decisions" / "README.md").read_text("utf-8"))

    assert page.name == "README.md" or page.name in listed


@pytest.mark.parametrize("page", DECISIONS, ids=page_id)
def test_a_decision_says_why_and_what_it_costs(page: Path) -> None:
    """A choice without a price was not thought through."""
    headings = HEADING.findall(page.read_text("utf-8"))

    assert page.name == "README.md" or headings[1:] == ["Context", "Choice", "Why", "What it costs"]


def test_what_the_source_says_of_the_documents_is_there() -> None:
    """Comments point to pages, and to entries of the page of evidence."""
    entries = {heading.lower() for heading in HEADING.findall((DOCS / "evidence.md").read_text("utf-8"))}
    for file in [*(CHECKOUT / "src").rglob("*.py"), *(CHECKOUT / "src").rglob("*.sql")]:
        text = " ".join(file.read_text("utf-8").split())
        for name in NAMED_PAGE.findall(text):
            assert (CHECKOUT / name).exists(), f"{page_id(file)} names {name}"
        for entry in NAMED_ENTRY.findall(text):
            assert entry in entries, f"{page_id(file)} names the entry {entry!r}"


def test_the_program_says_each_trouble_that_the_guide_explains() -> None:
    """Somebody in trouble searches the guide for the words on the screen."""
    source = "".join(file.read_text("utf-8") for file in (CHECKOUT / "src").rglob("*.py"))
    tables = TROUBLES.findall((DOCS / "guide.md").read_text("utf-8"))
    sentences = [row.split("|")[1].strip() for table in tables for row in table.splitlines()]

    assert len(tables) == 2
    assert len(sentences) > 15
    assert [sentence for sentence in sentences if sentence not in source] == []


def test_the_guide_explains_every_figure_that_programs_are_given() -> None:
    """Whoever reads the JSON has nothing else to go by; in CSV are the same figures."""
    _, _, section = (DOCS / "guide.md").read_text("utf-8").partition("## Measuring recordings")
    explained = re.findall(r"^\| `(\w+)` \|", section.partition("\n## ")[0], re.MULTILINE)

    assert sorted(explained) == sorted(record("answer.wav", Measured(Delivery(1.0))))
    assert set(COLUMNS) <= set(explained)


def test_every_page_is_reached_from_the_readme() -> None:
    """A page without a way to it is written for nobody."""
    reached, waiting = set(), [CHECKOUT / "README.md"]
    while waiting:
        page = waiting.pop()
        reached.add(page)
        if page.suffix == ".md":
            linked = {
                (page.parent / target.partition("#")[0]).resolve() for target in LINK.findall(prose(page))
            }
            waiting += [file for file in linked - reached if file.is_file()]

    assert [page_id(page) for page in DOCS.rglob("*.*") if page not in reached] == []


def test_the_numbers_in_the_documents_are_those_of_the_program() -> None:
    """A formula on a page is believed; one that has moved on would be a lie."""
    need_page = (DOCS / "decisions" / "what-is-scheduled-how.md").read_text("utf-8")
    evidence = (DOCS / "evidence.md").read_text("utf-8")
    weights = ", ".join(f"{weight:.2f}" for weight in need.NEWEST_FIRST)

    assert f"({need.TARGET} - mean) / 4" in need_page
    assert f"the newest weighing most: {weights}" in need_page
    assert f"leans on {need.PRIOR}" in need_page
    assert f"counts as {need.NEVER_DAYS} days old" in need_page
    assert f"at {WORDS_PER_MINUTE} words a minute" in evidence


def test_the_numbers_about_a_voice_are_those_of_the_program() -> None:
    """How far a figure may be off is the part of it that counts."""
    guide = (DOCS / "guide.md").read_text("utf-8")
    days = Microphone().keep_days
    anybody, yourself = percent(same_voice=False), percent(same_voice=True)

    assert f"silences of {PAUSE} s and longer" in guide
    assert f"± {EDGE_S} s" in guide
    assert f"length ± {2 * EDGE_S} s" in guide
    assert f"± {anybody} %; against your own calm reading ± {yourself} %" in guide
    assert f"at {SYLLABLES_PER_WORD} syllables a word" in guide
    assert f"outside {SLOWEST} to {FASTEST} for certain" in guide
    assert f"**How long it stays:** {days} days" in guide
    assert f"deleted after {days} days" in (CHECKOUT / "README.md").read_text("utf-8")


def percent(*, same_voice: bool) -> int:
    """Percent by which the rates of an answer of half a minute may be off."""
    return round(100 * rate_margin(Delivery(30.0, speech=(0.0, 30.0)), same_voice=same_voice))


def test_every_source_of_evidence_is_used_and_listed() -> None:
    """A number in brackets is a source in the list, and the list holds no others."""
    claims, _, sources = (DOCS / "evidence.md").read_text("utf-8").partition("## Sources")
    used = set(re.findall(r"\[(\d+)\](?!\()", claims))

    assert used == set(re.findall(r"^(\d+)\. ", sources, re.MULTILINE))


def test_every_entry_of_evidence_says_how_strong_it_is() -> None:
    """A claim without its strength would be read as a fact."""
    text = (DOCS / "evidence.md").read_text("utf-8")
    claims = [part for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:] if "**Statement.**" in part]

    assert len(claims) >= 10
    for claim in claims:
        for mark in ("**Source.**", "**Strength.**", "**Wording.**"):
            assert mark in claim, claim.splitlines()[0]


def test_the_program_the_package_and_the_changelog_are_of_one_version() -> None:
    """The changelog may be ahead with what is not released yet, and then names the number."""
    changelog = (CHECKOUT / "CHANGELOG.md").read_text("utf-8")

    assert version("interview-practice") == VERSION
    assert f"## [{VERSION}]" in changelog or f"This will be {VERSION}" in changelog


def test_the_guide_has_every_drill_with_its_name_and_its_length() -> None:
    """Whoever counts the minutes counts with these."""
    guide = (DOCS / "guide.md").read_text("utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \| ([^|]+) \| [^|]+ \| (\d:\d\d) \|$", guide, re.MULTILINE)

    assert set(rows) == {(kind.value, NAMES[kind], reading(seconds)) for kind, seconds in SECONDS.items()}


def test_the_numbers_about_drills_are_those_of_the_program() -> None:
    """A limit on a page is believed."""
    guide = (DOCS / "guide.md").read_text("utf-8")
    lean = (DOCS / "decisions" / "what-a-lean-needs.md").read_text("utf-8")
    pace = PACES[QuestionType.BEHAVIOURAL]
    *first, last = LENGTHS_S

    assert f"in about {', '.join(map(str, first))} and {last} seconds" in guide
    assert f"says nothing for {SHORTEST_S} to {LONGEST_S} seconds" in guide
    assert f"in at most {HEADLINE_WORDS} words" in guide
    assert f"nothing rests longer than {NO_DATE_CAP} days" in guide
    assert f"between {reading(pace.low_s)} and {reading(pace.high_s)}" in guide
    assert f"Under {ENOUGH_PAIRS} pairs" in lean
    assert f"Under {NOTICEABLE} of a level" in lean
    assert f"The newest {NEWEST} pairs count" in lean
