"""`practice data`: where it is, what is sealed, and all of it as a file."""

import json
import shlex
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from zipfile import ZipFile

import pytest

from conftest import MakeWorld
from practice.cli.main import main
from practice.model.jobs import JobAdded, Sealed, SealKind
from practice.sittings.ports import SOUNDS, World

WORDS = "You lost the thread: zirkonblau."
Run = Callable[[str], tuple[int, str]]


@pytest.fixture
def world(make_world: MakeWorld, tmp_path: Path) -> World:
    """Somebody with feedback under seal, and files of every kind."""
    made = make_world()
    job, seal = JobAdded(made.stamp(), "Northwind"), made.stamp()
    made.history.keep(job)
    made.history.seal(seal.id, WORDS, Sealed(seal, job.stamp.id, SealKind.FEEDBACK, seal.at))
    for name in ("stories.yaml", "banks/mine.yaml", "letters/a.eml", "templates/thanks.txt", "scripts/s.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / SOUNDS).mkdir()
    (tmp_path / SOUNDS / "a.flac").write_bytes(b"sound")
    (tmp_path / "config.toml").write_text("[live]\n")
    return made


@pytest.fixture
def run(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """The command with these words; its exit status and all that it said."""
    monkeypatch.setenv("PRACTICE_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)

    def run(words: str) -> tuple[int, str]:
        status = main(["data", *shlex.split(words)], build=lambda: nullcontext(world))
        said = capsys.readouterr()
        return status, said.out + said.err

    return run


def history(path: Path) -> list[dict[str, object]]:
    with ZipFile(path) as archive:
        return [json.loads(line) for line in archive.read("history.jsonl").decode().splitlines()]


@pytest.mark.parametrize("words", ["", "where"])
def test_where_names_every_place(run: Run, tmp_path: Path, words: str) -> None:
    """Whoever wants to make a backup, or leave, need not search."""
    status, said = run(words)

    assert status == 0
    for name in (str(tmp_path), "history.db", "stories.yaml", "banks", "letters", "config.toml", "cache"):
        assert name in said


def test_the_export_has_everything_but_sound_and_sealed_words(run: Run, tmp_path: Path) -> None:
    """And says so."""
    status, said = run("export all.zip")
    with ZipFile("all.zip") as archive:
        names = archive.namelist()
        whole = b"".join(archive.read(name) for name in names)

    assert status == 0
    assert names == [
        "README.txt",
        "history.jsonl",
        "config.toml",
        "stories.yaml",
        "banks/mine.yaml",
        "letters/a.eml",
        "templates/thanks.txt",
        "scripts/s.txt",
    ]
    assert b"zirkonblau" not in whole + (tmp_path / "all.zip").read_bytes()
    assert "zirkonblau" not in said
    assert "3 lines of history and 6 files" in said
    assert "Only as 'sealed' in it: northwind-feedback." in said


def test_by_name_the_sealed_words_are_in_it(run: Run) -> None:
    """Still not on the screen."""
    _, seals = run("seals")
    status, said = run("export all.zip --unseal northwind-feedback")

    assert "northwind-feedback" in seals
    assert status == 0
    assert WORDS in [line.get("words") for line in history(Path("all.zip"))]
    assert "Word for word in it: northwind-feedback." in said
    assert "zirkonblau" not in seals + said


def test_sounds_are_in_it_when_asked_for(run: Run) -> None:
    """They are large."""
    run("export all.zip --sound")
    with ZipFile("all.zip") as archive:
        assert archive.read(f"{SOUNDS}/a.flac") == b"sound"


@pytest.mark.parametrize(
    "words",
    [
        "export all.tar",
        "export no/such/folder/all.zip",
        "export there.zip",
        "export all.zip --unseal northwind",
    ],
)
def test_what_cannot_be_is_one_sentence_and_no_file(run: Run, tmp_path: Path, words: str) -> None:
    """With what to do, and the exit status of a mistake."""
    (tmp_path / "there.zip").write_bytes(b"kept")
    status, said = run(words)

    assert status == 2
    assert len(said.strip().splitlines()) == 2
    assert "mend: " in said
    assert not (tmp_path / "all.zip").exists()
    assert (tmp_path / "there.zip").read_bytes() == b"kept"
