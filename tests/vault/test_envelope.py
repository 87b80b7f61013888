import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.errors import Damaged
from troth.vault import envelope as envelopes
from troth.vault.envelope import HEADER_BYTES, OVERHEAD_BYTES, Handle, Key, context

VECTORS = Path(__file__).parents[1] / "vectors" / "wycheproof" / "aes_gcm.json"
SECRET = bytes(range(32))
NAMES = st.text("abcdefghijklmnopqrstuvwxyz._0123456789", min_size=1, max_size=12)
PLACES = st.tuples(NAMES, NAMES, NAMES, st.integers(0, 2**63 - 1))


def _handle(
    person: str = "psn_a", purpose: str = "companion.history", *, key_id: bytes = b"k" * 8
) -> Handle:
    return Handle(Key(SECRET, key_id), person=person, purpose=purpose, generation=1)


def test_public_vectors_pass_through_the_envelope(monkeypatch):
    """Each public AES-GCM case, sealed and opened as Troth does, gives what it says."""
    cases = json.loads(VECTORS.read_text())["cases"]

    for case in cases:
        raw = {name: bytes.fromhex(case[name]) for name in ("key", "iv", "aad", "msg", "ct", "tag")}
        key = Key(raw["key"], b"-vector-")
        envelope = b"\x01-vector-" + raw["iv"] + raw["ct"] + raw["tag"]
        if case["result"] == "valid":
            monkeypatch.setattr(envelopes, "nonce", lambda iv=raw["iv"]: iv)
            assert key.seal(raw["msg"], raw["aad"]) == envelope, case["tcId"]
            assert key.open(envelope, raw["aad"]) == raw["msg"], case["tcId"]
        else:
            with pytest.raises(Damaged):
                key.open(envelope, raw["aad"])
    assert {case["result"] for case in cases} == {"valid", "invalid"}


def test_the_envelope_begins_with_version_and_key_name():
    """The frozen format: 01, 8 bytes of key id, nonce, ciphertext, tag; 37 bytes more."""
    sealed = _handle(key_id=b"\xaa" * 8).seal("turn", 7, b"words")

    assert sealed[:9] == b"\x01" + b"\xaa" * 8
    assert len(sealed) == len(b"words") + OVERHEAD_BYTES == 5 + 37
    assert HEADER_BYTES == 9


def test_the_context_names_everything_in_a_frozen_order():
    """A record that an earlier Troth sealed still opens: label, person, purpose, key, place."""
    key = Key(SECRET, b"k" * 8)
    where = (
        b"troth/v1/vault\0psn_a\0companion.history\0" + b"k" * 8 + b"\0turn\0" + bytes(7) + b"\7"
    )

    assert _handle().open("turn", 7, key.seal(b"words", where)) == b"words"
    assert context("a", "b", number=258) == b"a\0b\0" + bytes(6) + b"\1\2"
    assert context("a") == b"a\0" + bytes(8)


@pytest.mark.parametrize("part", [b"psn_a", 7, None])
def test_a_name_that_is_no_text_is_damage(part):
    """A flipped bit in a row makes bytes, or a number, of a person's id."""
    with pytest.raises(Damaged, match="where a name should be"):
        context("troth/v1/key/person", part)


@settings(deadline=None)
@given(clear=st.binary(max_size=200), holding=NAMES, record=st.integers(0, 2**63 - 1))
def test_a_record_opens_in_its_place(clear, holding, record):
    """The right handle, holding and number give the bytes back."""
    sealed = _handle().seal(holding, record, clear)

    assert _handle().open(holding, record, sealed) == clear


@settings(deadline=None)
@given(right=PLACES, wrong=PLACES)
def test_a_record_moved_to_any_other_place_is_refused(right, wrong):
    """Another person, purpose, holding or number: Damaged, and nothing is released."""
    person, purpose, holding, record = right
    sealed = _handle(person, purpose).seal(holding, record, b"words")

    if right == wrong:
        assert _handle(person, purpose).open(holding, record, sealed) == b"words"
        return
    with pytest.raises(Damaged):
        _handle(wrong[0], wrong[1]).open(wrong[2], wrong[3], sealed)


@pytest.mark.parametrize(
    ("person", "purpose", "holding", "record"),
    [
        ("psn_b", "companion.history", "turn", 7),
        ("psn_a", "companion.reply", "turn", 7),
        ("psn_a", "companion.history", "memory", 7),
        ("psn_a", "companion.history", "turn", 8),
        ("psn_a", "companion.history", "turn/segment", 7),
    ],
)
def test_each_part_of_the_place_counts(person, purpose, holding, record):
    """One part off is enough to be refused."""
    sealed = _handle().seal("turn", 7, b"words")

    with pytest.raises(Damaged, match="changed, moved or damaged"):
        _handle(person, purpose).open(holding, record, sealed)


def test_another_key_of_the_same_name_is_refused():
    """The name in clear opens nothing by itself."""
    sealed = _handle().seal("turn", 7, b"words")
    forged = Key(bytes(32), b"k" * 8)

    with pytest.raises(Damaged, match="changed, moved or damaged"):
        Handle(forged, person="psn_a", purpose="companion.history", generation=1).open(
            "turn", 7, sealed
        )


def test_the_same_key_under_another_name_is_refused():
    """The name is part of what is bound: a renamed key does not open old records."""
    sealed = _handle().seal("turn", 7, b"words")
    renamed = b"\x01" + b"j" * 8 + sealed[9:]

    with pytest.raises(Damaged, match="names another key"):
        _handle(key_id=b"j" * 8).open("turn", 7, sealed)
    with pytest.raises(Damaged, match="changed, moved or damaged"):
        _handle(key_id=b"j" * 8).open("turn", 7, renamed)


def test_every_flipped_bit_is_refused():
    """All bits of the envelope, one after another."""
    handle = _handle()
    sealed = handle.seal("turn", 7, b"some words of a person")

    for bit in range(8 * len(sealed)):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Damaged):
            handle.open("turn", 7, bytes(changed))


def test_every_cut_and_every_longer_envelope_is_refused():
    """Cut at any byte from either end, or with anything added at either end."""
    handle = _handle()
    sealed = handle.seal("turn", 7, b"some words")

    changed = [sealed[:size] for size in range(len(sealed))]
    changed += [sealed[start:] for start in range(1, len(sealed))]
    changed += [sealed + b"\0", b"\0" + sealed, sealed + sealed, sealed[:9] + sealed]
    for one in changed:
        with pytest.raises(Damaged):
            handle.open("turn", 7, one)


@settings(deadline=None)
@given(one=st.binary(min_size=1, max_size=40), other=st.binary(min_size=1, max_size=40))
def test_parts_of_two_envelopes_do_not_mix(one, other):
    """A nonce, text or tag from another record of the same place is refused."""
    handle = _handle()
    first, second = handle.seal("turn", 7, one), handle.seal("turn", 7, other)

    mixes = {
        first[:21] + second[21:],
        first[:-16] + second[-16:],
        first[:21] + second[21:-16] + first[-16:],
    }
    # Of one or two bytes the sealed ones may be alike by chance; then the mix is the first, whole.
    for mixed in mixes - {first}:
        with pytest.raises(Damaged):
            handle.open("turn", 7, mixed)


def test_a_fresh_key_is_new_in_secret_and_name():
    """Two fresh keys share nothing."""
    keys = [Key.fresh() for _ in range(100)]

    assert len({key.secret for key in keys}) == len({key.id for key in keys}) == 100
    assert {(len(key.secret), len(key.id)) for key in keys} == {(32, 8)}


def test_keys_and_handles_do_not_show_their_secret():
    """Neither repr nor the message of a failure holds a byte of a key or of a record."""
    key = Key(SECRET, b"k" * 8)
    handle = _handle()

    with pytest.raises(Damaged) as caught:
        handle.open("turn", 8, handle.seal("turn", 7, b"words of a person"))

    shown = repr(key) + repr(handle) + repr(caught.value) + repr(caught.value.__context__)
    assert repr(key) == f"<Key {(b'k' * 8).hex()}>"
    assert repr(handle) == "<Handle psn_a companion.history>"
    for form in (SECRET.hex(), repr(SECRET), "words of a person"):
        assert form not in shown


def test_the_same_words_never_seal_to_the_same_bytes():
    """Nobody can see that two records say the same: every seal has a nonce of its own."""
    handle = _handle()

    sealed = {handle.seal("turn", 7, b"yes") for _ in range(50)}

    assert len({one[9:21] for one in sealed}) == len({one[21:] for one in sealed}) == 50
