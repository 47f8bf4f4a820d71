"""Every kind of fact there is. Only names of types: what is loaded for it all, home does without."""

from practice.model.drills import DrillFact
from practice.model.facts import Answered, Baseline, Moment, ReviewPart, RoundEnded, RoundStarted
from practice.model.jobs import JobFact
from practice.model.nerves import NervesFact

FlatFact = NervesFact | DrillFact | JobFact
"""Facts whose fields are plain: every one is read by its kind alone."""

Fact = RoundStarted | Moment | Answered | RoundEnded | ReviewPart | Baseline | FlatFact
