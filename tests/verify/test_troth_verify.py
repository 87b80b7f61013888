import ast
import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from troth.crypto.sign import Signer
from troth.errors import Damaged
from troth.ledger import statement
from troth.ledger.note import NoteKey, sign
from troth.ledger.proof import check_inclusion

VECTORS = Path(__file__).parent.parent / "vectors"
LOG = json.loads((VECTORS / "tlog" / "tessera_small_log.json").read_text())


def cases(name):
    """Read a file of public vectors."""
    found = json.loads((VECTORS / "rfc6962" / f"{name}.json").read_text())["tests"]
    return [pytest.param(case, id=case["name"]) for case in found]


def path_of(case):
    """Return the hashes of a vector's proof."""
    return [base64.b64decode(each) for each in case["proof"] or []]


def start(script, *arguments):
    """Run the verifier as a stranger would: as a program, without Troth."""
    return subprocess.run(
        [sys.executable, "-I", str(script), *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def flips(data):
    """Yield the data with one bit flipped, once for every byte."""
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        yield place, bytes(changed)


def believes(verifier, check, **options):
    """Say whether a check passes; straight, since parsing options takes longer than checking."""
    try:
        getattr(verifier, check)(SimpleNamespace(**options))
    except (verifier.Wrong, OSError, ValueError, RecursionError):
        return False
    return True


@pytest.fixture
def files(exports, tmp_path):
    """The exports as files."""
    (tmp_path / "history.json").write_bytes(exports.history)
    (tmp_path / "receipt.json").write_bytes(exports.receipt)
    (tmp_path / "a.tlog-proof").write_text(exports.proof)
    (tmp_path / "leaf").write_bytes(exports.leaf)
    (tmp_path / "old").write_text(exports.old_checkpoint)
    (tmp_path / "growth").write_text(exports.consistency)
    shutil.copytree(exports.tiles, tmp_path / "tiles")
    return tmp_path


def test_it_stands_alone(script):
    """The verifier is short, and imports nothing but Python's standard library."""
    source = script.read_text()
    imported = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(source))
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }

    assert imported <= sys.stdlib_module_names
    assert len(source.splitlines()) < 500


def test_a_true_history_verifies(script, files, exports):
    """A stranger with the file and the key sees that all is there, and may read it."""
    done = start(script, "history", files / "history.json", "--key", exports.vkey, "--show")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "2 events, none missing, in a log of 4" in done.stdout
    assert "disclosed account.run" in done.stdout


def test_a_true_receipt_verifies(script, files, exports):
    """A single line is shown to be in the log, and read; it does not claim that it is all."""
    done = start(script, "receipt", files / "receipt.json", "--key", exports.vkey, "--show")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 events, in a log of 4" in done.stdout
    assert "none missing" not in done.stdout
    assert "disclosed account.run" in done.stdout


def test_the_frozen_example_verifies(verifier, capsys):
    """The example in the repository, written by an early Troth, verifies for ever."""
    folder = VECTORS / "troth"
    vkey = (folder / "key.txt").read_text().strip()

    assert verifier.main(["history", str(folder / "history.json"), "--key", vkey]) == 0
    assert "3 events, none missing, in a log of 8" in capsys.readouterr().out


def test_without_a_key_it_says_whose_word_it_took(script, files, exports):
    """Without a key the file's own is used, and the person is told to compare it."""
    done = start(script, "history", files / "history.json")

    assert done.returncode == 0
    assert f"Compare it: {exports.vkey}" in done.stdout


def test_a_true_log_verifies(script, files, exports):
    """A stranger rebuilds the whole log from the published files."""
    done = start(script, "log", files / "tiles", "--key", exports.vkey)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 events" in done.stdout


def test_a_true_proof_verifies(script, files, exports):
    """One leaf's proof verifies with nothing but the key."""
    given = ["--leaf", files / "leaf", "--key", exports.vkey]

    done = start(script, "proof", files / "a.tlog-proof", *given)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "number 2 in a log of 4" in done.stdout


def test_true_growth_verifies(script, files, exports):
    """Whoever kept an old checkpoint sees that the log only grew."""
    given = ["--old", files / "old", "--key", exports.vkey]

    done = start(script, "consistency", files / "growth", *given)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "grew from 2 to 4" in done.stdout


def test_what_does_not_verify_is_said_in_words(script, files, exports):
    """The exit status is 1, and a sentence says what is wrong."""
    (files / "leaf").write_bytes(exports.leaf + b"x")

    given = ["--leaf", files / "leaf", "--key", exports.vkey]
    done = start(script, "proof", files / "a.tlog-proof", *given)

    assert done.returncode == 1
    assert done.stdout.startswith("DOES NOT VERIFY. The proof does not show these bytes")
    assert done.stderr == ""


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["history"], ["proof", "x"], ["log", "x", "--kee", "y"]]
)
def test_a_wrong_question_is_not_an_answer(script, arguments):
    """Unknown commands and missing options exit with 2, so nobody takes them for a verdict."""
    done = start(script, *arguments)

    assert done.returncode == 2
    assert "usage" in done.stderr


def test_a_missing_file_does_not_verify(verifier, files, exports, capsys):
    """A file that is not there is said to be missing, without a traceback."""
    given = ["--key", exports.vkey]

    assert verifier.main(["history", str(files / "none.json"), *given]) == 1
    assert verifier.main(["log", str(files / "none"), *given]) == 1
    assert "none" in capsys.readouterr().out


@pytest.mark.parametrize("vkey", ["", "x", "a+00000000+AQ==", "a+" + "00" * 4 + "+" + "A" * 44])
def test_what_is_no_key_verifies_nothing(verifier, files, vkey):
    """A key that cannot be read is no reason to believe."""
    assert verifier.main(["log", str(files / "tiles"), "--key", vkey]) == 1


def test_another_key_verifies_nothing(verifier, files):
    """With the key of another Troth nothing of this one verifies."""
    other = NoteKey("troth.example/test", Signer(bytes(32)).public).vkey()
    given = ["--key", other]

    assert verifier.main(["history", str(files / "history.json"), *given]) == 1
    assert verifier.main(["log", str(files / "tiles"), *given]) == 1
    assert verifier.main(["checkpoint", str(files / "old"), *given]) == 1


@pytest.mark.parametrize("name", ["history.json", "receipt.json"])
def test_every_changed_byte_of_a_history_is_found(verifier, files, exports, name):
    """Whichever byte of the file is changed, it no longer verifies."""
    file = files / name
    whole = file.read_bytes()
    options = {"file": file, "key": None, "show": False}
    assert believes(verifier, "check_history", **options)

    believed = []
    for place, changed in flips(whole):
        file.write_bytes(changed)
        if believes(verifier, "check_history", **options):
            believed.append(place)

    assert believed == []


def test_every_changed_byte_of_a_log_is_found(verifier, files, exports):
    """Whichever byte of any published file is changed, the log no longer verifies."""
    options = {"folder": files / "tiles", "key": exports.vkey}
    believed = []
    for file in sorted((files / "tiles").rglob("*")):
        if file.is_file():
            whole = file.read_bytes()
            for place, changed in flips(whole):
                file.write_bytes(changed)
                if believes(verifier, "check_log", **options):
                    believed.append((file.name, place))
            file.write_bytes(whole)

    assert believed == []
    assert believes(verifier, "check_log", **options)


def test_a_missing_tile_is_found(verifier, files, exports):
    """Each file of a published log is needed."""
    for file in sorted((files / "tiles").rglob("*")):
        if file.is_file():
            whole = file.read_bytes()
            file.unlink()
            assert verifier.main(["log", str(files / "tiles"), "--key", exports.vkey]) == 1
            file.write_bytes(whole)


def rewritten(exports, change):
    """Return the history with a change made to its contents, written as the format asks."""
    document = json.loads(exports.history)
    change(document)
    text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"{text}\n".encode()


DOCTORED = [
    lambda it: it["leaves"].pop(),
    lambda it: it["leaves"].pop(0),
    lambda it: it["leaves"].reverse(),
    lambda it: it["leaves"].append(it["leaves"][-1]),
    lambda it: it.update(leaves=[]),
    lambda it: it.update(leaves={}),
    lambda it: it.update(leaves=None),
    lambda it: it.update(extra=1),
    lambda it: it.pop("chain"),
    lambda it: it.update(format="troth.history/v2"),
    lambda it: it.update(chain="00" * 16),
    lambda it: it.update(checkpoint=7),
    lambda it: it.update(key=7),
    lambda it: it["heads"].update(bucket=[]),
    lambda it: it["heads"].update(bucket=it["heads"]["bucket"] * 2),
    lambda it: it["heads"]["bucket"].insert(0, ["00" * 32, "00" * 32]),
    lambda it: it["heads"]["bucket"][0].append("00" * 32),
    lambda it: it["heads"]["path"].pop(),
    lambda it: it["heads"]["path"].append("00" * 32),
    lambda it: it["leaves"][0].update(more=1),
    lambda it: it["leaves"][0].update(private="{}"),
    lambda it: it["leaves"][0].update(private="[" * 100_000),
    lambda it: it["leaves"][0]["path"].reverse(),
    lambda it: it["leaves"][0].update(path="00"),
    lambda it: it["leaves"][0].update(opening=it["leaves"][0]["opening"].upper()),
]


@pytest.mark.parametrize("change", DOCTORED, ids=map(str, range(len(DOCTORED))))
def test_a_doctored_history_is_found(verifier, files, exports, change):
    """Leaving out, repeating, reordering, adding or exchanging parts is found."""
    file = files / "history.json"
    file.write_bytes(rewritten(exports, change))

    assert verifier.main(["history", str(file), "--key", exports.vkey]) == 1


@pytest.mark.parametrize(
    "odd",
    [
        b"",
        b"null\n",
        b"[]\n",
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"format":"troth.history/v1","format":"troth.history/v1"}\n',
    ],
)
def test_what_is_no_history_is_found(verifier, files, exports, odd):
    """Empty, foreign, deeply nested or doubled input is refused, without a traceback."""
    file = files / "history.json"
    file.write_bytes(odd)

    assert verifier.main(["history", str(file), "--key", exports.vkey]) == 1


def test_spaces_and_other_spellings_are_found(verifier, files, exports):
    """The same contents written in another way are refused: one history, one file."""
    file = files / "history.json"
    document = json.loads(exports.history)
    for other in (
        exports.history + b"\n",
        exports.history[:-1],
        b" " + exports.history,
        json.dumps(document, indent=1).encode(),
        json.dumps(document, sort_keys=True, separators=(",", ":")).encode() + b"\n",
    ):
        file.write_bytes(other)
        assert verifier.main(["history", str(file), "--key", exports.vkey]) == 1


def test_growth_that_was_changed_is_found(verifier, files, exports):
    """Another old size, another old checkpoint or a changed hash is refused."""
    given = ["--old", str(files / "old"), "--key", exports.vkey]
    growth = files / "growth"
    for old, new in (("old 2", "old 1"), ("old 2\n", "old 2\n" + "A" * 43 + "=\n")):
        growth.write_text(exports.consistency.replace(old, new))
        assert verifier.main(["consistency", str(growth), *given]) == 1
    growth.write_text(exports.consistency)
    assert verifier.main(["consistency", str(growth), *given]) == 0
    (files / "old").write_text(exports.consistency.partition("\n\n")[2])
    assert verifier.main(["consistency", str(growth), *given]) == 1


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)
@given(st.data())
def test_two_verifiers_agree_on_changed_proofs(verifier, files, exports, data):
    """Troth's own check and the verifier give the same verdict on any change."""
    text = bytearray(exports.proof.encode())
    for _ in range(data.draw(st.integers(0, 2))):
        place = data.draw(st.integers(0, len(text) - 1))
        match data.draw(st.sampled_from(["flip", "cut", "double"])):
            case "flip":
                text[place] ^= 1 << data.draw(st.integers(0, 7))
            case "cut":
                del text[place]
            case "double":
                text.insert(place, text[place])
    (files / "a.tlog-proof").write_bytes(bytes(text))

    try:
        check_inclusion(bytes(text).decode(), leaf=exports.leaf, key=NoteKey.parse(exports.vkey))
        own = 0
    except (Damaged, UnicodeDecodeError):
        own = 1
    given = ["--leaf", str(files / "leaf"), "--key", exports.vkey]

    assert verifier.main(["proof", str(files / "a.tlog-proof"), *given]) == own


@pytest.mark.parametrize("case", cases("inclusion"))
def test_public_inclusion_vectors(verifier, case):
    """The verifier's own arithmetic gives the answers of the public vectors."""
    proven = verifier.includes(
        base64.b64decode(case["leafHash"] or ""),
        case["leafIdx"],
        (case["treeSize"], base64.b64decode(case["root"] or "")),
        path_of(case),
    )

    assert proven is not case["wantErr"]


@pytest.mark.parametrize("case", cases("consistency"))
def test_public_consistency_vectors(verifier, case):
    """The same for growth, where an empty old tree is a case of its own."""
    old = SimpleNamespace(size=case["size1"], root=base64.b64decode(case["root1"] or ""))
    new = SimpleNamespace(size=case["size2"], root=base64.b64decode(case["root2"] or ""))

    if old.size == 0:
        # Witnesses accept an empty old tree with an empty proof (C2SP tlog-witness).
        assert verifier.grew(old, new, path_of(case)) is (not case["proof"])
        return
    assert verifier.grew(old, new, path_of(case)) is not case["wantErr"]


def test_the_public_log_verifies(verifier, tmp_path):
    """A log that another program wrote verifies, at every size that it signed."""
    for path, data in LOG["tiles_base64"].items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(base64.b64decode(data))

    for note in LOG["checkpoints"].values():
        (tmp_path / "checkpoint").write_text(note)
        assert verifier.main(["log", str(tmp_path), "--key", LOG["vkey"]]) == 0
        given = [str(tmp_path / "checkpoint"), "--key", LOG["vkey"]]
        assert verifier.main(["checkpoint", *given]) == 0


def test_public_signature_vectors(verifier):
    """The verifier's Ed25519 accepts and refuses what the public vectors say."""
    found = json.loads((VECTORS / "wycheproof" / "ed25519.json").read_text())

    wrong = [
        case["tcId"]
        for group in found["testGroups"]
        for case in group["tests"]
        if verifier.signature_holds(
            bytes.fromhex(group["publicKey"]["pk"]),
            bytes.fromhex(case["sig"]),
            bytes.fromhex(case["msg"]),
        )
        is not (case["result"] == "valid")
    ]

    assert wrong == []


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=25,
    deadline=None,
)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=80), st.integers(0, 511))
def test_signatures_that_troth_makes_verify(verifier, seed, message, bit):
    """What Troth's library signs, the verifier's own curve accepts, and nothing near it."""
    signer = Signer(seed)
    made = signer.sign(message)
    changed = (int.from_bytes(made, "big") ^ 1 << bit).to_bytes(64, "big")

    assert verifier.signature_holds(signer.public, made, message)
    assert not verifier.signature_holds(signer.public, changed, message)
    assert not verifier.signature_holds(signer.public, made, message + b".")


def test_a_signed_statement_verifies_and_no_changed_one_does(verifier, tmp_path):
    """A receipt is checked offline; whichever byte is changed, it no longer verifies."""
    signer = Signer(bytes(range(32)))
    signed = statement.sign(
        {"rows": 3}, form="troth.test/v1", origin="troth.example", signer=signer
    )
    file = tmp_path / "receipt.json"
    whole = json.dumps(signed, separators=(",", ":")).encode()
    options = {"file": file, "key": signed["key"]}
    file.write_bytes(whole)
    assert believes(verifier, "check_statement", **options)

    believed = []
    for place, changed in flips(whole):
        file.write_bytes(changed)
        if believes(verifier, "check_statement", **options):
            believed.append(place)

    assert believed == []


def test_a_list_of_statements_verifies_only_as_a_whole(verifier, tmp_path, capsys):
    """Each of many receipts is checked: one that was changed spoils the list."""
    signer = Signer(bytes(range(32)))
    signed = [
        statement.sign({"rows": n}, form="troth.test/v1", origin="troth.example", signer=signer)
        for n in range(3)
    ]
    file = tmp_path / "consents.json"
    given = ["statement", str(file), "--key", signed[0]["key"]]

    file.write_text(json.dumps(signed))
    assert verifier.main(given) == 0
    assert capsys.readouterr().out.count("troth.test/v1") == 3
    for place in range(3):
        changed = [dict(one) for one in signed]
        changed[place]["statement"] = changed[place]["statement"].replace("rows", "cows")
        file.write_text(json.dumps(changed))
        assert verifier.main(given) == 1


def test_a_history_without_its_end_is_no_receipt_either(verifier, files, exports):
    """What makes a history whole cannot be taken away by giving it another name."""
    told = json.loads(exports.history)
    less = {name: told[name] for name in ("format", "key", "checkpoint", "leaves")}
    for document in (less, told | {"format": "troth.receipt/v1"}, told | {"format": "other"}):
        text = json.dumps(document, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        (files / "less.json").write_text(f"{text}\n", encoding="utf-8")

        assert verifier.main(["history", str(files / "less.json"), "--key", exports.vkey]) == 1


def test_an_empty_key_is_no_missing_key(script, files):
    """`--key "$KEY"` without a KEY must not mean: believe the key that the file itself names."""
    for name in ("history", "receipt"):
        done = start(script, name, files / f"{name}.json", "--key", "")

        assert done.returncode == 1
        assert done.stdout.startswith("DOES NOT VERIFY. ")


@pytest.mark.parametrize("odd", ["\x1b[2K", "\x7f", "\x9b", "\u202e", "\u200b", "\ud800"])
def test_a_key_that_a_screen_would_show_as_another_is_none(verifier, odd):
    """A name that moves the cursor or turns the line round would make one key look like another."""
    with pytest.raises((verifier.Wrong, ValueError)):
        verifier.Key(_vkey(f"troth.example{odd}/test"))


def _vkey(name):
    material = b"\x01" + Signer(bytes(32)).public
    named = name.encode("utf-8", "surrogatepass") + b"\n" + material
    key_id = hashlib.sha256(named).hexdigest()[:8]
    return f"{name}+{key_id}+{base64.b64encode(material).decode()}"


def _signed(text):
    signer = Signer(bytes(range(32)))
    made = signer.sign(b"troth/v1/statement\0" + text.encode())
    vkey = NoteKey("troth.example", signer.public).vkey()
    return {"key": vkey, "signature": base64.b64encode(made).decode(), "statement": text}


def test_what_a_statement_says_cannot_move_the_cursor(verifier, tmp_path, capsys):
    """What is shown is what was signed: nothing in it writes over the line before."""
    signed = _signed('{"a": "née \U0001f60a\x7f\x9b2K\u202e"}')
    (tmp_path / "one.json").write_text(json.dumps(signed))

    assert verifier.main(["statement", str(tmp_path / "one.json"), "--key", signed["key"]]) == 0

    shown = capsys.readouterr().out.splitlines()[0]
    assert shown == '{"a": "née \U0001f60a\\u007f\\u009b2K\\u202e"}'
    assert json.loads(shown) == json.loads(signed["statement"])


def test_half_a_letter_is_not_the_mark_that_was_signed(script, tmp_path):
    """A question mark that was signed cannot become something else, in any locale."""
    signed = _signed('{"a": "yes?"}')
    signed["statement"] = '{"a": "yes\udcff"}'
    (tmp_path / "one.json").write_text(json.dumps(signed))

    for coding in ("utf-8:surrogateescape", "ascii:replace", "utf-8"):
        done = subprocess.run(
            [sys.executable, script, "statement", tmp_path / "one.json", "--key", signed["key"]],
            capture_output=True,
            env={"PYTHONIOENCODING": coding},
            check=False,
        )

        assert done.returncode == 1, coding


def test_a_screen_of_few_letters_makes_no_truth_a_lie(script, tmp_path):
    """What verifies also verifies where the terminal knows only Latin letters."""
    signed = _signed('{"a": "ü \u0142"}')
    (tmp_path / "one.json").write_text(json.dumps(signed))

    done = subprocess.run(
        [sys.executable, script, "statement", tmp_path / "one.json", "--key", signed["key"]],
        capture_output=True,
        env={"PYTHONIOENCODING": "latin-1"},
        check=False,
    )

    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith(b'{"a": "\xfc \\u0142"}')


def test_nothing_is_not_taken_for_something(verifier, files, exports, capsys):
    """A receipt of no event is none. A list of no statements, as in a new archive, says so."""
    receipt = json.loads(exports.receipt) | {"leaves": []}
    text = json.dumps(receipt, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (files / "empty.json").write_text(f"{text}\n")
    (files / "none.json").write_text("[]")

    assert verifier.main(["receipt", str(files / "empty.json"), "--key", exports.vkey]) == 1
    assert "there is nothing to verify" in capsys.readouterr().out
    assert verifier.main(["statement", str(files / "none.json"), "--key", exports.vkey]) == 0
    assert capsys.readouterr().out == "It verifies: an empty list: it says nothing.\n"


def test_a_log_that_says_it_is_endless_is_told_at_once(verifier, files):
    """A size that fits on no disk is no reason to count up to it."""
    signer = Signer(bytes(range(32)))
    size, root = 10**18, base64.b64encode(bytes(32)).decode()
    text = f"troth.example/test\n{size}\n{root}\ntroth-heads/v1 {root}\n"
    key = NoteKey("troth.example/test", signer.public).vkey()
    (files / "tiles" / "checkpoint").write_text(
        sign(text, name="troth.example/test", signer=signer)
    )

    assert verifier.main(["log", str(files / "tiles"), "--key", key]) == 1


def test_what_is_no_file_is_not_waited_for(script, files, exports):
    """A pipe or an endless device among the tiles of a log is said to be no file."""
    tile = next(path for path in (files / "tiles").rglob("4") if "entries" in str(path))
    for put in (lambda: os.mkfifo(tile), lambda: tile.symlink_to("/dev/zero")):
        tile.unlink()
        put()
        done = start(script, "log", files / "tiles", "--key", exports.vkey)

        assert done.returncode == 1
        assert "is no file" in done.stdout


def test_a_file_from_a_pipe_is_read(verifier, files, exports, monkeypatch):
    """`<(...)` and /dev/stdin are files to a shell; what does not end is too big, and told so."""
    for most, told in ((len(exports.receipt), 0), (len(exports.receipt) - 1, 1)):
        monkeypatch.setattr(verifier, "MOST_FILE_BYTES", most)
        read_end, write_end = os.pipe()
        os.write(write_end, exports.receipt)
        os.close(write_end)

        done = verifier.main(["receipt", f"/dev/fd/{read_end}", "--key", exports.vkey])

        os.close(read_end)
        assert done == told


def test_a_checkpoint_of_many_signatures_is_not_read(verifier, files, exports):
    """Each signature takes time, so there are only so many bytes of them."""
    text = (files / "old").read_text()
    line = text.splitlines()[-1]
    (files / "old").write_text(text + f"{line}\n" * 1000)

    assert verifier.main(["checkpoint", str(files / "old"), "--key", exports.vkey]) == 1
