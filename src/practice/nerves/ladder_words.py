"""What the ladder says of itself as fact, each sentence with the evidence it rests on."""

from practice.model.claim import Claim

WHY_THREE = Claim(
    "At least three attempts in a sitting: in one small study nerves rose at the second talk, and were less, "
    "in part, only across all three. Do not judge by the first one.",
    "Repeated attempts",
)
WHY_PREDICT = Claim(
    "What you are afraid of is written down first, so that it can be checked afterwards. What you expected "
    "and what came is worth more here than how nervous you were.",
    "Exposure",
)
WHY_NOT_CALM = Claim(
    "You need not be calm to go on: in one study, how far nerves fell during such practice did not tell how "
    "well it had worked.",
    "Moving up",
)
WHY_BARE = Claim(
    "One time in three without breathing first, so that it does not become something you cannot do without.",
    "Exposure",
)
WHY_VISIT = Claim(
    "Going back to what you can do, on another day, is thought to make it last.",
    "Exposure",
)
WHY_CHOOSE = Claim(
    "You may always take another rung. In a small trial people chose the steps themselves, and most had less "
    "fear a month later.",
    "Exposure",
)
WHY_CONCRETE = Claim(
    "What you are afraid of seems as likely as before. Make it something that can be checked: what would "
    "somebody in the room see or hear?",
    "Exposure",
)
WHY_NINE = Claim(
    "In one study with young people with disabilities about nine practice interviews were the best balance "
    "of effort and gain. It is a rough guide, and nothing is lost with fewer.",
    "How many interviews",
)
WHY_CLOCK = Claim(
    "A clock in sight may add little to the nerves, so this rung is short, and you may leave it out.",
    "Exposure",
)
