"""One table says what there is; the values of the model, the template and the reference agree with it."""

from dataclasses import fields

import pytest

from practice.model.settings import Settings
from practice.settings.fields import GROUPS, Flag, Group, Kind, Whole, Words, wrong
from practice.settings.reference import reference
from practice.settings.template import WIDTH, template


def type_of(kind: Kind) -> type:
    match kind:
        case Flag():
            return bool
        case Whole():
            return int
        case Words():
            return str


def test_the_table_names_what_the_settings_hold() -> None:
    """In the same order; a setting without a line here could not be chosen."""
    held = [(group.name, [each.name for each in fields(getattr(Settings(), group.name))]) for group in GROUPS]

    assert [group.name for group in GROUPS] == [each.name for each in fields(Settings)]
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
    assert file.rstrip() in page
    assert max(map(len, file.splitlines())) <= WIDTH < 80
