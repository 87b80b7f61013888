"""What Troth uses data for can be read at the terminal, with every version of it."""

from pathlib import Path

from troth.registry.served import load_registry


def test_show_is_the_registry(home: Path, troth, as_data) -> None:
    """Every purpose is there, word for word."""
    told = as_data("registry", "show")

    shipped = load_registry()
    assert told["digest"] == shipped.digest
    assert [one["purpose"] for one in told["purposes"]] == list(shipped.purposes)
    assert all(
        one.necessity in troth("registry", "show").stdout for one in shipped.purposes.values()
    )


def test_a_changed_registry_is_a_new_version(
    home: Path, troth, as_data, tmp_path: Path, monkeypatch
) -> None:
    """An edit by hand is a version of its own, with what it changes."""
    source = Path(__file__).parents[2] / "src" / "troth" / "registry" / "troth.toml"
    edited = tmp_path / "registry.toml"
    edited.write_text(source.read_text().replace("kept_days = 365", "kept_days = 30"))
    monkeypatch.setenv("TROTH_REGISTRY_FILE", str(edited))

    told = as_data("registry", "versions")["versions"]

    assert [one["version"] for one in told] == [1, 2]
    assert told[1]["change"]["companion.history"]["class"] == "narrowing"
    assert "companion.history=narrowing" in troth("registry", "versions").stdout


def test_a_registry_that_is_wrong(home: Path, troth, tmp_path: Path, monkeypatch) -> None:
    """A registry that cannot be read stops every command, with file and line."""
    edited = tmp_path / "registry.toml"
    edited.write_text("[purpose]\nthis is not toml")
    monkeypatch.setenv("TROTH_REGISTRY_FILE", str(edited))

    result = troth("consent", "list")

    assert result.exit_code == 2
    assert "registry.toml" in result.stderr
