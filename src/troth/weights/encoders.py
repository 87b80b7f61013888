"""Which encoder memory finds meaning with: the English one, or the one for about 100 languages.

The second one is used from the next start of the server on, once somebody got its file (`troth
model get memory-multilingual`). Who deletes it (`troth model remove memory-multilingual`) goes
back to the first. Each stands for itself: vectors of one are never compared with the other's.

The file alone says which one it is, for every process of an installation. A process that began
before the file came or went looks on with the encoder that it has, and takes nothing in with it
(`is_chosen`): else two would forget each other's vectors, again and again.
"""

import threading
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeAlias

from troth.errors import Damaged, Unconfigured
from troth.weights import multilingual, sentence
from troth.weights.find import place
from troth.weights.runtime import RuntimeFailed

Encoder: TypeAlias = sentence.Encoder | multilingual.Encoder

_LOADING = threading.Lock()


def encoder(weights_dir: Path | None = None) -> Encoder:
    """Return the encoder of memory in this process; the first call chooses and loads it.

    It is the English one where the other does not load. Raises Unconfigured if there is none or
    no runtime, Damaged if it is not a pinned one, RuntimeFailed if it does not load; what failed
    to load is not tried again before the next start.
    """
    with _LOADING:
        made = _chosen(weights_dir)
    if isinstance(made, RuntimeFailed):
        raise RuntimeFailed(*made.args)
    return made


def is_chosen(made: object, weights_dir: Path | None) -> bool:
    """Say whether an encoder is the one that the files choose now; no if nobody can tell.

    The file is read again only where it is another one than before.
    """
    try:
        file = place(multilingual.NAME, weights_dir)
        wants = False
        if file is not None:
            seen = file.stat()
            is_like = seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
            wants = _is_whole(weights_dir, file, is_like)
    except OSError:
        return False
    return (getattr(made, "mark", "") == multilingual.MARK) == wants


@lru_cache(maxsize=8)
def _is_whole(weights_dir: Path | None, _file: Path, _is_like: tuple[int, ...]) -> bool:
    return multilingual.is_here(weights_dir)


@cache
def _chosen(weights_dir: Path | None) -> Encoder | RuntimeFailed:
    made = _multilingual(weights_dir)
    if made is not None:
        return made
    try:
        return sentence.encoder(weights_dir)
    except RuntimeFailed as error:
        return RuntimeFailed(*error.args)


@cache
def _multilingual(weights_dir: Path | None) -> multilingual.Encoder | None:
    """Return the one for many languages; None where it is not here, or does not load."""
    try:
        return multilingual.encoder(weights_dir)
    except (Unconfigured, Damaged, RuntimeFailed, OSError):
        return None
