"""What happened, recorded so that it can be proved and not be quietly changed.

Each use, disclosure, consent and erasure is a leaf of one append-only Merkle tree in
public formats (C2SP tlog-tiles, tlog-checkpoint, tlog-proof; RFC 6962). A leaf says in
public only what kind of thing happened on which day; the rest lies behind a commitment
that the person alone can open. `docs/reference/ledger-format.md` is the frozen format.
"""
