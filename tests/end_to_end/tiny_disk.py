"""A command on a small disk of its own, which can be filled up while the command runs.

    unshare -m python tiny_disk.py FOLDER OUTSIDE COMMAND...

Mounts a file system of two megabytes on FOLDER, in a mount namespace that ends with the command. SIGUSR1
fills it to the last byte and then makes OUTSIDE/full. In the end everything on it is copied to OUTSIDE.
"""

import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType

if sys.platform == "win32":
    raise SystemExit("Windows mounts nothing of this kind")

ROOM = "2m"


def main(folder: Path, outside: Path, command: list[str]) -> int:
    """The command's exit status."""

    def fill(_signal: int, _frame: FrameType | None) -> None:
        with suppress(OSError), (folder / "filler").open("ab", buffering=0) as filler:
            for size in (65536, 1):
                with suppress(OSError):
                    while filler.write(bytes(size)) == size:
                        pass
        (outside / "full").touch()

    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)], check=True)
    signal.signal(signal.SIGUSR1, fill)
    status = subprocess.run(command, check=False).returncode
    (folder / "filler").unlink(missing_ok=True)
    shutil.copytree(folder, outside, dirs_exist_ok=True)
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
