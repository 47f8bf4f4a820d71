"""All banks and recipes there are: the shipped ones and the person's own, read once and remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from practice.banks.cache import Cache
from practice.banks.files import bank_files, read_bytes
from practice.banks.readings import Reading
from practice.banks.signs import printable
from practice.banks.translation import Translation, translated
from practice.model.kinds import Competency, QuestionType
from practice.model.question import Bank
from practice.model.recipe import Recipe


@dataclass(frozen=True, slots=True)
class _Shelved:
    """One file's reading and where it came from."""

    path: Path
    shipped: bool
    reading: Reading


class Library:
    """The banks and recipes of two folders. Nothing is read before it is asked for, and then only once.

    With `language`, banks that have a translation into it are given in it.
    """

    def __init__(self, shipped: Path, own: Path, cache: Path, *, language: str = "") -> None:
        self.shipped = shipped
        self.own = own
        self._cache = cache
        self._language = language

    def banks(self) -> Sequence[Bank]:
        """Every bank that could be read; a person's own hides the shipped one of the same id."""
        return self._contents.banks

    def recipes(self) -> Sequence[Recipe]:
        """Every recipe that could be read; a person's own hides the shipped one of the same id."""
        return self._contents.recipes

    def translations(self) -> Sequence[Translation]:
        """Every translation that could be read."""
        return self._contents.translations

    def notices(self) -> Sequence[str]:
        """One line for each file with something left out, and for each id that hides another."""
        return self._contents.notices

    def add_asked(self, text: str, *, type: QuestionType, competency: Competency | None) -> str:
        """Put a question that was asked in an interview into the person's own bank of such; its key.

        It is among the banks from now on. Raises BankError.
        """
        from practice.banks.asked import add_asked

        key = add_asked(self.own, text, type=type, competency=competency)
        vars(self).pop("_contents", None)
        return key

    @cached_property
    def _contents(self) -> "_Contents":
        contents = _Contents()
        cache = Cache(self._cache)
        for folder, shipped in ((self.own, False), (self.shipped, True)):
            for path in bank_files(folder):
                try:
                    reading = _read(path, cache)
                except OSError as error:
                    contents.notices.append(f"{_name(path)} cannot be read: {error.strerror or error}")
                    continue
                contents.add(_Shelved(path, shipped, reading))
        cache.tidy()
        if not any(bank_files(self.shipped)):
            contents.notices.append("the shipped banks are missing: install the program again")
        contents.finish(self._language)
        return contents


def _read(path: Path, cache: Cache) -> Reading:
    data = read_bytes(path)
    known = cache.find(data)
    if known is not None:
        return known
    # Only a file that was never read before needs the reader, and with it the YAML parser.
    from practice.banks.document import read_document

    reading = read_document(data).reading
    cache.keep(data, reading)
    return reading


def _name(path: Path) -> str:
    return printable(path.name)


class _Contents:
    """What the files add up to; own files are added before shipped ones."""

    def __init__(self) -> None:
        self.banks: list[Bank] = []
        self.recipes: list[Recipe] = []
        self.translations: list[Translation] = []
        self.notices: list[str] = []
        self._bank_from: dict[str, _Shelved] = {}
        self._recipe_from: dict[str, _Shelved] = {}

    def add(self, shelved: _Shelved) -> None:
        reading, path = shelved.reading, str(shelved.path)
        if reading.errors:
            self.notices.append(_left_out(shelved))
        if reading.bank and self._is_first(
            f"bank '{reading.bank.id}'", reading.bank.id, self._bank_from, shelved
        ):
            self.banks.append(replace(reading.bank, path=path, shipped=shelved.shipped))
        for recipe in reading.recipes:
            if self._is_first(f"round '{recipe.id}'", recipe.id, self._recipe_from, shelved):
                self.recipes.append(replace(recipe, path=path, shipped=shelved.shipped))
        if reading.translation:
            self.translations.append(replace(reading.translation, path=path))

    def _is_first(self, what: str, id: str, known: dict[str, _Shelved], shelved: _Shelved) -> bool:
        other = known.setdefault(id, shelved)
        if other is shelved:
            return True
        if shelved.shipped and not other.shipped:
            self.notices.append(f"{what}: your own {_name(other.path)} is used instead of the shipped one")
        else:
            self.notices.append(
                f"{what} is in {_name(other.path)} and {_name(shelved.path)}; the first is used"
            )
        return False

    def finish(self, language: str) -> None:
        """Shipped things first, as they were met; translations laid over, those for nothing told."""
        by_id = {bank.id: bank for bank in self.banks}
        for translation in self.translations:
            bank = by_id.get(translation.of)
            if bank is None:
                what = f"{_name(Path(translation.path))} translates '{translation.of}', which is not here"
                self.notices.append(what)
            elif translation.language == language:
                by_id[bank.id] = translated(bank, translation)
        self.banks = sorted(by_id.values(), key=lambda bank: not bank.shipped)
        self.recipes.sort(key=lambda recipe: not recipe.shipped)


def _left_out(shelved: _Shelved) -> str:
    number = shelved.reading.errors
    problems = "1 error" if number == 1 else f"{number} errors"
    kept = shelved.reading.bank or shelved.reading.recipes or shelved.reading.translation
    lost = "something in it is left out" if kept else "it is left out"
    path = printable(str(shelved.path), 400)
    return f"{_name(shelved.path)} has {problems}, {lost}: `practice banks check {path}` says why"
