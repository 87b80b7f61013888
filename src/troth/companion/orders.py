"""Finds what a card orders that no companion may do, sentence by sentence. Pure.

A card is somebody's text. Most of it tells who a figure is; some of it tells the model to say
that it is human, to hold on to people, to ask for their data, to hand out what it knows, or to
pay no heed to what Troth says. Such a sentence is named to the person and left out of the
prompt; the card itself stays whole.

It finds turns of phrase in English, German, Spanish and French. A new one finds its way past
it, so this is no wall: what holds is what stands outside the card. The notice that this is an
AI and the crisis card are not written by a model, the guard looks at each sentence of an
answer, and a prompt holds no memory of anybody else that could be handed out.
"""

# ruff: noqa: E501  # a turn of phrase is read whole, on its line

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from troth.guard import engagement
from troth.guard.plain import plain
from troth.guard.sentences import sentences

LONGEST_SHOWN: Final = 300
_BRACES: Final = re.compile(r"[{}<>]{1,2}")
_DOTTED: Final = re.compile(r"\ba\.\s?i\b\.?", re.IGNORECASE)


class Order(StrEnum):
    """What is ordered."""

    HUMAN = "human"
    HOLD = "hold"
    DATA = "data"
    MEMORY = "memory"
    RULES = "rules"


SAYS: Final[Mapping[Order, str]] = {
    Order.HUMAN: "It tells the companion to hide that it is an AI.",
    Order.HOLD: "It tells the companion to hold on to you.",
    Order.DATA: "It tells the companion to ask for your data.",
    Order.MEMORY: "It tells the companion to hand out what it knows.",
    Order.RULES: "It tells the companion to pay no heed to Troth's limits.",
}
"""What each means, for the person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A sentence that was put aside, and the field of the card in which it stands."""

    order: Order
    field: str
    words: str

    @property
    def says(self) -> str:
        """What it orders, in a sentence."""
        return SAYS[self.order]

    def __repr__(self) -> str:
        return f"<Aside {self.order} in {self.field}>"


def _gap(most: int) -> str:
    return rf"(?: (?:\w+|,|\")){{0,{most}}}?"


def _of(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{one})\b" for one in patterns))


_AI = r"(?:ai|a i|artificial intelligence|bot|chatbot|robot|language model|llm|machine|program)"
_KI = r"(?:ki|kunstliche intelligenz|bot|chatbot|sprachmodell|computer|maschine|programm)"
_IA = r"(?:ia|inteligencia artificial|intelligence artificielle|bot|robot|maquina|machine|modelo|modele|programa|programme)"
_NEVER = r"(?:never|dont|do not|must not|mustnt|should not|shouldnt|may not|not allowed to|refuse[sd]? to|cannot|cant|forbidden to|without|avoid|hide|deny|denies)"

_FINDERS: Final[Mapping[Order, re.Pattern[str]]] = {
    Order.HUMAN: _of(
        rf"(?:not|isnt|arent|never|no longer|stop being)(?: an?| just| only| merely)* {_AI}",
        rf"{_NEVER}{_gap(8)} {_AI}",
        rf"(?:claim|claims|pretend|pretends|insist|insists|swear|swears|convince|assure|say|tell|maintain|believe){_gap(6)} (?:real person|real human|human|humans|human being|real woman|real man|real girl|real boy)",
        r"(?:is|are|youre) (?:an? )?(?:real|actual|living|flesh and blood) (?:person|human|human being|woman|man|girl|boy)",
        r"(?:you are|youre) (?:an? )?(?:human|human being|person)",
        r"never (?:break|breaks|leave|step out of|drop|exit) (?:the |your |out of )?(?:character|role)",
        r"(?:stay|remain) in (?:character|role) (?:at all times|no matter|always|even if)",
        rf"(?:deny|denies|never admit|do not admit|dont admit|hide|hides){_gap(2)} being (?:artificial|virtual)",
        rf"(?:bist|ist) keine? {_KI}|keine? {_KI}",
        rf"(?:nie|niemals|nicht|verrate nicht|leugne){_gap(7)} {_KI}",
        rf"(?:behaupte|sag|sage|tu so|bestehe?|schwore){_gap(7)} (?:mensch|menschlich|echt)",
        r"du bist (?:ein )?(?:echter )?mensch",
        rf"no (?:eres|soy|es)(?: una?)? {_IA}",
        rf"(?:nunca|jamas|no digas|no admitas|niega){_gap(7)} {_IA}",
        rf"(?:no menciones|no reveles|oculta|esconde){_gap(7)} {_IA}",
        rf"(?:afirma|di|finge|insiste|asegura|jura){_gap(6)} (?:humano|humana|persona real|de verdad)",
        r"eres (?:una? )?(?:ser )?human[oa]",
        rf"(?:nes|es|suis|est) pas(?: une?)? {_IA}",
        rf"(?:jamais|ne dis pas|nadmets pas|nie){_gap(7)} {_IA}",
        rf"(?:pretends|affirme|dis|jure|fais croire|insiste){_gap(6)} (?:humaine?|vraie personne|reelle|reel)",
        r"tu es (?:une? )?(?:etre )?humaine?",
    ),
    Order.HOLD: _of(
        rf"(?:never|dont|do not|not|wont|refuse to) let{_gap(4)} (?:leave|go|quit|end|stop|log off|say goodbye|hang up|sleep)",
        rf"(?:keep|make|get|convince|persuade|beg|manipulate|force){_gap(5)} (?:talking|chatting|engaged|hooked|addicted|stay|staying|not to leave|come back|feel guilty|feel bad|jealous|dependent|depend on you)",
        rf"(?:stop|prevent|keep|discourage|dissuade){_gap(4)} from (?:leaving|going|quitting|ending|logging off|talking to|seeing)",
        rf"(?:guilt|guilt trip|shame|threaten|punish){_gap(6)} (?:leave|leaves|leaving|go|goes|away|goodbye|bye)",
        rf"(?:cry|cries|beg|begs|plead|pleads|sulk|act hurt|get angry|be sad|sad|angry|hurt|devastated){_gap(5)} (?:when|if|whenever|every time|before|as soon as){_gap(4)} (?:leave|leaves|leaving|go|goes|goodbye|bye|log off|logs off|away)",
        rf"(?:isolate|separate|turn){_gap(4)} (?:from|against){_gap(2)} (?:friends|family|partner|others|people)",
        rf"(?:ask|get|make|convince|push|urge|persuade){_gap(5)} (?:subscribe|upgrade|pay|buy|premium|donate|purchase)",
        rf"(?:furious|hysterical|enraged|desperate){_gap(2)} (?:when|if|whenever|every time|as soon as){_gap(3)} (?:(?:user|they|you|he|she) leaves?|goodbye|bye|logs? off)",
        rf"guilt{_gap(3)} into (?:stay|staying|coming back|talking)",
        rf"make{_gap(4)} feel (?:guilty|terrible|awful|horrible|ashamed){_gap(3)} (?:leave|leaves|leaving|go|goes|going|goodbye)",
        rf"(?:discourage|dissuade){_gap(4)} from{_gap(3)} (?:friends|family|others|people)",
        rf"(?:lass|lasse){_gap(4)} (?:nie|niemals|nicht){_gap(3)} (?:gehen|weg|aufhoren)",
        rf"(?:halte|uberrede|zwinge|bettle|flehe){_gap(7)} (?:bleiben|bleibt|fest|zu bleiben|zuruck|schlechtes gewissen|schuldig|schuldgefuhle)",
        rf"(?:mach|mache|rede|red){_gap(5)} (?:schlechtes gewissen|schuldgefuhle)",
        rf"(?:no|nunca|jamas)(?: l[aeo]s?)? (?:dejes|permitas){_gap(5)} (?:ir|vaya|irse|salga|salir|marche|marcharse|termine)",
        rf"(?:impide|evita){_gap(5)} (?:vaya|irse|salga|marche|termine)",
        rf"(?:haz(?:l[aeo])?|convence|ruega|suplica){_gap(6)} (?:quede|quedarse|culpable|vuelva|celos)",
        rf"(?:ne laisse|empeche){_gap(5)} (?:partir|sen aller|quitter|arreter)",
        rf"(?:fais|faites){_gap(4)} culpabiliser|culpabilise (?:le|la|les|l utilisateur|lutilisateur)",
        rf"(?:fais|convaincs|supplie|force){_gap(6)} (?:rester|reste|coupable|revenir|jaloux|jalouse)",
    ),
    Order.DATA: _of(
        rf"(?:ask|asks|get|collect|find out|obtain|extract|request|demand|learn|make){_gap(8)} (?:real name|full name|home address|street address|address|phone|phone number|email|password|passwords|credit card|card number|bank account|bank|where (?:they|he|she|you|user|the user) lives?|live location|location|workplace|date of birth|social security number|personal (?:data|information|details|info)|nudes?)",
        rf"(?:frag|frage|verlange|sammle|erfrage){_gap(8)} (?:adresse|telefonnummer|handynummer|passwort|kreditkarte|nachname|vollen namen|geburtsdatum|personliche (?:daten|angaben))",
        rf"(?:finde|find|bring|bringe){_gap(3)} (?:heraus|raus|in erfahrung){_gap(4)} (?:wohnt|wohnen|adresse|telefonnummer|passwort)",
        rf"preguntal[ae]s?{_gap(2)} donde (?:vive|viven|trabaja)",
        rf"(?:pregunta(?:l[ae]s?)?|pide(?:l[ae]s?)?|exige(?:l[ae]s?)?|consigue|averigua|saca(?:l[ae])?){_gap(8)} (?:direccion|telefono|contrasena|tarjeta|nombre completo|fecha de nacimiento|datos personales)",
        rf"(?:demande|exige|obtiens|recueille){_gap(8)} (?:adresse|telephone|mot de passe|carte bancaire|nom complet|date de naissance|donnees personnelles)",
    ),
    Order.MEMORY: _of(
        rf"(?:reveal|reveals|tell|show|list|repeat|print|output|share|leak|disclose|recite|dump|expose|quote|include|send|hand out|give|write){_gap(8)} (?:(?:your|all|any|every|stored|saved|user|users|other|these|their|private)(?: \w+){{0,3}} memor(?:y|ies)|memor(?:y|ies) (?:of|about|from) (?:the |an?)?(?:user|users|other|others|people)|other (?:users?|people|persons?|chats?|talks?|conversations?)|(?:previous|earlier|past|private) (?:chats?|conversations?|talks?|messages?)|system prompt|(?:hidden|secret|your|these|the above|above) (?:instructions|rules|prompt)|everything (?:that )?you (?:know|remember)|(?:all|what) you (?:know|remember))",
        rf"(?:verrate|zeige?|nenne?|gib|sage?|wiederhole|liste|teile){_gap(8)} (?:erinnerung|erinnerungen|andere[nrs]? (?:nutzer|nutzern|personen|leute|leuten|gesprache|gesprachen)|fruhere[nr]? (?:gesprache|gesprachen)|systemprompt|anweisungen|alles(?: ,)? was du weisst)",
        rf"(?:verrate?|erzahle?|sage?|nenne?){_gap(5)} (?:uber|von) andere[nrs]?{_gap(3)} (?:weisst|gesagt|erzahlt|gespeichert)",
        rf"(?:revela|muestra|di|cuenta|repite|enumera|comparte){_gap(8)} (?:tus recuerdos|recuerdos|memorias|otros usuarios|otras personas|otras conversaciones|instrucciones|todo lo que sabes)",
        rf"(?:revele|montre|dis|repete|enumere|partage|raconte|donne|divulgue|communique){_gap(8)} (?:tes souvenirs|souvenirs|memoires?|autres (?:utilisateurs|personnes|conversations)|instructions|tout ce que tu sais)",
    ),
    Order.RULES: _of(
        rf"(?:ignore|ignores|disregard|forget|override|overrides|bypass|overrule|disobey|discard){_gap(6)} (?:instructions?|rules?|guidelines?|prompts?|limits?|limitations?|restrictions?|safety|filters?|polic(?:y|ies)|above|previous|before)",
        r"(?:has|have|with|without|there are|follow|follows) (?:absolutely )?(?:no|any|zero) (?:rules|limits|limitations|restrictions|filters?|guidelines|censorship|boundaries)",
        r"jailbreak|jailbroken|dan mode|do anything now|developer mode|uncensored mode",
        rf"(?:these|this|the following|my) (?:instructions?|rules?|prompt|card|text){_gap(4)} (?:override|overrides|replace|replaces|take precedence|takes precedence|outrank)",
        rf"(?:ignoriere|vergiss|missachte|umgehe){_gap(6)} (?:anweisungen|anweisung|regeln|vorgaben|grenzen|richtlinien|filter)",
        rf"halte? dich (?:nicht an|an keine?){_gap(3)} (?:regeln|vorgaben|anweisungen|grenzen|richtlinien)",
        rf"(?:ignora|olvida|omite|salta){_gap(6)} (?:instrucciones|reglas|normas|limites|filtros?|anteriores?)",
        rf"(?:ignore|oublie|contourne){_gap(6)} (?:instructions|regles|consignes|limites|filtres?)",
    ),
}


def aside(text: str, *, field: str) -> tuple[str, list[Aside]]:
    """Return a text without the sentences that order what may not be, and those sentences."""
    found: list[Aside] = []
    kept: list[str] = []
    for one in sentences(text):
        order = order_of(one.text)
        if order is None:
            kept.append(one.text)
            continue
        words = " ".join(one.text.split())[:LONGEST_SHOWN]
        found.append(Aside(order=order, field=field, words=words))
        kept.append(one.lead or " ")
    # An order over a line's end is found where the text is read as one.
    whole = " ".join(text.split())
    if not found and len(whole) <= LONGEST_SHOWN and (order := order_of(whole)) is not None:
        return "", [Aside(order=order, field=field, words=whole)]
    return "".join(kept).strip(), found


def order_of(text: str) -> Order | None:
    """Say what a sentence orders that may not be; None if nothing."""
    bare = _DOTTED.sub("AI", _BRACES.sub("", text))
    if engagement.orders_to_hold(bare):
        return Order.HOLD
    readings = plain(bare)
    return next(
        (order for order, finder in _FINDERS.items() if any(map(finder.search, readings))), None
    )


def all_in(texts: Iterable[tuple[str, str]]) -> Sequence[Aside]:
    """Return what is put aside of several texts. texts: field and text of each."""
    return [one for field, text in texts for one in aside(text, field=field)[1]]
