"""The history as the sittings see it: facts in, entries out."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from practice.history import queries, rows, statements, tables, trouble
from practice.history.sealing import destroy, rinse, uncover
from practice.history.statements import Statement
from practice.history.tables import Kind
from practice.history.trouble import in_words
from practice.model.facts import (
    Answered,
    Baseline,
    Draft,
    Levelled,
    Moment,
    ReviewPart,
    RoundEntry,
    Seen,
)
from practice.model.trouble import Elsewhere

if TYPE_CHECKING:
    from practice.model.drills import Drilled, DrillKind, Recalled
    from practice.model.fact import Fact
    from practice.model.jobs import JobPart, JobSaid

Value = TypeVar("Value")

_LARGEST = 2**63 - 1  # an integer of SQLite; a person may type a longer one


class SqliteHistory:
    """The `History` of the sittings, on an open connection. What fails is a HistoryError and kept nothing."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._path = path

    def keep(self, *facts: Fact) -> None:
        """Add these facts, all or none; they are on the disk when this returns."""
        self._write(*[statements.insertion(fact) for fact in facts])

    def keep_draft(self, round_id: str, draft: Draft | None) -> None:
        """Replace the round's working copy; None forgets it.

        A draft for a place that the round has left, in another window, is refused with a HistoryError.
        """
        with self._transaction():
            if draft is not None:
                (moments,) = self._db.execute(queries.MOMENT_COUNT, (round_id,)).fetchone()
                if moments > draft.after:
                    raise trouble.elsewhere()
            self._db.execute(*statements.replacement(round_id, draft))

    def draft(self, round_id: str) -> Draft | None:
        """The round's working copy."""
        return self._one(rows.draft, queries.DRAFT, round_id)

    def rounds(self, *, last: int | None = None) -> tuple[RoundEntry, ...]:
        """Rounds, oldest first; with `last`, only so many of the newest."""
        if last is None:
            return self._all(rows.entry, queries.ROUNDS)
        return self._all(rows.entry, queries.LAST_ROUNDS, min(max(last, 0), _LARGEST))

    def round(self, number: int) -> RoundEntry | None:
        """The round with this number."""
        return self._one(rows.entry, queries.ROUND, min(max(number, 0), _LARGEST))

    def unfinished(self, *, again_of: str = "") -> RoundEntry | None:
        """The newest round that has not ended; with `again_of`, of those that repeat this answer."""
        return self._one(rows.entry, queries.UNFINISHED, again_of)

    def moments(self, round_id: str) -> tuple[Moment, ...]:
        """The round's events in order."""
        return self._all(rows.moment, queries.MOMENTS, round_id)

    def answers(self, round_id: str) -> tuple[Answered, ...]:
        """The round's answers in the order they were given, every part and take."""
        return self._all(rows.answered, queries.ANSWERS, round_id)

    def answer(self, answer_id: str) -> Answered | None:
        """The answer with this id."""
        return self._one(rows.answered, queries.ANSWER, answer_id)

    def plan(self, round_id: str) -> str:
        """The plan the round began with; KeyError when there is no such round."""
        plan = self._one(rows.plan, queries.PLAN, round_id)
        if plan is None:
            raise KeyError(round_id)
        return plan

    def waiting(self) -> tuple[Answered, ...]:
        """Scored answers (last takes, not follow-ups, not skipped) of ended rounds whose review is open."""
        return self._all(rows.answered, queries.WAITING)

    def review(self, answer_id: str) -> tuple[ReviewPart, ...]:
        """What has been said about this answer, in order."""
        return self._all(rows.review_part, queries.REVIEW, answer_id)

    def levels(self) -> tuple[Levelled, ...]:
        """The last level that each answer was given in a review, oldest first."""
        return self._all(rows.levelled, queries.LEVELS)

    def blind_levels(self) -> tuple[Levelled, ...]:
        """Every level given blind, oldest first."""
        return self._all(rows.levelled, queries.BLIND_LEVELS)

    def seen(self) -> Mapping[str, Seen]:
        """When each question was last asked, by key."""
        return {seen.question: seen for seen in self._all(rows.seen, queries.SEEN)}

    def mark(self) -> str:
        """Another one whenever an answer or a part of a review has been kept; empty before the first."""
        return self._one(rows.mark, queries.MARK) or ""

    def baseline(self) -> Baseline | None:
        """The newest calm paragraph; None when none was ever read."""
        return self._one(rows.baseline, queries.BASELINE)

    def every(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """Every fact of this kind, in the order of keeping."""
        return self._all(partial(tables.fact, kind), queries.EVERY.format(table=tables.table(kind)))

    def newest(self, until: str) -> str:
        """The latest moment among the last kept of each table, of those up to this; empty without any."""
        named = (*tables.OF_ROUNDS, *tables.TABLES.values())
        lasts = " union all ".join(queries.LAST_AT.format(table=table) for table in named)
        return self._one(lambda row: str(row["at"]), queries.NEWEST.format(lasts=lasts), until) or ""

    def later(self, kind: type[Kind], place: int) -> tuple[tuple[int, Kind], ...]:
        """The facts of this kind from a place in the order of keeping on, each with its place."""
        return self._all(partial(tables.placed, kind), queries.LATER.format(table=tables.table(kind)), place)

    def drills(self, kind: DrillKind) -> tuple[Drilled, ...]:
        """Every drill of this kind, in the order of keeping."""
        from practice.model.drills import Drilled

        return self._all(partial(tables.fact, Drilled), queries.DRILLS, kind.value)

    def recalls(self, thing: str) -> tuple[Recalled, ...]:
        """Every recall of this thing, in the order of keeping."""
        from practice.model.drills import Recalled

        return self._all(partial(tables.fact, Recalled), queries.RECALLS, thing)

    def said_of_jobs(self, part: JobPart) -> tuple[JobSaid, ...]:
        """What was said of this part of every job, in the order of keeping."""
        from practice.model.jobs import JobSaid

        return self._all(partial(tables.fact, JobSaid), queries.SAID_OF_JOBS, part.value)

    def seal(
        self,
        seal_id: str,
        words: str,
        *facts: Fact,
        instead_of: str = "",
        only_over: Collection[str | None] = (),
    ) -> None:
        """Put these words under this seal, in place of what is there, and keep these facts with them.

        What lies under `instead_of`, such as what was written of them so far, is destroyed in the same step.
        With `only_over`, what is there to be replaced must be one of these (None: nothing), else Elsewhere is
        raised and nothing is changed.
        """
        with self._transaction():
            self._check_under(instead_of or seal_id, only_over)
            for sql, cells in (*map(statements.insertion, facts), statements.sealing(seal_id, words)):
                self._db.execute(sql, cells)
            if instead_of:
                destroy(self._db, instead_of)
        if instead_of:
            rinse(self._db)

    def sealed(self, seal_id: str) -> str | None:
        """The words under this seal; None when there are none, or none any more."""
        return self._one(lambda row: uncover(row["salt"], row["words"]), queries.SEALED, seal_id)

    def under_seal(self) -> tuple[str, ...]:
        """The ids under which there are words, in no order that means anything."""
        return self._all(lambda row: str(row["id"]), queries.UNDER_SEAL)

    def burn(
        self,
        seal_id: str,
        *facts: Fact,
        also: Callable[[], Mapping[str, Fact | None]] | None = None,
        only_over: Collection[str | None] = (),
    ) -> bool:
        """Destroy what is under this seal and keep these facts. True: no file of the history holds it now.

        `also` is asked, once nobody else can write, which seals go with it, all or nothing, and what is kept
        of each. With `only_over`, what is under the seal must be one of these, else Elsewhere is raised and
        nothing is changed.

        False: it is deleted, but the last copy could not be overwritten, because another window was in the
        middle of reading, or the disk is full. It goes when every window is closed, or when the next opens.
        """
        with self._transaction():
            self._check_under(seal_id, only_over)
            others: Mapping[str, Fact | None] = also() if also is not None else {}
            for fact in (*facts, *(each for each in others.values() if each is not None)):
                self._db.execute(*statements.insertion(fact))
            for each in (seal_id, *others):
                destroy(self._db, each)
        return rinse(self._db)

    def everything(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Everything that is kept, for other programs: the table and the columns of each row, in order.

        One consistent picture. What is under seal is no part of it.
        """
        with in_words(self._path):
            try:
                self._db.execute("begin")
                for name in [row["name"] for row in self._db.execute(queries.KEPT_IN)]:
                    order = "round_id" if name == "draft" else "seq"
                    for row in self._db.execute(queries.ALL_OF.format(table=name, order=order)):
                        yield name, tables.open_row(name, row)
            except ValueError as error:  # bytes that are no text, or no JSON
                raise trouble.damaged(self._path, str(error)) from error
            finally:
                if self._db.in_transaction:
                    self._db.execute("rollback")

    def close(self) -> None:
        """Lets the file go; a second call does nothing.

        What stands in the WAL is moved into the file. Where that fails (a full disk), nothing is lost: the
        WAL stays, and the next program that opens the history reads it.
        """
        with suppress(sqlite3.Error):
            self._db.execute("pragma wal_checkpoint(passive)")
        self._db.close()

    def _check_under(self, seal_id: str, only_over: Collection[str | None]) -> None:
        """Within a transaction, so that nobody else writes between this and what follows."""
        if only_over and self.sealed(seal_id) not in only_over:
            raise Elsewhere

    def _write(self, *writes: Statement) -> None:
        with self._transaction():
            for sql, cells in writes:
                self._db.execute(sql, cells)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All or nothing; it waits for its turn before it begins, so no lock stops it half way."""
        with in_words(self._path):
            try:
                self._db.execute("begin immediate")
                yield
                self._db.execute("commit")
            finally:
                if self._db.in_transaction:
                    self._db.execute("rollback")

    def _all(
        self, make: Callable[[sqlite3.Row], Value], sql: str, *parameters: str | int
    ) -> tuple[Value, ...]:
        """One statement, and so one consistent picture, whatever another program writes meanwhile."""
        with in_words(self._path):
            try:
                return tuple([make(row) for row in self._db.execute(sql, parameters)])
            except ValueError as error:  # a word no enum has, JSON of another shape, bytes that are no text
                raise trouble.damaged(self._path, str(error)) from error

    def _one(self, make: Callable[[sqlite3.Row], Value], sql: str, *parameters: str | int) -> Value | None:
        found = self._all(make, sql, *parameters)
        return found[0] if found else None
