import os
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from troth.errors import BadInput
from troth.settings import Settings, load


@pytest.fixture
def home(tmp_path) -> dict[str, str]:
    """An environment with nothing but a home for Troth."""
    return {"TROTH_HOME": str(tmp_path)}


def _file(home: dict[str, str], text: str) -> Path:
    file = Path(home["TROTH_HOME"]) / "troth.toml"
    file.write_text(text)
    return file


def test_without_any_setting_the_defaults_hold(home, tmp_path):
    """Loopback, the demo model, data and state apart."""
    found = load(home)

    assert found == Settings(data_dir=tmp_path / "data", state_dir=tmp_path / "state")
    assert (found.host, found.port, found.model) == ("127.0.0.1", 8420, "demo")


def test_what_is_derived_lies_below_its_folder(home, tmp_path):
    """The database and weights with the data; what must not be copied with the state."""
    found = load(home)

    assert found.database == tmp_path / "data" / "troth.db"
    assert found.weights_dir == tmp_path / "data" / "weights"
    assert found.run_dir == tmp_path / "state" / "run"


@pytest.mark.parametrize(
    ("more", "address"),
    [
        ({}, "http://127.0.0.1:8420"),
        ({"PORT": "80"}, "http://127.0.0.1"),
        ({"HOST": "::1"}, "http://[::1]:8420"),
        ({"PUBLIC_NAME": "t.example.org"}, "http://127.0.0.1:8420"),
        (
            {"PUBLIC_NAME": "t.example.org", "TLS_CERTIFICATE_FILE": "/c", "TLS_KEY_FILE": "/k"},
            "https://t.example.org:8420",
        ),
        (
            {"TLS_CERTIFICATE_FILE": "/c", "TLS_KEY_FILE": "/k", "PORT": "443"},
            "https://127.0.0.1",
        ),
        (
            {"PUBLIC_NAME": "t.example.org", "PROXY_ADDRESS": "10.0.0.5", "HOST": "10.0.0.9"},
            "https://t.example.org",
        ),
    ],
)
def test_a_person_is_told_where_to_go(home, more, address):
    """What is typed into a browser: the scheme and name by which the server is reached."""
    found = load(home | {f"TROTH_{name}": value for name, value in more.items()})

    assert found.address == address


def test_the_server_answers_to_its_names(home):
    """The host it listens on, and the public name if there is one."""
    assert load(home).host_names == {"127.0.0.1"}
    assert load(home | {"TROTH_PUBLIC_NAME": "t.example.org"}).host_names == {
        "127.0.0.1",
        "t.example.org",
    }


def test_data_and_state_follow_the_desktop_standard(monkeypatch, tmp_path):
    """XDG_DATA_HOME and XDG_STATE_HOME if set, else the usual folders of the home."""
    monkeypatch.setenv("HOME", str(tmp_path / "me"))

    plain = load({})
    found = load({"XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"})

    assert plain.data_dir == tmp_path / "me/.local/share/troth"
    assert plain.state_dir == tmp_path / "me/.local/state/troth"
    assert (found.data_dir, found.state_dir) == (Path("/d/troth"), Path("/s/troth"))


def test_state_never_lies_within_data(home):
    """A copy of the data directory must not hold the slot."""
    for environment in (home, {}):
        found = load(environment)
        assert not found.state_dir.is_relative_to(found.data_dir)
        assert not found.data_dir.is_relative_to(found.state_dir)


def test_the_environment_wins_over_the_file_over_the_defaults(home):
    """Each setting by itself."""
    _file(home, 'port = 9000\ncountry = "DE"\n')

    found = load(home | {"TROTH_PORT": "9001"})

    assert (found.port, found.country, found.language) == (9001, "DE", "en")


def test_the_file_may_lie_elsewhere(home, tmp_path):
    """TROTH_SETTINGS names it; without TROTH_HOME it lies in the data folder."""
    other = tmp_path / "other.toml"
    other.write_text("port = 1234\n")
    _file(home, "port = 9000\n")
    (tmp_path / "xdg" / "troth").mkdir(parents=True)
    (tmp_path / "xdg" / "troth" / "troth.toml").write_text("port = 77\n")

    assert load(home | {"TROTH_SETTINGS": str(other)}).port == 1234
    assert load({"XDG_DATA_HOME": str(tmp_path / "xdg")}).port == 77


def test_a_named_file_that_is_not_there_stops_the_start(home):
    """It was meant to protect somebody."""
    with pytest.raises(BadInput, match=r"does not exist\. Check TROTH_SETTINGS"):
        load(home | {"TROTH_SETTINGS": "/nowhere/troth.toml"})


def test_a_typo_in_the_file_names_line_and_likely_name(home):
    """A setting that Troth does not know must not pass as the default."""
    file = _file(home, '# mine\n\nhost = "127.0.0.1"\n  prot = 9000\n')

    with pytest.raises(BadInput, match="Did you mean `port`") as caught:
        load(home)

    assert str(caught.value).startswith(f"{file}:4: ")
    assert caught.value.param == "prot"


def test_a_typo_in_the_environment_names_the_variable(home):
    """The same holds there."""
    with pytest.raises(BadInput, match=r"TROTH_MODLE: .*`modle`.*Did you mean `model`"):
        load(home | {"TROTH_MODLE": "echo"})


def test_a_name_like_no_setting_gets_no_guess(home):
    """Only near names are offered."""
    with pytest.raises(BadInput) as caught:
        load(home | {"TROTH_ZZZZZZ": "1"})

    assert "Did you mean" not in str(caught.value)


@pytest.mark.parametrize("name", ["TROTH_KEY", "TROTH_PASSPHRASE"])
def test_secrets_in_the_environment_are_no_settings(home, name):
    """They are read where they are needed, and never land in the settings."""
    assert "s3cret" not in repr(load(home | {name: "s3cret"}))


def test_broken_toml_names_file_and_line(home):
    """And says what to do."""
    file = _file(home, "port = 1\nhost = [\n")

    with pytest.raises(BadInput, match="Mend that line") as caught:
        load(home)

    assert str(file) in str(caught.value)
    assert "line" in str(caught.value)


def test_a_file_that_is_no_text_is_told(home):
    """Bytes that are not UTF-8 stop the start with the file's name."""
    file = _file(home, "")
    file.write_bytes(b"host = '\xff'\n")

    with pytest.raises(BadInput, match=r"troth\.toml"):
        load(home)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("port = 0", "a whole number above 0"),
        ("port = -1", "a whole number above 0"),
        ("port = 1.5", "a whole number above 0"),
        ("port = true", "a whole number above 0"),
        ('port = "many"', "a whole number above 0"),
        ("port = [1]", "a whole number above 0"),
        ('host = ""', "a text"),
        ("host = 7", "a text"),
        ("host = true", "a text"),
        ('host = {a = "b"}', "a text"),
        ("data_dir = 7", "a path"),
        ('data_dir = ""', "a path"),
        ("store_wait_seconds = 0", "a number above 0"),
        ("store_wait_seconds = inf", "a number above 0"),
        ("store_wait_seconds = nan", "a number above 0"),
        ('store_wait_seconds = "soon"', "a number above 0"),
        ("port = 65536", "at most 65535"),
        ("message_limit_bytes = 99999999999999999999", "at most 2147483647"),
        ("model_wait_seconds = 1e300", "at most 10000000"),
        ('country = "Germany"', "two letters (ISO 3166), as in US"),
        ('country = "D1"', "two letters (ISO 3166), as in US"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused(home, line, told):
    """With the file, the line, the name and what it must be; the value is not repeated."""
    _file(home, f"\n{line}\n")
    name = line.split()[0]

    with pytest.raises(BadInput) as caught:
        load(home)

    assert f"troth.toml:2: `{name}` must be {told}" in str(caught.value)
    assert caught.value.param == name


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TROTH_PORT", ""),
        ("TROTH_PORT", "9e3"),
        ("TROTH_PORT", "0"),
        ("TROTH_PORT", "9" * 5000),
        ("TROTH_HOST", ""),
        ("TROTH_MODEL_WAIT_SECONDS", "-1"),
        ("TROTH_MODEL_WAIT_SECONDS", "inf"),
    ],
)
def test_a_wrong_value_in_the_environment_is_refused(home, variable, value):
    """With the name of the variable."""
    with pytest.raises(BadInput, match=variable):
        load(home | {variable: value})


def test_values_become_what_the_setting_is(home, tmp_path, monkeypatch):
    """Numbers from text, paths made whole, and times as numbers."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))

    found = load(
        home
        | {
            "TROTH_PORT": "81",
            "TROTH_STORE_WAIT_SECONDS": "0.5",
            "TROTH_LOG_FILE": "logs/troth.log",
            "TROTH_DATA_DIR": "~/mine",
        }
    )

    assert found.port == 81
    assert found.store_wait_seconds == 0.5
    assert found.log_file == tmp_path / "logs/troth.log"
    assert found.data_dir == tmp_path / "mine"


def test_other_variables_are_nobodys_business(home):
    """Only names that begin with TROTH_ are read."""
    assert load(home | {"PORT": "x", "XTROTH_PORT": "x", "TROTHPORT": "x"}) == load(home)


def test_settings_do_not_change_after_the_start(home):
    """Frozen: what a decision rested on stays."""
    with pytest.raises(FrozenInstanceError):
        load(home).port = 1  # type: ignore[misc]


def test_every_setting_can_be_set_both_ways(home, tmp_path):
    """In the file and in the environment, under its own name."""
    values = {"int": "5", "float": "5", "str": "five", "Path": str(tmp_path)}
    for one in fields(Settings):
        kind = next(name for name in values if name in str(one.type))
        value = "DE" if one.name == "country" else values[kind]
        written = value if kind in {"int", "float"} else f'"{value}"'
        _file(home, f"{one.name} = {written}\n")
        by_file = load(home)
        _file(home, "")
        assert getattr(load(home | {f"TROTH_{one.name.upper()}": value}), one.name) == (
            getattr(by_file, one.name)
        )


def test_what_an_editor_puts_first_is_no_setting(home):
    """Some editors begin a file with a mark that nobody sees."""
    file = _file(home, "")
    file.write_bytes(b"\xef\xbb\xbfport = 8500\r\n")

    assert load(home).port == 8500


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"port = {'9' * 5000}", "not TOML that anybody reads"),
        (f"port = {'[' * 100_000}", "not TOML that anybody reads"),
        (f'contact = "{"a" * 1_000_000}"', "too big"),
        ('data_dir = "a\\u0000b"', "`data_dir` must be a path"),
        ('data_dir = "~nobody-of-that-name/x"', "`data_dir` must be a path"),
    ],
    ids=["long number", "deep", "big", "no path", "nobody's folder"],
)
def test_a_file_that_nobody_would_write_is_told_in_words(home, text, told):
    """Whatever stands in it: the start stops, and says where."""
    file = _file(home, text)

    with pytest.raises(BadInput, match=told) as error:
        load(home)

    assert str(error.value).startswith(str(file))
    assert len(str(error.value)) < 500


def test_a_name_is_shown_and_not_obeyed(home):
    """A setting's name may hold what a terminal takes for an order."""
    _file(home, '"\\u001b[2Jpo\\nrt" = 1')

    with pytest.raises(BadInput, match="Did you mean `port`") as error:
        load(home)

    assert str(error.value).isprintable()


def test_what_is_no_file_is_not_waited_for(home):
    """A pipe that nobody writes to, a device without end, a folder."""
    file = Path(home["TROTH_HOME"]) / "troth.toml"
    for put in (lambda: os.mkfifo(file), lambda: file.symlink_to("/dev/zero")):
        put()
        with pytest.raises(BadInput, match="is no file"):
            load(home)
        file.unlink()
    file.mkdir()
    with pytest.raises(BadInput, match="is no file"):
        load(home)


@pytest.mark.parametrize("target", ["gone.toml", "troth.toml"])
def test_a_link_that_leads_nowhere_is_no_missing_file(home, target):
    """What it was meant to set must not pass as the default."""
    file = Path(home["TROTH_HOME"]) / "troth.toml"
    file.symlink_to(target)

    with pytest.raises(BadInput, match="is no file"):
        load(home)


def test_a_home_of_nobody_is_told():
    """`~name` of somebody whom this machine does not know."""
    with pytest.raises(BadInput, match="TROTH_HOME"):
        load({"TROTH_HOME": "~nobody-of-that-name/x"})
