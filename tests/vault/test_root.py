import base64
import fcntl
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from troth.crypto.digest import derive, keyed
from troth.crypto.stretch import stretch
from troth.errors import BadInput, Damaged, StoreFailed, Unconfigured
from troth.vault import root as roots
from troth.vault.envelope import Key
from troth.vault.root import Root, Slot, read_slot

SECRET = bytes(range(32))
LONG_DIGITS = "9" * 5000


@pytest.fixture
def state(tmp_path) -> Path:
    """Where the key file and the slot will lie."""
    return tmp_path / "state"


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# Making


def test_a_new_root_is_there_again_after_loading(state):
    """Key file and first slot hold all that is needed to open the tree again."""
    made = roots.create(state)

    loaded = roots.load(state)

    slot = made.find_slot_of(1)
    assert slot == loaded.find_slot_of(1)
    assert made.key_for(slot).secret == loaded.key_for(slot).secret
    assert made.signing_seed() == loaded.signing_seed()
    assert roots.is_locked(state) is False


def test_two_roots_share_nothing(tmp_path):
    """Key file and slot are random."""
    one, other = (roots.create(tmp_path / name) for name in ("one", "other"))

    assert one._secret != other._secret
    assert one.find_slot_of(1).secret != other.find_slot_of(1).secret
    assert {len(one._secret), len(one.find_slot_of(1).secret)} == {32}


def test_lasting_keys_are_the_roots_and_apart(state, tmp_path):
    """One use has one key, the same after loading; another use or another root has another."""
    made, foreign = roots.create(state), roots.create(tmp_path / "foreign")

    keys = {made.lasting_key("link"), made.lasting_key("other"), foreign.lasting_key("link")}

    assert roots.load(state).lasting_key("link") == made.lasting_key("link")
    assert len(keys | {made.signing_seed()}) == 4
    assert all(len(key) == 32 for key in keys)


def test_only_this_account_can_read_the_secrets(state):
    """Folder 0700, files 0600, whatever the umask would allow and however the folder was."""
    state.mkdir()
    state.chmod(0o755)
    before = os.umask(0)
    try:
        root = roots.create(state)
        root.prepare(2)
    finally:
        os.umask(before)

    assert _mode(state) == 0o700
    assert {file.name: _mode(file) for file in state.iterdir()} == dict.fromkeys(
        ["key", "slot", "slot.next"], 0o600
    )


@pytest.mark.parametrize("name", ["key", "slot", "slot.next"])
def test_what_exists_is_never_written_over(state, name):
    """One of the files is enough to refuse: it may be the last copy of somebody's secret."""
    state.mkdir()
    (state / name).write_text("precious")

    with pytest.raises(StoreFailed, match="already"):
        roots.create(state)

    assert [(file.name, file.read_text()) for file in state.iterdir()] == [(name, "precious")]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """StoreFailed in our words."""
    (tmp_path / "file").write_text("here")

    with pytest.raises(StoreFailed, match="cannot write"):
        roots.create(tmp_path / "file" / "state")


def test_secrets_do_not_show_themselves(state):
    """The reprs name the kind and the epoch."""
    root = roots.create(state)

    assert repr(root) == "<Root>"
    assert repr(root.find_slot_of(1)) == "<Slot of epoch 1>"


def test_a_set_up_that_was_cut_off_gets_its_slot(state):
    """A key file without a slot, and nothing sealed yet: beginning again makes the slot, once."""
    root = roots.create(state)
    (state / "slot").unlink()

    root.begin()
    first = root.find_slot_of(1)
    root.begin()

    assert root.find_slot_of(1) == first
    root.prepare(2)
    (state / "slot").unlink()
    root.begin()
    assert not (state / "slot").exists()


# The key file


def test_a_passphrase_locks_and_unlocks_the_same_secret(state):
    """Locked, changed and unlocked: the root secret stays, and the file never holds it bare."""
    root = roots.create(state, passphrase="first words")
    assert roots.is_locked(state) is True
    assert roots.load(state, passphrase="first words")._secret == root._secret

    roots.lock(state, root, "other words")
    with pytest.raises(BadInput, match="does not open"):
        roots.load(state, passphrase="first words")
    assert roots.load(state, passphrase="other words")._secret == root._secret

    roots.unlock(state, root)
    assert roots.is_locked(state) is False
    assert roots.load(state)._secret == root._secret
    assert _mode(state / "key") == 0o600


def test_a_locked_key_file_asks_for_the_passphrase(state):
    """Without one, or with an empty one, BadInput says how to give it."""
    roots.create(state, passphrase="words")

    for passphrase in (None, ""):
        with pytest.raises(BadInput, match="TROTH_PASSPHRASE"):
            roots.load(state, passphrase=passphrase)


def test_a_locked_key_file_does_not_hold_the_secret(state):
    """Bare it lies there in base 64, locked it does not; and each lock has its own salt."""
    root = roots.create(state)
    bare = base64.b64encode(root._secret).decode()
    assert bare in (state / "key").read_text()

    roots.lock(state, root, "words")
    locked = (state / "key").read_text()
    roots.lock(state, root, "words")

    assert bare not in locked
    assert locked.splitlines()[:2] == ["troth.key/v1", "passphrase"]
    assert locked.splitlines()[2] != (state / "key").read_text().splitlines()[2]


def test_no_key_file_says_to_set_up(state):
    """Unconfigured, with the command to run."""
    with pytest.raises(Unconfigured, match="troth init"):
        roots.load(state)
    with pytest.raises(Unconfigured, match="troth init"):
        roots.is_locked(state)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "troth.key/v1\nbare\n-\n",
        "troth.key/v1\nbare\n-\nAAAA\n",
        "troth.key/v1\nbare\n-\n!!!!\n",
        "troth.key/v2\nbare\n-\n" + "A" * 43 + "=\n",
        "troth.key/v1\nnaked\n-\n" + "A" * 43 + "=\n",
        "troth.key/v1\nbare\n" + "A" * 43 + "=\n",
        "troth.key/v1\nbare\n-\n" + "A" * 43 + "=\nmore\n",
        "troth.key/v1\nbare\n-\n" + "A" * 44 + "A===\n",
        "troth.key/v1\npassphrase\n-\nAAAA\n",
        "troth.key/v1\npassphrase\nAAAA\nAAAA\n",
        "troth.key/v1\npassphrase\n" + "A" * 22 + "==\n\n",
    ],
)
def test_a_garbled_key_file_is_damage(state, text):
    """Named as damaged, never guessed at, and left as it is."""
    state.mkdir()
    (state / "key").write_text(text)

    with pytest.raises(Damaged, match="key is damaged"):
        roots.load(state, passphrase="words")

    assert (state / "key").read_text() == text


@pytest.mark.parametrize("name", ["key", "slot"])
def test_a_file_of_other_bytes_is_damage(state, name):
    """Bytes that are no text, or a folder in the file's place."""
    root = roots.create(state)
    read = {"key": lambda: roots.load(state), "slot": lambda: root.find_slot_of(1)}[name]

    (state / name).write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Damaged, match="cannot be read"):
        read()
    (state / name).unlink()
    (state / name).mkdir()
    with pytest.raises(Damaged, match="cannot be read"):
        read()


def test_a_flipped_bit_in_a_key_file_is_no_other_error(state):
    """It is damaged, or it is another secret, under which nothing opens."""
    roots.create(state)
    good = (state / "key").read_bytes()

    for bit in range(8 * len(good)):
        bad = bytearray(good)
        bad[bit // 8] ^= 1 << bit % 8
        (state / "key").write_bytes(bad)
        try:
            assert len(roots.load(state)._secret) == 32
        except (Damaged, BadInput):
            continue


def test_the_files_are_frozen(state):
    """Key files and slots of an earlier Troth are read, and new ones are written like them."""
    bare, slot = base64.b64encode(SECRET).decode(), base64.b64encode(bytes(32)).decode()
    texts = {"key": f"troth.key/v1\nbare\n-\n{bare}\n", "slot": f"troth.slot/v1\n7\n{slot}\n"}
    state.mkdir()
    for name, text in texts.items():
        (state / name).write_text(text)

    root = roots.load(state)

    assert root._secret == SECRET
    assert root.find_slot_of(7) == Slot(epoch=7, secret=bytes(32))
    roots.unlock(state, root)
    assert (state / "key").read_text() == texts["key"]
    assert root.prepare(8) == read_slot(state / "slot.next")
    assert (state / "slot.next").read_text().startswith("troth.slot/v1\n8\n")


def test_a_locked_key_file_is_frozen(state):
    """The envelope's context and the key's name in a locked file are these."""
    root = roots.create(state, passphrase="words")

    label, how, salt, body = (state / "key").read_text().splitlines()

    key = Key(stretch("words", base64.b64decode(salt)), b"root\0\0\0\0")
    where = b"troth/v1/key-file\0" + bytes(8)
    assert (label, how) == ("troth.key/v1", "passphrase")
    assert key.open(base64.b64decode(body), where) == root._secret


# Slots


@settings(deadline=None)
@given(text=st.text(st.characters(codec="ascii"), max_size=80))
def test_any_text_is_a_slot_or_none_or_damage(text):
    """No file makes the reader fail in another way."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "slot"
        file.write_text(text)
        try:
            assert read_slot(file) is None
        except Damaged:
            pass
        else:
            assert not text.strip("\0")


@pytest.mark.parametrize(
    "text",
    [
        "troth.slot/v1\n1\n",
        "troth.slot/v1\n1\nAAAA\n",
        "troth.slot/v2\n1\n" + "A" * 43 + "=\n",
        "troth.slot/v1\none\n" + "A" * 43 + "=\n",
        "troth.slot/v1\n-1\n" + "A" * 43 + "=\n",
        "troth.slot/v1\n1\n" + "A" * 43 + "=\nmore\n",
        "troth.slot/v1\n1\n" + "A" * 86 + "==\n",
        f"troth.slot/v1\n{LONG_DIGITS}\n" + "A" * 43 + "=\n",
        f"troth.slot/v1\n{2**64}\n" + "A" * 43 + "=\n",
        "\0\0\0troth.slot/v1\n1\n",
        "x",
    ],
)
def test_a_garbled_slot_is_damage(state, text):
    """Named as damaged; without it nothing opens, and nothing else is tried."""
    root = roots.create(state)
    (state / "slot").write_text(text)

    for way in (lambda: root.find_slot_of(1), lambda: root.find_slot(bytes(32))):
        with pytest.raises(Damaged, match="slot is damaged"):
            way()


def test_an_overwritten_slot_counts_as_none(state):
    """A crash between overwriting and replacing leaves zeros: that is no slot, and no error."""
    root = roots.create(state)
    (state / "slot").write_bytes(b"\0" * 60)

    assert read_slot(state / "slot") is None
    assert read_slot(state / "absent") is None
    (state / "slot").write_bytes(b"")
    assert read_slot(state / "slot") is None
    with pytest.raises(Damaged, match="slots here: none"):
        root.find_slot(bytes(32))


def test_a_slot_is_found_by_its_check_alone(state):
    """Among the one in place and the prepared one; another's check is refused with a sentence."""
    root = roots.create(state)
    first, second = root.find_slot_of(1), root.prepare(2)

    assert root.find_slot(root.check_for(first)) == first
    assert root.find_slot(root.check_for(second)) == second
    assert root.find_slot_of(2) == second
    for other in (Slot(epoch=1, secret=bytes(32)), Slot(epoch=3, secret=first.secret)):
        with pytest.raises(Damaged, match="older copy, or another machine's"):
            root.find_slot(root.check_for(other))
    with pytest.raises(Damaged, match="slot of epoch 3"):
        root.find_slot_of(3)


def test_what_the_root_derives_is_frozen(state):
    """An installation of an earlier Troth still opens: labels, salts and numbers are these."""
    root, slot = Root(state, SECRET), Slot(epoch=3, secret=b"s" * 32)

    key = root.key_for(slot)

    assert key.secret == derive(SECRET, salt=b"s" * 32, label="troth/v1/root/3")
    assert key.id == b"root\0\0\0\0"
    assert root.signing_seed() == derive(SECRET, salt=b"", label="troth/v1/signer")
    assert root.check_for(slot) == keyed(key.secret, "troth/v1/slot-check", bytes(7) + b"\3")


def test_each_half_of_the_root_counts(state):
    """Another secret, another slot or another number: another key and another check."""
    keys, checks = set(), set()
    for secret in (SECRET, bytes(32)):
        for slot in (b"a" * 32, b"b" * 32):
            for epoch in (1, 2):
                root = Root(state, secret)
                keys.add(root.key_for(Slot(epoch=epoch, secret=slot)).secret)
                checks.add(root.check_for(Slot(epoch=epoch, secret=slot)))

    assert len(keys) == len(checks) == 8
    assert not keys & checks


# Changing slots


def test_a_prepared_slot_waits_beside_the_present_one(state):
    """Preparing changes nothing that is in force; dropping leaves no trace."""
    root = roots.create(state)
    before = (state / "slot").read_bytes()
    assert root.prepared() is None

    slot = root.prepare(2)

    assert slot == root.prepared()
    assert (slot.epoch, len(slot.secret)) == (2, 32)
    assert (state / "slot").read_bytes() == before
    root.drop_prepared()
    root.drop_prepared()
    assert root.prepared() is None
    assert sorted(file.name for file in state.iterdir()) == ["key", "slot"]


def test_every_prepared_slot_is_new(state):
    """No slot is ever given twice."""
    root = roots.create(state)

    assert len({root.prepare(2).secret for _ in range(20)}) == 20


def test_promoting_overwrites_the_old_slot(state):
    """The bytes of the old one are overwritten in place, not only unlinked."""
    root = roots.create(state)
    old = (state / "slot").read_bytes()
    fresh = root.prepare(2)
    with (state / "slot").open("rb") as held:
        root.promote()
        left = held.read()

    assert left == b"\0" * len(old)
    assert read_slot(state / "slot") == fresh
    assert sorted(file.name for file in state.iterdir()) == ["key", "slot"]
    assert _mode(state / "slot") == 0o600


def test_promoting_nothing_leaves_the_slot(state):
    """Without a prepared one the present one stays."""
    root = roots.create(state)
    before = root.find_slot_of(1)

    root.promote()

    assert root.find_slot_of(1) == before


def test_promoting_works_when_the_old_slot_is_gone(state):
    """A prepared slot takes its place also if the old file is missing."""
    root = roots.create(state)
    fresh = root.prepare(2)
    (state / "slot").unlink()

    root.promote()

    assert read_slot(state / "slot") == fresh


def test_slots_are_on_the_disk_before_they_count(state, monkeypatch):
    """File first, then its name, then the folder; and the zeros before the new name."""
    steps = []
    fsync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        assert os.fstat(handle).st_size, "synced before it was written"
        path = Path(f"/proc/self/fd/{handle}").readlink()
        if kind == "file" and not path.read_bytes().strip(b"\0"):
            kind = "zeros"
        steps.append(f"{kind} {path.name}")
        fsync(handle)

    def replaced(self: Path, target: Path) -> Path:
        steps.append(f"{self.name} to {target.name}")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", replaced)
    root = roots.create(state)
    root.prepare(2)
    made = [
        *("file key.new", "key.new to key", "folder state"),
        *("file slot.new", "slot.new to slot", "folder state"),
        *("file slot.next.new", "slot.next.new to slot.next", "folder state"),
    ]
    assert steps == made

    root.promote()

    assert steps[len(made) :] == ["zeros slot", "slot.next to slot", "folder state"]


def test_slots_change_under_a_lock(state):
    """While one process holds it, another cannot take it; afterwards it can."""
    root = roots.create(state)

    with root.alone():
        other = os.open(state / "slot.lock", os.O_RDWR)
        with pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert _mode(state / "slot.lock") == 0o600
    fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
    os.close(other)
    with pytest.raises(KeyError), root.alone():
        raise KeyError
    with root.alone():
        pass


def test_nothing_stays_open(state):
    """Writing, putting in place and locking let go of every file."""
    root = roots.create(state)
    before = len(list(Path("/proc/self/fd").iterdir()))

    for epoch in range(2, 6):
        with root.alone():
            root.prepare(epoch)
            root.promote()

    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_half_written_file_is_never_taken_for_a_whole_one(state, monkeypatch):
    """A crash while writing leaves the file of before, and something beside it that is not read."""
    root = roots.create(state)
    before = root.find_slot_of(1)

    def crash(*_) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", crash)
        for way in (lambda: root.prepare(2), lambda: roots.lock(state, root, "words")):
            with pytest.raises(KeyboardInterrupt):
                way()

    assert roots.load(state).find_slot_of(1) == before
    assert root.prepared() is None
    assert root.prepare(2) == root.prepared()


def test_what_a_crash_left_beside_a_file_is_written_over_whole(state):
    """However long it was: nothing of it stands behind what is written next."""
    root = roots.create(state)
    for name in ("key.new", "slot.next.new"):
        (state / name).write_text("left behind\n" * 50)

    root.prepare(2)
    roots.unlock(state, root)

    assert root.prepared() == root.find_slot_of(2)
    assert roots.load(state).signing_seed() == root.signing_seed()


@pytest.mark.parametrize("name", ["key", "slot"])
def test_what_is_no_file_is_not_waited_for(tmp_path, name):
    """A pipe, a device without end or a huge file in the place of a key: told, at once."""

    def hole(file):
        with file.open("wb") as opened:
            opened.truncate(2**31)

    roots.create(tmp_path)
    file = tmp_path / name
    for put in (os.mkfifo, lambda file: file.symlink_to("/dev/zero"), hole):
        file.unlink()
        put(file)
        with pytest.raises(Damaged, match=f"{name} cannot be read"):
            roots.load(tmp_path).find_slot(b"")
