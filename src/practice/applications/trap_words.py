"""What thinking traps sound like in English: phrases that hardly ever mean anything else, and all too few.

Spaces are single, apostrophes straight, capitals as they come. Each phrase stands between ends of words.
"""

from enum import StrEnum


class Kind(StrEnum):
    """The traps that are looked for, in the order in which they are tried on a sentence."""

    BLAME = "all my fault"
    LABEL = "a label"
    FORTUNE = "telling the future"
    MIND = "reading minds"
    DISCOUNT = "it does not count"
    SHOULD = "should have"
    ALWAYS = "always or never"
    ALL = "all or nothing"


_VERY = r"(?:such |just |only |really |so |simply |nothing but |clearly |obviously |totally |completely )*"
_THEY = r"(?:they|he|she|the panel|every(?:body|one))(?: all)?"
_DONE = (
    r"(?:known|said|done|been|told|gone|seen|taken|made|kept|had|spoken|thought|prepared|practised|practiced"
    r"|rehearsed|studied|answered|asked|worked|tried|noticed|realised|realized|expected|learnt|learned"
    r"|smiled|stayed|listened|talked|applied|researched|remembered|mentioned|used|started|given)"
)
_FAIL = (
    r"(?:fail|mess|screw|lose|freeze|blow|ruin|choke|panic|go blank"
    r"|get (?:it |this |everything )?(?:wrong|rejected|turned down)"
    r"|say the wrong|disappoint|come across badly|make a fool|end up (?:failing|losing|alone))"
)
_SUCCEED = (
    r"(?:get (?:it|this|things|anything|anywhere|the job|a job|jobs|chosen|picked|hired|an offer)"
    r"|succeed|manage|win|pass|do well|make it|am good|know what to say|say the right|find the right)"
)
_BAD = (
    r"(?:stupid|dumb|useless|an idiot|a fool|weak|a joke|boring|too old|too young|too slow|too quiet"
    r"|incompetent|a fraud|lying|making it up|not serious|arrogant|ridiculous|pathetic|clueless|worthless"
    r"|not good enough|not up to|strange|weird|desperate|a waste"
    r"|an? (?:(?:complete|total) )?(?:failure|loser))"
)
_ALL = r"(?:all|entirely|completely|totally|only)"

_OF_ME = rf"(?:that )?I(?:'m| am| was| looked| sounded) {_VERY}{_BAD}"

PHRASES: dict[Kind, tuple[str, ...]] = {
    Kind.BLAME: (
        rf"(?:it|this|that|everything)(?:'s| is| was| has been) {_ALL} "
        r"(?:my (?:own )?fault|down to me|because of me)",
        r"everything(?:'s| is| was) my (?:own )?fault",
        r"I(?:'ve| have)? (?:only )?(?:have |got )?(?:only |nobody but )?myself to blame",
        r"I(?:'ve| have)? let every(?:body|one) down",
        r"I(?:'ve| have)? (?:ruined|spoilt|spoiled|destroyed) (?:it |everything )for every(?:body|one)",
    ),
    Kind.LABEL: (
        rf"I(?:'m| am| must be| feel like| felt like| was| have always been) {_VERY}(?:an? )?"
        r"(?:(?:complete|total|utter|big|born) )*"
        r"(?:failure|loser|fraud|impost[eo]r|disgrace|waste of (?:space|time))",
        rf"I(?:'m| am) {_VERY}an? (?:(?:complete|total|utter|big|born) )*(?:idiot|fool|moron|coward)",
        rf"I(?:'m| am) {_VERY}(?:useless|worthless|hopeless|pathetic|stupid|incompetent"
        r"|unemployable|unhireable|no good|not (?:good|clever|smart) enough|too (?:stupid|dumb))"
        r"(?! (?:at|with|about|when|to|in|on|as)\b)",
    ),
    Kind.FORTUNE: (
        r"I(?:'ll| will|'m going to| am going to) never (?:ever )?(?:"
        r"get (?:a|any|another|the|that|this) (?:job|work|offer|chance|position|role)"
        r"|get (?:hired|anywhere|better|out of|over)"
        r"|find (?:(?:a|any|another|the) )?(?:job|work|place|position)"
        r"|be (?:good|able|hired|enough|anything|chosen|picked|happy)"
        r"|make it(?! (?:to|for|in|on|by)\b)|succeed|manage|amount)",
        r"I(?:'ll| will) never work again",
        r"I won't ever (?:get|find|be|make it|succeed|manage)",
        r"(?:nobody|no one|no-one|no employer|no company)(?: will| is going to| would) (?:ever )?"
        r"(?:hire|want|take|employ|choose|pick) me",
        r"I(?:'m| am) (?:just )?going to "
        r"(?:fail|be rejected|mess (?:it|this|that) up|lose everything|end up)",
        r"(?:the next (?:one|interview|time)|it|everything) will (?:only |just |always )?"
        r"(?:go wrong|be the same|be a disaster|be even worse|get worse|fail)",
        r"it(?:'s| is) never going to (?:work|happen|get better|change)",
        r"there(?:'s| is) no (?:point (?:in )?(?:trying|applying|going on|any ?more)|hope)",
    ),
    Kind.MIND: (
        rf"{_THEY} (?:must (?:all )?have|probably|obviously|clearly|surely|definitely) (?:all )?"
        r"(?:hated|disliked|despised|laughed|pitied|regretted|wanted (?:me gone|somebody else|someone else)"
        rf"|s[ae]en? through|(?:thought|think|felt|believed) {_OF_ME})",
        rf"{_THEY} (?:must |(?:probably|obviously|clearly|surely|definitely) )?"
        rf"(?:all )?(?:thought|thinks?|felt|believed?|decided|knew) {_OF_ME}",
        rf"{_THEY} (?:really |all |clearly |obviously )?(?:hated|disliked|despised) me",
        rf"I could (?:tell|see) (?:that )?{_THEY} (?:hated|disliked|had already (?:decided|chosen)"
        r"|w(?:ere|as) (?:bored|laughing)|thought I|did(?:n't| not) (?:like|want))",
    ),
    Kind.DISCOUNT: (
        r"(?:it|that|this) (?:doesn't|does not|didn't|did not|hardly) (?:really )?counts?"
        r"(?! (?:towards|for|as|the|on|in)\b)",
        r"any(?:one|body) (?:could|can|would)(?:'ve| have)? (?:do|done) (?:that|it|this)",
        r"they (?:were|are) (?:just|only) being (?:nice|polite|kind|friendly)",
        r"(?:it|that) was (?:just|only|pure|nothing but) luck",
        r"I (?:just|only) got lucky",
    ),
    Kind.SHOULD: (
        rf"I (?:really |just )?(?:should(?:'ve|n't have| have| not have| never have)|ought to have) "
        rf"(?:just |really |at least |never )?{_DONE}",
        r"I (?:must|have to|need to|had to) (?:always )?be perfect",
        r"I must (?:never|not) (?:ever )?(?:fail|make (?:a mistake|mistakes)|show weakness|be nervous)",
    ),
    Kind.ALWAYS: (
        rf"I always (?:just |end up )?{_FAIL}",
        rf"I (?:can )?never (?:seem to |ever )?{_SUCCEED}",
        r"I can(?:'t|not) do anything right",
        r"(?:it|this|that) always (?:happens to me|goes wrong|ends (?:like this|the same|badly))",
        r"nothing ever (?:works out|goes right|goes well|works for me|changes for me)",
        r"everything I (?:do|touch|try|say) (?:goes wrong|fails|is wrong|turns out wrong)",
        r"(?:nobody|no one|no-one) ever (?:hires|wants|picks|chooses|likes|takes|listens to) me",
        rf"every (?:single )?time I (?:try|apply|interview|have an interview),? "
        rf"(?:I {_FAIL}|it goes wrong|it fails)",
    ),
    Kind.ALL: (
        r"an? (?:complete|total|utter|absolute) (?:failure|disaster|waste|catastrophe|fiasco)(?! of\b)",
        r"(?:the (?:whole|entire) (?:thing|interview|day)|all of it|everything|it) was (?:all )?(?:a |an )?"
        r"(?:(?:complete|total|utter|absolute) )?(?:disaster|catastrophe|for nothing|pointless|waste)",
        r"I(?:'ve| have)? (?:ruined|blew|blown|lost|destroyed|wrecked) "
        r"(?:everything|it all|all of it|every chance)",
        r"everything(?:'s| is) (?:now |just )?(?:ruined|lost|pointless|hopeless|destroyed|worthless)",
        r"I (?:got|did|answered) everything wrong",
        r"nothing (?:I (?:did|said) was (?:any )?(?:good|right)|went (?:right|well))",
    ),
}
