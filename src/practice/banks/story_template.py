"""A file of stories to begin with: what each line is for, and an example that is only a note."""

from practice.banks.story_fields import SCHEMA

TEMPLATE = f"""\
# Your stories: things that happened to you, to tell in interviews. They stay on this computer.
# `practice stories add` asks for one part at a time; here you can write and change them by hand.
# What stands behind a # is a note. Texts are safest in "double quotes".
schema: {SCHEMA}
stories:

# An example. To begin with it, take the "# " away at the start of each line below, then change it.
#
#   - id: wet-cellar                # names the story for ever; small letters, digits, hyphens
#     title: "The wet cellar"
#     cue: "Mehmet, forty boxes"    # two to five words, as on a card
#     when: 2025-04                 # a year, or a year and a month
#     where: "Town library"
#     kind: [success, pressure]     # or failure, conflict, change, leadership, helping, learning
#     beats:                        # situation, task, action (as many as you need), result, learned
#       - {{id: s, part: situation, text: "A pipe burst on a Friday above the old newspapers"}}
#       - {{id: t, part: task, text: "I was the only one with a key"}}
#       - {{id: a, part: action, text: "I rang Mehmet, and we carried the boxes up by year, oldest first"}}
#       - {{id: r, part: result, text: "Forty boxes dry, two lost", numbers: ["forty", "two"]}}
#       - {{id: l, part: learned, text: "I have kept a list of phone numbers at the door since then"}}
#     headline: "I stay calm when something has to be saved at once, and I get help early."
#     competencies: {{resilience: main, planning: also}}
#     share: ok                     # ok, anonymise (leave names out), private (for you alone)
"""
