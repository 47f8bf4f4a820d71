"""New files: what they hold, and what they never do to what is there."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from practice.banks import verbs
from practice.banks.document import read_document
from practice.banks.json_schema import bank_schema, rounds_schema
from practice.banks.library import Library
from practice.banks.problems import BankError
from practice.banks.reference import reference
from practice.banks.template import template


@pytest.fixture
def library(shipped: Path, tmp_path: Path) -> Library:
    return Library(shipped, tmp_path / "own", tmp_path / "cache")


@pytest.mark.parametrize("extras", [False, True])
def test_the_template_checks_without_a_remark(extras: bool) -> None:
    """As it is written, and with every optional field taken out of its comment."""
    checked = read_document(template(extras=extras).encode())

    assert checked.problems == ()
    assert checked.reading.bank is not None


def test_new_takes_the_id_from_the_files_name(library: Library, tmp_path: Path) -> None:
    """So that two new banks do not hide each other."""
    said = verbs.new_bank(library, str(tmp_path / "Night Shift"))
    written = tmp_path / "Night Shift.yaml"
    bank = read_document(written.read_bytes()).reading.bank

    assert said.lines == (
        f"Written: {written}",
        f"Banks are found by themselves only in {library.own}: move it there when it is ready.",
        f"Open it in any editor; then: practice banks check {written}",
    )
    assert bank is not None
    assert bank.id == "night-shift"


def test_a_bare_name_is_a_bank_where_banks_are_found(library: Library) -> None:
    """Nothing has to be moved; the folder is made when this is the first one."""
    said = verbs.new_bank(library, "my-questions")
    written = library.own / "my-questions.yaml"
    found = [bank for bank in library.banks() if bank.id == "my-questions"]

    assert said.lines == (
        f"Written: {written}",
        "It is found by itself there.",
        f"Open it in any editor; then: practice banks check {written}",
    )
    assert said.data == {"path": str(written)}
    assert [bank.path for bank in found] == [str(written)]


def test_the_own_folder_is_made_however_it_is_named(library: Library) -> None:
    """Its whole path is as good as a bare name."""
    said = verbs.new_bank(library, str(library.own / "mine.yaml"))

    assert said.lines[1] == "It is found by itself there."
    assert (library.own / "mine.yaml").is_file()


@pytest.mark.parametrize("typed", ["./mine", "mine.yaml"])
def test_a_path_is_taken_at_its_word(
    typed: str, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder or a suffix says that a file is meant, here."""
    monkeypatch.chdir(tmp_path)
    said = verbs.new_bank(library, typed)

    assert said.lines[0] == "Written: mine.yaml"
    assert (tmp_path / "mine.yaml").is_file()
    assert not library.own.exists()


@pytest.mark.parametrize("typed", ["", ".", ".."])
def test_a_folder_is_no_name_for_a_bank(
    typed: str, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even one that is not called so."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BankError) as refused:
        verbs.new_bank(library, typed)

    assert refused.value.sentence == f"'{typed or '.'}' is a folder"
    assert refused.value.mend == f"name the file to write, such as '{Path(typed) / 'my-questions.yaml'}'"


def test_an_existing_folder_is_refused(library: Library, tmp_path: Path) -> None:
    """A file beside it was never meant."""
    folder = tmp_path / "banks"
    folder.mkdir()
    with pytest.raises(BankError) as refused:
        verbs.new_bank(library, str(folder))

    assert refused.value.sentence == f"'{folder}' is a folder"
    assert refused.value.mend == f"name the file to write, such as '{folder / 'my-questions.yaml'}'"
    assert not (tmp_path / "banks.yaml").exists()


def test_a_folder_that_is_not_there_is_not_made(library: Library, tmp_path: Path) -> None:
    """It is more often a slip than a wish."""
    with pytest.raises(BankError) as refused:
        verbs.new_bank(library, str(tmp_path / "bnaks" / "mine.yaml"))

    assert refused.value.sentence == f"there is no folder '{tmp_path / 'bnaks'}'"
    assert refused.value.mend == "make it first, or give only a name: 'mine' goes where banks are found"
    assert not (tmp_path / "bnaks").exists()


def test_an_own_folder_that_cannot_be_made_is_a_sentence(library: Library) -> None:
    """Something else stands in its place."""
    library.own.write_text("")
    with pytest.raises(BankError) as refused:
        verbs.new_bank(library, "mine")

    assert refused.value.sentence.startswith(f"the folder '{library.own}' cannot be made: ")


def test_a_name_that_no_file_can_have_is_a_sentence(library: Library) -> None:
    """Longer than any disk allows."""
    with pytest.raises(BankError) as refused:
        verbs.new_bank(library, "x" * 300)

    assert "cannot be written: " in refused.value.sentence


@pytest.mark.parametrize("name", [".mine", ".mine.yaml"])
def test_a_hidden_file_is_refused(name: str, library: Library) -> None:
    """The library passes over it."""
    with pytest.raises(BankError) as refused:
        verbs.new_bank(library, name)

    assert refused.value.sentence == f"'{name}' begins with a dot, so it would not be found"
    assert refused.value.mend == "call it 'mine.yaml'"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to the size of a file")
def test_a_file_that_could_not_be_finished_is_removed(tmp_path: Path) -> None:
    """The limit stands for a full disk: some bytes fit, the others do not."""
    code = (
        "import resource, sys\n"
        "from pathlib import Path\n"
        "from practice.banks.problems import BankError\n"
        "from practice.banks.writing import write_template\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "try:\n"
        "    write_template('mine.yaml', Path('own'))\n"
        "except BankError as error:\n"
        "    print(error.sentence)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )

    assert done.stdout == "'mine.yaml' cannot be written: File too large\n"
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_ever_written_over(library: Library, tmp_path: Path) -> None:
    """Whatever the file is."""
    path = tmp_path / "mine.yaml"
    path.write_text("precious")
    with pytest.raises(BankError) as new:
        verbs.new_bank(library, str(path))
    verbs.copy_bank(library, "core-behavioural")
    with pytest.raises(BankError) as copy:
        verbs.copy_bank(library, "core-behavioural")

    assert path.read_text() == "precious"
    assert new.value.sentence == f"'{path}' is there already, and nothing is written over"
    assert new.value.mend == "choose another name, or move that file away first"
    assert copy.value.sentence.endswith(
        "core-behavioural.yaml' is there already, and nothing is written over"
    )


def test_a_name_that_would_not_be_found_is_refused(library: Library, tmp_path: Path) -> None:
    """The library looks for .yaml and .yml."""
    with pytest.raises(BankError) as refused:
        verbs.new_bank(library, str(tmp_path / "mine.txt"))

    assert refused.value.mend == "call it 'mine.yaml'"


def test_a_file_where_a_folder_should_be_is_a_sentence(library: Library, tmp_path: Path) -> None:
    """Nothing can be put into it."""
    (tmp_path / "way").write_text("")
    with pytest.raises(BankError) as refused:
        verbs.new_bank(library, str(tmp_path / "way" / "mine.yaml"))

    assert refused.value.sentence == f"there is no folder '{tmp_path / 'way'}'"


def test_a_copy_keeps_its_id_and_is_used_from_then_on(library: Library) -> None:
    """Byte for byte; the next start says which one it uses."""
    said = verbs.copy_bank(library, "core-behavioural")
    copy = library.own / "core-behavioural.yaml"
    later = Library(library.shipped, library.own, library.own.parent / "cache")

    assert said.lines == (
        f"Copied to {copy}",
        "From now on it is used instead of the shipped one; delete it to go back.",
    )
    assert copy.read_bytes() == (library.shipped / "core-behavioural.yaml").read_bytes()
    assert [bank.path for bank in later.banks() if bank.id == "core-behavioural"] == [str(copy)]


def test_a_copy_under_a_new_id_changes_that_one_line(library: Library) -> None:
    """Comments and layout stay the author's."""
    verbs.copy_bank(library, "core-behavioural", "my-stories")
    before = (library.shipped / "core-behavioural.yaml").read_text().splitlines()
    after = (library.own / "my-stories.yaml").read_text().splitlines()

    assert [line for line in after if line not in before] == ["  id: my-stories"]
    assert len(after) == len(before)


def test_a_copy_never_takes_the_id_of_a_bank_that_is_there(library: Library) -> None:
    """It would be used instead of that one, which is no copy beside it."""
    with pytest.raises(BankError) as same:
        verbs.copy_bank(library, "core-behavioural", "core-behavioural")
    with pytest.raises(BankError) as other:
        verbs.copy_bank(library, "core-behavioural", "people-and-growth")

    assert same.value.sentence == "there is a bank 'core-behavioural' already"
    assert (
        same.value.mend == "choose another id, or leave out --as to use the copy instead of the shipped one"
    )
    assert other.value.sentence == "there is a bank 'people-and-growth' already"
    assert other.value.mend == "choose another id"
    assert not library.own.exists()


def test_an_own_bank_is_copied_under_another_id_only(library: Library) -> None:
    """Leaving out --as would not help here."""
    verbs.new_bank(library, "mine")
    with pytest.raises(BankError) as refused:
        verbs.copy_bank(library, "mine", "mine")

    assert refused.value.mend == "choose another id"


def test_what_cannot_be_copied_is_told(library: Library) -> None:
    """A wrong name, a wrong id, one's own."""
    with pytest.raises(BankError) as unknown:
        verbs.copy_bank(library, "core-behaviour")
    with pytest.raises(BankError) as wrong:
        verbs.copy_bank(library, "core-behavioural", "My Stories")
    verbs.copy_bank(library, "core-behavioural")
    with pytest.raises(BankError) as own:
        verbs.copy_bank(
            Library(library.shipped, library.own, library.own.parent / "cache"), "core-behavioural"
        )

    assert unknown.value.mend == "did you mean 'core-behavioural'?"
    assert wrong.value.mend == "use small letters, digits, hyphens: 'my-stories'"
    assert own.value.mend == "change it there, or copy it under a new id"


def as_json(path: Path) -> Any:  # whatever the file holds
    return json.loads(json.dumps(yaml.safe_load(path.read_text("utf-8"))))


def test_the_schemas_are_schemas() -> None:
    """Of the dialect they say."""
    Draft202012Validator.check_schema(bank_schema())
    Draft202012Validator.check_schema(rounds_schema())


def test_the_schema_accepts_what_the_reader_accepts(shipped: Path) -> None:
    """Every shipped bank and round, and the template with all its fields."""
    for path in shipped.glob("*.yaml"):
        schema = rounds_schema() if path.name == "rounds.yaml" else bank_schema()
        Draft202012Validator(schema).validate(as_json(path))
    everything = json.loads(json.dumps(yaml.safe_load(template(extras=True))))

    Draft202012Validator(bank_schema()).validate(everything)


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "red"},
        {"type": "behaviourial"},
        {"answer_s": 2},
        {"anchors": {"1": "a", "5": "b"}},
        {"id": "My Id"},
        {"text": None},
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(change: dict[str, object]) -> None:
    """So that the editor underlines it while one writes."""
    everything = json.loads(json.dumps(yaml.safe_load(template())))
    everything["questions"][0].update(change)

    assert not Draft202012Validator(bank_schema()).is_valid(everything)


def test_the_reference_names_every_field() -> None:
    """It is made from the same table."""
    text = "\n".join(reference())

    for name in ("`listen_for`", "`translations_of`", "`probe_answer_s`", "`limit_factor`", "`when`"):
        assert name in text
    assert "| `text` | text, at most 600 characters | yes | The question as it is asked" in text


def test_writing_needs_no_terminal(tmp_path: Path) -> None:
    """The room works without the rest of the program."""
    code = "import sys, practice.banks.verbs; print('prompt_toolkit' in sys.modules, 'yaml' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path
    )

    assert done.stdout.strip() == "False False"
