"""Words under seal are not to be read in any file, and what is burnt is in none."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice.history.opening import connect, open_history
from practice.history.sealing import cover, uncover
from practice.history.store import SqliteHistory
from practice.history.trouble import HistoryError
from practice.model.answer import Ended, Given, Voice
from practice.model.facts import Answered, RoundStarted
from practice.model.jobs import JobAdded, Sealed, SealKind, SealPart, SealSaid
from practice.model.kinds import QuestionType
from practice.model.stamp import Stamp
from practice.model.trouble import Elsewhere

WORDS = "You lost the thread: zirkonblau, and again zirkonblau. " * 40
RARE = b"zirkonblau"
LONG = "zirkonblau quittenrot " * 3000
Covered = tuple[bytes, bytes]


def stamp(name: str) -> Stamp:
    return Stamp(name, "2026-03-01T10:00:00.000Z", "2026-03-01")


JOB = JobAdded(stamp("job"), "Northwind")
SEAL = Sealed(stamp("seal"), "job", SealKind.LETTER, "2026-03-04T10:00:00.000Z")
BURNT = SealSaid(stamp("burnt"), "seal", SealPart.BURNT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[SqliteHistory]:
    history = open_history(path, patience=0.01)
    history.keep(JOB)
    yield history
    history.close()


def covered(path: Path, seal_id: str = "seal") -> Covered:
    """What stands in the file in place of the words."""
    with closing(connect(path, mode="ro")) as db:
        salt, words = db.execute("select salt, words from sealed where id = ?", (seal_id,)).fetchone()
    return salt, words


def on_disk(path: Path) -> bytes:
    """Every byte of every file in the folder: the history, -wal, -shm, -journal, and whatever else."""
    return b"".join(each.read_bytes() for each in path.parent.rglob("*") if each.is_file())


def traces(path: Path, *gone: Covered) -> int:
    """How many of these can still be found, by their salt or by a piece of their words."""
    there = on_disk(path)
    return sum(
        salt in there or any(words[at : at + 12] in there for at in range(0, len(words) - 11, step(words)))
        for salt, words in gone
    )


def step(words: bytes) -> int:
    """Some fifty pieces at the most, several on every page."""
    return 12 + len(words) // 50


@given(words=st.text(st.characters(exclude_categories=())))
def test_covered_words_can_be_uncovered(words: str) -> None:
    """Whatever was typed, with halves of characters, too."""
    assert uncover(*cover(words)) == words


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1), words=st.text(st.characters(exclude_categories=())))
def test_what_was_sealed_comes_back_as_it_was(history: SqliteHistory, name: str, words: str) -> None:
    """An envelope that is opened holds what was put in."""
    history.seal(name, words)

    assert history.sealed(name) == words


def test_equal_words_look_different_each_time() -> None:
    """Else whoever has seen one draft would know the next."""
    assert cover(WORDS)[1] != cover(WORDS)[1]


def test_sealed_words_are_in_no_file_as_they_were_typed(history: SqliteHistory, path: Path) -> None:
    """Whoever looks into the file, or searches the disk for a word, does not come upon them."""
    history.seal("seal", WORDS, SEAL)
    open_now = on_disk(path)
    history.close()

    assert traces(path, covered(path)) == 1
    assert RARE not in open_now + on_disk(path)


def test_the_words_and_the_facts_are_kept_together(history: SqliteHistory) -> None:
    """A seal without words, or words without a seal, would be a loss."""
    with pytest.raises(sqlite3.IntegrityError):
        history.seal("seal", WORDS, SEAL, SealSaid(stamp("x"), "no such seal", SealPart.OPENED))

    assert history.sealed("seal") is None
    assert history.every(Sealed) == ()
    assert history.under_seal() == ()


def test_a_draft_goes_as_the_words_are_sealed(history: SqliteHistory, path: Path) -> None:
    """One step: killed between two, the words would lie twice, and burning one would not be enough."""
    history.seal("draft", LONG)
    draft = covered(path, "draft")
    history.seal("seal", LONG, SEAL, instead_of="draft")

    assert history.under_seal() == ("seal",)
    assert history.sealed("seal") == LONG
    assert traces(path, draft) == 0


def test_a_draft_stays_where_the_words_could_not_be_sealed(history: SqliteHistory) -> None:
    """All or nothing: else they would be nowhere."""
    history.seal("draft", WORDS)
    with pytest.raises(sqlite3.IntegrityError):
        history.seal("seal", WORDS, SealSaid(stamp("x"), "none", SealPart.OPENED), instead_of="draft")

    assert history.under_seal() == ("draft",)
    assert history.sealed("draft") == WORDS


@pytest.mark.parametrize(("there", "known"), [(None, WORDS), (WORDS, None), ("something else", WORDS)])
def test_a_window_that_has_fallen_behind_changes_nothing(
    history: SqliteHistory, there: str | None, known: str | None
) -> None:
    """Two write one text: what the other one has written stays, and no fact is kept of what was refused."""
    if there is not None:
        history.seal("draft", there)

    with pytest.raises(Elsewhere):
        history.seal("draft", LONG, only_over=(known,))
    with pytest.raises(Elsewhere):
        history.seal("seal", LONG, SEAL, instead_of="draft", only_over=(known,))
    with pytest.raises(Elsewhere):
        history.burn("draft", only_over=(known,))
    assert history.sealed("draft") == there
    assert history.sealed("seal") is None
    assert not history.every(Sealed)


def test_what_is_known_is_replaced_and_burnt(history: SqliteHistory) -> None:
    """Nobody else was there."""
    history.seal("draft", WORDS, only_over=(None,))
    history.seal("draft", LONG, only_over=(WORDS,))
    history.burn("draft", only_over=(LONG,))

    assert history.under_seal() == ()


def test_several_are_burnt_at_once(history: SqliteHistory, path: Path) -> None:
    """Of equal words no copy stays, and all else does."""
    for name in ("seal", "other", "third"):
        history.seal(name, LONG, *([SEAL] if name == "seal" else []))
    really = history.burn("seal", BURNT, also=lambda: {"other": None})

    assert really
    assert history.under_seal() == ("third",)
    assert history.sealed("third") == LONG


def test_burning_leaves_no_copy_while_the_program_runs(history: SqliteHistory, path: Path) -> None:
    """Neither the words nor what stood in their place; not only after the program has ended."""
    history.seal("seal", LONG, SEAL)
    gone = covered(path)
    before = traces(path, gone)
    really = history.burn("seal", BURNT)

    assert before == 1
    assert really
    assert traces(path, gone) == 0
    assert history.sealed("seal") is None
    assert history.every(SealSaid) == (BURNT,)


def test_burning_what_is_not_there_is_no_mistake(history: SqliteHistory) -> None:
    """Two windows may burn the same letter."""
    assert history.burn("seal")
    assert history.burn("seal")


def test_every_draft_of_a_letter_goes_with_it(history: SqliteHistory, path: Path) -> None:
    """A letter is kept after every few words, each time longer, and all of these are in the WAL."""
    drafts = []
    for end in range(100, len(WORDS), 60):
        history.seal("seal", WORDS[:end])
        drafts.append(covered(path))
    before = traces(path, *drafts)
    history.burn("seal")

    assert before > 1
    assert traces(path, *drafts) == 0


@pytest.mark.parametrize("seed", [23, 35, 42])
def test_no_draft_stays_behind_where_sqlite_moved_it(path: Path, seed: int) -> None:
    """Rows that move from page to page leave copies between the cells, which secure_delete does not see.

    With a plain `delete`, each of these seeds leaves one of its drafts in the file.
    """
    rng = random.Random(seed)
    open_history(path).close()
    names = [f"{rng.getrandbits(128):032x}" for _ in range(60)]
    there: dict[str, Covered] = {}
    gone: list[Covered] = []
    with closing(connect(path, mode="rw")) as db:
        for pragma in ("journal_mode = wal", "synchronous = off", "secure_delete = on"):
            db.execute(f"pragma {pragma}")
        history = SqliteHistory(db, path)
        for _ in range(300):
            name, size = rng.choice(names), rng.choice([50, 300, 700])
            history.seal(name, "x" * rng.randint(size // 2, size))
            gone += filter(None, [there.get(name)])
            row = db.execute("select salt, words from sealed where id = ?", (name,)).fetchone()
            there[name] = (row[0], row[1])
        burnt = rng.choice(list(there))
        gone.append(there.pop(burnt))
        history.burn(burnt)

        assert traces(path, *gone) == 0
        assert traces(path, *there.values()) == len(there)


def test_burning_one_letter_spares_the_others(history: SqliteHistory, path: Path) -> None:
    """Each has its own seal."""
    for name in ("a", "\u00e4 b", "seal"):
        history.seal(name, f"{name} {LONG}")
    history.burn("\u00e4 b")

    assert history.sealed("a") == f"a {LONG}"
    assert history.sealed("seal") == f"seal {LONG}"
    assert history.under_seal() == ("a", "seal")


def test_burning_in_a_large_history_leaves_no_copy(history: SqliteHistory, path: Path) -> None:
    """More pages than the WAL holds before it is moved into the file on its own."""
    start = RoundStarted(stamp("round"), "quick", "Quick", 7, Voice.TYPED, "{}")
    history.keep(start)
    history.seal("seal", LONG, SEAL)
    gone = covered(path)
    for n in range(20):
        given = [Given(n, 0, take, "Why?", Ended.DONE, 1.0, 2.0, words="word " * 5000) for take in range(20)]
        history.keep(*[answered(f"{n}-{one.take}", one) for one in given])
    large = on_disk(path)
    history.burn("seal", BURNT)

    assert len(large) > 10 * 2**20
    assert traces(path, gone) == 0
    assert len(history.answers("round")) == 400


def answered(name: str, given: Given) -> Answered:
    return Answered(
        stamp(name), "round", "core/why", 1, QuestionType.MOTIVATION, None, True, Voice.TYPED, given
    )


@pytest.mark.parametrize("last", ["the reader", "the burner"])
def test_a_window_that_reads_has_the_last_copy_until_both_are_closed(path: Path, last: str) -> None:
    """It sees the state from before, so the old pages must stay until it is done; the person is told."""
    history = open_history(path, patience=0.01)
    history.keep(JOB)
    history.seal("seal", LONG, SEAL)
    gone = covered(path)
    reader = connect(path, mode="rw")
    reader.execute("begin")
    reader.execute("select * from seal").fetchone()
    really = history.burn("seal", BURNT)
    meanwhile, before = history.sealed("seal"), traces(path, gone)
    for each in (history, reader) if last == "the reader" else (reader, history):
        each.close()

    assert not really
    assert meanwhile is None
    assert before == 1
    assert traces(path, gone) == 0


def test_an_idle_window_is_no_hindrance(history: SqliteHistory, path: Path) -> None:
    """Somebody who has home open beside it burns for good, too."""
    other = open_history(path)
    history.seal("seal", LONG, SEAL)
    gone = covered(path)
    seen = other.sealed("seal")
    really = history.burn("seal", BURNT)
    left = traces(path, gone)
    other.close()

    assert seen == LONG
    assert really
    assert left == 0


def test_killed_before_the_wal_is_emptied_the_next_opening_empties_it(
    history: SqliteHistory, path: Path, tmp_path: Path
) -> None:
    """The words were deleted, and a power cut must not keep them."""
    history.seal("seal", LONG, SEAL)
    gone = covered(path)
    killed = tmp_path / "killed" / path.name
    killed.parent.mkdir()
    with closing(connect(path, mode="ro")) as reader:
        reader.execute("begin")
        reader.execute("select * from seal").fetchone()
        history.burn("seal", BURNT)
        for each in path.parent.iterdir():
            if not each.name.endswith("-shm"):
                shutil.copy(each, killed.parent)
    before = traces(killed, gone)
    again = open_history(killed)
    while_open = traces(killed, gone)
    said, words = again.every(SealSaid), again.sealed("seal")
    again.close()

    assert before == 1
    assert while_open == 0
    assert (said, words) == ((BURNT,), None)
    assert traces(killed, gone) == 0


def test_killed_while_it_burns_the_letter_is_there_or_gone(path: Path) -> None:
    """A program of its own seals, burns and is killed at once; a letter is whole, or there is no trace."""
    if sys.platform == "win32":
        pytest.skip("there is no kill -9 there")
    burner = """
import os, signal, sys
from pathlib import Path
from practice.history.opening import open_history
history = open_history(Path(sys.argv[1]))
history.seal("seal", "zirkonblau quittenrot " * 3000)
history.burn("seal")
os.kill(os.getpid(), signal.SIGKILL)
"""
    run = subprocess.run([sys.executable, "-c", burner, str(path)], check=False, env=dict(os.environ))
    history = open_history(path)
    words = history.sealed("seal")
    history.close()

    assert run.returncode == -signal.SIGKILL
    assert words is None
    assert RARE not in on_disk(path)


def test_without_a_wal_nothing_is_left_either(path: Path) -> None:
    """On a drive that cannot share memory, SQLite stays with a journal, which it deletes."""
    open_history(path).close()
    with closing(connect(path, mode="rw")) as db:
        db.execute("pragma journal_mode = delete")
        db.execute("pragma secure_delete = on")
        history = SqliteHistory(db, path)
        history.seal("seal", LONG)
        gone = covered(path)
        sealed = traces(path, gone)
        really = history.burn("seal")

        assert sealed == 1
        assert really
        assert traces(path, gone) == 0
        assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_burning_that_fails_keeps_everything(history: SqliteHistory, path: Path) -> None:
    """Another program holds the file: the letter stays, whole, and is not said to be burnt."""
    history.seal("seal", WORDS, SEAL)
    with closing(connect(path, mode="rw")) as holder:
        holder.execute("begin immediate")
        with pytest.raises(HistoryError, match="another program"):
            history.burn("seal", BURNT)
        holder.execute("rollback")

    assert history.sealed("seal") == WORDS
    assert history.every(SealSaid) == ()
    assert history.burn("seal", BURNT)


def test_a_fact_that_cannot_be_kept_spares_the_letter(history: SqliteHistory) -> None:
    """All or nothing."""
    history.seal("seal", WORDS, SEAL)
    with pytest.raises(sqlite3.IntegrityError):
        history.burn("seal", SealSaid(stamp("x"), "no such seal", SealPart.BURNT))

    assert history.sealed("seal") == WORDS


def test_a_damaged_cover_is_a_sentence(history: SqliteHistory, path: Path) -> None:
    """Somebody has been inside the file: no half of a letter is shown as if it were one."""
    history.seal("seal", "\u00e4" * 50, SEAL)
    with closing(connect(path, mode="rw")) as db:
        db.execute("update sealed set salt = x'00'")
    with pytest.raises(HistoryError, match="damaged"):
        history.sealed("seal")


def test_all_that_is_kept_is_given_but_what_is_under_seal(history: SqliteHistory) -> None:
    """For an export: every table but that of the words, and nothing that covers them."""
    history.seal("seal", WORDS, SEAL)
    rows = list(history.everything())

    assert [(table, row["id"]) for table, row in rows] == [("job", "job"), ("seal", "seal")]
    assert all(type(value) is not bytes for _, row in rows for value in row.values())
    history.keep(SealSaid(stamp("after"), "seal", SealPart.OPENED))  # the reading has let go of the file
