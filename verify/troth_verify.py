#!/usr/bin/env python3
"""Check what a Troth says about its ledger, without trusting that Troth.

    python3 troth_verify.py history FILE [--key VKEY] [--show]
    python3 troth_verify.py receipt FILE [--key VKEY] [--show]
    python3 troth_verify.py proof FILE --leaf FILE --key VKEY
    python3 troth_verify.py checkpoint FILE --key VKEY
    python3 troth_verify.py consistency FILE --old FILE --key VKEY
    python3 troth_verify.py log FOLDER --key VKEY
    python3 troth_verify.py statement FILE --key VKEY

Exit status: 0 it verifies, 1 it does not (and why), 2 the question was put wrongly.

One file, Python 3.11 or newer, standard library only; it shares no code with Troth. The
format is in docs/reference/ledger-format.md. Sources: RFC 9162, 2.1.3 and 2.1.4 (proofs);
RFC 8032 (Ed25519); C2SP signed-note, tlog-checkpoint, tlog-proof, tlog-tiles, tlog-witness.
"""

import argparse
import base64
import hashlib
import hmac
import io
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

MOST_FILE_BYTES = 512 * 1024 * 1024
TILE = 256
BUCKETS = 4096
HEADS_LINE = "troth-heads/v1 "
LEAF = re.compile(
    r"troth\.leaf/v1\n(0|[1-9][0-9]{0,18})\n([0-9]{4}-[0-9]{2}-[0-9]{2})\n"
    r"([a-z]+(?:_[a-z]+)*)\n([0-9a-f]{32})\n([0-9a-f]{64})\n([^\n]*)\n"
)
TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
T = TypeVar("T")
Told = dict[str, object]


class Wrong(Exception):
    """It does not verify. The message says why."""


def need(holds: object, why: str) -> None:
    """Go on only if this holds."""
    if not holds:
        raise Wrong(why)


def sha256(*parts: bytes | int) -> bytes:
    """Hash the parts, joined. A number counts as 8 bytes, big-endian."""
    rows = [part.to_bytes(8, "big") if isinstance(part, int) else part for part in parts]
    return hashlib.sha256(b"".join(rows)).digest()


def number_of(text: str) -> int:
    """Read a size or an index: decimal, without leading zeros."""
    need(re.fullmatch(r"0|[1-9][0-9]{0,18}", text), "A number is not written as it should be.")
    return int(text)


def from_base64(text: str, size: int | None = None) -> bytes:
    """Read base 64 in the one right way to write it."""
    data = base64.b64decode(text.encode("ascii"), validate=True)
    right = base64.b64encode(data).decode() == text and size in (None, len(data))
    need(right, "Something is not base 64 as it should be.")
    return data


def from_hex(value: object, size: int = 32) -> bytes:
    """Read lower-case hexadecimal digits for `size` bytes."""
    text = typed(value, str)
    need(re.fullmatch(f"[0-9a-f]{{{2 * size}}}", text), f"Not {2 * size} hexadecimal digits.")
    return bytes.fromhex(text)


def read(path: Path) -> bytes:
    """Return a file's bytes. Among a log's files a pipe or a device is not waited for."""
    need(path.is_file() or str(path)[:8] in ("/dev/fd/", "/dev/std"), f"{path} is no file.")
    with path.open("rb") as file:
        data = file.read(MOST_FILE_BYTES + 1)
    need(len(data) <= MOST_FILE_BYTES, f"{path} is too big to be what it should be.")
    return data


def say(*parts: object) -> None:
    """Print. What a screen would not show, or would obey, is written as in JSON: by its number."""
    print("".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in " ".join(map(str, parts))))


def typed(value: object, kind: type[T]) -> T:
    """Insist on a text, a list, an object."""
    if not isinstance(value, kind):
        raise Wrong("A part that should be a " + kind.__name__ + " is none.")
    return value


def parts_of(value: object, names: set[str]) -> dict[str, object]:
    """Insist on an object with exactly these members."""
    found: dict[str, object] = typed(value, dict)
    need(set(found) == names, f"An object does not have exactly the parts {sorted(names)}.")
    return found


P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_1 = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # X, Y, Z, T: extended coordinates


def point_of(data: bytes) -> Point | None:
    """Read a curve point, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_1 % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def add(one: Point, other: Point) -> Point:
    """Add two points. The formula is complete: it doubles as well."""
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Say whether the signature is right: S·B - k·A, written out, must be R."""
    key = point_of(public)
    s = int.from_bytes(signature[32:], "little")
    if key is None or BASE is None or len(signature) != 64 or s >= ORDER:
        return False
    hashed = hashlib.sha512(signature[:32] + public + message).digest()
    k = int.from_bytes(hashed, "little") % ORDER
    minus_key = (P - key[0], key[1], 1, P - key[3])
    total = zero = 0, 1, 1, 0
    table = {(0, 0): zero, (1, 0): BASE, (0, 1): minus_key, (1, 1): add(BASE, minus_key)}
    for bit in range(252, -1, -1):
        total = add(add(total, total), table[s >> bit & 1, k >> bit & 1])
    inverse = pow(total[2], P - 2, P)
    x, y = total[0] * inverse % P, total[1] * inverse % P
    return bool((y | (x & 1) << 255).to_bytes(32, "little") == signature[:32])


class Key:
    """A verifier key: name, id, public key."""

    def __init__(self, vkey: str) -> None:
        name, _, rest = vkey.partition("+")
        written_id, _, coded = rest.partition("+")
        material = from_base64(coded)
        self.vkey, self.name, self.public = vkey, name, material[1:]
        self.id = sha256(name.encode(), b"\n", material)[:4]
        right = re.fullmatch(r"[^\s+]+", name) and len(material) == 33 and material[0] == 1
        need(right and name.isprintable(), "The verifier key is not one for Ed25519.")
        need(written_id == self.id.hex(), "The verifier key's id does not fit its name and key.")


class Checkpoint:
    """A checkpoint as it is written. Believe nothing of it before `signed_by`."""

    def __init__(self, note: str) -> None:
        text, blank, signatures = note.rpartition("\n\n")
        odd = len(note) > 65_536 or re.search(r"[\x00-\x09\x0b-\x1f]", note)
        need(not odd, "A checkpoint has odd characters, or too many.")
        need(blank and signatures.endswith("\n"), "A checkpoint has no signature lines.")
        self.text = text + "\n"
        signed = [re.fullmatch(r"— ([^\s+]+) (\S+)", x) for x in signatures[:-1].split("\n")]
        need(all(signed), "A signature line of a checkpoint cannot be read.")
        self.signatures = [(each[1], from_base64(each[2])) for each in signed if each]
        lines = text.split("\n")
        need(len(lines) >= 3 and "" not in lines, "A checkpoint does not have its lines.")
        self.origin, self.size = lines[0], number_of(lines[1])
        self.root = from_base64(lines[2], 32)
        heads = [line[len(HEADS_LINE) :] for line in lines[3:] if line.startswith(HEADS_LINE)]
        self.heads = from_base64(heads[0], 32) if heads else None

    def signed_by(self, key: Key) -> "Checkpoint":
        """Return it if the key signed it and the log is the key's. Raises Wrong."""
        mine = [made for name, made in self.signatures if (name, made[:4]) == (key.name, key.id)]
        need(self.origin == key.name, "The checkpoint is of another log than the key.")
        need(mine, f"The checkpoint is not signed by {key.name}+{key.id.hex()}.")
        for made in mine:
            holds = signature_holds(key.public, made[4:], self.text.encode())
            need(holds, "The checkpoint's signature is wrong. It was changed after signing.")
        return self


def root_of(hashes: list[bytes]) -> bytes:
    """Return the root over leaf hashes: pair them up, an odd one goes up alone."""
    level = hashes
    while len(level) > 1:
        paired = [sha256(b"\x01", level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)]
        level = paired + level[len(paired) * 2 :]
    return level[0] if level else sha256()


def includes(leaf: bytes, index: int, whole: tuple[int, bytes], path: list[bytes]) -> bool:
    """Say whether the path leads to the (size, root). RFC 9162, section 2.1.3.2."""
    here, last, found = index, whole[0] - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if here & 1 or here == last:
            found = sha256(b"\x01", sibling, found)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            found = sha256(b"\x01", found, sibling)
        here, last = here >> 1, last >> 1
    return index < whole[0] and last == 0 and found == whole[1]


def grew(old: Checkpoint, new: Checkpoint, path: list[bytes]) -> bool:
    """Say whether the newer tree begins with the older one. RFC 9162, section 2.1.4.2."""
    if old.size == 0 or old.size >= new.size:
        same = (old.size, old.root) == (new.size, new.root)
        return not path and (same or old.size == 0)
    steps = [old.root, *path] if old.size & (old.size - 1) == 0 else path
    here, last = old.size - 1, new.size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    before = after = steps[0] if steps else b""
    for step in steps[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            before, after = sha256(b"\x01", step, before), sha256(b"\x01", step, after)
            while not here & 1 and here:
                here, last = here >> 1, last >> 1
        else:
            after = sha256(b"\x01", after, step)
        here, last = here >> 1, last >> 1
    return last == 0 and before == old.root and after == new.root


class Leaf:
    """The public part of an event."""

    def __init__(self, body: bytes) -> None:
        found = LEAF.fullmatch(body.decode())
        need(found, "A leaf is not in the format troth.leaf/v1.")
        parts = found.groups() if found else ()
        self.index = number_of(parts[0])
        self.day, self.event, self.leaf_id = parts[1], parts[2], bytes.fromhex(parts[3])
        self.commitment = bytes.fromhex(parts[4])
        own = not parts[5] or self.commitment == sha256(parts[5].encode())
        need(own, f"Leaf {self.index} commits to another detail than it shows.")


def check_history(options: argparse.Namespace) -> str:
    """Check a history (all of it genuine, and none of it missing), or a receipt of some of it."""
    document, checkpoint = document_of(options)
    chain = from_hex(document["chain"], 16) if "chain" in document else b""
    told, head = follow(typed(document["leaves"], list), checkpoint, chain)
    need(told or chain, "The receipt is empty: there is nothing to verify.")
    if chain:
        check_heads(document["heads"], chain, (len(told), head), checkpoint.heads or b"")
    if options.show:
        for each in told:
            say(each["at"], each["event"], each["purpose"], json.dumps(each["detail"]))
    return f"{len(told)} events{', none missing' * bool(chain)}, in a log of {checkpoint.size}."


def document_of(options: argparse.Namespace) -> tuple[Told, Checkpoint]:
    """Read the file. There is one way to write it: sorted keys, no spaces, one line feed."""
    data = read(Path(options.file))
    value = typed(json.loads(data.decode()), dict)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    same = f"{text}\n".encode("utf-8", "replace") == data
    need(same, "The file is not JSON written in the one way that the format allows.")
    whole = {"chain", "heads"} if value.get("format") == "troth.history/v1" else set()
    document = parts_of(value, {"format", "key", "checkpoint", "leaves"} | whole)
    need(whole or document["format"] == "troth.receipt/v1", "The file is of another format.")
    key = Key(typed(document["key"], str) if options.key is None else options.key)
    need(key.vkey == document["key"], "The file names another key than the one you gave.")
    if options.key is None:
        print("Checked with the key that the file itself names. Compare it:", key.vkey)
    return document, Checkpoint(typed(document["checkpoint"], str)).signed_by(key)


def follow(rows: list[object], checkpoint: Checkpoint, chain: bytes) -> tuple[list[Told], bytes]:
    """Check each leaf. Return what all of them tell, and the head that they lead to."""
    head = sha256(b"troth/v1/ledger/chain-start\0", chain)
    told: list[Told] = []
    last, whole = -1, (checkpoint.size, checkpoint.root)
    for seq, value in enumerate(rows, 1):
        row = parts_of(value, {"body", "opening", "path", "private"})
        body, private = typed(row["body"], str).encode(), typed(row["private"], str).encode()
        leaf = Leaf(body)
        leaf_id = sha256(b"troth/v1/ledger/leaf-id\0", chain, seq)[:16]
        own = not chain or leaf.leaf_id == leaf_id
        need(own, f"Leaf {leaf.index} is not number {seq} of this person.")
        need(leaf.index > last, f"Leaf {leaf.index} comes after leaf {last}.")
        opened = b"troth/v1/ledger/commitment\0" + private
        commitment = hmac.new(from_hex(row["opening"]), opened, hashlib.sha256).digest()
        need(commitment == leaf.commitment, f"Leaf {leaf.index} commits to something else.")
        told.append(told_by(private, leaf, (seq, head.hex()) if chain else None))
        need(told[-1]["person"] == told[0]["person"], "One event is about somebody else.")
        path = [from_hex(each) for each in typed(row["path"], list)]
        under = includes(sha256(b"\x00", body), leaf.index, whole, path)
        need(under, f"Leaf {leaf.index} does not lie under the checkpoint.")
        last = leaf.index
        head = sha256(b"troth/v1/ledger/chain\0", head, seq, leaf.commitment)
    return told, head


def told_by(private: bytes, leaf: Leaf, place: tuple[int, str] | None) -> Told:
    """Return the private part, after comparing it with the leaf and its place in the chain."""
    names = {"at", "before", "detail", "event", "person", "purpose", "seq"}
    told = parts_of(json.loads(private), names)
    at = TIME.fullmatch(typed(told["at"], str))
    shown = (told["event"], at and at[1], place and (told["seq"], told["before"]))
    need(shown == (leaf.event, leaf.day, place), f"What leaf {leaf.index} hides does not fit.")
    return told


def check_heads(value: object, chain: bytes, standing: tuple[int, bytes], signed: bytes) -> None:
    """Check that the signed head map says this many leaves and this head: none is missing."""
    heads = parts_of(value, {"bucket", "path"})
    chain_id = sha256(b"troth/v1/ledger/chain-id\0", chain)
    place = int.from_bytes(chain_id[:2], "big") >> 4
    bucket: dict[bytes, bytes] = {}
    for entry in typed(heads["bucket"], list):
        pair = [from_hex(part) for part in typed(entry, list)]
        fits = len(pair) == 2 and int.from_bytes(pair[0][:2], "big") >> 4 == place
        rises = fits and pair[0] > next(reversed(bucket), b"")
        need(rises, "The head map shows an entry out of order or of another bucket.")
        bucket[pair[0]] = pair[1]
    seq, head = standing
    value = sha256(b"troth/v1/ledger/head-value\0", seq, head) if seq else None
    complete = bucket.get(chain_id) == value
    need(complete, f"Events are missing: the signed head is not the one after {seq} events.")
    entries = [b"troth/v1/ledger/head-entry\0" + each + bucket[each] for each in bucket]
    root = root_of([sha256(b"\x00", entry) for entry in entries])
    path = [from_hex(each) for each in typed(heads["path"], list)]
    under = includes(root, place, (BUCKETS, signed), path)
    need(under, "The head map does not lie under the checkpoint.")


def checkpoint_at(path: Path, vkey: str) -> Checkpoint:
    """Read a checkpoint's file, and check its signature."""
    return Checkpoint(read(path).decode()).signed_by(Key(vkey))


def split_proof(text: str, word: str, key: Key) -> tuple[int, list[bytes], Checkpoint]:
    """Return the number behind `word`, the hashes, and the checkpoint of a proof's text."""
    head, _, note = text.partition("\n\n")
    first, *coded = head.split("\n")
    need(first.startswith(word + " ") and len(coded) <= 63, "The proof is not in its format.")
    hashes = [from_base64(each, 32) for each in coded]
    return number_of(first[len(word) + 1 :]), hashes, Checkpoint(note).signed_by(key)


def check_proof(options: argparse.Namespace) -> str:
    """Check that a leaf is in the log."""
    label, _, text = read(Path(options.file)).decode().partition("\n")
    need(label == "c2sp.org/tlog-proof@v1", "The file is not a c2sp.org/tlog-proof@v1.")
    if text.startswith("extra "):
        extra, _, text = text.partition("\n")
        from_base64(extra[len("extra ") :])
    index, path, checkpoint = split_proof(text, "index", Key(options.key))
    whole, leaf = (checkpoint.size, checkpoint.root), read(Path(options.leaf))
    under = includes(sha256(b"\x00", leaf), index, whole, path)
    need(under, f"The proof does not show these bytes as number {index} of the log.")
    return f"this is number {index} in a log of {checkpoint.size}."


def check_checkpoint(options: argparse.Namespace) -> str:
    """Check a checkpoint's signature."""
    found = checkpoint_at(Path(options.file), options.key)
    return f"{found.origin} had {found.size} events."


def check_statement(options: argparse.Namespace) -> str:
    """Check a signed receipt or certificate, or a list of them."""
    found, key = json.loads(read(Path(options.file))), Key(options.key)
    for value in found if isinstance(found, list) else [found]:
        document = parts_of(value, {"key", "signature", "statement"})
        need(document["key"] == key.vkey, "The file names another key than the one you gave.")
        text = typed(document["statement"], str)
        message = b"troth/v1/statement\0" + text.encode()
        signature = from_base64(typed(document["signature"], str))
        need(signature_holds(key.public, signature, message), "The text is not what was signed.")
        say(text)
    return "this Troth signed what stands above." if found else "an empty list: it says nothing."


def check_consistency(options: argparse.Namespace) -> str:
    """Check that a log only grew since an older checkpoint."""
    old = checkpoint_at(Path(options.old), options.key)
    size, path, new = split_proof(read(Path(options.file)).decode(), "old", Key(options.key))
    began = size == old.size and grew(old, new, path)
    need(began, "The newer log does not begin with the older one: the past was changed.")
    return f"the log grew from {old.size} to {new.size} events, and kept what it had."


def check_log(options: argparse.Namespace) -> str:
    """Check a folder of tiles: every leaf, every tile of the newest size, the signature."""
    folder = Path(options.folder)
    checkpoint = checkpoint_at(folder / "checkpoint", options.key)
    levels = [leaf_hashes(folder, checkpoint)]
    while len(levels[-1]) >= TILE:
        full = [at for at, width in tiles(len(levels[-1])) if width == TILE]
        levels.append([root_of(levels[-1][at : at + TILE]) for at in full])
    need(root_of(levels[0]) == checkpoint.root, "The leaves do not give the root that was signed.")
    for level, row in enumerate(levels):
        for at, width in tiles(len(row)):
            path = tile_path(level, at // TILE, width)
            fits = read(folder / path) == b"".join(row[at : at + width])
            need(fits, f"{path} was changed: it does not fit the leaves.")
    return f"{checkpoint.size} events, every tile, and the signature."


def leaf_hashes(folder: Path, checkpoint: Checkpoint) -> list[bytes]:
    """Return the hashes of all leaves, read from the entry bundles."""
    hashes: list[bytes] = []
    for at, width in tiles(checkpoint.size):
        path = tile_path("entries", at // TILE, width)
        data, start = read(folder / path), 0
        for place in range(at, at + width):
            end = start + 2 + int.from_bytes(data[start : start + 2], "big")
            need(max(start + 2, end) <= len(data), f"{path} ends in the middle of an entry.")
            body = data[start + 2 : end]
            # Another log's entries may look as they like; Troth's say so in its checkpoint.
            own = checkpoint.heads is None or Leaf(body).index == place
            need(own, f"Leaf {place} says that it is another one.")
            hashes.append(sha256(b"\x00", body))
            start = end
        need(start == len(data), f"{path} has more than {width} entries.")
    return hashes


def tiles(count: int) -> Iterator[tuple[int, int]]:
    """Yield (first, width) of the tiles into which so many hashes are cut."""
    return ((at, min(TILE, count - at)) for at in range(0, count, TILE))


def tile_path(level: object, index: int, width: int) -> str:
    """Return a tile's path as C2SP tlog-tiles writes it."""
    groups = f"{index:,}".split(",")
    groups = [f"x{group:0>3}" for group in groups[:-1]] + [f"{groups[-1]:0>3}"]
    return f"tile/{level}/{'/'.join(groups)}" + ("" if width == TILE else f".p/{width}")


COMMANDS = {
    "history": (check_history, "file", ()),
    "receipt": (check_history, "file", ()),
    "proof": (check_proof, "file", ("--leaf", "--key")),
    "checkpoint": (check_checkpoint, "file", ("--key",)),
    "consistency": (check_consistency, "file", ("--old", "--key")),
    "log": (check_log, "folder", ("--key",)),
    "statement": (check_statement, "file", ("--key",)),
}


def main(arguments: list[str] | None = None) -> int:
    """Run one check, print what was found, and return the exit status."""
    parser = argparse.ArgumentParser(description="Check what a Troth says about its ledger.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (check, given, names) in COMMANDS.items():
        command = commands.add_parser(name, help=check.__doc__)
        command.set_defaults(check=check)
        command.add_argument(given)
        for each in names:
            command.add_argument(each, required=True)
        if check is check_history:
            command.add_argument("--key", help="the key that you know of this Troth")
            command.add_argument("--show", action="store_true", help="print what happened")
    options = parser.parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        print("It verifies:", options.check(options))
    except (Wrong, OSError, ValueError, RecursionError, MemoryError) as error:
        say("DOES NOT VERIFY.", error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
