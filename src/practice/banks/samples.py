"""The sample answers, read strictly: all of them are right, or the file is refused with its lines."""

from pathlib import Path

from practice.banks.files import read_bytes
from practice.banks.nodes import Block, Node, Text, tree
from practice.banks.parser_words import Unreadable
from practice.banks.problems import BankError, Findings, Severity
from practice.banks.reader import entries
from practice.banks.reading import Filled, fill
from practice.banks.sample_fields import MOST_SAMPLES, REASONS, SAMPLE, SAMPLES_FILE, SCHEMA
from practice.banks.signs import printable
from practice.banks.source import decode
from practice.model.sample import Sample


def read_samples(path: Path) -> tuple[Sample, ...]:
    """Every sample answer of a file, in its order.

    Raises BankError naming the first line that is wrong: a rating is worth nothing beside a key that may
    not be the one that was agreed on. Advice is as good as an error here.
    """
    name = printable(path.name)
    try:
        data = read_bytes(path)
    except OSError as error:
        raise BankError(
            f"{name} cannot be read: {error.strerror or error}", mend="install the program again"
        ) from error
    findings = Findings()
    samples = _samples(data, findings)
    problems = findings.by_line()
    if problems:
        first = next((each for each in problems if each.severity is Severity.ERROR), problems[0])
        more = len(problems) - 1
        others = f" (and {more} more)" if more else ""
        raise BankError(f"{name}:{first.line}: {first.what}{others}", mend=first.mend)
    return samples


def _samples(data: bytes, findings: Findings) -> tuple[Sample, ...]:
    root = _root(data, findings)
    if root is None:
        return ()
    if not isinstance(root, Block) or not _is_ours(root):
        what = f"this is no file of sample answers (no 'schema: {SCHEMA}' line)"
        findings.error(root.line or 1, what, "add that line")
        return ()
    top = fill(SAMPLES_FILE, root, "the file", findings, raw=frozenset({"answers"}))
    assert top is not None, "a block has fields"
    if "answers" not in top.values:
        return ()
    lines: dict[str, int] = {}
    nodes = entries(top.values["answers"], "answer", MOST_SAMPLES, findings)
    read = [_sample(node, place, lines, findings) for place, node in enumerate(nodes, 1)]
    return tuple(sample for sample in read if sample is not None)


def _root(data: bytes, findings: Findings) -> Node | None:
    source = decode(data, findings)
    if source is None:
        return None
    before = findings.errors
    try:
        root = tree(source, findings)
    except Unreadable as found:
        findings.error(found.line, found.what, found.mend)
        return None
    if root is None and findings.errors == before:
        findings.error(1, "the file is empty", "install the program again")
    return root


def _is_ours(root: Block) -> bool:
    return any(
        key.value == "schema" and isinstance(value, Text) and value.value == SCHEMA
        for key, value in root.pairs
    )


def _sample(node: Node, place: int, lines: dict[str, int], findings: Findings) -> Sample | None:
    filled = fill(SAMPLE, node, f"answer {place}", findings)
    if filled is None:
        return None
    name = filled.values.get("id")
    if name in lines:
        what = f"id '{name}' is already used on line {lines[name]}"
        findings.error(filled.line_of("id"), what, "ids must differ: people's ratings hang on them")
    elif name is not None:
        lines[name] = filled.line_of("id")
    _check_reasons(filled, findings)
    return Sample(**filled.values) if filled.complete else None


def _check_reasons(filled: Filled, findings: Findings) -> None:
    """Two lines are shown beside the key, no more and no fewer."""
    reasons = filled.values.get("why")
    if reasons is not None and len(reasons) != REASONS:
        what = f"'why' has {len(reasons)} lines"
        findings.error(filled.line_of("why"), what, f"write {REASONS}")
