"""What reading one file gives."""

from dataclasses import dataclass

from practice.banks.translation import Translation
from practice.model.question import Bank
from practice.model.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Reading:
    """The good part of one file, and how much was wrong with it.

    At most one of `bank`, `translation` and `recipes` is there. `found` counts the questions (or what
    `noun` says) of the file, good or not, by their different ids. This is what is cached.
    """

    bank: Bank | None = None
    translation: Translation | None = None
    recipes: tuple[Recipe, ...] = ()
    noun: str = "question"
    found: int = 0
    errors: int = 0
    warnings: int = 0
