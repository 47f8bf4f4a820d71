"""What must hold between the fields of one question."""

from itertools import pairwise

from practice.banks.overlap import nearly_equal
from practice.banks.problems import Findings
from practice.banks.reading import Filled
from practice.banks.wording import check_wording, is_spaced, name_of, words
from practice.model.kinds import NEEDS_COMPETENCY, QuestionType, SourceKind
from practice.model.pace import PACES, WORDS_PER_MINUTE, Zone, green_zone, spoken_seconds
from practice.model.question import Anchor, ModelAnswer, Point


def check_question(entry: Filled, language: str, findings: Findings) -> None:
    """Errors for what a question cannot do without, and advice; as far as its fields could be read.

    Times left to the type or the bank must have been filled in.
    """
    values = entry.values
    kind: QuestionType | None = values.get("type")
    if kind in NEEDS_COMPETENCY and "competency" not in entry.lines:
        what = f"{name_of(entry)} is {kind} but names no competency"
        findings.error(entry.line, what, "add 'competency:'")
    check_points(values.get("listen_for", ()), entry.line_of("listen_for"), findings)
    _check_source(entry, findings)
    check_wording(entry, language, findings)
    if kind is QuestionType.BEHAVIOURAL:
        _check_behavioural(entry, findings)
    check_anchors(values.get("anchors", ()), entry.line_of("anchors"), findings)
    if kind is not None and is_spaced(language):
        zone = green_zone(kind, values.get("answer_s", PACES[kind].answer_s))
        _check_model_answers(entry, zone, findings)


def check_points(points: tuple[Point, ...], line: int, findings: Findings) -> None:
    """Each point's id must be its own: ticks are kept by it."""
    seen: set[str] = set()
    for point in points:
        if point.id in seen:
            findings.error(line, f"listen_for id '{point.id}' is used twice here", "rename one")
        seen.add(point.id)


def _check_source(entry: Filled, findings: Findings) -> None:
    source = entry.values.get("source")
    if source is None or source.kind is not SourceKind.ADAPTED:
        return
    for name, value in (("from", source.origin), ("licence", source.licence)):
        if not value:
            mend = f"add '{name}:', or write kind: original when the words are your own"
            findings.error(entry.line_of("source"), f"source is adapted but has no '{name}'", mend)


def _check_behavioural(entry: Filled, findings: Findings) -> None:
    if "anchors" not in entry.lines:
        mend = "it will be scored with the general scale for its type"
        findings.warn(entry.line, f"{name_of(entry)} has no anchors (behavioural)", mend)
    if not entry.values.get("probes", "probes" in entry.lines):
        mend = "add 2 or 3 follow-ups: the round uses them when you stop early"
        findings.warn(entry.line, f"{name_of(entry)} has no probes", mend)


def check_anchors(anchors: tuple[Anchor, ...], line: int, findings: Findings) -> None:
    """Two levels side by side must differ in what they look for."""
    for lower, higher in pairwise(anchors):
        if nearly_equal(lower.text, higher.text):
            what = f"anchors {lower.level} and {higher.level} say nearly the same"
            findings.warn(line, what, "let each level add another kind of evidence")


def _check_model_answers(entry: Filled, zone: Zone, findings: Findings) -> None:
    """A sample must fit the time the question gives."""
    answers: tuple[ModelAnswer, ...] = entry.values.get("model_answers", ())
    for place, answer in enumerate(answers, 1):
        number = words(answer.text)
        seconds = spoken_seconds(number)
        if not zone.low_s <= seconds <= zone.high_s:
            what = (
                f"model answer {place} of {name_of(entry)} takes about {seconds} s to say; "
                f"the green zone is {zone.low_s} to {zone.high_s} s"
            )
            low, high = (round(edge * WORDS_PER_MINUTE / 60) for edge in (zone.low_s, zone.high_s))
            mend = f"it has {number} words: make that {low} to {high}, or change 'answer_s'"
            findings.warn(entry.line_of("model_answers"), what, mend)
