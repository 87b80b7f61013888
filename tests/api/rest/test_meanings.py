"""Every code of a problem has a meaning that a person understands."""

import re

from troth import errors
from troth.api.rest.meanings import meanings
from troth.api.rest.problems import problem
from troth.errors import Refused, SensitiveWords, TrothError
from troth.words import PurposeId, Reason

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, TrothError) and kind is not TrothError
]


def test_every_error_leads_to_a_meaning() -> None:
    """The address behind `type` is never empty: a new error needs its words."""
    known = {one.code for one in meanings()}
    made = {
        Refused: Refused(PurposeId("companion.reply"), Reason.REFUSED),
        SensitiveWords: SensitiveWords(("health",), recipient="Acme"),
    }
    raised = [made.get(kind) or kind("x. y.") for kind in KINDS]

    assert {problem(error).code for error in (*raised, RuntimeError())} <= known


def test_each_says_something_once() -> None:
    """A code stands once, in order, with a title and a sentence."""
    found = meanings()

    assert [one.code for one in found] == sorted({one.code for one in found})
    for one in found:
        assert re.fullmatch(r"[a-z_]+", one.code)
        assert one.title[0].isupper()
        assert one.means.endswith("."), one.code
        assert 400 <= one.status < 600
