"""Receipts: everything behind one line, for the person alone, with a proof that stands alone."""

import functools
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from troth.companion.turn import Turn
from troth.consent.receipt import FORM as CONSENT
from troth.errors import Damaged, NotFound, Refused, StoreFailed
from troth.gate import forget, lockdown
from troth.ledger import statement
from troth.ledger.leaf import Event
from troth.rights import receipts
from troth.rights.checks import Check
from troth.rights.receipts import receipt, verify
from troth.rights.telling import Kind
from troth.rights.timeline import uses
from troth.testing.house import allow, leaves, talk
from troth.words import COMPANION_HISTORY, COMPANION_REPLY, RIGHTS_ANSWER, new_id

VERIFIER = Path(__file__).parents[2] / "verify" / "troth_verify.py"


def outside(*arguments):
    """Run the stand-alone verifier."""
    done = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.fixture(scope="session")
def verifier():
    """Return the stand-alone verifier as a module: that is quicker where it runs often."""
    spec = importlib.util.spec_from_file_location("verifier_of_receipts", VERIFIER)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # Pure Python takes 2 ms a signature, and most changes leave the signed text as it was.
    vars(module)["signature_holds"] = functools.cache(module.signature_holds)
    return module


def test_a_receipt_shows_the_very_messages_that_were_used(house, talked):
    """What the second answer recalled is what the first exchange kept, word for word."""
    view = receipt(house.gate, talked.person, talked.second.receipt)

    assert [one.number for one in view.used] == list(talked.first.kept)
    assert view.used[0].record.text == "Good evening, my friend"
    assert (view.gone, view.more) == (0, 0)
    assert view.read == {"person": 1, "turn": 2}


def test_a_receipt_says_what_went_where(house, talked):
    """To whom, to which model, how much, and how it began and ended."""
    view = receipt(house.gate, talked.person, talked.second.receipt)

    assert (view.recipient, view.recipient_label) == ("local_model", "a model on this machine")
    assert (view.model, view.messages, view.came_back) == ("echo", 4, 8)
    assert len(view.digest) == 64
    assert (view.kind, view.outcome) == (Kind.DISCLOSURE, "done")
    assert (view.purpose, view.title) == (COMPANION_REPLY, "Let your companion answer you")
    assert (view.opened.event, view.closed.event) == (Event.DISCLOSED, Event.CLOSED)
    assert view.closed.seq == view.opened.seq + 1
    assert view.sentence == view.closed.sentence
    assert view.consent is view.card is None


def test_the_digest_is_that_of_the_text(house, noor):
    """Whoever knows what was sent can see that it was that and nothing else."""
    from troth.crypto.digest import sha256
    from troth.testing.house import with_model
    from troth.testing.providers import ScriptedProvider

    class Listening(ScriptedProvider):
        async def stream(self, request, *, first_byte):
            self.heard = request.text
            async for piece in super().stream(request, first_byte=first_byte):
                yield piece

    model = Listening(["Good evening."])
    allow(house, noor)
    reply = talk(house, noor, "Good evening", companion=with_model(house, model)).reply

    view = receipt(house.gate, noor, reply.receipt)

    assert view.digest == sha256(model.heard.encode())
    assert (view.level, view.masked) == (None, None)


def test_a_receipt_is_found_by_every_line_of_it(house, talked):
    """The timeline's id and those of both lines lead to one receipt."""
    noor = talked.person
    item = next(one for one in uses(house.gate, noor).items if one.kind is Kind.DISCLOSURE)
    with house.gate.enter(noor, RIGHTS_ANSWER) as room:
        closing = room.lines().at(item.seq).receipt

    by_timeline = receipt(house.gate, noor, item.receipt)
    by_closing = receipt(house.gate, noor, closing)

    assert item.receipt == talked.second.receipt != closing
    assert by_closing.opened == by_timeline.opened
    assert by_closing.id == by_timeline.id == talked.second.receipt


def test_every_item_of_the_timeline_has_a_receipt(house, talked):
    """Each line can be looked into, of whatever kind."""
    noor = talked.person
    items = uses(house.gate, noor).items

    for item in items:
        view = receipt(house.gate, noor, item.receipt)
        assert item.seq in {view.opened.seq, view.closed.seq if view.closed else None}
        assert view.kind is item.kind


def test_a_disclosure_that_is_still_open_has_no_end(house, noor, do):
    """A crash left it open: the receipt shows the beginning and no end."""
    sent = {"messages": 2, "characters": 9}
    (rcp,) = do.write(house, noor, (Event.DISCLOSED, COMPANION_REPLY, sent))

    view = receipt(house.gate, noor, rcp)

    assert (view.closed, view.outcome, view.messages) == (None, "", 2)


@pytest.mark.parametrize("between", [0, 99, 250])
def test_the_end_is_found_among_other_lines(house, noor, do, between):
    """Much may happen between the beginning and the end of an answer."""
    other = (Event.USED, COMPANION_HISTORY, {"outcome": "done"})
    (rcp,) = do.write(house, noor, (Event.DISCLOSED, COMPANION_REPLY, {}))
    closed = (Event.CLOSED, COMPANION_REPLY, {"receipt": rcp, "outcome": "stopped"})
    do.write(house, noor, *([other] * between), closed, other)

    view = receipt(house.gate, noor, rcp)

    assert view.closed.seq == view.opened.seq + between + 1
    assert view.outcome == "stopped"


def test_what_is_forgotten_is_counted_not_shown(house, talked):
    """A message that was used and then forgotten is gone from the receipt, and it says so."""
    noor = talked.person
    forget.forget(house.gate, noor, Turn, lambda number, _: number == talked.first.kept[0])

    view = receipt(house.gate, noor, talked.second.receipt)

    assert [one.number for one in view.used] == [talked.first.kept[1]]
    assert view.gone == 1


def test_a_receipt_shows_a_bounded_number_of_messages(house, noor, do, monkeypatch):
    """Of very many the first are shown, and how many more there are."""
    monkeypatch.setattr(receipts, "MOST_SHOWN", 3)
    allow(house, noor)
    do.keep(house, noor, *"abcdefgh")
    which = {"turn": [[1, 2], [4, 6]]}
    (rcp,) = do.write(house, noor, (Event.USED, COMPANION_HISTORY, {"which": which}))

    view = receipt(house.gate, noor, rcp)

    assert [one.record.text for one in view.used] == ["a", "b", "d"]
    assert (view.gone, view.more, view.read) == (0, 2, {"turn": 5})


def test_an_old_line_without_numbers_shows_counts_alone(house, noor, do):
    """Lines from before records were named tell how many were read."""
    (rcp,) = do.write(house, noor, (Event.USED, COMPANION_HISTORY, {"read": {"turn": 4}}))

    view = receipt(house.gate, noor, rcp)

    assert (view.used, view.read) == ((), {"turn": 4})


def test_a_consent_receipt_has_the_card_and_a_signature(house, noor):
    """What was shown, word for word, signed."""
    allow(house, noor, COMPANION_REPLY)
    asked, given = house.gate.consents.events(noor)

    view = receipt(house.gate, noor, given.id)

    body = statement.read(view.consent, form=CONSENT, key=house.ledger.key)
    assert body["header"]["record_id"] == given.id
    assert view.card == house.gate.consents.card(COMPANION_REPLY, language="en").body.decode()
    assert view.sentence == "You said yes to “Let your companion answer you”."
    assert receipt(house.gate, noor, asked.id).opened.seq == view.opened.seq - 1


def test_a_consent_is_found_among_many_lines_of_one_moment(house, noor, do):
    """Lines of the same millisecond do not hide an answer."""
    used = (Event.USED, COMPANION_HISTORY, {"outcome": "done"})
    do.write(house, noor, *([used] * 150))
    allow(house, noor)
    do.write(house, noor, *([used] * 150))

    for event in house.gate.consents.events(noor):
        view = receipt(house.gate, noor, event.id)
        assert view.opened.detail["record"] == event.id
        assert all(step.holds for step in verify(house.gate, noor, event.id))


@pytest.mark.parametrize("which", ["another person's", "another's consent", "none", "no id", ""])
def test_what_is_not_yours_reads_like_what_is_not_there(house, talked, sam, which):
    """Another person's receipt and one that never was: the same words, and no line is written."""
    allow(house, sam)
    named = {
        "another person's": talk(house, sam, "hello").reply.receipt,
        "another's consent": house.gate.consents.events(sam)[0].id,
        "none": new_id("rcp"),
        "no id": "../../etc/passwd",
        "": "",
    }[which]
    before = len(leaves(house, talked.person))

    for ask in (receipt, verify):
        with pytest.raises(NotFound, match="You have no such receipt"):
            ask(house.gate, talked.person, named)

    assert len(leaves(house, talked.person)) == before


def test_to_look_at_a_receipt_is_written_down(house, talked):
    """With what was shown; where it cannot be written nothing is shown."""
    receipt(house.gate, talked.person, talked.second.receipt)
    verify(house.gate, talked.person, talked.second.receipt)

    looked, checked = leaves(house, talked.person)[-2:]
    assert looked["detail"] == {
        "outcome": "done",
        "note": "looked at a receipt",
        "read": {"turn": 2},
        "which": {"turn": [list(talked.first.kept)]},
    }
    assert checked["detail"] == {"outcome": "done", "note": "checked a receipt"}


def test_if_a_look_cannot_be_written_nothing_is_shown(house, talked, broken_ledger):
    """No line, no receipt."""
    broken_ledger()

    for ask in (receipt, verify):
        with pytest.raises(StoreFailed):
            ask(house.gate, talked.person, talked.second.receipt)


@pytest.mark.parametrize("state", ["held", "locked", "withdrawn"])
def test_a_receipt_is_there_in_every_state(house, talked, state):
    """A hold, a lockdown or a withdrawal keeps no receipt from the person."""
    noor = talked.person
    if state == "held":
        house.gate.consents.restrict(noor, method="terminal")
    elif state == "locked":
        lockdown.lock(house.gate, "drill")
    else:
        house.gate.consents.withdraw(noor, COMPANION_HISTORY, method="terminal")

    assert len(receipt(house.gate, noor, talked.second.receipt).used) == 2


def test_an_erased_person_has_none(house, talked):
    """After an erasure nothing leads back."""
    house.erase(talked.person)

    with pytest.raises(Refused):
        receipt(house.gate, talked.person, talked.second.receipt)


def test_a_receipt_hides_itself(house, talked):
    """No word of a message, card or line is in a traceback."""
    shown = repr(receipt(house.gate, talked.person, talked.second.receipt))

    assert "Good evening" not in shown
    assert "psn_" not in shown


# The proof


def test_the_proof_verifies_without_troth(house, talked, tmp_path):
    """Both lines of the receipt, in a file that the stand-alone verifier reads."""
    view = receipt(house.gate, talked.person, talked.second.receipt)
    file = tmp_path / "receipt.json"
    file.write_bytes(view.proof)

    code, said = outside("receipt", file, "--key", house.ledger.key.vkey(), "--show")

    assert code == 0, said
    assert "2 events, in a log of" in said
    assert "disclosed companion.reply" in said


def test_the_proof_is_also_one_in_the_public_form(house, talked, tmp_path):
    """The first line with its C2SP tlog-proof, for other tools."""
    view = receipt(house.gate, talked.person, talked.second.receipt)
    (tmp_path / "proof").write_text(view.tlog_proof)
    (tmp_path / "leaf").write_bytes(view.leaf)
    given = ("--leaf", tmp_path / "leaf", "--key", house.ledger.key.vkey())

    code, said = outside("proof", tmp_path / "proof", *given)

    assert (code, f"this is number {view.opened.index} in" in said) == (0, True)


def test_no_changed_proof_verifies(house, talked, tmp_path, verifier):
    """Whatever word of a receipt is changed, the verifier says so."""
    view = receipt(house.gate, talked.person, talked.second.receipt)
    file = tmp_path / "receipt.json"
    key = house.ledger.key.vkey()

    def believed(data):
        file.write_bytes(data)
        return verifier.main(["receipt", str(file), "--key", key]) == 0

    assert believed(view.proof)
    for place in range(0, len(view.proof), 11):
        changed = bytearray(view.proof)
        changed[place] ^= 1
        assert not believed(bytes(changed)), place
    document = json.loads(view.proof)
    for forged in (
        document | {"leaves": [*reversed(document["leaves"])]},
        document | {"chain": "00" * 16},
        document | {"format": "troth.history/v1"},
    ):
        text = json.dumps(forged, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert not believed(f"{text}\n".encode())


def test_a_proof_gives_no_chain_away(house, talked):
    """A receipt can be shown to others: it does not let them find the person's other lines."""
    view = receipt(house.gate, talked.person, talked.second.receipt)
    chain = house.gate.history(talked.person).chain.chain

    assert chain.hex() not in view.proof.decode()


# Checking it here


def test_every_check_is_made_and_holds(house, talked):
    """Signature, place in the log, opening, completeness; for an answer its signature too."""
    event = house.gate.consents.events(talked.person)[-1]

    of_use = verify(house.gate, talked.person, talked.second.receipt)
    of_consent = verify(house.gate, talked.person, event.id)

    assert {step.check for step in of_use} == set(Check) - {Check.STATEMENT}
    assert {step.check for step in of_consent} == set(Check)
    assert all(step.holds for step in [*of_use, *of_consent])
    assert all(step.what.endswith(".") for step in [*of_use, *of_consent])


@pytest.mark.parametrize(
    ("damage", "fails"),
    [
        (
            "UPDATE ledger_opening SET sealed = x'00' WHERE person_id = :person AND seq = :seq",
            {Check.OPENING, Check.INCLUSION, Check.COMPLETENESS},
        ),
        (
            "DELETE FROM ledger_opening WHERE person_id = :person AND seq = :seq",
            {Check.OPENING, Check.INCLUSION, Check.COMPLETENESS},
        ),
        (
            "UPDATE ledger_leaf SET body = CAST(replace(body, '-21', '-22') AS BLOB)",
            {Check.OPENING, Check.INCLUSION, Check.COMPLETENESS},
        ),
        (
            (
                "UPDATE ledger_leaf SET body = CAST(replace(body, '-21', '-22') AS BLOB) "
                "WHERE leaf_index = :index - 1"
            ),
            {Check.INCLUSION},
        ),
        (
            "DELETE FROM ledger_opening WHERE person_id = :person AND seq = :seq + 1",
            {Check.COMPLETENESS},
        ),
        (
            "UPDATE ledger_checkpoint SET note = replace(note, 'troth/', 'other/')",
            {Check.SIGNATURE, Check.INCLUSION, Check.COMPLETENESS},
        ),
    ],
)
def test_what_was_changed_does_not_hold(house, home, talked, damage, fails):
    """Each check finds what it is there to find, and the others still say what they saw."""
    import sqlite3

    rcp = talked.second.receipt
    view = receipt(house.gate, talked.person, rcp)
    house.ledger.checkpoint()
    with sqlite3.connect(home / "data" / "troth.db") as database:
        where = {"person": talked.person, "seq": view.opened.seq, "index": view.opened.index}
        database.execute(damage, where)
    database.close()

    steps = verify(house.gate, talked.person, rcp)

    assert {step.check for step in steps if not step.holds} == fails
    assert len(steps) == 4


def test_a_receipt_of_a_changed_line_is_not_shown(house, talked, sql):
    """What no longer opens is damage, and no half receipt."""
    view = receipt(house.gate, talked.person, talked.second.receipt)
    sql("UPDATE ledger_opening SET sealed = x'00' WHERE seq = ?", view.opened.seq)

    with pytest.raises(Damaged):
        receipt(house.gate, talked.person, talked.second.receipt)


def test_a_lost_answer_is_damage(house, noor, do, sql):
    """A consent that the ledger does not tell of is not passed off as proved."""
    allow(house, noor, COMPANION_REPLY)
    event = house.gate.consents.events(noor)[0]
    seq = receipt(house.gate, noor, event.id).opened.seq
    sql("DELETE FROM ledger_opening WHERE seq = ?", seq)

    for ask in (receipt, verify):
        with pytest.raises(Damaged):
            ask(house.gate, noor, event.id)
