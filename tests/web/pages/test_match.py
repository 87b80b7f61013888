"""The pages for meeting people: a yes first, a profile, a list, and what is said."""

import pytest

from troth.gate import halls
from troth.matchmaker import profile
from troth.matchmaker.fields import INTEREST_WORDS
from troth.matchmaker.profile import Choice, Order
from troth.testing.house import allow
from troth.testing.matching import join, share, tell
from troth.words import MATCH_ORIGIN, MATCH_PEOPLE

MARKUP = "<script>alert(1)</script><img src=x>"
YOU = {
    "part": "you",
    "called": "Noor",
    "about": "I walk.",
    "contact": "noor@example.org",
    "born": "1990-07",
    "gender": "0",
    "goal": "4",
    "choice_called": "shared",
    "choice_about": "shared",
    "choice_born": "shared",
    "choice_gender": "used",
    "choice_goal": "kept",
}
MEET = {
    "part": "meet",
    "seeks_1": "on",
    "low": "30",
    "high": "50",
    "town": "Amsterdam",
    "order": "spread",
    "choice_seeks": "kept",
    "choice_ages": "used",
    "choice_place": "shared",
}
LIKES = {
    "part": "likes",
    "interests_hiking": "on",
    "wishes_fun": "on",
    "choice_interests": "shared",
    "choice_wishes": "kept",
    "choice_qualities": "kept",
}


@pytest.fixture
def willing(noor):
    """Return the browser of somebody who lets Troth look for people."""
    allow(noor.house, noor.person, MATCH_PEOPLE, method="page")
    return noor


def test_while_a_day_is_made_ready_the_page_says_so(willing, monkeypatch) -> None:
    """About how far it is, and how to look again. Nobody is shown, and nothing else is closed."""
    monkeypatch.setattr(halls, "AHEAD", 0)
    monkeypatch.setattr(halls, "AT_ONCE", 1)
    for name in ("Sam", "Ida", "Olu"):
        join(willing.house, name)
    tell(willing.house, willing.person, called="Noor")
    willing.house.matchmaker._hall.fill(most=1)

    page = willing.get("/match")

    assert page.status_code == 200
    assert "Your list is not ready yet" in page.text
    assert "about 20 % is done" in page.text
    assert "match-card" not in page.text
    assert willing.get("/match/profile").status_code == 200
    while willing.house.matchmaker.fill():
        pass
    assert "match-card" in willing.get("/match").text


def test_a_mistake_in_what_is_only_looked_at_loses_no_word(willing) -> None:
    """Neither does one that is saved: what was typed stands in the boxes, whichever was pressed."""
    for do in ("look", "save"):
        page = willing.post("/match/profile", do=do, **{**YOU, "born": "1990-13"})

        assert page.status_code == 400
        assert "I walk." in page.text
        assert "noor@example.org" in page.text


def test_as_many_letters_fit_as_the_box_takes(willing) -> None:
    """A browser sends a new line as two signs, and counts it as one."""
    words = ("a" * 49 + "\n") * 19 + "a" * 50

    page = willing.post(
        "/match/profile", do="save", **{**YOU, "about": words.replace("\n", "\r\n")}
    )

    assert page.status_code == 303
    assert saved(willing).about == words


def test_what_it_means_to_keep_ones_gender_is_said_where_it_is_chosen(willing) -> None:
    """Who asks for women meets nobody whose gender is kept; both pages say so, and ask nothing."""
    sam = join(willing.house, "Sam", seeks=frozenset({0}))
    tell(willing.house, willing.person, called="Noor", gender=0)
    assert willing.house.matchmaker.today(sam).meetings == []

    for page in ("/match/profile", "/match/why"):
        assert "only people whose gender goes into matching" in willing.get(page).text


def saved(browser) -> profile.Answers:
    """Return what is kept."""
    return profile.load(browser.house.gate, browser.person)


def test_without_a_yes_the_page_says_what_to_do(noor) -> None:
    """The card is one click away, and nothing else is there."""
    page = noor.get("/match")

    assert page.status_code == 200
    assert "/consent/match.people?back=match" in page.text
    for path in ("/match/people", "/match/why", "/match/fairness", "/match/profile"):
        assert noor.get(path).headers["location"] == "/match"
    assert noor.post("/match/profile", **YOU).status_code == 403


def test_without_a_profile_it_asks_for_one(willing) -> None:
    """And nobody is shown."""
    assert willing.get("/match/why").headers["location"] == "/match"
    assert "First say who you are" in willing.get("/match").text


def test_a_profile_is_saved_in_parts(willing) -> None:
    """Each form changes its own part and leaves the others."""
    for form in (YOU, MEET, LIKES):
        answer = willing.post("/match/profile", do="save", **form)
        assert answer.headers["location"] == f"/match/profile?said=saved#{form['part']}"

    kept = saved(willing)
    assert (kept.called, kept.born, kept.gender, kept.goal) == ("Noor", "1990-07", 0, 4)
    assert (kept.seeks, kept.ages, kept.order) == (frozenset({1}), (30, 50), Order.SPREAD)
    assert (kept.interests, kept.wishes) == ({"hiking": 9}, {"fun": 9})
    assert kept.place is not None
    assert kept.choice("gender") is Choice.USED
    page = willing.get("/match/profile")
    assert page.status_code == 200
    assert 'value="1990-07"' in page.text
    assert "52.3" not in page.text


def test_every_save_on_the_page_keeps_all_of_it(willing) -> None:
    """Whoever fills in the page from top to bottom presses one button, and loses nothing."""
    page = willing.get("/match/profile").text
    whole = {**YOU, **MEET, **LIKES, **{f"qualities_{one}": "on" for one in ("attr", "fun")}}
    del whole["part"]
    every = {f"interests_{one}": "on" for one in INTEREST_WORDS}
    every |= {f"wishes_{one}": "on" for one in ("attr", "sinc", "intel", "fun", "amb", "shar")}

    answer = willing.post("/match/profile", do="save", **{**whole, **every})

    assert page.count('action="/match/profile"') == 1
    assert 'name="part"' not in page
    assert answer.headers["location"] == "/match/profile?said=saved"
    kept = saved(willing)
    assert (kept.called, kept.ages, len(kept.wishes)) == ("Noor", (30, 50), 6)
    assert set(kept.interests) == set(INTEREST_WORDS)


def test_what_was_typed_stays_on_the_page_when_something_is_wrong(willing) -> None:
    """Saved or looked at, in another part or in the same one."""
    whole = {**LIKES, **MEET, **YOU, "about": "I walk each day."}
    del whole["part"]

    for wrong in ({"born": "2015-01"}, {"low": "x"}):
        for do in ("save", "look"):
            page = willing.post("/match/profile", do=do, **{**whole, **wrong})
            assert page.status_code == 400
            assert "I walk each day." in page.text
            assert "<option selected>Amsterdam</option>" in page.text


def test_a_town_that_was_looked_at_is_still_chosen_for_the_save(willing) -> None:
    """The page that shows the card first asks for the same place, and says that none is kept."""
    looked = willing.post("/match/profile", do="look", **MEET).text
    willing.post("/match/profile", do="save", **MEET)
    out = willing.post("/match/profile", do="look", **{**MEET, "town": "none"}).text

    assert "<option selected>Amsterdam</option>" in looked
    assert "As it is" not in looked
    assert "As it is" in out
    assert '<option value="none" selected>' in out


def test_others_eyes_are_lent_before_saving(willing) -> None:
    """The card as it would be; nothing is kept."""
    page = willing.post("/match/profile", do="look", **YOU)

    assert page.status_code == 200
    seen = page.text.partition('id="preview"')[2].partition("</section>")[0]
    assert "This is not saved yet" in seen
    assert "Noor" in seen
    assert "Woman" not in seen
    assert saved(willing) is None


def test_what_cannot_be_is_said_and_not_kept(willing) -> None:
    """On the page, with what to do, whether it is saved or looked at."""
    wrong = [
        ({**YOU, "born": "2015-01"}, "18 and over"),
        ({**YOU, "born": "yesterday"}, "like 1990-07"),
        ({**MEET, "low": "60"}, "Swap them"),
        ({**MEET, "low": "x"}, "whole number"),
    ]
    for form, words in wrong:
        for do in ("save", "look"):
            page = willing.post("/match/profile", do=do, **form)
            assert page.status_code == 400
            assert words in page.text
    assert saved(willing) is None


def test_a_form_that_is_not_ours_is_refused(willing) -> None:
    """A choice, a town or an order that the page does not offer."""
    for form in ({**YOU, "choice_born": "all"}, {**MEET, "town": "Atlantis"}, {"part": "x"}):
        assert willing.post("/match/profile", **form).status_code == 400


def test_race_and_faith_wait_for_their_own_yes(willing) -> None:
    """The form is not there without it, and a form that is sent all the same is refused."""
    told = {"race": "2", "imprace": "", "imprelig": "7"}
    assert 'name="race"' not in willing.get("/match/profile").text
    assert willing.post("/match/origin", **told).status_code == 403

    allow(willing.house, willing.person, MATCH_ORIGIN, method="page")
    assert willing.post("/match/origin", **{**told, "race": "9"}).status_code == 400
    assert willing.post("/match/origin", **told).status_code == 303
    assert profile.origin(willing.house.gate, willing.person).race == "2"
    assert 'name="race"' in willing.get("/match/profile").text


def test_a_strangers_words_are_text(willing) -> None:
    """Markup in a profile is shown to the letter, on every page that shows it."""
    shared = share("called", "about")
    tell(willing.house, willing.person, called=MARKUP[:40], about=MARKUP, choices=shared)
    sam = join(willing.house, "Sam", about=MARKUP, contact=MARKUP, choices=shared)
    mark = willing.house.matchmaker.mark(willing.person, sam)

    pages = [willing.get("/match"), willing.get("/match/profile")]
    willing.post(f"/match/people/{mark}", say="like")
    pages.append(willing.get("/match/people"))

    for page in pages:
        assert "<script>alert" not in page.text
        assert "<img src=x" not in page.text
        assert "&lt;script&gt;alert(1)" in page.text


def test_somebody_is_shown_and_answered(willing) -> None:
    """Four buttons alike; each leads back with a sentence, and both yeses are told."""
    house = willing.house
    tell(house, willing.person, called="Noor", choices=share("called"))
    sam = join(house, "Sam", contact="sam@example.org", order=Order.SPREAD)
    mark = house.matchmaker.mark(willing.person, sam)
    page = willing.get("/match")
    assert page.text.count('class="button small" name="say"') == 4
    assert "sam@example.org" not in page.text

    answer = willing.post(f"/match/people/{mark}", say="like")
    assert answer.headers["location"] == "/match?said=match_like"
    assert "Nobody to show now" in willing.get("/match").text
    house.matchmaker.today(sam)
    house.matchmaker.say(sam, house.matchmaker.mark(sam, willing.person), "like")

    assert "sam@example.org" not in willing.get("/match/people").text
    house.matchmaker.show(sam, house.matchmaker.mark(sam, willing.person), ["contact"])
    assert "sam@example.org" in willing.get("/match/people").text
    answer = willing.post(f"/match/people/{mark}", say="block", back="people")
    assert answer.headers["location"] == "/match/people?said=match_block"
    assert "sam@example.org" not in willing.get("/match/people").text


def test_the_reasons_are_on_the_card(willing) -> None:
    """In bands, with how sure; the mixed list has none."""
    house = willing.house
    every = share("called", "goal", "interests", used=("born",))
    for order, has in ((Order.TASTE, True), (Order.SHUFFLED, False)):
        tell(house, willing.person, goal=4, born="1990-07", order=order, choices=every)
        if has:
            join(house, "Sam", goal=4, born="1991-02", choices=every)
        page = willing.get("/match").text
        assert ("That you would both say yes" in page) is has
        assert ("You look for the same." in page) is has
        assert ("other things they keep private" in page) is has
        assert "compatible" not in page


def test_an_empty_list_says_why(willing) -> None:
    """And what of one's own would help; never to share more."""
    tell(willing.house, willing.person, ages=(90, 99))
    assert "Nobody else is here yet." in willing.get("/match").text

    join(willing.house, "Sam", born="1990-01", choices=share("born"))
    page = willing.get("/match").text
    assert "A wider range of ages: a few more." in page
    assert "All ages: a few more." in willing.get("/match/why").text


def test_who_was_not_shown_is_not_there(willing, sam) -> None:
    """Somebody who is here and somebody who is not give one page."""
    house = willing.house
    tell(house, willing.person, called="Noor")
    ida = join(house, "Ida")
    here, nobody = (
        willing.post(f"/match/people/{mark}", say="like")
        for mark in (house.matchmaker.mark(willing.person, ida), "a" * 26)
    )

    assert here.status_code == nobody.status_code == 404
    assert here.text == nobody.text
