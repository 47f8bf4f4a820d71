"""Keeping is all or nothing, on the disk on return, and safe when two programs do it."""

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from practice.history.opening import connect, open_history
from practice.history.store import SqliteHistory
from practice.history.trouble import HistoryError
from practice.model.answer import Ended, Given, Voice
from practice.model.facts import (
    Answered,
    Draft,
    Moment,
    RoundStarted,
)
from practice.model.kinds import QuestionType
from practice.model.stamp import Stamp

KEEPER = str(Path(__file__).with_name("keeper.py"))
NUMBERS = count(1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.db"


@pytest.fixture
def history(path: Path) -> Iterator[SqliteHistory]:
    history = open_history(path)
    yield history
    history.close()


@pytest.fixture
def other_window(history: SqliteHistory, path: Path) -> Iterator[SqliteHistory]:
    other = open_history(path, patience=0.01)
    yield other
    other.close()


def stamp() -> Stamp:
    return Stamp(f"id-{next(NUMBERS)}", "2026-03-01T10:00:00.000Z", "2026-03-01")


def started() -> RoundStarted:
    return RoundStarted(stamp(), "quick", "Quick", 7, Voice.TYPED, "{}")


def moment(start: RoundStarted, n: int) -> Moment:
    return Moment(stamp(), start.stamp.id, n, float(n), '{"kind": "Go"}')


def answered(start: RoundStarted, item: int = 0, *, words: str = "Because.") -> Answered:
    given = Given(item, 0, 1, "Why here?", Ended.DONE, 1.0, 2.0, words=words)
    return Answered(
        stamp(), start.stamp.id, "core/why", 1, QuestionType.MOTIVATION, None, True, Voice.TYPED, given
    )


def keeper(path: Path, name: str, number: int, *limit: int) -> "subprocess.Popen[str]":
    command = [sys.executable, KEEPER, str(path), name, str(number), *map(str, limit)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finding(path: Path) -> str:
    with closing(connect(path, mode="rw")) as db:
        found: str = db.execute("pragma integrity_check").fetchone()[0]
    return found


def test_of_facts_kept_together_all_are_kept_or_none(history: SqliteHistory) -> None:
    """An answer without its moment would be asked for again on resuming."""
    start = started()
    history.keep(start, moment(start, 0))
    with pytest.raises(HistoryError):
        history.keep(answered(start), moment(start, 1), moment(start, 1))

    assert history.answers(start.stamp.id) == ()
    assert len(history.moments(start.stamp.id)) == 1


def test_after_a_refusal_the_next_fact_is_kept(history: SqliteHistory) -> None:
    """A transaction left open would swallow everything that comes after it."""
    start = started()
    history.keep(start, moment(start, 0))
    with pytest.raises(HistoryError):
        history.keep(moment(start, 0))
    history.keep(moment(start, 1))

    assert [each.n for each in history.moments(start.stamp.id)] == [0, 1]


def test_one_window_sees_what_the_other_has_kept(history: SqliteHistory, other_window: SqliteHistory) -> None:
    """Nothing is remembered in the program that is not in the file."""
    start = started()
    history.keep(start)
    answer = answered(start)
    other_window.keep(answer)

    assert history.answers(start.stamp.id) == (answer,)


def test_a_round_goes_on_in_one_window_only(history: SqliteHistory, other_window: SqliteHistory) -> None:
    """Two sets of moments played back together would be a round nobody had."""
    start = started()
    history.keep(start, moment(start, 0))
    history.keep(moment(start, 1))
    with pytest.raises(HistoryError, match="open in another window") as caught:
        other_window.keep(moment(start, 1), answered(start))

    assert "other window" in caught.value.mend
    assert len(history.moments(start.stamp.id)) == 2
    assert history.answers(start.stamp.id) == ()


def test_a_fact_about_nothing_is_a_bug_and_not_a_sentence(history: SqliteHistory) -> None:
    """No person can mend it, so it must not look as if one could."""
    with pytest.raises(Exception, match="FOREIGN KEY") as caught:
        history.keep(moment(started(), 0))

    assert not isinstance(caught.value, HistoryError)


def test_who_holds_the_file_too_long_is_reported(other_window: SqliteHistory, path: Path) -> None:
    """A backup program that locks the file is found out, and what was there can still be read."""
    start = started()
    other_window.keep(start)
    with closing(connect(path, mode="rw")) as holder:
        holder.execute("begin immediate")
        with pytest.raises(HistoryError, match="another program") as caught:
            other_window.keep(answered(start))
        meanwhile = len(other_window.rounds())
        with pytest.raises(HistoryError, match="another program"):
            open_history(path, patience=0.01)
        holder.execute("rollback")
    other_window.keep(answered(start))

    assert str(path) in caught.value.sentence
    assert "try again" in caught.value.mend
    assert meanwhile == 1
    assert len(other_window.answers(start.stamp.id)) == 1


def test_a_full_disk_is_a_sentence_and_loses_nothing(history: SqliteHistory, path: Path) -> None:
    """The answer in hand can be kept again after making room, in the same program."""
    start = started()
    history.keep(start, answered(start, 0))
    db = connect(path, mode="rw")
    narrow = SqliteHistory(db, path)
    pages: int = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count = {pages}")
    long = answered(start, 1, words="word " * 20_000)
    with pytest.raises(HistoryError, match="disk is full") as caught:
        narrow.keep(moment(start, 0), long)
    db.execute(f"pragma max_page_count = {pages * 100}")
    narrow.keep(moment(start, 0), long)
    narrow.close()

    assert str(path) in caught.value.sentence
    assert "free some space" in caught.value.mend
    assert [each.given.item for each in history.answers(start.stamp.id)] == [0, 1]


def test_a_draft_on_a_full_disk_leaves_the_old_one(history: SqliteHistory, path: Path) -> None:
    """Replacing is deleting and adding; half of it would be the loss of the words."""
    start = started()
    history.keep(start)
    history.keep_draft(start.stamp.id, Draft(0, 1.0, "short"))
    db = connect(path, mode="rw")
    narrow = SqliteHistory(db, path)
    pages: int = db.execute("pragma page_count").fetchone()[0]
    db.execute(f"pragma max_page_count = {pages}")
    with pytest.raises(HistoryError, match="disk is full"):
        narrow.keep_draft(start.stamp.id, Draft(0, 2.0, "long " * 20_000))
    narrow.close()

    assert history.draft(start.stamp.id) == Draft(0, 1.0, "short")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_a_disk_that_refuses_is_a_sentence_and_loses_nothing(path: Path) -> None:
    """A quota, as the system enforces it: a sentence, and all that was acknowledged is there."""
    open_history(path).close()
    child = keeper(path, "a", 10_000, 400_000)
    acknowledged, said = child.communicate()
    sentence, mend = said.splitlines()
    history = open_history(path)
    kept = {answer.stamp.id for answer in history.answers("a-round")}
    history.close()

    assert child.returncode == 2
    assert str(path) in sentence
    assert "disk" in sentence
    assert "try again" in mend
    assert len(kept) > 10
    assert kept == set(acknowledged.split())
    assert finding(path) == "ok"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of a file")
def test_a_disk_without_room_for_a_new_history_is_a_sentence(path: Path) -> None:
    """And what could not be made is made at the next start."""
    child = keeper(path, "a", 1, 4096)
    _, said = child.communicate()
    history = open_history(path)
    rounds = history.rounds()
    history.close()

    assert child.returncode == 2
    assert said.startswith(str(path))
    assert rounds == ()


def test_programs_that_start_at_once_make_one_history_together(path: Path) -> None:
    """Four of them find no file, make it at the same time and write without a pause between."""
    children = [keeper(path, name, 25) for name in "abcd"]
    outcomes = [(child.communicate(), child.returncode) for child in children]
    history = open_history(path)
    kept = {answer.stamp.id for name in "abcd" for answer in history.answers(f"{name}-round")}
    history.close()

    assert [(said, code) for (_, said), code in outcomes] == [("", 0)] * 4
    assert kept == {identity for (printed, _), _ in outcomes for identity in printed.split()}
    assert len(kept) == 100


@pytest.mark.parametrize("turn", range(20))
def test_a_killed_program_loses_nothing_it_acknowledged(path: Path, turn: int) -> None:
    """kill -9 in the middle of its writing, at another place each time."""
    child = keeper(path, "a", 1_000_000)
    assert child.stdout is not None
    assert child.stderr is not None
    heard = [child.stdout.readline().strip() for _ in range(random.Random(turn).randint(1, 60))]
    child.kill()
    acknowledged = heard + child.stdout.read().split()  # `communicate` would miss what was read ahead
    said = child.stderr.read()
    child.communicate()
    sound = finding(path)
    history = open_history(path)
    kept = [answer.stamp.id for answer in history.answers("a-round")]
    moments = history.moments("a-round")
    history.close()

    assert said == ""
    assert sound == "ok"
    assert kept[: len(acknowledged)] == acknowledged
    assert len(kept) == len(moments) <= len(acknowledged) + 1


def test_closing_moves_everything_into_one_file(path: Path) -> None:
    """So that copying history.db is a backup."""
    history = open_history(path)
    history.keep(started())
    history.close()

    assert [each.name for each in path.parent.iterdir()] == ["history.db"]


def test_closing_twice_is_closing_once(path: Path) -> None:
    """A program that stops has more than one way out."""
    history = open_history(path)
    history.close()
    history.close()

    assert path.exists()


def test_a_window_that_fell_behind_may_not_write_a_draft(path: Path) -> None:
    """Its words would turn up under the next question, over somebody's own."""
    history = open_history(path)
    start = started()
    moment = Moment(stamp(), start.stamp.id, 0, 1.0, "{}")
    history.keep(start, moment)
    history.keep_draft(start.stamp.id, Draft(1, 2.0, "to the second question"))

    with pytest.raises(HistoryError, match="another window"):
        history.keep_draft(start.stamp.id, Draft(0, 9.0, "to the first question"))
    assert history.draft(start.stamp.id) == Draft(1, 2.0, "to the second question")
    history.close()
