"""A disk that cannot be written: a sentence and how to mend it, and the words typed last are handed back.

A real full disk is a small file system in a mount namespace of its own, where the system permits that (root
in a virtual machine; any user where user namespaces are on). On Linux a limit on the size of files, set while
the program runs, stands for it too: either way a write fails in the middle of a round. A read-only folder is
a matter of modes; root is held to them by giving up the right to ignore them.
"""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("a terminal of one's own and signals are needed", allow_module_level=True)

from end_to_end.program import PRACTICE, Piped, Running, Terminal, surroundings
from end_to_end.typist import SETTLING, begin_to_answer, to_the_first_question, type_lines_until

BOUND = (sys.executable, str(Path(__file__).with_name("bound_by_modes.py")))
TINY_DISK = (sys.executable, str(Path(__file__).with_name("tiny_disk.py")))
ROUND = ("mock", "quick", "--typed", "--seed", "3")
FIRST, SECOND = "The first answer, kept in good time.", "The second answer: „wörtlich“, 20 % of it."

HANDED_BACK = "Your last words could not be kept. Here they are, to copy:"


def run(home: Path, *words: str, bound: bool = False) -> "subprocess.CompletedProcess[str]":
    """The program, with nothing to read."""
    command = [*(BOUND if bound else ()), *PRACTICE, *words]
    return subprocess.run(
        command,
        env=surroundings(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def is_a_sentence(said: str) -> bool:
    """Where and what, how to mend it, and nothing that only a programmer could read."""
    return said.startswith("practice: ") and "\n    mend: " in said and "Traceback" not in said


# -- a folder that cannot be written ----------------------------------------------------------------


def below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("")
    return folder / "file" / "practice"


def in_a_system_folder(folder: Path) -> Path:
    return Path("/dev/null/practice") if sys.platform == "darwin" else Path("/proc/practice")


def read_only(folder: Path) -> Path:
    folder.chmod(0o500)
    return folder


def read_only_with_a_history(folder: Path) -> Path:
    run(folder, *ROUND)
    folder.chmod(0o500)
    return folder


def with_a_read_only_history(folder: Path) -> Path:
    run(folder, *ROUND)
    (folder / "history.db").chmod(0o400)
    return folder


def closed(folder: Path) -> Path:
    run(folder, *ROUND)
    folder.chmod(0)
    return folder


@pytest.mark.parametrize("words", [(), ROUND, ("review",), ("rounds",)], ids=" ".join)
@pytest.mark.parametrize(
    "make",
    [below_a_file, in_a_system_folder, read_only, read_only_with_a_history, with_a_read_only_history, closed],
)
def test_a_folder_that_cannot_be_written_is_a_sentence(
    make: Any, words: tuple[str, ...], tmp_path: Path
) -> None:
    """Said before the first question, not after the first answer."""
    folder = tmp_path / "data"
    folder.mkdir()
    home = make(folder)
    if home == folder:
        hold_to_the_modes(folder)
    said = run(home, *words, bound=True)
    folder.chmod(0o700)

    assert is_a_sentence(said.stderr)
    assert str(home) in said.stderr
    assert said.returncode == 2


def hold_to_the_modes(folder: Path) -> None:
    """Skip where nothing can keep this user from writing."""
    probe = folder if folder.stat().st_mode & 0o200 == 0 else folder / "history.db"
    code = f"import os, sys; sys.exit(os.access({str(probe)!r}, os.W_OK))"
    if subprocess.run([*BOUND, sys.executable, "-c", code], check=False).returncode:
        pytest.skip("this system lets root write everywhere")


def test_banks_can_be_read_without_a_folder_to_write(tmp_path: Path) -> None:
    """Their cache is only for speed; what is to be written is a sentence again."""
    home = below_a_file(tmp_path)
    listed, copied = run(home, "banks", "list"), run(home, "banks", "copy", "core-behavioural")

    assert (listed.returncode, listed.stderr) == (0, "")
    assert is_a_sentence(copied.stderr)
    assert copied.returncode == 2


# -- a disk that is full ----------------------------------------------------------------------------


def namespace() -> list[str] | None:
    """How a file system can be mounted here without anybody else seeing it; None when it is not permitted."""
    for words in (["unshare", "-m"], ["unshare", "-rm"]):
        if shutil.which("unshare"):
            mount = [*words, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
            if subprocess.run(mount, capture_output=True, check=False).returncode == 0:
                return words
    return None


MOUNTING = namespace()


class SmallDisk:
    """A real small disk."""

    sentence = "the disk is full"

    def __init__(self, folder: Path) -> None:
        self.home, self.after = folder / "disk", folder / "after"
        self.home.mkdir()
        self.after.mkdir()
        self.command = [*(MOUNTING or ()), *TINY_DISK, str(self.home), str(self.after), *PRACTICE]

    def fill(self, program: Running) -> None:
        """Not one byte is left when this returns."""
        program.signal(signal.SIGUSR1)
        program.wait_until(lambda: (self.after / "full").exists() or None, "full disk")


class Limit:
    """A limit on the size of files, set from outside while the program runs."""

    sentence = "the disk refused to read or write"

    def __init__(self, folder: Path) -> None:
        self.home = self.after = folder / "disk"
        self.home.mkdir()
        self.command = [*PRACTICE]

    def fill(self, program: Running) -> None:
        """No file of the program grows any more."""
        if sys.platform == "linux":
            import resource

            size = max(file.stat().st_size for file in self.home.glob("history.db*"))
            resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (size, size))


Disk = SmallDisk | Limit


# Another system can only be asked to limit a program before it starts, which is too early for these tests.
DISKS = [*([SmallDisk] if MOUNTING else []), *([Limit] if sys.platform == "linux" else [])]


@pytest.fixture(params=DISKS)
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Disk:
    """Something that can run out of space in the middle of a round."""
    made: Disk = request.param(tmp_path)
    return made


def in_lines(disk: Disk, words: Sequence[str]) -> Piped:
    return Piped([*disk.command, *words, "--plain"], surroundings(disk.home))


def on_screen(disk: Disk, words: Sequence[str]) -> Terminal:
    return Terminal([*disk.command, *words], surroundings(disk.home), size=(100, 30))


def kept(disk: Disk) -> list[str]:
    """The words of every answer in the history, when there is space again."""
    shown = run(disk.after, "rounds", "show", "1", "--json")
    return [answer["words"] for answer in json.loads(shown.stdout)["answers"]]


def test_a_full_disk_hands_the_typed_answer_back(disk: Disk) -> None:
    """Nothing that was kept before is lost, and what could not be kept can be copied."""
    with in_lines(disk, ROUND) as program:
        type_lines_until("answer", program)
        program.line(FIRST)
        type_lines_until("answer", program)
        disk.fill(program)
        program.line(SECOND)
        status = program.end()
        said = program.text()

    assert status == 2
    assert disk.sentence in said
    assert "mend: " in said
    assert f"{HANDED_BACK} {SECOND}" in said
    assert "Traceback" not in said
    assert kept(disk) == [FIRST]


def test_a_full_disk_gives_the_terminal_back_first(disk: Disk) -> None:
    """On the full screen too: the sentence and the words stand where the person can see them."""
    with on_screen(disk, ROUND) as terminal:
        begin_answer(terminal)
        disk.fill(terminal)
        terminal.send(f"{FIRST}\r")
        status = terminal.end()

        assert status == 2
        assert terminal.whole() == []
        assert stands_in(terminal, disk.sentence)
        assert stands_in(terminal, f"{HANDED_BACK} {FIRST}")
        assert "Traceback" not in terminal.text()


def stands_in(terminal: Terminal, text: str) -> bool:
    """The text is on the screen, wherever its lines break."""
    return text.replace(" ", "") in terminal.text().replace(" ", "")


def begin_answer(terminal: Terminal) -> None:
    to_the_first_question(terminal)
    begin_to_answer(terminal)
    terminal.listen(SETTLING)


def test_words_in_the_middle_of_writing_are_handed_back_too(disk: Disk) -> None:
    """The working copy is saved every second: the disk may be found full before the answer is done."""
    with on_screen(disk, ROUND) as terminal:
        begin_answer(terminal)
        disk.fill(terminal)
        terminal.send(FIRST)
        status = terminal.end()

        assert status == 2
        assert terminal.whole() == []
        assert stands_in(terminal, f"{HANDED_BACK} {FIRST}")


def test_a_full_disk_hands_a_review_step_back(disk: Disk) -> None:
    """A strength that took a minute to find is worth as much as an answer."""
    with in_lines(disk, ROUND) as program:
        type_lines_until("strength", program)
        disk.fill(program)
        program.line("I began at once and stayed on it")
        status = program.end()

        assert status == 2
        assert disk.sentence in program.text()
        assert f"{HANDED_BACK} I began at once and stayed on it" in program.text()


def test_a_start_without_room_for_a_file_is_a_sentence(tmp_path: Path) -> None:
    """No history can be made, and no half of one stands in the way of the next start."""
    command = ["/bin/sh", "-c", 'ulimit -f 0; exec "$@"', "sh", *PRACTICE, *ROUND]
    said = subprocess.run(
        command,
        env=surroundings(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    again = run(tmp_path, *ROUND)

    assert is_a_sentence(said.stderr)
    assert said.returncode == 2
    assert again.returncode == 0


def test_output_that_finds_no_room_is_a_sentence(tmp_path: Path) -> None:
    """`practice rounds > file` on a full disk: the file is cut off, and that is said."""
    run(tmp_path, *ROUND)
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(
            [*PRACTICE, "rounds"],
            env=surroundings(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert is_a_sentence(said.stderr)
    assert said.returncode == 2
