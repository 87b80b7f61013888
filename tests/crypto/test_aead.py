import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.crypto import aead
from troth.crypto.aead import KEY_BYTES, NONCE_BYTES, TAG_BYTES, Aead, InvalidTag, nonce

# More than one pool holds.
MANY = 3 * 4096

FORK = """
import os
from troth.crypto.aead import nonce

nonce()
read, write = os.pipe()
child = os.fork()
if child == 0:
    os.write(write, b"".join(nonce() for _ in range(300)))
    os._exit(0)
os.waitpid(child, 0)
mine = b"".join(nonce() for _ in range(300))
print(os.read(read, 3600).hex(), mine.hex())
"""


def _cut(joined: bytes) -> list[bytes]:
    return [joined[at : at + NONCE_BYTES] for at in range(0, len(joined), NONCE_BYTES)]


def test_no_nonce_comes_twice():
    """Over several pools, every nonce has 12 bytes and is new."""
    drawn = [nonce() for _ in range(MANY)]

    assert len(set(drawn)) == MANY
    assert {len(one) for one in drawn} == {NONCE_BYTES}


def test_nonces_come_from_the_operating_system(monkeypatch):
    """What fills the pool is the system's randomness, all of it and in order."""
    asked = []
    real = os.urandom
    aead._pool.clear()
    monkeypatch.setattr(os, "urandom", lambda size: asked.append(real(size)) or asked[-1])

    drawn = [nonce() for _ in range(MANY)]

    assert b"".join(drawn) == b"".join(asked)
    assert len(asked) == 3


def test_no_two_threads_take_the_same_nonce():
    """Threads draw from one pool at once, and refill it at once; no nonce is given twice."""
    aead._pool.clear()
    drawn: list[list[bytes]] = []
    begin = threading.Barrier(4)

    def draw() -> None:
        begin.wait()
        drawn.append([nonce() for _ in range(5000)])

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len({one for part in drawn for one in part}) == 4 * 5000


def test_a_forked_process_repeats_no_nonce():
    """Parent and child draw after a fork from what would be the same pool: nothing in common."""
    source = Path(aead.__file__).parents[2]
    ran = subprocess.run(
        [sys.executable, "-c", FORK],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(source)},
    )

    child, parent = (set(_cut(bytes.fromhex(part))) for part in ran.stdout.split())
    assert len(child) == len(parent) == 300
    assert not child & parent


@pytest.mark.parametrize("size", [0, 16, 24, 31, 33, 64])
def test_a_key_of_another_length_is_refused(size):
    """Only 32-byte keys: a short one would quietly be a weaker cipher."""
    with pytest.raises(ValueError, match="32 bytes"):
        Aead(bytes(size))


def test_a_key_does_not_show_itself():
    """The repr of a key says nothing about it."""
    assert repr(Aead(b"k" * KEY_BYTES)) == "<Aead>"


@settings(deadline=None)
@given(clear=st.binary(max_size=300), context=st.binary(max_size=60))
def test_what_is_encrypted_decrypts_and_is_a_tag_longer(clear, context):
    """Both ways give the same bytes back, at a known cost in length."""
    key, fresh = Aead(bytes(range(32))), nonce()

    sealed = key.encrypt(fresh, clear, context)

    assert key.decrypt(fresh, sealed, context) == clear
    assert len(sealed) == len(clear) + TAG_BYTES


def test_another_key_nonce_or_context_does_not_decrypt():
    """All three are needed."""
    key, fresh = Aead(bytes(32)), nonce()
    sealed = key.encrypt(fresh, b"words", b"here")

    for wrong in (
        lambda: Aead(bytes(31) + b"\1").decrypt(fresh, sealed, b"here"),
        lambda: key.decrypt(nonce(), sealed, b"here"),
        lambda: key.decrypt(fresh, sealed, b"there"),
        lambda: key.decrypt(fresh, sealed, b""),
        lambda: key.decrypt(fresh, sealed[:-1], b"here"),
    ):
        with pytest.raises(InvalidTag):
            wrong()
