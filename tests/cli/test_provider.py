"""Providers are added, looked at, switched and removed at the terminal; a key is never shown."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from troth.registry.claims import MEANS

KEY = "sk-secret-0123456789"
URL = "https://api.example.org/v1"
ENDS = (datetime.now(UTC) + timedelta(days=90)).date().isoformat()
CONTRACT = (
    "legal_entity=Example Ltd",
    "dpa=of 2026",
    "training=no",
    "retention_days=30",
    "country=FR",
)


def claims(*said: str, ends: str = ENDS) -> list[str]:
    """Return the arguments that set these claims."""
    sets = [part for one in said for part in ("--set", one)]
    return [*sets, "--source", "https://example.org/terms", "--ends", ends]


@pytest.fixture
def acme(home: Path, troth) -> str:
    """Add a provider with a contract, off."""
    added = troth("provider", "add", "acme", "--url", URL, "--model", "small-1")
    assert added.exit_code == 0, added.stderr
    reviewed = troth("provider", "review", "acme", *claims(*CONTRACT))
    assert reviewed.exit_code == 0, reviewed.stderr
    return "acme"


def test_an_empty_list_says_what_to_do(home: Path, troth) -> None:
    """On stderr: there is no data."""
    result = troth("provider", "list")

    assert result.stdout == ""
    assert "troth provider add --found" in result.stderr


def test_an_example_starts_off_and_unknown(home: Path, troth, as_data) -> None:
    """It saves typing; it is no reason to trust."""
    told = as_data("provider", "add", "openai", "--example", "--model", "gpt-4.1")["providers"]

    assert [one["provider"] for one in told] == ["openai"]
    assert (told[0]["on"], told[0]["level"], told[0]["models"]) == (False, "unknown", ["gpt-4.1"])
    refused = troth("provider", "on", "openai")
    assert refused.exit_code == 2
    assert "legal_entity" in refused.stderr


def test_review_says_what_is_known_and_what_is_missing(acme: str, troth, as_data) -> None:
    """Each claim with source, day and end; what nobody knows; what the next level needs."""
    told = as_data("provider", "review", acme)

    assert told["level"] == "contract"
    assert told["claims"]["training"]["source"] == "https://example.org/terms"
    assert told["claims"]["training"]["ends"] == told["ends"] == ENDS
    assert {*told["claims"], *told["unknown"]} == set(MEANS)
    assert any("zero_retention" in one for one in told["missing"])
    shown = troth("provider", "review", acme).stdout
    assert "https://example.org/terms" in shown
    assert f"until {ENDS}" in shown
    assert "Missing for the next level" in shown


@pytest.mark.parametrize(
    ("arguments", "blamed"),
    [
        (claims("training=no", ends="2020-01-01"), "past"),
        (claims("trainig=no"), "training"),
        (claims("training"), "CLAIM=VALUE"),
        (claims("training=never"), "training"),
        (claims("training=no", ends="2099-01-01"), "ends"),
        (["--set", "training=no", "--ends", ENDS], "--source"),
        (["--set", "training=no", "--source", "x"], "--ends"),
        (["--source", "x"], "--set"),
        (["--ends", ENDS], "--set"),
        (claims("dpa=no"), "--unset dpa"),
        (claims("legal_entity=unknown"), "--unset legal_entity"),
        (claims("own_machine=no"), "--unset own_machine"),
        (claims("blocked=no"), "--unset blocked"),
        (["--unset", "trainig"], "trainig"),
        (["--model", "two words"], "model"),
    ],
)
def test_a_claim_that_is_wrong_is_refused(acme: str, troth, as_data, arguments, blamed) -> None:
    """Nothing is written, and the part to mend is named."""
    before = as_data("provider", "review", acme)

    result = troth("provider", "review", acme, *arguments)

    assert result.exit_code == 2
    assert blamed in result.stderr
    assert as_data("provider", "review", acme) == before


def test_a_claim_of_a_later_day_is_told_as_one(home: Path, troth, tmp_path: Path) -> None:
    """Whoever is ahead of UTC writes the day of tomorrow: it is not past."""
    seen, ends = (datetime.now(UTC).date() + timedelta(days=days) for days in (2, 90))
    file = tmp_path / "acme.toml"
    file.write_text(
        f'id = "acme"\nname = "Acme"\ndialect = "openai"\nbase_url = "{URL}"\n'
        'models = ["m"]\nplace = "public"\n[claim.training]\nvalue = "no"\nsource = "x"\n'
        f'seen = {seen}\nends = {ends}\nreviewer = "Ada"\n'
    )
    assert troth("provider", "add", "--file", str(file)).exit_code == 0

    shown = troth("provider", "review", "acme").stdout

    assert f"counts from {seen} on" in shown
    assert "past since" not in shown


def test_a_claim_taken_back_is_unknown(acme: str, troth, as_data) -> None:
    """While it is on, the command says what follows."""
    assert troth("provider", "on", acme).exit_code == 0

    result = troth("provider", "review", acme, "--unset", "training")

    assert "nothing goes there" in result.stderr
    assert as_data("provider", "review", acme)["level"] == "unknown"
    purposes = [one["purpose"] for one in as_data("registry", "show")["purposes"]]
    assert "companion.outside.acme" not in purposes


def test_models_come_and_go(acme: str, troth, as_data) -> None:
    """Only those that are named may be asked."""
    troth("provider", "review", acme, "--model", "big-1", "--no-model", "small-1")

    assert as_data("provider", "review", acme)["models"] == ["big-1"]


def test_what_a_server_refuses_is_left_out(acme: str, troth, as_data) -> None:
    """As long as somebody says so."""
    troth("provider", "review", acme, "--refuses", "store", "--refuses", "seed")
    assert as_data("provider", "review", acme)["refuses"] == ["store", "seed"]
    assert "Left out: store, seed" in troth("provider", "review", acme).stdout

    troth("provider", "review", acme, "--takes", "store")
    assert as_data("provider", "review", acme)["refuses"] == ["seed"]
    assert troth("provider", "review", acme, "--refuses", "messages").exit_code == 2


def test_on_and_off(acme: str, troth, as_data) -> None:
    """On, it has a purpose that each person is asked about; off, it has none."""
    on = troth("provider", "on", acme)
    assert on.exit_code == 0
    assert "until a person says yes" in on.stderr
    assert "no key yet" in on.stderr
    assert "companion.outside.acme" in troth("consent", "list").stdout

    assert troth("provider", "off", acme).exit_code == 0
    assert "companion.outside.acme" not in troth("consent", "list").stdout
    assert as_data("provider", "list")["providers"][0]["on"] is False


def test_a_key_from_stdin_is_sealed_and_never_shown(acme: str, home: Path, troth) -> None:
    """It stands in no output and in no file."""
    result = troth("provider", "key", acme, "--key-stdin", stdin=f"{KEY}\n")

    assert result.exit_code == 0
    commands = ("list", "list --json", f"review {acme}", f"explain {acme}")
    shown = [result, *(troth("provider", *one.split()) for one in commands)]
    assert not [one for one in shown if KEY in one.stdout + one.stderr]
    assert " key " in troth("provider", "list").stdout
    written = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert KEY.encode() not in written
    assert troth("provider", "key", acme, "--forget").exit_code == 0
    assert "no key" in troth("provider", "list").stdout


def test_a_key_is_never_an_argument(acme: str, troth) -> None:
    """Arguments are seen by everyone on a machine, and stay in the shell's history."""
    assert troth("provider", "key", acme, KEY).exit_code == 2
    assert troth("provider", "key", acme, "--key-stdin", stdin="two words\n").exit_code == 2
    unheard = troth("provider", "key", acme)
    assert unheard.exit_code == 2
    assert "--key-stdin" in unheard.stderr


def test_a_key_can_come_with_the_provider(home: Path, troth, as_data) -> None:
    """In one step, from stdin."""
    told = as_data("provider", "add", "acme", "--url", URL, "--key-stdin", stdin=f"{KEY}\n")

    assert told["providers"][0]["key"] is True


def test_an_id_stands_once(acme: str, home: Path, troth, tmp_path: Path) -> None:
    """A file never takes the place of a provider that is there."""
    file = tmp_path / "acme.toml"
    file.write_text(
        'id = "acme"\nname = "Acme"\ndialect = "openai"\nmodels = []\nplace = "public"\n'
        f'base_url = "{URL}"\n'
    )

    result = troth("provider", "add", "--file", str(file))

    assert result.exit_code == 2
    assert "already" in result.stderr


def test_a_file_that_is_wrong_is_named_with_its_line(home: Path, troth, tmp_path: Path) -> None:
    """And so is one that cannot be read."""
    file = tmp_path / "own.toml"
    file.write_text('id = "own"\nnmae = "Own"\n')

    wrong = troth("provider", "add", "--file", str(file))
    absent = troth("provider", "add", "--file", str(tmp_path / "none.toml"))

    assert (wrong.exit_code, absent.exit_code) == (2, 2)
    assert "own.toml:2:" in wrong.stderr
    assert "Did you mean `name`?" in wrong.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["acme"],
        ["--url", URL],
        ["acme", "--example", "--url", URL],
        ["acme", "--example"],
        ["acme", "--url", "http://api.example.org/v1"],
        ["acme", "--url", "http://[broken"],
        ["acme", "--url", f"{URL}/chat/completions"],
        ["acme", "--url", f"{URL}/messages/", "--dialect", "anthropic"],
        ["Acme", "--url", URL],
    ],
)
def test_what_cannot_be_added(home: Path, troth, as_data, arguments) -> None:
    """Nothing is written for a command that is not clear."""
    assert troth("provider", "add", *arguments).exit_code == 2
    assert as_data("provider", "list")["providers"] == []


@pytest.mark.parametrize(
    ("url", "place", "level"),
    [
        ("http://127.0.0.1:8080/v1", "loopback", "local"),
        ("http://localhost:8080/v1", "loopback", "local"),
        ("http://192.168.1.20:8080/v1", "private", "unknown"),
        ("http://100.64.1.20:8080/v1", "private", "unknown"),
        ("http://[fd00::20]:8080/v1", "private", "unknown"),
        (URL, "public", "unknown"),
    ],
)
def test_where_it_is_follows_from_the_address(
    home: Path, troth, as_data, url: str, place: str, level: str
) -> None:
    """Only this machine needs nothing said about it."""
    troth("provider", "add", "desk", "--url", url)

    told = as_data("provider", "list")["providers"][0]
    assert (told["place"], told["level"], told["name"]) == (place, level, "Desk")


def test_what_answers_here_is_offered(home: Path, troth, as_data, monkeypatch) -> None:
    """Each program once; a second look adds nothing."""
    from troth.house import House
    from troth.providers.found import Found

    found = [Found(kind="ollama", base_url="http://127.0.0.1:11434/v1", models=("llama3.2",))]
    monkeypatch.setattr(House, "find_providers", lambda _: found)

    first = as_data("provider", "add", "--found")["providers"]
    second = troth("provider", "add", "--found")

    assert [(one["provider"], one["name"], one["level"]) for one in first] == [
        ("ollama", "Ollama", "local")
    ]
    assert "Nothing new" in second.stderr
    assert troth("provider", "on", "ollama").exit_code == 0


def test_what_answers_here_is_known_by_its_address(home: Path, troth, as_data, monkeypatch) -> None:
    """Also where it was written down as localhost; and an id that is taken stops none behind it."""
    from troth.house import House
    from troth.providers.found import Found

    found = [
        Found(kind="ollama", base_url="http://127.0.0.1:11434/v1", models=("llama3.2",)),
        Found(kind="llamacpp", base_url="http://127.0.0.1:8080/v1", models=("m",)),
        Found(kind="lmstudio", base_url="http://127.0.0.1:1234/v1", models=("m",)),
    ]
    monkeypatch.setattr(House, "find_providers", lambda _: found)
    troth("provider", "add", "home", "--url", "http://LOCALHOST:11434/v1/", "--model", "llama3.2")
    troth("provider", "add", "llamacpp", "--url", "http://127.0.0.1:9090/v1", "--model", "m")

    result = troth("provider", "add", "--found")

    assert result.exit_code == 0
    assert "--url http://127.0.0.1:8080/v1" in result.stderr
    listed = [one["provider"] for one in as_data("provider", "list")["providers"]]
    assert listed == ["home", "llamacpp", "lmstudio"]


def test_test_says_what_came_of_it(acme: str, troth, as_data, monkeypatch) -> None:
    """Answers or not decides the exit code."""
    from troth.house import House

    said = {"answers": True, "small_1": "it answers"}
    monkeypatch.setattr(House, "try_provider", lambda *_: said)

    assert as_data("provider", "test", acme) == {"provider": "acme", **said}
    assert "small_1" in (shown := troth("provider", "test", acme).stdout)
    assert "it answers" in shown
    said["answers"] = False
    assert troth("provider", "test", acme).exit_code == 1


def test_explain_is_for_a_person(acme: str, troth, as_data) -> None:
    """Plain words on stdout, the same as data."""
    told = as_data("provider", "explain", acme)["told"]

    shown = troth("provider", "explain", acme).stdout
    assert [one["what"] for one in told][:3] == ["Who it is", "What it gets", "What it keeps"]
    assert all(one["text"] in shown for one in told)


def test_removed_is_gone(acme: str, troth, as_data) -> None:
    """It asks first; a no leaves it."""
    asked = troth("provider", "remove", acme, stdin="n\n")
    dry = troth("provider", "remove", acme, "--dry-run")
    assert (asked.exit_code, dry.exit_code) == (1, 0)
    assert as_data("provider", "list")["providers"]

    assert troth("provider", "remove", acme, "--yes").exit_code == 0
    assert as_data("provider", "list")["providers"] == []


@pytest.mark.parametrize(
    "command", ["review", "explain", "test", "on", "off", "remove --yes", "key --forget"]
)
def test_one_that_is_not_there(home: Path, troth, command: str) -> None:
    """Each command says how to see those that are."""
    name, *more = command.split()

    result = troth("provider", name, "ghost", *more)

    assert result.exit_code == 1
    assert "troth provider list" in result.stderr


def test_a_row_that_was_edited_is_told_and_can_go(acme: str, home: Path, troth, sql) -> None:
    """It is not used; the rest of the list is shown."""
    sql("UPDATE provider SET is_on = 1", file=home / "data" / "troth.db")

    listed = troth("provider", "list")

    assert listed.exit_code == 0
    assert "behind Troth's back" in listed.stderr
    assert json.loads(troth("provider", "list", "--json").stdout) == {"providers": []}
    assert troth("provider", "remove", acme, "--yes").exit_code == 0
