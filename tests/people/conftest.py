"""People who sign in, and how often the slow hash runs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from troth.crypto import stretch
from troth.people.access import Role

WORDS = "four good words here"
PERSON = frozenset({Role.PERSON})
BOTH = frozenset({Role.PERSON, Role.OPERATOR})


@pytest.fixture
def words() -> str:
    """Return the passphrase that Noor chose."""
    return WORDS


@pytest.fixture
def signing(house, noor):
    """Return Noor, who signs in with a name and a passphrase."""
    house.sign_in.set(noor, "Noor", WORDS, PERSON)
    return noor


@pytest.fixture
def argon2_runs(monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    """Return a `with` block that yields a list; each slow hash within adds its name to it."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        ran: list[str] = []
        with monkeypatch.context() as patched:
            for name in ("knows", "remember"):
                real = getattr(stretch, name)

                def counted(*args: object, name: str = name, real: Callable = real) -> object:
                    ran.append(name)
                    return real(*args)

                patched.setattr(stretch, name, counted)
            yield ran

    return counting
