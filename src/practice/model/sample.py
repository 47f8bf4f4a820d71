"""Sample answers: written answers with an agreed level, to practise rating on."""

from dataclasses import dataclass

from practice.model.kinds import Competency


@dataclass(frozen=True, slots=True)
class Sample:
    """An invented answer. `level` (1 to 5) is what two readers agreed on, `why` their two lines of reason."""

    id: str
    competency: Competency
    question: str
    text: str
    level: int
    why: tuple[str, str]
