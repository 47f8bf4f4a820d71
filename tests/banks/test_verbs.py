"""`practice banks`: what is said, as lines and as data."""

import json
from pathlib import Path

import pytest

from practice.banks import verbs
from practice.banks.library import Library
from practice.banks.problems import BankError

BANK = """\
schema: interview-bank/1
bank: {id: ID, title: A title, version: 1.0.0, language: en, licence: CC0-1.0, summary: S}
questions:
  - {id: ID-one, type: motivation, text: "What draws patient gardeners towards stubborn bamboo?"}
"""


@pytest.fixture
def library(shipped: Path, tmp_path: Path) -> Library:
    return Library(shipped, tmp_path / "own", tmp_path / "cache")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "check"
    found.mkdir()
    (found / "a.yaml").write_text(BANK.replace("ID", "alpha"))
    return found


def test_check_says_all_of_every_file_and_leaves_with_one(library: Library, folder: Path) -> None:
    """The form editors and scripts know: file, line, severity."""
    (folder / "b.yaml").write_text(BANK.replace("ID", "beta") + "  - {id: x}\n")
    said = verbs.check_paths(library, [folder])
    first, second = folder / "a.yaml", folder / "b.yaml"

    assert said.lines == (
        f"{first}: 1 question, 0 errors, 0 warnings",
        f"{second}:4: warning: 'beta-one' asks nearly the same as 'alpha-one' ({first}:4)",
        "    mend: drop one of them, or make it one of the other's 'variants'",
        f"{second}:5: error: question 2 has no 'text'",
        "    mend: add a 'text:' line",
        f"{second}:5: error: question 2 has no 'type'",
        "    mend: add a 'type:' line",
        f"{second}: 2 questions, 2 errors, 1 warning",
        "2 files: 3 questions, 2 errors, 1 warning",
    )
    assert said.status == 1


def test_check_as_data_holds_the_same(library: Library, folder: Path) -> None:
    """For programs."""
    (folder / "a.yaml").write_text(BANK.replace("ID", "alpha").replace("motivation", "motives"))
    data = json.loads(json.dumps(verbs.check_paths(library, [folder / "a.yaml"]).data))

    assert data["errors"] == 1
    assert data["files"][0]["questions"] == 1
    assert data["files"][0]["problems"][0]["line"] == 4
    assert data["files"][0]["problems"][0]["what"] == "type 'motives' is not known"


def test_warnings_alone_leave_with_zero(library: Library, folder: Path) -> None:
    """A check in a script stops at errors."""
    (folder / "a.yaml").write_text(BANK.replace("ID", "alpha").replace("What", "Don't you think, what"))
    said = verbs.check_paths(library, [folder])

    assert (said.status, said.data["warnings"]) == (0, 1)


def test_check_looks_beside_the_banks_that_are_there(library: Library, folder: Path) -> None:
    """A question of one's own may repeat a shipped one."""
    question = library.banks()[0].questions[0]
    (folder / "a.yaml").write_text(
        BANK.replace("ID", "alpha") + f'  - {{id: again, type: background, text: "{question.text}"}}\n'
    )
    said = verbs.check_paths(library, [folder / "a.yaml"])

    assert said.lines[0] == (
        f"{folder / 'a.yaml'}:5: warning: 'again' asks nearly the same as '{question.id}' "
        f"({library.banks()[0].path}:{question.line})"
    )


def test_a_bank_is_not_compared_with_itself(library: Library) -> None:
    """The shipped banks are loaded and checked at once."""
    assert verbs.check_paths(library, [library.shipped]).data["warnings"] == 0


def test_two_files_with_one_bank_id_are_told(library: Library, folder: Path) -> None:
    """Only one of them would be used."""
    (folder / "b.yaml").write_text(
        BANK.replace("id: ID,", "id: alpha,").replace("ID", "b").replace("bamboo", "b c d e f")
    )
    said = verbs.check_paths(library, [folder])

    assert (
        f"{folder / 'b.yaml'}:2: warning: bank id 'alpha' is also that of {folder / 'a.yaml'}; "
        in "\n".join(said.lines)
    )


def test_a_pinned_question_must_be_somewhere(library: Library, folder: Path) -> None:
    """A round that asks for what is not there would ask less."""
    (folder / "r.yaml").write_text(
        "schema: interview-rounds/1\nrounds:\n"
        "  - id: r\n    title: R\n    format: video\n    minutes: 5\n    phases:\n"
        "      - {id: a, kind: ask, pick: fixed, ids: [tell-me-about-yourselves, alpha-one]}\n"
    )
    said = verbs.check_paths(library, [folder])

    assert [line for line in said.lines if "r.yaml" in line or "mend" in line] == [
        f"{folder / 'r.yaml'}:6: warning: 'r' plans 7.7 of its 5 minutes (153%)",
        "    mend: 75 to 95 % should be planned: take something out, or write minutes: 9",
        f"{folder / 'r.yaml'}:8: warning: there is no question 'tell-me-about-yourselves' here",
        "    mend: did you mean 'tell-me-about-yourself'?",
        f"{folder / 'r.yaml'}: 1 round, 0 errors, 2 warnings",
    ]


def test_a_translation_is_checked_beside_its_original(library: Library, folder: Path) -> None:
    """Its ids must be a part of the original's."""
    text = (
        "schema: interview-bank/1\n"
        "bank: {id: alpha-de, translations_of: alpha, version: 1.0.0, language: de, licence: CC0-1.0}\n"
        "questions:\n  - {id: alpha-won, text: Was?}\n"
    )
    (folder / "a.de.yaml").write_text(text)
    both = verbs.check_paths(library, [folder])
    alone = verbs.check_paths(library, [folder / "a.de.yaml"])

    assert both.lines[:3] == (
        f"{folder / 'a.de.yaml'}:4: error: id 'alpha-won' is no question of 'alpha'",
        "    mend: did you mean 'alpha-one'?",
        f"{folder / 'a.de.yaml'}: 1 question, 1 error, 0 warnings",
    )
    assert alone.lines[0] == (
        f"{folder / 'a.de.yaml'}:2: warning: the original 'alpha' is not here, so the ids cannot be checked"
    )


def test_a_path_that_is_not_there_is_a_sentence(library: Library, tmp_path: Path) -> None:
    """With what to do."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(BankError) as gone:
        verbs.check_paths(library, [tmp_path / "gone.yaml"])
    with pytest.raises(BankError) as empty:
        verbs.check_paths(library, [tmp_path / "empty"])

    assert gone.value.sentence == f"there is no file '{tmp_path / 'gone.yaml'}'"
    assert empty.value.sentence == f"the folder '{tmp_path / 'empty'}' holds no .yaml file"


def test_list_names_every_bank_and_round(library: Library) -> None:
    """Each with its size; a notice when something is left out."""
    said = verbs.list_banks(library)
    text = "\n".join(said.lines)

    for bank in library.banks():
        assert f"{bank.id}  ({len(bank.questions)} questions)" in text
    for recipe in library.recipes():
        assert f"{recipe.id}  ({recipe.minutes} minutes, {recipe.format})" in text
    assert json.dumps(said.data)


def test_show_fits_eighty_columns(library: Library) -> None:
    """Every bank, every question, every round."""
    names = [bank.id for bank in library.banks()] + [recipe.id for recipe in library.recipes()]
    names += [question.key for bank in library.banks() for question in bank.questions]
    for name in names:
        said = verbs.show_bank(library, name)

        assert max(map(len, said.lines)) <= 80
        assert json.dumps(said.data)


def test_show_holds_all_that_a_question_says(library: Library) -> None:
    """Text, points, levels, follow-ups, flags and model answers."""
    bank = next(bank for bank in library.banks() if bank.id == "core-behavioural")
    question = bank.questions[0]
    text = " ".join(" ".join(verbs.show_bank(library, question.key).lines).split())

    for point in question.listen_for:
        assert point.text in text
    for anchor in question.anchors:
        assert f"{anchor.level} {anchor.text}" in text
    for probe in question.probes:
        assert probe.text in text
    for answer in question.model_answers:
        assert answer.text in text


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("core-behaviour", "did you mean 'core-behavioural'?"),
        ("quik", "did you mean 'quick'?"),
        ("about-you-and-why-us/tell-me-about", "did you mean 'tell-me-about-yourself'?"),
        ("\x1b[2J", "`practice banks list` shows them all"),
    ],
)
def test_show_of_what_is_not_there_is_a_sentence(name: str, mend: str, library: Library) -> None:
    """With the nearest name."""
    with pytest.raises(BankError) as refused:
        verbs.show_bank(library, name)

    assert refused.value.mend == mend
    assert refused.value.sentence.isprintable()


def test_the_schema_is_printed_as_json() -> None:
    """For `practice banks schema > bank.schema.json`."""
    for kind in ("bank", "rounds"):
        said = verbs.show_schema(kind)

        assert json.loads("\n".join(said.lines)) == said.data
