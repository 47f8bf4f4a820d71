"""Asking for feedback: what is known of it, and one page for five minutes by phone."""

from practice.applications.job import Job
from practice.applications.templates import ONE_QUESTION
from practice.model.claim import Claim
from practice.model.jobs import JobPart
from practice.model.paper import Letter

ODDS = Claim(
    "Most get no feedback: in one poll of over 14,000 people, 9 in 100 were told often or always when they "
    "asked, and nearly 60 in 100 never. It was a poll that people chose to answer.",
    "Asking for feedback",
)

WHY_PHONE = Claim(
    "Many advisers say: ask for five minutes by phone, since some may say what they may not write.",
    "Asking for feedback",
)

OTHER_WAYS = Claim(
    "In the United Kingdom and the European Union one may ask an employer for the notes it keeps about "
    "oneself, those of an interview too (a subject access request). Usually they have a month for it. It "
    "does not read as a friendly message. This is no legal advice.",
    "Asking for feedback",
)

RULE = "_" * 60

QUESTION = ONE_QUESTION.replace(", ", ",\n    ", 1)
"""On lines that a narrow page holds."""

SHEET = f"""\
Before: pen and paper. Ask whether five minutes suit them now.

1. Thank.
   "Thank you for taking the time."

2. Accept.
   "I understand that you have chosen somebody else."

3. One question.
   "{QUESTION}"

4. Be quiet. A pause is theirs. Write down their words,
   as they say them:

   {RULE}

   {RULE}

   {RULE}

   {RULE}

5. Thank.
   "Thank you for telling me."

6. End.
   "I wish you all well with it. Goodbye."

If they may not say: thank them, and end.

Nothing is to be argued, explained or put right in this call,
also where you see it otherwise.

After: your notes go into the envelope.
"""
"""The words can be changed; the order is the point of it."""


def sheet(job: Job) -> Letter:
    """The page for one call."""
    heading = ", ".join(part for part in (job.employer, job.role) if part)
    who = job.text(JobPart.WHO)
    lead = f"To: {who}\n\n" if who else ""
    return Letter(f"Five minutes by phone: {heading}", f"{lead}{SHEET}")
