"""How facts are told in Spanish. Read by `facts_rules`; the notation is that of `facts_book`."""

import re
from functools import cache
from typing import Final

from troth.companion.facts_book import Book, either, kin_of, rules, words

_KIN: Final = kin_of(
    {
        "mother": "madre mama",
        "father": "padre papa",
        "sister": "hermana",
        "brother": "hermano",
        "wife": "mujer esposa",
        "husband": "marido esposo",
        "partner": "pareja prometido prometida",
        "girlfriend": "novia",
        "boyfriend": "novio",
        "son": "hijo",
        "daughter": "hija",
        "child": "bebe",
        "grandmother": "abuela",
        "grandfather": "abuelo",
        "aunt": "tia",
        "uncle": "tio",
        "cousin": "primo prima",
        "niece": "sobrina",
        "nephew": "sobrino",
        "friend": "amigo amiga",
        "boss": "jefe jefa",
        "colleague": "companero companera colega",
        "neighbour": "vecino vecina",
        "dog": "perro perra perrito perrita perros",
        "cat": "gato gata gatito gatita gatos",
        "rabbit": "conejo coneja conejos",
        "hamster": "hamster",
        "parrot": "loro",
        "horse": "caballo yegua",
        "tortoise": "tortuga tortugas",
    }
)
_WHO: Final = "|".join(sorted(_KIN, key=len, reverse=True))
_MONTH: Final = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    "|diciembre"
)
_DATE: Final = (
    rf"(?:el )?(?:dia )?(?P<day>\d{{1,2}} de (?:{_MONTH})(?: (?:de|del) \d{{4}})?"
    r"|\d{1,2}/\d{1,2}(?:/\d{2,4})?)(?!\w)"
)
_WHEN: Final = _DATE.replace("?P<day>", "?:")
_JOB: Final = (
    "profesora?|maestr[oa]|enfermer[oa]|medic[oa]|doctora?|abogad[oa]|ingenier[oa]|programadora?"
    "|disenadora?|arquitect[oa]|contable|electricista|fontaner[oa]|carpinter[oa]|mecanic[oa]"
    "|albanil|conductora?|taxista|piloto|marinero|pescador|agricultora?|jardiner[oa]|panader[oa]"
    "|cociner[oa]|camarer[oa]|carnicer[oa]|peluquer[oa]|dentista|farmaceutic[oa]|veterinari[oa]"
    "|bomber[oa]|cirujan[oa]|psicolog[oa]|terapeuta|fisioterapeuta|bibliotecari[oa]|periodista"
    "|escritora?|traductora?|interprete|fotograf[oa]|music[oa]|pianista|pintora?|actor|actriz"
    "|bailarina?|cientific[oa]|fisic[oa]|quimic[oa]|biolog[oa]|economista|analista"
    "|investigadora?|catedratic[oa]|estudiante|aprendiz|secretari[oa]|recepcionista|cajer[oa]"
    "|dependient[ea]|consultora?|empresari[oa]|juez|jueza|notari[oa]|soldado|policia"
    "|trabajadora? social|limpiadora?|conserje|cartero|tecnic[oa]|funcionari[oa]|azafata"
)
_NO: Final = r"(?:no|ya no|nunca) "
_START: Final = r"(?P<no>(?:ya )?no |nunca )?"

_LINES: Final = (
    ("name", r"me llamo {v}", "names"),
    ("name", r"mi nombre es {v}", "names"),
    ("name", r"(?:llamame|me llaman|todos me llaman|puedes llamarme) {v}", "call"),
    ("name", r"{my} se llama {v}", "names"),
    ("name", r"el nombre de {my} es {v}", "names"),
    (
        "name",
        (
            rf"(?:tengo|tenemos) (?:un|una|dos|tres) (?P<kin>{_WHO})(?:,| que se llaman?|"
            rf" llamad[oa]s?) {{v}}"
        ),
        "several",
    ),
    ("name", r"estoy casad[oa] con (?P<kin>){v}", "names"),
    (
        "",
        (
            rf"mi (?P<kin>{_WHO}) (?P<named>[\w-]+)(?= (?:es|esta|tiene|vive|trabaja|viene"
            rf"|vino|y yo"
            r"|cumple|dice|llego|va|ha)(?!\w))"
        ),
        "",
    ),
    ("birthday", rf"mi cumpleanos es (?={_WHEN}){{v}}", "date"),
    ("birthday", rf"(?:yo )?naci (?={_WHEN}){{v}}", "date"),
    ("birthday", rf"el cumpleanos de {{my}} es (?={_WHEN}){{v}}", "date"),
    ("birth_year", r"naci en (?P<x>(?:19|20)\d\d)(?!\w)", "year"),
    ("allergy", _START + r"soy (?:muy )?alergic[oa] (?:a |al ){v}", "foods"),
    ("allergy", _START + r"tengo alergia (?:a |al ){v}", "foods"),
    ("allergy", _START + r"soy intolerante (?:a |al ){v}", "foods"),
    ("allergy", r"{my} {no}es (?:muy )?alergic[oa] (?:a |al ){v}", "foods"),
    ("allergy", r"{my} {no}tiene alergia (?:a |al ){v}", "foods"),
    ("diet", _START + r"soy (?P<x>vegan[oa]|vegetarian[oa]|pescetarian[oa])", "whole"),
    ("diet", r"{my} {no}es (?P<x>vegan[oa]|vegetarian[oa]|pescetarian[oa])", "whole"),
    (
        "diet",
        (
            r"(?:yo )?no (?:como|bebo|tomo) (?P<x>carne|cerdo|pescado|gluten|lacteos|huevos|azucar"
            r"|alcohol|cafe|marisco)"
        ),
        "whole",
        "no ",
    ),
    (
        "diet",
        (
            r"{my} no (?:come|bebe) (?P<x>carne|cerdo|pescado|gluten|lacteos|huevos|azucar|alcohol"
            r"|marisco)"
        ),
        "whole",
        "no ",
    ),
    ("diet", r"(?:solo )?como (?P<x>halal|kosher)", "whole"),
    ("lives", _START + r"(?:vivo|vivimos) (?:ahora )?en {v}", "place"),
    ("lives", r"(?:me|nos) (?:mude|he mudado|hemos mudado|mudamos) a {v}", "place"),
    ("lives", r"{my} {no}vive (?:ahora )?en {v}", "place"),
    ("lives", r"{my} se (?:mudo|ha mudado) a {v}", "place"),
    ("-lives", r"(?:antes )?(?:vivia|viviamos) en {v}", "place"),
    ("from", _START + r"soy de {v}", "place"),
    ("from", r"(?:me crie|creci|vengo) (?:en|de) {v}", "place"),
    ("born", r"naci en {v}", "place"),
    ("born", r"{my} nacio en {v}", "place"),
    ("works_at", _START + r"trabajo (?:en|para) {v}", "firm"),
    ("works_at", r"{my} {no}trabaja (?:en|para) {v}", "firm"),
    ("work", r"trabajo (?:como|de) (?!noche|dia|tarde|lunes|manana){v}", "thing"),
    ("work", r"{my} trabaja (?:como|de) (?!noche|dia|tarde|lunes|manana){v}", "thing"),
    ("work", _START + rf"soy (?P<x>(?:{_JOB})(?: de \w+)?)(?!\w)", "job"),
    ("work", rf"{{my}} {{no}}es (?P<x>(?:{_JOB})(?: de \w+)?)(?!\w)", "job"),
    ("studies", r"(?:estudio|estoy estudiando) {v}", "thing"),
    (
        "has",
        (
            r"(?:tengo|tenemos) (?P<x>(?:un|una|dos|tres|cuatro) (?:perr[oa]s?|gat[oa]s?"
            r"|conej[oa]s?"
            r"|hij[oa]s?|ninos|ninas|herman[oa]s?|caballos?|tortugas?))"
        ),
        "own",
    ),
    (
        "likes",
        r"(?<!no )me (?:encantan?|gustan?|chiflan?|fascinan?) (?:mucho |muchisimo )?{v}",
        "thing",
    ),
    ("likes", r"(?:adoro|disfruto de) {v}", "thing"),
    ("likes", r"a {my} le (?:encantan?|gustan?) (?:mucho )?{v}", "thing"),
    (
        "favourite",
        (
            r"mi (?P<about>color|comida|plato|pelicula|libro|cancion|grupo|animal|deporte|bebida"
            r"|ciudad|fruta|serie|postre|estacion|autora?|cantante) favorit[oa] es {v}"
        ),
        "thing",
    ),
    ("dislikes", r"no me gustan? (?:nada |mucho )?{v}", "thing"),
    ("dislikes", r"(?:odio|detesto|no soporto) {v}", "thing"),
    ("dislikes", r"a {my} no le gustan? {v}", "thing"),
    ("speaks", r"hablo {v}", "languages"),
    ("speaks", r"mi (?:lengua|idioma) matern[oa] es {v}", "languages"),
    ("speaks", r"{my} habla {v}", "languages"),
    ("health", r"(?<!no )(?:tengo|padezco|sufro de) {v}", "ailment"),
    ("-health", r"(?:ya )?no (?:tengo|padezco|sufro de) {v}", "ailment"),
    ("health", r"me (?:han diagnosticado|diagnosticaron) {v}", "ailment"),
    ("health", _START + r"soy {v}", "ailment"),
    ("health", r"{my} {no}(?:tiene|padece|es) {v}", "ailment"),
    ("orientation", _START + r"soy {v}", "orientation"),
    ("orientation", r"{my} {no}es {v}", "orientation"),
    ("belief", _START + r"soy {v}", "belief"),
    ("belief", r"{my} {no}es {v}", "belief"),
    ("origin", _START + r"soy {v}", "origin"),
    ("origin", r"{my} {no}es {v}", "origin"),
    ("politics", r"(?:siempre )?(?:voto|vote) (?:a|al|por) {v}", "firm"),
)


_MY: Final = (
    rf"(?:mi|nuestr[oa]) (?:(?:mejor|gran|querid[oa]) )?(?P<kin>{_WHO})(?: (?:mayor"
    rf"|menor|pequen[oa]))?"
    r"(?:,? (?P<named>(?!es |esta |tiene |vive |no |le |se |nacio |ya )[\w-]+),?)?"
)
_MADE_UP: Final = (
    r"(?<!\w)(?:imagina|imaginate|finge|finjamos|hagamos como|juego de rol|en (?:la|el"
    r"|mi|un|una)"
    r" (?:historia|novela|pelicula|juego|cancion|cuento|obra)|(?:escribe|escribeme|cuenta"
    r"|cuentame|continua) (?:un|una|el|la) (?:\w+ )?(?:historia|cuento|poema|escena|carta"
    r"|relato|correo|cancion)|mi personaje|el personaje|erase una vez|es broma|traduce"
    r"|por ejemplo|supon|supongamos|actua como|aqui (?:esta|tienes|va) (?:un|el|mi)"
    r" (?:texto|correo|borrador|mensaje)|corrige\w*)(?!\w)"
)
_UNSURE: Final = (
    r"(?<!\w)(?:ojala|quiza|quizas|tal vez|a lo mejor|puede que|podria|seria|tendria"
    r"|gustaria"
    r"|sone|casi|dijo|dice|dicen|decia|pregunto|pregunta|conto|cree|creen|piensa|piensan"
    r"|segun|parece que|aparentemente|cuando era|quiero ser|voy a|jaja"
    r"|no es (?:cierto|verdad)|es mentira|es falso|no creo|dudo|finj\w+|fing\w+|niego|sospech\w+|ni"
    r"|miedo de? ?que|temo|me preocupa|por si|hasta que|cuando (?:tengo|soy|estoy|vivo)|signo"
    r"|horoscopo|zodiaco|o no(?=\W*$)|^\W*(?:(?:y|pero|oye|hola|bueno|ok)[, ]+)*"
    r"(?:que (?:hago|hacer|pasa|puedo)|como (?:se|puedo|hago|saber)|por que|cual|quien"
    r"|donde|acaso))(?!\w)"
)
_ACCENTED: Final = (
    r"(?:^|[,;:] ?|\bque |\bpero |\by )si (?!\w*[^\x00-\x7f]?\bque\b)(?=\w)"
    r"|\w si (?=tengo|soy|estoy|vivo|mi |me )"
)
_CAREFUL: Final = (
    r"(?<!\w)(?:halal|kosher|hombres|mujeres|chicos|chicas|sexo|iglesia|mezquita"
    r"|sinagoga|rezar|drogas)(?!\w)"
)
_TONGUES: Final = (
    "(?<!\\w)(?:"
    + either(
        "ingles aleman frances espanol castellano italiano portugues holandes"
        " neerlandes polaco"
        " ruso ucraniano turco arabe hebreo hindi urdu bengali chino mandarin japones"
        " coreano"
        " vietnamita tailandes suajili persa kurdo griego rumano hungaro checo croata"
        " serbio"
        " bulgaro danes sueco noruego finlandes catalan euskera vasco gallego"
        " valenciano quechua"
        " guarani aimara latin esperanto"
    )
    + ")(?!\\w)"
)
_ARTICLE: Final = r"^(?:a los|a las|a la|al|a|los|las|la|el|algun[oa]s?|tod[oa]s (?:los|las)) "
_ENDS: Final = words(
    "porque pero asi cuando mientras que quien si aunque como despues antes especialmente"
    " excepto ahora tambien ya hoy desde hasta con por para cerca otra siempre este"
    " esta el_ano"
    " y donde desde"
)
_STARTS: Final = words(
    "yo me mi mis tu el ella vivo soy tengo trabajo estoy es no tambien quiero te lo"
    " la un una"
    " ahora siempre hablo nos"
)
_NO_NAMES: Final = words(
    "yo no un una el la mi tu su es ya por si cuando luego manana hoy que quien loco"
    " loca como"
    " cuando bien mal aqui alli"
)
_NO_PLACES: Final = words(
    "paz nubes casa miedo general amor pecado serio un una el la mi tu su este esta"
    " ese esa las"
    " los aqui alli carne enero febrero marzo abril mayo junio julio agosto septiembre"
    " octubre"
    " noviembre diciembre otro mi secreto duda"
)
_NO_THINGS: Final = words(
    "tu tus te ti esto eso aquello que como cuando donde quien mi mis su sus mucho"
    " nada todo"
    " todos algo alguien vivir estar ser aqui asi lo la_vida cuanto verte"
    " hablar_contigo mas muy"
    " no me se"
)


@cache
def book() -> Book:
    """Return the book. Its patterns are made at the first use."""
    return Book(
        language="es",
        kin=_KIN | {"": "husband or wife"},
        rules=rules(
            _LINES,
            my=_MY,
            no=_NO,
        ),
        made_up=re.compile(_MADE_UP),
        unsure=re.compile(_UNSURE),
        accented=re.compile(_ACCENTED),
        careful=re.compile(_CAREFUL),
        since=re.compile(r"(?<!\w)desde (?:el ano |\w+ de )?(?P<year>(?:19|20)\d\d)(?!\d)"),
        date=re.compile(_DATE),
        tongues=re.compile(_TONGUES),
        article=re.compile(_ARTICLE),
        ands="y|e|o|u",
        the=words("el la los las"),
        ends=_ENDS,
        starts=_STARTS,
        trailing=words("mas mucho muchisimo tambien ahora ya tanto y o en a"),
        no_names=_NO_NAMES,
        no_places=_NO_PLACES,
        no_things=_NO_THINGS,
        never_in_things=words("tu tus te ti contigo esto eso mi mis me conmigo"),
        no_jobs=words("malo mala buen buena mal futuro futura"),
    )
