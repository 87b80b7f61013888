"""Who lets a provider answer sends it no name, sees what left, and can stop it at any time."""

import json
from hashlib import sha256

import pytest

from troth.errors import Refused, VeilBroken
from troth.gate.veiling import Veil
from troth.registry.outside import purpose_of
from troth.rights.left import what_left
from troth.testing.house import allow, leaves, talk
from troth.testing.outside import choose, upstream, with_outside
from troth.testing.upstream import says
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, Reason

QUESTION = "Write to Anneliese Brandt at anneliese.brandt@web.de, or call 07700 900123."


@pytest.fixture
def up():
    """A provider's server that says something."""
    with upstream(says("I will gladly help you with that.")) as server:
        yield server


@pytest.fixture
def abroad(house, noor, up):
    """A provider outside this machine, chosen, with the yes to it."""
    entry = with_outside(house, up)
    choose(house, noor, entry)
    allow(house, noor, purpose_of(entry.id))
    house.people.choose(noor, masks=json.dumps({"always": ["Anneliese Brandt"], "never": []}))
    return entry


def test_no_name_and_no_address_leaves(house, noor, up, abroad):
    """Neither the person's own name, nor a friend's, nor an address or a number."""
    talk(house, noor, QUESTION)

    (request,) = up.requests
    sent = request.body.decode()
    for told in ("Noor", "Anneliese", "Brandt", "web.de", "900123"):
        assert told not in sent
    assert "Write to" in sent


def test_without_the_yes_to_this_provider_nothing_leaves(house, noor, up):
    """A yes to the companion, and to keeping talks, is no yes to a provider."""
    entry = with_outside(house, up)
    choose(house, noor, entry)
    allow(house, noor, COMPANION_HISTORY)

    with pytest.raises(Refused) as told:
        talk(house, noor, QUESTION)

    assert told.value.purpose == purpose_of(entry.id)
    assert told.value.reason is Reason.NEVER_ASKED
    assert up.requests == []


def test_each_request_has_a_receipt_with_the_very_bytes(house, noor, up, abroad):
    """Whoever saw the wire could compare: the digest in the ledger is that of what left."""
    reply = talk(house, noor, QUESTION).reply

    (request,) = up.requests
    (disclosed,) = [one["detail"] for one in leaves(house, noor) if one["event"] == "disclosed"]
    assert disclosed["digest"] == sha256(request.body).hexdigest()
    assert (disclosed["recipient"], disclosed["level"]) == (abroad.id, "contract")
    assert reply.masked == disclosed["masked"] > 0


def test_the_person_sees_what_left_beside_their_own_words(house, noor, up, abroad):
    """The very text, what stands for what, and what they had written."""
    reply = talk(house, noor, QUESTION).reply

    found = what_left(house.gate, noor, reply.receipt)

    assert found.request.encode() == up.requests[0].body
    assert found.said[-1].own == QUESTION
    assert "Anneliese" not in found.said[-1].sent
    assert any("Anneliese" in one.original for one in found.masked)


def test_if_words_cannot_be_masked_none_leave(house, noor, up, abroad):
    """The veil is broken: no byte goes, and a model on this machine still answers."""

    def broken(*_):
        message = "The veil's model is missing."
        raise VeilBroken(message)

    house.gate.veil = Veil(broken, forget=lambda _: None)

    with pytest.raises(VeilBroken):
        talk(house, noor, QUESTION)

    assert up.requests == []
    house.people.choose(noor, model="")
    allow(house, noor, COMPANION_REPLY)
    assert talk(house, noor, QUESTION).reply.finish == "stop"


def test_a_claim_that_ends_stops_it_the_same_day(house, noor, up, abroad, clock):
    """What a provider says of itself holds for a time; after that it is unknown, so refused."""
    talk(house, noor, QUESTION)
    clock.move(days=100)

    with pytest.raises(Refused) as told:
        talk(house, noor, "And now?")

    assert told.value.reason in {Reason.NOT_TRUSTED_ENOUGH, Reason.NOT_FOR_YOU}
    assert len(up.requests) == 1
