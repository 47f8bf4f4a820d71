"""The real world, built once: clock, chance, paths, history, banks, microphone."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from os import urandom
from pathlib import Path
from random import Random, SystemRandom
from time import monotonic
from typing import TYPE_CHECKING

from practice.model.trouble import Trouble
from practice.sittings.ports import NoRecorder, World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from practice.banks.library import Library
    from practice.model.question import Bank
    from practice.model.recipe import Recipe

DAY_BEGINS = timedelta(hours=4)
"""Practice after midnight still belongs to the evening before."""

HOME_VARIABLE = "PRACTICE_HOME"
NAME = "practice"


class SystemClock:
    """The machine's own clocks."""

    def elapsed(self) -> float:
        """Seconds on a clock that never jumps."""
        return monotonic()

    def now(self) -> datetime:
        """The wall clock, with the local zone."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The practice day."""
        return (datetime.now() - DAY_BEGINS).date()


@dataclass(frozen=True)
class Places:
    """Where things live: `data` is the person's own, `cache` can be deleted at any time."""

    data: Path
    cache: Path
    shipped_banks: Path


class NoHome(Trouble):
    """The folder that was asked for cannot be."""


def places() -> Places:
    """The folders of this system; PRACTICE_HOME, when set, holds all of them."""
    own = os.environ.get(HOME_VARIABLE)
    if own:
        try:
            home = Path(own).expanduser().absolute()
        except RuntimeError as error:
            raise NoHome(
                f"{HOME_VARIABLE}={own}: there is no such user", mend="write the folder out"
            ) from error
        return Places(home, home / "cache", _shipped_banks())
    from platformdirs import user_cache_path, user_data_path

    return Places(user_data_path(NAME, False), user_cache_path(NAME, False), _shipped_banks())


def _shipped_banks() -> Path:
    """Inside the package once installed; beside `src` in a checkout."""
    package = Path(__file__).parent
    packed = package / "question_banks"
    return packed if packed.is_dir() else package.parents[1] / "question_banks"


def library() -> "Library":
    """The shipped banks and the person's own; nothing is read before it is asked for."""
    from practice.banks.library import Library

    where = places()
    return Library(where.shipped_banks, where.data / "banks", where.cache / "banks")


class LibraryWhenAsked:
    """The banks, opened when a sitting first asks for one: home shows none."""

    @cached_property
    def _library(self) -> "Library":
        return library()

    def banks(self) -> "Sequence[Bank]":
        """See the port."""
        return self._library.banks()

    def recipes(self) -> "Sequence[Recipe]":
        """See the port."""
        return self._library.recipes()

    def notices(self) -> "Sequence[str]":
        """See the port."""
        return self._library.notices()


@contextmanager
def real_world() -> Iterator[World]:
    """The world for one run of the program. Raises HistoryError when the history cannot be opened."""
    from practice.history.opening import open_history

    where = places()
    history = open_history(where.data / "history.db")
    recorder = NoRecorder()
    try:
        yield World(
            clock=SystemClock(),
            history=history,
            banks=LibraryWhenAsked(),
            recorder=recorder,
            rng=Random(SystemRandom().getrandbits(64)),
            new_id=lambda: urandom(16).hex(),
            data=where.data,
        )
    finally:
        recorder.close()
        history.close()
