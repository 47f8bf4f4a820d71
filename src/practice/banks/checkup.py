"""Files checked together: each by itself, then beside the others and beside the banks that are loaded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from practice.banks.document import examine
from practice.banks.files import bank_files, read_bytes
from practice.banks.overlap import twins
from practice.banks.problems import BankError, Findings
from practice.banks.reader import warn_twin
from practice.banks.readings import Reading
from practice.banks.signs import printable
from practice.banks.singles import VALUE_CUTOFF, near
from practice.model.question import Bank, Question
from practice.model.recipe import Ask


@dataclass(slots=True)
class CheckedFile:
    """One file with everything found in it; `name` is how the person called it."""

    name: str
    data: bytes
    reading: Reading
    findings: Findings = field(default_factory=Findings)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A question and the file it is in; `file` is None for a bank that is loaded and not checked."""

    question: Question
    where: str
    file: CheckedFile | None


def check_files(paths: Iterable[Path], loaded: Sequence[Bank]) -> list[CheckedFile]:
    """Check these files, and the files of these folders.

    `loaded` are the banks the program has anyway; those that are being checked are passed over. Raises
    BankError for a path that is not there or cannot be read.
    """
    files = []
    known: set[str] = set()
    for path in paths:
        for member in _members(path):
            findings = Findings()
            try:
                data = read_bytes(member)
            except OSError as error:
                what = f"'{printable(str(member), 400)}' cannot be read: {error.strerror or error}"
                raise BankError(what, mend="check the path and its permissions") from None
            files.append(CheckedFile(str(member), data, examine(data, findings), findings))
            known.add(str(member.resolve()))
    ids = {file.reading.bank.id for file in files if file.reading.bank}
    others = [bank for bank in loaded if bank.id not in ids and str(Path(bank.path).resolve()) not in known]
    _check_bank_ids(files)
    _check_twins(files, others)
    banks = {bank.id: bank for bank in others}
    banks |= {file.reading.bank.id: file.reading.bank for file in files if file.reading.bank}
    for file in files:
        _check_translation(file, banks)
        _check_pins(file, banks)
    return files


def _members(path: Path) -> list[Path]:
    if not path.is_dir():
        if not path.exists():
            raise BankError(f"there is no file '{printable(str(path), 400)}'", mend="check the path")
        return [path]
    members = list(bank_files(path))
    if not members:
        what = f"the folder '{printable(str(path), 400)}' holds no .yaml file"
        raise BankError(what, mend="name a folder with banks in it, or one file")
    return members


def _check_bank_ids(files: Sequence[CheckedFile]) -> None:
    first: dict[str, str] = {}
    for file in files:
        if file.reading.bank:
            name = file.reading.bank.id
            if name in first:
                what = f"bank id '{name}' is also that of {first[name]}; only one of them is used"
                file.findings.warn(_line_with(file, name, 1), what, "give one of them another id")
            first.setdefault(name, file.name)


def _check_twins(files: Sequence[CheckedFile], others: Sequence[Bank]) -> None:
    placed = [_Placed(question, bank.path or bank.id, None) for bank in others for question in bank.questions]
    for file in files:
        if file.reading.bank:
            placed += [_Placed(question, file.name, file) for question in file.reading.bank.questions]
    placed = [each for each in placed if not each.question.retired]
    for twin in twins([each.question.text for each in placed]):
        earlier, later = placed[twin.earlier], placed[twin.later]
        if later.file is not None and later.file is not earlier.file:
            where = f"{earlier.where}:{earlier.question.line}"
            warn_twin(later.question, later.question.line, earlier.question, where, later.file.findings)


def _check_translation(file: CheckedFile, banks: dict[str, Bank]) -> None:
    translation = file.reading.translation
    if translation is None:
        return
    original = banks.get(translation.of)
    if original is None:
        what = f"the original '{translation.of}' is not here, so the ids cannot be checked"
        mend = "check this file together with the original's"
        file.findings.warn(_line_with(file, "translations_of", 1), what, mend)
        return
    ids = {question.id for question in original.questions}
    for entry in translation.questions:
        if entry.id not in ids:
            guess = near(entry.id, ids, VALUE_CUTOFF)
            mend = f"did you mean '{guess}'?" if guess else "translate only what the original asks"
            file.findings.error(entry.line, f"id '{entry.id}' is no question of '{original.id}'", mend)


def _check_pins(file: CheckedFile, banks: dict[str, Bank]) -> None:
    ids = {question.id for bank in banks.values() for question in bank.questions}
    keys = {question.key for bank in banks.values() for question in bank.questions}
    for recipe in file.reading.recipes:
        asks = [phase for phase in recipe.phases if isinstance(phase, Ask)]
        for name in (name for ask in asks for name in ask.ids if name not in ids and name not in keys):
            _warn_pin(file, recipe.line, "question", name, ids)
        for name in (name for ask in asks for name in ask.banks if name not in banks):
            _warn_pin(file, recipe.line, "bank", name, banks)


def _warn_pin(file: CheckedFile, line: int, noun: str, name: str, known: Iterable[str]) -> None:
    guess = near(name, known, VALUE_CUTOFF)
    mend = f"did you mean '{guess}'?" if guess else f"write one with this id, or name another {noun}"
    file.findings.warn(_line_with(file, name, line), f"there is no {noun} '{name}' here", mend)


def _line_with(file: CheckedFile, word: str, line: int) -> int:
    """The first line from `line` on in which a word stands, or that line itself."""
    lines = file.data.decode("utf-8", "replace").splitlines()
    for number, text in enumerate(lines[line - 1 :], line):
        if word in text:
            return number
    return line
