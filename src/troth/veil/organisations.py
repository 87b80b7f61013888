"""Where somebody works, learns, is treated or prays, told by the word for such a place.

A school, a clinic, a firm is named by what it is and by a name beside it: "Northgate Academy",
"Hospital de la Costa", "Weber GmbH". The word alone is nobody's ("at school", "the clinic").
Where somebody is said to work, what follows is a firm, too: "she works for Larkfield".
"""

import re
from collections.abc import Iterator
from typing import Final

from troth.veil.alternatives import compiled
from troth.veil.found import Found
from troth.veil.people import is_famous, is_nobody, plain_name
from troth.veil.words.places import COUNTRIES, PEOPLES

_NO: Final = (
    r"(?!(?:The|This|That|Our|Your|My|His|Her|Their|Its|Every|No|Any|Each|Der|Die|Das|Den|Dem|Des|"
    r"Ein|Eine|"
    r"Einer|Ihr|Ihre|Ihrer|Ihrem|Mein|Meine|Unser|Unsere|Dieses?|El|La|Los|Las|Un|Una|Mi|Su|Este|"
    r"Esta|Le|Les|"
    r"Une|Mon|Ma|Il|Lo|Uno|O|A|Os|As|Um|Uma|De|Het|Een|Mijn|In|At|On|For|From|And|But|When|If|"
    r"As)(?!\w))"
)
_BIG: Final = rf"{_NO}[A-ZÀ-ÖØ-ÞŁŚŽŞİČŠĐ][\w'’&-]{{1,30}}(?:\.(?=[\w ]))?"
_AND: Final = (
    r"(?:and|&|und|et|y|e|en|of|de|del|do|da|di|der|des|für|for|the|van|la|las|los|le|les)"
)
_RUN: Final = rf"{_BIG}(?: (?:{_AND} ){{0,2}}{_BIG}){{0,4}}"
_FORM: Final = (
    r"(?:Inc|LLC|LLP|Ltd|Limited|PLC|plc|Corp|Corporation|Co|GmbH|mbH|AG|KG|OHG|UG|e\.\s?V|e\.\s?K|"
    r"eG|"
    r"S\.\s?A|S\.\s?L|SL|SLU|SARL|S\.A\.R\.L|SAS|SASU|S\.\s?p\.\s?A|SpA|S\.\s?r\.\s?l|Srl|SRL|"
    r"B\.\s?V|BV|"
    r"N\.\s?V|NV|Lda|Ltda|LTDA|vzw|ASBL|ONG)(?!\w)\.?"
)
_AFTER: Final = (
    r"(?:University|College|School|Academy|Institute|Hospital|Clinic|Infirmary|Surgery|Hospice|"
    r"Pharmacy|"
    r"Library|Museum|Church|Chapel|Cathedral|Mosque|Synagogue|Bank|Foundation|Trust|Council|"
    r"Society|"
    r"Association|Union|Club|Group|Holdings|Partners|Associates|Solutions|Services|Systems|"
    r"Industries|"
    r"Logistics|Consulting|Ministry|Department|Agency|Authority|Committee|Commission|Tribunal|"
    r"Brewery|Bakery|Nursery|Practice|Centre|Laboratory|Laboratories|"
    r"Gymnasium|Grundschule|Realschule|Gesamtschule|Klinik|Klinikum|Krankenhaus|Apotheke|Verein|"
    r"Stiftung|Universität|Hochschule|Werke|Lyceum|College|Ziekenhuis|Kliniek)"
)
_HEAD: Final = (
    r"(?:university|college|school|academy|institute|hospital|clinic|church|bank|ministry|"
    r"department|"
    r"bureau|office|faculty|museum|"
    r"universidad|facultad|instituto|colegio|escuela|cole|ies|ceip|hospital|cl[íi]nica|ambulatorio|"
    r"centro de salud|parroquia|iglesia|convento|ayuntamiento|juzgado|banco|bar|taller|"
    r"ferreter[íi]a|panader[íi]a|librer[íi]a|farmacia|asociaci[óo]n|"
    r"lyc[ée]e|coll[èe]ge|[ée]cole|universit[ée]|h[ôo]pital|clinique|mairie|paroisse|[ée]glise|"
    r"pharmacie|boulangerie|biblioth[èe]que|m[ée]diath[èe]que|pr[ée]fecture|crèche|"
    r"liceo|scuola|universit[àa]|ospedale|clinica|istituto|itis|comune|parrocchia|chiesa|farmacia|"
    r"pizzeria|trattoria|questura|asilo|biblioteca|palestra|"
    r"universidade|faculdade|escola|col[ée]gio|hospital|cl[íi]nica|posto de sa[úu]de|upa|igreja|"
    r"par[óo]quia|padaria|farm[áa]cia|c[âa]mara|creche|"
    r"universiteit|hogeschool|basisschool|ziekenhuis|kliniek|kerk|gemeente|apotheek|stichting|"
    r"bakkerij|"
    r"uni|fh|universit[äa]t|hochschule|klinikum|klinik|krankenhaus|grundschule|gymnasium|"
    r"standesamt|"
    r"amtsgericht|landgericht|finanzamt|jugendamt|b[äa]ckerei|apotheke|kita|kanzlei|praxis|tsv|sv|"
    r"fc)"
)
_LINK: Final = (
    r"(?:(?:of|for|de|du|des|del|della|dello|degli|di|do|da|dos|das|van|von|der|den|the|la|las|el|"
    r"los|le|"
    r"les|il|lo|zum|zur|am|im|st|san|santa|saint)\.? |d['’]|de l['’]|dell['’]|l['’]){0,3}"
)
_RULES: Final = (
    compiled(rf"(?<![\w'’-]){_RUN}(?:,? {_FORM}| {_AFTER}(?!\w)(?: of {_RUN})?)"),
    compiled(rf"(?<![\w'’-])(?:(?i:{_HEAD}) (?i:{_LINK}){_RUN})"),
)

_WITH: Final = r"(?:and|&|und|et|y|e|en)"
_ONE: Final = rf"{_BIG}(?:(?:, {_BIG}){{1,2}},? {_WITH} {_BIG}|(?: {_WITH} {_BIG}| {_BIG}){{0,3}})"
_FIRMS: Final = compiled(
    r"(?<![\w'’-])(?i:"
    # somebody works there
    r"(?:works?|worked|working|shifts?|intern(?:ed|ship|ing)?|apprentice(?:ship)?) (?:at|for)|"
    r"(?:job|post|position|interview(?:ed)?|colleagues?|cowork(?:er|ing)s?|boss|manager|supervisor|"
    r"receptionist|consultant|"
    r"engineer|accountant|director|clerk|driver|nurse|cashier|analyst) at|(?:employed|hired|"
    r"recruited|laid off|fired) (?:by|at)|"
    r"(?:employees?|staff|founders?|co-?founders?|ceo|cto|cfo|coo|head of \w{2,12}|"
    r"shareholders?) (?:of|at)|"
    r"(?:resigned|retired) from|my (?:employer|company|firm),|"
    r"werk(?:t|te|en|zaam|ster|er)? (?:\w{2,8} ){0,2}(?:bij|voor)|in dienst bij|aangenomen bij|"
    r"baan bij|stage (?:bij|gelopen bij)|"
    r"ontslagen (?:bij|door)|collega['’]?s? (?:bij|van)|sollicit(?:eer|eerde|atie) bij|"
    r"(?:arbeite[tn]?|gearbeitet|jobb[et]+|angestellt|beschäftigt|angefangen|gekündigt|job|stelle|"
    r"ausbildung|praktikum|"
    r"azubi|praktikantin?|mitarbeiter(?:in)?|bewerb\w{0,4}|vorstellungsgespräch) (?:(?:seit|"
    r"ab) \w{2,10} )?bei|"
    r"(?:travaill\w{1,5}|boss\w{1,4}|embauché?e?|stage|poste|boulot|job|employée?|salariée?|cdi|"
    r"cdd|entretien|licenciée?) "
    r"(?:chez|par)|"
    r"(?:trabaj\w{1,5}|curr\w{1,4}|empleo|puesto|contrat\w{1,4}|prácticas|entrevista|"
    r"emplead[oa]) (?:en|para)|"
    r"(?:lavor\w{1,5}|assunt[oa]|impiegat[oa]|stage|colloquio|licenziat[oa]) (?:in|per|da|alla|"
    r"presso)|"
    r"(?:trabalh\w{1,5}|estágio|emprego|contratad[oa]|entrevista|funcionári[oa]) (?:na|no|para a|"
    r"para o|pela)"
    rf") (?P<it>{_ONE})(?!['’]s (?:house|place|home)\b)(?!\w)"
)
_DEALS: Final = compiled(
    r"(?<![\w'’-])(?i:"
    # somebody pays it, insures there, orders from it
    r"(?:invoices?|bills?|payslip|pay ?check|refund|credit note|quotation|statement|reminder|"
    r"loan|mortgage|parcel|delivery|"
    r"severance|redundancy letter) from|"
    r"(?:contract|policy|account|mortgage|loan|pension|tariff|insurance|broadband|overdraft|"
    r"internship|placement|"
    r"interview|dispute|claim|lease) with|"
    r"(?:insured|banks?|banked|banking|employed|enrolled|apprenticed) with|"
    r"(?:supplied|insured|acquired|bought out|taken over|audited|underwritten|employed) by|"
    r"(?:subsidiary|spokes(?:man|woman|person)|headquarters|managing director|chief executive|"
    r"customers?|clients?) (?:of|for)|"
    r"(?:years|decades|months|career|stint|tenure) (?:at|with)|"
    r"(?:factuur|rekening|offerte|incasso|creditnota|aanmaning|loonstrook|polis|hypotheek|lening|"
    r"contract|"
    r"abonnement|pensioen) (?:van|bij|met)|"
    r"(?:verzekerd|klant|in vaste dienst|gedetacheerd) bij|(?:de firma|het bedrijf|verzekeraar|"
    r"leverancier|uitzendbureau)|"
    r"(?:(?:rechnung|mahnung|angebot|gutschrift|lohnabrechnung|bescheid) von|"
    r"(?:vertrag|konto|police|kredit|depot) bei|"
    r"kund(?:e|in) (?:bei|von))|(?:(?:der|die|bei|von|an) )?firma|spedition|"
    r"(?:facture|devis|avoir|prélèvement|relance|fiche de paie) (?:de chez|de|d['’])|"
    r"(?:contrat|compte|mutuelle|prêt|crédit|abonnement|assurance) (?:avec|chez)|"
    r"(?:assurée?|abonnée?|cliente?|compte) chez|"
    r"(?:la société|l['’]entreprise|l['’]assureur|le fournisseur)|"
    r"(?:factura|recibo|presupuesto|nómina|abono) de|(?:contrato|póliza|hipoteca|préstamo) con|"
    r"asegurad[oa] (?:con|en)|client[ea]s? de|(?:la empresa|la compañía|la aseguradora|la firma)|"
    r"(?:fattura|bolletta|preventivo|busta paga) (?:di|da)|(?:contratto|polizza|mutuo|prestito) "
    r"(?:con|presso)|"
    r"assicurat[oa] (?:con|presso)|(?:la ditta|l['’]azienda|la società|l['’]impresa)|"
    r"(?:fatura|orçamento|recibo) (?:da|do|de)|(?:contrato|apólice|empréstimo) com|(?:a empresa|"
    r"a seguradora|a firma)"
    rf") ?(?P<it>{_ONE})(?!['’]s (?:house|place|home)\b)(?!\w)"
)
_TOLD: Final = re.compile(
    r"(?m)(?:^|(?<=[.;,] ))(?i:employer|company|firm|supplier|insurer|provider|organi[sz]ation|"
    r"arbeitgeber|firma|versicherung|versicherer|lieferant|unternehmen|werkgever|bedrijf|"
    r"verzekeraar|leverancier|employeur|entreprise|société|assureur|fournisseur|"
    r"datore di lavoro|azienda|ditta|assicurazione|fornitore|empresa|empleador|aseguradora|"
    r"proveedor|empregador|seguradora|fornecedor)s? ?: ?"
    rf"(?P<it>{_ONE})(?!\w)"
)
"""On a form, what stands behind the word for it."""
_SINCE: Final = re.compile(
    r"(?<![\w'’-])(?i:since|from|seit|sinds|depuis|desde|dal|desde) (?i:the |den |de |le |el )?"
    r"(?:(?:19|20)\d\d|\d{1,2} (?i:years|jahren|jaar|ans|años|anni|anos)) "
    rf"(?i:at|with|bei|bij|chez|en|in|na) (?P<it>{_ONE})(?!\w)|"
    rf"(?<![\w'’-])(?i:at|with|bei|bij|chez) (?P<also>{_BIG}) (?i:since|from|seit|sinds|depuis) "
    r"(?:(?:19|20)\d\d)"
)
"""Where somebody has been for years: "since 2019 at Larkfield", "bei Weber seit 2012"."""
_NO_FIRM: Final = compiled(
    r"(?:Home|Night|Nights|Least|Once|Me|Us|Natale|Navidad|Noël|Natal|Christmas|Easter|School|Work|"
    r"University|Mr|Mrs|Ms|Dr|Mom|Mum|Dad|God|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?s?\b|"
    r"(?:Nacht|Nachts|Tag|Regen|Wind|Schnee|Hitze|Kälte|Licht|Lärm|Bedarf|Gelegenheit|Beginn|"
    r"Herrn?|Frau|Freunden?|"
    r"Null|Anfang|Hand|Zuhause|Homeoffice|Vollmond|Montag|Dienstag|Mittwoch|Donnerstag|Freitag|"
    r"Samstag|Sonntag)\b",
    re.IGNORECASE,
)
"""What stands there and is no firm: times, weather, people, how the work is done."""
_THING: Final = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|nis|tum|ment|ität|ing|ness|ity)(?:en|s)?$|"
    r"^(?:Santa|Heaven|Hell|Earth|Mother|Father|Grandma|Grandpa|Congress|Parliament|Strom|Gas|"
    r"Wasser|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"Laufzeit|Anfang|Ende|Oma|Opa|Mama|Papa|Vida|Hogar|Noël|Luz|Agua|Luce|Acqua|Gennaio|Maman|"
    r"Appendix|Annex|Anlage|Bijlage|Annexe|Allegato|Anexo|Form|Part|Section|Article)\b"
)
"""Nouns that German, or a form, writes with a capital."""


def find(text: str) -> Iterator[Found]:
    """Yield the names of places that people work at and go to."""
    ends = 0
    for rule in _RULES:
        for match in rule.finditer(text):
            yield Found(match.start(), match.end(), "ORG", "quasi", "organisation")
            ends = max(ends, match.end())
    if text.isupper():
        return
    for match in _FIRMS.finditer(text):
        if not _NO_FIRM.match(match["it"]) and match.start("it") >= ends:
            yield Found(match.start("it"), match.end("it"), "ORG", "quasi", "employer")
    for rule in (_DEALS, _TOLD, _SINCE):
        for match in rule.finditer(text):
            part = "it" if match["it"] else "also"
            if match.start(part) >= ends and _is_firm(match[part]):
                yield Found(match.start(part), match.end(part), "ORG", "quasi", "named as a firm")


def _is_firm(said: str) -> bool:
    """Say whether what stands where a firm would is none of what everybody knows."""
    first = said.split(maxsplit=1)[0]
    return not (
        _NO_FIRM.match(said)
        or _THING.search(first)
        or is_famous(said)
        or is_famous(first)
        or is_nobody(first)
        or plain_name(first) in COUNTRIES
        or plain_name(first) in PEOPLES
    )
