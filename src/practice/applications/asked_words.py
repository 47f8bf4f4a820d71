"""What kind of question was asked in an interview: a guess from its English words, changed by one key."""

import re

from practice.model.kinds import NEEDS_COMPETENCY, Competency, QuestionType

_KINDS = (
    (
        QuestionType.ASK_THEM,
        "questions (?:do you have )?for (?:us|me)|anything you (?:want|would like) to ask",
    ),
    (
        QuestionType.LOGISTICS,
        r"salary|notice period|when (?:can|could) you start|relocate|work permit|driving licence|shifts?\b",
    ),
    (
        QuestionType.SITUATIONAL,
        "what would you|how would you|how do you (?:deal|cope|handle|react)|imagine|suppose|what if|let's say"
        "|if you were|if a customer",
    ),
    (
        QuestionType.BEHAVIOURAL,
        r"(?:a|one|the last) (?:time|occasion|situation|project|moment)\b|an? example"
        r"|when (?:have|did|were) you|have you ever"
        r"|(?:tell|talk) (?:me|us) (?:about|through) (?:an? (?!bit|little)|one )"
        r"|your (?:biggest|greatest) (?:mistake|challenge|success|achievement)"
        r"|how (?:have you|did you (?!hear|find (?:us|out)|learn|come))",
    ),
    (
        QuestionType.SELF_ASSESSMENT,
        "weakness|could you improve|do better|greatest failure|your manager say|colleagues say",
    ),
    (QuestionType.STRENGTHS, "strength|good at|proud of|enjoy doing|energi"),
    (
        QuestionType.MOTIVATION,
        r"why (?:do|did|would|are|this|us|now|we|should|the)\b|what attract|where do you see|motivat",
    ),
    (QuestionType.VALUES, "values? (?:matter|mean|are)|what matters to you|stand for"),
    (QuestionType.CASE, "how many .* are there|estimate|case study"),
    (
        QuestionType.JOB_KNOWLEDGE,
        "what is an? |what are the|difference between|how does|explain (?:how|what|the)",
    ),
)
_COMPETENCIES = (
    (Competency.CUSTOMER_FOCUS, "customer|client|patient|guest|user"),
    (Competency.LEADERSHIP, r"\blead\b|\bled\b|leader|manag(?:e|ed|ing) (?:a|people|others|the) "),
    (Competency.INCLUSION, "divers|inclu(?:sion|sive|de)|different background"),
    (Competency.INFLUENCE, "convince|persuade|influenc|change someone's mind"),
    (Competency.TEAMWORK, "team|colleague|conflict|disagree|together|co-?worker"),
    (Competency.PLANNING, "deadline|priorit|plan|organis|organiz|several things|time management"),
    (Competency.DECISION_MAKING, "decision|decide|choose between"),
    (Competency.ADAPTABILITY, "change[ds]?|unexpected|adapt|new situation"),
    (Competency.RESILIENCE, "pressure|stress|setback|fail|mistake|difficult time|went wrong"),
    (Competency.INTEGRITY, "honest|ethic|integrity|confidential"),
    (Competency.LEARNING, "learn|feedback|new skill"),
    (Competency.COMMUNICATION, "explain|present|listen|communicat|difficult conversation"),
    (Competency.INITIATIVE, "initiative|without being asked|own idea|improve"),
    (Competency.DELIVERY, "result|deliver|achiev|proud|finish"),
    (Competency.PROBLEM_SOLVING, "problem|solve|challenge"),
)


def guessed(text: str, usual: Competency | None = None) -> tuple[QuestionType, Competency | None]:
    """The kind, and the competency where that kind needs one; `usual` is taken where the words show none."""
    said = " ".join(text.casefold().replace("\u2019", "'").split())
    kind = next((kind for kind, words in _KINDS if re.search(words, said)), QuestionType.BACKGROUND)
    return kind, competency_for(kind, text, usual)


def competency_for(kind: QuestionType, text: str, usual: Competency | None = None) -> Competency | None:
    """The competency that a question of this kind is about; None where it needs none."""
    if kind not in NEEDS_COMPETENCY:
        return None
    said = text.casefold()
    found = (each for each, words in _COMPETENCIES if re.search(words, said))
    return next(found, usual or Competency.PROBLEM_SOLVING)
