"""Files written whole or not at all."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import without_rights
from practice.disk.whole import make_folder, put_by, write_new, write_whole

Write = Callable[[Path, bytes], None]

NO_MODES = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


@pytest.mark.parametrize("write", [write_new, write_whole, put_by])
def test_what_is_written_is_there_and_nothing_beside_it(tmp_path: Path, write: Write) -> None:
    """No draft stays behind."""
    path = tmp_path / "letter.txt"
    write(path, b"Dear Ana,\r\n")

    assert path.read_bytes() == b"Dear Ana,\r\n"
    assert sorted(tmp_path.iterdir()) == [path]


@NO_MODES
@pytest.mark.parametrize("write", [write_new, write_whole, put_by])
def test_only_the_owner_may_read_it(tmp_path: Path, write: Write) -> None:
    """Whatever the umask is; a computer may have several people."""
    path = tmp_path / "letter.txt"
    before = os.umask(0)
    try:
        write(path, b"private")
    finally:
        os.umask(before)

    assert path.stat().st_mode & 0o777 == 0o600


def test_what_is_there_is_never_written_over_by_a_new_file(tmp_path: Path) -> None:
    """A letter of that name may have been sent."""
    path = tmp_path / "letter.txt"
    path.write_bytes(b"sent")

    with pytest.raises(FileExistsError):
        write_new(path, b"another")
    assert path.read_bytes() == b"sent"


@pytest.mark.parametrize("write", [write_whole, put_by])
def test_the_old_content_goes_at_once(tmp_path: Path, write: Write) -> None:
    """Shorter than before, and nothing of the old end stays."""
    path = tmp_path / "config.toml"
    write(path, b"much longer than the next")
    write(path, b"short")

    assert path.read_bytes() == b"short"


@pytest.mark.parametrize("write", [write_new, write_whole, put_by])
def test_a_write_that_fails_leaves_all_as_it_was(tmp_path: Path, write: Write) -> None:
    """No draft, and no half file."""
    path = tmp_path / "letter.txt"
    if write is not write_new:
        path.write_bytes(b"before")
    there = sorted(tmp_path.iterdir())

    with pytest.raises(TypeError):
        write(path, None)  # type: ignore[arg-type]  # what cannot be written
    assert sorted(tmp_path.iterdir()) == there
    assert not there or path.read_bytes() == b"before"


@pytest.mark.parametrize("write", [write_new, write_whole, put_by])
def test_a_folder_that_is_missing_is_an_error(tmp_path: Path, write: Write) -> None:
    """A path with a typing error does not grow folders; whoever wants one makes it."""
    with pytest.raises(FileNotFoundError):
        write(tmp_path / "missing" / "letter.txt", b"")


@NO_MODES
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """People keep their settings in a folder of their own and link to them."""
    (tmp_path / "mine").mkdir()
    real, link = tmp_path / "mine" / "config.toml", tmp_path / "config.toml"
    real.write_bytes(b"old")
    link.symlink_to(real)
    write_whole(link, b"new")

    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@NO_MODES
def test_a_file_made_read_only_is_left_alone(open_folder: Path) -> None:
    """Its folder would let it be replaced, but that was not meant."""
    open_folder.chmod(0o777)
    path = open_folder / "config.toml"
    path.write_bytes(b"mine")
    path.chmod(0o444)

    with without_rights(), pytest.raises(PermissionError):
        write_whole(path, b"yours")
    assert path.read_bytes() == b"mine"


@NO_MODES
def test_every_folder_on_the_way_is_for_the_owner_alone(tmp_path: Path) -> None:
    """`mkdir -p` gives its mode to the last one only."""
    before = os.umask(0o022)
    try:
        make_folder(tmp_path / "a" / "b" / "c")
        make_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)

    for name in ("a", "a/b", "a/b/c"):
        assert (tmp_path / name).stat().st_mode & 0o777 == 0o700


def test_the_longest_name_a_file_can_have_is_written(tmp_path: Path) -> None:
    """Its draft has a longer name, and a name has an end."""
    path = tmp_path / ("n" * 255)
    write_whole(path, b"whole")

    assert path.read_bytes() == b"whole"
