"""The policy and the safety page: for anybody, and made from what runs."""

import re

import pytest

from troth.guard import resources
from troth.house import House
from troth.policy.document import document
from troth.registry import versions


def test_the_policy_is_there_for_anybody(house: House, ask) -> None:
    """Every sentence of the document stands on the page, with where it comes from."""
    page = ask(house, "GET", "/policy")
    written = document(
        house.gate.states.common().registry,
        versions=versions.load_all(house.store, house.signer.public),
        installation=house.ledger.key.name,
    )

    assert page.status_code == 200
    text = _plain(page.text)
    for sentence in written.all():
        assert sentence.text in text
        for path in sentence.paths:
            if sentence in _told_with_sources(written):
                assert path in text


def test_its_version_and_digest_can_be_compared(house: House, ask) -> None:
    """They are those of the ledger."""
    page = ask(house, "GET", "/policy").text

    assert "Version 1, in force since 21 Nov 2026" in page
    assert house.gate.states.common().registry.digest in page


def test_no_anchor_is_there_twice(house: House, ask) -> None:
    """A link to a sentence leads to one place."""
    for path in ("/policy", "/safety"):
        found = re.findall(r'\bid="([^"]+)"', ask(house, "GET", path).text)
        assert len(found) == len(set(found)), path


def test_help_is_there_for_anybody(house: House, ask) -> None:
    """Every line of the file, own country first."""
    page = _plain(ask(house, "GET", "/safety").text)
    known = resources.load(None)

    assert page.index("Help lines: United States") < page.index("Germany")
    for country in known.countries:
        for line in country.lines:
            assert line.name in page


def test_a_number_can_be_called_by_one_press(house: House, ask) -> None:
    """Each number leads to a call or a message, and none that is not in the file does."""
    page = ask(house, "GET", "/safety").text
    lines = [line for country in resources.load(None).countries for line in country.lines]
    numbers = {f"tel:{one}" for line in lines for one in line.call}
    numbers |= {f"sms:{line.text}" for line in lines if line.text}

    found = re.findall(r'href="((?:tel|sms):[^"]*)"', page)

    assert set(found) == {one.replace(" ", "") for one in numbers}


def test_another_country_can_be_chosen(house: House, ask) -> None:
    """Nothing else changes, and an unknown one says so."""
    assert "Help lines: Germany" in ask(house, "GET", "/safety?country=de").text
    assert "no line for that country" in ask(house, "GET", "/safety?country=zz").text


def test_who_has_signed_in_sees_the_lines_of_their_own_country_first(house: House, noor) -> None:
    """Not those of the country that this place is set to; what they pick goes before."""
    house.people.choose(noor.person, country="DE")

    page = _plain(noor.get("/safety").text)

    assert "Help lines: Germany" in page
    assert "Help lines: France" in noor.get("/safety?country=fr").text


@pytest.mark.parametrize("country", ["<script>", "Germany", "", "%00", "d" * 5000])
def test_what_is_no_country_is_passed_over(house: House, ask, country: str) -> None:
    """The page is shown as it would be without."""
    page = ask(house, "GET", "/safety", params={"country": country})

    assert page.status_code == 200
    assert "Help lines: United States" in page.text


def test_old_numbers_are_told_first(house: House, ask, clock) -> None:
    """Before any number stands that it may be old."""
    assert "too long ago" not in ask(house, "GET", "/safety").text

    clock.move(days=60)

    page = ask(house, "GET", "/safety").text
    assert page.index("too long ago") < page.index("988")


def test_help_is_there_in_a_lockdown_and_with_a_damaged_account(house: House, noor, sql) -> None:
    """Whoever was signed in still finds the numbers."""
    sql("UPDATE purpose_key SET wrapped = x'00' WHERE person_id = ?", noor.person)

    page = noor.get("/safety")

    assert page.status_code == 200
    assert "Help lines: United States" in page.text


def _plain(page: str) -> str:
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def _told_with_sources(written):
    """Return the sentences beside which the page lists where they come from."""

    def of(section):
        yield from section.sentences
        yield from section.law
        if section.table:
            for row in section.table.rows:
                yield from row
        for part in section.parts:
            yield from of(part)

    found = list(of(written.summary))
    for section in written.sections:
        found.extend(of(section))
    return found
