"""How people say that they are under 18, in many languages. Patterns over `minors.heard`'s text.

AGE stands for a number of one or two digits, END for where the clause ends. Each line is one
turn of phrase; a leading mark says how its number is read:

    =   the age now          (under 18 counts)
    +   the age that comes   (up to 18 counts)
    g   a school grade       (up to 12 counts)
    y   a year of birth
    !   no number: it says so in words
"""

# ruff: noqa: E501  # a turn of phrase is read whole, on its line

from typing import Final

AGE: Final = r"(?P<age>\d{1,2})"
END: Final = r"(?= [.,]| ?$)"

_IM = r"(?:(?<!bin )(?<!ist )(?<!war )im|i am|iam|i m|1 ?m|me(?: ,)? im)"
"""Not the German "im": "Ich bin im 8. Monat"."""
_LATELY = (
    r"(?:yesterday|today|tonight|recently|this (?:week|month|morning|year|weekend|spring|summer|autumn|fall|winter)"
    r"|last (?:night|week|month|weekend|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday"
    r"|saturday|sunday)|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:a|one|two|three|a few|a"
    r" couple(?: of)?|\d) (?:days?|weeks?|months?) ago)"
)
_LITTLE = (
    r"(?: (?:only|just|actually|really|still|like|literally|currently|already|now|also|basically"
    r"|about|around|almost|nearly|barely|legit|deadass|fr|honestly|in fact|, like ,|turned))*"
)
_A = rf"{_LITTLE}(?: (?:a|an))?{_LITTLE}"
_UNIT = (
    r"(?!(?: [.,])+ years? (?:sober|clean|into|in\b|married))"
    r"(?! [.] (?:\w+ )?(?:stock\w*|og|jahrhundert\w*|monat\w*|\w+monat|kapitel|\w*jahr\w*|semester|bezirk\w*"
    r"|spiel\w*|teil\w*|band\w*|akt|rang|gang|versuch\w*|anlauf|durchgang|lauf|quartal|arrondissement|buch|artikel"
    r"|absatz|stockwerk|himmel|grad|satz|level|raum|zimmer|haus|ssw|sinn|monats)(?!\w))"
    r"(?! in\b(?= ?$| [.,]| (?:this|that|the|these|those|my) (?:photo|picture|pic|video|image|clip|drawing)))"
    r"(?!(?:(?: [.,])? \d+)? ?(?:%|percent|min\b|minutes?|hours?|hrs?|seconds?|days?|weeks?|wks?|months?|mos?\b|km|kms|miles?"
    r"|mi\b|met(?:er|re)s?|feet|foot|ft|inch(?:es)?|cm|kg|kilos?|lbs?|pounds?|stone|grams?|degrees?|am\b"
    r"|pm\b|oclock|times?|steps?|pages?|chapters?|episodes?|levels?|points?|people|of\b|out\b|ahead"
    r"|behind|away|late|early|down|up\b|deep|th\b|st\b|nd\b|rd\b|in line|in (?:the )?(?:line|queue)|in (?:dog|cat|internet|elf)\b|in a row|under\b|grand\b|at heart|or so (?:min|hour|day|week|month|mile|km)|for the\b|over\b|again\b|for \d|and \d(?= ?$| [.])"
    r"|euros?|dollars?|bucks|short\b|gauge\b|k\b|g\b|x\b|to\b(?= \d)|and a half (?:hours?|weeks?|months?|stone|miles?|pounds?|km|feet|days?|minutes?)"
    r"|years? (?:sober|clean|into|in\b|married|of (?!age)|at\b|with|younger|older|apart|ago|away|on\b|from|late"
    r"|behind|ahead|without|deep|post|since|strong)|(?!years|yrs|this|as|is|was|yes|lets|parents|guys)"
    r"[a-z]{3,}s\b(?! old)))"
)
_OLD = r"(?: (?:years? old|yrs? old|years? of age|years?|yrs?|yo|y o|y\.o))?"
_KIN = r"(?:mom|mum|mama|mommy|mother|dad|father|daddy|parents?|folks|teacher|aunt|grandma|sister|brother)"

ENGLISH: Final = (
    rf"= {_IM}{_LITTLE} {AGE}(?! ?(?:th|st|nd|rd)\b){_UNIT}{_OLD}",
    rf"= {_IM}(?! (?:\w+ )?like an? ){_A} {AGE} (?:years? old|yrs? old|year|yr|yo|y o|girl|boy|kid|f|m|female|male|teen)(?!\w)",
    rf"= {_IM}(?: [.,])+ {AGE}(?: years? old| yo)?{END}",
    rf"= {_IM} (?:of )?(?:age|aged) {AGE}{_UNIT}",
    rf"= (?:^ ?|(?<=[.,]) )(?:girl|boy|female|male) ,? ?{AGE}{END}",
    rf"! {_IM}(?: still| only)* (?:under the age of|less than) (?:18|consent)(?! (?:of|years|months|days|hours|minutes)\b)",
    (
        rf"! i (?:dont|do not|wont|will not|havent|have not|still havent|didnt)(?: even| yet)? (?:turn|turned)"
        rf" 18(?: yet| until| till| for|{END})"
    ),
    r"! (?:^ ?|(?<=[.,]) )havent turned 18",
    rf"g {_IM}(?: only| still)* in (?P<grade>\d{{1,2}}) ?(?:th|st|nd|rd)(?: rn| now| too| here)?{END}",
    rf"g {_IM} an? (?:year|grade) (?P<grade>\d{{1,2}}) (?:student|pupil|kid|girl|boy)",
    rf"= (?:my|ma) (?:real |actual |true |current )?age(?: [.,])?(?: is| s)?{_LITTLE} {AGE}",
    rf"= (?:^ ?|(?<=[.,]) )age(?: [.,])?(?: is)? {AGE}(?: years| yo)?{END}",
    rf"= i (?:just|recently|already|only) turned {AGE}{_UNIT}",
    rf"= (?:^ ?|(?<=[.,]) )(?:just|recently|only) turned {AGE}{_UNIT}",
    rf"= i turned {AGE} (?:years old )?{_LATELY}",
    rf"= (?:today|yesterday|it) (?:is|was|s) my {AGE} ?(?:th|st|nd|rd) (?:birthday|bday)(?! (?:when|and i (?:was|had|got)))",
    rf"+ (?:tomorrow|next \w+|on \w+|soon) (?:is|will be|s) my {AGE} ?(?:th|st|nd|rd) (?:birthday|bday)",
    rf"= i (?:just )?(?:celebrated|had) my {AGE} ?(?:th|st|nd|rd) (?:birthday|bday) (?:party )?{_LATELY}",
    rf"+ (?:cant|can not|cannot) wait (?:to|until i|till i) (?:turn|be|am) {AGE}{_UNIT}",
    rf"= i was (?:only )?born {AGE} years ago",
    rf"= (?:ive|i have) (?:only |just )?been (?:alive|on (?:this|the) (?:earth|planet)) (?:for )?(?:only )?{AGE} years",
    rf"= {AGE} (?:[.,] )?(?:thats|that is|is) my (?:real |actual )?age(?!\w)",
    (
        rf"= (?:(?<!we )(?<!they )(?<!you )were|we are) (?:both|all)(?: only| just| still)* {AGE}{_UNIT}"
        r"(?! ?(?:years? old )?(?:when|at the time|then|back))"
    ),
    (
        rf"= (?:me and my \w+|my (?:\w+ )?\w+ and (?:i|me)|(?:he|she) and i|i and my \w+) are"
        rf"(?: both| only| just| still)* {AGE}{_UNIT}{_OLD}{END}"
    ),
    rf"! {_IM} (?:legally|technically|officially)(?: still| just| only)* an? (?:child|minor|kid)(?!\w)",
    (
        rf"= (?:{_IM}|my names?(?: is)?|ich bin|ich heisse|me llamo|soy|je mappelle|je suis|moi cest)"
        rf" (?!late|tired|sorry|home|here|back|in|at|on|off|ok|okay|done|fine|good|sure)[^\W\d]+ , {AGE}{END}"
    ),
    rf"= ^ [^\W\d]+ , {AGE} , (?:from|aus|de) \w+",
    rf"= (?:ive|i have|i got) (?:been )?{AGE} (?:years? old|years?{END})",
    (
        rf"= (?:as|being) an? {AGE} (?:years? old|yr old|yo|y o)(?!(?: \w+){{0,3}} (?:was|were|had|loved|used|did|went|got"
        rf"|could|back then|felt|hated|thought|liked|knew|wanted|lived|moved)(?!\w))"
    ),
    rf"= (?:^ ?|(?<=[.,]) )(?:just|only) an? {AGE} (?:years? old|yo) (?:girl|boy|kid|guy|teen){END}",
    rf"! {_IM} (?:\d{{1,2}}|an?|one|two|three|four) (?:years?|months?) (?:away from|short of|from) (?:being |turning )?(?:18|an adult)",
    (
        rf"= (?:^ ?|(?<=[.,]) ){AGE} (?:years? old|yrs? old|year old|yo|y o|y)(?: (?:girl|boy|kid|female|male|teen"
        rf"|student|gal|guy|here|f|m|btw|lol))*{END}"
    ),
    rf"= (?:^ ?|(?<=[.,]) ){AGE} here(?: too| as well| btw| lol)?{END}",
    rf"= (?:^ ?|(?<=[.,]) ){AGE} ,? ?(?:f|m|nb|female|male|girl|boy)(?: here| from \w+| lol| btw)?{END}",
    rf"= (?:^ ?|(?<=[.,]) )(?:f|m) ,? ?{AGE}(?: here| from \w+| lol| btw)?{END}",
    rf"= i (?:am|was) {AGE} (?:years? old )?(?:now|today|right now|this year)",
    (
        rf"+ (?:{_IM}|ill|i will|i|im going to|i am going to|gonna|about to)(?: soon| be| just| only)*"
        rf" (?:turn|turning|be|become|becoming|turns)(?: soon| be)? {AGE}{_UNIT}"
    ),
    rf"+ (?:^ ?|(?<=[.,]) |(?<= and) |(?<= but) |(?<= so) )(?:about to be |almost |nearly |soon )?turning {AGE}{_UNIT}",
    (
        rf"+ (?:{_IM}|ill be|i will be){_LITTLE} (?:almost|nearly|about to be|soon to be|not quite|going on)"
        rf" {AGE}{_UNIT}"
    ),
    (
        rf"+ (?:till|til|until|before|when|once|wait till) (?:i turn|i am|im|i become|my) {AGE}(?! ?years? (?:of"
        rf"|in|from))"
    ),
    (
        rf"+ my {AGE} ?(?:th|st|nd|rd) (?:birthday|bday|b day)(?: party)?(?: is| s| in| next| this| tomorrow"
        rf"| today| soon| on| coming| will)"
    ),
    rf"+ my sweet {AGE} (?:is|s|party|will)(?!\w)",
    r"! my (?:quinceanera|ba[rt] mitzvah) (?:is|s|will be) (?:next|coming|in|this|tomorrow|on|soon)(?!\w)",
    (
        rf"= my {AGE} ?(?:th|st|nd|rd) (?:birthday|bday|b day) was (?:yesterday|last|just|this|a (?:few|couple)"
        rf"|recently|on)"
    ),
    (
        rf"g (?:{_IM}(?! (?:teaching|subbing|tutoring|grading))|i (?:go|went|start|started|am|will be|just started|am starting|just finished|finished"
        rf"|attend|failed|repeat|skipped)|starting|entering|ill be)(?: (?!my\b|our\b|his\b|her\b|their\b|your\b)\w+){{0,3}}?"
        rf" (?P<grade>\d{{1,2}}) ?(?:th|st|nd|rd)? (?:grade|grader|graders|form)(?!\w)"
        rf"(?! (?:\w+ )?(?:teachers?|classrooms?|tutor|aide))"
    ),
    (
        rf"g (?:{_IM}|i (?:go|start|am|will be|just started)(?: \w+){{0,2}}?) ?(?:in|into|to)? ?(?:grade|year|yr"
        rf"|form) (?P<grade>\d{{1,2}})(?! (?:at (?:uni|college|my|med)|of (?!school|secondary|high|primary|middle)"
        rf"|teach\w*|piano|violin|guitar|flute|cello|clarinet|trumpet|ballet|singing|drums|theory|saxophone|exam"
        rf"|listed))"
    ),
    (
        r"g (?:^ ?|(?<=[.,]) )(?:in )?(?P<grade>\d{1,2}) ?(?:th|st|nd|rd) grade(?:r)?(?: here| lol| is| rn| right now| atm)?"
        rf"{END}"
    ),
    (
        rf"! (?:{_IM}|i go to|i attend|i (?:am|just) (?:in|started)|im still|i am still|still)(?: \w+){{0,3}}?"
        rf" (?:middle school|high ?school|junior high|elementary school|primary school|secondary school|hs{END})"
        rf"(?! (?:\w+ )?(?:teacher|reunion|sweetheart|friend|principal|coach|years|diploma|counsel|musical|games?\b|football"
        rf"|basketball|plays?\b|concert|mom|mum|mother|dad|father|parent|janitor|nurse|librarian|secretary|pick))"
    ),
    (
        rf"! {_IM}(?: \w+){{0,2}}? (?:high ?school|middle school|hs) (?:freshman|sophomore|junior|senior|student"
        rf"|kid|girl|boy)"
    ),
    rf"! {_IM}(?: \w+){{0,2}}? (?:freshman|sophomore|junior|senior) (?:in|at) high ?school",
    (
        rf"! {_IM}(?! (?:\w+ ){{0,2}}an only child){_A} (?:minor|jailbait|underage|under age|under 18|below 18|younger than 18|not (?:even |yet )?18"
        rf"|not 18 yet|not (?:an|yet an) adult|not old enough|too young|too little|kid|child|teen|teenager"
        rf"|teenage (?:girl|boy|kid)|(?:high|middle|grade|elementary|primary) schooler|preteen|pre teen|tween|schoolgirl|schoolboy|school ?kid|school ?child)(?!\w)"
        rf"(?! at heart| again| of| in an? (?:candy|sweet|toy)| trapped in| to (?:die|retire|have|know|remember)"
        rf"| for (?:\w+ ){{0,2}}(?:retire\w*|botox|menopause|arthritis|dentures)"
        rf"| (?:counsel|drama|mom\b|mum\b|dad\b|fiction|librar|novel|person\b|psycholog|psychiatr|therap|celebrit|care\b|actor|actress|star\b|develop|support|protect|advoca"
        rf"|abus|league|player|figure|key\b|deity|noble|official|shareholder|prodigy\b(?! and)|minder|sponsor)\w*)"
    ),
    r"! (?:^ ?|(?<=[.,]) )(?:still )?not (?:yet )?18(?: yet)?(?= [.,]| ?$)",
    r"! i (?:wont|will not) be (?:18|an adult|of age)(?: yet)?(?: until| till| for|(?= [.,]| ?$))",
    (
        rf"! my {_KIN}(?: (?:and|or) (?:my )?{_KIN})? (?:always |keeps? |just )?(?:says?|saying|said|thinks?|thought"
        rf"|told me|tells me)(?: that)? (?:im|i am)(?: \w+){{0,2}}? (?:young|kid|child|little|small|baby)"
    ),
    (
        rf"! my {_KIN} (?:wont|will not|doesnt|does not|dont|do not|didnt) (?:let|allow) me"
        rf"(?: \w+){{0,6}} (?:because|cause|bc|since|until|till|cuz) (?:im|i am|i turn)(?: \w+){{0,2}}? (?:young"
        rf"|kid|child|little|1\d)"
    ),
    r"! (?:legally|technically) (?:im|i am) (?:still )?a (?:child|minor|kid)",
    rf"! (?:^ ?|(?<=[.,]) )(?:legally|technically|still)(?: still)? an? (?:child|minor|kid){END}",
    r"! (?:years?|months?|weeks?|days) (?:till?|until|before) (?:im|i am|i become) (?:legal|an adult|of age)(?! resident| citizen)",
    rf"! (?:^ ?|(?<=[.,]) )not (?:even )?(?:legal|an adult|of age) yet{END}",
    r"y (?:i was|im|i am|me|i) born (?:in|on)?(?: [a-z0-9]+){0,3}? ?(?P<year>20\d\d)",
    r"y (?:^ ?|(?<=\.) )(?:was )?born (?:in|on)?(?: [a-z0-9]+){0,3}? ?(?P<year>20\d\d)(?! (?:is|was) (?:my|our))",
    rf"y {_IM} \w+ , (?:was )?born (?:in|on)?(?: [a-z0-9]+){{0,3}}? ?(?P<year>20\d\d)",
    rf"y (?:i was|im|i am) born in (?:the year )?(?P<year>\d\d){END}",
    rf"y {_IM}(?: an?)? (?P<year>20\d\d) (?:kid|baby|child)(?!\w)",
    (
        r"y (?:my |(?:^ ?|(?<=[.,]) ))(?:birth ?year|year of birth|birth ?date|date of birth|dob|birthday|bday)(?: is| s)?"
        r"(?: [a-z0-9]+){0,4}? ?(?P<year>20\d\d)"
    ),
)
"""English."""

_ICH = r"(?:ich bin|bin|ich bins|ich binn|i bin)"
_KLEIN = r"(?: (?:erst|gerade|grad|eigentlich|wirklich|noch|jetzt|schon|nur|halt|ehrlich gesagt|fast|ca|so))*"
_EINHEIT = (
    r"(?! ?(?:%|prozent|min\b|minuten?|stunden?|tagen?|wochen?|monaten?|km|kilometer|meter|cm|kg|kilo|uhr|mal\b"
    r"|seiten?|euro|grad|jahren?\b(?! alt\b)(?! jung\b)(?! ?$)(?! [.,])(?! und du)|leute|prozent|zentimeter))"
)

_MEINEN = (
    "sagt sagen sagte sagten denkt denken denkst dachte dachten glaubt glauben glaubst meint meinen meinst"
    " meinte behauptet findet schreibt tut tust"
)
_WEIL = (
    r"(?:weil|obwohl|da|wo|solange|"
    + "".join(rf"(?<! {one} , )(?<! {one} )" for one in _MEINEN.split())
    + r"dass) ich"
)
"""What a clause begins with whose verb comes last, unless somebody else says or thinks it."""
_JUNG = (
    r"(?:minderjahrig|unter 18|noch nicht (?:18|volljahrig|erwachsen)|nicht volljahrig|noch zu jung|(?:noch )?ein"
    r" kind|(?:ein )?teenager|(?:noch )?(?:eine? )?schuler(?:in)?)"
)

GERMAN: Final = (
    rf"= {_ICH}{_KLEIN} {AGE}{_EINHEIT}(?: jahre?)?(?: alt| jung)?",
    rf"= (?:mein )?alter(?: [.,])?(?: ist)? {AGE}",
    rf"= {_ICH}{_KLEIN} (?:ein|eine|n|ne|einer) {AGE} ?jahrig\w*",
    rf"! {_ICH}{_KLEIN} keine 18(?!\w)",
    rf"= (?:^ ?|(?<=[.,]) )w , {AGE}{END}",
    rf"+ (?:hab|habe|feier|feiere)(?: \w+){{0,3}} meinen {AGE}(?: [.])? geburtstag",
    rf"g {_ICH}(?: \w+){{0,2}} in der (?P<grade>\d{{1,2}}) ?(?:ten|er){END}",
    (
        rf"! (?:{_ICH}(?: \w+){{0,2}}|^ ?|(?<=[.,])) ?(?:funft|sechst|siebt|acht|neunt|zehnt|elft)klassler(?:in)?{END}"
    ),
    rf"! (?:hab|habe|ich hab|ich habe) noch keine 18{END}",
    rf"= (?:^ ?|(?<=[.,]) ){AGE} (?:jahre alt|jahrig\w*|j|jahre)(?: hier)?{END}",
    rf"= (?:als|ein|eine) {AGE} ?jahrige?r? (?:madchen|junge|schuler\w*)? ?(?:habe|bin|will|mochte|darf|kann|finde|brauche|muss|soll) ich",
    rf"+ (?:ich )?(?:werde?|werd)(?: \w+){{0,3}}? {AGE}{_EINHEIT}",
    (
        rf"= {_ICH} (?:gestern|heute|vorgestern|neulich|kurzlich|erst|(?:vor|diese\w*|letzte\w*|am|im|seit) \w+(?: \w+)?)"
        rf" {AGE} geworden"
    ),
    rf"= {_ICH} seit (?:gestern|heute|kurzem|\w+ (?:tag|woche|monat)\w*|letzte\w* \w+) {AGE}{END}",
    (
        rf"+ (?:heute|morgen|ubermorgen|bald|gestern|am \w+|nachste\w* \w+) (?:ist|war|wird|feiere ich|habe? ich)"
        rf" mein(?:en)? {AGE}(?: [.])? geburtstag"
    ),
    rf"= (?:wir|ich) sind (?:beide|alle)?(?: erst| noch| gerade| schon)* ?{AGE}{_EINHEIT}(?: jahre)?(?: alt)?{END}",
    rf"= (?:^ ?|(?<=[.,]) )ich , {AGE}(?: (?:j|jahre|w|m))? ,",
    rf"= (?:^ ?|(?<=[.,]) )(?:ich , )?{AGE} ?,? ?[wm]{END}",
    rf"= (?:^ ?|(?<=[.,]) )[wm] ?,? ?{AGE}{END}",
    r"! in (?:\w+ ){1,2}(?:jahren?|monaten?|wochen?) bin ich (?:endlich )?18(?!\w)",
    rf"! {_ICH}{_KLEIN} junger als 18(?!\w)",
    rf"g {_ICH}(?: noch| erst)* in der (?P<grade>\d{{1,2}}) ?[a-f]{END}",
    rf"! {_ICH}(?: ja)? noch (?:in|auf) der (?:grundschule|hauptschule|realschule|mittelschule|gesamtschule){END}",
    rf"+ (?:bis ich|wenn ich) {AGE} (?:bin|werde)",
    rf"+ mein(?:en?)? {AGE}(?: [.])? geburtstag (?:ist|im|am|feiere|steht|kommt)",
    rf"g (?:{_ICH}|ich (?:gehe|geh|komme)|gehe|komme)(?: (?!\w*(?:lehrer|eltern|mutter|vater|erzieher))\w+){{0,3}}? (?P<grade>\d{{1,2}})(?: [.]| te| ten)? klasse",
    (
        rf"! {_ICH}{_KLEIN} (?:minderjahrig|unter 18|noch nicht (?:18|volljahrig|erwachsen)|nicht volljahrig"
        rf"|zu jung|ein kind|kind|teenager|teenie|ein jugendlicher|eine jugendliche|schuler|schulerin"
        rf"|grundschuler\w*|ein schuler|eine schulerin|ein teenager)(?! (?:fur den|fur die rente|um zu|zum sterben|der\b"
        rf"|des\b|von\b|gottes|im herzen|geblieben)|\w)"
    ),
    (
        r"! ich (?:gehe|geh) (?:noch )?(?:in die|zur|aufs) (?:grundschule|hauptschule|realschule|gymnasium|schule"
        r"|gesamtschule|mittelschule)(?! (?:(?:, )?um\b|mein\w*|unser\w*|und hole|von\b|weil mein|abholen))"
    ),
    (
        r"! meine?r? (?:mama|mutter|mutti|mami|eltern|vater|papa|lehrerin|oma) (?:sagt|sagen|meint|meinen|findet"
        r"|finden)(?: [.,])?(?: dass)? ich (?:bin|sei|ware)?(?: \w+){0,2}? ?(?:zu jung|ein kind|zu klein)(?: bin)?"
    ),
    (
        r"y (?:ich bin|(?:^ ?|(?<=[.,]) )(?:bin|wurde)|ich wurde)(?: \w+){0,4}? ?(?P<year>20\d\d)"
        r" (?:geboren|auf die welt)"
    ),
    r"y mein (?:geburtstag|geburtsdatum|geburtsjahr) (?:ist|war)(?: (?:der|am|im))? (?P<year>20\d\d)",
    rf"= {_WEIL}{_KLEIN} {AGE}{_EINHEIT}(?: jahre?)?(?: alt| jung)? bin(?!\w)",
    rf"+ {_WEIL}(?: \w+){{0,3}}? {AGE}{_EINHEIT} werde(?!\w)",
    rf"! {_WEIL}{_KLEIN} {_JUNG} bin(?!\w)",
    (
        rf"! {_WEIL} (?:noch )?(?:in die|zur|aufs) (?:grundschule|hauptschule|realschule|gymnasium|schule"
        rf"|gesamtschule|mittelschule) (?:gehe|geh)(?!\w)"
    ),
    rf"g {_WEIL}(?: \w+){{0,3}}? (?P<grade>\d{{1,2}})(?: [.]| te| ten)? klasse (?:gehe|geh|bin|komme|besuche)(?!\w)",
    rf"y {_WEIL}(?: \w+){{0,3}}? (?P<year>20\d\d) (?:geboren|auf die welt)",
    rf"= mit meinen{_KLEIN} {AGE} (?:jahren|jahrchen)",
    rf"= (?:^ ?|(?<=[.,]) )(?:(?:erst|gerade|schon|noch|ganze) )*{AGE}(?: jahre?)?(?: alt| jung)? bin ich{END}",
    r"y (?:^ ?|(?<=\.) |bin |mein )(?:geboren|jahrgang|geburtsjahr|geburtsdatum)(?: ist| am| im)?(?: \w+){0,3}? ?(?P<year>20\d\d)",
)
"""German."""

SPANISH: Final = (
    (
        rf"= (?:yo )?(?:tengo|tngo|teng)(?: (?:solo|apenas|recien|ya|como|unos|casi|solamente|en realidad))* {AGE}"
        rf"(?: (?:anos?|anitos|ans)(?! (?:de (?!edad)|trabajando|viviendo|casad|con|sin|en|juntos|aqui|sobri)))"
        rf"?(?= [.,]| ?$| (?:y|pero|asi|jaja|xd|de edad|tio|todavia|ahora|hoy))"
    ),
    rf"= mi edad(?: [.,])?(?: es)?(?: de)? {AGE}",
    rf"= (?:^ ?|(?<=[.,]) )edad(?: [.,])? {AGE}(?: anos)?{END}",
    rf"= (?:y yo|ambos|ambas|los dos|las dos) tenemos(?: solo| ya)? {AGE}(?: anos)?{END}",
    rf"= (?<!cuando )tenemos(?: solo)? {AGE} anos{END}",
    rf"+ mi cumpleanos (?:numero )?{AGE} (?:es|sera|fue ayer)",
    r"! soy (?:estudiante|alumn[oa]) de (?:la )?(?:secundaria|primaria|eso|preparatoria|prepa|bachillerato)(?!\w)",
    rf"= soy (?:una? )?(?:chic[oa]|nin[oa]|muchach[oa]|joven|estudiante|persona|adolescente|alumn[oa]) de {AGE}(?: anos| anitos)?{END}",
    r"! (?:aun |todavia )?tengo menos de 18",
    rf"= (?:^ ?|(?<=[.,]) ){AGE} (?:anos|anitos)(?: de edad)?{END}",
    rf"= (?:acabo de cumplir|cumpli|he cumplido)(?: los)? {AGE}",
    rf"+ (?:cumplo|cumplire|voy a cumplir|vy a cumplir)(?: los)? {AGE}",
    rf"+ (?:hasta que|cuando) (?:cumpla|tenga)(?: los)? {AGE}",
    (
        r"g (?:estoy|voy|entro|curso|soy de|paso)(?: \w+){0,2}? (?P<grade>\d{1,2}) ?(?:o|º)? ?(?:grado|de primaria|de"
        r" secundaria|de la eso|de eso|eso|basico|curso)"
    ),
    (
        r"! (?:estoy|voy|entro|curso)(?: \w+){0,2}? (?:primer|primero|segundo|tercer|tercero|cuarto|quinto|sexto|septimo"
        r"|octavo|noveno|decimo)(?: \w+){0,2}? (?:grado|primaria|secundaria|eso|basico|bachiller\w*|bach)"
    ),
    r"! (?:estoy|voy) (?:en|a) (?:la )?(?:primaria|secundaria|prepa|preparatoria|liceo|el cole|colegio)",
    (
        r"! (?<!no )(?<!nunca )(?:todavia |aun )?(?<!no )(?:soy|sigo siendo)(?: (?!no\b)\w+){0,2}? (?:menor de edad|(?<!el )(?<!la )menor|un[ao]? nin[ao]|nin[ao]"
        r"|adolescente|quinceanera)(?! que| de (?:mis|los|tres|dos|cuatro|cinco) (?:herman|hij))"
    ),
    r"! no (?:soy|tengo)(?: \w+){0,2}? (?:mayor de edad|18|adult[oa])",
    (
        r"! mi (?:mama|madre|mami|papa|padre|abuela|profe|maestra)(?: siempre)? (?:dice|piensa|cree|dijo)(?: \w+){0,2}? soy"
        r"(?: \w+){0,2}? (?:joven|chic[oa]|pequen[oa]|nin[oa]|peque)"
    ),
    rf"= con mis {AGE} (?:anos|anitos)",
    r"! (?:aun |todavia )?no (?:cumplo|he cumplido|llego a)(?: \w+){0,2}? 18",
    r"! me faltan? (?:\d{1,2}|un|una|dos|tres|cuatro) (?:anos?|mes(?:es)?|semanas?)(?: \w+){0,2}? (?:para|hasta)(?: \w+){0,2}? 18",
    r"y (?:naci|he nacido)(?: \w+){0,4}? ?(?P<year>20\d\d)",
    r"y (?:mi )?(?:ano|fecha) de nacimiento(?: \w+){0,4}? ?(?P<year>20\d\d)",
)
"""Spanish."""

_SUIS = r"(?:je suis|j suis|jsuis|jsui|chuis|chui|je sui)"

FRENCH: Final = (
    rf"= {_SUIS}(?: \w+){{0,2}} (?:fille|garcon|ado|meuf|mec|eleve|collegien(?:ne)?|lyceen(?:ne)?) de {AGE} ans",
    rf"= (?:jai|j ai) {AGE} piges",
    rf"! (?:^ ?|(?<=[.,]) )en classe de (?:[3456] ?(?:e|eme)|cm ?[12]|seconde|premiere|terminale){END}",
    r"! (?:jai|j ai) moins de 18(?: ans)?(?!\w)",
    (
        rf"= (?:moi )?(?:jai|j ai|g|jais|jai que|ge)(?: (?:seulement|que|juste|deja|a peine|bientot|presque|environ|genre"
        rf"|en vrai|vraiment))* {AGE} ?(?:ans?)(?! (?:de (?!vie)|d |que|passes|plus|dexp|dans))"
    ),
    rf"= mon age(?: [.,])?(?: est| c est| cest)?(?: de)? ?{AGE}",
    rf"= (?:jai|j ai) lage de {AGE}",
    rf"= (?<!quand )(?<!lorsqu )(?<!si )(?:on a|nous avons)(?: tous| toutes| les deux| que| seulement| deja)* {AGE} ans{END}",
    rf"= jai {AGE}{END}",
    rf"= (?:^ ?|(?<=[.,]) ){AGE} ans?(?: ici| mdr| lol)?{END}",
    rf"= (?:je viens davoir|je viens de feter mes) {AGE}(?! (?:sur|de moyenne|au|en)\b)",
    (
        rf"= jai (?:eu|fete mes) {AGE} ans (?:hier|avant hier|aujourdhui|ce\b|cette|la semaine|le mois|il y a|samedi"
        rf"|dimanche|lundi|mardi|mercredi|jeudi|vendredi)"
    ),
    rf"+ je (?:fais|fete) mes {AGE} ?ans",
    rf"+ (?:jaurai|je vais avoir|jvais avoir|bientot|je fete mes|je feterai mes|jattends mes) {AGE} ?ans?",
    rf"+ (?:jusqua mes|quand jaurai|avant mes) {AGE} ?(?:ans)?",
    (
        r"! (?:je (?:suis|rentre|passe|vais|entre|suis entree?)|jsuis|chuis|chui)"
        r"(?! (?:prof|professeure?|enseignante?|pion|surveillante?|cpe|instit)(?!\w))(?: \w+){0,2}? (?:en|au)(?: classe de)? (?:(?:6|5|4|3|2) ?(?:e|eme|nde)|sixieme"
        r"|cinquieme|quatrieme|troisieme|seconde|premiere|terminale|cm ?[12]|ce ?[12]|cp|college|lycee|primaire)(?!\w)"
        r"(?! (?:annee|place|position|main|ligne|division|chance|etage|jour|semaine|mois|rang|trimestre"
        r"|saison|manche|vitesse|phase|partie|vague|fois|classe|pour (?:chercher|recuperer|deposer|la reunion|voir)|chercher|du quartier|de m(?:on|a|es)\b|comme (?:prof|surveillant|cpe)|de bus|du bus|du metro))"
    ),
    (
        rf"! {_SUIS}(?: \w+){{0,2}}? (?:mineure?|trop jeune|une? enfant|une? ado|ado|adolescente?|collegien(?:ne)?"
        r"|lyceen(?:ne)?)(?! du| de la| de fond| dans)"
    ),
    r"! je (?:ne )?(?:suis|ai|nai|n ai) pas(?: encore)? (?:majeure?|adulte|18 ?ans)",
    r"! (?:jai|je nai|j ai) pas (?:encore )?18",
    (
        r"! m(?:a|es|on) (?:mere|maman|parents|pere|papa|prof|mamie) (?:dit|disent|pense|pensent|trouve|trouvent)(?: que| quil"
        r"s?)? je suis(?: \w+){0,2}? (?:jeune|petite?|enfant)"
    ),
    rf"= (?:du haut de|avec) mes {AGE} ans",
    rf"= (?:nayant|n ayant|ayant)(?: que| seulement| encore| a peine)+ {AGE} ans(?! (?:de (?!vie)|d |dexp|dans))",
    r"! (?:il )?me manque (?:encore )?(?:\d{1,2}|un|une|deux|trois|quatre) (?:ans?|mois)(?: \w+){0,1}? (?:pour|avant)(?: \w+){0,2}? (?:majeure?|18)",
    r"y je suis nee?(?: \w+){0,4}? ?(?P<year>20\d\d)",
    r"y (?:^ ?|(?<=\.) |je suis |moi (?:, )?)(?:ne|nee) (?:en|le) (?P<year>20\d\d)",
    r"y (?:date|annee) de naissance(?: \w+){0,4}? ?(?P<year>20\d\d)",
)
"""French."""

OTHERS: Final = (
    rf"= (?:tenho|to com) (?:so |apenas )?{AGE} (?:anos|aninhos)(?! (?:de (?!idade)|que))",
    rf"= ho (?:solo |appena )?{AGE} anni(?! (?:di|che))",
    rf"= ik ben (?:pas |nog |maar )?{AGE}(?: jaar)?(?: oud)?{END}",
    rf"= (?:mam|skonczylem|skonczylam) (?:tylko |dopiero )?{AGE} (?:lat|latka)",
    rf"= (?:jag ar|jeg er|eg er) (?:bara |kun )?{AGE}(?: ar| ar gammal| gammal)?{END}",
    rf"= (?:olen|oon) (?:vasta )?{AGE}(?: vuotta| vuotias| v)?{END}",
    rf"= {AGE} yas[i\u0131]nday[i\u0131]m",
    rf"= (?:am|eu am) {AGE} (?:de )?ani(?! de)",
    rf"= (?:мне|мені|мени|мені лише) (?:всего |только |лише )?{AGE}(?! (?:мин|час|дн|км|раз))",
    rf"= (?:είμαι|ειμαι) {AGE}",
    rf"= {AGE} ?(?:歳|才|さい)\w*",
    rf"= (?:我|私)(?:今年|才|只有|是)* ?{AGE} ?(?:岁|歲)\w*",
    rf"= {AGE} ?살\w*",
    rf"= (?:عمري|انا عمري) {AGE}",
    rf"= (?:मेरी उम्र|मरी उमर|म|मैं|मरी उमर ह) {AGE}",
    rf"= (?:אני בן|אני בת) {AGE}",
    rf"= (?:umur ?ku|umur saya|saya berumur|saya|aku) {AGE} (?:tahun|thn)",
    rf"= (?:toi|em|minh|con) (?:moi )?{AGE} tuoi",
    rf"= (?:umur|usia) (?:saya|aku|gue|ku) {AGE}",
    rf"= mam {AGE} let",
    rf"= tenho (?:so|apenas) {AGE}{END}",
    rf"+ ik word (?:bijna |morgen |volgende week )?{AGE}{END}",
    rf"+ мне (?:скоро |завтра )?исполнится {AGE}",
    rf"= (?:^ ?|(?<=[.,]) ){AGE} лет мне",
    r"g я (?:учусь )?в (?P<grade>\d{1,2}) классе",
    r"! я (?:еще )?школьни(?:ца|к)(?!\w)",
    r"! sou(?: ainda)?(?: uma?)? adolescente",
    r"! (?:(?:私は|俺は|僕は)?(?:[中高][一二三]|小学生|中学生|高校生)(?:てす|たよ|たから))",
    r"! (?:초등학생|중학생|고등학생)(?:이에요|예요|이야|입니다)",
    r"! 我(?:是|还是|在读|读)(?:一名|个)?(?:小学|初中|高中|中学)生?",
    rf"= (?:я|mne|meni) {AGE} (?:лет|года?|let|goda?)(?!\w)",
    rf"= (?:我|私)今年(?:才|只有)? ?{AGE}{END}",
    rf"= (?:나|저|저는|나는) {AGE} ?살\w*",
    rf"= (?:main|mai|mein) {AGE} (?:saal|sal) (?:ka|ki)",
    rf"= (?:ฉน|หน|ผม)?อาย ?{AGE}",
    rf"= (?:ana )?(?:3andi|3andy|andi|omri|3omri) {AGE}",
    rf"= من {AGE} (?:سالمه|ساله|سالم)\w*",
    (
        r"! (?:sono(?: ancora)? minorenne|sou(?: ainda)? (?:de )?menor|ik ben(?: nog)? minderjarig"
        r"|jestem(?: jeszcze)? (?:nieletni\w?|niepełnoletni\w?|niepelnoletni\w?)"
        r"|я (?:ещё |еще )?несовершеннолетн\w+|18 yasindan kucugum|未成年です|我(?:是|还是)?未成年\w*|미성년자(?:예요|입니다|야))"
    ),
)
"""The present age in other languages; accents are gone where the text is read without them."""

ASKED: Final = (
    r"how old|your age|what age|age(?= ?[?])|wie alt|dein alter|cuantos anos|que edad|tu edad|quel age|ton age"
    r"|quantos anos|quanti anni|hoe oud|date of birth|birthday|geburtstag|year were you born"
)
"""What an age answers."""

_YOU = (
    r"(?:(?:you are|youre|you re|ur|u r|u are|your (?:character|age|figure|role|oc) is|your characters age is)"
    r"|(?:pretend|imagine|act|play|be|roleplay|role play|rp|acting|playing|pretending)"
    r"(?: (?:to be|being|as|as if|like|that|you are|youre|ur|you))*"
    r"|du bist|sei|spiel|spiele|eres|tienes|finge ser|tu es|tes|t es|tas|t as|tu as|joue)"
)
_SUCH = (
    r"(?: (?:a|an|my|the|only|just|now|still|cute|little|young|sexy|hot|shy|innocent|pretty|sweet|naughty|virgin"
    r"|ein|eine|meine?|erst|una?|mi|solo|une?|ma|mon|que))*"
)

CAST: Final = (
    (
        rf"= {_YOU}{_SUCH} (?:girl|boy|teen|kid|chic[oa]|nin[oa]|muchach[oa]|fille|garcon|madchen|junge)"
        rf" (?:of|aged|age|who is|de|von|mit) {AGE}(?! (?:years? of (?!age)|minutos?|minutes?))"
    ),
    (
        rf"= {_YOU}{_SUCH} {AGE}(?: ?(?:years?|yrs?|yo|y o|jahre?|jahrig\w*|anos|ans|girl|boy|f|m)(?!\w)"
        rf"|(?= [.,]| ?$| (?:and|but|now|again|too|und|y|et)(?!\w)))(?! , \d)"
    ),
    (
        rf"! {_YOU}{_SUCH} (?:schoolgirl|schoolboy|school (?:girl|boy)|loli|lolita|shota|(?<! be a )child|toddler|girl child"
        r"|teen(?:age)?(?: girl| boy)?|teenager|minor|underaged?|preteen|(?:middle|high|grade) schooler"
        r"|(?:middle|high) school (?:girl|boy|student)|schulmadchen|schulerin|minderjahrig\w*|(?<=ein )kind|nina|nino"
        r"|colegiala|menor(?: de edad)?|fillette|collegienne|lyceenne|mineure?)(?!\w)(?! (?:of|at heart|prodigy))"
    ),
)
"""How somebody makes the companion play a figure under 18."""

PLAYED: Final = (
    r"(?:lets|let us|can we|could we|wanna|we|want to|to) (?:role ?play|rp|play|pretend|act|do a (?:scene|story|roleplay))"
    r"|(?:in|for) (?:the|this|our|my|your|a) (?:story|game|scene|role ?play|rp|novel|fic|fanfic|book|script|movie|film"
    r"|campaign|scenario|play)|pretend|imagine|my (?:character|oc|figure|role)|role ?play(?:ing)? (?:as|where|that|,|\.)"
    r"|scenario|act (?:like|as if|as though)|write (?:a|me|about)|suppose|hypothetically|what if|(?:^| )if|as if"
    r"|(?:feel|felt|feels|look|act|sound|live|laugh|dance|eat|drive|sing|giggle|dress|behave|drink|party|argue|treat me|treats me|treating me|talk(?:s|ing|ed)? to me|speak(?:s|ing)? to me|spoke to me) like|(?:wish|dreamed|dreamt|dream)"
    r"|rollenspiel|stell dir vor|tu so|in (?:der|meiner|unserer) geschichte|als ob|wenn"
    r"|juguemos|imagina|finge|en (?:la|mi|nuestra|esta) (?:historia|novela|partida)|como si|juego de rol"
    r"|imagine|fais comme|dans (?:lhistoire|mon histoire|notre histoire|ce jeu)|jeu de role|comme si"
)
"""What makes an age one of a story or a thought, where it stands before it."""

EARNEST: Final = (
    r"irl|in real life|for real|in reality|really am|my real age|in wirklichkeit|wirklich|im echten leben|en la vida real"
    r"|de verdad|en realidad|en vrai|dans la vraie vie|pour de vrai|actually|honestly"
)
"""What makes it earnest again, right before it."""

OF_OTHERS: Final = (
    r"(?:he|she|they|who|it|that|character|narrator|girl|boy|son|daughter|brother|sister|cousin|friend|lyrics?|song|line"
    r"|book|quote|wrote|writes|says?|said|told|ask(?:s|ed)|kid|child|nephew|niece|student|pupil|er|sie|sagt|sagte|dice|dijo|ella|el|elle|il|dit|texted|reads|sings|sang)"
)
"""Around a quotation: it is somebody else's."""

_WRITTEN: Final = (
    "five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen",
    (
        "fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
        " seventeenth eighteenth"
    ),
    "funf sechs sieben acht neun zehn ELF zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn",
    (
        "fuenf sechste siebte achte neunte zehnte elfte zwoelf dreizehnte vierzehnte fuenfzehn sechzehnte"
        " siebzehnte achtzehnte"
    ),
    (
        "funften sechsten siebten achten neunten zehnten elften zwolften thirten forteen fiveteen sixten"
        " seventen eighten"
    ),
    "cinco seis siete ocho nueve diez ONCE doce trece catorce quince dieciseis diecisiete dieciocho",
    "cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit",
)
"""From five on. Large: also a word of another language, so it counts only beside others."""

_FROM_TWELVE: Final = (
    "dodici tredici quattordici quindici sedici diciassette diciotto",
    "doze treze quatorze quinze dezesseis dezessete dezoito",
    "twaalf dertien veertien vijftien zestien zeventien achttien",
    "dwanascie trzynascie czternascie pietnascie szesnascie siedemnascie osiemnascie",
    "двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать",
    "열두 열세 열네 열다섯 열여섯 열일곱 열여덟",
    "tweleve thriteen fortheen fivteen sixten sevinteen eightteen",
    "twelv thirtheen fourtheen fiften sixtheen seventheen eighten",
    "xii xiii xiv xv xvi xvii xviii",
)

NUMBERS: Final = {
    **{
        word: number
        for first, lines in ((5, _WRITTEN), (12, _FROM_TWELVE))
        for line in lines
        for number, word in enumerate(line.split(), start=first)
        if word == word.lower()
    },
    **{
        f"{word}einhalb": number
        for number, word in enumerate(_WRITTEN[2].casefold().split(), start=5)
    },
    "fourten": 14,
    "fourteeen": 14,
    "catorze": 14,
    "undici": 11,
    "eigth": 8,
}
"""Numbers as they are written out, without accents."""
