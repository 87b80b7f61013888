"""Ways to reach a person: e-mail, phone, web address, handle, address of a machine.

Each rule wants proof, in the thing itself (an `@`, a plan of numbers) or in the words
before it ("text me on", "Insta:"). A number without proof is left to other rules.
"""

import ipaddress
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from troth.veil import sensitive, spoken
from troth.veil.alternatives import compiled
from troth.veil.found import Found
from troth.veil.words import listed
from troth.veil.words.plain_words import NOBODY

_TLD: Final = (
    "com|org|net|edu|gov|io|co|me|de|fr|es|uk|us|eu|info|biz|app|"
    "dev|ai|ch|at|it|nl|be|ie|ca|au|nz|mx|ar|cl|pe|br|pt|pl"
    "|se|no|dk|fi|ee|gg|ly|tv|cat|example|invalid|test|social|online|"
    "site|xyz|blog|page|link|club|shop|cloud|tech|name"
)
_AT: Final = (
    r"(?:\s*[(\[{<]\s*(?:at|@|ät|arroba|arobase|bei|a|chiocciola|apenstaart(?:je)?)\s*[)\]}>]\s*|"
    r"\s+(?:at|ät|arroba|arobase|aroba|klammeraffe|chiocciola|apenstaart(?:je)?)\s+|\s*@\s*)"
)
_DOT: Final = (
    r"(?:\s*[(\[{<]\s*(?:dot|punkt|punto|point|punt|ponto|\.)\s*[)\]}>]\s*|"
    r"\s+(?:dot|punkt|punto|point|punt|ponto)\s+|\s\.\s|\.)"
)
_LINK: Final = (
    r"(?:\s+(?:dot|punkt|punto|point|punt|ponto|underscore|unterstrich|guion bajo|"
    r"guión bajo|tiret (?:du )?bas|trattino basso|liggend streepje|sublinhado|underline|"
    r"dash|minus|guion|tiret|trattino|streepje|hífen|traço|plus)\s+|[.+%-])"
)
_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[.+%-]*+(?P<it>\w[\w.+%-]*+[*`~\"']{0,3}@"
    r"(?:[\w-]++(?:\.[\w-]+)+(?<![.-])|(?<=[a-z]@)[a-z]{3,63}+(?![\w.@-])))",
    re.IGNORECASE,
)
_BESIDE_AT: Final = re.compile(r"[^\s@<>()\[\]{},;\"]{1,80}+")
_BEFORE_AT: Final = re.compile(r"[^\s@<>()\[\]{},;\"]{1,80}+\Z")
_SAID: Final = compiled(
    rf"(?<![\w@])[\w]++(?:{_LINK}[\w]++){{0,6}}+{_AT}"
    rf"[\w-]{{1,60}}(?:{_DOT}[\w-]{{1,60}}){{0,4}}?{_DOT}(?:{_TLD}|co{_DOT}uk)(?![\w@])",
    re.IGNORECASE,
)
_AT_A: Final = re.compile(r"\s(?:at|ät)\s+(?:the|an?|this|that|my|your|our)\s", re.IGNORECASE)
_URL: Final = re.compile(
    rf"(?<![\w@.-])-*+(?P<it>https?://[^\s<>\"]+|www\.[^\s<>\"]+|"
    rf"(?:[a-z0-9][a-z0-9-]{{0,62}}+\.){{1,20}}(?:{_TLD})"
    rf"(?::\d+)?(?:/[^\s<>\"]*)?)(?![\w@])",
    re.IGNORECASE,
)
_PUBLIC: Final = listed("""
google youtube netflix spotify wikipedia amazon reddit booking airbnb ikea bbc nytimes github
openai chatgpt apple microsoft yahoo bing ebay etsy paypal duolingo tinder hinge bumble okcupid
imdb strava zoom gmail outlook
""")
_WHERE: Final = (
    r"insta(?:gram)?|ig|snap(?:chat)?|tg|telegram|tele|tik ?tok|"
    r"twitter|bluesky|bsky|mastodon|threads|discord|kik|steam|twitch|"
    r"psn|gamertag"
    r"|skype|line|wechat|signal|venmo|cash ?app|onlyfans|reddit|"
    r"fb|facebook|linkedin|grindr|youtube|soundcloud|last\.?fm"
)
_CALLED: Final = (
    r"handle|user ?name|user|login|nick(?:name)?|screen ?name|alias|usuario|"
    r"nombre de usuario|benutzername|pseudo|identifiant|@"
)
_VERB: Final = (
    r"(?:un)?follow(?:ed|s|ing)?|find (?:me|him|her|them)|add (?:me|"
    r"him|her|them)|dm|slid into|message (?:me|him|her) on|tag(?:ged)?"
    r"|s[íi]gue(?:me|lo|la)?|sigo a|agr[ée]ga(?:me|lo|la)?|b[úu]sca(?:me|"
    r"lo|la)|folg(?:e|t|st)?(?: mir| ihm| ihr)?|add(?:e|ed)?(?: mich)?"
    r"|suis[- ]moi|ajoute[- ]moi|abonne[- ]toi à"
)
_SHAPE: Final = r"@?[a-z0-9](?:[\w.-]{0,28}[a-z0-9_])?"
_AFTER_WHERE: Final = compiled(
    rf"(?<![\w@])(?:(?:{_WHERE}|{_CALLED})(?:\s+(?:handle|name|account|"
    rf"konto|cuenta|compte|user|id))?\s*(?:is|ist|es|est|lautet|:|"
    rf"=|→|->|–|-|\(|,)?\s*(?:is\s+|:\s*)?"
    rf"|(?:{_VERB})(?:\s+(?:at|on|as|in|en|auf|bei|unter|als|sur|"
    rf"como|under))?(?:\s+(?:{_WHERE}))?\s*:?\s+)(?P<it>{_SHAPE})(?![\w@])",
    re.IGNORECASE,
)
_BEFORE_WHERE: Final = re.compile(
    rf"(?<![\w@.])(?P<it>{_SHAPE})\s+(?:on|en|auf|sur|bei|in|@)\s+(?:{_WHERE})(?!\w)", re.IGNORECASE
)
_LAST_WORD: Final = re.compile(
    r"(?<![\w@])(?:insta(?:gram)?|ig|snap(?:chat)?|tg|telegram|kik|"
    r"discord|twitter|tiktok|bsky|psn)\s*:?\s+(?P<it>[a-z0-9][\w.-]{4,29})"
    r"\s*$",
    re.IGNORECASE,
)
_PROFILE: Final = re.compile(
    r"^[^.!?]{0,40}\b\d\d\b[^!?]{8,}[.|·,]\s+(?P<it>[a-z][a-z0-9._-]{6,28}[a-z0-9])"
    r"\s*$"
)
_ATTED: Final = re.compile(r"(?<![\w@./])@[a-z0-9_](?:[\w.-]{0,28}[a-z0-9_])?(?!@)", re.IGNORECASE)
_LOW_LINE: Final = re.compile(
    r"(?<![\w@./`$-])(?=[\w.]*[a-z])[a-z0-9][a-z0-9.]*_+[a-z0-9_.]*[a-z0-9_](?![\w@/(`])"
)
_AT_NOBODY: Final = listed("""
home work school me night all everyone here channel media import keyframes supports layer property
dataclass staticmethod classmethod override abstractmethod deprecated param returns return throws
author see since version todo example type typedef link code
app.route pytest.fixture functools.cache lru_cache test beforeeach autowired
""")
"""What stands behind an @ and is nobody: places, and words of programs."""
_SCOPES: Final = listed("types angular babel vue nestjs testing-library mui tanstack aws-sdk")
_OF_PROGRAMS: Final = re.compile(r"(?:self|this|cls|super|window|document|os|sys|np|pd|math)\.")
_FIELDS: Final = listed(
    "my new old current next prev start end begin stop step left right top width height color "
    "snake case variable var str int bool list dict tuple func class obj object result results "
    "response request config env url path dir uri api http json xml html css sql db row col table "
    "query sum avg num val value arg args kwargs param params ctx ref src dst tmp temp token "
    "tokens user users input output model state message messages event handler callback options "
    "settings "
    "first last full user file family given middle name names id ids key value type date number "
    "no of at is has get set to from error created updated count size index item items list text "
    "data page line test max min"
)
"""What the fields of a program are called."""
_SPEAKER: Final = re.compile(
    r"(?:user|usuario|line|signal|threads|login|nick|alias)\s*:\s", re.IGNORECASE
)
"""Before what somebody says in a talk that was written down: "User: tell me a joke"."""
_SAYS_MORE: Final = re.compile(r"[,;]?[ \t]+[^\W\d_]|[!?]")
_IN_CHAT: Final = re.compile(r"(?m)^\[?\d{1,2}:\d\d(?::\d\d)?\]? <[@+~&%]?(?P<it>[\w|^-]{2,30})> ")
"""Who says something, as in a log of a chat: "[12:03] <NAME> hello"."""
_BARE: Final = re.compile(r"(?:\d.{0,40}[a-z]|[a-z].{0,40}[\d_.])", re.IGNORECASE)
_PLATFORM: Final = compiled(rf"(?:{_WHERE})", re.IGNORECASE)

_DIGIT: Final = re.compile(r"\d")
_PHONE: Final = re.compile(
    r"(?<!\w)(?<!\d[.,/:+-])(?:\+\s?|00\s?)?\(?\d(?:[\s()._\-/•·∙~]{0,3}\d){6,14}(?:\s?(?:x|"
    r"ext\.?)\s?\d{1,5})?(?!\w|[.,/:]\d)"
)
_DRAWN: Final = re.compile(r"(?<![\w+])\+?(?:(?=[OolI]{0,12}\d)[\dOolI]{1,14}+(?!\w)[ .-]?){1,7}+")
_AS_DIGITS: Final = str.maketrans("OolI", "0011")
_FEWEST_DIGITS: Final = 5
"""Letters that look like digits stand in a number to hide it from machines: "O77OO 9OO l23"."""
_ASKED: Final = compiled(
    r"(?:\b(?:call|text|txt|ring|phone|tel|t[ée]l[ée]?fono?|telefon|"
    r"mobile?|cell|handy(?:nummer)?|m[óo]vil|celular|portable|num(?:ber|"
    r"ero|éro)?|n[úu]mero|nr|nummer"
    r"|whats ?app|wa|signal|sms|fax|ll[áa]ma\w*|escr[íi]b\w*|appelle\w*|"
    r"appeler|ruf\w*|anruf\w*|schreib\w*|joindre|reach|message|contact|"
    r"answering|dial|fax|desk|office|cell|landline|imessage|facetime)\b|"
    r"[☎📞📱])[^.!?\n]{0,28}$",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|"
    r"(?:19|20)\d\d\s?-\s?(?:19|20)\d\d)\b"
)
_IN_PAIRS: Final = re.compile(r"0[1-9]([ .-])\d\d(?:\1\d\d){3}")
"""A number of France, which begins like a date."""
_GROUPED: Final = re.compile(r"\d{1,3}(?:[ .,']\d{3})+")
_IP4: Final = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.]\d)(?!\w)")
_IP6: Final = re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)
_MAC: Final = re.compile(r"(?<![\w:])(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}(?![\w:])", re.IGNORECASE)

_HOME: Final = re.compile(
    r"(?:(?<![\w.-])/(?:home|Users|data/user)|(?:file:/{2,3}|(?<!\w))(?i:[a-z]:|/mnt/[a-z]|/[a-z])"
    r"[\\/]{1,4}(?i:users|benutzer|documents and settings|dokumente und einstellungen))"
    r"(?:/{1,2}(?P<it>[^\s/\\:*?\"'<>|;,()]{2,64})|"
    r"\\{1,4}(?P<also>[^\s/\\:*?\"<>|](?:[^/\\:*?\"<>|\n]{0,62}(?=\\)|[^\s/\\:*?\"<>|;,()]{1,62})))"
)
"""Whose files lie there: "/home/NAME/notes", "C:\\Users\\NAME\\Documents"."""
_NO_HOMES: Final = listed("""
shared public default guest user users username yourname yourusername youruser myuser name you me
root admin administrator ubuntu debian centos fedora pi runner node app vagrant linuxbrew git www
ec2-user azureuser jovyan coder codespace test tester dev developer developers work git ci jenkins
docker nobody nginx postgres all settings about dashboard index profile profiles page pages news
feed contact search login logout api static assets en de fr es home edit new list overview
""")
_LOGIN: Final = re.compile(
    r"(?<![\w+.-])[a-z][a-z0-9+.-]{1,20}+://[^\s\"'<>/@]{1,200}+@[^\s\"'<>]{1,400}", re.IGNORECASE
)
"""An address with a name and a password in it: "postgres://NAME:PASSWORD@HOST/"."""
_LETTERS: Final = re.compile(
    r"(?<![\w@])(?<!\W[a-z0-9] )[a-z0-9](?:[ ]{1,2}(?:[a-z0-9]|dot|punkt|punto|point|punt|ponto|"
    rf"kropka|nokta|underscore|dash|minus)(?!\w)){{2,60}}+{_AT}(?:[\w-]{{1,40}} ){{1,30}}?"
    r"(?:dot|punkt|punto|point|punt|ponto|kropka|nokta|\.) ?"
    rf"(?:{_TLD}|c o m|n e t|o r g|d e)(?!\w)",
    re.IGNORECASE,
)
"""A mail address that is spelled letter by letter."""

_NOT_HANDLES: Final = listed("""
me him her them it us you on in at to for and or is was the a an my his their your our with
again back up down that this these those everyone everybody people someone anyone nobody story
stories post posts pic pics picture photo photos account profile page reel reels video videos dm
dms message messages message's name handle user link bio feed like likes follow follower
followers app apps filter instead later tonight today now here there out off so too as if but
not no yes please pls just only because when where who what how some all more less any every
each new old good great best first last same other another one two three rules advice
instructions orders suit your heart dreams directions tradition through up de la el los las un
una en y o a al me te se lo por para con que su mi tu es está foto fotos historia cuenta perfil
der die das den dem ein eine einen mir dir ihm ihr ihnen uns und oder auf in im am bei mit nicht
kein bild bilder profil seite le les des du une et ou au aux sur dans mon ma ton ta son sa mes
ses pas ne plus compte profil photo photos moi toi required
needed failed error expired
""")


def find(text: str) -> Iterator[Found]:
    """Yield what would reach a person."""
    for match in _EMAIL.finditer(text):
        yield _direct(match.start("it"), match.end(), "e-mail")
    yield from _with_pictures(text)
    for match in _SAID.finditer(text):
        if "@" in match[0] or not _is_prose(match[0]):
            yield _direct(match.start(), match.end(), "e-mail in words")
    for match in _LETTERS.finditer(text):
        yield _direct(match.start(), match.end(), "e-mail in words")
    yield from _homes(text)
    yield from _urls(text)
    yield from _handles(text)
    for run in spoken.runs(text):
        yield _direct(run.start, run.end, "phone in words")
    if not _DIGIT.search(text):
        return
    yield from _phones(text)
    yield from _drawn(text)
    for rule in (_IP4, _IP6, _MAC):
        for match in rule.finditer(text):
            if rule is _MAC or _is_address(match[0]):
                yield _direct(match.start(), match.end(), "address of a machine")


def _direct(start: int, end: int, why: str) -> Found:
    return Found(start, end, "CONTACT", "direct", why)


def _with_pictures(text: str) -> Iterator[Found]:
    """Yield mail addresses with emoji inside: what is left without them is an address."""
    if "@" not in text or text.isascii():
        return
    for at in re.finditer("@", text):
        before = _BEFORE_AT.search(text, max(0, at.start() - 80), at.start())
        after = _BESIDE_AT.match(text, at.end())
        if not before or not after:
            continue
        end = after.end()
        host = next((spot for spot in range(at.end(), end) if _is_picture(text[spot])), end)
        name, _, last = text[at.end() : host].rpartition(".")
        if name and len(last) > 1 and last.isalpha():
            end = host
        kept = [spot for spot in range(before.start(), end) if not _is_picture(text[spot])]
        if len(kept) == end - before.start():
            continue
        if found := _EMAIL.search("".join(text[spot] for spot in kept)):
            yield _direct(kept[found.start("it")], kept[found.end() - 1] + 1, "e-mail")


def _homes(text: str) -> Iterator[Found]:
    """Yield whose folder a path goes through, and addresses that somebody signs in by."""
    for match in _HOME.finditer(text):
        part = "it" if match["it"] else "also"
        said = match[part].rstrip(".!`")
        is_sample = said.lower() in _NO_HOMES or not said[0].isalnum()
        if not is_sample:
            yield _direct(match.start(part), match.start(part) + len(said), "folder of somebody")
    for match in _LOGIN.finditer(text):
        yield _direct(match.start(), match.end(), "web address")


def _is_picture(letter: str) -> bool:
    return letter > "\x7f" and unicodedata.category(letter) in {"So", "Sk"}


def _is_prose(said: str) -> bool:
    """Say whether "at … dot …" is only a sentence: a full stop was taken for a dot."""
    if _AT_A.search(said):
        return True
    return not re.search(
        r"dot|punkt|punto|point|arroba|arobase|ät|klammeraffe|chiocciola|apenstaart|[(\[{<]",
        said,
        re.IGNORECASE,
    ) and (
        said.count(" ") > 2
        or not re.search(
            r"\s(?:at|ät)\s+(?:gmail|hotmail|outlook|yahoo|icloud|proton|"
            r"gmx|web)",
            said,
            re.IGNORECASE,
        )
    )


def _urls(text: str) -> Iterator[Found]:
    for match in _URL.finditer(text):
        found = match["it"].rstrip(".,;:!?)]}'*")
        host, _, path = re.sub(
            r"^https?://(?:www\.)?|^www\.", "", found, flags=re.IGNORECASE
        ).partition("/")
        site = host.lower().split(":")[0].split(".")
        if site[0] in _PUBLIC and len(site) == 2 and not path:
            continue
        if (
            not found.lower().startswith(("http", "www"))
            and not path
            and _is_run_on(text, match, site)
        ):
            continue
        yield _direct(match.start("it"), match.start("it") + len(found), "web address")


def _is_run_on(text: str, match: re.Match[str], site: list[str]) -> bool:
    """Say whether a dot stands between two sentences without a space: "later.me too"."""
    words = {
        "me",
        "co",
        "no",
        "at",
        "it",
        "be",
        "us",
        "is",
        "so",
        "name",
        "test",
        "page",
        "link",
        "online",
        "ai",
        "de",
        "es",
        "se",
        "blog",
        "site",
        "club",
        "shop",
        "social",
    }
    return (
        len(site) == 2
        and site[-1] in words
        and (match["it"][0].isupper() or text[match.end() : match.end() + 1] == " ")
    )


def _is_of_a_program(name: str, rest: str) -> bool:
    """Say whether `@name` marks something in a program: `@app.route("/")`, `@types/node`."""
    is_called = "." in name and rest == "("
    return is_called or (name.lower() in _SCOPES and rest == "/") or name.lower() in _AT_NOBODY


def _handles(text: str) -> Iterator[Found]:
    for match in _ATTED.finditer(text):
        if not _is_of_a_program(match[0][1:], text[match.end() : match.end() + 1]):
            yield _direct(match.start(), match.start() + len(match[0].rstrip(".-")), "handle")
    for match in _LOW_LINE.finditer(text):
        is_plain = (
            re.fullmatch(r"_*[a-z]+_*", match[0])
            or _OF_PROGRAMS.match(match[0])
            or _FIELDS.issuperset(match[0].split("_"))
        )
        if match[0].strip("_.") and not is_plain:
            yield _direct(match.start(), match.end(), "handle")
    if (last := _LAST_WORD.search(text)) and last["it"].lower() not in _NOT_HANDLES | NOBODY:
        yield _direct(last.start("it"), last.end("it"), "handle after a service")
    if (
        (last := _PROFILE.search(text))
        and last["it"] not in NOBODY
        and not sensitive.is_word(last["it"])
    ):
        yield _direct(last.start("it"), last.end("it"), "last word of a profile")
    yield from _after_services(text)
    for match in _IN_CHAT.finditer(text):
        yield _direct(match.start("it"), match.end("it"), "handle")


def _is_said(match: re.Match[str]) -> bool:
    """Say whether a word after "User:" is what somebody says, and no name."""
    if not _SPEAKER.match(match[0]) or not match["it"].isalpha():
        return False
    is_more = _SAYS_MORE.match(match.string, match.end()) is not None
    return is_more or match["it"].lower() in NOBODY


def _after_services(text: str) -> Iterator[Found]:
    for rule in (_AFTER_WHERE, _BEFORE_WHERE):
        for match in rule.finditer(text):
            start, end = match.span("it")
            is_marked = start > 0 and text[start - 1] == "@"
            if is_marked and _is_of_a_program(match["it"], text[end : end + 1]):
                continue
            if _is_said(match):
                continue
            is_told = re.search(r"[:=(→]\s*(?:@?[\w.-]+)$", match[0]) is not None
            if _is_handle(match["it"], is_told=is_told):
                yield _direct(start, end, "handle after a service")


def _is_handle(said: str, *, is_told: bool) -> bool:
    """Say whether a word after "Insta" or "followed" is a handle. `is_told`: after a colon."""
    bare = said.strip("@.").lower()
    if len(bare) < 3 or bare in _NOT_HANDLES or _PLATFORM.fullmatch(bare) or bare.isdigit():
        return False
    return said.startswith("@") or bool(_BARE.search(bare)) or is_told


def _phones(text: str) -> Iterator[Found]:
    for match in _PHONE.finditer(text):
        start, said = match.start(), match[0]
        digits = re.sub(r"\D", "", re.split("[xe]", said)[0])
        is_nobodys = len(set(digits)) < 3 or digits.startswith("0000")
        is_date = _DATE.match(said) and not _IN_PAIRS.fullmatch(said)
        if is_nobodys or is_date:
            continue
        asked = bool(_ASKED.search(text[max(0, start - 40) : start]))
        asked = asked and not (_GROUPED.fullmatch(said) and len(digits) < 9)
        if asked or is_number(said, digits):
            if said[0] == "(" and ")" not in said:
                start += 1
            yield _direct(start, match.end(), "phone")


def _drawn(text: str) -> Iterator[Found]:
    """Yield numbers in which letters stand for the digits they look like."""
    for match in _DRAWN.finditer(text):
        drawn = match[0].rstrip(" .-")
        said = drawn.translate(_AS_DIGITS)
        is_mixed = said != drawn and sum(map(str.isdecimal, drawn)) >= _FEWEST_DIGITS
        if is_mixed and is_number(said, re.sub(r"\D", "", said)):
            yield _direct(match.start(), match.start() + len(drawn), "phone")


def is_number(said: str, digits: str) -> bool:
    """Say whether digits fit a plan of numbers.

    Sources: ITU-T E.164; the plans of NANP, Ofcom, Bundesnetzagentur, Arcep, CNMC, ComReg.
    """
    if said.lstrip().startswith("+"):
        return 8 <= len(digits) <= 15 and digits[0] != "0"
    if digits.startswith("00"):
        return 10 <= len(digits) <= 17 and digits[2] != "0"
    parts = re.findall(r"\d+", said)
    if _GROUPED.fullmatch(said) and digits[0] != "0" and len(digits) not in {9, 10}:
        return False
    if re.fullmatch(r"1?[2-9]\d{2}[2-9]\d{6}", digits) and (
        len(parts) in {3, 4} or said.startswith("(")
    ):
        return [len(part) for part in parts][-2:] == [3, 4] or len(parts[-1]) >= 4
    if re.fullmatch(r"0[1-9]\d{7,10}", digits):
        return len(digits) >= 10 or len(parts) >= 2
    return (
        bool(re.fullmatch(r"[6789]\d{8}", digits))
        and (len(parts) >= 3 or digits[0] in "67")
        and digits[-5:] != "00000"
    )


def _is_address(said: str) -> bool:
    if ":" in said and (
        (said.count(":") < 3 and "::" not in said)
        or said.strip(":") == ""
        or (re.fullmatch(r"[\d:]+", said) and said.count(":") < 4)
    ):
        return False
    try:
        return not ipaddress.ip_address(said).is_loopback
    except ValueError:
        return False
