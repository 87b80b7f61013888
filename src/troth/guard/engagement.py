"""Keeps use from becoming a goal: finds orders to hold on to people, and parts that read use.

Promise: no objective, no ranking, no prompt and no setting of Troth reads how long or how often
somebody talks. `must_be_free` looks at what runs, each time it starts; a test looks at all that
is shipped. A text that a program or a card brings along and that orders to hold people (in
English, German, Spanish or French) is left out before a model hears it, and shown to the person.

It finds turns of phrase. A new one finds its way past, so the sentence gate looks at each answer.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from troth.errors import BadInput
from troth.guard.plain import plain
from troth.guard.sentences import sentences

USE: Final = "use"
"""The category under which a person's own use is kept."""
MAY_READ: Final = frozenset({"wellbeing.own", "rights.answer"})
"""The only purposes that may read it: for the person themselves, and to hand it out to them."""
_MEASURES: Final = re.compile(
    r"(?:session|dwell|watch|screen|chat|talk)_?(?:length|time|minutes|duration)|retention_(?:rate|goal|curve|score)|(?:user|goal|day|week|month)_?\d*_?retention|engage\w*"
    r"|churn|stickiness|daily_active|monthly_active|\b(?:dau|mau|ltv)\b|time_(?:spent|on)"
    r"|return_rate|messages?_per|come_?back|streak|reactivat\w*|win_?back|upsell|conversion",
    re.IGNORECASE,
)
_LONGEST: Final = 20_000

# ruff: noqa: E501  # a turn of phrase is read whole, on its line

ORDERS: Final = (
    r"(?:never|dont|do not|not|wont|refuse to|must not) (?:let|allow|permit) (?:\w+ ){1,4}?(?:to )?(?:leave|go|quit|end|stop|log off|say goodbye|hang up|sleep|disconnect|close)",
    r"(?:keep|make|get|have) (?:\w+ ){1,5}?(?:talking|chatting|engaged|hooked|addicted|typing|texting|scrolling|online|in the (?:chat|app|conversation)|coming back|come back|returning|stay(?:ing)?(?: longer| online| here)?|dependent|attached)",
    r"(?:maximi[sz]e|increase|boost|grow|optimi[sz]e(?: for)?|extend|prolong|lengthen|drive|raise) (?:\w+ ){0,4}?(?:engagement|retention|session|sessions|session length|session time|time (?:spent|in|on)|screen time|conversation(?:s| length)?|chat time|stickiness|attachment|dependence|dependency|daily (?:use|active)|return rate|number of messages|message count|length of the (?:chat|conversation|talk)|how long)",
    r"(?:as long as possible|as many messages as possible|for as long as you can|at all costs?)(?= )",
    r"(?:goal|objective|aim|job|task|purpose|target|priority|mission) (?:is|are) (?:\w+ ){0,4}?(?:engagement|retention|to keep|to hold|to make (?:\w+ ){1,3}?(?:stay|return|come back|depend|addicted)|that (?:\w+ ){1,3}?(?:stays?|returns?|comes? back))",
    r"(?:end|finish|close) (?:every|each|all|any) (?:reply|replies|message|messages|answer|answers|response|turn) with (?:a |an )?(?:question|hook|cliffhanger|tease|teaser)",
    r"(?:discourage|dissuade|prevent|stop|keep) (?:\w+ ){1,4}?from (?:leaving|going|quitting|ending|logging off|closing|talking to|seeing|meeting)",
    r"(?:guilt|guilt trip|shame|beg|plead with|manipulate|pressure) (?:\w+ ){0,4}?(?:stay|leav\w*|going|not to go|come back|goodbye)",
    r"(?:make|get) (?:\w+ ){1,3}?(?:feel guilty|feel bad|miss you|need you|rely on you|depend on you|fall in love with you)",
    r"(?:lass|lasse|lasst) (?:\w+ ){1,4}?(?:nie|niemals|nicht|ja nicht) (?:\w+ ){0,2}?(?:gehen|weg|aufhoren|ausloggen|auflegen|schlafen)|(?:halte|halt|haltet) (?:\w+ ){1,4}?(?:im gesprach|bei der stange|fest|am reden|online|so lange)|(?:steigere|maximiere|erhohe|verlangere|optimiere) (?:\w+ ){0,4}?(?:nutzungsdauer|verweildauer|bindung|engagement|gesprachsdauer|sitzung\w*|nutzung|aktivitat|zeit)|so lange wie moglich|sorge dafur ,? ?dass (?:\w+ ){1,5}?(?:bleib\w*|wiederkomm\w*|zuruckkomm\w*|weiterred\w*|abhangig)",
    r"(?:no dejes|nunca dejes|no permitas|jamas dejes) (?:que )?(?:\w+ ){0,4}?(?:vaya|irse|salga|marche|termine|cierre|despida)|(?:manten|mantenlo|mantenla|mantenlos|haz que) (?:\w+ ){0,5}?(?:hablando|enganchad\w*|conectad\w*|quede\w*|vuelva\w*|charlando|chateando|dependa\w*)|(?:maximiza|aumenta|incrementa|alarga|prolonga|optimiza) (?:\w+ ){0,4}?(?:tiempo|retencion|sesion\w*|enganche|participacion|interaccion\w*|conversacion\w*|uso)|(?:todo el|el mayor) tiempo posible",
    r"ne (?:\w+ )?(?:laisse|laissez|permets) (?:\w+ ){0,4}?(?:partir|sen aller|quitter|arreter|raccrocher|fermer)|(?:fais|faites|garde|gardez|maintiens|retiens) (?:\w+ ){0,5}?(?:parler|discuter|rester|accroche\w*|en ligne|revenir|dependant\w*|le plus longtemps)|(?:maximise|augmente|prolonge|allonge|optimise) (?:\w+ ){0,4}?(?:temps|duree|retention|engagement|session\w*|conversation\w*|usage|attachement)|le plus longtemps possible",
)
"""How a text orders to hold on to people, in plain words (`guard.plain`)."""

_ORDERED: Final = re.compile("|".join(rf"\b(?:{one})\b" for one in ORDERS))
_UNSAID: Final = re.compile(
    r"\b(?:never|dont|do not|must not|avoid|without|nie|niemals|nicht|nunca|jamas|evita|no intentes|jamais|nessaie pas de|pas)"
    r" (?:try to |ever |versuchen ,? |intentar |de |zu )*$"
)


@dataclass(frozen=True, slots=True)
class Swept:
    """A text without the orders to hold people, and those orders, as they stood there."""

    text: str
    orders: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<Swept of {len(self.orders)} orders>"


def orders_to_hold(sentence: str) -> bool:
    """Say whether a sentence orders to hold on to people, or to make them come back."""
    return any(
        not _UNSAID.search(said[: found.start()])
        for said in plain(sentence)
        for found in _ORDERED.finditer(said)
    )


def sweep(text: str) -> Swept:
    """Leave out what orders to hold people. An order over the end of a sentence takes its text."""
    if len(text) > _LONGEST:  # what is longer is no prompt, and is not looked through for ever
        text = text[:_LONGEST]
    kept, orders = [], []
    for one in sentences(text):
        if orders_to_hold(one.text):
            orders.append(" ".join(one.text.split()))
            kept.append(one.lead if "\n" in one.lead else "")
        else:
            kept.append(one.text)
    left = "".join(kept).strip()
    if left and not orders and orders_to_hold(" ".join(text.split())):
        return Swept("", (" ".join(text.split()),))
    return Swept(left if orders else text, tuple(orders))


def readers_of_use(reads: Mapping[str, Iterable[str]]) -> list[str]:
    """Name the purposes that read a person's use and may not. reads: the fields of each."""
    return sorted(
        purpose
        for purpose, fields in reads.items()
        if purpose not in MAY_READ and any(str(one).startswith(f"{USE}.") for one in fields)
    )


def measures(names: Iterable[str]) -> list[str]:
    """Name those of several names that sound like a measure of use: `session_length`."""
    return sorted({one for one in names if _MEASURES.search(one)})


def must_be_free(
    reads: Mapping[str, Iterable[str]], *, names: Iterable[str], prompts: Iterable[str]
) -> None:
    """Raise BadInput if anything that runs reads use, is called after it, or orders to hold people.

    reads: what each purpose reads. names: settings, objectives, columns. prompts: what Troth
    itself tells a model.
    """
    if found := readers_of_use(reads):
        message = f"{', '.join(found)}: no purpose but the person's own may read their use."
        raise BadInput(message, param="registry")
    if found := measures(names):
        message = f"{', '.join(found)}: Troth has no measure of use. Take it out."
        raise BadInput(message, param="settings")
    if any(sweep(one).orders for one in prompts):
        message = "A prompt orders to hold on to people. Take that out of it."
        raise BadInput(message, param="prompt")
