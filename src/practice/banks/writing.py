"""New files: a template, a copy. Nothing that exists is ever written over."""

import re
from contextlib import suppress
from pathlib import Path

from practice.banks.fields import slug_of
from practice.banks.files import SUFFIXES, read_bytes
from practice.banks.kinds import SLUG
from practice.banks.nodes import Block
from practice.banks.problems import BankError, Findings
from practice.banks.recovery import readable_tree
from practice.banks.signs import printable
from practice.banks.source import decode
from practice.banks.template import template
from practice.disk import whole
from practice.model.question import Bank


def write_template(typed: str, own: Path) -> Path:
    """A new bank to fill in, its id taken from the file's name; the path written.

    A name without a folder and a suffix is that of a file in `own`.
    """
    path = Path(typed)
    _refuse_folder(path)
    if path.name.startswith("."):
        what = f"'{printable(path.name)}' begins with a dot, so it would not be found"
        raise BankError(what, mend=f"call it '{printable(path.name.strip('.').partition('.')[0])}.yaml'")
    if not path.suffix:
        folder = own if path.name == typed else path.parent
        path = folder / f"{path.name}.yaml"
    if path.suffix.lower() not in SUFFIXES:
        mend = f"call it '{printable(path.stem)}.yaml'"
        raise BankError(
            f"'{printable(path.name)}' does not end in .yaml, so it would not be found", mend=mend
        )
    write_new(path, template(slug_of(path.stem)[:100].strip("-")).encode(), own)
    return path


def _refuse_folder(path: Path) -> None:
    with suppress(OSError):  # a name no file can have is told of when it is written
        if path.is_dir():
            what = f"'{printable(str(path), 400)}' is a folder"
            example = printable(str(path / "my-questions.yaml"), 400)
            mend = f"name the file to write, such as '{example}'"
            raise BankError(what, mend=mend)


def write_copy(bank: Bank, own: Path, new_id: str = "") -> Path:
    """The file of a bank in the person's own folder, to change; the path written.

    Without `new_id` the copy keeps its id and is used instead of the shipped bank from then on.
    """
    if new_id and not re.fullmatch(SLUG, new_id):
        what = f"'{printable(new_id, 60)}' cannot be the id of a bank"
        raise BankError(what, mend=f"use small letters, digits, hyphens: '{slug_of(new_id[:60])}'")
    if not new_id and not bank.shipped:
        what = f"'{bank.id}' is your own already: {printable(bank.path, 400)}"
        raise BankError(what, mend="change it there, or copy it under a new id")
    try:
        data = read_bytes(Path(bank.path))
    except OSError as error:
        what = f"'{printable(bank.path, 400)}' cannot be read: {error.strerror or error}"
        raise BankError(what, mend="check its permissions") from None
    if new_id:
        data = _with_id(data.decode("utf-8-sig"), bank, new_id).encode()
    path = own / f"{new_id or bank.id}.yaml"
    write_new(path, data, own)
    return path


def _with_id(text: str, bank: Bank, new_id: str) -> str:
    lines = text.splitlines(keepends=True)
    place = _id_line(text)
    changed, number = re.subn(
        f"(\\bid:[ \t]*['\"]?){re.escape(bank.id)}\\b", f"\\g<1>{new_id}", lines[place - 1], count=1
    )
    if not number:
        what = f"the line with the id of '{bank.id}' cannot be told for certain"
        raise BankError(what, mend="copy it without a new id, then change 'id:' under 'bank:'")
    return "".join([*lines[: place - 1], changed, *lines[place:]])


def _id_line(text: str) -> int:
    """The line of the bank's own id, found as the reader finds it."""
    findings = Findings()
    source = decode(text.encode(), findings)
    root = readable_tree(source, findings) if source else None
    for name in ("bank", "id"):
        pairs = root.pairs if isinstance(root, Block) else ()
        root = next((value for key, value in pairs if key.value == name), None)
    return root.line if root else 1


def write_new(path: Path, data: bytes, own: Path) -> None:
    """Write a file that is not there yet, readable by its owner alone; all of it, or no file.

    Its folder must be there; only `own` is made where it is missing. Raises BankError.
    """
    where = printable(str(path), 400)
    try:
        _find_folder(path, own)
        whole.write_new(path, data)
    except FileExistsError:
        mend = "choose another name, or move that file away first"
        raise BankError(f"'{where}' is there already, and nothing is written over", mend=mend) from None
    except OSError as error:
        what = f"'{where}' cannot be written: {error.strerror or error}"
        raise BankError(what, mend="choose another folder, or check the space and permissions") from None


def _find_folder(path: Path, own: Path) -> None:
    if is_in(own, path):
        try:
            whole.make_folder(own)
        except OSError as error:
            what = f"the folder '{printable(str(own), 400)}' cannot be made: {error.strerror or error}"
            raise BankError(what, mend="name another folder, or check the space and permissions") from None
    elif not path.parent.is_dir():
        what = f"there is no folder '{printable(str(path.parent), 400)}'"
        mend = f"make it first, or give only a name: '{printable(path.stem)}' goes where banks are found"
        raise BankError(what, mend=mend)


def is_in(folder: Path, path: Path) -> bool:
    """Whether a file of this path is, or would be, one of the folder's own, however both are spelt."""
    try:
        return path.parent.samefile(folder)
    except OSError:
        return path.parent.absolute() == folder.absolute()
