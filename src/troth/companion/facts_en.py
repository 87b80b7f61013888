"""How facts are told in English. Read by `facts_rules`; the notation is that of `facts_book`."""

import re
from functools import cache
from typing import Final

from troth.companion.facts_book import Book, either, kin_of, rules, words

_KIN: Final = kin_of(
    {
        "mother": "mother mom mum mam mama mommy mummy",
        "father": "father dad daddy papa",
        "sister": "sister",
        "brother": "brother",
        "wife": "wife",
        "husband": "husband",
        "partner": "partner spouse fiance fiancee",
        "girlfriend": "girlfriend",
        "boyfriend": "boyfriend",
        "son": "son",
        "daughter": "daughter",
        "child": "child kid baby kids children",
        "grandmother": "grandmother grandma granny nana",
        "grandfather": "grandfather grandpa granddad grandad",
        "aunt": "aunt auntie",
        "uncle": "uncle",
        "cousin": "cousin",
        "niece": "niece",
        "nephew": "nephew",
        "friend": "friend buddy bestie",
        "boss": "boss manager",
        "colleague": "colleague coworker co-worker",
        "neighbour": "neighbour neighbor",
        "roommate": "roommate flatmate housemate",
        "dog": "dog puppy dogs puppies",
        "cat": "cat kitten cats kittens",
        "rabbit": "rabbit rabbits bunny",
        "hamster": "hamster hamsters",
        "parrot": "parrot parrots",
        "horse": "horse horses pony",
        "tortoise": "tortoise tortoises",
    }
)
_WHO: Final = "|".join(sorted(_KIN, key=len, reverse=True))
_PETS: Final = "dog|puppy|cat|kitten|rabbit|bunny|hamster|parrot|horse|pony|tortoise"
_NEAR: Final = "sons?|daughters?|children|kids|sisters?|brothers?"
_MONTH: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DATE: Final = (
    rf"(?:the )?(?P<day>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})(?:,? \d{{4}})?"
    rf"|(?:{_MONTH}) (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{4}}-\d\d-\d\d"
    r"|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?)(?!\w)"
)
_WHEN: Final = _DATE.replace("?P<day>", "?:")
_JOB: Final = (
    "teacher|nurse|doctor|lawyer|engineer|developer|programmer|designer|architect|accountant"
    "|electrician|plumber|carpenter|joiner|mechanic|welder|builder|bricklayer|roofer|driver|pilot"
    "|sailor|fisherman|farmer|gardener|florist|baker|chef|waiter|waitress|barista|bartender|butcher"
    "|hairdresser|barber|beautician|tailor|dentist|pharmacist|vet|veterinarian|midwife|paramedic"
    "|firefighter|surgeon|psychologist|therapist|psychiatrist|physiotherapist|optician|radiographer"
    "|librarian|journalist|writer|novelist|translator|interpreter|photographer|musician|violinist"
    "|pianist|painter|sculptor|illustrator|actor|actress|dancer|scientist|physicist|chemist"
    "|biologist|mathematician|historian|economist|statistician|analyst|researcher|professor"
    "|lecturer|tutor|student|apprentice|intern|secretary|receptionist|cashier|clerk|salesman"
    "|saleswoman|salesperson|estate agent|consultant|entrepreneur|banker|judge|paralegal|notary"
    "|soldier|policeman|policewoman|police officer|social worker|childminder|nanny|cleaner"
    "|caretaker|janitor|postman|courier|logistician|technician|machinist|operator|supervisor"
    "|project manager|product manager|data scientist|civil servant|flight attendant|priest"
)
_NO: Final = r"(?:not|no longer|never|not really) "
_AM: Final = r"(?:i'm|im|i am|i've been|i have been)"
_IS: Final = r"(?: is|'s)"
_MUCH: Final = r"(?:really |absolutely |just |also |still |do |truly |always |especially |so )?"

_LINES: Final = (
    # names
    ("name", r"my (?:first )?name(?: is|'s) {v}", "names"),
    ("name", r"(?:please |just |you can )?call me {v}", "call"),
    ("name", r"(?:people|everybody|everyone|friends|my friends|they all) calls? me {v}", "call"),
    ("name", r"i go by {v}", "call"),
    ("name", r"(?<=^)(?:hi|hello|hey)[,!. ]+(?:i'm|i am) {v}", "call"),
    ("name", rf"{{my}}(?:'s name)?(?:{_IS}| are) (?:called|named) {{v}}", "several"),
    ("name", r"{my}'s name is {v}", "names"),
    (
        "name",
        (
            rf"(?:i|we)(?:'ve got| have| got) (?:an?|two|three|four) (?:\w+ )?(?P<kin>{_WHO})"
            r"(?:,| called| named) {v}"
        ),
        "several",
    ),
    ("name", r"(?:i'm|i am) married to (?P<kin>){v}", "names"),
    (
        "",
        (
            rf"my (?:\w+ )?(?P<kin>{_WHO}) (?P<named>[\w'-]+)(?= (?:is|was|has|had|and i|and"
            rf" me|lives"
            r"|works|loves|likes|hates|came|comes|went|says|called|turned|will|just)(?!\w))"
        ),
        "",
    ),
    # days
    ("birthday", rf"(?:my birthday(?: is|'s)|i was born)(?: on| in)? (?={_WHEN}){{v}}", "date"),
    ("birthday", rf"{{my}}'s birthday is (?:on )?(?={_WHEN}){{v}}", "date"),
    ("birthday", rf"{{my}} was born on (?={_WHEN}){{v}}", "date"),
    ("birth_year", r"i was born in (?P<x>(?:19|20)\d\d)(?!\w)", "year"),
    ("birth_year", r"{my} was born in (?P<x>(?:19|20)\d\d)(?!\w)", "year"),
    # what somebody cannot or does not take
    ("allergy", rf"{_AM} {{no}}(?:\w+ly |very )?allergic to {{v}}", "foods"),
    ("allergy", r"i have an? (?:\w+ly )?(?P<x>[a-z]+) (?:allergy|intolerance)", "food"),
    ("allergy", r"i have an? (?:\w+ )?allergy to {v}", "foods"),
    ("allergy", rf"{_AM} {{no}}(?P<x>lactose|gluten|fructose|histamine)[ -]intolerant", "food"),
    ("allergy", rf"{{my}}{_IS} {{no}}(?:\w+ly |very )?allergic to {{v}}", "foods"),
    ("-allergy", r"{my} (?:isn't|wasn't) (?:\w+ly )?allergic to {v}", "foods"),
    ("allergy", r"{my} has an? (?P<x>[a-z]+) (?:allergy|intolerance)", "food"),
    ("diet", rf"{_AM} {{no}}(?:an? )?(?:strict )?(?P<x>vegan|vegetarian|pescatarian)", "whole"),
    (
        "diet",
        rf"{{my}}{_IS} {{no}}(?:an? )?(?:strict )?(?P<x>vegan|vegetarian|pescatarian)",
        "whole",
    ),
    (
        "diet",
        (
            r"i (?:don't|do not|never) (?:eat|drink) (?:any )?(?P<x>meat|pork|beef|fish|gluten"
            r"|dairy"
            r"|eggs|sugar|alcohol|coffee|red meat|seafood)"
        ),
        "whole",
        "no ",
    ),
    (
        "diet",
        (
            r"{my} (?:doesn't|does not|never) (?:eats?|drinks?) (?:any )?(?P<x>meat|pork|beef|fish"
            r"|gluten|dairy|eggs|sugar|alcohol|seafood)"
        ),
        "whole",
        "no ",
    ),
    ("diet", r"i (?:only )?(?:eat|keep) (?:only )?(?P<x>halal|kosher)", "whole"),
    # places
    ("lives", r"(?:i|we) (?:now |currently )?live (?:now )?in {v}", "place"),
    ("lives", r"(?:i|we) live (?:in an? (?:\w+ ){1,3}|(?:with \w+ \w+ |\w+ ))in {v}", "place"),
    ("lives", rf"{_AM} (?:currently |now )?(?:living|based|settled) (?:now )?in {{v}}", "place"),
    (
        "lives",
        r"(?:i|we)(?:'ve| have)?(?: just| recently| finally)? (?:moved|relocated) (?:back )?to {v}",
        "place",
    ),
    ("lives", r"{my} (?:now |currently )?lives in {v}", "place"),
    ("lives", r"{my} (?:has )?moved to {v}", "place"),
    ("-lives", r"(?:i|we) (?:no longer live|don't live|do not live|used to live) in {v}", "place"),
    ("-lives", r"{my} (?:no longer lives|doesn't live|used to live) in {v}", "place"),
    ("from", r"(?:i'm|im|i am) (?:originally )?from {v}", "place"),
    ("from", r"i (?:come from|grew up in) {v}", "place"),
    ("born", r"i was born (?:and raised )?in {v}", "place"),
    ("born", r"{my} was born (?:and raised )?in {v}", "place"),
    # work
    ("works_at", r"(?:i|we) work (?:at|for) {v}", "firm"),
    ("works_at", rf"{_AM} (?:working|employed) (?:at|for|by) {{v}}", "firm"),
    ("works_at", r"{my} works (?:at|for) {v}", "firm"),
    ("-works_at", r"i (?:no longer work|don't work|used to work) (?:at|for) {v}", "firm"),
    (
        "-works_at",
        (
            r"i (?:just |recently |finally )?"
            r"(?:(?:left|quit) my job (?:at|with)|quit|resigned from) {v}"
        ),
        "firm",
    ),
    ("work", r"i work as an? {v}", "thing"),
    ("work", rf"{_AM} (?:working|employed) as an? {{v}}", "thing"),
    ("work", r"{my} works as an? {v}", "thing"),
    (
        "work",
        (
            rf"(?:i'm|im|i am) {{no}}an? (?P<x>(?:[\w-]+ ){{0,3}}?(?:{_JOB}))"
            r"(?!['\w]| in training| at heart| of | pet)"
        ),
        "job",
    ),
    (
        "work",
        rf"{{my}}{_IS} {{no}}an? (?P<x>(?:[\w-]+ ){{0,3}}?(?:{_JOB}))(?!['\w]| in training)",
        "job",
    ),
    ("studies", r"i(?:'m studying| am studying| study) {v}", "thing"),
    # who belongs to somebody
    (
        "has",
        (
            rf"(?:i|we)(?: have|'ve got| own) (?P<x>(?:an?|one|two|three|four|five) (?:\w+ )?"
            rf"(?:{_PETS}|dogs|cats|rabbits|horses|hamsters|parrots|puppies|kittens|{_NEAR}))"
        ),
        "own",
    ),
    (
        "-has",
        rf"(?:i|we) (?:no longer have|don't have|do not have) (?P<x>an? (?:\w+ )?(?:{_PETS}))",
        "whole",
    ),
    # what somebody likes
    ("likes", rf"i {_MUCH}(?:love|like|enjoy|adore) {{v}}", "thing"),
    ("likes", r"(?:i'm|im|i am) (?:an? )?(?:big |huge |great )?fan of {v}", "thing"),
    ("likes", r"{my} (?:really )?(?:loves|likes|enjoys|adores) {v}", "thing"),
    (
        "favourite",
        (
            r"my (?:all-time )?favou?rite (?P<about>colou?r|band|food|dish|film|movie|book|song"
            r"|singer|author|writer|animal|season|sport|game|drink|city|place|fruit|flower"
            r"|subject|number|series|show|tea|cake|dessert|day)(?: is|'s) {v}"
        ),
        "thing",
    ),
    (
        "dislikes",
        (
            r"i (?:really |absolutely |just )?(?:hate|dislike|loathe|can't stand|cannot stand"
            r"|can't bear) {v}"
        ),
        "thing",
    ),
    ("dislikes", r"i (?:really )?(?:don't|do not|never) (?:really )?(?:like|enjoy) {v}", "thing"),
    ("dislikes", r"{my} (?:hates|dislikes|can't stand|doesn't like|does not like) {v}", "thing"),
    ("speaks", r"i (?:also )?speak {v}", "languages"),
    ("-speaks", r"i (?:don't|do not|no longer|can't|cannot) speak {v}", "languages"),
    ("speaks", r"my (?:native|first) (?:language|tongue) is {v}", "languages"),
    ("speaks", r"my mother tongue is {v}", "languages"),
    ("speaks", r"{my} speaks {v}", "languages"),
    # what deserves care
    ("health", r"i(?:'ve got| have|'ve| suffer from| live with)(?: had)? {v}", "ailment"),
    ("-health", r"i (?:don't|do not|no longer|never) have (?:any )?{v}", "ailment"),
    ("health", r"(?:i was|i've been|i have been|i got) diagnosed with {v}", "ailment"),
    ("health", r"(?:i'm|im|i am) {no}{v}", "ailment"),
    ("health", rf"{{my}}(?: has| suffers from|{_IS}| was diagnosed with) {{v}}", "ailment"),
    ("orientation", r"(?:i'm|im|i am|i came out as|i identify as) {no}{v}", "orientation"),
    ("orientation", r"{my}(?: is|'s| came out as) {no}{v}", "orientation"),
    ("belief", r"(?:i'm|im|i am) {no}{v}", "belief"),
    ("belief", r"{my}(?: is|'s) {no}{v}", "belief"),
    ("origin", r"(?:i'm|im|i am) {no}{v}", "origin"),
    ("origin", r"{my}(?: is|'s) {no}{v}", "origin"),
    ("politics", r"i (?:always |usually |will |'ll )?(?:vote|voted) for {v}", "firm"),
    ("politics", r"(?:i'm|im|i am) an? (?:active )?member of {v}", "firm"),
)


_MY: Final = (
    rf"(?:my|our) (?:(?:best|little|big|older|younger|elder|eldest|youngest|new|old"
    rf"|twin|dear"
    rf"|close|good|late|first|only) ){{0,2}}(?P<kin>{_WHO})(?:,? (?P<named>(?!is |was "
    rf"|has |and )"
    r"[\w-]+),?)?"
)
_MADE_UP: Final = (
    r"(?<!\w)(?:pretend|role-?play|in (?:the|my|a|this) (?:story|novel|book|film|movie"
    r"|game|song"
    r"|play|show|poem)|(?:write|tell|continue|finish) (?:me )?(?:a|an|the|my) (?:\w+"
    r" )?(?:story"
    r"|poem|tale|scene|letter|chapter|bio|email|essay|song|speech)|my character|the"
    r" character"
    r"|let's play|imagine|once upon a time|just kidding|only joking|i'm joking|translate"
    r"|rewrite|proofread|paraphrase|as an example|for example|for instance|lyrics|you"
    r" are now"
    r"|act as|your persona|fictional|scenario|here(?: is|'s) (?:an?|my|the) (?:email"
    r"|draft|text|bio|letter|message|paragraph)|(?:correct|check|improve|summari[sz]e"
    r"|shorten) (?:this|my|the))(?!\w)"
)
_UNSURE: Final = (
    r"(?<!\w)(?:if|unless|whether|wish|hope|maybe|perhaps|probably|possibly|might|would|could"
    r"|should|i'd|suppose|supposing|hypothetically|dreamed|dreamt|dream|nearly|almost"
    r"|joking|kidding|lol|obviously|apparently|supposedly|as though|gay for|black"
    r" and blue"
    r"|(?<!i )(?:says?|said|told|tells?|thinks?|thought|claims?|believes?|asked|asks|wrote"
    r"|writes|insists?|swears?)|according to|what if|remind me|when i was|i was almost"
    r"|want to be|going to|gonna|until|in case|whenever|wonder\w*|neither|i guess"
    r"|not true|isn't true|untrue|a lie|lies? that|lied|lying|pretend(?:s|ed|ing)?|fak(?:e|ed|ing)"
    r"|assum(?:e|es|ed|ing)|doubt(?:s|ed)?|den(?:y|ies|ied)|suspect(?:s|ed)?|rumou?rs?"
    r"|(?:afraid|scared|terrified|worried|worry|fear)(?: that)? (?:i|i'm|i've|my|we|he|she)"
    r"|when (?:i|my \w+) (?:have|has|am|get|gets)|when i'm|zodiac|star sign|horoscope"
    r"|no (?:longer|more)(?=\W*$)"
    r"|^\W*(?:(?:so|and|but|ok|okay|hey|hi|well|also|then)[, ]+)*(?:(?:do|does|did|am|have|can"
    r"|must|is|are|was|were|has) (?:i|we|my|you|he|she|they|it)|what|how|why|which|whose|who|where)"
    r")(?!\w)"
)
_CAREFUL: Final = (
    r"(?<!\w)(?:halal|kosher|men|women|guys|girls|boys|sex|church|mosque|synagogue|prayer"
    r"|praying|therapy|rehab|weed|cocaine|drugs)(?!\w)"
)
_TONGUES: Final = (
    "(?<!\\w)(?:"
    + either(
        "english german french spanish italian portuguese dutch polish russian ukrainian"
        " turkish arabic hebrew hindi urdu bengali punjabi tamil telugu chinese mandarin"
        " cantonese japanese korean vietnamese thai indonesian malay tagalog swahili yoruba"
        " amharic somali persian farsi kurdish greek romanian hungarian czech slovak"
        " slovene"
        " croatian serbian bosnian albanian bulgarian danish swedish norwegian finnish"
        " estonian"
        " latvian lithuanian icelandic irish welsh catalan basque galician breton afrikaans"
        " zulu georgian armenian nepali sinhala latin esperanto"
    )
    + ")(?!\\w)"
)
_ENDS: Final = words(
    "because but so since when while which who whose that if though although as than after"
    " before especially even except now too anymore these today tonight at where until till"
    " and or this last next for with near by again always every ever nowadays then and then"
)
_STARTS: Final = words(
    "i i'm i've we he she it they you my our his her their the a an have am is work"
    " live love"
    " like hate go that this so then also always want pray never"
)
_NO_NAMES: Final = words(
    "i i'm not a an the my your his her our their is was will has had when if later"
    " crazy maybe"
    " back tomorrow today tonight now please and or but for so german french english"
    " spanish"
    " italian dutch polish muslim christian catholic jewish hindu buddhist american british"
    " irish indian chinese japanese korean turkish russian african european asian monday"
    " tuesday wednesday thursday friday saturday sunday january february march april"
    " june july"
    " august september october november december christmas easter god also just never"
    " always"
    " who that which says said sure fine happy sad tired sorry here back ok okay"
    " late hungry bored lost busy ready excited nervous sick ill drunk home alone free confused"
    " curious stressed scared angry done"
)
_NO_PLACES: Final = words(
    "fear hope peace denial pain love harmony poverty sin exile chaos hell limbo darkness"
    " silence uncertainty constant fact general mind bed tears chapter monday mondays"
    " friday"
    " fridays a an my your his her our their this that one two it here there town home the"
    " phone head dreams dream another work school january february march april june july"
    " august september october november december"
)
_NO_THINGS: Final = words(
    "you u it this that these those him her them us me myself yourself himself herself"
    " your his"
    " their its my our how when what who where why being be if here there life living"
    " everyone"
    " everybody everything nothing something someone somebody anything anyone all both"
    " so to_be"
    " i he she we they one the_way a_lot not very too more most going doing getting having"
    " up people waking talking that's hearing saying as"
)
_NO_JOBS: Final = words(
    "good bad terrible great horrible decent better worse lousy fast slow big little real"
    " natural born wannabe former ex future aspiring frustrated amateur like awful"
    " such careful"
    " lazy hopeless poor would-be part-time-ish not"
)


@cache
def book() -> Book:
    """Return the book. Its patterns are made at the first use."""
    return Book(
        language="en",
        kin=_KIN | {"": "husband or wife"},
        rules=rules(
            _LINES,
            my=_MY,
            no=_NO,
        ),
        made_up=re.compile(_MADE_UP),
        unsure=re.compile(_UNSURE),
        accented=re.compile(r"(?!)"),
        careful=re.compile(_CAREFUL),
        since=re.compile(r"(?<!\w)since (?:\w+ )?(?P<year>(?:19|20)\d\d)(?!\d)"),
        date=re.compile(_DATE),
        tongues=re.compile(_TONGUES),
        article=re.compile(r"^(?:the|all|any|some|most) ", re.IGNORECASE),
        ands="and|or|&",
        the=words("the"),
        ends=_ENDS,
        starts=_STARTS,
        trailing=words("a lot very much so too really now as well more most all and or in at"),
        no_names=_NO_NAMES,
        no_places=_NO_PLACES,
        no_things=_NO_THINGS,
        never_in_things=words("you your yours this it that's me i'm myself him us here where how"),
        no_jobs=_NO_JOBS,
    )
