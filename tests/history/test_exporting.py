"""The export is a new zip file that only the person may read, or no file at all."""

import os
import stat
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from practice.history.exporting import ExportError, own_files, target, write_archive

NOW = datetime(2026, 3, 1, 10, 0, tzinfo=UTC)


def contents(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_texts_and_files_are_in_it(tmp_path: Path) -> None:
    """As any program that opens zip files finds them."""
    (tmp_path / "stories.yaml").write_bytes(b"stories: []\r\n")
    path = tmp_path / "all.zip"
    lines, copied = write_archive(
        path, [("a.jsonl", ["{}", "\u00e4"])], [("stories.yaml", tmp_path / "stories.yaml")], now=NOW
    )

    assert contents(path) == {"a.jsonl": "{}\n\u00e4\n".encode(), "stories.yaml": b"stories: []\r\n"}
    assert (lines, copied) == ([2], 1)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such modes there")
def test_only_the_person_may_read_it(tmp_path: Path) -> None:
    """Whatever the umask says; and what is taken out of it is theirs alone, too."""
    before = os.umask(0)
    try:
        write_archive(tmp_path / "all.zip", [("a", ["b"])], [], now=NOW)
    finally:
        os.umask(before)
    with ZipFile(tmp_path / "all.zip") as archive:
        modes = [entry.external_attr >> 16 for entry in archive.infolist()]

    assert stat.S_IMODE((tmp_path / "all.zip").stat().st_mode) == 0o600
    assert modes == [0o600]


def test_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    """It may be last year's export; also one that comes while this one is got ready."""
    path = tmp_path / "all.zip"
    path.write_bytes(b"last year")
    with pytest.raises(ExportError, match="there already") as asked:
        target(path)
    with pytest.raises(ExportError, match="there already"):
        write_archive(path, [], [], now=NOW)

    assert path.read_bytes() == b"last year"
    assert asked.value.mend


@pytest.mark.parametrize(
    "name", ["all", "all.tar", "missing/all.zip", "a\0b.zip", f"{'x' * 300}.zip", "dir.zip"]
)
def test_a_path_that_cannot_be_is_one_sentence(tmp_path: Path, name: str) -> None:
    """Before anything is read or written."""
    (tmp_path / "dir.zip").mkdir()
    with pytest.raises(ExportError) as caught:
        write_archive(target(tmp_path / name), [("a", ["b"])], [], now=NOW)

    assert "\n" not in caught.value.sentence
    assert caught.value.mend
    assert [each.name for each in tmp_path.iterdir()] == ["dir.zip"]


def test_nobodys_home_is_a_sentence() -> None:
    """`~nobody-of-that-name/x.zip` names no folder."""
    with pytest.raises(ExportError):
        target(Path("~no-such-user-here/all.zip"))


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    """Where it would lead is not what the person has named."""
    link = tmp_path / "all.zip"
    try:
        link.symlink_to(tmp_path / "elsewhere.zip")
    except OSError:
        pytest.skip("no links here")
    with pytest.raises(ExportError):
        target(link)

    assert not (tmp_path / "elsewhere.zip").exists()


def test_what_fails_on_the_way_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    """A half would be taken for the whole when it is needed."""

    def broken() -> Iterator[str]:
        yield "one"
        raise ExportError("the history is damaged")

    with pytest.raises(ExportError, match="damaged"):
        write_archive(tmp_path / "a.zip", [("a", broken())], [], now=NOW)
    with pytest.raises(ExportError, match="gone") as vanished:
        write_archive(tmp_path / "b.zip", [], [("gone", tmp_path / "gone")], now=NOW)

    assert list(tmp_path.iterdir()) == []
    assert str(tmp_path / "gone") in vanished.value.sentence


def test_own_files_are_those_that_were_named(tmp_path: Path) -> None:
    """With all in their folders; nothing else of a home that holds other things, too."""
    for name in ("stories.yaml", "other.txt", "banks/b.yaml", "banks/a/a.yaml", "letters/x.eml", "cache/y"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    found = [name for name, _ in own_files(tmp_path, ["stories.yaml", "banks", "letters", "missing"])]

    assert found == ["stories.yaml", "banks/b.yaml", "banks/a/a.yaml", "letters/x.eml"]


def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    """To read from a pipe that nobody fills would take for ever."""
    if sys.platform == "win32":
        pytest.skip("there are no such files there")
    (tmp_path / "banks").mkdir()
    os.mkfifo(tmp_path / "banks" / "pipe")
    (tmp_path / "banks" / "loop").symlink_to(tmp_path / "banks")

    assert list(own_files(tmp_path, ["banks"])) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_no_text_and_a_day_before_zip_files(tmp_path: Path) -> None:
    """Copied from an old disk: neither is a reason to give up the rest."""
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/banks/caf\xe9.yaml"))
    odd.parent.mkdir()
    odd.write_bytes(b"x")
    os.utime(odd, (0, 0))
    write_archive(tmp_path / "all.zip", [], own_files(tmp_path, ["banks"]), now=NOW)

    assert list(contents(tmp_path / "all.zip").values()) == [b"x"]
