"""For programs that talk with a Troth somewhere else: `troth.client.plain`, `troth.client.awaited`.

Promise: a key goes to the one address that it was given for, never in the clear over a network,
and no error, log or repr holds a word, a key or a name. Nothing is asked twice by itself, no
redirect is followed, and nothing is read from the environment.

The server never uses this package, and this package knows nothing of the server but what
`/api` says of itself.
"""
