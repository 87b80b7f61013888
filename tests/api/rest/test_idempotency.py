"""The same key: done once, told again, for a short while and for nobody else."""

import pytest

from troth.api.rest import idempotency
from troth.api.rest.idempotency import Answer, Answered, KeyReused, Name, ShownOnce, StillRunning
from troth.errors import BadInput
from troth.gate import lockdown
from troth.people.access import Role
from troth.testing.house import allow, leaves
from troth.words import COMPANION_MEMORY, PersonId

NOOR, SAM = PersonId("psn_noor"), PersonId("psn_sam")
DONE = Answer(status=201, body=b"{}", headers={})


class Seconds:
    """A counter that is set."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    """Return a counter that is set."""
    return Seconds()


@pytest.fixture
def answered(seconds: Seconds) -> Answered:
    """Return an empty memory."""
    return Answered(seconds=seconds)


def done(answered: Answered, name: Name, asked: bytes = b"a", answer: Answer = DONE) -> None:
    """Ask and answer once."""
    assert answered.begin(name, asked) is None
    answered.end(name, answer)


def test_the_first_answer_comes_again(answered: Answered) -> None:
    """The same request with the same key."""
    done(answered, Name(NOOR, "k"))

    assert answered.begin(Name(NOOR, "k"), b"a") == DONE


def test_a_key_counts_for_its_person_alone(answered: Answered) -> None:
    """Another person with the same key asks anew, and gets nothing of the first one's."""
    done(answered, Name(NOOR, "k"))

    assert answered.begin(Name(SAM, "k"), b"a") is None


def test_another_request_under_the_key_is_refused(answered: Answered) -> None:
    """It would be lost otherwise, and the client would believe that it was done."""
    done(answered, Name(NOOR, "k"))

    with pytest.raises(KeyReused):
        answered.begin(Name(NOOR, "k"), b"b")


def test_while_the_first_runs_the_second_waits(answered: Answered) -> None:
    """Both at once would do it twice."""
    answered.begin(Name(NOOR, "k"), b"a")

    with pytest.raises(StillRunning):
        answered.begin(Name(NOOR, "k"), b"a")


def test_what_was_refused_may_be_tried_again(answered: Answered) -> None:
    """It had no effect, so nothing is kept."""
    answered.begin(Name(NOOR, "k"), b"a")
    answered.end(Name(NOOR, "k"), None)

    assert answered.begin(Name(NOOR, "k"), b"b") is None


def test_after_ten_minutes_it_is_forgotten(answered: Answered, seconds: Seconds) -> None:
    """To the second; one that still runs too."""
    done(answered, Name(NOOR, "k"))
    answered.begin(Name(SAM, "k"), b"a")

    seconds.now = idempotency.SECONDS - 0.1
    answered.drop_old()
    assert len(answered) == 2
    seconds.now = idempotency.SECONDS
    answered.drop_old()
    assert len(answered) == 0


def test_an_erased_person_is_forgotten_at_once(answered: Answered) -> None:
    """Also what still runs, whose end then finds nothing to keep."""
    done(answered, Name(NOOR, "a"))
    answered.begin(Name(NOOR, "b"), b"b")
    done(answered, Name(SAM, "a"))

    answered.forget(NOOR)
    answered.end(Name(NOOR, "b"), DONE)

    assert [name.person for name in answered._entries] == [SAM]
    assert answered._bytes == len(DONE.body)


def test_who_was_erased_elsewhere_is_forgotten_soon(answered: Answered) -> None:
    """A server looks each second."""
    done(answered, Name(NOOR, "a"))
    done(answered, Name(SAM, "a"))

    answered.drop_gone(lambda person: person == NOOR)

    assert [name.person for name in answered._entries] == [SAM]


def test_one_person_cannot_fill_the_memory(answered: Answered) -> None:
    """The oldest answers make room, and other people keep theirs."""
    done(answered, Name(SAM, "a"))
    for number in range(idempotency.MOST_OF_PERSON + 5):
        done(answered, Name(NOOR, f"k{number}"))

    assert len(answered) == idempotency.MOST_OF_PERSON + 1
    assert answered.begin(Name(SAM, "a"), b"a") == DONE


def test_all_together_cannot_fill_the_memory(
    answered: Answered, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By bytes and by number."""
    monkeypatch.setattr(idempotency, "MOST_BYTES_IN_ALL", 10 * len(DONE.body))
    for number in range(20):
        done(answered, Name(PersonId(f"psn_{number}"), "k"))
    assert len(answered) == 10

    monkeypatch.setattr(idempotency, "MOST_IN_ALL", 5)
    done(answered, Name(NOOR, "k"))
    assert len(answered) == 5


def test_a_long_answer_is_not_kept(answered: Answered) -> None:
    """Then the key is free again."""
    long = Answer(status=200, body=b"x" * (idempotency.MOST_BYTES + 1), headers={})
    done(answered, Name(NOOR, "k"), answer=long)

    assert len(answered) == 0


def test_fingerprints_say_nothing_to_anybody_else() -> None:
    """A passphrase in a body could be guessed from a bare hash."""
    one, other = Answered(), Answered()

    assert one.fingerprint("/a", b"x") == one.fingerprint("/a", b"x")
    assert one.fingerprint("/a", b"x") != other.fingerprint("/a", b"x")
    assert one.fingerprint("/a", b"x") != one.fingerprint("/b", b"x")
    assert one.fingerprint("/a", b"x") != one.fingerprint("/a", b"y")


@pytest.mark.parametrize("key", ["", "x" * 201, "é", "a\tb", "a\nb"])
def test_a_key_is_short_and_readable(key: str) -> None:
    """Anything else is refused, and the header is named."""
    with pytest.raises(BadInput) as refused:
        idempotency.must_be_key(key)

    assert refused.value.param == "Idempotency-Key"


def test_nothing_shows_what_is_kept(answered: Answered) -> None:
    """Not in a debugger, not in a log."""
    done(answered, Name(NOOR, "k"), answer=Answer(status=200, body=b"secret", headers={}))

    assert "secret" not in repr(answered._entries)


# Over the wire


def test_a_key_is_made_once_for_two_requests(api, house, anyone) -> None:
    """A client that did not hear the first answer gets it again, and says so."""
    ask = {"json": {"label": "phone"}, "headers": {"Idempotency-Key": "one"}}

    first = api.asks(anyone, "POST", "/api/keys", **ask)
    second = api.asks(anyone, "POST", "/api/keys", **ask)

    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert second.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert second.headers["content-type"] == "application/json"
    assert sorted(one.label for one in house.keys.of(anyone.person)) == ["phone", "test"]


def test_without_a_key_it_is_done_twice(api, house, anyone) -> None:
    """Nothing is guessed."""
    for _ in range(2):
        api.asks(anyone, "POST", "/api/keys", json={"label": "phone"})

    assert len(house.keys.of(anyone.person)) == 3


def test_another_body_under_the_key_is_422(api, house, anyone) -> None:
    """And nothing was done."""
    told = [
        api.asks(
            anyone, "POST", "/api/keys", json={"label": label}, headers={"Idempotency-Key": "one"}
        )
        for label in ("phone", "tablet")
    ]

    assert told[1].status_code == 422
    assert told[1].json()["type"] == "/errors/key_reused"
    assert len(house.keys.of(anyone.person)) == 2


def test_another_address_under_the_key_is_422(api, house, noor) -> None:
    """A key names one request, not one body."""
    header = {"Idempotency-Key": "one"}
    for purpose in ("companion.reply", "companion.history"):
        told = api.asks(noor, "POST", f"/api/purposes/{purpose}/withdraw", headers=header)

    assert told.status_code == 422
    assert house.gate.may(noor.person, "companion.history")


def test_an_answer_that_still_runs_is_409(api, anyone) -> None:
    """The second is told to wait."""
    answered = api.rest.desk.answered
    body = b'{"label": "phone"}'
    answered.begin(Name(anyone.person, "one"), answered.fingerprint("/api/keys", body))

    told = api.asks(
        anyone,
        "POST",
        "/api/keys",
        content=body,
        headers={"Idempotency-Key": "one", "content-type": "application/json"},
    )

    assert (told.status_code, told.json()["type"]) == (409, "/errors/still_running")


def test_a_refused_request_frees_its_key(api, anyone) -> None:
    """Mended, it may come again under the same key."""
    header = {"Idempotency-Key": "one"}

    bad = api.asks(anyone, "POST", "/api/keys", json={"label": ""}, headers=header)
    good = api.asks(anyone, "POST", "/api/keys", json={"label": "phone"}, headers=header)

    assert (bad.status_code, good.status_code) == (400, 201)


def test_a_withdrawal_is_written_down_once(api, house, noor) -> None:
    """Two leaves of one click would be a wrong history."""
    for _ in range(3):
        api.asks(
            noor,
            "POST",
            "/api/purposes/companion.reply/withdraw",
            headers={"Idempotency-Key": "one"},
        )

    said = [one for one in leaves(house, noor.person) if one["event"] == "consent"]
    assert sum(one["detail"]["consent"] == "withdrawn" for one in said) == 1


def test_two_keys_in_one_request_are_refused(api, anyone) -> None:
    """Nobody could say which of them counts."""
    headers = [
        ("authorization", anyone.headers["Authorization"]),
        ("idempotency-key", "a"),
        ("idempotency-key", "b"),
    ]

    async def go():
        import httpx2

        transport = httpx2.ASGITransport(api.app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.post("/api/keys", json={"label": "x"}, headers=headers)

    told = api.runner.run(go())

    assert (told.status_code, told.json()["param"]) == (400, "Idempotency-Key")


def test_at_erasure_nothing_is_left(api, house, anyone) -> None:
    """Neither the earlier answers nor the certificate itself."""
    header = {"Idempotency-Key": "one"}
    api.asks(anyone, "POST", "/api/keys", json={"label": "phone"}, headers=header)

    told = api.asks(
        anyone,
        "POST",
        "/api/erase",
        json={"erase": "everything"},
        headers={"Idempotency-Key": "two"},
    )

    assert told.json()["complete"]
    assert len(api.rest.desk.answered) == 0


def test_who_was_erased_by_another_process_is_dropped(api, house, other, anyone) -> None:
    """The server's chore finds it out."""
    api.asks(
        anyone, "POST", "/api/keys", json={"label": "phone"}, headers={"Idempotency-Key": "one"}
    )
    other.erase(anyone.person)

    api.rest.desk.drop_gone(house.is_gone)

    assert len(api.rest.desk.answered) == 0


WORDS = "four words that differ"
ASK = {"json": {"label": "phone"}, "headers": {"Idempotency-Key": "one"}}


@pytest.mark.parametrize("how", ["at once", "after the look of each second"])
def test_the_token_of_a_key_that_ended_is_not_told_again(api, house, anyone, how) -> None:
    """And no second key is made: the answer says that it was shown once."""
    first = api.asks(anyone, "POST", "/api/keys", **ASK).json()
    house.keys.revoke(anyone.person, first["key"]["id"])
    if how != "at once":
        api.rest.desk.drop_old()
        assert first["token"] not in memory_of(api)

    again = api.asks(anyone, "POST", "/api/keys", **ASK)

    assert (again.status_code, again.json()["type"]) == (409, "/errors/shown_once")
    assert first["token"] not in again.text
    assert first["token"] not in memory_of(api)
    assert len(house.keys.of(anyone.person)) == 2


def test_a_secret_lies_in_memory_for_a_minute_only(answered: Answered, seconds: Seconds) -> None:
    """Long enough for a connection that broke. That it was given is known for the ten minutes."""
    secret = Answer(status=201, body=b"secret", headers={}, holds=lambda: True)
    done(answered, Name(NOOR, "k"), answer=secret)

    seconds.now = idempotency.SECRET_SECONDS - 0.1
    assert answered.begin(Name(NOOR, "k"), b"a") is secret
    seconds.now = idempotency.SECRET_SECONDS
    answered.drop_old()

    assert answered._bytes == 0
    assert [one.answer for one in answered._entries.values()] == [None]
    with pytest.raises(ShownOnce):
        answered.begin(Name(NOOR, "k"), b"a")
    with pytest.raises(KeyReused):
        answered.begin(Name(NOOR, "k"), b"b")
    seconds.now = idempotency.SECONDS
    assert answered.begin(Name(NOOR, "k"), b"a") is None


def test_an_invitation_that_was_used_is_not_told_again(api, house, browser) -> None:
    """Its link opens nothing any more."""
    olu = browser("Olu", Role.OPERATOR)
    ask = {"json": {}, "headers": {"Idempotency-Key": "one"}}
    first = api.asks(olu, "POST", "/api/place/invitations", **ask).json()
    living = api.asks(olu, "POST", "/api/place/invitations", **ask)
    use = {"token": first["token"], "person_name": "Ida", "name": "ida", "passphrase": WORDS}
    assert api.asks(None, "POST", "/api/links/use", json=use).status_code == 200

    again = api.asks(olu, "POST", "/api/place/invitations", **ask)

    assert living.json() == first
    assert (again.status_code, again.json()["type"]) == (409, "/errors/shown_once")


def memory_of(api) -> str:
    """Return all bodies that are remembered, as one text."""
    entries = api.rest.desk.answered._entries.values()
    return "".join(one.answer.body.decode() for one in entries if one.answer)


REMEMBER = {"json": {"words": "I like zebra jam"}, "headers": {"Idempotency-Key": "one"}}


def _forget(api, house, who, told) -> None:
    gone = api.asks(who, "DELETE", f"/api/memory/facts/{told['facts'][0]['id']}")
    assert gone.status_code == 200


def _withdraw(api, house, who, told) -> None:
    house.gate.consents.withdraw(who.person, COMPANION_MEMORY, method="terminal")


def _hold(api, house, who, told) -> None:
    house.gate.consents.restrict(who.person, method="terminal")


def _lock(api, house, who, told) -> None:
    lockdown.lock(house.gate, "drill")


@pytest.mark.parametrize("change", [_forget, _withdraw, _hold, _lock], ids=lambda one: one.__name__)
def test_words_that_may_not_be_read_any_more_are_not_told_again(api, house, anyone, change) -> None:
    """Forgotten, taken back, on hold, locked: the earlier answer is gone from memory, too."""
    allow(house, anyone.person, COMPANION_MEMORY)
    first = api.asks(anyone, "POST", "/api/memory/facts", **REMEMBER)
    again = api.asks(anyone, "POST", "/api/memory/facts", **REMEMBER)
    assert again.headers["idempotency-replayed"] == "true"
    assert first.json() == again.json()

    change(api, house, anyone, first.json())
    api.rest.desk.drop_old()
    told = api.asks(anyone, "POST", "/api/memory/facts", **REMEMBER)

    assert told.status_code in {403, 409}
    assert "zebra" not in told.text
    entries = api.rest.desk.answered._entries.values()
    assert not any(one.answer and b"zebra" in one.answer.body for one in entries)
