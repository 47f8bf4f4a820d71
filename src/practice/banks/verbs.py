"""`practice banks`: what each verb answers, as lines and as data, with its exit status."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from practice.banks import pages
from practice.banks.library import Library
from practice.banks.problems import BankError, closing_line, count, problem_lines
from practice.banks.signs import printable
from practice.model.question import Bank, Question
from practice.model.record import to_record


@dataclass(frozen=True, slots=True)
class Answered:
    """What a verb has to say. `lines` are safe to print; `data` is the same as JSON."""

    lines: tuple[str, ...]
    data: Any  # a JSON value
    status: int = 0


def list_banks(library: Library) -> Answered:
    """Every bank and recipe, with a notice for whatever was left out."""
    banks, recipes = library.banks(), library.recipes()
    lines = [f"Question banks: {count(sum(len(bank.questions) for bank in banks), 'question')}", ""]
    for bank in banks:
        lines += pages.bank_line(bank)
    lines += ["", "Rounds", ""]
    for recipe in recipes:
        lines += pages.recipe_line(recipe)
    for translation in library.translations():
        what = f"{translation.of} in {translation.language}: {count(len(translation.questions), 'question')}"
        lines += ["", *pages.wrapped(what)]
    for notice in library.notices():
        lines += ["", *pages.wrapped(notice)]
    data = {
        "banks": [_bank_record(bank) for bank in banks],
        "rounds": [
            {
                "id": each.id,
                "title": each.title,
                "minutes": each.minutes,
                "format": str(each.format),
                "path": each.path,
            }
            for each in recipes
        ],
        "notices": list(library.notices()),
    }
    return Answered(tuple(lines), data)


def _bank_record(bank: Bank) -> dict[str, Any]:
    return {
        "id": bank.id,
        "title": bank.title,
        "language": bank.language,
        "version": bank.version,
        "questions": len(bank.questions),
        "shipped": bank.shipped,
        "path": bank.path,
    }


def show_bank(library: Library, name: str) -> Answered:
    """A bank, one question of it (`bank/id`), or a round recipe. Raises BankError when there is none."""
    bank_id, _, question_id = name.partition("/")
    bank = next((bank for bank in library.banks() if bank.id == bank_id), None)
    if bank is not None and question_id:
        question = _question(bank, question_id)
        return Answered(tuple(pages.question_page(question)), to_record(question))
    if bank is not None:
        return Answered(tuple(pages.bank_page(bank)), to_record(bank))
    recipe = next((recipe for recipe in library.recipes() if recipe.id == name), None)
    if recipe is not None:
        return Answered(tuple(pages.recipe_page(recipe)), to_record(recipe))
    known = [bank.id for bank in library.banks()] + [recipe.id for recipe in library.recipes()]
    raise BankError(f"there is no bank '{printable(name, 60)}'", mend=_mend(bank_id, known))


def _question(bank: Bank, name: str) -> Question:
    for question in bank.questions:
        if question.id == name:
            return question
    what = f"there is no question '{printable(name, 60)}' in '{bank.id}'"
    raise BankError(what, mend=_mend(name, [question.id for question in bank.questions]))


def _mend(name: str, known: Sequence[str]) -> str:
    found = get_close_matches(name[:60], known, 1, 0.5)
    return f"did you mean '{found[0]}'?" if found else "`practice banks list` shows them all"


def check_paths(library: Library, paths: Sequence[Path]) -> Answered:
    """Every problem of these files and folders; status 1 when there is an error."""
    from practice.banks.checkup import check_files

    lines: list[str] = []
    records = []
    errors = warnings = 0
    found: dict[str, int] = {}
    files = check_files(paths, library.banks())
    for file in files:
        problems = file.findings.by_line()
        lines += problem_lines(file.name, problems)
        more = file.findings.errors + file.findings.warnings - len(problems)
        if more:
            lines.append(f"{printable(file.name, 400)}: and {count(more, 'problem')} more, not listed")
        counts = {"errors": file.findings.errors, "warnings": file.findings.warnings}
        noun, number = file.reading.noun, file.reading.found
        lines.append(closing_line(file.name, count(number, noun), **counts))
        records.append(
            {
                "file": file.name,
                f"{noun}s": number,
                **counts,
                "problems": [
                    {"line": p.line, "severity": str(p.severity), "what": p.what, "mend": p.mend}
                    for p in problems
                ],
            }
        )
        errors += file.findings.errors
        warnings += file.findings.warnings
        found[noun] = found.get(noun, 0) + number
    if len(files) > 1:
        total = ", ".join(count(number, noun) for noun, number in found.items())
        lines.append(closing_line(count(len(files), "file"), total, errors=errors, warnings=warnings))
    data = {"files": records, "errors": errors, "warnings": warnings}
    return Answered(tuple(lines), data, 1 if errors else 0)


def new_bank(library: Library, path: str) -> Answered:
    """Write a template that can be filled in. Raises BankError rather than write over anything.

    `path` is as it was typed: a bare name, unlike `./name`, is a bank in the library's own folder.
    """
    from practice.banks.writing import is_in, write_template

    written = write_template(path, library.own)
    where = printable(str(written), 400)
    own = printable(str(library.own), 400)
    lines = (
        f"Written: {where}",
        "It is found by itself there."
        if is_in(library.own, written)
        else f"Banks are found by themselves only in {own}: move it there when it is ready.",
        f"Open it in any editor; then: practice banks check {where}",
    )
    return Answered(lines, {"path": str(written)})


def copy_bank(library: Library, name: str, new_id: str = "") -> Answered:
    """Copy a bank into the person's own folder, to change it there. Raises BankError."""
    from practice.banks.writing import write_copy

    bank = next((bank for bank in library.banks() if bank.id == name), None)
    if bank is None:
        mend = _mend(name, [bank.id for bank in library.banks()])
        raise BankError(f"there is no bank '{printable(name, 60)}'", mend=mend)
    if any(other.id == new_id for other in library.banks()):
        mend = "choose another id"
        if new_id == name and bank.shipped:
            mend += ", or leave out --as to use the copy instead of the shipped one"
        raise BankError(f"there is a bank '{new_id}' already", mend=mend)
    written = str(write_copy(bank, library.own, new_id))
    lines = [f"Copied to {printable(written, 400)}"]
    if new_id:
        lines.append(f"Its id is now '{new_id}'; the questions of '{name}' stay as they are.")
    else:
        lines.append("From now on it is used instead of the shipped one; delete it to go back.")
    return Answered(tuple(lines), {"path": written, "id": new_id or name})


def show_schema(kind: str = "bank") -> Answered:
    """The JSON Schema of `bank` or `rounds` files."""
    from practice.banks.json_schema import bank_schema, rounds_schema

    schema = rounds_schema() if kind == "rounds" else bank_schema()
    return Answered(tuple(json.dumps(schema, indent=2).splitlines()), schema)
