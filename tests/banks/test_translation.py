"""A bank in another language keeps its ids, its history and whatever is not translated."""

from collections.abc import Callable
from pathlib import Path

from practice.banks.document import read_document
from practice.banks.library import Library
from practice.banks.translation import UNTRANSLATED

Check = Callable[[str], list[str]]

ORIGINAL = """\
schema: interview-bank/1
bank: {id: small, title: Small, version: 1.0.0, language: en, licence: CC0-1.0, summary: S}
questions:
  - id: why
    type: motivation
    text: Why this work?
    listen_for: [{id: fact, text: A fact, weight: 2}, {id: link, text: A link}, {id: plan, text: A plan}]
    anchors: {1: One, 3: Three, 5: Five}
    probes: [Since when?]
  - {id: how, type: background, text: How did you hear of us?}
"""
GERMAN = """\
schema: interview-bank/1
bank: {id: small-de, translations_of: small, title: Klein, version: 1.0.0, language: de, licence: CC0-1.0}
questions:
  - id: why
    text: Warum diese Arbeit?
    answer_s: 90
    listen_for: [{id: fact, text: Eine Tatsache}]
    anchors: {3: Drei}
"""


def library(folder: Path, *, language: str = "", german: str = GERMAN) -> Library:
    (folder / "small.yaml").write_text(ORIGINAL)
    (folder / "small.de.yaml").write_text(german)
    return Library(folder, folder / "own", folder / "cache", language=language)


def test_without_a_language_banks_stay_as_they_were_written(tmp_path: Path) -> None:
    """A translation is no bank of its own: its questions would be there twice."""
    (bank,) = library(tmp_path).banks()

    assert (bank.language, bank.questions[0].text) == ("en", "Why this work?")
    assert [each.language for each in library(tmp_path).translations()] == ["de"]


def test_a_translation_is_laid_over_its_original(tmp_path: Path) -> None:
    """Words and seconds change; identity, weights and what is missing do not."""
    (bank,) = library(tmp_path, language="de").banks()
    question = bank.questions[0]

    assert (bank.title, bank.language, bank.translation_of) == ("Klein", "de", "small")
    assert (question.key, question.text, question.answer_s) == ("small/why", "Warum diese Arbeit?", 90)
    assert [(p.id, p.text, p.weight) for p in question.listen_for] == [
        ("fact", "Eine Tatsache", 2.0),
        ("link", "A link", 1.0),
        ("plan", "A plan", 1.0),
    ]
    assert [anchor.text for anchor in question.anchors] == ["One", "Drei", "Five"]
    assert question.probes[0].text == "Since when?"


def test_a_question_without_a_translation_falls_back_with_a_mark(tmp_path: Path) -> None:
    """It is asked in the original's words, and can be told from the others."""
    (bank,) = library(tmp_path, language="de").banks()

    assert bank.questions[1].text == "How did you hear of us?"
    assert bank.questions[1].tags == (UNTRANSLATED,)
    assert bank.questions[0].tags == ()


def test_a_translation_of_nothing_is_told(tmp_path: Path) -> None:
    """Perhaps the original was renamed."""
    found = library(tmp_path, german=GERMAN.replace("translations_of: small", "translations_of: big"))

    assert found.notices() == ["small.de.yaml translates 'big', which is not here"]


def test_a_translation_holds_words_and_nothing_else(problems: Check) -> None:
    """Type and competency are the original's."""
    assert problems(GERMAN + "    type: motivation\n") == [
        "9 error: unknown field 'type' in question 1 | remove it, or put private notes under 'x:'"
    ]


def test_some_points_and_levels_are_enough_in_a_translation(problems: Check) -> None:
    """The rest falls back."""
    assert problems(GERMAN) == []
    assert read_document(GERMAN.encode()).reading.bank is None
