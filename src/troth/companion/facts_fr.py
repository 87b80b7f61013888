"""How facts are told in French. Read by `facts_rules`; the notation is that of `facts_book`."""

import re
from functools import cache
from typing import Final

from troth.companion.facts_book import Book, either, kin_of, rules, words

_KIN: Final = kin_of(
    {
        "mother": "mere maman",
        "father": "pere papa",
        "sister": "sœur soeur",
        "brother": "frere",
        "wife": "femme epouse",
        "husband": "mari epoux",
        "partner": "partenaire conjoint conjointe fiance fiancee compagnon compagne",
        "girlfriend": "copine",
        "boyfriend": "copain",
        "son": "fils",
        "daughter": "fille",
        "child": "enfant bebe",
        "grandmother": "grand-mere mamie",
        "grandfather": "grand-pere papi papy",
        "aunt": "tante",
        "uncle": "oncle",
        "cousin": "cousin cousine",
        "niece": "niece",
        "nephew": "neveu",
        "friend": "ami amie pote",
        "boss": "patron patronne chef cheffe",
        "colleague": "collegue",
        "neighbour": "voisin voisine",
        "roommate": "colocataire coloc",
        "dog": "chien chienne chiot chiens",
        "cat": "chat chatte chaton chats",
        "rabbit": "lapin lapine lapins",
        "hamster": "hamster",
        "parrot": "perroquet",
        "horse": "cheval jument chevaux",
        "tortoise": "tortue tortues",
    }
)
_WHO: Final = "|".join(sorted(_KIN, key=len, reverse=True))
_MONTH: Final = (
    "janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre"
)
_DATE: Final = (
    rf"(?:le )?(?P<day>(?:\d{{1,2}}|1er) (?:{_MONTH})(?: \d{{4}})?"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?!\w)"
)
_WHEN: Final = _DATE.replace("?P<day>", "?:")
_JOB: Final = (
    "professeure?|prof|enseignante?|infirmiere?|medecin|docteure?|avocate?|ingenieure?"
    "|developpeur|developpeuse|programmeur|programmeuse|graphiste|architecte|comptable"
    "|electricien(?:ne)?|plombiere?|menuisiere?|charpentiere?|mecanicien(?:ne)?|macon|couvreur"
    "|chauffeur|conducteur|conductrice|pilote|marin|pecheur|agriculteur|agricultrice"
    "|jardiniere?|fleuriste|boulangere?|cuisiniere?|serveur|serveuse|bouchere?|coiffeur|coiffeuse"
    "|dentiste|pharmacien(?:ne)?|veterinaire|sage-femme|ambulancier|pompier|chirurgien(?:ne)?"
    "|psychologue|therapeute|kine|kinesitherapeute|bibliothecaire|journaliste|ecrivaine?"
    "|romancier|romanciere|traducteur|traductrice|interprete|photographe|musicien(?:ne)?|pianiste"
    "|peintre|acteur|actrice|danseur|danseuse|scientifique|physicien(?:ne)?|chimiste|biologiste"
    "|historien(?:ne)?|economiste|analyste|chercheur|chercheuse|etudiante?|apprentie?|stagiaire"
    "|secretaire|receptionniste|caissiere?|vendeur|vendeuse|consultante?|entrepreneure?|juge"
    "|notaire|soldat|policiere?|assistante? sociale?|nounou|concierge|facteur|factrice"
    "|technicien(?:ne)?|fonctionnaire|retraitee?"
)
_NO: Final = r"(?:pas|plus|jamais) (?:du tout )?"
_SUIS: Final = r"je (?:ne )?suis"

_LINES: Final = (
    ("name", r"je m'appelle {v}", "names"),
    ("name", r"mon (?:pre)?nom est {v}", "names"),
    ("name", r"(?:appelle|appelez)-moi {v}", "call"),
    ("name", r"(?:tout le monde m'appelle|on m'appelle|mes amis m'appellent) {v}", "call"),
    ("name", r"{my} s'appelle {v}", "names"),
    ("name", r"le (?:pre)?nom de {my} est {v}", "names"),
    (
        "name",
        (
            rf"(?:j'ai|nous avons|on a) (?:une?|deux|trois) (?P<kin>{_WHO})(?:,| qui"
            rf" s'appelle(?:nt)?"
            r"| nommee?s?| appelee?s?) {v}"
        ),
        "several",
    ),
    ("name", r"je suis mariee? (?:a|avec) (?P<kin>){v}", "names"),
    (
        "",
        (
            rf"m(?:on|a) (?P<kin>{_WHO}) (?P<named>[\w-]+)(?= (?:est|a|habite|vit|travaille"
            rf"|vient|et moi"
            r"|va|aura|arrive)(?!\w))"
        ),
        "",
    ),
    ("birthday", rf"mon anniversaire,? (?:est |c'est )?(?={_WHEN}){{v}}", "date"),
    ("birthday", rf"je suis nee? (?={_WHEN}){{v}}", "date"),
    ("birthday", rf"l'anniversaire de {{my}} est (?={_WHEN}){{v}}", "date"),
    ("birth_year", r"je suis nee? en (?P<x>(?:19|20)\d\d)(?!\w)", "year"),
    ("allergy", rf"{_SUIS} {{no}}(?:tres )?allergique (?:aux? |a la |a l'|a ){{v}}", "foods"),
    ("allergy", r"j'ai une allergie (?:aux? |a la |a l'|a ){v}", "foods"),
    ("allergy", rf"{_SUIS} {{no}}intolerante? (?:aux? |a la |a l'|a ){{v}}", "foods"),
    ("allergy", r"{my} (?:n'est|est) {no}(?:tres )?allergique (?:aux? |a la |a l'|a ){v}", "foods"),
    (
        "diet",
        rf"{_SUIS} {{no}}(?P<x>vegane?|vegetalien(?:ne)?|vegetarien(?:ne)?|pescetarien(?:ne)?)",
        "whole",
    ),
    ("diet", r"{my} (?:n'est|est) {no}(?P<x>vegane?|vegetalien(?:ne)?|vegetarien(?:ne)?)", "whole"),
    (
        "diet",
        (
            r"je ne (?:mange|bois) (?:pas|jamais|plus) (?:de |d')(?P<x>viande|porc|poisson"
            r"|gluten|lait"
            r"|œufs|oeufs|sucre|alcool|cafe|fruits de mer)"
        ),
        "whole",
        "no ",
    ),
    (
        "diet",
        (
            r"{my} ne (?:mange|boit) (?:pas|jamais|plus) (?:de |d')(?P<x>viande|porc|poisson"
            r"|gluten|lait"
            r"|œufs|oeufs|sucre|alcool|fruits de mer)"
        ),
        "whole",
        "no ",
    ),
    ("diet", r"je mange (?P<x>halal|casher|kasher)", "whole"),
    (
        "lives",
        (
            r"(?:j'habite|je vis|nous habitons|on habite) (?:maintenant |desormais )?(?:a|au|en"
            r"|aux) {v}"
        ),
        "place",
    ),
    ("lives", r"(?:j'ai|on a|nous avons) demenage (?:a|au|en|aux) {v}", "place"),
    ("lives", r"{my} (?:habite|vit) (?:a|au|en|aux) {v}", "place"),
    ("lives", r"{my} a demenage (?:a|au|en|aux) {v}", "place"),
    ("-lives", r"je (?:n'habite|ne vis) (?:plus|pas) (?:a|au|en|aux) {v}", "place"),
    ("-lives", r"(?:j'habitais|je vivais) (?:a|au|en|aux) {v}", "place"),
    ("-lives", r"{my} (?:n'habite|ne vit) (?:plus|pas) (?:a|au|en|aux) {v}", "place"),
    ("from", r"je viens (?:de |d'){v}", "place"),
    ("from", r"j'ai grandi (?:a|au|en) {v}", "place"),
    ("born", r"je suis nee? (?:a|au|en) {v}", "place"),
    ("born", r"{my} est nee? (?:a|au|en) {v}", "place"),
    ("works_at", r"je travaille (?:chez|pour) {v}", "firm"),
    ("works_at", r"{my} travaille (?:chez|pour) {v}", "firm"),
    ("-works_at", r"je ne travaille (?:plus|pas) (?:chez|pour) {v}", "firm"),
    ("work", r"je travaille comme {v}", "thing"),
    ("work", r"{my} travaille comme {v}", "thing"),
    ("work", rf"{_SUIS} {{no}}(?P<x>(?:{_JOB})(?: de \w+)?)(?!\w)", "job"),
    ("work", rf"{{my}} (?:n'est|est) {{no}}(?P<x>(?:{_JOB})(?: de \w+)?)(?!\w)", "job"),
    ("studies", r"(?:j'etudie|je fais des etudes de) {v}", "thing"),
    (
        "has",
        (
            r"(?:j'ai|nous avons|on a) (?P<x>(?:une?|deux|trois|quatre) (?:chien(?:ne)?s?"
            r"|chats?|lapins?"
            r"|enfants?|fils|filles?|sœurs?|soeurs?|freres?|chevaux|cheval|tortues?))"
        ),
        "own",
    ),
    ("likes", r"j'(?:adore|aime)(?: beaucoup| bien| vraiment)? {v}", "thing"),
    ("likes", r"je suis fan de {v}", "thing"),
    ("likes", r"{my} (?:adore|aime)(?: beaucoup| bien)? {v}", "thing"),
    (
        "favourite",
        (
            r"m(?:on|a) (?P<about>couleur|plat|film|livre|chanson|groupe|animal|sport|boisson|ville"
            r"|fruit|serie|dessert|saison|auteur|autrice|chanteur|chanteuse) preferee? est {v}"
        ),
        "thing",
    ),
    ("dislikes", r"je n'aime (?:pas|plus)(?: du tout| trop)? {v}", "thing"),
    ("dislikes", r"je (?:deteste|hais|ne supporte pas) {v}", "thing"),
    ("dislikes", r"{my} (?:deteste|n'aime pas) {v}", "thing"),
    ("speaks", r"je parle {v}", "languages"),
    ("speaks", r"ma langue maternelle est (?:le |l')?{v}", "languages"),
    ("speaks", r"{my} parle {v}", "languages"),
    (
        "health",
        r"(?:j'ai|je souffre (?:de |d'une? |d')) ?(?:une? |de la |du |de l')?{v}",
        "ailment",
    ),
    ("-health", r"je n'ai (?:plus|pas) (?:de |d')?{v}", "ailment"),
    ("health", r"on m'a diagnostique {v}", "ailment"),
    ("health", rf"{_SUIS} {{no}}{{v}}", "ailment"),
    ("health", r"{my} (?:a|est|souffre de) {no}{v}", "ailment"),
    ("orientation", rf"{_SUIS} {{no}}{{v}}", "orientation"),
    ("orientation", r"{my} est {no}{v}", "orientation"),
    ("belief", rf"{_SUIS} {{no}}{{v}}", "belief"),
    ("belief", r"{my} est {no}{v}", "belief"),
    ("origin", rf"{_SUIS} {{no}}{{v}}", "origin"),
    ("origin", r"{my} est {no}{v}", "origin"),
    ("politics", r"je (?:vote|voterai) (?:toujours )?(?:pour )?(?:les |le |la )?{v}", "firm"),
)


_MY: Final = (
    r"(?:mon|ma|notre) (?:(?:petite?|grande?|meilleure?|vieux|vieille|nouveau"
    r"|nouvelle|cher"
    rf"|chere) ){{0,2}}(?P<kin>{_WHO})"
    r"(?:,? (?P<named>(?!est |a |ne |n'|s'|habite |vit |et |adore |aime )[\w-]+),?)?"
)
_MADE_UP: Final = (
    r"(?<!\w)(?:imagine|imaginons|faisons semblant|jeu de role|dans (?:le|la|mon|ma"
    r"|une?|l')"
    r" ?(?:histoire|roman|film|jeu|chanson|livre|poeme)|(?:ecris|raconte"
    r"|continue)(?:-moi)? (?:une?|le|la"
    r"|l')(?: \w+)? ?(?:histoire|poeme|scene|lettre|conte|mail|chanson)|mon personnage"
    r"|le personnage|il etait une fois|je plaisante|c'est une blague|traduis|par exemple"
    r"|supposons|fais comme si|voici (?:un|le|mon) (?:texte|mail|brouillon|message)"
    r"|corrige\w*)(?!\w)"
)
_UNSURE: Final = (
    r"(?<!\w)(?:si|s'il|peut-etre|probablement|sans doute|il se peut|j'aimerais|je"
    r" voudrais|serais"
    r"|aurais|pourrais|reve|presque|failli|dit|disait|disent|raconte|demande|pense|pensent"
    r"|croit|croient|parait|selon|apparemment|quand j'etais|comme si|je veux|je vais"
    r"|mdr|haha|pas vrai|c'est faux|mensonge|je (?:doute|crains|nie)|peur que|semblant|ni"
    r"|soupconn\w+|suppos\w+|jusqu'a ce que|quand (?:j'ai|je suis)|zodiaque|horoscope|signe"
    r"|^\W*(?:(?:et|mais|alors|bon|ok|salut|donc)[, ]+)*(?:est-ce que|ai-je|suis-je|dois-je|puis-je"
    r"|comment|pourquoi|que faire|quoi|qui|ou est|combien|quelle?s?))"
    r"(?!\w)"
)
_CAREFUL: Final = (
    r"(?<!\w)(?:halal|casher|kasher|hommes|femmes|garcons|filles|sexe|eglise|mosquee"
    r"|synagogue|prier|drogues)(?!\w)"
)
_TONGUES: Final = (
    "(?<!\\w)(?:"
    + either(
        "anglais allemand français francais espagnol italien portugais neerlandais polonais"
        " russe ukrainien turc arabe hebreu hindi ourdou chinois mandarin japonais coreen"
        " vietnamien thai persan kurde grec roumain hongrois tcheque croate serbe bulgare"
        " danois suedois norvegien finnois catalan basque breton corse occitan"
        " alsacien creole"
        " wolof swahili lingala berbere kabyle latin esperanto"
    )
    + ")(?!\\w)"
)
_ARTICLE: Final = r"^(?:les |la |le |l'|aux? |a la |a l'|tous les |certains )"
_ENDS: Final = words(
    "parce car mais donc quand pendant qui que dont si quoique comme apres avant"
    " surtout sauf"
    " maintenant aussi depuis jusque avec pour pres encore toujours cette ce l'an et chez"
    " lorsque puisque ici desormais ou"
)
_STARTS: Final = words(
    "je j'ai j'habite j'aime mon ma il elle nous on tu c'est je_suis suis ai la les un une"
)
_NO_NAMES: Final = words(
    "je pas un une le la les mon ma ton ta est plus demain si quand ce soir vite et ou mais"
    " tard rappelle vers"
)
_NO_PLACES: Final = words(
    "paix peur jour amour general pauvrete la le les un une mon ma ton ta dans reve secret"
    " janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
    " nuit travail maison couple famille"
)
_NO_THINGS: Final = words(
    "te toi tu ton ta tes ca cela ce cette ces mon ma mes lui elle eux nous vous quand"
    " comment"
    " que qui ou pourquoi tout tous toutes rien quelque quelqu'un vivre la_vie ici pas"
    " plus me"
    " moi son sa ses l'idee beaucoup"
)


@cache
def book() -> Book:
    """Return the book. Its patterns are made at the first use."""
    return Book(
        language="fr",
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
        since=re.compile(r"(?<!\w)depuis (?:\w+ )?(?P<year>(?:19|20)\d\d)(?!\d)"),
        date=re.compile(_DATE),
        tongues=re.compile(_TONGUES),
        article=re.compile(_ARTICLE),
        ands="et|ou",
        the=words("le la les l'"),
        ends=_ENDS,
        starts=_STARTS,
        trailing=words("beaucoup aussi maintenant tellement trop vraiment et ou en a"),
        no_names=_NO_NAMES,
        no_places=_NO_PLACES,
        no_things=_NO_THINGS,
        never_in_things=words("tu te toi ton ta tes ca cela moi mon ma mes vous"),
        no_jobs=words("mauvais mauvaise bon bonne"),
    )
