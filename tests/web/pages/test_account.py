"""One's own account: name, passphrase, keys and sign-ins."""

import re

from troth.house import House
from troth.people.access import Role
from troth.testing.house import leaves

PASSPHRASE = "four words that differ"


def test_the_page_shows_all_that_an_account_is(noor) -> None:
    """Name, country and the name to sign in with; looking is itself recorded."""
    page = noor.get("/you")

    assert page.status_code == 200
    assert 'value="Noor"' in page.text
    assert leaves(noor.house, noor.person)[-1]["purpose"] == "account.run"


def test_a_new_name_replaces_the_old_one(noor, sql) -> None:
    """The old one is not kept beside it."""
    noor.post("/you/name", name="نور", country="de")

    assert 'value="نور"' in noor.get("/you").text
    held = "SELECT count(*) FROM tail WHERE person_id = ? AND holding = 'person'"
    assert sql(held, noor.person) == [(1,)]


def test_a_name_that_does_not_fit_is_said_beside_its_field(noor) -> None:
    """And nothing is changed."""
    page = noor.post("/you/name", name=" ", country="DE")

    assert page.status_code == 400
    assert 'aria-invalid="true"' in page.text
    assert 'value="Noor"' in noor.get("/you").text


def test_a_new_passphrase_ends_the_other_sign_ins(sign_in) -> None:
    """This one stays."""
    noor = sign_in("Noor", passphrase=True)
    other = sign_in("Noor", person=noor.person)

    done = noor.post("/you/passphrase", old=PASSPHRASE, passphrase="five other words that differ")

    assert done.headers["location"] == "/you?said=passphrase"
    assert noor.get("/you").status_code == 200
    assert other.get("/you").status_code == 303


def test_the_page_tells_the_id_that_a_link_for_a_lost_passphrase_needs(sign_in) -> None:
    """Whoever runs the place knows nobody by name, and a link without it is their own."""
    noor = sign_in("Noor", passphrase=True)

    page = noor.get("/you").text

    assert f"They need your id here, so note it: <code>{noor.person}</code>" in page


def test_a_wrong_old_passphrase_changes_nothing(sign_in) -> None:
    """It is said beside its field."""
    noor = sign_in("Noor", passphrase=True)
    other = sign_in("Noor", person=noor.person)

    page = noor.post("/you/passphrase", old="not the passphrase", passphrase="five other words now")

    assert page.status_code == 400
    assert other.get("/you").status_code == 200


def test_a_key_is_shown_once(noor) -> None:
    """Then only its name."""
    made = noor.post("/privacy/keys", label="phone <b>app</b>", days="30")
    token = re.search(r"troth_[a-z2-7]{59}", made.text)[0]

    assert noor.house.keys.check(token).person == noor.person
    page = noor.get("/privacy/keys").text
    assert token not in page
    assert "phone &lt;b&gt;app&lt;/b&gt;" in page


def test_ending_a_key_holds_at_once(noor) -> None:
    """It goes to those that have ended; a second try finds nothing."""
    made = noor.post("/privacy/keys", label="app", days="30")
    address = re.search(r"/privacy/keys/key_[a-z2-7]+/end", made.text)[0]

    assert noor.post(address).status_code == 303
    assert noor.post(address).status_code == 404
    assert "have ended (1)" in noor.get("/privacy/keys").text


def test_ending_a_sign_in_holds_at_once(noor, sign_in) -> None:
    """One, or all but this one."""
    second = sign_in("Noor", person=noor.person)
    third = sign_in("Noor", person=noor.person)

    noor.post(f"/privacy/sessions/{second.session}/end")
    assert (second.get("/you").status_code, third.get("/you").status_code) == (303, 200)
    noor.post("/privacy/sessions/end")
    assert (third.get("/you").status_code, noor.get("/you").status_code) == (303, 200)


def test_anothers_key_and_sign_in_are_not_there(noor, sam) -> None:
    """The same page as for one that does not exist, and both stay as they are."""
    made = noor.post("/privacy/keys", label="app", days="30")
    theirs = re.search(r"key_[a-z2-7]+", made.text)[0]

    tries = [
        sam.post(f"/privacy/keys/{theirs}/end"),
        sam.post("/privacy/keys/key_aaaaaaaaaaaaaaaaaaaaaaaaaa/end"),
        sam.post(f"/privacy/sessions/{noor.session}/end"),
        sam.post("/privacy/sessions/ses_aaaaaaaaaaaaaaaaaaaaaaaaaa/end"),
    ]

    assert {answer.status_code for answer in tries} == {404}
    assert len({answer.text for answer in tries}) == 1
    assert noor.get("/you").status_code == 200


def test_a_key_with_a_label_or_life_that_does_not_fit(noor) -> None:
    """Neither makes one."""
    assert noor.post("/privacy/keys", label=" ", days="30").status_code == 400
    assert noor.post("/privacy/keys", label="app", days="99999").status_code == 400
    assert noor.house.keys.of(noor.person) == []


def test_nobody_is_sent_to_sign_in(house: House, ask) -> None:
    """And comes back to the page afterwards."""
    assert ask(house, "GET", "/privacy/keys").headers["location"] == "/sign-in?next=/privacy/keys"
    assert ask(house, "POST", "/you/name", data={"name": "x"}).status_code == 401


def test_who_only_runs_the_place_changes_their_own_name_and_passphrase(sign_in) -> None:
    """Signing in is theirs as it is anybody's. Nothing else of a person's pages opens."""
    olu = sign_in("Olu", Role.OPERATOR)

    page = olu.get("/you")
    named = olu.post("/you/name", name="Olumide", country="de")
    new = "five other words that differ"
    changed = olu.post("/you/passphrase", old=PASSPHRASE, passphrase=new)

    assert 'value="Olu"' in page.text
    assert 'href="/privacy"' not in page.text
    assert named.headers["location"] == "/you?said=saved"
    assert changed.headers["location"] == "/you?said=passphrase"
    assert olu.house.sign_in.check("olu", new).roles == {Role.OPERATOR}
    assert olu.get("/privacy/keys").status_code == 403
    assert olu.post("/privacy/keys", label="app", days="30").status_code == 403
