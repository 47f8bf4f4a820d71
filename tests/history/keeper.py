"""A program that keeps facts and says which are kept: `keeper.py PATH NAME COUNT [LARGEST FILE IN BYTES]`.

Tests start it, stop it in the middle of its work, or give it too little room.
"""

import sys
from pathlib import Path

from practice.history.opening import open_history
from practice.history.trouble import HistoryError
from practice.model.answer import Ended, Given, Voice
from practice.model.facts import (
    Answered,
    Moment,
    RoundStarted,
)
from practice.model.kinds import QuestionType
from practice.model.stamp import Stamp


def main(path: Path, name: str, count: int) -> None:
    """Each line printed is the id of an answer that `keep` has returned for."""
    history = open_history(path)
    start = RoundStarted(stamp(f"{name}-round"), "quick", "Quick", 7, Voice.TYPED, "{}")
    history.keep(start)
    for n in range(count):
        answer = answered(f"{name}-{n}", round_id=start.stamp.id, item=n)
        history.keep(Moment(stamp(f"{name}-moment-{n}"), start.stamp.id, n, float(n), "{}"), answer)
        print(answer.stamp.id, flush=True)
    history.close()


def stamp(identity: str) -> Stamp:
    return Stamp(identity, "2026-03-01T10:00:00.000Z", "2026-03-01")


def answered(identity: str, *, round_id: str, item: int) -> Answered:
    given = Given(item, 0, 1, "Why here?", Ended.DONE, 1.0, 2.0, words=f"{identity} " * 40)
    question = f"core/{item}"
    return Answered(
        stamp(identity), round_id, question, 1, QuestionType.MOTIVATION, None, True, Voice.TYPED, given
    )


def allow_files_up_to(size: int) -> None:
    """What a quota does: a file that grows beyond this cannot be written."""
    if sys.platform == "win32":
        raise AssertionError("Windows has no such limit")
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


if __name__ == "__main__":
    path, name, count, *limit = sys.argv[1:]
    if limit:
        allow_files_up_to(int(limit[0]))
    try:
        main(Path(path), name, int(count))
    except HistoryError as error:
        print(error.sentence, error.mend, sep="\n", file=sys.stderr)
        sys.exit(2)
