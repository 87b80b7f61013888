"""Models: who can answer, what each gets and keeps, and what a person says about them."""

import html
import re

import pytest

from troth.people.access import Role
from troth.registry.outside import purpose_of
from troth.registry.readability import grade
from troth.testing.house import allow, leaves
from troth.testing.outside import (
    answer_in_its_place,
    choose,
    outside_entry,
    rules_only,
    upstream,
    with_outside,
)
from troth.testing.upstream import says
from troth.web.pages.models import BARS, NAMES, SENSITIVE, grouped
from troth.web.unanswered import why_not
from troth.words import ACCOUNT_RUN, COMPANION_REPLY, Level

ACME = purpose_of("acme")


@pytest.fixture
def up():
    """Return a provider's server."""
    with upstream(says("Hello.")) as found:
        yield found


@pytest.fixture
def acme(house, up):
    """Return a provider that is switched on."""
    return with_outside(house, up)


def words(page) -> str:
    """Return the words of a page."""
    body = page.text[page.text.index("<main") : page.text.index("</main>")]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))


def wishes(browser):
    """Return what the person wants."""
    return browser.house.gate.wishes(browser.person)


# What is shown


def test_the_model_on_this_machine_comes_first(noor, acme) -> None:
    """With what it gets, and that it answers now."""
    page = noor.get("/models").text

    names = [html.unescape(one) for one in re.findall(r'<h2 id="g-[\w-]+">([^<]+)</h2>', page)]
    assert names == [noor.house.provider.name, "Acme"]
    assert page.index("answers you") < page.index("Acme")


def test_each_model_says_what_it_gets_and_keeps_and_until_when(noor, acme) -> None:
    """Level, reasons, the day on which that may change; no name of a program."""
    told = words(noor.get("/models"))

    for said in ("Example Ltd runs it", "Names and numbers are masked first", "for 30 days"):
        assert said in told
    assert "contract" in told
    assert "holds until 1 Feb 2027" in told
    assert "zero_retention" not in told


def test_without_a_provider_it_says_who_can_add_one(noor) -> None:
    """A sentence for people, and the commands for whoever runs the place."""
    page = noor.get("/models")

    assert "Whoever runs this Troth can add one" in words(page)
    assert "troth provider add" in page.text
    assert "use-another-model.md" in page.text


def test_with_a_provider_it_does_not(noor, acme) -> None:
    """Whoever has a choice needs no commands."""
    assert "troth provider" not in noor.get("/models").text


def test_to_look_is_written_down(noor) -> None:
    """The lists of masked words are a person's own data."""
    noor.get("/models")

    told = leaves(noor.house, noor.person)[-1]
    assert (told["purpose"], told["detail"]["read"]) == (ACCOUNT_RUN, {"person": 1})


def test_its_words_are_easy(noor, acme) -> None:
    """Grade 8 or lower, in every state of the page."""
    allow(noor.house, noor.person, ACME)
    for page in (noor.get("/models"), noor.get("/models?said=yes_model")):
        sentences = [
            html.unescape(re.sub(r"<[^>]+>", "", one)).strip()
            for one in re.findall(
                r"<(?:p|dd|span class=\"note\")[^>]*>(.*?)</", page.text, re.DOTALL
            )
        ]
        prose = " ".join(f"{one.rstrip('.')}." for one in sentences if len(one.split()) > 3)
        assert grade(prose) <= 8


def test_nobody_else_sees_it(noor, sign_in, ask, acme) -> None:
    """Whoever only runs the place has no models to choose; a stranger signs in first."""
    assert sign_in("Op", Role.OPERATOR).get("/models").status_code == 403
    assert ask(noor.house, "GET", "/models").headers["location"].startswith("/sign-in")


# Choosing


def test_a_model_is_let_to_answer(noor, acme) -> None:
    """The page says so, and who answers is that one."""
    answer = noor.post("/models/choose", model="acme/small-1")

    assert answer.headers["location"] == "/models?said=model_chosen"
    assert wishes(noor).model == "acme/small-1"
    assert noor.house.companion.who_answers(noor.person).name == "small-1 (Acme)"


def test_to_choose_is_not_to_say_yes(noor, acme) -> None:
    """Nothing goes there before the card was answered."""
    noor.post("/models/choose", model="acme/small-1")

    assert not noor.house.gate.may(noor.person, ACME)
    assert "It gets nothing until you say yes" in words(noor.get("/models"))


def test_and_back_to_this_machine(noor, acme) -> None:
    """An empty choice is the model that comes with Troth."""
    choose(noor.house, noor.person, acme)

    noor.post("/models/choose", model="")

    assert wishes(noor).model == ""


@pytest.mark.parametrize("wanted", ["nobody/small-1", "acme/other", "acme", "x" * 300])
def test_a_model_that_is_not_there_is_told(noor, acme, wanted) -> None:
    """Nothing is changed."""
    answer = noor.post("/models/choose", model=wanted)

    assert answer.status_code in {400, 413}
    assert wishes(noor).model == ""


def test_a_model_that_cannot_answer_is_not_chosen(noor, up) -> None:
    """It says why: here, that it takes adults only."""
    with_outside(noor.house, up, outside_entry(audience={"min_age": 18}))

    page = noor.get("/models")
    answer = noor.post("/models/choose", model="acme/small-1")

    assert "Say if you are 18 or older" in words(page)
    assert "Let this one answer: small-1" not in words(page)
    assert answer.status_code == 400
    assert wishes(noor).model == ""


def test_one_that_was_chosen_and_is_gone_says_so(noor, acme) -> None:
    """Nobody answers in its place without a word."""
    choose(noor.house, noor.person, acme)
    noor.house.providers.switch("acme", is_on=False)

    told = words(noor.get("/models"))

    assert "acme/small-1 cannot answer you now. This provider is switched off here." in told
    assert "Until then nobody answers in its place" in told


def test_claims_that_ran_out_are_told(noor, browser_of, acme, clock) -> None:
    """It is there, and gets nothing."""
    clock.move(days=90)

    told = words(browser_of(noor.person).get("/models"))

    assert "It cannot answer you now. Too little is known. Nothing goes there." in told
    assert "Let this one answer: small-1" not in told


# The card


def test_the_switch_leads_to_the_card_and_back(noor, acme) -> None:
    """After a yes: back here, with the offer to let it answer."""
    assert f'href="/consent/{ACME}?back=models"' in noor.get("/models").text
    card = noor.get(f"/consent/{ACME}")
    assert 'href="/models#acme">What this provider gets and keeps' in card.text
    fields = dict(re.findall(r'name="(card|after|back)" value="([^"]*)"', card.text))
    right = next(
        str(at)
        for at in range(9)
        if noor.house.gate.consents.card(ACME, language="en").check is None
        or noor.house.gate.consents.card(ACME, language="en").check.right == at
    )

    answer = noor.post(f"/consent/{ACME}", answer="yes", check=right, **fields)

    assert answer.headers["location"] == "/models?said=yes_model#acme"
    assert noor.house.gate.may(noor.person, ACME)
    assert "Let this one answer : small-1" in words(noor.get("/models?said=yes_model"))


def test_a_no_leads_back_too(noor, acme) -> None:
    """Yes and no are alike."""
    fields = dict(
        re.findall(r'name="(card|after|back)" value="([^"]*)"', noor.get(f"/consent/{ACME}").text)
    )

    answer = noor.post(f"/consent/{ACME}", answer="no", **fields)

    assert answer.headers["location"] == "/models?said=no_model#acme"


def test_other_cards_have_no_such_link(noor, acme) -> None:
    """Only a provider has something that it gets and keeps elsewhere."""
    assert "What this provider gets" not in noor.get(f"/consent/{COMPANION_REPLY}").text


def test_a_yes_is_taken_back_here(noor, acme) -> None:
    """And the page is this one again."""
    allow(noor.house, noor.person, ACME)

    answer = noor.post(f"/privacy/{ACME}/withdraw", back="models")

    assert answer.headers["location"] == "/models?said=withdrawn#acme"
    assert not noor.house.gate.may(noor.person, ACME)


# The bar, sensitive words, age


@pytest.mark.parametrize("least", BARS)
def test_a_bar_is_set(noor, least) -> None:
    """And shown as it is."""
    answer = noor.post("/models/bar", least=least)

    assert answer.headers["location"] == "/models?said=bar_set#bar"
    assert wishes(noor).least == least
    assert f'name="least" value="{least}" checked' in noor.get("/models").text


@pytest.mark.parametrize("least", ["unknown", "blocked", "none", "CONTRACT"])
def test_no_bar_lets_in_whom_nobody_knows(noor, least) -> None:
    """What the page does not offer is refused, and what was set stays."""
    noor.post("/models/bar", least="attested")

    assert noor.post("/models/bar", least=least).status_code == 400
    assert wishes(noor).least == "attested"


def test_a_bar_keeps_a_provider_out(noor, acme) -> None:
    """The page says why it cannot answer, and offers no button."""
    noor.post("/models/bar", least="local")

    told = words(noor.get("/models"))

    assert "It is below the bar that you set" in told
    assert noor.post("/models/choose", model="acme/small-1").status_code == 400


@pytest.mark.parametrize("told", SENSITIVE)
def test_what_happens_to_sensitive_words_is_set(noor, told) -> None:
    """Ask, send masked, or stay here."""
    noor.post("/models/sensitive", sensitive=told)

    assert wishes(noor).on_sensitive == told
    assert f'name="sensitive" value="{told}" checked' in noor.get("/models").text


def test_anything_else_is_refused(noor) -> None:
    """What the page does not offer changes nothing."""
    assert noor.post("/models/sensitive", sensitive="always").status_code == 400
    assert noor.post("/models/adult", adult="maybe").status_code == 400
    assert noor.post("/models/choose").status_code == 400
    assert wishes(noor).on_sensitive == "ask"


def test_the_age_is_a_statement_with_a_day(noor, browser_of, clock) -> None:
    """The first day stays, and it can be taken back."""
    noor.post("/models/adult", adult="stated")
    assert wishes(noor).adult == "2026-11-21"
    clock.move(days=3)
    noor = browser_of(noor.person)

    noor.post("/models/adult", adult="stated")
    assert "You said on 21 Nov 2026 that you are 18 or older" in words(noor.get("/models"))

    noor.post("/models/adult", adult="taken_back")
    assert wishes(noor).adult == ""


def test_a_change_leaves_the_rest_as_it_is(noor, acme) -> None:
    """Name and country, and each other wish."""
    choose(noor.house, noor.person, acme)
    noor.post("/models/bar", least="contract")
    noor.post("/veil/people", word="Rose", said="never")
    noor.post("/you/name", name="Noor Lind", country="NL")

    found = wishes(noor)

    assert (found.name, found.country) == ("Noor Lind", "NL")
    assert (found.model, found.least, list(found.never)) == ("acme/small-1", "contract", ["Rose"])


def test_the_lists_of_words_are_one_click_away(noor) -> None:
    """Where they are shown with since when and why."""
    page = noor.get("/models").text

    assert 'href="/veil"' in page
    assert 'href="/veil/people"' in page


def test_another_persons_wishes_are_not_touched(noor, sam) -> None:
    """Whose they are follows from who asks."""
    noor.post("/veil/people", word="Rose", said="always")
    noor.post("/models/bar", least="local")

    assert list(wishes(sam).always) == []
    assert wishes(sam).least == ""
    assert "Rose" not in sam.get("/veil/people").text


# In itself


def test_every_level_has_a_name() -> None:
    """A new one without a word fails here."""
    assert set(NAMES) == set(Level)


def test_models_of_one_provider_stand_together(noor, up) -> None:
    """Once what they share, then each by its name."""
    with_outside(noor.house, up, outside_entry(models=("big-1", "small-1")))

    groups = grouped(noor.house.companion.models(noor.person))

    assert [(one.name, len(one.models)) for one in groups][1:] == [("Acme", 2)]
    assert [why_not(model) for one in groups for model in one.models] == ["", "", ""]
    assert noor.get("/models").text.count("Example Ltd runs it") == 1


def test_a_second_provider_answers_too(noor, acme, up) -> None:
    """Each has its own card, and only what was said yes to gets anything."""
    other = outside_entry("zeta", name="Zeta")
    noor.house.providers.add(other)
    noor.house.providers.switch("zeta", is_on=True)
    answer_in_its_place(noor.house, up, "zeta")
    noor.house.gate.veil = rules_only()
    allow(noor.house, noor.person, purpose_of("zeta"))

    page = noor.get("/models").text

    assert page.count("You said yes to it") == 1
    assert page.index("It gets nothing until") < page.index("You said yes to it")
