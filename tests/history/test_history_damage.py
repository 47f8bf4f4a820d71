"""A file that is damaged, or no history, is refused and left byte for byte as it is."""

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from practice.history.opening import connect, open_history
from practice.history.tables import table
from practice.history.trouble import HistoryError
from practice.model.answer import Ended, Given, Voice
from practice.model.delivery import Delivery
from practice.model.fact import FlatFact
from practice.model.facts import (
    Answered,
    Baseline,
    RoundStarted,
)
from practice.model.jobs import Cause, Ending, JobAdded, JobEnded, Sealed, SealKind, Stage, TaskSet
from practice.model.kinds import QuestionType
from practice.model.stamp import Stamp

START = RoundStarted(
    Stamp("round", "2026-03-01T10:00:00.000Z", "2026-03-01"), "quick", "Quick", 7, Voice.TYPED, "{}"
)
PAGE = 4096


def answered(number: int) -> Answered:
    stamp = Stamp(f"answer-{number}", "2026-03-01T10:00:00.000Z", "2026-03-01")
    given = Given(number, 0, 1, "Why here?", Ended.DONE, 1.0, 2.0, words=f"word {number} " * 200)
    question = f"core/{number}"
    return Answered(stamp, "round", question, 1, QuestionType.MOTIVATION, None, True, Voice.TYPED, given)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound history of some forty pages, closed."""
    path = tmp_path / "history.db"
    history = open_history(path)
    history.keep(START, *[answered(number) for number in range(40)])
    history.close()
    return path


def refused(path: Path, *, check_up_to: int = 2**30) -> HistoryError:
    """Opening must fail, name the file, say what to do, and leave every byte as it is."""
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(HistoryError) as caught:
        open_history(path, patience=0.01, check_up_to=check_up_to)
    error = caught.value

    assert str(path) in error.sentence
    assert error.mend
    assert "\n" not in error.sentence + error.mend
    assert (path.read_bytes() if path.is_file() else b"") == before
    return error


def killed(path: Path, folder: Path) -> Path:
    """The files as a killed program leaves them: what was kept last stands in the WAL alone."""
    history = open_history(path)
    history.keep(answered(99))
    folder.mkdir()
    for each in (path, path.with_name("history.db-wal")):
        shutil.copy(each, folder)
    history.close()
    return folder / path.name


@pytest.mark.parametrize("size", [1, 100, 600, PAGE, PAGE + 1, 10 * PAGE, 20 * PAGE + 7, -PAGE, -1])
def test_a_truncated_history_is_refused(path: Path, size: int) -> None:
    """A full disk, or a copy that stopped; a negative size is counted from the end."""
    whole = path.read_bytes()
    path.write_bytes(whole[:size])

    assert "damaged" in refused(path).sentence


@pytest.mark.parametrize("noise", ["random", "zeros"])
def test_a_page_turned_into_noise_is_found_wherever_it_is(path: Path, noise: str) -> None:
    """Every page of the file in turn."""
    whole = path.read_bytes()
    missed = []
    for at in range(0, len(whole), PAGE):
        page = bytes(PAGE) if noise == "zeros" else random.Random(at).randbytes(PAGE)
        path.write_bytes(whole[:at] + page + whole[at + PAGE :])
        if "damaged" not in refused(path).sentence:
            missed.append(at)

    assert len(whole) > 30 * PAGE
    assert missed == []


@pytest.mark.parametrize(
    "content", [b"\0", b"dear diary", b"SQLite format 2" + bytes(PAGE), random.Random(1).randbytes(10 * PAGE)]
)
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    """It may be somebody's only copy of something."""
    path = tmp_path / "history.db"
    path.write_bytes(content)

    assert "not a history" in refused(path).sentence
    assert [each.name for each in tmp_path.iterdir()] == ["history.db"]


def test_the_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """It would not be damaged by our tables, but its owner might not open it any more."""
    path = tmp_path / "history.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("create table bookmark (url text)")

    assert "another program" in refused(path).sentence


def test_what_a_killed_program_kept_is_there(path: Path, tmp_path: Path) -> None:
    """The WAL is read before anything else is said."""
    copy = killed(path, tmp_path / "copy")
    history = open_history(copy)
    answer = history.answer("answer-99")
    history.close()

    assert answer == answered(99)


def test_a_broken_history_with_a_wal_keeps_both(path: Path, tmp_path: Path) -> None:
    """Whoever rescues it needs both; moving the WAL into the file is writing."""
    copy = killed(path, tmp_path / "copy")
    wal = copy.with_name("history.db-wal")
    whole, before = copy.read_bytes(), wal.read_bytes()
    at = 20 * PAGE
    copy.write_bytes(whole[:at] + random.Random(1).randbytes(PAGE) + whole[at + PAGE :])
    error = refused(copy)

    assert "damaged" in error.sentence
    assert ".recover" in error.mend
    assert wal.read_bytes() == before


@pytest.mark.parametrize("loss", ["missing", "empty"])
def test_a_wal_without_its_history_is_not_thrown_away(path: Path, tmp_path: Path, loss: str) -> None:
    """SQLite deletes a WAL beside an empty file; here it may hold yesterday's answers."""
    copy = killed(path, tmp_path / "copy")
    wal = copy.with_name("history.db-wal")
    before = wal.read_bytes()
    copy.unlink()
    if loss == "empty":
        copy.touch()

    assert "history.db-wal" in refused(copy).sentence
    assert wal.read_bytes() == before
    assert copy.exists() == (loss == "empty")


def test_a_write_that_was_interrupted_without_a_wal_is_undone(path: Path, tmp_path: Path) -> None:
    """On a network drive SQLite keeps a journal instead, and only a writer can play it back."""
    copy = tmp_path / "copy" / "history.db"
    copy.parent.mkdir()
    with closing(connect(path, mode="rw")) as db:
        db.execute("pragma journal_mode = delete")
        db.execute("pragma cache_size = 1")  # pages go to the file before the transaction ends
        db.execute("begin immediate")
        db.execute("update answer set words = 'half ' || words")
        for each in path.parent.glob("history.db*"):
            shutil.copy(each, copy.parent)
        db.execute("rollback")
    journal = (copy.parent / "history.db-journal").exists()
    half_written = b"half word" in copy.read_bytes()
    history = open_history(copy)
    answers = history.answers("round")
    history.close()

    assert journal
    assert half_written
    assert answers == tuple([answered(number) for number in range(40)])


def test_a_large_history_is_checked_whole_when_it_was_left_open(path: Path, tmp_path: Path) -> None:
    """A crash is when files break; a clean end costs no check, however large the file has grown."""
    clean, crashed = path, killed(path, tmp_path / "copy")
    for each in (clean, crashed):
        with closing(connect(each, mode="ro")) as db:
            root: int = db.execute(
                "select rootpage from sqlite_schema where name = 'review_blind'"
            ).fetchone()[0]
        whole, at = each.read_bytes(), (root - 1) * PAGE
        each.write_bytes(whole[:at] + random.Random(1).randbytes(PAGE) + whole[at + PAGE :])
    error = refused(crashed, check_up_to=PAGE)
    history = open_history(clean, check_up_to=PAGE)
    answers = history.answers("round")
    with pytest.raises(HistoryError, match="damaged") as later:
        history.blind_levels()
    history.close()

    assert "damaged" in error.sentence
    assert len(answers) >= 40
    assert str(clean) in later.value.sentence


@pytest.mark.parametrize(
    "change",
    [
        "update answer set ended = 'eaten'",
        "update answer set notes = '[1]'",
        "update answer set notes = '{'",
        """update answer set delivery = '{"$": "Delivery", "onset": 1.5, "pauses": 3}'""",
        "update answer set words = cast(x'ff' as text)",
    ],
)
def test_a_row_that_means_nothing_is_a_sentence(path: Path, change: str) -> None:
    """The file is sound, but somebody has been inside it."""
    with closing(connect(path, mode="rw")) as db:
        db.execute(change)
    history = open_history(path)
    with pytest.raises(HistoryError, match="damaged") as caught:
        history.answers("round")
    history.close()

    assert str(path) in caught.value.sentence


@pytest.mark.parametrize("change", ["delivery = 'null'", "delivery = '{}'", "device = cast(x'ff' as text)"])
def test_a_baseline_that_means_nothing_is_a_sentence(path: Path, change: str) -> None:
    """Compared with a baseline of nothing, every answer would look unusual."""
    history = open_history(path)
    history.keep(Baseline(Stamp("b", START.stamp.at, START.stamp.day), "Headset", Delivery(60.0)))
    with closing(connect(path, mode="rw")) as db:
        db.execute(f"update baseline set {change}")
    with pytest.raises(HistoryError, match="damaged") as caught:
        history.baseline()
    history.close()

    assert str(path) in caught.value.sentence


JOB = JobAdded(Stamp("job", START.stamp.at, START.stamp.day), "Northwind")
OF_A_JOB: tuple[FlatFact, ...] = (
    JobEnded(
        Stamp("end", START.stamp.at, START.stamp.day), "job", Ending.REJECTED, Stage.PANEL, "2026-03-01"
    ),
    Sealed(
        Stamp("seal", START.stamp.at, START.stamp.day), "job", SealKind.FEEDBACK, "", "", "", "2026-03-01"
    ),
    TaskSet(Stamp("task", START.stamp.at, START.stamp.day), "job", Cause.CV, "Check it", "2026-03-09"),
)


FOREIGN = ["20th November", "soon", "2026-03-01T10:00:00", "20260301", "2026-W09-7"]


@pytest.mark.parametrize("words", FOREIGN)
def test_a_moment_that_is_none_is_a_sentence(path: Path, words: str) -> None:
    """Everything goes in its order; no page shall end in a traceback."""
    history = open_history(path)
    history.keep(JOB, *OF_A_JOB)
    with closing(connect(path, mode="rw")) as db:
        db.execute("update job_end set at = ?", (words,))
    with pytest.raises(HistoryError, match="damaged") as caught:
        history.every(JobEnded)
    history.close()

    assert str(path) in caught.value.sentence


@pytest.mark.parametrize(("kind", "column"), [(JobEnded, "on"), (Sealed, "arrived"), (TaskSet, "by")])
@pytest.mark.parametrize("words", FOREIGN)
def test_words_for_a_day_are_handed_on_as_they_stand(
    path: Path, kind: type[FlatFact], column: str, words: str
) -> None:
    """Of one such row the rest of the history must not be out of reach; whoever reckons with it checks."""
    history = open_history(path)
    history.keep(JOB, *OF_A_JOB)
    with closing(connect(path, mode="rw")) as db:
        db.execute(f'update {table(kind)} set "{column}" = ?', (words,))
    (found,) = history.every(kind)
    history.close()

    assert getattr(found, column) == words


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:00-14:00"])
def test_a_moment_at_an_end_of_all_time_is_a_sentence(path: Path, at: str) -> None:
    """It cannot be brought to another zone."""
    history = open_history(path)
    history.keep(JobAdded(Stamp("job", at, "2026-03-01"), "Northwind"))
    with pytest.raises(HistoryError, match="damaged"):
        history.every(JobAdded)
    history.close()


def test_no_day_at_all_is_none_that_was_broken(path: Path) -> None:
    """A letter that was sealed has not arrived from anybody."""
    history = open_history(path)
    seal = Sealed(Stamp("seal", START.stamp.at, START.stamp.day), "job", SealKind.LETTER, START.stamp.at)
    history.keep(JOB, seal)
    found = history.every(Sealed)
    history.close()

    assert found == (seal,)
