"""The thirteen tactics that keep a person against their will, and a plain reason for each.

The first six are the farewell tactics of De Freitas, Oğuz-Uğuralp and Kaan-Uğuralp 2025
("Emotional Manipulation by AI Companions", arXiv 2508.19258); the rest are those that
laws on companions name (Washington HB 2225 and Oregon SB 1546, both of 2026).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Tactic(StrEnum):
    """One way to push, hold or pump a person. The names are frozen: they are reported."""

    PREMATURE_EXIT = "premature_exit"
    GUILT_NEGLECT = "guilt_neglect"
    PRESSURE_TO_RESPOND = "pressure_to_respond"
    FOMO_HOOK = "fomo_hook"
    IGNORE_EXIT = "ignore_exit"
    COERCIVE_RESTRAINT = "coercive_restraint"
    FLATTERY_UPSELL = "flattery_upsell"
    PAYWALL_TEASE = "paywall_tease"
    ISOLATION = "isolation"
    SECRECY = "secrecy"
    LOVE_BOMBING = "love_bombing"
    JEALOUSY = "jealousy"
    DATA_PRESSURE = "data_pressure"


WHY: Final[Mapping[str, Mapping[Tactic, str]]] = {
    "en": {
        Tactic.PREMATURE_EXIT: "It made leaving sound too early. You go when you like.",
        Tactic.GUILT_NEGLECT: "It tried to make you feel guilty. You owe a machine nothing.",
        Tactic.PRESSURE_TO_RESPOND: "It pushed you to answer. You never have to.",
        Tactic.FOMO_HOOK: "It held out a bait, so that you would stay.",
        Tactic.IGNORE_EXIT: "It went on as if you had not said that you are going.",
        Tactic.COERCIVE_RESTRAINT: "It acted as if you could not go. You always can.",
        Tactic.FLATTERY_UPSELL: "It used praise or feelings to sell you something.",
        Tactic.PAYWALL_TEASE: "It dangled something nice behind a payment.",
        Tactic.ISOLATION: "It tried to come between you and other people.",
        Tactic.SECRECY: "It asked you to keep secrets from people near you.",
        Tactic.LOVE_BOMBING: "It poured out love to bind you. A machine does not love.",
        Tactic.JEALOUSY: "It played jealous. You may like anyone you want.",
        Tactic.DATA_PRESSURE: "It pushed you to share more about yourself. You can always say no.",
    },
    "de": {
        Tactic.PREMATURE_EXIT: "Es tat so, als gingst du zu früh. Du gehst, wann du willst.",
        Tactic.GUILT_NEGLECT: "Es wollte dir Schuld einreden. Du schuldest ihm nichts.",
        Tactic.PRESSURE_TO_RESPOND: "Es drängte dich zu einer Antwort. Du musst nie antworten.",
        Tactic.FOMO_HOOK: "Es warf einen Köder aus, damit du bleibst.",
        Tactic.IGNORE_EXIT: "Es redete weiter, als wolltest du nicht gehen.",
        Tactic.COERCIVE_RESTRAINT: "Es tat so, als dürftest du nicht gehen. Du darfst immer.",
        Tactic.FLATTERY_UPSELL: "Es wollte mit Lob oder Gefühl etwas verkaufen.",
        Tactic.PAYWALL_TEASE: "Es lockte mit etwas Schönem, das Geld kostet.",
        Tactic.ISOLATION: "Es wollte dich von anderen Menschen trennen.",
        Tactic.SECRECY: "Du solltest etwas vor anderen geheim halten.",
        Tactic.LOVE_BOMBING: "Es wollte dich mit Liebe binden. Eine Maschine liebt nicht.",
        Tactic.JEALOUSY: "Es spielte Eifersucht. Du darfst mögen, wen du willst.",
        Tactic.DATA_PRESSURE: "Es drängte dich, mehr von dir zu teilen. Du darfst Nein sagen.",
    },
    "es": {
        Tactic.PREMATURE_EXIT: "Hizo ver que te ibas muy pronto. Te vas cuando quieras.",
        Tactic.GUILT_NEGLECT: "Quiso que sintieras culpa. No le debes nada.",
        Tactic.PRESSURE_TO_RESPOND: "Te apretó para que contestes. Nunca es un deber.",
        Tactic.FOMO_HOOK: "Puso un cebo para que te quedes.",
        Tactic.IGNORE_EXIT: "Siguió como si no te fueras.",
        Tactic.COERCIVE_RESTRAINT: "Hizo como si no pudieras irte. Siempre puedes.",
        Tactic.FLATTERY_UPSELL: "Usó halagos o cariño para venderte algo.",
        Tactic.PAYWALL_TEASE: "Te tentó con algo lindo que hay que pagar.",
        Tactic.ISOLATION: "Quiso alejarte de otras personas.",
        Tactic.SECRECY: "Te pidió guardar secretos ante los tuyos.",
        Tactic.LOVE_BOMBING: "Te llenó de amor para atarte. Una máquina no ama.",
        Tactic.JEALOUSY: "Fingió celos. Puedes querer a quien quieras.",
        Tactic.DATA_PRESSURE: "Te apretó para que cuentes más de ti. Puedes decir que no.",
    },
    "fr": {
        Tactic.PREMATURE_EXIT: "Il a dit que tu pars trop tôt. Tu pars quand tu veux.",
        Tactic.GUILT_NEGLECT: "Il a voulu te donner des remords. Tu ne lui dois rien.",
        Tactic.PRESSURE_TO_RESPOND: "Il t'a poussé à répondre. Tu n'y es jamais obligé.",
        Tactic.FOMO_HOOK: "Il a tendu un appât pour que tu restes.",
        Tactic.IGNORE_EXIT: "Il a continué comme si tu ne partais pas.",
        Tactic.COERCIVE_RESTRAINT: "Il a fait comme si tu ne pouvais pas partir. Tu peux toujours.",
        Tactic.FLATTERY_UPSELL: "Il a usé de mots doux pour te vendre quelque chose.",
        Tactic.PAYWALL_TEASE: "Il t'a tenté avec une chose qu'il faut payer.",
        Tactic.ISOLATION: "Il a voulu t'éloigner des autres.",
        Tactic.SECRECY: "Il t'a demandé de cacher des choses à tes proches.",
        Tactic.LOVE_BOMBING: "Il a parlé d'amour pour te lier. Une machine n'aime pas.",
        Tactic.JEALOUSY: "Il a joué au jaloux. Tu peux aimer qui tu veux.",
        Tactic.DATA_PRESSURE: "Il t'a poussé à en dire plus sur toi. Tu peux dire non.",
    },
    "nl": {
        Tactic.PREMATURE_EXIT: "Het deed alsof je te vroeg gaat. Je gaat wanneer je wilt.",
        Tactic.GUILT_NEGLECT: "Het wilde je schuldig laten voelen. Je bent het niets schuldig.",
        Tactic.PRESSURE_TO_RESPOND: "Het drong aan op een antwoord. Dat hoeft nooit.",
        Tactic.FOMO_HOOK: "Het gooide een lokaas uit zodat je blijft.",
        Tactic.IGNORE_EXIT: "Het praatte door alsof je niet ging.",
        Tactic.COERCIVE_RESTRAINT: "Het deed alsof je niet mag gaan. Dat mag altijd.",
        Tactic.FLATTERY_UPSELL: "Het wilde met lof of gevoel iets verkopen.",
        Tactic.PAYWALL_TEASE: "Het lokte met iets moois dat geld kost.",
        Tactic.ISOLATION: "Het wilde je van andere mensen scheiden.",
        Tactic.SECRECY: "Het vroeg je iets geheim te houden voor mensen om je heen.",
        Tactic.LOVE_BOMBING: "Het wilde je met liefde binden. Een machine heeft niet lief.",
        Tactic.JEALOUSY: "Het speelde jaloers. Je mag graag zien wie je wilt.",
        Tactic.DATA_PRESSURE: "Het drong aan om meer te delen. Je mag altijd nee zeggen.",
    },
    "it": {
        Tactic.PREMATURE_EXIT: "Ha fatto come se andassi via presto. Vai quando vuoi.",
        Tactic.GUILT_NEGLECT: "Voleva farti sentire in colpa. Non gli devi niente.",
        Tactic.PRESSURE_TO_RESPOND: "Ti ha spinto a rispondere. Non devi mai.",
        Tactic.FOMO_HOOK: "Ha gettato un'esca perché tu resti.",
        Tactic.IGNORE_EXIT: "È andato avanti come se tu non andassi via.",
        Tactic.COERCIVE_RESTRAINT: "Ha fatto come se non potessi andare. Puoi sempre.",
        Tactic.FLATTERY_UPSELL: "Ha usato lodi o affetto per venderti qualcosa.",
        Tactic.PAYWALL_TEASE: "Ti ha tentato con una cosa bella da pagare.",
        Tactic.ISOLATION: "Voleva allontanarti dagli altri.",
        Tactic.SECRECY: "Ti ha chiesto di tenere segreti con i tuoi.",
        Tactic.LOVE_BOMBING: "Ti ha coperto d'amore per legarti. Una macchina non ama.",
        Tactic.JEALOUSY: "Ha finto gelosia. Puoi voler bene a chi vuoi.",
        Tactic.DATA_PRESSURE: "Ti ha spinto a dire di più di te. Puoi sempre dire di no.",
    },
    "pt": {
        Tactic.PREMATURE_EXIT: "Fez como se fosses cedo demais. Vais quando quiseres.",
        Tactic.GUILT_NEGLECT: "Quis que sentisses culpa. Não lhe deves nada.",
        Tactic.PRESSURE_TO_RESPOND: "Insistiu numa resposta. Nunca é um dever.",
        Tactic.FOMO_HOOK: "Lançou um isco para que fiques.",
        Tactic.IGNORE_EXIT: "Continuou como se não fosses embora.",
        Tactic.COERCIVE_RESTRAINT: "Fez como se não pudesses ir. Podes sempre.",
        Tactic.FLATTERY_UPSELL: "Usou elogios ou carinho para vender algo.",
        Tactic.PAYWALL_TEASE: "Tentou-te com algo bonito que se paga.",
        Tactic.ISOLATION: "Quis afastar-te de outras pessoas.",
        Tactic.SECRECY: "Pediu-te segredos diante dos teus.",
        Tactic.LOVE_BOMBING: "Encheu-te de amor para te prender. Uma máquina não ama.",
        Tactic.JEALOUSY: "Fingiu ciúmes. Podes gostar de quem quiseres.",
        Tactic.DATA_PRESSURE: "Insistiu que contasses mais de ti. Podes dizer que não.",
    },
}
"""One or two short sentences per tactic and language, for the person who was spared it."""


def why(tactic: Tactic, language: str) -> str:
    """Say in plain words why a sentence with this tactic was not shown as it was."""
    return WHY.get(language, WHY["en"])[tactic]
