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

_IM = r"(?:im|i am|i m|1 ?m|me(?: ,)? im|im a)"
_LITTLE = (
    r"(?: (?:only|just|actually|really|still|like|literally|currently|already|now|also|basically"
    r"|about|around|almost|nearly|barely|legit|deadass|fr|honestly|in fact|, like ,|a|an|turned))*"
)
_UNIT = (
    r"(?! ?(?:%|percent|min\b|minutes?|hours?|hrs?|seconds?|days?|weeks?|wks?|months?|mos?\b|km|kms|miles?"
    r"|mi\b|met(?:er|re)s?|feet|foot|ft|inch(?:es)?|cm|kg|kilos?|lbs?|pounds?|stone|grams?|degrees?|am\b"
    r"|pm\b|oclock|times?|steps?|pages?|chapters?|episodes?|levels?|points?|people|of\b|out\b|ahead"
    r"|behind|away|late|early|down|up\b|deep|th\b|st\b|nd\b|rd\b|in line|in a row|under par|over par"
    r"|euros?|dollars?|bucks|k\b|g\b|x\b|to\b(?= \d)|and a half (?:hours?|weeks?|months?)"
    r"|years? (?:sober|clean|into|in\b|married|of (?!age)|at\b|with|younger|older|apart|ago|away|on\b|from|late"
    r"|behind|ahead|without|deep|post|since|strong)|(?!years|yrs|this|as|is|was|yes|lets|parents|guys)"
    r"[a-z]{3,}s\b(?! old)))"
)
_OLD = r"(?: (?:years? old|yrs? old|years? of age|years?|yrs?|yo|y o|y\.o))?"
_KIN = r"(?:mom|mum|mama|mommy|mother|dad|father|daddy|parents?|folks|teacher|aunt|grandma|sister|brother)"

ENGLISH: Final = (
    rf"= {_IM}{_LITTLE} {AGE}(?! ?(?:th|st|nd|rd)\b){_UNIT}{_OLD}",
    rf"= (?:my|ma) (?:real |actual |true |current )?age(?: is| s)?{_LITTLE} {AGE}",
    rf"= i (?:just|recently|already|only) turned {AGE}{_UNIT}",
    rf"= (?:ive|i have|i got) (?:been )?{AGE} (?:years? old|years?{END})",
    rf"= (?:as|being) an? {AGE} (?:years? old|yr old|yo|y o)",
    (
        rf"= (?:^ ?|(?<=[.,]) ){AGE} (?:years? old|yrs? old|year old|yo|y o|y)(?: (?:girl|boy|kid|female|male|teen"
        rf"|student|gal|guy|here|f|m|btw|lol))*{END}"
    ),
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
    (
        rf"= my {AGE} ?(?:th|st|nd|rd) (?:birthday|bday|b day) was (?:yesterday|last|just|this|a (?:few|couple)"
        rf"|recently|on)"
    ),
    (
        rf"g (?:{_IM}|i (?:go|went|start|started|am|will be|just started|am starting|just finished|finished"
        rf"|attend|failed|repeat|skipped)|starting|entering|ill be)(?: \w+){{0,3}}?"
        rf" (?P<grade>\d{{1,2}}) ?(?:th|st|nd|rd)? (?:grade|grader|graders|form)"
    ),
    (
        rf"g (?:{_IM}|i (?:go|start|am|will be|just started)(?: \w+){{0,2}}?) ?(?:in|into|to)? ?(?:grade|year|yr"
        rf"|form) (?P<grade>\d{{1,2}})(?! (?:of|at) (?:uni|college|my|med))"
    ),
    (
        r"g (?:^ ?|(?<=[.,]) )(?P<grade>\d{1,2}) ?(?:th|st|nd|rd) grade(?:r)?(?: here| lol| is)?"
        rf"{END}"
    ),
    (
        rf"! (?:{_IM}|i go to|i attend|i (?:am|just) (?:in|started)|im still|i am still|still)(?: \w+){{0,3}}?"
        rf" (?:middle school|high ?school|junior high|elementary school|primary school|secondary school)"
        rf"(?! (?:teacher|reunion|sweetheart|friend|principal|coach|years|diploma|counsel))"
    ),
    (
        rf"! {_IM}(?: \w+){{0,2}}? (?:high ?school|middle school) (?:freshman|sophomore|junior|senior|student"
        rf"|kid|girl|boy)"
    ),
    rf"! {_IM}(?: \w+){{0,2}}? (?:freshman|sophomore|junior|senior) (?:in|at) high ?school",
    (
        rf"! {_IM}{_LITTLE} (?:minor|underage|under age|under 18|below 18|younger than 18|not (?:even |yet )?18"
        rf"|not 18 yet|not (?:an|yet an) adult|not old enough|too young|too little|kid|child|teen|teenager"
        rf"|preteen|pre teen|tween|schoolgirl|schoolboy|school ?kid|school ?child)(?! at heart| again| of|"
        rf" to (?:die|retire|have|know|remember))"
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
    r"y (?:i was|im|i am|was|me|i) born (?:in|on)?(?: [a-z0-9]+){0,3}? ?(?P<year>20\d\d)",
    (
        r"y (?:my )?(?:birth ?year|year of birth|birth ?date|date of birth|dob|birthday)(?: is| s)?"
        r"(?: [a-z0-9]+){0,4}? ?(?P<year>20\d\d)"
    ),
)
"""English."""

_ICH = r"(?:ich bin|bin|ich bins|ich binn|i bin)"
_KLEIN = r"(?: (?:erst|gerade|grad|eigentlich|wirklich|noch|jetzt|schon|nur|halt|ehrlich gesagt|fast|ca|so))*"
_EINHEIT = (
    r"(?! ?(?:%|prozent|min\b|minuten?|stunden?|tagen?|wochen?|monaten?|km|kilometer|meter|cm|kg|kilo|uhr|mal\b"
    r"|seiten?|euro|grad|jahren?\b(?! alt)(?! jung)(?! ?$)(?! [.,])|leute|prozent|zentimeter))"
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
    rf"= (?:mein )?alter(?: ist)? {AGE}",
    rf"= (?:^ ?|(?<=[.,]) ){AGE} (?:jahre alt|jahrig\w*|j|jahre)(?: hier)?{END}",
    rf"= (?:als|ein|eine) {AGE} ?jahrige?r? (?:madchen|junge|schuler\w*)? ?(?:habe|bin|will|mochte) ich",
    rf"+ (?:ich )?(?:werde?|werd)(?: \w+){{0,3}}? {AGE}{_EINHEIT}",
    rf"+ (?:bis ich|wenn ich) {AGE} (?:bin|werde)",
    rf"+ mein(?:en?)? {AGE} geburtstag (?:ist|im|am|feiere|steht|kommt)",
    rf"g (?:{_ICH}|ich (?:gehe|geh|komme)|gehe|komme)(?: \w+){{0,3}}? (?P<grade>\d{{1,2}})(?: [.])? klasse",
    (
        rf"! {_ICH}{_KLEIN} (?:minderjahrig|unter 18|noch nicht (?:18|volljahrig|erwachsen)|nicht volljahrig"
        rf"|zu jung|ein kind|kind|teenager|teenie|ein jugendlicher|eine jugendliche|schuler|schulerin"
        rf"|grundschuler\w*|ein schuler|eine schulerin|ein teenager)(?! (?:fur den|um zu)|\w)"
    ),
    (
        r"! ich (?:gehe|geh) (?:noch )?(?:in die|zur|aufs) (?:grundschule|hauptschule|realschule|gymnasium|schule"
        r"|gesamtschule|mittelschule)"
    ),
    (
        r"! meine?r? (?:mama|mutter|mutti|mami|eltern|vater|papa|lehrerin|oma) (?:sagt|sagen|meint|meinen|findet"
        r"|finden)(?: [.,])?(?: dass)? ich (?:bin|sei|ware)?(?: \w+){0,2}? ?(?:zu jung|ein kind|zu klein)(?: bin)?"
    ),
    r"y (?:ich bin|bin|ich wurde|wurde)(?: \w+){0,4}? ?(?P<year>20\d\d) (?:geboren|auf die welt)",
    rf"= {_WEIL}{_KLEIN} {AGE}{_EINHEIT}(?: jahre?)?(?: alt| jung)? bin(?!\w)",
    rf"+ {_WEIL}(?: \w+){{0,3}}? {AGE}{_EINHEIT} werde(?!\w)",
    rf"! {_WEIL}{_KLEIN} {_JUNG} bin(?!\w)",
    (
        rf"! {_WEIL} (?:noch )?(?:in die|zur|aufs) (?:grundschule|hauptschule|realschule|gymnasium|schule"
        rf"|gesamtschule|mittelschule) (?:gehe|geh)(?!\w)"
    ),
    rf"g {_WEIL}(?: \w+){{0,3}}? (?P<grade>\d{{1,2}})(?: [.])? klasse (?:gehe|geh|bin|komme|besuche)(?!\w)",
    rf"y {_WEIL}(?: \w+){{0,3}}? (?P<year>20\d\d) (?:geboren|auf die welt)",
    rf"= mit meinen{_KLEIN} {AGE} (?:jahren|jahrchen)",
    rf"= (?:^ ?|(?<=[.,]) )(?:(?:erst|gerade|schon|noch|ganze) )*{AGE}(?: jahre?)?(?: alt| jung)? bin ich{END}",
    r"y (?:geboren|jahrgang|geburtsjahr|geburtsdatum)(?: ist| am| im)?(?: \w+){0,3}? ?(?P<year>20\d\d)",
)
"""German."""

SPANISH: Final = (
    (
        rf"= (?:yo )?(?:tengo|tngo|teng)(?: (?:solo|apenas|recien|ya|como|unos|casi|solamente|en realidad))* {AGE}"
        rf"(?: (?:anos?|anitos|ans)(?! (?:de (?!edad)|trabajando|viviendo|casad|con|sin|en|juntos|aqui|sobri)))"
        rf"?(?= [.,]| ?$| (?:y|pero|asi|jaja|xd|de edad|tio|todavia|ahora|hoy))"
    ),
    rf"= mi edad(?: es)?(?: de)? {AGE}",
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
        r"|octavo|noveno|decimo)(?: \w+){0,2}? (?:grado|primaria|secundaria|eso|basico)"
    ),
    r"! (?:estoy|voy) (?:en|a) (?:la )?(?:primaria|secundaria|prepa|preparatoria|liceo|el cole|colegio)",
    (
        r"! (?:todavia |aun )?(?:soy|sigo siendo)(?: \w+){0,2}? (?:menor(?: de edad)?|un[ao]? nin[ao]|nin[ao]"
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

FRENCH: Final = (
    (
        rf"= (?:moi )?(?:jai|j ai|g|jais|jai que|ge)(?: (?:seulement|que|juste|deja|a peine|bientot|presque|environ|genre"
        rf"|en vrai|vraiment))* {AGE} ?(?:ans?)(?! (?:de (?!vie)|d |que|passes|plus|dexp|dans))"
    ),
    rf"= mon age (?:est|c est|cest)?(?: de)? ?{AGE}",
    rf"= jai {AGE}{END}",
    rf"= (?:^ ?|(?<=[.,]) ){AGE} ans?(?: ici| mdr| lol)?{END}",
    rf"= (?:je viens davoir|jai eu|je viens de feter mes) {AGE}",
    rf"+ (?:jaurai|je vais avoir|jvais avoir|bientot|je fete mes|je feterai mes|jattends mes) {AGE} ?ans?",
    rf"+ (?:jusqua mes|quand jaurai|avant mes) {AGE} ?(?:ans)?",
    (
        r"! je (?:suis|rentre|passe|vais|entre|suis entree?)(?: \w+){0,2}? (?:en|au) (?:(?:6|5|4|3|2) ?(?:e|eme|nde)|sixieme"
        r"|cinquieme|quatrieme|troisieme|seconde|premiere|terminale|cm ?[12]|ce ?[12]|cp|college|lycee|primaire)"
    ),
    (
        r"! je suis(?: \w+){0,2}? (?:mineure?|trop jeune|une? enfant|une? ado|ado|adolescente?|collegien(?:ne)?"
        r"|lyceen(?:ne)?)(?! du| de la| dans)"
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
    r"y (?:ne|nee) en (?P<year>20\d\d)",
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
)
"""The present age in other languages; accents are gone where the text is read without them."""

ASKED: Final = (
    r"how old|your age|what age|age(?= ?[?])|wie alt|dein alter|cuantos anos|que edad|tu edad|quel age|ton age"
    r"|quantos anos|quanti anni|hoe oud|date of birth|birthday|geburtstag|year were you born"
)
"""What an age answers."""

PLAYED: Final = (
    r"(?:lets|let us|can we|could we|wanna|we|want to|to) (?:role ?play|rp|play|pretend|act|do a (?:scene|story|roleplay))"
    r"|(?:in|for) (?:the|this|our|my|your|a) (?:story|game|scene|role ?play|rp|novel|fic|fanfic|book|script|movie|film"
    r"|campaign|scenario|play)|pretend|imagine|my (?:character|oc|figure|role)|role ?play(?:ing)? (?:as|where|that|,|\.)"
    r"|scenario|act (?:like|as if|as though)|write (?:a|me|about)|suppose|hypothetically|what if|(?:^| )if|as if"
    r"|(?:feel|felt|feels|look|act|sound|live|treat me|treats me|talks? to me) like|(?:wish|dreamed|dreamt|dream)"
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
    r"|book|quote|wrote|writes|says?|said|told|er|sie|sagt|sagte|dice|dijo|ella|el|elle|il|dit|texted|reads|sings|sang)"
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

NUMBERS: Final = {
    word: number
    for line in _WRITTEN
    for number, word in enumerate(line.split(), start=5)
    if word.islower()
} | {"fourten": 14, "eigth": 8}
"""Numbers as they are written out, without accents."""
