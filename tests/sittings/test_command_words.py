"""A name in a command that is told: typed as it stands, it means that name."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice.sittings.command_words import typed

signs = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])
names = st.text(signs, min_size=1, max_size=40).filter(
    lambda name: name == " ".join(name.split()) and not name.startswith("-")
)


@given(names)
def test_a_shell_reads_the_name_or_its_beginning_as_one_word(name: str) -> None:
    """Whatever is in it."""
    (word,) = shlex.split(typed(name))

    assert word
    assert name.startswith(word)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Northwind", "Northwind"),
        ("Miller & Sons", '"Miller & Sons"'),
        ("O'Brien", '"O\'Brien"'),
        ("Costs $5", "Costs"),
        ('Old Mill "North"', '"Old Mill"'),
        ("Down town\\", '"Down town"'),
        ("Yes!", "Yes"),
        ("$hop", "'$hop'"),
    ],
)
def test_every_shell_reads_it_alike(name: str, said: str) -> None:
    """Those of Windows take single quotes, or what stands between double ones, for something else."""
    assert typed(name) == said
