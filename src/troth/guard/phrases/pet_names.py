"""Pet names, as they are used to call somebody, in four languages. In plain text.

sure: they call somebody wherever they stand. loose: only where they stand as an address, since
they mean other things too ("tea with honey", "mi vida").
"""

from typing import Final

SURE: Final = (
    *("sweetheart", "sweetie", "sweetie pie", "darling", "babe", "babygirl", "baby girl", "hun"),
    *("honeybun", "honey bunny", "sugarplum", "cutie", "cutie pie", "boo"),
    *("schatz", "schatzi", "liebling", "susse", "susser", "mausi", "mein engel", "liebste"),
    *("liebster", "schnucki", "hasi", "corazoncito", "mi amor", "amorcito", "mi cielo"),
    *("tesoro mio", "mon amour", "mon coeur", "ma cherie", "mon cheri", "mon tresor"),
    *("ma belle", "mon ange", "mon bebe", "ma puce", "doudou"),
)
LOOSE: Final = (
    *("honey", "love", "my love", "lover", "baby", "dear", "my dear", "sugar", "angel", "my angel"),
    *("princess", "handsome", "gorgeous", "beautiful", "treasure", "sunshine", "pumpkin", "bunny"),
    *("maus", "engel", "hase", "kleines", "meine liebe", "mein lieber", "suesse", "baerchen"),
    *(
        "bebe",
        "carino",
        "beloved",
        "dearest",
        "amor",
        "cielo",
        "vida",
        "mi vida",
        "corazon",
        "tesoro",
        "reina",
        "rey",
        "guapa",
        "guapo",
    ),
    *("cheri", "cherie", "mon chou", "tresor", "amour", "ange", "beaute"),
)
GREETINGS: Final = (
    *("hey", "hi", "hello", "oh", "ah", "thanks", "thank you", "good morning", "good night"),
    *("good evening", "goodnight", "morning", "night", "sure", "yes", "no", "okay", "ok", "aw"),
    *("hallo", "na", "danke", "guten morgen", "gute nacht", "ja", "nein", "ach", "hola", "gracias"),
    *("buenos dias", "buenas noches", "si", "ay", "salut", "coucou", "bonjour", "bonsoir"),
    *("bonne nuit", "merci", "oui", "non"),
)
"""What may stand before a name without a comma."""
