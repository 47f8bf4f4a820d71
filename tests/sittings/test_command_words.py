"""A name in a command that is told: typed as it stands, it means that name."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeWorld
from practice.model.jobs import JobAdded
from practice.sittings.applied import find_job
from practice.sittings.command_words import typed

signs = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
names = st.text(signs, min_size=1, max_size=40).filter(
    lambda name: name == " ".join(name.split()) and not name.startswith("-")
)


@given(names)
def test_a_shell_reads_the_whole_name_as_one_word(name: str) -> None:
    """Whatever is in it: its beginning may be all of another name."""
    assert shlex.split(typed(name)) == [name]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Yahoo", "Yahoo! Japan"),
        ("Acme $1", "Acme $2"),
        ("Miller", "Miller & Sons"),
        ("O'Brien", "O'Brien $5"),
        ("Old Mill", 'Old Mill "North"'),
        ("Down town", "Down town\\"),
    ],
)
def test_a_command_that_is_told_means_the_job_that_it_was_told_of(
    make_world: MakeWorld, one: str, other: str
) -> None:
    """Else `edit` changes the other one, and says that it did what was asked."""
    world = make_world()
    for name in (one, other):
        world.history.keep(JobAdded(world.stamp(), name))

    for name in (one, other):
        (word,) = shlex.split(typed(name))
        assert find_job(world, word).name == name


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Northwind", "Northwind"),
        ("Miller & Sons", '"Miller & Sons"'),
        ("O'Brien", '"O\'Brien"'),
        ("Costs $5", "'Costs $5'"),
        ('Old Mill "North"', "'Old Mill \"North\"'"),
        ("Yahoo! Japan", "'Yahoo! Japan'"),
        ("$hop", "'$hop'"),
    ],
)
def test_as_many_shells_as_can_be_read_it_alike(name: str, said: str) -> None:
    """That of old Windows takes no single quotes, and others take signs between double ones for their own."""
    assert typed(name) == said
