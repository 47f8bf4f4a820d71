"""One table says what there is; the values of the model, the template and the reference agree with it."""

from dataclasses import fields
from pathlib import Path

import pytest

from practice.model.settings import Settings
from practice.settings.document import settings_of
from practice.settings.fields import (
    GROUPS,
    OWN_PATTERN,
    OWN_PATTERNS,
    Flag,
    Group,
    Kind,
    OneOf,
    Whole,
    Words,
    wrong,
)
from practice.settings.reference import reference
from practice.settings.template import EXAMPLE, WIDTH, template


def type_of(kind: Kind) -> type:
    match kind:
        case Flag():
            return bool
        case Whole():
            return int
        case Words() | OneOf():
            return str


def test_the_table_names_what_the_settings_hold() -> None:
    """In the same order; a setting without a line here could not be chosen."""
    held = [(group.name, [each.name for each in fields(getattr(Settings(), group.name))]) for group in GROUPS]

    assert [*(group.name for group in GROUPS), OWN_PATTERNS] == [each.name for each in fields(Settings)]
    assert [(group.name, [setting.name for setting in group.settings]) for group in GROUPS] == held


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: str(group.name))
def test_every_default_is_a_value_that_may_be_written(group: Group) -> None:
    """The template would be refused otherwise."""
    for setting in group.settings:
        assert type(group.default(setting)) is type_of(setting.kind)
        assert wrong(setting.kind, group.default(setting)) is None


def test_every_setting_is_explained_in_the_template_and_the_reference() -> None:
    """In the same words; and no line of the template is wider than a small terminal."""
    file, page = template(), "\n".join(reference())
    notes = " ".join(line.removeprefix("# ") for line in file.splitlines())

    for group in GROUPS:
        for setting in group.settings:
            assert setting.doc in notes
            assert f"| `{setting.name}` |" in page
            assert setting.doc in page
    for setting in OWN_PATTERN.settings:
        assert f"{setting.name}: {setting.doc}" in notes
        assert f"| `{setting.name}` |" in page
    assert file.rstrip() in page
    assert max(map(len, file.splitlines())) <= WIDTH < 80


def test_the_example_of_an_own_pattern_works_as_it_stands() -> None:
    """It is there to be copied; and as long as it is a note, it is nobody's pattern."""
    text, path = template(), Path("config.toml")
    for line in EXAMPLE.splitlines():
        assert f"\n# {line}\n" in text
        text = text.replace(f"\n# {line}\n", f"\n{line}\n")

    assert settings_of(template(), path) == Settings()
    assert [pattern.id for pattern in settings_of(text, path).patterns] == ["evening"]
