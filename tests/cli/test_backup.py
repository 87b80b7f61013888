"""A copy is sealed, lies elsewhere, and says how it comes back."""

from pathlib import Path


def test_a_copy(talking: Path, troth, as_data, tmp_path: Path) -> None:
    """Keyring and content are written, and neither holds a word in clear."""
    troth("chat", "zebra canary")

    told = as_data("backup", str(tmp_path / "copies"))

    assert Path(told["keyring"]).exists()
    files = [one for one in (tmp_path / "copies").rglob("*") if one.is_file()]
    assert len(files) == 3
    assert not [one for one in files if b"zebra canary" in one.read_bytes()]


def test_the_next_step_is_said(talking: Path, troth, tmp_path: Path) -> None:
    """A person is told how to bring the copy back."""
    result = troth("backup", str(tmp_path / "copies"))

    assert result.exit_code == 0
    assert f"troth restore {tmp_path / 'copies'}" in result.stderr


def test_not_beside_what_it_copies(home: Path, troth) -> None:
    """A copy inside Troth's own folders would be lost with them."""
    result = troth("backup", str(home / "data" / "copies"))

    assert result.exit_code == 2


def test_where_nothing_can_be_written(home: Path, troth, tmp_path: Path) -> None:
    """A folder below a file cannot be made, and no half copy is left."""
    (tmp_path / "file").touch()

    result = troth("backup", str(tmp_path / "file" / "copies"))

    assert result.exit_code == 1
    assert "cannot make the folder" in result.stderr
