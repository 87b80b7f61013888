"""How people say a command about memory, in English, Spanish, German and French.

Each language: what is ordered, and how it is said; a "?" behind the name says that the words could
mean something else. A pattern is for a whole message, in small letters without accents,
without greetings and "please" around it. `x` is what it is about, `rest` what is said besides.
`asks` marks a request that may end as a question: "Can you forget …?"

Pure: patterns alone; `commands` reads with them.
"""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

Lines: TypeAlias = Mapping[str, Sequence[str]]

_REST: Final = r" ?[,:;.!\u2013\u2014-](?P<rest>.*)"

# ── English ───────────────────────────────────────────────────────────────────────────────────

_EN_ASK: Final = (
    r"(?:(?P<asks>(?:can|could|would|will) you (?:please |just |also )*)"
    r"|i (?:want|need|would like) you to |i'd like you to )?"
)
_EN_FORGET: Final = rf"{_EN_ASK}(?:forget|delete|erase)"
_EN_WIPE: Final = rf"{_EN_ASK}(?:forget|delete|erase|remove|wipe|clear)"
"""Where the rest of the sentence says that memory is meant: else "remove it" speaks of a text."""
_EN_MINE: Final = r"(?:i|i'm|i've|i'd|i'll|my|we|we're|we've|our)\b"
_EN_TOLD: Final = (
    r"i(?: have|'ve)?(?: ever| just)? (?:told you|said|wrote|mentioned|shared)"
    r"(?: to you| with you)?"
)
_EN_HAVE: Final = r"you (?:know|remember|have|(?:have |'ve )?(?:stored|saved|kept|learned|noted))"
_EN_RECORD: Final = r"off[ -]the[ -]record"
_EN: Final[Lines] = {
    "forget_all": [
        (
            rf"{_EN_FORGET} (?:absolutely )?(?:everything|all of it|all)"
            rf"(?: (?:that )?{_EN_HAVE}(?: (?:about|on|of) me)?"
            r"| (?:that )?i(?: have|'ve)?(?: ever)? (?:told you|said)(?: to you)?| about me"
            r"| my memories)?"
        ),
        rf"{_EN_WIPE} (?:everything|all)(?: {_EN_HAVE})? (?:about|on|of) me",
        (
            rf"{_EN_ASK}(?:delete|erase|wipe|clear|remove) (?:all )?(?:of )?(?:my |your |the )?"
            r"memor(?:y|ies)(?: (?:of|about) me)?"
        ),
        rf"{_EN_ASK}forget (?:all )?(?:of )?(?:my|your) memories(?: of me)?",
    ],
    "forget_all?": [
        r"forget me",
    ],
    "forget_last": [
        (
            rf"{_EN_FORGET} (?:(?:everything )?what i just (?:said|told you|wrote)"
            r"|everything i just (?:said|told you|wrote)|my last message"
            r"|the last (?:message|thing)(?: (?:that )?i (?:said|told you|wrote))?)"
        ),
    ],
    "forget_last?": [
        (
            rf"{_EN_FORGET} (?:it|that|this|about (?:it|that|this)|what i (?:said|told you"
            rf"|wrote))"
        ),
    ],
    "forget": [
        (
            rf"{_EN_WIPE} (?:everything |all |anything )?(?:that )?(?:what )?"
            rf"(?:{_EN_HAVE}|{_EN_TOLD}) (?:about|of|on|regarding) (?P<x>.+)"
        ),
        rf"{_EN_WIPE} (?:everything|all|anything) (?:about|on|regarding) (?P<x>.+)",
        rf"{_EN_ASK}forget (?:the fact )?that (?P<x>{_EN_MINE} .+)",
        r"(?:i want you to |i'd like you to )?forget (?P<x>my .+)",
    ],
    "forget?": [
        rf"{_EN_FORGET} (?:about )?(?P<x>my .+)",
        (
            r"(?:i want you to |i'd like you to )?(?:forget|delete|erase"
            r"|stop remembering) (?:about )?"
            r"(?!not )(?P<x>.+)"
        ),
    ],
    "remember": [
        (
            rf"{_EN_ASK}(?:remember|note|make a note|take note|keep in mind|bear in mind"
            rf"|don't forget"
            r"|do not forget|memori[sz]e)(?:,)? (?:the fact )?that (?!(?:time|day|night"
            r"|evening|morning"
            r"|afternoon|summer|winter|week|weekend|year|moment|trip|party|dinner|dream|talk|chat"
            r"|conversation|story|book|song|one|movie|film|show|joke|when|guy|girl|man|woman"
            r"|person"
            r"|place|thing)\b)(?P<x>.+)"
        ),
        rf"{_EN_ASK}(?:save|store|write down)(?: the fact)? that (?P<x>{_EN_MINE} .+)",
        (
            rf"{_EN_ASK}(?:remember|note|make a note|keep in mind|don't forget)(?:: | )"
            rf"(?P<x>{_EN_MINE} .+)"
        ),
        (
            r"(?:remember|keep in mind), (?P<x>(?:i'm|i am|i live|i work|i hate|i like|i love"
            r"|i don't"
            r"|i can't|my)\b .+)"
        ),
        r"(?:remember(?: this)?|(?:note|save|store) this|make a note): (?P<x>.+)",
    ],
    "know": [
        (
            r"(?:so )?what (?:all |else |exactly )*(?:do you|have you|did you) (?:know|remember"
            r"|remembered|stored|store|saved|save|kept|keep|learned|learnt|learn|got|noted"
            r"|note|have)"
            r"(?: down| stored| saved| noted)? (?:about|on|of) me(?: so far| now| already"
            r"| exactly)?"
        ),
        r"what do you remember",
        (
            r"what (?:information|info|data|facts|memories) (?:do you have|have you (?:got|stored"
            r"|saved|kept))(?: stored| saved| kept)? (?:about|on|of) me"
        ),
        (
            r"(?P<asks>(?:can|could) you (?:please )?)?(?:show me|tell me|list|list for me)"
            rf" (?:what|everything|all)(?: that)? {_EN_HAVE}(?: stored| saved)?"
            r"(?: (?:about|on|of) me)?(?: so far)?"
        ),
        r"do you (?:know|remember|have) anything (?:about|on|of) me",
        r"(?:(?:show|tell) me )?what (?:do )?you (?:know|remember) about (?P<x>my .+)",
    ],
    "off_record": [
        (
            r"(?:this (?:is|stays) |let's (?:go|talk|speak) |can we (?:go|talk|speak) |we're |i'm"
            rf" going |go |between you and me, )?{_EN_RECORD}(?: (?:please|now))?"
        ),
        rf"(?:this (?:is|stays) |let's (?:go|talk) )?{_EN_RECORD}{_REST}",
        (
            r"(?:don't|do not|never) (?:save|keep|store|record|log|note|remember|memori[sz]e)"
            r" (?:this|any of this|anything|this (?:message|chat|conversation|talk)"
            r"|that (?P<rest>(?:i'm|i am|i have|i've|my) .+))"
        ),
        r"(?:don't|do not) (?:save|store|record|log) (?:that|it|(?P<rest>what i .+))",
    ],
    "on_record": [
        (
            r"(?:let's go |go |we're |i'm )?(?:back )?on[ -]the[ -]record(?: (?:again|please"
            r"|now))?"
        ),
        r"you (?:can|may) (?:remember|save|keep|record)(?: things)? again",
    ],
    "yes": [
        r"(?:yes|yep|yeah|sure|ok|okay|do it|yes,? please|yes,? do(?: it)?|go ahead)",
    ],
    "no": [
        r"(?:no|nope|don't|no,? thanks|never ?mind|cancel|leave it|keep it)",
    ],
    "undo": [
        r"(?:undo|undo (?:it|that)|bring (?:it|them|that) back)",
    ],
    "shred": [
        r"(?:shred|shred (?:it|that|them)? ?now|shred now|for good|delete (?:it )?for good)",
    ],
}

# ── Spanish ───────────────────────────────────────────────────────────────────────────────────

_ES_CAN: Final = r"(?P<asks>(?:puedes|podrias|puede|podria)(?:,? por favor,?)? )"
_ES_LET_GO: Final = r"(?:olvida|olvidate de|borra|olvide|olvidese de|borre)"
_ES_FORGET: Final = (
    r"(?:olvida|olvidate de|borra|elimina|suprime|olvide|olvidese de|borre|elimine"
    r"|quiero que (?:olvides|te olvides de|borres|elimines)"
    rf"|{_ES_CAN}(?:olvidar|olvidarte de|borrar|eliminar))"
)
_ES_OF: Final = r"(?:de|sobre|acerca de)"
_ES_KNOW: Final = r"(?:sabes|sabe|recuerdas|tienes|has guardado|tienes guardado)"
_ES_TOLD: Final = r"(?:te|le) (?:he dicho|dije|conte|he contado|he escrito|escribi)"
_ES: Final[Lines] = {
    "forget_all": [
        (
            rf"{_ES_FORGET} (?:lo )?todo(?: lo que {_ES_KNOW}(?: {_ES_OF} mi)?| lo que {_ES_TOLD}"
            r"| sobre mi)?|olvidalo todo"
        ),
        (
            rf"{_ES_FORGET} (?:(?:toda )?(?:tu|la|mi) memoria|(?:todos )?(?:tus|mis"
            rf"|los) recuerdos)"
        ),
    ],
    "forget_last": [
        (
            rf"{_ES_FORGET} (?:lo que acabo de (?:decir|decirte|escribir|contarte)"
            r"|(?:mi|el) ultimo mensaje|lo ultimo(?: que (?:te )?(?:dije|he dicho|escribi))?)"
        ),
    ],
    "forget_last?": [
        rf"{_ES_LET_GO} (?:eso|esto|lo(?: que (?:he dicho|dije))?)|olvidalo",
    ],
    "forget": [
        rf"{_ES_FORGET} (?:todo )?lo que (?:{_ES_KNOW}|{_ES_TOLD}) {_ES_OF} (?P<x>.+)",
        rf"{_ES_FORGET} todo (?:sobre|acerca de) (?P<x>.+)",
        rf"(?:olvida|olvide|quiero que olvides|{_ES_CAN}olvidar) que (?P<x>.+)",
        (
            r"(?:olvida|olvide|olvidate de|olvidese de|borra|borre|quiero que (?:olvides"
            r"|te olvides de))"
            r" (?:a )?(?P<x>(?:mi|mis) .+)"
        ),
    ],
    "forget?": [
        rf"{_ES_FORGET} (?:a )?(?P<x>(?:mi|mis) .+)",
        r"(?:olvida|olvide|olvidate de|borra) (?P<x>.+)",
    ],
    "remember": [
        (
            r"(?:recuerda|recorda|recuerde|acuerdate de|acordate de|acuerdate|acuerdese de"
            r"|ten en cuenta|ten presente|tenga en cuenta|no olvides|no olvide|no te olvides de"
            r"|apunta|apunte|anota|anote|guarda|memoriza|quiero que (?:recuerdes|anotes|guardes)"
            rf"|{_ES_CAN}(?:recordar|acordarte de|anotar|apuntar|guardar|tener en cuenta)) que"
            r" (?!hay que|tengo que|tienes que)(?P<x>.+)"
        ),
        r"(?:recuerda|recuerde|apunta|anota|guarda)(?: esto)?: (?P<x>.+)",
    ],
    "know": [
        (
            r"¿? ?(?:que|y que) (?:mas )?(?:cosas )?(?:sabes|sabe|recuerdas|recuerda|has guardado"
            rf"|tienes guardado|has aprendido|has anotado) {_ES_OF} mi"
        ),
        rf"¿? ?que (?:informacion|datos|recuerdos) (?:tienes|guardas) {_ES_OF} mi",
        rf"¿? ?sabes algo {_ES_OF} mi",
        (
            rf"(?:(?:dime|cuentame|muestrame|ensename|digame)|{_ES_CAN}(?:decirme|mostrarme"
            rf"|contarme)) (?:todo )?(?:lo )?que {_ES_KNOW} {_ES_OF} mi"
        ),
        rf"¿? ?que (?:sabes|recuerdas) {_ES_OF} (?P<x>(?:mi|mis) .+)",
    ],
    "off_record": [
        (
            r"(?:esto es |hablemos |vamos )?(?:off the record|extraoficial|extraoficialmente"
            rf"|fuera de registro|fuera de acta)(?:{_REST})?"
        ),
        (
            r"(?:no (?:guardes|registres|grabes|recuerdes|memorices|anotes|apuntes)"
            r" (?:nada|esto|nada mas|nada de esto"
            r"|que (?P<rest>(?:soy|estoy|tengo|vivo|me|mi|no) .+))"
            r"|no (?:lo|la) (?:guardes|registres|grabes|memorices|anotes|apuntes)"
            r"|no te acuerdes de esto)"
        ),
        rf"(?:que (?:esto )?quede|esto (?:se )?queda) entre nosotros(?:{_REST})?",
    ],
    "on_record": [
        (
            r"(?:on the record|de nuevo en el registro|vuelve a guardar"
            r"|ya puedes guardar(?: otra vez)?|puedes volver a guardar)"
        ),
    ],
    "yes": [
        r"(?:si|claro|vale|hazlo|si,? por favor|adelante)",
    ],
    "no": [
        r"(?:no|no,? gracias|dejalo|cancela)",
    ],
    "undo": [
        r"(?:deshacer|deshazlo|recuperalo|recupera eso)",
    ],
    "shred": [
        r"(?:destruyelo(?: ya)?|borralo para siempre|para siempre)",
    ],
}

# ── German ────────────────────────────────────────────────────────────────────────────────────

_DE_CAN: Final = r"(?P<asks>(?:kannst|konntest|koenntest|wurdest) du|(?:konnen|konnten) sie)"
_DE_FORGET: Final = (
    r"(?:(?:vergiss|losche|losch|loesche)(?: du)?|(?:vergessen|loschen) sie)(?: bitte)?,?"
)
_DE_OF: Final = r"(?:uber|ueber|von)"
_DE_KNOW: Final = r"(?:weißt|weisst|weiss|wissen)"
_DE_TOLD: Final = r"(?:gesagt|erzahlt|erzaehlt|geschrieben)"
_DE_ME: Final = r"(?:mich|mir)"
_DE_THAT: Final = r"(?:ich (?:mochte|moechte|will),? dass du )"
_DE_MINE: Final = r"(?:meine?[nmrs]?|unsere?[nmrs]?)"
_DE: Final[Lines] = {
    "forget_all": [
        (
            rf"{_DE_FORGET} alles(?:,? was (?:du|sie) (?:{_DE_OF} {_DE_ME} )?{_DE_KNOW}"
            rf"|,? was ich (?:dir |ihnen )?(?:je |jemals )?{_DE_TOLD} habe| {_DE_OF} {_DE_ME})?"
        ),
        (
            rf"(?:{_DE_CAN} (?:bitte )?|{_DE_THAT})alles (?:{_DE_OF} {_DE_ME} )?"
            rf"(?:vergessen|loschen|vergisst|loschst)"
            rf"(?:,? was (?:du|sie) {_DE_OF} {_DE_ME} {_DE_KNOW})?"
        ),
        (
            rf"{_DE_FORGET} (?:dein (?:ganzes )?gedachtnis|(?:alle )?(?:deine|meine) erinnerungen"
            rf"(?: an mich)?)"
        ),
    ],
    "forget_last": [
        (
            rf"{_DE_FORGET} (?:(?:das,? )?was ich (?:gerade|eben|zuletzt) (?:gesagt"
            rf"|geschrieben) habe"
            r"|meine letzte nachricht|die letzte nachricht)"
        ),
    ],
    "forget_last?": [
        rf"{_DE_FORGET} (?:das|es|dies|das wieder|was ich (?:gesagt|geschrieben) habe)",
    ],
    "forget": [
        rf"{_DE_FORGET} (?:alles,? )?was (?:du|sie) {_DE_OF} (?P<x>.+?) {_DE_KNOW}",
        (
            rf"(?:{_DE_FORGET}|{_DE_CAN} (?:bitte )?(?:alles )?(?:vergessen|loschen),?)"
            rf" (?:alles,? )?was ich (?:dir "
            rf"|ihnen )?(?:alles )?{_DE_OF} (?P<x>.+?) {_DE_TOLD} habe"
        ),
        rf"{_DE_FORGET} alles {_DE_OF} (?P<x>.+)",
        (
            rf"(?:{_DE_CAN} (?:bitte )?|{_DE_THAT})alles {_DE_OF} (?P<x>.+?)"
            r" (?:vergessen|loschen|vergisst|loschst)"
        ),
        (
            rf"(?:vergiss|vergessen sie|{_DE_CAN} (?:bitte )?vergessen|{_DE_THAT}vergisst)"
            r"(?: bitte)?,? dass (?P<x>.+)"
        ),
        rf"{_DE_FORGET} (?P<x>{_DE_MINE} .+)",
    ],
    "forget?": [
        rf"{_DE_CAN} (?:bitte )?(?P<x>{_DE_MINE} .+?) (?:vergessen|loschen)",
        (
            rf"{_DE_FORGET} (?:alles,? )?was ich (?:dir |ihnen )?(?:gestern|heute|vorhin|neulich)"
            rf" {_DE_OF} (?P<x>.+?) {_DE_TOLD} habe"
        ),
        rf"{_DE_FORGET} (?!nicht )(?P<x>.+)",
    ],
    "remember": [
        (
            rf"(?:(?:merk|merke) dir(?: mal)?|merken sie sich|{_DE_CAN} (?:dir"
            rf"|sich) (?:bitte )?merken"
            rf"|{_DE_THAT}dir merkst)(?:,? bitte)?,? dass (?P<x>.+)"
        ),
        (
            r"(?:(?:denk|denke) (?:daran|dran)|vergiss nicht|vergiss bitte nicht"
            r"|vergessen sie nicht"
            r"|erinnere dich daran|notiere?(?: dir)?|schreib(?:e)? dir auf"
            r"|behalte?(?: im kopf| in erinnerung)?)(?:,? bitte)?,? dass (?!wir noch|ich noch"
            r"|du)(?P<x>.+)"
        ),
        (
            r"(?:(?:merk|merke) dir|merken sie sich"
            r"|notiere?(?: dir)?)(?: das)?(?: bitte)?: (?P<x>.+)"
        ),
    ],
    "know": [
        (
            rf"was (?:alles )?{_DE_KNOW} (?:du|sie) (?:alles |denn |eigentlich |schon |bisher )?"
            rf"{_DE_OF} {_DE_ME}"
        ),
        (
            r"was hast du (?:dir )?(?:alles )?(?:uber mich|von mir) (?:gemerkt|gespeichert"
            r"|notiert)"
        ),
        r"was hast du dir (?:alles )?gemerkt",
        (
            rf"(?:(?:sag|sage|zeig|zeige|erzahl|erzahle) mir(?: bitte)?|{_DE_CAN} mir (?:bitte )?"
            rf"(?:sagen|zeigen)),? (?:alles,? )?was du (?:alles )?{_DE_OF} {_DE_ME}"
            r" (?:weißt|weisst|gespeichert hast)"
        ),
        rf"welche (?:daten|infos|informationen) hast du {_DE_OF} {_DE_ME}(?: gespeichert)?",
        rf"(?:weißt|weisst) du (?:etwas|was|irgendetwas) {_DE_OF} {_DE_ME}",
        rf"was (?:weißt|weisst) du {_DE_OF} (?P<x>{_DE_MINE} .+)",
    ],
    "off_record": [
        (
            r"(?:das ist |das bleibt |ganz )?(?:off the record|unter uns(?: gesagt)?|inoffiziell)"
            rf"(?:{_REST})?"
        ),
        (
            r"(?:speicher|speichere|merk dir|merke dir) (?:jetzt |ab jetzt )?nichts(?: mehr"
            r"| davon)?"
        ),
        r"(?:(?:das |dies )?(?:bitte )?nicht|(?:bitte )?nichts(?: davon)?) speichern",
        (
            r"(?:(?:speicher|speichere|behalt|behalte|notier|notiere)(?: dir)?|merk dir|merke dir)"
            r" (?:das|dies|es) (?:bitte )?nicht"
        ),
        r"(?:merk|merke) dir (?:bitte )?nicht,? dass (?P<rest>ich .+)",
    ],
    "on_record": [
        (
            r"(?:on the record|wieder offiziell|du darfst (?:dir )?wieder (?:etwas |was )?"
            r"(?:speichern|merken)|speicher(?:e)? wieder)"
        ),
    ],
    "yes": [
        r"(?:ja|ja,? bitte|klar|mach das|genau|okay)",
    ],
    "no": [
        r"(?:nein|nein,? danke|lass es|nicht|abbrechen)",
    ],
    "undo": [
        r"(?:ruckgangig|mach (?:es|das) ruckgangig|hol (?:es|das) zuruck)",
    ],
    "shred": [
        r"(?:endgultig loschen|losch (?:es|das) (?:sofort|endgultig)|fur immer)",
    ],
}

# ── French ────────────────────────────────────────────────────────────────────────────────────

_FR_CAN: Final = (
    r"(?P<asks>(?:peux-tu|pourrais-tu|pouvez-vous|pourriez-vous|est-ce que tu peux|tu peux"
    r"|tu pourrais)"
    r"(?:,? s'il te plait,?| s'il vous plait)? )"
)
_FR_FORGET: Final = (
    r"(?:oublie|efface|supprime|oubliez|effacez|supprimez"
    r"|(?:je veux|je voudrais|j'aimerais) que tu (?:oublies|effaces|supprimes)"
    rf"|{_FR_CAN}(?:oublier|effacer|supprimer))"
)
_FR_OF: Final = r"(?:de |d'|sur |au sujet de |a propos de |concernant )"
_FR_KNOW: Final = r"(?:tu sais|vous savez|tu as retenu|tu as garde|tu as enregistre)"
_FR_TOLD: Final = r"je (?:t'ai|vous ai) (?:dit|raconte|ecrit|confie)"
_FR_ME: Final = r"(?:de moi|sur moi|a propos de moi)"
_FR: Final[Lines] = {
    "forget_all": [
        (
            rf"{_FR_FORGET} (?:absolument )?tout(?: ce que (?:{_FR_KNOW}(?: {_FR_ME})?"
            rf"|{_FR_TOLD})"
            rf"| {_FR_ME})?"
        ),
        (
            r"(?:efface|supprime|vide|effacez|videz) (?:(?:toute )?(?:ta|la|ma|votre) memoire"
            r"|(?:tous )?(?:tes|mes|vos) souvenirs)"
        ),
    ],
    "forget_last": [
        (
            rf"{_FR_FORGET} (?:ce que je viens de (?:dire|te dire|t'ecrire|vous dire)"
            r"|mon dernier message|le dernier message|la derniere chose que j'ai dite)"
        ),
    ],
    "forget_last?": [
        r"(?:oublie|efface|oubliez|effacez) (?:ca|cela|ceci|ce que j'ai dit)",
    ],
    "forget": [
        rf"{_FR_FORGET} (?:tout )?ce que (?:{_FR_KNOW}|{_FR_TOLD}) {_FR_OF}(?P<x>.+)",
        rf"{_FR_FORGET} tout {_FR_OF}(?P<x>.+)",
        (
            r"(?:oublie|oubliez|(?:je veux|je voudrais|j'aimerais) que tu oublies"
            rf"|{_FR_CAN}oublier) (?:que |qu')(?P<x>.+)"
        ),
        (
            r"(?:oublie|efface|oubliez|effacez|(?:je veux|je voudrais|j'aimerais) que tu oublies)"
            r" (?P<x>(?:mon|ma|mes) .+)"
        ),
    ],
    "forget?": [
        rf"{_FR_FORGET} (?P<x>(?:mon|ma|mes) .+)",
        r"(?:oublie|efface) (?!pas )(?P<x>.+)",
    ],
    "remember": [
        (
            r"(?:souviens-toi|souviens toi|souvenez-vous|rappelle-toi|rappelle toi|rappelez-vous"
            r"|retiens|retenez|note|notez|memorise|n'oublie pas|n'oubliez pas|gardez? en tete"
            r"|gardez? en memoire|(?:je veux|je voudrais|j'aimerais) que tu (?:retiennes"
            r"|te souviennes)"
            rf"|{_FR_CAN}(?:retenir|noter|te souvenir|te rappeler|memoriser))(?: bien)?"
            r" (?:que |qu')(?!il faut|on doit)(?P<x>.+)"
        ),
        r"(?:retiens|note|retenez|notez)(?: ceci| ca)? ?: (?P<x>.+)",
    ],
    "know": [
        (
            r"(?:que sais-tu|que savez-vous|qu'est-ce que (?:tu sais|vous savez|tu as retenu)"
            rf"|tu sais quoi|qu'as-tu (?:retenu|garde|note)|que retiens-tu) {_FR_ME}"
        ),
        r"de quoi te souviens-tu",
        (
            rf"(?:(?:dis|dites|montre|montrez)-moi|{_FR_CAN}me (?:dire|montrer)) (?:tout )?"
            rf"ce que {_FR_KNOW} {_FR_ME}"
        ),
        rf"quelles (?:informations|donnees) (?:as-tu|avez-vous) {_FR_ME}",
        rf"sais-tu quelque chose {_FR_ME}",
        r"(?:que sais-tu|qu'est-ce que tu sais) (?:de|sur) (?P<x>(?:mon|ma|mes) .+)",
    ],
    "off_record": [
        (
            r"(?:c'est |parlons |(?:que )?(?:ca|cela) reste )?(?:off the record|hors micro"
            rf"|entre nous|officieusement)(?:{_REST})?"
        ),
        (
            r"(?:(?:n'enregistre|ne garde|ne retiens|ne note) (?:plus )?rien"
            r"|(?:n'enregistre|ne garde|ne retiens|ne note) pas (?:ca|cela|ceci"
            r"|que (?P<rest>(?:je|j'|mon |ma |mes ).+))|ne te souviens pas de (?:ca|cela|ceci))"
        ),
    ],
    "on_record": [
        (
            r"(?:on the record|tu peux (?:a nouveau |de nouveau )(?:garder|enregistrer|retenir)"
            r"|recommence a enregistrer)"
        ),
    ],
    "yes": [
        r"(?:oui|oui,? s'il te plait|d'accord|vas-y|fais-le)",
    ],
    "no": [
        r"(?:non|non,? merci|laisse|annule)",
    ],
    "undo": [
        r"(?:annule l'oubli|defaire|ramene-le|fais-le revenir)",
    ],
    "shred": [
        r"(?:detruis-le(?: maintenant)?|efface-le pour toujours|pour toujours)",
    ],
}

LINES: Final[Mapping[str, Lines]] = {"en": _EN, "es": _ES, "de": _DE, "fr": _FR}
