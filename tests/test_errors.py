import inspect
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

import troth
from troth import errors
from troth.errors import BadInput, Forbidden, Refused, TooLarge, TooMany, TrothError
from troth.words import REASONS, PurposeId, Reason, Verdict

OURS = [
    one
    for _, one in inspect.getmembers(errors, inspect.isclass)
    if issubclass(one, TrothError) and one.__module__ == errors.__name__
]
SOURCE = Path(troth.__file__).parent


def _drawn() -> dict[str, str]:
    """Read the tree at the top of the module: each class and the one it hangs from."""
    parents: dict[str, str] = {}
    path: list[tuple[int, str]] = []
    for line in (errors.__doc__ or "").splitlines():
        name = next((word for word in line.split() if word[0].isupper() and word.isalpha()), "")
        if not hasattr(errors, name) or not line.startswith("    "):
            continue
        depth = line.index(name)
        path = [(at, above) for at, above in path if at < depth]
        if path:
            parents[name] = path[-1][1]
        path.append((depth, name))
    return parents


def test_the_tree_at_the_top_is_the_tree():
    """Every class is drawn where it hangs, and nothing is drawn that is not there."""
    assert _drawn() == {
        one.__name__: one.__bases__[0].__name__ for one in OURS if one is not TrothError
    }


@pytest.mark.parametrize("one", OURS)
def test_every_error_has_a_shape_for_every_face(one):
    """A code for programs, a status for the web, an exit code for the terminal, a docstring."""
    assert one.code.replace("_", "").isalpha()
    assert 400 <= one.status < 600
    assert one.exit_code in {1, 2, 3}
    assert one.__doc__


def test_codes_tell_classes_apart():
    """Two classes never share a code."""
    assert len({one.code for one in OURS}) == len(OURS)


def test_statuses_are_the_ones_that_clients_know():
    """What a client does next hangs on these."""
    told = {one.__name__: (one.status, one.exit_code) for one in OURS}

    assert told == {
        "TrothError": (500, 1),
        "Refused": (403, 3),
        "BadInput": (400, 2),
        "TooLarge": (413, 2),
        "Unsupported": (400, 2),
        "NotSignedIn": (401, 3),
        "Forbidden": (403, 3),
        "TooMany": (429, 1),
        "NotFound": (404, 1),
        "Unconfigured": (503, 2),
        "StoreFailed": (503, 1),
        "StoreBusy": (503, 1),
        "StoreFull": (507, 1),
        "Damaged": (500, 1),
        "LedgerFailed": (503, 1),
        "ProviderFailed": (502, 1),
        "ProviderBusy": (503, 1),
        "SensitiveWords": (403, 3),
        "VeilBroken": (503, 1),
    }


def test_a_refusal_carries_purpose_and_reason():
    """So that a face can show the switch that changes it."""
    since = datetime(2026, 11, 21, tzinfo=UTC)
    verdict = Verdict(allowed=False, reason=Reason.EXPIRED, since=since)

    refused = Refused.by(verdict, PurposeId("companion.reply"))

    assert (refused.purpose, refused.reason) == ("companion.reply", Reason.EXPIRED)
    assert refused.since == since
    assert str(refused) == f"{REASONS[Reason.EXPIRED]} (purpose: companion.reply)"


def test_a_refusal_may_say_more():
    """A detail stands behind the sentence; without one nothing dangles."""
    refused = Refused(PurposeId("p"), Reason.FIELD_NOT_COVERED, detail="turn.text")

    assert str(refused).endswith("(purpose: p) turn.text")
    assert str(Refused(PurposeId("p"), Reason.REFUSED)).endswith("(purpose: p)")
    assert refused.since is None


def test_bad_input_names_the_part_to_blame():
    """If there is one; what is too large is bad input too."""
    assert BadInput("wrong", param="model").param == "model"
    assert BadInput("wrong").param is None
    assert TooLarge("long", param="messages").param == "messages"
    assert str(BadInput("wrong", param="model")) == "wrong"


def test_what_is_forbidden_may_say_where_it_was_stopped():
    """A program can tell the wrong role from the wrong host; all are 403."""
    codes = [Forbidden("No.").code, Forbidden("No.", code="cross_site").code, Forbidden.code]

    assert codes == ["forbidden", "cross_site", "forbidden"]


def test_too_many_says_when_to_ask_again():
    """In whole seconds, and never at once."""
    assert TooMany("Wait.", retry_seconds=7).retry_seconds == 7
    assert TooMany("Wait.").retry_seconds == 1


def test_every_error_is_raised_somewhere_or_is_a_parent():
    """A class exists only where somebody uses it."""
    used = {
        word
        for file in SOURCE.rglob("*.py")
        if file != Path(errors.__file__)
        for line in file.read_text("utf-8").splitlines()
        if not line.lstrip().startswith(("#", "from ", "import "))
        for word in re.findall(r"\b[A-Z]\w+(?=[(:,.)\]])", line)
    }
    parents = {one.__bases__[0].__name__ for one in OURS}

    assert {one.__name__ for one in OURS} - used - parents == set()
