"""Names that nobody is known to have, and what is known about names that people do have.

The given and family names are put together from syllables of our own, plain ASCII, easy to say
and no common words; so are the places, firms, streets and mailboxes. Each list is fixed: its
order is part of which name stands for whom, so entries may only be added at the end.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal

from troth.veil.words import short_names

Gender = Literal["feminine", "masculine", "neutral"]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_STEMS: Final = _listed("""
Tav Belm Corl Dalv Elz Farv Galv Havr Ilm Jorv Kelv Lorv Melv Nalv Orl Palv Quen Rolv Selv Tolv
Ulv Valn Wilv Xand Yelv Zor Amv Bren Cedr Drev Emv Fenl Grel Hesv Irv Jasv Kres Lenv Mirv Navr
""")
_GIVEN_ENDS: Final[Mapping[Gender, tuple[str, ...]]] = {
    "feminine": ("ina", "elle", "ia", "anne"),
    "masculine": ("ano", "ard", "ick", "us"),
    "neutral": ("en", "ey", "is", "ael"),
}
_FAMILY_STEMS: Final = _listed("""
Ambr Brask Calth Dorv Elsk Farl Grint Holsk Imbr Jarv Kelth Lorsk Marv Norv Oslv Pelth Quarl Rusk
Salv Torv Ulsk Varl Welth Yarv Zelk Brund Cresk Drelv Fosk Glenv
""")
_FAMILY_ENDS: Final = _listed(
    "adel ander elius ensen esco eya iani ikova owin ino omar oniak ovey ulin ustad"
)
_PLACE_STEMS: Final = _listed("""
Aldm Berv Carm Durv Elm Falk Gorv Hazm Ilv Kesm Larv Morv Nesk Ostm Purv Rovm Silv Tarm Ulm Verm
Wesk Yarm Zelm Brem Crov
""")
_PLACE_ENDS: Final = _listed("averra enstow ickham oravia undby")
_GROUP_ENDS: Final = _listed("antis exo inova ordia umex")
_STREET_ENDS: Final = _listed("engate erway inlane olrow umcourt")
_MAILBOX_ENDS: Final = _listed("abox eto iru oba ulo")


def _made(stems: tuple[str, ...], ends: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(stem + end for end in ends for stem in stems)


@cache
def given(gender: Gender) -> tuple[str, ...]:
    """Return the given names of one sort."""
    return _made(_STEMS, _GIVEN_ENDS[gender])


@cache
def family() -> tuple[str, ...]:
    """Return the family names."""
    return _made(_FAMILY_STEMS, _FAMILY_ENDS)


@cache
def places() -> tuple[str, ...]:
    """Return places that are on no map."""
    return _made(_PLACE_STEMS, _PLACE_ENDS)


@cache
def groups() -> tuple[str, ...]:
    """Return firms, schools and clubs that do not exist."""
    return _made(_PLACE_STEMS, _GROUP_ENDS)


@cache
def streets() -> tuple[str, ...]:
    """Return streets, each one word."""
    return _made(_PLACE_STEMS, _STREET_ENDS)


@cache
def mailboxes() -> tuple[str, ...]:
    """Return words for addresses and handles, in lower case."""
    return tuple(word.lower() for word in _made(_PLACE_STEMS, _MAILBOX_ENDS))


JOINING: Final = frozenset(_listed("and e en et oder or ou und y"))
"""Small words after which another name begins."""
PARTICLES: Final = JOINING | frozenset(
    _listed("""
af al am bin da das de del della den der des di do dos du el est is ist la las le los ter van vom
von zu zum zur
""")
)
"""Small words inside a name. In lower case and between other words of it they stay."""

NO_STAND_INS: Final = frozenset(
    _listed("""
ambree bras brem bren brenyn brun brunai carmyn cedr corlyn cres drev elma elme elmi elmo elsk
elza elze elzi falk farlee farlyn galvani glen grin ilma ilme ilmi ilva irvine jarv kelt kelvyn
kres larv lenvie lors marv marvyn melv melvyn mirv orla orle orli pelt rolv rusk salv salvina selv
tarm tava tavi tolv torv ulma ulme ulmi ulva ulve varlyn verm welt yarm zora zore zori
""")
)
"""What our names are in short, or with an ending, and what is a word or a name somewhere. An answer
may say it and mean it, so it stands in for nobody."""

OF_KIN: Final = frozenset(
    _listed("""
aunt auntie uncle granny grandma grandpa cousin sister brother father tante onkel oma opa schwester
oom ome beppe pake tatie tonton oncle mamie tio suor nonna nonno abuela abuelo sor babcia dziadek
teyze amca yiayia
""")
)
"""Words of kin, and as nuns are called, folded. They stay, and a given name follows."""
IN_SMALL: Final = frozenset(
    _listed("tia zia zio nana baba titi tata papi papy meme pepe seu pan bey abla abi dede")
)
"""Such words that are names, too: they stay only where they are written in small letters."""
TITLES: Final = OF_KIN | frozenset(
    _listed("""
mr mrs ms miss mx dr dra doctor doctora doktor docteur prof professor sir madam dame lord lady herr
frau fraulein senor senora senorita sr sra srta don dona monsieur madame mademoiselle mme mlle
maitre
reverend rev pastor rabbi imam officer judge coach nurse captain sergeant sgt detective herrn
pfarrer meneer mevrouw mevr dhr mw juf juffrouw meester signor signore signora sig dottore
dottoressa dott senhor senhora doutor doutora professora profesora pani pana panu panem
pania hanim hoca
""")
)
"""Words before a name, folded. They stay, and what follows alone is a family name."""
AFTER_NAMES: Final = frozenset(_listed("bey hanim hoca"))
"""Words behind a given name, folded. They stay."""

WORDS: Final = frozenset(
    _listed("""
april art august autumn baker ball bell best bill bishop black blanc bleu bob braun brook brown
bush carpenter case chance chase christian church clay cliff cook cooper cross cruz crystal dawn
day dean dolores drew duke earl ernst faith field fisher fleur flores forest frank gene ginger
glen good grace grand grant gray green gross grove guy hall harmony hazel heath hill holly hope
hunter iris iglesia ivy jack jade jasmine jay jean jose joy june june justice king klein knight
koch konig kurz lance land lane lang laurel leon lily little long lord love luz major mar marine
mark mason max may melody mercy mike mile miles miller noble olive page park pat paz pearl penny
petit piper pilar pierre pope price prince rand ray red reed rey rich river rob robin rock roman
rose rosa ruby rusty sage sandy schmidt schwarz sharp shepherd sky smith sol sommer stein stern
stone storm strong sue summer sunny tanner taylor terry victor vega violet wade walker ward
weiss white will winter wise wolf wood young
""")
)
"""Names that are words too, folded. Found once, they are masked elsewhere only as written."""

_SHORT_FORMS: Final = """
alexander alex alexandre alejandro sandro / alexandra alexa sandra / andrew andy drew
anthony tony antonio toni / barbara barb barbie / benjamin ben benny benji / catherine cathy cath
charles charlie chuck carlos / christina chris chrissy tina / christopher topher kit
daniel dan danny dani / dana / david dave davy / deborah deb debbie / dorothy dot dottie
edward ed eddie ted teddy / elizabeth liz lizzie beth betty eliza lisbeth / ellen ellie nell
emily em emmy / eugene gene / fernando nando / francesca fran franny / francisco paco pancho
francis frank frankie / frederick fred freddy freddie / friedrich fritz / gabriel gabe
gabriela gabi gaby / george georgie / gerald gerry / gregory greg / guadalupe lupe
heinrich heiner heinz / ignacio nacho / isabel isa bella izzy / jacob jake / james jim jimmy jamie
jennifer jen jenny jenn / jessica jess jessie / johannes hannes / john johnny jack / jonathan jon
jose pepe / josef sepp / joseph joe joey / joshua josh / judith judy / katherine kate katie kathy
katharina kathi kat / kenneth ken kenny / kimberly kim / lawrence larry / leonard leo lenny
margaret maggie meg peggy / maria / mariana / marina / martin marty / matthew matt matty
maximilian maxi / melissa mel missy / michael mike mick micky / michelle shelly / miriam miri
nathan nate / nathaniel nat / nicholas nick nicky nico / olivia liv livvy / pamela pam
patricia pat patty trish / patrick paddy / peter pete / philip phil / rebecca becca becky
richard rick ricky dick rich / robert rob robbie bob bobby / ronald ron ronnie
rosario charo / samantha sammie / samuel sam sammy / sebastian basti seb / sophia sophie
stephanie steph steffi / stephen steve stevie / susan sue susie suzy / theodore theo
theresa tess terri / thomas tom tommy / timothy tim timmy / ulrich uli / valerie val
veronica ronni / victoria vicky tori / vincent vince vinny / walter walt wally
wilhelm willi / william will bill billy willy liam / wolfgang wolfi / zachary zach
"""

_FEMININE: Final = frozenset(
    _listed("""
aisha alexandra alice alina amelia amy ana andrea anita anna anne antonia aurora barbara
beatrice bianca camila carla carmen carolina caroline catherine charlotte chiara christina clara
claudia dana deborah diana dorothy elena elisa elizabeth ella ellen emily emma erika eva fatima
fiona francesca gabriela giulia guadalupe hannah heidi helen helena ingrid irene isabel jana
jane jennifer jessica julia julie karen karin katharina katherine kimberly laura lea lena leonie
leila lina linda lisa lucia lucie luisa margaret maria mariana marie marina marta mary melissa
mia michelle miriam monica nadia natalia nicole nina noor olga olivia pamela patricia paula
priya rachel rebecca renata rosa rosario ruth sabine samantha sara sarah silvia sofia sonja
sophia stephanie susan sylvie theresa ursula valentina valerie vera veronica victoria yasmin zoe
""")
)
_MASCULINE: Final = frozenset(
    _listed("""
adam ahmed alain albert alberto alexander ali andrew anthony antoine arthur benjamin bernd brian
bruno carl charles christopher daniel david diego dieter dmitri edward emil enrique eric ernesto
ethan eugene fabian felipe felix fernando francis francisco frederick friedrich gabriel george
gerald gregory guillaume gustavo hans hassan heinrich henri henry hugo ignacio igor ivan jacob
jacques james jan javier johannes john jonas jonathan jorge jose josef joseph joshua juan jurgen
karim karl kenneth klaus lars lawrence leonard louis luca lucas luis lukas manuel marc marco
mario martin mateo matthew maximilian michael miguel mohammed nathan nathaniel nicholas noah
oliver omar oscar otto pablo patrick paul pedro peter philip philippe rafael raj richard robert
roberto ronald samuel sebastian sergio simon stefan stephen theodore thomas timothy tobias
ulrich victor vincent vladimir walter wilhelm william wolfgang yusuf zachary
""")
)


@cache
def _roots() -> Mapping[str, str]:
    entries = _SHORT_FORMS.replace("\n", " / ").split(" / ")
    lines = (entry.split() for entry in (*entries, *short_names.FAMILIES.strip().splitlines()))
    found: dict[str, str] = {}
    for line in lines:
        for name in line:
            found.setdefault(name, line[0])
    return found


def root(name: str) -> str:
    """Return the full form of a folded given name: `daniel` for `danny`. Else the name itself."""
    return _roots().get(name, name)


def is_listed(name: str) -> bool:
    """Say whether a folded name has an entry among full and short forms."""
    return name in _roots()


@cache
def short_forms(full: str) -> tuple[str, ...]:
    """Return the short forms of a folded full name."""
    return tuple(name for name, of in _roots().items() if of == full and name != full)


def gender(name: str) -> Gender:
    """Guess how a folded given name is mostly borne; `neutral` where we do not know."""
    full = root(name)
    if full in _FEMININE:
        return "feminine"
    return "masculine" if full in _MASCULINE else "neutral"
