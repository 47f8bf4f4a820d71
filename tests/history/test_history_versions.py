"""A history of any age becomes one of today."""

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from practice.history import versions
from practice.history.opening import connect, open_history
from practice.history.store import SqliteHistory
from practice.history.trouble import HistoryError
from practice.history.versions import APPLICATION, NEWEST, Steps, bring_up_to_date, shipped, version_of
from practice.model.answer import Ended, Given, Voice
from practice.model.delivery import Delivery
from practice.model.facts import (
    Answered,
    Baseline,
    Draft,
    Moment,
    Part,
    ReviewPart,
    RoundStarted,
)
from practice.model.kinds import QuestionType
from practice.model.nerves import Interview
from practice.model.stamp import Stamp

FROZEN = {
    "0001.sql": "58a7fe25e6ad19bac50bc379ad8fe9369b0754fe68471f46a24b379ba05782ba",
    "0002.sql": "0b9bfae2b363def290b6c8bdb511a990f02e952b355967255f4a0de7ae080bd6",
    "0003.sql": "d73fed8bd6bf01082de919c613c6cce025a04765b9645f35a6b2af2a9e61670a",
    "0004.sql": "189dbe409b177c509ddba5f705a5421f757d78b34393aef10615031f7dadfb69",
    "0005.sql": "6978da554342b4f9cd3b88eec82916f95ea55c438eb2da9d9018c2cb4e473230",
}
"""What has been shipped is on people's disks: a change is a new number, never an edit."""

THREE = Steps(
    schema="create table a (x text, y text, z text) strict;\n",
    migrations=[
        "create table a (x text) strict;\n",
        "alter table a add column y text;\n",
        "alter table a add column z text;\nupdate a set z = 'new; and' || x;\n",
    ],
)


def made_by(migrations: Sequence[str], path: Path) -> sqlite3.Connection:
    """A file as the program of that age made it."""
    db = sqlite3.connect(path, isolation_level=None)
    bring_up_to_date(db, Steps(schema=migrations[0], migrations=migrations[:1]))
    bring_up_to_date(db, Steps(schema="", migrations=migrations))
    return db


def shape(db: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """Every table and index, as SQL without comments and spacing."""
    rows = db.execute("select type, name, coalesce(sql, '') from sqlite_schema order by type, name")
    return [(kind, name, bare(sql)) for kind, name, sql in rows]


def bare(sql: str) -> str:
    lines = " ".join(line.split("--")[0] for line in sql.splitlines())
    return " ".join(lines.lower().replace("(", " ( ").replace(")", " ) ").replace(",", " , ").split())


@pytest.mark.parametrize("age", range(1, NEWEST + 1))
def test_migrated_from_any_version_it_has_the_newest_form(tmp_path: Path, age: int) -> None:
    """schema.sql and the migrations say the same thing twice; this is what keeps them together."""
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    made_by(shipped().migrations[:age], old).close()
    open_history(old).close()
    open_history(new).close()
    with closing(sqlite3.connect(old)) as migrated, closing(sqlite3.connect(new)) as fresh:
        forms = shape(migrated), shape(fresh)
        marks = [
            (version_of(db), db.execute("pragma application_id").fetchone()[0]) for db in (migrated, fresh)
        ]

    assert forms[0] == forms[1]
    assert marks == [(NEWEST, APPLICATION)] * 2


def test_what_the_first_version_kept_is_still_there(tmp_path: Path) -> None:
    """A file from before there was a microphone: nothing is lost, and a baseline can be kept."""

    def stamp(name: str) -> Stamp:
        return Stamp(name, "2026-03-01T10:00:00.000Z", "2026-03-01")

    path = tmp_path / "history.db"
    start = RoundStarted(stamp("round"), "quick", "Quick", 7, Voice.ALOUD, "{}")
    moment = Moment(stamp("moment"), "round", 0, 0.5, "{}")
    given = Given(0, 0, 1, "Why here?", Ended.DONE, 1.5, 60.25)
    kind = QuestionType.MOTIVATION
    answer = Answered(stamp("answer"), "round", "core/why", 1, kind, None, True, Voice.ALOUD, given)
    part = ReviewPart(stamp("part"), "answer", Part.LEVEL, level=3)
    made_by(shipped().migrations[:1], path).close()
    old = SqliteHistory(connect(path, mode="rw"), path)
    old.keep(start, moment, answer, part)
    old.keep_draft("round", Draft(1, 2.0, "half a"))
    old.close()

    history = open_history(path)
    before = history.baseline()
    baseline = Baseline(stamp("baseline"), "Headset", Delivery(60.0))
    history.keep(baseline)
    found = [
        *[entry.started for entry in history.rounds()],
        *history.moments("round"),
        *history.answers("round"),
        *history.review("answer"),
        history.draft("round"),
        history.baseline(),
    ]
    history.close()

    assert before is None
    assert found == [start, moment, answer, part, Draft(1, 2.0, "half a"), baseline]


def test_an_interview_from_before_there_were_jobs_is_still_one(tmp_path: Path) -> None:
    """It belongs to no job, and its name stands for it until something new is said of it."""
    path = tmp_path / "history.db"
    with closing(made_by(shipped().migrations[:4], path)) as old:
        old.execute(
            "insert into interview (id, at, day, name, starts, dropped) values "
            "('i', '2026-03-01T10:00:00.000Z', '2026-03-01', 'Library', '2026-03-05T14:30:00+01:00', 0)"
        )
    history = open_history(path)
    found = history.every(Interview)
    history.close()

    stamp = Stamp("i", "2026-03-01T10:00:00.000Z", "2026-03-01")
    assert found == (Interview(stamp, "Library", "2026-03-05T14:30:00+01:00", False, job="", interview=""),)


def test_the_migrations_are_numbered_without_a_gap() -> None:
    """The newest version is the number of the last one."""
    folder = Path(versions.__file__).with_name("migrations")

    assert sorted(each.name for each in folder.iterdir()) == [f"{n:04}.sql" for n in range(1, NEWEST + 1)]


def test_a_shipped_migration_is_never_edited() -> None:
    """Line ends aside, which a checkout may change."""
    scripts = {f"{number:04}.sql": script for number, script in enumerate(shipped().migrations, 1)}

    assert {name: hashlib.sha256(script.encode()).hexdigest() for name, script in scripts.items()} == FROZEN


@pytest.mark.parametrize("age", [1, 2, 3])
def test_each_step_is_taken_once_and_in_order(tmp_path: Path, age: int) -> None:
    """The machinery, tried on three invented versions; what was in the file is still in it."""
    with closing(made_by(THREE.migrations[:age], tmp_path / "old.db")) as db:
        db.execute("insert into a (x) values ('kept')")
        bring_up_to_date(db, THREE)
        bring_up_to_date(db, THREE)
        rows = db.execute("select x, y, z from a").fetchall()
        form, version = shape(db), version_of(db)
    with closing(sqlite3.connect(tmp_path / "new.db", isolation_level=None)) as fresh:
        bring_up_to_date(fresh, THREE)
        newest = shape(fresh)

    assert rows == [("kept", None, "new; andkept" if age < 3 else None)]
    assert version == 3
    assert form == newest


def test_a_step_that_fails_leaves_the_version_before_it(tmp_path: Path) -> None:
    """Half a migration would be a file that no program can read."""
    broken = Steps(
        schema=THREE.schema,
        migrations=[
            *THREE.migrations[:2],
            "alter table a add column z text;\ninsert into nowhere values (1);\n",
        ],
    )
    with closing(made_by(THREE.migrations[:1], tmp_path / "old.db")) as db:
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            bring_up_to_date(db, broken)
        left = version_of(db), shape(db), db.in_transaction

    assert left == (2, [("table", "a", "create table a ( x text , y text ) strict")], False)


def test_a_newer_history_is_left_to_a_newer_program(tmp_path: Path) -> None:
    """It knows things this one would lose; even when its version is so far in the WAL alone."""
    path = tmp_path / "history.db"
    open_history(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"pragma user_version = {NEWEST + 1}")
        before = [each.read_bytes() for each in (path, tmp_path / "history.db-wal")]
        with pytest.raises(HistoryError, match=f"version {NEWEST + 1}") as in_wal:
            open_history(path)
        after = [each.read_bytes() for each in (path, tmp_path / "history.db-wal")]
    closed = path.read_bytes()
    with pytest.raises(HistoryError, match=f"up to {NEWEST}") as in_file:
        open_history(path)

    assert before == after
    assert path.read_bytes() == closed
    assert all(str(path) in caught.value.sentence for caught in (in_wal, in_file))
    assert "install the newest practice" in in_file.value.mend
