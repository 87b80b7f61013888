"""What deserves more care when it is said of a person: health, orientation, belief, origin.

A small list, precise rather than complete: it decides whether a person is asked before
such a thing leaves. "What is depression?" says it of nobody; "my depression" does.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from troth.veil.alternatives import compiled
from troth.veil.found import Found

_ILL: Final = (
    # conditions and findings
    r"ADHD|ADHS|TDAH?|autis(?:m|mo|me|mus|tic|ta|te|tisch)|asperger'?s?|"
    r"bipolar(?: (?:II?|disorder))?|bipolarité|bipolaridad|bipolaire|"
    r"schizophreni[ae]|esquizofrenia|schizophrénie|PTSD|PTBS|TEPT|"
    r"OCD|TOC|borderline|BPD"
    r"|(?:a |an |una |un |eine )?(?:panic|anxiety|eating|personality|"
    r"bipolar) disorder|trastorno (?:de ansiedad|alimenticio|alimentario|"
    r"bipolar|límite|de pánico)|trouble (?:anxieux|bipolaire|alimentaire|"
    r"panique)|(?:eine )?(?:Angst|Ess|Panik|Persönlichkeits)störung"
    r"|anorexi[ae]|anorexie|anoréxic[ao]|bulimi[ae]|boulimie|endometriosis|"
    r"endometriose|endométriose|PCOS|SOPK|diabetes|diabète|diabetic|"
    r"diabétic[ao]|diabétique|epilep(?:sy|sia|sie|tic)|épilepsie|"
    r"multiple sclerosis|sclérose en plaques|esclerosis múltiple"
    r"|HIV(?:[- ]positive|[- ]positiv)?|VIH|AIDS|SIDA|seropositiv[oe]?|"
    r"séropositi(?:f|ve)|herpes|herpès|chlamydia|clamidia|hepatitis|"
    r"hépatite|cancer|cáncer|(?:breast|lung|skin|brust|lungen|haut)[ -]?(?:cancer|"
    r"krebs)|Krebs|cancer du sein|tumou?r|leuk(?:a?emia|ämie)|leucemia|"
    r"leucémie|lymphoma"
    r"|asthma|asma|asthme|crohn'?s?|colitis|colite|lupus|fibromyalgia|"
    r"fibromialgia|fibromyalgie|parkinson'?s?|alzheimer'?s?|dementia|"
    r"demencia|démence|Demenz|infertil(?:e|ity)|unfruchtbar|infértil|"
    r"stérile|erectile dysfunction|impoten[tz]|ileostomy|stoma|celiac|"
    r"coeliac|zöliakie"
    r"|pregnan(?:t|cy)|embarazad[ao]|embarazo|schwanger(?:schaft)?|"
    r"enceinte|grossesse|miscarriage|miscarried|aborto|abortion|"
    r"Fehlgeburt|Abtreibung|fausse couche|avortement|IVG|IVF|FIV"
    r"|incinta|gravidanza|aborto spontaneo|gravidez|gr[áa]vida|zwanger(?:schap)?|miskraam"
    r"|depressi(?:one|e|ef)|depress[oa](?= cronic[oa])|depress(?:ão|iv[oa])|deprimid[oa]|"
    r"ansia generalizzata|"
    r"attacc(?:o|hi) di panico|ataques? de p[âáa]nico|crises? d['’]angoisse|panic attacks?|"
    r"Panikattacken?|"
    r"paniekaanval(?:len)?|angststoornis|eetstoornis|persoonlijkheidsstoornis|"
    r"stoornis in het autismespectrum|"
    r"disturb[oi] (?:alimentar[ei]|bipolare|d['’]ansia|di panico|dell['’]umore)|"
    r"transtorno (?:alimentar|bipolar|de ansiedade|"
    r"de p[âa]nico|do p[âa]nico)|bipolare|autistic[oa]|autístic[oa]|autistisch|schizofreni[ae]|"
    r"esquizofr[êe]ni[ac][oa]?"
    r"|borstkanker|longkanker|huidkanker|darmkanker|prostaatkanker|kanker|cancro|c[âa]ncer|"
    r"tumor(?:e|i)?|leukemie|leucemia"
    r"|suikerziekte|diabetic[oa]|epilessia|epilettic[oa]|epil[ée]ptic[oa]|epilepsia|"
    r"sclerosi multipla|esclerose múltipla"
    r"|celiachia|celiac[oa]|cel[íi]ac[oa]|c[œo]eliaque|coeliakie|c[œo]liaque|sieropositiv[oa]|"
    r"soropositiv[oa]|seropositief"
    r"|fibromialgia|fibromyalgie|endometriosi|endometriose|reuma|artrite reumatoide|morbus crohn|"
    r"ziekte van crohn|"
    r"morbo di crohn|doença de crohn|maladie de crohn|enfermedad de crohn|reflusso|demenza|"
    r"demência|dementie|dement"
    r"|alcolist[ao]|alcolismo|alco[óo]latra|alcoholist|(?:alcohol|drugs|gok)verslaafd|"
    r"tossicodipendente|toxicodependente|"
    r"tuberculosis|tuberculose|tubercolosi|insuffisance cardiaque|Herzinsuffizienz|"
    r"insufficienza cardiaca|heart failure|"
    r"insuficiencia card[íi]aca|hartfalen|dyslexi[ac]c?|Legasthenie|dislessi[ac][oa]?|"
    r"disl[ée]xi[ac][oa]?"
    r"|alcoholi(?:c|sm)|alcoh[óo]lic[ao]|alcoholismo|Alkoholiker(?:in)?|"
    r"alkoholsüchtig|alcoolique|sober for|in rehab|rehab|self[- ]harm(?:ing|"
    r"ed)?|suicid(?:e attempt|al)|burn-?out"
    r"|depress(?:ion|ed|iv)|clinical depression|depresi[óo]n|Depression(?:en)?|"
    r"dépression|dépressi(?:f|ve)|anxiety|ansiedad|anxiété|Angststörung|"
    r"psychosis|psicosis|psychose|insomnia|migraines?|chronic (?:pain|"
    r"fatigue|illness)|disabled|disability|wheelchair"
    r"|ictus|AVC|accident vasculaire cérébral|Schlaganfall|beroerte|herseninfarct|derrame cerebral"
    r"|pneumoni[aeë]|neumonía|pneumonie|Lungenentzündung|polmonite|longontsteking|bronchitis|"
    r"bronquitis|"
    r"bronchite|pancr[eé]atit(?:is|e)|append?icit(?:is|e)|apendicitis|Blinddarmentzündung|"
    r"blindedarmontsteking|meningit(?:is|e)|méningite|Hirnhautentzündung|hersenvliesontsteking|"
    r"gastrit(?:is|e)|Magengeschwür|maagzweer|úlcera|ulcère|cirrosis|cirrosi|cirrose|cirrhos[ie]s?|"
    r"Leberzirrhose"
    r"|h[ée]rni[ae]|ernia|hernie|Leistenbruch|Bandscheibenvorfall|liesbreuk|sciatica|ciática|"
    r"sciatique|"
    r"sciatica|sciatalgia|Ischias|scoliosis|escoliosis|scoliosi|scoliose|Skoliose|osteoporos[ie]s?|"
    r"ostéoporose|arthritis|artrit(?:is|e)|arthrite|arthros[ie]s?|artros[ie]s?|Rheuma|rheumatism|"
    r"reumatismo|rhumatismes?|Gicht|jicht"
    r"|hypothyroid(?:ism)?|hipotiroidismo|ipotiroidismo|hypothyroïdie|Schilddrüsenunterfunktion|"
    r"Hashimoto|hypertension|hipertensión|hipertensão|ipertensione|Bluthochdruck|hoge bloeddruk|"
    r"kidney (?:failure|disease|stones?)|insuffisance rénale|Nierenversagen|insuficiencia renal|"
    r"insuficiência renal|insufficienza renale|nierfalen"
    r"|an(?:a?emia|ämie|émie)|bloedarmoede|thrombos[ie]s?|trombos[ie]s?|aneurysma?|aneurisma|"
    r"anévrisme|Glaukom|glaucoma|glaucome|psoriasis|Schuppenflechte|Neurodermitis|tinnitus|"
    r"acouphènes?|acufeni|narcolepsy|Tourette|menopausa?|ménopause|Wechseljahre|syphilis|sífilis|"
    r"sifilide|gonorrhoe?a|long covid|Morbus [A-Z][a-z]+"
)
_MEDICINE: Final = (
    r"sertraline|sertralin[ae]?|fluoxetine|fluoxetin[ae]?|prozac|"
    r"zoloft|lexapro|escitalopram|citalopram|venlafaxine?|venlafaxina|"
    r"lithium|litio|quetiapine?|quetiapina|seroquel|xanax|alprazolam|"
    r"lorazepam|diazepam|valium|ritalin[ae]?|adderall|elvanse|vyvanse|"
    r"methylphenidat[eo]?"
    r"|lamotrigine?|olanzapine?|risperidone?|metformin[ae]?|insulin[ae]?|"
    r"methadone|suboxone|(?-i:PrEP|PREP)|(?<=on )prep|antidepressants?|"
    r"antidepresivos|antidépresseurs|"
    r"Antidepressiva|chemo(?:therapy)?|quimio(?:terapia)?|chimio(?:thérapie)?|"
    r"Chemotherapie|dialysis|diálisis|ozempic|testosterone|estradiol|"
    r"hormone therapy|antidepressiv[ia]|antidepressivos?|chemo(?:kuur)|quimioterapia|chemioterapia|"
    r"dialisi|"
    r"di[áa]lise|nierdialyse|paroxetin[ae]?|pregabalin[ae]?|oxazepam|temazepam|tramadol"
)
_LOVES: Final = (
    r"gay|lesbian(?:a|as)?|lesbienne|lesbisch|bisexuals?|bisexuell(?:e)?|"
    r"bisexuel(?:le)?|homosexual(?:es)?|homosexuell|homosexuel(?:le)?|"
    r"schwul|marica|pansexual|pansexuell|pansexuel(?:le)?|asexual|"
    r"asexuell|asexuel(?:le)?|demisexual|aromantic|queer|trans(?:gender|"
    r"sexual|sexuell|genre)?|trans (?:man|woman|guy|girl)"
    r"|non[- ]?binar(?:y|ie|io)|no binari[oae]|nicht-?binär|nichtbinär|"
    r"enby|genderfluid|intersex|intersexual|polyamorous|poliamoros[oa]|"
    r"polyamor|lesbic(?:a|he)|l[ée]sbicas?|bisessual[ei]|bissexua(?:l|is)|omosessual[ei]|"
    r"homossexua(?:l|is)|"
    r"homofiel|homoseksueel|biseksueel|aseksueel|panseksueel|transseksueel|asessuale|assexual|"
    r"pansessuale|"
    r"polyamoureus|poliamorista|transgênero"
)
_BELIEVES: Final = (
    r"Catholics?|católic[ao]|catholique|katholisch|Katholik(?:in)?|"
    r"Protestants?|protestantes?|evangelisch|evangélic[ao]|Muslims?|"
    r"muslim(?:a|in|isch)?|musulm[áa]n[ae]?s?|moslem|Jewish|Jew|"
    r"jud[íi][oa]|juif|juive|jüdisch|Jüdin|Jude|Hindu|hindou|Sikh|"
    r"Buddhist|budista|bouddhiste|buddhistisch"
    r"|Christian|cristian[oa]|chrétien(?:ne)?|christlich|Mormon|"
    r"mormón|Jehovah's Witness|testigo de Jehová|atheist|ateo|atea|"
    r"athée|Atheist(?:in)?|agnostic|agnóstic[ao]|Orthodox|ortodoxo|"
    r"moslima?|moslims|joods|jodin|katholieke?|gereformeerde?|hervormd|boeddhiste?|boeddhistisch|"
    r"hindoe|"
    r"musulman[oaie]|cattolic(?:o|a|i|he)|ebre[oai]|ebraic[oa]|buddist[aei]|valdese|"
    r"testimone di geova|"
    r"muçulman[oa]s?|cat[óo]lic[oa]s?|jude[ui]a?|evang[ée]lic[oa]s?|budistas?|esp[íi]rita|"
    r"umbandista|candomblecista|"
    r"testemunha de jeov[áa]|ateu|ateia|sefard[íi]e?s?|ashkena[sz]i|cop[tc][oae]?s?|"
    r"alevi(?:tisch)?|dru[sz]e|"
    r"Quaker|Pentecostal|Baptist|Methodist|conservative voter|Republican|"
    r"Democrat|socialist|communist"
)
_FROM: Final = (
    r"Black|biracial|mixed[- ]race|mestiz[ao]|métiss?e?|Latin[ao]|"
    r"Latinx|Hispanic|Romani|gitan[ao]|Roma|indigenous|Afro-?\w*|"
    r"Filipin[ao]|Nigerian[ao]?|Ghanaian|Kenyan|Somali|Ethiopian|"
    r"Jamaican|Haitian|Pakistani|Bangladeshi|Indian|Bengali|Tamil|"
    r"Punjabi|Chinese|Japanese|Korean|Vietnamese|Thai|Indonesian"
    r"|Turkish|Kurdish|Iranian|Persian|Iraqi|Syrian|Lebanese|Palestinian|"
    r"Israeli|Egyptian|Moroccan|Algerian|Tunisian|Polish|Ukrainian|"
    r"Russian|Romanian|Bulgarian|Serbian|Croatian|Bosnian|Albanian|"
    r"Greek|Mexican|Colombian|Venezuelan|Peruvian|Cuban|Dominican|"
    r"Brazilian|Argentinian|Puerto Rican|Asian|African|Arab|Caribbean"
    r"|türkisch|kurdisch|polnisch|russisch|ukrainisch|syrisch|iranisch|"
    r"Türk(?:e|in)|Kurd(?:e|in)|Pol(?:e|in)|Syrer(?:in)?|marroquí|"
    r"colombian[oa]|venezolan[oa]|mexican[oa]|peruan[oa]|ecuatorian[oa]|"
    r"cuban[oa]|dominican[oa]|ruman[oa]|senegal[ée]s"
    r"|algérien(?:ne)?|marocain(?:e)?|tunisien(?:ne)?|sénégalais(?:e)?|"
    r"malien(?:ne)?|ivoirien(?:ne)?|camerounais(?:e)?|kabyle|antillais(?:e)?|"
    r"marokkaanse?|turkse?|surinaamse?|antilliaanse?|koerdische?|syrische?|poolse?|roemeense?|"
    r"oekraïense?|"
    r"afghaanse?|eritrese?|somalische?|iraanse?|iraakse?|kaapverdische?|molukse?|eritreisch|"
    r"afghanisch|"
    r"albanisch|serbisch|kroatisch|bosnisch|rumänisch|bulgarisch|vietnamesisch|marokkanisch|"
    r"tunesisch|nigerianisch|"
    r"marocchin[oa]|tunisin[oa]|rumen[oa]|albanes[ei]|egizian[oa]|nigerian[oa]|senegalese|"
    r"ucrain[oa]|moldav[oa]|"
    r"filippin[oa]|peruvian[oa]|cines[ei]|bengalese|pachistan[oa]|sirian[oa]|polacc[oa]|rom|"
    r"sint[oi]|"
    r"angolan[oa]|moçambican[oa]|cabo-?verdian[oa]|guineense|brasileir[oa]|venezuelan[oa]|"
    r"ucranian[oa]|"
    r"romen[oa]|polac[oa]|s[íi]ri[oa]|cigan[oa]|ind[íi]gena|quilombola|paraguay[oa]|bolivian[oa]|"
    r"hondureñ[oa]|"
    r"nicaragüense|guatemaltec[oa]|salvadoreñ[oa]|chilen[oa]|uruguay[oa]|argentin[oa]|"
    r"marokkaan(?:se)?|"
    r"portugais(?:e)?|polonais(?:e)?|turque?|refugee|refugiad[ao]|"
    r"Flüchtling|réfugiée?|asylum seeker|undocumented|sin papeles|"
    r"sans[- ]papiers"
)
_BE: Final = (
    r"(?:i am|i'm|im|i was|he is|he's|she is|she's|they are|they're|"
    r"we're|we are|you're|is|was|were|are|am|being|came out as|come out as|"
    r"comes? out as|identif(?:y|ies) as|as an?|raised|born|half|"
    r"part|both"
    r"|soy|eres|es|somos|era|yo|ser|estoy|está|ich bin|bin|er ist|"
    r"sie ist|ist|war|wir sind|bist|als|je suis|il est|elle est|"
    r"suis|est|était|on est|être|fait son coming out|"
    r"ik ben|ben|hij is|zij is|ze is|we zijn|wij zijn|zijn|sono|siamo|sei|(?:lui|lei) è|ero|essere|"
    r"sou|és|el[ea] é|somos|fui|como)"
)
_HOW: Final = (
    r"(?:\s+(?:both|also|actually|really|a|an|un|una|ein|eine|une|"
    r"very|so|not|half|part|proudly?|openly|secretly|maybe|probably|"
    r"kind of|tan|muy|auch|wohl|aussi|devout|practising|practicing|"
    r"lapsed|strict|non-practising|british|ex|und|and|&|een|ook|eigenlijk|half|streng|heel|"
    r"anche|mezz[oa]|molto|também|meio|meia|muito|uma|um)){0,3}"
)
_SAID: Final = compiled(
    rf"(?<!\w){_BE}{_HOW},?\s+(?P<it>{_LOVES}|{_BELIEVES}|{_FROM}|"
    rf"bi|straight|ace)(?!\w| (?:food|music|restaurant|film|movie|"
    rf"verbs?|bar|bread|coffee|market|cuisine|class|lesson|girl scout))",
    re.IGNORECASE,
)
_ALONE: Final = compiled(
    rf"(?:^|[.,;|/·•]\s*)(?!Roma\b)(?P<it>{_LOVES}|{_BELIEVES}|{_FROM}|bi|ace)(?=\s*(?:[.,;|"
    rf"/·•]|$))",
    re.IGNORECASE,
)
_CLEAR: Final = compiled(
    rf"(?<!\w)(?P<it>{_LOVES})(?!\w| (?:rights|bar|pride|club|movie|"
    rf"film|flag|icon|people))",
    re.IGNORECASE,
)
_HEALTH: Final = compiled(
    rf"(?<!\w)(?P<it>(?:la |le |el |l'|un |une |a |an )?(?:{_ILL}|"
    rf"{_MEDICINE}))(?!\w)",
    re.IGNORECASE,
)
_PERSONAL: Final = compiled(
    r"(?<!\w)(?:i|i'm|im|i've|ive|me|my|mine|he|she|his|him|her|"
    r"hers|he's|she's|they|their|them|we|our|we're"
    r"|yo|soy|estoy|tengo|tuve|mi|mis|me|él|ella|su|le|tiene|tenía|ha|está|nuestr[ao]"
    r"|operad[oa]|operat[oa]|operiert|opérée?|hospitalisée?|hospitali[sz]ed|ricoverat[oa]|"
    r"ingresad[oa]|internad[oa]|opgenomen|ligt in|liegt (?:im|in der)|diagnosed"
    r"|ich|bin|habe|hab|mein(?:e[nmrs]?)?|mir|mich|er|sie|sein(?:e[nmrs]?)?|"
    r"ihr(?:e[nmrs]?)?|wir|hat|ist"
    r"|je|j'ai|j'|j|suis|mon|ma|mes|moi|il|elle|son|sa|ses|lui|nous|a"
    r"|ik|ben|heb|mijn|m'n|mn|mij|hij|zij|ze|zijn|haar|heeft|wij|we|ons|onze"
    r"|io|sono|ho|mi[oae]|miei|lui|lei|su[oaei]|suoi|ha|è|noi|nostr[oaie]"
    r"|eu|sou|estou|tenho|tive|meus?|minhas?|ele|ela|seus?|suas?|tem|tinha|está|nós|"
    r"noss[oa]s?)(?!\w)",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(
    r"^\W*(?:what(?:'s| is| are| does)|define|explain(?: to (?:me|us))?|tell (?:me|us) about|"
    r"can you explain(?: to (?:me|us))?|how does|qué es|qué son|expl[ií]ca\w*|was ist|"
    r"was sind|erklär\w*(?: (?:mir|uns))?|wat (?:is|zijn|doet)|leg (?:me |ons )?uit|"
    r"(?:che )?cos['’]?\s?è|che (?:cosa )?(?:è|sono)|"
    r"spiega\w*|o que (?:é|são)|explica\w*(?:-me)?|c'est quoi|qu'est-ce|explique\w*(?:[- ](?:moi|"
    r"nous))?|"
    r"(?:can|could) you (?:tell|explain)(?: to)?(?: me| us)?|what causes|is it true|"
    r"kannst du(?: mir| uns)?(?=[^.!?]{0,80}erklär)|kun je(?: me| mij| ons)?(?=[^.!?]{0,80}uitleg)|"
    r"was (?:bedeutet|heißt|bewirkt|macht)|wie (?:entsteht|wirkt|funktioniert)|stimmt es|"
    r"(?:me )?puedes explicar\w*|qué significa|es verdad|"
    r"(?:tu )?peux(?:-tu)? (?:m'|nous )?expliquer|que veut dire|"
    r"est-ce vrai|mi spieghi|(?:mi )?puoi spiegar\w*|cosa (?:significa|vuol dire)|"
    r"(?:podes|pode|consegues) explicar\w*|o que significa|é verdade|wat betekent|klopt het|"
    r"write (?:a|an|me)|a story|a poem)(?!\w)",
    re.IGNORECASE,
)
_OWN: Final = compiled(
    r"(?<!\w)(?:i|i['’]?(?:m|ve|d|ll)|me|my|mine|we|us|our|he|she|his|her|hers|their|your"
    r"|yo|soy|estoy|tengo|tuve|mi|mis|nuestr[ao]s?|su|sus"
    r"|ich|bin|habe|hab|mein(?:e[nmrs]?)?|mir|mich|wir|uns|unser\w*|sein(?:e[nmrs]?)?|"
    r"ihr(?:e[nmrs]?)?"
    r"|je|j['’]\w+|suis|mon|ma|mes|moi|nous|notre|nos|son|sa|ses"
    r"|ik|ben|heb|mijn|m['’]?n|mij|zijn|haar|hun|ons|onze"
    r"|io|sono|ho|mi[oae]|miei|su[oaei]|suoi|nostr[oaie]"
    r"|eu|sou|estou|tenho|tive|meus?|minhas?|seus?|suas?|noss[oa]s?)(?!\w)",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"[^.!?¿¡;\n]++[.!?;\n]*+")
_RESULT: Final = compiled(
    rf"(?<!\w)(?P<it>{_ILL})(?:[ -](?:test|screening|result|befund)s?)?\s[^.!?\n]{{0,30}}?"
    rf"(?<!\w)(?:positive?|positiv[oa]?|negativ(?:e|o|a)?)(?!\w)"
    rf"|(?<!\w)(?:diagnos\w{{1,10}}(?: (?:with|of|con|de|mit|:))?|positive? (?:for|a|en|en el)|"
    rf"positiv auf) (?:an? |una? |une? |eine[rm]? )?(?P<also>{_ILL})(?!\w)",
    re.IGNORECASE,
)
_FINDING: Final = re.compile(r"positi|negati|diagnos", re.IGNORECASE)
"""One of these is in every result."""
_SIGN: Final = re.compile(
    r"(?:el |le |il |der |o )?(?:cancer|cáncer|câncer|krebs|cancro|kreeft)", re.IGNORECASE
)
_STARS: Final = compiled(
    r"(?<!\w)(?:horoscopes?|zodiac|star ?signs?|aries|taurus|gemini|virgo|libra|scorpio|"
    r"sagittarius|capricorn|aquarius|pisces|horoskope?|sternzeichen|tierkreis\w*|aszendent|widder|zwillinge?|"
    r"steinbock|wassermann|horóscopos?|zodíaco|signo|ascendente|tauro|géminis|escorpio|sagitario|"
    r"capricornio|acuario|piscis|áries|touro|gêmeos|gémeos|escorpião|sagitário|capricórnio|aquário|"
    r"peixes|oroscopo|zodiacale|ariete|gemelli|scorpione|sagittario|capricorno|acquario|pesci|"
    r"zodiaque|bélier|gémeaux|balance|sagittaire|verseau|poissons|horoscoop|sterrenbeeld|ram|stier|"
    r"tweelingen|weegschaal|schorpioen|boogschutter|steenbok|waterman|vissen)(?!\w)",
    re.IGNORECASE,
)
"""What is said beside it where it is a sign of the stars, and no illness."""
_TOPICS: Final = tuple(
    (compiled(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), name)
    for words, name in (
        (f"{_LOVES}|bi|straight|ace", "orientation"),
        (f"{_ILL}|{_MEDICINE}", "health"),
        (_BELIEVES, "belief"),
        (_FROM, "origin"),
    )
)
_AN: Final = re.compile(r"^(?:la |le |el |l'|un |une |a |an )", re.IGNORECASE)


def is_word(said: str) -> bool:
    """Say whether a word is one of these lists."""
    return bool(_ALONE.fullmatch(said) or _HEALTH.fullmatch(said))


def find(text: str) -> Iterator[Found]:
    """Yield what is said of a person and deserves more care. A low line is read as a space."""
    text = text.replace("_", " ")
    for rule in (_SAID, _ALONE):
        for match in rule.finditer(text):
            yield _care(match.start("it"), match.end("it"), topic(match["it"]))
    for match in _RESULT.finditer(text) if _FINDING.search(text) else ():
        part = "it" if match["it"] else "also"
        yield _care(match.start(part), match.end(part), "health")
    if not _PERSONAL.search(text):
        return
    asked = _asked(text)
    for rule, why in ((_CLEAR, "orientation"), (_HEALTH, "health")):
        for match in rule.finditer(text):
            if _is_other(text, match["it"]):
                continue
            at = bisect_right(asked, (match.start("it"), len(text))) - 1
            if at < 0 or asked[at][1] <= match.start("it"):
                yield _care(match.start("it"), match.end("it"), why)


def _is_other(text: str, said: str) -> bool:
    """Say whether it is a sign of the stars, or who drives in Italian."""
    if said.lower() in {"l'autista", "l’autista"}:
        return True
    return said == "a Cancer" or bool(_SIGN.fullmatch(said) and _STARS.search(text))


def _asked(text: str) -> list[tuple[int, int]]:
    """Return the sentences that ask about a thing in general, and of nobody.

    What is asked first says nothing of who asks. Once somebody has spoken of themselves, it may.
    """
    found: list[tuple[int, int]] = []
    is_own = False
    for sentence in _SENTENCE.finditer(text):
        ask = _ASKS.match(sentence[0])
        told = bool(_OWN.search(sentence[0], ask.end() if ask else 0))
        if ask and not told and not is_own:
            found.append(sentence.span())
        is_own = is_own or told
    return found


def topic(said: str) -> str:
    """Name what words speak of: the word that a person is asked with."""
    return next((name for words, name in _TOPICS if words.search(said)), "private life")


def _care(start: int, end: int, why: str) -> Found:
    return Found(start, end, "DEMOGRAPHIC", "sensitive", why)
