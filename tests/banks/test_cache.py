"""A file is parsed once; whatever happens to the cache, nobody notices more than the time."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from practice.banks import cache as cache_module
from practice.banks.cache import MOST_KEPT, Cache, reader_version
from practice.banks.document import read_document
from practice.banks.library import Library
from practice.banks.readings import Reading

PROGRAM = """
import sys
from pathlib import Path
from practice.banks.library import Library

library = Library(*map(Path, sys.argv[1:]))
print(len(library.banks()), len(library.recipes()), len(library.notices()), "yaml" in sys.modules)
"""


def start(shipped: Path, cache: Path, own: Path) -> str:
    command = [sys.executable, "-c", PROGRAM, str(shipped), str(own), str(cache)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def reading(shipped: Path) -> tuple[bytes, Reading]:
    data = (shipped / "rounds.yaml").read_bytes()
    return data, read_document(data).reading


def entry_of(folder: Path) -> Path:
    (entry,) = folder.iterdir()
    return entry


def test_the_second_start_does_not_even_load_the_parser(shipped: Path, tmp_path: Path) -> None:
    """Banks, recipes and notices all come from the cache."""
    own = tmp_path / "own"
    own.mkdir()
    (own / "broken.yaml").write_text("schema: interview-bank/1\n")

    first = start(shipped, tmp_path / "cache", own)
    second = start(shipped, tmp_path / "cache", own)

    assert first.endswith("1 True")
    assert second == first.replace("True", "False")


def test_what_is_found_again_is_what_was_read(shipped: Path, tmp_path: Path) -> None:
    """Every value of every shipped bank survives the way through the cache."""
    cache = Cache(tmp_path)
    for path in shipped.glob("*.yaml"):
        data = path.read_bytes()
        reading = read_document(data).reading
        cache.keep(data, reading)

        assert cache.find(data) == reading


def test_a_changed_file_is_read_again(shipped: Path, tmp_path: Path) -> None:
    """One byte makes another content."""
    folder = tmp_path / "banks"
    shutil.copytree(shipped, folder)
    Library(folder, tmp_path / "own", tmp_path / "cache").banks()
    path = folder / "rounds.yaml"
    path.write_text(path.read_text().replace("Quick round", "Brisk round"))

    titles = [recipe.title for recipe in Library(folder, tmp_path / "own", tmp_path / "cache").recipes()]

    assert "Brisk round" in titles
    assert "Quick round" not in titles


@pytest.mark.parametrize("keep", [0, 10, 40, 200, -1])
def test_a_cut_entry_counts_as_none(keep: int, reading: tuple[bytes, Reading], tmp_path: Path) -> None:
    """A full disk or a crash may leave half of one."""
    cache = Cache(tmp_path)
    cache.keep(*reading)
    entry = entry_of(tmp_path)
    entry.write_bytes(entry.read_bytes()[:keep])

    assert cache.find(reading[0]) is None


def test_one_changed_byte_makes_an_entry_count_as_none(
    reading: tuple[bytes, Reading], tmp_path: Path
) -> None:
    """The checksum covers all of it."""
    cache = Cache(tmp_path)
    cache.keep(*reading)
    entry = entry_of(tmp_path)
    good = entry.read_bytes()
    for place in range(0, len(good), 97):
        entry.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])

        assert cache.find(reading[0]) is None


def signed(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest()[:32].encode() + b"\n" + body


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"null",
        b"{",
        b"[" * 100_000,
        b'{"kind":"Reading","found":"three"}',
        b'{"kind":"Reading","colour":"red"}',
        b'{"kind":"Reading","noun":"\xff"}',
        '{"kind":"Reading","noun":"\u202e"}'.encode(),
        b'{"kind":"Reading","noun":"\x1b[2J"}',
        b'{"kind":"Reading","noun":"\\u001b[2J"}',
        b'{"kind":"Reading","noun":"\\\\\\u001b[2J"}',
        b'{"kind":"Reading","noun":"\\r"}',
        b'{"kind":"Reading","noun":"\x7f"}',
    ],
)
def test_an_entry_of_another_shape_counts_as_none(
    body: bytes, reading: tuple[bytes, Reading], tmp_path: Path
) -> None:
    """Even one that was signed; a control character cannot come in this way either."""
    cache = Cache(tmp_path)
    cache.keep(*reading)
    entry_of(tmp_path).write_bytes(signed(body))

    assert cache.find(reading[0]) is None


def test_quotes_backslashes_and_paragraphs_are_no_control_characters(tmp_path: Path) -> None:
    """What JSON must spell out and a text may hold."""
    text = (
        "schema: interview-bank/1\n"
        "bank: {id: x, title: X, version: 1.0.0, language: en, licence: l, summary: s}\n"
        'questions:\n  - {id: a, type: background, text: "C:\\\\users\\\\b says \\"no\\"", '
        'say_instead: "One\\n\\nTwo"}\n'
    )
    reading = read_document(text.encode()).reading
    cache = Cache(tmp_path)
    cache.keep(text.encode(), reading)

    assert reading.bank is not None
    assert reading.bank.questions[0].text == 'C:\\users\\b says "no"'
    assert cache.find(text.encode()) == reading


def test_a_cache_that_cannot_be_written_is_done_without(shipped: Path, tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "cache").write_text("in the way")

    assert start(shipped, tmp_path / "cache", tmp_path) == start(shipped, tmp_path / "cache", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are not told by a mode there")
def test_entries_are_the_persons_alone(reading: tuple[bytes, Reading], tmp_path: Path) -> None:
    """One's own questions say where one applies."""
    Cache(tmp_path / "cache").keep(*reading)

    assert oct((tmp_path / "cache").stat().st_mode)[-3:] == "700"
    assert oct(entry_of(tmp_path / "cache").stat().st_mode)[-3:] == "600"


def test_the_cache_does_not_grow_without_bound(reading: tuple[bytes, Reading], tmp_path: Path) -> None:
    """Beyond five hundred entries, those this start did not use go."""
    for number in range(MOST_KEPT):
        (tmp_path / f"{number}.json").write_bytes(b"old")
    cache = Cache(tmp_path)
    cache.tidy()
    assert sum(1 for _ in tmp_path.iterdir()) == MOST_KEPT
    cache.keep(*reading)
    cache.tidy()

    assert sum(1 for _ in tmp_path.iterdir()) == 1
    assert cache.find(reading[0]) == reading[1]


def test_the_version_follows_the_code_that_reads() -> None:
    """It is a digest of that code, so nobody can forget to raise it."""
    source = Path(cache_module.__file__).parent
    digest = hashlib.sha256()
    for folder in (source, source.parent / "model"):
        for path in sorted(folder.glob("*.py")):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update((source.parent / "rounds" / "budget.py").read_bytes())

    assert reader_version() == digest.hexdigest()
