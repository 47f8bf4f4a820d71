"""A program that changes a setting over and over: `changer.py PATH COUNT [LARGEST FILE IN BYTES]`.

Tests stop it in the middle of its work, or give it too little room.
"""

import signal
import sys
from pathlib import Path

from practice.settings.trouble import SettingsError
from practice.settings.writing import write_setting


def main(path: Path, count: int) -> None:
    """Each line printed is a number of days that has been written."""
    for number in range(1, count + 1):
        write_setting(path, "microphone.keep_days", number % 3650 or 1)
        print(number, flush=True)


def allow_files_up_to(size: int) -> None:
    """What a quota does: a file that grows beyond this cannot be written."""
    if sys.platform == "win32":
        raise AssertionError("Windows has no such limit")
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


if __name__ == "__main__":
    path, count, *limit = sys.argv[1:]
    if limit:
        allow_files_up_to(int(limit[0]))
    try:
        main(Path(path), int(count))
    except SettingsError as error:
        print(error.sentence, error.mend, sep="\n", file=sys.stderr)
        sys.exit(2)
