"""Seals what people tell Troth, one key for each person and purpose, and forgets for good.

The key tree: *root* (a key file, with or without a passphrase) and *slot* (a random secret
that no backup may hold) → *epoch key* (exactly one is alive) → *person key* → one random
*purpose key* for each person and purpose → records and segments.

Destroying a key means rolling its parent, up to the slot: an old backup still holds the
child wrapped under the old parent. The vault never calls up, and never decides who may
read; it opens only for a `Handle`, and only the gate, the ledger and sign-in get one.
"""
