"""Versions of the history: how a file of any older form, or an empty one, comes to the newest."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

APPLICATION = 0x70726163
"""`pragma application_id` of every history: "prac"."""

NEWEST = 5
"""The version that this program reads and writes (`pragma user_version`)."""

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Steps:
    """The newest schema, and the migrations: the n-th (from 1) leads from version n - 1 to n."""

    schema: str
    migrations: Sequence[str]


def shipped() -> Steps:
    """The steps of this program."""
    return Steps(
        schema=(_HERE / "schema.sql").read_text("utf-8"),
        migrations=[
            (_HERE / "migrations" / f"{number:04}.sql").read_text("utf-8") for number in range(1, NEWEST + 1)
        ],
    )


def bring_up_to_date(db: sqlite3.Connection, steps: Steps) -> None:
    """Each step is one transaction: a program killed on the way leaves a whole file of some version."""
    while _step(db, steps):
        pass


def version_of(db: sqlite3.Connection) -> int:
    """0 for an empty file."""
    version: int = db.execute("pragma user_version").fetchone()[0]
    return version


def _step(db: sqlite3.Connection, steps: Steps) -> bool:
    """One step; False when there is none left."""
    newest = len(steps.migrations)
    try:
        db.execute("begin immediate")
        version = version_of(db)  # read again under the lock: another program may have been quicker
        if version >= newest:
            return False
        script, reached = (steps.schema, newest) if version == 0 else (steps.migrations[version], version + 1)
        for statement in _statements(script):
            db.execute(statement)
        db.execute(f"pragma user_version = {reached}")
        db.execute("commit")
        return True
    finally:
        if db.in_transaction:
            db.execute("rollback")


def _statements(script: str) -> Iterator[str]:
    """One by one, because `executescript` would commit the transaction around it."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
