"""The safety page: whom to call first, only numbers of the file, and honest about its limits."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from troth.companion.disclosure import EVERY
from troth.guard import crisis, resources
from troth.guard.crisis_card import card
from troth.policy.document import document
from troth.policy.paths import is_module, places
from troth.policy.safety import FRESH_CARDS, FRESH_COUNT, safety
from troth.policy.written import safety_text
from troth.registry.readability import grade, sentence_length

DOCS = Path(__file__).parents[2] / "docs" / "explanation" / "safety-protocol.md"
SHIPPED = resources.load(None)
CHECKED = datetime(2026, 6, 2, tzinfo=UTC)
FRESH = CHECKED + timedelta(days=30)
PHONE = re.compile(r"\+?\d[\d ()-]{2,}\d")


@pytest.fixture
def page(shipped):
    """Return a function that writes the page for a country and a day."""

    def make(*, country="US", at=FRESH, found=SHIPPED):
        return safety(found, shipped, country=country, at=at)

    return make


def test_ones_own_country_comes_first(page):
    """The lines of the country that is set stand apart from all others."""
    found = page(country="GB")

    assert found.own.code == "GB"
    assert [one.line.name for one in found.own.lines] == ["Samaritans", "Shout"]
    assert "GB" not in {one.code for one in found.elsewhere}
    assert 1 + len(found.elsewhere) == len(SHIPPED.countries)


@pytest.mark.parametrize("country", ["uk", "UK", "gb"])
def test_a_country_is_known_by_its_other_names(page, country):
    """Small letters and the common name lead to the same lines."""
    assert page(country=country).own.code == "GB"


@pytest.mark.parametrize("country", ["ZZ", "", "Nowhere"])
def test_an_unknown_country_gets_all_lines_and_is_told_so(page, country):
    """Nobody is shown another country's lines as if they were their own."""
    found = page(country=country)

    assert found.own is None
    assert len(found.elsewhere) == len(SHIPPED.countries)
    assert "Troth knows no line in your country." in safety_text(found)


def test_every_number_comes_from_the_file(page):
    """No number is on the page that is not in the file, and none of the file is missing."""
    text = safety_text(page())
    rows = [line for line in text.splitlines() if line.startswith("  ")]
    known = {
        number
        for country in SHIPPED.countries
        for line in country.lines
        for number in (*line.call, line.text)
        if number
    }

    shown = {number for row in rows for number in re.findall(r"(?:call|text|to|or) ([\d -]+)", row)}

    assert {one.strip() for one in shown} - {""} == known
    rest = "\n".join(line for line in text.splitlines() if line not in rows)
    assert not [one for one in PHONE.findall(rest) if one.strip() in known]


def test_a_line_reads_as_it_does_on_the_card(page):
    """One way to write a line, on the card and on the page."""
    told = card(crisis.assess(["I want to die"]), SHIPPED, country="JP", language="en")

    assert all(f"- {one.sentence}" in told.splitlines() for one in page(country="JP").own.lines)


@pytest.mark.parametrize(
    ("at", "stale"),
    [
        (CHECKED, False),
        (CHECKED + resources.KEPT_FRESH, False),
        (CHECKED + resources.KEPT_FRESH + timedelta(seconds=1), True),
        (CHECKED - timedelta(days=2), True),
    ],
)
def test_old_numbers_are_said_to_be_old(page, at, stale):
    """Past its day the page warns first, and names the day of the last check."""
    found = page(at=at)

    assert found.is_stale is stale
    assert found.valid_until == date(2026, 11, 29)
    assert ("last checked on 2 June 2026" in safety_text(found)) is stale
    if stale:
        assert next(iter(found.all())).key == "safety/title"
        assert list(found.all())[1] == found.warning


def test_it_is_the_protocol_that_runs(page, tmp_path):
    """The page names the digest of the very file that the cards are made from."""
    own = tmp_path / "own.toml"
    text = Path(resources.__file__).with_name("resources.toml").read_text("utf-8")
    own.write_text(text.replace("Samaritans", "Some others"), encoding="utf-8")
    changed = resources.load(own)

    assert page().protocol == SHIPPED.digest
    assert page(found=changed).protocol == changed.digest != SHIPPED.digest
    assert "Some others" in safety_text(page(found=changed))


def test_the_steps_are_those_of_the_code(page):
    """How many messages, how many hours, which languages: read from the code that does it."""
    text = safety_text(page())

    assert f"your last {crisis.TURNS} messages" in text
    assert f"every {EVERY // timedelta(hours=1)} hours" in text
    assert [book.language for book in crisis._books()] == ["en", "es", "de", "fr"]
    assert "It knows English, Spanish, German and French." in text


def test_the_figures_are_those_of_the_measurement(page):
    """What it misses is told with the number that was measured, not with a nicer one."""
    row = re.search(
        r"^\| unread, English.*\| (\d+) / \d+ \| \d+ % \| (\d+) % \|",
        DOCS.read_text("utf-8"),
        re.MULTILINE,
    )

    assert (int(row[1]), int(row[2])) == (FRESH_COUNT, round(FRESH_CARDS * 100))
    text = safety_text(page())
    assert f"We tried it on {FRESH_COUNT} grave messages" in text
    assert f"About {round(FRESH_CARDS * 100)} in 100 brought the card" in text


def test_a_degraded_guard_is_told_to_everybody(page, monkeypatch):
    """Who writes to it learns that it hears set phrases only."""
    assert "degraded" not in safety_text(page())

    monkeypatch.setattr("troth.policy.safety.danger_reader", lambda: None)

    assert "The guard is degraded" in safety_text(page())


def test_what_the_law_asks_to_be_published_is_there(page):
    """Protocol, referral, its being an AI, and that it may not suit some minors."""
    text = safety_text(page())

    for said in (
        "If the list is missing or wrong, nobody can chat.",
        "says that Troth is an AI",
        "may not suit some people under 18",
        "22602(b) and 22604",
        "1701 and 1702",
    ):
        assert said in text


def test_it_says_of_its_data_what_the_policy_says(page, shipped):
    """The last section is word for word that of the policy page."""
    policy = document(shipped, versions=(), installation="troth/ins_test")

    (purposes,) = [one for one in policy.sections if one.id == "purposes"]

    assert page().sections[-1] in purposes.parts


def test_every_sentence_comes_from_somewhere(page, shipped):
    """Each one carries a value of the registry or a module that is there."""
    known = places(shipped, [])

    for one in page(at=CHECKED + timedelta(days=400)).all():
        assert one.paths
        assert all(path in known or is_module(path) for path in one.paths), one.key


def test_it_is_plain(page):
    """Every sentence by itself is at grade 8 or lower; nobody has to study in need."""
    found = page(at=CHECKED + timedelta(days=400))
    law = {one.key for section in found.sections for one in section.law}

    for one in found.all():
        if one.key not in law:
            assert grade(one.text) <= 8, one.text
    text = " ".join(one.text for one in found.all() if one.key not in law)
    assert sentence_length(text) <= 18


def test_it_promises_nothing_about_rescue(page):
    """It neither calls anyone nor says that it would."""
    text = safety_text(page())

    assert "It calls nobody for you, and it tells nobody." in text
    assert not re.search(r"we will|keeps? you safe|will always|saves? lives", text, re.IGNORECASE)
