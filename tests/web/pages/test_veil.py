"""What would be masked of a text, tried without a trace; and whom the veil knows, corrected."""

import gc
import html
import re

import pytest

from troth.errors import TooMany, VeilBroken
from troth.front.limits import Limits
from troth.gate.veiling import Veil
from troth.people.access import Role
from troth.registry.readability import grade
from troth.rights.known import say
from troth.testing.house import leaves
from troth.testing.outside import rules_only
from troth.veil.preview import HONEST
from troth.web.pages.veil import AWAY, MOST, STYLES
from troth.weights.pinned import pinned

TEXT = "Write to oda@firm.test, or ring 415-867-5309. Memo knows. My depression is back."


@pytest.fixture(autouse=True)
def _rules(house):
    """Let rules alone find: the model is slow to load and tested elsewhere."""
    house.gate.veil = rules_only()


def words(page) -> str:
    """Return the words of a page."""
    body = page.text[page.text.index("<main") : page.text.index("</main>")]
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", body).split()))


def side(page, which) -> str:
    """Return one side of what was tried."""
    (found,) = re.findall(rf"<h3>{which}</h3><p[^>]*>(.*?)</p>", page.text, re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found))


def wishes(browser):
    """Return what the person wants."""
    return browser.house.gate.wishes(browser.person)


def must_be_easy(page) -> None:
    """Check that the sentences of a page are of grade 8 or lower."""
    sentences = [
        html.unescape(re.sub(r"<[^>]+>", "", one)).strip()
        for one in re.findall(r"<(?:p|span class=\"note\")[^>]*>(.*?)</", page.text, re.DOTALL)
    ]
    prose = " ".join(f"{one.rstrip('.')}." for one in sentences if len(one.split()) > 3)
    assert grade(prose) <= 8


# Trying


def test_both_sides_are_shown(noor) -> None:
    """As it was written, and as it would leave; each thing with what it is and why."""
    page = noor.post("/veil", text=TEXT)

    assert page.status_code == 200
    assert side(page, "What you wrote") == TEXT
    sent = side(page, "What would leave")
    assert "Write to" in sent
    assert not re.search(r"oda|firm|867", sent)
    assert "2 things would be masked" in words(page)
    assert "a way to reach somebody" in words(page)
    assert HONEST in words(page)


def test_the_same_text_gives_the_same_stand_ins_to_nobody_else(noor, sam) -> None:
    """Another person's are others."""
    sent = [side(one.post("/veil", text=TEXT), "What would leave") for one in (noor, noor, sam)]

    assert sent[0] == sent[1] != sent[2]


def test_own_names_and_words_count(noor) -> None:
    """The person's own, and those of their lists."""
    noor.post("/veil/people", word="Memo", said="always")

    page = noor.post("/veil", text="Noor and Memo")

    assert "Noor" not in side(page, "What would leave")
    assert "Memo" not in side(page, "What would leave")
    assert "It is always masked." in words(page)


def test_what_it_speaks_of_and_what_happens_then_is_said(noor) -> None:
    """As the person chose it."""
    assert "It speaks of your health. Before such words leave, Troth asks you." in words(
        noor.post("/veil", text=TEXT)
    )

    noor.post("/models/sensitive", sensitive="local")

    assert "A model on this machine answers such a message." in words(noor.post("/veil", text=TEXT))


def test_where_nothing_has_to_be_masked_it_says_so(noor) -> None:
    """Both sides are the same."""
    page = noor.post("/veil", text="Hello there")

    assert "Nothing would be masked" in words(page)
    assert side(page, "What would leave") == "Hello there"


def test_nothing_of_a_text_is_kept(noor, sql, home, caplog, capfd) -> None:
    """No row, no line in the ledger, no file, no log; and nothing stays in memory."""
    noor.get("/veil")
    tables = [name for (name,) in sql("SELECT name FROM sqlite_master WHERE type = 'table'")]

    def rows() -> list[object]:
        return [sql(f"SELECT * FROM {name}") for name in tables]  # noqa: S608  # names of tables

    before = rows()

    noor.post("/veil", text="Zyxwvut99 " + TEXT)

    assert rows() == before
    assert "Zyxwvut" not in caplog.text + "".join(capfd.readouterr())
    assert not [one for one in home.rglob("*") if one.is_file() and b"Zyxwvut" in one.read_bytes()]
    gc.collect()
    assert noor.house.gate.veil._kept == {}
    assert "Zyxwvut" not in noor.get("/veil").text


def test_what_finds_remembers_nothing_of_a_tried_text(noor) -> None:
    """What is remembered of messages, if only as digests, is not asked."""
    asked = []

    def look(person, text, known):
        asked.append(text)
        return []

    def detect(person, text, known):
        raise AssertionError

    noor.house.gate.veil = Veil(detect, forget=lambda _: None, look=look)

    assert noor.post("/veil", text="Hello").status_code == 200
    assert asked == ["Hello"]


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_is_told(noor, text) -> None:
    """With the page around it."""
    page = noor.post("/veil", text=text)

    assert page.status_code == 400
    assert "Write or paste a text first" in words(page)


def test_a_long_text_has_an_end(noor) -> None:
    """A hundred thousand letters are fine; one more is told."""
    assert noor.post("/veil", text="é" * MOST).status_code == 200
    assert noor.post("/veil", text="x" * (MOST + 1)).status_code == 413


@pytest.mark.parametrize(
    "text",
    [
        "\u202egnp.exe oda@firm.test",
        "👩‍👩‍👧oda@firm.test👩‍👩‍👧",
        "<b>oda@firm.test</b><script>1</script>",
        "3 Plum Court\nSpringfield\n00000",
        "".join(chr(ord(one) + 0xFEE0) for one in "oda@firm.test"),  # full width
        "\ud7ff\ue000 [PERSON_1]",
    ],
)
def test_odd_texts_are_shown_as_text(noor, text) -> None:
    """Both sides come, and no markup of it."""
    page = noor.post("/veil", text=text)

    assert page.status_code == 200
    assert side(page, "What you wrote") == text
    assert "oda@firm" not in side(page, "What would leave")
    assert "<script>1" not in page.text


@pytest.mark.parametrize("state", AWAY)
def test_without_the_models_file_it_says_so_plainly(noor, monkeypatch, state) -> None:
    """What is wrong, what it means, what to do; before a text is tried and after."""
    monkeypatch.setattr("troth.web.pages.veil.state", lambda *_: state)

    def broken(person, text, known):
        message = "Names cannot be masked."
        raise VeilBroken(message)

    noor.house.gate.veil = Veil(broken, forget=lambda _: None)

    for page, status in ((noor.get("/veil"), 200), (noor.post("/veil", text=TEXT), 503)):
        told = words(page)
        assert page.status_code == status
        assert AWAY[state] in told
        assert "nothing goes to a model elsewhere" in told
        assert "A model on this machine still answers you" in told
        assert "troth model get veil" in told
        assert "What would leave" not in told
        must_be_easy(page)


def test_an_altered_file_is_seen(noor) -> None:
    """A file of that name with something else in it is not used."""
    folder = noor.house.settings.weights_dir
    folder.mkdir(parents=True, exist_ok=True)
    (folder / pinned("veil").file).write_bytes(b"something else")

    assert AWAY["damaged"] in words(noor.get("/veil"))


def test_if_looking_fails_no_word_is_told(noor) -> None:
    """An error of a finder may quote the text."""

    def broken(person, text, known):
        raise ValueError(text)

    noor.house.gate.veil = Veil(broken, forget=lambda _: None)

    page = noor.post("/veil", text="Zyxwvut99")

    assert page.status_code == 503
    assert page.text.count("Zyxwvut99") == 1  # in the field, where it was written


def test_the_page_can_be_tried_by_whoever_it_is_for(sign_in, ask, noor) -> None:
    """Whoever only runs the place has nobody to mask; a stranger signs in first."""
    operator = sign_in("Op", Role.OPERATOR)

    for path in ("/veil", "/veil/people"):
        assert operator.get(path).status_code == 403
        assert ask(noor.house, "GET", path).headers["location"].startswith("/sign-in")
    assert operator.post("/veil", text=TEXT).status_code == 403


# How it is written


def test_plain_marks_are_a_wish(noor) -> None:
    """Chosen on the page, shown there, and used."""
    answer = noor.post("/veil/style", style="tokens")

    assert answer.headers["location"] == "/veil?said=style_set#style"
    assert wishes(noor).masking.tokens
    assert re.search(r'value="tokens" checked', noor.get("/veil").text)
    assert "[CONTACT_1]" in side(noor.post("/veil", text=TEXT), "What would leave")

    noor.post("/veil/style", style="names")
    assert "[CONTACT_1]" not in side(noor.post("/veil", text=TEXT), "What would leave")


def test_no_other_style_is_taken(noor) -> None:
    """A form of another page changes nothing."""
    assert noor.post("/veil/style", style="x").status_code == 400
    assert set(STYLES) == {"names", "tokens"}


# The people


def test_each_one_is_shown_with_why_and_since_when(noor) -> None:
    """The person's own name first."""
    noor.post(
        "/veil/people", word="Guillermo", said="always", with_forms="yes", forms="Memo; Willy"
    )
    noor.post("/veil/people", word="Rose", said="never")

    told = words(noor.get("/veil/people"))

    assert "It is your own name." in told
    assert "You asked to mask it. Since 21 Nov 2026. You also call it Memo , Willy" in told
    assert "You said that it is no name. Since 21 Nov 2026." in told
    assert [one.forms for one in wishes(noor).masking.always] == [("Memo", "Willy")]


def test_a_change_says_what_it_did_and_can_be_undone(noor) -> None:
    """With a form that brings back the same, forms and day too."""
    noor.post("/veil/people", word="Guillermo", said="always", with_forms="yes", forms="Memo")
    before = wishes(noor).masks

    page = noor.post("/veil/people", word="Guillermo", said="forgotten")

    assert page.status_code == 200
    assert "Guillermo : Forgotten." in words(page)
    assert wishes(noor).always == []
    (form,) = re.findall(r'<div class="said undo".*?</form>', page.text, re.DOTALL)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    noor.post("/veil/people", **fields)
    assert wishes(noor).masks == before


def test_to_look_is_written_down_without_a_name(noor) -> None:
    """Names are the person's own data."""
    noor.post("/veil/people", word="Guillermo", said="always")

    noor.get("/veil/people")

    told = leaves(noor.house, noor.person)
    assert told[-1]["purpose"] == "rights.answer"
    assert "Guillermo" not in str(told)


def test_no_name_stands_in_an_address(noor) -> None:
    """Addresses end up in logs and histories."""
    page = noor.post("/veil/people", word="Guillermo", said="always")

    assert not [one for one in re.findall(r'(?:href|action)="([^"]*)"', page.text) if "uill" in one]


@pytest.mark.parametrize("word", ["", " ", "x" * 150, "x" * 300, "a\0b"])
def test_what_is_no_word_is_told_on_the_page(noor, word) -> None:
    """With the page around it; nothing is changed."""
    page = noor.post("/veil/people", word=word, said="always")

    assert page.status_code in {400, 413}
    assert "People you talk about" in page.text
    assert wishes(noor).always == []


@pytest.mark.parametrize(
    "fields",
    [
        {"word": "Rose"},
        {"word": "Rose", "said": "x"},
        {"said": "always"},
        {"word": "Rose", "said": "always", "since": "someday"},
        {"word": "Rose", "said": "always", "with_forms": "yes", "forms": "x" * 150},
        {"word": "Noor", "said": "forgotten"},
    ],
)
def test_a_form_that_does_not_fit_changes_nothing(noor, fields) -> None:
    """It is told on the page."""
    page = noor.post("/veil/people", **fields)

    assert page.status_code in {400, 413}
    assert wishes(noor).masks == ""


def test_markup_in_a_word_is_text(noor) -> None:
    """A list shows what was written."""
    page = noor.post("/veil/people", word="<b>Rose</b>", said="always").text

    assert "<b>Rose" not in page
    assert "&lt;b&gt;Rose&lt;/b&gt;" in page


def test_a_name_of_the_account_is_changed_there(noor) -> None:
    """The list leads to it."""
    assert 'href="/you"' in noor.get("/veil/people").text


def test_their_words_are_easy(noor) -> None:
    """Grade 8 or lower, in every state of the pages."""
    say(noor.house.gate, noor.house.people, noor.person, word="Memo", said="always", forms=["Mo"])
    say(noor.house.gate, noor.house.people, noor.person, word="Rose", said="never")

    for page in (
        noor.get("/veil"),
        noor.post("/veil", text=TEXT),
        noor.get("/veil/people"),
        noor.post("/veil/people", word="Rose", said="forgotten"),
        noor.get("/models"),
    ):
        must_be_easy(page)


def test_one_text_at_a_time_is_looked_through_for_a_person(noor) -> None:
    """The next hears when to try again; another person is not held up."""
    tries = Limits().tries

    with tries.take(noor.person), tries.take("psn_other"), pytest.raises(TooMany) as told:
        tries.take(noor.person).__enter__()

    assert told.value.retry_seconds > 0
    assert "last text" in str(told.value)
