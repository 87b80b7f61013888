"""`troth ledger`: what was done, and the proof that nothing was changed or left out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from troth.cli import options
from troth.cli.caller import Visit, opened, signed_in, write_private
from troth.cli.screen import rows, say, show, tell, working
from troth.errors import BadInput, Damaged
from troth.ledger import checkpoint as states
from troth.ledger import proof as proofs
from troth.ledger.note import MOST_BYTES
from troth.words import RIGHTS_ANSWER, Json

if TYPE_CHECKING:
    from troth.ledger.history import MyHistory, OwnLeaf


@click.group()
def ledger() -> None:
    """See and check what was done."""


@ledger.command()
@options.as_json
@click.pass_context
def verify(ctx: click.Context, as_json: bool) -> None:
    """Read the whole ledger again and name all damage.

    Exit code 1 means that something is damaged.
    """
    with opened() as house, working("Reading the whole ledger"):
        report = house.verify_ledger()
    told: dict[str, Json] = {
        "sound": report.is_sound,
        "leaves": report.size,
        "checkpoints": report.checkpoints,
        "people": report.chains,
        "damage": [{"where": one.where, "what": one.what} for one in report.damage],
    }
    if as_json:
        show(told)
    elif report.is_sound:
        whose = "person's chain" if report.chains == 1 else "people's chains"
        tell(
            f"The ledger is sound: {report.size} lines, {report.checkpoints} signed states, "
            f"{report.chains} {whose}."
        )
    else:
        places = "one place" if len(report.damage) == 1 else f"{len(report.damage)} places"
        tell(f"The ledger is damaged in {places}:")
        rows([(one.where, one.what) for one in report.damage])
        say("Nothing was changed. Bring back a good copy: troth restore --help")
    ctx.exit(0 if report.is_sound else 1)


@ledger.command()
@click.argument("index", type=click.IntRange(0))
@click.option("--leaf", type=click.Path(dir_okay=False), metavar="FILE", help="Write the line too.")
@options.out
@options.as_json
def prove(index: int, leaf: str | None, out: str | None, as_json: bool) -> None:
    """Print a proof that line INDEX is in the ledger.

    The form is C2SP tlog-proof. With --leaf the line itself goes to another file, so that
    both can be checked without Troth.
    """
    with opened() as house:
        proof = house.ledger.prove(index)
        body = house.ledger.body(index)
        key = house.ledger.key.vkey()
    if leaf is not None:
        write_private(Path(leaf), body)
    if out is not None:
        write_private(Path(out), proof.encode())
    elif as_json:
        show({"index": index, "proof": proof, "leaf": body.decode(), "key": key})
    else:
        tell(proof, end="")
    say(f"To check it without Troth: {_check_proof(out, leaf, key)}")


@ledger.command()
@options.out
@options.as_json
def mine(out: str | None, as_json: bool) -> None:
    """Show every line that is about you, checked.

    With --out the lines and their proofs go to a file that anybody can check without
    Troth: that each is in the ledger, and that none was left out.
    """
    with signed_in() as visit, working("Checking each line"):
        found = _mine(visit)
    told = [_line(own) for own in found.leaves]
    if out is not None:
        write_private(Path(out), found.export())
        say(f"Wrote {len(told)} lines with their proofs.")
        say(f"To check them without Troth: python3 verify/troth_verify.py history {out}")
    if as_json:
        show({"size": found.checkpoint.size, "lines": [*told]})
    elif out is None:
        rows([_row(one) for one in told])


@ledger.command()
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False))
def tiles(folder: str) -> None:
    """Write the public half of the ledger into DIR, for a static file host.

    It says nothing about anybody. The form is C2SP tlog-tiles.
    """
    place = Path(folder)
    try:
        with opened() as house, working("Writing tiles"):
            place.mkdir(parents=True, exist_ok=True)
            covers = house.ledger.write_tiles(place)
            key = house.ledger.key.vkey()
    except OSError as error:
        message = f"Troth cannot write into {place}: {error.strerror}. Name another folder."
        raise BadInput(message) from error
    say(f"Wrote the public half of {covers.size} lines into {place}.")
    say(f"To check it without Troth: python3 verify/troth_verify.py log {place} --key '{key}'")


@ledger.command()
@options.as_json
def checkpoint(as_json: bool) -> None:
    """Print the signed state of the ledger, as a C2SP checkpoint."""
    with opened() as house:
        made = house.ledger.checkpoint()
        key = house.ledger.key.vkey()
    if as_json:
        show({"size": made.size, "root": made.root.hex(), "note": made.note, "key": key})
        return
    tell(made.note, end="")
    say(f"The key that it is signed with: {key}")


@ledger.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@options.out
@options.as_json
def since(file: str, out: str | None, as_json: bool) -> None:
    """Prove that the ledger only grew since the signed state in FILE.

    FILE is what `troth ledger checkpoint` printed on an earlier day. Exit code 1 means that
    lines were taken away or changed since then, or that an older Troth was put back.
    """
    with opened() as house:
        key = house.ledger.key
        old = states.read(_kept(Path(file)), key)
        size = house.ledger.checkpoint().size
        if size < old.size:
            message = (
                f"The state in {file} has {old.size} lines, and the ledger has {size}. Lines were "
                "taken away, or an older Troth was put back. Keep that file."
            )
            raise Damaged(message)
        grown = house.ledger.consistency(old.size)
    try:
        new = proofs.check_consistency(grown, old=old, key=key)
    except Damaged as error:
        message = (
            f"The ledger does not hold what the state in {file} signs: lines from before it were "
            "changed. Keep that file."
        )
        raise Damaged(message) from error
    if out is not None:
        write_private(Path(out), grown.encode())
    elif as_json:
        show({"old": old.size, "size": new.size, "proof": grown, "key": key.vkey()})
    else:
        tell(grown, end="")
    say(f"The ledger only grew: it had {old.size} lines, and has {new.size}.")
    checked = f"{out or 'PROOF_FILE'} --old {file} --key '{key.vkey()}'"
    say(f"To check it without Troth: python3 verify/troth_verify.py consistency {checked}")


def _kept(file: Path) -> str:
    """Read a state that somebody kept. Raises BadInput."""
    try:
        with file.open("rb") as opened_file:
            return opened_file.read(MOST_BYTES).decode()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file} cannot be read as a signed state. Name what `ledger checkpoint` printed."
        raise BadInput(message, param="file") from error


def _mine(visit: Visit) -> "MyHistory":
    """Gather a person's lines in a room of their own."""
    with visit.house.gate.enter(visit.person, RIGHTS_ANSWER) as room:
        room.note("ledger shown")
        return visit.house.gate.history(visit.person)


def _check_proof(out: str | None, leaf: str | None, key: str) -> str:
    return (
        f"python3 verify/troth_verify.py proof {out or 'PROOF_FILE'} "
        f"--leaf {leaf or 'LEAF_FILE'} --key '{key}'"
    )


def _line(own: "OwnLeaf") -> dict[str, Json]:
    told = own.told()
    return {"index": own.leaf.index, **{name: told[name] for name in _SHOWN}}


_DIGEST_LETTERS = 64
_SHOWN = ("seq", "at", "event", "purpose", "detail")


def _row(one: dict[str, Json]) -> tuple[str, ...]:
    detail = one["detail"]
    parts = detail.items() if isinstance(detail, dict) else ()
    said = " ".join(f"{name}={_short(value)}" for name, value in parts)
    return (str(one["seq"]), str(one["at"]), str(one["event"]), str(one["purpose"]), said)


def _short(value: Json) -> str:
    if isinstance(value, dict):
        return ",".join(f"{name}:{_short(each)}" for name, each in value.items())
    text = str(value)
    return f"{text[:12]}…" if len(text) == _DIGEST_LETTERS else text
