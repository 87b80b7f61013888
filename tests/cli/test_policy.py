"""The policy and the safety page at the terminal, for whoever asks."""

from pathlib import Path

import pytest

from troth.registry.served import load_registry


def test_the_policy_is_there_for_everybody(home: Path, troth, monkeypatch) -> None:
    """No key is needed to read what Troth does."""
    monkeypatch.setenv("TROTH_KEY", "tk_wrong")

    result = troth("policy")

    assert result.exit_code == 0
    assert result.stdout.startswith("What Troth does with your data\n")
    assert "Version 1 holds since" in result.stdout
    assert load_registry().digest in result.stdout
    assert result.stderr == ""


def test_the_policy_as_data(home: Path, as_data) -> None:
    """Every sentence comes with the places that it was made from."""
    told = as_data("policy")

    (purposes,) = [one for one in told["sections"] if one["id"] == "purposes"]
    said = {s["key"]: s for part in purposes["parts"] for s in part["sentences"]}
    assert told["version"] == 1
    assert said["purposes/companion.history/expires_days"]["paths"] == [
        "purpose.companion.history.expires_days"
    ]


def test_the_keeper_is_named(home: Path, troth, monkeypatch) -> None:
    """What the keeper set is shown; what drives a terminal is not."""
    monkeypatch.setenv("TROTH_CONTACT", "Ada \x1b[2J at ada@example.org")

    told = troth("policy").stdout

    assert "To reach whoever runs it: Ada" in told
    assert "\x1b" not in told


def test_a_changed_registry_is_told_with_its_changes(
    home: Path, troth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit shows in the text, and in what has changed, with its class."""
    source = Path(__file__).parents[2] / "src" / "troth" / "registry" / "troth.toml"
    edited = tmp_path / "registry.toml"
    edited.write_text(source.read_text().replace("kept_days = 365", "kept_days = 30"))
    monkeypatch.setenv("TROTH_REGISTRY_FILE", str(edited))

    told = troth("policy").stdout

    assert "It stays for 30 days, and is then deleted." in told
    assert "Version 2 holds since" in told
    assert "(narrowing)" in told


def test_safety_needs_nothing_at_all(empty: Path, troth) -> None:
    """Whom to call is shown where nothing is set up, and nothing is made by asking."""
    result = troth("policy", "--safety")

    assert result.exit_code == 0
    assert "call your local emergency number" in result.stdout
    assert "988" in result.stdout
    assert not empty.exists()


def test_safety_in_another_country(empty: Path, as_data, monkeypatch) -> None:
    """The country that is set comes first."""
    monkeypatch.setenv("TROTH_COUNTRY", "FR")

    told = as_data("policy", "--safety")

    assert told["country"] == told["countries"][0]["code"] == "FR"


def test_safety_without_a_protocol_says_so(empty: Path, troth, monkeypatch) -> None:
    """A list that cannot be read is named; no number is made up for it."""
    monkeypatch.setenv("TROTH_RESOURCES_FILE", "/nowhere")

    result = troth("policy", "--safety")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert "crisis resource file" in result.stderr
