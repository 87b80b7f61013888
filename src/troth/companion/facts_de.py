"""How facts are told in German. Read by `facts_rules`; the notation is that of `facts_book`."""

import re
from functools import cache
from typing import Final

from troth.companion.facts_book import Book, either, kin_of, rules, words

_KIN: Final = kin_of(
    {
        "mother": "mutter mama mutti",
        "father": "vater papa vati",
        "sister": "schwester",
        "brother": "bruder",
        "wife": "frau ehefrau",
        "husband": "mann ehemann",
        "partner": "partner partnerin verlobter verlobte",
        "girlfriend": "freundin",
        "boyfriend": "freund",
        "friend": "kumpel beste_freundin bester_freund besten_freundin besten_freund",
        "son": "sohn",
        "daughter": "tochter",
        "child": "kind baby",
        "grandmother": "grossmutter großmutter oma",
        "grandfather": "grossvater großvater opa",
        "aunt": "tante",
        "uncle": "onkel",
        "cousin": "cousin cousine",
        "niece": "nichte",
        "nephew": "neffe",
        "boss": "chef chefin",
        "colleague": "kollege kollegin",
        "neighbour": "nachbar nachbarin",
        "roommate": "mitbewohner mitbewohnerin",
        "dog": "hund hundin welpe hunde hunden",
        "cat": "katze kater katzen",
        "rabbit": "kaninchen hase",
        "hamster": "hamster",
        "parrot": "papagei",
        "horse": "pferd pferde",
        "tortoise": "schildkrote schildkroten",
    }
)
_WHO: Final = "|".join(sorted(_KIN, key=len, reverse=True))
_MONTH: Final = (
    "januar|janner|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember"
)
_DATE: Final = (
    rf"(?P<day>\d{{1,2}}\. ?(?:{_MONTH})(?: \d{{4}})?|\d{{1,2}}\.\d{{1,2}}\.(?:\d{{2,4}})?)"
)
_WHEN: Final = _DATE.replace("?P<day>", "?:")
_JOB: Final = (
    "lehrer(?:in)?|krankenpfleger(?:in)?|krankenschwester|arzt|arztin|anwalt|anwaltin"
    "|rechtsanwalt|rechtsanwaltin|ingenieur(?:in)?|programmierer(?:in)?|entwickler(?:in)?"
    "|architekt(?:in)?|buchhalter(?:in)?|elektriker(?:in)?|klempner(?:in)?|tischler(?:in)?"
    "|schreiner(?:in)?|zimmermann|mechaniker(?:in)?|mechatroniker(?:in)?|schlosser(?:in)?"
    "|maurer(?:in)?|dachdecker(?:in)?|busfahrer(?:in)?|taxifahrer(?:in)?|lkw-fahrer|pilot(?:in)?"
    "|landwirt(?:in)?|gartner(?:in)?|florist(?:in)?|backer(?:in)?|koch|kochin|kellner(?:in)?"
    "|metzger(?:in)?|friseur(?:in)?|friseurin|zahnarzt|zahnarztin|apotheker(?:in)?|tierarzt"
    "|tierarztin|hebamme|sanitater(?:in)?|feuerwehrmann|feuerwehrfrau|chirurg(?:in)?"
    "|psychologe|psychologin|therapeut(?:in)?|physiotherapeut(?:in)?|bibliothekar(?:in)?"
    "|journalist(?:in)?|schriftsteller(?:in)?|autor(?:in)?|ubersetzer(?:in)?"
    "|dolmetscher(?:in)?|fotograf(?:in)?|musiker(?:in)?|maler(?:in)?|schauspieler(?:in)?"
    "|wissenschaftler(?:in)?|physiker(?:in)?|chemiker(?:in)?|biologe|biologin"
    "|mathematiker(?:in)?|historiker(?:in)?|professor(?:in)?|student(?:in)?|azubi|praktikant(?:in)?"
    "|sekretar(?:in)?|kassierer(?:in)?|verkaufer(?:in)?|berater(?:in)?|unternehmer(?:in)?"
    "|richter(?:in)?|soldat(?:in)?|polizist(?:in)?|sozialarbeiter(?:in)?|erzieher(?:in)?"
    "|hausmeister(?:in)?|brieftrager(?:in)?|postbote|techniker(?:in)?|beamter|beamtin"
    "|steuerberater(?:in)?|grafiker(?:in)?|designer(?:in)?|rentner(?:in)?"
)
_NO: Final = r"(?:nicht mehr|nicht|nie|kein|keine|keine? mehr) "
_LAND: Final = (
    r"(?:(?:der|den) (?=schweiz|turkei|ukraine|niederlanden|usa|slowakei|mongolei|pfalz|eifel"
    r"|bretagne|toskana|provence|uckermark))?"
)
"""Where a land is named with an article. Others are no lands: "aus dem Staunen"."""
_IBIN: Final = r"(?:ich bin|bin ich)"

_LINES: Final = (
    ("name", r"ich heiße {v}", "names"),
    ("name", r"mein (?:vor)?name ist {v}", "names"),
    ("name", r"(?:nenn|nennt) mich (?:bitte |einfach )?{v}", "call"),
    ("name", r"(?:alle|freunde) nennen mich {v}", "call"),
    ("name", r"{my} heißt {v}", "names"),
    ("name", r"der name {my} ist {v}", "names"),
    (
        "name",
        (
            rf"(?:ich habe|wir haben|ich hab) (?:einen?|zwei|drei) (?:\w+ )?(?P<kin>{_WHO})"
            r"(?:,| namens|, (?:der|die|das) heißt) {v}"
        ),
        "several",
    ),
    ("name", r"(?:ich bin|bin) mit (?P<kin>){v}(?=[\w-]+ verheiratet)", "names"),
    (
        "",
        (
            rf"meine? (?:\w+ )?(?P<kin>{_WHO}) (?P<named>[\w-]+)(?= (?:ist|hat|wohnt|lebt"
            rf"|arbeitet|kommt"
            r"|kam|und ich|wird|geht)(?!\w))"
        ),
        "",
    ),
    ("birthday", rf"(?:ich habe|hab) am (?={_WHEN}){{v}}", "date"),
    ("birthday", rf"mein geburtstag ist (?:am |der )?(?={_WHEN}){{v}}", "date"),
    ("birthday", rf"(?:{_IBIN}|ich wurde) am (?={_WHEN}){{v}}", "date"),
    ("birthday", rf"{{my}} hat am (?={_WHEN}){{v}}", "date"),
    ("birth_year", rf"(?:{_IBIN}|ich wurde) (?:im jahr )?(?P<x>(?:19|20)\d\d) geboren", "year"),
    ("allergy", rf"{_IBIN} {{no}}(?:sehr )?allergisch (?:gegen|auf) {{v}}", "foods"),
    ("allergy", rf"{_IBIN} {{no}}(?:gegen|auf) (?P<x>[\w-]+) allergisch", "food"),
    ("allergy", r"ich habe (?P<no>keine )?(?:eine )?allergie gegen {v}", "foods"),
    ("allergy", r"ich (?:vertrage|vertrag) keine? (?P<x>[\w-]+)", "food"),
    ("allergy", r"{my} ist {no}(?:sehr )?allergisch (?:gegen|auf) {v}", "foods"),
    ("allergy", r"{my} ist {no}(?:gegen|auf) (?P<x>[\w-]+) allergisch", "food"),
    ("allergy", r"{my} (?:vertragt) keine? (?P<x>[\w-]+)", "food"),
    (
        "diet",
        (
            rf"{_IBIN} {{no}}(?P<x>veganer(?:in)?|vegan|vegetarier(?:in)?|vegetarisch"
            rf"|pescetarier(?:in)?)"
        ),
        "whole",
    ),
    (
        "diet",
        r"{my} ist {no}(?P<x>veganer(?:in)?|vegan|vegetarier(?:in)?|pescetarier(?:in)?)",
        "whole",
    ),
    (
        "diet",
        (
            r"ich (?:esse|trinke) keine?n? (?P<x>fleisch|schweinefleisch|fisch|gluten|milch"
            r"|eier|zucker"
            r"|alkohol|kaffee)"
        ),
        "whole",
        "no ",
    ),
    (
        "diet",
        (
            r"{my} (?:isst|trinkt) keine?n? (?P<x>fleisch|schweinefleisch|fisch|gluten|milch|eier"
            r"|zucker|alkohol)"
        ),
        "whole",
        "no ",
    ),
    ("diet", r"ich esse (?:nur )?(?P<x>halal|koscher)", "whole"),
    (
        "lives",
        (
            r"(?:ich (?:wohne|lebe)|wohne ich|lebe ich|wir (?:wohnen|leben)) {no}"
            r"(?:jetzt |inzwischen |momentan |seit \d{4} )?in {land}{v}"
        ),
        "place",
    ),
    ("lives", r"und (?:wohne|lebe) {no}(?:jetzt )?in {land}{v}", "place"),
    (
        "lives",
        (
            rf"(?:{_IBIN}|wir sind) (?:vor kurzem |gerade |letztes jahr )?nach (?P<x>[\w-]+"
            r"(?: [\w-]+){0,2}?) (?:um)?gezogen"
        ),
        "city",
    ),
    ("lives", r"{my} (?:wohnt|lebt) {no}(?:jetzt )?in {land}{v}", "place"),
    ("lives", r"{my} ist nach (?P<x>[\w-]+) (?:um)?gezogen", "city"),
    (
        "-lives",
        (
            r"(?:fruher (?:habe ich|wohnte ich|lebte ich)|ich (?:wohnte|lebte)|ich habe"
            r" (?:fruher|mal))"
            r" (?:fruher )?in {v}"
        ),
        "place",
    ),
    ("from", r"(?:ich komme|komme ich) (?:ursprunglich )?aus {land}{v}", "place"),
    ("from", r"ich bin in (?P<x>[\w-]+) aufgewachsen", "city"),
    ("born", rf"(?:{_IBIN}|ich wurde) in (?P<x>[\w-]+(?: [\w-]+){{0,2}}?) geboren", "city"),
    ("born", r"{my} (?:ist|wurde) in (?P<x>[\w-]+(?: [\w-]+){0,2}?) geboren", "city"),
    ("works_at", r"(?:ich arbeite|arbeite ich) {no}(?:bei(?: der| dem)?|fur) {v}", "firm"),
    ("works_at", r"und arbeite {no}(?:bei(?: der| dem)?|fur) {v}", "firm"),
    ("works_at", r"{my} arbeitet {no}(?:bei(?: der| dem)?|fur) {v}", "firm"),
    ("work", r"(?:ich arbeite|arbeite ich) als {v}", "thing"),
    ("work", r"und arbeite als {v}", "thing"),
    ("work", r"{my} arbeitet als {v}", "thing"),
    ("work", rf"{_IBIN} {{no}}(?P<x>{_JOB})(?!\w)", "job"),
    ("work", rf"{{my}} ist {{no}}(?P<x>{_JOB})(?!\w)", "job"),
    ("studies", r"(?:ich studiere|studiere ich) {v}", "thing"),
    (
        "has",
        (
            r"(?:ich habe|ich hab|wir haben) (?P<x>(?:einen?|ein|zwei|drei|vier) (?:hunde?"
            r"|katzen?|kater"
            r"|kaninchen|kinder|kind|sohne?|tochter|schwestern?|bruder|pferde?|hamster|papageien?))"
        ),
        "own",
    ),
    (
        "likes",
        (
            r"ich (?:liebe|mag|geniesse|genieße) (?:sehr |total |auch )?(?!kein)(?![\w -]{1,40}"
            r" nicht(?!\w)){v}"
        ),
        "thing",
    ),
    ("likes", r"{my} (?:liebt|mag) (?!kein)(?![\w -]{1,40} nicht(?!\w)){v}", "thing"),
    (
        "favourite",
        (
            r"meine? lieblings(?P<about>farbe|essen|gericht|film|buch|lied|band|tier|sport"
            r"|getrank|stadt|obst|serie|kuchen|jahreszeit|autorin|autor|musik) (?:ist|sind) {v}"
        ),
        "thing",
    ),
    ("dislikes", r"ich (?:hasse|verabscheue) {v}", "thing"),
    ("dislikes", r"ich mag keine?n? {v}", "thing"),
    ("dislikes", r"ich mag (?P<x>[\w-]+(?: [\w-]+){0,2}) (?:gar )?nicht(?!\w)", "liked"),
    ("dislikes", r"{my} (?:hasst|mag keine?n?) {v}", "thing"),
    ("speaks", r"ich spreche {v}", "languages"),
    ("speaks", r"meine muttersprache ist {v}", "languages"),
    ("speaks", r"{my} spricht {v}", "languages"),
    ("health", r"ich (?:habe|hab|leide an|leide unter) {v}", "ailment"),
    ("-health", r"ich (?:habe|hab) (?:keine?n?|nie) {v}", "ailment"),
    ("health", r"bei mir wurde {v}", "ailment"),
    ("health", rf"{_IBIN} {{no}}{{v}}", "ailment"),
    ("health", r"{my} (?:hat|leidet an|ist) {v}", "ailment"),
    ("orientation", rf"{_IBIN} {{no}}{{v}}", "orientation"),
    ("orientation", r"{my} ist {no}{v}", "orientation"),
    ("belief", rf"{_IBIN} {{no}}{{v}}", "belief"),
    ("belief", r"{my} ist {no}{v}", "belief"),
    ("origin", rf"{_IBIN} {{no}}{{v}}", "origin"),
    ("origin", r"{my} ist {no}{v}", "origin"),
    ("politics", r"ich (?:wahle|wahlte) (?:immer )?{v}", "firm"),
)


_MY: Final = (
    r"(?:meine[rnms]?|mein|unsere?|unser) (?:(?:kleine[rn]?|grosse[rn]?|große[rn]?"
    r"|altere[rn]?"
    rf"|jungere[rn]?|neue[rn]?) ){{0,2}}(?P<kin>{_WHO})"
    r"(?:,? (?P<named>(?!ist |hat |wohnt |heißt |und |liebt |mag )[\w-]+),?)?"
)
_MADE_UP: Final = (
    r"(?<!\w)(?:stell dir vor|stellen wir uns vor|tu so als|tun wir so|rollenspiel|in"
    r" (?:der|dem|einer"
    r"|einem|meiner|meinem) (?:geschichte|roman|film|spiel|buch|lied|gedicht)|im"
    r" (?:film|roman"
    r"|buch|spiel|lied)|(?:schreib|schreibe|erzahl|erzahle) (?:mir )?(?:eine?n?|die|das)"
    r" (?:\w+ )?(?:geschichte|gedicht|szene|brief|marchen|mail|aufsatz|lied)|meine figur"
    r"|mein charakter|es war einmal|nur spaß|war ein scherz|ubersetze?|zum beispiel"
    r"|angenommen"
    r"|spiel eine?|hier ist (?:ein|eine|der|die|mein|meine) (?:text|entwurf|mail"
    r"|e-mail|brief|nachricht)|korrigier\w*)(?!\w)"
)
_UNSURE: Final = (
    r"(?<!\w)(?:wenn|falls|ob|vielleicht|eventuell|womoglich|wahrscheinlich|vermutlich"
    r"|wurde gern"
    r"|getraumt|fast|beinahe|sagte|sagt|sagten|meinte|meint|fragte|fragt|behauptet|glaubt"
    r"|denkt|denken|laut|angeblich|anscheinend|als ob|werden will|will|mochte|haha"
    r"|waere|als ich|meinen,|glauben|nehmen an|nimmt an|stimmt nicht|nicht wahr|gelogen|eine luge"
    r"|bezweif\w+|zweifl\w+|furchte|angst,|befurchte|weder|tat so|tu so|sternzeichen|horoskop"
    r"|bis ich|^\W*(?:(?:und|aber|also|ok|okay|hey|hi|na|so|dann)[, ]+)*"
    r"(?:(?:hab|habe|bin|wohne|heiße|kann|soll|sollte|muss|darf|arbeite) ich"
    r"|(?:ist|hat|sind|wohnt) (?:meine?|er|sie)|was|wie(?! gesagt)|warum|wieso|woher"
    r"|welche\w*|wer|wo))"
    r"(?!\w)"
)
_ACCENTED: Final = r"(?<!\w)(?:würde\w*|wäre\w*|hätte\w*|könnte\w*|möchte\w*|hieße|sei)(?!\w)"
_CAREFUL: Final = (
    r"(?<!\w)(?:halal|koscher|manner|frauen|jungs|madchen|sex|kirche|moschee|synagoge"
    r"|beten|drogen)(?!\w)"
)
_TONGUES: Final = (
    "(?<!\\w)(?:"
    + either(
        "englisch deutsch franzosisch spanisch italienisch portugiesisch niederlandisch"
        " hollandisch polnisch russisch ukrainisch turkisch arabisch hebraisch hindi urdu"
        " chinesisch mandarin japanisch koreanisch vietnamesisch thailandisch persisch"
        " farsi"
        " kurdisch griechisch rumanisch ungarisch tschechisch slowakisch kroatisch serbisch"
        " bosnisch albanisch bulgarisch danisch schwedisch norwegisch finnisch katalanisch"
        " baskisch suaheli tamil latein esperanto sorbisch platt"
    )
    + ")(?!\\w)"
)
_ENDS: Final = words(
    "weil aber denn wenn wahrend der_ die_ das_ dass obwohl als wie bevor nachdem besonders"
    " ausser außer jetzt auch heute seit bis mit fur bei bei_uns in_der nahe wieder"
    " immer und"
    " von geboren allergisch gezogen umgezogen gewohnt gelebt geburtstag aufgewachsen"
    " aus zur"
    " derzeit gerade wo"
)
_STARTS: Final = words(
    "ich mein meine wir er sie es du das habe bin wohne arbeite mag nicht auch die der"
)
_NO_NAMES: Final = words(
    "ich nicht ein eine der die das mein meine dein deine ist bitte einfach verruckt spater"
    " morgen heute wenn ob und oder aber so hier doch kein keine"
)
_NO_PLACES: Final = words(
    "angst den einer einem der die das meinem meiner deinem deiner frieden hoffnung armut"
    " sunde tag welt stadt dorf haus wohnung ordnung ruhe wirklichkeit zukunft"
    " vergangenheit"
    " januar februar marz april mai juni juli august september oktober november dezember"
    " versehen zufall spaß spass liebe prinzip neugier langeweile saus gefahr not"
    " scheidung stille"
    " einsamkeit hoffnung eile sorge wut trauer bewegung wahrheit"
    " beziehung ehe trennung arbeit familie"
)
_NO_THINGS: Final = words(
    "dich dir du es das dies mich mir ihn ihm sie euch uns sich deine dein deinen"
    " deiner seine"
    " ihre wie was wenn wann wo wer warum hier alles alle nichts etwas jemand niemand leben"
    " das_leben nicht sehr mehr gar menschen leute mein meine meinen meiner dass"
)


@cache
def book() -> Book:
    """Return the book. Its patterns are made at the first use."""
    return Book(
        language="de",
        kin=_KIN | {"": "husband or wife"},
        rules=rules(
            _LINES,
            my=_MY,
            no=_NO,
            land=_LAND,
        ),
        made_up=re.compile(_MADE_UP),
        unsure=re.compile(_UNSURE),
        accented=re.compile(_ACCENTED),
        careful=re.compile(_CAREFUL),
        since=re.compile(r"(?<!\w)seit (?:\w+ )?(?P<year>(?:19|20)\d\d)(?!\d)"),
        date=re.compile(_DATE),
        tongues=re.compile(_TONGUES),
        article=re.compile(r"^(?:die|der|das|den|alle|einige|manche) ", re.IGNORECASE),
        ands="und|oder",
        the=frozenset(),
        ends=_ENDS,
        starts=_STARTS,
        trailing=words("mehr sehr auch jetzt so total gern gerne und oder in an von"),
        no_names=_NO_NAMES,
        no_places=_NO_PLACES,
        no_things=_NO_THINGS,
        never_in_things=words("dich dir du dein deine deinen mich mir mein meine es das"),
        no_jobs=words("schlechter guter kein"),
    )
