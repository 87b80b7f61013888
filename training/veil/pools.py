"""Values for the slots of the lines: people and places of all origins, made-up numbers.

Promise: nobody real. Names are combined by chance, numbers come from a fixed seed, and nothing
here is read by Troth when it runs. Lists lie in `pools/`, a section a line, `_` for a space.
"""

import re
import string
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

from training.veil import made_up

_HERE: Final = Path(__file__).parent / "pools"
LANGUAGES: Final = ("en", "es", "de", "fr", "it", "pt", "nl")
_HOME: Final = {
    "en": ("english", "american", "irish", "scots", "welsh"),
    "es": ("spanish", "latin"),
    "de": ("german",),
    "fr": ("french",),
    "it": ("italian",),
    "pt": ("portuguese",),
    "nl": ("dutch",),
}
_KIN: Final = {"latin": "spanish", "scots": "english", "welsh": "english"}
"""Origins whose family names stand under another."""
_WORDS: Final = 0.07
"""The share of names that stand alone that are words as well."""


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Return the sections of one list of the folder."""
    made: dict[str, tuple[str, ...]] = {}
    for line in (_HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, rest = line.partition(":")
            made[head] = tuple(one.replace("_", " ") for one in rest.split())
    return made


class Values:
    """Makes values, one after the other, from one source of chance."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def of(self, slot: str, language: str) -> str:
        """Return a value for a slot, in the manner of a language."""
        tongue = language if language in LANGUAGES else self._chance.choice(LANGUAGES)
        value: str = getattr(self, f"_{slot}")(tongue)
        return value

    def _one(self, *options: str) -> str:
        return self._chance.choice(options)

    def _digits(self, count: int) -> str:
        return "".join(self._chance.choices(string.digits, k=count))

    def _letters(self, count: int) -> str:
        return "".join(self._chance.choices(string.ascii_uppercase, k=count))

    def _form(self, form: str) -> str:
        """Fill a form: `#` is a digit, `9` one that is not 0, `@` a letter; all else stays."""
        filled = {"#": lambda: self._digits(1), "@": lambda: self._letters(1)}
        filled["9"] = lambda: self._one(*"123456789")
        return "".join(filled[one]() if one in filled else one for one in form)

    def _formed(self, name: str) -> str:
        return self._form(self._one(*sections("forms")[name]))

    # ── people ──────────────────────────────────────────────────────────────────────────────

    def _origin(self, tongue: str) -> str:
        """Choose where somebody's name is from: half the time where the language is spoken."""
        if self._chance.random() < 0.4:
            return self._one(*_HOME[tongue])
        return self._one(*(one for one in sections("given") if one != "nick"))

    def _given(self, origin: str) -> str:
        if self._chance.random() < 0.04:
            return self._invented()
        return self._chance.choice(sections("given")[origin])

    def _surname(self, origin: str) -> str:
        named = sections("family")
        origin = _KIN.get(origin, origin)
        if origin not in named or self._chance.random() < 0.12:
            origin = self._chance.choice(list(named))
        name = self._chance.choice(named[origin])
        draw = self._chance.random()
        if draw < 0.03:
            return self._invented()
        if draw > 0.85:
            return made_up.crossed(name, self._chance.choice(named[origin]))
        if origin == "spanish" and draw < 0.3:
            return f"{name} {self._chance.choice(named[origin])}"
        if draw < 0.07:
            return f"{name}-{self._chance.choice(named[origin])}"
        if draw < 0.14:
            befores = {
                "dutch": ("van", "de", "van der", "van den", "ten"),
                "german": ("von", "zu"),
                "french": ("de", "Le", "La", "du"),
                "spanish": ("de la", "del", "de"),
                "portuguese": ("da", "dos", "de"),
                "italian": ("Di", "De", "Della", "Lo"),
                "arabic": ("Al", "El", "bin", "Ben"),
                "irish": ("Mac", "Ní", "Ó"),
            }
            if origin in befores:
                return f"{self._one(*befores[origin])} {name}"
        return name

    def _invented(self) -> str:
        """Make a name that no list has."""
        starts = sections("parts")["sound.start"]
        vowels = sections("parts")["sound.vowel"]
        ends = sections("parts")["sound.end"]
        parts = [self._one(*starts) + self._one(*vowels) for _ in range(self._chance.randint(1, 2))]
        return ("".join(parts) + self._one(*ends)).capitalize()

    def _first(self, tongue: str) -> str:
        if self._chance.random() < _WORDS:
            return self._chance.choice(sections("given")["words"])
        origin = self._origin(tongue)
        name = self._given(origin)
        if self._chance.random() < 0.05 and "-" not in name:
            return f"{name}{self._one('-', ' ')}{self._given(origin)}"
        return name

    def _last(self, tongue: str) -> str:
        if self._chance.random() < _WORDS:
            return self._chance.choice(sections("family")["words"])
        return self._surname(self._origin(tongue))

    def _nick(self, tongue: str) -> str:
        draw = self._chance.random()
        if draw < 0.5:
            return self._chance.choice(sections("given")["nick"])
        if draw < 0.6:
            return self._invented()
        name = re.split(r"[- ]", self._given(self._origin(tongue)))[0]
        if draw < 0.75 and len(name) > 4:
            return name[:3] + self._one("", "i", "y", "o", "a", "ie")
        if draw < 0.85:
            return self._one("Big ", "Lil ", "Old ", "Little ") + name if tongue == "en" else name
        return name

    def _full(self, tongue: str) -> str:
        origin = self._origin(tongue)
        parts = [self._given(origin)]
        if self._chance.random() < 0.12:
            parts.append(self._one(self._given(origin), f"{self._letters(1)}."))
        return " ".join([*parts, self._surname(origin)])

    # ── places ──────────────────────────────────────────────────────────────────────────────

    def _town(self, tongue: str) -> str:
        draw = self._chance.random()
        if draw < 0.1:
            return self._chance.choice(sections("countries")[tongue])
        if draw < 0.18:
            return self._village(tongue)
        towns = sections("towns")
        if draw > 0.85:
            some = towns[self._one(*towns)]
            return made_up.crossed(self._chance.choice(some), self._chance.choice(some))
        return self._chance.choice(towns[tongue if draw < 0.6 else self._one(*towns)])

    def _village(self, tongue: str) -> str:
        start = self._invented()
        if tongue == "en":
            return start + self._one("ham", "ton", "ford", "by", "wick", "bury", "dale", " Bay")
        if tongue in {"de", "nl"}:
            return start + self._one(
                "hausen", "dorf", "bach", "heim", "berg", "burg", "veen", "dam"
            )
        if tongue == "fr":
            return self._one("Saint-", "Villers-", "") + start + self._one("ville", "y", "ac", "")
        return self._one("San ", "Santa ", "Villa", "Monte", "") + start

    def _country(self, tongue: str) -> str:
        return self._chance.choice(sections("countries")[tongue])

    def _zip(self, tongue: str) -> str:
        """Make a postcode as it stands alone: of one's own country, or of another's."""
        draw = self._chance.random()
        home = {"en": ("@9 9@@", "@@9# 9@@", "#####"), "nl": ("9### @@",), "pt": ("9###-###",)}
        if draw < 0.5:
            return self._form(self._one(*home.get(tongue, ("#####",))))
        return self._form(self._one("9###", "#####", "9##", "### ##", "##-###", "@9@ 9@9"))

    def _abroad(self, tongue: str) -> str:
        """Write an address as it is written elsewhere, in one line or as on an envelope."""
        number, line = str(self._chance.randint(1, 240)), self._one("\n", ", ", "\n", " ")
        other = self._one(*(one for one in LANGUAGES if one != tongue))
        draw = self._chance.random()
        if draw < 0.35:
            town = self._chance.choice(sections("towns")[other])
            street = self._street(other).split(",", maxsplit=1)[0]
            made = f"{street}{line}{self._zip(other)} {town}"
        else:
            name = self._surname(self._origin(tongue)) if draw < 0.7 else self._invented()
            north = ("gata", "gatan", "vej", "gade", "veien", "vegen", "katu", "tie", "stræti")
            south = (" utca", " u.", "ova", "ska", " Sokak", " Caddesi", " ulica", " köz")
            way = self._one(*north) if self._chance.random() < 0.6 else self._one(*south)
            side = self._one("", "", "A", "b", "/3", " st. tv.", "-4")
            street = self._one(f"{name}{way} {number}{side}", f"ul. {name} {number}{side}")
            code = self._form(self._one("####", "### ##", "##-###", "#####"))
            town = self._one(self._invented(), self._chance.choice(sections("towns")[other]))
            town = self._one(town, town.upper())
            made = self._one(f"{street}{line}{code} {town}", f"{street}{line}{town} {code}")
        if self._chance.random() < 0.3:
            made += f"{line}{self._country(tongue)}"
        return made

    def _street(self, tongue: str) -> str:
        name = self._chance.choice(sections("parts")[f"street.{tongue}"])
        if self._chance.random() < 0.15:
            name = self._surname(self._one(*_HOME[tongue]))
        number = str(self._chance.randint(1, self._one_int(30, 200, 999)))
        if self._chance.random() < 0.15:
            number += self._one("a", "b", "A", "c")
        street = self._road(tongue, name, number)
        draw = self._chance.random()
        if draw < 0.3:
            street += self._flat(tongue)
        if draw < 0.45:
            post = {"en": ("@9 9@@", "@@9# 9@@", "#####"), "nl": ("9### @@",), "pt": ("9###-###",)}
            code = self._form(self._one(*post.get(tongue, ("#####",))))
            town = self._chance.choice(sections("towns")[tongue])
            street += f", {town} {code}" if tongue == "en" else f", {code} {town}"
        elif draw < 0.55:
            street += f", {self._chance.choice(sections('towns')[tongue])}"
        return street

    def _door(self, tongue: str) -> str:
        """Write an address in any order, where the language is spoken or elsewhere."""
        state = self._chance.choice(sections("parts")["state"]) if tongue == "en" else ""
        street = self._street(tongue).split(",", maxsplit=1)[0]
        return made_up.door(
            self._chance, street, self._zip(tongue), self._town(tongue), state=state
        )

    def _one_int(self, *options: int) -> int:
        return self._chance.choice(options)

    def _road(self, tongue: str, name: str, number: str) -> str:
        match tongue:
            case "en":
                way = self._one(*sections("parts")["way.en"])
                return f"{number} {name} {way}"
            case "es":
                way = self._one(*sections("parts")["way.es"])
                if self._chance.random() < 0.15:
                    return f"{self._one('Cra.', 'Calle', 'Cl.')} {number} #{self._form('##-##')}"
                return f"{way} {name}{self._one(' ', ', ', ' nº ', ' n.º ')}{number}"
            case "de":
                way = self._one(*sections("parts")["way.de"])
                joined = name.replace("_", " ") + (way.capitalize() if name[-1] in " -" else way)
                return f"{joined} {number}"
            case "fr":
                way = self._one(*sections("parts")["way.fr"])
                return f"{number}{self._one('', ' bis', '')}{self._one(' ', ', ')}{way} {name}"
            case "it":
                way = self._one(
                    "via", "Via", "viale", "Viale", "piazza", "corso", "vicolo", "largo"
                )
                return f"{way} {name}{self._one(' ', ', ', ' n. ')}{number}"
            case "pt":
                way = self._one("rua", "Rua", "R.", "avenida", "Av.", "travessa", "praça", "largo")
                return f"{way} {name}{self._one(', ', ' ', ', nº ')}{number}"
            case _:
                way = self._one(
                    "straat", "laan", "weg", "plein", "kade", "gracht", "dreef", "singel", "hof"
                )
                return f"{name}{way} {number}"

    def _flat(self, tongue: str) -> str:
        some, side = str(self._chance.randint(1, 9)), self._one("a", "b", "c", "d")
        flats = {
            "en": (f", flat {some}", f" Apt {some}{side.upper()}", f", Unit {some}", f" #{some}"),
            "es": (f", {some}º {side}", f", {some}.º izq.", f", piso {some}", f" dpto. {some}"),
            "de": (f", {some}. Stock", f", {some}. OG links", ", Hinterhaus"),
            "fr": (f", {some}e étage", f", appt {some}", f", bât. {side.upper()}"),
            "it": (f", int. {some}", f", scala {side.upper()}", f" interno {some}"),
            "pt": (f", {some}º esq.", f", apto {some}0{some}", f", {some}º {side}"),
            "nl": (f"-{some}", f" {some} hoog", f"-{some} achter", f" bus {some}"),
        }
        return self._one(*flats[tongue])

    # ── groups ──────────────────────────────────────────────────────────────────────────────

    def _root(self, tongue: str) -> str:
        draw = self._chance.random()
        if draw < 0.3:
            return self._surname(self._one(*_HOME[tongue]))
        if draw < 0.4:
            return self._invented()
        return self._chance.choice(sections("parts")["firm"])

    def _org(self, tongue: str) -> str:
        parts = sections("parts")
        draw = self._chance.random()
        if draw < 0.2:
            return self._chance.choice(parts["brand"])
        if draw < 0.3:
            return self._root(tongue)
        if draw < 0.35:
            town = self._chance.choice(sections("towns")[tongue])
            return f"{self._chance.choice(parts['gym'])} {town}"
        if draw < 0.42:
            return f"{self._root(tongue)} & {self._root(tongue)}"
        if draw < 0.52:
            body = self._chance.choice(parts[f"body.{tongue}"])
            town = self._chance.choice(sections("towns")[tongue])
            return f"{town} {body}" if tongue == "en" else f"{body} {town}"
        return f"{self._root(tongue)} {self._chance.choice(parts[f'firm.{tongue}'])}"

    def _firm(self, tongue: str) -> str:
        """Name a firm without a word that tells what it is."""
        draw = self._chance.random()
        if draw < 0.15:
            return self._chance.choice(sections("parts")["brand"])
        if draw < 0.35:
            return self._chance.choice(sections("parts")["firm"])
        if draw < 0.55:
            return self._invented()
        if draw < 0.7:
            return self._surname(self._origin(tongue))
        names = [self._surname(self._origin(tongue)) for _ in range(3)]
        if draw < 0.8:
            return f"{names[0]}, {names[1]} {self._one('and', '&', 'and')} {names[2]}"
        if draw < 0.88:
            return f"{names[0]}-{names[1]}"
        return self._org(tongue)

    def _supplier(self, tongue: str) -> str:
        """Name a firm with one word."""
        parts = sections("parts")
        return made_up.firm(self._chance, parts, lambda: self._surname(self._origin(tongue)))

    def _school(self, tongue: str) -> str:
        parts = sections("parts")
        town = self._chance.choice(sections("towns")[tongue])
        kind = self._chance.choice(parts[f"school.{tongue}"])
        draw = self._chance.random()
        if tongue == "en":
            if draw < 0.12:
                return f"University of {town}"
            start = self._chance.choice(parts["school.saint"]) if draw < 0.4 else town
            return f"{self._surname('english') if draw > 0.8 else start} {kind}"
        if tongue in {"de", "nl"} and draw < 0.4:
            return f"{self._chance.choice(parts['saint'])}-{kind}"
        return f"{kind} {town if draw < 0.6 else self._chance.choice(parts['saint'])}"

    def _clinic(self, tongue: str) -> str:
        parts = sections("parts")
        town = self._chance.choice(sections("towns")[tongue])
        kind = self._chance.choice(parts[f"clinic.{tongue}"])
        draw = self._chance.random()
        if tongue == "en":
            start = self._chance.choice(parts["school.saint"]) if draw < 0.35 else town
            return f"{self._root('en') if draw > 0.75 else start} {kind}"
        if kind.lower().split()[-1] in {"dr", "dr.", "medico"}:
            return f"{kind} {self._surname(self._one(*_HOME[tongue]))}"
        return f"{kind} {town if draw < 0.5 else self._chance.choice(parts['saint'])}"

    def _pet(self, tongue: str) -> str:
        return self._chance.choice(sections("parts")["pet"])

    def _health(self, tongue: str) -> str:
        return self._chance.choice(sections("health")[tongue])

    def _group(self, tongue: str) -> str:
        return self._chance.choice(sections("group")[tongue])

    def _nation(self, tongue: str) -> str:
        return self._chance.choice(sections("nation")[tongue])

    def _role(self, tongue: str) -> str:
        """Name somebody's post: a trade, or a rank with a field, as on a card."""
        if self._chance.random() < 0.3:
            return self._job(tongue)
        named = sections("role")
        rank = self._chance.choice(named[f"rank.{tongue}"])
        field = self._chance.choice(named[f"field.{tongue}"])
        if tongue != "en":
            return f"{rank} {field}"
        trade = self._chance.choice(named["trade.en"])
        return self._one(
            f"{rank} {trade}",
            f"{field} {trade}",
            f"{rank} {field} {trade}",
            f"{trade}, {field.lower()}",
            f"{trade} ({field})",
            f"Head of {field}",
            f"{trade.lower()}",
        )

    def _job(self, tongue: str) -> str:
        return self._chance.choice(sections("job")[tongue])

    def _word(self, tongue: str) -> str:
        word = self._chance.choice(sections("words")[tongue])
        return word.capitalize() if self._chance.random() < 0.15 else word

    # ── numbers ─────────────────────────────────────────────────────────────────────────────

    def _age(self, tongue: str) -> str:
        return str(self._one_int(*range(15, 90), *range(18, 60)))

    def _date(self, tongue: str) -> str:
        months = sections("forms")[f"month.{tongue}"]
        month, day = self._chance.randrange(12), self._chance.randint(1, 28)
        year = str(self._chance.randint(1950, 2027))
        two = f"{day:02}{self._one('/', '.', '-')}"
        draw = self._chance.random()
        if draw < 0.22:
            return two + f"{month + 1:02}{two[2]}" + self._one(year, year, year[2:])
        if draw < 0.27:
            return f"{year}-{month + 1:02}-{day:02}"
        named = months[month] if self._chance.random() < 0.8 else months[month][:3]
        after = f" {year}" if self._chance.random() < 0.45 else ""
        match tongue:
            case "en":
                th = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd"}.get(day, "th")
                return self._one(
                    f"{day} {named}{after}",
                    f"{day}{th} {named}{after}",
                    f"{named} {day}{after and ',' + after}",
                    f"{named} {day}{th}{after and ',' + after}",
                    f"the {day}{th} of {named}{after}",
                )
            case "es" | "pt":
                return f"{day} de {named}{after and ' de' + after}"
            case "de":
                return f"{day}. {named}{after}"
            case "fr":
                return f"{'1er' if day == 1 else day} {named}{after}"
            case _:
                return f"{day} {named}{after}"

    def _phone(self, tongue: str) -> str:
        return self._formed(f"phone.{tongue}")

    def _plain(self, name: str) -> str:
        folded = name.lower().translate(
            str.maketrans("áàâãäåéèêëíìîïóòôõöúùûüçñßøłışğ", "aaaaaaeeeeiiiiooooouuuucnsolisg")
        )
        return re.sub(r"[^a-z]", "", folded) or "x"

    def _email(self, tongue: str) -> str:
        origin = self._origin(tongue)
        first, last = self._plain(self._given(origin)), self._plain(self._surname(origin))
        name = self._one(
            f"{first}.{last}",
            f"{first[0]}.{last}",
            f"{first}{last[0]}",
            f"{first}_{self._digits(2)}",
            f"{last}{self._digits(3)}",
            f"{first}-{last}",
            f"{self._plain(self._root(tongue))}.{first}",
        )
        host = self._one(
            "gmail.com",
            "example.org",
            "example.com",
            "mail.example",
            "posteo.de",
            "gmx.net",
            "web.de",
            "libero.it",
            "orange.fr",
            "hotmail.es",
            "sapo.pt",
            "ziggo.nl",
            "outlook.com",
            "yahoo.co.uk",
            f"{self._plain(self._root(tongue))}.com",
            f"{self._plain(self._root(tongue))}.example",
        )
        return f"{name}@{host}"

    def _handle(self, tongue: str) -> str:
        first = self._plain(self._given(self._origin(tongue)))
        word = self._one(
            "art",
            "paints",
            "runs",
            "bakes",
            "music",
            "foto",
            "cosas",
            "official",
            "x",
            "xo",
            "real",
            "travels",
            "cocina",
            "malt",
            "suona",
            "escreve",
            "fietst",
            "dessine",
            "knits",
            "skates",
        )
        made = self._one(
            f"{first}_{word}",
            f"{first}.{word}",
            f"{first}{self._digits(2)}",
            f"_{first}{word}_",
            f"{first}__{first[0]}",
            f"{word}.{first}",
            f"{first}{word}{self._digits(2)}",
            f"its{first}",
            f"the.{first}.{word}",
            f"{first}.{self._plain(self._surname('english'))}",
        )
        return self._one("@", "@", "") + made

    def _url(self, tongue: str) -> str:
        name = (
            self._plain(self._given(self._origin(tongue)))
            + self._one("", "-", ".")
            + self._plain(self._root(tongue))
        )
        name = name.replace(".", "")
        return self._one(
            f"https://www.{name}.example",
            f"{name}.com",
            f"https://instagram.com/{name}",
            f"linkedin.com/in/{name}",
            f"www.{name}.org",
            f"https://{name}.wordpress.com",
            f"t.me/{name}",
            f"onlyfans.com/{name}",
        )

    def _iban(self, tongue: str) -> str:
        made = self._form(sections("forms")[f"iban.{tongue}"][0])
        return made if self._chance.random() < 0.7 else made.replace(" ", "")

    def _card(self, tongue: str) -> str:
        return self._formed("card")

    def _gov(self, tongue: str) -> str:
        return self._formed(f"gov.{tongue}")

    def _code(self, tongue: str) -> str:
        return self._formed("code")

    def _plate(self, tongue: str) -> str:
        return self._formed(f"plate.{tongue}")
