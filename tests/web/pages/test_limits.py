"""`/limits` and `/wellbeing`: forms that work without script, and say who tightens what."""

import html
import re
from dataclasses import replace

import pytest

from troth.companion import limits, minors, wellbeing
from troth.guard.limits import OPEN, Limits
from troth.guard.minors import Age, Policy
from troth.people.access import Role
from troth.registry.readability import grade
from troth.testing.house import allow, leaves, talk
from troth.web.pages.limits import AGES, CHOICES, TOPIC_WORDS
from troth.words import ACCOUNT_RUN, WELLBEING_OWN

FORM = {
    "romance": "affection",
    "pet_names": "any",
    "feelings": "none",
    "initiative": "never",
    "tone": "sober",
    "topic_alcohol": "yes",
    "words": "Anna\nder See",
    "begins": "07:00",
    "ends": "23:00",
    "zone": "Europe/Berlin",
    "break_minutes": "45",
}


def words(page) -> str:
    """Return the words of a page."""
    body = page.text[page.text.index("<main") : page.text.index("</main>")]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))


def own(browser) -> Limits:
    """Return the limits of who is in the browser."""
    return limits.of_person(browser.house.gate, browser.person)


def test_every_limit_is_there_with_all_its_choices() -> None:
    """The page and the guard name the same."""
    made = Limits.of({name: choices[0][0] for name, (_, choices) in CHOICES.items()})

    assert {name: len(choices) for name, (_, choices) in CHOICES.items()} == {
        name: len(type(getattr(made, name))) for name in CHOICES
    }
    assert set(AGES) == set(Age)
    assert set(TOPIC_WORDS) == {"alcohol", "drugs", "gambling", "weight", *list(TOPIC_WORDS)[4:]}


def test_what_is_saved_is_shown_again(noor) -> None:
    """By post and redirect; nothing else changes."""
    assert noor.post("/limits", **FORM).status_code == 303

    page = noor.get("/limits")
    assert own(noor) == Limits.of(
        {
            **{name: FORM[name] for name in CHOICES},
            "topics": ["alcohol"],
            "words": ["Anna", "der See"],
            "hours": ["07:00-23:00 Europe/Berlin"],
            "break_minutes": 45,
        }
    )
    for said in ('value="affection" checked', "Anna\nder See", 'value="07:00"', 'value="45"'):
        assert said in page.text
    assert 'name="topic_alcohol" value="yes" checked' in page.text


def test_hours_that_the_page_cannot_show_stay(noor) -> None:
    """Who set more than one window in a terminal loses none of them by saving something else."""
    two = ["07:00-23:00 Europe/Berlin", "13:00-12:00 Europe/Berlin"]
    limits.set_some(noor.house.gate, noor.person, {"hours": two})

    shown = words(noor.get("/limits"))
    noor.post("/limits", **{**FORM, "begins": "08:00"})

    assert "These hours of yours hold as well: 13:00-12:00 Europe/Berlin." in shown
    assert list(own(noor).hours) == ["08:00-23:00 Europe/Berlin", "13:00-12:00 Europe/Berlin"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"zone": "Mars/Base"}, "Hours are written as"),
        ({"ends": ""}, "Say both times"),
        ({"break_minutes": "5"}, "A break comes every"),
        ({"break_minutes": "x"}, "whole number"),
        ({"words": "x" * 61}, "letters"),
        ({"romance": "lots"}, "does not offer"),
    ],
)
def test_a_mistake_is_said_and_changes_nothing(noor, wrong, said) -> None:
    """With what to do; what was typed stands there still, so that nobody types it again."""
    form = {**FORM, **wrong}
    page = noor.post("/limits", **form)

    assert page.status_code == 400
    assert said in words(page)
    assert own(noor) == Limits()
    assert 'name="topic_alcohol" value="yes" checked' in page.text
    assert f">\n{form['words']}</textarea>" in page.text
    for name in ("begins", "ends", "zone", "break_minutes"):
        assert re.search(rf'id="{name}" name="{name}"[^>]* value="{form[name]}"', page.text)


def test_who_else_tightens_a_limit_is_said(noor) -> None:
    """The age, or whoever runs the place."""
    limits.set_some(noor.house.gate, noor.person, {"romance": "romance", "tone": "any"})
    bounds = noor.house.companion.bounds
    bounds.place = replace(
        bounds.place,
        ages=Policy.ADULTS,
        limits=replace(OPEN, tone=Limits.of({"tone": "gentle"}).tone, topics=("death",)),
    )

    told = words(noor.get("/limits"))

    assert "Now it is “No romance”, because of your age." in told
    assert "Now it is “Gentle”, because of this place." in told
    assert "Left out for everybody here: Death." in told
    assert "those alone who say that they are 18" in told


def test_the_age_is_shown_with_its_source_and_put_right_by_a_proof(noor) -> None:
    """A wrong line is refused in words; the right one is taken."""
    allow(noor.house, noor.person)
    talk(noor.house, noor.person, "I'm 14 & tired.")
    page = noor.get("/limits")
    code = re.search(r"<code>([A-Z2-7-]{23})</code>", page.text)[1]

    assert "You said that you are under 18." in words(page)
    assert "I&#39;m 14 &amp; tired." in page.text
    wrong = noor.post("/limits/age", proof="over18.x.y.z")
    assert wrong.status_code == 400
    assert "This is no proof" in words(wrong)
    day = noor.house.clock.now().date()
    assert noor.post("/limits/age", proof=minors.vouch(noor.house.signer, code, day)).status_code
    assert minors.age(noor.house.gate, noor.person) is Age.PROVED
    assert "You showed that you are 18" in words(noor.get("/limits"))
    assert noor.post("/models/adult", adult="stated").status_code == 303


def test_a_minor_cannot_state_that_they_are_an_adult(noor) -> None:
    """Not under Models either."""
    minors.signal(noor.house.gate, noor.person, Age.TEEN)

    assert noor.post("/models/adult", adult="stated").status_code == 400
    assert minors.age(noor.house.gate, noor.person) is Age.TEEN


def test_to_look_is_written_down(noor) -> None:
    """Limits are a person's own data."""
    noor.get("/limits")

    assert leaves(noor.house, noor.person)[-1]["purpose"] == ACCOUNT_RUN


def test_without_a_yes_the_page_of_use_shows_nothing_and_asks_for_nothing(noor) -> None:
    """It says what it would keep, and lists what is worked out all the same."""
    told = words(noor.get("/wellbeing"))

    assert "Nothing is kept of your use" in told
    assert "Troth works out little about you." in told
    assert "goal" not in noor.get("/wellbeing").text.split("w-inferred")[0]


def test_with_a_yes_it_shows_a_chart_a_table_goals_and_a_way_to_delete(noor) -> None:
    """Drawn on the server, with the same as a table."""
    allow(noor.house, noor.person)
    allow(noor.house, noor.person, WELLBEING_OWN)
    assert "Nothing is counted yet" in words(noor.get("/wellbeing"))
    talk(noor.house, noor.person, "my sister came")
    assert noor.post("/wellbeing/goal", minutes="30", no_nights="yes", zone="").status_code == 303

    page = noor.get("/wellbeing")
    assert "<svg" in page.text
    assert "<table" in page.text
    for said in ("You talked for 1 minute", "Your goal is at most 30 minutes", "1 of 1 message"):
        assert said in words(page)
    assert noor.post("/wellbeing/goal", minutes="x").status_code == 400
    assert noor.post("/wellbeing/forget", go="1").status_code == 303
    assert wellbeing.see(noor.house.gate, noor.person).summary.messages == 0


def test_nobody_but_persons_opens_them(ask, house, sign_in) -> None:
    """An operator has no use to look at, and no limit to set for others here."""
    olu = sign_in("Olu", Role.OPERATOR)

    for path in ("/limits", "/wellbeing"):
        assert olu.get(path).status_code == 403
        assert ask(house, "GET", path).status_code in {303, 401}


def test_their_words_are_easy(noor) -> None:
    """Grade 8 or lower, and no praise."""
    allow(noor.house, noor.person)
    allow(noor.house, noor.person, WELLBEING_OWN)
    for path in ("/limits", "/wellbeing"):
        page = noor.get(path).text
        sentences = [
            html.unescape(re.sub(r"<[^>]+>", "", one)).strip()
            for one in re.findall(r"<(?:p|li|span class=\"note\")[^>]*>(.*?)</", page, re.DOTALL)
        ]
        prose = " ".join(f"{one.rstrip('.')}." for one in sentences if len(one.split()) > 3)
        assert grade(prose) <= 8
